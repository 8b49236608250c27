import { describe, expect, it } from 'vitest';
import { placeholders } from '../../../src/core/text.ts';
import { accountFacet, hostRegion } from '../../../src/vendors/oppo/account.ts';

const appKey = 'c5d4b3a2918070615243f4e5d6c7b8a9';
const masterSecret = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';
const resolve = (values: Record<string, unknown>) => accountFacet.resolve(values, { nowMs: 0 });

describe('resolve', () => {
  it('takes the two required fields', () =>
    expect(resolve({ appKey, masterSecret })).toEqual({ account: { appKey, masterSecret }, problems: [] }));
  it('takes every optional member', () => {
    const optional = {
      appSecret: '11112222333344445555666677778888',
      region: 'intl',
      packageName: 'com.example.chat',
      templatesEnforced: true,
      endpoints: { send: 'http://127.0.0.1:1' },
      channels: { im: { id: 'im_message' } },
    };
    expect(resolve({ appKey, masterSecret, ...optional })).toEqual({ account: { appKey, masterSecret, ...optional }, problems: [] });
  });
  it('tolerates a byte-order mark and line ends around a value', () =>
    expect(resolve({ appKey: `\uFEFF${appKey}\r\n`, masterSecret: ` ${masterSecret}\n` }).account).toEqual({ appKey, masterSecret }));
  it('takes one origin for all endpoints', () =>
    expect(resolve({ appKey, masterSecret, endpoints: 'http://127.0.0.1:1' }).account?.endpoints).toEqual({ all: 'http://127.0.0.1:1' }));

  it.each([
    ['a quoted secret', { masterSecret: `"${masterSecret}"` }, 'credential-quoted'],
    ['a placeholder', { masterSecret: '<master secret>' }, 'credential-placeholder'],
    ['an unfilled variable', { masterSecret: '${OPPO_MASTER_SECRET}' }, 'credential-placeholder'],
    ['a line break inside', { masterSecret: `${masterSecret.slice(0, 9)}\n${masterSecret.slice(9)}` }, 'credential-blank'],
    ['a literal \\n', { masterSecret: `${masterSecret}\\n` }, 'credential-blank'],
    ['an invisible character', { masterSecret: `${masterSecret.slice(0, 9)}\u200b${masterSecret.slice(9)}` }, 'credential-not-ascii'],
    ['an empty AppKey', { appKey: ' ' }, 'credential-missing'],
    ['the AppKey as MasterSecret', { masterSecret: appKey }, 'master-secret-is-app-key'],
  ])('refuses %s', (_, part, problem) => {
    const result = resolve({ appKey, masterSecret, ...part });
    expect(result.account).toBeUndefined();
    expect(result.problems.map(({ id }) => id)).toEqual([problem]);
  });
  it.each([
    [
      'a region that the host contradicts',
      { region: 'intl', endpoints: { send: 'https://api-push-cn.heytapmobi.com' } },
      'endpoint-other-region',
    ],
    ['hosts of two regions', { endpoints: { send: 'https://api-intl.push.oppomobile.com' } }, 'endpoints-of-two-regions'],
  ])('warns of %s', (_, part, problem) => {
    const result = resolve({ appKey, masterSecret, ...part });
    expect(result.account).toBeDefined();
    expect(result.problems).toMatchObject([{ id: problem, severity: 'warn' }]);
  });
  it('never shows the value in a problem', () => {
    const secret = `"${masterSecret} x"`;
    expect(JSON.stringify(resolve({ appKey, masterSecret: secret }).problems)).not.toContain(masterSecret);
  });
});

describe('fields', () => {
  it('mark the secrets and only them', () =>
    expect(accountFacet.fields.filter((field) => field.secret).map((field) => field.name)).toEqual(['masterSecret', 'appSecret']));
  it('require AppKey and MasterSecret', () =>
    expect(accountFacet.fields.filter((field) => field.required).map((field) => field.name)).toEqual(['appKey', 'masterSecret']));
  it('notice an AppId in the place of the AppKey', () => {
    const mistakes = accountFacet.fields.find((field) => field.name === 'appKey')?.mistakes ?? [];
    expect(mistakes.some(({ pattern }) => pattern.test('32150000'))).toBe(true);
    expect(mistakes.some(({ pattern }) => pattern.test(appKey))).toBe(false);
  });
  it('have texts in both languages with equal placeholders', () => {
    for (const field of accountFacet.fields)
      for (const text of [field.title, field.where, ...(field.mistakes ?? []).map((mistake) => mistake.text)]) {
        expect(text.en && text.zh).toBeTruthy();
        expect(placeholders(text.en)).toEqual(placeholders(text.zh));
      }
  });
});

describe('hostRegion', () => {
  it.each([
    ['cn by default', {}, 'cn'],
    ['the configured region', { region: 'intl' as const }, 'intl'],
    ['the region of the old mainland host', { endpoints: { all: 'https://api.push.oppomobile.com' } }, 'cn'],
    [
      'the region of a known host before the configured one',
      { region: 'cn' as const, endpoints: { send: 'https://api-intl.push.oppomobile.com/' } },
      'intl',
    ],
    ['nothing for a foreign host without a region', { endpoints: { all: 'http://127.0.0.1:1' } }, undefined],
  ])('gives %s', (_, part, region) => expect(hostRegion({ appKey, masterSecret, ...part }, 'send')).toBe(region));
});
