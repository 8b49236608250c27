import { placesOf } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf, docs } from './facts.ts';

export default defineProjectCheck({
  name: 'app-secret-in-app',
  title: { en: 'The AppSecret is not in the app', zh: 'AppSecret 没有放进应用' },
  steps: ['B3'],
  docs: docs.client,
  confidence: 'A',
  aliases: [],
  messages: {
    found: {
      severity: 'error',
      text: {
        en: 'The AppSecret of the config stands in the app: who unpacks the APK can push to all users.',
        zh: '配置中的 AppSecret 出现在应用里：任何人解包 APK 后都能向全部用户推送。',
      },
      fix: {
        en: 'Remove it (the client needs AppID and AppKey only), and reset the AppSecret in the console.',
        zh: '请删除它（客户端只需要 AppID 和 AppKey），并在控制台重置 AppSecret。',
      },
    },
  },
  *check(context) {
    const secret = accountOf(context)?.appSecret;
    if (secret === undefined) return;
    for (const at of placesOf(context.modules, secret)) yield { messageId: 'found', at };
  },
});
