import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J20',
  phase: 'J',
  question: {
    en: 'Do the R8 rules keep the platform’s classes and the app’s own receivers?',
    zh: '混淆规则是否保留了平台 SDK 的类和应用自己的 receiver？',
  },
  why: {
    en: 'Platform SDKs find their push parts by name. R8 renames or removes them in release builds, so debug works and release does not.',
    zh: '平台 SDK 通过类名反射加载推送模块。Release 包中这些类被 R8 改名或移除，就会出现 Debug 正常、Release 收不到的情况。',
  },
  needs: ['project'],
  vendors: ['fcm', 'huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu'],
  platforms: ['tencent-im', 'easemob', 'zego'],
  verdict: 'client-integration',
  fix: {
    en: 'Add to proguard-rules.pro, Tencent: `-keep class com.tencent.qcloud.** { *; }` and `-keep class com.tencent.timpush.** { *; }`; Easemob: `-keep class com.hyphenate.** { *; }`, or `io.agora.**` for the Agora build; and a rule for every receiver of your own.',
    zh: '在 proguard-rules.pro 中添加。腾讯：`-keep class com.tencent.qcloud.** { *; }` 和 `-keep class com.tencent.timpush.** { *; }`；环信：`-keep class com.hyphenate.** { *; }`（声网版为 `io.agora.**`）；自己的 receiver 也要逐个保留。',
  },
  ask: {
    question: {
      en: 'Do the keep rules name the platform’s packages and your own push receivers?',
      zh: '混淆规则中是否包含平台的包名和自己的推送 receiver？',
    },
    look: {
      en: '`app/proguard-rules.pro`, and `app/build/outputs/mapping/release/mapping.txt`: a kept class maps to itself.',
      zh: '查看 `app/proguard-rules.pro`，以及 `app/build/outputs/mapping/release/mapping.txt`：被保留的类名前后一致。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://cloud.tencent.com/document/product/269/139819',
    'https://doc.easemob.com/document/android/push/push_overview.html',
    'https://developer.android.com/build/shrink-code',
  ],
  confidence: 'A',
});
