import type { Vendor } from '../core/vendor.ts';
import type { VendorId } from './names.ts';

export { vendorNames } from './names.ts';
export type { VendorId } from './names.ts';

/** The registry: one line per vendor; a vendor is loaded when it is asked for. */
export const vendors: Record<VendorId, () => Promise<Vendor>> = {
  fcm: async () => (await import('./fcm/index.ts')).default,
  apns: async () => (await import('./apns/index.ts')).default,
  huawei: async () => (await import('./huawei/index.ts')).default,
  honor: async () => (await import('./honor/index.ts')).default,
  xiaomi: async () => (await import('./xiaomi/index.ts')).default,
  oppo: async () => (await import('./oppo/index.ts')).default,
  vivo: async () => (await import('./vivo/index.ts')).default,
  meizu: async () => (await import('./meizu/index.ts')).default,
};
