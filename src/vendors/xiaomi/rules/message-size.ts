import { byteCount } from '../reading.ts';
import { defineRule } from '../rule.ts';
import { maxMessageBytes } from '../wire.ts';

export default defineRule({
  name: 'message-size',
  subject: 'wire',
  title: { en: 'The message stays below 4 KB', zh: '消息不超过 4 KB' },
  docs: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559',
  confidence: 'C',
  aliases: ['XM-PL-003'],
  messages: {
    tooLarge: {
      text: {
        en: 'Title, description, payload and extras have {bytes} bytes together; Xiaomi takes about {max} (65009).',
        zh: '标题、正文、payload 与 extra 合计 {bytes} 字节，小米上限约为 {max} 字节（65009）。',
      },
      fix: { en: 'Send an id in the data and let the app fetch the rest.', zh: '数据里只放 id，其余内容由应用自行拉取。' },
      severity: 'error',
    },
  },
  *check({ wire }) {
    let bytes = 0;
    for (const [key, value] of Object.entries(wire)) {
      if (value === undefined) continue;
      if (key === 'title' || key === 'description' || key === 'payload') bytes += byteCount(String(value));
      else if (key.startsWith('extra.')) bytes += byteCount(key.slice('extra.'.length)) + byteCount(String(value));
    }
    if (bytes > maxMessageBytes)
      yield { messageId: 'tooLarge', data: { bytes, max: maxMessageBytes }, path: wire.payload === undefined ? '' : '/payload' };
  },
});
