import type { PlatformSandboxContext } from '../../../core/platform-sandbox.ts';
import type { SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import { dataIdMaxBytes, lifeTimeMaxSeconds, messageMaxBytes, pushBodyMaxBytes } from '../wire.ts';
import { isFields, notEmulated, refusal, refuseWith, succeed, type Fields, type Refusal } from './answers.ts';
import { isTooFast } from '../../../lib/token-bucket.ts';
import { pushTo } from './flow.ts';
import type { PushJob } from './notification.ts';
import type { SandboxUser, TencentState } from './state.ts';

const duplicateMs = 1000;

/** Calls of `timpush/batch` a second in the free edition. */
const batchesPerSecond = 10;
const elementTypes = new Set([
  'TIMTextElem',
  'TIMLocationElem',
  'TIMFaceElem',
  'TIMCustomElem',
  'TIMSoundElem',
  'TIMImageElem',
  'TIMFileElem',
  'TIMVideoFileElem',
  'TIMRelayElem',
]);

const isUint32 = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff;
const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value);
const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

/** What was answered a moment ago to the same random number of the same sender. */
function repetition(key: string, state: TencentState, nowMs: number): SandboxResponse | undefined {
  const seen = state.seen.get(key);
  return seen && nowMs - seen.atMs < duplicateMs ? succeed(seen.answer) : undefined;
}

function remember(key: string, answer: Fields, state: TencentState, nowMs: number): SandboxResponse {
  state.seen.set(key, { atMs: nowMs, answer });
  return succeed(answer);
}

function checkPush(body: Fields, bytes: number): Refusal | undefined {
  if (bytes > pushBodyMaxBytes) return refusal(90056);
  if (!isUint32(body['MsgRandom'])) return refusal(90001);
  const to = body['To_Account'];
  if (!Array.isArray(to) || to.length === 0 || !to.every((user) => typeof user === 'string')) return refusal(90003);
  if (to.length > 500) return refusal(90018);
  const from = body['From_Account'];
  if (typeof from !== 'string' || from === '') return refusal(90001, 'Invalid format of From_Account');
  if (!isFields(body['OfflinePushInfo'])) return refusal(90001, 'Invalid format of OfflinePushInfo');
  const dataId = body['DataId'];
  return typeof dataId === 'string' && Buffer.byteLength(dataId) > dataIdMaxBytes ? refusal(90057) : undefined;
}

/**
 * `timpush/batch`.
 *
 * @see https://trtc.io/document/67553
 */
export async function batch(
  body: Fields,
  request: SandboxRequest,
  state: TencentState,
  context: PlatformSandboxContext,
): Promise<SandboxResponse> {
  // Which of its four codes for too many calls Tencent gives here is not documented; this one speaks of the interface.
  if (isTooFast(state.rates, 'batch', batchesPerSecond, context.nowMs)) return refuseWith(refusal(60007), true);
  const refused = checkPush(body, request.body.length);
  if (refused) return refuseWith(refused, true);
  const from = body['From_Account'] as string;
  const targets = body['To_Account'] as string[];
  const key = JSON.stringify(['push', from, targets, body['MsgRandom']]);
  const again = repetition(key, state, context.nowMs);
  if (again) return again;
  const taskId = `batch_${context.randomHex(8)}_${context.randomHex(8)}_${context.randomHex(16)}_${context.randomHex(7)}_${context.randomHex(8)}`;
  const known = targets.flatMap((target) => state.users.get(target) ?? []);
  const missing = targets.filter((target) => !state.users.has(target));
  const job: PushJob = {
    door: 'push',
    from,
    info: fieldsOf(body['OfflinePushInfo']),
    elements: [],
    isOnlineOnly: false,
    respectsMute: false,
    taskId,
  };
  state.tasks.add(taskId);
  if (known.length > 0) context.record({ tokens: known.map(({ id }) => id), message: body, messageId: taskId });
  await pushToAll(known, job, state, context);
  const { code, info } = refusal(70107);
  const failures = missing.map((target) => ({ To_Account: target, ErrorCode: code, ErrorInfo: info }));
  return remember(key, { TaskId: taskId, ...(failures.length > 0 ? { ErrorList: failures } : {}) }, state, context.nowMs);
}

/** Lists of a `Condition`, tags first. */
const conditionLists = ['TagsAnd', 'TagsOr', 'AttrsAnd', 'AttrsOr'] as const;
const tagsMax = 10;
const tagMaxBytes = 50;

