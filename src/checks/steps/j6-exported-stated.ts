import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J6',
  phase: 'J',
  question: {
    en: 'Does every component with an intent filter state `android:exported` (targetSdk 31 and up)?',
    zh: 'targetSdk ≥ 31 时，带 intent-filter 的组件是否都写明了 `android:exported`？',
  },
  why: {
    en: 'From targetSdk 31 on the build or the installation fails without it. Manifests copied from older guides (NetConnInfoCenter of the old Tencent SDK, PushEventReceiver of the old HUAWEI SDK) leave it out.',
    zh: 'targetSdk ≥ 31 时缺少该属性会导致编译或安装失败。旧教程中的清单片段（如腾讯旧版 SDK 的 NetConnInfoCenter、华为旧版 SDK 的 PushEventReceiver）都没有写。',
  },
  needs: ['project'],
  vendors: ['fcm', 'huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu'],
  verdict: 'client-integration',
  fix: {
    en: 'State it on each component: false for messaging services inside the app (FCM, HUAWEI, HONOR), true where the system service calls in (Xiaomi PushMessageHandler, the two OPPO services, the Meizu receiver). For a component from a library, override it in the app’s manifest with `tools:node="merge"`, or update the library.',
    zh: '为每个组件写明：只供应用内部使用的消息 service（FCM、华为、荣耀）设为 false；需要被系统推送服务调用的（小米 PushMessageHandler、OPPO 的两个 service、魅族 receiver）设为 true。来自第三方库的组件，可在应用清单中用 `tools:node="merge"` 补上，或升级该库。',
  },
  ask: {
    question: {
      en: 'Does every activity, service and receiver with an intent filter state `android:exported`?',
      zh: '所有带 intent-filter 的 activity、service、receiver 是否都写明了 `android:exported`？',
    },
    look: {
      en: 'The build log (manifest merger) and Android Studio > AndroidManifest.xml > Merged Manifest.',
      zh: '查看编译日志（Manifest merger）以及 Android Studio > AndroidManifest.xml > Merged Manifest。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: ['https://developer.android.com/about/versions/12/behavior-changes-12#exported'],
  confidence: 'A',
});
