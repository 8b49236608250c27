import { argumentValue, librariesOf } from '../../../core/project-code.ts';
import { callsOf, channelsInCode, type Modules } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, messageCalls, timPushCalls } from './facts.ts';

const setters: Readonly<Record<string, string>> = { setAndroidOPPOChannelID: 'OPPO', setAndroidFCMChannelID: 'FCM' };

const oppoPackage = /^com\.tencent\.(?:timpush|tpns):oppo$/;

/** The first offline push information, when OPPO is in the app and none gets a channel. */
function* withoutOppoChannel(modules: Modules) {
  const infos = messageCalls(modules, /^V2TIMOfflinePushInfo$/);
  const [first] = infos;
  // What a message leaves open by not having any is another check's.
  if (!first || librariesOf(modules, oppoPackage).length === 0) return;
  // A file that fills an information in need not import its class.
  if (callsOf(modules, 'setAndroidOPPOChannelID').length === 0) yield { messageId: 'noOppo' as const, at: first.at };
}

export default defineProjectCheck({
  name: 'channel-in-app',
  title: { en: 'The channels that messages name are created by the app', zh: '消息中指定的通知渠道由应用创建' },
  steps: ['G1', 'G2', 'G9'],
  docs: docs.faq,
  confidence: 'A',
  aliases: [],
  messages: {
    noOppo: {
      severity: 'warn',
      text: {
        en: 'Messages carry offline push information, but no code calls `setAndroidOPPOChannelID`: from Android 8 on OPPO shows no push without a channel.',
        zh: '消息设置了离线推送参数，但没有代码调用 `setAndroidOPPOChannelID`：Android 8 及以上的 OPPO 手机不展示没有渠道的推送。',
      },
      fix: {
        en: 'Call it with the id of a channel that the app creates, unless the OPPO certificate in the console holds one.',
        zh: '请传入应用已创建的渠道 ID；若已在控制台的 OPPO 证书中配置，可忽略。',
      },
    },
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
    yield* withoutOppoChannel(modules);
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
