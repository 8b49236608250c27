import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { runEngine, type Delivery } from '../../../src/core/engine.ts';
import { judgeAnswer } from '../../../src/core/judge.ts';
import type { VivoAccount } from '../../../src/vendors/vivo/account.ts';
import { accessScript, authRequest, readAuth, signAuth } from '../../../src/vendors/vivo/auth.ts';
import { adapter } from '../../../src/vendors/vivo/client.ts';
import { catalogue } from '../../../src/vendors/vivo/errors.ts';
import { readList, readSaveList } from '../../../src/vendors/vivo/list.ts';
import type { VivoWire } from '../../../src/vendors/vivo/wire.ts';
import { response, vectors } from './vectors.ts';

const account: VivoAccount = {
  appId: '100012345',
  appKey: '9f8e7d6c5b4a39281706f5e4d3c2b1a0',
  appSecret: '5d41402a-bc4b-2a76-b971-9d911017c592',
};
const access = { value: '24ccd79e-69d3-4bd8-9a3f-2e1b0f7f9f21', expiresAtMs: Infinity };
const wire: VivoWire = {
  appId: 100012345,
  notifyType: 4,
  title: 'Alice',
  content: 'Hello there',
  skipType: 1,
  classification: 1,
  category: 'IM',
};
const legacy = '15985112220221500102621';
const id = (number: number) => `v2-${String(number).padStart(56, '0')}`;
const nowMs = 1763640000000;

describe('golden vectors', () => {
  it('exist for auth, send and response', () =>
    expect(new Set(vectors.map((vector) => vector.kind))).toEqual(new Set(['auth', 'send', 'response'])));
  for (const vector of vectors)
    it(`${vector.kind}: ${vector.title}`, () => {
      if (vector.kind === 'auth') expect(authRequest(vector.given.account, vector.given)).toMatchObject(withoutHash(vector.expect));
      if (vector.kind === 'send') {
        const { given } = vector;
        const request = adapter.prepareSend(given.wire, given.account, { validateOnly: false })(given.targets, given.access, given);
        expect(request).toMatchObject(withoutHash(vector.expect));
        expect(createHash('sha256').update(String(request.body)).digest('hex')).toBe(vector.expect.bodySha256);
      }
      if (vector.kind === 'response') {
        const { status, headers, body, targets, endpoint } = vector.given;
        const given = response(body, { status, headers });
        const context = { nowMs: vector.given.nowMs ?? nowMs };
        const { answers, access: wanted, save } = vector.expect;
        if (answers && endpoint === 'list') expect(readList(given, targets, '542423534200')).toEqual(answers);
        else if (answers) expect(adapter.readSend(given, targets, context)).toEqual(answers);
        if (save) expect(readSaveList(given)).toEqual(save);
        if (wanted) {
          const answer = readAuth(given, context);
          expect(answer.ok === true ? answer.access : answer).toEqual(wanted);
        }
      }
    });
});

function withoutHash<Expected extends { bodySha256?: string }>(expected: Expected): Expected {
  const copy = { ...expected };
  delete copy.bodySha256;
  return copy;
}

