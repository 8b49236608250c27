import { describe, expect, it } from 'vitest';
import { endpointsOf, findEntry } from '../../../src/core/catalogue.ts';
import { placeholders } from '../../../src/core/text.ts';
import { catalogue } from '../../../src/vendors/vivo/errors.ts';

const auth = ['10200', '10201', '10202', '10203', '10204', '10205', '10206'];
const everywhere = ['10000', '10040', '10094'];
const send = [
  '10045',
  '10050',
  '10051',
  '10054',
  '10055',
  '10056',
  '10057',
  '10058',
  '10059',
  '10060',
  '10061',
  '10062',
  '10063',
  '10064',
  '10065',
  '10066',
  '10067',
  '10068',
  '10069',
  '10070',
  '10071',
  '10072',
  '10073',
  '10085',
  '10096',
  '10097',
  '10101',
  '10102',
  '10103',
  '10104',
  '10301',
  '10302',
  '10305',
  '10306',
  '10352',
  '10353',
  '11000',
];
const others = [
  ['list', ['10150', '10151', '10153', '10154', '10070', '10302']],
  ['save', ['10252', '10070', '10056']],
  ['all', ['10254', '10045']],
  ['statistics', ['10471', '10473']],
  ['tags', ['10601', '10609', '10614', '10616']],
  ['http', ['400', '500']],
] as const;
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
const client = [
  '100',
  '101',
  '102',
  '1002',
  '10000',
  '10001',
  '10003',
  '10004',
  '10005',
  ...range(20001, 20004),
  ...range(30001, 30003),
  ...range(8001, 8008),
  'com.vivo.push.app_id is null',
  'com.vivo.push.api_key is null',
  'local_iv',
];

describe('the catalogue', () => {
  it.each(auth)('explains auth code %s', (code) => expect(findEntry(catalogue, 'auth', code)?.class).toBe('credential'));
  it.each(everywhere)('explains %s at every server endpoint', (code) =>
    expect(['auth', 'send', 'list', 'check'].every((endpoint) => findEntry(catalogue, endpoint, code))).toBe(true),
  );
  it.each(send)('explains send code %s', (code) => expect(findEntry(catalogue, 'send', code)).toBeDefined());
  it.each(others.flatMap(([endpoint, codes]) => codes.map((code) => [endpoint, code] as const)))('explains %s code %s', (endpoint, code) =>
    expect(findEntry(catalogue, endpoint, code)).toBeDefined(),
  );
  it.each(client)('explains client code %s in its own words', (code) =>
    expect(findEntry(catalogue, 'client', code)?.endpoint).toBe('client'),
  );
  it.each(['0', '10001', '10052', '10053', '10074', '10095', '10105', '30001', '40000', '50000'])(
    'does not invent a meaning for %s',
    (code) => expect(findEntry(catalogue, 'send', code)).toBeUndefined(),
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
  it('retries nothing but explicit refusals, and never a daily quota or a plain 500', () =>
    expect(catalogue.entries.filter((entry) => entry.notTaken).map((entry) => entry.code)).toEqual(['10040', '10072']));
  it('authorises again for a stale authToken only', () =>
    expect(catalogue.entries.filter((entry) => entry.reauthorise).map((entry) => entry.code)).toEqual(['10000']));
  it('explains test-like text (README: 10085/10104)', () => {
    for (const code of ['10085', '10104']) {
      const entry = findEntry(catalogue, 'send', code);
      expect(entry?.class).toBe('payload');
      expect(entry?.cause.zh).toContain('测试');
      expect(entry?.fix.en).toContain('pushMode: 1');
    }
  });
  it.each([undefined, 'status-1', 'status-2'])('says of 10302 %s that the app may be under review (README)', (subCode) => {
    const entry = findEntry(catalogue, 'send', '10302', subCode);
    expect(entry?.class).toBe('token');
    expect(entry?.cause.en).toContain('under review');
    expect(entry?.cause.zh).toContain('审核中');
  });
  it('drops the token only where the phone is known to be unsubscribed', () =>
    expect(catalogue.entries.filter((entry) => entry.advice === 'drop-token').map((entry) => entry.subCode)).toEqual(['status-2']));
  it('does not call the token invalid where the phone is no test device', () =>
    expect(findEntry(catalogue, 'send', '10302', 'status-4')?.class).toBe('app-state'));
  it('says where a meaning is unsure', () => {
    for (const entry of catalogue.entries.filter(({ confidence }) => confidence === '?')) {
      expect(entry.cause.en, entry.code).toMatch(/unverified|no source/);
      expect(entry.cause.zh, entry.code).toMatch(/未经证实|没有资料|未见于/);
    }
  });
});
