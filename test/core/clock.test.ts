import { afterEach, describe, expect, it, vi } from 'vitest';
import { dayIn, systemClock } from '../../src/core/clock.ts';

describe('dayIn', () => {
  it.each<[string, string, string]>([
    ['UTC', '2026-11-20T23:59:59.999Z', '2026-11-20'],
    ['UTC', '2026-11-21T00:00:00.000Z', '2026-11-21'],
    ['Asia/Shanghai', '2026-11-20T15:59:59.999Z', '2026-11-20'],
    ['Asia/Shanghai', '2026-11-20T16:00:00.000Z', '2026-11-21'],
    ['Asia/Shanghai', '2026-12-31T16:00:00.000Z', '2027-01-01'],
    ['Asia/Shanghai', '2028-02-28T16:00:00.000Z', '2028-02-29'],
    ['America/Los_Angeles', '2026-07-01T06:59:59.000Z', '2026-06-30'],
    ['America/Los_Angeles', '2026-07-01T07:00:00.000Z', '2026-07-01'],
    ['America/Los_Angeles', '2026-01-01T07:59:59.000Z', '2025-12-31'],
    ['America/Los_Angeles', '2026-01-01T08:00:00.000Z', '2026-01-01'],
  ])('in %s at %s is %s', (zone, instant, day) => expect(dayIn(zone, Date.parse(instant))).toBe(day));

  it('agrees with the zone database where it calculates itself', () => {
    for (const zone of ['UTC', 'Asia/Shanghai']) {
      const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
      for (let ms = Date.parse('2025-01-01T00:00:00Z'); ms < Date.parse('2030-01-01T00:00:00Z'); ms += 86_400_000 * 3.37)
        expect(dayIn(zone, ms)).toBe(format.format(ms));
    }
  });

  it('refuses a zone that does not exist', () => expect(() => dayIn('Mars/Olympus', 0)).toThrow(RangeError));
});

describe('systemClock', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('tells the time it was given', () => expect(systemClock(() => 42).now()).toBe(42));
  it('tells the time of the machine by default', () => {
    const before = Date.now();
    expect(systemClock().now()).toBeGreaterThanOrEqual(before);
  });

  const watch = (promise: Promise<void>) => {
    const state = { done: false };
    void promise.then(() => {
      state.done = true;
    });
    return state;
  };

  it('sleeps as long as it was told', async () => {
    vi.useFakeTimers();
    const state = watch(systemClock().sleep(1000));
    await vi.advanceTimersByTimeAsync(999);
    expect(state.done).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(state.done).toBe(true);
  });

  it('wakes up at once when the signal aborts, and leaves no timer', async () => {
    vi.useFakeTimers();
    const controller = new AbortController();
    const state = watch(systemClock().sleep(60_000, controller.signal));
    await vi.advanceTimersByTimeAsync(10);
    expect(state.done).toBe(false);
    controller.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(state.done).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not sleep after the abort', async () => {
    vi.useFakeTimers();
    await systemClock().sleep(60_000, AbortSignal.abort());
    expect(vi.getTimerCount()).toBe(0);
  });

  it('takes its listener off the signal again', async () => {
    vi.useFakeTimers();
    const controller = new AbortController();
    const removed = vi.spyOn(controller.signal, 'removeEventListener');
    const state = watch(systemClock().sleep(5, controller.signal));
    await vi.advanceTimersByTimeAsync(5);
    expect(state.done).toBe(true);
    expect(removed).toHaveBeenCalledTimes(1);
  });
});
