import { docs, isNotification } from '../facts.ts';
import { defineRule } from '../rule.ts';

const hourMs = 3_600_000;
/** Shanghai is eight hours ahead of UTC all year. */
const shanghaiMs = 8 * hourMs;
const quietUntilHour = 6;

export default defineRule({
  name: 'quiet-hours',
  subject: 'wire',
  title: { en: 'At night notifications may be held', zh: '夜间通知可能被暂缓' },
  docs: docs.standards,
  confidence: 'C',
  aliases: ['HN-QUIET'],
  messages: {
    night: {
      severity: 'info',
      text: {
        en: 'It is {hour} o’clock in Shanghai; by one relay’s report HONOR holds notifications from 0 to 6 o’clock and shows them at 6.',
        zh: '现在是北京时间 {hour} 点；据某中转平台说明，荣耀会将 0 至 6 点的通知暂缓到 6 点后展示。',
      },
      fix: { en: 'Do not take a silent phone for a failure before 6 o’clock.', zh: '6 点之前手机没有动静，不必视为推送失败。' },
    },
  },
  *check({ wire, nowMs }) {
    const hour = Math.floor(((nowMs + shanghaiMs) % (24 * hourMs)) / hourMs);
    if (isNotification(wire) && hour < quietUntilHour) yield { messageId: 'night', path: '', data: { hour } };
  },
});
