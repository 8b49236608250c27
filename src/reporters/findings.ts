import type { Event } from '../core/events.ts';
import type { Finding } from '../core/finding.ts';
import type { BaselineResult } from '../core/result.ts';
import type { Text } from '../core/text.ts';

/** The findings an event tells: its own, or those inside a row of the kind matrix. */
export function findingsOf(event: Event): readonly Finding[] {
  if (event.type === 'finding') return [event.finding];
  if (event.type === 'result' && event.result.kind === 'matrix') return event.result.findings;
  return [];
}

/** What a baseline says, when the event tells it. */
export function baselineOf(event: Event): BaselineResult | undefined {
  return event.type === 'result' && event.result.kind === 'baseline' ? event.result : undefined;
}

/** Words for what a baseline says in formats that have a line for each finding. */
export const baselineWords = {
  known: { en: 'known from the baseline: {message}', zh: '基线中的已知问题：{message}' },
  fixed: {
    en: 'Fixed: the baseline has this, and it is no longer found ({count}).',
    zh: '已修复：基线中有此问题，现已不再出现（{count} 个）。',
  },
} satisfies Record<string, Text>;

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
