import { describe, expect, it } from 'vitest';
import { lossFacet } from '../../../src/platforms/tencent-im/loss.ts';
import { account, garbage, nowMs, ok, response, vectorsOf } from './vectors.ts';

describe.each(vectorsOf('loss'))('$title', ({ given, expect: wanted }) => {
  it('are read', () => expect(lossFacet.read(response(given.body), { nowMs })).toEqual({ ok: true, rows: wanted.rows }));
});

describe('loss statistics', () => {
  it('are asked for in whole seconds', () => {
    const request = lossFacet.request({ fromMs: 1_741_708_800_500, toMs: 1_741_795_200_500 }, account, undefined, { nowMs });
    expect(new URL(request.url).pathname).toBe('/v4/timpush/normal_push_loss');
    expect(request.body).toBe('{"StartTime":1741708800,"EndTime":1741795201}');
  });
  it('count every loss once: a total only where no vendor’s row says the same', () => {
    const body = {
      ...ok,
      ReadyToSendLoss: [
        { ErrCode: '-1', ErrCount: 5 },
        { ErrCode: '-2', ErrCount: 4 },
      ],
      PlatformReadyToSendLoss: [
        { PushPlatform: 2, ErrCode: '-1', ErrCount: 3 },
        { PushPlatform: 3, ErrCode: '-1', ErrCount: 2 },
        { PushPlatform: 2, ErrCode: '-2', ErrCount: 1 },
      ],
    };
    const reading = lossFacet.read(response(body), { nowMs });
    expect(reading.ok === true && reading.rows.map(({ vendor, code, count }) => [vendor, code, count])).toEqual([
      [undefined, '-2', 3],
      ['xiaomi', '-1', 3],
      ['huawei', '-1', 2],
      ['xiaomi', '-2', 1],
    ]);
  });
  it('without a loss are empty', () => expect(lossFacet.read(response(ok), { nowMs })).toEqual({ ok: true, rows: [] }));
  it('may be refused', () =>
    expect(lossFacet.read(response({ ActionStatus: 'FAIL', ErrorCode: 90045 }), { nowMs })).toEqual({ ok: false, code: '90045' }));
  it.each(garbage)('are not read out of %j', (body) => expect(lossFacet.read(response(body), { nowMs })).toEqual({ ok: 'unreadable' }));
  it('survive lists of anything', () =>
    expect(
      lossFacet.read(response({ ...ok, ReadyToSendLoss: [null, 1, {}, { ErrCode: '-1' }], PostSendDeliveredLoss: 7 }), { nowMs }),
    ).toEqual({
      ok: true,
      rows: [],
    }));
  it('have meanings for the platform’s own codes, by step', () => {
    expect(Object.entries(lossFacet.meanings).map(([code, { step }]) => [code, step])).toEqual([
      ['-1', 'C3'],
      ['-2', 'D4'],
    ]);
    for (const { title, cause, fix } of Object.values(lossFacet.meanings))
      for (const { en, zh } of [title, cause, fix]) expect([en.endsWith('.'), zh.endsWith('。')]).toEqual([true, true]);
  });
});
