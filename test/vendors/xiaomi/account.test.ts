import { describe, expect, it } from 'vitest';
import { placeholders } from '../../../src/core/text.ts';
import { accountFacet } from '../../../src/vendors/xiaomi/account.ts';

const good = { appSecret: 'c2VjcmV0LWZvci10ZXN0cw==', packageName: 'com.example.app' };
const resolve = (values: Record<string, unknown>) => accountFacet.resolve({ ...good, ...values }, { nowMs: 0 });
const field = (name: string) => accountFacet.fields.find((candidate) => candidate.name === name)!;
const mistakesOf = (name: string, value: string) => (field(name).mistakes ?? []).filter(({ pattern }) => pattern.test(value));

describe('fields', () => {
  it('requires the secret and the package name, and masks only the secret', () => {
    expect(accountFacet.fields.filter(({ required }) => required).map(({ name }) => name)).toEqual(['appSecret', 'packageName']);
    expect(accountFacet.fields.filter(({ secret }) => secret).map(({ name }) => name)).toEqual(['appSecret']);
  });

  it.each([
    ['appSecret', 'c2VjcmV0LWZvci10ZXN0cw==', true],
    ['appSecret', '\uFEFFc2VjcmV0LWZvci10ZXN0cw==\r\n', true],
    ['appSecret', 'short', false],
    ['packageName', 'com.example.app', true],
    ['packageName', 'app', false],
    ['packageName', 'com.example.9app', false],
    ['appId', '2882303761520086841', true],
    ['appId', '1234567890123456789', false],
    ['appKey', '5123456789012', true],
    ['appKey', '51', false],
    ['appEnabledOn', '2026-07-01', true],
    ['appEnabledOn', '2026-7-1', false],
  ])('%s %j fits: %s', (name, value, fits) => expect(field(name).pattern?.test(value)).toBe(fits));

  it.each([
    ['appSecret', '5123456789012', 'digits'],
    ['appSecret', 'key=c2VjcmV0LWZvci10ZXN0cw==', 'prefix'],
    ['appSecret', 'Bearer c2VjcmV0LWZvci10ZXN0cw==', 'prefix'],
    ['appId', 'mi_2882303761520086841', 'letter prefix'],
    ['appId', '2.88230376152E+18', 'number'],
    ['appKey', 'k5123456789012', 'letter prefix'],
    ['packageName', 'com.a,com.b', 'More than one'],
  ])('tells what is wrong with %s = %j', (name, value, words) => {
    const [mistake, ...more] = mistakesOf(name, value);
    expect(mistake?.text.en).toContain(words);
    expect(more).toEqual([]);
  });

  it('finds no mistake in good values', () => {
    for (const [name, value] of Object.entries({ ...good, appId: '2882303761520086841', appKey: '5123456789012' }))
      expect(mistakesOf(name, value), name).toEqual([]);
  });
});

describe('resolve', () => {
  it('gives the account with everything that was set', () => {
    const all = {
      appId: '2882303761520086841',
      appKey: '5123456789012',
      region: 'cn',
      newsLicence: true,
      appEnabledOn: '2026-07-01',
      allowDefaultClass: false,
      channels: { im: { id: '1' } },
      endpoints: { all: 'http://127.0.0.1:1' },
    };
    expect(resolve(all)).toEqual({ account: { ...good, ...all }, problems: [] });
  });

  it('tolerates a byte order mark and line ends around the secret', () =>
    expect(resolve({ appSecret: `\uFEFF${good.appSecret}\r\n` }).account).toEqual(good));

  it.each([
    ['', 'secret-empty'],
    ['  ', 'secret-empty'],
    ['<your AppSecret>', 'secret-placeholder'],
    ['${XIAOMI_APP_SECRET}', 'secret-placeholder'],
    ['"c2VjcmV0LWZvci10ZXN0cw=="', 'secret-quoted'],
    ['“c2VjcmV0LWZvci10ZXN0cw==”', 'secret-quoted'],
    ['c2VjcmV0LWZvci10ZXN0cw%3D%3D', 'secret-url-encoded'],
    ['c2VjcmV0LWZvci10ZXN0cw==\\n', 'secret-has-literal-newline'],
    ['c2VjcmV0LWZv ci10ZXN0cw==', 'secret-has-blank'],
    ['c2VjcmV0LWZv\nci10ZXN0cw==', 'secret-has-blank'],
    ['QXBwS2V5SXNUaGVTYW1lIQ==', 'secret-equals-app-key'],
  ])('reports %j as %s, without the value', (appSecret, id) => {
    const { account, problems } = resolve({ appSecret, appKey: 'QXBwS2V5SXNUaGVTYW1lIQ==' });
    expect(account).toBeUndefined();
    expect(problems).toMatchObject([{ field: 'appSecret', id }]);
    if (appSecret.length > 2) expect(JSON.stringify(problems)).not.toContain(appSecret.slice(0, 20));
  });

  it('reports a malformed package name', () =>
    expect(resolve({ packageName: 'com.example.app;' }).problems).toMatchObject([{ field: 'packageName', id: 'package-name-malformed' }]));

  it('has texts that end with a full stop and equal placeholders', () => {
    const { problems } = resolve({ appSecret: '', packageName: '' });
    const texts = [
      ...problems.flatMap(({ text, fix }) => [text, fix]),
      ...accountFacet.fields.flatMap(({ where, mistakes }) => [where, ...(mistakes ?? []).map(({ text }) => text)]),
    ];
    for (const text of texts) {
      expect(text.en).toMatch(/\.$/);
      expect(text.zh).toMatch(/。$/);
      expect(placeholders(text.zh)).toEqual(placeholders(text.en));
    }
  });
});
