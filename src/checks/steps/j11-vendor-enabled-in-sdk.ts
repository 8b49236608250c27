import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J11',
  phase: 'J',
  question: {
    en: 'Is this vendor switched on in the platform SDK’s push config, with the right arguments?',
    zh: '平台 SDK 的推送配置中是否启用了该厂商，参数是否正确？',
  },
  why: {
    en: 'The SDK asks only those vendors for a token that were enabled. A wrong argument, above all OPPO’s MasterSecret in place of its AppSecret, lets the registration fail on the phone while the server side looks right.',
    zh: 'SDK 只会向已启用的厂商申请 token。参数填错（最常见的是把 OPPO 的 MasterSecret 当成 AppSecret）会导致手机端注册失败，而服务端看起来一切正常。',
  },
  needs: ['project'],
  vendors: ['fcm', 'huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu'],
  platforms: ['easemob', 'zego'],
  verdict: 'client-integration',
  fix: {
    en: 'Easemob: `enableMiPush(appId, appKey)`, `enableOppoPush(appKey, appSecret)`, `enableMeiZuPush(appId, appKey)`, `enableFCM(senderId)`, `enableHWPush()`, `enableHonorPush()`, `enableVivoPush(true)`. ZEGO: `enableMiPush(appId, appKey)`, `enableHWPush(appId)`, `enableOppoPush(appId, appKey, appSecret)`, `enableVivoPush(appId, appKey)`, `enableFCMPush()`.',
    zh: '环信：`enableMiPush(appId, appKey)`、`enableOppoPush(appKey, appSecret)`、`enableMeiZuPush(appId, appKey)`、`enableFCM(senderId)`、`enableHWPush()`、`enableHonorPush()`、`enableVivoPush(true)`。ZEGO：`enableMiPush(appId, appKey)`、`enableHWPush(appId)`、`enableOppoPush(appId, appKey, appSecret)`、`enableVivoPush(appId, appKey)`、`enableFCMPush()`。',
  },
  ask: {
    question: {
      en: 'Does the code call `enable…Push` for this vendor, with the values of the vendor’s console in the order of the SDK?',
      zh: '代码中是否为该厂商调用了 `enable…Push`，且参数与厂商后台一致、顺序正确？',
    },
    look: {
      en: 'Search the sources for `PushConfig.Builder`, `EMPushConfig.Builder` (Easemob) or `ZPNsConfig` (ZEGO).',
      zh: '在源码中搜索 `PushConfig.Builder`、`EMPushConfig.Builder`（环信）或 `ZPNsConfig`（ZEGO）。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://doc.easemob.com/document/android/push/push_overview.html',
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/implement-offline-push-notification',
  ],
  confidence: 'A',
});
