import { placesOf } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf, docs } from './facts.ts';

export default defineProjectCheck({
  name: 'app-secret-in-app',
  title: { en: 'The appSecret is not in the app', zh: 'appSecret 没有放进应用' },
  steps: ['B3'],
  docs: docs.demo,
  confidence: 'A',
  aliases: [],
  messages: {
    found: {
      severity: 'error',
      text: {
        en: 'The appSecret of the config stands in the app: who unpacks the APK can push to all users.',
        zh: '配置中的 appSecret 出现在应用里：任何人解包 APK 后都能向全部用户推送。',
      },
      fix: {
        en: 'Remove it (the client needs appId and appKey only), and reset the appSecret at push.meizu.com.',
        zh: '请删除它（客户端只需要 appId 和 appKey），并在 push.meizu.com 重置 appSecret。',
      },
    },
  },
  *check(context) {
    const secret = accountOf(context)?.appSecret;
    if (secret === undefined) return;
    for (const at of placesOf(context.modules, secret)) yield { messageId: 'found', at };
  },
});
