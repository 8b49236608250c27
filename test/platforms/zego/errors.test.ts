import { describe, expect, it } from 'vitest';
import { endpointsOf, findEntry } from '../../../src/core/catalogue.ts';
import { statusOfEntry } from '../../../src/core/judge.ts';
import { placeholders } from '../../../src/core/text.ts';
import { catalogue } from '../../../src/platforms/zego/errors.ts';

const server: Record<string, string> = {
  1: 'server',
  2: 'payload',
  3: 'credential',
  7: 'quota',
  100000000: 'network',
  100000001: 'payload',
  100000002: 'clock',
  100000003: 'clock',
  100000004: 'clock',
  100000005: 'credential',
  100000006: 'payload',
  100000007: 'payload',
  100000008: 'payload',
  100000009: 'payload',
  100000010: 'server',
  100000011: 'server',
  100000012: 'server',
  100000013: 'payload',
  100000014: 'payload',
  100000015: 'server',
  100000016: 'permission',
  100000017: 'permission',
  660000001: 'server',
  660000002: 'payload',
  660000003: 'server',
  660000011: 'payload',
  660000012: 'payload',
  660000025: 'payload',
  660000028: 'permission',
  660200001: 'app-state',
  660300005: 'quota',
  660300006: 'quota',
  660400001: 'payload',
  660500002: 'app-state',
  660500003: 'quota',
  660500004: 'app-state',
  660500005: 'app-state',
  660500006: 'app-state',
  660500007: 'app-state',
  660500008: 'app-state',
  660500009: 'app-state',
  660500010: 'app-state',
  660600001: 'payload',
  660600024: 'payload',
  660600030: 'payload',
  660700012: 'app-state',
  660700015: 'app-state',
  660800030: 'quota',
  660800045: 'app-state',
  660800051: 'payload',
  660800052: 'payload',
  660900003: 'app-state',
  660900004: 'app-state',
  660900005: 'app-state',
  660900006: 'app-state',
  660900007: 'app-state',
  660900008: 'app-state',
};

describe('the catalogue', () => {
  it.each(Object.entries(server))('knows %s as %s at every endpoint', (code, errorClass) => {
    for (const endpoint of ['send', 'status', 'user']) expect(findEntry(catalogue, endpoint, code)?.class).toBe(errorClass);
  });
  it.each(['6000401', '6000402', '6000403', '6000404', '6000405'])('knows %s of the phone’s SDK', (code) => {
    expect(findEntry(catalogue, 'client', code)).toBeDefined();
    expect(findEntry(catalogue, 'send', code)).toBeUndefined();
  });
  it.each(['0', '42', '660999999'])('does not invent a meaning for %s', (code) =>
    expect(findEntry(catalogue, 'send', code)).toBeUndefined(),
  );
  it('has unique keys', () => {
    const keys = catalogue.entries.flatMap((entry) => endpointsOf(entry).map((endpoint) => `${endpoint} ${entry.code}`));
    expect(new Set(keys).size).toBe(keys.length);
  });
  it('speaks in whole sentences, in both languages', () => {
    for (const entry of catalogue.entries)
      for (const text of [entry.title, entry.cause, entry.fix]) {
        expect(text.en, entry.code).toMatch(/\.$/);
        expect(text.zh, entry.code).toMatch(/。$/);
        expect(placeholders(text.en)).toEqual(placeholders(text.zh));
      }
  });
  it('retries only what was turned away for its rate', () =>
    expect(catalogue.entries.filter(({ notTaken }) => notTaken).map(({ code }) => code)).toEqual(['7', '660300005', '660300006']));
  it('never authorises anew: each request has its own signature', () =>
    expect(catalogue.entries.filter(({ reauthorise }) => reauthorise)).toEqual([]));
  it('calls a wrong host a refusal, since ZEGO answered', () =>
    expect(statusOfEntry(findEntry(catalogue, 'send', '100000000')!)).toBe('rejected'));
  it('says that 660200001 stands for three things', () =>
    expect(findEntry(catalogue, 'status', '660200001')?.cause.en).toMatch(/one code for all three/));
});
