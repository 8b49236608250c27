import { describe, expect, it } from 'vitest';
import { placeholders } from '../../../src/core/text.ts';
import { accountFacet } from '../../../src/vendors/vivo/account.ts';

const appId = '100012345';
const appKey = '9f8e7d6c5b4a39281706f5e4d3c2b1a0';
const appSecret = '5d41402a-bc4b-2a76-b971-9d911017c592';
const credentials = { appId, appKey, appSecret };
const resolve = (values: Record<string, unknown>) => accountFacet.resolve(values, { nowMs: 0 });

describe('resolve', () => {
  it('takes the three required fields', () => expect(resolve(credentials)).toEqual({ account: credentials, problems: [] }));
  it('takes every optional member', () => {
    const optional = {
      packageName: 'com.example.chat',
      underReview: true,
      endpoints: { send: 'http://127.0.0.1:1' },
      channels: { im: { id: 'im', scene: 'IM' } },
    };
    expect(resolve({ ...credentials, ...optional })).toEqual({ account: { ...credentials, ...optional }, problems: [] });
  });
  it('takes an appId that was written as a number', () =>
    expect(resolve({ ...credentials, appId: 100012345 }).account).toEqual(credentials));
  it('tolerates a byte-order mark and line ends around a value', () =>
    expect(resolve({ appId: ` ${appId}\n`, appKey: `\uFEFF${appKey}\r\n`, appSecret: `${appSecret}\r\n` }).account).toEqual(credentials));
  it('takes one origin for all endpoints', () =>
    expect(resolve({ ...credentials, endpoints: 'http://127.0.0.1:1' }).account?.endpoints).toEqual({ all: 'http://127.0.0.1:1' }));

  it.each([
    ['a quoted secret', { appSecret: `"${appSecret}"` }, 'credential-quoted'],
    ['a placeholder', { appSecret: '<app secret>' }, 'credential-placeholder'],
    ['an unfilled variable', { appSecret: '${VIVO_APP_SECRET}' }, 'credential-placeholder'],
    ['a line break inside', { appSecret: `${appSecret.slice(0, 9)}\n${appSecret.slice(9)}` }, 'credential-blank'],
    ['a literal \\n', { appSecret: `${appSecret}\\n` }, 'credential-blank'],
    ['an invisible character', { appSecret: `${appSecret.slice(0, 9)}\u200b${appSecret.slice(9)}` }, 'credential-not-ascii'],
    ['an empty appKey', { appKey: ' ' }, 'credential-missing'],
    ['a missing appId', { appId: undefined }, 'credential-missing'],
    ['an appId that is text', { appId: 'com.example.chat' }, 'app-id-not-number'],
    ['an appId with leading zeros', { appId: '0012345' }, 'app-id-not-number'],
    ['an appId beyond a JSON number', { appId: '12345678901234567890' }, 'app-id-not-number'],
    ['appId and appKey the wrong way round', { appId: appKey, appKey: appId }, 'app-id-and-app-key-swapped'],
    ['the appKey as appSecret', { appSecret: appKey }, 'app-secret-is-app-key'],
  ])('refuses %s', (_, part, problem) => {
    const result = resolve({ ...credentials, ...part });
    expect(result.account).toBeUndefined();
    expect(result.problems.map(({ id }) => id)).toEqual([problem]);
    for (const { text, fix } of result.problems)
      for (const each of [text, fix]) {
        expect(each.en).toMatch(/\.$/);
        expect(each.zh).toMatch(/。$/);
        expect(placeholders(each.en)).toEqual(placeholders(each.zh));
      }
  });
  it('never shows the value in a problem', () =>
    expect(JSON.stringify(resolve({ ...credentials, appSecret: `"${appSecret} x"` }).problems)).not.toContain(appSecret));
});

describe('fields', () => {
  it('mark the appSecret and only it, since the appKey stands in the APK', () =>
    expect(accountFacet.fields.filter((field) => field.secret).map((field) => field.name)).toEqual(['appSecret']));
  it('require the three values of the console', () =>
    expect(accountFacet.fields.filter((field) => field.required).map((field) => field.name)).toEqual(['appId', 'appKey', 'appSecret']));
  it.each([
    ['appId', appKey, appId],
    ['appId', '25509283-3767-4b9e-83fe-b6e55ac6243e', '10004'],
    ['appKey', appId, appKey],
    ['appKey', '10004', '25509283-3767-4b9e-83fe-b6e55ac6243e'],
  ])('notice a swap in %s: %s', (name, wrong, right) => {
    const field = accountFacet.fields.find((candidate) => candidate.name === name);
    const hit = (value: string) => (field?.mistakes ?? []).some(({ pattern }) => pattern.test(value));
    expect([hit(wrong), hit(right)]).toEqual([true, false]);
    expect(field?.pattern?.test(right)).toBe(true);
  });
  it('have texts in both languages with equal placeholders', () => {
    for (const field of accountFacet.fields)
      for (const text of [field.title, field.where, ...(field.mistakes ?? []).map((mistake) => mistake.text)]) {
        expect(text.en && text.zh).toBeTruthy();
        expect(placeholders(text.en)).toEqual(placeholders(text.zh));
      }
  });
});
