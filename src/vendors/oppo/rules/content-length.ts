import { charsOf, docs, notificationOf, numberOf, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { contentMaxChars, contentMaxCharsOld, longContentMaxChars } from '../wire.ts';

export default defineRule({
  name: 'content-length',
  subject: 'wire',
  title: { en: 'The content fits its style', zh: '内容长度须符合所用样式' },
  docs: docs.notification,
  confidence: 'A',
  aliases: ['oppo/content-length'],
  messages: {
    long: {
      severity: 'error',
      text: {
        en: 'The content has {chars} characters; OPPO takes {limit} in style {style}.',
        zh: '内容有 {chars} 个字符，样式 {style} 下 OPPO 最多接受 {limit} 个。',
      },
      fix: {
        en: 'Shorten the body; the long-text style (`vendors.oppo.style: 2`) takes 128 characters.',
        zh: '请缩短正文；长文本样式（`vendors.oppo.style: 2`）最多 128 个字符。',
      },
    },
    olderLimit: {
      severity: 'warn',
      text: {
        en: 'The content has {chars} characters. Today’s documents say {limit} for the standard style; the older rule was 200.',
        zh: '内容有 {chars} 个字符。现行文档规定标准样式最多 {limit} 个，旧规则为 200 个。',
      },
      fix: {
        en: 'Shorten the body to {limit} characters, or use the long-text style (`vendors.oppo.style: 2`, up to 128).',
        zh: '把正文缩短到 {limit} 个字符以内，或使用长文本样式（`vendors.oppo.style: 2`，最多 128 个）。',
      },
    },
  },
  *check({ wire }) {
    const notification = notificationOf(wire);
    const chars = charsOf(textOf(notification.content) ?? '');
    const style = numberOf(notification.style) ?? 1;
    const limit = style === 2 ? longContentMaxChars : contentMaxChars;
    if (chars <= limit) return;
    const older = style === 1 && chars <= contentMaxCharsOld;
    yield { messageId: older ? 'olderLimit' : 'long', path: '/notification/content', data: { chars, limit, style } };
  },
});
