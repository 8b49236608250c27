import { androidFacts, docs, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { durationPattern, vibrateMaxItems, vibrateMaxSeconds } from '../wire.ts';

const path = '/body/message/android/notification/vibrate_config';

export default defineRule({
  name: 'vibrate',
  subject: 'wire',
  title: { en: 'A vibration has up to ten steps of up to 60 seconds', zh: '振动配置最多 10 段，每段不超过 60 秒' },
  docs: docs.androidSend,
  confidence: 'A',
  aliases: ['HW-VIBRATE'],
  messages: {
    many: {
      severity: 'error',
      text: {
        en: '`vibrate_config` has {count} steps; HUAWEI takes {limit}.',
        zh: '`vibrate_config` 有 {count} 段，华为最多接受 {limit} 段。',
      },
      fix: { en: 'Shorten the list.', zh: '请减少段数。' },
    },
    step: {
      severity: 'error',
      text: { en: 'The step `{given}` is not above 0 and up to {limit} seconds.', zh: '`{given}` 不在 0（不含）至 {limit} 秒之间。' },
      fix: { en: 'Write seconds as text, such as `0.5s`.', zh: '请以文本填写秒数，例如 `0.5s`。' },
    },
  },
  *check({ wire }) {
    const steps = androidFacts(wire)?.notification['vibrate_config'];
    if (!Array.isArray(steps)) return;
    if (steps.length > vibrateMaxItems) yield { messageId: 'many', path, data: { count: steps.length, limit: vibrateMaxItems } };
    for (const [index, step] of steps.entries()) {
      const seconds = typeof step === 'string' && durationPattern.test(step) ? Number.parseFloat(step) : Number.NaN;
      if (!(seconds > 0 && seconds <= vibrateMaxSeconds))
        yield { messageId: 'step', path: `${path}/${index}`, data: { given: shown(step), limit: vibrateMaxSeconds } };
    }
  },
});
