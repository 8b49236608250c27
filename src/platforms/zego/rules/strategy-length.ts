import { docs, offlinePushOf, pushPointer } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { strategyIdMaxChars } from '../wire.ts';

export default defineRule({
  name: 'strategy-length',
  subject: 'wire',
  title: { en: 'The id of a push strategy has at most 32 characters', zh: '推送策略 ID 不超过 32 个字符' },
  docs: docs.strategy,
  confidence: 'A',
  aliases: ['ZG-RID-LEN'],
  messages: {
    long: {
      severity: 'error',
      text: {
        en: 'The `PushStrategyId` has {length} characters; the console allows {max}, so no strategy can have this id.',
        zh: '`PushStrategyId` 有 {length} 个字符；控制台最多允许 {max} 个，不可能存在此 ID 的策略。',
      },
      fix: { en: 'Copy the resourcesID from console.zego.im.', zh: '请从 console.zego.im 复制 resourcesID。' },
    },
  },
  *check({ wire }) {
    const id: unknown = offlinePushOf(wire).PushStrategyId;
    const length = typeof id === 'string' ? [...id].length : 0;
    if (length > strategyIdMaxChars)
      yield { messageId: 'long', path: pushPointer(wire, 'PushStrategyId'), data: { length, max: strategyIdMaxChars } };
  },
});
