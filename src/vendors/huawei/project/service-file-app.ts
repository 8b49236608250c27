import { findServiceFile, isRecord, textAt } from '../../../core/project-build.ts';
import { packageNameOf } from '../../../core/project-look.ts';
import type { ServiceFile, Sited } from '../../../core/project.ts';
import { projectIdOf } from '../account.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf, appIdNames, docs, rootsOf, serviceFileName, valuesOf } from './facts.ts';

/** The package name that each app of the file is for: of several names for one app the client's counts. */
function packagesOf(file: ServiceFile): Sited<string>[] {
  return rootsOf(file).flatMap(
    (root) =>
      ['client/package_name', 'app_info/package_name', 'package_name'].flatMap((name) => textAt(file, `${root}/${name}`) ?? [])[0] ?? [],
  );
}

export default defineProjectCheck({
  name: 'service-file-app',
  title: { en: '`agconnect-services.json` belongs to this app and account', zh: '`agconnect-services.json` 属于本应用和该账号' },
  steps: ['C1', 'C6'],
  docs: docs.demo,
  confidence: 'A',
  aliases: [],
  messages: {
    package: {
      severity: 'error',
      text: {
        en: '`agconnect-services.json` is for the package name {found}, but this build is {expected}.',
        zh: '`agconnect-services.json` 的包名是 {found}，而当前构建的包名是 {expected}。',
      },
      fix: {
        en: 'Download the file of the app {expected} from AppGallery Connect, or correct `applicationId` and its suffixes.',
        zh: '请从 AppGallery Connect 下载 {expected} 对应的文件，或修正 `applicationId` 及其后缀。',
      },
    },
    app: {
      severity: 'error',
      text: {
        en: 'The app registers as App ID {found}, but the config sends for {expected}: HUAWEI refuses its tokens.',
        zh: '应用以 App ID {found} 注册，而配置为 {expected} 发送：华为会拒绝这些 Token。',
      },
      fix: {
        en: 'Use the `agconnect-services.json` of {expected}, or the credentials of {found}.',
        zh: '请改用 {expected} 的 `agconnect-services.json`，或使用 {found} 的凭据。',
      },
    },
    project: {
      severity: 'error',
      text: {
        en: 'The app belongs to the project {found}, but the config sends for the project {expected}.',
        zh: '应用属于项目 {found}，而配置为项目 {expected} 发送。',
      },
      fix: {
        en: 'Use the `agconnect-services.json` of {expected}, or the credentials of {found}.',
        zh: '请改用 {expected} 的 `agconnect-services.json`，或使用 {found} 的凭据。',
      },
    },
  },
  *check(context) {
    const { used: file } = findServiceFile(context.project, context.app, serviceFileName);
    if (!file || !isRecord(file.json)) return;
    const own = packageNameOf(context.app)?.value;
    const packages = packagesOf(file);
    const [first] = packages;
    if (own !== undefined && first && !packages.some(({ value }) => value === own))
      yield { messageId: 'package', data: { expected: own, found: first.value }, at: first.at };

    const account = accountOf(context);
    if (!account) return;
    const apps = valuesOf(file, ...appIdNames);
    const expected = account.appId ?? account.clientId;
    const [app] = apps;
    if (expected !== undefined && app && !apps.some(({ value }) => value === account.appId || value === account.clientId))
      yield { messageId: 'app', data: { found: app.value, expected }, at: app.at };
    const projects = valuesOf(file, 'client/project_id');
    const [project] = projects;
    const projectId = projectIdOf(account);
    if (projectId !== undefined && project && !projects.some(({ value }) => value === projectId))
      yield { messageId: 'project', data: { found: project.value, expected: projectId }, at: project.at };
  },
});
