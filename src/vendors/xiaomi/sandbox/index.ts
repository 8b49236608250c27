import { findEntry } from '../../../core/catalogue.ts';
import type { SandboxContext, SandboxRequest, SandboxResponse, SandboxRoute, SandboxVendor } from '../../../core/sandbox.ts';
import { catalogue } from '../errors.ts';
import { overQuota, refusal, refuseWith, succeed } from './answers.ts';
import { revoke, statistics, traceMessage, traceSeveral, traceSpan } from './queries.ts';
import { send, sendKinds, sendMulti } from './send.ts';
import { accountOf, createState, devices, type XiaomiState } from './state.ts';

type Handler = (form: URLSearchParams, request: SandboxRequest, state: XiaomiState, context: SandboxContext) => SandboxResponse;

const sends: Record<string, readonly string[]> = {
  v2: ['regid', 'alias', 'user_account', 'topic', 'multi_topic', 'all', 'region'],
  v3: ['regid', 'alias', 'topic', 'multi_topic', 'all'],
  v4: ['regid'],
};

/** Paths that need a grant which no new app gets. */
const grantPaths = [
  '/v2/message/miid',
  '/v2/message/gaid',
  '/v3/message/gaid',
  '/message/oaid',
  '/v2/message/geo',
  '/v2/message/geo_group',
];

interface Door {
  endpoint: string;
  method: 'GET' | 'POST';
  handler: Handler;
}

const doors = new Map<string, Door>();
for (const [version, kinds] of Object.entries(sends))
  for (const name of kinds) {
    const kind = sendKinds[name]!;
    const way = version === 'v2' ? 'v2' : 'v3';
    doors.set(`/${version}/message/${name}`, {
      endpoint: 'send',
      method: 'POST',
      handler: (form, request, state, context) => send(kind, way, form, request, state, context),
    });
  }
for (const [path, name] of [
  ['regids', 'regid'],
  ['aliases', 'alias'],
  ['user_accounts', 'user_account'],
] as const)
  doors.set(`/v2/multi_messages/${path}`, {
    endpoint: 'send',
    method: 'POST',
    handler: (form, request, state, context) => sendMulti(sendKinds[name]!, form, request, state, context),
  });
for (const path of grantPaths)
  doors.set(path, {
    endpoint: 'send',
    method: 'POST',
    handler: (_form, _request, _state, context) => refuseWith(refusal(10036, 'operation forbidden'), context),
  });
// User accounts have no v3, and the pull of dead ids was withdrawn for receipts.
doors.set('/v3/message/user_account', { endpoint: 'send', method: 'POST', handler: notFound });
doors.set('/v1/feedback/fetch_invalid_regids', { endpoint: 'feedback', method: 'GET', handler: notFound });
doors.set('/v1/feedback/fetch_invalid_aliases', { endpoint: 'feedback', method: 'GET', handler: notFound });
for (const version of ['v1', 'v2', 'v3'])
  for (const kind of ['regid', 'alias', 'user_account'])
    doors.set(`/${version}/message/${kind}/revoke`, {
      endpoint: 'revoke',
      method: 'POST',
      handler: (form, _request, state, context) => revoke(version, kind, form, state, context),
    });
doors.set('/v1/trace/message/status', {
  endpoint: 'trace',
  method: 'GET',
  handler: (_form, request, state, context) => traceMessage(request, state, context),
});
doors.set('/v1/trace/messages/status', {
  endpoint: 'trace',
  method: 'GET',
  handler: (_form, request, state, context) => traceSpan(request.query, state, context),
});
doors.set('/v1/trace/multi_message/status', {
  endpoint: 'trace',
  method: 'POST',
  handler: (form, _request, state, context) => traceSeveral(form, state, context),
});
// The shape of this answer was never published; what is known is that a right secret gets code 0.
doors.set('/v1/trace/quota/get', { endpoint: 'quota', method: 'GET', handler: (_form, _request, _state, context) => succeed({}, context) });
doors.set('/v1/stats/message/counters', {
  endpoint: 'stats',
  method: 'GET',
  handler: (_form, request, state, context) => statistics(request, state, context),
});

function notFound(_form: URLSearchParams, _request: SandboxRequest, _state: XiaomiState, context: SandboxContext): SandboxResponse {
  return refuseWith(refusal(10020), context);
}

const globalHosts = ['ru', 'idmb', 'fr', 'sgp'].map((region) => `${region}-api.xmpush.global.xiaomi.com`);
const olderGlobalHosts = ['', 'fr.', 'ru.', 'idmb.'].map((region) => `${region}api.xmpush.global.xiaomi.com`);

/**
 * MiPush's server API: every send path, trace, quota, statistics and revoking.
 *
 * @see https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559
 */
export const sandbox: SandboxVendor<XiaomiState> = {
  id: 'xiaomi',
  hosts: [
    ...['api', 'lg.api', 'c3.api', 'vip.api', 'feedback', 'emq', 'sandbox'].map((name) => `${name}.xmpush.xiaomi.com`),
    ...globalHosts,
    ...olderGlobalHosts,
  ],
  zone: 'Asia/Shanghai',
  routes: [...doors].map(([path, { endpoint }]): SandboxRoute => ({ endpoint, method: '*', path })),
  devices,
  account: accountOf,
  createState,
  handle,
  refuse,
  emits: [
    ...[
      10007, 10008, 10016, 10017, 10020, 10021, 10036, 20301, 21301, 21305, 22022, 22103, 27001, 65009, 65012, 65013, 65014, 65015, 65016,
      65030, 65035, 65036, 65038, 200001,
    ].map((code) => ({ endpoint: 'send', code: String(code) })),
    { endpoint: 'send', code: '20301', subCode: 'no-valid-targets' },
    ...[10007, 10016, 10017, 10021, 21301, 65028].map((code) => ({ endpoint: 'trace', code: String(code) })),
    ...[10021, 21301].map((code) => ({ endpoint: 'quota', code: String(code) })),
    ...[10016, 10017, 10021, 21301, 22022].map((code) => ({ endpoint: 'stats', code: String(code) })),
    ...[10007, 10016, 10020, 10021, 21301, 21305, 22022].map((code) => ({ endpoint: 'revoke', code: String(code) })),
    ...[10020, 10021, 21301].map((code) => ({ endpoint: 'feedback', code: String(code) })),
  ],
};

function handle(request: SandboxRequest, state: XiaomiState, context: SandboxContext): SandboxResponse {
  const door = doors.get(request.path);
  if (!door) return refuseWith(refusal(10020), context);
  if (request.method !== door.method) return refuseWith(refusal(10021), context);
  const isPost = door.method === 'POST';
  if (isPost && !/^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    return refuseWith(refusal(10007), context);
  // The word is lower case, with one equals sign and nothing around.
  if (request.headers['authorization'] !== `key=${state.appSecret}`) return refuseWith(refusal(21301), context);
  return door.handler(new URLSearchParams(isPost ? request.body.toString('utf8') : ''), request, state, context);
}

function refuse(
  endpoint: string,
  code: string,
  _request: SandboxRequest,
  state: XiaomiState,
  context: SandboxContext,
): SandboxResponse | undefined {
  const entry = findEntry(catalogue, endpoint, code);
  if (!entry || !/^-?\d+$/.test(code)) return undefined;
  if (code === '200001') return refuseWith(overQuota(20_000, Math.max(20_000, state.acked.count)), context);
  return refuseWith(refusal(Number(code)), context);
}
