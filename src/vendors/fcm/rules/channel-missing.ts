import { defineRule } from '../rule.ts';
import { androidNotifications, messageOf, showsOnAndroid } from '../shape.ts';

export default defineRule({
  name: 'channel-missing',
  subject: 'wire',
  title: { en: 'A notification names its Android channel.', zh: '通知应指定 Android 通知渠道。' },
  docs: 'https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages',
  confidence: 'A',
  aliases: ['FCM-L13'],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: 'Without `channel_id` Android 8 and newer uses the default channel of the manifest, else the channel "Miscellaneous" that FCM makes.',
        zh: '未设置 `channel_id` 时，Android 8 及以上会使用清单中的默认渠道，否则使用 FCM 自建的“Miscellaneous”渠道。',
      },
      fix: {
        en: 'Set `channel` to a name of `vendors.fcm.channels`, or `vendors.fcm.android.notification.channelId`; the app must create that channel first.',
        zh: '把 `channel` 设为 `vendors.fcm.channels` 中的名称，或填写 `vendors.fcm.android.notification.channelId`；该渠道须由应用事先创建。',
      },
    },
  },
  *check({ wire, message }) {
    // A channel by name is resolved with the account, and an unknown name is reported there.
    if (!showsOnAndroid(wire) || message?.channel !== undefined) return;
    if (!androidNotifications(wire).some(({ value }) => value.channel_id)) {
      const isV2 = messageOf(wire).android_v2 !== undefined;
      yield { messageId: 'missing', path: `/message/${isV2 ? 'android_v2/remote_notification' : 'android'}/notification/channel_id` };
    }
  },
});
