import { charsOf, docs, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { requestIdMaxChars } from '../wire.ts';

export default defineRule({
  name: 'requestid',
  subject: 'wire',
  title: { en: 'Every request has a requestId of its own', zh: '每个请求都应有独立的 requestId' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['vivo/requestid'],
  messages: {
    empty: {
      severity: 'error',
      text: { en: '`requestId` is empty or no text; vivo answers 10352.', zh: '`requestId` 为空或不是字符串，vivo 会返回 10352。' },
      fix: { en: 'Leave it out: push-check makes one for every request.', zh: '可不填写，push-check 会为每个请求生成。' },
    },
    long: {
      severity: 'error',
      text: {
        en: '`requestId` has {chars} characters; vivo takes {limit} and answers 10353.',
        zh: '`requestId` 有 {chars} 个字符，vivo 最多接受 {limit} 个，会返回 10353。',
      },
      fix: { en: 'Use a UUID, or leave it out.', zh: '请使用 UUID，或不填写。' },
    },
    constant: {
      severity: 'warn',
      text: {
        en: 'One `requestId` for {targets} targets: vivo may take all requests but the first for repetitions.',
        zh: '{targets} 个目标共用同一个 `requestId`，vivo 可能把第一个之后的请求当作重复请求。',
      },
      fix: { en: 'Leave it out: push-check makes one for every request.', zh: '可不填写，push-check 会为每个请求生成。' },
    },
  },
  *check({ wire, batch }) {
    // The client fills in what is absent.
    if (wire.requestId === undefined) return;
    const path = '/requestId';
    const text = textOf(wire.requestId) ?? '';
    const chars = charsOf(text);
    if (text.trim() === '') yield { messageId: 'empty', path };
    else if (chars > requestIdMaxChars) yield { messageId: 'long', path, data: { chars, limit: requestIdMaxChars } };
    const targets = new Set(batch?.targets).size;
    if (targets > 1) yield { messageId: 'constant', path, data: { targets } };
  },
});
