import { hasSources, isRegisteredByPlatform } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, heytapCalls, sdkOf } from './facts.ts';

export default defineProjectCheck({
  name: 'registration',
  title: { en: 'The app starts OPPO’s client and registers', zh: '应用初始化 OPPO 客户端并注册' },
  steps: ['J10', 'J14', 'D1'],
  docs: docs.easemob,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: 'The SDK is in the app, but no code calls `HeytapPushManager.register`: there will be no registration id.',
        zh: '已集成 SDK，但代码中没有调用 `HeytapPushManager.register`，不会产生 registrationId。',
      },
      fix: {
        en: 'Call `init(context, true)`, check `isSupportPush`, then `register(context, appKey, appSecret, callback)`. Ignore this when a library of yours does it.',
        zh: '请先 `init(context, true)`，判断 `isSupportPush`，再 `register(context, appKey, appSecret, callback)`；若由所用的库代为注册，可忽略。',
      },
    },
    noInit: {
      severity: 'error',
      text: {
        en: '`HeytapPushManager.register` is called, but `init` nowhere; the registration then fails.',
        zh: '调用了 `HeytapPushManager.register`，但没有任何地方调用 `init`，注册会失败。',
      },
      fix: { en: 'Call `HeytapPushManager.init(context, true)` first.', zh: '请先调用 `HeytapPushManager.init(context, true)`。' },
    },
    initLater: {
      severity: 'error',
      text: {
        en: '`HeytapPushManager.register` stands before `init` in the same method.',
        zh: '同一方法中 `HeytapPushManager.register` 写在 `init` 之前。',
      },
      fix: { en: 'Move `init` in front of `register`.', zh: '请把 `init` 移到 `register` 之前。' },
    },
  },
  *check({ modules }) {
    const sdk = sdkOf(modules);
    if (!sdk || sdk.form === 'platform' || !hasSources(modules)) return;
    const [registrations, inits] = [heytapCalls(modules, 'register'), heytapCalls(modules, 'init')];
    const [first] = registrations;
    if (!first) {
      if (!isRegisteredByPlatform(modules)) yield { messageId: 'missing', at: sdk.dependency.at };
      return;
    }
    if (inits.length === 0) {
      yield { messageId: 'noInit', at: first.at };
      return;
    }
    for (const call of registrations) {
      const near = inits.filter(
        (init) => init.at.file === call.at.file && init.inClass === call.inClass && init.inMethod === call.inMethod,
      );
      if (near.length === inits.length && near.every((init) => init.order > call.order)) yield { messageId: 'initLater', at: call.at };
    }
  },
});
