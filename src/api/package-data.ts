import { endpointsOf } from '../core/catalogue.ts';
import { jsonSchemaOf } from '../core/config-schema.ts';
import { statusOfEntry } from '../core/judge.ts';
import { reportJsonSchema } from '../core/report-schema.ts';
import { platformNames } from './platforms.ts';
import { loadService, serviceNames, type ServiceId } from './services.ts';
import { facetOf } from './setup.ts';
import { vendorNames } from './vendors.ts';

/** The data files of the package, made from the same source as the tool: file name → content. */
export async function packageData(): Promise<Record<string, unknown>> {
  const loaded = await Promise.all(serviceNames.map(async ({ id, displayName }) => ({ id, displayName, vendor: await loadService(id) })));
  const facetsOf = async (names: readonly { id: ServiceId }[]) =>
    Object.fromEntries(await Promise.all(names.map(async ({ id }) => [id, await facetOf(id)] as const)));
  const codes = await Promise.all(
    loaded.map(async ({ id, displayName, vendor }) => {
      const { catalogue } = await vendor.errors();
      return catalogue.entries.map((entry) => ({
        vendor: id,
        displayName,
        endpoints: endpointsOf(entry),
        code: entry.code,
        ...(entry.subCode === undefined ? {} : { subCode: entry.subCode }),
        ...(entry.aliases === undefined ? {} : { aliases: entry.aliases }),
        ...(entry.name === undefined ? {} : { name: entry.name }),
        class: entry.class,
        status: statusOfEntry(entry),
        retryable: entry.notTaken === true,
        advice: entry.advice,
        title: entry.title,
        cause: entry.cause,
        fix: entry.fix,
        source: entry.source ?? catalogue.docs,
        confidence: entry.confidence,
      }));
    }),
  );
  return {
    'schema/config.json': {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      ...jsonSchemaOf(await facetsOf(vendorNames), { platformFacets: await facetsOf(platformNames) }),
    },
    'schema/report.json': reportJsonSchema,
    'codes.json': { schema: 'push-check/codes@1', codes: codes.flat() },
  };
}