describe('auth', () => {
  it('signs without separators, in lower case', () =>
    expect(signAuth(account, nowMs)).toBe(
      createHash('md5').update(`${account.appId}${account.appKey}${nowMs}${account.appSecret}`).digest('hex'),
    ));
  it('sends appId and timestamp as JSON numbers (README: wrong JSON kinds give HTTP 400)', () => {
    const body = JSON.parse(String(authRequest(account, { nowMs }).body)) as Record<string, unknown>;
    expect(Object.entries(body).map(([name, value]) => [name, typeof value])).toEqual([
      ['appId', 'number'],
      ['appKey', 'string'],
      ['timestamp', 'number'],
      ['sign', 'string'],
    ]);
  });
  it('gives the token a life of 24 hours', () =>
    expect(readAuth(response({ result: 0, authToken: 't' }), { nowMs })).toEqual({
      ok: true,
      access: { value: 't', expiresAtMs: nowMs + 24 * 3_600_000 },
    }));
  it.each([
    ['HTML', '<html></html>', 200],
    ['nothing', '', 200],
    ['other JSON', '{"error":"x"}', 200],
    ['an array', '[]', 200],
    ['null', 'null', 200],
    ['result 0 without a token', '{"result":0}', 200],
    ['result 0 with an empty token', '{"result":0,"authToken":""}', 200],
    ['result 0 with a token that is no text', '{"result":0,"authToken":7}', 200],
    ['result 0 with HTTP 500', '{"result":0,"authToken":"t"}', 500],
  ])('calls %s unreadable', (_, body, status) => expect(readAuth(response(body, { status }), { nowMs })).toEqual({ ok: 'unreadable' }));
  it.each([
    ['the one known host by default', {}, 'https://api-push.vivo.com.cn/message/auth'],
    ['endpoints.all', { endpoints: { all: 'http://127.0.0.1:8080/' } }, 'http://127.0.0.1:8080/message/auth'],
    [
      'endpoints.auth before endpoints.all',
      { endpoints: { all: 'http://127.0.0.1:1', auth: 'http://127.0.0.1:2' } },
      'http://127.0.0.1:2/message/auth',
    ],
  ])('goes to %s', (_, part, url) => expect(authRequest({ ...account, ...part }, { nowMs }).url).toBe(url));
});

describe('accessScript', () => {
  const script = accessScript({ ...account, endpoints: { all: 'http://127.0.0.1:9' } });
  it('names the secret by its variable only', () => {
    expect(script).not.toContain(account.appSecret);
    expect(script).toContain('PUSH_CHECK_VIVO_APP_SECRET');
  });
  it('is valid for sh and does nothing when the access token is set', () => {
    const env = { PATH: '/nonexistent', PUSH_CHECK_VIVO_ACCESS_TOKEN: 'kept' };
    const out = execFileSync('/bin/sh', ['-euc', `${script}\nprintf %s "$PUSH_CHECK_VIVO_ACCESS_TOKEN"`], { env, encoding: 'utf8' });
    expect(out).toBe('kept');
  });
  it('sends what the adapter sends', () => {
    // curl and date are replaced, so that only the signing runs.
    const fakes = 'curl() { printf "%s\\n" "$@" >&2; echo \'{"result":0,"authToken":"abc123"}\'; }; date() { echo 1763640000; }';
    const run = `${fakes}\n${script}\nprintf %s "$PUSH_CHECK_VIVO_ACCESS_TOKEN"`;
    const env = { PATH: '/usr/bin:/bin', PUSH_CHECK_VIVO_APP_SECRET: account.appSecret };
    const out = execFileSync('/bin/sh', ['-euc', `exec 2>&1\n${run}`], { env, encoding: 'utf8' });
    expect(out).toContain(String(authRequest(account, { nowMs }).body));
    expect(out.endsWith('abc123')).toBe(true);
  });
});

