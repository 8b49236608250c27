import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { maxTokens } from '../wire.ts';

export default defineRule({
  name: 'token-list',
  subject: 'wire',
  title: { en: 'A request names one to a thousand tokens', zh: '一次请求包含 1 到 1000 个令牌' },
  docs: docs.send,
  confidence: '?',
  aliases: ['HN-TOKENS'],
  messages: {
    notList: {
      severity: 'error',
      text: { en: '`token` must be a list of texts, also for one token.', zh: '`token` 必须是字符串数组，只有一个令牌时也一样。' },
      fix: {
        en: 'Write `token: ["…"]`, or leave it out and give the tokens to push-check.',
        zh: '请写成 `token: ["…"]`，或省略该字段，把令牌交给 push-check。',
      },
    },
    empty: {
      severity: 'error',
      text: { en: '`token` is an empty list.', zh: '`token` 是空数组。' },
      fix: { en: 'Leave it out and give the tokens to push-check.', zh: '请省略该字段，把令牌交给 push-check。' },
    },
    tooMany: {
      severity: 'error',
      text: {
        en: '`token` has {count} tokens; push-check takes HUAWEI’s limit of {max}, HONOR’s own is not known.',
        zh: '`token` 有 {count} 个令牌；push-check 沿用华为的上限 {max}，荣耀自己的上限未知。',
      },
      fix: { en: 'Send several requests.', zh: '请分多次发送。' },
    },
  },
  *check({ wire }) {
    const tokens: unknown = wire.token;
    if (tokens === undefined) return;
    const path = '/token';
    if (!Array.isArray(tokens) || tokens.some((token) => typeof token !== 'string')) yield { messageId: 'notList', path };
    else if (tokens.length === 0) yield { messageId: 'empty', path };
    else if (tokens.length > maxTokens) yield { messageId: 'tooMany', path, data: { count: tokens.length, max: maxTokens } };
  },
});
