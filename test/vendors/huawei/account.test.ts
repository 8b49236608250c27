import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { placeholders } from '../../../src/core/text.ts';
import {
  accountFacet,
  clientIdOf,
  platformOf,
  projectIdOf,
  usesServiceAccount,
  type HuaweiAccount,
} from '../../../src/vendors/huawei/account.ts';

const pem = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const pemOf = (type: 'pkcs1' | 'pkcs8', bits: number) =>
  generateKeyPairSync('rsa', { modulusLength: bits }).privateKey.export({ type, format: 'pem' }) as string;
const ecPem = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const file = {
  project_id: '736430079244623001',
  key_id: '0123456789abcdef',
  private_key: pem,
  sub_account: '100000001',
  auth_uri: 'https://oauth-login.cloud.huawei.com/oauth2/v3/authorize',
  token_uri: 'https://oauth-login.cloud.huawei.com/oauth2/v3/token',
};
const read = {
  projectId: file.project_id,
  keyId: file.key_id,
  privateKey: pem.trim(),
  subAccount: file.sub_account,
  tokenUri: file.token_uri,
};
const json = (part: object = {}) => JSON.stringify({ ...file, ...part });
const secret = '0123456789abcdef'.repeat(4);
const resolve = (values: Record<string, unknown>) => accountFacet.resolve(values, { nowMs: 0 });
const ids = (values: Record<string, unknown>) => resolve(values).problems.map(({ id }) => id);
const oauth = { appId: '100000001', clientSecret: secret };

