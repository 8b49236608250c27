import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import { overQuota, refusal, refuseWith, succeed, type Refusal } from './answers.ts';
import { checkPush, dayQuota, pushOfForm, pushOfJson, quotaClassOf, quotaData, timeToLiveOf, type XiaomiPush } from './push.ts';
import { tokenOf, type DayCounters, type TracedMessage, type XiaomiState } from './state.ts';

/** How a send names its targets. */
export interface SendKind {
  /** The form field with the targets; absent for everyone. */
  field?: 'registration_id' | 'alias' | 'user_account' | 'topic' | 'topics' | 'region';
  /** What the answer's `info` counts. */
  label: 'REGID' | 'ALIAS' | 'USER_ACCOUNT' | 'TOPIC' | 'ALL' | 'REGION';
  /** First letter of message ids. */
  letter: 's' | 'a' | 't';
  /** Code for an empty target field. */
  emptyCode: number;
  counter: keyof DayCounters;
}

const maxTargets = 1000;
const tracedMessages = 10_000;
const regId = /^[A-Za-z0-9+/]{40,}={0,2}$/;
const [deadToken, otherAppToken, throttledToken] = [tokenOf('dead'), tokenOf('other-app'), tokenOf('throttled')];

/** What each send path addresses, by its last segment. */
export const sendKinds: Record<string, SendKind> = {
  regid: { field: 'registration_id', label: 'REGID', letter: 's', emptyCode: 10016, counter: 'regid' },
  alias: { field: 'alias', label: 'ALIAS', letter: 'a', emptyCode: 65012, counter: 'alias' },
  user_account: { field: 'user_account', label: 'USER_ACCOUNT', letter: 'a', emptyCode: 65016, counter: 'useraccount' },
  topic: { field: 'topic', label: 'TOPIC', letter: 't', emptyCode: 65013, counter: 'broadcast' },
  multi_topic: { field: 'topics', label: 'TOPIC', letter: 't', emptyCode: 65013, counter: 'broadcast' },
  all: { label: 'ALL', letter: 't', emptyCode: 10016, counter: 'broadcast' },
  region: { field: 'region', label: 'REGION', letter: 't', emptyCode: 10016, counter: 'broadcast' },
};

const isRegId = (target: string) => regId.test(target) && target !== deadToken && target !== otherAppToken;

/** Hosts where no regId of a mainland Android app lives: the iOS sandbox and the overseas service that ended on 2024-04-02. */
function isForeignHost(request: SandboxRequest): boolean {
  return /^sandbox\.xmpush\.|\.global\./.test(request.host.toLowerCase());
}

/** A single-message send. */
export function send(
  kind: SendKind,
  way: 'v2' | 'v3',
  form: URLSearchParams,
  request: SandboxRequest,
  state: XiaomiState,
  context: SandboxContext,
): SandboxResponse {
  const push = pushOfForm(form);
  const named = readTargets(kind, form);
  if ('code' in named) return refuseWith(named, context);
  const { targets } = named;
  const refused = checkPush(push, way, state, context) ?? checkQuota(push, targets, state, context);
  if (refused) return refuseWith(refused, context);
  const valid = isForeignHost(request) ? [] : kind.label === 'REGID' ? targets.filter(isRegId) : targets;
  if (valid.length === 0) return refuseWith(refusal(20301), context);

  const id = newMessageId(kind.letter, context);
  countPush(push, valid.length, state, context);
  remember(id, push, kind, targets.length, valid.length, state, context);
  context.record({ tokens: valid, message: shown(push, kind, form, state), messageId: id });
  const quotaClass = quotaClassOf(push, state);
  const data = quotaClass === 'private' ? { id } : { id, ...quotaData(state, context, quotaClass) };
  return succeed(data, context, `Received push messages for ${targets.length} ${kind.label}`);
}

function readTargets(kind: SendKind, form: URLSearchParams): { targets: string[] } | Refusal {
  if (!kind.field) return { targets: ['all'] };
  const value = form.get(kind.field);
  if (value === null) return refusal(10016, `missing required parameter: ${kind.field}`);
  if (value.trim() === '') return refusal(kind.emptyCode);
  if (kind.field === 'topics') {
    const topics = value.split(';$;');
    if (topics.length > 5) return refusal(65035, 'too many topics');
    const operation = form.get('topic_op') ?? 'UNION';
    if (!['UNION', 'INTERSECTION', 'EXCEPT'].includes(operation)) return refusal(10017, 'invalid parameter value: topic_op');
    return { targets: topics.map((topic) => `topic:${topic}`) };
  }
  if (kind.field === 'topic' || kind.field === 'region') return { targets: [`${kind.field}:${value}`] };
  const targets = value.split(',');
  if (targets.length > maxTargets) return refusal(10017, `invalid parameter value: ${kind.field}`);
  return { targets };
}

function checkQuota(push: XiaomiPush, targets: readonly string[], state: XiaomiState, context: SandboxContext): Refusal | undefined {
  const quotaClass = quotaClassOf(push, state);
  // MiPush counts per app; this device stands for an app that has used its day.
  if (targets.includes(throttledToken)) return overQuota(20_000, 20_000);
  if (quotaClass === 'private') return undefined;
  const left = quotaLeft(quotaClass, state, context);
  return left < targets.length ? overQuota(dayQuota(quotaClass, state), state.acked.count) : undefined;
}

