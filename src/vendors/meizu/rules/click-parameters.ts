import { pointerOf } from '../../../core/pointer.ts';
import { docs, partOf } from '../facts.ts';
import { isObject } from '../response.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'click-parameters',
  subject: 'wire',
  title: { en: '`parameters` is an object of texts', zh: '`parameters` 为字符串键值对' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['MZ-CK-005', 'MZ-CK-006'],
  messages: {
    notObject: {
      severity: 'error',
      text: {
        en: '`parameters` is not a JSON object; it seems to have been turned into text once more.',
        zh: '`parameters` 不是 JSON 对象，像是被多做了一次序列化。',
      },
      fix: { en: 'Give the object itself, or write the values as `data`.', zh: '请直接传入对象，或把参数写在 `data` 中。' },
    },
    notText: {
      severity: 'info',
      text: {
        en: 'The parameter `{name}` is not text; the app reads every value with getStringExtra.',
        zh: '参数 `{name}` 不是字符串；客户端统一用 getStringExtra 读取。',
      },
      fix: { en: 'Write it in quotes, so that nobody expects another type.', zh: '请加上引号，避免误以为是其他类型。' },
    },
  },
  *check({ wire }) {
    const parameters = partOf(wire, 'clickTypeInfo')['parameters'];
    if (parameters === undefined || parameters === null) return;
    const path = '/messageJson/clickTypeInfo/parameters';
    if (!isObject(parameters)) {
      yield { messageId: 'notObject', path };
      return;
    }
    for (const [name, value] of Object.entries(parameters))
      if (typeof value !== 'string') yield { messageId: 'notText', path: path + pointerOf([name]), data: { name } };
  },
});
