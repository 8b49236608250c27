import type { BodyEvent, Summary } from './events.ts';
import type { PushResult } from './result.ts';

export type { Summary } from './events.ts';

/** Lowest severity that makes the exit code 1. */
export type FailOn = 'error' | 'warn' | 'never';

export function emptySummary(): Summary {
  return {
    results: 0,
    byStatus: {},
    byVendor: {},
    findings: { error: 0, warn: 0, info: 0 },
    checks: {},
    unreachableChecks: 0,
    unknownSubjects: 0,
    interrupted: false,
  };
}

type Axes = NonNullable<Summary['axes']>;

const worstPush = ['abnormal', 'unknown', 'normal'] as const;
const worstDevice = ['abnormal', 'not-looked', 'normal'] as const;

/** Of several users the worst counts. */
function worse(a: Axes, b: Axes): Axes {
  return {
    push: worstPush.find((state) => state === a.push || state === b.push) ?? 'unknown',
    device: worstDevice.find((state) => state === a.device || state === b.device) ?? 'not-looked',
  };
}

/** A platform that took a message has not pushed it yet: its word that the vendor did, or the way through the sandbox, tells. */
function foldUser(axes: Axes, { flow, vendorTook }: PushResult): void {
  const stopped = flow?.find((step) => step.state === 'stopped');
  if (stopped && stopped.step < stopped.of) axes.push = 'abnormal';
  else if (flow) axes.device = stopped || axes.device === 'abnormal' ? 'abnormal' : 'normal';
  else if (!vendorTook && axes.push === 'normal') axes.push = 'unknown';
}

/** Folds one event into the summary (in place: it is called for every push of a million). */
export function summarise(summary: Summary, event: BodyEvent): Summary {
  switch (event.type) {
    case 'result': {
      const { result } = event;
      summary.results++;
      if (result.kind === 'push') {
        summary.byStatus[result.status] = (summary.byStatus[result.status] ?? 0) + 1;
        const vendor = (summary.byVendor[result.vendor] ??= {});
        vendor[result.status] = (vendor[result.status] ?? 0) + 1;
        summary.axes ??= { push: 'normal', device: 'not-looked' };
        if (result.status === 'unknown' || result.status === 'dry-run' || result.status === 'skipped') {
          if (summary.axes.push === 'normal') summary.axes.push = 'unknown';
        } else if (result.status !== 'accepted' && result.status !== 'validated') summary.axes.push = 'abnormal';
        else if (result.user !== undefined) foldUser(summary.axes, result);
        if (result.status === 'invalid-token') summary.axes.device = 'abnormal';
      } else if (result.kind === 'user') {
        summary.axes = summary.axes ? worse(summary.axes, result.axes) : { ...result.axes };
        // A user who gets no push is what was asked about, and a problem found.
        const state = result.canPush === 'no' ? 'fail' : result.canPush === 'unknown' || result.stops.length > 0 ? 'warn' : 'pass';
        summary.checks[state] = (summary.checks[state] ?? 0) + 1;
      } else if (result.kind === 'matrix') for (const finding of result.findings) summary.findings[finding.severity]++;
      else if (result.kind === 'explanation' && result.status === 'unknown') summary.unknownSubjects++;
      else if (result.kind === 'token' && (result.problems.length > 0 || result.candidates.length === 0)) summary.unknownSubjects++;
      break;
    }
    case 'finding':
      summary.findings[event.finding.severity]++;
      break;
    case 'check':
      summary.checks[event.check.state] = (summary.checks[event.check.state] ?? 0) + 1;
      if (event.check.unreachable) summary.unreachableChecks++;
      break;
    case 'ready':
      break;
  }
  return summary;
}

/** The exit code of a run that did not throw: 130, 4, 1 or 0, in that order. */
export function exitCode(summary: Summary, failOn: FailOn): number {
  const { byStatus: by, findings, checks } = summary;
  if (summary.interrupted) return 130;
  if ((by.unreachable ?? 0) + (by.unknown ?? 0) > 0 || summary.unreachableChecks > 0) return 4;
  if (failOn === 'never') return 0;
  const refused = (by.rejected ?? 0) + (by['invalid-token'] ?? 0) + (by.throttled ?? 0) + (by.unauthorized ?? 0) + (by.skipped ?? 0);
  if (refused > 0 || summary.unknownSubjects > 0 || (checks.fail ?? 0) > 0 || (checks.crashed ?? 0) > 0) return 1;
  if (findings.error > 0) return 1;
  return failOn === 'warn' && findings.warn + (checks.warn ?? 0) > 0 ? 1 : 0;
}
