import { channelOf, classOf, numberOf } from '../reading.ts';
import { defineRule } from '../rule.ts';
import { maxTtlPrivateMs, maxTtlPublicMs } from '../wire.ts';

export default defineRule({
  name: 'ttl',
  subject: 'wire',
  title: {
    en: 'Time to live is milliseconds, 1 day (public) or 10 days (private) at most',
    zh: 'time_to_live 单位为毫秒，公信最长 1 天，私信最长 10 天',
  },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1854',
  confidence: 'A',
  aliases: ['XM-TTL-001', 'XM-TTL-002'],
  messages: {
    public: {
      text: {
        en: 'The time to live is {ttl} ms; Xiaomi cuts public messages to {max} ms (1 day).',
        zh: 'time_to_live 为 {ttl} 毫秒；公信消息会被截为 {max} 毫秒（1 天）。',
      },
      fix: { en: 'Set `ttl: 24h` or less.', zh: '设为 `ttl: 24h` 或更短。' },
      severity: 'warn',
    },
    private: {
      text: {
        en: 'The time to live is {ttl} ms; Xiaomi cuts it to {max} ms (10 days).',
        zh: 'time_to_live 为 {ttl} 毫秒，会被截为 {max} 毫秒（10 天）。',
      },
      fix: { en: 'Set `ttl: 10d` or less.', zh: '设为 `ttl: 10d` 或更短。' },
      severity: 'warn',
    },
    seconds: {
      text: {
        en: 'The time to live is {ttl} ms, less than a minute: the value looks like seconds.',
        zh: 'time_to_live 为 {ttl} 毫秒，不足一分钟，像是按秒填写的。',
      },
      fix: {
        en: 'Xiaomi counts milliseconds; write `ttl: 24h` in the message and push-check converts it.',
        zh: '小米以毫秒计；在消息里写 `ttl: 24h`，由 push-check 换算。',
      },
      severity: 'warn',
    },
  },
  *check({ wire, account }) {
    const ttl = numberOf(wire.time_to_live);
    const path = '/time_to_live';
    if (ttl === undefined || Number.isNaN(ttl)) return;
    if (ttl < 60_000) yield { messageId: 'seconds', data: { ttl }, path };
    else if (ttl > maxTtlPrivateMs && classOf(channelOf(wire, account)) !== 'public')
      yield { messageId: 'private', data: { ttl, max: maxTtlPrivateMs }, path };
    else if (ttl > maxTtlPublicMs && classOf(channelOf(wire, account)) === 'public')
      yield { messageId: 'public', data: { ttl, max: maxTtlPublicMs }, path };
  },
});
