import type { Platform } from '../core/platform.ts';
import type { PlatformId } from './names.ts';

export { platformNames } from './names.ts';
export type { PlatformId } from './names.ts';

/** The registry: one line per platform; a platform is loaded when it is asked for. */
export const platforms: Record<PlatformId, () => Promise<Platform>> = {
  'tencent-im': async () => (await import('./tencent-im/index.ts')).default,
  easemob: async () => (await import('./easemob/index.ts')).default,
  zego: async () => (await import('./zego/index.ts')).default,
};
