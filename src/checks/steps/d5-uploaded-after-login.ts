import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'D5',
  phase: 'D',
  question: { en: 'Was the token uploaded after the IM login had succeeded?', zh: 'token 是否在 IM 登录成功之后才上报？' },
  why: {
    en: 'Before login there is no user to bind to: Tencent’s older SDKs ignore the call silently, Easemob answers 201. The vendor’s callback is often quicker than the login.',
    zh: '登录前没有可绑定的用户：腾讯旧版 SDK 会静默忽略，环信返回 201。而厂商回调往往比登录更早到达。',
  },
  needs: ['project', 'person'],
  platforms: ['easemob', 'tencent-im'],
  verdict: 'binding',
  fix: {
    en: 'Keep the token when the vendor’s callback brings it, and upload it in the success callback of the login, and again whenever either of the two happens.',
    zh: '厂商回调时先保存 token，在登录成功的回调里上报；此后每次登录或 token 变化都重新上报。',
  },
  ask: {
    question: { en: 'Does the log show the upload after the success of the login?', zh: '日志中，上报 token 是在登录成功之后吗？' },
    look: {
      en: 'In the phone’s log compare the times of login success and of `setOfflinePushConfig`, `setOfflinePushToken` (Tencent) or `sendFCMTokenToServer`, `sendHMSPushTokenToServer` (Easemob) and their results.',
      zh: '在手机日志中对比登录成功与 `setOfflinePushConfig`、`setOfflinePushToken`（腾讯）或 `sendFCMTokenToServer`、`sendHMSPushTokenToServer`（环信）的时间及返回结果。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: ['https://doc.easemob.com/document/android/push/push_overview.html', 'https://cloud.tencent.com/document/product/269/75428'],
  confidence: 'A',
});
