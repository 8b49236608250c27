import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J7',
  phase: 'J',
  question: {
    en: 'Does the class of every declared push receiver and service exist in the app?',
    zh: '清单中声明的推送 receiver、service 对应的类是否真实存在？',
  },
  why: {
    en: 'The build does not check it. A name taken from a guide (ZEGO’s text says MyZIMPushReceiver, its manifest MyZPNsReceiver; Tencent’s names a demo class for vivo) leads to ClassNotFoundException on the first push.',
    zh: '编译时不会检查。直接照抄教程中的类名（ZEGO 正文写 MyZIMPushReceiver，清单却是 MyZPNsReceiver；腾讯文档里 vivo 的 receiver 是 Demo 中的类），首次收到推送时就会抛 ClassNotFoundException。',
  },
  needs: ['project'],
  vendors: ['fcm', 'huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu'],
  platforms: ['tencent-im', 'zego'],
  verdict: 'client-integration',
  fix: {
    en: 'Write the full name of your own class into `android:name`. For the library’s vivo receiver of tuiofflinepush it is `com.tencent.qcloud.tim.tuiofflinepush.oempush.VIVOPushMessageReceiverImpl`; sample packages such as `com.tencent.imsdk` must be replaced.',
    zh: '在 `android:name` 中填写自己的完整类名。tuiofflinepush 自带的 vivo receiver 为 `com.tencent.qcloud.tim.tuiofflinepush.oempush.VIVOPushMessageReceiverImpl`；`com.tencent.imsdk` 之类的示例包名必须替换。',
  },
  ask: {
    question: {
      en: 'Can every receiver and service of the push part of the manifest be opened as a class?',
      zh: '清单中推送相关的 receiver、service 是否都能定位到对应的类？',
    },
    look: {
      en: 'In Android Studio, Ctrl or Cmd + click on `android:name`; a red name has no class. On the phone: `adb logcat` for ClassNotFoundException.',
      zh: '在 Android Studio 中按住 Ctrl 或 Cmd 点击 `android:name`，标红即找不到类；手机上可用 `adb logcat` 搜索 ClassNotFoundException。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://cloud.tencent.com/document/product/269/75428',
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/implement-offline-push-notification',
  ],
  confidence: 'A',
});
