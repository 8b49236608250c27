import { secretProblems } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf, docs } from './facts.ts';

const secretName = /^(?:\w*(?:xiaomi|mi_?push)|mi_|xm_)\w*secret$/i;

export default defineProjectCheck({
  name: 'app-secret-in-app',
  title: { en: 'The AppSecret is not in the app', zh: 'AppSecret 没有放进应用' },
  steps: ['B3'],
  docs: docs.client,
  confidence: 'A',
  aliases: [],
  messages: {
    named: {
      severity: 'warn',
      text: {
        en: '`{name}` puts what looks like Xiaomi’s AppSecret into the app: it belongs to the server alone.',
        zh: '`{name}` 似乎把小米的 AppSecret 放进了应用：它只能留在服务端。',
      },
      fix: {
        en: 'Remove it (the client needs AppID and AppKey only); if the value is real, reset it in the console.',
        zh: '请删除它（客户端只需要 AppID 和 AppKey）；若该值是真实的，请在控制台重置。',
      },
    },
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
  check: (context) => secretProblems(context.modules, secretName, accountOf(context)?.appSecret),
});
