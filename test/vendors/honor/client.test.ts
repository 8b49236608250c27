import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { judgeAnswer } from '../../../src/core/judge.ts';
import type { HonorAccount } from '../../../src/vendors/honor/account.ts';
import { accessScript, authRequest, readAuth } from '../../../src/vendors/honor/auth.ts';
import { adapter } from '../../../src/vendors/honor/client.ts';
import { catalogue } from '../../../src/vendors/honor/errors.ts';
import type { HonorWire } from '../../../src/vendors/honor/wire.ts';
import { response, vectors } from './vectors.ts';

const account: HonorAccount = { appId: '104436234', clientId: 'a1b2c3d4', clientSecret: 'S/e+c=r&t' };
const access = { value: 'access-token', expiresAtMs: Infinity };
const nowMs = 1795161600000;
const wire: HonorWire = { android: { notification: { title: 'Alice', body: 'Hello', importance: 'NORMAL', clickAction: { type: 3 } } } };
const token = (letter: string) => `BAEAAAAAB.${letter.repeat(120)}`;
const [a, b, c] = [token('a'), token('b'), token('c')];

describe('golden vectors', () => {
  it('exist for auth, send and response', () =>
    expect(new Set(vectors.map((vector) => vector.kind))).toEqual(new Set(['auth', 'send', 'response'])));
  for (const vector of vectors)
    it(`${vector.kind}: ${vector.title}`, () => {
      if (vector.kind === 'auth') expect(authRequest(vector.given.account)).toMatchObject(vector.expect);
      if (vector.kind === 'send') {
        const { given } = vector;
        const { bodySha256, ...want } = vector.expect;
        const request = adapter.prepareSend(given.wire, given.account, { validateOnly: false })(given.targets, given.access, given);
        expect(request).toMatchObject(want);
        if (bodySha256)
          expect(
            createHash('sha256')
              .update(request.body ?? '')
              .digest('hex'),
          ).toBe(bodySha256);
      }
      if (vector.kind === 'response') {
        const { status, headers, body, targets } = vector.given;
        const given = response(body, { status, headers });
        const context = { nowMs: vector.given.nowMs ?? nowMs };
        if (vector.expect.answers) expect(adapter.readSend(given, targets, context)).toEqual(vector.expect.answers);
        if (vector.expect.access) {
          const answer = readAuth(given, context);
          expect(answer.ok === true ? answer.access : answer).toEqual(vector.expect.access);
        }
      }
    });
});

describe('auth', () => {
  it('uses Client ID and Client Secret and never the App Secret (README)', () => {
    const request = authRequest({ ...account, appSecret: 'app-secret' });
    expect(Object.fromEntries(new URLSearchParams(request.body as string))).toEqual({
      grant_type: 'client_credentials',
      client_id: account.clientId,
      client_secret: account.clientSecret,
    });
  });

  const minutes = (count: number) => count * 60_000;
  it.each([
    ['an hour', { expires_in: 3600 }, minutes(55)],
    ['an hour as text', { expires_in: '3600' }, minutes(55)],
    ['no life as an hour', {}, minutes(55)],
    ['a life that is no number as an hour', { expires_in: 'soon' }, minutes(55)],
    ['a life of no seconds as an hour', { expires_in: 0 }, minutes(55)],
    ['a short rest to its half', { expires_in: 120 }, minutes(1)],
  ])('keeps the access token for %s, less a margin', (_, data, lifeMs) =>
    expect(readAuth(response({ access_token: 't', token_type: 'Bearer', ...data }), { nowMs })).toEqual({
      ok: true,
      access: { value: 't', expiresAtMs: nowMs + lifeMs },
    }),
  );

  it.each([
    ['HTML', '<html></html>', 200],
    ['nothing', '', 200],
    ['other JSON', '{"hello":1}', 200],
    ['an array', '[]', 200],
    ['null', 'null', 401],
    ['an empty token', '{"access_token":""}', 200],
    ['a token that is no text', '{"access_token":7}', 200],
    ['a token with HTTP 500', '{"access_token":"t"}', 500],
    ['a 401 in HTML', '<html>Unauthorized</html>', 401],
    ['an empty error', '{"error":""}', 401],
  ])('calls %s unreadable', (_, body, status) => expect(readAuth(response(body, { status }), { nowMs })).toEqual({ ok: 'unreadable' }));
  it.each([
    [{ error: 'invalid_client' }, 400, { code: 'invalid_client' }],
    [{ code: 1101, message: 'no' }, 400, { code: '1101', vendorMessage: 'no' }],
    [{ error: 'new_error', error_description: 'x' }, 401, { code: 'new_error', vendorMessage: 'x' }],
  ])('reads the refusal %j', (body, status, want) =>
    expect(readAuth(response(body, { status }), { nowMs })).toEqual({ ok: false, ...want }),
  );
  it('judges a 401 in HTML as unauthorized', () =>
    expect(judgeAnswer({ ok: 'unreadable' }, 'auth', 401, catalogue).status).toBe('unauthorized'));

  it.each([
    ['HONOR by default', {}, 'https://iam.developer.honor.com/auth/token'],
    ['endpoints.all', { endpoints: { all: 'http://127.0.0.1:8080/' } }, 'http://127.0.0.1:8080/auth/token'],
    [
      'endpoints.auth before endpoints.all',
      { endpoints: { all: 'http://127.0.0.1:1', auth: 'http://127.0.0.1:2' } },
      'http://127.0.0.1:2/auth/token',
    ],
  ])('goes to %s', (_, part, url) => expect(authRequest({ ...account, ...part }).url).toBe(url));
});

