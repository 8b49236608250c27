import { charsOf, docs, effective } from '../facts.ts';
import { defineRule } from '../rule.ts';

/** The lower of the limits that two sources give, in characters; the other pair is 30 (60 for Latin letters) and 2048. */
const limits = { title: 40, body: 256 } as const;

export default defineRule({
  name: 'text-length',
  subject: 'wire',
  title: { en: 'Long texts may be cut', zh: '过长的文本可能被截断' },
  docs: docs.relay,
  confidence: 'C',
  aliases: [],
  messages: {
    long: {
      severity: 'info',
      text: {
        en: 'The {name} has {count} characters. Sources disagree: {max} by one, by another 30 Chinese (60 Latin) for the title and 2048 for the body.',
        zh: '`{name}` 有 {count} 个字符。各处说法不一：一处为 {max}，另一处为标题 30 个汉字（60 个英文字符）、正文 2048 个字符。',
      },
      fix: { en: 'Put what matters first, and look at it on a phone.', zh: '把重点放在前面，并在手机上确认显示效果。' },
    },
  },
  *check({ wire }) {
    for (const name of ['title', 'body'] as const) {
      const found = effective(wire, name);
      const count = typeof found?.value === 'string' ? charsOf(found.value) : 0;
      if (found && count > limits[name]) yield { messageId: 'long', path: found.path, data: { name, count, max: limits[name] } };
    }
  },
});
