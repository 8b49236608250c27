import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { messageTypes } from '../wire.ts';

export default defineRule({
  name: 'message-type',
  subject: 'wire',
  title: { en: 'The message is of a type that is pushed', zh: '消息类型须支持推送' },
  docs: docs.messageBody,
  confidence: 'A',
  aliases: ['ZG-TYPE2'],
  messages: {
    signalling: {
      severity: 'error',
      text: {
        en: 'A signalling message (MessageType 2) has no push config and is never pushed.',
        zh: '信令消息（MessageType 为 2）没有推送配置，永远不会推送。',
      },
      fix: {
        en: 'Send text (1) or a custom message (200) when a push is wanted.',
        zh: '如需推送，请改用文本消息（1）或自定义消息（200）。',
      },
    },
    barrage: {
      severity: 'error',
      text: {
        en: 'A barrage message (MessageType 20) belongs to rooms; messages in rooms are never pushed.',
        zh: '弹幕消息（MessageType 为 20）只用于房间，房间消息不会推送。',
      },
      fix: { en: 'Send text (1) to the user or the group.', zh: '请改为向用户或群组发送文本消息（1）。' },
    },
  },
  *check({ wire }) {
    const { MessageType: type } = wire.body;
    if (type === messageTypes.signalling) yield { messageId: 'signalling', path: '/body/MessageType' };
    if (type === messageTypes.barrage) yield { messageId: 'barrage', path: '/body/MessageType' };
  },
});
