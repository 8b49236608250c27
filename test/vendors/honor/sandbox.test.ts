import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { endpointsOf, findEntry } from '../../../src/core/catalogue.ts';
import type { SandboxPush, SandboxRequest, SandboxResponse } from '../../../src/core/sandbox.ts';
import { createRouter } from '../../../src/sandbox/router.ts';
import { catalogue } from '../../../src/vendors/honor/errors.ts';
import { sandbox } from '../../../src/vendors/honor/sandbox/index.ts';

const nowMs = Date.parse('2026-11-20T04:00:00Z');
const access = 'eyJhbGciOiJSUzI1NiJ9.sandbox.access';
const route = createRouter([sandbox]);
const token = (name: string) => sandbox.devices.find((device) => device.name === name)!.token;
const account = sandbox.account('http://127.0.0.1:1') as { appId: string; clientId: string; clientSecret: string };
const sendPath = `/api/v1/${account.appId}/sendMessage`;

interface Ask {
  path?: string;
  method?: string;
  host?: string;
  headers?: Record<string, string>;
  body?: unknown;
}

function start(identity?: Record<string, unknown>) {
  const state = sandbox.createState(identity);
  state.accessTokens.set(access, nowMs + 3_600_000);
  const pushes: SandboxPush[] = [];
  const clock = { nowMs, day: '2026-11-20' };
  let count = 0;
  const context = () => ({
    ...clock,
    randomHex: (length: number) => (++count).toString(16).padStart(length, '0').slice(-length),
    accessHex: (length: number) => (++count).toString(16).padStart(length, '0').slice(-length),
    record: (push: SandboxPush) => void pushes.push(push),
  });
  const toRequest = ({ path = '', method = 'POST', host = '127.0.0.1', headers = {}, body = '' }: Ask): SandboxRequest => {
    const match = route({ host, method, path });
    if (match.kind !== 'found') throw new Error(`no route for ${path}`);
    return {
      endpoint: match.route.endpoint,
      method,
      path,
      params: match.params,
      query: new URLSearchParams(),
      headers,
      rawHeaderNames: Object.keys(headers),
      body: Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
      protocol: 'http/1.1',
      tls: false,
      host,
      connectionId: '1',
    };
  };
  const ask = (request: Ask): SandboxResponse => sandbox.handle(toRequest(request), state, context());
  const refuse = (code: string, request: Ask) => {
    const made = toRequest(request);
    return sandbox.refuse(made.endpoint, code, made, state, context());
  };
  const send = (body: unknown, more: Ask = {}) =>
    ask({
      path: sendPath,
      body,
      ...more,
      headers: {
        'content-type': 'application/json; charset=UTF-8',
        authorization: `Bearer ${access}`,
        timestamp: String(clock.nowMs),
        ...more.headers,
      },
    });
  return { state, pushes, clock, ask, refuse, send };
}

interface Body {
  code: number;
  message: string;
  error?: string | number;
  data?: { sendResult: boolean; requestId: string; failTokens: string[]; expireTokens: string[] };
}
const bodyOf = (response: SandboxResponse) => response.body as Body;

const notification = { title: 'Alice', body: 'Dinner at seven?', importance: 'NORMAL', clickAction: { type: 3 } };
const to = (tokens: readonly string[], inside: object = {}, android: object = {}) => ({
  android: { notification: { ...notification, ...inside }, ...android },
  token: tokens,
});

describe('the account', () => {
  it('takes the non-secret fields of a real config and no secret', () => {
    const real = sandbox.account('http://127.0.0.1:1', {
      appId: '104111111',
      clientId: 'mine',
      clientSecret: 'real',
      appSecret: 'real',
      endpoints: { all: 'https://real' },
      badgeClass: 'com.example.Main',
      channels: { chat: { id: 'c1' } },
    });
    expect(real).toEqual({
      appId: '104111111',
      clientId: 'mine',
      clientSecret: account.clientSecret,
      badgeClass: 'com.example.Main',
      endpoints: { all: 'http://127.0.0.1:1' },
      channels: { chat: { id: 'c1' } },
    });
    const { send } = start({ appId: '104111111' });
    expect(bodyOf(send(to([token('ok')]), { path: '/api/v1/104111111/sendMessage' })).code).toBe(200);
  });

  it('has the channels im, order and marketing, and phones with tokens in the true shape', () => {
    expect(Object.keys(sandbox.account('http://127.0.0.1:1')['channels'] as object)).toEqual(['im', 'order', 'marketing']);
    for (const device of sandbox.devices) expect(device.token, device.name).toMatch(/^BAEAAAAAB\.[A-Za-z0-9_-]{120}$/);
    expect(new Set(sandbox.devices.map((device) => device.token)).size).toBe(4);
  });
});

