import { defineProjectCheck } from './check.ts';
import { docs, timPushCalls } from './facts.ts';

export default defineProjectCheck({
  name: 'foreground-display',
  title: { en: 'Pushes are shown while the app is open', zh: '应用在前台时展示推送' },
  steps: ['I11'],
  docs: docs.troubleshooting,
  confidence: 'A',
  aliases: [],
  messages: {
    off: {
      severity: 'info',
      text: {
        en: '`disablePostNotificationInForeground(true)`: while the app is open nothing is shown, which is right for a chat app and confusing in a test.',
        zh: '`disablePostNotificationInForeground(true)`：应用在前台时不展示通知，聊天应用通常如此，但测试时容易误判。',
      },
      fix: { en: 'Test with the app closed, or leave the call out.', zh: '请在应用退出后测试，或去掉该调用。' },
    },
  },
  *check({ modules }) {
    for (const call of timPushCalls(modules, /^disablePostNotificationInForeground$/))
      if (call.literals[0] === true) yield { messageId: 'off', at: call.at };
  },
});
