import { timingSafeEqual } from 'node:crypto';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import { gatewayStatus, oauthAnswer, oauthError } from './answers.ts';
import type { HuaweiState } from './state.ts';

const lifetimeSeconds = 3600;
const windowMs = 5 * 60_000;
const requestsPerWindow = 1000;
const rememberedMs = 86_400_000;

/**
 * `POST /oauth2/v3/token` and its elder sister v2: client credentials against an access token of an hour.
 *
 * @see https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/oauth2-0000001212610981
 */
export function handleToken(request: SandboxRequest, state: HuaweiState, context: SandboxContext): SandboxResponse {
  if (request.method !== 'POST') return gatewayStatus(405);
  state.tokenRequests = state.tokenRequests.filter((atMs) => atMs > context.nowMs - windowMs);
  if (state.tokenRequests.length >= requestsPerWindow) return gatewayStatus(503);
  state.tokenRequests.push(context.nowMs);

  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers['content-type'] ?? '');
  const form = new URLSearchParams(isForm ? request.body.toString('utf8') : '');
  const grant = form.get('grant_type');
  const clientId = form.get('client_id') ?? '';
  const clientSecret = form.get('client_secret') ?? '';
  // The other grants belong to the log-in of people; which of their sub-errors means what is not told apart in the documents.
  if (grant !== 'client_credentials') return oauthError(grant === null ? '20085' : '20152');
  if (!/^[0-9]{1,64}$/.test(clientId)) return oauthError('20002');
  if (!state.clientIds.has(clientId)) return oauthError('20003');
  if (clientSecret === '') return oauthError('20171');
  const [given, wanted] = [Buffer.from(clientSecret), Buffer.from(state.clientSecret)];
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return oauthError('12304');

  // Expired tokens are kept for a day, so that their use can be told from garbage.
  for (const [value, expiresAtMs] of state.accessTokens) if (expiresAtMs < context.nowMs - rememberedMs) state.accessTokens.delete(value);
  const accessToken = `CgB6e3x9/${Buffer.from(context.accessHex(80), 'hex').toString('base64')}/sandbox+Ag==`;
  state.accessTokens.set(accessToken, context.nowMs + lifetimeSeconds * 1000);
  return oauthAnswer(200, { access_token: accessToken, expires_in: lifetimeSeconds, token_type: 'Bearer' });
}
