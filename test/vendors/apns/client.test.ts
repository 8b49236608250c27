import { execFileSync } from 'node:child_process';
import { createHash, createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AccessToken } from '../../../src/core/adapter.ts';
import type { HttpResponse } from '../../../src/core/http.ts';
import { findEntry } from '../../../src/core/catalogue.ts';
import { judgeToken } from '../../../src/core/token.ts';
import { adapter } from '../../../src/vendors/apns/client.ts';
import { catalogue } from '../../../src/vendors/apns/errors.ts';
import { tokenFacet } from '../../../src/vendors/apns/token.ts';
import type { ApnsWire } from '../../../src/vendors/apns/wire.ts';
import { accountOf, certificateAccount, nowMs, values, vectors } from './support.ts';

const auth = vectors('auth')[0]!;
const create = async (account: ReturnType<typeof accountOf>, at: number) =>
  adapter.access.kind === 'local' ? adapter.access.create(account, { nowMs: at }) : undefined;
const publicKey = createPublicKey({ key: auth.expect['publicKey'] as JsonWebKey, format: 'jwk' });
const partsOf = (jwt: string) => jwt.split('.') as [string, string, string];
const verified = (jwt: string) => {
  const [header, claims, signature] = partsOf(jwt);
  const raw = Buffer.from(signature, 'base64url');
  expect(raw).toHaveLength(64);
  return verify('sha256', Buffer.from(`${header}.${claims}`), { key: publicKey, dsaEncoding: 'ieee-p1363' }, raw);
};
const response = (status: number, headers: Record<string, string> = {}, body = ''): HttpResponse => ({
  status,
  headers,
  body,
  timings: { totalMs: 1 },
});

describe('provider token', () => {
  it('is built and signed as the worked vector, raw r and s', async () => {
    const access = (await create(
      accountOf(auth.given['account'] as Record<string, unknown>),
      auth.given['nowMs'] as number,
    )) as AccessToken;
    const [header, claims] = partsOf(access.value);
    expect(`${header}.${claims}`).toBe(auth.expect['signingInput']);
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual(auth.expect['header']);
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual(auth.expect['claims']);
    expect(verified(access.value)).toBe(true);
    expect(verified(auth.expect['deterministicJwt'] as string)).toBe(true);
    expect(access.expiresAtMs).toBe(auth.expect['expiresAtMs']);
  });
  it('is renewed not before 20 and not after 60 minutes', async () => {
    const access = (await create(accountOf(), nowMs + 999)) as AccessToken;
    const minutes = (access.expiresAtMs - nowMs) / 60_000;
    expect(minutes).toBeGreaterThanOrEqual(20);
    expect(minutes).toBeLessThanOrEqual(55);
  });
  it('does not exist for a certificate', async () => expect(await create(certificateAccount(), nowMs)).toBeUndefined());
});