describe('the auth call', () => {
  const good = { grant_type: 'client_credentials', client_id: account.clientId, client_secret: account.clientSecret };
  const form = (fields: Record<string, string>, more: Ask = {}): Ask => ({
    path: '/auth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
    ...more,
  });

  it.each([
    ['/auth/token', 'iam.developer.honor.com'],
    ['/auth/token', 'iam.developer.hihonor.com'],
    ['/auth/realms/developer/protocol/openid-connect/token', '127.0.0.1:8080'],
  ])('gives an access token for an hour at %s of %s', (path, host) => {
    const { ask, send, clock } = start();
    const response = ask(form(good, { path, host }));
    expect(response).toMatchObject({ status: 200, body: { expires_in: 3600, token_type: 'Bearer' } });
    const authorization = `Bearer ${(response.body as { access_token: string }).access_token}`;
    expect(authorization).toMatch(/^Bearer eyJ/);
    clock.nowMs += 3_599_999;
    expect(send(to([token('ok')]), { headers: { authorization } }).status).toBe(200);
    clock.nowMs += 1;
    expect(send(to([token('ok')]), { headers: { authorization } }).status).toBe(401);
  });

  it('takes the vector of the reference, and not the secret without its escapes', () => {
    const { ask, state } = start({ clientId: 'a1b2c3d4' });
    state.clientSecret = 'S/e+c=r&t';
    const begin = 'grant_type=client_credentials&client_id=a1b2c3d4&client_secret=';
    const encoded = `${begin}S%2Fe%2Bc%3Dr%26t`;
    expect(encoded).toHaveLength(80);
    expect(ask(form({}, { body: encoded })).status).toBe(200);
    expect(ask(form({}, { body: `${begin}S/e+c=r&t` }))).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
    state.clientSecret = 'S/e+c';
    expect(ask(form({}, { body: `${begin}S/e+c` }))).toMatchObject({ status: 401, body: { error: 'unauthorized_client' } });
    expect(ask(form({}, { body: `${begin}100%zz` }))).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });

  const words = 'Invalid client or Invalid client credentials';
  it.each<[string, Record<string, string>, number, string, string]>([
    ['a wrong secret', { client_secret: 'nope' }, 401, 'unauthorized_client', words],
    ['no secret', { client_secret: '' }, 401, 'unauthorized_client', words],
    ['the app id as client id', { client_id: account.appId }, 401, 'invalid_client', words],
    ['no grant', { grant_type: '' }, 400, 'invalid_request', 'Missing form parameter: grant_type'],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type', 'Unsupported grant_type'],
  ])('refuses %s', (_name, change, status, error, description) => {
    expect(start().ask(form({ ...good, ...change }))).toMatchObject({ status, body: { error, error_description: description } });
  });

  it('refuses JSON, GET and the push host', () => {
    const { ask } = start();
    expect(ask(form(good, { headers: { 'content-type': 'application/json' } }))).toMatchObject({
      status: 400,
      body: { error: 'invalid_request' },
    });
    expect(ask(form(good, { method: 'GET' })).status).toBe(405);
    expect(ask(form(good, { host: 'push-api.cloud.honor.com' })).status).toBe(404);
  });
});

