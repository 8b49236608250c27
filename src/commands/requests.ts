import type { Scene, SetupRequest } from '../api/setup.ts';
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

/** Network options as an api request. */
export function networkRequest(options: Record<string, unknown>): NetworkRequest {
  return {
    ...(options['proxy'] === undefined ? {} : { proxy: options['proxy'] as string }),
    ...(options['ca'] === undefined ? {} : { caFile: options['ca'] as string }),
    ...(options['timeout'] === undefined ? {} : { timeoutMs: options['timeout'] as number }),
  };
}
