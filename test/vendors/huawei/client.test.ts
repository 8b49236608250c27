import { execFileSync } from 'node:child_process';
import { constants, createHash, createPublicKey, generateKeyPairSync, verify, type JsonWebKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { accessOf, type AccessAnswer, type Answer } from '../../../src/core/adapter.ts';
import { findEntry } from '../../../src/core/catalogue.ts';
import { judgeAnswer } from '../../../src/core/judge.ts';
import { PushCheckError } from '../../../src/core/errors.ts';
import type { HuaweiAccount, ServiceAccount } from '../../../src/vendors/huawei/account.ts';
import { accessScript, authRequest, readAuth, signingInput } from '../../../src/vendors/huawei/auth.ts';
import { adapter } from '../../../src/vendors/huawei/client.ts';
import { catalogue } from '../../../src/vendors/huawei/errors.ts';
import { bodyBytes } from '../../../src/vendors/huawei/facts.ts';
import type { AndroidWire, HarmonyWire, HuaweiWire } from '../../../src/vendors/huawei/wire.ts';
import { response, vectors } from './vectors.ts';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const serviceAccount: ServiceAccount = {
  projectId: '736430079244623001',
  keyId: '0123456789abcdef0123456789abcdef',
  subAccount: '100000001',
  privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  tokenUri: 'https://oauth-login.cloud.huawei.com/oauth2/v3/token',
};
const android: HuaweiAccount = { platform: 'android', apiVersion: 'v1', appId: '100000001', clientSecret: 'f'.repeat(64) };
const harmony: HuaweiAccount = { platform: 'harmony', apiVersion: 'v2', serviceAccount };
const both: HuaweiAccount = { ...android, serviceAccount };
const access = { value: 'token', expiresAtMs: Infinity };
const nowMs = 1763640000000;
const androidWire: AndroidWire = {
  api: 'v1',
  body: { message: { android: { notification: { title: 'Alice', body: 'Hello', click_action: { type: 3 } } } } },
};
const harmonyWire: HarmonyWire = { api: 'v3', pushType: 0, body: { payload: { notification: { title: 'Alice', body: 'Hello' } } } };
const token = (letter: string) => `IQAAAA${letter.repeat(124)}`;
const harmonyToken = (letter: string) => `MAMA${letter.repeat(108)}`;

const verifies = (input: string, signature: Buffer, key: JsonWebKey, saltLength: number) =>
  verify(
    'sha256',
    Buffer.from(input),
    { key: createPublicKey({ key, format: 'jwk' }), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength },
    signature,
  );

describe('golden vectors', () => {
  it('exist for auth, send and response', () =>
    expect(new Set(vectors.map((vector) => vector.kind))).toEqual(new Set(['auth', 'send', 'response'])));
  for (const vector of vectors)
    it(`${vector.kind}: ${vector.title}`, () => {
      if (vector.kind === 'auth') {
        const { given, expect: want } = vector;
        if ('signingInput' in want) {
          const input = signingInput(given.account.serviceAccount!, given.nowMs / 1000);
          expect(input).toBe(want.signingInput);
          expect(createHash('sha256').update(input).digest('hex')).toBe(want.signingInputSha256);
          expect(verifies(input, Buffer.from(want.signature, 'base64url'), want.publicKey, 32)).toBe(true);
        } else expect(authRequest(given.account)).toMatchObject(want);
      }
      if (vector.kind === 'send') {
        const { given } = vector;
        const { bodySha256, ...want } = vector.expect;
        const request = adapter.prepareSend(given.wire, given.account, { validateOnly: false })(given.targets, given.access, given);
        expect(request).toMatchObject(want);
        expect(Object.keys(request.headers).toSorted()).toEqual(Object.keys(want.headers).toSorted());
        expect(
          createHash('sha256')
            .update(request.body ?? '')
            .digest('hex'),
        ).toBe(bodySha256);
      }
      if (vector.kind === 'response') {
        const { status, headers, body, targets, nowMs: at } = vector.given;
        const given = response(body, { status, headers });
        if (vector.expect.answers) expect(adapter.readSend(given, targets, { nowMs: at })).toEqual(vector.expect.answers);
        if (vector.expect.access) {
          const answer = readAuth(given, { nowMs: at });
          expect(answer.ok === true ? answer.access : answer).toEqual(vector.expect.access);
        }
      }
    });
  it('have the sizes that the reference counts', () => {
    const sizes = vectors.flatMap((vector) =>
      vector.kind === 'send' ? [[vector.title, Buffer.byteLength(vector.expect.body), bodyBytes(vector.given.wire)]] : [],
    );
    expect(sizes).toContainEqual(['validates a minimal Android message (S1)', 201, 175]);
    expect(sizes).toContainEqual(['sends a minimal HarmonyOS test message (S2)', 208, 175]);
  });
});

describe('access', () => {
  const kind = (account: HuaweiAccount) => accessOf(adapter.access, account).kind;
  it.each<[string, HuaweiAccount, string]>([
    ['OAuth for Android', android, 'exchange'],
    ['OAuth for Android even with a service account', both, 'exchange'],
    ['a JWT for HarmonyOS (README: the JWT itself is the bearer, never exchanged)', harmony, 'local'],
    ['a JWT for HarmonyOS targets of an account with both', { ...both, variant: 'harmony' }, 'local'],
    ['a JWT for Android without a client secret', { ...harmony, variant: 'android' }, 'local'],
    ['OAuth where there is nothing else, so that HUAWEI says no itself', { ...android, variant: 'harmony' }, 'exchange'],
  ])('is %s', (_, account, want) => expect(kind(account)).toBe(want));

  it('makes the JWT as PS256 with a salt of 32 bytes (README: Node’s default is the maximum and fails)', async () => {
    const chosen = accessOf(adapter.access, harmony);
    if (chosen.kind !== 'local') throw new Error('not local');
    const made = await chosen.create(harmony, { nowMs });
    const [header, claims, signature] = made!.value.split('.') as [string, string, string];
    const decoded = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
    expect(decoded(header)).toEqual({ kid: serviceAccount.keyId, typ: 'JWT', alg: 'PS256' });
    expect(decoded(claims)).toEqual({ aud: serviceAccount.tokenUri, iss: '100000001', iat: nowMs / 1000, exp: nowMs / 1000 + 3600 });
    const jwk = pair.publicKey.export({ format: 'jwk' });
    expect(verifies(`${header}.${claims}`, Buffer.from(signature, 'base64url'), jwk, 32)).toBe(true);
    expect(verifies(`${header}.${claims}`, Buffer.from(signature, 'base64url'), jwk, 222)).toBe(false);
    expect(made!.expiresAtMs).toBe(nowMs + 3_600_000);
  });
  it('has one key per credential, and none that shows it', () => {
    const keys = [
      android,
      { ...android, clientSecret: 'e'.repeat(64) },
      { ...android, appId: '100000002' },
      harmony,
      { ...both, variant: 'harmony' as const },
    ].map((account) => adapter.accountKey(account));
    expect(new Set(keys).size).toBe(4);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('readAuth', () => {
  const read = (body: string | object, status = 200) => readAuth(response(body, { status }), { nowMs });
  it.each<[string, string | object, number, AccessAnswer]>([
    ['an answer without a life', { access_token: 't' }, 200, { ok: true, access: { value: 't', expiresAtMs: nowMs + 3_600_000 } }],
    [
      'a strange life',
      { access_token: 't', expires_in: 'soon' },
      200,
      { ok: true, access: { value: 't', expiresAtMs: nowMs + 3_600_000 } },
    ],
    ['a shorter life', { access_token: 't', expires_in: 60 }, 200, { ok: true, access: { value: 't', expiresAtMs: nowMs + 60_000 } }],
    ['an error without sub_error', { error: 1101 }, 400, { ok: false, code: '1101' }],
    ['HTML', '<html></html>', 503, { ok: 'unreadable' }],
    ['nothing at all', '', 200, { ok: 'unreadable' }],
    ['other JSON', '{"hello":1}', 200, { ok: 'unreadable' }],
    ['an array', '[]', 200, { ok: 'unreadable' }],
    ['an empty token', { access_token: '' }, 200, { ok: 'unreadable' }],
    ['flow control', '', 503, { ok: false, code: '503' }],
    ['a wrong path', '{}', 404, { ok: false, code: '404' }],
  ])('reads %s', (_, body, status, want) => expect(read(body, status)).toEqual(want));
  it('reads Retry-After', () =>
    expect(readAuth(response('', { status: 503, headers: { 'retry-after': '7' } }), { nowMs })).toMatchObject({ retryAfterMs: 7000 }));
});

describe('accessScript', () => {
  const run = (script: string, env: Record<string, string>) =>
    execFileSync('/bin/sh', ['-euc', `${script}\nprintf %s "$PUSH_CHECK_HUAWEI_ACCESS_TOKEN"`], {
      env: { PATH: '/usr/bin:/bin', ...env },
      encoding: 'utf8',
    });
  it.each([
    ['OAuth', android],
    ['JWT', harmony],
  ] as const)('does nothing when the access token is set (%s)', (_, account) =>
    expect(run(accessScript(account), { PATH: '/nonexistent', PUSH_CHECK_HUAWEI_ACCESS_TOKEN: 'kept' })).toBe('kept'),
  );
  it('holds no secret', () => {
    expect(accessScript(android)).not.toContain(android.clientSecret);
    expect(accessScript(harmony)).not.toContain(serviceAccount.privateKey.split('\n')[1]);
  });
  it.each(['PUSH_CHECK_HUAWEI_CLIENT_SECRET', 'PUSH_CHECK_HUAWEI_APP_SECRET'])(
    'asks with the secret of $%s and takes the backslash off',
    (variable) => {
      const fake = String.raw`curl() { cat >&2; printf ' %s' "$@" >&2; printf '%s' '{"access_token":"Cg\/x+A==","expires_in":3600}'; }`;
      const out = run(`exec 2>&1\n${fake}\n${accessScript(android)}`, { [variable]: 'my secret' });
      expect(out).toContain(
        'my secret -sS https://oauth-login.cloud.huawei.com/oauth2/v3/token --data grant_type=client_credentials --data-urlencode client_id=100000001 --data-urlencode client_secret@-',
      );
      expect(out.endsWith('Cg/x+A==')).toBe(true);
    },
  );
  it('signs a JWT that verifies with a salt of 32 bytes', () => {
    const json = JSON.stringify({ project_id: '1', key_id: 'k', private_key: serviceAccount.privateKey, sub_account: 's' });
    const jwt = run(`date() { echo ${nowMs / 1000}; }\n${accessScript(harmony)}`, { PUSH_CHECK_HUAWEI_SERVICE_ACCOUNT: json });
    const [header, claims, signature] = jwt.split('.') as [string, string, string];
    expect(`${header}.${claims}`).toBe(signingInput(serviceAccount, nowMs / 1000));
    expect(verifies(`${header}.${claims}`, Buffer.from(signature, 'base64url'), pair.publicKey.export({ format: 'jwk' }), 32)).toBe(true);
  });
});

describe('variants', () => {
  const variants = adapter.variants!;
  it.each<[string, string, HuaweiAccount, 'android' | 'harmony' | 'ios' | undefined, string]>([
    ['a HarmonyOS device before the shape of its token', token('a'), both, 'harmony', 'harmony'],
    ['an Android device before the shape of its token', harmonyToken('a'), both, 'android', 'android'],
    ['a token that begins like HarmonyOS 5', harmonyToken('a'), both, undefined, 'harmony'],
    ['a token that begins like Android, where OAuth is configured', token('a'), { ...both, platform: 'harmony' }, undefined, 'android'],
    ['a token that begins like Android, where only HarmonyOS is configured', token('a'), harmony, undefined, 'harmony'],
    ['a token without a known prefix', 'x'.repeat(120), both, undefined, 'android'],
    ['a token without a known prefix, HarmonyOS by default', 'x'.repeat(120), { ...both, platform: 'harmony' }, undefined, 'harmony'],
    ['a topic, which only Android has', 'topic:news', { ...both, platform: 'harmony' }, undefined, 'android'],
    ['an iOS device, which is not ours', 'x'.repeat(120), both, 'ios', 'android'],
  ])('choose by %s', (_, target, account, platform, want) =>
    expect(variants.of(target, account, platform === undefined ? {} : { platform })).toBe(want),
  );
  it('leave the given account alone', () => {
    expect(variants.apply(Object.freeze({ ...both }), 'harmony')).toEqual({ ...both, variant: 'harmony' });
    expect(variants.apply(both, 'android').variant).toBe('android');
  });
});

describe('prepareSend', () => {
  const make = (wire: HuaweiWire, account: HuaweiAccount, targets: string[], validateOnly = false) =>
    adapter.prepareSend(wire, account, { validateOnly })(targets, access, { nowMs });
  const body = (...given: Parameters<typeof make>) => JSON.parse(make(...given).body as string) as Record<string, never>;

  it.each<[string, HuaweiWire, HuaweiAccount, string]>([
    ['v1 with the App ID', androidWire, android, '/v1/100000001/messages:send'],
    ['v1 with the client ID where the two differ', androidWire, { ...android, clientId: '200000002' }, '/v1/200000002/messages:send'],
    ['v2 with the project', { ...androidWire, api: 'v2' }, { ...android, projectId: '77' }, '/v2/77/messages:send'],
    ['v3 with the project of the service account', harmonyWire, harmony, '/v3/736430079244623001/messages:send'],
    ['v3 with the configured project', harmonyWire, { ...harmony, projectId: '78' }, '/v3/78/messages:send'],
  ])('goes to %s', (_, wire, account, path) => {
    expect(make(wire, account, ['a']).url).toBe(`https://push-api.cloud.huawei.com${path}`);
    expect(make(wire, { ...account, endpoints: { all: 'http://127.0.0.1:9/' } }, ['a']).url).toBe(`http://127.0.0.1:9${path}`);
  });
  it('sends the push-type header to v3 only', () => {
    expect(make(harmonyWire, harmony, ['a']).headers['push-type']).toBe('0');
    expect(make({ ...harmonyWire, pushType: 10 }, harmony, ['a']).headers['push-type']).toBe('10');
    expect('push-type' in make(androidWire, android, ['a']).headers).toBe(false);
  });
  it.each([1, 3, 1000])('puts %i tokens into one request', (count) => {
    const targets = Array.from({ length: count }, (_, index) => `t${index}`);
    expect(body(androidWire, android, targets)).toEqual({ message: { ...androidWire.body.message, token: targets } });
    expect(body(harmonyWire, harmony, targets)).toEqual({ ...harmonyWire.body, target: { token: targets } });
  });
  it('keeps a token with quotes from breaking the JSON', () =>
    expect(body(androidWire, android, ['a"b\\'])).toMatchObject({ message: { token: ['a"b\\'] } }));
  it('is not misled by a message that holds its own mark', () => {
    const data = '"token":["push-check:tokens"]';
    expect(body({ api: 'v1', body: { message: { data } } }, android, ['a'])).toEqual({ message: { data, token: ['a'] } });
  });
  it('keeps other members of `target`', () => {
    const wire = { ...harmonyWire, body: { ...harmonyWire.body, target: { other: 1 } } } as HarmonyWire;
    expect(body(wire, harmony, ['a'])).toMatchObject({ target: { other: 1, token: ['a'] } });
  });
  it('does not change the wire', () => {
    const before = structuredClone([androidWire, harmonyWire]);
    make(androidWire, android, ['a'], true);
    make(harmonyWire, harmony, ['a']);
    expect([androidWire, harmonyWire]).toEqual(before);
  });
  it('survives a wire without a body', () => {
    expect(body({ api: 'v1' } as HuaweiWire, android, ['a'])).toEqual({ message: { token: ['a'] } });
    expect(body({ api: 'v3' } as HuaweiWire, harmony, ['a'])).toEqual({ target: { token: ['a'] } });
  });

  it('sets validate_only, and says loudly that nothing was sent (README: `validate_only` answers 80000000)', () => {
    const prepared = adapter.prepareSend(androidWire, android, { validateOnly: true });
    const targets = ['a', 'b'];
    expect(JSON.parse(prepared(targets, access, { nowMs }).body as string)).toEqual({
      validate_only: true,
      message: { ...androidWire.body.message, token: targets },
    });
    const answers = adapter.readSend(response({ code: '80000000', msg: 'Success', requestId: '1' }), targets, { nowMs });
    expect(answers.map((answer) => answer.ok === true && answer.validated)).toEqual([true, true]);
    expect(answers[0]).toMatchObject({
      note: { en: expect.stringMatching(/^Nothing was sent/) as string, zh: expect.stringMatching(/^没有发送/) as string },
    });
    expect(judgeAnswer(answers[0] as Answer, 'send', 200, catalogue).status).toBe('validated');
  });
  it('calls a real push accepted, with the same answer', () => {
    const targets = ['a'];
    adapter.prepareSend(androidWire, android, { validateOnly: false })(targets, access, { nowMs });
    expect(adapter.readSend(response({ code: '80000000', msg: 'Success', requestId: '1' }), targets, { nowMs })).toEqual([
      { ok: true, messageId: '1' },
    ]);
  });
  it('notices validate_only in the message itself', () => {
    const targets = ['a'];
    make({ ...androidWire, body: { validate_only: true, ...androidWire.body } }, android, targets);
    expect(adapter.readSend(response({ code: '80000000', msg: 'Success' }), targets, { nowMs })).toMatchObject([
      { ok: true, validated: true },
    ]);
  });
  it('overrides a validate_only of false', () =>
    expect(body({ ...androidWire, body: { validate_only: false, ...androidWire.body } }, android, ['a'], true)).toMatchObject({
      validate_only: true,
    }));
  it('refuses validate-only for HarmonyOS instead of sending for real', () => {
    expect(() => adapter.prepareSend(harmonyWire, harmony, { validateOnly: true })).toThrow(PushCheckError);
    try {
      adapter.prepareSend(harmonyWire, harmony, { validateOnly: true });
    } catch (error) {
      expect(error).toMatchObject({ code: 'ERR_UNSUPPORTED', fix: { zh: expect.stringContaining('testMessage') as string } });
    }
  });
});

describe('wireTarget', () => {
  const label = (wire: HuaweiWire) => adapter.wireTarget?.(wire);
  const message = (part: object): HuaweiWire => ({ api: 'v1', body: { message: part } });
  it.each<[string, HuaweiWire, string | undefined]>([
    ['nothing while the target is open', androidWire, undefined],
    ['nothing for an open v3 push', harmonyWire, undefined],
    ['a topic', message({ topic: 'news' }), 'topic:news'],
    ['a condition', message({ condition: "'a' in topics" }), "condition:'a' in topics"],
    ['a token, shortened', message({ token: [token('a')] }), 'token:IQAAAA…aaaa(130)'],
    ['a list', message({ token: ['a', 'b'] }), 'tokens:2'],
    ['the target of v3', { ...harmonyWire, body: { target: { token: [harmonyToken('a')] } } }, 'token:MAMAaa…aaaa(112)'],
    ['nothing for a topic on v3, which has none', { ...harmonyWire, body: { target: { topic: 'x' } } } as HuaweiWire, undefined],
    ['nothing in a wire without a body', { api: 'v1' } as HuaweiWire, undefined],
  ])('names %s', (_, wire, want) => expect(label(wire)).toBe(want));
  it('lets the message through as it is', () =>
    expect(
      adapter.prepareSend(message({ topic: 'news', data: 'x' }), android, { validateOnly: true })(['topic:news'], access, { nowMs }).body,
    ).toBe('{"validate_only":true,"message":{"topic":"news","data":"x"}}'));
});

describe('readSend', () => {
  const read = (body: string | object, targets: string[] = ['a'], status = 200) =>
    adapter.readSend(response(body, { status }), targets, { nowMs });
  const partial = (inner: unknown, code = '80100000') => ({
    code,
    msg: typeof inner === 'string' ? inner : JSON.stringify(inner),
    requestId: '1',
  });

  it.each<[string, string | object, number, Answer]>([
    ['a number as code', { code: 80000000, msg: 'Success' }, 200, { ok: true }],
    ['a byte-order mark', `\uFEFF{"code":"80000000","msg":"Success"}`, 200, { ok: true }],
    ['a refusal whatever the HTTP status says', { code: '80200003', msg: 'x' }, 200, { ok: false, code: '80200003', vendorMessage: 'x' }],
    ['a refusal without text', { code: '80300008' }, 400, { ok: false, code: '80300008' }],
    ['an unknown code', { code: '89999999', msg: 'new' }, 400, { ok: false, code: '89999999', vendorMessage: 'new' }],
    ['HTTP 503 with a business code', { code: '81000001', msg: 'busy' }, 503, { ok: false, code: '503', vendorMessage: '81000001 busy' }],
    ['HTTP 503 with JSON and no code', { msg: 'Service Temporarily Unavailable' }, 503, { ok: false, code: '503' }],
    ['HTTP 404 without a body', '', 404, { ok: false, code: '404' }],
    ['success with a failing HTTP status', { code: '80000000', msg: 'Success' }, 500, { ok: 'unreadable' }],
    [
      'an OAuth error at the wrong place',
      { error: 1101, sub_error: 12304, error_description: 'x' },
      400,
      { ok: false, code: '1101', subCode: '12304', vendorMessage: 'x', endpoint: 'auth' },
    ],
    ['HTML', '<html></html>', 503, { ok: 'unreadable' }],
    ['nothing', '', 200, { ok: 'unreadable' }],
    ['null', 'null', 200, { ok: 'unreadable' }],
    ['an array', '[1]', 200, { ok: 'unreadable' }],
    ['a code that is no number', { code: 'OK' }, 200, { ok: 'unreadable' }],
    ['half a body', '{"code":"8000', 200, { ok: 'unreadable' }],
  ])('reads %s', (_, body, status, want) => expect(read(body, ['a'], status)).toEqual([want]));
  it('reads Retry-After with flow control', () =>
    expect(adapter.readSend(response('', { status: 503, headers: { 'retry-after': '3' } }), ['a'], { nowMs })).toEqual([
      { ok: false, code: '503', retryAfterMs: 3000 },
    ]));

  const codes = (answers: Answer[]) =>
    answers.map((answer) => (answer.ok === true ? 'ok' : answer.ok === false ? (answer.subCode ?? answer.code) : 'unreadable'));
  it.each<[string, object, string[], string[]]>([
    ['illegal_tokens of v1 and v2', partial({ success: 2, failure: 1, illegal_tokens: ['b'] }), ['a', 'b', 'c'], ['ok', '80100000', 'ok']],
    [
      'illegalTokens by reason of v3',
      partial({ illegalTokens: { noRight: ['a'], tokenFormatError: ['c'] } }),
      ['a', 'b', 'c'],
      ['noRight', 'ok', 'tokenFormatError'],
    ],
    ['illegalTokens as a plain list', partial({ illegalTokens: ['c'] }), ['a', 'b', 'c'], ['ok', 'ok', '80100000']],
    [
      'a token that was given twice',
      partial({ success: 1, failure: 1, illegal_tokens: ['b'] }),
      ['b', 'a', 'b'],
      ['80100000', 'ok', '80100000'],
    ],
    ['an unknown reason', partial({ success: 1, failure: 1, illegalTokens: { brandNew: ['a'] } }), ['a', 'b'], ['brandNew', 'ok']],
    [
      'a list that names strangers: the rest is in doubt',
      partial({ success: 1, failure: 1, illegal_tokens: ['z'] }),
      ['a', 'b'],
      ['unclear', 'unclear'],
    ],
    [
      'a list shorter than the count: the rest is in doubt',
      partial({ success: 1, failure: 2, illegal_tokens: ['a'] }),
      ['a', 'b', 'c'],
      ['80100000', 'unclear', 'unclear'],
    ],
    ['an empty list', partial({ success: 1, failure: 1, illegal_tokens: [] }), ['a', 'b'], ['unclear', 'unclear']],
    ['msg that is no JSON', partial('Check Parameter Partial Success.'), ['a', 'b'], ['unclear', 'unclear']],
    ['no msg', { code: '80100000' }, ['a'], ['unclear']],
    ['lists of garbage', partial({ illegal_tokens: [1, null, { a: 1 }], illegalTokens: { x: 'a' } }), ['a'], ['unclear']],
    [
      '80300007 by reasons',
      partial({ failure: 2, illegalTokens: { noRight: ['a'], noPushTypeRight: ['b'] } }, '80300007'),
      ['a', 'b'],
      ['noRight', 'noPushTypeRight'],
    ],
    [
      '80300007 whose only reason names the token otherwise',
      partial({ failure: 1, illegalTokens: { noRight: ['A'] } }, '80300007'),
      ['a'],
      ['noRight'],
    ],
  ])('reads %s (README: `msg` is JSON inside a string)', (_, body, targets, want) => expect(codes(read(body, targets))).toEqual(want));

  it('does not pass on the other tokens that msg holds', () => {
    const answers = read(partial({ success: 0, failure: 2, illegal_tokens: ['secret-token-1', 'secret-token-2'] }), [
      'secret-token-1',
      'secret-token-2',
    ]);
    expect(JSON.stringify(answers)).not.toContain('secret-token');
  });
  it.each([
    ['a listed token is invalid', partial({ success: 1, failure: 1, illegal_tokens: ['a'] }), 'invalid-token'],
    ['an unlisted failure is unknown', partial('x'), 'unknown'],
    ['a missing right is a matter of permission', partial({ illegalTokens: { noPushTypeRight: ['a'] } }, '80300007'), 'unauthorized'],
    ['a dead access token is unauthorized', partial('', '80200003'), 'unauthorized'],
  ])('is judged: %s', (_, body, status) => expect(judgeAnswer(read(body)[0] as Answer, 'send', 200, catalogue).status).toBe(status));
});

describe('credentialCheck', () => {
  const check = adapter.credentialCheck!;
  it('validates a message on Android, which reaches nobody', () => {
    const request = check.request(android, access, { nowMs });
    expect(request).toMatchObject({
      endpoint: 'send',
      url: 'https://push-api.cloud.huawei.com/v1/100000001/messages:send',
      headers: { authorization: 'Bearer token' },
    });
    expect(JSON.parse(request.body as string)).toMatchObject({
      validate_only: true,
      message: { token: [expect.stringMatching(/^IQAAAA.{124}$/) as string] },
    });
  });
  it('sends a test message to a token that cannot exist on HarmonyOS', () => {
    const request = check.request(harmony, access, { nowMs });
    expect(request).toMatchObject({
      url: 'https://push-api.cloud.huawei.com/v3/736430079244623001/messages:send',
      headers: { 'push-type': '0' },
    });
    expect(JSON.parse(request.body as string)).toMatchObject({
      pushOptions: { testMessage: true },
      target: { token: [expect.stringMatching(/^MAMA.{108}$/) as string] },
    });
  });
  it.each(['80300007', '80100000', '80300029'])('takes %s as proof that the credential is fine', (code) => {
    expect(check.credentialFineCodes).toContain(code);
    expect(findEntry(catalogue, 'send', code)).toBeDefined();
  });
  it('reads the answer', () => {
    expect(check.read(response({ code: '80000000', msg: 'Success' }), { nowMs })).toEqual({ ok: true });
    expect(check.read(response({ code: '80200001', msg: 'x' }, { status: 401 }), { nowMs })).toMatchObject({ ok: false, code: '80200001' });
    expect(check.read(response('<html>'), { nowMs })).toEqual({ ok: 'unreadable' });
  });
});
