import { androidFacts, docs, harmonyFacts, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { collapseKeyRange, pushTypes } from '../wire.ts';

export default defineRule({
  name: 'collapse-key',
  subject: 'wire',
  title: { en: 'The collapse key is a number from -1 to 100', zh: 'collapse_key 为 -1 至 100 的整数' },
  docs: docs.androidSend,
  confidence: 'A',
  aliases: ['HW-COLLAPSE'],
  messages: {
    range: {
      severity: 'error',
      text: {
        en: 'The collapse key is `{given}`; it must be a whole number from {min} to {max} (80100013).',
        zh: 'collapse_key 为 `{given}`，应为 {min} 至 {max} 的整数（80100013）。',
      },
      fix: {
        en: '-1 keeps all waiting messages, 0 the newest, 1 to 100 the newest of that group.',
        zh: '-1 表示全部缓存，0 表示只留最新一条，1 至 100 表示按组只留最新一条。',
      },
    },
    pushType: {
      severity: 'warn',
      text: {
        en: 'A collapse key works with push types 0 and 2 only; this push has {pushType}.',
        zh: 'collapseKey 仅对 push-type 0 与 2 生效，当前为 {pushType}。',
      },
      fix: { en: 'Leave it out.', zh: '请去掉该字段。' },
    },
  },
  *check({ wire }) {
    const harmony = harmonyFacts(wire);
    const key = harmony ? harmony.options['collapseKey'] : androidFacts(wire)?.android['collapse_key'];
    if (key === undefined) return;
    const path = harmony ? '/body/pushOptions/collapseKey' : '/body/message/android/collapse_key';
    if (typeof key !== 'number' || !Number.isInteger(key) || key < collapseKeyRange.min || key > collapseKeyRange.max)
      yield { messageId: 'range', path, data: { given: shown(key), ...collapseKeyRange } };
    const pushType = harmony?.pushType;
    if (pushType !== undefined && pushType !== pushTypes.alert && pushType !== pushTypes.extension)
      yield { messageId: 'pushType', path, data: { pushType: shown(pushType) } };
  },
});
