import { createHash, createPrivateKey, generateKeyPairSync, sign, X509Certificate, type KeyObject } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findEntry } from '../../../src/core/catalogue.ts';
import type { SandboxIdentity, SandboxPush, SandboxRequest, SandboxResponse } from '../../../src/core/sandbox.ts';
import { der, derSequence, derString, derTags } from '../../../src/lib/der.ts';
import { createCertificateAuthority, issueCertificate } from '../../../src/lib/x509.ts';
import { catalogue } from '../../../src/vendors/apns/errors.ts';
import { sandbox } from '../../../src/vendors/apns/sandbox/index.ts';
import { demoChannelId } from '../../../src/vendors/apns/sandbox/state.ts';
import apnsKey from '../../../fixtures/accounts/apns-key.json' with { type: 'json' };

const startMs = Date.parse('2026-11-20T00:00:00Z');
const startSeconds = startMs / 1000;
const bundleId = 'com.example.app';
const tokenOf = (name: string) => sandbox.devices.find((device) => device.name === name)!.token;
const ownKey = createPrivateKey(apnsKey.key);
const uuid = '123e4567-e89b-12d3-a456-426614174000';

interface TokenOptions {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  key?: KeyObject;
  encoding?: 'der' | 'ieee-p1363';
}

function providerToken({ header, claims, key = ownKey, encoding = 'ieee-p1363' }: TokenOptions = {}): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'ES256', kid: apnsKey.keyId, ...header })}.${part({ iss: apnsKey.teamId, iat: startSeconds, ...claims })}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: encoding }).toString('base64url')}`;
}

type Call = Omit<Partial<SandboxRequest>, 'headers' | 'body'> & {
  nowMs?: number;
  jwt?: string | null;
  token?: string;
  headers?: Record<string, string | undefined>;
  body?: unknown;
};

function emulator(identity?: SandboxIdentity) {
  const state = sandbox.createState(identity);
  const pushes: SandboxPush[] = [];
  let counter = 0;
  const jwt = providerToken();
  const send = (given: Call = {}): SandboxResponse => {
    const {
      nowMs = startMs,
      token = tokenOf('ok'),
      headers = {},
      body = { aps: { alert: 'Hello' } },
      jwt: bearer = jwt,
      ...request
    } = given;
    const all = {
      'apns-topic': bundleId,
      'apns-push-type': 'alert',
      ...(bearer === null ? {} : { authorization: `bearer ${bearer}` }),
      ...headers,
    };
    const present = Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
    return sandbox.handle(
      {
        endpoint: 'send',
        method: 'POST',
        path: `/3/device/${token}`,
        params: { token },
        query: new URLSearchParams(),
        headers: present,
        rawHeaderNames: Object.keys(present),
        body: Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
        protocol: 'h2',
        tls: true,
        host: '127.0.0.1:2197',
        connectionId: '1',
        ...request,
      },
      state,
      {
        nowMs,
        day: '2026-11-20',
        randomHex: (length) => (++counter).toString(16).padStart(length, 'a').slice(-length),
        accessHex: (length) => (++counter).toString(16).padStart(length, 'a').slice(-length),
        record: (push) => void pushes.push(push),
      },
    );
  };
  return { state, pushes, send };
}

const reasonOf = (response: SandboxResponse) => (response.body as { reason?: string } | undefined)?.reason;
const outcome = (response: SandboxResponse) => [response.status, reasonOf(response)];

describe('the account', () => {
  it('is for token auth and takes the non-secret fields of a real config', () => {
    expect(sandbox.account('http://127.0.0.1:1')).toMatchObject({
      key: apnsKey.key,
      keyId: 'ABC123DEFG',
      teamId: 'DEF123GHIJ',
      bundleId,
      environment: 'production',
      endpoints: { all: 'http://127.0.0.1:1' },
    });
    const identity = {
      keyId: 'REALKEY123',
      teamId: 'REALTEAM12',
      bundleId: 'com.real.app',
      environment: 'sandbox',
      channels: { a: { id: 'A' } },
    };
    expect(sandbox.account('http://127.0.0.1:1', identity)).toMatchObject({ ...identity, key: apnsKey.key });
    const response = emulator(identity).send({
      jwt: providerToken({ header: { kid: 'REALKEY123' }, claims: { iss: 'REALTEAM12' } }),
      headers: { 'apns-topic': 'com.real.app' },
    });
    expect(response.status).toBe(200);
    expect(response.headers).toHaveProperty('apns-unique-id');
  });

  it('has the channels im, order and marketing', () => {
    expect(Object.keys(sandbox.account('')['channels'] as object)).toEqual(['im', 'order', 'marketing']);
  });

  it('has devices of 64 hex digits', () => {
    for (const { token } of sandbox.devices) expect(token).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(sandbox.devices.map((device) => device.token)).size).toBe(sandbox.devices.length);
  });
});

describe('an accepted push', () => {
  it('is answered with an empty body and recorded with its headers', () => {
    const { send, pushes } = emulator();
    const response = send({ headers: { 'apns-id': uuid, 'apns-priority': '5' } });
    expect(response).toEqual({ status: 200, headers: { 'apns-id': uuid } });
    expect(pushes).toEqual([
      {
        tokens: [tokenOf('ok')],
        message: {
          headers: { 'apns-id': uuid, 'apns-priority': '5', 'apns-push-type': 'alert', 'apns-topic': bundleId },
          payload: { aps: { alert: 'Hello' } },
        },
        messageId: uuid,
      },
    ]);
  });

  it('gets an upper-case apns-id when it brought none', () => {
    expect(emulator().send().headers?.['apns-id']).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
  });

  it('gets an apns-unique-id on the sandbox side only; the host decides before the account', () => {
    const production = emulator();
    expect(production.send().headers).not.toHaveProperty('apns-unique-id');
    expect(production.send({ host: 'api.sandbox.push.apple.com', connectionId: '2' }).headers?.['apns-unique-id']).toMatch(
      /^[0-9a-f-]{36}$/,
    );
    expect(production.send({ host: 'api.development.push.apple.com:443', connectionId: '3' }).headers).toHaveProperty('apns-unique-id');
    const development = emulator({ environment: 'sandbox' });
    expect(development.send().headers).toHaveProperty('apns-unique-id');
    expect(development.send({ host: 'api.push.apple.com', connectionId: '2' }).headers).not.toHaveProperty('apns-unique-id');
  });

  it.each<[string, Call]>([
    [
      'the JWT of the reference',
      {
        jwt: 'eyJhbGciOiJFUzI1NiIsImtpZCI6IkFCQzEyM0RFRkcifQ.eyJpc3MiOiJERUYxMjNHSElKIiwiaWF0IjoxNzk1MTMyODAwfQ.lql63BDbXaZJsDhRrlCUkrIHsBbTz3AZt66wOI_qLpYhz_aZTG-vykO-xJrUdESy-EC6OcB2H-wmjwmwzkORkQ',
      },
    ],
    ['a typ in the header', { jwt: providerToken({ header: { typ: 'JWT' } }) }],
    ['a capital Bearer', { headers: { authorization: `Bearer ${providerToken()}` } }],
    ['no push type', { headers: { 'apns-push-type': undefined } }],
    ['an unknown token of the right shape', { token: '00fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f0' }],
    ['an upper-case token', { token: '00FC13ADFF785122B4AD28809A3420982341241421348097878E577C991DE8F0' }],
    ['a token of 160 digits', { token: '00fc13adff785122b4ad28809a342098234124142134809787'.padEnd(160, '1e') }],
    ['expiration 0', { headers: { 'apns-expiration': '0' } }],
    ['64 bytes of collapse id', { headers: { 'apns-collapse-id': 'x'.repeat(64) } }],
    ['exactly 4096 bytes', { body: JSON.stringify({ a: 'x'.repeat(4096 - 8) }) }],
    [
      '5120 bytes of voip',
      { headers: { 'apns-push-type': 'voip', 'apns-topic': `${bundleId}.voip` }, body: JSON.stringify({ a: 'x'.repeat(5120 - 8) }) },
    ],
    [
      'background at priority 5',
      { headers: { 'apns-push-type': 'background', 'apns-priority': '5' }, body: { aps: { 'content-available': 1 } } },
    ],
    ['the sandbox token on the sandbox side', { token: tokenOf('sandbox-token'), host: 'api.sandbox.push.apple.com' }],
  ])('can have %s', (_name, call) => expect(outcome(emulator().send(call))).toEqual([200, undefined]));

  it.each([
    ['voip', '.voip'],
    ['complication', '.complication'],
    ['fileprovider', '.pushkit.fileprovider'],
    ['location', '.location-query'],
    ['liveactivity', '.push-type.liveactivity'],
    ['pushtotalk', '.voip-ptt'],
    ['controls', '.push-type.controls'],
    ['widgets', '.push-type.widgets'],
  ])('of type %s goes to a topic ending in %s and to no other', (type, suffix) => {
    expect(outcome(emulator().send({ headers: { 'apns-push-type': type, 'apns-topic': `${bundleId}${suffix}` } }))).toEqual([
      200,
      undefined,
    ]);
    expect(outcome(emulator().send({ headers: { 'apns-push-type': type } }))).toEqual([400, 'DeviceTokenNotForTopic']);
    expect(outcome(emulator().send({ headers: { 'apns-topic': `${bundleId}${suffix}` } }))).toEqual([400, 'DeviceTokenNotForTopic']);
  });
});

describe('a refused push', () => {
  const foreign = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  it.each<[string, Call, number, string]>([
    ['no provider token', { jwt: null }, 403, 'MissingProviderToken'],
    ['another scheme', { headers: { authorization: 'Basic abc' } }, 403, 'InvalidProviderToken'],
    ['garbage', { jwt: 'abc' }, 403, 'InvalidProviderToken'],
    ['a signature in DER', { jwt: providerToken({ encoding: 'der' }) }, 403, 'InvalidProviderToken'],
    ['another key', { jwt: providerToken({ key: foreign }) }, 403, 'InvalidProviderToken'],
    ['an unknown kid', { jwt: providerToken({ header: { kid: 'ZZZZZZZZZZ' } }) }, 403, 'InvalidProviderToken'],
    [
      'kid and team swapped',
      { jwt: providerToken({ header: { kid: apnsKey.teamId }, claims: { iss: apnsKey.keyId } }) },
      403,
      'InvalidProviderToken',
    ],
    ['another algorithm in the header', { jwt: providerToken({ header: { alg: 'none' } }) }, 403, 'InvalidProviderToken'],
    ['an iat as text', { jwt: providerToken({ claims: { iat: String(startSeconds) } }) }, 403, 'InvalidProviderToken'],
    ['an iat in milliseconds', { jwt: providerToken({ claims: { iat: startMs } }) }, 403, 'ExpiredProviderToken'],
    ['a token of an hour', { nowMs: startMs + 3_600_000 }, 403, 'ExpiredProviderToken'],
    ['a token of tomorrow', { nowMs: startMs - 3_600_000 }, 403, 'ExpiredProviderToken'],
    [
      'a production key on the sandbox host',
      { jwt: providerToken({ header: { kid: 'TEAMPRODUC' } }), host: 'api.sandbox.push.apple.com' },
      403,
      'BadEnvironmentKeyInToken',
    ],
    ['a sandbox key on the production host', { jwt: providerToken({ header: { kid: 'TEAMSANDBX' } }) }, 403, 'BadEnvironmentKeyInToken'],
    ['a topic key for another topic', { jwt: providerToken({ header: { kid: 'TOPICONLY2' } }) }, 400, 'TopicDisallowed'],
    [
      'a key of another team',
      { jwt: providerToken({ header: { kid: 'OTHERKEY01' }, claims: { iss: 'OTHERTEAM1' } }) },
      400,
      'TopicDisallowed',
    ],
    ['an apns-id that is no UUID', { headers: { 'apns-id': '42' } }, 400, 'BadMessageId'],
    ['no topic', { headers: { 'apns-topic': undefined } }, 400, 'MissingTopic'],
    ['a malformed topic', { headers: { 'apns-topic': 'com.example app' } }, 400, 'BadTopic'],
    ['a topic of somebody else', { headers: { 'apns-topic': 'com.somebody.else' } }, 400, 'TopicDisallowed'],
    ['an unknown push type', { headers: { 'apns-push-type': 'Alert' } }, 400, 'InvalidPushType'],
    ['a push type of every object', { headers: { 'apns-push-type': 'constructor' } }, 400, 'InvalidPushType'],
    ['priority 7', { headers: { 'apns-priority': '7' } }, 400, 'BadPriority'],
    ['background at priority 10', { headers: { 'apns-push-type': 'background', 'apns-priority': '10' } }, 400, 'BadPriority'],
    ['background without priority', { headers: { 'apns-push-type': 'background' } }, 400, 'BadPriority'],
    ['an expiration with unit', { headers: { 'apns-expiration': '24h' } }, 400, 'BadExpirationDate'],
    ['65 bytes of collapse id', { headers: { 'apns-collapse-id': 'x'.repeat(65) } }, 400, 'BadCollapseId'],
    ['22 Chinese characters of collapse id', { headers: { 'apns-collapse-id': '中'.repeat(22) } }, 400, 'BadCollapseId'],
    ['no body', { body: '' }, 400, 'PayloadEmpty'],
    ['a body that is not JSON', { body: '{"aps":' }, 400, 'PayloadEmpty'],
    ['4097 bytes', { body: JSON.stringify({ a: 'x'.repeat(4097 - 8) }) }, 413, 'PayloadTooLarge'],
    [
      '5121 bytes of voip',
      { headers: { 'apns-push-type': 'voip', 'apns-topic': `${bundleId}.voip` }, body: JSON.stringify({ a: 'x'.repeat(5121 - 8) }) },
      413,
      'PayloadTooLarge',
    ],
    ['no device token', { token: '' }, 400, 'MissingDeviceToken'],
    ['an FCM token', { token: 'cSandboxOk:APA91b' }, 400, 'BadDeviceToken'],
    ['63 digits', { token: tokenOf('ok').slice(1) }, 400, 'BadDeviceToken'],
    ['a placeholder of zeros', { token: '0'.repeat(64) }, 400, 'BadDeviceToken'],
    ['the sandbox token on the production side', { token: tokenOf('sandbox-token') }, 400, 'BadDeviceToken'],
    ['a token of another app', { token: tokenOf('other-app') }, 400, 'DeviceTokenNotForTopic'],
    ['a throttled device', { token: tokenOf('throttled') }, 429, 'TooManyRequests'],
    ['GET', { method: 'GET' }, 405, 'MethodNotAllowed'],
    ['a misspelt path', { path: '/3/devices/abc' }, 404, 'BadPath'],
  ])('for %s', (_name, call, status, reason) => {
    const { send, pushes } = emulator();
    const response = send(call);
    expect(outcome(response)).toEqual([status, reason]);
    expect(response.headers).toMatchObject({ 'content-type': 'application/json', 'apns-id': expect.stringMatching(/^[0-9A-F-]{36}$/) });
    expect(pushes).toEqual([]);
  });

  it.each([
    ['dead', 'Unregistered'],
    ['expired', 'ExpiredToken'],
  ])('for the device %s tells since when, in milliseconds', (name, reason) => {
    expect(emulator().send({ token: tokenOf(name), headers: { 'apns-id': uuid } })).toEqual({
      status: 410,
      headers: { 'apns-id': uuid, 'content-type': 'application/json' },
      body: { reason, timestamp: startMs - 86_400_000 },
    });
  });

  it('for a header that stands twice', () => {
    const names = ['authorization', 'apns-topic', 'Apns-Topic', 'apns-push-type'];
    expect(outcome(emulator().send({ rawHeaderNames: names }))).toEqual([400, 'DuplicateHeaders']);
  });

  it('names the credential before the device', () => {
    expect(outcome(emulator().send({ token: tokenOf('dead'), jwt: null }))).toEqual([403, 'MissingProviderToken']);
  });

  it('cannot be read by HTTP/1.1 at all', () => expect(emulator().send({ protocol: 'http/1.1' })).toMatchObject({ status: 505 }));
});

describe('a connection', () => {
  const at = (seconds: number, kid: string = apnsKey.keyId, iss: string = apnsKey.teamId) =>
    providerToken({ header: { kid }, claims: { iat: startSeconds + seconds, iss } });
  const topicOf = { 'apns-topic': 'com.example.other' };

  it('refuses a new provider token within 20 minutes and keeps the old one', () => {
    const { send } = emulator();
    const first = at(0);
    expect(send({ jwt: first }).status).toBe(200);
    expect(outcome(send({ jwt: at(1199), nowMs: startMs + 1_199_000 }))).toEqual([429, 'TooManyProviderTokenUpdates']);
    expect(send({ jwt: first, nowMs: startMs + 1_199_000 }).status).toBe(200);
    expect(send({ jwt: at(1200), nowMs: startMs + 1_200_000 }).status).toBe(200);
    expect(outcome(send({ jwt: first, nowMs: startMs + 1_200_000 }))).toEqual([200, undefined]);
  });

  it('does not mind a fresh token of the same second, nor a fast update elsewhere', () => {
    const { send } = emulator();
    expect(
      [send({ jwt: at(0) }), send({ jwt: at(0) }), send({ jwt: at(5), connectionId: '2' })].map((response) => response.status),
    ).toEqual([200, 200, 200]);
  });

  it.each<[string, string[], string, string | undefined]>([
    ['a topic key after a team key', [apnsKey.keyId], 'TOPICONLY1', 'UnrelatedKeyIdInToken'],
    ['a key of one environment after a classic key', [apnsKey.keyId], 'TEAMPRODUC', 'UnrelatedKeyIdInToken'],
    ['a team key after a topic key', ['TOPICONLY1'], apnsKey.keyId, 'UnrelatedKeyIdInToken'],
    ['another topic key', ['TOPICONLY1'], 'TOPICONLY2', 'UnrelatedKeyIdInToken'],
    ['the same topic key', ['TOPICONLY1'], 'TOPICONLY1', undefined],
  ])('answers %s', (_name, [first], next, reason) => {
    const { send } = emulator();
    expect(send({ jwt: at(0, first) }).status).toBe(200);
    expect(reasonOf(send({ jwt: at(0, next) }))).toBe(reason);
    expect(reasonOf(send({ jwt: at(0, next), connectionId: 'new', headers: next === 'TOPICONLY2' ? topicOf : {} }))).toBeUndefined();
  });

  it('takes the related key of a topic key', () => {
    const { send, state } = emulator();
    const topicKey = state.keys.find((key) => key.keyId === 'TOPICONLY1')!;
    topicKey.relatedKeyId = 'RELATEDKEY';
    state.keys.push({ ...topicKey, keyId: 'RELATEDKEY' });
    expect([send({ jwt: at(0, 'TOPICONLY1') }), send({ jwt: at(0, 'RELATEDKEY') })].map((response) => response.status)).toEqual([200, 200]);
  });

  it('belongs to its first team', () => {
    const { send } = emulator();
    const other = at(0, 'OTHERKEY01', 'OTHERTEAM1');
    expect(send({ jwt: other, headers: topicOf }).status).toBe(200);
    expect(outcome(send())).toEqual([403, 'InvalidProviderToken']);
    expect(send({ connectionId: '2' }).status).toBe(200);
  });

  it('is not bound by a token that was refused', () => {
    const { send } = emulator();
    send({ jwt: providerToken({ key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, claims: { iat: startSeconds - 1 } }) });
    expect(send().status).toBe(200);
  });
});

describe('a client certificate', () => {
  const ca = createCertificateAuthority({ nowMs: startMs, commonName: 'push-check test CA' });
  const oid = (tail: number) => `1.2.840.113635.100.6.3.${tail}`;
  const nothing = der(derTags.null);
  const topics = derSequence(
    derString(bundleId),
    derSequence(derString('app')),
    derString(`${bundleId}.voip`),
    derSequence(derString('voip')),
  );
  const certificate = (extensions: { oid: string; value: Uint8Array }[], uid: string | undefined = bundleId) =>
    new X509Certificate(
      issueCertificate(ca, {
        commonName: `Apple Push Services: ${bundleId}`,
        ...(uid === '' ? {} : { uid }),
        dnsNames: [],
        ips: [],
        nowMs: startMs,
        days: 395,
        usage: 'client',
        extensions,
      }).certPem,
    ).raw;
  const both = [
    { oid: oid(1), value: nothing },
    { oid: oid(2), value: nothing },
  ];
  const universal = certificate([...both, { oid: oid(6), value: topics }]);
  const voip = { 'apns-topic': `${bundleId}.voip`, 'apns-push-type': 'voip' };

  it.each<[string, Call, number, string | undefined]>([
    ['its only topic, without apns-topic', { clientCertificate: certificate(both), headers: { 'apns-topic': undefined } }, 200, undefined],
    ['its UID as topic, beside a bearer that is ignored', { clientCertificate: universal, jwt: 'abc' }, 200, undefined],
    ['a topic of its extension', { clientCertificate: universal, headers: voip }, 200, undefined],
    [
      'a topic of the VoIP extension',
      { clientCertificate: certificate([...both, { oid: oid(4), value: derString(`${bundleId}.voip`) }]), headers: voip },
      200,
      undefined,
    ],
    ['several topics without apns-topic', { clientCertificate: universal, headers: { 'apns-topic': undefined } }, 400, 'MissingTopic'],
    ['a topic that is not in it', { clientCertificate: certificate(both), headers: voip }, 400, 'TopicDisallowed'],
    [
      'a Live Activity',
      { clientCertificate: universal, headers: { 'apns-push-type': 'liveactivity', 'apns-topic': `${bundleId}.push-type.liveactivity` } },
      400,
      'TopicDisallowed',
    ],
    ['production with a development certificate', { clientCertificate: certificate(both.slice(0, 1)) }, 403, 'BadCertificateEnvironment'],
    [
      'development with a development certificate',
      { clientCertificate: certificate(both.slice(0, 1)), host: 'api.sandbox.push.apple.com' },
      200,
      undefined,
    ],
    ['a day before it began', { clientCertificate: universal, nowMs: startMs - 86_400_000 }, 403, 'BadCertificate'],
    ['a day after its end', { clientCertificate: universal, nowMs: startMs + 396 * 86_400_000 }, 403, 'BadCertificate'],
    ['no UID', { clientCertificate: certificate(both, '') }, 403, 'BadCertificate'],
    ['neither environment', { clientCertificate: certificate([]) }, 403, 'BadCertificate'],
    ['bytes that are no certificate', { clientCertificate: Buffer.from('x') }, 403, 'BadCertificate'],
  ])('is judged for %s', (_name, call, status, reason) =>
    expect(outcome(emulator().send({ jwt: null, ...call }))).toEqual([status, reason]),
  );

  it('reaches every device answer', () => {
    expect(outcome(emulator().send({ jwt: null, clientCertificate: universal, token: tokenOf('dead') }))).toEqual([410, 'Unregistered']);
  });
});

describe('broadcast channels (iOS 18)', () => {
  const channels = { endpoint: 'channels', path: `/1/apps/${bundleId}/channels`, params: { bundle: bundleId } };
  const all = { endpoint: 'channels', path: `/1/apps/${bundleId}/all-channels`, params: { bundle: bundleId }, method: 'GET' };
  const broadcast = { endpoint: 'broadcast', path: `/4/broadcasts/apps/${bundleId}`, params: { bundle: bundleId } };
  const live = (channelId: string | undefined, more: Record<string, string | undefined> = {}) => ({
    'apns-topic': undefined,
    'apns-push-type': 'liveactivity',
    'apns-channel-id': channelId,
    'apns-expiration': '0',
    'apns-priority': '10',
    ...more,
  });
  const policy = (value: unknown) => ({ 'message-storage-policy': value, 'push-type': 'LiveActivity' });

  it('are created, read, listed, published to and deleted', () => {
    const { send, pushes } = emulator();
    const created = send({ ...channels, body: policy(0), headers: { 'apns-request-id': uuid } });
    expect(created).toEqual({
      status: 201,
      headers: { 'apns-request-id': uuid, 'apns-channel-id': expect.stringMatching(/^[A-Za-z0-9+/]{22}==$/) },
    });
    const id = created.headers!['apns-channel-id']!;
    expect(send({ ...channels, method: 'GET', headers: { 'apns-channel-id': id } })).toMatchObject({ status: 200, body: policy(0) });
    expect(send(all)).toMatchObject({ status: 200, body: { channels: [demoChannelId, id] } });
    const published = send({ ...broadcast, headers: live(id), body: { aps: { event: 'update' } } });
    expect(published).toMatchObject({ status: 200, headers: { 'apns-request-id': expect.stringMatching(/^[0-9A-F-]{36}$/) } });
    expect(published.body).toBeUndefined();
    expect(pushes).toMatchObject([{ tokens: [`channel:${id}`], messageId: published.headers!['apns-request-id'] }]);
    expect(send({ ...channels, method: 'DELETE', headers: { 'apns-channel-id': id } }).status).toBe(204);
    expect(outcome(send({ ...channels, method: 'GET', headers: { 'apns-channel-id': id } }))).toEqual([400, 'ChannelNotRegistered']);
  });

  it.each<[string, Call, number, string]>([
    ['no provider token', { ...channels, jwt: null }, 403, 'MissingProviderToken'],
    ['PUT', { ...channels, method: 'PUT' }, 405, 'MethodNotAllowed'],
    ['POST to the list', { ...all, method: 'POST' }, 405, 'MethodNotAllowed'],
    ['a topic with suffix', { ...channels, params: { bundle: `${bundleId}.push-type.liveactivity` } }, 400, 'TopicDisallowed'],
    ['another bundle', { ...channels, params: { bundle: 'com.somebody.else' } }, 403, 'TopicMismatch'],
    ['a request id that is no UUID', { ...channels, headers: { 'apns-request-id': '1' } }, 400, 'BadMessageId'],
    ['no body', { ...channels, body: '' }, 400, 'PayloadEmpty'],
    ['no JSON', { ...channels, body: '{' }, 400, 'BadRequestPayload'],
    ['an unknown attribute', { ...channels, body: { ...policy(0), name: 'x' } }, 400, 'BadRequestParams'],
    ['an unknown policy', { ...channels, body: policy(2) }, 400, 'BadRequestParams'],
    ['no push type', { ...channels, body: { 'message-storage-policy': 0 } }, 400, 'MissingPushType'],
    ['another push type', { ...channels, body: { 'message-storage-policy': 0, 'push-type': 'alert' } }, 400, 'InvalidPushType'],
    ['no channel id', { ...channels, method: 'GET' }, 400, 'MissingChannelId'],
    ['a channel id that is not base64', { ...channels, method: 'GET', headers: { 'apns-channel-id': 'a*b' } }, 400, 'BadChannelId'],
    ['an unknown channel', { ...channels, method: 'DELETE', headers: { 'apns-channel-id': 'AAAA' } }, 400, 'ChannelNotRegistered'],
    [
      'a channel of the other environment',
      { ...broadcast, host: 'api.sandbox.push.apple.com', headers: live(demoChannelId) },
      400,
      'ChannelNotRegistered',
    ],
    ['a broadcast by GET', { ...broadcast, method: 'GET' }, 405, 'MethodNotAllowed'],
    ['a broadcast without channel', { ...broadcast, headers: live(undefined) }, 400, 'MissingChannelId'],
    [
      'a broadcast without push type',
      { ...broadcast, headers: live(demoChannelId, { 'apns-push-type': undefined }) },
      400,
      'MissingPushType',
    ],
    ['a broadcast alert', { ...broadcast, headers: live(demoChannelId, { 'apns-push-type': 'alert' }) }, 400, 'InvalidPushType'],
    ['a broadcast at priority 3', { ...broadcast, headers: live(demoChannelId, { 'apns-priority': '3' }) }, 400, 'BadPriority'],
    [
      'a broadcast with a bad expiration',
      { ...broadcast, headers: live(demoChannelId, { 'apns-expiration': '1h' }) },
      400,
      'BadExpirationDate',
    ],
    ['an empty broadcast', { ...broadcast, headers: live(demoChannelId), body: '' }, 400, 'PayloadEmpty'],
    [
      'a broadcast of 5121 bytes',
      { ...broadcast, headers: live(demoChannelId), body: JSON.stringify({ a: 'x'.repeat(5121 - 8) }) },
      413,
      'PayloadTooLarge',
    ],
  ])('refuse %s', (_name, call, status, reason) => {
    const { send, pushes } = emulator();
    expect(outcome(send(call))).toEqual([status, reason]);
    expect(pushes).toEqual([]);
  });

  it('that store nothing take no expiration, others do', () => {
    const { send } = emulator();
    const id = send({ ...channels, body: policy(0) }).headers!['apns-channel-id']!;
    const later = { 'apns-expiration': String(startSeconds + 60) };
    expect(outcome(send({ ...broadcast, headers: live(id, later) }))).toEqual([400, 'BadExpirationDate']);
    expect(send({ ...broadcast, headers: live(demoChannelId, later), body: JSON.stringify({ a: 'x'.repeat(5120 - 8) }) }).status).toBe(200);
  });

  it('end at ten thousand', () => {
    const { send, state } = emulator();
    for (let index = 1; index < 10_000; index++) state.channels.set(`c${index}`, { bundleId, environment: 'production', policy: 0 });
    expect(outcome(send({ ...channels, body: policy(0) }))).toEqual([400, 'CannotCreateChannelConfig']);
    expect(send({ ...channels, body: policy(0), host: 'api-manage-broadcast.sandbox.push.apple.com:2195' }).status).toBe(201);
  });
});

describe('codes', () => {
  it('emits only catalogued codes', () => {
    for (const { endpoint, code } of sandbox.emits) expect(findEntry(catalogue, endpoint, code), `${endpoint} ${code}`).toBeDefined();
  });

  it('can be made to answer every code of its endpoints, in every spelling', () => {
    const state = sandbox.createState();
    const request = { headers: {} } as unknown as SandboxRequest;
    const context = {
      nowMs: startMs,
      day: '2026-11-20',
      randomHex: (length: number) => '0'.repeat(length),
      accessHex: (length: number) => '0'.repeat(length),
      record: () => {},
    };
    for (const entry of catalogue.entries)
      for (const endpoint of [entry.endpoint].flat().filter((name) => name !== 'client'))
        for (const code of [entry.code, ...(entry.aliases ?? [])]) {
          const response = sandbox.refuse(endpoint, code, request, state, context);
          expect(response, `${endpoint} ${code}`).toMatchObject({ status: entry.httpStatus, body: { reason: code } });
          if (entry.httpStatus === 410) expect(response!.body).toHaveProperty('timestamp');
        }
    expect(sandbox.refuse('send', 'NoSuchReason', request, state, context)).toBeUndefined();
    expect(sandbox.refuse('client', 'HPE_INVALID_CONSTANT', request, state, context)).toBeUndefined();
  });
});

interface Vector {
  title: string;
  kind: string;
  given: { nowMs: number; wire?: { headers?: Record<string, string> } };
  expect: { url: string; headers: Record<string, string>; body: string; bodySha256?: string; deterministicJwt?: string };
}

describe('vectors', () => {
  const folder = new URL('../../../fixtures/vectors/apns/', import.meta.url);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  const vectors = files.map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vector);

  for (const vector of vectors.filter(({ kind }) => kind === 'send'))
    it(`accepts: ${vector.title}`, () => {
      const { send, state } = emulator();
      const url = new URL(vector.expect.url);
      const bundle = /^\/4\/broadcasts\/apps\/(.+)$/.exec(url.pathname)?.[1];
      const channelId = vector.expect.headers['apns-channel-id'];
      if (channelId) state.channels.set(channelId, { bundleId, environment: 'production', policy: 0 });
      if (vector.expect.bodySha256) expect(createHash('sha256').update(vector.expect.body).digest('hex')).toBe(vector.expect.bodySha256);
      const response = send({
        nowMs: vector.given.nowMs,
        host: url.host,
        path: url.pathname,
        headers: { 'apns-topic': undefined, 'apns-push-type': undefined, ...vector.expect.headers },
        body: vector.expect.body,
        ...(bundle ? { endpoint: 'broadcast', params: { bundle } } : { token: url.pathname.split('/').at(-1) ?? '' }),
      });
      expect(outcome(response)).toEqual([200, undefined]);
    });

  for (const vector of vectors.filter(({ kind }) => kind === 'auth'))
    it(`accepts: ${vector.title}`, () =>
      expect(outcome(emulator().send({ nowMs: vector.given.nowMs, jwt: vector.expect.deterministicJwt ?? '' }))).toEqual([200, undefined]));
});
