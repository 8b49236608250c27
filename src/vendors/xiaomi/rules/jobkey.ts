import { charCount } from '../reading.ts';
import { defineRule } from '../rule.ts';
import { maxJobkeyChars, safeJobkeyChars } from '../wire.ts';

export default defineRule({
  name: 'jobkey',
  subject: 'wire',
  title: { en: 'The job key is short and plain', zh: 'jobkey 应简短且只含允许的字符' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559',
  confidence: 'A',
  aliases: ['XM-JK-001'],
  messages: {
    illegal: {
      text: {
        en: '`extra.jobkey` may hold letters, digits, `_` and `-` only and must not start with `_`.',
        zh: '`extra.jobkey` 只能包含字母、数字、`_` 和 `-`，且不能以 `_` 开头。',
      },
      fix: { en: 'Replace the other characters, for example by `-`.', zh: '把其他字符替换掉，例如换成 `-`。' },
      severity: 'error',
    },
    tooLong: {
      text: {
        en: '`extra.jobkey` has {count} characters; {max} are permitted.',
        zh: '`extra.jobkey` 有 {count} 个字符，上限为 {max} 个。',
      },
      fix: { en: 'Shorten it.', zh: '请缩短。' },
      severity: 'error',
    },
    long: {
      text: {
        en: '`extra.jobkey` has {count} characters; older documents permit {max}.',
        zh: '`extra.jobkey` 有 {count} 个字符；旧文档的上限为 {max} 个。',
      },
      fix: { en: 'Stay within {max} characters to be safe.', zh: '稳妥起见，请控制在 {max} 个字符以内。' },
      severity: 'warn',
    },
  },
  *check({ wire }) {
    const key = wire['extra.jobkey'];
    if (key === undefined) return;
    const path = '/extra.jobkey';
    const count = charCount(String(key));
    if (!/^[0-9A-Za-z-][0-9A-Za-z_-]*$/.test(String(key))) yield { messageId: 'illegal', path };
    else if (count > maxJobkeyChars) yield { messageId: 'tooLong', data: { count, max: maxJobkeyChars }, path };
    else if (count > safeJobkeyChars) yield { messageId: 'long', data: { count, max: safeJobkeyChars }, path };
  },
});
