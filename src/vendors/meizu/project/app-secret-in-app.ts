import { secretProblems } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf, docs } from './facts.ts';

const secretName = /^(?:\w*(?:meizu|flyme)|mz_)\w*secret$/i;

export default defineProjectCheck({
  name: 'app-secret-in-app',
  title: { en: 'The appSecret is not in the app', zh: 'appSecret 没有放进应用' },
  steps: ['B3'],
  docs: docs.demo,
  confidence: 'A',
  aliases: [],
  messages: {
    named: {
      severity: 'warn',
      text: {
        en: '`{name}` puts what looks like Meizu’s appSecret into the app: it belongs to the server alone.',
        zh: '`{name}` 似乎把魅族的 appSecret 放进了应用：它只能留在服务端。',
      },
      fix: {
        en: 'Remove it (the client needs AppID and AppKey only); if the value is real, reset it in the console.',
        zh: '请删除它（客户端只需要 AppID 和 AppKey）；若该值是真实的，请在控制台重置。',
      },
    },
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
  check: (context) => secretProblems(context.modules, secretName, accountOf(context)?.appSecret),
});
