import { defineRule } from '../rule.ts';
import { androidNotifications } from '../shape.ts';

export default defineRule({
  name: 'notification-priority',
  subject: 'wire',
  title: {
    en: '`notification_priority` is read by Android 7.1 and older only.',
    zh: '`notification_priority` 仅对 Android 7.1 及以下有效。',
  },
  docs: 'https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages',
  confidence: 'A',
  aliases: ['FCM-L15'],
  messages: {
    ignored: {
      severity: 'info',
      text: {
        en: '`notification_priority` has no effect on Android 8 and newer: the importance of the channel decides.',
        zh: 'Android 8 及以上会忽略 `notification_priority`，由通知渠道的重要性决定。',
      },
      fix: { en: 'Choose the importance when the app creates the channel.', zh: '在应用创建渠道时设置重要性。' },
    },
  },
  *check({ wire }) {
    for (const { pointer, value } of androidNotifications(wire))
      if (value.notification_priority !== undefined) yield { messageId: 'ignored', path: `${pointer}/notification_priority` };
  },
});