describe('sendMessage', () => {
  it('accepts with the integer 200, records, and knows both push hosts', () => {
    const { send, pushes } = start();
    for (const host of ['push-api.cloud.honor.com', 'push-api.cloud.hihonor.com', '127.0.0.1:1']) {
      const response = send(to([token('ok')]), { host });
      expect(response).toMatchObject({
        status: 200,
        body: { code: 200, message: 'success', data: { sendResult: true, failTokens: [], expireTokens: [] } },
      });
      expect(pushes.at(-1)).toMatchObject({ tokens: [token('ok')], messageId: bodyOf(response).data!.requestId, message: { android: {} } });
    }
  });

  it('takes the smallest notification, a data message and the longest example of the reference', () => {
    const { send } = start();
    const maximal = {
      data: '{"orderId":"42"}',
      notification: { title: 'Fallback title', body: 'Fallback body', image: 'https://cdn.example.com/p.png' },
      android: {
        ttl: '3600s',
        biTag: 'smoke-2026-11-20',
        data: '{"orderId":"42"}',
        targetUserType: 0,
        notification: {
          title: 'Parcel arrived',
          body: 'Locker 12, code 9031',
          importance: 'NORMAL',
          image: 'https://cdn.example.com/p.png',
          style: 1,
          bigTitle: 'Parcel arrived',
          bigBody: 'Locker 12. Collect before Friday.',
          when: '2026-11-20T08:00:00.000000000Z',
          clickAction: { type: 1, intent: 'intent://order/42#Intent;scheme=shop;launchFlags=0x4000000;end' },
          buttons: [{ name: 'Track', actionType: 1, intentType: 1, intent: 'com.example.shop.TRACK', data: '{"id":"42"}' }],
          badge: { addNum: 1, badgeClass: 'com.example.shop.MainActivity' },
          notifyId: 42,
          tag: 'parcel-42',
          group: 'parcels',
        },
      },
    };
    const smallest = { android: { notification: { title: 'T', body: 'B', clickAction: { type: 3 } } } };
    for (const body of [maximal, smallest, { data: '{"cmd":"sync"}', android: { ttl: '600s' } }, { data: 'x' }])
      expect(send({ ...body, token: [token('ok')] }).status).toBe(200);
  });

  it.each<[string, Ask, number, string | number]>([
    ['no Authorization', { headers: { authorization: '' } }, 401, 'invalid_token'],
    ['no `Bearer`', { headers: { authorization: access } }, 401, 'invalid_token'],
    ['an unknown token', { headers: { authorization: 'Bearer nonsense' } }, 401, 'invalid_token'],
    ['another app', { path: '/api/v1/104999999/sendMessage' }, 403, 'access_denied'],
    ['an app that is no number', { path: '/api/v1/com.example/sendMessage' }, 404, 404],
    ['GET', { method: 'GET' }, 404, 404],
    ['the auth host', { host: 'iam.developer.honor.com' }, 404, 404],
    ['no timestamp', { headers: { timestamp: '' } }, 400, 400],
    ['seconds', { headers: { timestamp: String(nowMs / 1000) } }, 400, 400],
    ['16 digits', { headers: { timestamp: `${nowMs}000` } }, 400, 400],
    ['a clock 5 minutes and 1 ms behind', { headers: { timestamp: String(nowMs - 300_001) } }, 400, 400],
    ['a clock 5 minutes and 1 ms ahead', { headers: { timestamp: String(nowMs + 300_001) } }, 400, 400],
  ])('refuses %s', (_name, more, status, error) => {
    const { send, pushes } = start();
    const response = send(to([token('ok')]), more);
    expect(response.status).toBe(status);
    expect(bodyOf(response).error ?? bodyOf(response).code).toBe(error);
    expect(pushes).toEqual([]);
  });

  it('forgives a clock up to 5 minutes off', () => {
    const { send } = start();
    for (const offset of [-300_000, 300_000])
      expect(send(to([token('ok')]), { headers: { timestamp: String(nowMs + offset) } }).status).toBe(200);
  });

  const of = (length: number) => 'x'.repeat(length);
  it.each<[string, unknown]>([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['no token', to([])],
    ['a token that is no list', { ...to([]), token: token('ok') }],
    ['a number among the tokens', { ...to([]), token: [1] }],
    ['1001 tokens', to(Array.from({ length: 1001 }, () => token('ok')))],
    ['more than 4096 bytes', to([token('ok')], { body: of(4096) })],
    ['neither data nor notification', { token: [token('ok')], android: { ttl: '1s' } }],
    ['a title as number', to([token('ok')], { title: 1 })],
    ['no title', to([token('ok')], { title: undefined })],
    ['an empty body', to([token('ok')], { body: '' })],
    ['no clickAction', to([token('ok')], { clickAction: undefined })],
    ['click_action in snake_case', to([token('ok')], { clickAction: undefined, click_action: { type: 3 } })],
    ['click type 1 without intent', to([token('ok')], { clickAction: { type: 1 } })],
    ['click type 2 over http', to([token('ok')], { clickAction: { type: 2, url: 'http://example.com' } })],
    ['click type 4', to([token('ok')], { clickAction: { type: 4 } })],
    ['importance HIGH', to([token('ok')], { importance: 'HIGH' })],
    ['a numeric importance', to([token('ok')], { importance: 2 })],
    ['a picture over http', to([token('ok')], { image: 'http://example.com/p.png' })],
    ['a picture in a marketing message', to([token('ok')], { image: 'https://example.com/p.png', importance: 'LOW' })],
    ['a picture without importance', to([token('ok')], { image: 'https://example.com/p.png', importance: undefined })],
    ['style 2', to([token('ok')], { style: 2 })],
    ['style 1 without text', to([token('ok')], { style: 1, bigTitle: 'T' })],
    ['a time that is none', to([token('ok')], { when: 'soon' })],
    ['a badge without class', to([token('ok')], { badge: { addNum: 1 } })],
    ['addNum 0', to([token('ok')], { badge: { addNum: 0, badgeClass: 'a.B' } })],
    ['setNum 100', to([token('ok')], { badge: { setNum: 100, badgeClass: 'a.B' } })],
    ['a word as notifyId', to([token('ok')], { notifyId: 'x' })],
    ['4 buttons', to([token('ok')], { buttons: Array.from({ length: 4 }, () => ({ name: 'B', actionType: 0 })) })],
    ['a button of 41 characters', to([token('ok')], { buttons: [{ name: of(41), actionType: 0 }] })],
    ['a page button without intentType', to([token('ok')], { buttons: [{ name: 'B', actionType: 1, intent: 'x' }] })],
    ['a ttl without unit', to([token('ok')], {}, { ttl: '600' })],
    ['a ttl over 15 days', to([token('ok')], {}, { ttl: '1296001s' })],
    ['targetUserType 2', to([token('ok')], {}, { targetUserType: 2 })],
  ])('refuses %s with 400', (_name, body) => {
    const { send, pushes } = start();
    const response = send(body);
    expect([response.status, bodyOf(response).code]).toEqual([400, 400]);
    expect(bodyOf(response).message).not.toBe('');
    expect(pushes).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['no importance, which means marketing', to([token('ok')], { importance: undefined })],
    ['importance LOW', to([token('ok')], { importance: 'LOW' })],
    ['a test message', to([token('ok')], {}, { targetUserType: 1 })],
    ['15 days', to([token('ok')], {}, { ttl: '1296000s' })],
    ['notifyId as text', to([token('ok')], { notifyId: '42' })],
    ['setNum 0', to([token('ok')], { badge: { setNum: 0, badgeClass: 'a.B' } })],
    ['names of HUAWEI, which are ignored', to([token('ok')], { channel_id: 'x' }, { category: 'IM' })],
    ['1000 tokens', to(Array.from({ length: 1000 }, () => token('ok')))],
    [
      'title and body of the common notification',
      { notification: { title: 'T', body: 'B' }, android: { notification: { clickAction: { type: 3 } } }, token: [token('ok')] },
    ],
  ])('accepts %s', (_name, body) => expect(bodyOf(start().send(body))).toMatchObject({ code: 200, data: { sendResult: true } }));

  it('refuses another content type and a body that is no UTF-8', () => {
    const { send } = start();
    expect(send(to([token('ok')]), { headers: { 'content-type': 'text/plain' } }).status).toBe(400);
    expect(send(Buffer.from([0x7b, 0xff, 0x7d])).status).toBe(400);
  });

  it('names dead tokens under expireTokens and foreign ones under failTokens, with code 200', () => {
    const { send, pushes } = start();
    const huawei = `IQAAAACy${of(122)}`;
    const short = 'BAEAAAAAB.token';
    const mixed = send(to([token('dead'), token('ok'), token('other-app'), huawei, short]));
    expect(mixed).toMatchObject({
      status: 200,
      body: { code: 200, data: { sendResult: true, expireTokens: [token('dead')], failTokens: [token('other-app'), huawei, short] } },
    });
    expect(pushes.map((push) => push.tokens)).toEqual([[token('ok')]]);
    expect(bodyOf(send(to([token('dead')]))).data).toMatchObject({ sendResult: false, expireTokens: [token('dead')], failTokens: [] });
    expect(bodyOf(send(to([token('other-app')]))).data).toMatchObject({
      sendResult: false,
      expireTokens: [],
      failTokens: [token('other-app')],
    });
    expect(pushes).toHaveLength(1);
  });

  it('throttles with 429', () => {
    const { send, pushes } = start();
    expect(send(to([token('ok'), token('throttled')]))).toMatchObject({ status: 429, body: { code: 429 } });
    expect(pushes).toEqual([]);
  });
});

