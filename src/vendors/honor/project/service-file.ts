import { appliedPlugin, findServiceFile } from '../../../core/project-build.ts';
import { serviceFileProblems } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { demo, isUseful, pluginId, serviceFileName } from './facts.ts';

export default defineProjectCheck({
  name: 'service-file',
  title: { en: '`mcs-services.json` lies in the app module', zh: '`mcs-services.json` 位于应用模块中' },
  steps: ['C6', 'J2'],
  docs: demo,
  confidence: 'A',
  aliases: [],
  messages: {
    useless: {
      severity: 'error',
      text: {
        en: '`mcs-services.json` has no `app_id`: the plugin finds no app in it.',
        zh: '`mcs-services.json` 中没有 `app_id`，插件无法从中得到应用信息。',
      },
      fix: { en: 'Download the file again and do not edit it.', zh: '请重新下载该文件，不要手工修改。' },
    },
    misplaced: {
      severity: 'error',
      text: {
        en: '`mcs-services.json` is at {file}, where HONOR’s plugin does not look: it reads the folder of the app module.',
        zh: '`mcs-services.json` 位于 {file}，荣耀插件不会读取该位置：它只读取应用模块的目录。',
      },
      fix: {
        en: 'Move the file beside the app module’s build file ({dir}).',
        zh: '请把文件移到应用模块的构建文件旁（{dir}）。',
      },
    },
    missing: {
      severity: 'warn',
      text: {
        en: 'The plugin `com.hihonor.mcs.asplugin` is applied, but there is no `mcs-services.json`. Some teams keep the file out of version control.',
        zh: '已应用 `com.hihonor.mcs.asplugin` 插件，但没有 `mcs-services.json`。有的团队不把该文件纳入版本管理。',
      },
      fix: {
        en: 'Download it from developer.honor.com and put it into the app module, or remove the plugin and give the App ID as meta-data.',
        zh: '请从 developer.honor.com 下载并放入应用模块；或移除该插件，改用 meta-data 提供 App ID。',
      },
    },
  },
  *check({ project, app }) {
    const plugin = appliedPlugin(app, pluginId);
    const { used, others, misplaced } = findServiceFile(project, app, serviceFileName);
    yield* serviceFileProblems(used, isUseful);
    if (!plugin || plugin.condition !== undefined || used || others.length > 0) return;
    const [elsewhere] = misplaced;
    if (elsewhere)
      yield { messageId: 'misplaced', data: { file: elsewhere.file, dir: app.dir === '' ? '.' : app.dir }, at: elsewhere.place('') };
    else yield { messageId: 'missing', at: plugin.at };
  },
});
