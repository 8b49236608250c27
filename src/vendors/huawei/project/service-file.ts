import { findServiceFile } from '../../../core/project-build.ts';
import { absentServiceFileProblems, serviceFileProblems } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { configuresByHand, docs, isUseful, pluginId, serviceFileName } from './facts.ts';

export default defineProjectCheck({
  name: 'service-file',
  title: { en: '`agconnect-services.json` lies in the app module', zh: '`agconnect-services.json` 位于应用模块中' },
  steps: ['C6'],
  docs: docs.demo,
  confidence: 'A',
  aliases: [],
  messages: {
    useless: {
      severity: 'error',
      text: {
        en: '`agconnect-services.json` has no App ID (`client/app_id`): the app has nothing to fetch a token with.',
        zh: '`agconnect-services.json` 中没有 App ID（`client/app_id`），应用无法获取 Token。',
      },
      fix: { en: 'Download the file again and do not edit it.', zh: '请重新下载该文件，不要手工修改。' },
    },
    misplaced: {
      severity: 'error',
      text: {
        en: '`agconnect-services.json` is at {file}, where the plugin does not look: it reads the folder of the app module.',
        zh: '`agconnect-services.json` 位于 {file}，插件不会读取该位置：它只读取应用模块的目录。',
      },
      fix: {
        en: 'Move the file beside the app module’s build file ({dir}).',
        zh: '请把文件移到应用模块的构建文件旁（{dir}）。',
      },
    },
    variant: {
      severity: 'warn',
      text: {
        en: '`agconnect-services.json` is there for another variant only ({file}), not for {variant}.',
        zh: '`agconnect-services.json` 只存在于其他变体（{file}），{variant} 没有对应的文件。',
      },
      fix: {
        en: 'Put a file for this variant into its folder under src/, or one for all into the app module.',
        zh: '请在 src/ 下为该变体放一份文件，或在应用模块目录放一份公共文件。',
      },
    },
    missing: {
      severity: 'warn',
      text: {
        en: 'The AGC plugin is applied, but there is no `agconnect-services.json`: the app has no id to fetch a token with. Some teams keep the file out of version control.',
        zh: '已应用 AGC 插件，但没有 `agconnect-services.json`：应用缺少获取 Token 所需的 ID。有的团队不把该文件纳入版本管理。',
      },
      fix: {
        en: 'Download it under AppGallery Connect > Project settings > General, and put it into the app module.',
        zh: '在 AppGallery Connect“项目设置 → 常规”下载，并放入应用模块。',
      },
    },
  },
  *check({ project, app, modules }) {
    const search = findServiceFile(project, app, serviceFileName);
    yield* serviceFileProblems(search.used, isUseful);
    if (!search.used && !configuresByHand(project, app, modules)) yield* absentServiceFileProblems(app, search, pluginId);
  },
});
