import { findEntry } from '../../../core/catalogue.ts';
import type { SandboxContext, SandboxRequest, SandboxResponse, SandboxVendor } from '../../../core/sandbox.ts';
import { catalogue } from '../errors.ts';
import { newRequestId, notFound, oauthError, processed, refused } from './answers.ts';
import { handleToken } from './oauth.ts';
import { badAccess, sendMessage, tokensOf } from './send.ts';
import { accountOf, createState, devices, type HonorState } from './state.ts';

const authHosts = ['iam.developer.honor.com', 'iam.developer.hihonor.com'];
const pushHosts = ['push-api.cloud.honor.com', 'push-api.cloud.hihonor.com'];

/**
 * HONOR's auth call and its one send call, under the hosts of today and the old ones. Most of it is what clients that work agree on:
 * HONOR's own table of codes could not be read.
 *
 * @see https://developer.honor.com/cn/docs/11002/reference/downlink-message
 */
export const sandbox: SandboxVendor<HonorState> = {
  id: 'honor',
  hosts: [...authHosts, ...pushHosts],
  zone: 'Asia/Shanghai',
  routes: [
    { endpoint: 'auth', method: '*', path: '/auth/token' },
    { endpoint: 'auth', method: '*', path: '/auth/realms/developer/protocol/openid-connect/token' },
    { endpoint: 'send', method: '*', path: '/api/v1/{appId}/sendMessage' },
  ],
  devices,
  account: accountOf,
  createState,
  handle,
  refuse,
  emits: [
    ...['invalid_request', 'unsupported_grant_type', 'invalid_client', 'unauthorized_client'].map((code) => ({ endpoint: 'auth', code })),
    ...['invalid_token', 'access_denied', '400', '404', '429', 'failTokens', 'expireTokens'].map((code) => ({ endpoint: 'send', code })),
  ],
};

function handle(request: SandboxRequest, state: HonorState, context: SandboxContext): SandboxResponse {
  const host = request.host.replace(/:\d+$/, '').toLowerCase();
  const isAuth = request.endpoint === 'auth';
  // At least one published client sends its messages to the auth host.
  if (!isAuth && authHosts.includes(host)) return notFound();
  if (isAuth && pushHosts.includes(host)) return { status: 404, body: '' };
  return isAuth ? handleToken(request, state, context) : sendMessage(request, state, context);
}

function refuse(
  endpoint: string,
  code: string,
  request: SandboxRequest,
  _state: HonorState,
  context: SandboxContext,
): SandboxResponse | undefined {
  const entry = findEntry(catalogue, endpoint, code);
  if (!entry) return undefined;
  const words = entry.name ?? entry.title.en;
  if (endpoint === 'auth') return oauthError(entry.class === 'credential' ? 401 : 400, code, words);
  const tokens = tokensOf(request);
  switch (code) {
    case 'invalid_token':
    case 'access_denied':
      return badAccess(code);
    case '1101':
      return badAccess(Number(code));
    case 'failTokens':
      return processed(newRequestId(context), { failTokens: tokens, expireTokens: [], sendResult: false });
    case 'expireTokens':
      return processed(newRequestId(context), { failTokens: [], expireTokens: tokens, sendResult: false });
    case 'sendResult':
      return processed(newRequestId(context), { failTokens: [], expireTokens: [], sendResult: false });
  }
  const isStatus = /^[45]\d\d$/.test(code);
  return refused(Number(code), words, isStatus ? Number(code) : 200);
}
