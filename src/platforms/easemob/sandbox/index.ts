import { endpointsOf, findEntry } from '../../../core/catalogue.ts';
import type { PlatformSandboxContext, SandboxPlatform } from '../../../core/platform-sandbox.ts';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import { catalogue } from '../errors.ts';
import { authorise, checkAccess, checkApp, checkUserAccess } from './access.ts';
import { pushAnswer, refuseWith, wrongUrl, type Refusal } from './answers.ts';
import { sendMessage } from './messages.ts';
import { pushNow } from './push.ts';
import { isTooFast } from '../../../lib/token-bucket.ts';
import { accountOf, createState, setUser, type EasemobState } from './state.ts';
import { batchStatus, templateCall, userCall } from './users.ts';

const base = '/{org}/{app}';
const user = `${base}/users/{user}`;

const queries = ['user', 'status', 'resources', 'binding', 'notification', 'offline'] as const;
const everywhere = ['send', ...queries, 'template'] as const;

/**
 * Easemob's REST API: token, instant push, messages, users with their bindings and settings, templates.
 *
 * @see https://doc.easemob.com/document/server-side/push.html
 */
export const sandbox: SandboxPlatform<EasemobState> = {
  id: 'easemob',
  hosts: ['a1.easemob.com'],
  zone: 'Asia/Shanghai',
  routes: [
    { endpoint: 'auth', method: 'POST', path: `${base}/token` },
    { endpoint: 'send', method: 'POST', path: `${base}/push/sync/{user}` },
    { endpoint: 'send', method: 'POST', path: `${base}/push/async/{user}` },
    { endpoint: 'send', method: 'POST', path: `${base}/push/single` },
    { endpoint: 'send', method: 'POST', path: `${base}/push/list/label` },
    { endpoint: 'send', method: 'POST', path: `${base}/push/task` },
    { endpoint: 'send', method: 'POST', path: `${base}/messages/users` },
    { endpoint: 'send', method: 'POST', path: `${base}/messages/chatgroups` },
    { endpoint: 'status', method: 'POST', path: `${base}/users/batch/status` },
    { endpoint: 'user', method: 'GET', path: user },
    { endpoint: 'user', method: 'PUT', path: user },
    { endpoint: 'status', method: 'GET', path: `${user}/status` },
    { endpoint: 'resources', method: 'GET', path: `${user}/resources` },
    { endpoint: 'offline', method: 'GET', path: `${user}/offline_msg_count` },
    { endpoint: 'offline', method: 'GET', path: `${user}/offline_msg_status/{id}` },
    { endpoint: 'binding', method: 'GET', path: `${user}/push/binding` },
    { endpoint: 'binding', method: 'PUT', path: `${user}/push/binding` },
    { endpoint: 'notification', method: 'GET', path: `${user}/notification/{type}/{key}` },
    { endpoint: 'notification', method: 'PUT', path: `${user}/notification/{type}/{key}` },
    { endpoint: 'notification', method: 'GET', path: `${user}/notification/template` },
    { endpoint: 'notification', method: 'PUT', path: `${user}/notification/template` },
    { endpoint: 'user', method: 'GET', path: `${user}/disconnect` },
    { endpoint: 'template', method: 'POST', path: `${base}/notification/template` },
    { endpoint: 'template', method: 'GET', path: `${base}/notification/template/{name}` },
  ],
  account: accountOf,
  createState,
  handle,
  refuse,
  groups: (state) => [...state.groups].map(([group, members]) => ({ group, members: [...members] })),
  users: (state) => [...state.users].map(([name, { scenario }]) => ({ user: name, scenario })),
  setUser,
  emits: [
    { endpoint: 'auth', code: 'illegal_argument' },
    { endpoint: 'auth', code: 'illegal_argument', subCode: 'client-id-missing' },
    { endpoint: 'auth', code: 'illegal_argument', subCode: 'client-secret-missing' },
    { endpoint: 'auth', code: 'invalid_grant', subCode: 'client-id' },
    { endpoint: 'auth', code: 'invalid_grant', subCode: 'client-secret' },
    { endpoint: 'auth', code: 'organization_application_not_found' },
    ...everywhere.flatMap((endpoint) => [
      { endpoint, code: 'organization_application_not_found' },
      { endpoint, code: 'unauthorized', subCode: 'expired' },
      { endpoint, code: 'auth_bad_access_token' },
      { endpoint, code: 'auth_bad_access_token', subCode: 'corrupt' },
    ]),
    ...[
      'MessageException',
      'illegal_argument',
      'appUser not exists',
      'no push binding',
      'no notifier exist',
      'notifier disabled',
      'FAIL',
      'ERROR',
      'LimitException',
      'This request has reached api limit',
    ].map((code) => ({ endpoint: 'send', code })),
    ...queries.filter((endpoint) => endpoint !== 'binding').map((endpoint) => ({ endpoint, code: 'service_resource_not_found' })),
    { endpoint: 'send', code: 'message_send_error', subCode: 'too-large' },
    { endpoint: 'binding', code: 'RequiredPropertyNotFoundException' },
    { endpoint: 'binding', code: 'This request has reached api limit' },
    ...(['user', 'binding', 'notification', 'template'] as const).map((endpoint) => ({ endpoint, code: 'IllegalArgumentException' })),
    { endpoint: 'status', code: 'illegal_argument' },
    { endpoint: 'template', code: 'EntityNotFoundException' },
    { endpoint: 'send', code: 'url is invalid' },
  ],
};

