import { describe, expect, it } from 'vitest';
import { accountFacet, type ZegoAccount } from '../../../src/platforms/zego/account.ts';
import { sign } from '../../../src/platforms/zego/auth.ts';
import { adapter } from '../../../src/platforms/zego/client.ts';
import { signCallback } from '../../../src/platforms/zego/receipts.ts';
import { hosts, type ZegoWire } from '../../../src/platforms/zego/wire.ts';
import { garbage, response, vectors } from './vectors.ts';

const account: ZegoAccount = { appId: '1234567890', serverSecret: 'fedcba9876543210fedcba9876543210', sender: 'alice' };
const nowMs = 1_700_000_000_999;
const wire: ZegoWire = {
  via: 'message',
  body: { FromUserId: 'alice', MessageType: 1, Priority: 2, MessageBody: { Message: 'Hello', OfflinePush: { Enable: 1 } } },
};
const prepare = (given: ZegoWire, part: Partial<ZegoAccount> = {}) =>
  adapter.prepareSend(given, { ...account, ...part }, { validateOnly: false });

describe('golden vectors', () => {
  it('exist for signatures, callbacks, requests and responses', () =>
    expect(new Set(vectors.map((vector) => vector.kind))).toEqual(new Set(['sign', 'callback', 'send', 'response'])));
  for (const vector of vectors)
    it(`${vector.kind}: ${vector.title}`, () => {
      expect(vector.source).toMatch(/^https:/);
      const { given } = vector;
      if (vector.kind === 'sign')
        expect(sign(vector.given.account, vector.given.nonce, vector.given.timestamp)).toBe(vector.expect.signature);
      if (vector.kind === 'callback')
        expect(signCallback(vector.given.callbackSecret, vector.given.timestamp, vector.given.nonce)).toBe(vector.expect.signature);
      if (vector.kind === 'send') {
        const { nonce } = vector.given;
        const context = { nowMs: vector.given.nowMs, randomHex: () => nonce };
        const make = adapter.prepareSend(vector.given.wire, vector.given.account, { validateOnly: false });
        expect(make(vector.given.targets, undefined, context)).toEqual(vector.expect);
      }
      if (vector.kind === 'response') {
        const { body, ...part } = vector.given;
        expect(adapter.readSend(response(body, part), vector.given.targets, { nowMs })).toEqual(vector.expect.answers);
      }
      expect(given).toBeDefined();
    });
});

describe('a request', () => {
  it('has a nonce of 16 hex digits and whole seconds, new each time', () => {
    const make = prepare(wire);
    const queries = [1, 2].map(() => new URL(make(['bob'], undefined, { nowMs }).url).searchParams);
    for (const query of queries) {
      expect(query.get('SignatureNonce')).toMatch(/^[0-9a-f]{16}$/);
      expect(query.get('Timestamp')).toBe('1700000000');
    }
    expect(queries[0]!.get('SignatureNonce')).not.toBe(queries[1]!.get('SignatureNonce'));
    expect(queries[0]!.get('Signature')).not.toBe(queries[1]!.get('Signature'));
  });
  it('never shows the ServerSecret', () => {
    const { url, body } = prepare(wire)(['bob'], undefined, { nowMs });
    expect(`${url} ${body as string}`).not.toContain(account.serverSecret);
  });
  it.each([
    ['the unified host', {}, hosts.unified],
    ['the host of a region', { region: 'frankfurt' as const }, hosts.frankfurt],
    ['endpoints.all', { endpoints: { all: 'http://127.0.0.1:9/' } }, 'http://127.0.0.1:9'],
    ['endpoints.send', { endpoints: { all: 'http://127.0.0.1:9', send: 'http://127.0.0.1:8' } }, 'http://127.0.0.1:8'],
  ])('goes to %s', (_, part, origin) => expect(new URL(prepare(wire, part)(['bob'], undefined, { nowMs }).url).origin).toBe(origin));
  it('puts a target with quotes into the JSON unharmed', () =>
    expect(JSON.parse(prepare(wire)(['a"b\\'], undefined, { nowMs }).body as string)).toMatchObject({ ToUserId: ['a"b\\'] }));
  it('does not change the wire', () => {
    const frozen = Object.freeze({ ...wire, body: Object.freeze({ ...wire.body }) });
    expect(() => prepare(frozen)(['bob'], undefined, { nowMs })).not.toThrow();
  });
});

describe('readSend', () => {
  const read = (body: string | object, targets = ['bob'], status = 200) => adapter.readSend(response(body, { status }), targets, { nowMs });
  it.each([...garbage])('calls %j unreadable, once per target', (body) =>
    expect(read(body, ['bob', 'carol'])).toEqual([{ ok: 'unreadable' }, { ok: 'unreadable' }]),
  );
  it('takes nothing from an HTTP 500', () => expect(read({ Code: 0, SuccList: [] }, ['bob'], 500)).toEqual([{ ok: 'unreadable' }]));
  it('takes the receiver’s own code before the one of the call', () =>
    expect(read({ Code: 660000001, Message: 'all failed', ErrorList: [{ UserId: 'bob', SubCode: 660800045 }] })).toEqual([
      { ok: false, code: '660800045', vendorMessage: 'all failed' },
    ]));
  it('does not read another receiver’s failure as this one’s', () =>
    expect(read({ Code: 0, ErrorList: [{ UserId: 'carol', SubCode: 660700015 }], SuccList: [{ UserId: 'bob', MsgId: 'm' }] })).toEqual([
      { ok: true, messageId: 'm' },
    ]));
  it('leaves open what no list tells', () =>
    expect(read({ Code: 0, SuccList: [{ UserId: 'carol', MsgId: 'm' }] })).toEqual([{ ok: 'unreadable' }]));
  it('notes what moderation objected to', () =>
    expect(read({ Code: 0, SuccList: [{ UserId: 'bob', MsgId: 'm' }], AuditInfos: [{ Index: 0, Reason: 'r' }] })[0]).toMatchObject({
      ok: true,
      note: { en: expect.stringContaining('moderation') as string },
    }));
  it('survives lists of nonsense', () =>
    expect(read({ Code: 0, ErrorList: [null, 1, { UserId: 7 }], SuccList: 'x', AuditInfos: {} })).toEqual([{ ok: true }]));
});

