/** The layer that is at fault. */
export const errorClasses = [
  'credential',
  'clock',
  'network',
  'token',
  'permission',
  'app-state',
  'payload',
  'channel',
  'quota',
  'server',
] as const;

export type ErrorClass = (typeof errorClasses)[number];
