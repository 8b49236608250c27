import { Buffer } from 'node:buffer';
import { defineRule, pages } from '../rule.ts';
import { encodePayload, headerOf, maxBroadcastPayloadBytes, maxPayloadBytes, maxVoipPayloadBytes } from '../wire.ts';

export default defineRule({
  name: 'payload-size',
  subject: 'wire',
  title: { en: 'The payload fits', zh: '负载大小不超限' },
  docs: pages.payload,
  confidence: 'A',
  aliases: ['APNS-L06'],
  messages: {
    large: {
      severity: 'error',
      text: { en: 'The payload has {bytes} bytes; at most {max} are allowed.', zh: '负载为 {bytes} 字节，上限是 {max} 字节。' },
      fix: { en: 'Shorten text or data; the app can fetch the rest.', zh: '缩短文案或数据，其余内容由应用拉取。' },
    },
  },
  *check({ wire }) {
    const max =
      headerOf(wire, 'apns-channel-id') !== undefined
        ? maxBroadcastPayloadBytes
        : headerOf(wire, 'apns-push-type') === 'voip'
          ? maxVoipPayloadBytes
          : maxPayloadBytes;
    const bytes = Buffer.byteLength(encodePayload(wire), 'utf8');
    if (bytes > max) yield { messageId: 'large', data: { bytes, max }, path: '/payload' };
  },
});
