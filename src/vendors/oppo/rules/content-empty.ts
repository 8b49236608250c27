import { docs, notificationOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'content-empty',
  subject: 'wire',
  title: { en: 'A message has a content', zh: '消息必须有内容' },
  docs: docs.notification,
  confidence: 'A',
  aliases: ['oppo/content-empty'],
  messages: {
    empty: {
      severity: 'error',
      text: { en: 'The content is missing or blank; OPPO answers 40.', zh: '内容缺失或为空白，OPPO 会返回 40。' },
      fix: { en: 'Give the message a `body`.', zh: '请填写 `body`。' },
    },
  },
  *check({ wire }) {
    const content: unknown = notificationOf(wire).content;
    if (typeof content !== 'string' || content.trim() === '') yield { messageId: 'empty', path: '/notification/content' };
  },
});
