import { charsOf, docs, notificationOf, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { titleMaxChars } from '../wire.ts';

export default defineRule({
  name: 'title-length',
  subject: 'wire',
  title: { en: 'The title has at most 50 characters', zh: '标题不超过 50 个字符' },
  docs: docs.notification,
  confidence: 'A',
  aliases: ['oppo/title-length'],
  messages: {
    long: {
      severity: 'error',
      text: { en: 'The title has {chars} characters; OPPO takes {limit}.', zh: '标题有 {chars} 个字符，OPPO 最多接受 {limit} 个。' },
      fix: { en: 'Shorten the title; a Chinese character and an emoji count one each.', zh: '请缩短标题；汉字和表情各算一个字符。' },
    },
  },
  *check({ wire }) {
    const chars = charsOf(textOf(notificationOf(wire).title) ?? '');
    if (chars > titleMaxChars) yield { messageId: 'long', path: '/notification/title', data: { chars, limit: titleMaxChars } };
  },
});
