import { androidFacts, charsOf, docs, harmonyFacts, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { inboxLineMaxChars, inboxMaxLines } from '../wire.ts';

export default defineRule({
  name: 'style',
  subject: 'wire',
  title: { en: 'A style has the texts it shows', zh: '通知样式须包含其展示的文本' },
  docs: docs.androidSend,
  confidence: 'A',
  aliases: ['HW-STYLE'],
  messages: {
    bigText: {
      severity: 'error',
      text: { en: 'Style 1 (big text) needs `{title}` and `{body}`.', zh: '样式 1（大文本）需要 `{title}` 与 `{body}`。' },
      fix: { en: 'Add both, or leave `style` out.', zh: '请补充两者，或去掉 `style`。' },
    },
    inbox: {
      severity: 'error',
      text: {
        en: 'Style 3 needs 1 to {limit} lines in `{field}`; there are {count}.',
        zh: '样式 3 需要在 `{field}` 中填写 1 至 {limit} 行，当前为 {count} 行。',
      },
      fix: { en: 'Give one to {limit} lines.', zh: '请填写 1 至 {limit} 行文本。' },
    },
    line: {
      severity: 'error',
      text: {
        en: 'A line of `{field}` has {chars} characters; HUAWEI takes {limit}.',
        zh: '`{field}` 中有一行为 {chars} 个字符，华为最多接受 {limit} 个。',
      },
      fix: { en: 'Shorten the line.', zh: '请缩短该行。' },
    },
    other: {
      severity: 'error',
      text: { en: 'Style `{style}` does not exist.', zh: '不存在样式 `{style}`。' },
      fix: { en: 'Use 0 (default), 1 (big text) or 3 (lines).', zh: '请使用 0（默认）、1（大文本）或 3（多行文本）。' },
    },
  },
  *check({ wire }) {
    const android = androidFacts(wire);
    const notification = android ? android.notification : harmonyFacts(wire)?.notification;
    const style = notification?.['style'];
    if (!notification || style === undefined || style === 0) return;
    const base = android ? '/body/message/android/notification' : '/body/payload/notification';
    const [title, body, field] = android
      ? (['big_title', 'big_body', 'inbox_content'] as const)
      : (['bigTitle', 'bigBody', 'inboxContent'] as const);
    const path = `${base}/style`;
    if (style === 1) {
      if (!notification[title] || !notification[body]) yield { messageId: 'bigText', path, data: { title, body } };
    } else if (style === 3) {
      const lines: unknown = notification[field];
      const list = Array.isArray(lines) ? lines : [];
      if (list.length === 0 || list.length > inboxMaxLines)
        yield { messageId: 'inbox', path, data: { field, count: list.length, limit: inboxMaxLines } };
      const longest = Math.max(0, ...list.map((line) => charsOf(String(line))));
      if (longest > inboxLineMaxChars)
        yield { messageId: 'line', path: `${base}/${field}`, data: { field, chars: longest, limit: inboxLineMaxChars } };
    } else yield { messageId: 'other', path, data: { style: shown(style) } };
  },
});
