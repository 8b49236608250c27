import { describe, expect, it } from 'vitest';
import { normaliseAccount, checkFields } from '../../../src/core/config.ts';
import { placeholders } from '../../../src/core/text.ts';
import { accountFacet } from '../../../src/vendors/meizu/account.ts';

const appId = '113616';
const appSecret = '0123456789abcdef0123456789abcdef';
const resolve = (values: Record<string, unknown>) => accountFacet.resolve(values, { nowMs: 0 });

describe('resolve', () => {
  it('takes the two required fields', () => expect(resolve({ appId, appSecret })).toEqual({ account: { appId, appSecret }, problems: [] }));
  it('takes every optional member', () => {
    const optional = {
      appKey: 'fedcba9876543210fedcba9876543210',
      packageName: 'com.example.chat',
      region: 'overseas',
      vip: false,
      endpoints: { send: 'http://127.0.0.1:1' },
      channels: { im: { id: 'im', class: 'private' } },
    };
    expect(resolve({ appId, appSecret, ...optional })).toEqual({ account: { appId, appSecret, ...optional }, problems: [] });
  });
  it('splits the registered receipt addresses', () =>
    expect(resolve({ appId, appSecret, receiptUrls: 'https://a.example/x, b.example' }).account?.receiptUrls).toEqual([
      'https://a.example/x',
      'b.example',
    ]));
  it('tolerates a byte-order mark and line ends around a value, and an appId read as a number', () =>
    expect(resolve({ appId: 113616, appSecret: `\uFEFF${appSecret}\r\n` }).account).toEqual({ appId, appSecret }));
  it('takes one origin for all endpoints', () =>
    expect(resolve({ appId, appSecret, endpoints: 'http://127.0.0.1:1' }).account?.endpoints).toEqual({ all: 'http://127.0.0.1:1' }));

  it.each([
    ['a quoted secret', { appSecret: `"${appSecret}"` }, 'credential-quoted'],
    ['a placeholder', { appSecret: '<app secret>' }, 'credential-placeholder'],
    ['an unfilled variable', { appSecret: '${MEIZU_APP_SECRET}' }, 'credential-placeholder'],
    ['a line break inside', { appSecret: `${appSecret.slice(0, 9)}\n${appSecret.slice(9)}` }, 'credential-blank'],
    ['a literal \\n', { appSecret: `${appSecret}\\n` }, 'credential-blank'],
    ['an invisible character', { appSecret: `${appSecret.slice(0, 9)}\u200b${appSecret.slice(9)}` }, 'credential-not-ascii'],
    ['an empty appId', { appId: ' ' }, 'credential-missing'],
    ['a missing secret', { appSecret: undefined }, 'credential-missing'],
    ['a quoted appKey', { appKey: '"x"' }, 'credential-quoted'],
  ])('refuses %s', (_, part, problem) => {
    const result = resolve({ appId, appSecret, ...part });
    expect(result.account).toBeUndefined();
    expect(result.problems.map(({ id }) => id)).toEqual([problem]);
  });
  it('never shows the value in a problem', () =>
    expect(JSON.stringify(resolve({ appId, appSecret: `"${appSecret} x"` }).problems)).not.toContain(appSecret));
  it('has texts in both languages that end with a full stop', () => {
    for (const value of ['', '"a"', '<a>', 'a\\n', 'a b', 'ä'])
      for (const { text, fix } of resolve({ appId, appSecret: value }).problems)
        for (const words of [text, fix]) {
          expect(words.en).toMatch(/\.$/);
          expect(words.zh).toMatch(/。$/);
          expect(placeholders(words.en)).toEqual(placeholders(words.zh));
        }
  });
});

describe('fields', () => {
  it('mark the secrets and only them', () =>
    expect(accountFacet.fields.filter((field) => field.secret).map((field) => field.name)).toEqual(['appSecret', 'appKey']));
  it('require appId and appSecret', () =>
    expect(accountFacet.fields.filter((field) => field.required).map((field) => field.name)).toEqual(['appId', 'appSecret']));
  it.each([
    ['a good account', { appId, appSecret }, []],
    ['an appId with the letter of a manifest', { appId: 'MZ113616', appSecret }, ['field-mistake']],
    ['a secret as appId', { appId: appSecret, appSecret }, ['field-mistake']],
    ['an appId as secret', { appId, appSecret: appId }, ['field-mistake']],
    ['an odd secret', { appId, appSecret: appSecret.toUpperCase() }, ['field-pattern']],
  ])('judge %s', (_, values, ids) =>
    expect(checkFields(accountFacet.fields, normaliseAccount(values, accountFacet.fields), '', 'meizu').map(({ id }) => id)).toEqual(ids),
  );
  it('have texts in both languages with equal placeholders', () => {
    for (const field of accountFacet.fields)
      for (const text of [field.title, field.where, ...(field.mistakes ?? []).map((mistake) => mistake.text)]) {
        expect(text.en && text.zh).toBeTruthy();
        expect(placeholders(text.en)).toEqual(placeholders(text.zh));
      }
  });
});
