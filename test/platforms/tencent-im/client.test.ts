import { describe, expect, it } from 'vitest';
import { credentialCheck, adapter } from '../../../src/platforms/tencent-im/client.ts';
import { account, garbage, nowMs, ok, response, vectorsOf } from './vectors.ts';

describe.each(vectorsOf('send'))('$title', ({ given, expect: wanted }) => {
  const { account: sender, wire, targets, randomHex } = given;
  const request = adapter.prepareSend(wire, sender, { validateOnly: false })(
    targets,
    { value: 'sig', expiresAtMs: Infinity },
    { nowMs, randomHex: () => randomHex },
  );
  it('has the documented request', () => expect(request).toMatchObject({ endpoint: 'send', protocol: 'h1', ...wanted }));
});

describe.each(vectorsOf('response'))('a response', ({ title, given, expect: wanted }) => {
  it(title, () =>
    expect(adapter.readSend(response(given.body, { status: given.status }), given.targets, { nowMs })).toEqual(wanted.answers),
  );
});

describe('an answer', () => {
  it.each(garbage)('is not read out of %j', (body) =>
    expect(adapter.readSend(response(body), ['u'], { nowMs })).toEqual([{ ok: 'unreadable' }]),
  );
  it('is refused when ActionStatus says so, whatever the code', () =>
    expect(adapter.readSend(response({ ActionStatus: 'FAIL', ErrorCode: 0 }), ['u'], { nowMs })).toEqual([{ ok: false, code: '0' }]));
  it('takes a code as text', () =>
    expect(adapter.readSend(response({ ActionStatus: 'FAIL', ErrorCode: '90009' }), ['u'], { nowMs })).toEqual([
      { ok: false, code: '90009' },
    ]));
  it('is not touched by odd items of ErrorList', () =>
    expect(
      adapter.readSend(response({ ...ok, TaskId: 'batch_1', ErrorList: [null, {}, { To_Account: 'u' }, 7] }), ['u'], { nowMs }),
    ).toEqual([{ ok: true, messageId: 'batch_1' }]));
});

describe('the adapter', () => {
  it('has a digest for the account that holds no key and tells accounts apart', () => {
    const key = adapter.accountKey(account);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(adapter.accountKey({ ...account, secretKey: 'x' })).not.toBe(key);
    expect(adapter.accountKey({ ...account, region: 'seoul' })).not.toBe(key);
  });
  it('limits pushes, not messages', () => {
    const rate = adapter.meta.maxRatePerSecond;
    if (typeof rate !== 'function') throw new Error('no function');
    expect([rate({ via: 'push' }), rate({ via: 'message' }), rate(undefined)]).toEqual([10, undefined, undefined]);
  });
  it('checks the credential by a query that sends nothing', () => {
    const request = credentialCheck.request(account, { value: 'sig', expiresAtMs: Infinity }, { nowMs });
    expect(new URL(request.url).pathname).toBe('/v4/openim/query_online_status');
    expect(request.body).toBe('{"To_Account":["administrator"]}');
    expect(credentialCheck.read(response(ok))).toEqual({ ok: true });
    expect(credentialCheck.read(response({ ActionStatus: 'FAIL', ErrorCode: 70009 }))).toEqual({ ok: false, code: '70009' });
  });
  it('goes where the config says', () => {
    const elsewhere = { ...account, endpoints: { all: 'http://127.0.0.1:9/' } };
    const request = adapter.prepareSend({ via: 'push', body: {} }, elsewhere, { validateOnly: false })(['u'], undefined, { nowMs });
    expect(request.url).toMatch(/^http:\/\/127\.0\.0\.1:9\/v4\/timpush\/batch\?/);
  });
});
