import { describe, expect, it } from 'vitest';
import { endpointsOf, findEntry } from '../../../src/core/catalogue.ts';
import { placeholders } from '../../../src/core/text.ts';
import { catalogue } from '../../../src/vendors/honor/errors.ts';

const auth = ['unauthorized_client', 'invalid_client'];
const send = [
  'access_denied',
  'invalid_token',
  '1101',
  'expireTokens',
  'failTokens',
  'sendResult',
  '400',
  '401',
  '403',
  '404',
  '429',
  '500',
  '502',
  '503',
  '504',
  '0',
  '12200000',
  '80100000',
  '80100003',
  '80200003',
  '80300006',
  '80300007',
  '80300008',
  '80300009',
  '80300010',
];
const client = [
  ...Array.from({ length: 6 }, (_, index) => String(8001000 + index)),
  ...Array.from({ length: 8 }, (_, index) => String(8002001 + index)),
  ...Array.from({ length: 8 }, (_, index) => String(8003001 + index)),
  '10214',
  '907135003',
];

describe('the catalogue', () => {
  it.each(auth)('explains %s at auth', (code) =>
    expect(findEntry(catalogue, 'auth', code)).toMatchObject({ class: 'credential', confidence: 'C' }),
  );
  it.each(send)('explains %s at send', (code) => expect(findEntry(catalogue, 'send', code)).toBeDefined());
  it.each(client)('explains client code %s', (code) => expect(findEntry(catalogue, 'client', code)).toBeDefined());
  it('explains the receipt of an invalid intent', () => expect(findEntry(catalogue, 'receipt', '40000015')?.confidence).toBe('A'));
  it.each(['200', '80000000', '80300002', '40000002', '90210', 'success'])('does not invent a meaning for %s', (code) =>
    expect(findEntry(catalogue, 'send', code)).toBeUndefined(),
  );
  it('says of every unsure row that it is unsure (README: the server code table is largely unknown)', () => {
    const unsure = catalogue.entries.filter((entry) => entry.confidence === '?');
    expect(unsure.length).toBeGreaterThan(10);
    for (const { cause, code } of unsure) {
      expect(cause.en, code).toContain('not certain');
      expect(cause.zh, code).toContain('并不确定');
    }
  });
  it('calls nothing of the send call a vendor fact', () => {
    for (const entry of catalogue.entries)
      if (endpointsOf(entry).includes('send')) expect(['B', 'C', '?'], entry.code).toContain(entry.confidence);
  });
  it('retries nothing by itself: no source proves that a push was not taken, least of all for a 500', () =>
    expect(catalogue.entries.filter((entry) => entry.notTaken)).toEqual([]));
  it('authorises again for a refused access token only', () =>
    expect(catalogue.entries.filter((entry) => entry.reauthorise).map((entry) => entry.code)).toEqual([
      'invalid_token',
      'access_denied',
      '1101',
      '401',
    ]));
  it('drops the token for expireTokens only', () =>
    expect(catalogue.entries.filter((entry) => entry.advice === 'drop-token').map((entry) => entry.code)).toEqual(['expireTokens']));
  it('names the App Secret where it is the usual mistake', () =>
    expect(findEntry(catalogue, 'auth', 'unauthorized_client')?.cause.zh).toContain('App Secret'));
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
});
