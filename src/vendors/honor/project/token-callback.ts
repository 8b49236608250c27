import { areDependenciesKnown, hasSources, isRegisteredByPlatform } from '../../../core/project-look.ts';
import { idleServices, tokenCallbackProblems } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { clientCalls, demo, isLeftToApp, sdkOf, servicesOf } from './facts.ts';

export default defineProjectCheck({
  name: 'token-callback',
  title: { en: 'The app starts HONOR’s SDK and takes the token', zh: '应用会初始化荣耀 SDK 并接收 Token' },
  steps: ['J10', 'J14', 'D6'],
  docs: demo,
  confidence: 'A',
  aliases: [],
  messages: {
    empty: {
      severity: 'warn',
      text: {
        en: '{name} is declared as the service for pushes, but has neither `onNewToken` nor `onMessageReceived`: tokens that come to it are lost.',
        zh: '{name} 已声明为接收推送的服务，却既没有 `onNewToken` 也没有 `onMessageReceived`：交给它的 Token 会丢失。',
      },
      fix: {
        en: 'Implement `onNewToken` and hand the token on; or remove the service when a platform’s SDK has its own.',
        zh: '请实现 `onNewToken` 并转交 Token；若平台 SDK 已自带服务，请移除该服务。',
      },
    },
    'never-started': {
      severity: 'warn',
      text: {
        en: 'The SDK is in the app, but no code calls `HonorPushClient.getInstance().init(…)`: the phone never asks for a token.',
        zh: '已集成 SDK，但代码中没有调用 `HonorPushClient.getInstance().init(…)`：手机不会申请 Token。',
      },
      fix: {
        en: 'Call `init(context, true)` as the app starts, once the user has agreed to the privacy terms. Ignore this when a library of yours does it.',
        zh: '请在用户同意隐私政策后、应用启动时调用 `init(context, true)`；若由所用的库调用，可忽略。',
      },
    },
    'never-asked': {
      severity: 'error',
      text: {
        en: '`init(…, false)` asks for no token by itself, and no code calls `getPushToken`.',
        zh: '`init(…, false)` 不会自动申请 Token，而代码中也没有调用 `getPushToken`。',
      },
      fix: { en: 'Pass `true`, or call `getPushToken` after `init`.', zh: '请传入 `true`，或在 `init` 之后调用 `getPushToken`。' },
    },
    missing: {
      severity: 'warn',
      text: {
        en: '`init(…, true)` hands the token to `onNewToken`, but {name} does not implement it: the token is lost.',
        zh: '`init(…, true)` 会把 Token 交给 `onNewToken`，但 {name} 没有实现它：Token 会丢失。',
      },
      fix: {
        en: 'Implement `onNewToken` and send the token to your server or IM platform.',
        zh: '请实现 `onNewToken`，并把 Token 上报到服务端或 IM 平台。',
      },
    },
  },
  *check({ app, modules }) {
    const services = servicesOf(modules);
    const idle = idleServices(modules, services, 'onNewToken', 'onMessageReceived');
    for (const { name, at } of idle) yield { messageId: 'empty', data: { name }, at };
    if (idle.length > 0) return;
    if (
      !hasSources(modules) ||
      !areDependenciesKnown(modules, { foldersAreListed: true }) ||
      isRegisteredByPlatform(modules) ||
      sdkOf(modules)?.form === 'platform'
    )
      return;
    if (clientCalls(modules, 'getPushToken').length > 0) return;
    const starts = clientCalls(modules, 'init');
    const [start] = starts;
    if (!start) {
      const at = services.classes[0]?.at ?? (isLeftToApp(app, modules) ? sdkOf(modules)?.dependency.at : undefined);
      if (at) yield { messageId: 'never-started', at };
    } else if (starts.every(({ literals }) => literals[1] === false)) yield { messageId: 'never-asked', at: start.at };
    else yield* tokenCallbackProblems(modules, services);
  },
});