describe('codes', () => {
  const send: Ask = { path: sendPath, body: to([token('ok')]), headers: { 'content-type': 'application/json' } };
  const auth: Ask = { path: '/auth/token' };

  it('emits only catalogued codes', () => {
    for (const { endpoint, code } of sandbox.emits) expect(findEntry(catalogue, endpoint, code), `${endpoint} ${code}`).toBeDefined();
  });

  it('can be made to answer every code of auth and send', () => {
    const { refuse } = start();
    for (const entry of catalogue.entries)
      for (const endpoint of endpointsOf(entry)) {
        if (endpoint !== 'auth' && endpoint !== 'send') continue;
        for (const code of [entry.code, ...(entry.aliases ?? [])]) {
          const response = refuse(code, endpoint === 'auth' ? auth : send);
          expect(response, `${endpoint} ${code}`).toBeDefined();
          const { error, code: given, data } = bodyOf(response!);
          if (endpoint === 'auth') expect(error).toBe(code);
          else if (/^[45]\d\d$/.test(code)) expect([response!.status, given]).toEqual([Number(code), Number(code)]);
          else if (code === 'failTokens' || code === 'expireTokens') expect(data?.[code]).toEqual([token('ok')]);
          else if (code === 'sendResult') expect(data?.sendResult).toBe(false);
          else expect(String(error ?? given)).toBe(code);
        }
      }
    expect([refuse('no_such_code', send), refuse('no_such_code', auth)]).toEqual([undefined, undefined]);
  });
});

