import type { FlowStep } from '../core/platform-sandbox.ts';
import { render, type Lang } from '../core/text.ts';

const marks = { done: '✓', stopped: '✗', skipped: '-' } as const;

/** One step of a platform's flow as a line: `✓ 6/9 The platform finds the user offline.` */
export function flowLine({ step, of, state, text, data }: FlowStep, lang: Lang): string {
  return `${marks[state]} ${step}/${of} ${render(text, lang, data)}`;
}
