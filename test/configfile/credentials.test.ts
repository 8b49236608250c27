import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recogniseCredential } from '../../src/configfile/credentials.ts';
import { placeholders } from '../../src/core/text.ts';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/accounts/${name}`, import.meta.url), 'utf8');
const serviceAccount = JSON.parse(fixture('fcm-service-account.json')) as Record<string, string>;
const { key: appleKey } = JSON.parse(fixture('apns-key.json')) as { key: string };
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const sec1 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'sec1', format: 'pem' }) as string;
const json = (value: unknown) => JSON.stringify(value);

describe('recogniseCredential', () => {
  it.each<[string, string, string | Uint8Array, object]>([
    [
      'a Google service account',
      'demo-proj-firebase-adminsdk.json',
      json(serviceAccount),
      { kind: 'google-service-account', vendor: 'fcm', field: 'serviceAccount', values: {} },
    ],
    ['one with a byte order mark and no known name', 'x', `\uFEFF${json(serviceAccount)}`, { vendor: 'fcm' }],
    [
      'an APNs key',
      'AuthKey_ABC123DEFG.p8',
      appleKey,
      { kind: 'apple-auth-key', vendor: 'apns', field: 'key', values: { keyId: 'ABC123DEFG' } },
    ],
    [
      'an APNs key in a folder, downloaded twice',
      '/home/a/AuthKey_ABC123DEFG (1).p8',
      appleKey,
      { field: 'key', values: { keyId: 'ABC123DEFG' } },
    ],
    [
      'a p12',
      'push.p12',
      Uint8Array.from([0x30, 0x82, 0x01, 0x00, 0x02, 0x01, 0x03, 0x30]),
      { kind: 'apple-push-certificate', vendor: 'apns', field: 'certificate' },
    ],
    [
      'a PEM certificate with its key',
      'push.pem',
      `-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n${appleKey}`,
      { field: 'certificate' },
    ],
    [
      'a HUAWEI service account',
      'private.json',
      json({ project_id: '1', key_id: 'k', sub_account: '2', private_key: rsa }),
      { kind: 'huawei-service-account', vendor: 'huawei', field: 'serviceAccount' },
    ],
  ])('accepts %s', (_name, file, content, expected) => {
    const found = recogniseCredential(file, typeof content === 'string' ? Buffer.from(content) : content);
    expect(found).toMatchObject({ ...expected, problems: [] });
  });

  it.each<[string, string, string | Uint8Array, string, string[]]>([
    [
      'google-services.json',
      'google-services.json',
      json({ project_info: { project_id: 'p' }, client: [{}] }),
      'google-services',
      ['google-client-file'],
    ],
    [
      'GoogleService-Info.plist',
      'GoogleService-Info.plist',
      '<?xml version="1.0"?><plist><dict><key>GOOGLE_APP_ID</key></dict></plist>',
      'ios-google-services',
      ['google-client-file'],
    ],
    ['another plist', 'Info.plist', '<plist></plist>', 'unknown', ['credential-unknown']],
    [
      "a person's login",
      'application_default_credentials.json',
      json({ type: 'authorized_user', refresh_token: 'x' }),
      'google-user-credential',
      ['google-user-credential'],
    ],
    ['workload identity', 'wif.json', json({ type: 'external_account' }), 'google-external-account', ['google-external-account']],
    [
      'a cut service account',
      'sa.json',
      json({ type: 'service_account', project_id: 'p' }),
      'google-service-account',
      ['service-account-incomplete'],
    ],
    [
      'a service account with a damaged key',
      'sa.json',
      json({ ...serviceAccount, private_key: (serviceAccount['private_key'] as string).replaceAll('\n', '\\n') }),
      'google-service-account',
      ['key-unreadable'],
    ],
    [
      'agconnect-services.json',
      'agconnect-services.json',
      json({ agcgw: {}, client: { app_id: '100', project_id: '7' } }),
      'agconnect-services',
      ['huawei-client-file'],
    ],
    [
      'agconnect-services.json with a secret',
      'agconnect-services.json',
      json({ agcgw: {}, client: { app_id: '100', client_secret: 's3cr3t-canary' } }),
      'agconnect-services',
      ['huawei-client-file', 'huawei-client-secret'],
    ],
    [
      'mcs-services.json',
      'mcs-services.json',
      json({ developer_id: 'd', app_id: 104, package_name: 'a' }),
      'honor-mcs-services',
      ['honor-client-file'],
    ],
    ['an RSA key as p8', 'AuthKey_ABC123DEFG.p8', rsa, 'apple-auth-key', ['key-not-p256']],
    ['a P-384 key as p8', 'AuthKey_ABC123DEFG.p8', p384, 'apple-auth-key', ['key-not-p256']],
    ['a SEC1 key', 'AuthKey_ABC123DEFG.p8', sec1, 'apple-auth-key', ['key-not-pkcs8']],
    ['a damaged p8', 'AuthKey_ABC123DEFG.p8', appleKey.replace(/\n[A-Za-z0-9+/=]{10}/, '\n'), 'apple-auth-key', ['key-unreadable']],
    ['a p8 without frame', 'AuthKey_ABC123DEFG.p8', 's3cr3t-canary', 'apple-auth-key', ['key-unreadable']],
    ['a renamed p8', 'push.p8', appleKey, 'apple-auth-key', ['key-id-unknown']],
    ['some RSA key', 'id_rsa', rsa, 'private-key', ['key-not-p256']],
    ['a p12 that is text', 'push.p12', 'not a p12', 'apple-push-certificate', ['p12-invalid']],
    ['a p12 that is empty', 'push.p12', new Uint8Array(), 'apple-push-certificate', ['p12-invalid']],
    ['a DER certificate', 'aps.cer', Uint8Array.from([0x30, 0x82, 0x01, 0x00, 0x30]), 'certificate-only', ['certificate-without-key']],
    [
      'a PEM certificate alone',
      'aps.pem',
      '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----',
      'certificate-only',
      ['certificate-without-key'],
    ],
    ['a keystore by name', 'release.jks', 'x', 'android-keystore', ['android-keystore']],
    ['a keystore by its bytes', 'release', Uint8Array.from([0xfe, 0xed, 0xfe, 0xed, 0]), 'android-keystore', ['android-keystore']],
    ['a provisioning profile', 'a.mobileprovision', Uint8Array.from([0x30, 0x82]), 'provisioning-profile', ['provisioning-profile']],
    ['broken JSON', 'sa.json', '{"private_key": "s3cr3t-canary', 'unknown', ['credential-json-invalid']],
    ['a JSON list', 'sa.json', '[]', 'unknown', ['credential-json-invalid']],
    ['JSON of something else', 'package.json', '{"name": "x"}', 'unknown', ['credential-unknown']],
    ['UTF-16', 'sa.json', Buffer.from('\uFEFF{}', 'utf16le'), 'unknown', ['credential-not-text']],
    ['an image', 'a.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), 'unknown', ['credential-unknown']],
    ['nothing', 'sa', new Uint8Array(), 'unknown', ['credential-unknown']],
  ])('reports %s', (_name, file, content, kind, ids) => {
    const found = recogniseCredential(file, typeof content === 'string' ? Buffer.from(content) : content);
    expect(found.kind).toBe(kind);
    expect(found.problems.map(({ id }) => id)).toEqual(ids);
    expect(JSON.stringify(found)).not.toContain('s3cr3t-canary');
    for (const { text, fix, data } of found.problems)
      for (const sentence of [text.en, fix.en]) for (const name of placeholders(sentence)) expect(Object.keys(data)).toContain(name);
  });

  it('tells the app of a client file', () => {
    expect(recogniseCredential('a', Buffer.from(json({ agcgw: {}, client: { app_id: '100', project_id: 7 } }))).values).toEqual({
      appId: '100',
      projectId: '7',
    });
    expect(recogniseCredential('a', Buffer.from(json({ developer_id: 'd', app_id: 104 }))).values).toEqual({ appId: '104' });
  });
});
