import { findServiceFile, textAt } from '../../../core/project-build.ts';
import { defineProjectCheck } from './check.ts';
import { docs, serviceFileName } from './facts.ts';

export default defineProjectCheck({
  name: 'client-secret',
  title: { en: 'The file in the app holds no client secret', zh: '应用内的文件不含 Client Secret' },
  steps: ['B3'],
  docs: docs.demo,
  confidence: 'C',
  aliases: [],
  messages: {
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
  *check({ project, app }) {
    const { used } = findServiceFile(project, app, serviceFileName);
    const secret = used && textAt(used, '/client/client_secret');
    if (secret) yield { messageId: 'present', at: secret.at };
  },
});
