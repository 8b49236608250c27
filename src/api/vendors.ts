import { PushCheckError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import { vendors, vendorNames, type VendorId } from '../vendors/index.ts';

/** The vendor id for an id, alias or any capitalisation. @throws {PushCheckError} `ERR_USAGE` naming the nearest one. */
export function vendorId(name: string): VendorId {
  const lower = name.toLowerCase();
  const found = vendorNames.find((vendor) => vendor.id === lower || (vendor.aliases as readonly string[]).includes(lower));
  if (found) return found.id;
  const near =
    nearest(
      lower,
      vendorNames.map((vendor) => vendor.id),
    ) ?? '';
  const known = vendorNames.map((vendor) => vendor.id).join(', ');
  throw new PushCheckError(
    'ERR_USAGE',
    near === ''
      ? { en: 'There is no vendor `{name}`; known are {known}.', zh: '没有名为 `{name}` 的厂商；可用：{known}。' }
      : {
          en: 'There is no vendor `{name}`; did you mean `{near}`? Known are {known}.',
          zh: '没有名为 `{name}` 的厂商；是否想写 `{near}`？可用：{known}。',
        },
    { data: { name, near, known } },
  );
}

/** As written in prose. */
export function displayName(id: string): string {
  return vendorNames.find((vendor) => vendor.id === id)?.displayName ?? id;
}

/** The facets that a push needs, loaded side by side. */
export async function loadForSend(id: VendorId) {
  const vendor = await vendors[id]();
  const [client, message, errors, token, rules] = await Promise.all([
    vendor.client(),
    vendor.message(),
    vendor.errors(),
    vendor.token(),
    vendor.rules(),
  ]);
  return {
    vendor,
    adapter: client.adapter,
    toWire: message.toWire,
    kinds: message.kinds,
    catalogue: errors.catalogue,
    tokenFacet: token.tokenFacet,
    rules: rules.rules,
  };
}

export type SendFacets = Awaited<ReturnType<typeof loadForSend>>;
export { vendors, vendorNames, type VendorId };
