import type { CheckResult, CheckState } from './check.ts';
import type { Finding, Severity } from './finding.ts';
import type { Mode, ResultItem } from './result.ts';
import type { PushStatus } from './status.ts';

export const reportSchema = 'push-check/report@1';

/** Counts of a run; folded from its events. */
export interface Summary {
  results: number;
  byStatus: Partial<Record<PushStatus, number>>;
  byVendor: Record<string, Partial<Record<PushStatus, number>>>;
  findings: Record<Severity, number>;
  checks: Partial<Record<CheckState, number>>;
  /** The two axes of an offline push test. */
  axes?: { push: 'normal' | 'abnormal' | 'unknown'; device: 'not-looked' | 'normal' | 'abnormal' };
  unreachableChecks: number;
  /** A code that `explain` was asked for and that nobody knows, or a token nobody recognises. */
  unknownSubjects: number;
  interrupted: boolean;
}

/** A failure as data, in the user's language. */
export interface ReportError {
  code: string;
  message: string;
  fix?: string;
  problems: { id: string; file?: string; line?: number; column?: number; path?: string; message: string; fix?: string }[];
}

/** What an api verb tells, in this order: `start`, anything, `end`. `end` always comes. */
export type Event =
  | { type: 'start'; schema: typeof reportSchema; tool: { name: string; version: string }; command: string; mode: Mode; startedAt: string }
  | { type: 'ready'; schema: 'push-check/sandbox@1'; url: string; httpsUrl: string; caFile: string; pid: number }
  | { type: 'result'; result: ResultItem }
  | { type: 'finding'; finding: Finding }
  | { type: 'check'; check: CheckResult }
  | { type: 'end'; summary: Summary; exitCode: number; error?: ReportError };

/** What an api verb yields itself; `start` and `end` are put around it by `runVerb`. */
export type BodyEvent = Exclude<Event, { type: 'start' | 'end' }>;
