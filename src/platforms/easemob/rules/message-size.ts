import { defineRule } from '../rule.ts';
import { docs, messageMaxBytes } from '../wire.ts';

export default defineRule({
  name: 'message-size',
  subject: 'wire',
  title: { en: 'Body and ext of a message are at most 5 KB', zh: '消息体与扩展不超过 5 KB' },
  docs: docs.message,
  confidence: 'A',
  aliases: [],
  messages: {
    size: {
      severity: 'error',
      text: {
        en: '`body` and `ext` have {bytes} bytes together; {limit} are allowed.',
        zh: '`body` 与 `ext` 共 {bytes} 字节，最多允许 {limit} 字节。',
      },
      fix: { en: 'Send an id, and let the app load the rest.', zh: '请只传 ID，其余由应用自行加载。' },
    },
  },
  *check({ wire }) {
    if (wire.via === 'push') return;
    const { body = {}, ext = {} } = wire.body;
    const bytes = Buffer.byteLength(JSON.stringify(body)) + Buffer.byteLength(JSON.stringify(ext));
    if (bytes > messageMaxBytes) yield { messageId: 'size', path: '/body/ext', data: { bytes, limit: messageMaxBytes } };
  },
});
