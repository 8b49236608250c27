import { Buffer } from 'node:buffer';
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { accountFacet } from '../../../src/vendors/apns/account.ts';
import { placeholders } from '../../../src/core/text.ts';
import fixtures from '../../lib/pkcs12-fixtures.json' with { type: 'json' };
import { accountOf, nowMs, values } from './support.ts';

const key = values['key'] as string;
const binary = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
const text = (value: string) => new Uint8Array(Buffer.from(value, 'utf8'));
const problemsOf = (given: Record<string, unknown>) => {
  const { account, problems } = accountFacet.resolve({ environment: 'production', bundleId: 'com.example.app', ...given }, { nowMs });
  for (const problem of problems)
    for (const said of [problem.text, problem.fix]) {
      expect(placeholders(said.en)).toEqual(placeholders(said.zh));
      for (const name of placeholders(said.en)) expect(Object.keys(problem.data ?? {})).toContain(name);
      expect(JSON.stringify(said)).not.toMatch(/throw-away|MIGH|canary/);
    }
  return { account, ids: problems.map((problem) => `${problem.field}:${problem.id}`) };
};
const withKey = (given: string) => problemsOf({ key: given, keyId: 'ABC123DEFG', teamId: 'DEF123GHIJ' });

describe('key account', () => {
  it('keeps the names, the environment, endpoints, channels and the path of the key', () => {
    const account = accountOf({
      ...values,
      environment: 'sandbox',
      endpoints: { all: 'http://127.0.0.1:1' },
      channels: { im: { id: 'im' } },
      keyPath: '/k/AuthKey_ABC123DEFG.p8',
    });
    expect(account).toMatchObject({
      environment: 'sandbox',
      bundleId: 'com.example.app',
      endpoints: { all: 'http://127.0.0.1:1' },
      channels: { im: { id: 'im' } },
      credential: { type: 'key', keyId: 'ABC123DEFG', teamId: 'DEF123GHIJ', keyPath: '/k/AuthKey_ABC123DEFG.p8' },
    });
  });
  for (const [name, given] of [
    ['a byte order mark', `\uFEFF${key}`],
    ['Windows line ends', key.replaceAll('\n', '\r\n')],
    ['blank lines around', `\n\n${key}\n`],
    ['no closing line break', key.trimEnd()],
  ] as const)
    it(`tolerates ${name}`, () => expect(withKey(given)).toMatchObject({ ids: [], account: { bundleId: 'com.example.app' } }));

  const rsa = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const p384 = generateKeyPairSync('ec', {
    namedCurve: 'P-384',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const sec1 = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'sec1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  for (const [id, given] of [
    ['key-empty', ' \n'],
    ['key-literal-newline', key.replaceAll('\n', '\\n')],
    ['key-is-json', '{"type":"service_account"}'],
    ['key-not-pem', key.split('\n').slice(1, -2).join('')],
    ['key-not-pem', './AuthKey_ABC123DEFG.p8'],
    ['key-not-pkcs8', sec1.privateKey],
    ['key-encrypted', fixtures.encryptedKeyPem],
    ['key-is-certificate', fixtures.certificatePem],
    ['key-is-public', sec1.publicKey],
    ['key-wrong-kind', '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----'],
    ['key-wrong-kind', rsa.privateKey.replaceAll('PRIVATE KEY', 'RSA PRIVATE KEY')],
    ['key-lines-lost', key.replaceAll('\n', ' ')],
    ['key-lines-lost', key.slice(0, 120)],
    ['key-unreadable', key.replace('MIGH', 'AAAA')],
    ['key-not-ec', rsa.privateKey],
    ['key-wrong-curve', p384.privateKey],
  ] as const)
    it(`names the mistake ${id} (${JSON.stringify(given.slice(0, 30))})`, () =>
      expect(withKey(given)).toEqual({ account: undefined, ids: [`key:${id}`] }));

  it('names what is missing', () => {
    expect(problemsOf({}).ids).toEqual(['key:credential-missing']);
    expect(problemsOf({ key }).ids).toEqual(['keyId:key-id-missing', 'teamId:team-id-missing']);
    expect(problemsOf({ key, keyId: 'ABC123DEFG', teamId: 'DEF123GHIJ', bundleId: undefined }).ids).toEqual(['bundleId:bundle-id-missing']);
  });
});

