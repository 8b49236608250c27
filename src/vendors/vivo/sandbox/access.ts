import { createHash, timingSafeEqual } from 'node:crypto';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import { refusal, refuseWith, succeed, unreadable, type Problem } from './answers.ts';
import { hasKinds, type Fields } from './json.ts';
import { accessTokenLifetimeMs, countsOf, type VivoState } from './state.ts';

const toleranceMs = 10 * 60_000;
/**
 * Auth calls of one app in a day. Documents before 2.9.2 say so; 2.9.2 says ten a second instead, which a test could only keep by
 * being slow, so the emulator stays with the day.
 */
export const authsPerDay = 10_000;

const kinds = { appId: 'integer', appKey: 'text', timestamp: 'long', sign: 'text' } as const;

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '');

/**
 * `POST /message/auth`: what is missing, the key, the clock, the signature.
 *
 * @see https://dev.vivo.com.cn/documentCenter/doc/362
 */
export function authorise(body: Fields, state: VivoState, context: SandboxContext): SandboxResponse {
  const refuse = (result: number) => refuseWith(refusal(result, 'auth'));
  if (!hasKinds(body, kinds)) return refuseWith(unreadable);
  const [appId, appKey, timestamp, sign] = [body['appId'], body['appKey'], body['timestamp'], body['sign']].map(textOf) as [
    string,
    string,
    string,
    string,
  ];
  if (appId === '') return refuse(10200);
  if (appKey === '') return refuse(10201);
  if (appKey !== state.appKey || appId !== state.appId) return refuse(10202);
  // Of 10203 to 10205 it is known that they lie here; which is which is this emulator's guess.
  if (timestamp === '') return refuse(10203);
  if (!/^\d{13}$/.test(timestamp) || Math.abs(context.nowMs - Number(timestamp)) > toleranceMs) return refuse(10204);
  if (sign === '') return refuse(10205);
  const expected = createHash('md5').update(`${appId}${appKey}${timestamp}${state.appSecret}`.trim(), 'utf8').digest('hex');
  if (sign.length !== expected.length || !timingSafeEqual(Buffer.from(sign), Buffer.from(expected))) return refuse(10206);
  const counts = countsOf(context.day, state);
  // No source has the code for too many auth calls; 10040 is the one that says "limit reached, later".
  if (counts.auths >= authsPerDay) return refuse(10040);
  counts.auths++;
  const hex = context.accessHex(32);
  const authToken = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  state.accessTokens.set(authToken, context.nowMs + accessTokenLifetimeMs);
  return succeed({ authToken });
}

/** Checks the header `authToken` and, where a body names its app, that both are the same one's. */
export function checkAccess(
  request: SandboxRequest,
  body: Fields | undefined,
  state: VivoState,
  context: SandboxContext,
): Problem | undefined {
  const expiresAtMs = state.accessTokens.get(request.headers['authtoken'] ?? '');
  if (expiresAtMs === undefined || context.nowMs >= expiresAtMs) return refusal(10000, request.endpoint);
  const appId = body?.['appId'];
  if (appId === undefined || appId === null) return undefined;
  if (!hasKinds({ appId }, kinds)) return unreadable;
  return textOf(appId) === state.appId ? undefined : refusal(10094, request.endpoint);
}
