import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { timestampToleranceMs } from '../wire.ts';

const warnAfterMs = 5 * 60 * 1000;

export default defineRule({
  name: 'clock-skew',
  subject: 'response',
  title: { en: 'The local clock agrees with vivo’s', zh: '本机时钟须与 vivo 服务器一致' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['vivo/clock-skew'],
  messages: {
    near: {
      severity: 'warn',
      text: {
        en: 'The local clock is {minutes} minutes off vivo’s; beyond ten minutes auth fails.',
        zh: '本机时钟与 vivo 服务器相差 {minutes} 分钟；超过 10 分钟鉴权会失败。',
      },
      fix: { en: 'Set the clock of this machine by NTP.', zh: '请用 NTP 校准本机时钟。' },
    },
    beyond: {
      severity: 'error',
      text: {
        en: 'The local clock is {minutes} minutes off vivo’s; more than ten minutes make auth fail.',
        zh: '本机时钟与 vivo 服务器相差 {minutes} 分钟，已超过 10 分钟，鉴权会失败。',
      },
      fix: { en: 'Set the clock of this machine by NTP.', zh: '请用 NTP 校准本机时钟。' },
    },
  },
  *check({ response }) {
    const theirs = Date.parse(response.headers['date'] ?? '');
    if (Number.isNaN(theirs)) return;
    const skewMs = Math.abs(response.receivedAtMs - theirs);
    if (skewMs <= warnAfterMs) return;
    yield {
      messageId: skewMs > timestampToleranceMs ? 'beyond' : 'near',
      path: '/headers/date',
      data: { minutes: Math.round(skewMs / 60_000) },
    };
  },
});
