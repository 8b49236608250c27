import type { CheckResult } from '../../src/core/check.ts';
import type { Finding } from '../../src/core/finding.ts';
import type { Evidence, PlatformEvidence } from '../../src/core/step.ts';

/** Evidence of an OPPO diagnosis that has looked at nothing yet. */
export function evidence(overrides: Partial<Evidence> = {}): Evidence {
  return {
    vendor: 'oppo',
    displayName: 'OPPO',
    day: '2026-11-20',
    nowMs: Date.parse('2026-11-20T04:00:00Z'),
    findings: [],
    answers: {},
    ...overrides,
  };
}

/** One stage of `verify`: the id says vendor, stage and, for the way, the host (`oppo/tls/api.example.com`). */
export function stage(id: string, state: CheckResult['state'], more: Partial<CheckResult> = {}): CheckResult {
  const [vendor = '', name = ''] = id.split('/');
  return { id, vendor, stage: name, state, title: name, ...more };
}

/** One lint finding. */
export function finding(ruleId: string, severity: Finding['severity'], more: Partial<Finding> = {}): Finding {
  const [vendor = ''] = ruleId.split('/');
  return { ruleId, severity, vendor, where: {}, message: 'Something is wrong.', fix: 'Mend it.', docs: 'https://example.com/', ...more };
}

/** What Easemob said about bob: nothing yet. */
export function platformEvidence(overrides: Partial<PlatformEvidence> = {}): PlatformEvidence {
  return { id: 'easemob', displayName: 'Easemob', user: 'bob', via: 'push', facts: {}, refusals: [], ...overrides };
}
