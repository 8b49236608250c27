import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J17',
  phase: 'J',
  question: {
    en: 'Is the platform SDK new enough for what is expected of it?',
    zh: '平台 SDK 的版本是否支持所用的功能？',
  },
  why: {
    en: 'Offline push, vendors, custom sounds and click handling came one after another; an older SDK ignores the setting without a word. TIMPush must also have the version of the chat SDK.',
    zh: '离线推送、各厂商支持、自定义铃声、点击跳转都是逐步加入的，旧版 SDK 会直接忽略相关设置且没有提示。TIMPush 的版本还必须与 Chat SDK 一致。',
  },
  needs: ['project'],
  vendors: ['fcm', 'huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu'],
  platforms: ['tencent-im', 'easemob', 'zego'],
  verdict: 'client-integration',
  fix: {
    en: 'Tencent: TIMPush needs `imsdk-plus` 7.6.5011 or later, of the same version; custom sound 6.1.2155. Easemob: HONOR from 4.0.3, OPPO’s 3.5.2 from 4.8.1. ZEGO: ZIM 2.0.0; ZPNs 2.2.0 from Maven, 2.7.0 for packages by vendor, 2.8.0 for click handling.',
    zh: '腾讯：TIMPush 要求 `imsdk-plus` ≥ 7.6.5011 且版本一致；自定义铃声要求 ≥ 6.1.2155。环信：荣耀要求 ≥ 4.0.3，OPPO SDK 3.5.2 要求 ≥ 4.8.1。ZEGO：ZIM ≥ 2.0.0；ZPNs 从 Maven 引入要求 ≥ 2.2.0，分厂商包 ≥ 2.7.0，自定义点击跳转 ≥ 2.8.0。',
  },
  ask: {
    question: {
      en: 'Is the platform SDK at or above the version that its page names for the feature in question?',
      zh: '平台 SDK 的版本是否达到文档对该功能的要求？',
    },
    look: {
      en: 'The dependencies in `app/build.gradle`: `com.tencent.imsdk`, `com.tencent.timpush`, `io.hyphenate` or `im.zego`.',
      zh: '查看 `app/build.gradle` 中的依赖：`com.tencent.imsdk`、`com.tencent.timpush`、`io.hyphenate` 或 `im.zego`。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://cloud.tencent.com/document/product/269/139819',
    'https://cloud.tencent.com/document/product/269/75428',
    'https://doc.easemob.com/document/android/push/push_overview.html',
    'https://doc-zh.zego.im/zim-android/client-sdks/zpns-release-notes',
  ],
  confidence: 'A',
});
