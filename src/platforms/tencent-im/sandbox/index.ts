import { findEntry } from '../../../core/catalogue.ts';
import type { PlatformSandboxContext, SandboxPlatform } from '../../../core/platform-sandbox.ts';
import type { SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import { catalogue } from '../errors.ts';
import { hosts, paths } from '../wire.ts';
import { checkAccess } from './access.ts';
import { isFields, notEmulated, refusal, refuseWith, succeed, type Fields } from './answers.ts';
import { accountCheck, accountImport, loss, onlineStatus, taskLoss, taskTrace, trace } from './queries.ts';
import { batch, pushToEverybody, sendMessage, sendToGroup } from './send.ts';
import { accountOf, createState, setUser, type TencentState } from './state.ts';

type Handler = (
  body: Fields,
  request: SandboxRequest,
  state: TencentState,
  context: PlatformSandboxContext,
) => SandboxResponse | Promise<SandboxResponse>;

const everybody = '/v4/timpush/push';

const handlers: Readonly<Record<string, { endpoint: string; handle: Handler }>> = {
  [paths.push]: { endpoint: 'send', handle: batch },
  [everybody]: { endpoint: 'send', handle: pushToEverybody },
  [paths.message]: { endpoint: 'send', handle: sendMessage },
  [paths.group]: { endpoint: 'send', handle: sendToGroup },
  [paths.status]: { endpoint: 'status', handle: (body, _request, state) => onlineStatus(body, state) },
  [paths.statusOld]: { endpoint: 'status', handle: (body, _request, state) => onlineStatus(body, state) },
  [paths.account]: { endpoint: 'account', handle: (body, _request, state) => accountCheck(body, state) },
  '/v4/im_open_login_svc/account_import': { endpoint: 'account', handle: (body, _request, state) => accountImport(body, state) },
  [paths.trace]: { endpoint: 'trace', handle: (body, _request, state) => trace(body, state) },
  [paths.taskTrace]: { endpoint: 'trace', handle: (body, _request, state) => taskTrace(body, state) },
  [paths.loss]: { endpoint: 'loss', handle: (body, _request, state, context) => loss(body, state, context) },
  [paths.taskLoss]: { endpoint: 'loss', handle: (body, _request, state, context) => taskLoss(body, state, context) },
};

const isPushPath = (path: string) => path === paths.push || path === everybody;

/** Calls that Tencent has and this emulator does not; the older push service as a whole. */
const missing =
  /^\/v4\/(?:openim\/batchsendmsg|all_member_push\/\w+|timpush\/(?:revoke|(?:get|add|remove)_tag|(?:get|set|remove)_attr(?:_name)?|(?:normal|all_member)_push_statistics))$/;

/** What every call can be refused with before it is looked at. */
const accessCodes = [60002, 60003, 60004, 60006, 60012, 70001, 70002, 70003, 70005, 70009, 70013, 70014, 70020];
const sendCodes = [
  60009, 60010, 70107, 10004, 10010, 10015, 80002, 90001, 90002, 90003, 90005, 90006, 90007, 90009, 90010, 90012, 90018, 90026, 90031,
  90044, 90048, 90056, 90057, 93000, 60007, 90020, 90022, 90024, 90032, 90039, 90040, 90047,
];
const emitted = (endpoint: string, codes: readonly number[]) => codes.map((code) => ({ endpoint, code: String(code) }));

/**
 * Tencent IM's REST API: the three sends and the push to everybody, state, account, trace and loss, at every region's host. A push that passes goes on to the vendor's
 * emulator.
 *
 * @see https://trtc.io/document/34385
 */
export const sandbox: SandboxPlatform<TencentState> = {
  id: 'tencent-im',
  hosts: Object.values(hosts).map((origin) => new URL(origin).host),
  zone: 'Asia/Shanghai',
  routes: [
    ...Object.entries(handlers).map(([path, { endpoint }]) => ({ endpoint, method: '*', path })),
    // Whatever else is asked for does not exist; the literal paths above come first.
    { endpoint: 'send', method: '*', path: '/v4/{service}/{command}' },
  ],
  account: accountOf,
  createState,
  handle,
  refuse,
  groups: (state) => [...state.groups].map(([group, members]) => ({ group, members: [...members] })),
  users: (state) => [...state.users.values()].map(({ id, scenario }) => ({ user: id, scenario })),
  setUser,
  emits: [
    ...emitted('send', [...accessCodes, ...sendCodes]),
    ...emitted('status', [...accessCodes, 60010, 70107, 90003, 90011]),
    ...emitted('account', [...accessCodes, 60010, 70402]),
    ...emitted('trace', [...accessCodes, 90001, 90009, 90049]),
    ...emitted('loss', [...accessCodes, 90001, 90009]),
  ],
};

function handle(request: SandboxRequest, state: TencentState, context: PlatformSandboxContext): SandboxResponse | Promise<SandboxResponse> {
  const isPush = isPushPath(request.path);
  if (request.method !== 'POST') return refuseWith(refusal(60002), isPush);
  const refused = checkAccess(request, state, context);
  if (refused) return refuseWith(refused, isPush);
  const handler = Object.hasOwn(handlers, request.path) ? handlers[request.path] : undefined;
  if (!handler) return missing.test(request.path) ? notEmulated(request.path) : refuseWith(refusal(60009));
  let body: unknown;
  try {
    body = JSON.parse(request.body.toString('utf8'));
  } catch {
    body = undefined;
  }
  // The push service has a code of its own for this.
  if (!isFields(body)) return refuseWith(request.path.startsWith('/v4/timpush/') ? refusal(90001, 'Invalid JSON') : refusal(60003), isPush);
  return handler.handle(body, request, state, context);
}

function refuse(endpoint: string, code: string, request: SandboxRequest): SandboxResponse | undefined {
  const entry = findEntry(catalogue, endpoint, code);
  // The loss lists hold -1 and -2 as items; no call is refused with them.
  if (!entry || Number(code) <= 0) return undefined;
  const made = refusal(Number(code), entry.title.en);
  if (code !== '70107' || !isPushPath(request.path)) return refuseWith(made, isPushPath(request.path));
  // A target that does not exist does not fail the push as a whole.
  return succeed({ TaskId: `batch_${'0'.repeat(8)}`, ErrorList: targetsOf(request).map((user) => failureOf(user, made)) });
}

const failureOf = (user: string, { code, info }: { code: number; info: string }) => ({
  To_Account: user,
  ErrorCode: code,
  ErrorInfo: info,
});

function targetsOf(request: SandboxRequest): string[] {
  try {
    const body: unknown = JSON.parse(request.body.toString('utf8'));
    const to = isFields(body) ? body['To_Account'] : undefined;
    return Array.isArray(to) ? to.map(String) : [];
  } catch {
    return [];
  }
}
