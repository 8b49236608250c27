import { findEntry } from '../../../core/catalogue.ts';
import type { SandboxContext, SandboxRequest, SandboxResponse, SandboxVendor } from '../../../core/sandbox.ts';
import { catalogue } from '../errors.ts';
import { authorise, checkAccess } from './access.ts';
import { badRequest, refusal, refuseWith, serverError, succeed } from './answers.ts';
import { parseObject, textAt, type Fields } from './json.ts';
import { checkAppState, isMessage } from './message.ts';
import { checkUsers, isUserCheck, statistics } from './queries.ts';
import { isListPush, isTagPush, pushToAll, pushToList, pushToTag, saveListPayload, send } from './send.ts';
import { accountOf, createState, devices, type VivoState } from './state.ts';

interface Call {
  /** Whether the values have the JSON kinds that the server binds them to. */
  isTyped: (fields: Fields) => boolean;
  handle: (fields: Fields, state: VivoState, context: SandboxContext) => SandboxResponse;
}

/** Calls with a body behind the access token, by endpoint. */
const calls: Record<string, Call> = {
  send: { isTyped: isMessage, handle: send },
  save: { isTyped: isMessage, handle: saveListPayload },
  list: { isTyped: isListPush, handle: pushToList },
  all: { isTyped: isMessage, handle: pushToAll },
  tag: { isTyped: isTagPush, handle: pushToTag },
  check: { isTyped: isUserCheck, handle: checkUsers },
};

const messageCodes = [
  10000, 10045, 10054, 10055, 10056, 10057, 10058, 10059, 10060, 10061, 10062, 10063, 10064, 10065, 10067, 10068, 10069, 10071, 10094,
  10096, 10097, 10104, 10305, 10306, 10352, 10353, 11000,
];
const emitted: Record<string, readonly number[]> = {
  auth: [10040, 10200, 10201, 10202, 10203, 10204, 10205, 10206],
  send: [...messageCodes, 10050, 10070, 10073, 10301, 10302],
  save: [...messageCodes, 10252],
  list: [10000, 10045, 10070, 10073, 10094, 10150, 10151, 10153, 10154, 10302, 10352, 10353],
  all: [...messageCodes, 10254],
  tag: messageCodes,
  statistics: [10000, 10471, 10473],
  check: [10000],
  http: [400],
};

/**
 * vivo's server API: auth, single push, list, all, tag, statistics and the check of users; not the calls that manage tags.
 *
 * @see https://dev.vivo.com.cn/documentCenter/doc/362
 */
export const sandbox: SandboxVendor<VivoState> = {
  id: 'vivo',
  hosts: ['api-push.vivo.com.cn'],
  zone: 'Asia/Shanghai',
  routes: [
    { endpoint: 'auth', method: 'POST', path: '/message/auth' },
    { endpoint: 'send', method: 'POST', path: '/message/send' },
    { endpoint: 'save', method: 'POST', path: '/message/saveListPayload' },
    { endpoint: 'list', method: 'POST', path: '/message/pushToList' },
    { endpoint: 'all', method: 'POST', path: '/message/all' },
    { endpoint: 'tag', method: 'POST', path: '/message/tagPush' },
    { endpoint: 'statistics', method: 'GET', path: '/report/getStatistics' },
    { endpoint: 'check', method: 'POST', path: '/invalidUser/check' },
  ],
  devices,
  account: accountOf,
  createState,
  handle,
  refuse,
  emits: Object.entries(emitted).flatMap(([endpoint, codes]) => codes.map((code) => ({ endpoint, code: String(code) }))),
};

function handle(request: SandboxRequest, state: VivoState, context: SandboxContext): SandboxResponse {
  const { endpoint } = request;
  if (endpoint === 'statistics') {
    const refused = checkAccess(request, undefined, state, context);
    return refused ? refuseWith(refused) : statistics(request.query, state);
  }
  const isJson = /^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '');
  const fields = isJson ? parseObject(request.body) : undefined;
  if (!fields) return badRequest;
  if (endpoint === 'auth') return authorise(fields, state, context);
  const call = calls[endpoint];
  if (!call?.isTyped(fields)) return badRequest;
  const refused = checkAccess(request, fields, state, context) ?? checkAppState(fields, endpoint, state);
  return refused ? refuseWith(refused) : call.handle(fields, state, context);
}

function refuse(endpoint: string, code: string, request: SandboxRequest): SandboxResponse | undefined {
  // Two failures have no code of vivo's; the catalogue files them under their HTTP status.
  if (code === '400') return badRequest;
  if (code === '500') return serverError;
  if (!findEntry(catalogue, endpoint, code) || !/^\d+$/.test(code)) return undefined;
  if (code !== '10302') return refuseWith(refusal(Number(code), endpoint));
  const fields = parseObject(request.body) ?? {};
  const invalidUser = { userid: textAt(fields, 'regId'), status: 1 };
  if (endpoint !== 'list') return refuseWith(refusal(10302, endpoint, { invalidUser }));
  // A target's own failure never reaches the top of a list.
  const { regIds } = fields;
  const users = Array.isArray(regIds) ? regIds.map((userid: unknown) => ({ userid, status: 1 })) : [];
  return succeed({ requestId: textAt(fields, 'requestId'), invalidUsers: users });
}