describe('resolve', () => {
  it.each<[string, Record<string, unknown>, HuaweiAccount]>([
    ['App ID and client secret: Android, v1', oauth, { platform: 'android', apiVersion: 'v1', ...oauth }],
    [
      'appSecret, the older name of the client secret',
      { appId: '100000001', appSecret: secret },
      { platform: 'android', apiVersion: 'v1', ...oauth },
    ],
    [
      'a client ID without App ID',
      { clientId: '100000001', clientSecret: secret },
      { platform: 'android', apiVersion: 'v1', clientId: '100000001', clientSecret: secret },
    ],
    ['a project id: v2', { ...oauth, projectId: '77' }, { platform: 'android', apiVersion: 'v2', ...oauth, projectId: '77' }],
    [
      'a project id, but v1 said',
      { ...oauth, projectId: '77', apiVersion: 'v1' },
      { platform: 'android', apiVersion: 'v1', ...oauth, projectId: '77' },
    ],
    ['a service account alone: HarmonyOS', { serviceAccount: json() }, { platform: 'harmony', apiVersion: 'v2', serviceAccount: read }],
    ['a service account as an object', { serviceAccount: file }, { platform: 'harmony', apiVersion: 'v2', serviceAccount: read }],
    [
      'both: Android by default',
      { ...oauth, serviceAccount: json() },
      { platform: 'android', apiVersion: 'v1', ...oauth, serviceAccount: read },
    ],
    [
      'both, HarmonyOS said',
      { ...oauth, serviceAccount: json(), platform: 'harmony' },
      { platform: 'harmony', apiVersion: 'v1', ...oauth, serviceAccount: read },
    ],
    [
      'a service account for Android',
      { serviceAccount: json(), platform: 'android' },
      { platform: 'android', apiVersion: 'v2', serviceAccount: read },
    ],
    [
      'v2 with the project of the service account',
      { ...oauth, serviceAccount: json(), apiVersion: 'v2' },
      { platform: 'android', apiVersion: 'v2', ...oauth, serviceAccount: read },
    ],
    [
      'every optional member',
      {
        ...oauth,
        region: 'intl',
        selfClassification: false,
        launcherActivity: 'a.B',
        endpoints: 'http://127.0.0.1:1',
        channels: { im: { id: 'im' } },
      },
      {
        platform: 'android',
        apiVersion: 'v1',
        ...oauth,
        region: 'intl',
        selfClassification: false,
        launcherActivity: 'a.B',
        endpoints: { all: 'http://127.0.0.1:1' },
        channels: { im: { id: 'im' } },
      },
    ],
    [
      'a byte-order mark and line ends',
      { appId: '\uFEFF100000001\r\n', clientSecret: `${secret}\r\n`, serviceAccount: `\uFEFF${json()}\r\n` },
      { platform: 'android', apiVersion: 'v1', ...oauth, serviceAccount: read },
    ],
    [
      'CRLF inside the key',
      { serviceAccount: json({ private_key: pem.replaceAll('\n', '\r\n') }) },
      { platform: 'harmony', apiVersion: 'v2', serviceAccount: read },
    ],
  ])('takes %s', (_, values, account) => expect(resolve(values)).toEqual({ account, problems: [] }));

  it.each<[string, Record<string, unknown>, string[]]>([
    ['nothing', {}, ['credential-missing']],
    ['an App ID alone', { appId: '100000001' }, ['client-secret-missing']],
    ['a client secret alone', { clientSecret: secret }, ['client-id-missing']],
    ['two different secrets', { ...oauth, appSecret: 'f'.repeat(64) }, ['two-secrets']],
    ['HarmonyOS without a service account', { ...oauth, platform: 'harmony' }, ['harmony-needs-service-account']],
    ['v2 without a project id', { ...oauth, apiVersion: 'v2' }, ['project-id-missing']],
    ['v1 without an App ID', { serviceAccount: json(), platform: 'android', apiVersion: 'v1' }, ['v1-needs-app-id']],
    ['a service account without project and no project id', { serviceAccount: json({ project_id: undefined }) }, ['project-id-missing']],
    ['a quoted secret', { ...oauth, clientSecret: `"${secret}"` }, ['credential-quoted']],
    ['a placeholder', { ...oauth, clientSecret: '<client secret>' }, ['credential-placeholder']],
    ['an unfilled variable', { ...oauth, clientSecret: '${HUAWEI_CLIENT_SECRET}' }, ['credential-placeholder']],
    ['a line break inside', { ...oauth, clientSecret: `${secret.slice(0, 9)}\n${secret.slice(9)}` }, ['credential-blank']],
    ['a literal \\n', { ...oauth, clientSecret: `${secret}\\n` }, ['credential-blank']],
    ['an invisible character', { ...oauth, clientSecret: `${secret.slice(0, 9)}\u200b${secret.slice(9)}` }, ['credential-not-ascii']],
    ['a file that is no JSON', { serviceAccount: 'hello' }, ['not-json']],
    ['a JSON array', { serviceAccount: '[]' }, ['not-json']],
    ['a bare PEM', { serviceAccount: pem }, ['bare-pem']],
    ['real line breaks in the key', { serviceAccount: json().replaceAll('\\n', '\n') }, ['raw-newline-in-key']],
    [
      'a Google service account',
      { serviceAccount: JSON.stringify({ type: 'service_account', client_email: 'a@b' }) },
      ['google-service-account'],
    ],
    ['agconnect-services.json', { serviceAccount: JSON.stringify({ agcgw: {}, client: { app_id: '1' } }) }, ['agconnect-services']],
    ['no key id', { serviceAccount: json({ key_id: '' }) }, ['key-id-missing']],
    ['no sub account', { serviceAccount: json({ sub_account: undefined }) }, ['sub-account-missing']],
    ['no key', { serviceAccount: json({ private_key: '' }) }, ['key-missing']],
    ['a key that was escaped twice', { serviceAccount: json({ private_key: pem.replaceAll('\n', '\\n') }) }, ['key-literal-backslash-n']],
    ['a key without its header', { serviceAccount: json({ private_key: pem.split('\n').slice(1).join('\n') }) }, ['key-no-pem-header']],
    ['a key without its end', { serviceAccount: json({ private_key: pem.split('\n').slice(0, 4).join('\n') }) }, ['key-truncated']],
    ['a PKCS#1 key', { serviceAccount: json({ private_key: pemOf('pkcs1', 2048) }) }, ['key-not-pkcs8']],
    [
      'a key with a broken body',
      { serviceAccount: json({ private_key: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n' }) },
      ['key-unreadable'],
    ],
    ['an elliptic key', { serviceAccount: json({ private_key: ecPem }) }, ['key-not-rsa']],
    ['a short key', { serviceAccount: json({ private_key: pemOf('pkcs8', 1024) }) }, ['key-too-short']],
  ])('refuses %s', (_, values, want) => {
    expect(resolve(values).account).toBeUndefined();
    expect(ids(values)).toEqual(want);
  });
  it.each<[string, Record<string, unknown>, string]>([
    ['a project id that is no number', { serviceAccount: json({ project_id: 'my-project' }) }, 'project-id-odd'],
    ['another audience', { serviceAccount: json({ token_uri: 'https://example.com/token' }) }, 'token-uri-odd'],
  ])('warns of %s', (_, values, id) => {
    expect(resolve(values).account).toBeDefined();
    expect(resolve(values).problems).toMatchObject([{ id, severity: 'warn', field: 'serviceAccount' }]);
  });
  it('never shows a secret in a problem', () => {
    for (const values of [{ ...oauth, clientSecret: `"${secret} x"` }, { serviceAccount: json({ key_id: '' }) }, { serviceAccount: pem }]) {
      const text = JSON.stringify(resolve(values).problems);
      expect(text).not.toContain(secret);
      expect(text).not.toContain(pem.split('\n')[1]);
    }
  });
  it('has problems whose texts end with a full stop and have equal placeholders', () => {
    for (const values of [
      {},
      { clientSecret: secret },
      { ...oauth, platform: 'harmony' },
      { serviceAccount: json({ private_key: ecPem }) },
      { ...oauth, clientSecret: '"x"' },
    ])
      for (const problem of resolve(values).problems)
        for (const text of [problem.text, problem.fix]) {
          expect(text.en).toMatch(/\.$/);
          expect(text.zh).toMatch(/。$/);
          expect(placeholders(text.en)).toEqual(placeholders(text.zh));
          for (const name of placeholders(text.en)) expect(Object.keys(problem.data ?? {})).toContain(name);
        }
  });
});

describe('what an account says', () => {
  const account = resolve({ ...oauth, serviceAccount: json() }).account!;
  it('is read with the variant of the targets under way', () => {
    expect([platformOf(account), usesServiceAccount(account)]).toEqual(['android', false]);
    expect([platformOf({ ...account, variant: 'harmony' }), usesServiceAccount({ ...account, variant: 'harmony' })]).toEqual([
      'harmony',
      true,
    ]);
  });
  it('falls back from client ID to App ID, and from the configured project to that of the service account', () => {
    expect([clientIdOf(account), clientIdOf({ ...account, clientId: '2' })]).toEqual(['100000001', '2']);
    expect([projectIdOf(account), projectIdOf({ ...account, projectId: '3' })]).toEqual(['736430079244623001', '3']);
  });
});

describe('fields', () => {
  it('mark the secrets and only them', () =>
    expect(accountFacet.fields.filter((field) => field.secret).map((field) => field.name)).toEqual([
      'clientSecret',
      'appSecret',
      'serviceAccount',
    ]));
  it('require none by themselves: OAuth, service account or both may stand', () =>
    expect([accountFacet.fields.filter((field) => field.required), accountFacet.oneOf]).toEqual([[], undefined]));
  const mistaken = (name: string, value: string) =>
    (accountFacet.fields.find((field) => field.name === name)?.mistakes ?? []).some(({ pattern }) => pattern.test(value));
  it.each([
    ['appId', 'com.example.shop', true],
    ['appId', '100000001', false],
    ['clientSecret', '100000001', true],
    ['clientSecret', '{"key_id":"x"}', true],
    ['clientSecret', secret, false],
    ['serviceAccount', './agconnect-services.json', true],
    ['serviceAccount', 'google-services.json', true],
    ['serviceAccount', './private/huawei.json', false],
  ])('judge %s `%s` as a mistake: %s', (name, value, want) => expect(mistaken(name, value)).toBe(want));
  it('have texts in both languages with equal placeholders', () => {
    for (const field of accountFacet.fields)
      for (const text of [field.title, field.where, ...(field.mistakes ?? []).map((mistake) => mistake.text)]) {
        expect(text.en && text.zh).toBeTruthy();
        expect(placeholders(text.en)).toEqual(placeholders(text.zh));
      }
  });
});
