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
      severity: 'warn',
      text: {
        en: '`enableVivoPush(false)` says that the user refused the privacy terms; vivo’s SDK then gets no token.',
        zh: '`enableVivoPush(false)` 表示用户未同意隐私声明，vivo SDK 不会获取 Token。',
      },
      fix: {
        en: 'Initialise after the consent and pass `true`.',
        zh: '请在用户同意隐私政策后再初始化，并传 `true`。',
      },
    },
  },
  *check({ modules }) {
    for (const { vendor, call } of enabledVendors(modules))
      if (vendor === 'vivo' && call.literals[0] === false && call.guards.length === 0) yield { messageId: 'refused', at: call.at };
  },
});
