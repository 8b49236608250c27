import { isSameMethod } from '../../../core/project-code.ts';
import { hasSources } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import {
  chatLogins,
  docs,
  isRegistered,
  isRegisteredByApp,
  nameOf,
  timPushCalls,
  timPushLibraries,
  tuiOfflinePushOf,
  usesTuiLogin,
} from './facts.ts';

export default defineProjectCheck({
  name: 'registration',
  title: { en: 'The app registers for pushes after the login', zh: '登录成功后注册推送' },
  steps: ['J10', 'D5', 'D4'],
  docs: docs.integration,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: 'TIMPush is in the app, but no code calls `registerPush`: no token is asked for.',
        zh: '应用集成了 TIMPush，但代码中没有调用 `registerPush`，不会获取 Token。',
      },
      fix: {
        en: 'Call `TIMPushManager.getInstance().registerPush(context, sdkAppId, null, callback)` after the login, or log in by `TUILogin`.',
        zh: '请在登录成功后调用 `TIMPushManager.getInstance().registerPush(context, sdkAppId, null, callback)`，或改用 `TUILogin` 登录。',
      },
    },
    componentIdle: {
      severity: 'error',
      text: {
        en: 'The app logs in by itself and never calls `registerPush`; TUIOfflinePush only notices a login by `TUILogin`, so that no token is uploaded.',
        zh: '应用自行登录且从未调用 `registerPush`；TUIOfflinePush 只能感知 `TUILogin` 的登录，因此不会上报 Token。',
      },
      fix: {
        en: 'Log in and out by `TUILogin`, or call `TUIOfflinePushManager.registerPush` after every login and `unRegisterPush` at logout.',
        zh: '请使用 `TUILogin` 登录和登出，或在每次登录后调用 `TUIOfflinePushManager.registerPush`、登出时调用 `unRegisterPush`。',
      },
    },
    beforeLogin: {
      severity: 'error',
      text: {
        en: '`registerPush` stands before the login of Chat in the same method: without a user the token is bound to nobody (800001, 6014).',
        zh: '同一方法中 `registerPush` 写在 IM 登录之前：此时没有登录用户，Token 无法绑定（800001、6014）。',
      },
      fix: { en: 'Call it in the login’s `onSuccess`.', zh: '请移到登录的 `onSuccess` 回调中。' },
    },
    idTooLate: {
      severity: 'error',
      text: {
        en: '`setRegistrationID` stands after `registerPush`; the registration then runs under another id.',
        zh: '`setRegistrationID` 写在 `registerPush` 之后，注册时用的是另一个 ID。',
      },
      fix: {
        en: 'Call `setRegistrationID` first and `registerPush` in its callback.',
        zh: '请先调用 `setRegistrationID`，在其回调中再调用 `registerPush`。',
      },
    },
  },
  *check({ modules }) {
    if (!hasSources(modules)) return;
    const base = timPushLibraries(modules).find((library) => ['timpush', 'tpush'].includes(nameOf(library)));
    const registrations = timPushCalls(modules, /^registerPush$/);
    const logins = chatLogins(modules);
    if (base && !isRegistered(modules) && !usesTuiLogin(modules)) yield { messageId: 'missing', at: logins[0]?.at ?? base.at };
    for (const call of registrations) {
      if (logins.some((login) => isSameMethod(login, call) && call.order < login.order)) yield { messageId: 'beforeLogin', at: call.at };
    }
    for (const call of timPushCalls(modules, /^setRegistrationID$/))
      if (registrations.some((registration) => isSameMethod(registration, call) && registration.order < call.order))
        yield { messageId: 'idTooLate', at: call.at };
    const [login] = logins;
    if (tuiOfflinePushOf(modules) && !base && login && !usesTuiLogin(modules) && !isRegisteredByApp(modules))
      yield { messageId: 'componentIdle', at: login.at };
  },
});
