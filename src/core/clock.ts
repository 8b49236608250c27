/** Time as an argument. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  /** Resolves after `ms`, or at once when the signal aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** Zones without daylight saving that the vendors use; arithmetic instead of Intl, whose start costs 12 ms. */
const fixedOffsetHours: Record<string, number> = { UTC: 0, 'Asia/Shanghai': 8 };

/** The day (`YYYY-MM-DD`) of an instant in an IANA zone. */
export function dayIn(zone: string, nowMs: number): string {
  const offset = fixedOffsetHours[zone];
  if (offset !== undefined) return new Date(nowMs + offset * 3_600_000).toISOString().slice(0, 10);
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(zone, format);
  }
  return format.format(nowMs);
}

/** A clock over the given time source; the real one is `systemClock(Date.now)` at the edge. */
export function systemClock(now: () => number = Date.now): Clock {
  return {
    now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const done = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        signal?.addEventListener('abort', done, { once: true });
      }),
  };
}
