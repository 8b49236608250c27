import type { SetupRequest } from '../api/setup.ts';
import type { NetworkRequest } from '../api/transport.ts';
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

/** Network options as an api request. */
export function networkRequest(options: Record<string, unknown>): NetworkRequest {
  return {
    ...(options['proxy'] === undefined ? {} : { proxy: options['proxy'] as string }),
    ...(options['ca'] === undefined ? {} : { caFile: options['ca'] as string }),
    ...(options['timeout'] === undefined ? {} : { timeoutMs: options['timeout'] as number }),
  };
}
