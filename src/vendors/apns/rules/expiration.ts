import { defineRule, pages } from '../rule.ts';
import { headerOf, maxStoredSeconds } from '../wire.ts';

export default defineRule({
  name: 'expiration',
  subject: 'wire',
  title: { en: '`apns-expiration` is a moment in Unix seconds', zh: '`apns-expiration` 为 Unix 秒时间戳' },
  docs: pages.sending,
  confidence: 'A',
  aliases: ['APNS-L08'],
  messages: {
    relative: {
      severity: 'error',
      text: {
        en: '{value} looks like a duration; APNs reads it as a moment long ago and stores nothing.',
        zh: '{value} 看起来是时长；APNs 会把它当作很久以前的时刻，不做存储。',
      },
      fix: { en: 'Use `ttl` for a duration; push-check adds the clock.', zh: '时长请用 `ttl`，由 push-check 换算成到期时刻。' },
    },
    milliseconds: {
      severity: 'error',
      text: { en: '{value} is in milliseconds; APNs wants seconds.', zh: '{value} 是毫秒，APNs 要求秒。' },
      fix: { en: 'Divide it by 1000.', zh: '请除以 1000。' },
    },
    malformed: {
      severity: 'error',
      text: { en: '`apns-expiration` is not a whole number.', zh: '`apns-expiration` 不是整数。' },
      fix: { en: 'Write Unix seconds, or 0 for one attempt.', zh: '填写 Unix 秒，或用 0 表示只尝试一次。' },
    },
    past: {
      severity: 'warn',
      text: {
        en: 'The moment {value} has passed: a device that is offline now will not get the push.',
        zh: '时刻 {value} 已过去，此刻离线的设备将收不到该推送。',
      },
      fix: { en: 'Set a later moment, or use `ttl`.', zh: '改为更晚的时刻，或使用 `ttl`。' },
    },
    capped: {
      severity: 'info',
      text: {
        en: 'The lifetime of {days} days is longer than the 30 days APNs stores a notification.',
        zh: '有效期为 {days} 天，超过 APNs 最长 30 天的存储时间。',
      },
      fix: { en: 'Expect at most 30 days.', zh: '最多只能指望 30 天的存储时间。' },
    },
  },
  *check({ wire, nowMs }) {
    const path = '/headers/apns-expiration';
    const value = headerOf(wire, 'apns-expiration');
    if (value === undefined) {
      const lifetime = wire.expiresAfterSeconds;
      if (typeof lifetime === 'number' && lifetime > maxStoredSeconds)
        yield { messageId: 'capped', data: { days: Math.round(lifetime / 86_400) }, path: '/expiresAfterSeconds' };
      return;
    }
    if (!/^\d+$/.test(value)) yield { messageId: 'malformed', path };
    else if (Number(value) >= 1 && Number(value) <= 1e9) yield { messageId: 'relative', data: { value }, path };
    else if (Number(value) > 1e12) yield { messageId: 'milliseconds', data: { value }, path };
    else if (value !== '0' && Number(value) * 1000 < nowMs) yield { messageId: 'past', data: { value }, path };
  },
});
