import { describe, expect, it } from 'vitest';
import type { UserFacts } from '../../../src/core/user.ts';
import { doNotDisturbOf, isInInterval, minuteOfDay } from '../../../src/platforms/easemob/dnd.ts';
import { userFacet } from '../../../src/platforms/easemob/user.ts';
import { account, nowMs, response } from './support.ts';

const query = (endpoint: string) => userFacet.queries.find((one) => one.endpoint === endpoint)!;
const read = (endpoint: string, body: unknown, status = 200) => query(endpoint).read(response(body as object, status), 'Bob', { nowMs });

describe('the queries', () => {
  it.each([
    ['user', 'users/a%2Fb'],
    ['status', 'users/a%2Fb/status'],
    ['resources', 'users/a%2Fb/resources'],
    ['binding', 'users/a%2Fb/push/binding'],
    ['notification', 'users/a%2Fb/notification/user/a%2Fb'],
    ['offline', 'users/a%2Fb/offline_msg_count'],
  ])('%s asks %s', (endpoint, path) =>
    expect(query(endpoint).request('a/b', account, { value: 'T', expiresAtMs: 1 }, { nowMs })).toMatchObject({
      endpoint,
      method: 'GET',
      url: `https://a1.easemob.com/demo-org/demo-app/${path}`,
      headers: { authorization: 'Bearer T' },
    }),
  );

  it.each([
    [
      'user',
      {
        entities: [
          {
            activated: false,
            nickname: 'Bob',
            notification_display_style: 1,
            notification_no_disturbing: true,
            notification_no_disturbing_start: '22',
            notification_no_disturbing_end: '7',
            pushInfo: [{ device_Id: 'd', device_token: 't', notifier_name: '1#2' }],
          },
        ],
      },
      {
        exists: true,
        banned: true,
        pushNickname: 'Bob',
        displayStyle: 1,
        doNotDisturb: { said: '22:00-7:00' },
        bindings: [{ vendor: 'vivo', certificate: '1#2', token: 't', deviceId: 'd' }],
      },
    ],
    ['user', { entities: [{ notifier_name: '103', device_token: 't' }] }, { exists: true, bindings: [{ certificate: '103', token: 't' }] }],
    ['status', { data: { bob: 'online' } }, { state: 'online', said: 'online' }],
    ['status', { data: { bob: 'offline' } }, { state: 'offline', said: 'offline' }],
    [
      'resources',
      { data: [{ res: 'android_123', device_uuid: 'u', device_name: 'Pixel' }, { res: 'webim_1' }, { res: 'ios_1' }, 5] },
      {
        devices: [
          { id: 'android_123', name: 'Pixel', system: 'android', online: true },
          { id: 'webim_1', system: 'web', online: true },
          { id: 'ios_1', system: 'ios', online: true },
        ],
      },
    ],
    ['binding', { entities: [] }, { bindings: [] }],
    [
      'notification',
      { data: { type: 'AT', ignoreDuration: nowMs + 1 } },
      { pushMode: 'AT', doNotDisturb: { active: true, said: '2026-11-20T04:00:00.001Z', untilMs: nowMs + 1 } },
    ],
    ['notification', { data: { ignoreDuration: nowMs - 1 } }, { doNotDisturb: { active: false, said: '2026-11-20T03:59:59.999Z' } }],
    ['notification', { data: {} }, {}],
    ['offline', { data: { bob: 3 } }, { waitingMessages: 3 }],
  ])('%s reads %j', (endpoint, body, facts) => expect(read(endpoint, body)).toEqual({ ok: true, facts }));

  it('takes an unknown user for a fact', () => {
    expect(read('user', { error: 'service_resource_not_found', error_description: 'x' }, 404)).toEqual({
      ok: true,
      facts: { state: 'unknown-user', exists: false },
    });
    expect(read('binding', { exception: 'RequiredPropertyNotFoundException' }, 400)).toMatchObject({ ok: true, facts: { exists: false } });
  });

  it.each(['user', 'status', 'resources', 'binding', 'notification', 'offline'])('%s does not take garbage for an answer', (endpoint) => {
    for (const body of ['', 'null', '[]', '{}', '{"data":null}', '{"entities":[1]}', '{"data":{"bob":{}}}', '<html>'])
      if (!(endpoint === 'notification' && body === '{"data":{"bob":{}}}'))
        expect(read(endpoint, body), body).toEqual({ ok: 'unreadable' });
    expect(read(endpoint, '<html>', 502)).toEqual({ ok: 'unreadable' });
  });
});

