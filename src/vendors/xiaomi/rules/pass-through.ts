import { numberOf } from '../reading.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'pass-through',
  subject: 'wire',
  title: { en: 'Pass-through messages are not delivered any more', zh: '透传消息已停止服务' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1529',
  confidence: '?',
  aliases: ['XM-PL-002'],
  messages: {
    stopped: {
      text: {
        en: '`pass_through` is 1; Xiaomi announced the end of pass-through delivery, and new apps cannot count on it.',
        zh: '`pass_through` 为 1；小米已公告停止透传消息服务，新应用不应再依赖它。',
      },
      fix: { en: 'Send a notification (0) and put the data into the payload.', zh: '改发通知栏消息（0），数据放在 payload 里。' },
      severity: 'error',
    },
  },
  *check({ wire }) {
    if (numberOf(wire.pass_through) === 1) yield { messageId: 'stopped', path: '/pass_through' };
  },
});
