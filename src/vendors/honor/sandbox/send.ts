import { isUtf8 } from 'node:buffer';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import { newRequestId, notFound, oauthError, processed, refused } from './answers.ts';
import { checkMessage } from './message.ts';
import { findMismatch, isObject, type Fields } from './shape.ts';
import { deviceNames, type HonorState } from './state.ts';

// Both limits are HUAWEI's, from whose API this one descends; HONOR's own are not known.
const maxTokens = 1000;
const maxBodyBytes = 4096;
// How far off HONOR lets a clock be is not known.
const timestampWindowMs = 5 * 60_000;
const plausibleToken = /^[A-Za-z0-9._-]{60,300}$/;

/**
 * `sendMessage`: access token, app, `timestamp`, body, then each token. The order is a guess.
 *
 * @see https://developer.honor.com/cn/docs/11002/reference/downlink-message
 */
export function sendMessage(request: SandboxRequest, state: HonorState, context: SandboxContext): SandboxResponse {
  if (request.method !== 'POST') return notFound();
  const unauthorised = checkAccess(request, state, context) ?? checkTimestamp(request, context);
  if (unauthorised) return unauthorised;
  const body = readBody(request);
  if (!body) return refused(400, 'request body is illegal');
  const { token, ...message } = body;
  const mismatch = findMismatch(token, ['string']);
  const tokens = Array.isArray(token) && mismatch === undefined ? (token as string[]) : [];
  if (tokens.length === 0 || tokens.length > maxTokens) return refused(400, 'token is illegal');
  if (Buffer.byteLength(JSON.stringify(message)) > maxBodyBytes) return refused(400, 'message body is too large');
  const problem = checkMessage(body);
  if (problem !== undefined) return refused(400, problem);

  if (tokens.some((value) => deviceNames.get(value) === 'throttled')) return refused(429, 'Too Many Requests');
  const isDead = (value: string) => deviceNames.get(value) === 'dead';
  const expireTokens = tokens.filter(isDead);
  const failTokens = tokens.filter(isForeign);
  const taken = tokens.filter((value) => !isDead(value) && !isForeign(value));
  const requestId = newRequestId(context);
  if (taken.length > 0) context.record({ tokens: taken, message, messageId: requestId });
  return processed(requestId, { failTokens, expireTokens, sendResult: taken.length > 0 });
}

/** The tokens of a request as far as they can be read, for answers that name them. */
export function tokensOf(request: SandboxRequest): string[] {
  const token = readBody(request)?.['token'];
  return Array.isArray(token) ? token.filter((value) => typeof value === 'string') : [];
}

/** The answer to an access token that is missing, damaged or out of date. */
export function badAccess(error: string | number = 'invalid_token'): SandboxResponse {
  return oauthError(error === 'access_denied' ? 403 : 401, error, 'Token verification failed');
}

function checkAccess(request: SandboxRequest, state: HonorState, context: SandboxContext): SandboxResponse | undefined {
  const bearer = /^Bearer (\S+)$/.exec(request.headers['authorization'] ?? '')?.[1];
  const expiresAtMs = bearer === undefined ? undefined : state.accessTokens.get(bearer);
  if (expiresAtMs === undefined || context.nowMs >= expiresAtMs) return badAccess();
  const { appId = '' } = request.params;
  if (!/^\d+$/.test(appId)) return notFound();
  // A token of one app for another is refused; with what is not known.
  return appId === state.appId ? undefined : badAccess('access_denied');
}

function checkTimestamp(request: SandboxRequest, context: SandboxContext): SandboxResponse | undefined {
  const { timestamp = '' } = request.headers;
  const isNear = /^\d{13}$/.test(timestamp) && Math.abs(context.nowMs - Number(timestamp)) <= timestampWindowMs;
  return isNear ? undefined : refused(400, 'timestamp is illegal');
}

function readBody(request: SandboxRequest): Fields | undefined {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json' || !isUtf8(request.body)) return undefined;
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Another app's token, no token at all, or the HUAWEI token of a phone from before the split, which has no dot. */
function isForeign(token: string): boolean {
  if (deviceNames.get(token) === 'other-app') return true;
  return !plausibleToken.test(token) || !token.includes('.');
}
