import { defineRule } from '../rule.ts';
import { messageOf } from '../shape.ts';
import { durationPattern, maxTtlSeconds } from '../wire.ts';

export default defineRule({
  name: 'ttl-format',
  subject: 'wire',
  title: { en: '`ttl` is a text of seconds up to four weeks.', zh: '`ttl` 是不超过四周的秒数字符串。' },
  docs: 'https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages',
  confidence: 'A',
  aliases: ['FCM-L07'],
  messages: {
    format: {
      severity: 'error',
      text: { en: '`ttl` is not written as seconds with an `s` at the end.', zh: '`ttl` 没有写成以 `s` 结尾的秒数。' },
      fix: { en: 'Write for example `"3600s"`.', zh: '例如写成 `"3600s"`。' },
    },
    range: {
      severity: 'error',
      text: {
        en: '`ttl` is {seconds} seconds; at most {max} (four weeks) are allowed.',
        zh: '`ttl` 为 {seconds} 秒，最多 {max} 秒（四周）。',
      },
      fix: { en: 'Shorten it, or leave it out for four weeks.', zh: '请缩短；不填即为四周。' },
    },
  },
  *check({ wire }) {
    const message = messageOf(wire);
    for (const block of ['android', 'android_v2'] as const) {
      const ttl: unknown = message[block]?.ttl;
      if (ttl === undefined) continue;
      const path = `/message/${block}/ttl`;
      if (typeof ttl !== 'string' || !durationPattern.test(ttl)) yield { messageId: 'format', path };
      else if (Number.parseFloat(ttl) > maxTtlSeconds)
        yield { messageId: 'range', data: { seconds: Number.parseFloat(ttl), max: maxTtlSeconds }, path };
    }
  },
});
