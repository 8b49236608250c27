import { namedSecretProblems } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { demo } from './facts.ts';

const secretName = /honor\w*secret$/i;

export default defineProjectCheck({
  name: 'client-secret',
  title: { en: 'The app holds no client secret', zh: '应用中不含 Client Secret' },
  steps: ['B3'],
  docs: demo,
  confidence: 'C',
  aliases: [],
  messages: {
    named: {
      severity: 'warn',
      text: {
        en: '`{name}` puts what looks like HONOR’s client secret into the app: it belongs to the server alone.',
        zh: '`{name}` 似乎把荣耀的 Client Secret 放进了应用：它只能留在服务端。',
      },
      fix: {
        en: 'Remove it; if the value is real, reset it at developer.honor.com.',
        zh: '请删除它；若该值是真实的，请在 developer.honor.com 重置。',
      },
    },
  },
  check: ({ modules }) => namedSecretProblems(modules, secretName),
});
