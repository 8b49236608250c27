import { isKept } from '../../../core/project-look.ts';
import { needsKeepRules } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { docs, receiverParent, sdkOf } from './facts.ts';

export default defineProjectCheck({
  name: 'keep-rules',
  title: { en: 'R8 keeps Meizu’s classes in the release build', zh: 'release 混淆时保留魅族推送的类' },
  steps: ['J21'],
  docs: docs.demo,
  confidence: 'A',
  aliases: [],
  messages: {
    lost: {
      severity: 'error',
      text: {
        en: 'This build is shrunk, and no rule keeps `com.meizu.cloud.pushsdk`: push works in a build that is not shrunk, and not in this one.',
        zh: '该构建开启了混淆，但没有规则保留 `com.meizu.cloud.pushsdk`：未混淆的构建正常，而该构建收不到推送。',
      },
      fix: {
        en: 'Add `-keep class com.meizu.** { *; }` and `-dontwarn com.meizu.**`.',
        zh: '请添加 `-keep class com.meizu.** { *; }` 和 `-dontwarn com.meizu.**`。',
      },
    },
  },
  *check(context) {
    const { modules } = context;
    if (needsKeepRules(context, sdkOf(modules)) && !isKept(modules, receiverParent)) yield { messageId: 'lost' };
  },
});
