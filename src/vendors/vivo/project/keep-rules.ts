import { keepRuleProblems } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { docs, names, receiverClassesOf, receiversOf, sdkOf } from './facts.ts';

export default defineProjectCheck({
  name: 'keep-rules',
  title: { en: 'R8 keeps vivo’s classes in the release build', zh: 'release 混淆时保留 vivo 推送的类' },
  steps: ['J21'],
  docs: docs.easemob,
  confidence: 'B',
  aliases: [],
  messages: {
    sdk: {
      severity: 'error',
      text: {
        en: 'This build is shrunk, and no rule keeps `{class}`: push works in a build that is not shrunk, and not in this one.',
        zh: '该构建开启了混淆，但没有规则保留 `{class}`：未混淆的构建正常，而该构建收不到推送。',
      },
      fix: {
        en: 'Add `-keep class com.vivo.push.** { *; }`, `-keep class com.vivo.vms.** { *; }` and `-dontwarn com.vivo.push.**`.',
        zh: '请添加 `-keep class com.vivo.push.** { *; }`、`-keep class com.vivo.vms.** { *; }` 和 `-dontwarn com.vivo.push.**`。',
      },
    },
    receiver: {
      severity: 'warn',
      text: {
        en: 'No rule keeps the app’s receiver {receiver}; vivo asks for one.',
        zh: '没有规则保留应用的接收器 {receiver}；vivo 要求保留它。',
      },
      fix: { en: 'Add `-keep class {receiver} { *; }`.', zh: '请添加 `-keep class {receiver} { *; }`。' },
    },
  },
  check: (context) =>
    keepRuleProblems(context, {
      sdk: sdkOf(context.modules),
      names: [names.receiver, names.service],
      receivers: receiversOf(context.modules),
      receiverClasses: receiverClassesOf(context.modules),
    }),
});
