import { describe, expect, it } from 'vitest';
import type { UserReading } from '../../../src/core/platform.ts';
import { placeholders, render } from '../../../src/core/text.ts';
import type { UserFacts } from '../../../src/core/user.ts';
import { userFacet } from '../../../src/platforms/zego/user.ts';
import { garbage, response } from './vectors.ts';

const account = { appId: '1234567890', serverSecret: 'fedcba9876543210fedcba9876543210' };
const context = { nowMs: 1_700_000_000_000, randomHex: () => '0123456789abcdef' };
const [state, infos] = userFacet.queries;

describe('the requests', () => {
  it('ask for the state in the query, by GET', () => {
    const request = state!.request('a&b', account, undefined, context);
    expect(request).toMatchObject({ endpoint: 'status', method: 'GET' });
    expect(new URL(request.url).searchParams.getAll('UserId[]')).toEqual(['a&b']);
  });
  it('ask for the registration with a JSON body, by POST', () =>
    expect(infos!.request('bob', account, undefined, context)).toMatchObject({
      endpoint: 'user',
      method: 'POST',
      url: expect.stringContaining('Action=QueryUserInfos') as string,
      body: '{"UserIds":["bob"]}',
    }));
  it('go to the catalogue’s endpoints and are all asked', () =>
    expect(userFacet.queries.map(({ endpoint }) => endpoint)).toEqual(['status', 'user']));
});

describe('reading', () => {
  const failed = (code: number, top = 0) => ({ Code: top, Message: 'm', ErrorList: [{ UserId: 'bob', SubCode: code }] });
  it.each<[string, object, UserReading]>([
    [
      'online',
      { Code: 0, Result: [{ UserId: 'bob', Status: 'Online' }] },
      { ok: true, facts: { state: 'online', said: 'Online', exists: true } },
    ],
    [
      'offline',
      { Code: 0, Result: [{ UserId: 'bob', Status: 'Offline' }] },
      { ok: true, facts: { state: 'pushable', said: 'Offline', exists: true } },
    ],
    ['a new word', { Code: 0, Result: [{ UserId: 'bob', Status: 'Away' }] }, { ok: true, facts: { state: 'unknown', said: 'Away' } }],
    [
      'a word from the prototype',
      { Code: 0, Result: [{ UserId: 'bob', Status: 'toString' }] },
      { ok: true, facts: { state: 'unknown', said: 'toString' } },
    ],
    ['660200001 under Code 0', failed(660200001), { ok: true, facts: { state: 'logged-out', said: '660200001' } }],
    ['660200001 at the top', { Code: 660200001 }, { ok: true, facts: { state: 'logged-out', said: '660200001' } }],
    [
      'an unregistered user',
      failed(660700015, 660700015),
      { ok: true, facts: { state: 'unknown-user', exists: false, said: '660700015' } },
    ],
    ['a refusal', { Code: 100000005, Message: 'no' }, { ok: false, code: '100000005', vendorMessage: 'no' }],
    ['an answer about somebody else', { Code: 0, Result: [{ UserId: 'carol', Status: 'Online' }] }, { ok: 'unreadable' }],
  ])('the state: %s', (_, body, expected) => expect(state!.read(response(body), 'bob', context)).toEqual(expected));

  it.each<[string, object, UserReading]>([
    ['a registered user', { Code: 0, Result: [{ UserId: 'bob', UserName: 'Bob' }] }, { ok: true, facts: { exists: true } }],
    ['an unregistered one', failed(660700015), { ok: true, facts: { state: 'unknown-user', exists: false, said: '660700015' } }],
    ['absent or logged out, which is no statement', failed(660000002), { ok: true, facts: {} }],
    ['a wrong parameter', { Code: 660000002, Message: 'bad' }, { ok: false, code: '660000002', vendorMessage: 'bad' }],
    ['somebody else', { Code: 0, Result: [{ UserId: 'carol' }] }, { ok: 'unreadable' }],
  ])('the registration: %s', (_, body, expected) => expect(infos!.read(response(body), 'bob', context)).toEqual(expected));

  it.each([...garbage])('garbage %j', (body) => {
    for (const query of userFacet.queries) expect(query.read(response(body), 'bob', context)).toEqual({ ok: 'unreadable' });
  });
});

describe('judge', () => {
  it.each<[string, UserFacts, string, string[]]>([
    ['online', { state: 'online' }, 'no', ['E1 stops', 'E2 may-stop']],
    ['logged out, kicked or never logged in', { state: 'logged-out', exists: true }, 'no', ['E3 stops', 'E4 may-stop', 'E9 may-stop']],
    ['unknown to ZEGO', { state: 'unknown-user', exists: false }, 'no', ['E9 stops']],
    ['not there, by the registration alone', { exists: false }, 'no', ['E9 stops']],
    ['offline: bindings and do-not-disturb cannot be seen', { state: 'pushable', said: 'Offline' }, 'unknown', []],
    ['a new word', { state: 'unknown', said: 'Away' }, 'unknown', []],
    ['nothing', {}, 'unknown', []],
  ])('%s', (_, facts, canPush, expected) => {
    const { stops, notes, ...judgement } = userFacet.judge(facts, { nowMs: 0 });
    expect(judgement.canPush).toBe(canPush);
    expect(stops.map(({ step, severity }) => `${step} ${severity}`)).toEqual(expected);
    for (const { text, fix, source } of stops) {
      for (const said of [text, fix]) {
        expect(said.en).toMatch(/\.$/);
        expect(said.zh).toMatch(/。$/);
      }
      expect(source).toMatch(/^https:/);
    }
    for (const { text, data } of notes) {
      expect(placeholders(text.en)).toEqual(placeholders(text.zh));
      expect(render(text, 'zh', data)).not.toMatch(/\{\w+\}/);
    }
  });
  it('says where to look for what ZEGO does not tell', () => {
    expect(userFacet.notOffered.map(({ what }) => what)).toEqual(['bindings', 'do-not-disturb', 'devices']);
    expect(userFacet.notOffered[0]!.text.en).toMatch(/deviceToken/);
  });
});
