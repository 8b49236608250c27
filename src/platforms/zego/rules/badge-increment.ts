import { docs, offlinePushOf, pushPointer } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { badgeIncrementMax } from '../wire.ts';

export default defineRule({
  name: 'badge-increment',
  subject: 'wire',
  title: { en: '`BadgeIncrement` is a number from 0 to 99', zh: '`BadgeIncrement` 取值为 0 至 99' },
  docs: docs.messageBody,
  confidence: 'A',
  aliases: [],
  messages: {
    range: {
      severity: 'warn',
      text: {
        en: '`BadgeIncrement` is {value}; it is from 0 to {max}, and ZEGO takes anything larger for {max}.',
        zh: '`BadgeIncrement` 为 {value}；取值范围为 0 至 {max}，超出按 {max} 处理。',
      },
      fix: { en: 'Say by how much the badge grows, not what it shall show.', zh: '请填写角标的增量，而不是最终显示的数字。' },
    },
  },
  *check({ wire }) {
    const value: unknown = offlinePushOf(wire).BadgeIncrement;
    if (typeof value === 'number' && (value < 0 || value > badgeIncrementMax))
      yield { messageId: 'range', path: pushPointer(wire, 'BadgeIncrement'), data: { value, max: badgeIncrementMax } };
  },
});
