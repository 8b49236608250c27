import { bodyBytes, docs } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { bodyMaxBytes, bodyWarnBytes } from '../wire.ts';

export default defineRule({
  name: 'size',
  subject: 'wire',
  title: { en: 'The body has at most 4096 bytes, the tokens not counted', zh: '消息体不超过 4096 字节（不含 Token）' },
  docs: docs.androidSend,
  confidence: 'A',
  aliases: ['HW-SIZE'],
  messages: {
    large: {
      severity: 'error',
      text: {
        en: 'The body has {bytes} bytes without the tokens; HUAWEI takes {limit} (80300008).',
        zh: '消息体（不含 Token）为 {bytes} 字节，华为最多接受 {limit} 字节（80300008）。',
      },
      fix: {
        en: 'Shorten texts or data: a Chinese character takes three bytes, an emoji four.',
        zh: '请缩短文案或数据：一个汉字占 3 字节，一个表情占 4 字节。',
      },
    },
    near: {
      severity: 'warn',
      text: {
        en: 'The body has {bytes} bytes without the tokens and is near the limit of {limit}.',
        zh: '消息体（不含 Token）为 {bytes} 字节，已接近上限 {limit} 字节。',
      },
      fix: { en: 'Leave room for texts that are longer than this one.', zh: '请为更长的文案预留空间。' },
    },
  },
  *check({ wire }) {
    const bytes = bodyBytes(wire);
    const data = { bytes, limit: bodyMaxBytes };
    if (bytes > bodyMaxBytes) yield { messageId: 'large', path: '/body', data };
    else if (bytes > bodyWarnBytes) yield { messageId: 'near', path: '/body', data };
  },
});
