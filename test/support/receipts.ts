import { describe, expect, it } from 'vitest';
import { placeholders, render, type Text } from '../../src/core/text.ts';
import { receiptEvents, type ReceiptEntry, type ReceiptFacet } from '../../src/core/receipt.ts';
import { traceStages, type Meaning } from '../../src/core/trace.ts';

/** Bodies that no vendor posts. */
const garbage = [
  '',
  ' ',
  'null',
  '[]',
  '{}',
  '[[]]',
  '[null]',
  '"text"',
  '42',
  '{"a":null}',
  '{"a":[]}',
  '{"statuses":[]}',
  '{"statuses":[null]}',
  '{"statuses":{}}',
  'data=',
  'data=%7B',
  'data=null',
  'cb=%7B%22x-1%22%3Anull%7D',
  '%%%=%%%',
  '<html></html>',
  '{"__proto__":{"type":1,"targets":"x"}',
  '\u0000',
];

/** Whole sentences in both languages, with values for all their placeholders. */
export function isExplained(entry: Meaning & { data?: ReceiptEntry['data'] }): void {
  for (const text of [entry.title, entry.cause, entry.fix] satisfies Text[]) {
    expect(placeholders(text.en)).toEqual(placeholders(text.zh));
    expect(render(text, 'en', entry.data)).toMatch(/[^{}]\.$/);
    expect(render(text, 'zh', entry.data)).toMatch(/。$/);
    expect(render(text, 'en', entry.data)).not.toMatch(/\{\w+\}/);
  }
  expect(entry.source).toMatch(/^https:\/\/\S+$/);
  expect(['A', 'B', 'C', '?']).toContain(entry.confidence);
}

/** What must hold for every vendor's receipts. */
export function receiptContract(facet: ReceiptFacet): void {
  describe('receipts of any vendor', () => {
    it.each(garbage)('are not read out of %j', (body) => expect(facet.recognise(body)).toBeUndefined());

    it('are read from every sample, and explained', () => {
      for (const sample of facet.samples) {
        const entries = facet.recognise(sample.body, sample.headers);
        expect(entries?.length, sample.name).toBeGreaterThan(0);
        for (const entry of entries ?? []) {
          isExplained(entry);
          expect(receiptEvents).toContain(entry.event);
          expect(traceStages).toContain(entry.stage);
        }
      }
      expect(facet.samples.length > 0).toBe(facet.offered);
    });

    it('say where they are configured', () => {
      expect(facet.how.en).toMatch(/\.$/);
      expect(facet.how.zh).toMatch(/。$/);
    });

    it('can be verified only with what is declared', () => {
      expect(facet.verify === undefined).toBe(facet.credentials === undefined);
      expect(facet.verify === undefined).toBe(facet.proves === undefined);
    });
  });
}
