import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'E11',
  phase: 'E',
  question: {
    en: 'Has the app itself switched the offline push off (`setEnabled(false)`, `unregisterPush`, `unRegisterPush`)?',
    zh: '应用自身是否关闭了离线推送（`setEnabled(false)`、`unregisterPush`、`unRegisterPush`）？',
  },
  why: {
    en: 'The global switch of Tencent’s legacy ImSDK is kept on the server and survives the version of the app that set it; `unregisterPush` of ZEGO and `unRegisterPush` of Tencent end all pushes until the app registers again.',
    zh: '腾讯旧版 ImSDK 的全局开关保存在服务端，即使后来的版本不再调用也依然生效；ZEGO 的 `unregisterPush`、腾讯的 `unRegisterPush` 调用后，在重新注册之前都不会再有推送。',
  },
  needs: ['project', 'person'],
  platforms: ['tencent-im', 'zego'],
  verdict: 'client-integration',
  fix: {
    en: 'Call `registerPush` again after each login. On the legacy ImSDK call `configOfflinePushSettings` with `setEnabled(true)` after login, which is when it takes effect.',
    zh: '每次登录后重新调用 `registerPush`。旧版 ImSDK 需在登录成功后调用 `configOfflinePushSettings` 并设置 `setEnabled(true)`，登录前设置无效。',
  },
  ask: {
    question: {
      en: 'Does the app have a switch for message notifications, or code that unregisters, which was used on this phone?',
      zh: '应用内是否有“消息通知”开关或注销推送的逻辑，且在这台手机上触发过？',
    },
    look: {
      en: 'In the app: settings > notifications. In the code: search for `setEnabled(false)`, `unregisterPush` and `unRegisterPush`, and see when they run.',
      zh: '应用内：设置 > 消息通知。代码中：搜索 `setEnabled(false)`、`unregisterPush`、`unRegisterPush`，确认在何时调用。',
    },
    yes: 'fail',
    no: 'pass',
  },
  sources: [
    'https://cloud.tencent.com/document/product/269/139819',
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/implement-offline-push-notification',
  ],
  confidence: 'A',
});