interface Vector {
  title: string;
  kind: string;
  expect: { url: string; headers: Record<string, string>; body: string };
}

describe('vectors', () => {
  const folder = new URL('../../../fixtures/vectors/honor/', import.meta.url);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  const vectors = files.map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vector);

  for (const vector of vectors.filter(({ kind }) => kind === 'send'))
    it(`accepts but for the token: ${vector.title}`, () => {
      const url = new URL(vector.expect.url);
      const { ask, state, clock } = start({ appId: url.pathname.split('/')[3] });
      const { headers, body } = vector.expect;
      state.accessTokens.set((headers['authorization'] ?? '').replace('Bearer ', ''), Infinity);
      clock.nowMs = Number(headers['timestamp']);
      expect(ask({ path: url.pathname, host: url.host, headers, body })).toMatchObject({ status: 200, body: { code: 200 } });
    });

  for (const vector of vectors.filter(({ kind }) => kind === 'auth'))
    it(`reads the form: ${vector.title}`, () => {
      const url = new URL(vector.expect.url);
      const form = new URLSearchParams(vector.expect.body);
      const { ask, state } = start({ clientId: form.get('client_id') });
      state.clientSecret = form.get('client_secret') ?? '';
      expect(ask({ path: url.pathname, host: url.host, headers: vector.expect.headers, body: vector.expect.body }).status).toBe(200);
    });

  it('are walked when there are any', () => expect(vectors.length).toBe(files.length));
});
