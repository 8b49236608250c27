import { docs } from '../wire.ts';
import { defineProjectCheck } from './check.ts';
import { ownCalls } from './facts.ts';

export default defineProjectCheck({
  name: 'logout',
  title: { en: 'Logging out unbinds the token', zh: '退出登录时解绑 Token' },
  steps: ['E8', 'E7'],
  docs: docs.overview,
  confidence: 'A',
  aliases: [],
  messages: {
    keeps: {
      severity: 'warn',
      text: {
        en: '`logout(false)` leaves the token bound: the phone goes on receiving the old user’s pushes until the certificate or the token ends.',
        zh: '`logout(false)` 不解绑 Token：在证书或 Token 失效前，该手机仍会收到原用户的推送。',
      },
      fix: {
        en: 'Pass `true`, unless pushes after the logout are wanted. When the unbinding fails for lack of network, tell the user and let them decide.',
        zh: '除非确实希望退出后仍收到推送，否则请传 `true`；若因网络原因解绑失败，请提示用户并由其选择。',
      },
    },
  },
  *check({ modules }) {
    const calls = ownCalls(modules, /^(?:logout|logoutAsync)$/, /\b(?:EMClient|ChatClient)\b/);
    // With a second call that unbinds, this is the retreat for a failed unbinding.
    if (calls.some((call) => call.literals[0] !== false)) return;
    for (const call of calls) yield { messageId: 'keeps', at: call.at };
  },
});
