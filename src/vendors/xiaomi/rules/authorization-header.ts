import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'authorization-header',
  subject: 'request',
  title: { en: 'The header is exactly `key=<AppSecret>`', zh: '请求头须为 `key=<AppSecret>`' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559',
  confidence: 'A',
  aliases: ['XM-AU-002'],
  messages: {
    word: {
      text: {
        en: 'The header `Authorization` does not begin with the lower-case word `key` and one `=` (21301 follows).',
        zh: '请求头 `Authorization` 不是以小写的 `key` 加一个 `=` 开头（会返回 21301）。',
      },
      fix: {
        en: 'Send `Authorization: key=<AppSecret>`, without quotes, blanks or Bearer.',
        zh: '发送 `Authorization: key=<AppSecret>`，不要加引号、空格或 Bearer。',
      },
      severity: 'error',
    },
  },
  *check({ request }) {
    if (!/^key=[^=\s"']/.test(request.headers['authorization'] ?? '')) yield { messageId: 'word' };
  },
});
