import { docs, numberOf, oldDocsUntil } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { ttlMaxSeconds, ttlMaxSecondsOld, ttlMinSeconds } from '../wire.ts';

export default defineRule({
  name: 'ttl',
  subject: 'wire',
  title: { en: 'timeToLive lies between a minute and a day', zh: 'timeToLive 须在 1 分钟至 1 天之间' },
  docs: docs.api,
  confidence: 'C',
  aliases: ['vivo/ttl'],
  messages: {
    short: {
      severity: 'error',
      text: {
        en: '`timeToLive` is {seconds} seconds; vivo wants at least {limit} and answers 10059.',
        zh: '`timeToLive` 为 {seconds} 秒，vivo 要求不小于 {limit} 秒，会返回 10059。',
      },
      fix: {
        en: 'Use a ttl of a minute or more, or 0 to deliver now or not at all (`sendOnline`).',
        zh: 'ttl 请不小于 1 分钟；若只需立即送达，可设为 0（`sendOnline`）。',
      },
    },
    cutToDay: {
      severity: [{ until: oldDocsUntil, value: 'off' }, { value: 'warn' }],
      text: {
        en: '`timeToLive` is {seconds} seconds; vivo cuts it to {limit} (one day; seven days by documents up to 2024-04).',
        zh: '`timeToLive` 为 {seconds} 秒，vivo 会截断为 {limit} 秒（1 天；2024-04 之前的文档为 7 天）。',
      },
      fix: { en: 'Use a ttl of at most one day.', zh: 'ttl 请不要超过 1 天。' },
    },
    beyondWeek: {
      severity: 'warn',
      text: {
        en: '`timeToLive` is {seconds} seconds, more than any document of vivo’s ever allowed ({limit}); today it is cut to one day.',
        zh: '`timeToLive` 为 {seconds} 秒，超过 vivo 历来文档的上限（{limit} 秒）；现行规则会截断为 1 天。',
      },
      fix: { en: 'Use a ttl of at most one day.', zh: 'ttl 请不要超过 1 天。' },
    },
    default: {
      severity: 'info',
      text: {
        en: 'There is no ttl; vivo keeps system messages for one day and, by its newer documents, operational ones for 8 hours.',
        zh: '没有设置 ttl；vivo 默认保留系统消息 1 天，按新文档运营消息为 8 小时。',
      },
      fix: { en: 'Set `ttl`, e.g. 24h.', zh: '请设置 `ttl`，例如 24h。' },
    },
    notKept: {
      severity: 'warn',
      text: {
        en: '`sendOnline` is true: a phone that is offline at this moment never gets the message, which a reachability test would take for a failure.',
        zh: '`sendOnline` 为 true：此刻离线的手机永远收不到该消息，测试可达性时会误判为失败。',
      },
      fix: { en: 'Give the message a ttl above zero.', zh: '请设置大于 0 的 ttl。' },
    },
  },
  *check({ wire }) {
    const path = '/timeToLive';
    const seconds = numberOf(wire.timeToLive);
    if (wire.sendOnline === true) yield { messageId: 'notKept', path: '/sendOnline' };
    else if (wire.timeToLive === undefined) yield { messageId: 'default', path };
    if (seconds === undefined) return;
    if (seconds < ttlMinSeconds) yield { messageId: 'short', path, data: { seconds, limit: ttlMinSeconds } };
    else if (seconds > ttlMaxSecondsOld) yield { messageId: 'beyondWeek', path, data: { seconds, limit: ttlMaxSecondsOld } };
    else if (seconds > ttlMaxSeconds) yield { messageId: 'cutToDay', path, data: { seconds, limit: ttlMaxSeconds } };
  },
});
