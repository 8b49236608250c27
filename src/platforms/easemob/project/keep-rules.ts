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
        en: 'The release build is shrunk, and no rule keeps `{pattern}`: login or push works in debug, and not in release.',
        zh: 'release 构建开启了混淆，但没有规则保留 `{pattern}`：debug 正常而 release 登录或推送失败。',
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
