import type { Text, TextData } from './text.ts';

/** Why push-check itself cannot go on; the codes are API. */
export type PushCheckErrorCode =
  | 'ERR_USAGE'
  | 'ERR_CONFIG_MISSING'
  | 'ERR_CONFIG_INVALID'
  | 'ERR_INPUT_INVALID'
  | 'ERR_OUTPUT'
  | 'ERR_UNSUPPORTED'
  | 'ERR_INTERNAL';

const exitCodes: Record<PushCheckErrorCode, number> = {
  ERR_USAGE: 2,
  ERR_UNSUPPORTED: 2,
  ERR_CONFIG_MISSING: 3,
  ERR_CONFIG_INVALID: 3,
  ERR_INPUT_INVALID: 3,
  ERR_OUTPUT: 3,
  ERR_INTERNAL: 70,
};

/** One line of an error: what, where, why, next step. */
export interface ErrorProblem {
  id: string;
  file?: string;
  /** 1-based. */
  line?: number;
  /** 1-based. */
  column?: number;
  /** Pointer or field path. */
  path?: string;
  text: Text;
  fix?: Text;
  data?: TextData;
}

/** Thrown once, caught at the edge, shown without a stack. */
export class PushCheckError extends Error {
  override readonly name = 'PushCheckError';
  readonly code: PushCheckErrorCode;
  readonly text: Text;
  readonly fix: Text | undefined;
  readonly data: TextData;
  readonly problems: readonly ErrorProblem[];

  constructor(
    code: PushCheckErrorCode,
    text: Text,
    options: { fix?: Text; data?: TextData; problems?: readonly ErrorProblem[]; cause?: unknown } = {},
  ) {
    super(text.en, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.text = text;
    this.fix = options.fix;
    this.data = options.data ?? {};
    this.problems = options.problems ?? [];
  }

  get exitCode(): number {
    return exitCodes[this.code];
  }
}