describe('send request', () => {
  for (const vector of vectors('send'))
    it(`agrees with ${vector.file}: ${vector.title}`, () => {
      const {
        account,
        wire,
        targets,
        access,
        nowMs: at,
      } = vector.given as { account: Record<string, unknown>; wire: ApnsWire; targets: string[]; access: AccessToken; nowMs: number };
      const request = adapter.prepareSend(wire, accountOf(account), { validateOnly: false })(targets, access, { nowMs: at });
      expect(request).toMatchObject({
        method: vector.expect['method'],
        url: vector.expect['url'],
        body: vector.expect['body'],
        protocol: 'h2',
      });
      expect(request.headers).toEqual(vector.expect['headers']);
      expect(
        createHash('sha256')
          .update(request.body as string)
          .digest('hex'),
      ).toBe(vector.expect['bodySha256']);
    });

  const wire: ApnsWire = { headers: { 'apns-topic': 'com.example.app', 'apns-push-type': 'alert' }, payload: { aps: { alert: 'Hello' } } };
  const token = 'ab'.repeat(32);
  const access = { value: 'jwt', expiresAtMs: Infinity };
  const send = (given: ApnsWire, account = accountOf(), target = token, at = nowMs) =>
    adapter.prepareSend(given, account, { validateOnly: false })([target], access, { nowMs: at });

  it('goes to one override for every endpoint, with the normal path', () => {
    const account = accountOf({ ...values, endpoints: { all: 'http://127.0.0.1:8080/' } });
    expect(send(wire, account).url).toBe(`http://127.0.0.1:8080/3/device/${token}`);
    expect(send({ ...wire, headers: { 'apns-channel-id': 'YQ==' } }, account)).toMatchObject({
      endpoint: 'broadcast',
      url: 'http://127.0.0.1:8080/4/broadcasts/apps/com.example.app',
    });
  });
  it('lets a broadcast follow an override of send', () => {
    const account = accountOf({ ...values, endpoints: { send: 'http://127.0.0.1:8080' } });
    expect(send({ headers: { 'apns-channel-id': 'YQ==' } }, account).url).toBe('http://127.0.0.1:8080/4/broadcasts/apps/com.example.app');
  });
  it('never sends apns-id or content-type by itself, and names headers in lower case', () => {
    const { headers } = send({ ...wire, headers: { 'APNS-Topic': 'com.example.app' } });
    expect(headers).toEqual({ authorization: 'bearer jwt', 'apns-topic': 'com.example.app' });
  });
  it('computes the moment of expiry from the clock of each request; 0 stays 0 and a set moment wins', () => {
    const expiration = (given: ApnsWire, at = nowMs) => send(given, accountOf(), token, at).headers['apns-expiration'];
    expect(expiration({ ...wire, expiresAfterSeconds: 60 })).toBe(String(nowMs / 1000 + 60));
    expect(expiration({ ...wire, expiresAfterSeconds: 60 }, nowMs + 1500)).toBe(String(nowMs / 1000 + 61));
    expect(expiration({ ...wire, expiresAfterSeconds: 0 })).toBe('0');
    expect(expiration({ headers: { 'apns-expiration': '1795219200' }, expiresAfterSeconds: 60 })).toBe('1795219200');
    expect(expiration(wire)).toBeUndefined();
  });
  it('sends a token as it is: brackets and blanks are escaped, never removed', () =>
    expect(send(wire, accountOf(), '<c639 63fd>').url).toBe('https://api.push.apple.com/3/device/%3Cc639%2063fd%3E'));
  it('keeps UTF-8 in headers by sending its bytes', () =>
    expect(
      Buffer.from(send({ headers: { 'apns-collapse-id': '会话42' } }).headers['apns-collapse-id'] ?? '', 'latin1').toString('utf8'),
    ).toBe('会话42'));
  it('shows a certificate instead of a provider token', () => {
    const account = certificateAccount();
    const request = adapter.prepareSend(wire, account, { validateOnly: false })([token], undefined, { nowMs });
    expect(request.headers).not.toHaveProperty('authorization');
    expect(request.clientCertificate).toMatchObject({ fingerprint: 'ab'.repeat(32) });
    expect(request.connectionKey).toBe('ab'.repeat(32));
  });
  it('separates connections by key, Key ID and team, without telling the key', () => {
    const [a, b, c] = [accountOf(), accountOf({ ...values, teamId: 'ZZZ123GHIJ' }), accountOf({ ...values, keyId: 'ZZZ123DEFG' })].map(
      (account) => adapter.accountKey(account),
    );
    expect(new Set([a, b, c]).size).toBe(3);
    expect(a).toMatch(/^[0-9a-f]{64}$/);
    expect(send(wire).connectionKey).toBe(a);
  });
  it('survives a wire that raw has wrecked', () =>
    expect(send({ headers: 5, payload: 'x' } as unknown as ApnsWire)).toMatchObject({
      headers: { authorization: 'bearer jwt' },
      body: '"x"',
    }));
});

