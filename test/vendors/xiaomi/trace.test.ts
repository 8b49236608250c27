import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { traceFacet } from '../../../src/vendors/xiaomi/trace.ts';
import type { TraceOffered } from '../../../src/core/trace.ts';
import { answer, nowMs, rowsAreExplained, traceContract } from '../../support/trace.ts';
import { openBench, type Bench } from '../../support/vendor-bench.ts';
import type { XiaomiAccount } from '../../../src/vendors/xiaomi/account.ts';
import { account } from './support.ts';

const facet = traceFacet as TraceOffered<XiaomiAccount>;
traceContract(traceFacet);

/** The sample of the vendor's document (D1558). */
const sample = {
  result: 'ok',
  trace_id: 'Xcm521145198274755965y',
  code: 0,
  description: '成功',
  data: {
    data: {
      id: 'scm51336519827468580b1',
      create_time: '2026-11-20 09:00:00',
      create_timestamp: 1795136400000,
      time_to_live: '86400s',
      msg_type: 'Common',
      resolved: 1,
      delivered: 1,
      delivery_rate: '100%',
      click: 0,
      click_rate: '0%',
      invalid_target: 0,
      app_not_register: 0,
      raw_counter: 0,
      bar_closed: 0,
      device_condition_unmatch: 0,
      msg_send: 1,
      msg_display: 1,
    },
  },
};
const id = sample.data.data.id;
const read = (body: string | object, at = nowMs) => facet.read(answer(body), id, { nowMs: at });
const withCounters = (changes: Record<string, unknown>) => ({
  ...sample,
  data: {
    data: Object.fromEntries(
      Object.entries({ ...sample.data.data, msg_display: 0, msg_send: 0, delivered: 0, ...changes }).filter(
        ([, value]) => value !== undefined,
      ),
    ),
  },
});

describe('the request', () => {
  it('asks for the message by its id, with the secret in the header only', () => {
    const request = facet.request('scm 1&x', account, undefined, { nowMs });
    expect(request).toEqual({
      endpoint: 'trace',
      method: 'GET',
      url: 'https://api.xmpush.xiaomi.com/v1/trace/message/status?msg_id=scm+1%26x',
      headers: { authorization: `key=${account.appSecret}` },
      protocol: 'h1',
    });
  });

  it.each([
    [{ trace: 'http://127.0.0.1:1' }, 'http://127.0.0.1:1'],
    [{ send: 'http://127.0.0.1:2' }, 'http://127.0.0.1:2'],
    [{ all: 'http://127.0.0.1:3/' }, 'http://127.0.0.1:3'],
  ])('goes to %j', (endpoints, origin) => {
    expect(facet.request('x', { ...account, endpoints }, undefined, { nowMs }).url).toBe(`${origin}/v1/trace/message/status?msg_id=x`);
  });
});

