import { defineRule } from '../rule.ts';
import { androidNotifications } from '../shape.ts';

export default defineRule({
  name: 'sound-of-channel',
  subject: 'wire',
  title: { en: 'On Android 8 and newer the channel has the sound.', zh: 'Android 8 及以上的声音由渠道决定。' },
  docs: 'https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages',
  confidence: 'B',
  aliases: ['FCM-L16'],
  messages: {
    ignored: {
      severity: 'warn',
      text: {
        en: "Android 8 and newer ignores `sound`: the channel's own sound plays.",
        zh: 'Android 8 及以上会忽略 `sound`，播放的是渠道自身的声音。',
      },
      fix: {
        en: 'Give the sound to a channel in the app and send that channel; for iOS only, set `vendors.fcm.apns.payload.aps.sound` alone.',
        zh: '在应用中为渠道设置声音，并在消息中指定该渠道；仅用于 iOS 时，只写 `vendors.fcm.apns.payload.aps.sound`。',
      },
    },
  },
  *check({ wire }) {
    for (const { pointer, value } of androidNotifications(wire))
      if (value.sound !== undefined) yield { messageId: 'ignored', path: `${pointer}/sound` };
  },
});
