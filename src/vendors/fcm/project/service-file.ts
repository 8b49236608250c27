import { findServiceFile } from '../../../core/project-build.ts';
import { absentServiceFileProblems, serviceFileProblems } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { docs, isUseful, pluginId, serviceFileName } from './facts.ts';

export default defineProjectCheck({
  name: 'service-file',
  title: { en: '`google-services.json` lies in the app module', zh: '`google-services.json` 位于应用模块中' },
  steps: ['C6'],
  docs: docs.setup,
  confidence: 'A',
  aliases: [],
  messages: {
    useless: {
      severity: 'error',
      text: {
        en: '`google-services.json` has no app in it (`client`): the plugin stops the build.',
        zh: '`google-services.json` 中没有应用（`client`），插件会使构建失败。',
      },
      fix: { en: 'Download the file again and do not edit it.', zh: '请重新下载该文件，不要手工修改。' },
    },
    misplaced: {
      severity: 'error',
      text: {
        en: '`google-services.json` is at {file}, where the plugin does not look: it reads the folder of the app module.',
        zh: '`google-services.json` 位于 {file}，插件不会读取该位置：它只读取应用模块的目录。',
      },
      fix: {
        en: 'Move the file beside the app module’s build file ({dir}).',
        zh: '请把文件移到应用模块的构建文件旁（{dir}）。',
      },
    },
    variant: {
      severity: 'warn',
      text: {
        en: '`google-services.json` is there for another variant only ({file}), not for {variant}.',
        zh: '`google-services.json` 只存在于其他变体（{file}），{variant} 没有对应的文件。',
      },
      fix: {
        en: 'Put a file for this variant into its folder under src/, or one for all into the app module.',
        zh: '请在 src/ 下为该变体放一份文件，或在应用模块目录放一份公共文件。',
      },
    },
    missing: {
      severity: 'warn',
      text: {
        en: 'The google-services plugin is applied, but there is no `google-services.json`: the build stops. Some teams keep the file out of version control.',
        zh: '已应用 google-services 插件，但没有 `google-services.json`，构建会失败。有的团队不把该文件纳入版本管理。',
      },
      fix: {
        en: 'Download it under Firebase console > Project settings > Your apps, and put it into the app module.',
        zh: '在 Firebase 控制台“项目设置 > 您的应用”下载，并放入应用模块。',
      },
    },
  },
  *check({ project, app }) {
    const search = findServiceFile(project, app, serviceFileName);
    yield* serviceFileProblems(search.used, isUseful);
    if (!search.used) yield* absentServiceFileProblems(app, search, pluginId);
  },
});
