import type { Phase, Symptom } from '../core/step.ts';

/** Which phases are worth a person's time, in this order, by the complaint (checklist Z0). Without a complaint: what only a person sees most often. */
export const askedPhases: Readonly<Record<Symptom | 'none', readonly Phase[]>> = {
  none: ['A', 'D', 'I', 'H', 'G', 'K'],
  'nothing-arrives': ['B', 'A', 'D', 'I', 'J', 'N'],
  'one-vendor-only': ['B', 'C', 'D', 'I', 'G', 'J', 'N'],
  'console-works-message-does-not': ['A', 'E', 'F', 'G', 'D'],
  'first-few-then-nothing': ['H', 'G', 'I'],
  'late-or-occasional': ['H', 'I', 'A'],
  'silent-in-drawer': ['G', 'I', 'L'],
  'only-when-app-alive': ['E', 'J', 'I', 'N'],
  'wrong-user-or-after-logout': ['E', 'D'],
  'text-wrong': ['F', 'M'],
  'click-wrong': ['K', 'J'],
  'release-only': ['J', 'C'],
  'new-phones-only': ['G', 'J', 'I', 'N'],
};
