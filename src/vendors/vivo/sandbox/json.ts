/** A JSON object as it came. */
export type Fields = Record<string, unknown>;

/** What vivo's server wants behind a name; `integer` has 32 bits, `long` 64. Digits in text pass as numbers, as many clients send them. */
export type JsonKind = 'integer' | 'long' | 'text' | 'flag' | 'object' | 'objects' | 'texts' | 'map';

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object in a body, or undefined. */
export function parseObject(body: Buffer): Fields | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isText = (value: unknown) => typeof value === 'string';
const isWhole = (value: unknown) => (typeof value === 'string' ? /^-?\d{1,19}$/.test(value) : Number.isInteger(value));

const checks: Record<JsonKind, (value: unknown) => boolean> = {
  integer: (value) => isWhole(value) && Math.abs(Number(value)) <= 2_147_483_647,
  long: isWhole,
  text: isText,
  flag: (value) => typeof value === 'boolean',
  object: isObject,
  objects: (value) => Array.isArray(value) && value.every(isObject),
  texts: (value) => Array.isArray(value) && value.every(isText),
  map: (value) => isObject(value) && Object.values(value).every((child) => child === null || isText(child)),
};

/** Whether every named value that is there has its kind. */
export function hasKinds(fields: Fields, kinds: Readonly<Record<string, JsonKind>>): boolean {
  return Object.entries(kinds).every(([name, kind]) => {
    const value = fields[name];
    return value === undefined || value === null || checks[kind](value);
  });
}

/** A whole number that passed `hasKinds`; undefined when there is none. */
export function integerAt(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  return value === undefined || value === null ? undefined : Number(value);
}

/** A text that passed `hasKinds`; empty when there is none. */
export function textAt(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}
