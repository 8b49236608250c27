import { callsOf, hasSources, isRegisteredByPlatform } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, receiverClassesOf, registrationsOf, sdkOf } from './facts.ts';

export default defineProjectCheck({
  name: 'registration',
  title: { en: 'The app registers with Meizu', zh: '应用向魅族推送注册' },
  steps: ['J14', 'D1'],
  docs: docs.demo,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: 'The SDK is in the app, but no code calls `PushManager.register`: there will be no pushId.',
        zh: '已集成 SDK，但代码中没有调用 `PushManager.register`，不会产生 pushId。',
      },
      fix: {
        en: 'Call `PushManager.register(context, appId, appKey)` on Flyme phones. Ignore this when a library of yours does it.',
        zh: '请在 Flyme 手机上调用 `PushManager.register(context, appId, appKey)`；若由所用的库代为注册，可忽略。',
      },
    },
  },
  *check({ modules }) {
    const sdk = sdkOf(modules);
    if (!sdk || sdk.form === 'platform' || !hasSources(modules) || isRegisteredByPlatform(modules)) return;
    // A call on some other PushManager may be Meizu's, imported with a wildcard or through a wrapper.
    if (registrationsOf(modules).length > 0 || callsOf(modules, 'register', /PushManager$/).length > 0) return;
    yield { messageId: 'missing', at: receiverClassesOf(modules)[0]?.at ?? sdk.dependency.at };
  },
});
