import { areDependenciesKnown, hasSources, isRegisteredByPlatform } from '../../../core/project-look.ts';
import { idleServices, tokenCallbackProblems } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { docs, initialisesItself, isLeftToApp, sdkOf, servicesOf, tokenCalls } from './facts.ts';

export default defineProjectCheck({
  name: 'token-callback',
  title: { en: 'The app asks for its token and takes it', zh: '应用会申请并接收 Token' },
  steps: ['J14', 'D6'],
  docs: docs.demo,
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
    'never-asked': {
      severity: 'warn',
      text: {
        en: 'No code calls `HmsInstanceId.getToken`, and `push_kit_auto_init_enabled` is not on: the phone never asks for a token.',
        zh: '代码中没有调用 `HmsInstanceId.getToken`，也没有开启 `push_kit_auto_init_enabled`：手机不会申请 Token。',
      },
      fix: {
        en: 'Call `HmsInstanceId.getInstance(context).getToken(appId, "HCM")` off the main thread, or add the meta-data with `true`. Ignore this when a library of yours does it.',
        zh: '请在子线程调用 `HmsInstanceId.getInstance(context).getToken(appId, "HCM")`，或添加值为 `true` 的该 meta-data；若由所用的库申请，可忽略。',
      },
    },
    missing: {
      severity: 'warn',
      text: {
        en: '{name} has no `onNewToken`, and no code calls `getToken`: the token that the SDK asks for is lost.',
        zh: '{name} 没有实现 `onNewToken`，代码也没有调用 `getToken`：SDK 申请到的 Token 会丢失。',
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
    if (!hasSources(modules) || !areDependenciesKnown(modules, { foldersAreListed: true }) || isRegisteredByPlatform(modules)) return;
    if (sdkOf(modules)?.form !== 'maven' || tokenCalls(modules).length > 0) return;
    if (initialisesItself(modules)) yield* tokenCallbackProblems(modules, services);
    else {
      const at = services.classes[0]?.at ?? (isLeftToApp(app, modules) ? sdkOf(modules)?.dependency.at : undefined);
      if (at) yield { messageId: 'never-asked', at };
    }
  },
});
