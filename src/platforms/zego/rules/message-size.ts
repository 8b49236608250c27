import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';
import {
  callExtendedDataMaxBytes,
  extendedDataMaxBytes,
  messageMaxBytes,
  messageMaxBytesRaised,
  messageTypes,
  multiMessageMaxBytes,
} from '../wire.ts';

const bytesOf = (value: unknown): number => (typeof value === 'string' ? Buffer.byteLength(value) : 0);

export default defineRule({
  name: 'message-size',
  subject: 'wire',
  title: { en: 'The message has ZEGO’s size', zh: '消息大小须在 ZEGO 限制内' },
  docs: docs.messageBody,
  confidence: 'A',
  aliases: [],
  messages: {
    empty: {
      severity: 'error',
      text: {
        en: '`MessageBody.Message`, the chat text, is empty; ZEGO refuses that even when only the push matters.',
        zh: '`MessageBody.Message`（聊天内容）为空；即使只关心推送，ZEGO 也会拒绝。',
      },
      fix: {
        en: 'Give the message a `body`, or set `platforms.zego.MessageBody.Message`.',
        zh: '请填写 `body`，或设置 `platforms.zego.MessageBody.Message`。',
      },
    },
    raised: {
      severity: 'warn',
      text: {
        en: 'The chat text has {bytes} bytes; ZEGO allows {max} unless it raised the limit for your project, and answers 660400001.',
        zh: '聊天内容有 {bytes} 字节；默认上限为 {max} 字节（除非已申请提高），超出会返回 660400001。',
      },
      fix: { en: 'Shorten it, or have the limit raised by ZEGO support.', zh: '请缩短内容，或联系 ZEGO 技术支持提高上限。' },
    },
    large: {
      severity: 'error',
      text: {
        en: '`{name}` has {bytes} bytes; ZEGO allows {max}.',
        zh: '`{name}` 有 {bytes} 字节；ZEGO 最多允许 {max} 字节。',
      },
      fix: { en: 'Shorten it, or send a reference that the app looks up.', zh: '请缩短内容，或改为发送由应用查询的引用。' },
    },
  },
  *check({ wire: { via, body } }) {
    if (via === 'call') {
      const bytes = bytesOf(body.ExtendedData);
      if (bytes > callExtendedDataMaxBytes)
        yield { messageId: 'large', path: '/body/ExtendedData', data: { name: 'ExtendedData', bytes, max: callExtendedDataMaxBytes } };
      return;
    }
    const path = '/body/MessageBody/Message';
    const bytes = bytesOf(body.MessageBody?.Message);
    const max = body.MessageType === messageTypes.multi ? multiMessageMaxBytes : messageMaxBytes;
    if (bytes === 0) yield { messageId: 'empty', path };
    else if (bytes > messageMaxBytesRaised)
      yield { messageId: 'large', path, data: { name: 'MessageBody.Message', bytes, max: messageMaxBytesRaised } };
    else if (bytes > max) yield { messageId: 'raised', path, data: { bytes, max } };
    const extended = bytesOf(body.MessageBody?.ExtendedData);
    if (extended > extendedDataMaxBytes)
      yield {
        messageId: 'large',
        path: '/body/MessageBody/ExtendedData',
        data: { name: 'MessageBody.ExtendedData', bytes: extended, max: extendedDataMaxBytes },
      };
  },
});
