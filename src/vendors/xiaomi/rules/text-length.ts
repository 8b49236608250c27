import { charCount, isFilled, numberOf } from '../reading.ts';
import { defineRule } from '../rule.ts';
import { maxDescriptionChars, maxTitleChars } from '../wire.ts';

export default defineRule({
  name: 'text-length',
  subject: 'wire',
  title: { en: 'Title below 50 and description below 128 characters', zh: '标题少于 50 个字符，正文少于 128 个字符' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559',
  confidence: 'A',
  aliases: ['XM-PL-001'],
  messages: {
    titleBlank: {
      text: { en: 'The title is missing or blank.', zh: '标题缺失或为空。' },
      fix: { en: 'Write a title of 1 to {max} characters.', zh: '请填写 1 至 {max} 个字符的标题。' },
      severity: 'error',
    },
    titleLong: {
      text: { en: 'The title has {count} characters; {max} are permitted.', zh: '标题有 {count} 个字符，上限为 {max} 个。' },
      fix: { en: 'Shorten it; a Chinese character or an emoji counts as one.', zh: '请缩短；一个汉字或 emoji 按 1 个字符计算。' },
      severity: 'error',
    },
    descriptionBlank: {
      text: { en: 'The description is missing or blank.', zh: '正文缺失或为空。' },
      fix: { en: 'Write a text of 1 to {max} characters.', zh: '请填写 1 至 {max} 个字符的正文。' },
      severity: 'error',
    },
    descriptionLong: {
      text: { en: 'The description has {count} characters; {max} are permitted.', zh: '正文有 {count} 个字符，上限为 {max} 个。' },
      fix: { en: 'Shorten it; a Chinese character or an emoji counts as one.', zh: '请缩短；一个汉字或 emoji 按 1 个字符计算。' },
      severity: 'error',
    },
  },
  *check({ wire }) {
    if (numberOf(wire.pass_through) === 1) return;
    // With a template the server composes both; whether they may then be left out is not documented.
    const mayBeAbsent = isFilled(wire['extra.template_id']);
    for (const [key, max] of [
      ['title', maxTitleChars],
      ['description', maxDescriptionChars],
    ] as const) {
      const text = wire[key];
      const path = `/${key}`;
      if (text === undefined && mayBeAbsent) continue;
      const count = charCount(String(text ?? ''));
      if (!isFilled(text)) yield { messageId: `${key}Blank`, data: { max }, path };
      else if (count > max) yield { messageId: `${key}Long`, data: { count, max }, path };
    }
  },
});
