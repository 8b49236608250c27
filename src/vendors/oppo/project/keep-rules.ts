import { isKept } from '../../../core/project-look.ts';
import { needsKeepRules } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { docs, sdkOf } from './facts.ts';

const kept = 'com.heytap.msp.push.HeytapPushManager';

export default defineProjectCheck({
  name: 'keep-rules',
  title: { en: 'R8 keeps OPPO’s classes in the release build', zh: 'release 混淆时保留 OPPO 推送的类' },
  steps: ['J21'],
  docs: docs.easemob,
  confidence: 'B',
  aliases: [],
  messages: {
    lost: {
      severity: 'error',
      text: {
        en: 'This build is shrunk, and no rule keeps `com.heytap.msp`: push works in a build that is not shrunk, and not in this one.',
        zh: '该构建开启了混淆，但没有规则保留 `com.heytap.msp`：未混淆的构建正常，而该构建收不到推送。',
      },
      fix: {
        en: 'Add `-keep class com.heytap.msp.** { *; }` and `-keep public class * extends android.app.Service`.',
        zh: '请添加 `-keep class com.heytap.msp.** { *; }` 和 `-keep public class * extends android.app.Service`。',
      },
    },
  },
  *check(context) {
    const { modules } = context;
    if (needsKeepRules(context, sdkOf(modules)) && !isKept(modules, kept)) yield { messageId: 'lost' };
  },
});
