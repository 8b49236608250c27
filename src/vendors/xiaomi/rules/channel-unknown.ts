import { channelOf, isFilled } from '../reading.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'channel-unknown',
  subject: 'wire',
  title: { en: 'The channel id is one of the approved ones', zh: '通道 id 应在已审核的列表中' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1656',
  confidence: 'A',
  aliases: ['XM-CH-003'],
  messages: {
    unknown: {
      text: {
        en: 'The channel id {id} is not among those of `vendors.xiaomi.channels`; Xiaomi refuses an unknown channel with 27001.',
        zh: '通道 id {id} 不在 `vendors.xiaomi.channels` 中；未知通道会被小米以 27001 拒绝。',
      },
      fix: { en: 'Correct the id, or apply for the channel and add it to the config.', zh: '更正 id，或申请该通道并加入配置。' },
      severity: 'error',
    },
  },
  *check({ wire, account }) {
    const id = wire['extra.channel_id'];
    if (!isFilled(id) || Object.keys(account?.channels ?? {}).length === 0) return;
    if (!channelOf(wire, account)) yield { messageId: 'unknown', data: { id: String(id) }, path: '/extra.channel_id' };
  },
});
