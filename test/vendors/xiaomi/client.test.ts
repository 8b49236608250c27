import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeAnswer } from '../../../src/core/judge.ts';
import type { HttpResponse } from '../../../src/core/http.ts';
import { adapter, credentialCheck, formValue } from '../../../src/vendors/xiaomi/client.ts';
import { catalogue } from '../../../src/vendors/xiaomi/errors.ts';
import type { XiaomiWire } from '../../../src/vendors/xiaomi/wire.ts';
import { account, wire } from './support.ts';

const folder = new URL('../../../fixtures/vectors/xiaomi/', import.meta.url);
const vectors = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({ file, ...JSON.parse(readFileSync(new URL(file, folder), 'utf8')) }));
const ofKind = (kind: string) => vectors.filter((vector) => vector.kind === kind);

const token = 'WFioJi0fiIco7vOrI4dnxxjeKAUqR7fjugoGkHUgxeo=';
const context = { nowMs: Date.parse('2026-11-20T04:00:00Z') };
const response = (body: unknown, status = 200): HttpResponse => ({
  status,
  headers: {},
  body: typeof body === 'string' ? body : JSON.stringify(body),
  timings: { totalMs: 1 },
});
const send = (form: XiaomiWire, targets = [token], of = account) =>
  adapter.prepareSend(form, of, { validateOnly: false })(targets, undefined, context);
const read = (body: unknown, status?: number) => adapter.readSend(response(body, status), [token], context)[0];

