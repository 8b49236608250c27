import { constants, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import serviceAccount from '../../../fixtures/accounts/huawei-service-account.json' with { type: 'json' };
import referenceJwt from '../../../fixtures/vectors/huawei/auth-jwt.json' with { type: 'json' };
import { endpointsOf, findEntry } from '../../../src/core/catalogue.ts';
import type { SandboxPush, SandboxRequest, SandboxResponse } from '../../../src/core/sandbox.ts';
import { createRouter } from '../../../src/sandbox/router.ts';
import { catalogue } from '../../../src/vendors/huawei/errors.ts';
import { sandbox } from '../../../src/vendors/huawei/sandbox/index.ts';

const nowMs = Date.parse('2026-11-20T04:00:00Z');
const nowSeconds = nowMs / 1000;
const access = 'CgB6e3x9/sandbox+Ag==';
const projectId = serviceAccount.project_id;
const route = createRouter([sandbox]);
const token = (name: string) => sandbox.devices.find((device) => device.name === name)!.token;
const account = sandbox.account('http://127.0.0.1:1') as { appId: string; clientSecret: string; serviceAccount: string };

interface Ask {
  path?: string;
  method?: string;
  host?: string;
  headers?: Record<string, string>;
  body?: unknown;
  nowMs?: number;
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
  const android = (body: unknown, more: Ask = {}) =>
    ask({
      path: `/v1/${account.appId}/messages:send`,
      body,
      ...more,
      headers: { 'content-type': 'application/json;charset=UTF-8', authorization: `Bearer ${access}`, ...more.headers },
    });
  const harmony = (body: unknown, more: Ask = {}) =>
    ask({
      path: `/v3/${projectId}/messages:send`,
      body,
      ...more,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${jwt()}`, 'push-type': '0', ...more.headers },
    });
  return { state, pushes, clock, ask, refuse, android, harmony };
}

interface Body {
  code: string;
  msg: string;
  requestId: string;
  topics?: unknown[];
}
const bodyOf = (response: SandboxResponse) => response.body as Body;
const codeOf = (response: SandboxResponse) => [response.status, bodyOf(response).code];

interface JwtOptions {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  key?: KeyObject | string;
  saltLength?: number;
  padding?: number;
}

function jwt({ header = {}, claims = {}, key = serviceAccount.private_key, saltLength = 32, padding }: JwtOptions = {}): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ kid: serviceAccount.key_id, typ: 'JWT', alg: 'PS256', ...header })}.${part({
    aud: 'https://oauth-login.cloud.huawei.com/oauth2/v3/token',
    iss: serviceAccount.sub_account,
    exp: nowSeconds + 3600,
    iat: nowSeconds,
    ...claims,
  })}`;
  const privateKey = typeof key === 'string' ? createPrivateKey(key) : key;
  const options = padding === undefined ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength } : { padding };
  return `${signed}.${sign('sha256', Buffer.from(signed), { key: privateKey, ...options }).toString('base64url')}`;
}

const notification = { title: 'Alice', body: 'Dinner at seven?', click_action: { type: 3 } };
const androidTo = (tokens: readonly string[], android: object = {}, top: object = {}) => ({
  ...top,
  message: { android: { category: 'IM', notification, ...android }, token: tokens },
});
const alert = { category: 'IM', title: 'Alice', body: 'Dinner at seven?', clickAction: { actionType: 0 } };
const harmonyTo = (tokens: readonly string[], payload: object = { notification: alert }, pushOptions?: object) => ({
  payload,
  ...(pushOptions ? { pushOptions } : {}),
  target: { token: tokens },
});

describe('the account', () => {
  it('carries both credentials and takes the non-secret fields of a real config', () => {
    const real = sandbox.account('http://127.0.0.1:1', {
      appId: '7',
      projectId: '8',
      region: 'cn',
      clientSecret: 'real',
      appSecret: 'real',
      serviceAccount: 'real',
      endpoints: { all: 'https://real' },
      channels: { chat: { id: 'c1' } },
    });
    expect(real).toMatchObject({
      appId: '7',
      projectId: '8',
      region: 'cn',
      endpoints: { all: 'http://127.0.0.1:1' },
      channels: { chat: { id: 'c1' } },
    });
    expect(JSON.parse(real['serviceAccount'] as string)).toMatchObject({ project_id: '8', key_id: serviceAccount.key_id });
    expect(JSON.stringify(real)).not.toContain('"real"');
    const { android, harmony, state } = start({ appId: '7', projectId: '8' });
    expect(state.projectId).toBe('8');
    expect(codeOf(android(androidTo([token('ok')]), { path: '/v1/7/messages:send' }))).toEqual([200, '80000000']);
    expect(codeOf(harmony(harmonyTo([token('harmony-ok')]), { path: '/v3/8/messages:send' }))).toEqual([200, '80000000']);
  });

  it('has the channels im, order and marketing', () => {
    expect(Object.keys(sandbox.account('http://127.0.0.1:1')['channels'] as object)).toEqual(['im', 'order', 'marketing']);
  });

  it('has phones with tokens in the true shapes', () => {
    for (const device of sandbox.devices) {
      expect(device.token, device.name).toMatch(device.name.startsWith('harmony') ? /^MA[\w-]{110}$/ : /^IQAAAA[\w-]{124}$/);
    }
    expect(new Set(sandbox.devices.map((device) => device.token)).size).toBe(8);
  });
});

describe('the token endpoint', () => {
  const good = { grant_type: 'client_credentials', client_id: account.appId, client_secret: account.clientSecret };
  const form = (fields: Record<string, string>, more: Ask = {}): Ask => ({
    path: '/oauth2/v3/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
    ...more,
  });

  it.each(['/oauth2/v3/token', '/oauth2/v2/token'])('gives an access token for an hour at %s, with the slash escaped', (path) => {
    const { ask, android } = start();
    const response = ask(form(good, { path }));
    expect(response).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    expect(response.body).toContain('CgB6e3x9\\/');
    const parsed = JSON.parse(response.body as string) as { access_token: string };
    expect(parsed).toMatchObject({ expires_in: 3600, token_type: 'Bearer' });
    expect(parsed.access_token).toMatch(/^[A-Za-z0-9+/=]{40,1024}$/);
    const authorization = `Bearer ${parsed.access_token}`;
    expect(codeOf(android(androidTo([token('ok')]), { headers: { authorization } }))).toEqual([200, '80000000']);
  });

  it('decodes a secret with plus signs and percent escapes, with both spellings of a blank', () => {
    const { ask, state } = start({ appId: '100000001' });
    state.clientSecret = 'a1/b2+c3=d4&e5 f6';
    const begin = 'grant_type=client_credentials&client_id=100000001&client_secret=a1%2Fb2%2Bc3%3Dd4%26e5';
    for (const tail of ['+f6', '%20f6']) expect(ask(form({}, { body: `${begin}${tail}` })).status).toBe(200);
    expect(Buffer.byteLength(`${begin}+f6`)).toBe(89);
    expect(ask(form({}, { body: `grant_type=client_credentials&client_id=100000001&client_secret=a1/b2+c3=d4&e5 f6` })).status).toBe(400);
  });

  it.each<[string, Record<string, string>, number]>([
    ['a wrong secret', { client_secret: 'f'.repeat(64) }, 12304],
    ['an empty secret', { client_secret: '' }, 20171],
    ['a client id that is no number', { client_id: 'com.example.app' }, 20002],
    ['no client id', { client_id: '' }, 20002],
    ['an unknown client id', { client_id: '100000009' }, 20003],
    ['another grant', { grant_type: 'authorization_code' }, 20152],
  ])('refuses %s with HTTP 400 and its sub_error', (_name, change, subError) => {
    const response = start().ask(form({ ...good, ...change }));
    expect(response.status).toBe(400);
    const body = JSON.parse(response.body as string) as Record<string, unknown>;
    expect(body).toEqual({ sub_error: subError, error_description: expect.any(String) as string, error: 1101 });
  });

  it('answers GET with 405, the push host with 404, a JSON body as one without grant', () => {
    const { ask } = start();
    expect(ask(form(good, { method: 'GET' })).status).toBe(405);
    expect(ask(form(good, { host: 'push-api.cloud.huawei.com' })).status).toBe(404);
    const json = ask(form(good, { headers: { 'content-type': 'application/json' }, body: good }));
    expect(JSON.parse(json.body as string)).toMatchObject({ error: 1101, sub_error: 20085 });
  });

  it('takes 1000 requests in five minutes and 503 for the next, then again', () => {
    const { ask, clock } = start();
    for (let count = 0; count < 1000; count++) expect(ask(form(good)).status).toBe(200);
    expect(ask(form(good)).status).toBe(503);
    clock.nowMs += 300_000;
    expect(ask(form(good)).status).toBe(200);
  });
});

describe('authorization of v1 and v2', () => {
  const to = androidTo([token('ok')]);

  it.each<[string, Ask, [number, string]]>([
    ['no Authorization', { headers: { authorization: '' } }, [401, '80200001']],
    ['no `Bearer`', { headers: { authorization: access } }, [401, '80200001']],
    ['an unknown token', { headers: { authorization: 'Bearer CgB6nonsense' } }, [401, '80200001']],
    [
      'a token with the backslash of its JSON',
      { headers: { authorization: `Bearer ${access.replaceAll('/', '\\/')}` } },
      [401, '80200003'],
    ],
    ['another app in the path', { path: '/v1/100000009/messages:send' }, [401, '80200001']],
    ['another project in the path', { path: '/v2/9/messages:send' }, [401, '80200001']],
    ['the project in v2', { path: `/v2/${projectId}/messages:send` }, [200, '80000000']],
    ['a service-account JWT at v1', { headers: { authorization: `Bearer ${jwt()}` } }, [200, '80000000']],
    [
      'a service-account JWT at v2',
      { path: `/v2/${projectId}/messages:send`, headers: { authorization: `Bearer ${jwt()}` } },
      [200, '80000000'],
    ],
    [
      'an expired JWT',
      { headers: { authorization: `Bearer ${jwt({ claims: { iat: nowSeconds - 7200, exp: nowSeconds - 3600 } })}` } },
      [401, '80200005'],
    ],
  ])('judges %s', (_name, more, expected) => expect(codeOf(start().android(to, more))).toEqual(expected));

  it('lets an access token die after its hour', () => {
    const { android, clock } = start();
    clock.nowMs += 3_599_999;
    expect(codeOf(android(to))).toEqual([200, '80000000']);
    clock.nowMs += 1;
    expect(codeOf(android(to))).toEqual([401, '80200003']);
    expect(bodyOf(android(to)).msg).toBe('Oauth Token expired');
  });

  it('knows GET and the auth host as wrong addresses', () => {
    const { android } = start();
    expect(android(to, { method: 'GET' }).status).toBe(404);
    expect(android(to, { host: 'oauth-login.cloud.huawei.com' }).status).toBe(404);
    expect(codeOf(android(to, { host: 'push-api.cloud.huawei.com:443' }))).toEqual([200, '80000000']);
  });
});

describe('authorization of v3', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  it.each<[string, JwtOptions, [number, string]]>([
    ['PS256 with salt 32', {}, [200, '80000000']],
    ['no `typ`', { header: { typ: undefined } }, [200, '80000000']],
    ['a day of life', { claims: { exp: nowSeconds + 86_400 } }, [200, '80000000']],
    ['a clock a minute ahead', { claims: { iat: nowSeconds + 60 } }, [200, '80000000']],
    ['the longest salt, as Node signs by default', { saltLength: constants.RSA_PSS_SALTLEN_MAX_SIGN }, [401, '80200001']],
    ['no salt', { saltLength: 0 }, [401, '80200001']],
    ['PKCS#1 under the name PS256', { padding: constants.RSA_PKCS1_PADDING }, [401, '80200001']],
    ['RS256', { header: { alg: 'RS256' }, padding: constants.RSA_PKCS1_PADDING }, [401, '80200001']],
    ['another key', { key: privateKey }, [401, '80200001']],
    ['another kid', { header: { kid: 'f'.repeat(32) } }, [401, '80200001']],
    ['no kid', { header: { kid: undefined } }, [401, '80200001']],
    ['another issuer', { claims: { iss: '100000009' } }, [401, '80200001']],
    ['another audience', { claims: { aud: 'https://push-api.cloud.huawei.com' } }, [401, '80200001']],
    ['times in text', { claims: { exp: String(nowSeconds + 3600) } }, [401, '80200001']],
    ['no iat', { claims: { iat: undefined } }, [401, '80200001']],
    ['more than a day of life', { claims: { exp: nowSeconds + 86_401 } }, [400, '80300036']],
    ['an end that is past', { claims: { iat: nowSeconds - 3600, exp: nowSeconds } }, [401, '80200005']],
    ['a clock ten minutes ahead', { claims: { iat: nowSeconds + 600, exp: nowSeconds + 4200 } }, [401, '80200005']],
    ['milliseconds', { claims: { iat: nowMs, exp: nowMs + 3_600_000 } }, [400, '80300036']],
  ])('judges %s', (_name, options, expected) => {
    const authorization = `Bearer ${jwt(options)}`;
    expect(codeOf(start().harmony(harmonyTo([token('harmony-ok')]), { headers: { authorization } }))).toEqual(expected);
  });

  it('refuses an OAuth token, another project and a damaged JWT', () => {
    const { harmony } = start();
    const to = harmonyTo([token('harmony-ok')]);
    for (const more of [
      { headers: { authorization: `Bearer ${access}` } },
      { headers: { authorization: '' } },
      { headers: { authorization: `Bearer ${jwt().slice(0, -4)}` } },
      { path: '/v3/1/messages:send' },
      { path: `/v3/${account.appId}/messages:send` },
    ])
      expect(harmony(to, more)).toMatchObject({ status: 401, body: { code: '80200001', msg: 'Authentication Error.' } });
  });

  it('verifies the vector of the reference', () => {
    const { state, harmony, clock } = start();
    const { signingInput, signature, publicKey } = referenceJwt.expect;
    state.publicKey = createPublicKey({ key: publicKey, format: 'jwk' });
    state.subAccount = '100000001';
    clock.nowMs = 1_581_407_064_000;
    const authorization = `Bearer ${signingInput}.${signature}`;
    expect(codeOf(harmony(harmonyTo([token('harmony-ok')]), { headers: { authorization } }))).toEqual([200, '80000000']);
    clock.nowMs = 1_581_410_664_000;
    expect(codeOf(harmony(harmonyTo([token('harmony-ok')]), { headers: { authorization } }))).toEqual([401, '80200005']);
  });

  it('has a key that its own public half verifies', () => {
    const signature = sign('sha256', Buffer.from('x'), serviceAccount.private_key);
    expect(verify('sha256', Buffer.from('x'), createPublicKey(serviceAccount.private_key), signature)).toBe(true);
  });
});

describe('v1 and v2', () => {
  it('accepts, answers with code in text and 24 digits, and records', () => {
    const { android, pushes } = start();
    const response = android(androidTo([token('ok')]));
    expect(response).toMatchObject({ status: 200, body: { code: '80000000', msg: 'Success' } });
    expect(bodyOf(response).requestId).toMatch(/^\d{24}$/);
    expect(pushes).toMatchObject([
      { tokens: [token('ok')], messageId: bodyOf(response).requestId, message: { android: { category: 'IM' } } },
    ]);
  });

  it('takes the longest example of the reference, a data message, a topic and a condition', () => {
    const { android, pushes } = start();
    const maximal = {
      validate_only: false,
      message: {
        notification: { title: 'Fallback title', body: 'Fallback body', image: 'https://cdn.example.com/p.png' },
        data: '{"orderId":"42"}',
        android: {
          collapse_key: 7,
          urgency: 'NORMAL',
          category: 'EXPRESS',
          ttl: '3600s',
          bi_tag: 'smoke-2026-11-20',
          receipt_id: 'RCP4C2A1',
          target_user_type: 1,
          fast_app_target: 2,
          notification: {
            title: 'Parcel arrived',
            body: 'Locker 12, code 9031',
            icon: '/raw/ic_notify',
            color: '#1A73E8',
            sound: '/raw/ding',
            default_sound: false,
            tag: 'parcel-42',
            channel_id: 'orders',
            image: 'https://cdn.example.com/p.png',
            click_action: { type: 1, intent: 'intent://order/42#Intent;scheme=shop;launchFlags=0x4000000;end' },
            style: 1,
            big_title: 'Parcel arrived',
            big_body: 'Locker 12. Collect before Friday.',
            notify_summary: '1 parcel',
            notify_id: 42,
            group: 'parcels',
            badge: { add_num: 1, class: 'com.example.shop.MainActivity' },
            auto_clear: 86_400_000,
            when: '2026-11-20T08:00:00.000000000Z',
            importance: 'NORMAL',
            use_default_vibrate: false,
            vibrate_config: ['1.5s', '0.5s'],
            use_default_light: true,
            visibility: 'PRIVATE',
            foreground_show: true,
            profile_id: 'u-1001',
            buttons: [{ name: 'Track', action_type: 1, intent_type: 1, intent: 'com.example.shop.TRACK', data: '{"id":"42"}' }],
          },
        },
        token: [token('ok')],
      },
    };
    const data = { data: '{"cmd":"sync"}', android: { urgency: 'HIGH', ttl: '600s' } };
    for (const body of [
      maximal,
      { message: { ...data, token: [token('ok')] } },
      { message: { ...data, topic: 'news' } },
      { message: { ...data, condition: "'a' in topics && 'b' in topics" } },
    ])
      expect(codeOf(android(body))).toEqual([200, '80000000']);
    expect(pushes.map((push) => push.tokens)).toEqual([
      [token('ok')],
      [token('ok')],
      ['topic:news'],
      ["condition:'a' in topics && 'b' in topics"],
    ]);
  });

  const both = { token: [token('ok')], topic: 'news' };
  it.each<[string, unknown, string]>([
    ['no JSON', '{"message":', '80100003'],
    ['a list', '[]', '80100003'],
    ['a v3 body', harmonyTo([token('ok')]), '80100003'],
    ['a misspelt message', { messager: { token: [token('ok')] } }, '80300010'],
    ['token outside of message', { message: { android: { notification } }, token: [token('ok')] }, '80300010'],
    ['no token at all', androidTo([]), '80300010'],
    ['1001 tokens', androidTo(Array.from({ length: 1001 }, () => token('ok'))), '80300010'],
    ['token and topic', { message: { android: { notification }, ...both } }, '80100001'],
    ['a token that is no list', { message: { android: { notification }, token: token('ok') } }, '80100001'],
    ['a number among the tokens', { message: { android: { notification }, token: [1] } }, '80100001'],
    ['validate_only as text', androidTo([token('ok')], {}, { validate_only: 'true' }), '80100001'],
  ])('refuses %s', (_name, body, code) => {
    const { android, pushes } = start();
    expect(codeOf(android(body))).toEqual([400, code]);
    expect(pushes).toEqual([]);
  });

  it('refuses another content type and a body that is no UTF-8', () => {
    const { android } = start();
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(codeOf(android(androidTo([token('ok')]), { headers: form }))).toEqual([400, '80100003']);
    expect(codeOf(android(Buffer.from([0x7b, 0xff, 0x7d])))).toEqual([400, '80100003']);
  });

  const of = (length: number) => 'x'.repeat(length);
  const android = (change: object): [object, object?] => [change];
  it.each<[string, [object, object?], string]>([
    ['a ttl with seconds', android({ ttl: '1296000s' }), '80000000'],
    ['a ttl without unit', android({ ttl: '1000' }), '80000000'],
    ['a ttl over 15 days', android({ ttl: '1296001s' }), '80100004'],
    ['a ttl of zero', android({ ttl: '0s' }), '80100004'],
    ['a ttl in hours', android({ ttl: '1h' }), '80100004'],
    ['a ttl as number', android({ ttl: 3600 }), '80100001'],
    ['collapse_key -1', android({ collapse_key: -1 }), '80000000'],
    ['collapse_key 101', android({ collapse_key: 101 }), '80100013'],
    ['an unknown urgency', android({ urgency: 'LOW' }), '80100003'],
    ['a lower-case category', android({ category: 'im' }), '80100003'],
    ['a category of v3', android({ category: 'MISS_CALL' }), '80100003'],
    ['no category, which means marketing', android({ category: undefined }), '80000000'],
    ['PLAY_VOICE with a notification', android({ category: 'PLAY_VOICE' }), '80100003'],
    ['target_user_type 2', android({ target_user_type: 2 }), '80100003'],
    ['no notification and no data', android({ notification: undefined }), '80100003'],
    ['names in camelCase', android({ notification: { title: 'T', body: 'B', clickAction: { type: 3 } } }), '80100003'],
    ['a null', android({ bi_tag: null }), '80000000'],
    ['no title', [{}, { title: undefined }], '80100003'],
    ['an empty body', [{}, { body: '' }], '80100003'],
    ['no click_action', [{}, { click_action: undefined }], '80100003'],
    ['click type 1 without intent', [{}, { click_action: { type: 1 } }], '80100003'],
    ['click type 1 with action', [{}, { click_action: { type: 1, action: 'com.x.A' } }], '80000000'],
    ['click type 2 over http', [{}, { click_action: { type: 2, url: 'http://example.com' } }], '80100003'],
    ['click type 2 over https', [{}, { click_action: { type: 2, url: 'https://example.com' } }], '80000000'],
    ['click type 5', [{}, { click_action: { type: 5 } }], '80100003'],
    ['a short colour', [{}, { color: '#06c' }], '80100003'],
    ['a picture over http', [{}, { image: 'http://example.com/p.png' }], '80100003'],
    ['style 2', [{}, { style: 2 }], '80100003'],
    ['style 1 without text', [{}, { style: 1 }], '80100003'],
    ['style 3 with 5 lines', [{}, { style: 3, inbox_content: ['1', '2', '3', '4', '5'] }], '80000000'],
    ['style 3 with 6 lines', [{}, { style: 3, inbox_content: ['1', '2', '3', '4', '5', '6'] }], '80100003'],
    ['auto_clear 0', [{}, { auto_clear: 0 }], '80100003'],
    ['badge add_num 0', [{}, { badge: { add_num: 0, class: 'a.B' } }], '80100003'],
    ['badge set_num 0', [{}, { badge: { set_num: 0, class: 'a.B' } }], '80000000'],
    ['badge set_num 100', [{}, { badge: { set_num: 100 } }], '80100003'],
    ['a vibration over a minute', [{}, { vibrate_config: ['61'] }], '80100003'],
    ['11 vibrations', [{}, { vibrate_config: Array.from({ length: 11 }, () => '1s') }], '80100003'],
    ['an unknown visibility', [{}, { visibility: 'HIDDEN' }], '80100003'],
    ['lights without colour', [{}, { light_settings: { light_on_duration: '1s', light_off_duration: '1s' } }], '80100003'],
    [
      'lights',
      [{}, { light_settings: { color: { alpha: 1, red: 0, green: 0.5, blue: 0 }, light_on_duration: '1s', light_off_duration: '0.5s' } }],
      '80000000',
    ],
    ['profile_id of 65', [{}, { profile_id: of(65) }], '80100003'],
    ['4 buttons', [{}, { buttons: Array.from({ length: 4 }, () => ({ name: 'B', action_type: 0 })) }], '80100003'],
    ['a button of 41 characters', [{}, { buttons: [{ name: of(41), action_type: 0 }] }], '80100003'],
    ['a page button without intent_type', [{}, { buttons: [{ name: 'B', action_type: 1, intent: 'x' }] }], '80100003'],
    ['a share button without data', [{}, { buttons: [{ name: 'B', action_type: 4 }] }], '80100003'],
    ['importance LOW', [{}, { importance: 'LOW' }], '80000000'],
    ['importance HIGH, for which the app has no right', [{}, { importance: 'HIGH' }], '80300011'],
    ['importance MAX', [{}, { importance: 'MAX' }], '80100003'],
    ['auto_cancel false, for which the app has no right', [{}, { auto_cancel: false }], '80300011'],
    ['an unknown name', [{}, { no_such_name: 1 }], '80000000'],
  ])('judges %s', (_name, [change, inside], code) => {
    const body = androidTo([token('ok')], { ...(inside ? { notification: { ...notification, ...inside } } : {}), ...change });
    expect(bodyOf(start().android(body)).code).toBe(code);
  });

  it('wants the notification of android, which may borrow title and body', () => {
    const { android: post } = start();
    const common = { title: 'T', body: 'B' };
    expect(bodyOf(post({ message: { notification: common, token: [token('ok')] } }))).toMatchObject({
      code: '80100003',
      msg: 'Illegal payload, No valid android notification payload when sending notification message to android users.',
    });
    const borrowed = { message: { notification: common, android: { notification: { click_action: { type: 3 } } }, token: [token('ok')] } };
    expect(bodyOf(post(borrowed)).code).toBe('80000000');
  });

  it('counts 4096 bytes without the tokens', () => {
    const { android: post } = start();
    const base = Buffer.byteLength(JSON.stringify({ message: { android: { notification: { ...notification, body: '' } } } }));
    const sized = (bytes: number) => ({
      message: {
        android: { notification: { ...notification, body: of(bytes - base) } },
        token: Array.from({ length: 100 }, () => token('ok')),
      },
    });
    expect(bodyOf(post(sized(4096))).code).toBe('80000000');
    expect(bodyOf(post(sized(4097)))).toMatchObject({ code: '80300008', msg: 'Push message size is too long.' });
  });

  it('says nothing about phones with validate_only and sends nothing', () => {
    const { android: post, pushes } = start();
    for (const name of ['ok', 'dead', 'throttled'])
      expect(codeOf(post(androidTo([token(name)], {}, { validate_only: true })))).toEqual([200, '80000000']);
    expect(pushes.map((push) => push.validateOnly)).toEqual([true, true, true]);
  });

  it.each(['dead', 'other-app', 'harmony-ok', 'harmony-dead'])('refuses the phone %s with 80300007', (name) => {
    const { android: post, pushes } = start();
    expect(post(androidTo([token(name)]))).toMatchObject({ status: 400, body: { code: '80300007', msg: 'All the tokens are invalid' } });
    expect(pushes).toEqual([]);
  });

  it.each(['IQAAAACyToken', 'has a blank'.padEnd(130, 'x'), `${'c'.repeat(22)}:APA91b${'x'.repeat(134)}`, `MA${'x'.repeat(110)}`])(
    'takes %s for no token',
    (value) => expect(bodyOf(start().android(androidTo([value]))).code).toBe('80300007'),
  );

  it('lists illegal tokens as JSON in a string', () => {
    const { android: post, pushes } = start();
    const response = post(androidTo([token('dead'), token('ok'), token('harmony-ok'), token('ok')]));
    expect(codeOf(response)).toEqual([200, '80100000']);
    expect(JSON.parse(bodyOf(response).msg)).toEqual({ success: 2, failure: 2, illegal_tokens: [token('dead'), token('harmony-ok')] });
    expect(pushes[0]!.tokens).toEqual([token('ok'), token('ok')]);
  });

  it('throttles with HTTP 503 and no code', () => {
    const { android: post, pushes } = start();
    const response = post(androidTo([token('ok'), token('throttled')]));
    expect(response.status).toBe(503);
    expect(bodyOf(response).code).toBeUndefined();
    expect(pushes).toEqual([]);
  });

  it('judges authorization, structure, tokens, size, fields, rights, phones in this order', () => {
    const { android: post } = start();
    const steps: [Ask, unknown, string][] = [
      [{ headers: { authorization: '' } }, '[', '80200001'],
      [{}, '[', '80100003'],
      [{}, { message: { token: [], android: { ttl: of(5000) } } }, '80300010'],
      [{}, androidTo([token('dead')], { ttl: of(5000) }), '80300008'],
      [{}, androidTo([token('dead')], { ttl: 'x', notification: { ...notification, importance: 'HIGH' } }), '80100004'],
      [{}, androidTo([token('dead')], { notification: { ...notification, importance: 'HIGH' } }), '80300011'],
      [{}, androidTo([token('dead')]), '80300007'],
    ];
    expect(steps.map(([more, body]) => bodyOf(post(body, more)).code)).toEqual(steps.map(([, , code]) => code));
  });
});

describe('v3', () => {
  it('accepts an alert, records it, and takes the longest example of the reference', () => {
    const { harmony, pushes } = start();
    const response = harmony(harmonyTo([token('harmony-ok')]));
    expect(response).toMatchObject({ status: 200, body: { code: '80000000', msg: 'Success' } });
    expect(pushes).toMatchObject([{ tokens: [token('harmony-ok')], messageId: bodyOf(response).requestId, message: { pushType: 0 } }]);
    const maximal = {
      payload: {
        notification: {
          category: 'EXPRESS',
          title: 'Parcel arrived',
          body: 'Locker 12',
          image: 'https://cdn.example.com/p96.png',
          style: 3,
          inboxContent: ['Locker 12', 'Code 9031'],
          notifyId: 42,
          profileId: 'u-1001',
          foregroundShow: true,
          sound: 'ding.mp3',
          soundDuration: 5,
          badge: { addNum: 1 },
          clickAction: { actionType: 1, uri: 'shop://order/42', action: 'com.example.shop.ORDER', data: { orderId: '42' } },
        },
      },
      pushOptions: { testMessage: false, ttl: 3600, biTag: 'smoke', receiptId: 'RCP4C2A1', collapseKey: 7 },
      target: { token: [token('harmony-ok')] },
    };
    expect(bodyOf(harmony(maximal)).code).toBe('80000000');
  });

  const voice = { extraData: 'x', notification: { ...alert, category: 'PLAY_VOICE' } };
  const form = { formData: { a: 1 }, formId: 1, version: 1, moduleName: 'entry', formName: 'widget', abilityName: 'Form' };
  const live = (event: string, more: object = {}) => ({
    activityId: 1,
    operation: 0,
    event,
    activityData: { notificationData: { type: 4, clickAction: { actionType: 0 }, keywords: { trainNo: 'G1' }, ...more } },
  });
  it.each<[string, string | undefined, object, string]>([
    ['a form', '1', form, '80000000'],
    ['a form without data', '1', { ...form, formData: undefined }, '80100003'],
    ['a voice broadcast', '2', voice, '80000000'],
    ['an extension without extraData', '2', { notification: alert }, '80100003'],
    ['a background message', '6', { extraData: '{"cmd":"sync"}' }, '80000000'],
    ['a background message without data', '6', {}, '80100003'],
    ['a call', '10', { extraData: 'x' }, '80000000'],
    ['a live view of an event with right', '7', live('TRAIN'), '80000000'],
    ['a live view without the keyword of its event', '7', live('TRAIN', { keywords: {} }), '80100003'],
    ['a live view of an unknown type', '7', live('TAXI', { type: 6 }), '80100003'],
    ['a badge alone', '0', { notification: { badge: { setNum: 3 } } }, '80000000'],
    ['a badge alone in the payload', '0', { badge: { setNum: 100 } }, '80100003'],
    ['no push-type', undefined, { notification: alert }, '80100001'],
    ['push-type 3', '3', { notification: alert }, '80100001'],
    ['push-type as a word', 'alert', { notification: alert }, '80100001'],
  ])('judges %s', (_name, pushType, payload, code) => {
    const headers: Record<string, string> = { 'push-type': pushType ?? '' };
    expect(bodyOf(start().harmony(harmonyTo([token('harmony-ok')], payload), { headers })).code).toBe(code);
  });

  it.each<[string, unknown, string, string?]>([
    ['no JSON', '{', '80100003'],
    ['a v1 body', androidTo([token('harmony-ok')]), '80100003'],
    ['no target', { payload: { notification: alert } }, '80300010'],
    ['no token', harmonyTo([]), '80300010', 'token count should within 1 and 1000.'],
    ['1001 tokens', harmonyTo(Array.from({ length: 1001 }, () => token('harmony-ok'))), '80300010'],
    ['a token that is no list', { payload: { notification: alert }, target: { token: 'x' } }, '80100001'],
    ['a title as number', harmonyTo([token('harmony-ok')], { notification: { ...alert, title: 1 } }), '80100001'],
  ])('refuses %s', (_name, body, code, msg) => {
    const response = start().harmony(body);
    expect(codeOf(response)).toEqual([400, code]);
    if (msg !== undefined) expect(bodyOf(response).msg).toBe(msg);
  });

  it.each<[string, object, string, string?]>([
    ['no category', { category: undefined }, '80100003'],
    ['a lower-case category', { category: 'work' }, '80100003'],
    ['MISS_CALL', { category: 'MISS_CALL' }, '80000000'],
    ['MARKETING', { category: 'MARKETING' }, '80000000'],
    ['an obsolete category', { category: 'NEWS' }, '80000000'],
    ['no title', { title: '' }, '80100003'],
    ['no clickAction', { clickAction: undefined }, '80100003'],
    ['actionType 1 without uri', { clickAction: { actionType: 1 } }, '80100003'],
    ['actionType 5 in an alert', { clickAction: { actionType: 5, data: { tel: '1' } } }, '80100003'],
    ['a picture over http', { image: 'http://example.com/p.png' }, '80100003'],
    ['style 2', { style: 2 }, '80100003'],
    ['notifyId 0', { notifyId: 0 }, '80000000'],
    ['notifyId over 31 bits', { notifyId: 2_147_483_648 }, '80100003'],
    ['addNum 100', { badge: { addNum: 100 } }, '80100003', 'Illegal payload, badge addNum value ranges from 1 to 99'],
    ['soundDuration 61', { soundDuration: 61 }, '80100003'],
  ])('judges an alert with %s', (_name, change, code, msg) => {
    const body = bodyOf(start().harmony(harmonyTo([token('harmony-ok')], { notification: { ...alert, ...change } })));
    expect(body.code).toBe(code);
    if (msg !== undefined) expect(body.msg).toBe(msg);
  });

  it.each<[string, object, string]>([
    ['15 days', { ttl: 1_296_000 }, '80000000'],
    ['more than 15 days', { ttl: 1_296_001 }, '80100004'],
    ['ttl 0', { ttl: 0 }, '80100004'],
    ['a ttl as text', { ttl: '3600s' }, '80100001'],
    ['64 bytes of biTag', { biTag: 'x'.repeat(64) }, '80000000'],
    ['22 Chinese characters of biTag', { biTag: '推'.repeat(22) }, '80100001'],
    ['collapseKey 101', { collapseKey: 101 }, '80100001'],
    ['testMessage as number', { testMessage: 1 }, '80100001'],
  ])('judges pushOptions with %s', (_name, pushOptions, code) => {
    expect(bodyOf(start().harmony(harmonyTo([token('harmony-ok')], undefined, pushOptions))).code).toBe(code);
  });

  it('counts 4096 bytes without the target', () => {
    const { harmony } = start();
    const sized = (bytes: number) => {
      const base = Buffer.byteLength(JSON.stringify({ payload: { notification: { ...alert, body: '' } } }));
      return harmonyTo(
        Array.from({ length: 100 }, () => token('harmony-ok')),
        { notification: { ...alert, body: 'x'.repeat(bytes - base) } },
      );
    };
    expect(bodyOf(harmony(sized(4096))).code).toBe('80000000');
    expect(bodyOf(harmony(sized(4097))).code).toBe('80300008');
  });

  it('limits test messages: 10 tokens, one for a form, 1000 requests of the project a day', () => {
    const { harmony, clock } = start();
    const test = (count: number) =>
      harmonyTo(
        Array.from({ length: count }, () => token('harmony-ok')),
        undefined,
        { testMessage: true },
      );
    expect(bodyOf(harmony(test(10))).code).toBe('80000000');
    expect(bodyOf(harmony(test(11)))).toMatchObject({ code: '80300030', msg: 'When send test message, token count exceed limit.' });
    const two = harmonyTo([token('harmony-ok'), token('harmony-ok')], form);
    expect(bodyOf(harmony(two, { headers: { 'push-type': '1' } }))).toMatchObject({
      code: '80300010',
      msg: 'token count should within 1 and 1.',
    });
    for (let count = 1; count < 1000; count++) expect(bodyOf(harmony(test(1))).code).toBe('80000000');
    expect(codeOf(harmony(test(1)))).toEqual([400, '80300029']);
    clock.day = '2026-11-21';
    expect(bodyOf(harmony(test(1))).code).toBe('80000000');
  });

  it.each(['harmony-other-app', 'ok', 'dead', 'other-app'])('refuses the phone %s for noRight', (name) => {
    const value = token(name);
    const { harmony, pushes } = start();
    const response = harmony(harmonyTo([value]));
    expect(codeOf(response)).toEqual([400, '80300007']);
    expect(JSON.parse(bodyOf(response).msg)).toEqual({ failure: 1, illegalTokens: { noRight: [value] } });
    expect(pushes).toEqual([]);
  });

  it('refuses the phone harmony-dead in plain words and with a reason beside others', () => {
    const { harmony } = start();
    expect(bodyOf(harmony(harmonyTo([token('harmony-dead')])))).toMatchObject({ code: '80300007', msg: 'All the tokens are invalid.' });
    const response = harmony(harmonyTo([token('harmony-dead'), 'MAMzToken', token('ok'), token('harmony-ok')]));
    expect(codeOf(response)).toEqual([200, '80100000']);
    expect(JSON.parse(bodyOf(response).msg)).toEqual({
      illegalTokens: { tokenFormatError: [token('harmony-dead'), 'MAMzToken'], noRight: [token('ok')] },
      success: 1,
      failure: 3,
    });
  });

  it.each<[string, string, object, (state: ReturnType<typeof start>['state']) => void, string]>([
    ['a scenario without right', '10', { extraData: 'x' }, (state) => state.pushTypes.delete(10), 'noPushTypeRight'],
    ['MDM', '11', {}, () => undefined, 'noPushTypeRight'],
    ['PLAY_VOICE as alert', '0', { notification: { ...alert, category: 'PLAY_VOICE' } }, () => undefined, 'notSupportPlayVoice'],
    [
      'a live view of an event without right',
      '7',
      live('FLIGHT', { keywords: { flightNo: 'CA1' } }),
      () => undefined,
      'noRightToSendThisLiveNotificationEvent',
    ],
  ])('names the reason of %s', (_name, pushType, payload, change, reason) => {
    const { harmony, state } = start();
    change(state);
    const response = harmony(harmonyTo([token('harmony-ok')], payload), { headers: { 'push-type': pushType } });
    expect(bodyOf(response).code).toBe('80300007');
    expect(JSON.parse(bodyOf(response).msg)).toEqual({ failure: 1, illegalTokens: { [reason]: [token('harmony-ok')] } });
  });

  it('throttles with HTTP 503 and no code', () => {
    const response = start().harmony(harmonyTo([token('harmony-throttled')]));
    expect(response.status).toBe(503);
    expect(bodyOf(response).code).toBeUndefined();
  });
});

describe('revoke and token:query', () => {
  const json = { 'content-type': 'application/json' };
  const revoke = (body: unknown, headers: Record<string, string> = {}, id = account.appId): Ask => ({
    path: `/v1/${id}/messages:revoke`,
    headers: { ...json, authorization: `Bearer ${jwt()}`, 'push-type': '0', ...headers },
    body,
  });
  const good = { notifyId: 42, token: [token('harmony-ok')] };

  it.each<[string, Ask, string]>([
    ['a withdrawal', revoke(good), '80000000'],
    ['an OAuth token', revoke(good, { authorization: `Bearer ${access}` }), '80200001'],
    ['another client', revoke(good, {}, '9'), '80200001'],
    ['push-type 6', revoke(good, { 'push-type': '6' }), '80100001'],
    ['no notifyId', revoke({ token: good.token }), '80100001'],
    ['no token', revoke({ notifyId: 42 }), '80300010'],
    ['no JSON', revoke('{'), '80100003'],
  ])('judges %s', (_name, request, code) => expect(bodyOf(start().ask(request)).code).toBe(code));

  it.each<[string, unknown, string]>([
    ['a live token', { token: token('ok') }, '80000000'],
    ['a dead one', { token: token('dead') }, '80300007'],
    ['one of HarmonyOS', { token: token('harmony-ok') }, '80300007'],
    ['none', {}, '82000011'],
  ])('tells of %s', (_name, body, code) => {
    const headers = { ...json, authorization: `Bearer ${access}` };
    const answer = bodyOf(start().ask({ path: `/v1/${account.appId}/token:query`, headers, body }));
    expect(answer.code).toBe(code);
    if (code === '80000000') expect(answer.topics).toEqual([]);
  });
});

describe('codes', () => {
  it('emits only catalogued codes', () => {
    for (const { endpoint, code, subCode } of sandbox.emits)
      expect(findEntry(catalogue, endpoint, code, subCode), `${endpoint} ${code} ${subCode ?? ''}`).toBeDefined();
  });

  const send: Ask = {
    path: `/v1/${account.appId}/messages:send`,
    body: androidTo([token('ok')]),
    headers: { 'content-type': 'application/json' },
  };
  const sendV3: Ask = {
    path: `/v3/${projectId}/messages:send`,
    body: harmonyTo([token('harmony-ok')]),
    headers: { 'content-type': 'application/json' },
  };
  const auth: Ask = { path: '/oauth2/v3/token' };

  it('can be made to answer every code of auth and send', () => {
    const { refuse } = start();
    for (const entry of catalogue.entries)
      for (const endpoint of endpointsOf(entry)) {
        if (endpoint !== 'auth' && endpoint !== 'send' && endpoint !== '*') continue;
        const response = refuse(entry.code, endpoint === 'auth' ? auth : send);
        expect(response, `${endpoint} ${entry.code}`).toBeDefined();
        if (entry.httpStatus !== undefined) expect(response!.status, entry.code).toBe(entry.httpStatus);
        if (/^8\d{7}$/.test(entry.code)) expect(bodyOf(response!).code).toBe(entry.code);
        if (/^8\d{7}$/.test(entry.code)) expect(bodyOf(response!).msg).not.toBe('');
      }
  });

  it('speaks the words of each API, and knows sub-errors and reasons', () => {
    const { refuse } = start();
    expect(bodyOf(refuse('80200001', send)!).msg).toBe('Oauth authentication error');
    expect(bodyOf(refuse('80200001', sendV3)!).msg).toBe('Authentication Error.');
    expect(JSON.parse(bodyOf(refuse('80100000', send)!).msg)).toEqual({ success: 0, failure: 1, illegal_tokens: [token('ok')] });
    expect(JSON.parse(bodyOf(refuse('80100000', sendV3)!).msg)).toMatchObject({
      illegalTokens: { tokenFormatError: [token('harmony-ok')] },
    });
    expect(JSON.parse(bodyOf(refuse('countryNotSupport', sendV3)!).msg)).toMatchObject({
      illegalTokens: { countryNotSupport: [token('harmony-ok')] },
    });
    for (const code of ['20003', '1101/20003', '1101.20003'])
      expect(JSON.parse(refuse(code, auth)!.body as string)).toMatchObject({ error: 1101, sub_error: 20003 });
    for (const code of ['NO_SUCH', '99', '200']) expect([refuse(code, send), refuse(code, auth)]).toEqual([undefined, undefined]);
  });
});

interface Vector {
  title: string;
  kind: string;
  expect: { url: string; headers: Record<string, string>; body: string };
}

describe('vectors', () => {
  const folder = new URL('../../../fixtures/vectors/huawei/', import.meta.url);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  const vectors = files.map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vector);

  for (const vector of vectors.filter(({ kind }) => kind === 'send'))
    it(`gets past authorization and structure: ${vector.title}`, () => {
      const url = new URL(vector.expect.url);
      const id = url.pathname.split('/')[2]!;
      const { ask, state } = start(url.pathname.startsWith('/v1/') ? { appId: id } : { projectId: id });
      const given = vector.expect.headers['authorization'] ?? '';
      // A JWT of a vector is signed with a key and at a time of its own.
      const isJwt = url.pathname.startsWith('/v3/') || given.split('.').length === 3;
      if (!isJwt) state.accessTokens.set(given.replace('Bearer ', ''), Infinity);
      const headers = isJwt ? { ...vector.expect.headers, authorization: `Bearer ${jwt()}` } : vector.expect.headers;
      const body = bodyOf(ask({ path: url.pathname, host: url.host, headers, body: vector.expect.body }));
      // Tokens of vectors are too short to be any.
      expect(['80000000', '80300007', '80100000']).toContain(body.code);
    });

  for (const vector of vectors.filter(({ kind, expect: wanted }) => kind === 'auth' && wanted.url?.includes('/oauth2/')))
    it(`reads the form: ${vector.title}`, () => {
      const url = new URL(vector.expect.url);
      const form = new URLSearchParams(vector.expect.body);
      const { ask, state } = start({ appId: form.get('client_id') });
      state.clientSecret = form.get('client_secret') ?? '';
      expect(ask({ path: url.pathname, host: url.host, headers: vector.expect.headers, body: vector.expect.body }).status).toBe(200);
    });

  it('are walked when there are any', () => expect(vectors.length).toBe(files.length));
});
