import { isFilled } from '../reading.ts';
import { defineRule } from '../rule.ts';
import { maxTargets, maxTopics, topicSeparator } from '../wire.ts';

export default defineRule({
  name: 'named-targets',
  subject: 'wire',
  title: { en: 'At most 1000 targets or 5 topics in one request', zh: '单次请求最多 1000 个目标或 5 个标签（topic）' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559',
  confidence: 'A',
  aliases: ['XM-TG-001'],
  messages: {
    tooMany: {
      text: {
        en: '`{name}` holds {count} targets; one request takes {max}.',
        zh: '`{name}` 含有 {count} 个目标，单次请求上限为 {max} 个。',
      },
      fix: { en: 'Split the list over several requests.', zh: '请拆分成多次请求。' },
      severity: 'error',
    },
    tooManyTopics: {
      text: {
        en: '`topics` holds {count} topics; one request takes {max} (65035).',
        zh: '`topics` 含有 {count} 个标签（topic），单次请求上限为 {max} 个（65035）。',
      },
      fix: { en: 'Name fewer topics.', zh: '请减少标签（topic）数量。' },
      severity: 'error',
    },
    noOperator: {
      text: { en: '`topics` is set without `topic_op`.', zh: '设置了 `topics`，却没有 `topic_op`。' },
      fix: { en: 'Set `topicOp` to UNION, INTERSECTION or EXCEPT.', zh: '把 `topicOp` 设为 UNION、INTERSECTION 或 EXCEPT。' },
      severity: 'error',
    },
  },
  *check({ wire }) {
    for (const name of ['registration_id', 'alias', 'user_account'] as const) {
      const value = wire[name];
      const count = isFilled(value) ? String(value).split(',').length : 0;
      if (count > maxTargets) yield { messageId: 'tooMany', data: { name, count, max: maxTargets }, path: `/${name}` };
    }
    if (!isFilled(wire.topics)) return;
    const count = String(wire.topics).split(topicSeparator).length;
    if (count > maxTopics) yield { messageId: 'tooManyTopics', data: { count, max: maxTopics }, path: '/topics' };
    if (!isFilled(wire.topic_op)) yield { messageId: 'noOperator', path: '/topic_op' };
  },
});
