import { docs, notificationOf, numberOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { ttlMaxSeconds } from '../wire.ts';

export default defineRule({
  name: 'ttl',
  subject: 'wire',
  title: { en: 'A message waits long enough for a phone that is offline', zh: '离线消息应有合适的保留时间' },
  docs: docs.notification,
  confidence: 'A',
  aliases: ['oppo/ttl'],
  messages: {
    cut: {
      severity: 'warn',
      text: {
        en: '`off_line_ttl` is {seconds} seconds; OPPO cuts it to {limit} (ten days).',
        zh: '`off_line_ttl` 为 {seconds} 秒，OPPO 会截断为 {limit} 秒（10 天）。',
      },
      fix: { en: 'Use a ttl of at most ten days.', zh: 'ttl 请不要超过 10 天。' },
    },
    notKept: {
      severity: 'warn',
      text: {
        en: '`off_line` is false: a phone that is offline at this moment never gets the message, which a reachability test would take for a failure.',
        zh: '`off_line` 为 false：此刻离线的手机永远收不到该消息，测试可达性时会误判为失败。',
      },
      fix: { en: 'Give the message a ttl above zero.', zh: '请设置大于 0 的 ttl。' },
    },
    default: {
      severity: 'info',
      text: {
        en: 'There is no ttl; OPPO keeps the message for one hour only (from one secondary source).',
        zh: '没有设置 ttl，OPPO 只为离线设备保留 1 小时（来自单一二手来源）。',
      },
      fix: { en: 'Set `ttl`, e.g. 24h.', zh: '请设置 `ttl`，例如 24h。' },
    },
  },
  *check({ wire }) {
    const { off_line: kept, off_line_ttl: ttl } = notificationOf(wire);
    const seconds = numberOf(ttl);
    if (kept === false) yield { messageId: 'notKept', path: '/notification/off_line' };
    else if (ttl === undefined) yield { messageId: 'default', path: '/notification/off_line_ttl' };
    if (seconds !== undefined && seconds > ttlMaxSeconds)
      yield { messageId: 'cut', path: '/notification/off_line_ttl', data: { seconds, limit: ttlMaxSeconds } };
  },
});
