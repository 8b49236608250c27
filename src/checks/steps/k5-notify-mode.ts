import { defineStep } from '../../core/step.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'K5',
  phase: 'K',
  question: {
    en: 'Legacy Tencent ImSDK: is `NotifyMode` Custom, so that the app is told about a tap?',
    zh: '腾讯旧版 ImSDK：`NotifyMode` 是否为 Custom，使应用能收到点击回调？',
  },
  why: {
    en: 'With Normal, the default, a tap only starts the app and no callback ever comes; Xiaomi and HUAWEI call back only with Custom.',
    zh: '默认的 Normal 模式点击只会启动应用，永远没有回调；小米、华为只有在 Custom 模式下才会回调。',
  },
  needs: ['project', 'platform'],
  platforms: ['tencent-im'],
  verdict: 'click-config',
  fix: {
    en: 'Set `NotifyMode.Custom` in the message’s Android settings and handle `onNotificationMessageClicked` (Xiaomi) or `onEvent` (HUAWEI); better still, move to TIMPush, since this SDK is dead.',
    zh: '在消息的 Android 设置中使用 `NotifyMode.Custom`，并处理 `onNotificationMessageClicked`（小米）或 `onEvent`（华为）；该 SDK 已停止维护，建议迁移到 TIMPush。',
  },
  sources: [sources.tencentClientCode],
  confidence: 'A',
});
