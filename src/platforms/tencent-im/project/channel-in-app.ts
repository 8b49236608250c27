import { argumentValue } from '../../../core/project-code.ts';
import { channelsInCode } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, messageCalls, timPushCalls } from './facts.ts';

const setters: Readonly<Record<string, string>> = { setAndroidOPPOChannelID: 'OPPO', setAndroidFCMChannelID: 'FCM' };

export default defineProjectCheck({
  name: 'channel-in-app',
  title: { en: 'The channels that messages name are created by the app', zh: '消息中指定的通知渠道由应用创建' },
  steps: ['G1', 'G2', 'G9'],
  docs: docs.faq,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: 'Messages name the channel `{channel}` for {vendor}, but no code creates it: from Android 8 on, OPPO shows such a push not at all, and FCM shows it in a default channel.',
        zh: '消息为 {vendor} 指定了渠道 `{channel}`，但代码没有创建它：Android 8 及以上的 OPPO 手机不会展示，FCM 则落入默认渠道。',
      },
      fix: {
        en: 'Create a `NotificationChannel` with this id as the app starts.',
        zh: '请在应用启动时用该 ID 创建 `NotificationChannel`。',
      },
    },
  },
  *check({ modules }) {
    const { channels, isComplete } = channelsInCode(modules);
    const known = new Set(channels.map(({ id }) => id));
    const names = /^(?:setAndroidOPPOChannelID|setAndroidFCMChannelID)$/;
    // TIMPush creates channels by an object of its own.
    if (!isComplete || timPushCalls(modules, /^createNotificationChannel$/).length > 0) return;
    for (const call of messageCalls(modules, names)) {
      const channel = argumentValue(modules, call, 0);
      if (channel !== undefined && channel !== '' && !known.has(channel))
        yield { messageId: 'missing', data: { channel, vendor: setters[call.name] ?? '' }, at: call.at };
    }
  },
});
