import { PushCheckError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import { platformNames, platforms, type PlatformId } from '../platforms/index.ts';

/** Whether the text names a platform: its id, an alias, in any capitalisation. */
export function findPlatform(name: string): PlatformId | undefined {
  const lower = name.toLowerCase();
  return platformNames.find((platform) => platform.id === lower || (platform.aliases as readonly string[]).includes(lower))?.id;
}

/** The platform id for an id, alias or any capitalisation. @throws {PushCheckError} `ERR_USAGE` naming the nearest one. */
export function platformId(name: string): PlatformId {
  const found = findPlatform(name);
  if (found) return found;
  const ids = platformNames.map((platform) => platform.id);
  const near = nearest(name.toLowerCase(), ids) ?? '';
  throw new PushCheckError(
    'ERR_USAGE',
    near === ''
      ? { en: 'There is no platform `{name}`; known are {known}.', zh: '没有名为 `{name}` 的平台；可用：{known}。' }
      : {
          en: 'There is no platform `{name}`; did you mean `{near}`? Known are {known}.',
          zh: '没有名为 `{name}` 的平台；是否想写 `{near}`？可用：{known}。',
        },
    { data: { name, near, known: ids.join(', ') } },
  );
}

/** As written in prose. */
export function platformDisplayName(id: string): string {
  return platformNames.find((platform) => platform.id === id)?.displayName ?? id;
}

/** The facets that a push through a platform needs, loaded side by side. */
export async function loadPlatform(id: PlatformId) {
  const platform = await platforms[id]();
  const [client, message, errors, rules, display] = await Promise.all([
    platform.client(),
    platform.message(),
    platform.errors(),
    platform.rules(),
    platform.display(),
  ]);
  return {
    platform,
    adapter: client.adapter,
    toWire: message.toWire,
    vias: message.vias,
    catalogue: errors.catalogue,
    rules: rules.rules,
    displayFacet: display.displayFacet,
  };
}

export type PlatformFacets = Awaited<ReturnType<typeof loadPlatform>>;
export { platformNames, platforms, type PlatformId };

/** The user whom the sandbox addresses when none is named. */
export const sandboxUser = 'bob';

/** The group that every platform's emulator has; `sandboxUser` is one of its members. */
export const sandboxGroup = 'team';
