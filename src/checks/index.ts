import type { Step } from '../core/step.ts';

/** The steps of the checklist; a test keeps this list equal to the files in `steps/`. */
export const steps: readonly Step[] = [];
