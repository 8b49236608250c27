import type { Evidence } from '../../core/step.ts';

/**
 * Whether a person has said yes or no to a step. What only hints (a counter, a value in the message) then gives way: who held the phone knows
 * better. A vendor's own code does not.
 */
export function hasSpoken(evidence: Evidence, id: string): boolean {
  const said = Object.hasOwn(evidence.answers, id) ? evidence.answers[id] : undefined;
  return said === 'yes' || said === 'no';
}
