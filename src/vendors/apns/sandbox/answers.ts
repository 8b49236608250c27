import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';

/** A `reason` of APNs on its way to an answer, with the status that belongs to it. */
export interface Refusal {
  status: number;
  reason: string;
  /** With 410: since when the device token is dead, Unix milliseconds. */
  timestamp?: number;
}

const statuses: Record<string, number> = {
  BadCertificate: 403,
  BadCertificateEnvironment: 403,
  ExpiredProviderToken: 403,
  InvalidProviderToken: 403,
  MissingProviderToken: 403,
  UnrelatedKeyIdInToken: 403,
  BadEnvironmentKeyInToken: 403,
  TopicMismatch: 403,
  BadPath: 404,
  MethodNotAllowed: 405,
  ExpiredToken: 410,
  Unregistered: 410,
  PayloadTooLarge: 413,
  TooManyProviderTokenUpdates: 429,
  TooManyRequests: 429,
};

/** Names a refusal; reasons without a status of their own are 400. */
export function refusal(reason: string, timestamp?: number): Refusal {
  return { status: statuses[reason] ?? 400, reason, ...(timestamp === undefined ? {} : { timestamp }) };
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Tells whether an id has the form 8-4-4-4-12. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}

/** Makes an id; APNs writes its own in upper case. */
export function newUuid(context: SandboxContext): string {
  return context
    .randomHex(32)
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
    .toUpperCase();
}

/** The id that an answer carries: the request's own when it is well-formed, else a new one. */
export function idOf(request: SandboxRequest, header: 'apns-id' | 'apns-request-id', context: SandboxContext): string {
  const given = request.headers[header];
  return given !== undefined && isUuid(given) ? given : newUuid(context);
}

/** The answer to a refused request. */
export function refused({ status, reason, timestamp }: Refusal, idHeader: string, id: string): SandboxResponse {
  return {
    status,
    headers: { [idHeader]: id, 'content-type': 'application/json' },
    body: { reason, ...(timestamp === undefined ? {} : { timestamp }) },
  };
}

/** The answer to HTTP/1.1: the real APNs answers in HTTP/2 frames, which no HTTP/1.1 client can read. */
export const wrongProtocol: SandboxResponse = {
  status: 505,
  headers: { 'content-type': 'text/plain' },
  body: 'APNs speaks HTTP/2 only.\n',
};
