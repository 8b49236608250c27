import { charsOf, docs, newDocsSince, textOf, wideCharsOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { contentMaxChars } from '../wire.ts';

export default defineRule({
  name: 'content-length',
  subject: 'wire',
  title: { en: 'The content has 1 to 100 characters', zh: '内容须为 1 至 100 个字符' },
  docs: docs.limits,
  confidence: 'A',
  aliases: ['vivo/content-length'],
  messages: {
    empty: {
      severity: 'error',
      text: { en: 'There is no content; vivo answers 10057.', zh: '内容为空，vivo 会返回 10057。' },
      fix: { en: 'Give the message a body.', zh: '请填写内容。' },
    },
    long: {
      severity: 'error',
      text: {
        en: 'The content has {chars} characters; vivo takes {limit} and answers 10058.',
        zh: '内容有 {chars} 个字符，vivo 最多接受 {limit} 个，会返回 10058。',
      },
      fix: { en: 'Shorten it to {limit} characters.', zh: '请缩短到 {limit} 个字符以内。' },
    },
    longByOldCount: {
      severity: [{ until: newDocsSince, value: 'warn' }, { value: 'info' }],
      text: {
        en: 'The content has {chars} characters where Chinese and full-width ones count two, as in server SDKs up to 2.2; the limit is {limit}. Newer documents count each as one.',
        zh: '按 2.2 及更早服务端 SDK 的算法（汉字、全角字符计 2），内容为 {chars} 个字符，超过上限 {limit}；新文档中每个字符计 1。',
      },
      fix: { en: 'Shorten it where an old SDK or server counts.', zh: '若仍使用旧版 SDK 或服务端，请缩短。' },
    },
  },
  *check({ wire }) {
    const text = textOf(wire.content) ?? '';
    const limit = contentMaxChars;
    const path = '/content';
    if (text.trim() === '') yield { messageId: 'empty', path };
    else if (charsOf(text) > limit) yield { messageId: 'long', path, data: { chars: charsOf(text), limit } };
    else if (wideCharsOf(text) > limit) yield { messageId: 'longByOldCount', path, data: { chars: wideCharsOf(text), limit } };
  },
});
