import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J10',
  phase: 'J',
  question: {
    en: 'Are the platform’s push calls made in the right order?',
    zh: '调用 IM 平台推送接口的顺序是否正确？',
  },
  why: {
    en: 'The token is bound to the user who is logged in. A push config set after initialisation is ignored, and a token uploaded before login belongs to nobody.',
    zh: 'token 绑定的是当前登录用户。初始化之后才设置的推送配置不生效，登录之前上报的 token 也不会绑定到任何人。',
  },
  needs: ['project'],
  vendors: ['fcm', 'huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu'],
  platforms: ['tencent-im', 'easemob', 'zego'],
  verdict: 'client-integration',
  fix: {
    en: 'Easemob: `setPushConfig` on the options, then `init`, then login, then upload the token. Tencent: log in (TUILogin does the rest), or call `registerPush` after each login and `unRegisterPush` at logout. ZEGO: `setAppType`, `setPushConfig`, `registerPush`, and `logout` before another user logs in.',
    zh: '环信：先在 options 上调用 `setPushConfig`，再 `init`，登录成功后上报 token。腾讯：使用 TUILogin 登录即可自动处理；否则每次登录成功后调用 `registerPush`，登出时调用 `unRegisterPush`。ZEGO：依次调用 `setAppType`、`setPushConfig`、`registerPush`，切换用户前先 `logout`。',
  },
  ask: {
    question: {
      en: 'Is the push config set before the SDK starts, and the token uploaded after the login succeeded?',
      zh: '推送配置是否在 SDK 初始化之前设置，token 是否在登录成功之后上报？',
    },
    look: {
      en: 'The initialisation code (usually `Application.onCreate`) and the success callback of the login.',
      zh: '查看初始化代码（一般在 `Application.onCreate`）和登录成功的回调。',
    },
    yes: 'pass',
    no: 'warn',
  },
  sources: [
    'https://doc.easemob.com/document/android/push/push_overview.html',
    'https://cloud.tencent.com/document/product/269/75428',
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/implement-offline-push-notification',
  ],
  confidence: 'A',
});
