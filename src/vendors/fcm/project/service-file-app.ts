import { findServiceFile, isRecord, textAt } from '../../../core/project-build.ts';
import { packageNameOf } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { accountOf, docs, serviceFileName } from './facts.ts';

export default defineProjectCheck({
  name: 'service-file-app',
  title: {
    en: '`google-services.json` belongs to this app and to the account’s project',
    zh: '`google-services.json` 属于本应用和账号所在项目',
  },
  steps: ['C1', 'C6', 'C8'],
  docs: docs.errors,
  confidence: 'A',
  aliases: ['FCM-L19'],
  messages: {
    package: {
      severity: 'error',
      text: {
        en: '`google-services.json` has no app with the package name {expected}; it has {found}.',
        zh: '`google-services.json` 中没有包名为 {expected} 的应用，只有 {found}。',
      },
      fix: {
        en: 'Add an Android app with exactly this package name in the Firebase console, and download the file again.',
        zh: '请在 Firebase 控制台添加包名完全一致的 Android 应用，并重新下载文件。',
      },
    },
    project: {
      severity: 'error',
      text: {
        en: 'The app belongs to the Firebase project {found}, but the service account sends for {expected}: FCM answers SENDER_ID_MISMATCH.',
        zh: '应用属于 Firebase 项目 {found}，而服务账号为 {expected} 发送：FCM 会返回 SENDER_ID_MISMATCH。',
      },
      fix: {
        en: 'Use a service account of {found}, or build the app with the `google-services.json` of {expected}.',
        zh: '请改用 {found} 的服务账号，或用 {expected} 的 `google-services.json` 重新构建应用。',
      },
    },
    number: {
      severity: 'warn',
      text: {
        en: 'The app id {appId} does not begin with the project number {number}: the file was put together from two projects.',
        zh: '应用 ID {appId} 与项目编号 {number} 不符：该文件可能由两个项目拼成。',
      },
      fix: { en: 'Download `google-services.json` again and do not edit it.', zh: '请重新下载 `google-services.json`，不要手工修改。' },
    },
  },
  *check(context) {
    const { used: file } = findServiceFile(context.project, context.app, serviceFileName);
    if (!file || !isRecord(file.json)) return;
    const clients: unknown = file.json['client'];
    const places = (Array.isArray(clients) ? clients : []).map((_, index) => `/client/${index}/client_info`);
    const packages = places.flatMap((at) => textAt(file, `${at}/android_client_info/package_name`) ?? []);
    const own = packageNameOf(context.app)?.value;
    if (own !== undefined && packages.length > 0 && !packages.some(({ value }) => value === own))
      yield {
        messageId: 'package',
        data: { expected: own, found: packages.map(({ value }) => value).join(', ') },
        at: (packages[0] as (typeof packages)[number]).at,
      };

    const number = textAt(file, '/project_info/project_number');
    const account = accountOf(context);
    if (account) {
      const project = /^\d+$/.test(account.projectId) ? number : textAt(file, '/project_info/project_id');
      if (project && project.value !== account.projectId)
        yield { messageId: 'project', data: { found: project.value, expected: account.projectId }, at: project.at };
    }

    for (const [index, at] of places.entries()) {
      const appId = textAt(file, `${at}/mobilesdk_app_id`);
      const named = /^1:(\d+):android:[0-9a-f]+$/.exec(appId?.value ?? '')?.[1];
      const isOwn = packages.length <= 1 || packages[index]?.value === own;
      if (appId && number && isOwn && named !== undefined && named !== number.value)
        yield { messageId: 'number', data: { appId: appId.value, number: number.value }, at: appId.at };
    }
  },
});
