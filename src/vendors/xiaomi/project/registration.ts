import { hasSources, isRegisteredByPlatform } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, hasNewestGeneration, receiverClassesOf, registrationsOf, sdkOf } from './facts.ts';

export default defineProjectCheck({
  name: 'registration',
  title: { en: 'The app registers with Xiaomi', zh: '应用向小米推送注册' },
  steps: ['J14', 'D1'],
  docs: docs.client,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: 'The SDK is in the app, but no code calls `MiPushClient.registerPush`: there will be no regId.',
        zh: '已集成 SDK，但代码中没有调用 `MiPushClient.registerPush`，不会产生 regId。',
      },
      fix: {
        en: 'Call `MiPushClient.registerPush(context, APP_ID, APP_KEY)` in the main process after the user’s consent. Ignore this when a library of yours does it.',
        zh: '请在用户同意隐私政策后，于主进程调用 `MiPushClient.registerPush(context, APP_ID, APP_KEY)`；若由所用的库代为注册，可忽略。',
      },
    },
  },
  *check({ modules }) {
    const sdk = sdkOf(modules);
    if (!sdk || sdk.form === 'platform' || !hasSources(modules) || isRegisteredByPlatform(modules)) return;
    if (registrationsOf(modules).length > 0 || hasNewestGeneration(modules)) return;
    const at = receiverClassesOf(modules)[0]?.at ?? sdk.dependency.at;
    yield { messageId: 'missing', at };
  },
});
