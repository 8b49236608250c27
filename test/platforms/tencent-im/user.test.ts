import { describe, expect, it } from 'vitest';
import type { UserFacts } from '../../../src/core/user.ts';
import { userFacet } from '../../../src/platforms/tencent-im/user.ts';
import { account, garbage, nowMs, ok, response } from './vectors.ts';

const [status, exists] = userFacet.queries;
const read = (body: string | object, query = status) => query?.read(response(body), 'u1', { nowMs });
const result = (said: string, detail?: object[]) => ({
  ...ok,
  QueryResult: [{ To_Account: 'u1', Status: said, ...(detail ? { Detail: detail } : {}) }],
});

describe('the online state', () => {
  it('is asked for with details', () => {
    const request = status?.request('u1', account, { value: 'sig', expiresAtMs: Infinity }, { nowMs });
    expect(request).toMatchObject({
      endpoint: 'status',
      body: '{"To_Account":["u1"],"IsNeedDetail":1,"IsReturnInstid":0,"IsReturnCustomStatus":0}',
    });
    expect(new URL(request?.url ?? '').pathname).toBe('/v4/openim/query_online_status');
  });
  it.each([
    ['Online', 'online'],
    ['PushOnline', 'pushable'],
    ['Offline', 'logged-out'],
    ['Something', 'unknown'],
    ['constructor', 'unknown'],
  ])('%s is %s', (said, state) => expect(read(result(said))).toEqual({ ok: true, facts: { state, said, exists: true } }));
  it('has the devices', () =>
    expect(
      read(
        result('PushOnline', [
          { Platform: 'Android', Status: 'PushOnline' },
          { Platform: 'Web', Status: 'Online' },
          { Platform: 'Fridge' },
        ]),
      ),
    ).toMatchObject({
      facts: {
        devices: [
          { name: 'Android', system: 'android', online: false, said: 'PushOnline' },
          { name: 'Web', system: 'web', online: true },
          { name: 'Fridge', system: 'other' },
        ],
      },
    }));
  it('of a user who does not exist is a fact', () => {
    const facts = { state: 'unknown-user', exists: false };
    expect(read({ ...ok, QueryResult: [], ErrorList: [{ To_Account: 'u1', ErrorCode: 70107 }] })).toEqual({ ok: true, facts });
    expect(read({ ActionStatus: 'FAIL', ErrorCode: 70107 })).toEqual({ ok: true, facts });
  });
  it('may be refused, as a whole or for the user', () => {
    expect(read({ ActionStatus: 'FAIL', ErrorCode: 70009 })).toEqual({ ok: false, code: '70009' });
    expect(read({ ...ok, ErrorList: [{ To_Account: 'u1', ErrorCode: 70169 }] })).toEqual({ ok: false, code: '70169' });
  });
  it('of somebody else is no answer', () =>
    expect(read({ ...ok, QueryResult: [{ To_Account: 'zz', Status: 'Online' }] })).toEqual({ ok: 'unreadable' }));
  it.each(garbage)('is not read out of %j', (body) => expect(read(body)).toEqual({ ok: 'unreadable' }));
});

describe('the account', () => {
  const item = (part: object) => ({ ...ok, ResultItem: [{ UserID: 'u1', ResultCode: 0, ResultInfo: '', ...part }] });
  it.each([
    [{ AccountStatus: 'Imported' }, { ok: true, facts: { exists: true } }],
    [{ AccountStatus: 'NotImported' }, { ok: true, facts: { state: 'unknown-user', exists: false } }],
    [{ AccountStatus: '?' }, { ok: 'unreadable' }],
    [
      { ResultCode: 70169, ResultInfo: 'x' },
      { ok: false, code: '70169', vendorMessage: 'x' },
    ],
  ])('%j', (part, wanted) => expect(read(item(part), exists)).toEqual(wanted));
  it.each(garbage)('is not read out of %j', (body) => expect(read(body, exists)).toEqual({ ok: 'unreadable' }));
});

describe('the judgement', () => {
  const binding = { vendor: 'xiaomi', certificate: '30001', token: 't' };
  const web = { name: 'Web', said: 'Online', online: true };
  const asleep = { name: 'Android', said: 'PushOnline', online: false };
  const rows: [string, UserFacts, string, string[]][] = [
    ['nothing known', {}, 'unknown', []],
    ['an unknown state', { state: 'unknown' }, 'unknown', []],
    ['a pushable user', { state: 'pushable' }, 'unknown', []],
    ['an online user', { state: 'online' }, 'no', ['E1', 'E2']],
    ['another device online', { state: 'online', devices: [web, asleep] }, 'unknown', ['E5']],
    ['a user who is offline', { state: 'logged-out' }, 'no', ['E3', 'E4']],
    ['a user who does not exist', { state: 'unknown-user', exists: false }, 'no', ['E9']],
    ['an account that was not imported', { exists: false }, 'no', ['E9']],
    ['no binding', { state: 'pushable', bindings: [] }, 'no', ['D4']],
    ['a binding without certificate', { state: 'pushable', bindings: [{ ...binding, certificate: '0' }] }, 'no', ['C3']],
    ['a binding', { state: 'pushable', bindings: [binding] }, 'yes', []],
    ['do-not-disturb', { state: 'pushable', bindings: [binding], doNotDisturb: { active: true, said: '2' } }, 'yes', ['E10']],
    ['a ban', { banned: true }, 'no', ['E12']],
  ];
  it.each(rows)('of %s', (_, facts, canPush, steps) => {
    const judged = userFacet.judge(facts, { nowMs });
    expect([judged.canPush, judged.stops.map(({ step }) => step)]).toEqual([canPush, steps]);
    for (const { text, fix, source } of judged.stops) {
      for (const { en, zh } of [text, fix]) expect([en.endsWith('.'), zh.endsWith('。')]).toEqual([true, true]);
      expect(new URL(source).protocol).toBe('https:');
    }
  });
  it('says that a binding is not known', () => {
    expect(userFacet.judge({ state: 'pushable' }, { nowMs }).notes).toHaveLength(1);
    expect(userFacet.judge({ state: 'pushable', bindings: [binding] }, { nowMs }).notes).toEqual([]);
  });
  it('says what cannot be asked', () => expect(userFacet.notOffered.map(({ what }) => what)).toEqual(['bindings', 'do-not-disturb']));
});
