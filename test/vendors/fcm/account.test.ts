import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { placeholders } from '../../../src/core/text.ts';
import { accountFacet } from '../../../src/vendors/fcm/account.ts';
import { accountWith, nowMs, serviceAccount } from './support.ts';

const file = JSON.parse(serviceAccount) as Record<string, string>;
const resolve = (values: Record<string, unknown>) => accountFacet.resolve(values, { nowMs });
const withFile = (changes: Record<string, unknown>) => ({ serviceAccount: JSON.stringify({ ...file, ...changes }) });
const pem = (type: 'pkcs1' | 'pkcs8', modulusLength: number) =>
  generateKeyPairSync('rsa', { modulusLength }).privateKey.export({ type, format: 'pem' }) as string;
const ecPem = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;

describe('fcm account', () => {
  it('takes a service account apart', () => {
    expect(accountWith()).toMatchObject({
      projectId: 'demo-proj',
      clientEmail: 'push-check@demo-proj.iam.gserviceaccount.com',
      privateKeyId: '0123456789abcdef0123456789abcdef01234567',
      tokenUri: 'https://oauth2.googleapis.com/token',
    });
  });

  it('keeps endpoints, channels and the package name, and prefers its own project id', () => {
    const account = accountWith({
      projectId: 'other-proj',
      packageName: 'com.example.chat',
      endpoints: { all: 'http://127.0.0.1:1' },
      channels: { im: { id: 'im' } },
    });
    expect(account).toMatchObject({
      projectId: 'other-proj',
      packageName: 'com.example.chat',
      endpoints: { all: 'http://127.0.0.1:1' },
      channels: { im: { id: 'im' } },
    });
  });

  const tolerated: [string, string][] = [
    ['a BOM', `\uFEFF${serviceAccount}`],
    ['CRLF between members', JSON.stringify(file, null, 2).replaceAll('\n', '\r\n')],
    ['CRLF inside the key', JSON.stringify({ ...file, private_key: file['private_key']!.replaceAll('\n', '\r\n') })],
    ['blanks around it', `\n  ${serviceAccount}\n\n`],
    ['a file without token_uri', JSON.stringify({ ...file, token_uri: undefined })],
    ['a domain-scoped project', JSON.stringify({ ...file, project_id: 'example.com:demo-proj' })],
  ];
  for (const [name, text] of tolerated) it(`accepts ${name}`, () => expect(resolve({ serviceAccount: text }).problems).toEqual([]));

  const cases: [string, Record<string, unknown>, string, 'error' | 'warn'][] = [
    ['a legacy server key', { serviceAccount: `AAAA1234567:${'A'.repeat(140)}` }, 'server-key', 'error'],
    ['an API key', { serviceAccount: `AIza${'x'.repeat(35)}` }, 'api-key', 'error'],
    ['a VAPID key', { serviceAccount: `B${'x'.repeat(86)}` }, 'vapid-key', 'error'],
    ['a sender id', { serviceAccount: '123456789012' }, 'sender-id', 'error'],
    ['a bare PEM', { serviceAccount: file['private_key'] }, 'bare-pem', 'error'],
    ['a plist', { serviceAccount: '<?xml version="1.0"?><plist/>' }, 'google-service-info-plist', 'error'],
    [
      'google-services.json',
      { serviceAccount: '{"project_info":{"project_id":"demo-proj"},"client":[]}' },
      'google-services-json',
      'error',
    ],
    ["a person's log-in", { serviceAccount: '{"type":"authorized_user"}' }, 'authorized-user', 'error'],
    ['an external account', { serviceAccount: '{"type":"external_account"}' }, 'external-account', 'error'],
    ['an OAuth client', { serviceAccount: '{"installed":{"client_id":"x"}}' }, 'oauth-client', 'error'],
    ['another JSON', { serviceAccount: '{"a":1}' }, 'not-a-service-account', 'error'],
    ['a JSON array', { serviceAccount: '[]' }, 'not-json', 'error'],
    ['broken JSON', { serviceAccount: '{"type":' }, 'not-json', 'error'],
    ['nothing', { serviceAccount: '' }, 'not-json', 'error'],
    ['real line breaks inside the key', { serviceAccount: serviceAccount.replaceAll(/(?<!\\)\\n/g, '\n') }, 'raw-newline-in-key', 'error'],
    ['a missing project id', withFile({ project_id: undefined }), 'project-id-missing', 'error'],
    ['an odd project id', withFile({ project_id: 'My Project' }), 'project-id-odd', 'warn'],
    ['a project id that differs', { serviceAccount, projectId: 'other-proj' }, 'project-differs', 'warn'],
    ['a missing client_email', withFile({ client_email: '' }), 'client-email-missing', 'error'],
    ['an odd client_email', withFile({ client_email: 'alice@example.com' }), 'client-email-odd', 'warn'],
    ['an odd private_key_id', withFile({ private_key_id: 'abc' }), 'private-key-id-odd', 'warn'],
    ['a token_uri that is no URL', withFile({ token_uri: 'oauth2.googleapis.com/token' }), 'token-uri-invalid', 'error'],
    ['a missing key', withFile({ private_key: undefined }), 'key-missing', 'error'],
    [
      'a literal backslash-n in the key',
      withFile({ private_key: file['private_key']!.replaceAll('\n', '\\n') }),
      'key-literal-backslash-n',
      'error',
    ],
    ['a key without PEM header', withFile({ private_key: 'MIIEvQIBADANBg' }), 'key-no-pem-header', 'error'],
    ['a key that was cut off', withFile({ private_key: file['private_key']!.slice(0, 200) }), 'key-truncated', 'error'],
    ['a PKCS#1 key', withFile({ private_key: pem('pkcs1', 2048) }), 'key-not-pkcs8', 'error'],
    [
      'a certificate',
      withFile({ private_key: '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n' }),
      'key-not-pkcs8',
      'error',
    ],
    [
      'a frame with garbage',
      withFile({ private_key: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n' }),
      'key-unreadable',
      'error',
    ],
    ['an EC key', withFile({ private_key: ecPem }), 'key-not-rsa', 'error'],
    ['an RSA key of 1024 bits', withFile({ private_key: pem('pkcs8', 1024) }), 'key-too-short', 'error'],
  ];
  for (const [name, values, id, severity] of cases)
    it(`names ${name}`, () => {
      const { account, problems } = resolve(values);
      expect(problems.map((problem) => [problem.id, problem.severity ?? 'error'])).toEqual([[id, severity]]);
      expect(account === undefined).toBe(severity === 'error');
      const [problem] = problems;
      for (const text of [problem!.text, problem!.fix]) {
        expect(text.en).toMatch(/\.$/);
        expect(text.zh).toMatch(/。$/);
        expect(placeholders(text.zh)).toEqual(placeholders(text.en));
        for (const placeholder of placeholders(text.en)) expect(Object.keys(problem!.data ?? {})).toContain(placeholder);
      }
    });

  it('never repeats the secret in a problem', () => {
    const secret = file['private_key']!.split('\n')[1]!;
    for (const [, values] of cases) expect(JSON.stringify(resolve(values).problems)).not.toContain(secret);
  });

  it('marks the file as secret and required, and the rest as neither', () => {
    expect(accountFacet.fields.map(({ name, secret, required }) => [name, secret === true, required === true])).toEqual([
      ['serviceAccount', true, true],
      ['projectId', false, false],
      ['packageName', false, false],
    ]);
  });
});
