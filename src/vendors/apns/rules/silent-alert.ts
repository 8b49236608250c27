import { defineRule, pages } from '../rule.ts';
import { apsOf, headerOf } from '../wire.ts';

export default defineRule({
  name: 'silent-alert',
  subject: 'wire',
  title: { en: 'A push of type `alert` shows something', zh: '`alert` 类型的推送应有可展示的内容' },
  docs: pages.background,
  confidence: 'A',
  aliases: ['APNS-L04'],
  messages: {
    silent: {
      severity: 'warn',
      text: {
        en: 'The push has only `content-available`, but its type is `alert`.',
        zh: '推送只含 `content-available`，类型却是 `alert`。',
      },
      fix: {
        en: 'Set `vendors.apns.pushType: background`, or add a title or body.',
        zh: '设置 `vendors.apns.pushType: background`，或补充标题、正文。',
      },
    },
  },
  *check({ wire }) {
    if (headerOf(wire, 'apns-push-type') !== 'alert') return;
    const aps = apsOf(wire);
    if (aps['content-available'] !== undefined && ['alert', 'badge', 'sound'].every((key) => aps[key] === undefined))
      yield { messageId: 'silent', path: '/headers/apns-push-type' };
  },
});
