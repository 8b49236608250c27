import { charsOf, docs, isFilled, isThrough, messageOf, partOf, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { maxTitleChars } from '../wire.ts';

export default defineRule({
  name: 'title-length',
  subject: 'wire',
  title: { en: 'The title has 1 to 32 characters', zh: '标题须为 1～32 个字符' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['MZ-PL-001'],
  messages: {
    missing: {
      severity: 'error',
      text: { en: 'The notification has no title; Meizu answers 1005 or 110004.', zh: '通知没有标题，魅族会返回 1005 或 110004。' },
      fix: { en: 'Add a `title` to the message.', zh: '请在消息中填写 `title`。' },
    },
    long: {
      severity: 'error',
      text: {
        en: 'The title has {chars} characters; Meizu takes {limit}.',
        zh: '标题有 {chars} 个字符，魅族最多接受 {limit} 个。',
      },
      fix: { en: 'Shorten the title.', zh: '请缩短标题。' },
    },
    emoji: {
      severity: 'warn',
      text: {
        en: 'The title has {chars} characters, but {units} where an emoji counts as two; how Meizu counts is not documented, and the limit is {limit}.',
        zh: '标题有 {chars} 个字符，若表情按两个计算则为 {units} 个；魅族未说明计算方式，上限为 {limit} 个。',
      },
      fix: { en: 'Shorten the title, or use fewer emojis.', zh: '请缩短标题，或减少表情。' },
    },
  },
  *check({ wire }) {
    const through = isThrough(wire);
    const title = through ? messageOf(wire)['title'] : partOf(wire, 'noticeBarInfo')['title'];
    const path = through ? '/messageJson/title' : '/messageJson/noticeBarInfo/title';
    if (!isFilled(title)) {
      if (!through) yield { messageId: 'missing', path };
      return;
    }
    const text = textOf(title);
    const chars = charsOf(text);
    if (chars > maxTitleChars) yield { messageId: 'long', path, data: { chars, limit: maxTitleChars } };
    else if (text.length > maxTitleChars) yield { messageId: 'emoji', path, data: { chars, units: text.length, limit: maxTitleChars } };
  },
});
