import { bodyOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'life-time-zero',
  subject: 'wire',
  title: { en: 'MsgLifeTime is not 0', zh: 'MsgLifeTime 不能为 0' },
  docs: docs.message,
  confidence: 'A',
  aliases: ['TX-LIFETIME0'],
  messages: {
    zero: {
      severity: 'error',
      text: {
        en: '`MsgLifeTime` is 0: the message goes to connected users only, it is neither stored nor pushed.',
        zh: '`MsgLifeTime` 为 0：消息只发给在线用户，不存储也不推送。',
      },
      fix: { en: 'Leave it out (seven days), or set `ttl` above 0.', zh: '请去掉该字段（默认 7 天），或将 `ttl` 设为大于 0。' },
    },
    onlineOnly: {
      severity: 'error',
      text: {
        en: '`OnlineOnlyFlag` is 1: the message goes to connected users only and is not pushed.',
        zh: '`OnlineOnlyFlag` 为 1：消息只发给在线用户，不推送。',
      },
      fix: { en: 'Leave it out.', zh: '请去掉该字段。' },
    },
  },
  *check({ wire }) {
    const { MsgLifeTime, OnlineOnlyFlag } = bodyOf(wire);
    if (MsgLifeTime === 0) yield { messageId: 'zero', path: '/body/MsgLifeTime' };
    if (OnlineOnlyFlag === 1) yield { messageId: 'onlineOnly', path: '/body/OnlineOnlyFlag' };
  },
});
