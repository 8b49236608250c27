import { isBuildKnown, moduleStart } from '../../../core/project-build.ts';
import { defineProjectCheck } from './check.ts';
import { deadArchives, deadComponents, docs, sdkOf } from './facts.ts';

export default defineProjectCheck({
  name: 'sdk-missing',
  title: { en: 'The app contains HUAWEI’s Push Kit SDK', zh: '应用已引入华为 Push Kit SDK' },
  steps: ['J1'],
  docs: docs.demo,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'The project uses Push Kit, but no dependency brings `com.huawei.hms:push`.',
        zh: '工程中使用了 Push Kit，但没有任何依赖引入 `com.huawei.hms:push`。',
      },
      fix: {
        en: 'Add `implementation "com.huawei.hms:push:<version>"` to the app module.',
        zh: '请在应用模块中加入 `implementation "com.huawei.hms:push:<版本>"`。',
      },
    },
  },
  *check({ app, modules }) {
    if (sdkOf(modules) || !isBuildKnown(app, modules)) return;
    // The dead SDK has a finding of its own.
    if (deadComponents(modules).length + deadArchives(modules).length > 0) return;
    const at = moduleStart(app);
    yield { messageId: 'missing', ...(at && { at }) };
  },
});
