import { isOlder, pluginVersion } from '../../../core/project-build.ts';
import { dependenciesOf, known } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { bomOf, docs, pluginArtifact, pluginId, sdkOf, usesInstallationIds } from './facts.ts';

/** Google’s plugin before this is of the time of the support libraries. */
const oldPlugin = '4.3.0';
/** From here on the library opens the activity itself, which Android 12 demands. */
const withoutTrampoline = '22.0.0';
const trampolineTargetSdk = 31;
/** First library with installation ids; known from one secondary source. */
const withInstallationIds = '25.1.2';
/** The BOM that has no `-ktx` libraries any more. */
const bomWithoutKtx = '34.0.0';

export default defineProjectCheck({
  name: 'sdk-outdated',
  title: { en: 'FCM’s library and plugin are recent enough', zh: 'FCM 库与插件版本足够新' },
  steps: ['J3', 'J17'],
  docs: docs.setup,
  confidence: 'B',
  aliases: [],
  messages: {
    plugin: {
      severity: 'warn',
      text: {
        en: 'The google-services plugin is {version}, which today’s Android Gradle plugin and Firebase libraries do not expect.',
        zh: 'google-services 插件版本为 {version}，与现在的 Android Gradle 插件和 Firebase 库不匹配。',
      },
      fix: { en: 'Use 4.3.15 or newer.', zh: '请升级到 4.3.15 或更高版本。' },
    },
    ktx: {
      severity: 'warn',
      text: {
        en: '`{name}` is discontinued: its functions are part of `firebase-messaging` now, and Firebase BoM 34 does not list it.',
        zh: '`{name}` 已停止发布：其功能已并入 `firebase-messaging`，Firebase BoM 34 起不再包含它。',
      },
      fix: { en: 'Depend on `com.google.firebase:firebase-messaging`.', zh: '请改用 `com.google.firebase:firebase-messaging`。' },
    },
    'ktx-unresolved': {
      severity: 'error',
      text: {
        en: '`{name}` takes its version from Firebase BoM {bom}, which has none for it: the build cannot resolve it.',
        zh: '`{name}` 的版本由 Firebase BoM {bom} 提供，但该 BoM 已不包含它：构建无法解析此依赖。',
      },
      fix: { en: 'Depend on `com.google.firebase:firebase-messaging`.', zh: '请改用 `com.google.firebase:firebase-messaging`。' },
    },
    trampoline: {
      severity: 'warn',
      text: {
        en: 'firebase-messaging {version} with targetSdk {targetSdk}: Android 12 and newer do not let its service open the activity after a tap.',
        zh: 'firebase-messaging {version} 搭配 targetSdk {targetSdk}：Android 12 及以上不允许由其服务在点击后打开页面。',
      },
      fix: { en: 'Use firebase-messaging 22 or newer.', zh: '请升级到 firebase-messaging 22 或更高版本。' },
    },
    'installation-ids': {
      severity: 'warn',
      text: {
        en: 'Installation ids are switched on, but firebase-messaging {version} does not know them yet (25.1.2 does).',
        zh: '已开启安装 ID 模式，但 firebase-messaging {version} 尚不支持（25.1.2 起支持）。',
      },
      fix: {
        en: 'Use firebase-messaging 25.1.2 or newer, or remove `firebase_messaging_installation_id_enabled`.',
        zh: '请升级到 firebase-messaging 25.1.2 或更高版本，或去掉 `firebase_messaging_installation_id_enabled`。',
      },
    },
  },
  *check({ project, app, modules }) {
    const plugin = pluginVersion(project, app, pluginId, pluginArtifact);
    if (plugin && isOlder(plugin.value, oldPlugin)) yield { messageId: 'plugin', data: { version: plugin.value }, at: plugin.at };

    const bom = known(bomOf(modules)?.version);
    for (const { module = '', version, at } of dependenciesOf(modules)) {
      if (module !== 'com.google.firebase:firebase-messaging-ktx') continue;
      const unresolved = version === undefined && bom !== undefined && /^\d/.test(bom) && !isOlder(bom, bomWithoutKtx);
      yield unresolved
        ? { messageId: 'ktx-unresolved', data: { name: module, bom }, at }
        : { messageId: 'ktx', data: { name: module }, at };
    }

    const sdk = sdkOf(modules);
    if (sdk?.version === undefined) return;
    const targetSdk = known(app.targetSdk);
    if (targetSdk !== undefined && targetSdk >= trampolineTargetSdk && isOlder(sdk.version, withoutTrampoline))
      yield { messageId: 'trampoline', data: { version: sdk.version, targetSdk }, at: sdk.dependency.at };
    if (usesInstallationIds(modules) && isOlder(sdk.version, withInstallationIds))
      yield { messageId: 'installation-ids', data: { version: sdk.version }, at: sdk.dependency.at };
  },
});
