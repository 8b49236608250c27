import type { CheckResult } from '../core/check.ts';
import type { Finding } from '../core/finding.ts';
import { verdictOfErrorClass, type Evidence, type VerdictClass } from '../core/step.ts';

/** A code that the vendor refused with: the test push, or the auth call, query or probe of `verify`. */
export interface Refusal {
  code: string;
  subCode?: string;
  from: 'push' | 'verify';
  /** By the catalogue's class; only the test push carries one. */
  verdict?: VerdictClass;
}

/** Vendor id → code, or `code/subCode` where only that sub-code is meant → what it means to a step. */
export type CodeTable<Value> = Readonly<Record<string, Readonly<Record<string, Value>>>>;

/** The stages of `verify` of some kinds (`dns`, `auth` …) for the vendor at hand, in the order they ran. */
export function stagesOf(evidence: Evidence, ...kinds: readonly string[]): CheckResult[] {
  return (evidence.stages ?? []).filter((stage) => kinds.includes(stage.stage) && (stage.vendor ?? evidence.vendor) === evidence.vendor);
}

/** Whether the vendor took the test push, or at least validated it. */
export function isTaken(evidence: Evidence): boolean {
  return evidence.push?.status === 'accepted' || evidence.push?.status === 'validated';
}

/** Whether a stage of `verify` proved the credential. */
export function isProven(evidence: Evidence): boolean {
  return stagesOf(evidence, 'auth', 'probe').some((stage) => stage.state === 'pass');
}

/** Every code that something refused with, the test push first. Transport codes (`ERR_…`, `http-…`) are among them. */
export function refusalsOf(evidence: Evidence): Refusal[] {
  const { push } = evidence;
  const refusals: Refusal[] = [];
  if (push?.code !== undefined && !isTaken(evidence))
    refusals.push({
      code: push.code,
      from: 'push',
      ...(push.subCode === undefined ? {} : { subCode: push.subCode }),
      ...(push.errorClass === undefined ? {} : { verdict: verdictOfErrorClass[push.errorClass] }),
    });
  for (const stage of stagesOf(evidence, 'auth', 'probe'))
    if (stage.state === 'fail' && stage.code !== undefined) refusals.push({ code: stage.code, from: 'verify' });
  return refusals;
}

/** Whether a code is the transport's, not the vendor's. */
export function isTransportCode(code: string): boolean {
  return code.startsWith('ERR_') || code.startsWith('http-');
}

/** The first refusal (of those given, or of all) that a table knows, with what the table says about it. */
export function knownRefusal<Value>(
  evidence: Evidence,
  table: CodeTable<Value>,
  refusals: readonly Refusal[] = refusalsOf(evidence),
): { refusal: Refusal; value: Value } | undefined {
  const codes = Object.hasOwn(table, evidence.vendor) ? table[evidence.vendor] : undefined;
  if (!codes) return undefined;
  for (const refusal of refusals) {
    const key = [`${refusal.code}/${refusal.subCode ?? ''}`, refusal.code].find((candidate) => Object.hasOwn(codes, candidate));
    const value = key === undefined ? undefined : codes[key];
    if (value !== undefined) return { refusal, value };
  }
  return undefined;
}

const ranks = { error: 0, warn: 1, info: 2 } as const;

/** The findings of some rules (full ids), errors before warnings; remarks are left out. */
export function findingsOf(evidence: Evidence, ruleIds: readonly string[]): Finding[] {
  return evidence.findings
    .filter((finding) => finding.severity !== 'info' && ruleIds.includes(finding.ruleId))
    .toSorted((a, b) => ranks[a.severity] - ranks[b.severity]);
}

/** A text that another unit already rendered, without its full stop, for the inside of a sentence. */
export function bare(text: string): string {
  return text.replace(/[.。\s]+$/u, '');
}

/** What a stage of `verify` saw, as the inside of a sentence. */
export function seenAt(stage: CheckResult): string {
  const detail = stage.detail === undefined ? '' : bare(stage.detail);
  if (stage.code === undefined) return detail === '' ? bare(stage.title) : detail;
  return detail === '' ? stage.code : `${stage.code}, ${detail}`;
}
