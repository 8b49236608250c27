import type { SandboxContext, SandboxResponse } from '../../../core/sandbox.ts';
import { refusal, refuseWith, succeed } from './answers.ts';
import { pushIdCode, targetsOf } from './send.ts';
import { newCounters, type MeizuState, type Subscription } from './state.ts';

type Params = ReadonlyMap<string, string>;

const dayMs = 86_400_000;

/** `getTaskStatistics`; a task that waits for its time, or was cancelled before it, has counted nobody yet. */
export function taskStatistics(params: Params, state: MeizuState, context: SandboxContext): SandboxResponse {
  const taskId = params.get('taskId') ?? '';
  const task = state.tasks.get(taskId);
  if (!task) return refuseWith(refusal(110032));
  const isOut = !task.isCancelled && (task.startMs === undefined || task.startMs <= context.nowMs);
  return succeed({ taskId: Number(taskId), ...(isOut ? task.counters : newCounters()) });
}

/** `dailyPushStatics`: at most 30 days, the newest first. */
export function dailyStatistics(params: Params, state: MeizuState): SandboxResponse {
  const [from, to] = [readDay(params.get('startTime')), readDay(params.get('endTime'))];
  if (from === undefined || to === undefined) return refuseWith(refusal(1005));
  if (to < from) return refuseWith(refusal(500, '结束时间不能早于开始时间'));
  if (to - from >= 30 * dayMs) return refuseWith(refusal(500, undefined, 'statistics'));
  const days: object[] = [];
  for (let ms = to; ms >= from; ms -= dayMs) {
    const date = new Date(ms).toISOString().slice(0, 10);
    days.push({ date, ...(state.days.get(date) ?? newCounters()) });
  }
  return succeed(days);
}

/** Midnight of `yyyyMMdd`, as if it were UTC. */
function readDay(text = ''): number | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const ms = match ? Date.parse(`${match[1]}-${match[2]}-${match[3]}`) : NaN;
  return Number.isNaN(ms) ? undefined : ms;
}

/** What a subscription call does to the device; its result is the answer's `value`. */
type Change = (subscription: Subscription, pushId: string, params: Params, state: MeizuState) => unknown;

const isOn = (params: Params) => params.get('subSwitch') === '1';
const switchesOf = ({ bar, direct }: Subscription, pushId: string) => ({
  barTypeSwitch: Number(bar),
  directTypeSwitch: Number(direct),
  pushId,
});
const tagsOf = ({ tags }: Subscription, pushId: string) => ({
  pushId,
  tags: [...tags].map((tagName, index) => ({ tagId: index + 1, tagName })),
});

/** The calls on `/garcia/api/server/message/`, by the last segment of the path, with what they need beside `pushId`. */
export const subscriptionCalls: Record<string, { method: 'GET' | 'POST'; required: readonly string[]; change: Change }> = {
  getRegisterSwitch: { method: 'GET', required: [], change: switchesOf },
  changeRegisterSwitch: {
    method: 'POST',
    required: ['msgType', 'subSwitch'],
    change(subscription, pushId, params) {
      if (params.get('msgType') === '0') subscription.bar = isOn(params);
      else subscription.direct = isOn(params);
      return switchesOf(subscription, pushId);
    },
  },
  changeAllSwitch: {
    method: 'POST',
    required: ['subSwitch'],
    change(subscription, pushId, params) {
      subscription.bar = subscription.direct = isOn(params);
      return switchesOf(subscription, pushId);
    },
  },
  subscribeAlias: {
    method: 'POST',
    required: ['alias'],
    change(subscription, pushId, params, state) {
      subscription.alias = params.get('alias') ?? '';
      state.lostAliases.delete(subscription.alias);
      return { pushId, alias: subscription.alias };
    },
  },
  unSubscribeAlias: {
    method: 'POST',
    required: [],
    change(subscription, pushId, _params, state) {
      if (subscription.alias !== '') state.lostAliases.add(subscription.alias);
      subscription.alias = '';
      return { pushId, alias: '' };
    },
  },
  getSubAlias: { method: 'GET', required: [], change: ({ alias }, pushId) => ({ pushId, alias }) },
  subscribeTags: {
    method: 'POST',
    required: ['tags'],
    change(subscription, pushId, params) {
      for (const tag of targetsOf(params, 'tags')) subscription.tags.add(tag);
      return tagsOf(subscription, pushId);
    },
  },
  unSubscribeTags: {
    method: 'POST',
    required: ['tags'],
    change(subscription, pushId, params) {
      for (const tag of targetsOf(params, 'tags')) subscription.tags.delete(tag);
      return tagsOf(subscription, pushId);
    },
  },
  getSubTags: { method: 'GET', required: [], change: tagsOf },
  unSubAllTags: {
    method: 'POST',
    required: [],
    change(subscription) {
      subscription.tags.clear();
      return true;
    },
  },
};

/** Switches, alias and tags of one device. */
export function subscribe(name: string, params: Params, state: MeizuState): SandboxResponse {
  const pushId = params.get('pushId') ?? '';
  const code = pushIdCode(pushId);
  if (code !== undefined) return refuseWith(refusal(code, undefined, 'subscription'));
  const [msgType, subSwitch, alias, tags] = ['msgType', 'subSwitch', 'alias', 'tags'].map((field) => params.get(field));
  const isFine =
    [msgType, subSwitch].every((value) => value === undefined || value === '0' || value === '1') &&
    Array.from(alias ?? '').length <= 60 &&
    (tags ?? '').split(',').length <= 100 &&
    (tags ?? '').split(',').every((tag) => Array.from(tag).length <= 20);
  if (!isFine) return refuseWith(refusal(1005));
  const subscription = state.subscriptions.get(pushId) ?? { bar: true, direct: true, alias: '', tags: new Set<string>() };
  state.subscriptions.set(pushId, subscription);
  return succeed(subscriptionCalls[name]?.change(subscription, pushId, params, state));
}
