import { docs, harmonyFacts } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'notify-id-revoke',
  subject: 'wire',
  title: { en: 'A HarmonyOS notification can be revoked only by its `notifyId`', zh: 'HarmonyOS 通知须有 `notifyId` 才能撤回' },
  docs: docs.harmonyRevoke,
  confidence: 'A',
  aliases: ['HW-NOTIFYID-REVOKE'],
  messages: {
    missing: {
      severity: 'info',
      text: { en: 'There is no `notifyId`, so this notification cannot be revoked later.', zh: '没有 `notifyId`，之后无法撤回该通知。' },
      fix: { en: 'Set `notifyId` in the message if it may have to be revoked.', zh: '如需支持撤回，请在消息中设置 `notifyId`。' },
    },
  },
  *check({ wire }) {
    const harmony = harmonyFacts(wire);
    if (harmony?.shows && !harmony.badgeOnly && harmony.notification['notifyId'] === undefined)
      yield { messageId: 'missing', path: '/body/payload/notification/notifyId' };
  },
});
