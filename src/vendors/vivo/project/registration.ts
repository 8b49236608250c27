import { callsOf, hasMethod, hasSources, isRegisteredByPlatform } from '../../../core/project-look.ts';
import { isOn } from '../../../core/source-index.ts';
import { defineProjectCheck } from './check.ts';
import { clientCalls, docs, receiverClassesOf, sdkOf } from './facts.ts';

export default defineProjectCheck({
  name: 'registration',
  title: { en: 'The app turns vivo push on and takes the regId', zh: '应用开启 vivo 推送并获取 regId' },
  steps: ['J14', 'D1'],
  docs: docs.client,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: 'The SDK is in the app, but no code calls `PushClient.turnOnPush`: there will be no regId.',
        zh: '已集成 SDK，但代码中没有调用 `PushClient.turnOnPush`，不会产生 regId。',
      },
      fix: {
        en: 'Call `initialize(config)`, check `isSupport`, then `turnOnPush`. Ignore this when a library of yours does it.',
        zh: '请依次调用 `initialize(config)`、判断 `isSupport`、`turnOnPush`；若由所用的库代为开启，可忽略。',
      },
    },
    notInitialised: {
      severity: 'error',
      text: {
        en: '`turnOnPush` is called, but `PushClient.initialize` nowhere; it fails.',
        zh: '调用了 `turnOnPush`，但没有任何地方调用 `PushClient.initialize`，会失败。',
      },
      fix: {
        en: 'Call `PushClient.getInstance(context).initialize(config)` first.',
        zh: '请先调用 `PushClient.getInstance(context).initialize(config)`。',
      },
    },
    notTaken: {
      severity: 'warn',
      text: {
        en: 'Push is turned on, but nothing takes the regId: neither `getRegId` nor `onReceiveRegId` is there.',
        zh: '已开启推送，但没有任何地方获取 regId：既没有 `getRegId` 也没有 `onReceiveRegId`。',
      },
      fix: {
        en: 'Call `getRegId(listener)` when `turnOnPush` ends with 0, and send the regId to your server.',
        zh: '请在 `turnOnPush` 返回 0 后调用 `getRegId(listener)`，并把 regId 上报服务端。',
      },
    },
  },
  *check({ modules }) {
    const sdk = sdkOf(modules);
    if (!sdk || sdk.form === 'platform' || !hasSources(modules) || isRegisteredByPlatform(modules)) return;
    const [start] = clientCalls(modules, 'turnOnPush');
    if (!start) {
      if (callsOf(modules, 'turnOnPush').length === 0) yield { messageId: 'missing', at: sdk.dependency.at };
      return;
    }
    if (callsOf(modules, 'initialize').length === 0) yield { messageId: 'notInitialised', at: start.at };
    const takes =
      callsOf(modules, /^getRegId$/i).some((call) => !isOn(call, /(?:^|\.)MiPushClient$/)) ||
      receiverClassesOf(modules).some((receiver) => hasMethod(modules, receiver, 'onReceiveRegId'));
    // Kotlin reads a getter as a property, which is no call.
    if (!takes && !start.at.file.endsWith('.kt')) yield { messageId: 'notTaken', at: start.at };
  },
});
