import type { BodyEvent } from '../core/events.ts';
import { PushCheckError } from '../core/errors.ts';
import type { Deps } from './deps.ts';
import { platformNames } from './platforms.ts';
import type { ServiceId } from './services.ts';
import { facetOf, readConfig, refuseInvalid, type ConfigRequest } from './setup.ts';
import { vendorNames } from './vendors.ts';

async function facetsOf(names: readonly { id: ServiceId }[]) {
  return Object.fromEntries(await Promise.all(names.map(async ({ id }) => [id, await facetOf(id)] as const)));
}

/** The effective settings, each with its source; secrets masked. Errors are thrown after what could be read was shown. */
export async function* showConfig(request: ConfigRequest & { showTokens: boolean }, deps: Deps): AsyncGenerator<BodyEvent> {
  const loaded = await readConfig(request, deps);
  const { showConfig: settings } = await import('../configfile/show.ts');
  const fieldsOf = async (names: readonly { id: ServiceId }[]) =>
    Object.fromEntries(Object.entries(await facetsOf(names)).map(([id, facet]) => [id, facet.fields]));
  const shown = settings(loaded, {
    fields: await fieldsOf(vendorNames),
    platformFields: await fieldsOf(platformNames),
    showTokens: request.showTokens,
  });
  if (shown.length === 0 && loaded.problems.length === 0)
    throw new PushCheckError(
      'ERR_CONFIG_MISSING',
      { en: 'There is no configuration here.', zh: '此处没有配置。' },
      {
        fix: {
          en: 'Run `push-check init`, or try without: `push-check send --sandbox`.',
          zh: '请运行 `push-check init`；也可以先试 `push-check send --sandbox`。',
        },
      },
    );
  for (const { path, value, source } of shown)
    yield {
      type: 'result',
      result: { kind: 'setting', path, value, source: shortSource(source, deps.cwd), ...(value === '***' ? { secret: true } : {}) },
    };
  refuseInvalid(loaded);
}

function shortSource(source: string, cwd: string): string {
  return source.startsWith(`file:${cwd}/`) ? `file:${source.slice(`file:${cwd}/`.length)}` : source;
}

/** The JSON Schema of the config file. */
export async function* configSchema(deps: Deps): AsyncGenerator<BodyEvent> {
  const { jsonSchemaOf } = await import('../core/config-schema.ts');
  yield {
    type: 'result',
    result: {
      kind: 'document',
      name: 'config schema',
      content: jsonSchemaOf(await facetsOf(vendorNames), { platformFacets: await facetsOf(platformNames), lang: deps.lang }),
    },
  };
}
