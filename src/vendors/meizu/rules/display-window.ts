import { pointerOf } from '../../../core/pointer.ts';
import { docs, isFilled, partOf } from '../facts.ts';
import { defineRule } from '../rule.ts';

const form = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/;

/** Whether a text is `yyyy-MM-dd HH:mm:ss` and such a moment exists. */
function isTime(value: unknown): boolean {
  const match = typeof value === 'string' ? form.exec(value) : null;
  if (!match) return false;
  const ms = Date.parse(`${match[1]}T${match[2]}Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(`${match[1]}T${match[2]}`);
}

export default defineRule({
  name: 'display-window',
  subject: 'wire',
  title: { en: 'Times have the form yyyy-MM-dd HH:mm:ss', zh: '时间格式为 yyyy-MM-dd HH:mm:ss' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['MZ-TM-003'],
  messages: {
    format: {
      severity: 'error',
      text: {
        en: '`{field}` is not a time of the form yyyy-MM-dd HH:mm:ss; Meizu ignores it.',
        zh: '`{field}` 不是 yyyy-MM-dd HH:mm:ss 格式的有效时间，魅族会忽略。',
      },
      fix: {
        en: 'Write it like 2026-11-21 09:00:00; the zone is most likely Beijing time, which the document does not say.',
        zh: '请写成 2026-11-21 09:00:00 的形式；时区应为北京时间，但文档未明确。',
      },
    },
    blankKey: {
      severity: 'error',
      text: {
        en: 'The key `{field}` ends in a blank, as a typing error of the document has it; Meizu ignores it.',
        zh: '键名 `{field}` 末尾多了一个空格（文档中的笔误），魅族会忽略。',
      },
      fix: { en: 'Write the key without the blank.', zh: '请去掉键名末尾的空格。' },
    },
  },
  *check({ wire }) {
    for (const [part, names] of [
      ['advanceInfo', ['fixStartDisplayTime', 'fixEndDisplayTime']],
      ['pushTimeInfo', ['startTime']],
    ] as const)
      for (const [key, value] of Object.entries(partOf(wire, part))) {
        const path = `/messageJson/${part}${pointerOf([key])}`;
        const known: readonly string[] = names;
        if (key !== key.trim() && known.includes(key.trim())) yield { messageId: 'blankKey', path, data: { field: key } };
        else if (known.includes(key) && isFilled(value) && !isTime(value)) yield { messageId: 'format', path, data: { field: key } };
      }
  },
});
