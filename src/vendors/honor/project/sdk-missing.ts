import { isBuildKnown, moduleStart } from '../../../core/project-build.ts';
import { defineProjectCheck } from './check.ts';
import { demo, sdkOf } from './facts.ts';

export default defineProjectCheck({
  name: 'sdk-missing',
  title: { en: 'The app contains HONOR’s push SDK', zh: '应用已引入荣耀推送 SDK' },
  steps: ['J1'],
  docs: demo,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'The project has parts of HONOR push, but no dependency brings `com.hihonor.mcs:push`.',
        zh: '工程中有荣耀推送的部分内容，但没有任何依赖引入 `com.hihonor.mcs:push`。',
      },
      fix: {
        en: 'Add `implementation "com.hihonor.mcs:push:<version>"` to the app module.',
        zh: '请在应用模块中加入 `implementation "com.hihonor.mcs:push:<版本>"`。',
      },
    },
  },
  *check({ app, modules }) {
    if (sdkOf(modules) || !isBuildKnown(app, modules)) return;
    const at = moduleStart(app);
    yield { messageId: 'missing', ...(at && { at }) };
  },
});
