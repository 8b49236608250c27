import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'test-like-text',
  subject: 'wire',
  title: { en: 'Text that looks like a test may be filtered', zh: '测试性质的文案可能被过滤' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1656',
  confidence: 'C',
  aliases: ['XM-PL-006'],
  messages: {
    trivial: {
      text: {
        en: 'The field `{field}` is trivial (only digits, or "test"); Xiaomi may intercept such content without an error.',
        zh: '字段 `{field}` 的内容过于简单（纯数字或“测试”），小米可能直接拦截且不报错。',
      },
      fix: { en: 'Write a text that a real user could get.', zh: '请使用真实用户会收到的文案。' },
      severity: 'warn',
    },
  },
  *check({ wire }) {
    for (const field of ['title', 'description'] as const)
      if (/^\s*(?:\d+|tests?|(?:测试)+)\s*$/i.test(String(wire[field] ?? '')))
        yield { messageId: 'trivial', data: { field }, path: `/${field}` };
  },
});
