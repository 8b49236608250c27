import { defineRule } from '../rule.ts';
import { isRecord, messageOf } from '../shape.ts';

export default defineRule({
  name: 'background-data',
  subject: 'wire',
  title: { en: 'In the background the system shows the notification, not the app.', zh: '应用在后台时，通知由系统而非应用显示。' },
  docs: 'https://firebase.google.com/docs/cloud-messaging/android/receive',
  confidence: 'A',
  aliases: ['FCM-L12'],
  messages: {
    notCalled: {
      severity: 'info',
      text: {
        en: 'With a notification block Android does not call `onMessageReceived` while the app is in the background; `data` arrives in the intent after the tap.',
        zh: '带有 notification 时，应用在后台不会回调 `onMessageReceived`；`data` 在点击通知后随 intent 传入。',
      },
      fix: {
        en: 'If the app must act before the tap, send a data message (high priority) and let the app post the notification.',
        zh: '如需在点击前处理，请改发高优先级的纯数据消息，由应用自行弹出通知。',
      },
    },
  },
  *check({ wire }) {
    const { notification, android, android_v2: v2 } = messageOf(wire);
    if (v2 === undefined && (isRecord(notification) || isRecord(android?.notification)))
      yield { messageId: 'notCalled', path: isRecord(notification) ? '/message/notification' : '/message/android/notification' };
  },
});
