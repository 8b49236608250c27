import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J1',
  phase: 'J',
  question: {
    en: 'Is the push SDK of every configured vendor (and the IM platform’s package for it) in the build, all of one version?',
    zh: '每家已配置厂商的推送 SDK（以及 IM 平台对应的厂商包）是否都已集成，且版本一致？',
  },
  why: {
    en: 'Without the vendor’s SDK the phone never asks for a token. Platform packages of different versions fail while registering, often without a visible error.',
    zh: '没有集成厂商 SDK，手机就不会申请 token；平台主包与厂商包版本不一致时，注册会失败，而且往往没有明显报错。',
  },
  needs: ['project'],
  vendors: ['fcm', 'huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu'],
  verdict: 'client-integration',
  fix: {
    en: 'Add what is missing. From repositories: FCM `com.google.firebase:firebase-messaging`, HUAWEI `com.huawei.hms:push`, HONOR `com.hihonor.mcs:push`, Meizu `com.meizu.flyme.internet:push-internal`. As AAR from the vendor’s site: Xiaomi, OPPO (with gson, commons-codec and androidx.annotation), vivo. Give the base package and all vendor packages of TIMPush or ZPNs the same version.',
    zh: '补齐缺少的依赖。可从仓库引入：FCM `com.google.firebase:firebase-messaging`、华为 `com.huawei.hms:push`、荣耀 `com.hihonor.mcs:push`、魅族 `com.meizu.flyme.internet:push-internal`；小米、OPPO（另需 gson、commons-codec、androidx.annotation）和 vivo 需从厂商官网下载 AAR。TIMPush、ZPNs 的主包与各厂商包须使用同一版本。',
  },
  ask: {
    question: {
      en: 'Does the build hold the push SDK of this phone’s vendor, and do all packages of the platform have one version?',
      zh: '构建中是否包含该手机厂商的推送 SDK，且 IM 平台的各个包版本一致？',
    },
    look: {
      en: 'Run `./gradlew :app:dependencies --configuration releaseRuntimeClasspath` and look into `app/libs` for the AAR files.',
      zh: '执行 `./gradlew :app:dependencies --configuration releaseRuntimeClasspath`，并查看 `app/libs` 下的 AAR 文件。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://firebase.google.com/docs/cloud-messaging/android/get-started',
    'https://github.com/HMS-Core/hms-push-clientdemo-android',
    'https://github.com/HONORDevelopers/Honor-Push-Client-Demo-demo',
    'https://github.com/MEIZUPUSH/PushDemo',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1544',
    'https://cloud.tencent.com/document/product/269/139819',
    'https://doc.easemob.com/document/android/push/push_overview.html',
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/implement-offline-push-notification',
  ],
  confidence: 'A',
});
