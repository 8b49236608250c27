import { pointerOf } from '../../../core/pointer.ts';
import { defineRule } from '../rule.ts';
import { dataMaps, isRecord, messageOf } from '../shape.ts';

export default defineRule({
  name: 'string-values',
  subject: 'wire',
  title: { en: 'Values of data and headers are strings.', zh: '`data` 与 `headers` 的值必须是字符串。' },
  docs: 'https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages',
  confidence: 'A',
  aliases: ['FCM-L04'],
  messages: {
    notString: {
      severity: 'error',
      text: { en: 'The value of `{name}` is of type {type}; FCM takes strings only.', zh: '`{name}` 的值是 {type}，FCM 只接受字符串。' },
      fix: { en: 'Write it as a string; objects as JSON text.', zh: '请改成字符串；对象请先转为 JSON 文本。' },
    },
  },
  *check({ wire }) {
    const { apns, webpush } = messageOf(wire);
    const headers = [
      { pointer: '/message/apns/headers', value: apns?.headers },
      { pointer: '/message/webpush/headers', value: webpush?.headers },
    ];
    for (const { pointer, value } of [...dataMaps(wire), ...headers])
      for (const [name, item] of Object.entries(isRecord(value) ? value : {}))
        if (typeof item !== 'string') {
          const type = item === null ? 'null' : Array.isArray(item) ? 'array' : typeof item;
          yield { messageId: 'notString', data: { name, type }, path: `${pointer}${pointerOf([name])}` };
        }
  },
});
