import { describe, expect, it } from 'vitest';
import { endpointsOf, findEntry } from '../../../src/core/catalogue.ts';
import { statusOfEntry } from '../../../src/core/judge.ts';
import { placeholders } from '../../../src/core/text.ts';
import { catalogue } from '../../../src/vendors/meizu/errors.ts';

/** Every row of reference/meizu.md §6.1 and §6.2 but the two successes. */
const top =
  '-1 300 500 1001 1003 1005 1006 110000 110001 110002 110003 110004 110009 110010 110019 110031 110032 110033 110051 110053'.split(' ');
const target = '201 501 513 518 519 520 110002 110003 110005 110010 110011'.split(' ');

describe('the catalogue', () => {
  it.each(top)('explains the top-level code %s', (code) => expect(findEntry(catalogue, 'send', code)).toBeDefined());
  it.each(target)('explains the code %s inside `value`', (code) => expect(findEntry(catalogue, 'send', code, 'target')).toBeDefined());
  it.each(['110000', '110001', 'invalid push message', 'ActivityNotFoundException'])(
    'explains the client code %s in its own words',
    (code) => expect(findEntry(catalogue, 'client', code)?.endpoint).toBe('client'),
  );
  it.each(['200', '0', '110006', '110012', '521'])('does not invent a meaning for %s', (code) =>
    expect(findEntry(catalogue, 'send', code)).toBeUndefined(),
  );
  it('tells the two meanings of 110010 apart (README: rate at top level and switch off per target)', () => {
    expect(findEntry(catalogue, 'send', '110010')).toMatchObject({ class: 'quota', notTaken: true });
    expect(findEntry(catalogue, 'send', '110010', 'target')).toMatchObject({ class: 'app-state', advice: 'none' });
  });
  it('tells the meanings of 500 apart by endpoint', () =>
    expect(['send', 'statistics', 'cancel'].map((endpoint) => findEntry(catalogue, endpoint, '500')?.class)).toEqual([
      'server',
      'payload',
      'payload',
    ]));
  it('has unique keys', () => {
    const keys = catalogue.entries.flatMap((entry) =>
      endpointsOf(entry).flatMap((endpoint) =>
        [entry.code, ...(entry.aliases ?? [])].map((code) => `${endpoint} ${code} ${entry.subCode ?? ''}`),
      ),
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
  it('ends every sentence with a full stop, in both languages, with equal placeholders', () => {
    for (const entry of catalogue.entries)
      for (const text of [entry.title, entry.cause, entry.fix]) {
        expect(text.en, entry.code).toMatch(/\.$/);
        expect(text.zh, entry.code).toMatch(/。$/);
        expect(placeholders(text.en)).toEqual(placeholders(text.zh));
      }
  });
  it('cites https sources', () => {
    for (const source of [catalogue.docs, ...catalogue.entries.flatMap((entry) => entry.source ?? [])])
      expect(new URL(source).protocol).toBe('https:');
  });
  it('retries nothing but explicit refusals, never a 500 and never a daily quota', () =>
    expect(catalogue.entries.filter((entry) => entry.notTaken).map((entry) => entry.code)).toEqual(['1003', '110010', '518', '519']));
  it('never authorises again: there is nothing to renew', () => expect(catalogue.entries.filter((entry) => entry.reauthorise)).toEqual([]));
  it.each([
    ['1006', undefined, 'unauthorized'],
    ['110000', undefined, 'unauthorized'],
    ['110002', 'target', 'invalid-token'],
    ['110005', 'target', 'invalid-token'],
    ['110011', 'target', 'throttled'],
    ['110053', undefined, 'rejected'],
    ['500', undefined, 'unknown'],
    ['501', 'target', 'unknown'],
    ['1003', undefined, 'unreachable'],
  ])('gives %s (%s) the status %3$s', (code, subCode, status) =>
    expect(statusOfEntry(findEntry(catalogue, 'send', code, subCode)!)).toBe(status),
  );
});
