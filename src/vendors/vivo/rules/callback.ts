import { charsOf, docs, objectOf, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { callbackMaxChars, callbackParamMaxChars, callbackParamMaxCharsNew } from '../wire.ts';

export default defineRule({
  name: 'callback',
  subject: 'wire',
  title: { en: 'Receipt settings fit and do not contradict each other', zh: '回执设置须符合长度限制且不冲突' },
  docs: docs.receipts,
  confidence: 'A',
  aliases: ['vivo/callback'],
  messages: {
    long: {
      severity: 'error',
      text: {
        en: '`extra.callback` has {chars} characters; vivo takes {limit} and answers 10305.',
        zh: '`extra.callback` 有 {chars} 个字符，vivo 最多接受 {limit} 个，会返回 10305。',
      },
      fix: {
        en: 'Shorten the address, or register it in the console and send its id as `callbackId`.',
        zh: '请缩短地址，或在控制台登记后改传回执 ID（`callbackId`）。',
      },
    },
    paramLong: {
      severity: 'error',
      text: {
        en: '`callback.param` has {chars} characters; vivo takes {limit} at most and answers 10306.',
        zh: '`callback.param` 有 {chars} 个字符，最多 {limit} 个，vivo 会返回 10306。',
      },
      fix: { en: 'Send a short key and keep the rest on your side.', zh: '只传简短的标识，其余信息由自己的服务端保存。' },
    },
    paramDoubtful: {
      severity: 'warn',
      text: {
        en: '`callback.param` has {chars} characters; the server has been seen to refuse more than {limit} with 10306, although one newer text allows 192.',
        zh: '`callback.param` 有 {chars} 个字符；实测超过 {limit} 个会返回 10306，而一处较新的资料允许 192 个。',
      },
      fix: { en: 'Keep it to {limit} characters.', zh: '请控制在 {limit} 个字符以内。' },
    },
    both: {
      severity: 'warn',
      text: {
        en: 'Both `callback` and `callback.id` are set; the id wins and the address is not used.',
        zh: '同时设置了 `callback` 与 `callback.id`，以 ID 为准，地址不会生效。',
      },
      fix: { en: 'Keep only `callback.id`.', zh: '只保留 `callback.id`。' },
    },
  },
  *check({ wire }) {
    const extra = objectOf(wire.extra);
    const callback = textOf(extra?.['callback']) ?? '';
    const param = charsOf(textOf(extra?.['callback.param']) ?? '');
    if (charsOf(callback) > callbackMaxChars)
      yield { messageId: 'long', path: '/extra/callback', data: { chars: charsOf(callback), limit: callbackMaxChars } };
    const path = '/extra/callback.param';
    if (param > callbackParamMaxCharsNew) yield { messageId: 'paramLong', path, data: { chars: param, limit: callbackParamMaxCharsNew } };
    else if (param > callbackParamMaxChars)
      yield { messageId: 'paramDoubtful', path, data: { chars: param, limit: callbackParamMaxChars } };
    if (callback !== '' && (textOf(extra?.['callback.id']) ?? '') !== '') yield { messageId: 'both', path: '/extra/callback' };
  },
});
