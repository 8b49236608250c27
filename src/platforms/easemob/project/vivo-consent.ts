import { docs } from '../wire.ts';
import { defineProjectCheck } from './check.ts';
import { enabledVendors } from './facts.ts';

export default defineProjectCheck({
  name: 'vivo-consent',
  title: { en: 'vivo is enabled with the user’s consent', zh: '启用 vivo 推送时已获得用户同意' },
  steps: ['J18'],
  docs: docs.overview,
  confidence: 'A',
  aliases: [],
  messages: {
    refused: {
      severity: 'error',
      text: {
        en: '`enableVivoPush(false)` says that the user refused the privacy terms; vivo’s SDK then gives no regId.',
        zh: '`enableVivoPush(false)` 表示用户未同意隐私声明，vivo SDK 不会返回 regId。',
      },
      fix: {
        en: 'Initialise after the consent and pass `true`.',
        zh: '请在用户同意隐私政策后再初始化，并传 `true`。',
      },
    },
  },
  *check({ modules }) {
    const calls = enabledVendors(modules).flatMap(({ vendor, call }) => (vendor === 'vivo' ? [call] : []));
    // Two calls, one for each answer of the user, are right.
    if (!calls.every((call) => call.literals[0] === false)) return;
    for (const call of calls) if (call.guards.length === 0) yield { messageId: 'refused', at: call.at };
  },
});
