import { findEntry } from '../../../core/catalogue.ts';
import type { SandboxContext, SandboxRequest, SandboxResponse, SandboxVendor } from '../../../core/sandbox.ts';
import { catalogue } from '../errors.ts';
import { androidPartial, answer, bareStatus, gatewayStatus, harmonyPartial, newRequestId, oauthError, refusal } from './answers.ts';
import { handleToken } from './oauth.ts';
import { apiOf, queryToken, revoke, sendAndroid, sendHarmony, tokensOf } from './send.ts';
import { accountOf, createState, devices, type HuaweiState } from './state.ts';

const authHost = 'oauth-login.cloud.huawei.com';
const pushHost = 'push-api.cloud.huawei.com';

const tokenReasons = ['noRight', 'tokenFormatError'];
// What the scenario lacks it lacks for every token, so that these never come with a partial success.
const scenarioReasons = ['noPushTypeRight', 'notSupportPlayVoice', 'noRightToSendThisLiveNotificationEvent'];

/**
 * HUAWEI's two push APIs, Android (v1, v2) and HarmonyOS 5 (v3), with the token endpoint of the first. The vendor has more than these
 * endpoints; topics, groups and receipts are not emulated.
 *
 * @see https://developer.huawei.com/consumer/cn/doc/harmonyos-references/push-scenariozed-api-response
 */
export const sandbox: SandboxVendor<HuaweiState> = {
  id: 'huawei',
  hosts: [authHost, pushHost],
  zone: 'Asia/Shanghai',
  routes: [
    { endpoint: 'auth', method: '*', path: '/oauth2/v3/token' },
    { endpoint: 'auth', method: '*', path: '/oauth2/v2/token' },
    { endpoint: 'send', method: '*', path: '/v1/{id}/messages:send' },
    { endpoint: 'send', method: '*', path: '/v2/{projectId}/messages:send' },
    { endpoint: 'send', method: '*', path: '/v3/{projectId}/messages:send' },
    { endpoint: 'revoke', method: '*', path: '/v1/{id}/messages:revoke' },
    { endpoint: 'token-query', method: '*', path: '/v1/{id}/token:query' },
  ],
  devices,
  account: accountOf,
  createState,
  handle,
  refuse,
  emits: [
    ...['12304', '20002', '20003', '20085', '20152', '20171'].map((subCode) => ({ endpoint: 'auth', code: '1101', subCode })),
    ...['404', '405', '503'].map((code) => ({ endpoint: 'auth', code })),
    ...['80100000', '80100001', '80100003', '80100004', '80100013', '80200001', '80200003', '80200005'].map(onSend),
    ...['80300007', '80300008', '80300010', '80300011', '80300029', '80300030', '80300036', '404', '503'].map(onSend),
    ...tokenReasons.map((subCode) => ({ endpoint: 'send', code: '80100000', subCode })),
    ...[...tokenReasons, ...scenarioReasons].map((subCode) => ({ endpoint: 'send', code: '80300007', subCode })),
    ...['80100001', '80100003', '80200001', '80200005', '80300010', '80300036'].map((code) => ({ endpoint: 'revoke', code })),
    ...['80200001', '80200003', '80200005', '80300007', '80300036', '82000011'].map((code) => ({ endpoint: 'token-query', code })),
  ],
};

function onSend(code: string): { endpoint: string; code: string } {
  return { endpoint: 'send', code };
}

function handle(request: SandboxRequest, state: HuaweiState, context: SandboxContext): SandboxResponse {
  const host = request.host.replace(/:\d+$/, '').toLowerCase();
  if (request.endpoint === 'auth') return host === pushHost ? gatewayStatus(404) : handleToken(request, state, context);
  if (host === authHost) return gatewayStatus(404);
  if (request.method !== 'POST') return bareStatus(404, context);
  if (request.endpoint === 'revoke') return revoke(request, state, context);
  if (request.endpoint === 'token-query') return queryToken(request, state, context);
  return apiOf(request) === 'harmony' ? sendHarmony(request, state, context) : sendAndroid(request, state, context);
}

function refuse(
  endpoint: string,
  code: string,
  request: SandboxRequest,
  _state: HuaweiState,
  context: SandboxContext,
): SandboxResponse | undefined {
  return endpoint === 'auth' ? refuseAuth(code) : refusePush(endpoint, code, request, context);
}

/** `1101`, one of its sub-errors (`12304`, `1101/12304`), or a status of the gateway. */
function refuseAuth(code: string): SandboxResponse | undefined {
  const subCode = code === '1101' ? '12304' : code.replace(/^1101[/.]/, '');
  if (catalogue.entries.some((entry) => entry.code === '1101' && entry.subCode === subCode)) return oauthError(subCode);
  return findEntry(catalogue, 'auth', code) && /^[45]\d\d$/.test(code) ? gatewayStatus(Number(code)) : undefined;
}

function refusePush(endpoint: string, code: string, request: SandboxRequest, context: SandboxContext): SandboxResponse | undefined {
  const requestId = newRequestId(context);
  const tokens = tokensOf(request);
  // A reason of v3 may stand in the place of the code.
  const isReason = catalogue.entries.some((row) => row.code === '80300007' && row.subCode === code);
  if (isReason) return answer(harmonyPartial(0, { [code]: tokens }), requestId);
  const entry = findEntry(catalogue, endpoint, code);
  if (!entry) return undefined;
  if (/^[45]\d\d$/.test(code)) return bareStatus(Number(code), context);
  const api = apiOf(request);
  if (code === '80100000') return answer(api === 'android' ? androidPartial(0, tokens) : partial(tokens), requestId);
  const said = refusal(code, api);
  return answer(said.msg === '' && entry.name !== undefined ? { ...said, msg: entry.name } : said, requestId);
}

function partial(tokens: readonly string[]): { code: string; msg: string } {
  return { ...harmonyPartial(0, { tokenFormatError: tokens }), code: '80100000' };
}
