import { infoOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'push-flag',
  subject: 'wire',
  title: { en: 'PushFlag is 0', zh: 'PushFlag 须为 0' },
  docs: docs.offlinePushInfo,
  confidence: 'A',
  aliases: ['TX-PUSHFLAG'],
  messages: {
    off: {
      severity: 'error',
      text: { en: '`PushFlag` is 1: offline push is switched off for this message.', zh: '`PushFlag` 为 1：该消息关闭了离线推送。' },
      fix: {
        en: 'Set it to 0 or leave it out; in client code `disablePush` has to be false.',
        zh: '请设为 0 或去掉；客户端代码中 `disablePush` 须为 false。',
      },
    },
  },
  *check({ wire }) {
    if (infoOf(wire).PushFlag === 1) yield { messageId: 'off', path: '/body/OfflinePushInfo/PushFlag' };
  },
});
