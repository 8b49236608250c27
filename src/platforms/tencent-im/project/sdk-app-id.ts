import { argumentValue } from '../../../core/project-code.ts';
import { callsOf } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf, docs } from './facts.ts';

export default defineProjectCheck({
  name: 'sdk-app-id',
  title: { en: 'App and config mean one SDKAppID', zh: '应用与配置使用同一个 SDKAppID' },
  steps: ['C3', 'C1'],
  docs: docs.troubleshooting,
  confidence: 'A',
  aliases: [],
  messages: {
    other: {
      severity: 'error',
      text: {
        en: 'The app uses the SDKAppID {found}, the config has {wanted}: users, tokens and certificates are those of another application.',
        zh: '应用使用的 SDKAppID 是 {found}，配置中是 {wanted}：用户、Token 和证书分属不同应用。',
      },
      fix: {
        en: 'Use one SDKAppID in both. A test and a production application need a config each.',
        zh: '两处应使用同一个 SDKAppID；测试与生产应用请分别使用各自的配置。',
      },
    },
  },
  *check(context) {
    const wanted = accountOf(context)?.sdkAppId;
    if (wanted === undefined) return;
    const calls = [
      ...callsOf(context.modules, 'initSDK', /\bV2TIMManager\b/),
      ...callsOf(context.modules, /^(?:init|login)$/, /\bTUILogin\b/),
      ...callsOf(context.modules, 'registerPush', /\bTIMPushManager\b/),
    ];
    for (const call of calls) {
      const found = argumentValue(context.modules, call, 1);
      if (found !== undefined && /^\d{6,}$/.test(found) && found !== String(wanted))
        yield { messageId: 'other', data: { found, wanted: String(wanted) }, at: call.at };
    }
  },
});
