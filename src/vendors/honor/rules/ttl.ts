import { androidOf, docs, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { maxTtlSeconds, ttlPattern } from '../wire.ts';

export default defineRule({
  name: 'ttl',
  subject: 'wire',
  title: { en: '`ttl` is seconds with an s, at most 15 days', zh: '`ttl` 为带 s 的秒数，最长 15 天' },
  docs: docs.send,
  confidence: 'B',
  aliases: ['HN-TTL'],
  messages: {
    format: {
      severity: 'error',
      text: {
        en: '`android.ttl` is {value}; HONOR wants whole seconds with an `s`, e.g. 86400s.',
        zh: '`android.ttl` 为 {value}；荣耀要求带 `s` 的整数秒，例如 86400s。',
      },
      fix: { en: 'Write the seconds followed by `s`.', zh: '请写成秒数加 `s`。' },
    },
    tooLong: {
      severity: 'error',
      text: {
        en: '`android.ttl` is {seconds} seconds; at most {max} (15 days) are allowed.',
        zh: '`android.ttl` 为 {seconds} 秒，最多 {max} 秒（15 天）。',
      },
      fix: { en: 'Use a ttl of at most 15 days.', zh: 'ttl 请不要超过 15 天。' },
    },
  },
  *check({ wire }) {
    const ttl: unknown = androidOf(wire).ttl;
    if (ttl === undefined) return;
    const path = '/android/ttl';
    if (typeof ttl !== 'string' || !ttlPattern.test(ttl)) yield { messageId: 'format', path, data: { value: shown(ttl) } };
    else if (Number(ttl.slice(0, -1)) > maxTtlSeconds)
      yield { messageId: 'tooLong', path, data: { seconds: Number(ttl.slice(0, -1)), max: maxTtlSeconds } };
  },
});
