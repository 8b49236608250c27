import { androidFacts, docs } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'channel-sound',
  subject: 'wire',
  title: {
    en: '`sound` works with `default_sound: false`, and only when its channel is new',
    zh: '`sound` 需配合 `default_sound: false`，且仅在渠道首次创建时生效',
  },
  docs: docs.channels,
  confidence: 'A',
  aliases: ['HW-CHAN-SOUND'],
  messages: {
    defaultSound: {
      severity: 'warn',
      text: {
        en: '`sound` is set, but `default_sound` is not false: the default sound is played.',
        zh: '设置了 `sound`，但 `default_sound` 不是 false，仍会播放默认铃声。',
      },
      fix: {
        en: 'Set `vendors.huawei.android.notification.defaultSound: false`.',
        zh: '请设置 `vendors.huawei.android.notification.defaultSound: false`。',
      },
    },
    channel: {
      severity: 'warn',
      text: {
        en: '`sound` is set without a `channel_id`: the built-in channel exists already, and a channel takes its sound only when it is first made.',
        zh: '设置了 `sound` 但没有 `channel_id`：内置渠道早已存在，而渠道铃声只在首次创建时确定。',
      },
      fix: { en: 'Send to a channel that no phone has yet, or drop `sound`.', zh: '请发送到手机上尚不存在的新渠道，或去掉 `sound`。' },
    },
  },
  *check({ wire }) {
    const notification = androidFacts(wire)?.notification;
    if (!notification?.['sound']) return;
    const path = '/body/message/android/notification/sound';
    if (notification['default_sound'] !== false) yield { messageId: 'defaultSound', path };
    if (!notification['channel_id']) yield { messageId: 'channel', path };
  },
});
