import { defineRule } from '../rule.ts';
import { isRecord, messageOf } from '../shape.ts';
import type { FcmMessage } from '../wire.ts';
import { maxPayloadBytes, maxTopicPayloadBytes } from '../wire.ts';

const bytes = (text: string) => new TextEncoder().encode(text).length;

/** Bytes of keys and values; what is not text counts as its JSON. */
function sizeOf(...maps: unknown[]): number {
  let sum = 0;
  for (const [key, value] of Object.entries(Object.assign({}, ...maps.filter(isRecord))))
    if (value !== undefined) sum += bytes(key) + bytes(typeof value === 'string' ? value : JSON.stringify(value));
  return sum;
}

/** The sizes on the way to each platform: a platform's own block covers the common one. */
function sizes({ data, notification, android, android_v2: v2, apns }: FcmMessage): Record<'android' | 'apns', number> {
  const own = v2 ? v2.remote_notification?.notification : android?.notification;
  return {
    android: sizeOf(notification, own) + sizeOf(android?.data ?? v2?.data ?? data),
    // Only a payload of its own is ours to judge: the rest of Apple's dictionary is made by FCM.
    apns: apns?.payload
      ? bytes(JSON.stringify(apns.payload)) + sizeOf(data) + (apns.payload.aps?.['alert'] === undefined ? sizeOf(notification) : 0)
      : 0,
  };
}

export default defineRule({
  name: 'payload-size',
  subject: 'wire',
  title: { en: 'A payload has 4096 bytes.', zh: '消息体上限 4096 字节。' },
  docs: 'https://firebase.google.com/docs/cloud-messaging/error-codes',
  confidence: 'A',
  aliases: ['FCM-L09'],
  messages: {
    tooBig: {
      severity: 'error',
      text: {
        en: 'The payload for {platform} has {size} bytes in keys and values; {max} are allowed. A Chinese character takes three bytes, most emoji four.',
        zh: '发往 {platform} 的键与值共 {size} 字节，上限 {max} 字节。一个汉字占三字节，多数表情占四字节。',
      },
      fix: { en: 'Send an id and let the app fetch the rest.', zh: '只发送 id，其余内容由应用自行拉取。' },
    },
    topicTooBig: {
      severity: 'warn',
      text: {
        en: 'The payload has {size} bytes; for topics the error page still names a limit of {max}, and nobody confirmed that it is gone.',
        zh: '消息体为 {size} 字节；错误码页面对主题消息仍写上限 {max} 字节，尚无法确认该限制是否已取消。',
      },
      fix: { en: 'Stay below it, or try it with `--validate-only`.', zh: '建议不要超过，或先用 `--validate-only` 验证。' },
    },
  },
  *check({ wire }) {
    const message = messageOf(wire);
    const { android, apns } = sizes(message);
    if (android > maxPayloadBytes)
      yield { messageId: 'tooBig', data: { platform: 'Android', size: android, max: maxPayloadBytes }, path: '/message' };
    else if (apns > maxPayloadBytes)
      yield { messageId: 'tooBig', data: { platform: 'iOS', size: apns, max: maxPayloadBytes }, path: '/message' };
    else if ((message.topic !== undefined || message.condition !== undefined) && Math.max(android, apns) > maxTopicPayloadBytes)
      yield { messageId: 'topicTooBig', data: { size: Math.max(android, apns), max: maxTopicPayloadBytes }, path: '/message' };
  },
});
