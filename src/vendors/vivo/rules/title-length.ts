import { charsOf, docs, newDocsSince, textOf, wideCharsOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { titleMaxChars } from '../wire.ts';

export default defineRule({
  name: 'title-length',
  subject: 'wire',
  title: { en: 'The title has 1 to 40 characters', zh: '标题须为 1 至 40 个字符' },
  docs: docs.limits,
  confidence: 'A',
  aliases: ['vivo/title-length'],
  messages: {
    empty: {
      severity: 'error',
      text: { en: 'There is no title; vivo answers 10055.', zh: '标题为空，vivo 会返回 10055。' },
      fix: { en: 'Give the message a title.', zh: '请填写标题。' },
    },
    long: {
      severity: 'error',
      text: {
        en: 'The title has {chars} characters; vivo takes {limit} and answers 10056.',
        zh: '标题有 {chars} 个字符，vivo 最多接受 {limit} 个，会返回 10056。',
      },
      fix: { en: 'Shorten it to {limit} characters.', zh: '请缩短到 {limit} 个字符以内。' },
    },
    longByOldCount: {
      severity: [{ until: newDocsSince, value: 'warn' }, { value: 'info' }],
      text: {
        en: 'The title has {chars} characters where Chinese and full-width ones count two, as in server SDKs up to 2.2; the limit is {limit}. Newer documents count each as one.',
        zh: '按 2.2 及更早服务端 SDK 的算法（汉字、全角字符计 2），标题为 {chars} 个字符，超过上限 {limit}；新文档中每个字符计 1。',
      },
      fix: { en: 'Shorten it where an old SDK or server counts.', zh: '若仍使用旧版 SDK 或服务端，请缩短。' },
    },
  },
  *check({ wire }) {
    const text = textOf(wire.title) ?? '';
    const limit = titleMaxChars;
    const path = '/title';
    if (text.trim() === '') yield { messageId: 'empty', path };
    else if (charsOf(text) > limit) yield { messageId: 'long', path, data: { chars: charsOf(text), limit } };
    else if (wideCharsOf(text) > limit) yield { messageId: 'longByOldCount', path, data: { chars: wideCharsOf(text), limit } };
  },
});
