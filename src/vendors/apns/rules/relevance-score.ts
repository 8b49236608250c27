import { defineRule, pages } from '../rule.ts';
import { apsOf, headerOf } from '../wire.ts';

export default defineRule({
  name: 'relevance-score',
  subject: 'wire',
  title: { en: '`relevance-score` lies between 0 and 1', zh: '`relevance-score` 取值在 0～1 之间' },
  docs: pages.payload,
  confidence: 'A',
  aliases: ['APNS-L14'],
  messages: {
    outside: {
      severity: 'warn',
      text: { en: 'The relevance score {score} lies outside 0 to 1.', zh: '相关性分数 {score} 超出 0～1 的范围。' },
      fix: { en: 'Use 0 … 1; only Live Activities take other numbers.', zh: '请使用 0～1 之间的数；只有实时活动可以使用其他数值。' },
    },
  },
  *check({ wire }) {
    const score = apsOf(wire)['relevance-score'];
    if (headerOf(wire, 'apns-push-type') === 'liveactivity') return;
    if (typeof score === 'number' && !(score >= 0 && score <= 1))
      yield { messageId: 'outside', data: { score }, path: '/payload/aps/relevance-score' };
  },
});
