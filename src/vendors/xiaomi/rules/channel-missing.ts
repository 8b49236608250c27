import { isFilled } from '../reading.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'channel-missing',
  subject: 'wire',
  title: { en: 'A message needs a channel id', zh: '消息必须带通道 id' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1656',
  confidence: 'A',
  aliases: ['XM-CH-001'],
  messages: {
    missing: {
      text: {
        en: 'The message has no `extra.channel_id`: Xiaomi refuses it (27001) or shows it at most once a device and day.',
        zh: '消息没有 `extra.channel_id`：小米会拒绝（27001），或者每台设备每天最多展示 1 条。',
      },
      fix: {
        en: 'Create a channel in the console (消息分类管理), put it under `vendors.xiaomi.channels` and name it in the message: `channel: im`.',
        zh: '在控制台“消息分类管理”中创建通道，写入 `vendors.xiaomi.channels`，再在消息里引用，例如 `channel: im`。',
      },
      severity: 'error',
    },
    defaultClass: {
      text: {
        en: 'The message has no `extra.channel_id` and falls into the default class: silent, one a device and day.',
        zh: '消息没有 `extra.channel_id`，会归入默认类别：静默展示，每台设备每天 1 条。',
      },
      fix: {
        en: 'Apply for a channel before the default class ends for your app.',
        zh: '请尽快申请通道，以免默认类别停用后无法推送。',
      },
      severity: 'warn',
    },
  },
  *check({ wire, account, message }) {
    // Which id `channel: im` stands for is in the account; without one there is nothing to say.
    if (account === undefined && message?.channel !== undefined) return;
    if (!isFilled(wire['extra.channel_id']))
      yield { messageId: account?.allowDefaultClass ? 'defaultClass' : 'missing', path: '/extra.channel_id' };
  },
});
