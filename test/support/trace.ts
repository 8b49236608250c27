import { describe, expect, it } from 'vitest';
import type { AccountBase } from '../../src/core/account.ts';
import type { HttpResponse } from '../../src/core/http.ts';
import { traceStages, type TraceFacet } from '../../src/core/trace.ts';
import { isExplained } from './receipts.ts';

export const nowMs = Date.parse('2026-11-20T04:00:00Z');

/** A response with the parts a test cares about. */
export function answer(body: string | object, part: Partial<HttpResponse> = {}): HttpResponse {
  return { status: 200, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body), timings: { totalMs: 1 }, ...part };
}

const garbage = [
  '',
  'null',
  '[]',
  '{}',
  '42',
  '"x"',
  '<html>502</html>',
  '{"code":0}',
  '{"data":{"data":[null]}}',
  '{"statistics":[null]}',
  '{"code":"200","value":[null]}',
];

/** What must hold for every vendor's trace. */
export function traceContract<Account extends AccountBase>(facet: TraceFacet<Account>): void {
  describe('a trace of any vendor', () => {
    it('says where to look, and which receipt tells it', () => {
      for (const text of [facet.where, facet.receipt, ...(facet.offered ? [facet.about] : [])]) {
        expect(text.en).toMatch(/\.$/);
        expect(text.zh).toMatch(/。$/);
      }
      expect(facet.source).toMatch(/^https:\/\/\S+$/);
    });

    it.each(garbage)('reads no row out of %j', (body) => {
      expect(facet.statistics?.(body, { nowMs })).toBeUndefined();
      if (facet.offered) expect(facet.read(answer(body), 'id', { nowMs }).ok).not.toBe(true);
    });
  });
}

/** Every counter of a row is explained, in both languages. */
export function rowsAreExplained(facet: TraceFacet<never>, text: string): void {
  const rows = facet.statistics?.(text, { nowMs });
  expect(rows?.length).toBeGreaterThan(0);
  for (const row of rows ?? []) {
    expect(traceStages).toContain(row.stage);
    for (const entry of row.entries) isExplained(entry);
  }
}
