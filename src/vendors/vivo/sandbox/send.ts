import type { SandboxContext, SandboxResponse } from '../../../core/sandbox.ts';
import { newTaskId, refusal, refuseWith, succeed, type Refusal } from './answers.ts';
import { hasKinds, integerAt, isObject, textAt, type Fields, type JsonKind } from './json.ts';
import { isMessage, readMessage, requestIdCode } from './message.ts';
import { countsOf, tokenOf, type TaskCounters, type VivoMessage, type VivoState } from './state.ts';

/** Operational messages of an app with few users in a day. */
export const operationalPerDay = 10_000;
/** Bodies an app may store for lists in a day. */
export const storedPerDay = 1000;
/** Operational messages that one device shows of one app in a day; the rest is controlled. */
const shownPerTarget = 2;
const rememberedDeliveries = 100_000;
const rememberedTasks = 10_000;

const legacyRegId = /^\d{23}$/;
const newRegId = /^v2-[A-Za-z0-9_-]{48,}$/;
const [deadToken, otherAppToken, throttledToken, testToken] = [
  tokenOf('dead'),
  tokenOf('other-app'),
  tokenOf('throttled'),
  tokenOf('test-device'),
];

/** A target that gets nothing: 1 unknown for this app, 2 uninstalled or unsubscribed, 4 no test device. */
export interface InvalidUser {
  userid: string;
  status: 1 | 2 | 4;
}

/** Whether a regId gets anything here; `isTest` for `pushMode` 1. */
export function checkRegId(regId: string, isTest: boolean): InvalidUser | undefined {
  const isKnown = (legacyRegId.test(regId) || newRegId.test(regId)) && regId !== otherAppToken;
  if (!isKnown) return { userid: regId, status: 1 };
  if (regId === deadToken) return { userid: regId, status: 2 };
  return isTest && regId !== testToken ? { userid: regId, status: 4 } : undefined;
}

/** Test messages are not counted; for system messages the emulator's app has no limit. */
function checkQuota(
  message: VivoMessage,
  targets: readonly string[],
  endpoint: string,
  state: VivoState,
  context: SandboxContext,
): Refusal | undefined {
  if (message.isTest) return undefined;
  const isSystem = message.class === 'system';
  // vivo counts per app; this device stands for an app that has used its day.
  if (targets.includes(throttledToken)) return refusal(isSystem ? 10073 : 10070, endpoint);
  if (isSystem) return undefined;
  return countsOf(context.day, state).operational + targets.length > operationalPerDay ? refusal(10070, endpoint) : undefined;
}

/** Keeps what the statistics call will say of a task, and today's counts. */
function count(
  taskId: string,
  message: VivoMessage,
  reached: readonly string[],
  invalid: readonly InvalidUser[],
  state: VivoState,
  context: SandboxContext,
): void {
  // By halves: taking the oldest out of a map one by one gets slower with every hole it leaves.
  if (state.tasks.size >= 2 * rememberedTasks) state.tasks = new Map([...state.tasks].slice(-rememberedTasks));
  const counters: TaskCounters = state.tasks.get(taskId) ?? {
    send: 0,
    receive: 0,
    display: 0,
    targetInvalid: 0,
    targetUnSub: 0,
    controlled: 0,
  };
  state.tasks.set(taskId, counters);
  counters.send += reached.length;
  counters.receive += reached.length;
  for (const { status } of invalid) counters[status === 2 ? 'targetUnSub' : 'targetInvalid']++;
  const counts = countsOf(context.day, state);
  const isCounted = message.class === 'operational' && !message.isTest;
  for (const target of reached) {
    const before = counts.byTarget.get(target) ?? 0;
    counters[isCounted && before >= shownPerTarget ? 'controlled' : 'display']++;
    if (isCounted) counts.byTarget.set(target, before + 1);
  }
  if (isCounted) counts.operational += reached.length;
}

/** `/message/send`: one regId or alias. */
export function send(fields: Fields, state: VivoState, context: SandboxContext): SandboxResponse {
  const message = readMessage(fields, 'send', context);
  if ('problem' in message) return refuseWith(message.problem);
  const regId = textAt(fields, 'regId');
  const target = regId === '' ? `alias:${textAt(fields, 'alias')}` : regId;
  const overQuota = checkQuota(message, [target], 'send', state, context);
  if (overQuota) return refuseWith(overQuota);
  const invalidUser = regId === '' ? undefined : checkRegId(regId, message.isTest);
  if (invalidUser) return refuseWith(refusal(10302, 'send', { invalidUser }));

  const key = `${textAt(fields, 'requestId')} ${target}`;
  const before = state.delivered.get(key);
  if (before !== undefined) return succeed({ taskId: before });
  const taskId = newTaskId(context);
  if (state.delivered.size >= rememberedDeliveries) state.delivered.clear();
  state.delivered.set(key, taskId);
  count(taskId, message, [target], [], state, context);
  context.record({ tokens: [target], message: fields, messageId: taskId });
  return succeed({ taskId });
}

