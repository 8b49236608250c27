import { isOlder, pluginVersion } from '../../../core/project-build.ts';
import { defineProjectCheck } from './check.ts';
import { docs, pluginArtifact, pluginId } from './facts.ts';

/** The version of HUAWEI's own demo; guides still print 1.4.1.300. */
const oldestPlugin = '1.6.0';

export default defineProjectCheck({
  name: 'sdk-outdated',
  title: { en: 'The AGC plugin is recent enough', zh: 'AGC 插件版本足够新' },
  steps: ['J3'],
  docs: docs.demo,
  confidence: 'B',
  aliases: [],
  messages: {
    plugin: {
      severity: 'warn',
      text: {
        en: 'The AGC plugin (agcp) is {version}, older than the 1.6.0.300 of HUAWEI’s demo; it is not made for Gradle 7 and later.',
        zh: 'AGC 插件（agcp）版本为 {version}，早于华为示例使用的 1.6.0.300，不适用于 Gradle 7 及以上。',
      },
      fix: {
        en: 'Use 1.9.1.300 or newer with Gradle 7 and later, else 1.6.0.300.',
        zh: 'Gradle 7 及以上请使用 1.9.1.300 或更高版本，否则使用 1.6.0.300。',
      },
    },
  },
  *check({ project, app }) {
    const version = pluginVersion(project, app, pluginId, pluginArtifact);
    if (version && isOlder(version.value, oldestPlugin)) yield { messageId: 'plugin', data: { version: version.value }, at: version.at };
  },
});
