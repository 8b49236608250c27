import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { endpointsOf, errorClasses, findEntry } from '../../../src/core/catalogue.ts';
import { placeholders } from '../../../src/core/text.ts';
import { catalogue } from '../../../src/vendors/xiaomi/errors.ts';

const { entries } = catalogue;
/** The codes of the reference's §6, in its order. */
const listed = (
  '-1 1 10001 10002 10003 10008 10012 10016 10017 10027 10029 10030 10031 10032 10033 10034 10035 10036 10037 10038 10039 20209 20215 20216 20301 20315 20607 ' +
  '21301 21302 21303 21305 22000 22006 22007 22022 22102 26003 26004 26005 26006 27001 65003 65006 65007 65008 65009 65010 65011 65012 65013 65014 65015 65016 ' +
  '65017 65028 65029 65030 65035 65036 65037 65038 65040 65041 100 10004 10005 10006 10007 10009 10010 10011 10013 10014 10018 10020 10021 10022 10023 10024 ' +
  '10025 10026 10028 22001 22002 22003 22004 22005 22008 22020 22021 22100 22101 22103 200001 200002 10041 66006 66007 66108 70000001 70000002 70000003 70000004'
).split(' ');

describe('catalogue', () => {
  it('has every code of the reference and no other', () =>
    expect([...new Set(entries.map(({ code }) => code))].toSorted()).toEqual(listed.toSorted()));

  it('has unique keys', () => {
    const keys = entries.flatMap((entry) => endpointsOf(entry).map((endpoint) => `${endpoint} ${entry.code} ${entry.subCode ?? ''}`));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(entries.map((entry) => [`${entry.code} ${entry.subCode ?? ''}`, entry] as const))('%s is explained', (_code, entry) => {
    expect(errorClasses).toContain(entry.class);
    expect(entry.source ?? catalogue.docs).toMatch(/^https:\/\/[a-z0-9.-]+\//);
    for (const lang of ['en', 'zh'] as const) {
      expect(entry.title[lang].length).toBeGreaterThan(2);
      expect(entry.title[lang]).not.toMatch(/[.。]$/);
      expect(entry.cause[lang]).toMatch(lang === 'en' ? /\.$/ : /。$/);
      expect(entry.fix[lang]).toMatch(lang === 'en' ? /\.$/ : /。$/);
    }
    for (const text of [entry.title, entry.cause, entry.fix]) expect(placeholders(text.zh)).toEqual(placeholders(text.en));
  });

  it('repeats only what is an explicit refusal that passes: rate limits and "busy"', () =>
    expect(
      entries
        .filter(({ notTaken }) => notTaken)
        .map(({ code }) => code)
        .toSorted(),
    ).toEqual(['10002', '10009', '10022', '10023', '10024', '10027', '200002']));

  it.each(['-1', '1', '10001', '10003', '10010', '10011', '20607', '22102', '26003', '65029'])(
    'never repeats the internal error %s',
    (code) => expect(findEntry(catalogue, 'send', code)).toMatchObject({ class: 'server', advice: 'retry' }),
  );

  it.each(['10034', '10028', '22101', '26004', '200001'])('leaves %s to a later day or a slower pace', (code) => {
    const entry = findEntry(catalogue, 'send', code);
    expect(entry).toMatchObject({ class: 'quota', advice: 'retry-later' });
    expect(entry?.notTaken).toBeUndefined();
  });

  it('tells dead regIds from another failure to send', () => {
    expect(findEntry(catalogue, 'send', '20301', 'no-valid-targets')?.advice).toBe('drop-token');
    expect(findEntry(catalogue, 'send', '20301')?.status).toBe('rejected');
  });

  it('keeps the codes of the phone apart', () => {
    expect(findEntry(catalogue, 'client', '70000002')?.class).toBe('credential');
    expect(findEntry(catalogue, 'send', '70000002')).toBeUndefined();
  });

  it('keeps the codes of withdrawn and query interfaces away from sends', () => {
    for (const code of ['10030', '10032', '10033', '10035', '10038', '10039'])
      expect(findEntry(catalogue, 'send', code), code).toBeUndefined();
  });

  it('explains every code that a response vector holds', () => {
    for (const name of ['wrong-secret', 'no-valid-targets', 'daily-quota', 'invalid-channel', 'title-too-long']) {
      const { expect: want } = JSON.parse(
        readFileSync(new URL(`../../../fixtures/vectors/xiaomi/response-${name}.json`, import.meta.url), 'utf8'),
      );
      expect(findEntry(catalogue, 'send', want.answers[0].code, want.answers[0].subCode), name).toBeDefined();
    }
  });
});
