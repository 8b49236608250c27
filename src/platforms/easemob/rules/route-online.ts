import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'route-online',
  subject: 'wire',
  title: { en: 'The message is not for online users only', zh: '消息不是仅发给在线用户' },
  docs: docs.message,
  confidence: 'A',
  aliases: ['EM-ROUTE'],
  messages: {
    online: {
      severity: 'error',
      text: {
        en: '`routetype` is ROUTE_ONLINE: the message reaches online users only, is not kept, and is never pushed.',
        zh: '`routetype` 为 ROUTE_ONLINE：消息只发给在线用户，不存储离线消息，也不会推送。',
      },
      fix: { en: 'Remove `routetype` (in a client: deliverOnlineOnly).', zh: '请去掉 `routetype`（客户端为 deliverOnlineOnly）。' },
    },
  },
  *check({ wire }) {
    if (wire.via !== 'push' && wire.body.routetype === 'ROUTE_ONLINE') yield { messageId: 'online', path: '/body/routetype' };
  },
});
