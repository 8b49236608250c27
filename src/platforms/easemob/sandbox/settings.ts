import type { NotificationSettings } from './state.ts';

const offsetMinutes = 8 * 60;

function minutes(text: string): number {
  const [hours = 0, rest = 0] = text.split(':').map(Number);
  return hours * 60 + rest;
}

/** Whether a daily window holds a time: it may wrap midnight, equal ends are the whole day, `0:0-0:0` is off. The server's zone is assumed. */
function isInside(interval: string, nowMs: number): boolean {
  const [start = '', end = ''] = interval.split('-');
  const [from, to] = [minutes(start), minutes(end)];
  const now = (Math.floor(nowMs / 60_000) + offsetMinutes) % 1440;
  if (from === to) return from !== 0;
  return from < to ? from <= now && now < to : now >= from || now < to;
}

/** The settings at a time: a duration that has not begun begins now. */
export function settled(settings: NotificationSettings, nowMs: number): NotificationSettings & { isQuiet: boolean } {
  if (settings.ignoreForMs !== undefined) {
    settings.ignoreUntilMs = nowMs + settings.ignoreForMs;
    delete settings.ignoreForMs;
  }
  const { ignoreInterval, ignoreUntilMs = 0 } = settings;
  return { ...settings, isQuiet: ignoreUntilMs > nowMs || (ignoreInterval !== undefined && isInside(ignoreInterval, nowMs)) };
}

/** Puts what a client wrote into the settings; the words of what is wrong, or undefined. */
export function change(settings: NotificationSettings, body: Record<string, unknown>, isApp: boolean, nowMs: number): string | undefined {
  const { type, ignoreInterval, ignoreDuration } = body;
  if (type !== undefined && !['DEFAULT', 'ALL', 'AT', 'NONE'].includes(type as string)) return 'type';
  if (type === 'DEFAULT' && isApp) return 'type';
  if (
    ignoreInterval !== undefined &&
    !(isApp && typeof ignoreInterval === 'string' && /^(\d{1,2}:\d{1,2}-\d{1,2}:\d{1,2})?$/.test(ignoreInterval))
  )
    return 'ignoreInterval';
  if (ignoreDuration !== undefined && !(typeof ignoreDuration === 'number' && ignoreDuration >= 0 && ignoreDuration <= 604_800_000))
    return 'ignoreDuration';
  if (typeof type === 'string') settings.type = type;
  if (ignoreInterval === '') delete settings.ignoreInterval;
  else if (typeof ignoreInterval === 'string') settings.ignoreInterval = ignoreInterval;
  if (typeof ignoreDuration === 'number') {
    delete settings.ignoreForMs;
    if (ignoreDuration === 0) delete settings.ignoreUntilMs;
    else settings.ignoreUntilMs = nowMs + ignoreDuration;
  }
  return undefined;
}

/** As the platform answers: `ignoreDuration` is the end, not what was sent. */
export function shown(settings: NotificationSettings, nowMs: number): Record<string, unknown> {
  const { type, ignoreInterval, ignoreUntilMs } = settled(settings, nowMs);
  return {
    ...(type === undefined ? {} : { type }),
    ...(ignoreInterval === undefined ? {} : { ignoreInterval }),
    ...(ignoreUntilMs === undefined ? {} : { ignoreDuration: ignoreUntilMs }),
  };
}
