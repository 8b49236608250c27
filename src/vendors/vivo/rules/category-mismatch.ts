import { classOf, docs, numberOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'category-mismatch',
  subject: 'wire',
  title: { en: 'Category and classification belong together', zh: '二级分类须与一级分类对应' },
  docs: docs.classification,
  confidence: 'A',
  aliases: ['vivo/category-mismatch'],
  messages: {
    system: {
      severity: 'error',
      text: {
        en: '`{category}` is a category of system messages, but the classification is 0 (operational); vivo answers 10097.',
        zh: '`{category}` 属于系统消息，而 classification 为 0（运营消息），vivo 会返回 10097。',
      },
      fix: {
        en: 'Send classification 1, or a `kind` or category of operational messages.',
        zh: '请将 classification 设为 1，或改用运营类的 `kind` 或 category。',
      },
    },
    operational: {
      severity: 'error',
      text: {
        en: '`{category}` is a category of operational messages, but the classification is 1 (system); vivo answers 10097.',
        zh: '`{category}` 属于运营消息，而 classification 为 1（系统消息），vivo 会返回 10097。',
      },
      fix: {
        en: 'Send classification 0, or a `kind` or category of system messages.',
        zh: '请将 classification 设为 0，或改用系统类的 `kind` 或 category。',
      },
    },
  },
  *check({ wire }) {
    const wanted = classOf(wire.category);
    const given = numberOf(wire.classification);
    if (wanted === undefined || wire.category === undefined || (given !== 0 && given !== 1) || given === wanted) return;
    yield { messageId: wanted === 1 ? 'system' : 'operational', path: '/classification', data: { category: wire.category } };
  },
});
