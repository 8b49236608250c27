import type { Clock } from '../core/clock.ts';
import type { Redactor } from '../core/redact.ts';
import type { Lang } from '../core/text.ts';

/** What tells the user that something is going on; goes to standard error. */
export type Progress =
  | { type: 'waiting'; vendor: string; ms: number; reason: string; attempt: number }
  | { type: 'sending'; done: number }
  | { type: 'stage'; vendor: string; stage: string }
  | { type: 'note'; text: string };

/** What an api verb gets from outside: time, environment, language, where progress goes. */
export interface Deps {
  clock: Clock;
  env: Record<string, string | undefined>;
  cwd: string;
  lang: Lang;
  /** 0 … 1. */
  random: () => number;
  /** Masks secrets in everything that is shown; verbs add what they load. */
  redactor: Redactor;
  signal: AbortSignal;
  progress(progress: Progress): void;
}
