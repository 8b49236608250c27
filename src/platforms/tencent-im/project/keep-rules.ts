import { areKeepRulesKnown, isKept, isShrunk } from '../../../core/project-look.ts';
import { keepRulePlace } from '../../../core/project-build.ts';
import { defineProjectCheck } from './check.ts';
import { docs, timPushLibraries, tuiOfflinePushOf } from './facts.ts';

/** A class that stands for each package; its name does not matter to a rule for the whole package. */
const packages = [
  { name: 'com.tencent.qcloud', example: 'com.tencent.qcloud.tim.push.TIMPushManager', from: 'both' },
  { name: 'com.tencent.timpush', example: 'com.tencent.timpush.Push', from: 'timPush' },
] as const;

export default defineProjectCheck({
  name: 'keep-rules',
  title: { en: 'R8 keeps Tencent’s push classes in the release build', zh: 'release 混淆时保留腾讯推送的类' },
  steps: ['J20'],
  docs: docs.troubleshooting,
  confidence: 'A',
  aliases: [],
  messages: {
    lost: {
      severity: 'error',
      text: {
        en: 'This build is shrunk, and no rule keeps {packages}: push works in a build that is not shrunk, and not in this one.',
        zh: '该构建开启了混淆，但没有规则保留 {packages}：未混淆的构建正常，而该构建收不到推送。',
      },
      fix: {
        en: 'Add `-keep class com.tencent.qcloud.** { *; }` and `-keep class com.tencent.timpush.** { *; }`.',
        zh: '请添加 `-keep class com.tencent.qcloud.** { *; }` 和 `-keep class com.tencent.timpush.** { *; }`。',
      },
    },
  },
  *check(context) {
    const { modules, app } = context;
    const hasTimPush = timPushLibraries(modules).length > 0;
    if (!hasTimPush && !tuiOfflinePushOf(modules)) return;
    if (!isShrunk(context) || !areKeepRulesKnown(modules)) return;
    const lost = packages.filter(({ from, example }) => (from === 'both' || hasTimPush) && !isKept(modules, example));
    if (lost.length === 0) return;
    const at = keepRulePlace(app);
    yield { messageId: 'lost', data: { packages: lost.map(({ name }) => `\`${name}\``).join(', ') }, ...(at ? { at } : {}) };
  },
});
