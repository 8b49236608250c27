import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J23',
  phase: 'J',
  question: {
    en: 'Are there misspelt names from guides, or names that somebody “corrected”?',
    zh: '清单中是否有教程里的错拼名称，或被“改正”过的名称？',
  },
  why: {
    en: 'Guides hold traps in both directions: `CS_cloud_ablitity` of the old HUAWEI receiver is a slip, while OPPO’s `RECIEVE_MCS_MESSAGE` is right as it stands, and corrected to RECEIVE it matches nothing.',
    zh: '教程里两种坑都有：旧版华为 receiver 的 `CS_cloud_ablitity` 是拼写错误；而 OPPO 的 `RECIEVE_MCS_MESSAGE` 权限名本来就这样拼，改成 RECEIVE 反而无效。',
  },
  needs: ['project'],
  vendors: ['huawei', 'oppo'],
  verdict: 'client-integration',
  fix: {
    en: 'OPPO: permissions with RECIEVE, actions with RECEIVE (`com.coloros.mcs.action.RECEIVE_MCS_MESSAGE`), exactly as in the vendor’s sample. HUAWEI: remove the whole block of the old SDK.',
    zh: 'OPPO：权限名用 RECIEVE，action 用 RECEIVE（`com.coloros.mcs.action.RECEIVE_MCS_MESSAGE`），与官方示例保持一致。华为：把旧版 SDK 的整段配置删掉。',
  },
  ask: {
    question: {
      en: 'Does the manifest hold `CS_cloud_ablitity`, or an OPPO permission spelt RECEIVE?',
      zh: '清单中是否有 `CS_cloud_ablitity`，或把 OPPO 权限拼成了 RECEIVE？',
    },
    look: {
      en: 'Search AndroidManifest.xml for `ablitity`, `RECEIVE_MCS_MESSAGE` and `RECIEVE_MCS_MESSAGE`.',
      zh: '在 AndroidManifest.xml 中搜索 `ablitity`、`RECEIVE_MCS_MESSAGE`、`RECIEVE_MCS_MESSAGE`。',
    },
    yes: 'warn',
    no: 'pass',
  },
  sources: [
    'https://doc.easemob.com/document/android/push/push_oppo.html',
    'https://doc-zh.zego.im/zim-android/offline-push-notifications/integrate-oppo',
  ],
  confidence: 'A',
});
