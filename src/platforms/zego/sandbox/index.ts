import { findEntry } from '../../../core/catalogue.ts';
import type { PlatformSandboxContext, SandboxPlatform } from '../../../core/platform-sandbox.ts';
import type { SandboxRequest, SandboxResponse, SandboxRoute } from '../../../core/sandbox.ts';
import { catalogue } from '../errors.ts';
import { hosts } from '../wire.ts';
import { checkAccess } from './access.ts';
import { refuseWith } from './answers.ts';
import { queryOnlineState, queryUserInfos, silence } from './query.ts';
import { isTooFast } from '../../../lib/token-bucket.ts';
import { callInvite, isRecord, sendGroupMessage, sendPeerMessage } from './send.ts';
import { accountOf, createState, setUser, usersOf, type ZegoState } from './state.ts';

const posts = {
  SendPeerMessage: { endpoint: 'send', handle: sendPeerMessage },
  SendGroupMessage: { endpoint: 'send', handle: sendGroupMessage },
  CallInvite: { endpoint: 'send', handle: callInvite },
  QueryUserInfos: { endpoint: 'user', handle: queryUserInfos },
  SilenceConvNotification: { endpoint: 'mute', handle: silence },
} as const;

/** Calls that ZEGO has and this emulator does not. */
const notEmulated = new Set(['SendMessageToAllUsers', 'QueryConversationList', 'SendRoomMessage', 'UserRegister', 'CreateGroup']);

const routes: readonly SandboxRoute[] = [
  ...Object.entries(posts).map(([action, { endpoint }]) => ({ endpoint, method: '*', path: `/?Action=${action}` })),
  { endpoint: 'status', method: '*', path: '/?Action=QueryUserOnlineState' },
  // Whatever else has an Action, and what has none.
  { endpoint: 'api', method: '*', path: '/' },
];

/** Calls a second of one AppID, by Action: the documented number, 20 where a call has none of its own. */
const perSecond: Readonly<Record<string, number>> = { SendGroupMessage: 10 };
const perSecondOfMost = 20;
const tooFast = '660300005';

const accessCodes = [
  tooFast,
  '3',
  '100000001',
  '100000002',
  '100000003',
  '100000004',
  '100000005',
  '100000008',
  '100000009',
  '100000013',
  '100000014',
] as const;

const ownCodes = {
  send: [
    '660000002',
    '660000011',
    '660000012',
    '660000025',
    '660400001',
    '660500002',
    '660600001',
    '660600024',
    '660600030',
    '660700015',
    '660800045',
    '660900003',
    '660900007',
  ],
  status: ['660000002', '660000011', '660200001'],
  user: ['660000002', '660000011', '660700015'],
  mute: ['660000002', '660000012', '660500002', '660600001', '660700015', '660800030', '660800051', '660800052'],
  api: ['100000006', '100000007'],
};

/**
 * The ZIM server API with ZPNs behind it: messages, calls, state queries and do-not-disturb, each with its limit of calls a second.
 *
 * @see https://doc-zh.zego.im/zim-server/accessing-server-apis
 */
export const sandbox: SandboxPlatform<ZegoState> = {
  id: 'zego',
  hosts: Object.values(hosts).map((url) => new URL(url).host),
  zone: 'Asia/Shanghai',
  routes,
  account: accountOf,
  createState,
  handle,
  refuse: (endpoint, code, _request, state) =>
    findEntry(catalogue, endpoint, code) && endpoint !== 'client' ? refuseWith(code, state) : undefined,
  groups: (state) => [...state.groups].map(([group, members]) => ({ group, members: [...members] })),
  users: usersOf,
  setUser,
  emits: Object.entries(ownCodes).flatMap(([endpoint, codes]) => [...accessCodes, ...codes].map((code) => ({ endpoint, code }))),
};

function handle(request: SandboxRequest, state: ZegoState, context: PlatformSandboxContext): SandboxResponse | Promise<SandboxResponse> {
  const action = request.query.get('Action') ?? '';
  if (action === '') return refuseWith('100000006', state);
  const post = Object.hasOwn(posts, action) ? posts[action as keyof typeof posts] : undefined;
  const isKnown = post !== undefined || action === 'QueryUserOnlineState' || notEmulated.has(action);
  if (!isKnown) return refuseWith('100000007', state);
  const refused = checkAccess(request, state, context);
  if (refused) return refuseWith(refused, state);
  if (isTooFast(state.rates, action, perSecond[action] ?? perSecondOfMost, context.nowMs)) return refuseWith(tooFast, state);
  if (action === 'QueryUserOnlineState') return queryOnlineState(request, state);
  if (!post)
    return { status: 501, body: { sandbox: true, error: `The emulator of ZEGO has no ${action}; this is not an answer of ZEGO.` } };
  // The pages show this one as a GET with `UserId[]` and, newer, as a POST with a body.
  if (action === 'QueryUserInfos' && request.method === 'GET') return queryUserInfos({ UserIds: request.query.getAll('UserId[]') }, state);
  const body = request.method === 'POST' ? bodyOf(request) : undefined;
  return body ? post.handle(body, state, context) : refuseWith('660000002', state);
}

function bodyOf(request: SandboxRequest): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8'));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
