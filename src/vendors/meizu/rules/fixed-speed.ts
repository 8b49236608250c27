import { docs, flagOf, isFilled, numberOf, partOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'fixed-speed',
  subject: 'wire',
  title: { en: 'A throttled broadcast has a rate', zh: '限速推送须设置速率' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['MZ-FX-001'],
  messages: {
    noRate: {
      severity: 'warn',
      text: {
        en: '`fixSpeed` is on but `fixSpeedRate` is missing; the throttle is ignored.',
        zh: '开启了 `fixSpeed` 但没有 `fixSpeedRate`，限速不会生效。',
      },
      fix: { en: 'Give `fixSpeedRate`, or leave `fixSpeed` out.', zh: '请填写 `fixSpeedRate`，或去掉 `fixSpeed`。' },
    },
    direct: {
      severity: 'warn',
      text: {
        en: '`fixSpeed` works for sends to the whole app and to tags only; here it is ignored.',
        zh: '`fixSpeed` 仅适用于全量及标签推送，此处不会生效。',
      },
      fix: {
        en: 'Leave `fixSpeed` out; the speed of push-check is set with `--rate`.',
        zh: '请去掉 `fixSpeed`；push-check 的发送速率用 `--rate` 设置。',
      },
    },
  },
  *check({ wire }) {
    const advance = partOf(wire, 'advanceInfo');
    if (flagOf(advance['fixSpeed']) !== true) return;
    if (!isFilled(advance['fixSpeedRate']) || numberOf(advance['fixSpeedRate']) === 0)
      yield { messageId: 'noRate', path: '/messageJson/advanceInfo/fixSpeedRate' };
    else if (!Object.hasOwn(wire, 'tagNames')) yield { messageId: 'direct', path: '/messageJson/advanceInfo/fixSpeed' };
  },
});
