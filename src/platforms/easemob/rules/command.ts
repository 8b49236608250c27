import { defineRule } from '../rule.ts';
import { docs } from '../wire.ts';

export default defineRule({
  name: 'command',
  subject: 'wire',
  title: { en: 'Command messages are not pushed', zh: '透传消息不会推送' },
  docs: docs.message,
  confidence: '?',
  aliases: [],
  messages: {
    command: {
      severity: 'warn',
      text: {
        en: 'The message is of type `cmd`; the documents do not say that such messages are pushed.',
        zh: '消息类型为 `cmd`，文档并未说明此类消息会推送。',
      },
      fix: { en: 'Test with a `txt` message.', zh: '请用 `txt` 消息测试。' },
    },
  },
  *check({ wire }) {
    if (wire.via !== 'push' && wire.body.type === 'cmd') yield { messageId: 'command', path: '/body/type' };
  },
});
