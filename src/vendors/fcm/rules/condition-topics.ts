import { defineRule } from '../rule.ts';
import { messageOf } from '../shape.ts';
import { maxConditionTopics } from '../wire.ts';

export default defineRule({
  name: 'condition-topics',
  subject: 'wire',
  title: { en: 'A condition combines at most five topics.', zh: '一个条件最多组合五个主题。' },
  docs: 'https://firebase.google.com/docs/cloud-messaging/topic-messaging',
  confidence: 'B',
  aliases: [],
  messages: {
    tooMany: {
      severity: 'error',
      text: { en: 'The condition names {count} topics; {max} are allowed.', zh: '条件中有 {count} 个主题，最多 {max} 个。' },
      fix: { en: 'Split it into several messages, or make one topic of them.', zh: '拆成多条消息，或合并成一个主题。' },
    },
    noTopic: {
      severity: 'error',
      text: { en: 'The condition names no topic.', zh: '条件中没有任何主题。' },
      fix: { en: "Write it like `'news' in topics && 'sport' in topics`.", zh: "写法如 `'news' in topics && 'sport' in topics`。" },
    },
  },
  *check({ wire }) {
    const { condition } = messageOf(wire);
    if (typeof condition !== 'string' || condition === '') return;
    const count = [...condition.matchAll(/(?:'[^']*'|"[^"]*")\s+in\s+topics\b/g)].length;
    if (count > maxConditionTopics) yield { messageId: 'tooMany', data: { count, max: maxConditionTopics }, path: '/message/condition' };
    if (count === 0) yield { messageId: 'noTopic', path: '/message/condition' };
  },
});
