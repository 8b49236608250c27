import { isBuildKnown, moduleStart, ofOtherVariants } from '../../../core/project-build.ts';
import { filesImporting } from '../../../core/project-code.ts';
import { callsOf, type Modules } from '../../../core/project-look.ts';
import { lacksService } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { demo, sdkOf, servicesOf } from './facts.ts';

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
    // Plugin and file are there for every variant, whichever has the SDK.
    if (sdkOf(ofOtherVariants(modules)) && !isUsed(modules)) return;
    const at = moduleStart(app);
    yield { messageId: 'missing', ...(at && { at }) };
  },
});

/** Manifest or code of this variant need the SDK. */
function isUsed(modules: Modules): boolean {
  return (
    !lacksService(servicesOf(modules)) ||
    filesImporting(modules, /^com\.hihonor\.push\./).length + callsOf(modules, 'enableHonorPush').length > 0
  );
}
