/** A JSON object of a request. */
export type Fields = Record<string, unknown>;

/** What a value must be: an object names its members, a list of one is a list of such values. Other names may hold anything. */
export type Shape = 'string' | 'integer' | readonly [Shape] | { readonly [name: string]: Shape };

/** Tells whether a JSON value is an object. */
export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object below a name, or an empty one. */
export function objectAt(parent: Fields, name: string): Fields {
  const value = parent[name];
  return isObject(value) ? value : {};
}

/** Tells whether a text is there and not empty. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** Tells whether an optional number is absent or inside the range. */
export function isWithin(value: unknown, min: number, max: number): boolean {
  return value === undefined || value === null || (typeof value === 'number' && value >= min && value <= max);
}

/** The dotted path of the first value that does not have its type; null is absent. */
export function findMismatch(value: unknown, shape: Shape, path = ''): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (shape === 'string') return typeof value === 'string' ? undefined : path;
  if (shape === 'integer') return Number.isInteger(value) ? undefined : path;
  if (isList(shape)) {
    if (!Array.isArray(value)) return path;
    for (const [index, item] of value.entries()) {
      const found = item === null ? `${path}[${index}]` : findMismatch(item, shape[0], `${path}[${index}]`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (!isObject(value)) return path;
  for (const [name, member] of Object.entries(shape)) {
    const found = findMismatch(value[name], member, path === '' ? name : `${path}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isList(shape: Exclude<Shape, string>): shape is readonly [Shape] {
  return Array.isArray(shape);
}
