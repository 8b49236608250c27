import type { SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import { receiversMax } from '../wire.ts';
import { answerList, refuseWith, type Failed } from './answers.ts';
import { checkId } from './send.ts';
import type { ZegoState } from './state.ts';

type Fields = Readonly<Record<string, unknown>>;

const mutesMax = 500;

/** QueryUserOnlineState: `UserId[]` in the query. */
export function queryOnlineState(request: SandboxRequest, state: ZegoState): SandboxResponse {
  const users = request.query.getAll('UserId[]');
  if (users.length === 0) return refuseWith('660000002', state);
  if (users.length > receiversMax) return refuseWith('660000011', state);
  const failed: Failed[] = [];
  const found: object[] = [];
  for (const user of users) {
    const known = state.users.get(user);
    // One code for a stranger, a logout and a user whom only a server registered.
    if (!known?.registered || known.session === 'none') failed.push({ UserId: user, SubCode: 660_200_001 });
    else found.push({ UserId: user, Status: known.session === 'offline' && !known.webOnline ? 'Offline' : 'Online' });
  }
  return answerList(state, found.length, failed, { Result: found });
}

/** QueryUserInfos: `UserIds` of a JSON body, or the `UserId[]` of a query under that name. */
export function queryUserInfos(body: Fields, state: ZegoState): SandboxResponse {
  const users = body['UserIds'];
  if (!Array.isArray(users) || users.length === 0) return refuseWith('660000002', state);
  if (users.length > receiversMax) return refuseWith('660000011', state);
  const failed: Failed[] = [];
  const found: object[] = [];
  for (const user of users.map(String)) {
    if (state.users.get(user)?.registered) found.push({ UserId: user, UserName: user, UserAvatar: '', Extra: '' });
    else failed.push({ UserId: user, SubCode: 660_700_015 });
  }
  return answerList(state, found.length, failed, { Result: found });
}

/** SilenceConvNotification: switches do-not-disturb of conversations; nothing reads it back. */
export function silence(body: Fields, state: ZegoState): SandboxResponse {
  const { FromUserId: from, ConvType: type, ConvIds: conversations, Enable: enable } = body;
  const bad = checkId(from);
  if (bad) return refuseWith(bad, state);
  const user = state.users.get(from as string);
  if (!user?.registered) return refuseWith('660500002', state);
  if ((type !== 0 && type !== 2) || typeof enable !== 'boolean') return refuseWith('660000002', state);
  if (!Array.isArray(conversations) || conversations.length === 0 || conversations.length > 10) return refuseWith('660000002', state);
  const failed: object[] = [];
  for (const conversation of conversations.map(String)) {
    const key = `${type} ${conversation}`;
    const code = silenceCode(key, type, conversation, enable, user.muted, state);
    if (code !== undefined) failed.push({ ConvId: conversation, SubCode: code, SubMessage: '' });
    else if (enable) user.muted.add(key);
    else user.muted.delete(key);
  }
  const [first] = failed as { SubCode: number }[];
  return failed.length === conversations.length && first
    ? refuseWith(String(first.SubCode), state, { ErrorList: failed })
    : answerList(state, 1, [], { ErrorList: failed });
}

function silenceCode(
  key: string,
  type: number,
  conversation: string,
  enable: boolean,
  muted: ReadonlySet<string>,
  state: ZegoState,
): number | undefined {
  if (type === 0 && !state.users.get(conversation)?.registered) return 660_700_015;
  if (type === 2 && !state.groups.has(conversation)) return 660_600_001;
  if (enable && muted.has(key)) return 660_800_051;
  if (!enable && !muted.has(key)) return 660_800_052;
  return enable && type === 0 && muted.size >= mutesMax ? 660_800_030 : undefined;
}
