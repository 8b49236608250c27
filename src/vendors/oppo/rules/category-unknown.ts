import { docs, notificationOf, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { categories } from '../wire.ts';

export default defineRule({
  name: 'category-unknown',
  subject: 'wire',
  title: { en: 'The category is one of the ten that OPPO knows', zh: 'category 须为 OPPO 规定的十种之一' },
  docs: docs.classification,
  confidence: 'B',
  aliases: ['oppo/category-unknown'],
  messages: {
    unknown: {
      severity: 'error',
      text: { en: 'OPPO has no category `{category}` and answers 67.', zh: 'OPPO 没有 `{category}` 这个 category，会返回 67。' },
      fix: { en: 'Use one of {known}.', zh: '请使用以下之一：{known}。' },
    },
    letterCase: {
      severity: 'error',
      text: {
        en: 'The category `{category}` is not in upper case; OPPO compares letter by letter and answers 67.',
        zh: 'category `{category}` 不是大写；OPPO 区分大小写，会返回 67。',
      },
      fix: { en: 'Write `{upper}`.', zh: '请写成 `{upper}`。' },
    },
  },
  *check({ wire }) {
    const category: unknown = notificationOf(wire).category;
    if (category === undefined || category === '' || categories.some((known) => known === category)) return;
    const text = shown(category);
    const upper = text.trim().toUpperCase();
    const path = '/notification/category';
    if (categories.includes(upper)) yield { messageId: 'letterCase', path, data: { category: text, upper } };
    else yield { messageId: 'unknown', path, data: { category: text, known: categories.join(', ') } };
  },
});
