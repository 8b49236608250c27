import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { timestampWarnMs } from '../wire.ts';

export default defineRule({
  name: 'clock-skew',
  subject: 'response',
  title: { en: 'The local clock agrees with HONOR’s', zh: '本机时钟应与荣耀服务端一致' },
  docs: docs.send,
  confidence: '?',
  aliases: [],
  messages: {
    ahead: {
      severity: 'warn',
      text: {
        en: 'The local clock is {minutes} minutes ahead of HONOR’s, and the `timestamp` header is taken from it; what HONOR forgives is not known.',
        zh: '本机时钟比荣耀服务端快 {minutes} 分钟，而 `timestamp` 请求头取自本机；荣耀允许的偏差尚不清楚。',
      },
      fix: { en: 'Set the clock of this machine by NTP.', zh: '请用 NTP 校准本机时钟。' },
    },
    behind: {
      severity: 'warn',
      text: {
        en: 'The local clock is {minutes} minutes behind HONOR’s, and the `timestamp` header is taken from it; what HONOR forgives is not known.',
        zh: '本机时钟比荣耀服务端慢 {minutes} 分钟，而 `timestamp` 请求头取自本机；荣耀允许的偏差尚不清楚。',
      },
      fix: { en: 'Set the clock of this machine by NTP.', zh: '请用 NTP 校准本机时钟。' },
    },
  },
  *check({ response }) {
    const theirs = Date.parse(response.headers['date'] ?? '');
    if (Number.isNaN(theirs)) return;
    const skewMs = response.receivedAtMs - theirs;
    if (Math.abs(skewMs) <= timestampWarnMs) return;
    yield { messageId: skewMs > 0 ? 'ahead' : 'behind', path: '/headers/date', data: { minutes: Math.round(Math.abs(skewMs) / 60_000) } };
  },
});
