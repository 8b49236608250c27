import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J13',
  phase: 'J',
  question: {
    en: 'Is FCM enabled beside the domestic vendors, so that the platform may choose the wrong one?',
    zh: '是否同时启用了 FCM 与国内厂商推送，导致平台选错通道？',
  },
  why: {
    en: 'The platforms differ: ZEGO uses FCM alone as soon as it is enabled, Easemob tries FCM first, Tencent takes it last, when no brand matches. A domestic phone with Google services but no way to Google then waits for a token that never comes.',
    zh: '各平台规则不同：ZEGO 一旦启用 FCM 就只用 FCM；环信优先尝试 FCM；腾讯只在品牌都不匹配时才用 FCM。国内手机即使带谷歌服务，连不上谷歌也拿不到 token。',
  },
  needs: ['project'],
  vendors: ['fcm', 'huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu'],
  platforms: ['tencent-im', 'easemob', 'zego'],
  verdict: 'client-integration',
  fix: {
    en: 'ZEGO: enable FCM in the overseas build only. Easemob: let `PushListener.isSupportPush` refuse FCM where the phone is in mainland China. Tencent: on overseas phones of a domestic brand call `forceUseFCMPushChannel(true)`.',
    zh: 'ZEGO：仅在海外版中启用 FCM。环信：在 `PushListener.isSupportPush` 中对国内用户返回不支持 FCM。腾讯：海外的国产品牌手机需调用 `forceUseFCMPushChannel(true)`。',
  },
  ask: {
    question: {
      en: 'Does this build enable FCM together with a domestic vendor?',
      zh: '该版本是否同时启用了 FCM 和国内厂商推送？',
    },
    look: {
      en: 'Search the sources for `enableFCM`, `enableFCMPush` and the `firebase-messaging` dependency.',
      zh: '在源码中搜索 `enableFCM`、`enableFCMPush` 以及 `firebase-messaging` 依赖。',
    },
    yes: 'warn',
    no: 'pass',
  },
  sources: [
    'https://doc.easemob.com/document/android/push/push_overview.html',
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/integrate-fcm',
    'https://cloud.tencent.com/document/product/269/139819',
  ],
  confidence: 'A',
});
