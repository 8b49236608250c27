import { docs, isText } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'sender-missing',
  subject: 'wire',
  title: { en: 'A message has a sender', zh: '消息须有发送方' },
  docs: docs.peerMessage,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: '`FromUserId` is missing; ZEGO sends nothing without a sender.',
        zh: '缺少 `FromUserId`；没有发送方时 ZEGO 不会发送。',
      },
      fix: {
        en: 'Name a registered user with `--from` or as `platforms.zego.sender`.',
        zh: '请通过 `--from` 或 `platforms.zego.sender` 指定一个已注册的用户。',
      },
    },
  },
  *check({ wire }) {
    if (!isText(wire.body.FromUserId)) yield { messageId: 'missing', path: '/body/FromUserId' };
  },
});
