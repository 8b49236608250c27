import { docs, notificationOf, numberOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'level-16',
  subject: 'wire',
  title: { en: 'The strong reminder (16) needs a right of its own', zh: '强提醒（16）需单独申请' },
  docs: docs.classification,
  confidence: 'B',
  aliases: ['oppo/level-16'],
  messages: {
    approval: {
      severity: 'info',
      text: {
        en: '`notify_level` 16 works only after a separate application; without it OPPO answers 67. One source limits it to IM messages of chat, phone and office apps.',
        zh: '`notify_level`=16 须单独申请，未获批时返回 67。有一处来源称仅社交聊天、通话短信、办公类应用的 IM 消息可申请。',
      },
      fix: { en: 'Use level 2 until OPPO has granted the strong reminder.', zh: '获批之前请使用 2。' },
    },
  },
  *check({ wire }) {
    if (numberOf(notificationOf(wire).notify_level) === 16) yield { messageId: 'approval', path: '/notification/notify_level' };
  },
});