describe('certificate account', () => {
  const { passphrase } = fixtures;
  for (const [name, given] of [
    ['a .p12 with AES', { certificate: binary(fixtures.aes256), passphrase }],
    ['an old .p12 with RC2-40, which OpenSSL 3 refuses', { certificate: binary(fixtures.rc2With40Bits), passphrase }],
    ['a .p12 with an EC key', { certificate: binary(fixtures.tripleDes), passphrase }],
    ['a .p12 without passphrase', { certificate: binary(fixtures.emptyPassphrase) }],
    ['a PEM with key', { certificate: text(`${fixtures.keyPem}${fixtures.certificatePem}`) }],
    ['a PEM with the key beside it', { certificate: text(fixtures.certificatePem), certificateKey: fixtures.keyPem }],
    [
      'a PEM with an encrypted key',
      { certificate: text(fixtures.rsaCertificatePem), certificateKey: fixtures.encryptedKeyPem, passphrase },
    ],
    [
      'a PEM of Windows with byte order mark',
      { certificate: text(`\uFEFF${fixtures.certificatePem}${fixtures.keyPem}`.replaceAll('\n', '\r\n')) },
    ],
    ['a .cer with the key beside it', { certificate: binary(fixtures.certificateDer), certificateKey: fixtures.keyPem }],
    ['PEM text instead of bytes', { certificate: `${fixtures.certificatePem}${fixtures.keyPem}` }],
  ] as const)
    it(`opens ${name}`, () => {
      const { account, ids } = problemsOf(given);
      expect(ids).toEqual([]);
      expect(account?.credential).toMatchObject({
        type: 'certificate',
        certificate: {
          subjectUid: 'com.example.app',
          client: {
            cert: expect.stringContaining('BEGIN CERTIFICATE') as string,
            key: expect.stringContaining('BEGIN PRIVATE KEY') as string,
          },
        },
      });
      expect(account?.credential.type === 'certificate' && account.credential.certificate.client.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    });

  it('reads bundle id, environments and topics from Apple’s extensions', () => {
    const account = accountOf({ environment: 'production', certificate: binary(fixtures.aes256), passphrase });
    expect(account).toMatchObject({
      bundleId: 'com.example.app',
      credential: {
        certificate: {
          commonName: 'Apple Push Services: com.example.app',
          environments: ['sandbox', 'production'],
          topics: ['com.example.app', 'com.example.app.voip', 'com.example.app.complication'],
        },
      },
    });
    const development = accountOf({
      environment: 'sandbox',
      certificate: binary(fixtures.certificateDer),
      certificateKey: fixtures.keyPem,
    });
    expect(development.credential).toMatchObject({ certificate: { environments: ['sandbox'], topics: [] } });
  });

  for (const [id, given] of [
    ['certificate:certificate-empty', { certificate: new Uint8Array() }],
    ['certificate:certificate-wrong-kind', { certificate: text('hello') }],
    ['certificate:certificate-is-request', { certificate: text(fixtures.requestPem) }],
    ['certificate:certificate-is-key', { certificate: text(key) }],
    ['certificate:certificate-without-key', { certificate: text(fixtures.certificatePem) }],
    ['certificate:certificate-without-key', { certificate: binary(fixtures.certificateDer) }],
    ['certificate:certificate-without-key', { certificate: binary(fixtures.withoutKey), passphrase }],
    ['certificate:certificate-key-mismatch', { certificate: text(fixtures.certificatePem), certificateKey: key }],
    ['certificateKey:certificate-key-unreadable', { certificate: text(fixtures.certificatePem), certificateKey: 'nonsense' }],
    ['certificate:certificate-unreadable', { certificate: binary(fixtures.aes256).subarray(0, 500), passphrase }],
    ['certificate:certificate-unsupported', { certificate: binary(fixtures.rc4), passphrase }],
    ['passphrase:passphrase-missing', { certificate: binary(fixtures.rc2With40Bits) }],
    ['passphrase:passphrase-wrong', { certificate: binary(fixtures.aes256), passphrase: 'canary' }],
    ['passphrase:passphrase-missing', { certificate: text(fixtures.rsaCertificatePem), certificateKey: fixtures.encryptedKeyPem }],
    [
      'passphrase:passphrase-wrong',
      { certificate: text(fixtures.rsaCertificatePem), certificateKey: fixtures.encryptedKeyPem, passphrase: 'canary' },
    ],
  ] as const)
    it(`names the mistake ${id} (${Object.keys(given).join(', ')})`, () =>
      expect(problemsOf(given)).toEqual({ account: undefined, ids: [id] }));
});

describe('fields', () => {
  it('marks every secret and only those', () =>
    expect(accountFacet.fields.filter((field) => field.secret).map((field) => field.name)).toEqual([
      'key',
      'certificate',
      'certificateKey',
      'passphrase',
    ]));
  it('knows well-known mistakes', () => {
    const told = (name: string, value: string) =>
      accountFacet.fields.find((field) => field.name === name)?.mistakes?.some((mistake) => mistake.pattern.test(value)) ?? false;
    expect(told('keyId', 'AuthKey_ABC123DEFG.p8')).toBe(true);
    expect(told('keyId', 'abc123defg')).toBe(true);
    expect(told('keyId', 'ABC123DEFG')).toBe(false);
    expect(told('teamId', '118123456')).toBe(true);
    expect(told('teamId', '69a6de70-0000-47e3-e053-5b8c7c11a4d1')).toBe(true);
    expect(told('bundleId', 'com.example.app.voip')).toBe(true);
    expect(told('bundleId', 'DEF123GHIJ.com.example.app')).toBe(true);
    expect(told('bundleId', 'com.example.app')).toBe(false);
  });
});
