import { createHash, createPublicKey } from 'node:crypto';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { findEntry } from '../../../src/core/catalogue.ts';
import type { HttpResponse } from '../../../src/core/http.ts';
import { accountFacet } from '../../../src/vendors/fcm/account.ts';
import { adapter } from '../../../src/vendors/fcm/client.ts';
import { catalogue } from '../../../src/vendors/fcm/errors.ts';
import { accountWith, fid, nowMs, serviceAccount, token, vectors } from './support.ts';

const access = { value: 'ya29.c.example', expiresAtMs: nowMs + 3_599_000 };
const response = (status: number, body: unknown, headers: Record<string, string> = {}): HttpResponse => ({
  status,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  timings: { totalMs: 1 },
});
const read = (status: number, body: unknown, headers?: Record<string, string>) =>
  adapter.readSend(response(status, body, headers), [token], { nowMs })[0]!;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const exchange = adapter.access.kind === 'exchange' ? adapter.access : undefined;

describe('fcm vectors', () => {
  it('are there in every kind, with source and date', () => {
    expect(new Set(vectors.map(({ kind }) => kind))).toEqual(new Set(['auth', 'send', 'response']));
    for (const { source, observed, date } of vectors) {
      expect(source).toMatch(/^https:\/\//);
      expect(['vendor-doc', 'vendor-server', 'derived']).toContain(observed);
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  for (const { file, title, kind, given, expect: want } of vectors)
    it(`${file}: ${title}`, async () => {
      if (kind === 'response') {
        const answered = response(given.status, given.body, given.headers);
        const context = { nowMs: given.nowMs };
        expect(
          given.endpoint === 'auth' ? [exchange!.read(answered, context)] : adapter.readSend(answered, given.targets, context),
        ).toEqual(want.answers);
        return;
      }
      const account = accountFacet.resolve(given.account, { nowMs }).account!;
      const request =
        kind === 'auth'
          ? await exchange!.request(account, { nowMs: given.nowMs })
          : adapter.prepareSend(given.wire, account, { validateOnly: given.validateOnly === true })(given.targets, given.access, { nowMs });
      expect(request).toMatchObject({ method: want.method, url: want.url, headers: want.headers, body: want.body });
      if (want.bodySha256) expect(sha256(String(request.body))).toBe(want.bodySha256);
      if (want.assertionSha256) expect(sha256(new URLSearchParams(String(request.body)).get('assertion')!)).toBe(want.assertionSha256);
    });
});

describe('fcm auth', () => {
  it('sends a form of 779 bytes over HTTP/1.1', async () => {
    const request = await exchange!.request(accountWith(), { nowMs });
    expect(request).toMatchObject({ endpoint: 'auth', protocol: 'h1' });
    expect(Buffer.byteLength(String(request.body))).toBe(779);
  });

  const hosts: [string, Record<string, string> | undefined, string | undefined, string][] = [
    ['Google without overrides', undefined, undefined, 'https://oauth2.googleapis.com/token'],
    ['the token_uri of the file', undefined, 'https://proxy.example/oauth/token', 'https://proxy.example/oauth/token'],
    ['endpoints.all before the token_uri', { all: 'http://127.0.0.1:1/' }, 'https://proxy.example/oauth/token', 'http://127.0.0.1:1/token'],
    [
      'endpoints.auth before endpoints.all',
      { all: 'http://127.0.0.1:1', auth: 'http://127.0.0.1:2' },
      undefined,
      'http://127.0.0.1:2/token',
    ],
    ['Google when only send is overridden', { send: 'http://127.0.0.1:1' }, undefined, 'https://oauth2.googleapis.com/token'],
  ];
  for (const [name, endpoints, tokenUri, url] of hosts)
    it(`asks ${name}`, async () => {
      const file = JSON.stringify({ ...(JSON.parse(serviceAccount) as object), ...(tokenUri && { token_uri: tokenUri }) });
      const account = accountWith({ serviceAccount: file, ...(endpoints && { endpoints }) });
      const request = await exchange!.request(account, { nowMs });
      expect(request.url).toBe(url);
      const [, claims] = new URLSearchParams(String(request.body)).get('assertion')!.split('.');
      expect(JSON.parse(Buffer.from(claims!, 'base64url').toString())).toMatchObject({
        aud: tokenUri ?? 'https://oauth2.googleapis.com/token',
      });
    });

  const answers: [string, number, unknown, object][] = [
    [
      'a life of an hour when none is given',
      200,
      { access_token: 'a' },
      { ok: true, access: { value: 'a', expiresAtMs: nowMs + 3_600_000 } },
    ],
    [
      'an unknown account',
      400,
      { error: 'invalid_grant', error_description: 'Invalid grant: account not found' },
      { ok: false, code: 'invalid_grant', subCode: 'account' },
    ],
    [
      'a disabled account',
      400,
      { error: 'invalid_grant', error_description: 'Account is disabled' },
      { ok: false, code: 'invalid_grant', subCode: 'disabled' },
    ],
    ['an error without description', 400, { error: 'invalid_scope' }, { ok: false, code: 'invalid_scope' }],
    ['HTML', 502, '<html>', { ok: 'unreadable' }],
    ['an empty body', 200, '', { ok: 'unreadable' }],
    ['an id token only', 200, { id_token: 'x' }, { ok: 'unreadable' }],
    ['another JSON', 200, [1], { ok: 'unreadable' }],
    ['an error object of another kind', 400, { error: { code: 400 } }, { ok: 'unreadable' }],
  ];
  for (const [name, status, body, want] of answers)
    it(`reads ${name}`, () => expect(exchange!.read(response(status, body), { nowMs })).toMatchObject(want));

  for (const shell of ['sh', 'bash'])
    for (const form of ['path', 'text'])
      it(`has a script that ${shell} runs with the file as ${form}`, async () => {
        const folder = mkdtempSync(join(tmpdir(), 'fcm-script-'));
        let form64 = '';
        const server = createServer((request, answer) => {
          request.on('data', (chunk: Buffer) => (form64 += chunk.toString()));
          request.on('end', () => answer.end('{\n  "access_token": "ya29.from-script",\n  "expires_in": 3599\n}'));
        });
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        try {
          const address = server.address();
          const port = typeof address === 'object' && address ? address.port : 0;
          writeFileSync(join(folder, 'sa.json'), JSON.stringify(JSON.parse(serviceAccount), null, 2).replaceAll('=', '\\u003d'));
          const account = accountWith({ endpoints: { all: `http://127.0.0.1:${port}` } });
          const script = `${adapter.accessScript!(account)}\nprintf '%s' "$PUSH_CHECK_FCM_ACCESS_TOKEN" > ${folder}/out\n`;
          expect(script).not.toContain('BEGIN PRIVATE KEY');
          const env = {
            ...process.env,
            NO_PROXY: '127.0.0.1',
            no_proxy: '127.0.0.1',
            PUSH_CHECK_FCM_SERVICE_ACCOUNT: form === 'path' ? join(folder, 'sa.json') : serviceAccount,
          };
          const child = spawn(shell, ['-eu', '-c', script], { env, stdio: ['ignore', 'pipe', 'pipe'] });
          let errors = '';
          child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
          const code = await new Promise((resolve) => child.on('close', resolve));
          expect([code, errors]).toEqual([0, '']);
          expect(readFileSync(join(folder, 'out'), 'utf8')).toBe('ya29.from-script');
          const sent = new URLSearchParams(form64);
          expect(sent.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
          const { payload, protectedHeader } = await jwtVerify(sent.get('assertion')!, createPublicKey(account.privateKey));
          expect(payload).toMatchObject({ iss: account.clientEmail, aud: account.tokenUri });
          expect(payload.exp! - payload.iat!).toBe(3600);
          expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid: account.privateKeyId });
        } finally {
          server.close();
          rmSync(folder, { recursive: true });
        }
      });

  it('has a script that does nothing when the access token is set', () => {
    const script = `${adapter.accessScript!(accountWith())}\nprintf '%s' "$PUSH_CHECK_FCM_ACCESS_TOKEN"`;
    expect(
      execFileSync('/bin/sh', ['-eu', '-c', script], { env: { PATH: '/nonexistent', PUSH_CHECK_FCM_ACCESS_TOKEN: 'mine' } }).toString(),
    ).toBe('mine');
  });

  it('keys credentials by digest, never by the secret', () => {
    const key = adapter.accountKey(accountWith());
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(adapter.accountKey(accountWith())).toBe(key);
    expect(adapter.accountKey(accountWith({ projectId: 'other-proj' }))).not.toBe(key);
  });
});

describe('fcm send', () => {
  const body = (wire: unknown, target: string, validateOnly = false) =>
    JSON.parse(String(adapter.prepareSend(wire as never, accountWith(), { validateOnly })([target], access, { nowMs }).body)) as Record<
      string,
      never
    >;

  it('sends a FID as `fid` and everything else as the deprecated `token`', () => {
    expect(body({ message: {} }, fid)).toEqual({ message: { fid } });
    expect(body({ message: {} }, token)).toEqual({ message: { token } });
    expect(body({ message: {} }, `a${fid.slice(1)}`)).toEqual({ message: { token: `a${fid.slice(1)}` } });
    expect(body({ message: {} }, fid.slice(0, 21))).toEqual({ message: { token: fid.slice(0, 21) } });
    expect(body({}, fid)).toEqual({ message: { fid } });
  });

  it('escapes what a token must not contain', () => expect(body({ message: {} }, 'a"}\\\n')).toEqual({ message: { token: 'a"}\\\n' } }));

  it("adds validate_only, or keeps the message's own", () => {
    expect(body({ message: {} }, fid, true)).toEqual({ message: { fid }, validate_only: true });
    expect(body({ message: {}, validate_only: true }, fid)).toEqual({ message: { fid }, validate_only: true });
    expect(body({ message: {}, validate_only: false }, fid, true)).toEqual({ message: { fid }, validate_only: true });
  });

  it('goes over HTTP/2 to the project of the account', () => {
    const prepared = adapter.prepareSend({ message: {} }, accountWith({ projectId: 'example.com:demo-proj' }), { validateOnly: false });
    expect(prepared([fid], access, { nowMs })).toMatchObject({
      protocol: 'h2',
      url: 'https://fcm.googleapis.com/v1/projects/example.com:demo-proj/messages:send',
    });
    const local = adapter.prepareSend({ message: {} }, accountWith({ endpoints: { all: 'http://127.0.0.1:1' } }), { validateOnly: false });
    expect(local([fid], access, { nowMs }).url).toBe('http://127.0.0.1:1/v1/projects/demo-proj/messages:send');
  });

  const targets: [unknown, string | undefined][] = [
    [{ message: {} }, undefined],
    [{}, undefined],
    [{ message: { topic: 'news' } }, 'topic:news'],
    [{ message: { condition: "'a' in topics" } }, "condition:'a' in topics"],
    [{ message: { fid } }, 'fid:cVb1x2…e9F0(22)'],
    [{ message: { token } }, `token:cVb1x2…0123(${token.length})`],
    [{ message: { token: 'short' } }, 'token:…(5)'],
  ];
  for (const [wire, label] of targets) it(`labels ${label ?? 'nothing'}`, () => expect(adapter.wireTarget!(wire as never)).toBe(label));

  it('inserts no token where the wire names a target', () =>
    expect(body({ message: { topic: 'news' } }, 'topic:news')).toEqual({ message: { topic: 'news' } }));
});

describe('fcm answers', () => {
  const google = 'type.googleapis.com/google.';
  const fcmError = (errorCode: string) => ({ '@type': `${google}firebase.fcm.v1.FcmError`, errorCode });
  const info = (reason: string) => ({ '@type': `${google}rpc.ErrorInfo`, reason, domain: 'googleapis.com' });
  const violation = (field: string) => ({
    '@type': `${google}rpc.BadRequest`,
    fieldViolations: [{ field, description: `Invalid value at '${field}'` }],
  });
  const error = (code: number, status: string, message: string, details?: unknown[]) => ({
    error: { code, message, status, ...(details && { details }) },
  });

  const table: [string, number, unknown, string, string | undefined][] = [
    [
      'a foreign token',
      400,
      error(400, 'INVALID_ARGUMENT', 'The registration token is not a valid FCM registration token', [fcmError('INVALID_ARGUMENT')]),
      'INVALID_ARGUMENT',
      'token',
    ],
    [
      'a payload too big',
      400,
      error(400, 'INVALID_ARGUMENT', 'Android message is too big', [fcmError('INVALID_ARGUMENT')]),
      'INVALID_ARGUMENT',
      'too-big',
    ],
    [
      'a reserved key',
      400,
      error(400, 'INVALID_ARGUMENT', 'Invalid data payload key: from', [fcmError('INVALID_ARGUMENT')]),
      'INVALID_ARGUMENT',
      'data-key',
    ],
    [
      'another package',
      400,
      error(400, 'INVALID_ARGUMENT', 'The package name does not match', [fcmError('INVALID_ARGUMENT')]),
      'INVALID_ARGUMENT',
      'package',
    ],
    [
      'a ttl by field',
      400,
      error(400, 'INVALID_ARGUMENT', "Invalid value at 'message.android.ttl'", [violation('message.android.ttl')]),
      'INVALID_ARGUMENT',
      'ttl',
    ],
    [
      'a ttl by text',
      400,
      error(400, 'INVALID_ARGUMENT', "Illegal duration format; duration must end with 's'"),
      'INVALID_ARGUMENT',
      'ttl',
    ],
    ['a field', 400, error(400, 'INVALID_ARGUMENT', 'Invalid value', [violation('message.data[0].value')]), 'INVALID_ARGUMENT', 'field'],
    [
      'an unknown name without details',
      400,
      error(400, 'INVALID_ARGUMENT', 'Invalid JSON payload received. Unknown name "x" at \'message\': Cannot find field.'),
      'INVALID_ARGUMENT',
      'field',
    ],
    [
      'anything else in the message',
      400,
      error(400, 'INVALID_ARGUMENT', 'Request contains an invalid argument.', [fcmError('INVALID_ARGUMENT')]),
      'INVALID_ARGUMENT',
      undefined,
    ],
    [
      'no access token',
      401,
      error(401, 'UNAUTHENTICATED', 'Request is missing required authentication credential. Expected OAuth 2 access token', [
        info('CREDENTIALS_MISSING'),
      ]),
      'UNAUTHENTICATED',
      'missing',
    ],
    [
      'an expired access token',
      401,
      error(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.', [info('ACCESS_TOKEN_EXPIRED')]),
      'UNAUTHENTICATED',
      'expired',
    ],
    [
      'another kind of token',
      401,
      error(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.', [info('ACCESS_TOKEN_TYPE_UNSUPPORTED')]),
      'UNAUTHENTICATED',
      'type',
    ],
    [
      'a wrong access token',
      401,
      error(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.'),
      'UNAUTHENTICATED',
      undefined,
    ],
    [
      "APNs' refusal in Google's OAuth words",
      401,
      error(401, 'UNAUTHENTICATED', 'Request is missing required authentication credential.', [fcmError('THIRD_PARTY_AUTH_ERROR')]),
      'THIRD_PARTY_AUTH_ERROR',
      undefined,
    ],
    [
      "the older name of APNs' refusal",
      401,
      error(401, 'UNAUTHENTICATED', 'x', [fcmError('APNS_AUTH_ERROR')]),
      'APNS_AUTH_ERROR',
      undefined,
    ],
    [
      'a missing role',
      403,
      error(403, 'PERMISSION_DENIED', "Permission 'cloudmessaging.messages.create' denied on resource '//x' (or it may not exist)."),
      'PERMISSION_DENIED',
      'iam',
    ],
    [
      'a disabled API',
      403,
      error(403, 'PERMISSION_DENIED', 'Firebase Cloud Messaging API has not been used in project 1 before or it is disabled.', [
        info('SERVICE_DISABLED'),
      ]),
      'PERMISSION_DENIED',
      'api-disabled',
    ],
    [
      'a missing scope',
      403,
      error(403, 'PERMISSION_DENIED', 'Request had insufficient authentication scopes.'),
      'PERMISSION_DENIED',
      'scope',
    ],
    ['another refusal', 403, error(403, 'PERMISSION_DENIED', 'No.'), 'PERMISSION_DENIED', undefined],
    ['a wrong project', 404, error(404, 'NOT_FOUND', 'Requested entity was not found.'), 'NOT_FOUND', 'project'],
    ['a dead token', 404, error(404, 'NOT_FOUND', 'NotRegistered', [fcmError('UNREGISTERED')]), 'UNREGISTERED', undefined],
    ['a rate without FcmError', 429, error(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded'), 'RESOURCE_EXHAUSTED', undefined],
    ['an internal error', 500, error(500, 'INTERNAL', 'Internal error encountered.', [fcmError('INTERNAL')]), 'INTERNAL', undefined],
    ['an error without status', 503, { error: { code: 503, message: 'x' } }, 'UNAVAILABLE', undefined],
  ];
  for (const [name, status, given, code, subCode] of table)
    it(`tells ${name}`, () => {
      const answer = read(status, given);
      expect(answer).toMatchObject({ ok: false, code });
      expect(answer.ok === false ? answer.subCode : 'none').toBe(subCode);
      const entry = findEntry(catalogue, 'send', code, subCode);
      expect(entry?.subCode).toBe(subCode);
    });

  it('keeps the reason of APNs in the vendor message, in both spellings', () => {
    const apns = (detail: object) =>
      read(
        401,
        error(401, 'UNAUTHENTICATED', 'Auth error', [
          fcmError('THIRD_PARTY_AUTH_ERROR'),
          { '@type': `${google}firebase.fcm.v1.ApnsError`, ...detail },
        ]),
      );
    expect(apns({ statusCode: 403, reason: 'InvalidProviderToken' })).toMatchObject({
      vendorMessage: 'Auth error | APNs 403 InvalidProviderToken',
    });
    expect(apns({ status_code: 403, reason: 'InvalidProviderToken' })).toMatchObject({
      vendorMessage: 'Auth error | APNs 403 InvalidProviderToken',
    });
  });

  it('shows which quota and which field', () => {
    const quota = { '@type': `${google}rpc.QuotaFailure`, violations: [{ subject: 'project:1', description: 'Messages per minute' }] };
    expect(read(429, error(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded.', [fcmError('QUOTA_EXCEEDED'), quota]))).toMatchObject({
      vendorMessage: 'Quota exceeded. | project:1: Messages per minute',
    });
    expect(read(400, error(400, 'INVALID_ARGUMENT', 'Bad', [violation('message.topic')]))).toMatchObject({
      vendorMessage: "Bad | message.topic: Invalid value at 'message.topic'",
    });
  });

  const waits: [string, string | undefined, number | undefined][] = [
    ['seconds', '37', 37_000],
    ['an HTTP date', 'Fri, 20 Nov 2026 00:01:00 GMT', 60_000],
    ['a date that has passed', 'Thu, 19 Nov 2026 00:00:00 GMT', 0],
    ['nonsense', 'soon', undefined],
    ['nothing', undefined, undefined],
  ];
  for (const [name, header, ms] of waits)
    it(`reads Retry-After as ${name}`, () => {
      const answer = read(429, error(429, 'RESOURCE_EXHAUSTED', 'x'), header === undefined ? {} : { 'retry-after': header });
      expect(answer.ok === false ? answer.retryAfterMs : 'none').toBe(ms);
    });

  it('waits a minute for a 429 without Retry-After', () => expect(adapter.meta.retryAfterMs).toBe(60_000));

  const garbage = [
    '',
    '<html>',
    'null',
    '[]',
    '{}',
    '"x"',
    '{"error":null}',
    '{"error":"x"}',
    '{"error":{}}',
    '{"name":1}',
    '{"name":""}',
    '{"error":{"details":[null,1,{"@type":1}]}}',
  ];
  for (const body of garbage)
    for (const status of [200, 302, 418])
      it(`calls ${status} ${JSON.stringify(body)} unreadable`, () => expect(read(status, body)).toEqual({ ok: 'unreadable' }));

  it('never throws on odd details', () => {
    const odd = [
      null,
      1,
      { '@type': 1 },
      { '@type': 'x.FcmError', errorCode: 5 },
      { '@type': 'x.BadRequest', fieldViolations: [null, 3, {}] },
      { '@type': 'x.QuotaFailure', violations: 'x' },
    ];
    expect(read(400, error(400, 'INVALID_ARGUMENT', 'x', odd))).toMatchObject({ ok: false, code: 'INVALID_ARGUMENT' });
  });

  it('answers for every target, in order', () =>
    expect(adapter.readSend(response(200, { name: 'projects/p/messages/1' }), [token, fid], { nowMs })).toHaveLength(2));
});
