import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findEntry } from '../../../src/core/catalogue.ts';
import type { SandboxPush, SandboxRequest, SandboxResponse } from '../../../src/core/sandbox.ts';
import { catalogue } from '../../../src/vendors/fcm/errors.ts';
import { sandbox } from '../../../src/vendors/fcm/sandbox/index.ts';
import serviceAccount from '../../../fixtures/accounts/fcm-service-account.json' with { type: 'json' };

const startMs = Date.parse('2026-11-20T00:00:00Z');
const startSeconds = startMs / 1000;
const messaging = 'https://www.googleapis.com/auth/firebase.messaging';
const tokenOf = (name: string) => sandbox.devices.find((device) => device.name === name)!.token;

function emulator(identity?: Record<string, unknown>) {
  const state = sandbox.createState(identity);
  const pushes: SandboxPush[] = [];
  let counter = 0;
  const call = (given: Partial<SandboxRequest> & { nowMs?: number } = {}): SandboxResponse => {
    const { nowMs = startMs, ...request } = given;
    return sandbox.handle(
      {
        endpoint: 'send',
        method: 'POST',
        path: '/v1/projects/demo-proj/messages:send',
        params: { project: 'demo-proj' },
        query: new URLSearchParams(),
        headers: { 'content-type': 'application/json' },
        rawHeaderNames: [],
        body: Buffer.alloc(0),
        protocol: 'http/1.1',
        tls: false,
        host: '127.0.0.1:4321',
        connectionId: '1',
        ...request,
      },
      state,
      {
        nowMs,
        day: '2026-11-20',
        randomHex: (length) => (++counter).toString(16).padStart(length, '0').slice(-length),
        accessHex: (length) => (++counter).toString(16).padStart(length, '0').slice(-length),
        record: (push) => void pushes.push(push),
      },
    );
  };
  const exchange = (form: Record<string, string> | string, more: Partial<SandboxRequest> & { nowMs?: number } = {}) =>
    call({
      endpoint: 'auth',
      path: '/token',
      params: {},
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(typeof form === 'string' ? form : new URLSearchParams(form).toString()),
      ...more,
    });
  const grant = (assertion: string, more: Partial<SandboxRequest> & { nowMs?: number } = {}) =>
    exchange({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }, more);
  const access = (scope = messaging): string => (grant(assertionOf({ scope })).body as { access_token: string }).access_token;
  const send = (body: unknown, more: Partial<SandboxRequest> & { nowMs?: number; bearer?: string } = {}) => {
    const { bearer = access(), headers, ...rest } = more;
    return call({
      headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}`, ...headers },
      body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
      ...rest,
    });
  };
  return { state, pushes, call, exchange, grant, access, send };
}

function assertionOf(
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
  key: KeyObject | string = serviceAccount.private_key,
): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', typ: 'JWT', kid: serviceAccount.private_key_id, ...header })}.${part({
    iss: serviceAccount.client_email,
    scope: messaging,
    aud: 'https://oauth2.googleapis.com/token',
    iat: startSeconds,
    exp: startSeconds + 3600,
    ...claims,
  })}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

const errorOf = (response: SandboxResponse) =>
  (response.body as { error: { code: number; message: string; status: string; details?: Record<string, unknown>[] } }).error;
const fcmCode = (response: SandboxResponse) => errorOf(response).details?.find((detail) => 'errorCode' in detail)?.['errorCode'];

describe('the account', () => {
  it('is accepted by its own emulator and takes the non-secret fields of a real config', () => {
    const account = sandbox.account('http://127.0.0.1:1', { projectId: 'my-real-proj', channels: { chat: { id: 'c1' } } });
    expect(account).toMatchObject({ endpoints: { all: 'http://127.0.0.1:1' }, channels: { chat: { id: 'c1' } } });
    expect(JSON.parse(account['serviceAccount'] as string)).toMatchObject({ type: 'service_account', project_id: 'my-real-proj' });
    const { send } = emulator({ projectId: 'my-real-proj' });
    expect(send({ message: { token: tokenOf('ok') } }, { params: { project: 'my-real-proj' } }).status).toBe(200);
  });

  it('has the channels im, order and marketing', () => {
    expect(Object.keys(sandbox.account('http://127.0.0.1:1')['channels'] as object)).toEqual(['im', 'order', 'marketing']);
  });
});

describe('devices', () => {
  it('have the shape of registration tokens and of a FID', () => {
    for (const { name, token } of sandbox.devices)
      expect(token, name).toMatch(name === 'fid' ? /^[cdef][A-Za-z0-9_-]{21}$/ : /^[cdef][A-Za-z0-9_-]{21}:APA91b[A-Za-z0-9_-]{134}$/);
    expect(new Set(sandbox.devices.map((device) => device.token)).size).toBe(sandbox.devices.length);
  });
});

describe('the token endpoint', () => {
  it('gives a bearer for an hour less a second', () => {
    const response = emulator().grant(assertionOf());
    expect(response).toMatchObject({ status: 200, body: { expires_in: 3599, token_type: 'Bearer' } });
    expect((response.body as { access_token: string }).access_token).toMatch(/^ya29\./);
  });

  it('accepts the assertion of the reference as it is printed', () => {
    const assertion = assertionOf();
    expect(createHash('sha256').update(assertion).digest('hex')).toBe('9a03eac740fe0d8086776b4e11f42a8d3c53a2ad1d04a09adb831133c7f0eb3a');
    expect(emulator().grant(assertion).status).toBe(200);
  });

  it.each([
    ['no `kid`, no `typ`', assertionOf({}, { kid: undefined, typ: undefined })],
    ['several scopes', assertionOf({ scope: `https://www.googleapis.com/auth/cloud-platform ${messaging}` })],
    ['the emulator as audience', assertionOf({ aud: 'http://127.0.0.1:4321/token' })],
    ['an `iat` a little ahead', assertionOf({ iat: startSeconds + 30, exp: startSeconds + 3600 })],
    ['its own address as `sub`', assertionOf({ sub: serviceAccount.client_email })],
  ])('accepts %s', (_name, assertion) => expect(emulator().grant(assertion).status).toBe(200));

  const foreignKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const signature = 'Invalid JWT Signature.';
  const times =
    'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.';
  const scope = 'Invalid OAuth scope or ID token audience provided.';
  it.each<[string, string, number, string, string | undefined]>([
    ['another key', assertionOf({}, {}, foreignKey), 400, 'invalid_grant', signature],
    ['another `kid`', assertionOf({}, { kid: 'f'.repeat(40) }), 400, 'invalid_grant', signature],
    ['another algorithm in the header', assertionOf({}, { alg: 'none' }), 400, 'invalid_grant', signature],
    [
      'an unknown account',
      assertionOf({ iss: 'nobody@demo-proj.iam.gserviceaccount.com' }),
      400,
      'invalid_grant',
      'Invalid grant: account not found',
    ],
    [
      'an assertion for somebody else',
      assertionOf({ aud: 'https://example.com/token' }),
      400,
      'invalid_grant',
      'Invalid JWT: Failed audience check.',
    ],
    ['an hour and a second', assertionOf({ exp: startSeconds + 3601 }), 400, 'invalid_grant', times],
    ['an `iat` in the future', assertionOf({ iat: startSeconds + 61, exp: startSeconds + 3600 }), 400, 'invalid_grant', times],
    ['an `exp` that has come', assertionOf({ iat: startSeconds - 3600, exp: startSeconds }), 400, 'invalid_grant', times],
    ['times as text', assertionOf({ iat: String(startSeconds) }), 400, 'invalid_grant', times],
    ['no scope', assertionOf({ scope: '' }), 400, 'invalid_scope', scope],
    ['an unknown scope', assertionOf({ scope: 'push' }), 400, 'invalid_scope', scope],
    ['delegation nobody granted', assertionOf({ sub: 'boss@example.com' }), 401, 'unauthorized_client', undefined],
    ['something that is no JWT', 'abc', 400, 'invalid_request', 'Bad Request'],
  ])('refuses %s', (_name, assertion, status, error, description) => {
    const response = emulator().grant(assertion);
    expect(response.status).toBe(status);
    expect(response.body).toMatchObject({ error, ...(description === undefined ? {} : { error_description: description }) });
  });

  it('refuses an assertion whose claims were changed after signing', () => {
    const [head, , tail] = assertionOf().split('.');
    const claims = assertionOf({ exp: startSeconds + 60 }).split('.')[1];
    expect(emulator().grant(`${head}.${claims}.${tail}`).body).toMatchObject({ error: 'invalid_grant', error_description: signature });
  });

  it('judges the times by its own clock', () => {
    for (const shift of [3_600_000, -3_600_000])
      expect(emulator().grant(assertionOf(), { nowMs: startMs + shift }).body).toEqual({
        error: 'invalid_grant',
        error_description: times,
      });
  });

  it.each([
    ['another grant type', { grant_type: 'client_credentials' }, 'unsupported_grant_type', 'Invalid grant_type: client_credentials'],
    ['no grant type', {}, 'invalid_request', 'Bad Request'],
    ['no assertion', { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer' }, 'invalid_request', 'Bad Request'],
  ])('refuses %s', (_name, form, error, description) =>
    expect(emulator().exchange(form as Record<string, string>)).toMatchObject({
      status: 400,
      body: { error, error_description: description },
    }),
  );

  it('refuses a JSON body, and has no page for GET', () => {
    expect(emulator().exchange('{}', { headers: { 'content-type': 'application/json' } }).body).toMatchObject({ error: 'invalid_request' });
    expect(emulator().exchange('', { method: 'GET' })).toMatchObject({
      status: 404,
      headers: { 'content-type': 'text/html; charset=UTF-8' },
    });
  });
});

describe('messages:send', () => {
  it('accepts a message, names it and records it', () => {
    const { send, pushes } = emulator();
    const message = { token: tokenOf('ok'), notification: { title: 'Hi', body: 'There' } };
    const response = send({ message });
    expect(response.status).toBe(200);
    expect((response.body as { name: string }).name).toMatch(/^projects\/demo-proj\/messages\/0:\d{16}%[0-9a-f]{16}$/);
    expect(pushes).toEqual([{ tokens: [tokenOf('ok')], message, messageId: (response.body as { name: string }).name.split('/').at(-1) }]);
  });

  it('takes the project number and the path without version', () => {
    const { send } = emulator();
    expect(
      send({ message: { token: tokenOf('ok') } }, { params: { project: '123456789012' }, path: '/projects/123456789012/messages:send' })
        .status,
    ).toBe(200);
  });

  it('takes a FID as `fid` and as `token` (token deprecated since mid-2026, also accepts a FID)', () => {
    const { send } = emulator();
    expect(send({ message: { fid: tokenOf('fid') } }).status).toBe(200);
    expect(send({ message: { token: tokenOf('fid') } }).status).toBe(200);
  });

  it('answers fake_message_id to validate_only, finds dead tokens and never asks APNs', () => {
    const { send, pushes } = emulator();
    expect(send({ validate_only: true, message: { token: tokenOf('ok') } }).body).toEqual({
      name: 'projects/demo-proj/messages/fake_message_id',
    });
    expect(fcmCode(send({ validateOnly: true, message: { token: tokenOf('dead') } }))).toBe('UNREGISTERED');
    expect(send({ validate_only: true, message: { token: tokenOf('ios-no-apns-key') } }).status).toBe(200);
    expect(pushes.map((push) => push.validateOnly)).toEqual([true, true]);
  });

  it('accepts topics and conditions and names the message by a number', () => {
    const { send, pushes } = emulator();
    for (const target of [{ topic: 'news' }, { condition: "'a' in topics && ('b' in topics || !('c' in topics))" }])
      expect((send({ message: target }).body as { name: string }).name).toMatch(/^projects\/demo-proj\/messages\/\d{19}$/);
    expect(pushes.map((push) => push.tokens)).toEqual([['topic:news'], ["condition:'a' in topics && ('b' in topics || !('c' in topics))"]]);
  });

  it('accepts every field of the reference’s largest example in both spellings', () => {
    const { send } = emulator();
    const message = {
      fid: 'cVb1x2Y3Z4a5B6c7D8e9F0',
      data: { order_id: 'A-1009' },
      notification: { title: 'Order shipped', body: 'Arrives Friday', image: 'https://img.example.com/a.png' },
      fcm_options: { analytics_label: 'order_update' },
      android: {
        collapse_key: 'order-A-1009',
        priority: 'high',
        ttl: '3600s',
        directBootOk: false,
        data: { order_id: 'A-1009' },
        bandwidth_constrained_ok: true,
        restrictedSatelliteOk: true,
        notification: {
          channel_id: 'orders',
          icon: 'ic_stat_order',
          color: '#0066cc',
          sound: 'default',
          clickAction: 'OPEN',
          title_loc_key: 'k',
          titleLocArgs: ['A'],
          notification_priority: 'PRIORITY_HIGH',
          visibility: 'PRIVATE',
          notificationCount: '1',
          vibrate_timings: ['0s', '0.2s'],
          event_time: '2026-11-20T08:00:00Z',
          proxy: 'IF_PRIORITY_LOWERED',
          sticky: false,
          light_settings: { color: { red: 0, green: 0.4, blue: 0.8, alpha: 1 }, light_on_duration: '0.5s', light_off_duration: '1s' },
        },
      },
      apns: {
        headers: { 'apns-priority': '10' },
        payload: { aps: { alert: 'x', 'content-available': 1 }, a: { b: [1] } },
        liveActivityToken: 'ab',
      },
      webpush: {
        headers: { TTL: '3600' },
        data: { a: 'b' },
        notification: { title: 'x' },
        fcm_options: { link: 'https://shop.example.com/' },
      },
    };
    expect(send({ validate_only: false, message })).toMatchObject({ status: 200 });
    const v2 = {
      fid: tokenOf('fid'),
      androidV2: { ttl: '3600s', remote_notification: { mutable_content: true, notification: { title: 'x', id: 7 } } },
    };
    expect(send({ message: v2 })).toMatchObject({ status: 200 });
    expect(send({ message: { fid: tokenOf('fid'), android_v2: { data: { k: 'v' }, background_sync: {} } } })).toMatchObject({
      status: 200,
    });
  });

  it.each<[string, unknown, string, string]>([
    [
      'a number in data',
      { data: { a: 'x', b: 12 } },
      'message.data[1].value',
      "Invalid value at 'message.data[1].value' (TYPE_STRING), 12",
    ],
    [
      'an unknown name',
      { notificaton: {} },
      'message',
      'Invalid JSON payload received. Unknown name "notificaton" at \'message\': Cannot find field.',
    ],
    [
      'a name of android in android_v2',
      { android_v2: { priority: 'HIGH' } },
      'message.android_v2',
      'Invalid JSON payload received. Unknown name "priority" at \'message.android_v2\': Cannot find field.',
    ],
    [
      'an unknown priority',
      { android: { priority: 'URGENT' } },
      'message.android.priority',
      'Invalid value at \'message.android.priority\' (type.googleapis.com/google.firebase.fcm.v1.AndroidMessagePriority), "URGENT"',
    ],
    [
      'a bool as text',
      { android: { direct_boot_ok: 'yes' } },
      'message.android.direct_boot_ok',
      'Invalid value at \'message.android.direct_boot_ok\' (TYPE_BOOL), "yes"',
    ],
    [
      'a ttl as number',
      { android: { ttl: 3600 } },
      'message.android.ttl',
      "Invalid value at 'message.android.ttl' (type.googleapis.com/google.protobuf.Duration), 3600",
    ],
    [
      'a fraction as count',
      { android: { notification: { notification_count: 1.5 } } },
      'message.android.notification.notification_count',
      "Invalid value at 'message.android.notification.notification_count' (TYPE_INT32), 1.5",
    ],
    [
      'an APNs header as number',
      { apns: { headers: { 'apns-priority': 10 } } },
      'message.apns.headers[0].value',
      "Invalid value at 'message.apns.headers[0].value' (TYPE_STRING), 10",
    ],
    [
      'a moment that is none',
      { android: { notification: { event_time: 'soon' } } },
      'message.android.notification.event_time',
      'Invalid value at \'message.android.notification.event_time\' (type.googleapis.com/google.protobuf.Timestamp), "soon"',
    ],
    [
      'text as notification',
      { notification: 'Hi' },
      'message.notification',
      'Invalid value at \'message.notification\' (TYPE_MESSAGE), "Hi"',
    ],
  ])('names the field of %s (BadRequest)', (_name, message, field, description) => {
    const response = emulator().send({ message: { token: tokenOf('ok'), ...(message as object) } });
    expect(response.status).toBe(400);
    expect(response.body).toEqual({
      error: {
        code: 400,
        message: description,
        status: 'INVALID_ARGUMENT',
        details: [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: [{ field, description }] }],
      },
    });
  });

  it('lists every violation at once and takes null as absent', () => {
    const { send } = emulator();
    const details = errorOf(send({ message: { token: tokenOf('ok'), data: { a: 1, b: 2 }, x: 1 }, y: 1 })).details;
    expect(details?.[0]?.['fieldViolations']).toHaveLength(4);
    expect(send({ message: { token: tokenOf('ok'), android: null, topic: null } }).status).toBe(200);
  });

  it('refuses what is not JSON, a list, a form and a query it does not know (BadRequest)', () => {
    const { send } = emulator();
    const body = { message: { token: tokenOf('ok') } };
    for (const response of [
      send('{"message":'),
      send('[]'),
      send({ message: { token: [tokenOf('ok')] } }),
      send(JSON.stringify(body), { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
      send(body, { query: new URLSearchParams('dry_run=true') }),
    ])
      expect(errorOf(response)).toMatchObject({
        code: 400,
        status: 'INVALID_ARGUMENT',
        details: [{ '@type': 'type.googleapis.com/google.rpc.BadRequest' }],
      });
  });

  const generic = 'Request contains an invalid argument.';
  const token = tokenOf('ok');
  it.each<[string, unknown, string]>([
    ['no message', {}, generic],
    ['no target', { message: {} }, generic],
    ['two targets', { message: { token, topic: 'news' } }, generic],
    ['fid and token', { message: { token, fid: tokenOf('fid') } }, generic],
    ['android together with android_v2', { message: { token, android: {}, android_v2: {} } }, generic],
    ['a topic with its path', { message: { topic: '/topics/news' } }, generic],
    ['an empty topic', { message: { topic: '' } }, generic],
    ['901 characters of topic', { message: { topic: 'a'.repeat(901) } }, generic],
    [
      'six topics in a condition',
      { message: { condition: ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `'${name}' in topics`).join(' || ') } },
      generic,
    ],
    ['a condition that does not close', { message: { condition: "('a' in topics" } }, generic],
    ['the data key `from`', { message: { token, data: { from: 'x' } } }, 'Invalid data payload key: from'],
    [
      'the data key `google.x` of android',
      { message: { token, android: { data: { 'google.x': 'x' } } } },
      'Invalid data payload key: google.x',
    ],
    [
      'a ttl without unit',
      { message: { token, android: { ttl: '3600' } } },
      "Invalid value at 'message.android.ttl' (type.googleapis.com/google.protobuf.Duration), Illegal duration format; duration must end with 's'",
    ],
    [
      'a ttl over four weeks',
      { message: { token, android_v2: { ttl: '2419201s' } } },
      'Invalid value at \'message.android_v2.ttl\' (type.googleapis.com/google.protobuf.Duration), "2419201s"',
    ],
    ['4097 bytes of data', { message: { token, data: { k: 'x'.repeat(4096) } } }, 'Android message is too big'],
    ['too many Chinese characters', { message: { token, notification: { body: '中'.repeat(1400) } } }, 'Android message is too big'],
    ['a short colour', { message: { token, android: { notification: { color: '#06c' } } } }, generic],
    [
      'lights without colour',
      { message: { token, android: { notification: { light_settings: { light_on_duration: '1s', light_off_duration: '1s' } } } } },
      generic,
    ],
    [
      'content-available with priority 10',
      { message: { token, apns: { headers: { 'apns-priority': '10' }, payload: { aps: { 'content-available': 1 } } } } },
      generic,
    ],
    ['another package', { message: { token, android: { restricted_package_name: 'com.other' } } }, generic],
    ['a truncated token', { message: { token: token.slice(0, 40) } }, 'The registration token is not a valid FCM registration token'],
    ['an APNs token', { message: { token: 'ab'.repeat(32) } }, 'The registration token is not a valid FCM registration token'],
    ['a registration token as fid', { message: { fid: token } }, 'The registration token is not a valid FCM registration token'],
  ])('refuses %s (FcmError INVALID_ARGUMENT)', (_name, body, message) => {
    const { send, pushes } = emulator();
    expect(send(body).body).toEqual({
      error: {
        code: 400,
        message,
        status: 'INVALID_ARGUMENT',
        details: [{ '@type': 'type.googleapis.com/google.firebase.fcm.v1.FcmError', errorCode: 'INVALID_ARGUMENT' }],
      },
    });
    expect(pushes).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['4096 bytes of data', { data: { k: 'x'.repeat(4095) } }],
    ['exactly four weeks', { android: { ttl: '2419200s' } }],
    ['0s', { android: { ttl: '0s' } }],
    ['content-available with priority 5', { apns: { headers: { 'apns-priority': '5' }, payload: { aps: { 'content-available': 1 } } } }],
    ['the package of the device', { android: { restricted_package_name: 'com.example.app' } }],
    ['a key that only resembles a reserved one', { data: { googleplay: 'x', fromage: 'y' } }],
  ])('accepts %s', (_name, message) => expect(emulator().send({ message: { token, ...(message as object) } }).status).toBe(200));

  it.each<[string, Partial<SandboxRequest> & { nowMs?: number; bearer?: string }, string, string]>([
    [
      'no access token',
      { headers: { authorization: '' } },
      'CREDENTIALS_MISSING',
      'Request is missing required authentication credential.',
    ],
    ['garbage', { bearer: 'ya29.nonsense' }, 'ACCESS_TOKEN_TYPE_UNSUPPORTED', 'Request had invalid authentication credentials.'],
    [
      'a legacy server key',
      { headers: { authorization: 'key=AAAA' } },
      'ACCESS_TOKEN_TYPE_UNSUPPORTED',
      'Request had invalid authentication credentials.',
    ],
    ['an expired access token', { nowMs: startMs + 3_599_000 }, 'ACCESS_TOKEN_EXPIRED', 'Request had invalid authentication credentials.'],
  ])('refuses %s with 401 and no FcmError', (_name, more, reason, text) => {
    const { send, access } = emulator();
    const response = send({ message: { token } }, { bearer: access(), ...more });
    expect(response.status).toBe(401);
    expect(errorOf(response).message).toMatch(text);
    expect(errorOf(response)).toMatchObject({
      status: 'UNAUTHENTICATED',
      details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason }],
    });
  });

  it('takes the access token until its last second, and from the query', () => {
    const { send, access } = emulator();
    const bearer = access();
    expect(send({ message: { token } }, { bearer, nowMs: startMs + 3_598_999 }).status).toBe(200);
    expect(
      send({ message: { token } }, { headers: { authorization: undefined as never }, query: new URLSearchParams({ access_token: bearer }) })
        .status,
    ).toBe(200);
  });

  it('refuses a scope that may not send, another project and no project, and says which', () => {
    const { send, access } = emulator();
    const scope = send({ message: { token } }, { bearer: access('https://www.googleapis.com/auth/userinfo.email') });
    expect(errorOf(scope)).toMatchObject({
      code: 403,
      message: 'Request had insufficient authentication scopes.',
      details: [{ reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }],
    });
    const other = send({ message: { token } }, { params: { project: 'other-proj' } });
    expect(errorOf(other)).toMatchObject({ code: 403, status: 'PERMISSION_DENIED', details: [{ reason: 'IAM_PERMISSION_DENIED' }] });
    expect(errorOf(other).message).toContain("Permission 'cloudmessaging.messages.create' denied on resource");
    expect(errorOf(send({ message: { token } }, { params: { project: 'X' } }))).toEqual({
      code: 404,
      message: 'Requested entity was not found.',
      status: 'NOT_FOUND',
    });
  });

  it.each([
    ['dead', 404, 'NOT_FOUND', 'UNREGISTERED'],
    ['other-app', 403, 'PERMISSION_DENIED', 'SENDER_ID_MISMATCH'],
    ['throttled', 429, 'RESOURCE_EXHAUSTED', 'QUOTA_EXCEEDED'],
    ['ios-no-apns-key', 401, 'UNAUTHENTICATED', 'THIRD_PARTY_AUTH_ERROR'],
  ])('refuses the device %s with %i %s %s', (name, code, status, errorCode) => {
    const { send, pushes } = emulator();
    const response = send({ message: { token: tokenOf(name) } });
    expect(errorOf(response)).toMatchObject({ code, status });
    expect(fcmCode(response)).toBe(errorCode);
    expect(response.status).toBe(code);
    expect(pushes).toEqual([]);
  });

  it('says when to come back with 429', () => {
    expect(emulator().send({ message: { token: tokenOf('throttled') } }).headers).toMatchObject({ 'retry-after': '1' });
  });

  it('checks syntax before the message, the message before the token', () => {
    const { send } = emulator();
    expect(errorOf(send({ message: { token: tokenOf('dead'), data: { a: 1 } } })).details?.[0]?.['@type']).toMatch(/BadRequest$/);
    expect(fcmCode(send({ message: { token: tokenOf('dead'), data: { from: 'x' } } }))).toBe('INVALID_ARGUMENT');
  });

  it('answers HTML on the closed legacy paths and to GET', () => {
    const { call } = emulator();
    for (const response of [call({ path: '/fcm/send' }), call({ path: '/batch' }), call({ method: 'GET' })]) {
      expect(response).toMatchObject({ status: 404, headers: { 'content-type': 'text/html; charset=UTF-8' } });
      expect(response.body).toMatch(/^<!DOCTYPE html>[\s\S]*was not found on this server/);
    }
  });
});

