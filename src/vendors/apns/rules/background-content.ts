import { defineRule, pages } from '../rule.ts';
import { apsOf, headerOf } from '../wire.ts';

export default defineRule({
  name: 'background-content',
  subject: 'wire',
  title: { en: 'A background push carries `content-available` and shows nothing', zh: '后台推送只带 `content-available`，不展示内容' },
  docs: pages.background,
  confidence: 'A',
  aliases: ['APNS-L03'],
  messages: {
    visible: {
      severity: 'error',
      text: { en: 'A background push contains `{key}`.', zh: '后台推送中含有 `{key}`。' },
      fix: {
        en: 'Remove `{key}`, or send an alert with `vendors.apns.pushType: alert`.',
        zh: '删除 `{key}`，或设置 `vendors.apns.pushType: alert` 改为通知。',
      },
    },
    silent: {
      severity: 'error',
      text: {
        en: 'A background push without `content-available: 1` wakes nobody.',
        zh: '后台推送缺少 `content-available: 1`，不会唤醒应用。',
      },
      fix: { en: 'Set `vendors.apns.contentAvailable: 1`.', zh: '设置 `vendors.apns.contentAvailable: 1`。' },
    },
  },
  *check({ wire }) {
    if (headerOf(wire, 'apns-push-type') !== 'background') return;
    const aps = apsOf(wire);
    for (const key of ['alert', 'badge', 'sound'])
      if (aps[key] !== undefined) yield { messageId: 'visible', data: { key }, path: `/payload/aps/${key}` };
    // A boolean is the business of number-types.
    if (aps['content-available'] !== 1 && aps['content-available'] !== true)
      yield { messageId: 'silent', path: '/payload/aps/content-available' };
  },
});
