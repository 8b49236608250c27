import type { AndroidModule } from '../../core/project.ts';
import { defineProjectCheck } from './check.ts';

/** Plugins that fill no placeholder of a manifest. Others may: Flutter's fills `applicationName`, React Native's and one's own what they like. */
const plainPlugins =
  /^(?:com\.android\.(?:application|library)|(?:com\.google\.gms\.google-services|com\.google\.firebase\.[\w-]+|com\.huawei\.agconnect|com\.hihonor\.mcs\.asplugin)|com\.google\.(?:devtools\.ksp|dagger\.hilt\.android|protobuf)|org\.jetbrains\.kotlin\.[\w.-]+|kotlin-[\w-]+|kotlin|kotlinx-serialization|androidx\.navigation\.safeargs(?:\.kotlin)?|dagger\.hilt\.android\.plugin|org\.greenrobot\.greendao|maven|maven-publish|signing|checkstyle|jacoco|idea|java|base|com\.diffplug\.spotless|io\.gitlab\.arturbosch\.detekt)$/;

function mayFillUnseen({ plugins, unreadPlaceholders = [], unreadScripts = [] }: AndroidModule): boolean {
  return unreadPlaceholders.length + unreadScripts.length > 0 || plugins.some(({ id, applied }) => applied && !plainPlugins.test(id));
}

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
    if (mayFillUnseen(app)) return;
    const filled = new Set(modules.flatMap((one) => Object.keys(one.manifestPlaceholders)));
    const seen = new Set<string>();
    for (const module of modules.filter((one) => !mayFillUnseen(one)))
      for (const { value, at } of module.manifest?.openPlaceholders ?? []) {
        if (value === 'applicationId' || seen.has(value)) continue;
        if (module.kind === 'library' && (filled.has(value) || app.manifestPlaceholders[value])) continue;
        seen.add(value);
        yield { messageId: 'open', data: { name: value }, at };
      }
  },
});
