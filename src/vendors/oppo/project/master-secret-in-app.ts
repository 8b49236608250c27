import { constantsOf, placesOf } from '../../../core/project-look.ts';
import { builtSecretProblems } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf, docs } from './facts.ts';

const secretName = /(?:oppo|heytap)\w*master_?secret$/i;

export default defineProjectCheck({
  name: 'master-secret-in-app',
  title: { en: 'The MasterSecret is not in the app', zh: 'MasterSecret 没有放进应用' },
  steps: ['B3'],
  docs: docs.easemob,
  confidence: 'A',
  aliases: [],
  messages: {
    found: {
      severity: 'error',
      text: {
        en: 'The MasterSecret of the config stands in the app: who unpacks the APK can push to all users, and `register` wants the AppSecret.',
        zh: '配置中的 MasterSecret 出现在应用里：任何人解包 APK 后都能向全部用户推送，而且 `register` 需要的是 AppSecret。',
      },
      fix: {
        en: 'Put the AppSecret there, and reset the MasterSecret in OPPO’s console.',
        zh: '请改用 AppSecret，并在 OPPO 控制台重置 MasterSecret。',
      },
    },
    named: {
      severity: 'error',
      text: {
        en: '`{name}` puts a MasterSecret into the app: it belongs to the server alone, and `register` wants the AppSecret.',
        zh: '`{name}` 把 MasterSecret 放进了应用：它只能留在服务端，而且 `register` 需要的是 AppSecret。',
      },
      fix: {
        en: 'Put the AppSecret there; if the value is real, reset the MasterSecret in OPPO’s console.',
        zh: '请改用 AppSecret；若该值是真实的，请在 OPPO 控制台重置 MasterSecret。',
      },
    },
  },
  *check(context) {
    const secret = accountOf(context)?.masterSecret;
    const places = secret === undefined ? [] : [...placesOf(context.modules, secret)];
    for (const at of places) yield { messageId: 'found', at };
    for (const { name, kind, value, at } of constantsOf(context.modules))
      if (kind === 'text' && value !== secret && value.trim() !== '' && secretName.test(name))
        yield { messageId: 'named', data: { name }, at };
    yield* builtSecretProblems(context.modules, secretName, secret);
  },
});
