import { defineStep } from '../../core/step.ts';

export default defineStep({
  id: 'J18',
  phase: 'J',
  question: {
    en: 'Is the vivo SDK told that the user agreed to the privacy statement, and started after that?',
    zh: '是否已告知 vivo SDK 用户同意了隐私声明，并在同意后才初始化？',
  },
  why: {
    en: 'The vivo SDK is told at initialisation whether the user agreed to the privacy statement. With `agreePrivacyStatement(false)`, or `enableVivoPush(false)` of Easemob, the phone registers nothing and there is no regId.',
    zh: '初始化时要告诉 vivo SDK 用户是否同意隐私声明。传 `agreePrivacyStatement(false)`（环信为 `enableVivoPush(false)`）时不会注册推送，也拿不到 regId。',
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
