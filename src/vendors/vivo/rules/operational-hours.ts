import { docs, numberOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { operationalHours } from '../wire.ts';

export default defineRule({
  name: 'operational-hours',
  subject: 'wire',
  title: { en: 'Operational messages go out by day', zh: '运营消息须在白天发送' },
  docs: docs.limits,
  confidence: 'B',
  aliases: ['vivo/operational-hours'],
  messages: {
    night: {
      severity: 'warn',
      text: {
        en: 'It is {time} in China; vivo takes operational messages from 07:00 to 23:00 only and answers 10071.',
        zh: '现在是北京时间 {time}；运营消息只能在 07:00 至 23:00 发送，vivo 会返回 10071。',
      },
      fix: {
        en: 'Send later, or send a true service message with classification 1 and its category.',
        zh: '请稍后发送；确属服务类的消息请使用 classification 1 及对应的 category。',
      },
    },
  },
  *check({ wire, nowMs }) {
    if (numberOf(wire.classification) !== 0) return;
    const time = new Date(nowMs + 8 * 3_600_000).toISOString().slice(11, 16);
    const hour = Number(time.slice(0, 2));
    if (hour < operationalHours.from || hour >= operationalHours.to) yield { messageId: 'night', path: '/classification', data: { time } };
  },
});
