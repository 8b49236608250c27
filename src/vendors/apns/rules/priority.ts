import { defineRule, pages } from '../rule.ts';
import { headerOf, priorities } from '../wire.ts';

export default defineRule({
  name: 'priority',
  subject: 'wire',
  title: { en: '`apns-priority` is 10, 5 or 1', zh: '`apns-priority` 只能是 10、5 或 1' },
  docs: pages.sending,
  confidence: 'A',
  aliases: ['APNS-L09'],
  messages: {
    unknown: {
      severity: 'error',
      text: { en: '{value} is not a priority of APNs.', zh: '{value} 不是有效的 APNs 优先级。' },
      fix: { en: 'Use 10 (now), 5 (power-aware) or 1 (never wake the device).', zh: '使用 10（立即）、5（兼顾电量）或 1（不唤醒设备）。' },
    },
  },
  *check({ wire }) {
    const value = headerOf(wire, 'apns-priority');
    if (value !== undefined && !priorities.includes(value)) yield { messageId: 'unknown', data: { value }, path: '/headers/apns-priority' };
  },
});