describe('the answer', () => {
  it('reads the vendor’s sample', () => {
    const reading = read(sample);
    expect(reading).toMatchObject({
      ok: true,
      messageId: id,
      stage: 'shown',
      counters: { resolved: 1, delivered: 1, delivery_rate: '100%', msg_display: 1 },
    });
    rowsAreExplained(traceFacet, JSON.stringify(sample));
  });

  it.each<[string, Record<string, unknown>, string, string[]]>([
    ['tapped', { click: 1, delivered: 1 }, 'clicked', ['click', 'delivered']],
    ['delivered, not shown', { delivered: 1 }, 'delivered', ['delivered']],
    ['delivered to a phone with notifications off', { delivered: 1, bar_closed: 1 }, 'delivered', ['delivered', 'bar_closed']],
    ['nobody valid', { resolved: 0, invalid_target: 1 }, 'dropped', ['invalid_target', 'resolved']],
    ['uninstalled', { app_not_register: 1 }, 'dropped', ['app_not_register']],
    ['filtered', { device_condition_unmatch: 1 }, 'dropped', ['device_condition_unmatch']],
    ['on the way', {}, 'queued', ['delivered']],
    ['without the newest counters', { msg_send: undefined, msg_display: undefined, delivered: 1 }, 'delivered', ['delivered']],
  ])('tells %s', (_name, changes, stage, names) => {
    const reading = read(withCounters(changes));
    expect(reading).toMatchObject({ ok: true, stage });
    expect(reading.ok === true && reading.entries.map((entry) => entry.name)).toEqual(names);
    rowsAreExplained(traceFacet, JSON.stringify(withCounters(changes)));
  });

  it('calls a message dropped when its time to live is over', () => {
    const created = sample.data.data.create_timestamp;
    expect(read(withCounters({}), created + 86_400_000)).toMatchObject({ stage: 'queued' });
    expect(read(withCounters({}), created + 86_400_001)).toMatchObject({ stage: 'dropped', notes: [{}] });
  });

  it('says when there were several targets', () => {
    expect(read(withCounters({ resolved: 2, invalid_target: 1, delivered: 2 }))).toMatchObject({ notes: [{ data: { count: 3 } }] });
  });

  it.each<[string, object, object]>([
    ['a refusal', { result: 'error', code: 21301, reason: 'Invalid application secret.' }, { ok: false, code: '21301' }],
    ['an unknown id', { result: 'error', code: 65028, reason: 'message not found' }, { ok: false, code: '65028' }],
    ['an empty list', { result: 'ok', code: 0, data: { data: [] } }, { ok: 'no-such-message' }],
    ['an empty message', { result: 'ok', code: 0, data: { data: {} } }, { ok: 'no-such-message' }],
    ['no data', { result: 'ok', code: 0, data: {} }, { ok: 'no-such-message' }],
    ['another shape', { result: 'ok', code: 0, data: { data: { what: 1 } } }, { ok: 'unreadable' }],
  ])('reads %s', (_name, body, expected) => expect(read(body)).toMatchObject(expected));

  it('does not take the counters of one of several other messages', () =>
    expect(
      read({
        result: 'ok',
        code: 0,
        data: {
          data: [
            { id: 'a', resolved: 1 },
            { id: 'b', resolved: 1 },
          ],
        },
      }),
    ).toEqual({ ok: 'no-such-message' }));
});

describe('pasted statistics', () => {
  it('read a range, a map and days', () => {
    const message = sample.data.data;
    const rows = (data: unknown) => facet.statistics?.(JSON.stringify({ result: 'ok', code: 0, data: { data } }), { nowMs });
    expect(rows([message, { ...message, id: 'b' }])?.map((row) => row.messageId)).toEqual([id, 'b']);
    const { id: _id, ...rest } = message;
    expect(rows({ [id]: rest, b: rest })?.map((row) => row.messageId)).toEqual([id, 'b']);
    expect(rows([{ date: '20261120', single_recipients: 3, received: 2, click: 1 }])).toMatchObject([
      { label: '20261120', stage: 'unknown', counters: { single_recipients: 3, received: 2, click: 1 } },
    ]);
  });
});

describe.each(['in process', 'socket'] as const)('against the emulator, %s', (door) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench('xiaomi', door);
  });
  afterAll(() => bench.close());
  const trace = async (messageId: string) => {
    const request = facet.request(messageId, bench.account as XiaomiAccount, undefined, { nowMs });
    return facet.read(await bench.transport.request(request), messageId, { nowMs: bench.clock.now() });
  };

  it('finds what was accepted as shown', async () => {
    const [delivery] = await bench.send([bench.token('ok')]);
    expect(await trace(delivery?.judgement.messageId ?? '')).toMatchObject({
      ok: true,
      stage: 'shown',
      messageId: delivery?.judgement.messageId,
    });
  });

  it('counts a dead regId of a list as invalid', async () => {
    const [delivery] = await bench.send([bench.token('ok'), bench.token('dead')], { options: { batch: 2 } });
    expect(await trace(delivery?.judgement.messageId ?? '')).toMatchObject({ ok: true, counters: { resolved: 1, invalid_target: 1 } });
  });

  it('says that it does not know an id', async () => {
    const reading = await trace('none');
    expect(reading).toMatchObject({ ok: false });
    expect(facet.unknownIdCodes).toContain(reading.ok === false ? reading.code : '');
  });

  it('lets a planned message wait for its time', async () => {
    const laterMs = bench.clock.now() + 3_600_000;
    const [delivery] = await bench.send([bench.token('ok')], {
      message: { title: 'Alice', body: 'Dinner at seven?', channel: 'im', vendors: { xiaomi: { timeToSend: laterMs } } },
    });
    const messageId = delivery?.judgement.messageId ?? '';
    expect(await trace(messageId)).toMatchObject({ stage: 'queued', counters: { resolved: 1, delivered: 0 } });
    bench.clock.advance(3_600_000);
    expect(await trace(messageId)).toMatchObject({ stage: 'shown', counters: { delivered: 1 } });
  });
});
