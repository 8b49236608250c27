import { defineProjectCheck } from './check.ts';
import { clientCalls, demo } from './facts.ts';

export default defineProjectCheck({
  name: 'turned-off',
  title: { en: 'The app does not switch its notifications off', zh: '应用没有关闭自己的通知' },
  steps: ['E11'],
  docs: demo,
  confidence: 'A',
  aliases: [],
  messages: {
    off: {
      severity: 'warn',
      text: {
        en: '`turnOffNotificationCenter` is called and `turnOnNotificationCenter` nowhere: from then on HONOR accepts pushes, but shows none.',
        zh: '调用了 `turnOffNotificationCenter`，却没有任何地方调用 `turnOnNotificationCenter`：此后荣耀会受理推送但不展示。',
      },
      fix: {
        en: 'Call `turnOnNotificationCenter` where the user wants notifications again, or remove the call.',
        zh: '请在用户需要恢复通知时调用 `turnOnNotificationCenter`，或移除该调用。',
      },
    },
  },
  *check({ modules }) {
    const [off] = clientCalls(modules, 'turnOffNotificationCenter');
    if (off && clientCalls(modules, 'turnOnNotificationCenter').length === 0) yield { messageId: 'off', at: off.at };
  },
});
