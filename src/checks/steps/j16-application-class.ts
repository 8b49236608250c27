import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J16',
  phase: 'J',
  question: {
    en: 'Is the app’s own Application class named in the manifest (legacy Tencent ImSDK)?',
    zh: '清单中是否注册了自己的 Application 类（腾讯旧版 ImSDK）？',
  },
  why: {
    en: 'The legacy SDK is set up in `Application.onCreate`. When `android:name` of `<application>` is missing or still the sample’s class, that code never runs and no listener exists.',
    zh: '旧版 SDK 的推送监听和注册都写在 `Application.onCreate` 中。如果 `<application>` 没有 `android:name`，或还是示例中的类名，这段代码根本不会执行。',
  },
  needs: ['project'],
  vendors: ['xiaomi', 'huawei'],
  platforms: ['tencent-im'],
  verdict: 'client-integration',
  fix: {
    en: 'Set `android:name` of `<application>` to your class. Better, leave this generation: it serves Xiaomi and HUAWEI only and its HUAWEI part is dead; TIMPush replaces it.',
    zh: '把 `<application>` 的 `android:name` 改为自己的类。更好的办法是升级到 TIMPush：旧版只支持小米和华为，其中华为部分早已失效。',
  },
  ask: {
    question: {
      en: 'Does `<application android:name>` name the class that sets the push listener?',
      zh: '`<application android:name>` 是否指向设置推送监听的那个类？',
    },
    look: {
      en: 'The `<application>` element of AndroidManifest.xml, and the class it names.',
      zh: '查看 AndroidManifest.xml 的 `<application>` 节点及其指向的类。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: ['https://cloud.tencent.com/document/product/269/139819'],
  confidence: 'A',
});
