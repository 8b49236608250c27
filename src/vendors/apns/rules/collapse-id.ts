import { Buffer } from 'node:buffer';
import { defineRule, pages } from '../rule.ts';
import { headerOf, maxCollapseIdBytes } from '../wire.ts';

export default defineRule({
  name: 'collapse-id',
  subject: 'wire',
  title: { en: '`apns-collapse-id` fits', zh: '`apns-collapse-id` 长度不超限' },
  docs: pages.sending,
  confidence: 'A',
  aliases: ['APNS-L07'],
  messages: {
    long: {
      severity: 'error',
      text: { en: 'The collapse id has {bytes} bytes; at most {max} are allowed.', zh: '合并标识为 {bytes} 字节，上限是 {max} 字节。' },
      fix: { en: 'Shorten `collapseKey`, for example to a hash.', zh: '缩短 `collapseKey`，例如改用摘要。' },
    },
    characters: {
      severity: 'warn',
      text: {
        en: 'The collapse id has characters outside ASCII; many HTTP clients lose or damage them in headers.',
        zh: '合并标识含有非 ASCII 字符，许多 HTTP 客户端会在请求头中丢失或损坏这些字符。',
      },
      fix: { en: 'Use letters, digits and hyphens.', zh: '只使用字母、数字和连字符。' },
    },
  },
  *check({ wire }) {
    const path = '/headers/apns-collapse-id';
    const id = headerOf(wire, 'apns-collapse-id');
    if (id === undefined) return;
    const bytes = Buffer.byteLength(id, 'utf8');
    if (bytes > maxCollapseIdBytes) yield { messageId: 'long', data: { bytes, max: maxCollapseIdBytes }, path };
    else if (!/^[\x20-\x7e]*$/.test(id)) yield { messageId: 'characters', path };
  },
});
