import { defineRule } from '../rule.ts';
import { isObject } from '../response.ts';
import { docs, extMaxChars, extMaxKeys } from '../wire.ts';

export default defineRule({
  name: 'ext-size',
  subject: 'wire',
  title: { en: 'Custom data is within the limits of instant push', zh: '自定义数据在即时推送的限制内' },
  docs: docs.fields,
  confidence: 'A',
  aliases: [],
  messages: {
    keys: {
      severity: 'error',
      text: {
        en: '`pushMessage.ext` has {keys} keys; {limit} are allowed.',
        zh: '`pushMessage.ext` 有 {keys} 个键，最多允许 {limit} 个。',
      },
      fix: { en: 'Put related values into one key as JSON text.', zh: '请将相关的值合并为一个 JSON 文本。' },
    },
    size: {
      severity: 'error',
      text: {
        en: '`pushMessage.ext` has {length} characters; {limit} are allowed.',
        zh: '`pushMessage.ext` 共 {length} 个字符，最多允许 {limit} 个。',
      },
      fix: { en: 'Send an id, and let the app load the rest.', zh: '请只传 ID，其余由应用自行加载。' },
    },
  },
  *check({ wire }) {
    const ext: unknown = wire.via === 'push' ? wire.body.pushMessage?.ext : undefined;
    if (!isObject(ext)) return;
    const keys = Object.keys(ext).length;
    const length = [...JSON.stringify(ext)].length;
    const path = '/body/pushMessage/ext';
    if (keys > extMaxKeys) yield { messageId: 'keys', path, data: { keys, limit: extMaxKeys } };
    if (length > extMaxChars) yield { messageId: 'size', path, data: { length, limit: extMaxChars } };
  },
});