describe('answers', () => {
  for (const vector of vectors('response'))
    it(`agrees with ${vector.file}: ${vector.title}`, () => {
      const { endpoint, status, headers, body, targets } = vector.given as {
        endpoint: string;
        status: number;
        headers: Record<string, string>;
        body: string;
        targets: string[];
      };
      const answers = adapter.readSend(response(status, headers, body), targets, { nowMs });
      expect(answers).toMatchObject(vector.expect['answers'] as object[]);
      expect(answers).toHaveLength(targets.length);
      for (const answer of answers) if (answer.ok === false) expect(findEntry(catalogue, endpoint, answer.code)).toBeDefined();
    });
  it('APNs quirk: the wire says BadEnvironmentKeyInToken, the document BadEnvironmentKeyIdInToken; both are one entry', () => {
    const [wire, document] = ['BadEnvironmentKeyInToken', 'BadEnvironmentKeyIdInToken'].map((code) => findEntry(catalogue, 'send', code));
    expect(wire).toBeDefined();
    expect(document).toBe(wire);
  });
  it('tells since when a token is dead', () =>
    expect(adapter.readSend(response(410, {}, '{"reason":"Unregistered","timestamp":1795132800000}'), ['t'], { nowMs })).toEqual([
      { ok: false, code: 'Unregistered', vendorMessage: 'Unregistered since 2026-11-20T00:00:00.000Z' },
    ]));
  it('hands on the id for the Delivery Log, and nothing that is no id', () => {
    const noteOf = (id: string) => adapter.readSend(response(200, { 'apns-id': 'x', 'apns-unique-id': id }), ['t'], { nowMs })[0];
    expect(noteOf('3f1b0c62-8d0a-4f0b-9a0b-0a4a2b9f0e22')).toMatchObject({
      note: { en: expect.stringContaining('3f1b0c62') as string, zh: expect.stringContaining('3f1b0c62') as string },
    });
    expect(noteOf('\u001b[31m')).not.toHaveProperty('note');
  });
  it('reads Retry-After in lower case', () =>
    expect(adapter.readSend(response(429, { 'retry-after': '7' }, '{"reason":"TooManyRequests"}'), ['t'], { nowMs })).toMatchObject([
      { retryAfterMs: 7000 },
    ]));
  for (const [name, status, headers, body] of [
    ['an empty refusal', 400, {}, ''],
    ['a page of a proxy', 403, {}, '<html></html>'],
    ['a page behind a 200', 200, {}, '<html></html>'],
    ['a 200 without any id', 200, {}, ''],
    ['other JSON', 400, {}, '{"error":"x"}'],
    ['a list', 500, {}, '["reason"]'],
    ['null', 500, {}, 'null'],
    ['a reason that is no text', 400, {}, '{"reason":5}'],
    ['cut JSON', 410, {}, '{"reason":"Unreg'],
  ] as const)
    it(`calls ${name} unreadable`, () =>
      expect(adapter.readSend(response(status, headers, body), ['t'], { nowMs })).toEqual([{ ok: 'unreadable' }]));
  it('survives an absurd timestamp', () =>
    expect(adapter.readSend(response(410, {}, '{"reason":"Unregistered","timestamp":1e300}'), ['t'], { nowMs })).toEqual([
      { ok: false, code: 'Unregistered' },
    ]));
});

describe('meta and probe', () => {
  it('has no validate-only mode and says what to do instead', () => {
    expect(adapter.meta).toMatchObject({
      validateOnly: false,
      maxBatch: 1,
      perTokenResult: true,
      firstRequestAlone: true,
      zone: 'UTC',
      protocol: 'h2',
    });
    expect(adapter.meta.validateOnlyRefusal?.en).toContain('verify');
  });
  it('names the channel that a wire addresses', () => {
    expect(adapter.wireTarget?.({ headers: { 'apns-channel-id': 'YQ==' } })).toBe('channel:YQ==');
    expect(adapter.wireTarget?.({ headers: {} })).toBeUndefined();
  });
  it('probes with a plausible token, a background push and known codes', () => {
    const { probe } = adapter;
    expect(judgeToken(probe?.target ?? '', tokenFacet).fit).toBe('likely');
    expect(probe?.wire(accountOf())).toMatchObject({
      headers: { 'apns-topic': 'com.example.app', 'apns-push-type': 'background', 'apns-priority': '5' },
    });
    for (const code of probe?.credentialFineCodes ?? []) expect(findEntry(catalogue, 'send', code)?.class).toBe('token');
  });
});

