/** Splits a JSON pointer (RFC 6901) into its unescaped segments; the empty pointer has none. */
export function segmentsOf(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Joins segments to a JSON pointer. */
export function pointerOf(segments: readonly (string | number)[]): string {
  return segments.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The value at a pointer, or undefined; what is only inherited is not there. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const segment of segmentsOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string, unknown>)[segment];
  }
  return value;
}

/** Sets the value at a pointer, making objects on the way (an array where the next segment is a number and nothing is there yet is not made). */
export function setAt(root: Record<string, unknown>, pointer: string, value: unknown): void {
  const segments = segmentsOf(pointer);
  const last = segments.pop();
  if (last === undefined) return;
  let object: Record<string, unknown> = root;
  for (const segment of segments) {
    const next = Object.hasOwn(object, segment) ? object[segment] : undefined;
    if (typeof next === 'object' && next !== null) object = next as Record<string, unknown>;
    else {
      const made: Record<string, unknown> = {};
      defineOwn(object, segment, made);
      object = made;
    }
  }
  defineOwn(object, last, value);
}

/** Plain assignment, except that `__proto__` becomes an own key and never the prototype. */
function defineOwn(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}

/** A pointer below another one. */
export function below(pointer: string, ...segments: (string | number)[]): string {
  return `${pointer}${pointerOf(segments)}`;
}
