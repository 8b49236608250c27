import { defineRule, pages } from '../rule.ts';
import { apsOf } from '../wire.ts';

export default defineRule({
  name: 'mutable-content',
  subject: 'wire',
  title: { en: '`mutable-content` needs an alert', zh: '`mutable-content` 需要配合可见通知' },
  docs: pages.payload,
  confidence: 'B',
  aliases: ['APNS-L12'],
  messages: {
    silent: {
      severity: 'warn',
      text: {
        en: '`mutable-content` has no effect without an alert: the service extension does not run.',
        zh: '没有 alert 时 `mutable-content` 不起作用，通知服务扩展不会运行。',
      },
      fix: { en: 'Add a title or body, or remove `mutable-content`.', zh: '补充标题或正文，或去掉 `mutable-content`。' },
    },
  },
  *check({ wire }) {
    const aps = apsOf(wire);
    if ((aps['mutable-content'] === 1 || aps['mutable-content'] === true) && aps['alert'] === undefined)
      yield { messageId: 'silent', path: '/payload/aps/mutable-content' };
  },
});
