import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J2',
  phase: 'J',
  question: {
    en: 'Are the vendor’s Maven repository and Gradle plugin set up?',
    zh: '厂商的 Maven 仓库和 Gradle 插件是否已配置？',
  },
  why: {
    en: 'The plugin turns the vendor’s JSON file into the resources that the SDK reads. Without it the build may pass, and asking for the token fails on the phone.',
    zh: 'SDK 所需的参数由 Gradle 插件从厂商 JSON 文件生成。没有应用插件时，编译可能照样通过，但在手机上获取 token 会失败。',
  },
  needs: ['project'],
  vendors: ['huawei', 'fcm', 'honor'],
  verdict: 'client-integration',
  fix: {
    en: 'HUAWEI: repository `https://developer.huawei.com/repo/`, classpath `com.huawei.agconnect:agcp`, plugin `com.huawei.agconnect`. FCM: `google()`, plugin `com.google.gms.google-services`. HONOR: repository `https://developer.hihonor.com/repo`, classpath `com.hihonor.mcs:asplugin`, plugin `com.hihonor.mcs.asplugin` (only with mcs-services.json). Apply the plugins in the app module.',
    zh: '华为：仓库 `https://developer.huawei.com/repo/`，classpath `com.huawei.agconnect:agcp`，插件 `com.huawei.agconnect`。FCM：`google()` 仓库，插件 `com.google.gms.google-services`。荣耀：仓库 `https://developer.hihonor.com/repo`，classpath `com.hihonor.mcs:asplugin`，插件 `com.hihonor.mcs.asplugin`（仅在使用 mcs-services.json 时需要）。插件要在 app 模块中应用。',
  },
  ask: {
    question: {
      en: 'Do the Gradle files name the vendor’s repository, and is its plugin applied in the app module?',
      zh: 'Gradle 文件中是否声明了厂商的仓库，并在 app 模块中应用了插件？',
    },
    look: {
      en: '`settings.gradle` or the root `build.gradle` for repositories and classpath, `app/build.gradle` for the applied plugin.',
      zh: '仓库和 classpath 看 `settings.gradle` 或根目录 `build.gradle`，插件看 `app/build.gradle`。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://github.com/HMS-Core/hms-push-clientdemo-android',
    'https://firebase.google.com/docs/cloud-messaging/android/get-started',
    'https://github.com/HONORDevelopers/Honor-Push-Client-Demo-demo',
    'https://cloud.tencent.com/document/product/269/75428',
  ],
  confidence: 'A',
});
