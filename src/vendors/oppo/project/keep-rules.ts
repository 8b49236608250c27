import { areKeepRulesKnown, isKept, isShrunk } from '../../../core/project-look.ts';
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
        en: 'The release build is shrunk, and no rule keeps `com.heytap.msp`: push works in debug, and not in release.',
        zh: 'release 构建开启了混淆，但没有规则保留 `com.heytap.msp`：debug 正常而 release 收不到推送。',
      },
      fix: {
        en: 'Add `-keep class com.heytap.msp.** { *; }` and `-keep public class * extends android.app.Service`.',
        zh: '请添加 `-keep class com.heytap.msp.** { *; }` 和 `-keep public class * extends android.app.Service`。',
      },
    },
  },
  *check(context) {
    const sdk = sdkOf(context.modules);
    if (!sdk || sdk.form === 'platform' || !isShrunk(context) || !areKeepRulesKnown(context.modules)) return;
    if (!isKept(context.modules, kept)) yield { messageId: 'lost' };
  },
});
