import type { Scene, SetupRequest } from '../api/setup.ts';
import type { NetworkRequest } from '../api/transport.ts';
import type { Deps } from '../api/deps.ts';
import type { ShownNames } from '../api/platform-message.ts';
import { cleanText } from '../core/redact.ts';
import { render, type Text } from '../core/text.ts';
import type { GlobalOptions } from './command.ts';

/** Config and sandbox options as an api request. */
export function setupRequest(options: Record<string, unknown>, global: GlobalOptions): SetupRequest {
  return {
    config: {
      ...(global.config === undefined ? {} : { path: global.config }),
      ...(global.profile === undefined ? {} : { profile: global.profile }),
      allowCode: global.allowCodeConfig,
    },
    sandbox: options['sandbox'] === true,
    faults: (options['fault'] as string[] | undefined) ?? [],
  };
}

/** How the sandbox's users and phones shall stand, when anything was said about it. */
export function sceneRequest(options: Record<string, unknown>): { scene?: Scene } {
  const scene: Scene = {
    ...(options['userState'] === undefined ? {} : { state: options['userState'] as NonNullable<Scene['state']> }),
    ...(options['userVendor'] === undefined ? {} : { vendor: options['userVendor'] as string }),
    ...(options['policy'] === undefined ? {} : { policy: options['policy'] as 'all' | 'any' }),
    ...(options['phone'] === undefined ? {} : { phone: options['phone'] as NonNullable<Scene['phone']> }),
  };
  return Object.keys(scene).length === 0 ? {} : { scene };
}

const repeated: Text = {
  en: '`{user}` was named more than once and counts once.',
  zh: '`{user}` 被重复指定，只计一次。',
};

/** Users or groups as named, each once; who was named again is told. */
export function eachOnce(named: readonly string[], deps: Pick<Deps, 'lang' | 'progress'>): string[] {
  const once = [...new Set(named)];
  for (const user of once)
    if (named.indexOf(user) !== named.lastIndexOf(user))
      deps.progress({ type: 'note', text: render(repeated, deps.lang, { user: cleanText(user) }) });
  return once;
}

/** The names of sender and group, as far as they were said. */
export function namesRequest(options: Record<string, unknown>): { names?: ShownNames } {
  const names: ShownNames = {
    ...(options['fromName'] === undefined ? {} : { sender: options['fromName'] as string }),
    ...(options['groupName'] === undefined ? {} : { group: options['groupName'] as string }),
    ...(options['nameCard'] === undefined ? {} : { card: options['nameCard'] as string }),
  };
  return Object.keys(names).length === 0 ? {} : { names };
}

/** Network options as an api request. */
export function networkRequest(options: Record<string, unknown>): NetworkRequest {
  return {
    ...(options['proxy'] === undefined ? {} : { proxy: options['proxy'] as string }),
    ...(options['ca'] === undefined ? {} : { caFile: options['ca'] as string }),
    ...(options['timeout'] === undefined ? {} : { timeoutMs: options['timeout'] as number }),
  };
}