describe('codes', () => {
  it('emits only catalogued codes', () => {
    for (const { endpoint, code } of sandbox.emits) expect(findEntry(catalogue, endpoint, code), `${endpoint} ${code}`).toBeDefined();
  });

  it('can be made to answer every code of its endpoints', () => {
    const state = sandbox.createState();
    const request = { endpoint: 'send', params: { project: 'demo-proj' } } as unknown as SandboxRequest;
    const context = {
      nowMs: startMs,
      day: '2026-11-20',
      randomHex: (length: number) => '0'.repeat(length),
      accessHex: (length: number) => '0'.repeat(length),
      record: () => {},
    };
    for (const entry of catalogue.entries) {
      if (entry.endpoint !== 'auth' && entry.endpoint !== 'send') continue;
      const response = sandbox.refuse(entry.endpoint, entry.code, request, state, context);
      expect(response, entry.code).toBeDefined();
      if (entry.httpStatus !== undefined) expect(response!.status, entry.code).toBe(entry.httpStatus);
      const body = response!.body as { error: unknown };
      if (entry.endpoint === 'auth') expect(body.error).toBe(entry.code);
      else expect(JSON.stringify(body.error)).toContain(entry.code);
    }
    expect(sandbox.refuse('send', 'NO_SUCH_CODE', request, state, context)).toBeUndefined();
    expect(sandbox.refuse('topic', 'ALREADY_EXISTS', request, state, context)).toBeUndefined();
  });
});

