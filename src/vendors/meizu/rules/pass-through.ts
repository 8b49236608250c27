import { docs, isThrough } from '../facts.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'pass-through',
  subject: 'wire',
  title: { en: 'Pass-through messages are stopped', zh: '透传消息已停用' },
  docs: docs.api,
  confidence: 'A',
  aliases: ['MZ-PT-001'],
  messages: {
    stopped: {
      severity: 'error',
      text: {
        en: 'This is a pass-through message (透传). Meizu has limited them since 2018-06-16, lists their endpoints as stopped and answers 110053.',
        zh: '这是透传消息。魅族自 2018-06-16 起限制透传，相关接口已列为停用，会返回 110053。',
      },
      fix: {
        en: 'Leave `vendors.meizu.pushType` out to send a notification; to try it all the same, add `--force`.',
        zh: '请去掉 `vendors.meizu.pushType`，改发通知栏消息；若仍要尝试，可加 `--force`。',
      },
    },
  },
  *check({ wire }) {
    if (isThrough(wire)) yield { messageId: 'stopped', path: '/pushType' };
  },
});
