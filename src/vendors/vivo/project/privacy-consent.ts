import { callsOf, type Modules } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { clientCalls, docs } from './facts.ts';

/** True when the code builds vivo's config itself. */
function buildsConfig(modules: Modules): boolean {
  const builds = callsOf(modules, /^(?:PushConfig\.)?Builder$|^build$/, /(?:^|\.)PushConfig$|PushConfig\.Builder\(/);
  return builds.length > 0 || callsOf(modules, /^(?:com\.vivo\.push\.)?PushConfig\.Builder$/).length > 0;
}

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
    noAgreement: {
      severity: 'warn',
      text: {
        en: '`PushClient.initialize` gets a `PushConfig`, but nothing calls `agreePrivacyStatement(true)` on its builder: vivo then gives no regId.',
        zh: '`PushClient.initialize` 传入了 `PushConfig`，但没有任何地方在其 Builder 上调用 `agreePrivacyStatement(true)`：vivo 不会返回 regId。',
      },
      fix: {
        en: 'Call `agreePrivacyStatement(true)` on the builder after the user’s consent.',
        zh: '请在用户同意后，在 Builder 上调用 `agreePrivacyStatement(true)`。',
      },
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
    // What is said to a platform's SDK, the platform's check judges.
    const agreements = callsOf(modules, 'agreePrivacyStatement');
    const [first] = agreements;
    // Two calls, one for each answer of the user, are right.
    if (first && agreements.every((call) => call.literals[0] === false))
      yield { messageId: 'refused', data: { call: `${first.name}(false)` }, at: first.at };
    if (first) return;
    const calls = clientCalls(modules, 'initialize');
    for (const call of calls) if (call.arguments.length === 0) yield { messageId: 'notStated', at: call.at };
    const given = calls.find((call) => call.arguments.length > 0);
    // A config that nobody here builds comes from a library.
    if (given && buildsConfig(modules)) yield { messageId: 'noAgreement', at: given.at };
  },
});