describe('vectors', () => {
  it('have a source, a date and a known provenance', () => {
    for (const vector of vectors) {
      expect(vector.source, vector.file).toMatch(/^https:\/\//);
      expect(vector.date, vector.file).toBe('2026-11-20');
      expect(['vendor-doc', 'vendor-server', 'derived'], vector.file).toContain(vector.observed);
    }
  });

  it.each(ofKind('send'))('$file: $title', ({ given, expect: want }) => {
    const request = send(given.wire, given.targets, given.account);
    expect(request).toMatchObject({
      endpoint: 'send',
      protocol: 'h1',
      method: want.method,
      url: want.url,
      headers: want.headers,
      body: want.body,
    });
    expect(Object.keys(request.headers)).toEqual(Object.keys(want.headers));
    expect(createHash('sha256').update(String(request.body)).digest('hex')).toBe(want.bodySha256);
  });

  it.each(ofKind('response'))('$file: $title', ({ given, expect: want }) => {
    expect(adapter.readSend({ ...response(given.body, given.status), headers: given.headers }, given.targets, context)).toEqual(
      want.answers,
    );
  });

  it.each(ofKind('multi'))('$file: $title', ({ given, expect: want }) => {
    const body = `messages=${formValue(given.messagesText)}`;
    expect(body).toBe(want.body);
    expect(createHash('sha256').update(body).digest('hex')).toBe(want.bodySha256);
    expect(JSON.stringify(given.messages)).toBe(given.messagesText);
  });

  it.each(ofKind('encoding'))('$file: $title', ({ given, expect: want }) => {
    expect(`payload=${formValue(given.payload)}`).toBe(want.once);
    expect(want.twice).not.toBe(want.once);
  });
});

describe('prepareSend', () => {
  it('puts the secret into the header with the lower-case word key and nowhere else', () => {
    const request = send(wire);
    expect(request.headers['authorization']).toBe(`key=${account.appSecret}`);
    expect(request.url + String(request.body)).not.toContain(account.appSecret);
  });

  it('gives the same bytes as URLSearchParams for every character of a Base64 token', () => {
    const odd = 'Ab+/9=='.repeat(8);
    expect(new URLSearchParams(String(send(wire, [odd, token]).body)).get('registration_id')).toBe(`${odd},${token}`);
  });

  it('sends the pushes of one preparation independently', () => {
    const prepared = adapter.prepareSend(wire, account, { validateOnly: false });
    const first = prepared(['a'], undefined, context);
    first.headers['authorization'] = 'broken';
    expect(prepared(['b'], undefined, context)).toMatchObject({
      headers: { authorization: `key=${account.appSecret}` },
      body: expect.stringContaining('registration_id=b&'),
    });
  });

  it('never sends a regId that stands in the wire itself', () => {
    expect(new URLSearchParams(String(send({ ...wire, registration_id: 'other' }).body)).getAll('registration_id')).toEqual([token]);
  });

  it('leaves absent values out and writes objects of raw as JSON', () => {
    const form = { title: 'a', payload: undefined, 'extra.list': { a: [1] } } as unknown as XiaomiWire;
    expect(send(form).body).toBe(`registration_id=${encodeURIComponent(token)}&title=a&extra.list=%7B%22a%22%3A%5B1%5D%7D`);
  });

  it.each([
    [undefined, 'https://api.xmpush.xiaomi.com'],
    ['ru', 'https://ru-api.xmpush.global.xiaomi.com'],
    ['in', 'https://idmb-api.xmpush.global.xiaomi.com'],
    ['eu', 'https://fr-api.xmpush.global.xiaomi.com'],
    ['sg', 'https://sgp-api.xmpush.global.xiaomi.com'],
  ] as const)('sends region %s to %s', (region, origin) => {
    expect(send(wire, [token], region ? { ...account, region } : account).url).toBe(`${origin}/v3/message/regid`);
  });

  it('follows endpoint overrides', () => {
    expect(send(wire, [token], { ...account, endpoints: { all: 'http://127.0.0.1:9/' } }).url).toBe('http://127.0.0.1:9/v3/message/regid');
    expect(credentialCheck.request({ ...account, endpoints: { send: 'http://127.0.0.1:9' } }, context).url).toBe(
      'http://127.0.0.1:9/v1/trace/quota/get',
    );
  });
});

describe('targets the wire names itself', () => {
  it.each([
    [{ alias: 'bob,eve' }, 'alias:bob,eve', '/v3/message/alias', 'alias=bob%2Ceve'],
    [{ user_account: 'u1' }, 'user_account:u1', '/v2/message/user_account', 'user_account=u1'],
    [{ topic: 'news' }, 'topic:news', '/v3/message/topic', 'topic=news'],
    [{ topics: 'a;$;b', topic_op: 'UNION' }, 'topics:a;$;b', '/v3/message/multi_topic', 'topics=a%3B%24%3Bb&topic_op=UNION'],
  ] as const)('%j', (target, label, path, pair) => {
    const form: XiaomiWire = { ...wire, ...target };
    expect(adapter.wireTarget?.(form)).toBe(label);
    const request = send(form, [label]);
    expect(new URL(request.url).pathname).toBe(path);
    expect(request.body).toContain(`com.example.app&${pair}&pass_through=0&`);
    expect(request.body).not.toContain('registration_id');
  });

  it('is none for a plain form', () => expect(adapter.wireTarget?.(wire)).toBeUndefined());
});

describe('readSend', () => {
  it('Xiaomi: no per-token result, a list with dead regIds answers ok for all', () => {
    const answers = adapter.readSend(response({ result: 'ok', code: 0, data: { id: 'scm1' } }), ['a', 'b', 'c'], context);
    expect(answers).toEqual(Array(3).fill({ ok: true, messageId: 'scm1' }));
    expect(adapter.meta).toMatchObject({ perTokenResult: false, maxBatch: 1000, validateOnly: false });
  });

  it.each([
    ['nothing', ''],
    ['HTML', '<html>'],
    ['an array', []],
    ['null', 'null'],
    ['a number', '7'],
    ['other JSON', { error: 'nope' }],
    ['a code that is no number', { code: 'OK' }],
    ['a fractional code', { code: 1.5 }],
    ['code 0 that calls itself an error', { result: 'error', code: 0 }],
  ])('calls %s unreadable', (_name, body) => expect(read(body)).toEqual({ ok: 'unreadable' }));

  it('never takes code 0 under an HTTP error for a success', () =>
    expect(read({ result: 'ok', code: 0, data: { id: 'x' } }, 502)).toEqual({ ok: 'unreadable' }));
  it('reads a code sent as a string', () => expect(read({ result: 'error', code: '21301' })).toEqual({ ok: false, code: '21301' }));
  it('reads a negative code', () => expect(read({ result: 'error', code: -1 })).toEqual({ ok: false, code: '-1' }));
  it('falls back to the description and keeps the trace_id for a ticket', () =>
    expect(read({ result: 'error', code: 10001, description: '系统错误', trace_id: 'X1' })).toEqual({
      ok: false,
      code: '10001',
      vendorMessage: '系统错误 (trace_id X1)',
    }));
  it('accepts without any id', () => expect(read({ result: 'ok', code: 0 })).toEqual({ ok: true }));

  it.each([
    [21301, 'Invalid application secret.', 'unauthorized', false],
    [20301, 'No valid targets!', 'invalid-token', false],
    [20301, 'send failed', 'rejected', false],
    [66108, 'package', 'invalid-token', false],
    [27001, 'invalid channel info!', 'rejected', false],
    [200001, 'exceed quota', 'throttled', false],
    [200002, 'qps', 'throttled', true],
    [10002, 'busy', 'unreachable', true],
    [10001, 'system error', 'unknown', false],
    [99999, 'new', 'rejected', false],
  ])('code %i (%s) becomes %s', (code, reason, status, notTaken) => {
    const answer = read({ result: 'error', code, reason });
    expect(judgeAnswer(answer!, 'send', 200, catalogue)).toMatchObject({ status, notTaken });
  });
});

describe('accountKey', () => {
  it('tells accounts apart and holds no secret', () => {
    const key = adapter.accountKey(account);
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(adapter.accountKey({ ...account, appSecret: 'b3RoZXItc2VjcmV0LXRlc3Q=' })).not.toBe(key);
    expect(adapter.accountKey({ ...account })).toBe(key);
  });
});

describe('credentialCheck', () => {
  it('asks for the quota and sends nothing', () => {
    expect(credentialCheck.request(account, context)).toEqual({
      endpoint: 'quota',
      method: 'GET',
      url: 'https://api.xmpush.xiaomi.com/v1/trace/quota/get',
      headers: { authorization: `key=${account.appSecret}` },
      protocol: 'h1',
    });
  });

  it('reads ok without taking the trace_id for a message id', () =>
    expect(credentialCheck.read(response({ result: 'ok', code: 0, trace_id: 'X' }), context)).toEqual({ ok: true }));

  it.each(credentialCheck.fineCodes)('knows %s, which only a right secret gets, at its endpoint', (code) => {
    const answer = credentialCheck.read(response({ result: 'error', code: Number(code) }), context);
    expect(answer).toEqual({ ok: false, code });
    expect(judgeAnswer(answer, 'quota', 200, catalogue).entry).toBeDefined();
  });

  it('shows a wrong secret', () => {
    const answer = credentialCheck.read(response({ result: 'error', code: 21301 }), context);
    expect(judgeAnswer(answer, 'quota', 200, catalogue).status).toBe('unauthorized');
  });
});
