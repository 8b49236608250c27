import { defineProjectCheck } from './check.ts';

export default defineProjectCheck({
  name: 'open-placeholder',
  title: { en: 'Every manifest placeholder is filled', zh: 'manifest 占位符均已赋值' },
  steps: ['J8', 'C7'],
  docs: 'https://developer.android.com/build/manage-manifests#inject_build_variables_into_the_manifest',
  confidence: 'A',
  aliases: [],
  messages: {
    open: {
      severity: 'error',
      text: {
        en: 'Nothing fills the manifest placeholder `{name}`; the build stops with a merge error.',
        zh: 'manifest 占位符 `{name}` 没有赋值，构建会因合并错误而失败。',
      },
      fix: {
        en: 'Add `{name}` to `manifestPlaceholders` of the default config, flavor or build type.',
        zh: '请在 defaultConfig、flavor 或构建类型的 `manifestPlaceholders` 中加入 `{name}`。',
      },
    },
  },
  *check({ app, modules }) {
    // A library's placeholders may be filled by the app.
    if (app.unreadPlaceholders?.length) return;
    const filled = new Set(modules.flatMap((module) => Object.keys(module.manifestPlaceholders)));
    const seen = new Set<string>();
    for (const { manifest, kind } of modules)
      for (const { value, at } of manifest?.openPlaceholders ?? []) {
        if (value === 'applicationId' || seen.has(value)) continue;
        if (kind === 'library' && (filled.has(value) || app.manifestPlaceholders[value])) continue;
        seen.add(value);
        yield { messageId: 'open', data: { name: value }, at };
      }
  },
});
