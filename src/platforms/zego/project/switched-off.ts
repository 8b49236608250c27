import { isSameMethod } from '../../../core/project-code.ts';
import { hasSources, runsAtProcessStart } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, zimCalls, zpnsCalls } from './facts.ts';

export default defineProjectCheck({
  name: 'switched-off',
  title: { en: 'Pushes are switched off and handed over where meant', zh: '仅在预期处关闭推送或切换账号' },
  steps: ['E11', 'E7'],
  docs: docs.manager,
  confidence: 'A',
  aliases: [],
  messages: {
    atOnce: {
      severity: 'error',
      text: {
        en: '`unregisterPush` runs right where the app registers: the phone gets no pushes.',
        zh: '`unregisterPush` 与注册写在同一处执行，该手机收不到推送。',
      },
      fix: { en: 'Remove it from here.', zh: '请从此处移除。' },
    },
    later: {
      severity: 'info',
      text: {
        en: 'After `unregisterPush` this phone gets no pushes until `registerPush` runs again.',
        zh: '调用 `unregisterPush` 后，直到再次调用 `registerPush`，该手机都收不到推送。',
      },
      fix: {
        en: 'Check that the way back registers again: at the next login, or when the user switches pushes on.',
        zh: '请确认之后会重新注册：下次登录时，或用户重新开启推送时。',
      },
    },
    noLogout: {
      severity: 'info',
      text: {
        en: 'The app logs in to ZIM, but no code logs out: when another user logs in on the phone, the PushID stays with the first one.',
        zh: '应用登录了 ZIM，但没有代码调用 logout：同一手机换用户登录时，PushID 仍绑定在前一个用户上。',
      },
      fix: { en: 'Call `zim.logout()` before another user logs in.', zh: '切换用户前请先调用 `zim.logout()`。' },
    },
  },
  *check(context) {
    const { modules } = context;
    if (!hasSources(modules)) return;
    const registrations = zpnsCalls(modules, /^registerPush$/, /\bZPNsManager\b/);
    for (const call of zpnsCalls(modules, /^unregisterPush$/, /\bZPNsManager\b/)) {
      const near = registrations.filter((registration) => isSameMethod(registration, call));
      // Before a registration in the same method it only cleans up.
      const isLast = near.length > 0 && near.every(({ order }) => order < call.order);
      const isAtStart = near.length === 0 && registrations.length > 0 && runsAtProcessStart(context, call);
      yield { messageId: call.guards.length === 0 && (isLast || isAtStart) ? 'atOnce' : 'later', at: call.at };
    }
    const [login] = zimCalls(modules, /^login$/, /\bzim\b|\bZIM\b/i);
    if (login && zimCalls(modules, /^logout$/).length === 0) yield { messageId: 'noLogout', at: login.at };
  },
});
