import { docs, isFilled, partOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { notifyKeyPattern } from '../wire.ts';

export default defineRule({
  name: 'notify-key',
  subject: 'wire',
  title: { en: 'The notifyKey has 1 to 8 letters, digits, - or _', zh: 'notifyKey 由 1～8 位字母、数字、- 或 _ 组成' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['MZ-NK-001'],
  messages: {
    illegal: {
      severity: 'error',
      text: {
        en: 'The `notifyKey` is not made of 1 to 8 letters, digits, `-` and `_`.',
        zh: '`notifyKey` 不符合要求：只能由 1～8 位字母、数字、`-`、`_` 组成。',
      },
      fix: {
        en: 'Choose a shorter key, for example a short hash; a `notifyId` may have up to 8 digits.',
        zh: '请使用更短的 key，例如短哈希；`notifyId` 最多 8 位数字。',
      },
    },
  },
  *check({ wire }) {
    const key = partOf(wire, 'advanceInfo')['notifyKey'];
    if (isFilled(key) && !notifyKeyPattern.test(String(key))) yield { messageId: 'illegal', path: '/messageJson/advanceInfo/notifyKey' };
  },
});
