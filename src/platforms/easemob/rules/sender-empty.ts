import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'sender-empty',
  subject: 'wire',
  title: { en: 'The sender is not empty', zh: '发送方不为空' },
  docs: docs.message,
  confidence: 'A',
  aliases: [],
  messages: {
    empty: {
      severity: 'error',
      text: {
        en: '`from` is an empty text, which Easemob refuses; only when it is absent, `admin` sends.',
        zh: '`from` 为空字符串，环信会拒绝；不传该字段时才由 `admin` 发送。',
      },
      fix: { en: 'Remove `from`, or name a user.', zh: '请去掉 `from`，或填写用户 ID。' },
    },
  },
  *check({ wire }) {
    if (wire.via !== 'push' && wire.body.from === '') yield { messageId: 'empty', path: '/body/from' };
  },
});
