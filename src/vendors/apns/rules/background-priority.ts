import { defineRule, pages } from '../rule.ts';
import { headerOf } from '../wire.ts';

export default defineRule({
  name: 'background-priority',
  subject: 'wire',
  title: { en: 'A background push has priority 5', zh: '后台推送的优先级为 5' },
  docs: pages.background,
  confidence: 'A',
  aliases: ['APNS-L02'],
  messages: {
    high: {
      severity: 'error',
      text: { en: 'A background push is sent with priority 10, which APNs refuses.', zh: '后台推送使用了优先级 10，APNs 会拒绝。' },
      fix: { en: 'Set `vendors.apns.priority: 5`, or leave it out.', zh: '设置 `vendors.apns.priority: 5`，或不设置。' },
    },
    absent: {
      severity: 'error',
      text: {
        en: 'A background push without `apns-priority` counts as priority 10, which APNs refuses.',
        zh: '后台推送未带 `apns-priority`，会按优先级 10 处理而被拒绝。',
      },
      fix: { en: 'Send `apns-priority: 5`.', zh: '带上 `apns-priority: 5`。' },
    },
    low: {
      severity: 'warn',
      text: {
        en: 'A background push has priority 1; Apple’s page asks for 5 always.',
        zh: '后台推送使用了优先级 1，而 Apple 文档要求始终使用 5。',
      },
      fix: { en: 'Set `vendors.apns.priority: 5`.', zh: '设置 `vendors.apns.priority: 5`。' },
    },
  },
  *check({ wire }) {
    if (headerOf(wire, 'apns-push-type') !== 'background') return;
    const path = '/headers/apns-priority';
    const priority = headerOf(wire, 'apns-priority');
    if (priority === undefined) yield { messageId: 'absent', path };
    else if (priority === '10') yield { messageId: 'high', path };
    else if (priority === '1') yield { messageId: 'low', path };
  },
});
