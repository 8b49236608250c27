import type { Event } from '../core/events.ts';
import type { Finding } from '../core/finding.ts';

/** The findings an event tells: its own, or those inside a row of the kind matrix. */
export function findingsOf(event: Event): readonly Finding[] {
  if (event.type === 'finding') return [event.finding];
  if (event.type === 'result' && event.result.kind === 'matrix') return event.result.findings;
  return [];
}

/** What went wrong without being a finding: a push that was not taken, a check that failed or crashed. */
export interface Failure {
  /** Rule-like: `oppo/33`, `apns/tls`. */
  id: string;
  message: string;
}

/** The failure an event tells, if it does. */
export function failureOf(event: Event): Failure | undefined {
  const sentence = (parts: readonly (string | undefined)[]) => parts.filter((part) => part !== undefined && part !== '').join(' ');
  if (event.type === 'check') {
    const { check } = event;
    if (check.state !== 'fail' && check.state !== 'crashed') return undefined;
    return { id: check.id, message: sentence([`${check.title}:`, check.detail, check.cause, check.fix]) };
  }
  if (event.type !== 'result' || event.result.kind !== 'push') return undefined;
  const { status, vendor, code, explanation, vendorMessage, token } = event.result;
  if (status === 'accepted' || status === 'validated' || status === 'dry-run') return undefined;
  return {
    id: `${vendor}/${code ?? status}`,
    message: sentence([`${token}:`, status, vendorMessage, explanation?.title, explanation?.cause, explanation?.fix]),
  };
}