describe('accessScript', () => {
  const script = accessScript({ ...account, clientId: "a'b&c", endpoints: { all: 'http://127.0.0.1:9' } });
  it('names the secret by its variable only', () => {
    expect(script).not.toContain(account.clientSecret);
    expect(script).toContain('PUSH_CHECK_HONOR_CLIENT_SECRET');
  });
  it('does nothing when the access token is set', () => {
    const env = { PATH: '/nonexistent', PUSH_CHECK_HONOR_ACCESS_TOKEN: 'kept' };
    const out = execFileSync('/bin/sh', ['-euc', `${script}\nprintf %s "$PUSH_CHECK_HONOR_ACCESS_TOKEN"`], { env, encoding: 'utf8' });
    expect(out).toBe('kept');
  });
  it('gives curl the secret through standard input and reads the token', () => {
    // curl is replaced, so that only the script runs.
    const fakes = `curl() { { printf '%s\\n' "$@"; printf 'stdin=%s\\n' "$(cat)"; } >&2; printf '{\\n"access_token" : "abc.123-_",\\n"expires_in":3600}'; }`;
    const run = `exec 2>&1\n${fakes}\n${script}\nprintf %s "$PUSH_CHECK_HONOR_ACCESS_TOKEN"`;
    const env = { PATH: '/usr/bin:/bin', PUSH_CHECK_HONOR_CLIENT_SECRET: account.clientSecret };
    const out = execFileSync('/bin/sh', ['-euc', run], { env, encoding: 'utf8' });
    expect(out).toContain('http://127.0.0.1:9/auth/token');
    expect(out).toContain("client_id=a'b&c");
    expect(out).toContain(`stdin=${account.clientSecret}`);
    expect(out.match(/S\/e\+c/g)).toHaveLength(1);
    expect(out.endsWith('abc.123-_')).toBe(true);
  });
});

describe('prepareSend', () => {
  const make = (given: HonorWire, targets: string[], part: Partial<HonorAccount> = {}, at = nowMs) =>
    adapter.prepareSend(given, { ...account, ...part }, { validateOnly: false })(targets, access, { nowMs: at });

  it('sends the time in milliseconds, 13 digits, of the moment the request leaves (README)', () => {
    const prepared = adapter.prepareSend(wire, account, { validateOnly: false });
    for (const at of [nowMs, nowMs + 1]) {
      expect(prepared([a], access, { nowMs: at }).headers['timestamp']).toBe(String(at));
      expect(String(at)).toMatch(/^\d{13}$/);
    }
  });
  it('sends the word Bearer', () => expect(make(wire, [a]).headers['authorization']).toBe('Bearer access-token'));
  it('sends a list of tokens in one request', () =>
    expect(JSON.parse(make(wire, [a, b, c]).body as string)).toEqual({ ...wire, token: [a, b, c] }));
  it('sends tokens alone for an empty wire', () => expect(make({}, [a]).body).toBe(`{"token":["${a}"]}`));
  it('keeps a token with quotes from breaking the JSON', () =>
    expect(JSON.parse(make(wire, ['a"b\\']).body as string)).toMatchObject({ token: ['a"b\\'] }));
  it('sends the tokens of the wire and no other', () =>
    expect(JSON.parse(make({ ...wire, token: [b] }, ['token:label']).body as string)).toEqual({ ...wire, token: [b] }));
  it('keeps an App ID inside its part of the path', () =>
    expect(make(wire, [a], { appId: 'a/b?c' }).url).toMatch(/\/api\/v1\/a%2Fb%3Fc\/sendMessage$/));
  it('sends to endpoints.send', () =>
    expect(make(wire, [a], { endpoints: { send: 'http://127.0.0.1:7/' } }).url).toBe('http://127.0.0.1:7/api/v1/104436234/sendMessage'));
  it('does not change the wire', () => {
    const frozen = Object.freeze({ ...wire, token: Object.freeze([a]) as unknown as string[] });
    expect(() => make(frozen, [a, b])).not.toThrow();
  });
});