function checkCondition(condition: Fields): Refusal | undefined {
  const lists = conditionLists.filter((name) => condition[name] !== undefined);
  if (lists.some((name) => name.startsWith('Tags')) && lists.some((name) => name.startsWith('Attrs'))) return refusal(90039);
  for (const name of lists.filter((list) => list.startsWith('Tags'))) {
    const tags = condition[name];
    if (!Array.isArray(tags)) return refusal(90001, `Invalid format of ${name}`);
    if (tags.length > tagsMax) return refusal(90032);
    if (tags.some((tag) => typeof tag !== 'string' || tag === '')) return refusal(90040);
    if (tags.some((tag) => Buffer.byteLength(String(tag)) > tagMaxBytes)) return refusal(90020);
    if (new Set(tags).size < tags.length) return refusal(90022);
  }
  return undefined;
}

/** Pushes to everybody must be this far apart, and so many are a day’s. */
const everybodyGapMs = 1000;
const everybodyPerDay = 100;

/**
 * `timpush/push`: to everybody. What tags and attributes users have is not kept here, so that a condition is checked and then honestly
 * not answered.
 */
export async function pushToEverybody(
  body: Fields,
  request: SandboxRequest,
  state: TencentState,
  context: PlatformSandboxContext,
): Promise<SandboxResponse> {
  if (request.body.length > pushBodyMaxBytes) return refuseWith(refusal(90056), true);
  if (!isUint32(body['MsgRandom'])) return refuseWith(refusal(90001), true);
  if (!isFields(body['OfflinePushInfo'])) return refuseWith(refusal(90001, 'Invalid format of OfflinePushInfo'), true);
  const { MsgLifeTime: lifeTime, Condition: condition } = body;
  if (isWhole(lifeTime) && lifeTime > lifeTimeMaxSeconds) return refuseWith(refusal(90026), true);
  const wrong = isFields(condition) ? checkCondition(condition) : undefined;
  if (wrong) return refuseWith(wrong, true);
  if (condition !== undefined) return notEmulated('timpush/push with a Condition');
  const { everybody } = state;
  const since = context.nowMs - everybody.atMs;
  if (since >= 0 && since < everybodyGapMs) return refuseWith(refusal(90024), true);
  const count = everybody.day === context.day ? everybody.count : 0;
  if (count >= everybodyPerDay) return refuseWith(refusal(90047), true);
  state.everybody = { atMs: context.nowMs, day: context.day, count: count + 1 };
  const taskId = `push_${context.randomHex(8)}_${context.randomHex(8)}_${context.randomHex(16)}`;
  const from = typeof body['From_Account'] === 'string' ? body['From_Account'] : state.administrator;
  const users = [...state.users.values()];
  state.tasks.add(taskId);
  context.record({ tokens: users.map(({ id }) => id), message: body, messageId: taskId });
  const info = fieldsOf(body['OfflinePushInfo']);
  const isOnlineOnly = body['OnlineOnlyFlag'] === 1;
  await pushToAll(users, { door: 'push', from, info, elements: [], isOnlineOnly, respectsMute: false, taskId }, state, context);
  return succeed({ TaskId: taskId });
}

function checkElements(elements: unknown): Refusal | undefined {
  if (elements === undefined) return refusal(90002);
  if (!Array.isArray(elements)) return refusal(90007);
  if (elements.length === 0) return refusal(90002);
  for (const element of elements as unknown[])
    if (!isFields(element) || !elementTypes.has(String(element['MsgType'])) || !isFields(element['MsgContent'])) return refusal(90010);
  const custom = (elements as Fields[]).filter((element) => element['MsgType'] === 'TIMCustomElem');
  return custom.length > 1 ? refusal(90010) : undefined;
}

