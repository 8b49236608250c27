import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J19',
  phase: 'J',
  question: {
    en: 'Does the app count on data messages (pass-through) that this vendor does not deliver to it?',
    zh: '应用是否依赖该厂商并不提供的透传消息？',
  },
  why: {
    en: 'HUAWEI wakes an app by data message only with the high-priority right; OPPO, vivo (without application) and Meizu offer none, Xiaomi has withdrawn them for new apps. Waiting for `onThroughMessageReceived` then looks like a lost push.',
    zh: '华为只有开通高优先级透传权限后才能用透传消息拉起应用；OPPO、魅族不提供透传，vivo 需单独申请，小米已不再向新应用提供。此时等待 `onThroughMessageReceived`，看起来就像推送丢失。',
  },
  needs: ['project'],
  vendors: ['fcm', 'huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu'],
  verdict: 'client-integration',
  fix: {
    en: 'Send notification messages and read the data when the user taps, or when the app next connects. For calls apply for the vendor’s VoIP or high-priority right; only FCM takes high-priority data messages without an application, and even those do not reach a force-stopped app.',
    zh: '改用通知栏消息，在用户点击或应用下次上线时再取数据。来电类场景请申请厂商的 VoIP 或高优先级权限；只有 FCM 的高优先级数据消息无需申请，但应用被强行停止后同样收不到。',
  },
  ask: {
    question: {
      en: 'Does the app rely on data messages to show or fetch something while it is not running?',
      zh: '应用未运行时，是否要靠透传消息来展示或拉取内容？',
    },
    look: {
      en: 'Search the sources for `onThroughMessageReceived`, `onReceivePassThroughMessage`, and `onMessageReceived` that builds notifications itself.',
      zh: '在源码中搜索 `onThroughMessageReceived`、`onReceivePassThroughMessage`，以及自行构造通知的 `onMessageReceived`。',
    },
    yes: 'warn',
    no: 'pass',
  },
  sources: [
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/implement-offline-push-notification',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1529',
    'https://github.com/MEIZUPUSH/PushAPI',
    'https://developer.huawei.com/consumer/cn/doc/HMSCore-Guides/faq-0000001050042183',
  ],
  confidence: 'A',
});
