import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'secret-escaped',
  subject: 'account',
  title: { en: 'The client secret is as the console shows it', zh: 'Client Secret 应与控制台所示完全一致' },
  docs: docs.androidAuth,
  confidence: 'A',
  aliases: ['HW-SECRET-ESC'],
  messages: {
    escaped: {
      severity: 'error',
      text: {
        en: 'The client secret contains a backslash before a slash (`\\/`): it was copied out of JSON text.',
        zh: 'Client Secret 中含有 `\\/`：它是从 JSON 文本中连同转义符一起复制的。',
      },
      fix: { en: 'Remove the backslashes.', zh: '请去掉反斜杠。' },
    },
    blank: {
      severity: 'error',
      text: { en: 'The client secret begins or ends with a blank.', zh: 'Client Secret 首尾带有空格。' },
      fix: { en: 'Remove the blank.', zh: '请去掉空格。' },
    },
  },
  *check({ account }) {
    const { clientSecret } = account;
    if (clientSecret === undefined) return;
    if (clientSecret.includes('\\/')) yield { messageId: 'escaped', path: '/clientSecret' };
    if (clientSecret !== clientSecret.trim()) yield { messageId: 'blank', path: '/clientSecret' };
  },
});
