import { defineRule } from '../rule.ts';
import { docs, userIdPattern } from '../wire.ts';

export default defineRule({
  name: 'user-id',
  subject: 'batch',
  title: { en: 'The user ids can exist', zh: '用户 ID 合法' },
  docs: docs.account,
  confidence: 'A',
  aliases: [],
  messages: {
    shape: {
      severity: 'warn',
      text: {
        en: '`{user}` cannot be a user id: it has at most 64 bytes of letters, digits, underscore, hyphen and full stop.',
        zh: '`{user}` 不是合法的用户 ID：最长 64 字节，只能包含字母、数字、下划线、连字符和英文句点。',
      },
      fix: { en: 'Use the id that the app logs in with.', zh: '请使用应用登录时的用户 ID。' },
    },
  },
  *check({ batch, wire }) {
    if (wire?.via === 'group') return;
    for (const user of batch.targets) if (!userIdPattern.test(user)) yield { messageId: 'shape', data: { user } };
  },
});
