import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';

const warnAfterMs = 5 * 60 * 1000;

export default defineRule({
  name: 'clock-skew',
  subject: 'response',
  title: { en: 'The local clock agrees with ZEGO’s', zh: '本机时钟须与 ZEGO 服务器一致' },
  docs: docs.signing,
  confidence: 'A',
  aliases: ['ZG-CLOCK'],
  messages: {
    ahead: {
      severity: 'error',
      text: {
        en: 'The local clock is {minutes} minutes ahead of ZEGO’s; beyond ten minutes every call fails with 100000004.',
        zh: '本机时钟比 ZEGO 服务器快 {minutes} 分钟；超过 10 分钟所有调用都会失败（100000004）。',
      },
      fix: { en: 'Set the clock of this machine by NTP.', zh: '请用 NTP 校准本机时钟。' },
    },
    behind: {
      severity: 'error',
      text: {
        en: 'The local clock is {minutes} minutes behind ZEGO’s; beyond ten minutes every call fails with 100000004.',
        zh: '本机时钟比 ZEGO 服务器慢 {minutes} 分钟；超过 10 分钟所有调用都会失败（100000004）。',
      },
      fix: { en: 'Set the clock of this machine by NTP.', zh: '请用 NTP 校准本机时钟。' },
    },
  },
  *check({ response }) {
    const theirs = Date.parse(response.headers['date'] ?? '');
    if (Number.isNaN(theirs)) return;
    const skewMs = response.receivedAtMs - theirs;
    if (Math.abs(skewMs) <= warnAfterMs) return;
    yield { messageId: skewMs > 0 ? 'ahead' : 'behind', path: '/headers/date', data: { minutes: Math.round(Math.abs(skewMs) / 60_000) } };
  },
});
