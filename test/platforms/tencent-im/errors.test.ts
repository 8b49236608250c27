import { describe, expect, it } from 'vitest';
import { endpointsOf, findEntry } from '../../../src/core/catalogue.ts';
import { placeholders } from '../../../src/core/text.ts';
import { catalogue } from '../../../src/platforms/tencent-im/errors.ts';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const server = [
  60002,
  60003,
  60004,
  60005,
  60006,
  60007,
  60008,
  60009,
  60010,
  60011,
  60012,
  60014,
  60015,
  60016,
  60017,
  60018,
  60019,
  60020,
  70001,
  70002,
  70003,
  70005,
  70009,
  70013,
  70014,
  70016,
  70020,
  70050,
  70051,
  70052,
  70107,
  70169,
  70398,
  70402,
  70403,
  70404,
  70500,
  90001,
  90002,
  90003,
  90005,
  90006,
  90007,
  90009,
  90010,
  90011,
  90012,
  90018,
  90020,
  90022,
  90024,
  90026,
  90031,
  90032,
  90033,
  90039,
  90040,
  90044,
  90045,
  90047,
  90048,
  90049,
  90050,
  90051,
  90052,
  90053,
  90056,
  90057,
  90992,
  90994,
  90995,
  91000,
  91101,
  93000,
  20001,
  20002,
  20003,
  20004,
  20005,
  20006,
  20007,
  20009,
  20010,
  20011,
  20012,
  ...range(80001, 80005),
];
const client = [...range(800001, 800016), 6014, 9523, 6206, 6208, 6026, 70016, -1, 101];

describe('the catalogue', () => {
  it.each(server)('explains server code %d', (code) => expect(findEntry(catalogue, 'send', String(code))).toBeDefined());
  it.each(client)('explains client code %d in its own words', (code) =>
    expect(findEntry(catalogue, 'client', String(code))?.endpoint).toBe('client'),
  );
  it.each([
    ['-1', 'channel'],
    ['-2', 'token'],
  ])('explains %s of the loss lists and of a trace', (code, errorClass) => {
    expect(findEntry(catalogue, 'loss', code)?.class).toBe(errorClass);
    expect(findEntry(catalogue, 'trace', code)?.class).toBe(errorClass);
  });
  it.each(['0', '1', '90004', '70099', '60001'])('does not invent a meaning for %s', (code) =>
    expect(findEntry(catalogue, 'send', code)).toBeUndefined(),
  );
  it('has unique keys', () => {
    const keys = catalogue.entries.flatMap((entry) => endpointsOf(entry).map((endpoint) => `${endpoint} ${entry.code}`));
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
  it('retries rate limits alone', () =>
    expect(catalogue.entries.filter(({ notTaken }) => notTaken).map(({ code }) => code)).toEqual([
      '60007',
      '60011',
      '60018',
      '60019',
      '90024',
    ]));
  it('authorises again for an expired and a revoked UserSig', () =>
    expect(catalogue.entries.filter(({ reauthorise }) => reauthorise).map(({ code }) => code)).toEqual(['70001', '70052']));
});
