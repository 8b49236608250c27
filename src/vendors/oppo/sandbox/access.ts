import { createHash, timingSafeEqual } from 'node:crypto';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import { refusal, refuseWith, succeed, type Refusal } from './answers.ts';
import { accessTokenLifetimeMs, type OppoState } from './state.ts';

const toleranceMs = 10 * 60_000;
const intlHost = 'api-intl.push.oppomobile.com';
const cnHosts = new Set(['api-push-cn.heytapmobi.com', 'api.push.oppomobile.com', 'feedback.push.oppomobile.com']);

/** The region of the door a request came through; a loopback door has none of its own. */
export function regionOfRequest(request: SandboxRequest, state: OppoState): 'cn' | 'intl' | undefined {
  const name = request.host.replace(/:\d+$/, '').toLowerCase();
  return name === intlHost ? 'intl' : cnHosts.has(name) ? 'cn' : state.region;
}

/**
 * `POST /server/v1/auth`: what is missing first, then key, clock, signature.
 *
 * @see https://open.oppomobile.com/documentation/page/info?id=11234
 */
export function authorise(form: URLSearchParams, request: SandboxRequest, state: OppoState, context: SandboxContext): SandboxResponse {
  const appKey = form.get('app_key') ?? '';
  const sign = form.get('sign') ?? '';
  const timestamp = form.get('timestamp') ?? '';
  if (appKey === '') return refuseWith(refusal(15));
  if (sign === '') return refuseWith(refusal(17));
  if (timestamp === '') return refuseWith(refusal(18));
  if (appKey !== state.appKey) return refuseWith(refusal(14));
  if (!/^\d{13}$/.test(timestamp) || Math.abs(context.nowMs - Number(timestamp)) > toleranceMs) return refuseWith(refusal(19));
  const expected = createHash('sha256').update(`${appKey}${timestamp}${state.masterSecret}`, 'utf8').digest('hex');
  if (sign.length !== expected.length || !timingSafeEqual(Buffer.from(sign), Buffer.from(expected))) return refuseWith(refusal(16));
  const authToken = context.accessHex(24);
  state.accessTokens.set(authToken, { expiresAtMs: context.nowMs + accessTokenLifetimeMs, region: regionOfRequest(request, state) });
  return succeed({ auth_token: authToken, create_time: String(context.nowMs) }, 'success');
}

/** Checks the `auth_token` of a call: the form (or query) first, then the header that some clients use. */
export function checkAccess(
  form: URLSearchParams,
  request: SandboxRequest,
  state: OppoState,
  context: SandboxContext,
): Refusal | undefined {
  const authToken = (form.get('auth_token') ?? request.headers['auth_token'] ?? '').trim();
  if (authToken === '') return refusal(29);
  const access = state.accessTokens.get(authToken);
  const region = regionOfRequest(request, state);
  if (!access || context.nowMs >= access.expiresAtMs) return refusal(11);
  // A token of the other region's host is unknown here; both mainland hosts are taken to share theirs.
  if (access.region !== undefined && region !== undefined && access.region !== region) return refusal(11);
  return undefined;
}
