import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'silent',
  subject: 'wire',
  title: { en: 'The message asks for a push', zh: '消息没有关闭推送' },
  docs: docs.extension,
  confidence: 'A',
  aliases: ['EM-SILENT'],
  messages: {
    ignored: {
      severity: 'error',
      text: {
        en: '`em_ignore_notification` is true: Easemob never pushes this message.',
        zh: '`em_ignore_notification` 为 true，环信不会推送该消息。',
      },
      fix: { en: 'Remove the key.', zh: '请去掉该字段。' },
    },
  },
  *check({ wire }) {
    if (wire.via !== 'push' && wire.body.ext?.em_ignore_notification === true)
      yield { messageId: 'ignored', path: '/body/ext/em_ignore_notification' };
  },
});
