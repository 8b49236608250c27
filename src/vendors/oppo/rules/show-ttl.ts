import { docs, isOldPrivateChannel, isServiceCategory, notificationOf, numberOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { showTtlMaxSecondsContent, showTtlMaxSecondsService } from '../wire.ts';

export default defineRule({
  name: 'show-ttl',
  subject: 'wire',
  title: { en: '`show_ttl` stays within the limit of the class', zh: '`show_ttl` 不超过该分类的上限' },
  docs: docs.notification,
  confidence: 'A',
  aliases: ['oppo/show-ttl'],
  messages: {
    content: {
      severity: 'warn',
      text: {
        en: '`show_ttl` is {seconds} seconds; Content & Marketing allows {limit} (12 hours).',
        zh: '`show_ttl` 为 {seconds} 秒，“内容与营销”最多 {limit} 秒（12 小时）。',
      },
      fix: { en: 'Use at most {limit}.', zh: '请不要超过 {limit}。' },
    },
    service: {
      severity: 'warn',
      text: {
        en: '`show_ttl` is {seconds} seconds; Communication & Service allows {limit} (24 hours).',
        zh: '`show_ttl` 为 {seconds} 秒，“通讯与服务”最多 {limit} 秒（24 小时）。',
      },
      fix: { en: 'Use at most {limit}.', zh: '请不要超过 {limit}。' },
    },
  },
  *check({ wire, account }) {
    const notification = notificationOf(wire);
    const seconds = numberOf(notification.show_ttl);
    if (seconds === undefined) return;
    const isService = isServiceCategory(notification.category) || isOldPrivateChannel(wire, account);
    const limit = isService ? showTtlMaxSecondsService : showTtlMaxSecondsContent;
    if (seconds > limit) yield { messageId: isService ? 'service' : 'content', path: '/notification/show_ttl', data: { seconds, limit } };
  },
});
