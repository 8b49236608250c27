import { docs, notificationOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'channel-missing',
  subject: 'wire',
  title: { en: 'A message names its notification channel', zh: '消息应指定通知通道' },
  docs: docs.notification,
  confidence: 'A',
  aliases: ['oppo/channel-missing'],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: 'There is no `channel_id`: the message lands in OPPO’s default channel, which the user cannot tell from others and whose sound may differ.',
        zh: '没有 `channel_id`，消息会进入 OPPO 的默认通道：用户无法单独管理，提示音也可能不同。',
      },
      fix: {
        en: 'Create a NotificationChannel in the app before the push and send its id: `channel: <name>` with `vendors.oppo.channels.<name>.id`.',
        zh: '在应用中提前创建 NotificationChannel，并发送其 ID：设置 `channel: <名称>` 以及配置中的 `vendors.oppo.channels.<名称>.id`。',
      },
    },
  },
  *check({ wire }) {
    const { channel_id: channel } = notificationOf(wire);
    if (channel === undefined || channel === '') yield { messageId: 'missing', path: '/notification/channel_id' };
  },
});
