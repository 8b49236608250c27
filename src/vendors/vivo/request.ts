import { createHash } from 'node:crypto';
import { endpointOrigin } from '../../core/account.ts';
import type { AccessToken } from '../../core/adapter.ts';
import type { HttpRequest } from '../../core/http.ts';
import type { VivoAccount } from './account.ts';
import { host, jsonContentType, type paths } from './wire.ts';

/** A JSON POST with the access token, to an endpoint of the account. */
export function post(
  account: VivoAccount,
  endpoint: keyof typeof paths,
  path: string,
  access: AccessToken | undefined,
  body: string,
): HttpRequest {
  return {
    endpoint,
    method: 'POST',
    url: endpointOrigin(account, endpoint, host) + path,
    headers: { 'content-type': jsonContentType, authtoken: access?.value ?? '' },
    body,
    protocol: 'h1',
  };
}

/**
 * Makes a `requestId` out of what the request is. The same message to the same target in the same millisecond has the same one, which is
 * what vivo's id is there for; a later attempt has another, so that it is not taken for a repetition of the refused one.
 *
 * @param seed Identifies message and app.
 * @returns 35 characters.
 */
export function requestIdOf(seed: string, target: string, nowMs: number): string {
  return `pc-${createHash('sha256').update(`${seed}\n${nowMs}\n${target}`).digest('hex').slice(0, 32)}`;
}
