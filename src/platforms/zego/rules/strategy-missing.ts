import { docs, isText, offlinePushOf, pushPointer } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'strategy-missing',
  subject: 'wire',
  title: { en: 'A message names a push strategy', zh: '消息应指定推送策略' },
  docs: docs.strategy,
  confidence: 'A',
  aliases: ['ZG-STRATEGY'],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: 'There is no `PushStrategyId` (resourcesID), so mainland Android vendors treat the push as their default class: Xiaomi 1 a day and phone, OPPO, vivo and Huawei 2.',
        zh: '未指定 `PushStrategyId`（resourcesID），国内 Android 厂商将按默认分类处理：小米每设备每天 1 条，OPPO、vivo、华为每天 2 条。',
      },
      fix: {
        en: 'Make a push strategy with the vendors’ channels and categories in console.zego.im and put its id into `platforms.zego.channels`. Phones that use FCM or APNs alone do not need it.',
        zh: '请在 console.zego.im 创建包含各厂商通道与分类的推送策略，并将其 ID 配置到 `platforms.zego.channels`。仅使用 FCM 或 APNs 时可忽略。',
      },
    },
    call: {
      severity: 'info',
      text: {
        en: 'CallInvite documents no push strategy, so the push of a call counts as the vendor’s default class with its small quota.',
        zh: 'CallInvite 文档中没有推送策略参数，呼叫推送按厂商默认分类计算，配额较低。',
      },
      fix: {
        en: 'Where calls must always ring, send a SendPeerMessage with a strategy beside the invitation, or ask ZEGO support.',
        zh: '如需保证呼叫提醒，可在呼叫的同时发送一条带策略的 SendPeerMessage，或咨询 ZEGO 技术支持。',
      },
    },
  },
  *check({ wire }) {
    if (isText(offlinePushOf(wire).PushStrategyId)) return;
    yield wire.via === 'call'
      ? { messageId: 'call', path: '/body/OfflinePush' }
      : { messageId: 'missing', path: pushPointer(wire, 'PushStrategyId') };
  },
});