describe('wireTarget', () => {
  it.each<[string, HonorWire, string | undefined]>([
    ['nothing while the target is open', wire, undefined],
    ['one token, shortened', { ...wire, token: [a] }, 'token:BAEAAA…aaaa(130)'],
    ['how many tokens there are', { ...wire, token: [a, b] }, 'tokens:2'],
    ['a text in the place of the list', { ...wire, token: a as unknown as string[] }, 'token:BAEAAA…aaaa(130)'],
  ])('names %s', (_, given, label) => expect(adapter.wireTarget?.(given)).toBe(label));
});

describe('readSend', () => {
  const read = (body: string | object, targets: string[], status = 200) => adapter.readSend(response(body, { status }), targets, { nowMs });
  const statuses = (body: string | object, targets: string[], status = 200) =>
    read(body, targets, status).map((answer) => judgeAnswer(answer, 'send', status, catalogue).status);
  const success = (data: object | null, code: unknown = 200) => ({ code, message: 'success', data });
  const unreadable = { ok: 'unreadable' };

  it.each([
    ['HTML', '<html></html>', 200],
    ['nothing', '', 200],
    ['other JSON', '{"hello":[1]}', 200],
    ['a code that is no number', '{"code":"OK"}', 200],
    ['the text "200", which no source names', '{"code":"200","data":{"sendResult":true,"requestId":"r"}}', 200],
    ['code 200 with HTTP 500', '{"code":200,"data":{"requestId":"r"}}', 500],
    ['code 200 with HTTP 302', '{"code":200,"data":{"requestId":"r"}}', 302],
    ['lists that are no lists', '{"code":200,"data":{"requestId":"r","failTokens":{"a":1}}}', 200],
    ['a list that is a text', '{"code":200,"data":{"requestId":"r","expireTokens":"a,b"}}', 200],
  ])('gives one unreadable answer per target for %s', (_, body, status) =>
    expect(read(body, [a, b], status)).toEqual([unreadable, unreadable]),
  );

  it('accepts 200, and 80000000 as number and text with a word of doubt', () => {
    const data = { sendResult: true, requestId: 'r' };
    expect(read(success(data), [a])).toEqual([{ ok: true, messageId: 'r' }]);
    for (const code of [80000000, '80000000'])
      expect(read(success(data, code), [a])).toMatchObject([
        { ok: true, messageId: 'r', note: { en: expect.stringContaining('80000000') } },
      ]);
  });
  it.each([0, 12200000, '0'])('does not count %j as accepted, though some clients do', (code) =>
    expect(statuses(success({ sendResult: true, requestId: 'r' }, code), [a])).toEqual(['unknown']),
  );
  it('says that an accepted message without requestId cannot be followed up', () => {
    for (const data of [{ sendResult: true }, null, { requestId: '' }])
      expect(read(success(data), [a])).toMatchObject([{ ok: true, note: { en: expect.stringContaining('requestId') } }]);
  });
  it('takes null lists for empty ones', () =>
    expect(read(success({ sendResult: true, requestId: 'r', failTokens: null, expireTokens: null }), [a])).toEqual([
      { ok: true, messageId: 'r' },
    ]));

  it('gives each token its own status, in input order, under code 200', () =>
    expect(statuses(success({ sendResult: true, requestId: 'r', failTokens: [c], expireTokens: [a] }), [b, a, c, b, a])).toEqual([
      'accepted',
      'invalid-token',
      'rejected',
      'accepted',
      'invalid-token',
    ]));
  it('calls a token that stands in both lists expired', () =>
    expect(read(success({ failTokens: [a], expireTokens: [a] }), [a, b])[0]).toMatchObject({ code: 'expireTokens' }));
  it('takes a list for the only target, however the token is spelt there', () =>
    expect(read(success({ sendResult: true, requestId: 'r', expireTokens: ['BAEA***'] }), [a])).toMatchObject([
      { ok: false, code: 'expireTokens' },
    ]));
  it('accepts nobody when a list names a token that was not sent', () =>
    expect(statuses(success({ sendResult: true, requestId: 'r', failTokens: [c] }), [a, b])).toEqual(['unknown', 'unknown']));
  it('rejects all when sendResult is false and no list names anyone', () =>
    expect(statuses(success({ sendResult: false, requestId: 'r' }), [a, b])).toEqual(['rejected', 'rejected']));
  it('does not know about the others when sendResult is false and a list names one', () =>
    expect(statuses(success({ sendResult: false, requestId: 'r', expireTokens: [a] }), [a, b])).toEqual(['invalid-token', 'unknown']));

  it('gives an unknown code to every target with what the answer says, for the raw answer to be shown (README)', () => {
    const answers = read({ code: 90210, message: 'no', traceId: 't-1', data: { sendResult: false, requestId: 'r', failTokens: [a] } }, [
      a,
      b,
    ]);
    expect(answers[0]).toEqual({ ok: false, code: '90210', vendorMessage: 'no (traceId: t-1, sendResult: false, requestId: r)' });
    expect(answers[1]).toEqual(answers[0]);
    expect(judgeAnswer(answers[0]!, 'send', 200, catalogue)).toMatchObject({ status: 'rejected', code: '90210' });
    expect(judgeAnswer(answers[0]!, 'send', 200, catalogue).entry).toBeUndefined();
  });
  it('shows no token of another target in a shared text', () => {
    const [answer] = read({ code: 90210, message: `bad ${a} and ${b}` }, [a, b]);
    expect(JSON.stringify(answer)).not.toContain(a);
    expect(JSON.stringify(answer)).not.toContain(b);
  });
  it.each([
    ['a stale access token, OAuth form', { error: 'invalid_token' }, 401, 'invalid_token', true],
    ['a stale access token, number in error', { error: 1101 }, 400, '1101', true],
    ['a stale access token, number in code', { code: '1101', message: 'x' }, 200, '1101', true],
    ['no access', { error: 'access_denied', error_description: 'no' }, 403, 'access_denied', true],
    ['a number like HTTP 401', { code: 401, message: 'x' }, 200, '401', true],
    ['a number like HTTP 429', { code: 429, message: 'x' }, 429, '429', false],
    ['a number like HTTP 503', { code: 503, message: 'x' }, 503, '503', false],
  ])('reads %s', (_, body, status, code, reauthorise) => {
    const [answer] = read(body, [a], status);
    expect(answer).toMatchObject({ ok: false, code });
    expect(judgeAnswer(answer!, 'send', status, catalogue)).toMatchObject({ reauthorise, notTaken: false });
  });
  it('judges an unknown error word by the HTTP status', () =>
    expect(statuses({ timestamp: 1, status: 401, error: 'Unauthorized', path: '/' }, [a], 401)).toEqual(['unauthorized']));
  it('judges a 401 in HTML as unauthorized and a 200 without JSON as unknown', () => {
    expect(statuses('<html>401</html>', [a], 401)).toEqual(['unauthorized']);
    expect(statuses('', [a])).toEqual(['unknown']);
    expect(statuses('ok', [a])).toEqual(['unknown']);
  });
  it('never throws on garbage', () => {
    for (const body of [
      'null',
      '[]',
      '"x"',
      '1',
      '{"code":null}',
      '{"code":{}}',
      '{"code":1.5}',
      '{"code":200,"data":[]}',
      '{"error":[]}',
      '\u0000',
    ])
      expect(read(body, [a, b]), body).toHaveLength(2);
  });
});

describe('meta', () => {
  it('has no validate-only mode and says why: a test message is delivered (README)', () => {
    expect(adapter.meta).toMatchObject({
      validateOnly: false,
      protocol: 'h1',
      zone: 'Asia/Shanghai',
      perTokenResult: true,
      maxBatch: 1000,
    });
    expect(adapter.meta.validateOnlyRefusal?.en).toContain('targetUserType');
  });
  it('does not say that accepted is delivered', () => expect(adapter.meta.accepted.en).not.toMatch(/deliver/i));
  it('keys the credential by a digest that changes with it', () => {
    const key = adapter.accountKey(account);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    for (const part of [{ clientId: 'x' }, { clientSecret: 'x' }, { endpoints: { all: 'http://127.0.0.1:1' } }])
      expect(adapter.accountKey({ ...account, ...part })).not.toBe(key);
  });
});
