import { isDeepStrictEqual } from 'node:util';

type Schema = Record<string, unknown>;

const types: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: (value) => Array.isArray(value),
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

const known = new Set([
  '$schema',
  'title',
  'type',
  'const',
  'enum',
  'pattern',
  'format',
  'minimum',
  'items',
  'minItems',
  'maxItems',
  'required',
  'properties',
  'additionalProperties',
  'oneOf',
]);

/** What is wrong with a value by a schema that uses the keywords above; any other keyword is refused, so that nothing is passed over. */
export function schemaFaults(value: unknown, schema: Schema, at = ''): string[] {
  const unknown = Object.keys(schema).filter((keyword) => !known.has(keyword));
  if (unknown.length > 0) throw new Error(`${at}: keyword ${unknown.join(', ')}`);
  const faults: string[] = [];
  const say = (what: string) => faults.push(`${at || '/'}: ${what}`);
  const { type, enum: choices, pattern, format, minimum, items, required, properties = {}, additionalProperties, oneOf } = schema;
  if (type !== undefined && ![type].flat().some((name) => types[name as string]?.(value)))
    say(`no ${String(type)}: ${JSON.stringify(value)}`);
  if ('const' in schema && !isDeepStrictEqual(value, schema['const'])) say(`not ${JSON.stringify(schema['const'])}`);
  if (Array.isArray(choices) && !choices.includes(value)) say(`${JSON.stringify(value)} is none of ${choices.join(', ')}`);
  if (typeof value === 'string') {
    if (typeof pattern === 'string' && !new RegExp(pattern, 'u').test(value)) say(`does not match ${pattern}`);
    if (format === 'date-time' && Number.isNaN(Date.parse(value))) say('no date-time');
  }
  if (typeof value === 'number' && typeof minimum === 'number' && value < minimum) say(`below ${minimum}`);
  if (Array.isArray(value)) {
    if (value.length < Number(schema['minItems'] ?? 0) || value.length > Number(schema['maxItems'] ?? Infinity)) say('has another length');
    if (items) for (const [index, item] of value.entries()) faults.push(...schemaFaults(item, items as Schema, `${at}/${index}`));
  } else if (types['object']?.(value)) {
    for (const name of (required as string[] | undefined) ?? []) if (!Object.hasOwn(value as object, name)) say(`lacks ${name}`);
    for (const [name, member] of Object.entries(value as object)) {
      const own = (properties as Record<string, Schema>)[name];
      if (own) faults.push(...schemaFaults(member, own, `${at}/${name}`));
      else if (additionalProperties === false) say(`has ${name}`);
      else if (typeof additionalProperties === 'object')
        faults.push(...schemaFaults(member, additionalProperties as Schema, `${at}/${name}`));
    }
  }
  if (Array.isArray(oneOf)) {
    const each = (oneOf as Schema[]).map((option) => schemaFaults(value, option, at));
    const fitting = each.filter((list) => list.length === 0).length;
    // The option with the fewest faults is the one that was meant.
    if (fitting === 0) faults.push(...(each.toSorted((a, b) => a.length - b.length)[0] ?? []));
    else if (fitting > 1) say(`fits ${fitting} options`);
  }
  return faults;
}
