import { charsOf, docs, isFilled, isThrough, messageOf, partOf, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { maxContentChars, maxThroughContentChars } from '../wire.ts';

export default defineRule({
  name: 'content-length',
  subject: 'wire',
  title: { en: 'The content has 1 to 100 characters', zh: '内容须为 1～100 个字符' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['MZ-PL-002'],
  messages: {
    missing: {
      severity: 'error',
      text: { en: 'The message has no content; Meizu answers 1005 or 110004.', zh: '消息没有内容，魅族会返回 1005 或 110004。' },
      fix: { en: 'Add a `body` to the message.', zh: '请在消息中填写 `body`。' },
    },
    long: {
      severity: 'error',
      text: {
        en: 'The content has {chars} characters; Meizu takes {limit}.',
        zh: '内容有 {chars} 个字符，魅族最多接受 {limit} 个。',
      },
      fix: {
        en: 'Shorten the body; longer text goes into `vendors.meizu.noticeExpandInfo.noticeExpandContent` with `noticeExpandType: 1`.',
        zh: '请缩短正文；较长的文本可放到 `vendors.meizu.noticeExpandInfo.noticeExpandContent`，并设置 `noticeExpandType: 1`。',
      },
    },
    emoji: {
      severity: 'warn',
      text: {
        en: 'The content has {chars} characters, but {units} where an emoji counts as two; how Meizu counts is not documented, and the limit is {limit}.',
        zh: '内容有 {chars} 个字符，若表情按两个计算则为 {units} 个；魅族未说明计算方式，上限为 {limit} 个。',
      },
      fix: { en: 'Shorten the body, or use fewer emojis.', zh: '请缩短正文，或减少表情。' },
    },
    throughLong: {
      severity: 'warn',
      text: {
        en: 'The pass-through content has {chars} characters. The API document says {limit}, the README of the SDK 3800 bytes.',
        zh: '透传内容有 {chars} 个字符。接口文档的上限为 {limit} 个字符，SDK 说明则为 3800 字节。',
      },
      fix: { en: 'Shorten the content to {limit} characters.', zh: '请缩短到 {limit} 个字符以内。' },
    },
  },
  *check({ wire }) {
    const through = isThrough(wire);
    const content = through ? messageOf(wire)['content'] : partOf(wire, 'noticeBarInfo')['content'];
    const path = through ? '/messageJson/content' : '/messageJson/noticeBarInfo/content';
    if (!isFilled(content)) {
      yield { messageId: 'missing', path };
      return;
    }
    const text = textOf(content);
    const chars = charsOf(text);
    const limit = through ? maxThroughContentChars : maxContentChars;
    if (chars > limit) yield { messageId: through ? 'throughLong' : 'long', path, data: { chars, limit } };
    else if (!through && text.length > limit) yield { messageId: 'emoji', path, data: { chars, units: text.length, limit } };
  },
});