function checkMessage(body: Fields, bytes: number, state: TencentState): Refusal | undefined {
  if (bytes > messageMaxBytes) return refusal(93000);
  if (typeof body['To_Account'] !== 'string' || body['To_Account'] === '') return refusal(90003);
  if (!isUint32(body['MsgRandom'])) return refusal(90005);
  const { SyncOtherMachine: sync, MsgTimeStamp: time, MsgLifeTime: lifeTime, From_Account: from } = body;
  if (sync !== undefined && sync !== 1 && sync !== 2) return refusal(90031);
  if (time !== undefined && !isWhole(time)) return refusal(90006);
  if (lifeTime !== undefined && (!isWhole(lifeTime) || lifeTime < 0)) return refusal(90044);
  if (isWhole(lifeTime) && lifeTime > lifeTimeMaxSeconds) return refusal(90026);
  const shape = checkElements(body['MsgBody']);
  if (shape) return shape;
  if (from !== undefined && !(typeof from === 'string' && state.users.has(from))) return refusal(90048);
  return state.users.has(body['To_Account']) ? undefined : refusal(90012);
}

const hasControl = (body: Fields, name: string) => Array.isArray(body['SendMsgControl']) && body['SendMsgControl'].includes(name);

/**
 * `openim/sendmsg`.
 *
 * @see https://www.tencentcloud.com/document/product/1047/34919
 */
export async function sendMessage(
  body: Fields,
  request: SandboxRequest,
  state: TencentState,
  context: PlatformSandboxContext,
): Promise<SandboxResponse> {
  const refused = checkMessage(body, request.body.length, state);
  if (refused) return refuseWith(refused);
  const target = body['To_Account'] as string;
  const from = typeof body['From_Account'] === 'string' ? body['From_Account'] : state.administrator;
  const random = body['MsgRandom'] as number;
  const key = JSON.stringify(['message', from, target, random]);
  const again = repetition(key, state, context.nowMs);
  if (again) return again;
  const time = Math.floor(context.nowMs / 1000);
  const pushId = `${Number.parseInt(context.randomHex(5), 16)}_${random}_${time}`;
  const lifeTime = body['MsgLifeTime'];
  context.record({ tokens: [target], message: body, messageId: pushId });
  await pushToAll(
    [state.users.get(target)].flatMap((user) => user ?? []),
    {
      door: 'message',
      from,
      info: fieldsOf(body['OfflinePushInfo']),
      elements: body['MsgBody'] as Fields[],
      isOnlineOnly: lifeTime === 0,
      respectsMute: hasControl(body, 'WithMuteNotifications'),
      ...(isWhole(lifeTime) ? { lifeTime } : {}),
      pushId,
    },
    state,
    context,
  );
  return remember(key, { MsgTime: time, MsgKey: pushId }, state, context.nowMs);
}

/**
 * `group_open_http_svc/send_group_msg`.
 *
 * @see https://www.tencentcloud.com/document/product/1047/34959
 */
export async function sendToGroup(
  body: Fields,
  request: SandboxRequest,
  state: TencentState,
  context: PlatformSandboxContext,
): Promise<SandboxResponse> {
  const groupId = body['GroupId'];
  if (request.body.length > messageMaxBytes) return refuseWith(refusal(80002));
  if (typeof groupId !== 'string' || groupId === '') return refuseWith(refusal(10015));
  if (!isUint32(body['Random'])) return refuseWith(refusal(10004, 'Invalid Random'));
  const members = state.groups.get(groupId);
  if (!members) return refuseWith(refusal(10010));
  if (checkElements(body['MsgBody'])) return refuseWith(refusal(10004, 'Invalid MsgBody'));
  const from = typeof body['From_Account'] === 'string' ? body['From_Account'] : state.administrator;
  const key = JSON.stringify(['group', from, groupId, body['Random']]);
  const again = repetition(key, state, context.nowMs);
  if (again) return again;
  state.groupSeq += 1;
  const others = members.filter((member) => member !== from).flatMap((member) => state.users.get(member) ?? []);
  context.record({ tokens: others.map(({ id }) => id), message: body, messageId: String(state.groupSeq) });
  await pushToAll(
    others,
    {
      door: 'group',
      from,
      groupId,
      info: fieldsOf(body['OfflinePushInfo']),
      elements: body['MsgBody'] as Fields[],
      isOnlineOnly: body['OnlineOnlyFlag'] === 1,
      respectsMute: hasControl(body, 'WithMuteNotifications'),
    },
    state,
    context,
  );
  return remember(key, { MsgTime: Math.floor(context.nowMs / 1000), MsgSeq: state.groupSeq }, state, context.nowMs);
}

/** One after the other, so that the log reads in order. */
async function pushToAll(users: readonly SandboxUser[], job: PushJob, state: TencentState, context: PlatformSandboxContext): Promise<void> {
  for (const user of users) await pushTo(user, job, state, context);
}
