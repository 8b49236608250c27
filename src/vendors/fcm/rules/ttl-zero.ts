import { defineRule } from '../rule.ts';
import { messageOf } from '../shape.ts';
import { durationPattern } from '../wire.ts';

export default defineRule({
  name: 'ttl-zero',
  subject: 'wire',
  title: { en: 'A `ttl` of zero means now or never.', zh: '`ttl` 为零表示“立即送达，否则放弃”。' },
  docs: 'https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages',
  confidence: 'A',
  aliases: ['FCM-L08'],
  messages: {
    zero: {
      severity: 'warn',
      text: {
        en: 'With this `ttl` the message is lost when the device is offline at that second.',
        zh: '按此 `ttl`，设备当下不在线则消息丢失。',
      },
      fix: { en: 'Give a few minutes, unless a late message is worthless (a call).', zh: '除非过时即无意义（如来电），建议至少给几分钟。' },
    },
  },
  *check({ wire }) {
    const message = messageOf(wire);
    for (const block of ['android', 'android_v2'] as const) {
      const ttl: unknown = message[block]?.ttl;
      // FCM rounds down to whole seconds.
      if (typeof ttl === 'string' && durationPattern.test(ttl) && Number.parseFloat(ttl) < 1)
        yield { messageId: 'zero', path: `/message/${block}/ttl` };
    }
  },
});
