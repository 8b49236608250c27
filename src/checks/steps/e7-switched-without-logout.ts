import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'E7',
  phase: 'E',
  question: {
    en: 'Did somebody switch accounts on the phone without logging the old one out first?',
    zh: '手机上切换账号时，是否没有先退出旧账号？',
  },
  why: {
    en: 'The token belongs to the app on the phone, not to the person. Unless the old account is logged out, its binding stays: the old user’s pushes arrive here, and the new user may get none.',
    zh: 'token 属于手机上的应用，而不属于某个用户。旧账号不退出，绑定关系就一直在：旧用户的推送会发到这台手机，新用户却可能收不到。',
  },
  needs: ['person'],
  verdict: 'binding',
  fix: {
    en: 'Call logout (and wait for its callback) before another user logs in; on your own server, let a token belong to the last user who reported it. Now: log the old account in and out once on this phone, then log the new one in.',
    zh: '切换账号前先调用 logout 并等待回调完成；自建服务端应让 token 只归属最后上报它的用户。当前可先在这台手机上用旧账号登录再退出一次，然后登录新账号。',
  },
  ask: {
    question: {
      en: 'Was the account changed on this phone without a logout of the previous one (account switch, app killed and reopened as another user)?',
      zh: '这台手机是否在未退出上一个账号的情况下换过账号（直接切换账号，或结束应用后用其他账号登录）？',
    },
    look: {
      en: 'Ask who used this phone before. In the app’s code, look whether the account switch calls logout and waits before it logs the next user in.',
      zh: '询问这台手机之前登录过哪些账号；在代码中查看切换账号的流程是否先调用 logout 并等待完成，再登录下一个账号。',
    },
    yes: 'fail',
    no: 'pass',
  },
  sources: [
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/implement-offline-push-notification',
    'https://doc.easemob.com/document/android/push/push_overview.html',
  ],
  confidence: 'A',
});
