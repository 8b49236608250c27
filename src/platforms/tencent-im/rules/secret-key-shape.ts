import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'secret-key-shape',
  subject: 'account',
  title: { en: 'The SecretKey has 64 hex digits', zh: 'SecretKey 为 64 位十六进制' },
  docs: docs.userSig,
  confidence: 'A',
  aliases: ['TX-SIG-KEY'],
  messages: {
    shape: {
      severity: 'error',
      text: {
        en: 'The SecretKey is not 64 lower-case hex digits, so every UserSig made with it is refused (70009).',
        zh: 'SecretKey 不是 64 位小写十六进制，用它生成的 UserSig 都会被拒绝（70009）。',
      },
      fix: {
        en: 'Copy the SecretKey from the basic information of the application; the appKey of the Push page is another key.',
        zh: '请从应用的“基本信息”复制 SecretKey；Push 页面的 appKey 是另一个密钥。',
      },
    },
  },
  *check({ account }) {
    if (!/^[0-9a-f]{64}$/.test(account.secretKey)) yield { messageId: 'shape', path: '/secretKey' };
  },
});
