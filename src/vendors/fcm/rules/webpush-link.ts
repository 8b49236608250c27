import { defineRule } from '../rule.ts';
import { messageOf } from '../shape.ts';

export default defineRule({
  name: 'webpush-link',
  subject: 'wire',
  title: { en: 'The link of a web push is https.', zh: 'Web 推送的链接必须是 https。' },
  docs: 'https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages',
  confidence: 'A',
  aliases: ['FCM-L25'],
  messages: {
    notHttps: {
      severity: 'warn',
      text: { en: '`webpush.fcm_options.link` is not an https address.', zh: '`webpush.fcm_options.link` 不是 https 地址。' },
      fix: { en: 'Use https, or put another scheme into `data`.', zh: '请使用 https；其他协议请放进 `data`。' },
    },
  },
  *check({ wire }) {
    const link: unknown = messageOf(wire).webpush?.fcm_options?.link;
    if (link !== undefined && !(typeof link === 'string' && /^https:\/\//i.test(link)))
      yield { messageId: 'notHttps', path: '/message/webpush/fcm_options/link' };
  },
});
