import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TraceOffered } from '../../../src/core/trace.ts';
import type { MeizuAccount } from '../../../src/vendors/meizu/account.ts';
import { formText, sign } from '../../../src/vendors/meizu/auth.ts';
import { traceFacet } from '../../../src/vendors/meizu/trace.ts';
import { answer, nowMs, rowsAreExplained, traceContract } from '../../support/trace.ts';
import { openBench, type Bench } from '../../support/vendor-bench.ts';
import { account } from './support.ts';

const facet = traceFacet as TraceOffered<MeizuAccount>;
traceContract(traceFacet);

const msgId = 'c2ee5c3bf00448cfbceb7fdf68c3c8eb';
const task = { taskId: 20457, targetNo: 1, validNo: 1, pushedNo: 1, acceptNo: 1, displayNo: 1, clickNo: 0 };
const body = (value: unknown) => ({ code: '200', message: '', redirect: '', value });
const read = (value: unknown, id = '20457') => facet.read(answer(body(value)), id, { nowMs });

describe('the request', () => {
  it('of a task is signed as the vendor’s vector M3', () => {
    const { url, method } = facet.request('20457', { ...account, appId: '100999' }, undefined, { nowMs });
    expect(method).toBe('GET');
    expect(url).toBe(
      'https://server-api-push.meizu.com/garcia/api/server/push/statistics/getTaskStatistics?appId=100999&taskId=20457&sign=e45da4e7a6aaa62b162ed7cec1ebc699',
    );
  });

  it('of a msgId asks for the app’s day in China', () => {
    const { url } = facet.request(msgId, account, undefined, { nowMs: Date.parse('2026-11-20T17:00:00Z') });
    expect(url).toContain('/dailyPushStatics?appId=113616&startTime=20261121&endTime=20261121&sign=');
    expect(url).not.toContain(account.appSecret);
  });
});

describe('the answer', () => {
  it('reads the vendor’s sample', () => {
    const sample = { taskId: 20457, targetNo: 100, validNo: 98, pushedNo: 97, acceptNo: 90, displayNo: 85, clickNo: 7 };
    expect(read(sample)).toMatchObject({ ok: true, messageId: '20457', stage: 'clicked', notes: [{ data: { count: 100 } }] });
    rowsAreExplained(traceFacet, JSON.stringify(body(sample)));
  });

  it.each<[string, object, string, string[]]>([
    ['shown', {}, 'shown', ['displayNo', 'acceptNo', 'pushedNo']],
    ['received', { displayNo: 0 }, 'delivered', ['acceptNo', 'pushedNo']],
    ['handed over', { displayNo: 0, acceptNo: 0 }, 'sent', ['pushedNo']],
    ['held back', { displayNo: 0, acceptNo: 0, pushedNo: 0 }, 'queued', ['pushedNo']],
    ['invalid', { displayNo: 0, acceptNo: 0, pushedNo: 0, validNo: 0 }, 'dropped', ['validNo']],
    ['nobody', { displayNo: 0, acceptNo: 0, pushedNo: 0, validNo: 0, targetNo: 0 }, 'unknown', []],
  ])('tells %s', (_name, changes, stage, names) => {
    const reading = read({ ...task, ...changes });
    expect(reading).toMatchObject({ ok: true, stage });
    expect(reading.ok === true && reading.entries.map((entry) => entry.name)).toEqual(names);
    rowsAreExplained(traceFacet, JSON.stringify(body({ ...task, ...changes })));
  });

  it('forgives the blank that the document prints after a name', () => {
    const { acceptNo, displayNo: _shown, ...rest } = task;
    expect(read({ ...rest, 'acceptNo ': acceptNo })).toMatchObject({ stage: 'delivered', counters: { acceptNo: 1 } });
  });

  it('never takes the numbers of a day for one message', () => {
    const { taskId: _taskId, ...day } = task;
    expect(read([{ date: '2026-11-20', ...day }], msgId)).toMatchObject({
      ok: true,
      messageId: msgId,
      label: '2026-11-20',
      stage: 'unknown',
      notes: [{}],
    });
    expect(
      facet.statistics?.(
        JSON.stringify(
          body([
            { date: '2026-11-20', ...day },
            { date: '2026-11-19', ...day },
          ]),
        ),
        { nowMs },
      ),
    ).toHaveLength(2);
  });

  it.each<[string, object, object]>([
    ['an unknown task', { code: '110032', message: 'x', value: '' }, { ok: false, code: '110032', vendorMessage: 'x' }],
    ['a wrong sign', { code: '1006', message: '', value: '' }, { ok: false, code: '1006' }],
    ['no day', body([]), { ok: 'no-such-message' }],
    ['another shape', body({ what: 1 }), { ok: 'unreadable' }],
  ])('reads %s', (_name, given, expected) => expect(facet.read(answer(given), '20457', { nowMs })).toMatchObject(expected));
});

