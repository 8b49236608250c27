import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'ttl-unit',
  subject: 'account',
  title: { en: '`tokenTtl` is in the unit of the cluster', zh: '`tokenTtl` 的单位与集群一致' },
  docs: docs.token,
  confidence: 'A',
  aliases: ['EM-TTL-UNIT'],
  messages: {
    milliseconds: {
      severity: 'warn',
      text: {
        en: '`tokenTtl` is {ttl}: that many seconds are more than 31 years, so it is probably meant as milliseconds, which only cluster VIP5 counts.',
        zh: '`tokenTtl` 为 {ttl}：按秒计算超过 31 年，可能误用了毫秒；只有 VIP 5 集群以毫秒计。',
      },
      fix: {
        en: 'Write seconds, or set `ttlInMilliseconds: true` for an app on cluster VIP5.',
        zh: '请改用秒；若应用位于 VIP 5 集群，请设置 `ttlInMilliseconds: true`。',
      },
    },
    seconds: {
      severity: 'warn',
      text: {
        en: '`tokenTtl` is {ttl}, and cluster VIP5 counts milliseconds: the token ends within ten seconds.',
        zh: '`tokenTtl` 为 {ttl}，而 VIP 5 集群以毫秒计，Token 会在十秒内失效。',
      },
      fix: { en: 'Write milliseconds.', zh: '请改用毫秒。' },
    },
  },
  *check({ account }) {
    const { tokenTtl: ttl, ttlInMilliseconds } = account;
    if (ttl === undefined || ttl === 0) return;
    if (ttlInMilliseconds !== true && ttl >= 1e9) yield { messageId: 'milliseconds', path: '/tokenTtl', data: { ttl } };
    if (ttlInMilliseconds === true && ttl <= 1e4) yield { messageId: 'seconds', path: '/tokenTtl', data: { ttl } };
  },
});
