import { defineProjectCheck } from './check.ts';

export default defineProjectCheck({
  name: 'jcenter',
  title: { en: 'Libraries come from repositories that are still there', zh: '依赖来自仍在运营的仓库' },
  steps: ['J3'],
  docs: 'https://blog.gradle.org/jcenter-shutdown',
  confidence: 'A',
  aliases: [],
  messages: {
    used: {
      severity: 'warn',
      text: {
        en: 'The repository `jcenter()` is shut down and takes no new versions; what is only there can no longer be counted on.',
        zh: '`jcenter()` 仓库已关停、不再更新，只存在于其中的库无法保证能下载。',
      },
      fix: {
        en: 'Replace it by `mavenCentral()`; Meizu’s SDK is there from 4.1.0 on.',
        zh: '请换成 `mavenCentral()`；魅族 SDK 自 4.1.0 起已发布到该仓库。',
      },
    },
  },
  *check({ project, modules }) {
    const repositories = [...project.rootBuild.repositories, ...modules.flatMap((module) => module.repositories)];
    const seen = new Set<string>();
    for (const { kind, at } of repositories) {
      const key = `${at.file}:${at.line}`;
      if (kind !== 'jcenter' || seen.has(key)) continue;
      seen.add(key);
      yield { messageId: 'used', at };
    }
  },
});
