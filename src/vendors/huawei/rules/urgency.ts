import { androidFacts, docs } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'urgency',
  subject: 'wire',
  title: { en: '`urgency` is for data messages, and HIGH needs a permission', zh: '`urgency` 仅用于透传消息，HIGH 需申请权限' },
  docs: docs.permissions,
  confidence: 'A',
  aliases: ['HW-URG-HIGH', 'HW-URG-NOTIF'],
  messages: {
    high: {
      severity: 'warn',
      text: {
        en: '`urgency: HIGH` may start the app’s process and needs a special permission; on notifications it is ignored.',
        zh: '`urgency: HIGH` 可拉起应用进程，需申请特殊权限；对通知消息无效。',
      },
      fix: { en: 'Apply for the permission with HUAWEI, or leave it NORMAL.', zh: '请向华为申请权限，或使用 NORMAL。' },
    },
    notification: {
      severity: 'info',
      text: { en: '`urgency` is ignored on a notification message.', zh: '`urgency` 对通知消息不起作用。' },
      fix: { en: 'Leave it out; the category decides how a notification is shown.', zh: '请去掉；通知的展示方式由 category 决定。' },
    },
  },
  *check({ wire }) {
    const facts = androidFacts(wire);
    const urgency = facts?.android['urgency'];
    if (!facts || urgency === undefined) return;
    const path = '/body/message/android/urgency';
    if (urgency === 'HIGH') yield { messageId: 'high', path };
    if (facts.shows) yield { messageId: 'notification', path };
  },
});
