import { androidFacts, docs, harmonyFacts } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { formTokens, pushTypes, testTokensMax, tokensMax } from '../wire.ts';

export default defineRule({
  name: 'token-count',
  subject: 'wire',
  title: { en: 'The tokens written into a message are 1 to 1000', zh: '消息中写入的 Token 数量应为 1 至 1000' },
  docs: docs.androidSend,
  confidence: 'A',
  aliases: ['HW-TOKEN-COUNT'],
  messages: {
    none: {
      severity: 'error',
      text: { en: 'The list of tokens is empty; HUAWEI answers 80300010.', zh: 'Token 列表为空，华为会返回 80300010。' },
      fix: { en: 'Leave the list out: push-check puts the tokens in by itself.', zh: '请去掉该列表，由 push-check 自动填入 Token。' },
    },
    many: {
      severity: 'error',
      text: {
        en: 'There are {count} tokens; HUAWEI takes {limit} in one request (80300010).',
        zh: '共有 {count} 个 Token，单次请求最多 {limit} 个（80300010）。',
      },
      fix: {
        en: 'Split the list, or give the tokens to push-check, which makes the batches.',
        zh: '请拆分列表，或把 Token 交给 push-check 自动分批。',
      },
    },
    form: {
      severity: 'error',
      text: {
        en: 'A form update takes exactly {limit} token; there are {count} (80300010).',
        zh: '卡片刷新消息只能有 {limit} 个 Token，当前为 {count} 个（80300010）。',
      },
      fix: { en: 'Send one request for each token.', zh: '请为每个 Token 单独发送一次请求。' },
    },
    test: {
      severity: 'error',
      text: {
        en: 'A test message takes at most {limit} tokens; there are {count} (80300030).',
        zh: '测试消息最多 {limit} 个 Token，当前为 {count} 个（80300030）。',
      },
      fix: { en: 'Send fewer tokens per request.', zh: '请减少每次请求的 Token 数。' },
    },
  },
  *check({ wire }) {
    const harmony = harmonyFacts(wire);
    const tokens = harmony ? harmony.target['token'] : androidFacts(wire)?.message['token'];
    if (!Array.isArray(tokens)) return;
    const path = harmony ? '/body/target/token' : '/body/message/token';
    const count = tokens.length;
    if (count === 0) yield { messageId: 'none', path };
    else if (harmony?.pushType === pushTypes.form && count !== formTokens)
      yield { messageId: 'form', path, data: { count, limit: formTokens } };
    else if (harmony?.options['testMessage'] === true && count > testTokensMax)
      yield { messageId: 'test', path, data: { count, limit: testTokensMax } };
    else if (count > tokensMax) yield { messageId: 'many', path, data: { count, limit: tokensMax } };
  },
});
