import { bodyOf } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'do-not-disturb',
  subject: 'wire',
  title: { en: 'A send by REST does not ask for do-not-disturb', zh: 'REST 发送默认不遵循免打扰' },
  docs: docs.message,
  confidence: 'A',
  aliases: [],
  messages: {
    message: {
      severity: 'info',
      text: {
        en: 'A message by REST ignores the receiver’s do-not-disturb by default, while one from an app obeys it: a push that arrives in this test may stay away in real use.',
        zh: '通过 REST 发送的消息默认忽略接收方的免打扰，而客户端发送的消息会遵循：本次测试能收到推送，不代表实际使用时也能收到。',
      },
      fix: {
        en: 'To obey it, set `platforms.tencent-im.SendMsgControl: ["WithMuteNotifications"]`.',
        zh: '如需遵循，请设置 `platforms.tencent-im.SendMsgControl: ["WithMuteNotifications"]`。',
      },
    },
  },
  *check({ wire }) {
    if (wire.via === 'push') return;
    const control: unknown = bodyOf(wire).SendMsgControl;
    if (!Array.isArray(control) || !control.includes('WithMuteNotifications')) yield { messageId: 'message', path: '/body/SendMsgControl' };
  },
});
