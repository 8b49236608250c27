import { defineRule } from '../rule.ts';
import { messageOf, priorityOf, showsOnAndroid } from '../shape.ts';

const urgentKinds: readonly (string | undefined)[] = ['im', 'call', 'travel', 'schedule', 'account'];

export default defineRule({
  name: 'data-priority',
  subject: 'wire',
  title: { en: 'Data messages of normal priority wait in Doze.', zh: '普通优先级的纯数据消息在 Doze 下会延迟。' },
  docs: 'https://firebase.google.com/docs/cloud-messaging/android-message-priority',
  confidence: 'A',
  aliases: ['FCM-L10'],
  messages: {
    urgent: {
      severity: 'warn',
      text: {
        en: 'A data message of kind `{kind}` goes with normal priority: a sleeping phone gets it late.',
        zh: '类型为 `{kind}` 的纯数据消息使用普通优先级，休眠中的手机会延迟收到。',
      },
      fix: {
        en: 'Set priority high if the app shows a notification for it; otherwise Google lowers it again.',
        zh: '如果应用收到后会弹出通知，请设为高优先级；否则 Google 会再次降级。',
      },
    },
    delayed: {
      severity: 'info',
      text: {
        en: 'This data message has no high priority: a phone in Doze gets it late.',
        zh: '此纯数据消息不是高优先级，处于 Doze 的手机会延迟收到。',
      },
      fix: {
        en: 'That is right for background data; set priority high if the app shows a notification for it.',
        zh: '用于后台数据时这样即可；如果应用会据此弹出通知，请设为高优先级。',
      },
    },
  },
  *check({ wire, message }) {
    const { data, android, android_v2: v2 } = messageOf(wire);
    if ((data === undefined && android?.data === undefined) || v2 !== undefined || showsOnAndroid(wire) || priorityOf(wire) === 'HIGH')
      return;
    const path = '/message/android/priority';
    if (message?.kind !== undefined && urgentKinds.includes(message.kind))
      yield { messageId: 'urgent', data: { kind: message.kind }, path };
    else yield { messageId: 'delayed', path };
  },
});