/** Calls a second of each message API and of the bindings’ API. */
const callsPerSecond = 100;

const tooManyCalls: Refusal = { status: 429, error: 'resource_limited', description: 'This request has reached api limit' };

function notEmulated(path: string): SandboxResponse {
  return { status: 501, body: { sandbox: true, error: `The emulator of Easemob has no /${path}; this is not an answer of Easemob.` } };
}

function checkToken(request: SandboxRequest, path: string, state: EasemobState, context: SandboxContext): Refusal | undefined {
  if (request.endpoint === 'auth') return undefined;
  // The receiver chooses the template, so this takes a token of the user’s and not the app’s.
  const isUsers = request.method === 'PUT' && /^users\/[^/]+\/notification\/template$/.test(path);
  return isUsers ? checkUserAccess(request, state, context) : checkAccess(request, state, context);
}

function handle(request: SandboxRequest, state: EasemobState, context: PlatformSandboxContext): SandboxResponse | Promise<SandboxResponse> {
  const path = request.path.split('/').slice(3).join('/');
  const refused = checkApp(request, state) ?? checkToken(request, path, state, context);
  if (refused) return refuseWith(refused, context);
  switch (request.endpoint) {
    case 'auth':
      return authorise(request, state, context);
    case 'send':
      if (path.startsWith('push/sync/')) return pushNow('sync', request, state, context);
      if (path.startsWith('push/async/')) return pushNow('async', request, state, context);
      if (path === 'push/single') return pushNow('single', request, state, context);
      if (path === 'push/list/label' || path === 'push/task') return notEmulated(path);
      if (path === 'messages/users' || path === 'messages/chatgroups')
        return isTooFast(state.rates, path, callsPerSecond, context.nowMs)
          ? refuseWith(tooManyCalls, context)
          : sendMessage(request, path === 'messages/users' ? 'chat' : 'groupchat', state, context);
      return refuseWith(wrongUrl, context);
    case 'binding':
      return isTooFast(state.rates, 'binding', callsPerSecond, context.nowMs)
        ? refuseWith(tooManyCalls, context)
        : userCall(request, state, context);
    case 'template':
      return templateCall(request, state, context);
    default:
      return path === 'users/batch/status' ? batchStatus(request, state, context) : userCall(request, state, context);
  }
}

function refuse(
  endpoint: string,
  code: string,
  request: SandboxRequest,
  _state: EasemobState,
  context: SandboxContext,
): SandboxResponse | undefined {
  const entry = findEntry(catalogue, endpoint, code);
  if (!entry) return undefined;
  if (entry.httpStatus !== undefined)
    return refuseWith({ status: entry.httpStatus, error: entry.code, description: entry.name ?? entry.code }, context);
  // The rest are reasons of a push result, which messages do not have.
  if (endpoint !== 'send' || !endpointsOf(entry).includes('send') || !/\/push\/(sync|async|single)\b/.test(request.path)) return undefined;
  if (code === 'ERROR') return pushAnswer([{ pushStatus: 'ERROR', desc: 'read timeout' }], context);
  return pushAnswer([{ pushStatus: 'FAIL', ...(code === 'FAIL' ? {} : { desc: code }) }], context);
}
