import { channelOf, classOf, isClosingScene } from '../reading.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'closing-scene',
  subject: 'wire',
  title: { en: 'The private scene 个人订阅 is closed', zh: '私信场景“个人订阅”将关闭' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=2321',
  confidence: 'C',
  aliases: ['XM-CH-005'],
  messages: {
    closing: {
      text: {
        en: 'The channel belongs to the private scene 个人订阅 (personal subscription), which Xiaomi closes on 2026-12-31.',
        zh: '该通道属于私信场景“个人订阅”，小米将于 2026-12-31 关闭这一场景。',
      },
      fix: {
        en: 'Move to one of the 8 subscription categories (订阅消息) and ask the user for consent in the app.',
        zh: '迁移到 8 类订阅消息之一，并在应用内征得用户同意。',
      },
      severity: [{ until: '2026-12-31', value: 'warn' }, { value: 'error' }],
    },
  },
  *check({ wire, account }) {
    const channel = channelOf(wire, account);
    if (channel && isClosingScene(channel) && classOf(channel) !== 'public') yield { messageId: 'closing', path: '/extra.channel_id' };
  },
});
