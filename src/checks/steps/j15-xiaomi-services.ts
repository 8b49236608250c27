import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J15',
  phase: 'J',
  question: {
    en: 'Are Xiaomi’s XMJobService and MessageHandleService declared?',
    zh: '小米的 XMJobService 和 MessageHandleService 是否已声明？',
  },
  why: {
    en: 'The Mi Push SDK needs MessageHandleService from 2.2.5 and XMJobService from 3.0.1 on. Manifests written for an older SDK lack them, and the callbacks stay silent.',
    zh: '小米推送 SDK 自 2.2.5 起需要 MessageHandleService，自 3.0.1 起需要 XMJobService。沿用旧版清单会缺少它们，回调不会触发。',
  },
  needs: ['project'],
  vendors: ['xiaomi'],
  verdict: 'client-integration',
  fix: {
    en: 'Use the AAR, whose manifest brings both; with the JAR declare `com.xiaomi.push.service.XMJobService` (permission BIND_JOB_SERVICE, process `:pushservice`) and `com.xiaomi.mipush.sdk.MessageHandleService`.',
    zh: '建议改用 AAR，其清单已包含这两个 service；使用 JAR 时需自行声明 `com.xiaomi.push.service.XMJobService`（permission 为 BIND_JOB_SERVICE，进程 `:pushservice`）和 `com.xiaomi.mipush.sdk.MessageHandleService`。',
  },
  ask: {
    question: {
      en: 'Does the merged manifest hold XMJobService and MessageHandleService?',
      zh: '合并后的清单中是否有 XMJobService 和 MessageHandleService？',
    },
    look: {
      en: 'Android Studio > AndroidManifest.xml > Merged Manifest, search for `com.xiaomi`.',
      zh: '在 Android Studio > AndroidManifest.xml > Merged Manifest 中搜索 `com.xiaomi`。',
    },
    yes: 'pass',
    no: 'fail',
  },
  sources: [
    'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1544',
    'https://doc.easemob.com/document/android/push/push_xiaomi.html',
  ],
  confidence: 'A',
});
