import { callsOf, hasMethod, isRegisteredByPlatform } from '../../../core/project-look.ts';
import { idleServices, tokenCallbackProblems } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { docs, messagingCalls, servicesOf, usesInstallationIds } from './facts.ts';

export default defineProjectCheck({
  name: 'token-callback',
  title: { en: 'The app takes its token', zh: '应用能拿到 Token' },
  steps: ['J14', 'D6'],
  docs: docs.tokens,
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
    missing: {
      severity: 'warn',
      text: {
        en: '{name} has no `onNewToken`, and nothing else in the code reads the token: a server never learns it.',
        zh: '{name} 没有实现 `onNewToken`，代码中也没有其他地方读取 Token：服务端无从得知。',
      },
      fix: {
        en: 'Implement `onNewToken(token)` and send the token to your server or IM platform.',
        zh: '请实现 `onNewToken(token)`，并把 Token 上报到服务端或 IM 平台。',
      },
    },
    registered: {
      severity: 'warn',
      text: {
        en: 'Installation ids are switched on, but {name} has no `onRegistered`; in this mode `onNewToken` is not called.',
        zh: '已开启安装 ID 模式，但 {name} 没有实现 `onRegistered`；该模式下不会回调 `onNewToken`。',
      },
      fix: {
        en: 'Implement `onRegistered` and send the installation id to your server.',
        zh: '请实现 `onRegistered`，并把安装 ID 上报到服务端。',
      },
    },
    'get-token': {
      severity: 'info',
      text: {
        en: '`getToken()` is called although installation ids are switched on; this may end the registration by installation id (known from one secondary source).',
        zh: '已开启安装 ID 模式，却仍调用 `getToken()`；这可能使安装 ID 注册失效（仅有一处二手资料）。',
      },
      fix: {
        en: 'Remove the call, or stay with tokens.',
        zh: '请移除该调用，或继续使用 Token 模式。',
      },
    },
  },
  *check({ modules }) {
    const services = servicesOf(modules);
    const idle = idleServices(modules, services, 'onNewToken', 'onMessageReceived', 'onRegistered');
    for (const { name, at } of idle) yield { messageId: 'empty', data: { name }, at };
    if (idle.length > 0) return;
    if (usesInstallationIds(modules)) {
      for (const service of services.classes)
        if (hasMethod(modules, service, 'onNewToken') && !hasMethod(modules, service, 'onRegistered'))
          yield { messageId: 'registered', data: { name: service.name }, at: service.at };
      for (const { at } of callsOf(modules, 'getToken', /FirebaseMessaging\.getInstance\(\)$|Firebase\.messaging$/))
        yield { messageId: 'get-token', at };
      return;
    }
    if (messagingCalls(modules).length > 0 || isRegisteredByPlatform(modules)) return;
    yield* tokenCallbackProblems(modules, services);
  },
});
