import { keepRuleProblems } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { docs, names, receiverClassesOf, receiversOf, sdkOf } from './facts.ts';

export default defineProjectCheck({
  name: 'keep-rules',
  title: { en: 'R8 keeps Xiaomi’s classes in the release build', zh: 'release 混淆时保留小米推送的类' },
  steps: ['J21'],
  docs: docs.client,
  confidence: 'A',
  aliases: [],
  messages: {
    sdk: {
      severity: 'error',
      text: {
        en: 'This build is shrunk, and no rule keeps `{class}`: push works in a build that is not shrunk, and not in this one.',
        zh: '该构建开启了混淆，但没有规则保留 `{class}`：未混淆的构建正常，而该构建收不到推送。',
      },
      fix: {
        en: 'Add `-keep class com.xiaomi.** { *; }` and `-dontwarn com.xiaomi.**`.',
        zh: '请添加 `-keep class com.xiaomi.** { *; }` 和 `-dontwarn com.xiaomi.**`。',
      },
    },
    receiver: {
      severity: 'warn',
      text: {
        en: 'No rule keeps the app’s receiver {receiver}; Xiaomi asks for a rule with its full name, one for all `BroadcastReceiver` does not do.',
        zh: '没有规则保留应用的接收器 {receiver}；小米要求按完整类名保留，只写 `BroadcastReceiver` 的通用规则无效。',
      },
      fix: { en: 'Add `-keep class {receiver} { *; }`.', zh: '请添加 `-keep class {receiver} { *; }`。' },
    },
  },
  check: (context) =>
    keepRuleProblems(context, {
      sdk: sdkOf(context.modules),
      names: [names.receiver, names.pushService],
      receivers: receiversOf(context.modules),
      receiverClasses: receiverClassesOf(context.modules),
    }),
});
