import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'bearer',
  subject: 'request',
  title: { en: 'The access token follows the word Bearer', zh: '访问令牌前须有 Bearer' },
  docs: docs.send,
  confidence: 'B',
  aliases: ['HN-BEARER'],
  messages: {
    missing: {
      severity: 'error',
      text: { en: 'The send call has no `Authorization` header.', zh: '发送请求缺少 `Authorization` 请求头。' },
      fix: { en: 'Send `Authorization: Bearer <access token>`.', zh: '请发送 `Authorization: Bearer <访问令牌>`。' },
    },
    word: {
      severity: 'error',
      text: {
        en: 'The `Authorization` header does not begin with `Bearer` and a blank.',
        zh: '`Authorization` 请求头不是以 `Bearer` 加空格开头。',
      },
      fix: { en: 'Send `Authorization: Bearer <access token>`.', zh: '请发送 `Authorization: Bearer <访问令牌>`。' },
    },
  },
  *check({ request }) {
    const value = request.headers['authorization'] ?? '';
    const path = '/headers/authorization';
    if (value === '') yield { messageId: 'missing', path };
    else if (!/^Bearer \S/.test(value)) yield { messageId: 'word', path };
  },
});
