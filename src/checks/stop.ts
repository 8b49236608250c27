import type { Phase } from '../core/step.ts';
import type { StepResult } from './run.ts';

/** A rule that ends the walk early: when these steps fail, only these phases and steps are still worth looking at. */
export interface StopRule {
  steps: readonly string[];
  /** Phases that are still run. */
  phases: readonly Phase[];
  /** Also run, whatever their phase. */
  also: readonly string[];
}

/** The rules of checklist §3, strongest first. */
export const stopRules: readonly StopRule[] = [
  { steps: ['A1'], phases: ['A'], also: ['B2'] },
  { steps: ['A2'], phases: ['A'], also: [] },
  { steps: ['B1', 'B2', 'B3'], phases: ['A', 'B'], also: ['D2'] },
  { steps: ['E1', 'E3', 'E4'], phases: ['A', 'B', 'C', 'D', 'E'], also: [] },
  { steps: ['F1', 'F2', 'F4'], phases: ['A', 'B', 'C', 'D', 'E', 'F'], also: [] },
];

/** The first rule that the results so far set off. */
export function stopRule(results: readonly StepResult[]): StopRule | undefined {
  return stopRules.find((rule) => results.some((result) => result.state === 'fail' && rule.steps.includes(result.step.id)));
}

/** Whether a rule leaves a step out. */
export function isStopped(rule: StopRule | undefined, step: { id: string; phase: Phase }): boolean {
  return rule !== undefined && !rule.phases.includes(step.phase) && !rule.also.includes(step.id);
}
