import { isSameMethod } from '../../../core/project-code.ts';
import { hasSources } from '../../../core/project-look.ts';
import { isOn } from '../../../core/source-index.ts';
import { docs } from '../wire.ts';
import { defineProjectCheck } from './check.ts';
import { client, enabledVendors, ownCalls } from './facts.ts';

export default defineProjectCheck({
  name: 'init-order',
  title: { en: 'The push config is set before the SDK is initialised', zh: '初始化 SDK 之前设置推送配置' },
  steps: ['J10', 'J11'],
  docs: docs.overview,
  confidence: 'A',
  aliases: [],
  messages: {
    late: {
      severity: 'error',
      text: {
        en: '`setPushConfig` stands behind `init`: the SDK has already read its options, and no vendor is enabled.',
        zh: '`setPushConfig` 写在 `init` 之后：SDK 已读取配置，所有厂商推送都没有启用。',
      },
      fix: {
        en: 'Build the push config and set it on the options, then call `init`.',
        zh: '请先构建推送配置并设置到 options，再调用 `init`。',
      },
    },
    notSet: {
      severity: 'error',
      text: {
        en: 'Vendors are enabled on a push config, but no code hands it to the options (`setPushConfig`).',
        zh: '代码启用了厂商推送，但没有把推送配置设置到 options（`setPushConfig`）。',
      },
      fix: {
        en: 'Call `options.setPushConfig(builder.build())` before `init`.',
        zh: '请在 `init` 之前调用 `options.setPushConfig(builder.build())`。',
      },
    },
    missing: {
      severity: 'warn',
      text: {
        en: 'The SDK is initialised without any vendor: offline the app has no way to be reached.',
        zh: '初始化 SDK 时没有启用任何厂商推送，应用离线后无法收到通知。',
      },
      fix: {
        en: 'Enable the vendors on `EMPushConfig.Builder` (Agora build: `PushConfig.Builder`) and set it before `init`.',
        zh: '请用 `EMPushConfig.Builder`（声网版本为 `PushConfig.Builder`）启用各厂商，并在 `init` 之前设置。',
      },
    },
  },
  *check({ modules }) {
    if (!hasSources(modules)) return;
    const inits = ownCalls(modules, /^init$/, client);
    const sets = ownCalls(modules, /^(?:setPushConfig|pushConfig)$/).filter((call) => !isOn(call, /ZPNs|Rong/));
    const builds = ownCalls(modules, /^build$/, /Builder|builder/);
    const enabled = enabledVendors(modules);
    const isKotlin = [...inits, ...enabled.map(({ call }) => call)].some(({ at }) => at.file.endsWith('.kt'));
    for (const set of sets) {
      const init = inits.find((call) => isSameMethod(call, set));
      if (init && init.order < set.order) yield { messageId: 'late', at: set.at };
    }
    // Kotlin may set the property in a block whose owner nobody can tell.
    if (sets.length > 0 || isKotlin) return;
    const [first] = enabled;
    const [init] = inits;
    if (first) yield { messageId: 'notSet', at: first.call.at };
    else if (init && builds.length === 0) yield { messageId: 'missing', at: init.at };
  },
});
