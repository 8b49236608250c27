import { defineRule, pages } from '../rule.ts';
import { headerOf } from '../wire.ts';

export default defineRule({
  name: 'apns-id',
  subject: 'wire',
  title: { en: '`apns-id` is a UUID', zh: '`apns-id` 必须是 UUID' },
  docs: pages.sending,
  confidence: 'A',
  aliases: ['APNS-L10'],
  messages: {
    malformed: {
      severity: 'error',
      text: { en: '`apns-id` is not a UUID of the form 8-4-4-4-12.', zh: '`apns-id` 不是 8-4-4-4-12 形式的 UUID。' },
      fix: { en: 'Leave it out: APNs makes one and returns it.', zh: '可以不带，APNs 会自动生成并返回。' },
    },
  },
  *check({ wire }) {
    const value = headerOf(wire, 'apns-id');
    if (value !== undefined && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value))
      yield { messageId: 'malformed', path: '/headers/apns-id' };
  },
});
