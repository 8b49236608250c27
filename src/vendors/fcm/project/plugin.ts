import {
  appliedPlugin,
  findServiceFile,
  hasRepository,
  libraryRepositories,
  moduleStart,
  pluginsAreKnown,
} from '../../../core/project-build.ts';
import { defineProjectCheck } from './check.ts';
import { docs, initialisesByHand, isFlutter, pluginId, sdkOf, serviceFileName } from './facts.ts';

export default defineProjectCheck({
  name: 'plugin',
  title: {
    en: 'The google-services plugin is applied and Google’s repository is there',
    zh: '已应用 google-services 插件并配置 Google 仓库',
  },
  steps: ['J2'],
  docs: docs.setup,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: '`google-services.json` is there, but the app module does not apply `com.google.gms.google-services`: the file is never read and Firebase does not start.',
        zh: '`google-services.json` 已放入，但应用模块没有应用 `com.google.gms.google-services` 插件：该文件不会被读取，Firebase 无法初始化。',
      },
      fix: {
        en: 'Apply `com.google.gms.google-services` in the app module’s build file, not only in the root’s.',
        zh: '请在应用模块的构建文件中应用 `com.google.gms.google-services`，仅在根目录声明是不够的。',
      },
    },
    unclear: {
      severity: 'warn',
      text: {
        en: 'The app has FCM, but neither the google-services plugin nor code that starts Firebase with its own options was found.',
        zh: '应用已引入 FCM，但既没有 google-services 插件，也没有发现用自定义参数初始化 Firebase 的代码。',
      },
      fix: {
        en: 'Apply `com.google.gms.google-services` in the app module and put `google-services.json` beside its build file, unless resource values take their place.',
        zh: '请在应用模块中应用 `com.google.gms.google-services`，并把 `google-services.json` 放在同一目录；若已用资源值代替则可忽略。',
      },
    },
    repository: {
      severity: 'error',
      text: {
        en: 'None of the repositories is Google’s: `firebase-messaging` cannot be found.',
        zh: '仓库列表中没有 Google 仓库，无法下载 `firebase-messaging`。',
      },
      fix: { en: 'Add `google()` to the repositories.', zh: '请在仓库列表中加入 `google()`。' },
    },
  },
  *check({ project, app, modules }) {
    const sdk = sdkOf(modules);
    const repositories = libraryRepositories(project, app);
    if (
      sdk &&
      !repositories.some(({ kind }) => kind === 'google') &&
      hasRepository(repositories, /maven\.google\.com|dl\.google\.com|maven\.aliyun\.com/) === false
    )
      yield { messageId: 'repository', at: repositories[0]!.at };
    // The plugin belongs to the app, and a library alone does not show it.
    if (app.kind !== 'application' || appliedPlugin(app, pluginId) || !pluginsAreKnown(app) || initialisesByHand(modules) || isFlutter(app))
      return;
    const { used } = findServiceFile(project, app, serviceFileName);
    const at = moduleStart(app);
    if (used) yield { messageId: 'missing', ...(at && { at }) };
    else yield { messageId: 'unclear' };
  },
});
