import { describe, expect, it } from 'vitest';
import { endpointsOf, findEntry } from '../../../src/core/catalogue.ts';
import { statusOfEntry } from '../../../src/core/judge.ts';
import { placeholders } from '../../../src/core/text.ts';
import { catalogue, reasonNames } from '../../../src/vendors/huawei/errors.ts';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

/** reference/huawei.md §6.1 without the success row. */
const send = [
  '80100000',
  '80100001',
  '80100002',
  '80100003',
  '80100004',
  '80100013',
  '80100016',
  '80100017',
  '80100018',
  '80100022',
  '80200001',
  '80200003',
  '80200005',
  '80300002',
  '80300007',
  '80300008',
  '80300010',
  '80300011',
  '80300013',
  '80300029',
  '80300030',
  '80300036',
  '80300037',
  '80600003',
  '81000001',
  ...range(82000001, 82000013),
  '6003',
  '400',
  '401',
  '404',
  '500',
  '502',
  '503',
];
/** §3.1. */
const subErrors = ['12304', '20002', '20003', '20171', '20085', '20152', ...range(20154, 20158)];
const authStatuses = ['403', '404', '405', '500', '502', '503', '504', '590'];
/** §6.4. */
const client = [
  ...[30, 31, 32, 34, 35, 36, 37, 38, ...range(41, 54).map(Number)].map((number) => `9071220${number}`),
  ...range(907135000, 907135006),
  '907135700',
  '907135701',
  '907135702',
  '907135703',
  '1002',
  ...range(6002, 6006),
  ...range(1000900001, 1000900008),
  '1000900010',
];
/** §1.4. */
const legacy = [
  '1',
  '6',
  '102',
  '105',
  '403',
  '500',
  '501',
  '503',
  '1302',
  '31204',
  '100',
  '101',
  '106',
  '107',
  '109',
  '110',
  '111',
  ...range(80000003, 80000006),
];
/** §6.2. */
const reasons = [
  'noPushTypeRight',
  'noRight',
  'tokenFormatError',
  'atomicUnableSendUnsubscribedMsg',
  'countryNotSupport',
  'tokenPlatformNotSupport',
  'disableSendHuaweiMsgBecauseOfPenalty',
  'differentImgVerifyPolicy',
  'appinfoError',
  'notSupportPlayVoice',
  'noRightToSendThisLiveNotificationEvent',
];

describe('the catalogue', () => {
  it.each(send)('explains %s at send', (code) => expect(findEntry(catalogue, 'send', code)).toBeDefined());
  it.each(subErrors)('explains sub_error %s of the OAuth server', (subCode) =>
    expect(findEntry(catalogue, 'auth', '1101', subCode)?.subCode).toBe(subCode),
  );
  it('explains 1101 with a sub_error it does not know', () =>
    expect(findEntry(catalogue, 'auth', '1101', '99999')?.subCode).toBeUndefined());
  it.each(authStatuses)('explains HTTP %s of the OAuth server', (code) =>
    expect(findEntry(catalogue, 'auth', code)?.endpoint).toBe('auth'),
  );
  it.each(client)('explains client code %s', (code) => expect(endpointsOf(findEntry(catalogue, 'client', code)!)).toContain('client'));
  it.each(legacy)('recognises status %s of the retired NSP interface', (code) =>
    expect(findEntry(catalogue, 'nsp', code)?.fix.en).toMatch(/v1 or v2/),
  );
  it('explains every reason of v3 with both codes, and by its name alone', () => {
    expect(reasonNames).toEqual(reasons);
    for (const reason of reasons) {
      for (const code of ['80100000', '80300007']) expect(findEntry(catalogue, 'send', code, reason)?.subCode).toBe(reason);
      expect(catalogue.entries.filter((entry) => entry.aliases?.includes(reason))).toHaveLength(1);
    }
  });
  it('falls back to the code for a reason it does not know', () => {
    const entry = findEntry(catalogue, 'send', '80300007', 'brandNewReason');
    expect([entry?.code, entry?.subCode]).toEqual(['80300007', undefined]);
  });
  it.each(['80000000', '80100005', '80300001', '81000002', '0', '256', '102'])('does not invent a meaning for %s at send', (code) =>
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
  it('retries nothing but explicit refusals: flow control and the failed check of the token, never an internal error or a daily cap', () => {
    const retried = catalogue.entries.filter((entry) => entry.notTaken).map((entry) => `${endpointsOf(entry).join()} ${entry.code}`);
    expect(retried).toEqual(['auth 503', '* 80100017', '* 80600003', 'send 503']);
  });
  it('authorises again for the three codes of a dead credential only', () =>
    expect(catalogue.entries.filter((entry) => entry.reauthorise).map((entry) => entry.code)).toEqual([
      '80200001',
      '80200003',
      '80200005',
    ]));
  it.each([
    ['80100000', undefined, 'invalid-token'],
    ['80100000', 'unclear', 'unknown'],
    ['80100000', 'noPushTypeRight', 'unauthorized'],
    ['80300007', 'notSupportPlayVoice', 'rejected'],
    ['80300029', undefined, 'throttled'],
    ['81000001', undefined, 'unknown'],
    ['80600003', undefined, 'unreachable'],
    ['82000012', undefined, 'rejected'],
  ])('gives %s %s the status %s', (code, subCode, status) =>
    expect(statusOfEntry(findEntry(catalogue, 'send', code, subCode)!)).toBe(status),
  );
  it('says so where the reference is unsure', () => {
    expect(findEntry(catalogue, 'send', '503')?.cause.en).toContain('not published');
    expect(findEntry(catalogue, 'client', '907135000')).toMatchObject({ confidence: 'C' });
  });
  it('warns at 80200001 that v3 takes no OAuth token (README: the JWT itself is the bearer)', () =>
    expect(findEntry(catalogue, 'send', '80200001')?.cause.zh).toContain('不接受 OAuth'));
});
