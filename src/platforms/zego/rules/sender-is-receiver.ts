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
    among: {
      severity: 'warn',
      text: {
        en: 'The sender `{user}` is one of the receivers; for this one ZEGO answers 660600030, the others have requests of their own.',
        zh: '发送方 `{user}` 也在接收方之中：对该用户 ZEGO 会返回 660600030；其他接收方各自请求，不受影响。',
      },
      fix: {
        en: 'Leave `{user}` out, or give another sender with `--from`.',
        zh: '请去掉 `{user}`，或通过 `--from` 更换发送方。',
      },
    },
  },
  *check({ wire, target, batch }) {
    const sender = wire.body.FromUserId;
    // A group may well have the name of a user.
    if (wire.via === 'group' || sender === undefined || sender !== target) return;
    // push-check asks for each receiver on its own, so the others are not touched.
    const others = batch?.targets.some((other) => other !== target) ?? false;
    yield { messageId: others ? 'among' : 'same', path: '/body/FromUserId', data: { user: sender } };
  },
});
