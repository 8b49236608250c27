import { charsOf, docs, notificationOf, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { callBackUrlMaxChars, targetTypes } from '../wire.ts';

export default defineRule({
  name: 'callback-url',
  subject: 'wire',
  title: { en: 'The receipt URL has at most 200 characters', zh: '回执地址不超过 200 个字符' },
  docs: docs.receipts,
  confidence: 'A',
  aliases: ['oppo/callback-url'],
  messages: {
    long: {
      severity: 'error',
      text: {
        en: '`call_back_url` has {chars} characters; OPPO takes {limit}.',
        zh: '`call_back_url` 有 {chars} 个字符，OPPO 最多接受 {limit} 个。',
      },
      fix: { en: 'Shorten it; own values belong in `call_back_parameter`.', zh: '请缩短地址，自定义参数放到 `call_back_parameter`。' },
    },
    otherTarget: {
      severity: 'warn',
      text: {
        en: 'OPPO sends receipts for registration ids only, and this message goes to another kind of target.',
        zh: 'OPPO 只对 registration_id 目标发送回执，而该消息使用了其他目标类型。',
      },
      fix: { en: 'Send to registration ids, or leave `call_back_url` out.', zh: '请改为按 registration_id 推送，或去掉 `call_back_url`。' },
    },
  },
  *check({ wire }) {
    const url = textOf(notificationOf(wire).call_back_url);
    if (url === undefined || url === '') return;
    const path = '/notification/call_back_url';
    const chars = charsOf(url);
    if (chars > callBackUrlMaxChars) yield { messageId: 'long', path, data: { chars, limit: callBackUrlMaxChars } };
    if (wire.target_type !== targetTypes.registrationId) yield { messageId: 'otherTarget', path };
  },
});
