import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { messageTypes } from '../wire.ts';

export default defineRule({
  name: 'custom-type',
  subject: 'wire',
  title: { en: 'A custom message has a `SubMsgType` from 0 to 200', zh: '自定义消息须有 0 至 200 的 `SubMsgType`' },
  docs: docs.peerMessage,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: 'A custom message (MessageType 200) needs a `SubMsgType` from 0 to 200.',
        zh: '自定义消息（MessageType 为 200）需要 0 至 200 的 `SubMsgType`。',
      },
      fix: {
        en: 'Set `platforms.zego.SubMsgType` to the number that your app uses.',
        zh: '请将 `platforms.zego.SubMsgType` 设为应用所用的类型编号。',
      },
    },
  },
  *check({ wire: { body } }) {
    if (body.MessageType !== messageTypes.custom) return;
    const type: unknown = body.SubMsgType;
    if (typeof type !== 'number' || type < 0 || type > 200) yield { messageId: 'missing', path: '/body/SubMsgType' };
  },
});
