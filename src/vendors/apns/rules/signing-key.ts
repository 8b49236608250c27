import { readSigningKey } from '../key.ts';
import { defineRule, pages } from '../rule.ts';

// Accounts from a config were read already and never come here with a bad key; those built in code do.
export default defineRule({
  name: 'signing-key',
  subject: 'account',
  title: { en: 'The key is PKCS#8 with EC P-256', zh: '密钥须为 PKCS#8 格式的 EC P-256 私钥' },
  docs: pages.tokenAuth,
  confidence: 'A',
  aliases: ['APNS-L19'],
  messages: {
    unfit: {
      severity: 'error',
      text: { en: 'The key is not an EC P-256 key in PKCS#8 form ({problem}).', zh: '密钥不是 PKCS#8 格式的 EC P-256 私钥（{problem}）。' },
      fix: {
        en: 'Use the file AuthKey_<Key ID>.p8 as downloaded from developer.apple.com.',
        zh: '请使用从 developer.apple.com 下载的 AuthKey_<Key ID>.p8 原始文件。',
      },
    },
  },
  *check({ account: { credential } }) {
    if (credential.type !== 'key') return;
    const reading = readSigningKey(credential.key);
    if (!reading.ok) yield { messageId: 'unfit', data: { problem: reading.problem.id }, path: '/key' };
  },
});
