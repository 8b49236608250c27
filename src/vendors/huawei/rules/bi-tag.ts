import { bytesOf, docs, harmonyFacts, textOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { biTagMaxBytes } from '../wire.ts';

export default defineRule({
  name: 'bi-tag',
  subject: 'wire',
  title: { en: '`biTag` has at most 64 bytes', zh: '`biTag` 不超过 64 字节' },
  docs: docs.harmonyParams,
  confidence: 'A',
  aliases: ['HW-BITAG'],
  messages: {
    long: {
      severity: 'error',
      text: { en: '`biTag` has {bytes} bytes; HarmonyOS takes {limit}.', zh: '`biTag` 为 {bytes} 字节，HarmonyOS 最多接受 {limit} 字节。' },
      fix: { en: 'Shorten it; a Chinese character takes three bytes.', zh: '请缩短；一个汉字占 3 字节。' },
    },
  },
  *check({ wire }) {
    const bytes = bytesOf(textOf(harmonyFacts(wire)?.options['biTag']) ?? '');
    if (bytes > biTagMaxBytes) yield { messageId: 'long', path: '/body/pushOptions/biTag', data: { bytes, limit: biTagMaxBytes } };
  },
});