describe('prepareSend', () => {
  const make = (given: VivoWire, targets: string[], part: Partial<VivoAccount> = {}, at = nowMs) =>
    adapter.prepareSend(given, { ...account, ...part }, { validateOnly: false })(targets, access, { nowMs: at });
  const body = (request: { body?: string | Uint8Array }) => JSON.parse(String(request.body)) as Record<string, unknown>;

  it.each([legacy, id(1)])('sends to %s (README: regIds of two generations)', (regId) => {
    const request = make(wire, [regId]);
    expect(request).toMatchObject({ endpoint: 'send', method: 'POST', url: 'https://api-push.vivo.com.cn/message/send', protocol: 'h1' });
    expect(request.headers['authtoken']).toBe(access.value);
    expect(body(request)).toMatchObject({ ...wire, regId });
  });
  it('makes a requestId of at most 64 characters', () =>
    expect(String(body(make(wire, [id(1)]))['requestId'])).toMatch(/^pc-[0-9a-f]{32}$/));
  it('gives every target, message, app and moment a requestId of its own, and the same request the same one', () => {
    const ids = [
      make(wire, [id(1)]),
      make(wire, [id(2)]),
      make({ ...wire, content: 'Hello again' }, [id(1)]),
      make(wire, [id(1)], {}, nowMs + 1),
      make({ ...wire, appId: 7 }, [id(1)]),
    ].map((request) => body(request)['requestId']);
    expect(new Set(ids).size).toBe(ids.length);
    expect(body(make(wire, [id(1)]))['requestId']).toBe(ids[0]);
  });
  it('keeps a requestId that the message names', () =>
    expect(body(make({ ...wire, requestId: 'mine' }, [id(1)]))['requestId']).toBe('mine'));
  it('takes the appId of the account where the wire has none', () => {
    const { appId: _, ...without } = wire;
    expect(body(make(without, [id(1)]))['appId']).toBe(100012345);
  });
  it('inserts no token where the wire names a target', () => {
    const byAlias = body(make({ ...wire, alias: 'bob' }, ['alias:bob']));
    expect(byAlias).toMatchObject({ alias: 'bob' });
    expect(byAlias).not.toHaveProperty('regId');
    expect(body(make({ ...wire, regId: legacy }, [legacy]))['regId']).toBe(legacy);
  });
  it('keeps a target with quotes from breaking the JSON', () => expect(body(make(wire, ['a"b\\']))['regId']).toBe('a"b\\'));
  it('makes JSON of a wire that is empty', () =>
    expect(body(make({} as VivoWire, [id(1)]))).toMatchObject({ appId: 100012345, regId: id(1) }));
  it('sends send requests to endpoints.send', () =>
    expect(make(wire, [id(1)], { endpoints: { send: 'http://127.0.0.1:7' } }).url).toBe('http://127.0.0.1:7/message/send'));
  it('does not change the wire', () =>
    expect(() => make(Object.freeze({ ...wire, extra: Object.freeze({ callback: 'x' }) }), [id(1)])).not.toThrow());
});

describe('wireTarget', () => {
  it.each<[string, Partial<VivoWire>, string | undefined]>([
    ['nothing while the target is open', {}, undefined],
    ['an alias', { alias: 'bob' }, 'alias:bob'],
    ['a regId', { regId: legacy }, legacy],
    ['the regId where both are there', { regId: legacy, alias: 'bob' }, legacy],
    ['nothing for an empty regId', { regId: '' }, undefined],
  ])('names %s', (_, part, label) => expect(adapter.wireTarget?.({ ...wire, ...part })).toBe(label));
});

