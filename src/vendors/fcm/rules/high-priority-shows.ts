import { defineRule } from '../rule.ts';
import { priorityOf, showsOnAndroid } from '../shape.ts';

export default defineRule({
  name: 'high-priority-shows',
  subject: 'wire',
  title: { en: 'High priority is for what the user sees.', zh: '高优先级只用于用户可见的消息。' },
  docs: 'https://firebase.google.com/docs/cloud-messaging/android-message-priority',
  confidence: 'A',
  aliases: ['FCM-L11'],
  messages: {
    silent: {
      severity: 'warn',
      text: {
        en: 'High priority without a notification block: when the app shows nothing for such messages, Google lowers their priority for that phone.',
        zh: '高优先级消息没有 notification：如果应用收到后不弹通知，Google 会在该手机上降低其优先级。',
      },
      fix: {
        en: 'Post a notification in `onMessageReceived` at once, or use normal priority.',
        zh: '在 `onMessageReceived` 中立即弹出通知，或改用普通优先级。',
      },
    },
  },
  *check({ wire }) {
    if (priorityOf(wire) === 'HIGH' && !showsOnAndroid(wire)) yield { messageId: 'silent', path: '/message/android/priority' };
  },
});
