import { defineRule } from '../rule.ts';
import { messageOf } from '../shape.ts';

export default defineRule({
  name: 'android-or-v2',
  subject: 'wire',
  title: { en: '`android` and `android_v2` exclude each other.', zh: '`android` 与 `android_v2` 互斥。' },
  docs: 'https://firebase.google.com/docs/cloud-messaging/send/v2-api',
  confidence: 'A',
  aliases: ['FCM-L02'],
  messages: {
    both: {
      severity: 'error',
      text: {
        en: 'The message has both `android` and `android_v2`; FCM refuses that.',
        zh: '消息同时包含 `android` 和 `android_v2`，FCM 会拒绝。',
      },
      fix: {
        en: 'Keep `android_v2` (FCM translates it for older SDKs) or `android`.',
        zh: '保留 `android_v2`（FCM 会为旧版 SDK 转换）或 `android` 其中之一。',
      },
    },
  },
  *check({ wire }) {
    const { android, android_v2: v2 } = messageOf(wire);
    if (android !== undefined && v2 !== undefined) yield { messageId: 'both', path: '/message/android_v2' };
  },
});
