import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'E8',
  phase: 'E',
  question: { en: 'Does the push still arrive after a logout?', zh: '退出登录之后，是否仍能收到推送？' },
  why: {
    en: 'A logout that keeps the token bound (`logout(false)` of Easemob, no `unRegisterPush` on Tencent IM) leaves the phone addressable until certificate or token expire: strangers read the messages.',
    zh: '退出时没有解绑 token（环信 `logout(false)`，或腾讯云 IM 未调用 `unRegisterPush`），在证书或 token 失效之前，这台手机仍会收到推送，消息可能被他人看到。',
  },
  needs: ['project', 'person'],
  platforms: ['easemob', 'tencent-im'],
  verdict: 'binding',
  fix: {
    en: 'Easemob: call `logout(true)`, so that the token is unbound. Tencent IM: call `unRegisterPush` at logout (TUILogin does it for you). Wait for the callback before the app forgets the user.',
    zh: '环信：调用 `logout(true)`，让 token 一并解绑。腾讯云 IM：退出时调用 `unRegisterPush`（使用 TUILogin 时会自动处理）。请等回调成功后再清除本地用户信息。',
  },
  ask: {
    question: {
      en: 'Does this phone still get pushes of an account that logged out on it?',
      zh: '这台手机是否还会收到已在本机退出的账号的推送？',
    },
    look: {
      en: 'Log out in the app, send to that account from another phone, and watch the notification drawer for a few minutes. In the code, look at the argument of `logout` and for `unRegisterPush`.',
      zh: '在应用中退出登录，再用另一部手机给该账号发消息，观察几分钟通知栏；同时在代码中查看 `logout` 的参数以及是否调用了 `unRegisterPush`。',
    },
    yes: 'warn',
    no: 'pass',
  },
  sources: ['https://doc.easemob.com/document/android/push/push_overview.html', 'https://cloud.tencent.com/document/product/269/139819'],
  confidence: 'A',
});
