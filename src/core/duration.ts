const unitMs: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

const part = /(\d+(?:\.\d+)?)(ms|s|m|h|d|w)/gy;

/**
 * Reads a duration such as `24h`, `90s`, `1d`, `500ms`, `1h30m`, or a plain number of seconds.
 *
 * @returns milliseconds, or undefined when the value is not a duration (negative ones are not).
 */
export function durationMs(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value * 1000 : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim().toLowerCase();
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  let total = 0;
  let end = 0;
  for (const match of text.matchAll(part)) {
    total += Number(match[1]) * (unitMs[match[2] as string] as number);
    end = match.index + match[0].length;
  }
  // Binary fractions (1.1s) must not leave a tail.
  return end > 0 && end === text.length ? Math.round(total * 1000) / 1000 : undefined;
}

/** Reads a duration like {@link durationMs} and gives seconds; `500ms` is 0.5. */
export function durationSeconds(value: unknown): number | undefined {
  const ms = durationMs(value);
  return ms === undefined ? undefined : ms / 1000;
}
