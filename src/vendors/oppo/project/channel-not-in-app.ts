import { callsOf, channelsInCode, hasSources } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { notificationOf, textOf } from '../facts.ts';
import { toWire } from '../message.ts';
import { accountOf, docs } from './facts.ts';

export default defineProjectCheck({
  name: 'channel-not-in-app',
  title: { en: 'The app creates the channel that OPPO is told', zh: '应用创建了发给 OPPO 的通知通道' },
  steps: ['G1', 'G2', 'L3'],
  docs: docs.notification,
  confidence: 'A',
  aliases: [],
  messages: {
    notCreated: {
      severity: 'warn',
      text: {
        en: 'The channel id `{channel}` is sent to OPPO, but no code creates a NotificationChannel with it; from Android 8 on the phone then uses the default channel, or shows nothing.',
        zh: '发给 OPPO 的通道 ID 是 `{channel}`，但代码中没有用它创建 NotificationChannel；Android 8 及以上会落入默认通道，甚至不显示。',
      },
      fix: {
        en: 'Create `NotificationChannel("{channel}", …)` at the start of the app, with the same id in OPPO’s console. Created here: {created}.',
        zh: '请在应用启动时创建 `NotificationChannel("{channel}", …)`，并在 OPPO 平台登记相同的 ID。代码中已有：{created}。',
      },
    },
    none: {
      severity: 'info',
      text: {
        en: 'No code creates a notification channel; from Android 8 on OPPO wants a channel id for every push, one that the app has created.',
        zh: '代码中没有创建任何通知渠道；Android 8 及以上，OPPO 要求每条推送都带应用已创建的通道 ID。',
      },
      fix: {
        en: 'Create a NotificationChannel at the start of the app, register its id with OPPO, and send it with every message.',
        zh: '请在应用启动时创建 NotificationChannel，在 OPPO 平台登记其 ID，并在每条消息中携带。',
      },
    },
    otherCase: {
      severity: 'error',
      text: {
        en: 'The channel id `{channel}` is sent to OPPO, the app creates `{created}`: upper and lower case count.',
        zh: '发给 OPPO 的通道 ID 是 `{channel}`，应用创建的是 `{created}`：ID 区分大小写。',
      },
      fix: { en: 'Write the id the same in the app, in the console and in the message.', zh: '请让应用、控制台与消息中的 ID 完全一致。' },
    },
  },
  *check(context) {
    const { message, modules } = context;
    if (!hasSources(modules)) return;
    const account = accountOf(context);
    const configured = Object.values(account?.channels ?? {}).map(({ id }) => id);
    const sent = message && textOf(notificationOf(toWire(message, account, { day: '' }).wire).channel_id);
    const { channels, isComplete } = channelsInCode(modules);
    if (!isComplete) return;
    if (!message && configured.length === 0) {
      if (channels.length === 0 && callsOf(modules, /^createNotificationChannels?$/).length === 0) yield { messageId: 'none' };
      return;
    }
    for (const id of new Set(message ? [sent] : configured)) {
      if (id === undefined || id === '' || channels.some((channel) => channel.id === id)) continue;
      const similar = channels.find((channel) => channel.id.trim().toLowerCase() === id.trim().toLowerCase());
      if (similar) yield { messageId: 'otherCase', data: { channel: id, created: similar.id }, at: similar.call.at };
      else
        yield {
          messageId: 'notCreated',
          data: { channel: id, created: channels.map((channel) => channel.id).join(', ') || '–' },
          ...(channels[0] ? { at: channels[0].call.at } : {}),
        };
    }
  },
});
