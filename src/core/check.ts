/** The states of a step; "could not look" is not "fine". */
export type CheckState = 'pass' | 'fail' | 'warn' | 'unknown' | 'not-applicable' | 'not-looked' | 'crashed';

/** One step that was looked at, in the user's language. */
export interface CheckResult {
  /** e.g. `apns/tls`. */
  id: string;
  vendor?: string;
  /** The stage: config, dns, tcp, proxy, tls, clock, auth, probe. */
  stage: string;
  state: CheckState;
  title: string;
  /** What was seen. */
  detail?: string;
  /** Milliseconds. */
  ms?: number;
  code?: string;
  cause?: string;
  fix?: string;
  docs?: string;
  /** True when the failure is that nothing usable answered (exit code 4). */
  unreachable?: boolean;
  raw?: string;
}
