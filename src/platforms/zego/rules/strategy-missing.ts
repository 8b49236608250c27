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
  },
  *check({ wire }) {
    // A call cannot name one: call-strategy tells what follows.
    if (wire.via === 'call' || isText(offlinePushOf(wire).PushStrategyId)) return;
    yield { messageId: 'missing', path: pushPointer(wire, 'PushStrategyId') };
  },
});
