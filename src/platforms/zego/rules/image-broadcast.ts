import { docs, offlinePushOf, pushPointer } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'image-broadcast',
  subject: 'wire',
  title: { en: 'Pictures are for messages to all users', zh: '图片推送仅限全员推送' },
  docs: docs.messageBody,
  confidence: 'A',
  aliases: [],
  messages: {
    elsewhere: {
      severity: 'warn',
      text: {
        en: '`PushImageInfo` works in SendMessageToAllUsers only; here no picture is shown.',
        zh: '`PushImageInfo` 仅适用于 SendMessageToAllUsers，此处不会显示图片。',
      },
      fix: { en: 'Leave it out.', zh: '请去掉该字段。' },
    },
  },
  *check({ wire }) {
    if (wire.via !== 'call' && offlinePushOf(wire).PushImageInfo !== undefined)
      yield { messageId: 'elsewhere', path: pushPointer(wire, 'PushImageInfo') };
  },
});
