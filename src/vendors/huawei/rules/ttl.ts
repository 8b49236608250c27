import { androidFacts, categoryOf, docs, harmonyFacts, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { durationPattern, pushTypes, ttlMaxSeconds, voipTtlMaxSeconds } from '../wire.ts';

export default defineRule({
  name: 'ttl',
  subject: 'wire',
  title: { en: 'The time to live is a number of seconds up to 15 days', zh: 'ttl 为秒数，最长 15 天' },
  docs: docs.androidSend,
  confidence: 'A',
  aliases: ['HW-TTL', 'HW-TTL-VOIP'],
  messages: {
    format: {
      severity: 'error',
      text: {
        en: '`ttl` is `{given}`; the Android API wants text such as `86400s`.',
        zh: '`ttl` 为 `{given}`；Android 接口要求形如 `86400s` 的文本。',
      },
      fix: { en: 'Write seconds, with or without `s`: `3600s`.', zh: '请填写秒数，可带 `s`，例如 `3600s`。' },
    },
    integer: {
      severity: 'error',
      text: { en: '`ttl` is `{given}`; HarmonyOS wants a whole number of seconds.', zh: '`ttl` 为 `{given}`；HarmonyOS 要求整数秒。' },
      fix: { en: 'Write a whole number, such as 3600.', zh: '请填写整数，例如 3600。' },
    },
    long: {
      severity: 'error',
      text: {
        en: '`ttl` is {seconds} seconds; HUAWEI takes {limit} (15 days) and answers 80100004.',
        zh: '`ttl` 为 {seconds} 秒；华为最多接受 {limit} 秒（15 天），否则返回 80100004。',
      },
      fix: { en: 'Use at most 15 days.', zh: '请不要超过 15 天。' },
    },
    zero: {
      severity: 'warn',
      text: {
        en: '`ttl` is 0, which HUAWEI refuses as an illegal expire time (80100004).',
        zh: '`ttl` 为 0，华为会以有效期不合法拒绝（80100004）。',
      },
      fix: { en: 'Use at least one second.', zh: '请至少设置 1 秒。' },
    },
    call: {
      severity: 'warn',
      text: {
        en: 'A call lives {seconds} seconds; it would ring long after the caller has gone.',
        zh: '通话类消息的有效期为 {seconds} 秒，可能在对方挂断很久之后才响铃。',
      },
      fix: { en: 'Use 30 to {limit} seconds.', zh: '请设置为 30 至 {limit} 秒。' },
    },
  },
  *check({ wire }) {
    const harmony = harmonyFacts(wire);
    const ttl = harmony ? harmony.options['ttl'] : androidFacts(wire)?.android['ttl'];
    if (ttl === undefined) return;
    const path = harmony ? '/body/pushOptions/ttl' : '/body/message/android/ttl';
    if (
      harmony ? !(typeof ttl === 'number' && Number.isInteger(ttl) && ttl >= 0) : !(typeof ttl === 'string' && durationPattern.test(ttl))
    ) {
      yield { messageId: harmony ? 'integer' : 'format', path, data: { given: shown(ttl) } };
      return;
    }
    const seconds = Number.parseFloat(String(ttl));
    if (seconds > ttlMaxSeconds) yield { messageId: 'long', path, data: { seconds, limit: ttlMaxSeconds } };
    else if (seconds === 0) yield { messageId: 'zero', path };
    else if (seconds > voipTtlMaxSeconds && (harmony?.pushType === pushTypes.voip || categoryOf(wire).category === 'VOIP'))
      yield { messageId: 'call', path, data: { seconds, limit: voipTtlMaxSeconds } };
  },
});
