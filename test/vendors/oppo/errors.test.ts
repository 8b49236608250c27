import { describe, expect, it } from 'vitest';
import { endpointsOf, findEntry } from '../../../src/core/catalogue.ts';
import { placeholders } from '../../../src/core/text.ts';
import { catalogue } from '../../../src/vendors/oppo/errors.ts';

const server = [
  '-1',
  '-2',
  '-3',
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '17',
  '18',
  '19',
  '20',
  '21',
  '22',
  '23',
  '24',
  '25',
  '26',
  '27',
  '28',
  '29',
  '30',
  '31',
  '32',
  '33',
  '34',
  '40',
  '41',
  '51',
  '54',
  '55',
  '59',
  '67',
  '10000',
];
const client = ['-1', '-2', '-3', '-17', ...Array.from({ length: 16 }, (_, index) => String(11 + index)), '40', '41'];

describe('the catalogue', () => {
  it.each(server)('explains server code %s at auth and send', (code) => {
    expect(findEntry(catalogue, 'send', code)).toBeDefined();
    expect(findEntry(catalogue, 'auth', code)).toBeDefined();
  });
  it.each(client)('explains client code %s in its own words', (code) =>
    expect(findEntry(catalogue, 'client', code)?.endpoint).toBe('client'),
  );
  it.each(['0', '52', '53', '56', '66', '68', '100', '10001', '20000'])('does not invent a meaning for %s', (code) =>
    expect(findEntry(catalogue, 'send', code)).toBeUndefined(),
  );
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
  it('retries nothing but explicit refusals, and never a daily quota', () =>
    expect(catalogue.entries.filter((entry) => entry.notTaken).map((entry) => entry.code)).toEqual(['-1', '-2', '13', '55']));
  it('authorises again for a stale and for a missing auth_token only', () =>
    expect(catalogue.entries.filter((entry) => entry.reauthorise).map((entry) => entry.code)).toEqual(['11', '29']));
  it('explains a missing private message template (README: IM without template answers 54)', () =>
    expect(findEntry(catalogue, 'send', '54')).toMatchObject({ class: 'channel', confidence: 'C' }));
  it('explains category and old private channel together (README: 67)', () =>
    expect(findEntry(catalogue, 'send', '67')?.cause.zh).toContain('私信通道'));
  it('tells template parameter errors from plain argument errors by sub-code', () => {
    expect(findEntry(catalogue, 'send', '41', 'template-parameters')?.class).toBe('channel');
    expect(findEntry(catalogue, 'send', '41')?.class).toBe('payload');
  });
  it('drops the token for 10000 only', () =>
    expect(catalogue.entries.filter((entry) => entry.advice === 'drop-token').map((entry) => entry.code)).toEqual(['10000']));
});
