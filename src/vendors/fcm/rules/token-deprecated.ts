import { defineRule } from '../rule.ts';
import { messageOf } from '../shape.ts';
import { fidPattern } from '../wire.ts';

export default defineRule({
  name: 'token-deprecated',
  subject: 'wire',
  title: { en: 'Registration tokens give way to Firebase Installation IDs.', zh: '注册令牌正由 Firebase 安装 ID（FID）取代。' },
  docs: 'https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages',
  confidence: 'A',
  aliases: ['FCM-L03'],
  messages: {
    field: {
      severity: 'warn',
      text: {
        en: '`message.token` is deprecated since mid-2026; no end date is announced.',
        zh: '`message.token` 自 2026 年年中起已弃用，停用日期尚未公布。',
      },
      fix: { en: 'Plan for `fid`; in the transition `token` takes a FID too.', zh: '请规划改用 `fid`；过渡期内 `token` 也接受 FID。' },
    },
    target: {
      severity: 'info',
      text: {
        en: 'The target is a registration token, so it is sent as the deprecated `message.token`.',
        zh: '目标是注册令牌，将以已弃用的 `message.token` 发送。',
      },
      fix: {
        en: 'Plan for FIDs: FID mode in the app, `onRegistered` instead of `onNewToken`.',
        zh: '请规划迁移到 FID：应用开启 FID 模式，用 `onRegistered` 取代 `onNewToken`。',
      },
    },
  },
  *check({ wire, target }) {
    const { fid, token, topic, condition } = messageOf(wire);
    if (token !== undefined) yield { messageId: 'field', path: '/message/token' };
    else if (target !== undefined && fid === undefined && topic === undefined && condition === undefined && !fidPattern.test(target))
      yield { messageId: 'target', path: '/message/token' };
  },
});