describe('the adapter', () => {
  it('says that nothing is known about the push', () => expect(adapter.meta.accepted.en).toMatch(/same whether a push follows or not/));
  it('keeps the limits per second', () => {
    const rate = adapter.meta.maxRatePerSecond as (given: unknown) => number;
    expect([rate(wire), rate({ via: 'group' }), rate({ via: 'call' })]).toEqual([20, 10, 20]);
  });
  it('has a key that depends on secret and host and shows neither', () => {
    const keys = [account, { ...account, serverSecret: 'x' }, { ...account, region: 'mumbai' as const }].map((given) =>
      adapter.accountKey(given),
    );
    expect(new Set(keys).size).toBe(3);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('credentialCheck', () => {
  const check = adapter.credentialCheck!;
  it('asks for the state of a user that need not exist', () => {
    const request = check.request(account, undefined, { nowMs, randomHex: () => '0123456789abcdef' });
    expect(request).toMatchObject({ method: 'GET', endpoint: 'status' });
    expect(request.body).toBeUndefined();
    const query = new URL(request.url).searchParams;
    expect([query.get('Action'), query.getAll('UserId[]')]).toEqual(['QueryUserOnlineState', ['push-check-nobody']]);
  });
  const fine = (body: object) => {
    const answer = check.read(response(body), { nowMs });
    return answer.ok === true || (answer.ok === false && check.credentialFineCodes.includes(answer.code));
  };
  it.each<[string, object, boolean]>([
    ['a stranger under Code 0', { Code: 0, Result: [], ErrorList: [{ UserId: 'push-check-nobody', SubCode: 660200001 }] }, true],
    ['a stranger at the top', { Code: 660200001, ErrorList: [{ UserId: 'push-check-nobody', SubCode: 660200001 }] }, true],
    ['a wrong signature', { Code: 100000005 }, false],
    ['an old timestamp', { Code: 100000004 }, false],
    ['a service that is off', { Code: 100000017 }, false],
  ])('judges %s', (_, body, expected) => expect(fine(body)).toBe(expected));
  it('calls a page unreadable', () => expect(check.read(response('<html>'), { nowMs })).toEqual({ ok: 'unreadable' }));
});

describe('the account', () => {
  const resolve = (values: Record<string, unknown>) => accountFacet.resolve(values, { nowMs });
  const good = { appId: 1234567890, serverSecret: account.serverSecret };
  it('takes a number for the AppID and keeps what is optional', () =>
    expect(resolve({ ...good, region: 'mumbai', sender: 'alice', callbackSecret: 'c'.repeat(32), endpoints: 'http://x' })).toEqual({
      account: {
        appId: '1234567890',
        serverSecret: account.serverSecret,
        region: 'mumbai',
        sender: 'alice',
        callbackSecret: 'c'.repeat(32),
        endpoints: { all: 'http://x' },
      },
      problems: [],
    }));
  it.each<[string, Record<string, unknown>, string]>([
    ['no AppID', { ...good, appId: '' }, 'credential-missing'],
    ['no ServerSecret', { appId: '1' }, 'credential-missing'],
    ['quotation marks', { ...good, serverSecret: `"${account.serverSecret}"` }, 'credential-quoted'],
    ['an AppID of letters', { ...good, appId: 'my-app' }, 'app-id-not-a-number'],
    ['a short ServerSecret', { ...good, serverSecret: 'abc' }, 'server-secret-shape'],
    ['a ServerSecret in capitals', { ...good, serverSecret: 'ABCDEF0123456789ABCDEF0123456789' }, 'server-secret-shape'],
    ['an AppID beyond 32 bits', { ...good, appId: '4294967296' }, 'app-id-too-large'],
  ])('refuses %s', (_, values, id) => {
    const result = resolve(values);
    expect(result.account).toBeUndefined();
    expect(result.problems.map((problem) => problem.id)).toEqual([id]);
    expect(JSON.stringify(result.problems)).not.toContain(account.serverSecret);
  });
  it('warns about a CallbackSecret that is the ServerSecret', () =>
    expect(resolve({ ...good, callbackSecret: account.serverSecret })).toMatchObject({
      account: { callbackSecret: account.serverSecret },
      problems: [{ id: 'callback-secret-is-server-secret', severity: 'warn' }],
    }));
  it('knows the AppSign by its length', () => {
    const field = accountFacet.fields.find(({ name }) => name === 'serverSecret');
    expect(field?.mistakes?.some(({ pattern }) => pattern.test('a'.repeat(64)))).toBe(true);
  });
});
