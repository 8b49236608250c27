import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { timestampPattern, timestampWarnMs } from '../wire.ts';

export default defineRule({
  name: 'timestamp',
  subject: 'request',
  title: { en: 'The `timestamp` header has 13 digits', zh: '请求头 `timestamp` 为 13 位毫秒' },
  docs: docs.send,
  confidence: 'B',
  aliases: ['HN-TS'],
  messages: {
    missing: {
      severity: 'error',
      text: { en: 'The send call has no `timestamp` header.', zh: '发送请求缺少 `timestamp` 请求头。' },
      fix: { en: 'Send the current time in milliseconds, 13 digits.', zh: '请以 13 位毫秒时间戳发送当前时间。' },
    },
    seconds: {
      severity: 'error',
      text: {
        en: 'The `timestamp` header has 10 digits: it counts seconds, HONOR wants milliseconds.',
        zh: '`timestamp` 请求头只有 10 位，是秒；荣耀要求毫秒。',
      },
      fix: { en: 'Multiply by 1000.', zh: '请乘以 1000。' },
    },
    digits: {
      severity: 'error',
      text: {
        en: 'The `timestamp` header is not a number of 13 digits.',
        zh: '`timestamp` 请求头不是 13 位数字。',
      },
      fix: { en: 'Send the current time in milliseconds, 13 digits.', zh: '请以 13 位毫秒时间戳发送当前时间。' },
    },
    skew: {
      severity: 'warn',
      text: {
        en: 'The `timestamp` header is {minutes} minutes off the local clock; what HONOR forgives is not known.',
        zh: '`timestamp` 请求头与本机时钟相差 {minutes} 分钟；荣耀允许的偏差尚不清楚。',
      },
      fix: { en: 'Make the header when the request leaves.', zh: '请在发出请求时生成该请求头。' },
    },
  },
  *check({ request, nowMs }) {
    const value = request.headers['timestamp'];
    const path = '/headers/timestamp';
    if (value === undefined || value === '') yield { messageId: 'missing', path };
    else if (!timestampPattern.test(value)) yield { messageId: /^\d{10}$/.test(value) ? 'seconds' : 'digits', path };
    else if (Math.abs(Number(value) - nowMs) > timestampWarnMs)
      yield { messageId: 'skew', path, data: { minutes: Math.round(Math.abs(Number(value) - nowMs) / 60_000) } };
  },
});
