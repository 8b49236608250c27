import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'master-secret-equals-app-secret',
  subject: 'account',
  title: { en: 'MasterSecret and AppSecret are two different keys', zh: 'MasterSecret 与 AppSecret 是两个不同的密钥' },
  docs: docs.auth,
  confidence: 'A',
  aliases: ['oppo/master-secret-equals-app-secret'],
  messages: {
    equal: {
      severity: 'error',
      text: {
        en: 'MasterSecret and AppSecret have the same value, so one of them was copied twice; the signature fails with code 16.',
        zh: 'MasterSecret 与 AppSecret 的值相同，说明其中一个复制错了；签名会失败（错误码 16）。',
      },
      fix: {
        en: 'Copy the MasterSecret (server key) from the console; only the main developer account can see it. The AppSecret belongs in the app.',
        zh: '请用开发者主账号从控制台复制 MasterSecret（服务端密钥）；AppSecret 只用于客户端。',
      },
    },
  },
  *check({ account }) {
    if (account.appSecret !== undefined && account.appSecret === account.masterSecret) yield { messageId: 'equal', path: '/masterSecret' };
  },
});
