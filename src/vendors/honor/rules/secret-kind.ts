import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'secret-kind',
  subject: 'account',
  title: { en: 'The API wants the Client Secret', zh: '接口使用的是 Client Secret' },
  docs: docs.registration,
  confidence: 'B',
  aliases: ['HN-SECRET-KIND'],
  messages: {
    appSecret: {
      severity: 'warn',
      text: {
        en: 'The Client Secret has the value of the App Secret; the push API does not take the App Secret (unauthorized_client or invalid_client follows).',
        zh: 'Client Secret 与 App Secret 的值相同；推送接口不使用 App Secret（会返回 unauthorized_client 或 invalid_client）。',
      },
      fix: {
        en: 'Copy the Client Secret from the push service page of the HONOR console; it stands beside the App Secret.',
        zh: '请在荣耀平台的推送服务页面复制 Client Secret，它与 App Secret 并列显示。',
      },
    },
  },
  *check({ account }) {
    if (account.appSecret !== undefined && account.appSecret === account.clientSecret)
      yield { messageId: 'appSecret', path: '/clientSecret' };
  },
});
