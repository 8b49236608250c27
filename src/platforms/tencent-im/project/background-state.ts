import { callsOf, hasSources } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, timPushLibraries, tuiOfflinePushOf } from './facts.ts';

export default defineProjectCheck({
  name: 'background-state',
  title: { en: 'The app tells Chat when it goes to the background', zh: '应用切换前后台时通知 IM' },
  steps: ['E14'],
  docs: docs.integration,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: 'The app uploads its token by itself (`setOfflinePushConfig`), but never calls `doBackground`: Tencent takes the user for online and pushes nothing while the process lives.',
        zh: '应用自行上报 Token（`setOfflinePushConfig`），但从未调用 `doBackground`：进程存活期间腾讯认为用户在线，不会推送。',
      },
      fix: {
        en: 'Call `doBackground` when the last activity stops, and `doForeground` when the first one starts.',
        zh: '请在最后一个 Activity 停止时调用 `doBackground`，在首个 Activity 启动时调用 `doForeground`。',
      },
    },
    noForeground: {
      severity: 'warn',
      text: {
        en: '`doBackground` is called, `doForeground` nowhere: the user stays in the background for Tencent, and messages come twice, in the app and as pushes.',
        zh: '调用了 `doBackground` 却没有调用 `doForeground`：腾讯侧一直认为应用在后台，应用内消息和推送会重复。',
      },
      fix: { en: 'Call `doForeground` when the app comes back.', zh: '请在应用回到前台时调用 `doForeground`。' },
    },
  },
  *check({ modules }) {
    if (!hasSources(modules) || timPushLibraries(modules).length > 0 || tuiOfflinePushOf(modules)) return;
    const [upload] = callsOf(modules, 'setOfflinePushConfig');
    if (!upload) return;
    const [background] = callsOf(modules, 'doBackground');
    if (!background) yield { messageId: 'missing', at: upload.at };
    else if (callsOf(modules, 'doForeground').length === 0) yield { messageId: 'noForeground', at: background.at };
  },
});
