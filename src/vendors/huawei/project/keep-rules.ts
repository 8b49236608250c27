import { keepRulePlace } from '../../../core/project-build.ts';
import { areKeepRulesKnown, isKept, isShrunk } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, sdkOf } from './facts.ts';

/** Packages that HUAWEI wants kept, each with a class below it that only a rule for the whole package covers. */
const packages = [
  { name: 'com.huawei.hms', probe: 'com.huawei.hms.support.api.push.Probe' },
  { name: 'com.huawei.hianalytics', probe: 'com.huawei.hianalytics.process.inner.Probe' },
  { name: 'com.huawei.updatesdk', probe: 'com.huawei.updatesdk.service.inner.Probe' },
] as const;

export default defineProjectCheck({
  name: 'keep-rules',
  title: { en: 'R8 keeps HUAWEI’s classes', zh: '混淆规则保留了华为的类' },
  steps: ['J21'],
  docs: docs.demo,
  confidence: 'A',
  aliases: [],
  messages: {
    push: {
      severity: 'error',
      text: {
        en: 'The build shrinks the code, but no rule keeps `com.huawei.hms.**`: Push Kit may fail in release only.',
        zh: '构建开启了代码压缩，但没有规则保留 `com.huawei.hms.**`：Push Kit 可能仅在 Release 包中失效。',
      },
      fix: {
        en: 'Add `-keep class com.huawei.hms.** {*;}` to the rules, with `-ignorewarnings` and the keepattributes of HUAWEI’s guide.',
        zh: '请在规则中加入 `-keep class com.huawei.hms.** {*;}`，以及华为文档中的 `-ignorewarnings` 与 keepattributes。',
      },
    },
    other: {
      severity: 'warn',
      text: {
        en: 'The build shrinks the code, but no rule keeps `{name}.**`, which HUAWEI’s guide asks for.',
        zh: '构建开启了代码压缩，但没有规则保留华为文档要求的 `{name}.**`。',
      },
      fix: { en: 'Add `-keep class {name}.** {*;}` to the rules.', zh: '请在规则中加入 `-keep class {name}.** {*;}`。' },
    },
  },
  *check(context) {
    const { app, modules } = context;
    // A platform's package may bring rules along; ZEGO's guide asks for these.
    const sdk = sdkOf(modules);
    if (
      !sdk ||
      (sdk.form === 'platform' && !sdk.dependency.module?.startsWith('im.zego:')) ||
      !isShrunk(context) ||
      !areKeepRulesKnown(modules)
    )
      return;
    const at = keepRulePlace(app);
    for (const { name, probe } of packages)
      if (!isKept(modules, probe))
        yield name === 'com.huawei.hms'
          ? { messageId: 'push', ...(at && { at }) }
          : { messageId: 'other', data: { name }, ...(at && { at }) };
  },
});
