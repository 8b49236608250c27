import { repositoryProblems } from '../../../core/project-problems.ts';
import { defineProjectCheck } from './check.ts';
import { docs, pluginArtifact, pluginId, repositoryAddress, sdkOf } from './facts.ts';

export default defineProjectCheck({
  name: 'repository',
  title: { en: 'HUAWEI’s Maven repository is listed', zh: '已配置华为 Maven 仓库' },
  steps: ['J2'],
  docs: docs.demo,
  confidence: 'A',
  aliases: [],
  messages: {
    library: {
      severity: 'error',
      text: {
        en: 'None of the repositories for libraries is `https://developer.huawei.com/repo/`: `com.huawei.hms:push` cannot be found.',
        zh: '依赖仓库中没有 `https://developer.huawei.com/repo/`：无法下载 `com.huawei.hms:push`。',
      },
      fix: {
        en: 'Add `maven { url "https://developer.huawei.com/repo/" }` to allprojects or dependencyResolutionManagement.',
        zh: '请在 allprojects 或 dependencyResolutionManagement 中加入 `maven { url "https://developer.huawei.com/repo/" }`。',
      },
    },
    plugin: {
      severity: 'error',
      text: {
        en: 'None of the repositories for plugins is `https://developer.huawei.com/repo/`: `com.huawei.agconnect:agcp` cannot be found.',
        zh: '插件仓库中没有 `https://developer.huawei.com/repo/`：无法下载 `com.huawei.agconnect:agcp`。',
      },
      fix: {
        en: 'Add `maven { url "https://developer.huawei.com/repo/" }` to buildscript or pluginManagement.',
        zh: '请在 buildscript 或 pluginManagement 中加入 `maven { url "https://developer.huawei.com/repo/" }`。',
      },
    },
    pluginsOnly: {
      severity: 'error',
      text: {
        en: '`https://developer.huawei.com/repo/` is listed for plugins only: `com.huawei.hms:push`, a library, cannot be found.',
        zh: '`https://developer.huawei.com/repo/` 只配置给了插件：无法下载依赖 `com.huawei.hms:push`。',
      },
      fix: {
        en: 'List it in allprojects or dependencyResolutionManagement too.',
        zh: '请在 allprojects 或 dependencyResolutionManagement 中也加入该仓库。',
      },
    },
    librariesOnly: {
      severity: 'error',
      text: {
        en: '`https://developer.huawei.com/repo/` is listed for libraries only: `com.huawei.agconnect:agcp`, a plugin, cannot be found.',
        zh: '`https://developer.huawei.com/repo/` 只配置给了依赖：无法下载插件 `com.huawei.agconnect:agcp`。',
      },
      fix: {
        en: 'List it in buildscript or pluginManagement too.',
        zh: '请在 buildscript 或 pluginManagement 中也加入该仓库。',
      },
    },
  },
  check: (context) => repositoryProblems(context, { address: repositoryAddress, sdk: sdkOf(context.modules), pluginId, pluginArtifact }),
});
