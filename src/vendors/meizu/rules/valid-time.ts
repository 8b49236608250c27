import { docs, flagOf, isFilled, numberOf, partOf, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { maxValidHours, minValidHours } from '../wire.ts';

export default defineRule({
  name: 'valid-time',
  subject: 'wire',
  title: { en: 'The message is kept for 1 to 72 hours', zh: '消息有效时长为 1～72 小时' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['MZ-TM-001', 'MZ-TM-002'],
  messages: {
    range: {
      severity: 'error',
      text: {
        en: '`validTime` is {value}; Meizu wants whole hours from {min} to {max}.',
        zh: '`validTime` 为 {value}，魅族要求 {min}～{max} 的整数，单位为小时。',
      },
      fix: {
        en: 'Write hours, not seconds; a neutral `ttl` such as 24h is converted by push-check.',
        zh: '单位是小时而不是秒；也可使用通用的 `ttl`（例如 24h），由 push-check 换算。',
      },
    },
    online: {
      severity: 'warn',
      text: {
        en: 'The message is not kept (`offLine` is 0): a phone that is offline now never gets it.',
        zh: '消息不做离线保存（`offLine` 为 0），当前离线的手机将收不到。',
      },
      fix: { en: 'Set `offLine` to 1, or give a `ttl` above zero.', zh: '请把 `offLine` 设为 1，或将 `ttl` 设为大于零。' },
    },
  },
  *check({ wire }) {
    const time = partOf(wire, 'pushTimeInfo');
    const offLine = flagOf(time['offLine']);
    if (offLine === false) yield { messageId: 'online', path: '/messageJson/pushTimeInfo/offLine' };
    const value = time['validTime'];
    // Without storing the time has no meaning.
    if (!isFilled(value) || offLine === false) return;
    const hours = numberOf(value);
    if (hours === undefined || !Number.isInteger(hours) || hours < minValidHours || hours > maxValidHours)
      yield {
        messageId: 'range',
        path: '/messageJson/pushTimeInfo/validTime',
        data: { value: shown(value), min: minValidHours, max: maxValidHours },
      };
  },
});
