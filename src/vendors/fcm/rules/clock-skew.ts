import { defineRule } from '../rule.ts';

/** Largest difference that is not reported, seconds. */
const maxSkewSeconds = 60;

export default defineRule({
  name: 'clock-skew',
  subject: 'response',
  title: { en: "The clock agrees with Google's.", zh: '本机时钟应与 Google 一致。' },
  docs: 'https://developers.google.com/identity/protocols/oauth2/service-account',
  confidence: 'B',
  aliases: ['FCM-L22'],
  messages: {
    off: {
      severity: 'warn',
      text: {
        en: "This machine's clock differs by {seconds} seconds from the one of Google's answer; the token exchange can fail with invalid_grant.",
        zh: '本机时钟与 Google 返回的时间相差 {seconds} 秒，换取令牌时可能报 invalid_grant。',
      },
      fix: { en: 'Set the clock by NTP.', zh: '请用 NTP 校准系统时间。' },
    },
  },
  *check({ response }) {
    const atMs = Date.parse(response.headers['date'] ?? '');
    if (Number.isNaN(atMs)) return;
    const seconds = Math.abs(Math.trunc((response.receivedAtMs - atMs) / 1000));
    if (seconds > maxSkewSeconds) yield { messageId: 'off', data: { seconds } };
  },
});