interface Vector {
  title: string;
  kind: string;
  given: { access?: string | { value: string } };
  expect: { url: string; headers: Record<string, string>; body: string };
}

describe('vectors', () => {
  const folder = new URL('../../../fixtures/vectors/fcm/', import.meta.url);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  const vectors = files.map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vector);

  for (const vector of vectors.filter(({ kind }) => kind === 'auth' || kind === 'send'))
    it(`accepts: ${vector.title}`, () => {
      const { state, call } = emulator();
      const url = new URL(vector.expect.url);
      const bearer = /^Bearer (.+)$/.exec(vector.expect.headers['authorization'] ?? '')?.[1];
      if (bearer) state.accessTokens.set(bearer, { expiresAtMs: Infinity, scopes: [messaging] });
      const project = /^\/v1\/projects\/([^/]+)\/messages:send$/.exec(url.pathname)?.[1];
      if (project) state.projectId = project;
      const response = call({
        endpoint: vector.kind,
        path: url.pathname,
        params: project ? { project } : {},
        headers: vector.expect.headers,
        body: Buffer.from(vector.expect.body),
        host: url.host,
      });
      expect(response.status, JSON.stringify(response.body)).toBe(200);
    });

  it('are walked when there are any', () => expect(vectors.length).toBe(files.length));
});
