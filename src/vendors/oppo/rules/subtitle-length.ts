import { charsOf, docs, notificationOf, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { subTitleMaxChars } from '../wire.ts';

export default defineRule({
  name: 'subtitle-length',
  subject: 'wire',
  title: { en: 'The subtitle has at most 10 characters', zh: '副标题不超过 10 个字符' },
  docs: docs.notification,
  confidence: 'A',
  aliases: ['oppo/subtitle-length'],
  messages: {
    long: {
      severity: 'error',
      text: {
        en: '`sub_title` has {chars} characters; OPPO takes {limit}.',
        zh: '`sub_title` 有 {chars} 个字符，OPPO 最多接受 {limit} 个。',
      },
      fix: { en: 'Shorten the subtitle, or leave it out.', zh: '请缩短副标题，或不传。' },
    },
  },
  *check({ wire }) {
    const chars = charsOf(textOf(notificationOf(wire).sub_title) ?? '');
    if (chars > subTitleMaxChars) yield { messageId: 'long', path: '/notification/sub_title', data: { chars, limit: subTitleMaxChars } };
  },
});
