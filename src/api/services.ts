import { PushCheckError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import type { Vendor } from '../core/vendor.ts';
import { platformNames, platforms, type PlatformId } from '../platforms/index.ts';
import { vendorNames, vendors, type VendorId } from '../vendors/index.ts';

/** What vendors and platforms have in common. */
export type Service = Pick<Vendor, 'id' | 'displayName' | 'account' | 'client' | 'errors' | 'rules' | 'trace' | 'receipts' | 'project'>;

export type ServiceId = VendorId | PlatformId;

/** Every vendor, then every platform. */
export const serviceNames = [...vendorNames, ...platformNames];

/** The vendor or platform with this id or alias, in any capitalisation. */
export function findService(name: string): ServiceId | undefined {
  const lower = name.toLowerCase();
  return serviceNames.find((service) => service.id === lower || (service.aliases as readonly string[]).includes(lower))?.id;
}

/** As `findService`. @throws {PushCheckError} `ERR_USAGE` naming the nearest one. */
export function serviceId(name: string): ServiceId {
  const found = findService(name);
  if (found) return found;
  const ids = serviceNames.map((service) => service.id);
  const near = nearest(name.toLowerCase(), ids) ?? '';
  throw new PushCheckError(
    'ERR_USAGE',
    near === ''
      ? { en: 'There is no vendor or platform `{name}`; known are {known}.', zh: '没有名为 `{name}` 的厂商或平台；可用：{known}。' }
      : {
          en: 'There is no vendor or platform `{name}`; did you mean `{near}`? Known are {known}.',
          zh: '没有名为 `{name}` 的厂商或平台；是否想写 `{near}`？可用：{known}。',
        },
    { data: { name, near, known: ids.join(', ') } },
  );
}

/** Loads a vendor's or platform's table of contents. */
export async function loadService(id: ServiceId): Promise<Service> {
  return Object.hasOwn(platforms, id) ? (platforms[id as PlatformId]() as Promise<Service>) : vendors[id as VendorId]();
}

/** The section of config and message files in which its block stands. */
export function sectionOf(id: ServiceId): 'vendors' | 'platforms' {
  return Object.hasOwn(platforms, id) ? 'platforms' : 'vendors';
}

/** A vendor or a platform as written in prose. */
export function serviceName(id: string): string {
  return serviceNames.find((service) => service.id === id)?.displayName ?? id;
}
