import { isUtf8 } from 'node:buffer';
import { findEntry } from '../../../core/catalogue.ts';
import type { SandboxContext, SandboxRequest, SandboxResponse, SandboxVendor } from '../../../core/sandbox.ts';
import { catalogue } from '../errors.ts';
import { overQuota, permitsPerDay, refusal, refuseWith, succeed } from './answers.ts';
import { authorise, checkAccess, regionOfRequest } from './access.ts';
import { batchFailure, broadcast, saveMessageContent, unicast, unicastBatch } from './send.ts';
import { accountOf, createState, devices, tokenOf, type OppoState } from './state.ts';

const prefix = '/server/v1';
const notificationPath = `${prefix}/message/notification`;
const authPath = `${prefix}/auth`;
const feedbackPath = `${prefix}/feedback/fetch_invalid_regidList`;

/**
 * OPPO's server API: auth, unicast, batch, broadcast and the list of dead ids, for both mainland hosts and the overseas one.
 *
 * @see https://open.oppomobile.com/documentation/page/info?id=11235
 */
export const sandbox: SandboxVendor<OppoState> = {
  id: 'oppo',
  hosts: ['api-push-cn.heytapmobi.com', 'api.push.oppomobile.com', 'api-intl.push.oppomobile.com', 'feedback.push.oppomobile.com'],
  zone: 'Asia/Shanghai',
  routes: [
    { endpoint: 'auth', method: '*', path: authPath },
    { endpoint: 'send', method: '*', path: `${notificationPath}/unicast` },
    { endpoint: 'send', method: '*', path: `${notificationPath}/unicast_batch` },
    { endpoint: 'save', method: '*', path: `${notificationPath}/save_message_content` },
    { endpoint: 'send', method: '*', path: `${notificationPath}/broadcast` },
    { endpoint: 'feedback', method: '*', path: feedbackPath },
    // What OPPO has no method or version for; the literal paths above come first.
    { endpoint: 'auth', method: '*', path: '/server/{version}/auth' },
    { endpoint: 'send', method: '*', path: '/server/{version}/message/notification/{method}' },
  ],
  devices,
  account: accountOf,
  createState,
  handle,
  refuse,
  emits: [
    ...[12, 14, 15, 16, 17, 18, 19, 23, 24, 25].map((code) => ({ endpoint: 'auth', code: String(code) })),
    ...[11, 12, 20, 23, 24, 25, 29, 31, 33, 40, 41, 54, 67, 10000].map((code) => ({ endpoint: 'send', code: String(code) })),
    { endpoint: 'send', code: '41', subCode: 'template-parameters' },
    ...[11, 12, 25, 29, 32, 40, 41, 67].map((code) => ({ endpoint: 'save', code: String(code) })),
    ...[11, 12, 29].map((code) => ({ endpoint: 'feedback', code: String(code) })),
  ],
};

function handle(request: SandboxRequest, state: OppoState, context: SandboxContext): SandboxResponse {
  const { path, method, params } = request;
  if (path === feedbackPath) return listInvalidIds(request, state, context);
  if (method !== 'POST') return refuseWith(refusal(12));
  const { version, method: unknownMethod } = params;
  if (version !== undefined && version !== 'v1') return refuseWith(refusal(/^v\d+$/.test(version) ? 24 : 23));
  if (unknownMethod !== undefined) return refuseWith(refusal(20));
  const type = (request.headers['content-type'] ?? '').toLowerCase();
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/.test(type) && /^[^;]*(;\s*charset="?utf-?8"?\s*)?$/.test(type);
  if (!isForm || !isUtf8(request.body)) return refuseWith(refusal(25));

  const form = new URLSearchParams(request.body.toString('utf8'));
  if (path === authPath) return authorise(form, request, state, context);
  const refused = checkAccess(form, request, state, context);
  if (refused) return refuseWith(refused);
  switch (path) {
    case `${notificationPath}/unicast`:
      return unicast(form, request, state, context);
    case `${notificationPath}/unicast_batch`:
      return unicastBatch(form, request, state, context);
    case `${notificationPath}/save_message_content`:
      return saveMessageContent(form, state, context);
    default:
      return broadcast(form, request, state, context);
  }
}

function listInvalidIds(request: SandboxRequest, state: OppoState, context: SandboxContext): SandboxResponse {
  if (request.method !== 'GET') return refuseWith(refusal(12));
  const refused = checkAccess(request.query, request, state, context);
  if (refused) return refuseWith(refused);
  // The list exists in mainland China only.
  const ids = regionOfRequest(request, state) === 'intl' ? [] : [tokenOf('dead')];
  return succeed({ registration_ids: ids, totalCount: ids.length });
}

function refuse(
  endpoint: string,
  code: string,
  request: SandboxRequest,
  state: OppoState,
  context: SandboxContext,
): SandboxResponse | undefined {
  const entry = findEntry(catalogue, endpoint, code);
  if (!entry) return undefined;
  const answer = code === '33' ? overQuota(permitsPerDay + 5207) : refusal(Number(code));
  const named = answer.message === '' && entry.name !== undefined ? { ...answer, message: entry.name } : answer;
  // A target's own failure never reaches the top of a batch.
  if (code === '10000' && request.path === `${notificationPath}/unicast_batch`)
    return succeed(targetsOfBatch(request).map((target) => batchFailure(target, named, state, context)));
  return refuseWith(named);
}

function targetsOfBatch(request: SandboxRequest): string[] {
  try {
    const messages: unknown = JSON.parse(new URLSearchParams(request.body.toString('utf8')).get('messages') ?? '');
    if (!Array.isArray(messages)) return [];
    return messages.map((message: unknown) => {
      const target = typeof message === 'object' && message !== null && 'target_value' in message ? message.target_value : undefined;
      return typeof target === 'string' ? target : '';
    });
  } catch {
    return [];
  }
}
