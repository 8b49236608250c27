import { numberOf } from '../reading.ts';
import { defineRule } from '../rule.ts';
import { maxNotifyId } from '../wire.ts';

export default defineRule({
  name: 'notify-id',
  subject: 'wire',
  title: { en: 'The notify id is from 0 to 2147483647', zh: 'notify_id 取值 0 至 2147483647' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559',
  confidence: 'A',
  aliases: ['XM-NI-001'],
  messages: {
    range: {
      text: {
        en: '`notify_id` is {value}; it must be a whole number from 0 to {max} (22103).',
        zh: '`notify_id` 为 {value}，须为 0 至 {max} 的整数（22103）。',
      },
      fix: {
        en: 'Use a number in that range, for example a hash of the conversation id cut to 31 bits.',
        zh: '改为该范围内的整数，例如取会话 id 哈希值的低 31 位。',
      },
      severity: 'error',
    },
  },
  *check({ wire }) {
    const id = numberOf(wire.notify_id);
    if (id === undefined) return;
    if (!Number.isInteger(id) || id < 0 || id > maxNotifyId)
      yield { messageId: 'range', data: { value: String(wire.notify_id), max: maxNotifyId }, path: '/notify_id' };
  },
});
