import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J18',
  phase: 'J',
  question: {
    en: 'Is the vivo SDK told that the user agreed to the privacy statement, and started after that?',
    zh: '是否已告知 vivo SDK 用户同意了隐私声明，并在同意后才初始化？',
  },
  why: {
    en: 'Since the privacy rules, vivo’s SDK gives no regId until the app says that the user agreed. `agreePrivacyStatement(false)`, or `enableVivoPush(false)` of Easemob, means no push.',
    zh: '按隐私合规要求，应用声明用户已同意之前，vivo SDK 不会返回 regId。`agreePrivacyStatement(false)` 或环信的 `enableVivoPush(false)` 即表示不启用推送。',
  },
  needs: ['project'],
  vendors: ['vivo'],
  verdict: 'client-integration',
  fix: {
    en: 'After the consent dialog call `initialize` with `agreePrivacyStatement(true)` (Easemob: `enableVivoPush(true)`), then `turnOnPush`; at later starts do so at once.',
    zh: '用户在隐私弹窗点同意后，用 `agreePrivacyStatement(true)` 调用 `initialize`（环信为 `enableVivoPush(true)`），再调用 `turnOnPush`；之后每次启动可直接初始化。',
  },
  ask: {
    question: {
      en: 'After the user agreed, does the code initialise vivo push with the consent set to true?',
      zh: '用户同意后，代码是否以“已同意”初始化了 vivo 推送？',
    },
    look: {
      en: 'Search the sources for `agreePrivacyStatement` and `enableVivoPush`, and follow what the consent dialog calls.',
      zh: '在源码中搜索 `agreePrivacyStatement`、`enableVivoPush`，并查看隐私弹窗同意后的调用。',
    },
    yes: 'pass',
    no: 'warn',
  },
  sources: ['https://doc.easemob.com/document/android/push/push_vivo.html'],
  confidence: 'A',
});
