import { describe, expect, it } from 'vitest';
import { traceFacet } from '../../../src/platforms/tencent-im/trace.ts';
import { rowsAreExplained, traceContract } from '../../support/trace.ts';
import { account, nowMs, ok, response, vectorsOf } from './vectors.ts';

traceContract(traceFacet);

if (!traceFacet.offered) throw new Error('no trace');
const { request, read, statistics } = traceFacet;
const passed = { PushStatus: 1, ErrorCode: 0, ErrorInfo: 'success', EventTime: '2026-01-05 09:00:02' };
const failed = { PushStatus: 0, ErrorCode: 20301, ErrorInfo: 'invalid regid', EventTime: '2026-01-05 09:00:02' };
const waits = { PushStatus: 0, ErrorCode: 0, ErrorInfo: '' };
const rowOf = (instance: object, more: object[] = []) => {
  const reading = read(response({ ...ok, InstanceTrace: [instance, ...more] }), 'id', { nowMs });
  if (reading.ok !== true) throw new Error('no row');
  return reading;
};
const im = { IMCommitStat: { IMStat: passed } };

describe('the request', () => {
  const asked = (id: string, user?: string) => {
    const made = request(id, account, { value: 'sig', expiresAtMs: Infinity }, { nowMs, ...(user === undefined ? {} : { user }) });
    return [new URL(made.url).pathname, made.body];
  };
  it('of a message names its id', () =>
    expect(asked('89541_2574206_1572870301', 'bob')).toEqual(['/v4/timpush/normal_push_trace', '{"PushID":"89541_2574206_1572870301"}']));
  it('of a task names the user too', () =>
    expect(asked('batch_1', 'bob')).toEqual(['/v4/timpush/all_member_push_trace', '{"TaskID":"batch_1","UserID":"bob"}']));
});

describe.each(vectorsOf('trace'))('$title', ({ given, expect: wanted }) => {
  it('is read', () => {
    const reading = read(response(given.body), 'id', { nowMs });
    expect(reading).toMatchObject({ ok: true, ...wanted });
    if (reading.ok === true)
      expect(reading.hops?.map(({ name, ok: passes }) => [name, passes])).toEqual(
        ['IMStat', 'OfflineStat', 'ChannelStat', 'DeviceStat', 'ClickStat'].map((name) => [name, true]),
      );
  });
});

describe('a row', () => {
  it.each([
    ['nothing', {}, 'unknown'],
    ['Chat alone', im, 'queued'],
    ['the push backend', { ...im, OfflinePushStat: { OfflineStat: passed } }, 'queued'],
    ['the vendor', { ...im, OfflinePushStat: { OfflineStat: passed, ChannelStat: passed } }, 'sent'],
    [
      'the phone',
      { ...im, OfflinePushStat: { OfflineStat: passed, ChannelStat: passed, DeviceStat: passed, ClickStat: waits } },
      'delivered',
    ],
    ['a vendor that refused', { ...im, OfflinePushStat: { OfflineStat: passed, ChannelStat: failed } }, 'dropped'],
    ['a refusal that a later station contradicts', { OfflinePushStat: { ChannelStat: failed, DeviceStat: passed } }, 'delivered'],
    ['a stat that is no object', { IMCommitStat: { IMStat: 7 }, OfflinePushStat: [] }, 'unknown'],
  ])('that came to %s', (_, instance, stage) => expect(rowOf(instance).stage).toBe(stage));
  it('has the vendor’s code and words at the station that failed', () =>
    expect(rowOf({ OfflinePushStat: { ChannelStat: failed } }).hops).toMatchObject([
      { name: 'ChannelStat', ok: false, code: '20301', said: 'invalid regid', at: '2026-01-05 09:00:02' },
    ]));
  it('does not guess a PushStatus that no page explains', () =>
    expect(rowOf({ OfflinePushStat: { DeviceStat: { ...passed, PushStatus: 2 } } }).hops).toMatchObject([{ ok: undefined }]));
  it('has no binding when nothing was bound', () => expect(rowOf({ Token: '', CertId: '' })).not.toHaveProperty('binding'));
  it.each([
    [1, true, 0],
    [0, false, 1],
    [7, undefined, 0],
  ])('has the notification switch %d as %s', (value, wanted, notes) => {
    const row = rowOf({ NotificationStatus: value });
    expect([row.notificationsOn, row.notes?.length ?? 0]).toEqual([wanted, notes]);
  });
  it('is about the device that logged in last, and says that there are more', () => {
    const row = rowOf({ InstanceId: '1', Token: 'a' }, [{ InstanceId: '2', Token: 'b', last_active_terminal: 1 }]);
    expect([row.binding?.token, row.notes?.[0]?.data]).toEqual(['b', { count: 2 }]);
  });
  it('says when it went over the long connection', () => expect(rowOf({ EventType: 2 }).notes?.[0]?.text.en).toContain('long connection'));
  it('is missing when nothing is known', () => {
    expect(read(response({ ...ok, InstanceTrace: [] }), 'id', { nowMs })).toEqual({ ok: 'no-such-message' });
    expect(read(response(ok), 'id', { nowMs })).toEqual({ ok: 'no-such-message' });
    expect(read(response({ ActionStatus: 'FAIL', ErrorCode: 90049 }), 'id', { nowMs })).toEqual({ ok: false, code: '90049' });
    expect(read(response({ ...ok, InstanceTrace: 'x' }), 'id', { nowMs })).toEqual({ ok: 'unreadable' });
  });
});

describe('statistics', () => {
  const counts = { TotalCount: 9, SentCount: 8, DeliveredCount: 7, ClickCount: 6 };
  const pasted = JSON.stringify({ ...ok, ...counts, PlatformStatistics: [{ PushPlatform: 8, ...counts }] });
  it('are rows for all and for each vendor', () =>
    expect(statistics?.(pasted, { nowMs })).toMatchObject([{ counters: counts }, { label: 'honor', counters: counts }]));
  it('of tasks are rows of each', () =>
    expect(statistics?.(JSON.stringify({ ...ok, Results: [{ TaskID: 'a', ...counts }] }), { nowMs })).toMatchObject([{ messageId: 'a' }]));
  it('are explained', () => rowsAreExplained(traceFacet as never, pasted));
});
