import { docs, numberOf, partOf, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { noticeMsgTypes } from '../wire.ts';

const marketing =
  /\b(?:promo(?:tion)?s?|promotional|coupons?|vouchers?|discounts?|flash sale|clearance|giveaways?|lucky draw|sweepstakes?|special offers?)\b|\d+\s?% off\b|优惠|折扣|打折|促销|特价|秒杀|满减|抽奖|领券|返现|限时抢/i;

export default defineRule({
  name: 'private-marketing',
  subject: 'wire',
  title: { en: 'No marketing in the private class', zh: '私信不得发送营销内容' },
  docs: docs.classes,
  confidence: 'C',
  aliases: ['MZ-CL-003'],
  messages: {
    words: {
      severity: 'warn',
      text: {
        en: 'The message is private (私信) but reads like marketing ("{word}"); the private class is for matters of the one user.',
        zh: '消息分类为私信，但内容带有营销字样（“{word}”）；私信仅用于与用户本人相关的消息。',
      },
      fix: { en: 'Set `noticeMsgType` to 0 (公信), or reword it.', zh: '请把 `noticeMsgType` 设为 0（公信），或调整文案。' },
    },
    kind: {
      severity: 'warn',
      text: {
        en: 'The message is private (私信) but of the kind {kind}; the private class is for matters of the one user.',
        zh: '消息分类为私信，但 kind 为 {kind}；私信仅用于与用户本人相关的消息。',
      },
      fix: {
        en: 'Leave the class to the kind, or set `noticeMsgType` to 0 (公信).',
        zh: '请由 kind 决定分类，或把 `noticeMsgType` 设为 0（公信）。',
      },
    },
  },
  *check({ wire, message }) {
    const bar = partOf(wire, 'noticeBarInfo');
    if (numberOf(bar['noticeMsgType']) !== noticeMsgTypes.private) return;
    if (message?.kind === 'marketing' || message?.kind === 'news') {
      yield { messageId: 'kind', path: '/messageJson/noticeBarInfo/noticeMsgType', data: { kind: message.kind } };
      return;
    }
    for (const [path, text] of [
      ['/messageJson/noticeBarInfo/title', bar['title']],
      ['/messageJson/noticeBarInfo/content', bar['content']],
      ['/messageJson/noticeExpandInfo/noticeExpandContent', partOf(wire, 'noticeExpandInfo')['noticeExpandContent']],
    ] as const) {
      const word = marketing.exec(textOf(text))?.[0];
      if (word === undefined) continue;
      yield { messageId: 'words', path, data: { word } };
      return;
    }
  },
});
