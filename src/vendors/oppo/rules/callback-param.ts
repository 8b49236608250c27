import { charsOf, docs, notificationOf, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { callBackParameterMaxChars, callBackParameterMaxCharsOld } from '../wire.ts';

export default defineRule({
  name: 'callback-param',
  subject: 'wire',
  title: { en: 'The receipt parameter has at most 100 characters', zh: '回执参数不超过 100 个字符' },
  docs: docs.receipts,
  confidence: 'A',
  aliases: ['oppo/callback-param'],
  messages: {
    long: {
      severity: 'error',
      text: {
        en: '`call_back_parameter` has {chars} characters; OPPO takes {limit}.',
        zh: '`call_back_parameter` 有 {chars} 个字符，OPPO 最多接受 {limit} 个。',
      },
      fix: { en: 'Send a short key and keep the rest on your server.', zh: '只传一个短标识，其余内容保存在自己的服务端。' },
    },
    olderLimit: {
      severity: 'warn',
      text: {
        en: '`call_back_parameter` has {chars} characters; the server SDK and older documents allow only {limit}.',
        zh: '`call_back_parameter` 有 {chars} 个字符；服务端 SDK 与旧文档只允许 {limit} 个。',
      },
      fix: { en: 'Stay within {limit} characters to be safe.', zh: '稳妥起见，请控制在 {limit} 个字符以内。' },
    },
  },
  *check({ wire }) {
    const chars = charsOf(textOf(notificationOf(wire).call_back_parameter) ?? '');
    const path = '/notification/call_back_parameter';
    if (chars > callBackParameterMaxChars) yield { messageId: 'long', path, data: { chars, limit: callBackParameterMaxChars } };
    else if (chars > callBackParameterMaxCharsOld)
      yield { messageId: 'olderLimit', path, data: { chars, limit: callBackParameterMaxCharsOld } };
  },
});
