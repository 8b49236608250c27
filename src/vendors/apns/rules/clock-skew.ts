import { defineRule, pages } from '../rule.ts';

const maxSkewSeconds = 60;

export default defineRule({
  name: 'clock-skew',
  subject: 'response',
  title: { en: 'The clock agrees with the server', zh: '本机时钟应与服务器一致' },
  docs: pages.tokenAuth,
  confidence: 'A',
  aliases: ['APNS-L23'],
  messages: {
    skewed: {
      severity: 'warn',
      text: { en: 'This computer’s clock differs by {seconds} seconds from the server’s.', zh: '本机时钟与服务器相差 {seconds} 秒。' },
      fix: {
        en: 'Synchronise the clock (NTP); from one hour on APNs refuses provider tokens.',
        zh: '请同步时钟（NTP）；相差一小时以上，APNs 会拒绝鉴权 JWT。',
      },
    },
  },
  *check({ response }) {
    const date = Date.parse(response.headers['date'] ?? '');
    const seconds = Math.round(Math.abs(response.receivedAtMs - date) / 1000);
    if (seconds > maxSkewSeconds) yield { messageId: 'skewed', data: { seconds } };
  },
});
