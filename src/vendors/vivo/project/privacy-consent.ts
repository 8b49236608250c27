import { callsOf } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { clientCalls, docs } from './facts.ts';

export default defineProjectCheck({
  name: 'privacy-consent',
  title: { en: 'vivo’s SDK is told that the user agreed', zh: '已向 vivo SDK 声明用户同意隐私政策' },
  steps: ['J18'],
  docs: docs.easemob,
  confidence: 'B',
  aliases: [],
  messages: {
    refused: {
      severity: 'error',
      text: {
        en: '`{call}` tells vivo that the user refused the privacy statement: there will be no regId.',
        zh: '`{call}` 表示用户不同意隐私声明，vivo 不会返回 regId。',
      },
      fix: { en: 'Pass true once the user has agreed.', zh: '请在用户同意后传入 true。' },
    },
    notStated: {
      severity: 'warn',
      text: {
        en: '`PushClient.initialize` is called without a `PushConfig`, and nothing calls `agreePrivacyStatement(true)`: current SDKs then give no regId.',
        zh: '调用 `PushClient.initialize` 时没有传入 `PushConfig`，也没有任何地方调用 `agreePrivacyStatement(true)`：当前 SDK 不会返回 regId。',
      },
      fix: {
        en: 'Build `new PushConfig.Builder().agreePrivacyStatement(true).build()` after the user’s consent, and pass it to `initialize`.',
        zh: '请在用户同意后构造 `new PushConfig.Builder().agreePrivacyStatement(true).build()` 并传给 `initialize`。',
      },
    },
  },
  *check({ modules }) {
    const agreements = callsOf(modules, 'agreePrivacyStatement');
    const enables = callsOf(modules, 'enableVivoPush');
    // Two calls, one for each answer of the user, are right.
    for (const calls of [agreements, enables])
      if (calls.length > 0 && calls.every((call) => call.literals[0] === false))
        yield { messageId: 'refused', data: { call: `${calls[0]!.name}(false)` }, at: calls[0]!.at };
    if (agreements.length > 0) return;
    for (const call of clientCalls(modules, 'initialize')) if (call.arguments.length === 0) yield { messageId: 'notStated', at: call.at };
  },
});
