import { docs, notificationOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'title-empty',
  subject: 'wire',
  title: { en: 'A message has a title', zh: '消息必须有标题' },
  docs: docs.notification,
  confidence: 'A',
  aliases: ['oppo/title-empty'],
  messages: {
    empty: {
      severity: 'error',
      text: { en: 'The title is missing or blank; OPPO answers 40.', zh: '标题缺失或为空白，OPPO 会返回 40。' },
      fix: { en: 'Give the message a `title`.', zh: '请填写 `title`。' },
    },
  },
  *check({ wire }) {
    const title: unknown = notificationOf(wire).title;
    if (typeof title !== 'string' || title.trim() === '') yield { messageId: 'empty', path: '/notification/title' };
  },
});
