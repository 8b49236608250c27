import { pointerOf } from '../../../core/pointer.ts';
import { charCount, ownExtras } from '../reading.ts';
import { defineRule } from '../rule.ts';
import { maxOwnExtraChars, maxOwnExtras } from '../wire.ts';

export default defineRule({
  name: 'own-extras',
  subject: 'wire',
  title: { en: 'At most ten own pairs in extra', zh: '自定义 extra 键值对不超过 10 个' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559',
  confidence: 'A',
  aliases: ['XM-PL-004'],
  messages: {
    tooMany: {
      text: {
        en: 'There are {count} own pairs in `extra.*`; Xiaomi takes {max} (65014).',
        zh: '`extra.*` 里有 {count} 个自定义键值对，小米上限为 {max} 个（65014）。',
      },
      fix: {
        en: 'Put own data into `data`: it travels as one JSON text in the payload.',
        zh: '把自定义数据放进 `data`，它会合并成一段 JSON 放入 payload。',
      },
      severity: 'error',
    },
    tooLong: {
      text: {
        en: 'The own pairs in `extra.*` have {count} characters together; the document permits {max} (65015).',
        zh: '`extra.*` 自定义键值对合计 {count} 个字符，文档上限为 {max} 个（65015）。',
      },
      fix: {
        en: 'Put own data into `data`: it travels as one JSON text in the payload.',
        zh: '把自定义数据放进 `data`，它会合并成一段 JSON 放入 payload。',
      },
      severity: 'error',
    },
  },
  *check({ wire }) {
    const own = ownExtras(wire);
    const path = own[0] ? pointerOf([own[0][0]]) : '';
    if (own.length > maxOwnExtras) yield { messageId: 'tooMany', data: { count: own.length, max: maxOwnExtras }, path };
    const count = own.reduce((sum, [key, value]) => sum + charCount(key.slice('extra.'.length)) + charCount(value), 0);
    if (count > maxOwnExtraChars) yield { messageId: 'tooLong', data: { count, max: maxOwnExtraChars }, path };
  },
});
