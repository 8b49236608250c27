import { appliedPlugin, hasRepository, libraryRepositories, pluginRepositories } from '../../../core/project-build.ts';
import { known } from '../../../core/project-look.ts';
import type { GradleRepository } from '../../../core/project.ts';
import { defineProjectCheck } from './check.ts';
import { docs, pluginArtifact, pluginId, repositoryAddress, sdkOf } from './facts.ts';

/** The repository where it stands for the other purpose, which is the usual slip; else the first of those that lack it. */
function placeOf(others: readonly GradleRepository[], lacking: readonly GradleRepository[]) {
  return (others.find(({ url }) => repositoryAddress.test(known(url) ?? '')) ?? lacking[0]!).at;
}

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
  },
  *check({ project, app, modules }) {
    const libraries = libraryRepositories(project, app);
    const plugins = pluginRepositories(project);
    if (sdkOf(modules)?.dependency.kind === 'maven' && hasRepository(libraries, repositoryAddress) === false)
      yield { messageId: 'library', at: placeOf(plugins, libraries) };
    const usesPlugin = appliedPlugin(app, pluginId) ?? project.rootBuild.classpath.find(({ module }) => module === pluginArtifact);
    if (usesPlugin && hasRepository(plugins, repositoryAddress) === false) yield { messageId: 'plugin', at: placeOf(libraries, plugins) };
  },
});
