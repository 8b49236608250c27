import { findServiceFile, textAt } from '../../../core/project-build.ts';
import { packageNameOf } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf, demo, filled, manifestAppId, serviceFileName } from './facts.ts';

export default defineProjectCheck({
  name: 'service-file-app',
  title: { en: '`mcs-services.json` belongs to this app and account', zh: '`mcs-services.json` 属于本应用和该账号' },
  steps: ['C1', 'C6'],
  docs: demo,
  confidence: 'A',
  aliases: [],
  messages: {
    package: {
      severity: 'error',
      text: {
        en: '`mcs-services.json` is for the package name {found}, but this build is {expected}.',
        zh: '`mcs-services.json` 的包名是 {found}，而当前构建的包名是 {expected}。',
      },
      fix: {
        en: 'Download the file of the app {expected} from developer.honor.com, or correct `applicationId` and its suffixes.',
        zh: '请从 developer.honor.com 下载 {expected} 对应的文件，或修正 `applicationId` 及其后缀。',
      },
    },
    account: {
      severity: 'error',
      text: {
        en: '`mcs-services.json` is of the App ID {found}, but the config sends for {expected}.',
        zh: '`mcs-services.json` 的 App ID 为 {found}，而配置为 {expected} 发送。',
      },
      fix: { en: 'Use the file and the credentials of the same app.', zh: '请使用同一应用的文件和凭据。' },
    },
    manifest: {
      severity: 'error',
      text: {
        en: '`mcs-services.json` is of the App ID {found}, but the manifest says {expected}.',
        zh: '`mcs-services.json` 的 App ID 为 {found}，而清单中是 {expected}。',
      },
      fix: { en: 'Write the App ID of the same app into both.', zh: '请在两处填写同一应用的 App ID。' },
    },
  },
  *check(context) {
    const { project, app, modules } = context;
    const { used: file } = findServiceFile(project, app, serviceFileName);
    if (!file) return;
    const own = packageNameOf(app)?.value;
    const found = textAt(file, '/package_name');
    if (own !== undefined && found && found.value !== own)
      yield { messageId: 'package', data: { expected: own, found: found.value }, at: found.at };
    const appId = textAt(file, '/app_id');
    if (!appId) return;
    const configured = accountOf(context)?.appId;
    if (configured !== undefined && appId.value !== configured)
      yield { messageId: 'account', data: { found: appId.value, expected: configured }, at: appId.at };
    const inManifest = filled(manifestAppId(app, modules)?.value);
    if (inManifest !== undefined && appId.value !== inManifest)
      yield { messageId: 'manifest', data: { found: appId.value, expected: inManifest }, at: appId.at };
  },
});