describe('do-not-disturb', () => {
  it.each([
    ['22:00-07:00', '23:30', true],
    ['22:00-07:00', '06:59', true],
    ['22:00-07:00', '07:00', false],
    ['22:00-07:00', '12:00', false],
    ['12:00-14:00', '12:00', true],
    ['12:00-14:00', '14:00', false],
    ['08:30-08:30', '03:00', true],
    ['0:0-0:0', '03:00', false],
    ['00:00-00:00', '03:00', false],
    ['00:00-24:00', '23:59', true],
    ['nonsense', '03:00', undefined],
    ['25:00-26:00', '03:00', undefined],
  ])('%s at %s: %s', (interval, at, expected) => {
    const [hours = 0, minutes = 0] = at.split(':').map(Number);
    expect(isInInterval(interval, hours * 60 + minutes)).toBe(expected);
  });
  it('counts the minute of the day in China', () => expect(minuteOfDay(nowMs)).toBe(12 * 60));
  it('lets a running duration outweigh the hours', () =>
    expect(doNotDisturbOf({ ignoreInterval: '22:00-07:00', ignoreDuration: nowMs + 60_000 }, nowMs)).toEqual({
      active: true,
      said: '22:00-07:00, 2026-11-20T04:01:00.000Z',
      untilMs: nowMs + 60_000,
    }));
  it.each([{}, { ignoreInterval: '' }, { ignoreDuration: 0 }, { ignoreDuration: 'x' }])('is absent for %j', (settings) =>
    expect(doNotDisturbOf(settings, nowMs)).toBeUndefined(),
  );
});

describe('judge', () => {
  const bindings = [{ certificate: '103', token: 't' }];
  const asleep: UserFacts = { state: 'offline', exists: true, bindings };
  it.each<[string, UserFacts, string, string[]]>([
    ['nothing known', {}, 'unknown', []],
    ['asleep and bound, or kicked, or with a dead token', asleep, 'unknown', []],
    ['asleep, bindings not asked', { state: 'offline' }, 'unknown', []],
    ['unknown', { state: 'unknown-user', exists: false }, 'no', ['E9']],
    ['banned', { ...asleep, banned: true }, 'no', ['E12']],
    ['online', { ...asleep, state: 'online' }, 'no', ['E1']],
    [
      'online on the phone and the web',
      {
        ...asleep,
        state: 'online',
        devices: [
          { system: 'android', online: true },
          { system: 'web', online: true },
        ],
      },
      'no',
      ['E1'],
    ],
    ['online on the web alone', { ...asleep, state: 'online', devices: [{ id: 'web_1', system: 'web', online: true }] }, 'unknown', ['E5']],
    ['unbound', { ...asleep, bindings: [] }, 'no', ['D4']],
    ['quiet for a while', { ...asleep, doNotDisturb: { active: true, said: 'x', untilMs: nowMs + 1 } }, 'no', ['E10']],
    ['quiet by the clock', { ...asleep, doNotDisturb: { active: true, said: '22:00-07:00' } }, 'unknown', ['E10']],
    ['quiet, but not now', { ...asleep, doNotDisturb: { active: false, said: '22:00-07:00' } }, 'unknown', []],
    ['mode NONE', { ...asleep, pushMode: 'NONE' }, 'no', ['E10']],
    ['mode AT', { ...asleep, pushMode: 'AT' }, 'unknown', ['F10']],
    ['mode ALL', { ...asleep, pushMode: 'ALL' }, 'unknown', []],
    ['a binding without a certificate', { ...asleep, bindings: [{ certificate: '', token: 't' }] }, 'unknown', ['C2']],
    ['banned, online and unbound', { state: 'online', banned: true, bindings: [] }, 'no', ['E12', 'E1', 'D4']],
  ])('%s', (_, facts, canPush, steps) => {
    const judged = userFacet.judge(facts, { nowMs });
    expect(judged.canPush).toBe(canPush);
    expect(judged.stops.map(({ step }) => step)).toEqual(steps);
  });
  it('never says yes, and says what it cannot compare', () => {
    const { notes } = userFacet.judge(asleep, { nowMs });
    expect(notes.map(({ data }) => data)).toContainEqual({ names: '103' });
    expect(notes.some(({ text }) => text.en.includes('kicked'))).toBe(true);
  });
  it('notes messages that wait while the user counts as online', () =>
    expect(userFacet.judge({ state: 'online', waitingMessages: 4 }, { nowMs }).notes).toMatchObject([{ data: { count: 4 } }]));
});
