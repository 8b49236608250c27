import { appliedPlugin, findServiceFile, moduleStart, pluginsAreKnown } from '../../../core/project-build.ts';
import { defineProjectCheck } from './check.ts';
import { configuresByHand, deadArchives, deadComponents, docs, pluginId, sdkOf, serviceFileName } from './facts.ts';

export default defineProjectCheck({
  name: 'plugin',
  title: { en: 'The AGC plugin is applied in the app module', zh: '应用模块已应用 AGC 插件' },
  steps: ['J2'],
  docs: docs.demo,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'error',
      text: {
        en: '`agconnect-services.json` is there, but the app module does not apply `com.huawei.agconnect`: nobody reads the file, and fetching a token fails.',
        zh: '`agconnect-services.json` 已放入，但应用模块没有应用 `com.huawei.agconnect` 插件：该文件不会被读取，获取 Token 会失败。',
      },
      fix: {
        en: 'Add `apply plugin: "com.huawei.agconnect"` to the app module, and agcp to the root’s class path.',
        zh: '请在应用模块加入 `apply plugin: "com.huawei.agconnect"`，并在根目录 classpath 中加入 agcp。',
      },
    },
    unclear: {
      severity: 'warn',
      text: {
        en: 'The app has Push Kit, but neither the AGC plugin nor an app id given in another way was found.',
        zh: '应用已引入 Push Kit，但既没有 AGC 插件，也没有发现以其他方式提供的 App ID。',
      },
      fix: {
        en: 'Apply `com.huawei.agconnect` in the app module and put `agconnect-services.json` beside its build file.',
        zh: '请在应用模块应用 `com.huawei.agconnect`，并把 `agconnect-services.json` 放在同一目录。',
      },
    },
  },
  *check({ project, app, modules }) {
    // The plugin belongs to the app, and a library alone does not show it.
    if (app.kind !== 'application' || appliedPlugin(app, pluginId) || !pluginsAreKnown(app) || configuresByHand(project, app, modules))
      return;
    // The dead SDK needs none.
    if (!sdkOf(modules) && deadComponents(modules).length + deadArchives(modules).length > 0) return;
    const { used } = findServiceFile(project, app, serviceFileName);
    const at = moduleStart(app);
    if (used) yield { messageId: 'missing', ...(at && { at }) };
    else yield { messageId: 'unclear' };
  },
});
