import { pointerOf } from '../../../core/pointer.ts';
import { camelCase } from '../../../core/wire.ts';
import { docs, huaweiFields } from '../facts.ts';
import { defineRule } from '../rule.ts';

/** Names of a body with their path; text that holds JSON is the app's own. */
function* namesIn(value: unknown, path: readonly string[]): Generator<{ name: string; path: string[] }> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const here = [...path, key];
    if (!Array.isArray(value)) yield { name: key, path: here };
    yield* namesIn(child, here);
  }
}

export default defineRule({
  name: 'camel-case',
  subject: 'wire',
  title: { en: 'HONOR’s fields are written in camelCase', zh: '荣耀的字段使用驼峰命名' },
  docs: docs.send,
  confidence: 'B',
  aliases: ['HN-CASE'],
  messages: {
    snake: {
      severity: 'error',
      text: {
        en: '`{name}` is written with underscores, as HUAWEI does; HONOR reads camelCase only.',
        zh: '`{name}` 使用了下划线，这是华为的写法；荣耀只识别驼峰命名。',
      },
      fix: { en: 'Write `{camel}`.', zh: '请写成 `{camel}`。' },
    },
  },
  *check({ wire }) {
    for (const { name, path } of namesIn(wire, []))
      if (/^[A-Za-z]+(?:_[A-Za-z0-9]+)+$/.test(name) && !huaweiFields.has(name))
        yield { messageId: 'snake', path: pointerOf(path), data: { name, camel: camelCase(name) } };
  },
});
