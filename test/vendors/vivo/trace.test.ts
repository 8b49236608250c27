import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessOf, type AccessToken } from '../../../src/core/adapter.ts';
import type { TraceOffered } from '../../../src/core/trace.ts';
import type { VivoAccount } from '../../../src/vendors/vivo/account.ts';
import { traceFacet } from '../../../src/vendors/vivo/trace.ts';
import { answer, nowMs, rowsAreExplained, traceContract } from '../../support/trace.ts';
import { openBench, type Bench } from '../../support/vendor-bench.ts';

const facet = traceFacet as TraceOffered<VivoAccount>;
traceContract(traceFacet);

const zeros = {
  send: 0,
  receive: 0,
  display: 0,
  click: 0,
  targetInvalid: 0,
  targetUnSub: 0,
  targetInActive: 0,
  covered: 0,
  controlled: 0,
  targetOffline: 0,
};
const body = (changes: object, taskId = '542423534') => ({ result: 0, desc: '请求成功', statistics: [{ taskId, ...zeros, ...changes }] });
const read = (given: string | object) => facet.read(answer(given), '542423534', { nowMs });

describe('the request', () => {
  it('asks for one task with the access token', () => {
    const account = { appId: '1', appKey: 'k', appSecret: 's' };
    expect(facet.request('5424,1', account, { value: 'token', expiresAtMs: Infinity }, { nowMs })).toEqual({
      endpoint: 'statistics',
      method: 'GET',
      url: 'https://api-push.vivo.com.cn/report/getStatistics?taskIds=5424%2C1',
      headers: { authtoken: 'token' },
      protocol: 'h1',
    });
  });
});

describe('the answer', () => {
  it.each<[string, object, string, string[]]>([
    ['the vendor’s sample', { send: 1, receive: 1, display: 1 }, 'shown', ['display', 'receive']],
    ['a tap', { send: 1, receive: 1, display: 1, click: 1 }, 'clicked', ['click', 'display', 'receive']],
    ['a phone that did not show it', { send: 1, receive: 1 }, 'delivered', ['receive', 'display']],
    ['a limit', { send: 1, receive: 1, controlled: 1 }, 'dropped', ['receive', 'controlled']],
    ['another message in its place', { send: 1, covered: 1 }, 'dropped', ['covered']],
    ['a dead regId', { targetInvalid: 1 }, 'dropped', ['targetInvalid']],
    ['an unsubscribed one', { targetUnSub: 1 }, 'dropped', ['targetUnSub']],
    ['an inactive phone', { send: 1, targetInActive: 1 }, 'dropped', ['targetInActive']],
    ['an offline phone', { send: 1, targetOffline: 1 }, 'queued', ['targetOffline']],
    ['the way', { send: 1 }, 'sent', []],
    ['nothing yet', {}, 'unknown', []],
  ])('tells %s', (_name, changes, stage, names) => {
    const reading = read(body(changes));
    expect(reading).toMatchObject({ ok: true, stage, messageId: '542423534' });
    expect(reading.ok === true && reading.entries.map((entry) => entry.name)).toEqual(names);
    rowsAreExplained(traceFacet, JSON.stringify(body(changes)));
  });

  it.each<[string, string | object, object]>([
    ['another task', body({ send: 1 }, '77'), { ok: 'no-such-message' }],
    ['no task', { result: 0, desc: '请求成功', statistics: [] }, { ok: 'no-such-message' }],
    ['no list', { result: 0, desc: '请求成功' }, { ok: 'no-such-message' }],
    ['a stale access token', { result: 10000, desc: 'authToken' }, { ok: false, code: '10000' }],
    ['another shape', { result: 0, statistics: [{ what: 1 }] }, { ok: 'unreadable' }],
  ])('reads %s', (_name, given, expected) => expect(read(given)).toMatchObject(expected));

  it('reads a numeric taskId', () => {
    const given = body({ send: 1 });
    expect(read({ ...given, statistics: [{ ...given.statistics[0], taskId: 542423534 }] })).toMatchObject({ ok: true, stage: 'sent' });
  });
});

describe.each(['in process', 'socket'] as const)('against the emulator, %s', (door) => {
  let bench: Bench;
  let access: AccessToken;
  beforeAll(async () => {
    bench = await openBench('vivo', door);
    const plain = accessOf(bench.adapter.access, bench.account);
    if (plain.kind !== 'exchange') throw new Error('vivo has an auth call');
    const granted = plain.read(await bench.transport.request(await plain.request(bench.account, { nowMs })), { nowMs });
    if (granted.ok !== true) throw new Error('no access');
    access = granted.access;
  });
  afterAll(() => bench.close());
  const trace = async (taskId: string, token: AccessToken | undefined = access) =>
    facet.read(await bench.transport.request(facet.request(taskId, bench.account as VivoAccount, token, { nowMs })), taskId, { nowMs });

  it('finds what was accepted as shown', async () => {
    const [delivery] = await bench.send([bench.token('ok')]);
    expect(await trace(delivery?.judgement.messageId ?? '')).toMatchObject({ ok: true, stage: 'shown' });
  });

  it('counts the third operational message of the day as held back', async () => {
    const message = {
      kind: 'marketing',
      title: 'Autumn sale begins',
      body: 'Coats at half price, this week only',
      channel: 'marketing',
    } as const;
    const ids: string[] = [];
    for (const round of [1, 2, 3]) {
      const [delivery] = await bench.send([bench.token('legacy')], { message: { ...message, body: `${message.body}, day ${round}` } });
      ids.push(delivery?.judgement.messageId ?? '');
    }
    expect(await Promise.all(ids.map(async (taskId) => await trace(taskId)))).toMatchObject([
      { stage: 'shown' },
      { stage: 'shown' },
      { stage: 'dropped', counters: { controlled: 1 } },
    ]);
  });

  it('does not know other ids, and wants the access token', async () => {
    expect(await trace('1')).toEqual({ ok: 'no-such-message' });
    expect(await trace('1', { value: 'stale', expiresAtMs: Infinity })).toMatchObject({ ok: false, code: '10000' });
  });
});
