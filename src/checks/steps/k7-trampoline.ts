import { defineStep } from '../../core/step.ts';
import { sources } from '../facts/sources.ts';

export default defineStep({
  id: 'K7',
  phase: 'K',
  question: {
    en: 'Xiaomi on Android 12 and later: is the Mi Push SDK 4.9.1 or later (no notification trampoline)?',
    zh: '小米 Android 12 及以上：小米推送 SDK 是否 ≥ 4.9.1（避免通知跳板限制）？',
  },
  why: {
    en: 'Android 12 forbids a service or receiver to open a page after a tap when targetSdk is 31 or more. Older Mi Push SDKs do just that: the push shows and the tap does nothing.',
    zh: 'targetSdk ≥ 31 时，Android 12 禁止由服务或广播接收器在点击通知后打开页面。旧版小米推送 SDK 正是这样实现的：通知能显示，但点击无反应。',
  },
  needs: ['project', 'person'],
  vendors: ['xiaomi'],
  verdict: 'client-integration',
  fix: {
    en: 'Update the Mi Push SDK to 4.9.1 or later and declare `NotificationClickedActivity` as its guide says.',
    zh: '把小米推送 SDK 升级到 4.9.1 以上，并按接入文档声明 `NotificationClickedActivity`。',
  },
  ask: {
    question: {
      en: 'Is the Mi Push SDK in the app 4.9.1 or later (or targetSdk below 31)?',
      zh: '应用内的小米推送 SDK 是否 ≥ 4.9.1（或 targetSdk 低于 31）？',
    },
    look: {
      en: 'The version in the AAR’s file name in `app/libs`, `targetSdk` in build.gradle, and logcat after a tap: a line that names a blocked trampoline.',
      zh: '`app/libs` 下小米 AAR 文件名中的版本号、build.gradle 的 `targetSdk`，以及点击后 logcat 中是否有 trampoline 被拦截的记录。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [sources.xiaomiClient, sources.zegoDocs],
  confidence: 'B',
});
