import { docs, newDocsSince, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { categories } from '../wire.ts';

export default defineRule({
  name: 'category-unknown',
  subject: 'wire',
  title: { en: 'The category is one that vivo knows', zh: 'category 须为 vivo 规定的取值' },
  docs: docs.classification,
  confidence: 'A',
  aliases: ['vivo/category-unknown'],
  messages: {
    unknown: {
      severity: 'error',
      text: { en: 'vivo has no category `{category}` and answers 10096.', zh: 'vivo 没有 `{category}` 这个 category，会返回 10096。' },
      fix: { en: 'Use one of {known}.', zh: '请使用以下之一：{known}。' },
    },
    letterCase: {
      severity: 'error',
      text: {
        en: 'The category `{category}` is not in upper case; vivo compares letter by letter and answers 10096.',
        zh: 'category `{category}` 不是大写；vivo 区分大小写，会返回 10096。',
      },
      fix: { en: 'Write `{upper}`.', zh: '请写成 `{upper}`。' },
    },
    news: {
      severity: [{ until: newDocsSince, value: 'off' }, { value: 'info' }],
      text: {
        en: 'NEWS is missing in one list of 2025, so vivo may answer 10096.',
        zh: '2025 年的一份资料中没有 NEWS，vivo 可能返回 10096。',
      },
      fix: { en: 'If it is refused, use CONTENT.', zh: '若被拒绝，请改用 CONTENT。' },
    },
  },
  *check({ wire }) {
    const category: unknown = wire.category;
    const path = '/category';
    if (category === undefined || category === null || category === '') return;
    if (category === 'NEWS') yield { messageId: 'news', path };
    if (categories.some((known) => known === category)) return;
    const text = shown(category);
    const upper = text.trim().toUpperCase();
    if (categories.includes(upper)) yield { messageId: 'letterCase', path, data: { category: text, upper } };
    else yield { messageId: 'unknown', path, data: { category: text, known: categories.join(', ') } };
  },
});
