import { keepRulePlace } from '../../../core/project-build.ts';
import { isKept } from '../../../core/project-look.ts';
import { needsKeepRules } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { demo, sdkOf } from './facts.ts';

/** A class that only a rule for the whole package covers. */
const probe = 'com.hihonor.push.framework.inner.Probe';

export default defineProjectCheck({
  name: 'keep-rules',
  title: { en: 'R8 keeps HONOR’s classes', zh: '混淆规则保留了荣耀的类' },
  steps: ['J21'],
  docs: demo,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'The build shrinks the code, but no rule keeps `com.hihonor.push.**`: HONOR push may fail in release only.',
        zh: '构建开启了代码压缩，但没有规则保留 `com.hihonor.push.**`：荣耀推送可能仅在 Release 包中失效。',
      },
      fix: {
        en: 'Add `-keep class com.hihonor.push.** {*;}` to the rules, with `-ignorewarnings` and the keepattributes of HONOR’s guide.',
        zh: '请在规则中加入 `-keep class com.hihonor.push.** {*;}`，以及荣耀文档中的 `-ignorewarnings` 与 keepattributes。',
      },
    },
  },
  *check(context) {
    const { app, modules } = context;
    if (!needsKeepRules(context, sdkOf(modules)) || isKept(modules, probe)) return;
    const at = keepRulePlace(app);
    yield { messageId: 'missing', ...(at && { at }) };
  },
});
