import { androidOf, docs, isNotification } from '../facts.ts';
import { isObject, parseObject } from '../response.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'data-json',
  subject: 'wire',
  title: { en: '`data` is text, in a notification JSON text', zh: '`data` 是字符串，通知消息中须为 JSON 字符串' },
  docs: docs.send,
  confidence: 'B',
  aliases: [],
  messages: {
    notText: {
      severity: 'error',
      text: { en: '`data` is an object or a number; HONOR takes text only.', zh: '`data` 不是字符串；荣耀只接受字符串。' },
      fix: { en: 'Write the object as JSON text.', zh: '请把对象序列化为 JSON 字符串。' },
    },
    notJson: {
      severity: 'warn',
      text: { en: '`data` of a notification is not a JSON object in text form.', zh: '通知消息的 `data` 不是 JSON 对象字符串。' },
      fix: { en: 'Write it as JSON, e.g. {"orderId":"42"}.', zh: '请写成 JSON，例如 {"orderId":"42"}。' },
    },
  },
  *check({ wire }) {
    const notification = isNotification(wire);
    for (const [value, path] of [
      [wire.data, '/data'],
      [androidOf(wire).data, '/android/data'],
    ] as const satisfies readonly (readonly [unknown, string])[]) {
      if (value === undefined) continue;
      if (typeof value !== 'string') yield { messageId: 'notText', path };
      else if (notification && !isObject(parseObject(value))) yield { messageId: 'notJson', path };
    }
  },
});
