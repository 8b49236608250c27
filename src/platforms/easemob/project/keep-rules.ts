import { keepRulePlace } from '../../../core/project-build.ts';
import { areKeepRulesKnown, isKept, isShrunk } from '../../../core/project-look.ts';
import { docs } from '../wire.ts';
import { defineProjectCheck } from './check.ts';
import { families, familyNames, librariesOfFamily } from './facts.ts';

export default defineProjectCheck({
  name: 'keep-rules',
  title: { en: 'R8 keeps Easemob’s classes in the release build', zh: 'release 混淆时保留环信 SDK 的类' },
  steps: ['J20'],
  docs: docs.overview,
  confidence: 'A',
  aliases: [],
  messages: {
    lost: {
      severity: 'error',
      text: {
        en: 'This build is shrunk, and no rule keeps `{pattern}`: login or push works in a build that is not shrunk, and not in this one.',
        zh: '该构建开启了混淆，但没有规则保留 `{pattern}`：未混淆的构建正常，而该构建登录或推送失败。',
      },
      fix: {
        en: 'Add `-keep class {pattern} {*;}` and `-dontwarn {pattern}`.',
        zh: '请添加 `-keep class {pattern} {*;}` 和 `-dontwarn {pattern}`。',
      },
    },
  },
  *check(context) {
    const { modules, app } = context;
    if (!isShrunk(context) || !areKeepRulesKnown(modules)) return;
    for (const family of familyNames) {
      if (librariesOfFamily(modules, family).length === 0 || isKept(modules, families[family].keep)) continue;
      const at = keepRulePlace(app);
      yield { messageId: 'lost', data: { pattern: families[family].pattern }, ...(at ? { at } : {}) };
    }
  },
});
