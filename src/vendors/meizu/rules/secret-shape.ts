import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'secret-shape',
  subject: 'account',
  title: { en: 'The appSecret is the appSecret', zh: '填写的须是 appSecret 本身' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['MZ-AU-001', 'MZ-AU-002'],
  messages: {
    isAppKey: {
      severity: 'error',
      text: {
        en: 'appSecret and appKey have the same value, so one of them was copied twice; the signature fails with 1006.',
        zh: 'appSecret 与 appKey 的值相同，说明其中一个复制错了；签名会失败（错误码 1006）。',
      },
      fix: {
        en: 'Copy the appSecret from the console; the appKey belongs in the app.',
        zh: '请从控制台复制 appSecret；appKey 只用于客户端。',
      },
    },
    odd: {
      severity: 'warn',
      text: {
        en: 'The appSecret does not consist of 32 hex digits in lower case, as all known ones do; no document promises that form.',
        zh: 'appSecret 不是 32 位小写十六进制；已知的都是这种形式，但文档没有承诺。',
      },
      fix: { en: 'Compare it with the console.', zh: '请与控制台核对。' },
    },
  },
  *check({ account: { appSecret, appKey } }) {
    const path = '/appSecret';
    if (appSecret === appKey) yield { messageId: 'isAppKey', path };
    else if (!/^[0-9a-f]{32}$/.test(appSecret)) yield { messageId: 'odd', path };
  },
});
