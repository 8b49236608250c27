import { defineRule, pages } from '../rule.ts';
import { apsOf } from '../wire.ts';

export default defineRule({
  name: 'number-types',
  subject: 'wire',
  title: { en: 'Numbers of `aps` are numbers', zh: '`aps` 中的数字字段必须是数字' },
  docs: pages.payload,
  confidence: 'A',
  aliases: ['APNS-L25'],
  messages: {
    badge: {
      severity: 'warn',
      text: { en: '`badge` must be a number; this is {type}.', zh: '`badge` 应为数字，实际为 {type}。' },
      fix: { en: 'Write it without quotation marks; 0 clears the badge.', zh: '不要加引号；0 表示清除角标。' },
    },
    flag: {
      severity: 'warn',
      text: { en: '`{key}` must be the number 1; this is {type}.', zh: '`{key}` 应为数字 1，实际为 {type}。' },
      fix: { en: 'Write 1, or leave the member out.', zh: '填写 1，或去掉该字段。' },
    },
  },
  *check({ wire }) {
    const aps = apsOf(wire);
    const { badge } = aps;
    if (badge !== undefined && typeof badge !== 'number')
      yield { messageId: 'badge', data: { type: typeof badge }, path: '/payload/aps/badge' };
    for (const key of ['content-available', 'mutable-content']) {
      const value = aps[key];
      if (value !== undefined && typeof value !== 'number')
        yield { messageId: 'flag', data: { key, type: typeof value }, path: `/payload/aps/${key}` };
    }
  },
});
