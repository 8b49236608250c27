import { numberOf } from '../reading.ts';
import { defineRule } from '../rule.ts';
import { maxScheduleMs } from '../wire.ts';

export default defineRule({
  name: 'schedule',
  subject: 'wire',
  title: { en: 'A scheduled time is Unix milliseconds within 7 days', zh: '定时发送须为 7 天内的毫秒时间戳' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559',
  confidence: 'A',
  aliases: ['XM-SCH-001'],
  messages: {
    notMilliseconds: {
      text: {
        en: '`time_to_send` is {value}, which is no Unix time in milliseconds (13 digits).',
        zh: '`time_to_send` 为 {value}，不是 13 位的毫秒时间戳。',
      },
      fix: { en: 'Multiply a time in seconds by 1000.', zh: '秒级时间戳请乘以 1000。' },
      severity: 'error',
    },
    past: {
      text: { en: '`time_to_send` lies in the past.', zh: '`time_to_send` 是过去的时间。' },
      fix: { en: 'Set a later time, or leave the field out to send at once.', zh: '改为将来的时间，或去掉该字段立即发送。' },
      severity: 'error',
    },
    tooFar: {
      text: { en: '`time_to_send` is more than 7 days ahead.', zh: '`time_to_send` 距现在超过 7 天。' },
      fix: { en: 'Schedule it later, within 7 days of its time.', zh: '请在距发送时间 7 天以内再提交。' },
      severity: 'error',
    },
  },
  *check({ wire, nowMs }) {
    const at = numberOf(wire.time_to_send);
    const path = '/time_to_send';
    if (at === undefined) return;
    if (Number.isNaN(at) || at < 1e12) yield { messageId: 'notMilliseconds', data: { value: String(wire.time_to_send) }, path };
    else if (at < nowMs) yield { messageId: 'past', path };
    else if (at > nowMs + maxScheduleMs) yield { messageId: 'tooFar', path };
  },
});
