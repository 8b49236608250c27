import type { Clock } from '../../src/core/clock.ts';

/** A clock that stands still until something sleeps: waiting costs no time and is remembered. */
export function fakeClock(startMs: number): Clock & { advance(ms: number): void; slept: number[] } {
  let nowMs = startMs;
  const slept: number[] = [];
  return {
    now: () => nowMs,
    advance: (ms) => {
      nowMs += ms;
    },
    slept,
    sleep: async (ms) => {
      slept.push(ms);
      nowMs += ms;
    },
  };
}