/** `/message/saveListPayload`: a body without target, kept for `pushToList`. */
export function saveListPayload(fields: Fields, state: VivoState, context: SandboxContext): SandboxResponse {
  const message = readMessage(fields, 'save', context);
  if ('problem' in message) return refuseWith(message.problem);
  const counts = countsOf(context.day, state);
  if (counts.stored >= storedPerDay) return refuseWith(refusal(10252, 'save'));
  counts.stored++;
  const taskId = newTaskId(context);
  state.stored.set(taskId, message);
  return succeed({ taskId });
}

const listKinds: Readonly<Record<string, JsonKind>> = {
  appId: 'integer',
  regIds: 'texts',
  aliases: 'texts',
  taskId: 'text',
  requestId: 'text',
  pushMode: 'integer',
};

/** Whether the values of a `pushToList` body have the JSON kinds that vivo wants. */
export function isListPush(fields: Fields): boolean {
  return hasKinds(fields, listKinds);
}

const tagKinds = { orTags: 'texts', andTags: 'texts', notTags: 'texts' } as const;

/** Whether a `tagPush` body has the JSON kinds that vivo wants; an expression without tags is none, as its code is not known. */
export function isTagPush(fields: Fields): boolean {
  const { tagExpression } = fields;
  if (!isMessage(fields) || !isObject(tagExpression) || !hasKinds(tagExpression, tagKinds)) return false;
  return listAt(tagExpression, 'orTags').length + listAt(tagExpression, 'andTags').length > 0;
}

const listAt = (fields: Fields, name: string): readonly string[] => {
  const value = fields[name];
  return Array.isArray(value) ? (value as string[]) : [];
};

/** `/message/pushToList`: a stored body to 2 to 1000 targets; 0 at the top although some of them failed. */
export function pushToList(fields: Fields, state: VivoState, context: SandboxContext): SandboxResponse {
  const refuse = (code: number) => refuseWith(refusal(code, 'list'));
  const [regIds, aliases] = [listAt(fields, 'regIds'), listAt(fields, 'aliases')];
  if (regIds.length === 0 && aliases.length === 0) return refuse(10150);
  const isByRegId = regIds.length > 0;
  const named = isByRegId ? regIds : aliases;
  if (named.length < 2 || named.length > 1000) return refuse(isByRegId ? 10153 : 10154);
  const requestIdProblem = requestIdCode(fields);
  if (requestIdProblem !== undefined) return refuse(requestIdProblem);
  const taskId = textAt(fields, 'taskId');
  const stored = state.stored.get(taskId);
  // What an unknown task id gets is not documented; it is nothing more than no task id here.
  if (!stored) return refuse(10151);
  const isTest = (integerAt(fields, 'pushMode') ?? Number(stored.isTest)) === 1;
  const message = { ...stored, isTest };
  const overQuota = checkQuota(message, named, 'list', state, context);
  if (overQuota) return refuseWith(overQuota);

  const invalidUsers = isByRegId ? regIds.map((regId) => checkRegId(regId, isTest)).filter((user) => user !== undefined) : [];
  const failed = new Set(invalidUsers.map(({ userid }) => userid));
  const reached = isByRegId ? regIds.filter((regId) => !failed.has(regId)) : aliases.map((alias) => `alias:${alias}`);
  count(taskId, message, reached, invalidUsers, state, context);
  if (reached.length > 0) context.record({ tokens: reached, message: stored.fields, messageId: taskId });
  return succeed({ requestId: textAt(fields, 'requestId'), ...(invalidUsers.length > 0 ? { invalidUsers } : {}) });
}

/** `/message/all`: once a day. */
export function pushToAll(fields: Fields, state: VivoState, context: SandboxContext): SandboxResponse {
  const message = readMessage(fields, 'all', context);
  if ('problem' in message) return refuseWith(message.problem);
  const counts = countsOf(context.day, state);
  if (counts.broadcasts >= 1) return refuseWith(refusal(10254, 'all'));
  counts.broadcasts++;
  return sendToMany('all', message, state, context);
}

/** `/message/tagPush`: a tag expression with at least one of `orTags` and `andTags`. */
export function pushToTag(fields: Fields, state: VivoState, context: SandboxContext): SandboxResponse {
  const message = readMessage(fields, 'tag', context);
  if ('problem' in message) return refuseWith(message.problem);
  return sendToMany(`tag:${JSON.stringify(fields['tagExpression'])}`, message, state, context);
}

function sendToMany(label: string, message: VivoMessage, state: VivoState, context: SandboxContext): SandboxResponse {
  const taskId = newTaskId(context);
  count(taskId, message, [label], [], state, context);
  context.record({ tokens: [label], message: message.fields, messageId: taskId });
  return succeed({ taskId });
}
