import { defineRule } from '../rule.ts';
import { isRecord, messageOf } from '../shape.ts';

export default defineRule({
  name: 'apns-background-priority',
  subject: 'wire',
  title: { en: 'A background push to iOS has priority 5.', zh: '发往 iOS 的后台推送优先级须为 5。' },
  docs: 'https://firebase.google.com/docs/cloud-messaging/error-codes',
  confidence: 'A',
  aliases: ['FCM-L24'],
  messages: {
    ten: {
      severity: 'error',
      text: {
        en: '`content-available` without an alert goes with `apns-priority` {priority}; APNs takes such a push only with 5.',
        zh: '只有 `content-available` 而没有 alert，却使用 `apns-priority` {priority}；APNs 对这类推送只接受 5。',
      },
      fix: { en: 'Set `apns-priority` to 5, or add an alert.', zh: '把 `apns-priority` 设为 5，或添加 alert。' },
    },
    absent: {
      severity: 'warn',
      text: {
        en: '`content-available` without an alert has no `apns-priority`: FCM fills in 10, which does not fit a background push.',
        zh: '只有 `content-available` 而没有 alert，且未设置 `apns-priority`：FCM 会补成 10，不适用于后台推送。',
      },
      fix: { en: 'Set `apns-priority` to 5.', zh: '请把 `apns-priority` 设为 5。' },
    },
  },
  *check({ wire }) {
    const { notification, apns } = messageOf(wire);
    const aps = apns?.payload?.aps;
    if (!isRecord(aps) || Number(aps['content-available']) !== 1) return;
    if (aps['alert'] !== undefined || notification?.title !== undefined || notification?.body !== undefined) return;
    const path = '/message/apns/headers/apns-priority';
    const priority: unknown = apns?.headers?.['apns-priority'];
    if (priority === undefined) yield { messageId: 'absent', path };
    else if (priority === '10' || priority === 10) yield { messageId: 'ten', data: { priority: 10 }, path };
  },
});