describe('readSend', () => {
  const read = (body: string | object, targets: string[], status = 200) => adapter.readSend(response(body, { status }), targets, { nowMs });
  const unreadable = { ok: 'unreadable' };

  it.each([
    ['HTML', '<html></html>', 200],
    ['nothing', '', 200],
    ['other JSON', '{"status":"ok"}', 200],
    ['a result that is no number', '{"result":"OK"}', 200],
    ['result 0 with HTTP 500', '{"result":0,"taskId":"1"}', 500],
    ['an HTML page with HTTP 400', '<html>400 Bad Request</html>', 400],
    ['an empty HTTP 400', '', 400],
    ['result 0 without taskId', '{"result":0,"desc":"请求成功"}', 200],
    ['an array', '[]', 200],
    ['one answer for two targets', '{"result":0,"taskId":"1"}', 200],
  ])('gives one unreadable answer per target for %s', (_, body, status) =>
    expect(read(body, [id(1), id(2)], status)).toEqual([unreadable, unreadable]),
  );
  it('reads a result sent as text, and a taskId sent as a number', () => {
    expect(read({ result: '10000', desc: 'x' }, [id(1)])).toEqual([{ ok: false, code: '10000', vendorMessage: 'x' }]);
    expect(read({ result: 0, taskId: 542 }, [id(1)])).toEqual([{ ok: true, messageId: '542' }]);
  });
  it('does not take result 0 with an invalid user for accepted', () =>
    expect(read({ result: 0, taskId: '1', invalidUser: { userid: id(1), status: 2 } }, [id(1)])).toEqual([
      { ok: false, code: '10302', subCode: 'status-2' },
    ]));
  it('leaves a status that no source explains without a sub-code', () =>
    expect(read({ result: 10302, invalidUser: { userid: id(1), status: 3 } }, [id(1)])).toEqual([{ ok: false, code: '10302' }]));
  it('gives the refusal of a request to each target', () =>
    expect(read({ result: 10094, desc: 'x' }, [id(1), id(2)])).toEqual(Array(2).fill({ ok: false, code: '10094', vendorMessage: 'x' })));
  it.each([
    ['10302 as an invalid token', '{"result":10302}', 200, 'invalid-token'],
    [
      'status 4 as rejected: the token is fine, the phone is no test device',
      '{"result":10302,"invalidUser":{"status":4}}',
      200,
      'rejected',
    ],
    ['wrong JSON kinds as rejected (README: HTTP 400)', 'Bad Request', 400, 'rejected'],
    ['a server error as unknown', 'Internet server error!', 500, 'unknown'],
    ['the daily quota as throttled', '{"result":10070}', 200, 'throttled'],
  ])('is judged: %s', (_, body, status, want) => {
    const [answer] = read(body, [id(1)], status);
    const judgement = judgeAnswer(answer!, 'send', status, catalogue);
    expect(judgement).toMatchObject({ status: want, catalogue, notTaken: false });
  });
});

describe('with the engine', () => {
  const run = async (bodies: readonly string[], tokens: readonly string[]) => {
    const requests: string[] = [];
    let auths = 0;
    const deliveries: Delivery[] = [];
    const left = [...bodies];
    for await (const delivery of runEngine({
      adapter,
      catalogue,
      account,
      wire,
      targets: tokens.map((token, index) => ({ index, token })),
      options: { concurrency: 1, batch: 100, retries: 2, timeoutMs: 1000, validateOnly: false },
      clock: { now: () => nowMs, sleep: () => Promise.resolve() },
      transport: {
        request: (request) => {
          requests.push(request.endpoint);
          if (request.endpoint !== 'auth') return Promise.resolve(response(left.shift() ?? ''));
          return Promise.resolve(response({ result: 0, authToken: `t${auths++}` }));
        },
        close: () => Promise.resolve(),
      },
    }))
      deliveries.push(delivery);
    return { deliveries, requests };
  };
  const ok = '{"result":0,"taskId":"1"}';

  it('sends one request per target, whatever the batch', async () => {
    const { requests } = await run([ok, ok, ok], [id(1), id(2), legacy]);
    expect(requests).toEqual(['auth', 'send', 'send', 'send']);
  });
  it('authorises once more for 10000', async () => {
    const { deliveries, requests } = await run(['{"result":10000}', ok], [id(1)]);
    expect(deliveries[0]?.judgement.status).toBe('accepted');
    expect(requests).toEqual(['auth', 'send', 'auth', 'send']);
  });
  it('repeats after 10072 and never after 10070', async () => {
    expect((await run(['{"result":10072}', ok], [id(1)])).deliveries[0]).toMatchObject({ attempts: 2, judgement: { status: 'accepted' } });
    expect((await run(['{"result":10070}', ok], [id(1)])).deliveries[0]).toMatchObject({ attempts: 1, judgement: { status: 'throttled' } });
  });
});

describe('accountKey', () => {
  it('differs by secret and by host and shows neither', () => {
    const keys = [account, { ...account, appSecret: 'x' }, { ...account, endpoints: { all: 'http://127.0.0.1:1' } }].map((given) =>
      adapter.accountKey(given),
    );
    expect(new Set(keys).size).toBe(3);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/);
  });
});
