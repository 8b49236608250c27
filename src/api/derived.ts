import { valueAt } from '../core/pointer.ts';
import type { Derived } from '../core/result.ts';
import type { WireResult } from '../core/wire.ts';

/** Every wire value that push-check chose or computed itself, with what from. */
export function derivedOf(result: WireResult<unknown>): Derived[] {
  return Object.entries(result.origin).flatMap(([path, origin]) => {
    if (!origin.startsWith('derived:') && origin !== 'default') return [];
    return [{ path, value: valueAt(result.wire, path), from: origin.startsWith('derived:') ? origin.slice('derived:'.length) : origin }];
  });
}