function quotaLeft(quotaClass: 'public' | 'default', state: XiaomiState, context: SandboxContext): number {
  if (state.acked.day !== context.day) state.acked = { day: context.day, count: 0 };
  return dayQuota(quotaClass, state) - state.acked.count;
}

// The vendor counts what was delivered; here everything is delivered at once.
function countPush(push: XiaomiPush, count: number, state: XiaomiState, context: SandboxContext): void {
  if (quotaClassOf(push, state) === 'private') return;
  if (state.acked.day !== context.day) state.acked = { day: context.day, count: 0 };
  state.acked.count += count;
}

function newMessageId(letter: string, context: SandboxContext): string {
  return `${letter}cm${context.randomHex(19)}`;
}

function remember(
  id: string,
  push: XiaomiPush,
  kind: SendKind,
  named: number,
  resolved: number,
  state: XiaomiState,
  context: SandboxContext,
): void {
  // By halves: taking the oldest out of a map one by one gets slower with every hole it leaves.
  if (state.messages.size >= 2 * tracedMessages) state.messages = new Map([...state.messages].slice(-tracedMessages));
  const message: TracedMessage = {
    id,
    createdMs: context.nowMs,
    sendMs: sendTimeOf(push, context.nowMs),
    ttlMs: timeToLiveOf(push, state),
    kind: kind.letter === 't' ? 'Topic' : 'Common',
    resolved,
    invalid: named - resolved,
    jobkey: push.extra['jobkey'],
  };
  state.messages.set(id, message);
  let counters = state.counters.get(context.day);
  if (!counters) {
    counters = { single: 0, regid: 0, alias: 0, useraccount: 0, broadcast: 0, received: 0 };
    state.counters.set(context.day, counters);
  }
  counters[kind.counter] += resolved;
  if (kind.counter !== 'broadcast') counters.single += resolved;
  counters.received += resolved;
}

/** A push whose time has not come waits for it. */
function sendTimeOf(push: XiaomiPush, nowMs: number): number {
  const planned = Number(push.fields['time_to_send'] ?? '');
  return Number.isFinite(planned) ? Math.max(nowMs, planned) : nowMs;
}

/** What counted of a push: without the fields the server does not read, and with the TTL as cut. */
function shown(push: XiaomiPush, kind: SendKind, form: URLSearchParams | undefined, state: XiaomiState): object {
  const { fields, extra } = push;
  const operation = kind.field === 'topics' ? { topic_op: form?.get('topic_op') ?? 'UNION' } : {};
  const ttl = fields['time_to_live'] === undefined ? {} : { time_to_live: String(timeToLiveOf(push, state)) };
  return { ...fields, ...ttl, ...operation, extra };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `/v2/multi_messages/*`: a message of its own for each target, one id and no answer per target. */
export function sendMulti(
  kind: SendKind,
  form: URLSearchParams,
  request: SandboxRequest,
  state: XiaomiState,
  context: SandboxContext,
): SandboxResponse {
  const text = form.get('messages');
  if (!text) return refuseWith(refusal(10016, 'missing required parameter: messages'), context);
  const items = parseJson(text);
  if (!Array.isArray(items)) return refuseWith(refusal(65030, 'messages is not a JSON array'), context);
  if (items.length === 0) return refuseWith(refusal(10016, 'missing required parameter: messages'), context);
  if (items.length > maxTargets) return refuseWith(refusal(10017, 'invalid parameter value: messages'), context);
  const common = form.get('time_to_send');
  const entries: { target: string; push: XiaomiPush }[] = [];
  for (const item of items as unknown[]) {
    if (!isObject(item) || !isObject(item['message']) || typeof item['target'] !== 'string' || item['target'] === '')
      return refuseWith(refusal(10016, 'missing required parameter: target'), context);
    const push = pushOfJson(item['message']);
    if (common !== null) push.fields['time_to_send'] ??= common;
    const refused = checkPush(push, 'multi', state, context);
    if (refused) return refuseWith(refused, context);
    entries.push({ target: item['target'], push });
  }
  if (entries.some(({ target }) => target === throttledToken)) return refuseWith(overQuota(20_000, 20_000), context);
  const valid = isForeignHost(request) ? [] : kind.label === 'REGID' ? entries.filter(({ target }) => isRegId(target)) : entries;
  if (valid.length === 0) return refuseWith(refusal(20301), context);

  const id = newMessageId(kind.letter, context);
  const dropped = new Map<string, number>();
  for (const { target, push } of valid) {
    const quotaClass = quotaClassOf(push, state);
    if (quotaClass !== 'private' && quotaLeft(quotaClass, state, context) < 1) {
      // Over the quota this API says so beside code 0.
      const channel = push.extra['channel_id'] || 'no_channel';
      dropped.set(channel, (dropped.get(channel) ?? 0) + 1);
      continue;
    }
    countPush(push, 1, state, context);
    context.record({ tokens: [target], message: shown(push, kind, undefined, state), messageId: id });
  }
  remember(id, valid[0]!.push, kind, entries.length, valid.length, state, context);
  const exceeded = [...dropped].map(([channel, count]) => `${channel}:${count}`).join(' ');
  const data = exceeded === '' ? { id } : { id, channel_exceed_quota: exceeded };
  return succeed(data, context, `Received push messages for ${entries.length} ${kind.label}`);
}
