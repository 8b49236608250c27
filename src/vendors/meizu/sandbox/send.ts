import type { SandboxContext, SandboxResponse } from '../../../core/sandbox.ts';
import { refusal, refuseWith, succeed, type Refusal } from './answers.ts';
import { checkNotification, checkPassThrough, isPublic, parseObject, type Fields } from './message.ts';
import { countTargets, tokenOf, type MeizuState, type MeizuTask } from './state.ts';

/** A send call: 通知栏 (varnished) or 透传 (unvarnished), and how it names its targets. */
export interface SendCall {
  isVarnished: boolean;
  field: 'pushIds' | 'alias';
  /** The message was stored by `getTaskId` before. */
  isTask: boolean;
}

type Params = ReadonlyMap<string, string>;

const maxTargets = 100;
/** Messages to one app on one device in a minute; more collapse. */
const perMinute = 5;
/** Public messages of one app to one device in a day; news apps have five. */
const publicPerDay = 3;
/** The classes of messages came into force on this day. */
const classesInForce = '2025-05-07';
const rememberedTargets = 100_000;

const pushIdShape = /^(?:[A-Z][A-Z0-9]{0,2}[0-9a-f]{42,44}|[0-9a-f]{32})$/;
const [okToken, deadToken, otherAppToken, throttledToken, tooFastToken] = [
  tokenOf('ok'),
  tokenOf('dead'),
  tokenOf('other-app'),
  tokenOf('throttled'),
  tokenOf('too-fast'),
];

/** The code of a pushId that is none of this app's; undefined when it is registered. */
export function pushIdCode(pushId: string): 110002 | 110003 | undefined {
  if (!pushIdShape.test(pushId) || pushId === otherAppToken) return 110003;
  return pushId === deadToken ? 110002 : undefined;
}

/** Checks the `messageJson` of a call. */
export function readMessage(params: Params, isVarnished: boolean, way: 'direct' | 'task', day: string): { message: Fields } | Refusal {
  const message = parseObject(params.get('messageJson') ?? '');
  if (!message) return refusal(1005);
  return (isVarnished ? checkNotification(message, way, day) : checkPassThrough(message)) ?? { message };
}

/** The targets of a call; blanks between commas are passed over. */
export function targetsOf(params: Params, field: string): string[] {
  return (params.get(field) ?? '')
    .split(',')
    .map((target) => target.trim())
    .filter((target) => target !== '');
}

/** Sends a message, or a stored one, to at most 100 targets: 200 at the top, and in `value` only those that failed. */
export function send(call: SendCall, params: Params, state: MeizuState, context: SandboxContext): SandboxResponse {
  const found = call.isTask ? taskOf(params, call, state) : readMessage(params, call.isVarnished, 'direct', context.day);
  if ('code' in found) return refuseWith(found);
  const targets = targetsOf(params, call.field);
  if (targets.length === 0) return refuseWith(refusal(110004));
  if (targets.length > maxTargets || (call.field === 'alias' && targets.some((alias) => Array.from(alias).length > 60)))
    return refuseWith(refusal(1005));
  // 200 requests a second are the default; a count by the second would make a test depend on speed, so this device stands for it.
  if (targets.includes(tooFastToken)) return refuseWith(refusal(110010));
  if (!call.isVarnished) return refuseWith(refusal(110053));

  const failed: Record<string, string[]> = {};
  const reached: string[] = [];
  for (const target of targets) {
    const code = targetCode(target, call.field, found.message, state, context);
    if (code === undefined) reached.push(call.field === 'alias' ? `alias:${target}` : target);
    else (failed[code] ??= []).push(target);
  }
  const task = 'counters' in found ? found : undefined;
  const msgId = task ? undefined : context.randomHex(32);
  // Collapsed and over the daily limit: a valid target, held back.
  const heldBack = [520, 110011].reduce((sum, code) => sum + (failed[code]?.length ?? 0), 0);
  countTargets({ named: targets.length, valid: reached.length + heldBack, reached: reached.length }, task, context.day, state);
  if (reached.length > 0) context.record({ tokens: reached, message: found.message, messageId: msgId ?? params.get('taskId') ?? '' });
  return succeed(failed, msgId);
}

function taskOf(params: Params, call: SendCall, state: MeizuState): MeizuTask | Refusal {
  const task = state.tasks.get(params.get('taskId') ?? '');
  if (!task || task.startMs !== undefined || (task.pushType === 0) !== call.isVarnished) return refusal(110032);
  return task;
}

/** Why one target gets nothing: identity, switch, collapse, public quota. */
function targetCode(
  target: string,
  field: 'pushIds' | 'alias',
  message: unknown,
  state: MeizuState,
  context: SandboxContext,
): number | undefined {
  if (field === 'alias') {
    // Every alias is taken for subscribed but this one and those that were given up here.
    if (target === 'dead' || state.lostAliases.has(target)) return 110005;
  } else {
    const code = pushIdCode(target);
    if (code !== undefined) return code;
    if (state.subscriptions.get(target)?.bar === false) return 110010;
  }
  if (isCollapsed(target, state, context.nowMs)) return 520;
  if (!isPublic(message) || context.day < classesInForce) return undefined;
  if (state.publicToday.day !== context.day) state.publicToday = { day: context.day, byTarget: new Map() };
  const before = state.publicToday.byTarget.get(target) ?? 0;
  if (before >= publicPerDay) return 110011;
  state.publicToday.byTarget.set(target, before + 1);
  return undefined;
}

function isCollapsed(target: string, state: MeizuState, nowMs: number): boolean {
  if (target === throttledToken) return true;
  // This device answers well however fast a test is.
  if (target === okToken) return false;
  const times = (state.recent.get(target) ?? []).filter((time) => nowMs - time < 60_000);
  if (times.length >= perMinute) return true;
  if (state.recent.size >= rememberedTargets) state.recent.clear();
  state.recent.set(target, [...times, nowMs]);
  return false;
}
