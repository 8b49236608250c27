export type Severity = 'error' | 'warn' | 'info';

/** Where a statement about the user's setup points to. */
export interface Where {
  file?: string;
  /** 1-based. */
  line?: number;
  /** 1-based, in UTF-16 units. */
  column?: number;
  /** JSON pointer inside the message, the wire or the config. */
  path?: string;
}

/** A statement about the user's setup, in the language the user chose. */
export interface Finding {
  ruleId: string;
  severity: Severity;
  vendor?: string;
  where: Where;
  message: string;
  fix: string;
  docs: string;
  /** What the rule is about, in a few words. */
  title?: string;
  /** Stays the same when the place moves, for baselines and for services that follow findings over time. */
  fingerprint?: string;
}
