import { areDependenciesKnown, hasSources, isRegisteredByPlatform, known, metaDataOf } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { docs, isFlutter, messagingCalls } from './facts.ts';

export default defineProjectCheck({
  name: 'auto-init',
  title: { en: 'Something asks for a token', zh: '有代码会申请 Token' },
  steps: ['J10', 'J14'],
  docs: docs.setup,
  confidence: 'A',
  aliases: [],
  messages: {
    off: {
      severity: 'warn',
      text: {
        en: '`firebase_messaging_auto_init_enabled` is false, and no code switches it on or reads the token: the phone never registers.',
        zh: '`firebase_messaging_auto_init_enabled` 为 false，且没有代码开启它或读取 Token：手机不会注册。',
      },
      fix: {
        en: 'Call `FirebaseMessaging.getInstance().setAutoInitEnabled(true)` once the user has agreed, or remove the meta-data.',
        zh: '请在用户同意后调用 `FirebaseMessaging.getInstance().setAutoInitEnabled(true)`，或去掉该 meta-data。',
      },
    },
  },
  *check({ app, modules }) {
    // Dart, JavaScript and libraries may switch it on.
    if (!hasSources(modules) || isFlutter(app) || !areDependenciesKnown(modules) || isRegisteredByPlatform(modules)) return;
    if (messagingCalls(modules).length > 0) return;
    for (const { value, at } of metaDataOf(modules, /^firebase_messaging_auto_init_enabled$/))
      if (known(value) === 'false') yield { messageId: 'off', at };
  },
});
