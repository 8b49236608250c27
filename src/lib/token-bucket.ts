/** Call → how many of it may still be made at once, and when that was counted (Unix milliseconds). */
export type Rates = Map<string, { left: number; atMs: number }>;

/** The least burst that passes: pushes that a sender spaced by a second arrive together when they all waited for its login. */
const leastBurst = 4;

/**
 * Whether one call more is over the limit of a second; if not, it is counted. The documents do not say how the platform counts: here a
 * second’s worth may come at once, and then only as much as the rate allows.
 */
export function isTooFast(rates: Rates, call: string, perSecond: number, nowMs: number): boolean {
  const most = Math.max(perSecond + 1, leastBurst);
  const known = rates.get(call);
  const since = known ? Math.max(0, nowMs - known.atMs) : 0;
  const left = known ? Math.min(most, known.left + (since * perSecond) / 1000) : most;
  const isLate = left < 1;
  rates.set(call, { left: isLate ? left : left - 1, atMs: nowMs });
  return isLate;
}
