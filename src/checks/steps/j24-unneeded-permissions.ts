import { defineStep } from '../../core/step.ts';

// No question to a person: the answer decides nothing, and a warning must not be taken for a cause.
export default defineStep({
  id: 'J24',
  phase: 'J',
  question: {
    en: 'Does the app ask for permissions only because an old push guide listed them?',
    zh: '是否还保留着旧推送教程要求、现在已不需要的权限？',
  },
  why: {
    en: 'READ_PHONE_STATE, GET_TASKS and WRITE_EXTERNAL_STORAGE do nothing for today’s push SDKs, and stores reject apps for them. They never explain a missing push; this is a remark only.',
    zh: 'READ_PHONE_STATE、GET_TASKS、WRITE_EXTERNAL_STORAGE 对如今的推送 SDK 没有作用，还可能导致应用商店审核被拒。它们不会造成收不到推送，仅作提示。',
  },
  needs: ['project'],
  vendors: ['fcm', 'huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu'],
  verdict: 'client-integration',
  fix: {
    en: 'Remove them unless another feature needs them (Xiaomi from SDK 4.8.0 on needs none); for one that a library brings, add `tools:node="remove"`.',
    zh: '若其他功能用不到，请删除（小米 SDK 自 4.8.0 起已不需要）；由依赖库带入的，可用 `tools:node="remove"` 去掉。',
  },
  sources: [
    'https://doc.easemob.com/document/android/push/push_xiaomi.html',
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/implement-offline-push-notification',
  ],
  confidence: 'A',
});
