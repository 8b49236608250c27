import { findServiceFile, textAt } from '../../../core/project-build.ts';
import { namedSecretProblems } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { docs, serviceFileName } from './facts.ts';

const secretName = /^(?:\w*(?:huawei|hms)|hw_)\w*secret$/i;

export default defineProjectCheck({
  name: 'client-secret',
  title: { en: 'The app holds no client secret', zh: '应用中不含 Client Secret' },
  steps: ['B3'],
  docs: docs.demo,
  confidence: 'C',
  aliases: [],
  messages: {
    named: {
      severity: 'warn',
      text: {
        en: '`{name}` puts what looks like HUAWEI’s client secret into the app: it belongs to the server alone.',
        zh: '`{name}` 似乎把华为的 Client Secret 放进了应用：它只能留在服务端。',
      },
      fix: {
        en: 'Remove it; if the value is real, reset it in AppGallery Connect.',
        zh: '请删除它；若该值是真实的，请在 AppGallery Connect 重置。',
      },
    },
    present: {
      severity: 'info',
      text: {
        en: '`agconnect-services.json` carries a client secret; whoever unpacks the APK can read it.',
        zh: '`agconnect-services.json` 中含有 Client Secret；解包 APK 即可读到它。',
      },
      fix: {
        en: 'Remove `client_secret` from the copy in the app unless another AGC service of the app needs it; the server keeps its own.',
        zh: '若应用没有其他 AGC 服务需要它，请从应用内的副本中删除 `client_secret`；服务端另行保存即可。',
      },
    },
  },
  *check({ project, app, modules }) {
    const { used } = findServiceFile(project, app, serviceFileName);
    const secret = used && textAt(used, '/client/client_secret');
    if (secret) yield { messageId: 'present', at: secret.at };
    yield* namedSecretProblems(modules, secretName);
  },
});
