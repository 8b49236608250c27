import type { ErrorClass } from './error-class.ts';

/** What became of one push, as far as the vendor's answer tells. `accepted` never means delivered. */
export const pushStatuses = [
  'accepted',
  'validated',
  'rejected',
  'invalid-token',
  'throttled',
  'unauthorized',
  'unreachable',
  'unknown',
  'skipped',
  'dry-run',
] as const;

export type PushStatus = (typeof pushStatuses)[number];

/**
 * The status a refused push has by the class of its error; a catalogue row may override it.
 * `server` is `unknown` because a plain 500 does not say whether the push was taken; with `notTaken` it becomes `unreachable`.
 */
export const statusOfClass: Record<ErrorClass, PushStatus> = {
  credential: 'unauthorized',
  clock: 'unauthorized',
  permission: 'unauthorized',
  token: 'invalid-token',
  'app-state': 'rejected',
  payload: 'rejected',
  channel: 'rejected',
  quota: 'throttled',
  network: 'unreachable',
  server: 'unknown',
};
