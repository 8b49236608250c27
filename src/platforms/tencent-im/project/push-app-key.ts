import { argumentValue } from '../../../core/project-code.ts';
import { defineProjectCheck } from './check.ts';
import { chatLogins, docs, timPushCalls, usesTuiLogin } from './facts.ts';

export default defineProjectCheck({
  name: 'push-app-key',
  title: { en: 'Beside Chat, `registerPush` gets no app key', zh: '同时使用 IM 时，`registerPush` 不传 appKey' },
  steps: ['J10', 'E4'],
  docs: docs.troubleshooting,
  confidence: 'A',
  aliases: ['TX-APPKEY'],
  messages: {
    given: {
      severity: 'error',
      text: {
        en: 'The app logs in to Chat, and `registerPush` gets an app key: TIMPush logs in a second time under its own identity and kicks the user.',
        zh: '应用已登录 IM，而 `registerPush` 又传入了 appKey：TIMPush 会以另一身份再次登录，把当前用户踢下线。',
      },
      fix: {
        en: 'Pass `null` as the app key; it is for apps that have pushes without Chat.',
        zh: 'appKey 请传 `null`，该参数仅用于不使用 IM、只用推送的应用。',
      },
    },
  },
  *check({ modules }) {
    if (chatLogins(modules).length === 0 && !usesTuiLogin(modules)) return;
    for (const call of timPushCalls(modules, /^registerPush$/)) {
      const key = call.arguments.length >= 4 ? argumentValue(modules, call, 2) : undefined;
      if (key !== undefined && key !== '') yield { messageId: 'given', at: call.at };
    }
  },
});
