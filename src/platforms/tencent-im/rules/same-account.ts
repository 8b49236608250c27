import { bodyOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'same-account',
  subject: 'wire',
  title: { en: 'Sender and receiver differ', zh: '发送方与接收方不能相同' },
  docs: docs.triage,
  confidence: 'A',
  aliases: [],
  messages: {
    same: {
      severity: 'error',
      text: {
        en: 'Sender and receiver are the same account: Tencent IM sends no push to oneself.',
        zh: '发送方与接收方是同一账号：腾讯云 IM 不会给自己推送。',
      },
      fix: { en: 'Send as another user (`sender`), or to another one.', zh: '请换一个发送方（`sender`），或发给其他用户。' },
    },
    among: {
      severity: 'warn',
      text: {
        en: 'The sender `{user}` is one of the receivers: Tencent IM sends no push to oneself; the others get theirs.',
        zh: '发送方 `{user}` 也在接收方之中：腾讯云 IM 不会给自己推送，其他接收方不受影响。',
      },
      fix: { en: 'Leave `{user}` out, or send as another user.', zh: '请去掉 `{user}`，或换一个发送方。' },
    },
  },
  *check({ wire, target, batch }) {
    if (target === undefined || wire.via === 'group' || bodyOf(wire).From_Account !== target) return;
    const others = batch?.targets.some((other) => other !== target) ?? false;
    yield others
      ? { messageId: 'among', path: '/body/From_Account', data: { user: target } }
      : { messageId: 'same', path: '/body/From_Account' };
  },
});
