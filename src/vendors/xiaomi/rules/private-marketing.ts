import { channelOf, classOf, templateParamOf } from '../reading.ts';
import { defineRule } from '../rule.ts';

const marketing =
  /\b(?:promo(?:tion)?s?|promotional|coupons?|vouchers?|discounts?|flash sale|clearance|giveaways?|lucky draw|sweepstakes?|special offers?)\b|\d+\s?% off\b|优惠|折扣|打折|促销|特价|秒杀|满减|抽奖|领券|返现|限时抢/i;

export default defineRule({
  name: 'private-marketing',
  subject: 'wire',
  title: { en: 'No marketing on a private channel', zh: '私信通道不得发送营销内容' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1656',
  confidence: 'A',
  aliases: ['XM-CH-007'],
  messages: {
    words: {
      text: {
        en: 'The channel is private (私信) but the text reads like marketing ("{word}"); Xiaomi punishes that, up to a ban (10031).',
        zh: '通道属于私信，但内容带有营销字样（“{word}”）；小米会处罚这类行为，严重时禁止推送（10031）。',
      },
      fix: { en: 'Send it through a public channel (公信), or reword it.', zh: '改走公信通道，或调整文案。' },
      severity: 'warn',
    },
    kind: {
      text: {
        en: 'The channel is private (私信) but the message is of the kind {kind}; Xiaomi punishes that, up to a ban (10031).',
        zh: '通道属于私信，但消息的 kind 为 {kind}；小米会处罚这类行为，严重时禁止推送（10031）。',
      },
      fix: { en: 'Name a public channel (公信) in the message.', zh: '请在消息里改用公信通道。' },
      severity: 'warn',
    },
  },
  *check({ wire, account, message }) {
    if (classOf(channelOf(wire, account)) !== 'private') return;
    if (message?.kind === 'marketing' || message?.kind === 'news') {
      yield { messageId: 'kind', data: { kind: message.kind }, path: '/extra.channel_id' };
      return;
    }
    for (const [path, text] of [
      ['/title', wire.title],
      ['/description', wire.description],
      ['/extra.template_param', Object.values(templateParamOf(wire) ?? {}).join('\n')],
    ] as const) {
      const word = marketing.exec(String(text ?? ''))?.[0];
      if (word === undefined) continue;
      yield { messageId: 'words', data: { word }, path };
      return;
    }
  },
});
