import { docs, effective, isFilled, notificationOf, shown } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { styles } from '../wire.ts';

export default defineRule({
  name: 'style',
  subject: 'wire',
  title: { en: 'The big-text style has its texts', zh: '大文本样式须带上对应文本' },
  docs: docs.send,
  confidence: 'B',
  aliases: ['HN-STYLE'],
  messages: {
    unknown: {
      severity: 'error',
      text: {
        en: '`style` is {style}; HONOR knows 0 (default) and 1 (big text).',
        zh: '`style` 为 {style}；荣耀只有 0（默认）和 1（大文本）。',
      },
      fix: { en: 'Use 0 or 1.', zh: '请使用 0 或 1。' },
    },
    missing: {
      severity: 'error',
      text: { en: '`style` 1 needs `{name}`.', zh: '`style` 为 1 时需要 `{name}`。' },
      fix: { en: 'Give `bigTitle` and `bigBody`, or use style 0.', zh: '请填写 `bigTitle` 和 `bigBody`，或使用样式 0。' },
    },
    different: {
      severity: 'info',
      text: {
        en: '`{name}` differs from `{plain}`; by a note that one client project took over, HONOR wants them to say the same.',
        zh: '`{name}` 与 `{plain}` 不同；据某客户端项目转述的说明，荣耀要求两者一致。',
      },
      fix: { en: 'Say the same in both.', zh: '请让两者内容一致。' },
    },
  },
  *check({ wire }) {
    const notification = notificationOf(wire);
    const style: unknown = notification?.style;
    if (style === undefined) return;
    const path = '/android/notification';
    if (style !== styles.default && style !== styles.bigText)
      yield { messageId: 'unknown', path: `${path}/style`, data: { style: shown(style) } };
    if (style !== styles.bigText) return;
    for (const [name, plain] of [
      ['bigTitle', 'title'],
      ['bigBody', 'body'],
    ] as const) {
      const big: unknown = notification?.[name];
      if (!isFilled(big)) yield { messageId: 'missing', path: `${path}/${name}`, data: { name } };
      else if (effective(wire, plain) !== undefined && effective(wire, plain)?.value !== big)
        yield { messageId: 'different', path: `${path}/${name}`, data: { name, plain } };
    }
  },
});
