import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J14',
  phase: 'J',
  question: {
    en: 'Is the vendor’s token callback implemented, and is the token handed on?',
    zh: '是否实现了厂商的 token 回调，并把 token 上报？',
  },
  why: {
    en: 'The token comes asynchronously and may change later. An app that only asks once, or drops the callback’s value, leaves the server with no token or an old one.',
    zh: 'token 是异步返回的，之后还可能更新。只取一次或忽略回调结果，服务端就没有 token，或一直用旧 token。',
  },
  needs: ['project'],
  vendors: ['fcm', 'huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu'],
  verdict: 'client-integration',
  fix: {
    en: 'Upload the value from every callback: FCM, HUAWEI and HONOR `onNewToken` (FCM in FID mode `onRegistered`), Xiaomi `onReceiveRegisterResult` (new SDK: `onNewToken`), OPPO `onRegister`, vivo `getRegId`, Meizu `onRegisterStatus`, ZEGO `onRegistered`. OPPO: the signature changed from 3.1.0 to 3.5.x; mixed versions throw AbstractMethodError.',
    zh: '每次回调都要上报：FCM、华为、荣耀为 `onNewToken`（FCM 的 FID 模式为 `onRegistered`），小米为 `onReceiveRegisterResult`（新版 SDK 为 `onNewToken`），OPPO 为 `onRegister`，vivo 为 `getRegId`，魅族为 `onRegisterStatus`，ZEGO 为 `onRegistered`。注意 OPPO 3.1.0 与 3.5.x 的回调签名不同，混用会抛 AbstractMethodError。',
  },
  ask: {
    question: {
      en: 'Does the log show the token callback with a token and no error code, followed by its upload?',
      zh: '日志中是否能看到 token 回调（有 token、无错误码），随后完成了上报？',
    },
    look: {
      en: 'Set a log line in the callback, clear the app’s data, start it and log in, then read `adb logcat`.',
      zh: '在回调中加日志，清除应用数据后启动并登录，再看 `adb logcat`。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://firebase.google.com/docs/cloud-messaging/android/get-started',
    'https://github.com/HMS-Core/hms-push-clientdemo-android',
    'https://github.com/HONORDevelopers/Honor-Push-Client-Demo-demo',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1544',
    'https://github.com/MEIZUPUSH/PushDemo',
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/implement-offline-push-notification',
  ],
  confidence: 'A',
});
