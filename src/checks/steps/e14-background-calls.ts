import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'E14',
  phase: 'E',
  question: {
    en: 'Does the app tell the platform correctly when it goes to the background and comes back (`doBackground`, `doForeground`)?',
    zh: '应用切到后台、回到前台时，是否正确调用了 `doBackground`、`doForeground`？',
  },
  why: {
    en: 'With a self-made integration of Tencent IM (without TUIKit) these calls decide between Online and PushOnline: without `doBackground` the user stays Online and no push is sent, with a missing `doForeground` pushes come while the app is open.',
    zh: '自行集成腾讯云 IM（未使用 TUIKit）时，这两个调用决定用户状态是 Online 还是 PushOnline：漏调 `doBackground`，用户一直算在线，不会推送；漏调 `doForeground`，应用打开时也会收到推送。',
  },
  needs: ['project'],
  platforms: ['tencent-im'],
  verdict: 'client-integration',
  fix: {
    en: 'Call `doBackground(unread)` when the last activity stops (on iOS in `applicationDidEnterBackground`) and `doForeground` when the first one starts; count activities rather than trusting one of them.',
    zh: '最后一个 Activity 停止时（iOS 为 `applicationDidEnterBackground`）调用 `doBackground(unread)`，第一个 Activity 启动时调用 `doForeground`；应统计 Activity 数量，不要只依赖某一个页面。',
  },
  sources: ['https://cloud.tencent.com/document/product/269/75428', 'https://cloud.tencent.com/document/product/269/139819'],
  confidence: 'A',
});
