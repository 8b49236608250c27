import type { DoNotDisturb } from '../../core/user.ts';

const dayMinutes = 24 * 60;

/** The zone in which `ignoreInterval` is taken to count; the documents do not say, the server's zone is assumed. */
export const assumedOffsetMinutes = 8 * 60;

function minutesIn(text: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{1,2})$/.exec(text.trim()) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  const value = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && value <= dayMinutes ? value : undefined;
}

/**
 * Whether a minute of the day lies in `HH:MM-HH:MM`: an end before the start wraps midnight, start = end is the whole day, `0:0-0:0` is off.
 * Undefined when it is no interval.
 */
export function isInInterval(interval: string, minuteOfDay: number): boolean | undefined {
  const [from, to, ...rest] = interval.split('-').map(minutesIn);
  if (from === undefined || to === undefined || rest.length > 0) return undefined;
  if (from === to) return from !== 0;
  return from < to ? minuteOfDay >= from && minuteOfDay < to : minuteOfDay >= from || minuteOfDay < to;
}

/** The minute of the day at a place that many minutes east of Greenwich. */
export function minuteOfDay(nowMs: number, offsetMinutes = assumedOffsetMinutes): number {
  const minutes = Math.floor(nowMs / 60_000) + offsetMinutes;
  return ((minutes % dayMinutes) + dayMinutes) % dayMinutes;
}

/** Do-not-disturb out of `ignoreInterval` (daily) and `ignoreDuration` (in an answer the end, Unix milliseconds); undefined when neither is set. */
export function doNotDisturbOf(settings: { ignoreInterval?: unknown; ignoreDuration?: unknown }, nowMs: number): DoNotDisturb | undefined {
  const interval = typeof settings.ignoreInterval === 'string' && settings.ignoreInterval !== '' ? settings.ignoreInterval : undefined;
  const end = Number(settings.ignoreDuration ?? 0);
  const hasEnd = Number.isSafeInteger(end) && end > 0 && end <= 8.64e15;
  if (interval === undefined && !hasEnd) return undefined;
  const said = [interval, hasEnd ? new Date(end).toISOString() : undefined].filter((part) => part !== undefined).join(', ');
  if (hasEnd && end > nowMs) return { active: true, said, untilMs: end };
  const inside = interval === undefined ? false : isInInterval(interval, minuteOfDay(nowMs));
  return { said, ...(inside === undefined ? {} : { active: inside }) };
}
