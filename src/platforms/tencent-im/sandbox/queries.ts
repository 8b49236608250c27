import type { SandboxContext, SandboxResponse } from '../../../core/sandbox.ts';
import { lossMaxRangeSeconds } from '../wire.ts';
import { isFields, refusal, refuseWith, succeed, type Fields } from './answers.ts';
import { setUser, taskKey, type Lost, type SandboxUser, type TencentState } from './state.ts';

const onlineScenarios = ['online', 'background'];
const offlineScenarios = ['logged-out', 'kicked', 'never-logged-in', 'banned'];

/** The platform's own word for a user's state. */
function wordFor({ scenario }: SandboxUser): 'Online' | 'PushOnline' | 'Offline' {
  if (onlineScenarios.includes(scenario) || scenario === 'two-devices') return 'Online';
  return offlineScenarios.includes(scenario) ? 'Offline' : 'PushOnline';
}

function detailOf(user: SandboxUser): object[] {
  const phone = user.vendor === 'apns' ? 'iPhone' : 'Android';
  if (user.scenario === 'two-devices')
    return [
      { Platform: 'Web', Status: 'Online' },
      { Platform: phone, Status: 'PushOnline' },
    ];
  const word = wordFor(user);
  return word === 'Offline' ? [] : [{ Platform: phone, Status: word }];
}

/**
 * `query_online_status`.
 *
 * @see https://cloud.tencent.com/document/product/269/2566
 */
export function onlineStatus(body: Fields, state: TencentState): SandboxResponse {
  const asked = body['To_Account'];
  if (!Array.isArray(asked) || !asked.every((user) => typeof user === 'string')) return refuseWith(refusal(90003));
  if (asked.length > 500) return refuseWith(refusal(90011));
  const known = asked.flatMap((user) => state.users.get(user) ?? []);
  return succeed({
    QueryResult: known.map((user) => ({
      To_Account: user.id,
      Status: wordFor(user),
      ...(body['IsNeedDetail'] === 1 ? { Detail: detailOf(user) } : {}),
    })),
    ErrorList: asked.filter((user) => !state.users.has(user)).map((user) => ({ To_Account: user, ErrorCode: 70107 })),
  });
}

/** `account_check`. */
export function accountCheck(body: Fields, state: TencentState): SandboxResponse {
  const items = body['CheckItem'];
  if (!Array.isArray(items) || items.length === 0 || items.length > 100) return refuseWith(refusal(70402));
  const users = items.map((item: unknown) => (isFields(item) ? item['UserID'] : undefined));
  if (!users.every((user) => typeof user === 'string' && user !== '')) return refuseWith(refusal(70402));
  return succeed({
    ResultItem: users.map((user) => ({
      UserID: user,
      ResultCode: 0,
      ResultInfo: '',
      AccountStatus: state.users.has(String(user)) ? 'Imported' : 'NotImported',
    })),
  });
}

/** `account_import`: a user whom a server registered and who has not logged in; older clients call the id `Identifier`. */
export function accountImport(body: Fields, state: TencentState): SandboxResponse {
  const user = body['UserID'] ?? body['Identifier'];
  if (typeof user !== 'string' || user === '') return refuseWith(refusal(70402));
  if (!state.users.has(user)) setUser(state, user, 'never-logged-in');
  return succeed();
}

/**
 * `normal_push_trace`: nothing is known about a message that made no push.
 *
 * @see https://trtc.io/document/71896
 */
export function trace(body: Fields, state: TencentState): SandboxResponse {
  const id = body['PushID'];
  if (typeof id !== 'string' || id === '') return refuseWith(refusal(90001, 'Invalid format of PushID'));
  return succeed({ InstanceTrace: state.traces.get(id) ?? [] });
}

/** `all_member_push_trace`. */
export function taskTrace(body: Fields, state: TencentState): SandboxResponse {
  const { TaskID: taskId, UserID: user } = body;
  if (typeof taskId !== 'string' || typeof user !== 'string' || user === '') return refuseWith(refusal(90001, 'Invalid format of TaskID'));
  if (!state.tasks.has(taskId)) return refuseWith(refusal(90049));
  return succeed({ InstanceTrace: state.traces.get(taskKey(taskId, user)) ?? [] });
}

interface Counted {
  PushPlatform?: number;
  EventType?: number;
  ErrCode: string;
  ErrCount: number;
  ErrInfo: string;
}

function count(lost: readonly Lost[], perPlatform: boolean): Counted[] {
  const rows = new Map<string, Counted>();
  for (const { code, info, platform, taskId } of lost) {
    const key = perPlatform ? `${platform} ${code}` : code;
    const row = rows.get(key);
    if (row) row.ErrCount += 1;
    else
      rows.set(key, {
        ...(perPlatform ? { ...(taskId === undefined ? {} : { EventType: 1 }), PushPlatform: platform } : {}),
        ErrCode: code,
        ErrCount: 1,
        ErrInfo: info,
      });
  }
  return [...rows.values()];
}

function listsOf(lost: readonly Lost[]): object {
  const ready = lost.filter(({ list }) => list === 'ReadyToSendLoss');
  const post = lost.filter(({ list }) => list === 'PostSendDeliveredLoss');
  return {
    ReadyToSendLoss: count(ready, false),
    PostSendDeliveredLoss: count(post, false),
    PlatformReadyToSendLoss: count(ready, true),
    PlatformPostSendDeliveredLoss: count(post, true),
  };
}

function rangeIn({ StartTime: start, EndTime: end }: Fields, context: SandboxContext): ((lost: Lost) => boolean) | undefined {
  if (typeof start !== 'number' || typeof end !== 'number' || end < start) return undefined;
  const oldest = context.nowMs - lossMaxRangeSeconds * 1000;
  return ({ atMs }) => atMs >= Math.max(start * 1000, oldest) && atMs <= end * 1000;
}

/**
 * `normal_push_loss`: chat messages, the lists beside ActionStatus.
 *
 * @see https://trtc.io/document/71898
 */
export function loss(body: Fields, state: TencentState, context: SandboxContext): SandboxResponse {
  const isWithin = rangeIn(body, context);
  if (!isWithin) return refuseWith(refusal(90001, 'Invalid format of StartTime'));
  return succeed(listsOf(state.lost.filter((lost) => lost.taskId === undefined && isWithin(lost))));
}

/** `all_member_push_loss`: the named tasks, or all of them together; wrapped in `Results`. */
export function taskLoss(body: Fields, state: TencentState, context: SandboxContext): SandboxResponse {
  const isWithin = rangeIn(body, context);
  const asked = body['TaskID'];
  if (!isWithin || !Array.isArray(asked) || asked.length > 5) return refuseWith(refusal(90001, 'Invalid format of TaskID'));
  const within = state.lost.filter((lost) => lost.taskId !== undefined && isWithin(lost));
  const results =
    asked.length === 0
      ? [{ TaskID: '', ...listsOf(within) }]
      : asked.map((taskId: unknown) => ({ TaskID: String(taskId), ...listsOf(within.filter((lost) => lost.taskId === taskId)) }));
  return succeed({ Results: results });
}
