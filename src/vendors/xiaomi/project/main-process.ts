import { isProcessGuarded, startsUnguarded } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, registrationsOf } from './facts.ts';

export default defineProjectCheck({
  name: 'main-process',
  title: { en: 'Registration with Xiaomi runs in the main process only', zh: '仅在主进程向小米注册' },
  steps: ['J9'],
  docs: docs.client,
  confidence: 'A',
  aliases: [],
  messages: {
    unguarded: {
      severity: 'warn',
      text: {
        en: '`{call}` runs whenever the Application is created, and that happens once more in the process `:pushservice`: the app registers twice, or from the wrong process.',
        zh: 'Application 在 `:pushservice` 进程中也会创建一次，`{call}` 因此会执行两次，或在错误的进程中注册。',
      },
      fix: {
        en: 'Call it only when the current process name equals the package name.',
        zh: '请先判断当前进程名等于包名（主进程），再调用。',
      },
    },
  },
  *check(context) {
    for (const call of registrationsOf(context.modules))
      if (startsUnguarded(context, call, (one) => isProcessGuarded(context.modules, one)))
        yield { messageId: 'unguarded', data: { call: `MiPushClient.${call.name}` }, at: call.at };
  },
});