describe.each(['in process', 'socket'] as const)('against the emulator, %s', (door) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench('meizu', door);
  });
  afterAll(() => bench.close());
  const trace = async (id: string) =>
    facet.read(
      await bench.transport.request(facet.request(id, bench.account as MeizuAccount, undefined, { nowMs: bench.clock.now() })),
      id,
      { nowMs },
    );
  const post = async (path: string, params: Record<string, string>) => {
    const { appId, appSecret, endpoints } = bench.account as MeizuAccount;
    const all = Object.entries({ appId, ...params });
    const { body: text } = await bench.transport.request({
      endpoint: 'task',
      method: 'POST',
      url: `${endpoints?.['all']}/garcia/api/server/push/${path}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: formText([...all, ['sign', sign(all, appSecret)]]),
      protocol: 'h1',
    });
    return JSON.parse(text) as { code: string; value: { taskId: number } };
  };
  const messageJson = JSON.stringify({
    noticeBarInfo: { noticeMsgType: 1, noticeBarType: 0, title: 'Alice', content: 'Dinner at seven?' },
    noticeExpandInfo: { noticeExpandType: 0 },
    clickTypeInfo: { clickType: 0 },
    pushTimeInfo: { offLine: 1, validTime: 24 },
  });

  it('counts an accepted push in the app’s day', async () => {
    const [delivery] = await bench.send([bench.token('ok')]);
    expect(await trace(delivery?.judgement.messageId ?? '')).toMatchObject({
      ok: true,
      stage: 'unknown',
      counters: { targetNo: 1, displayNo: 1 },
    });
  });

  it('counts who was valid, and who was held back', async () => {
    const { value } = await post('pushTask/getTaskId', { pushType: '0', messageJson });
    const pushIds = ['ok', 'dead', 'throttled'].map((name) => bench.token(name)).join(',');
    await post('task/varnished/pushByPushId', { taskId: String(value.taskId), pushIds });
    expect(await trace(String(value.taskId))).toMatchObject({
      ok: true,
      stage: 'shown',
      counters: { targetNo: 3, validNo: 2, pushedNo: 1, acceptNo: 1, displayNo: 1 },
    });
  });

  it('has counted nobody of a task that waits for its time', async () => {
    const planned = {
      ...(JSON.parse(messageJson) as object),
      pushTimeInfo: { offLine: 1, validTime: 24, pushTimeType: 1, startTime: '2026-11-20 18:00:00' },
    };
    const { value } = await post('pushTask/pushToApp', { pushType: '0', messageJson: JSON.stringify(planned) });
    expect(await trace(String(value.taskId))).toMatchObject({ ok: true, stage: 'unknown', counters: { targetNo: 0 } });
    bench.clock.advance(7 * 3_600_000);
    expect(await trace(String(value.taskId))).toMatchObject({ ok: true, stage: 'shown' });
  });

  it('does not know another task', async () => {
    const reading = await trace('1');
    expect(facet.unknownIdCodes).toContain(reading.ok === false ? reading.code : '');
  });
});