describe('access script', () => {
  const run = (script: string, env: Record<string, string>) =>
    execFileSync('sh', ['-eu', '-c', `${script}\nprintf '%s' "$PUSH_CHECK_APNS_ACCESS_TOKEN"`], {
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', ...env },
      encoding: 'utf8',
    });
  const script = adapter.accessScript?.(accountOf()) ?? '';

  it('makes a provider token that verifies, from the text of the key, again and again', () => {
    for (let round = 0; round < 8; round++) {
      const jwt = run(script, { PUSH_CHECK_APNS_KEY: values['key'] as string });
      expect(verified(jwt)).toBe(true);
      const [header, claims] = partsOf(jwt).map((part) => Buffer.from(part, 'base64url').toString());
      expect(header).toBe('{"alg":"ES256","kid":"ABC123DEFG"}');
      expect(claims).toMatch(/^\{"iss":"DEF123GHIJ","iat":\d{10}\}$/);
    }
  });
  it('takes the path of the key as well', () => {
    const folder = mkdtempSync(join(tmpdir(), 'apns-script-'));
    try {
      const path = join(folder, 'AuthKey ABC.p8');
      writeFileSync(path, values['key'] as string);
      expect(verified(run(script, { PUSH_CHECK_APNS_KEY: path }))).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  it('pads a short r and drops the sign byte of a long s', () => {
    const folder = mkdtempSync(join(tmpdir(), 'apns-script-'));
    try {
      const s = `ff${'07'.repeat(31)}`;
      const der = `30260201050221 00${s}`.replace(' ', '');
      const real = execFileSync('sh', ['-c', 'command -v openssl'], { encoding: 'utf8' }).trim();
      const octal = (der.match(/../g) ?? []).map((pair) => `\\${Number.parseInt(pair, 16).toString(8).padStart(3, '0')}`).join('');
      writeFileSync(join(folder, 'openssl'), `#!/bin/sh\ncase $1 in dgst) printf '${octal}' ;; *) exec ${real} "$@" ;; esac\n`, {
        mode: 0o755,
      });
      const jwt = run(script, { PATH: `${folder}:/usr/local/bin:/usr/bin:/bin`, PUSH_CHECK_APNS_KEY: values['key'] as string });
      expect(Buffer.from(partsOf(jwt)[2], 'base64url').toString('hex')).toBe(`${'00'.repeat(31)}05${s}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  it('does nothing when the access token is there', () => expect(run(script, { PUSH_CHECK_APNS_ACCESS_TOKEN: 'given' })).toBe('given'));
  it('stops when the key is not set', () =>
    expect(() => execFileSync('sh', ['-c', script], { env: { PATH: '/usr/bin:/bin' }, stdio: 'pipe' })).toThrow(/PUSH_CHECK_APNS_KEY/));
  it('holds no secret and quotes what it inserts', () => {
    expect(script).not.toContain('MIGH');
    const odd = adapter.accessScript?.(accountOf({ ...values, keyId: `A'; echo pwned #` })) ?? '';
    expect(partsOf(run(odd, { PUSH_CHECK_APNS_KEY: values['key'] as string }))[0]).toBe(
      Buffer.from(`{"alg":"ES256","kid":"A'; echo pwned #"}`).toString('base64url'),
    );
  });
  it('is empty for a certificate', () => expect(adapter.accessScript?.(certificateAccount())).toBe(''));
});
