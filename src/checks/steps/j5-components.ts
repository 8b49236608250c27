import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J5',
  phase: 'J',
  question: {
    en: 'Are the vendor’s services and receivers declared, with the right process, exported flag, permission and actions?',
    zh: '厂商要求的 service、receiver 是否都已声明，进程、exported、permission 和 action 是否正确？',
  },
  why: {
    en: 'The system service hands tokens and messages to these components. When one is absent or closed to it, registering times out quietly or messages are dropped.',
    zh: '系统推送服务通过这些组件回传 token 和消息。组件缺失或不可访问时，注册会静默超时，或者消息直接丢失。',
  },
  needs: ['project'],
  vendors: ['fcm', 'huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu'],
  verdict: 'client-integration',
  fix: {
    en: 'FCM, HUAWEI, HONOR: one service with the vendor’s `MESSAGING_EVENT` action, exported=false; HONOR also the `BIND_PUSH_SERVICE` query and the `com.hihonor.push.app_id` meta-data. Xiaomi: XMPushService in `:pushservice`, PushMessageHandler exported, and an own PushMessageReceiver with RECEIVE_MESSAGE, MESSAGE_ARRIVED and ERROR. OPPO: CompatibleDataMessageCallbackService and DataMessageCallbackService, both exported with their permission. vivo: a receiver for `com.vivo.pushclient.action.RECEIVE`; the JAR variant needs CommandClientService too. Meizu: exactly one MzPushMessageReceiver, exported, with its five actions and the package as category. HarmonyOS: `client_id` in module.json5 as literal digits.',
    zh: 'FCM、华为、荣耀：各声明一个带对应 `MESSAGING_EVENT` action 的 service，exported=false；荣耀还需 `BIND_PUSH_SERVICE` 的 queries 和 `com.hihonor.push.app_id` meta-data。小米：XMPushService 运行在 `:pushservice` 进程，PushMessageHandler 须导出，另有自己的 PushMessageReceiver，包含 RECEIVE_MESSAGE、MESSAGE_ARRIVED、ERROR 三个 action。OPPO：CompatibleDataMessageCallbackService 与 DataMessageCallbackService 均须导出并带各自的 permission。vivo：接收 `com.vivo.pushclient.action.RECEIVE` 的 receiver；用 JAR 接入时还要声明 CommandClientService。魅族：只能有一个 MzPushMessageReceiver 子类，须导出，带五个 action，category 为包名。鸿蒙：module.json5 中的 `client_id` 要直接写数字。',
  },
  ask: {
    question: {
      en: 'Does the merged manifest hold all components that the vendor’s guide lists, with the same attributes?',
      zh: '合并后的清单是否包含厂商文档列出的全部组件，且属性一致？',
    },
    look: {
      en: 'Android Studio > AndroidManifest.xml > Merged Manifest, beside the vendor’s integration page.',
      zh: '打开 Android Studio > AndroidManifest.xml > Merged Manifest，与厂商集成文档逐项对照。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://firebase.google.com/docs/cloud-messaging/android/get-started',
    'https://github.com/HMS-Core/hms-push-clientdemo-android',
    'https://developer.huawei.com/consumer/cn/doc/harmonyos-guides/push-get-token',
    'https://github.com/HONORDevelopers/Honor-Push-Client-Demo-demo',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1544',
    'https://doc.easemob.com/document/android/push/push_oppo.html',
    'https://doc.easemob.com/document/android/push/push_vivo.html',
    'https://github.com/MEIZUPUSH/PushDemo',
  ],
  confidence: 'A',
});
