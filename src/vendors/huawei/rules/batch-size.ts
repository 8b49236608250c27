import { docs, harmonyFacts } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { formTokens, pushTypes, testTokensMax } from '../wire.ts';

export default defineRule({
  name: 'batch-size',
  subject: 'batch',
  title: { en: 'Form updates and test messages take few tokens per request', zh: '卡片刷新与测试消息单次可携带的 Token 较少' },
  docs: docs.harmonyParams,
  confidence: 'A',
  aliases: [],
  messages: {
    form: {
      severity: 'info',
      text: {
        en: 'A form update takes {limit} token per request, and there are {count} targets.',
        zh: '卡片刷新消息每次请求只能 {limit} 个 Token，当前共有 {count} 个目标。',
      },
      fix: { en: 'Do not raise `--batch` above {limit}.', zh: '`--batch` 请勿大于 {limit}。' },
    },
    test: {
      severity: 'info',
      text: {
        en: 'A test message takes {limit} tokens per request, and there are {count} targets.',
        zh: '测试消息每次请求最多 {limit} 个 Token，当前共有 {count} 个目标。',
      },
      fix: { en: 'Do not raise `--batch` above {limit}.', zh: '`--batch` 请勿大于 {limit}。' },
    },
  },
  *check({ wire, batch }) {
    const harmony = wire && harmonyFacts(wire);
    const count = batch.targets.length;
    if (!harmony) return;
    if (harmony.pushType === pushTypes.form && count > formTokens) yield { messageId: 'form', data: { count, limit: formTokens } };
    else if (harmony.options['testMessage'] === true && count > testTokensMax)
      yield { messageId: 'test', data: { count, limit: testTokensMax } };
  },
});
