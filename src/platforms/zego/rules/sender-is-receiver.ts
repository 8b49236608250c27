import { docs } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'sender-is-receiver',
  subject: 'wire',
  title: { en: 'Sender and receiver are two users', zh: '发送方与接收方须为不同用户' },
  docs: docs.peerMessage,
  confidence: 'A',
  aliases: ['ZG-SELF'],
  messages: {
    same: {
      severity: 'error',
      text: {
        en: 'The sender `{user}` is also the receiver; ZEGO answers 660600030.',
        zh: '发送方 `{user}` 同时也是接收方，ZEGO 会返回 660600030。',
      },
      fix: {
        en: 'Give another sender with `--from` or `platforms.zego.sender`.',
        zh: '请通过 `--from` 或 `platforms.zego.sender` 更换发送方。',
      },
    },
  },
  *check({ wire, target }) {
    const sender = wire.body.FromUserId;
    // A group may well have the name of a user.
    if (wire.via !== 'group' && sender !== undefined && sender === target)
      yield { messageId: 'same', path: '/body/FromUserId', data: { user: sender } };
  },
});
