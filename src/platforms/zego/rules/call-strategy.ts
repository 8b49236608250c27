import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';

/** From this day Xiaomi refuses a push without a channel; see the rule xiaomi/channel-missing. */
const refusedFrom = '2026-08-01';

export default defineRule({
  name: 'call-strategy',
  subject: 'wire',
  title: { en: 'A call cannot name a push strategy', zh: '呼叫邀请无法指定推送策略' },
  docs: docs.callInvite,
  confidence: 'C',
  aliases: [],
  messages: {
    refused: {
      severity: 'warn',
      text: {
        en: 'CallInvite has no `PushStrategyId`, so the push of a call has no channel id on Xiaomi phones, and Xiaomi refuses pushes without one since {day}; the other vendors count it as their default class with its small quota.',
        zh: 'CallInvite 没有 `PushStrategyId`，因此呼叫推送在小米手机上没有渠道 ID，而小米自 {day} 起拒绝没有渠道的推送；其他厂商按默认分类计算，配额较低。',
      },
      fix: {
        en: 'Where calls must always ring, send a SendPeerMessage with a strategy beside the invitation, or ask ZEGO support for a default strategy.',
        zh: '如需保证呼叫提醒，可在呼叫的同时发送一条带策略的 SendPeerMessage，或咨询 ZEGO 技术支持能否设置默认策略。',
      },
    },
    early: {
      severity: 'warn',
      text: {
        en: 'CallInvite has no `PushStrategyId`, so the push of a call counts as each vendor’s default class with its small quota (Xiaomi: 1 a day and phone, and refused from {day}).',
        zh: 'CallInvite 没有 `PushStrategyId`，呼叫推送按各厂商默认分类计算，配额较低（小米每设备每天 1 条，自 {day} 起将被拒绝）。',
      },
      fix: {
        en: 'Where calls must always ring, send a SendPeerMessage with a strategy beside the invitation.',
        zh: '如需保证呼叫提醒，可在呼叫的同时发送一条带策略的 SendPeerMessage。',
      },
    },
  },
  *check({ wire, day }) {
    if (wire.via === 'call')
      yield { messageId: day < refusedFrom ? 'early' : 'refused', path: '/body/OfflinePush', data: { day: refusedFrom } };
  },
});
