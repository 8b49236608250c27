import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J3',
  phase: 'J',
  question: {
    en: 'Does the build still use outdated push libraries or plugins?',
    zh: '构建中是否还在使用过时的推送库或插件？',
  },
  why: {
    en: 'Old guides live on in copies: `com.huawei.android.pushagent` talks to a service that was closed, a Xiaomi SDK below 4.9.1 cannot open the app from a tap once targetSdk is 31 or higher, and agcp 1.4.1.300, google-services 4.2.0 and jcenter no longer fit today’s Gradle.',
    zh: '旧教程里的写法仍在流传：`com.huawei.android.pushagent` 对应的服务早已关闭；targetSdk ≥ 31 时，低于 4.9.1 的小米 SDK 点击通知无法跳转；agcp 1.4.1.300、google-services 4.2.0 和 jcenter 也已跟不上现在的 Gradle。',
  },
  needs: ['project'],
  vendors: ['fcm', 'huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu'],
  verdict: 'client-integration',
  fix: {
    en: 'Replace them: agcp 1.6.0.300 or later (1.9.1.300 for Gradle 7 and up), google-services 4.3.15 or later, the current Xiaomi AAR, `com.huawei.hms:push` in place of the HwPush jar, TIMPush in place of `com.tencent.tpns:*` and tuiofflinepush, `mavenCentral()` in place of `jcenter()`.',
    zh: '逐一替换：agcp 升到 1.6.0.300 以上（Gradle 7 及以上用 1.9.1.300），google-services 升到 4.3.15 以上，小米 AAR 换成当前版本，HwPush jar 换成 `com.huawei.hms:push`，`com.tencent.tpns:*` 和 tuiofflinepush 换成 TIMPush，`jcenter()` 换成 `mavenCentral()`。',
  },
  ask: {
    question: {
      en: 'Is one of these still in the build: agcp 1.4.x, google-services 4.2.0, `com.tencent.tpns`, jcenter, the HwPush jar, a Xiaomi SDK below 4.9.1?',
      zh: '构建中是否还有 agcp 1.4.x、google-services 4.2.0、`com.tencent.tpns`、jcenter、HwPush jar，或低于 4.9.1 的小米 SDK？',
    },
    look: {
      en: 'The versions in the Gradle files, and the file names in `app/libs`.',
      zh: 'Gradle 文件中的版本号，以及 `app/libs` 下的文件名。',
    },
    yes: 'warn',
    no: 'pass',
  },
  sources: [
    'https://cloud.tencent.com/document/product/269/139819',
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/integrate-xiaomi',
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1544',
    'https://github.com/HMS-Core/hms-push-clientdemo-android',
  ],
  confidence: 'A',
});
