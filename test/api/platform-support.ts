import type { Deps } from '../../src/api/deps.ts';
import { sendThroughPlatform, type PlatformSendRequest } from '../../src/api/send-platform.ts';
import type { BodyEvent } from '../../src/core/events.ts';
import { createRedactor } from '../../src/core/redact.ts';
import type { PushResult, ResultItem } from '../../src/core/result.ts';
import { emptySummary, exitCode, summarise } from '../../src/core/summary.ts';
import { fakeClock } from '../support/fake-clock.ts';

/** What a verb gets from outside; the clock stands still, and remembers what slept. */
export const testDeps = (given: Partial<Omit<Deps, 'clock'>> = {}) => {
  const clock = fakeClock(Date.parse('2026-11-20T04:00:00Z'));
  return {
    env: {},
    cwd: import.meta.dirname,
    lang: 'en' as const,
    random: () => 0.5,
    redactor: createRedactor(),
    signal: new AbortController().signal,
    progress: () => undefined,
    ...given,
    clock,
  } satisfies Deps;
};

/** Reads a verb to its end: results, findings, checks, axes and exit codes. */
export async function collect(events: AsyncIterable<BodyEvent>) {
  const summary = emptySummary();
  const all: BodyEvent[] = [];
  for await (const event of events) {
    summarise(summary, event);
    all.push(event);
  }
  return {
    results: all.flatMap((event): ResultItem[] => (event.type === 'result' ? [event.result] : [])),
    findings: all.flatMap((event) => (event.type === 'finding' ? [event.finding] : [])),
    checks: all.flatMap((event) => (event.type === 'check' ? [event.check] : [])),
    axes: summary.axes,
    exit: exitCode(summary, 'error'),
    exitOnWarn: exitCode(summary, 'warn'),
    text: JSON.stringify(all),
  };
}

const base = {
  users: [],
  groups: [],
  config: { allowCode: false },
  sandbox: true,
  faults: [],
  vendors: [],
  tokens: [],
  devices: [],
  allDevices: false,
  message: { flags: {}, sets: [] },
  force: false,
  dryRun: false,
  validateOnly: false,
  printCurl: false,
  showTokens: false,
} satisfies Omit<PlatformSendRequest, 'platform'>;

/** One send through a platform of the sandbox. */
export async function sent(request: Partial<PlatformSendRequest> & { platform: string }, deps: Deps = testDeps()) {
  const read = await collect(sendThroughPlatform({ ...base, ...request }, deps));
  return { ...read, pushes: read.results.filter((result): result is PushResult => result.kind === 'push') };
}
