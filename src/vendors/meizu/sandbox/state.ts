import type { ChannelConfig } from '../../../core/message.ts';
import type { SandboxDevice, SandboxIdentity } from '../../../core/sandbox.ts';
import defaults from '../../../../fixtures/accounts/meizu.json' with { type: 'json' };

/** What Meizu counts of a task or of a day. */
export interface MeizuCounters {
  targetNo: number;
  validNo: number;
  pushedNo: number;
  acceptNo: number;
  displayNo: number;
  clickNo: number;
}

/** A push task; `startMs` in the past means that it has gone out. */
export interface MeizuTask {
  pushType: number;
  message: unknown;
  /** Unix milliseconds; undefined for a task that waits for its targets. */
  startMs: number | undefined;
  isCancelled: boolean;
  counters: MeizuCounters;
}

/** What a device has subscribed. */
export interface Subscription {
  /** Notifications are switched on. */
  bar: boolean;
  /** Pass-through is switched on. */
  direct: boolean;
  alias: string;
  tags: Set<string>;
}

/** The emulator's memory. */
export interface MeizuState {
  appId: string;
  appSecret: string;
  packageName: string;
  nextTaskId: number;
  tasks: Map<string, MeizuTask>;
  subscriptions: Map<string, Subscription>;
  /** Aliases that their devices gave up. */
  lostAliases: Set<string>;
  /** Target → the times of its last messages, Unix milliseconds. */
  recent: Map<string, number[]>;
  /** Public messages (公信) of the day by target. */
  publicToday: { day: string; byTarget: Map<string, number> };
  days: Map<string, MeizuCounters>;
}

/** Two capitals and 43 hex digits, as real pushIds are made. */
function pushId(pattern: string): string {
  return `SB${pattern.repeat(Math.ceil(43 / pattern.length)).slice(0, 43)}`;
}

/** In Meizu's true shape. `switched-off`: its user has turned notifications off; `too-fast` stands for an app over its rate. */
export const devices: readonly SandboxDevice[] = [
  { name: 'ok', token: pushId('0123456789abcdef') },
  { name: 'dead', token: pushId('dead') },
  { name: 'other-app', token: pushId('0a99') },
  { name: 'throttled', token: pushId('0520') },
  { name: 'switched-off', token: pushId('0ff') },
  { name: 'too-fast', token: pushId('fa57') },
];

export function tokenOf(name: string): string {
  return devices.find((device) => device.name === name)?.token ?? '';
}

// Meizu has neither channels nor templates, only two classes: 私信 (private) and 公信 (public).
const defaultChannels: Record<string, ChannelConfig> = {
  im: { id: 'im', class: 'private', scene: 'IM' },
  order: { id: 'order', class: 'private', scene: 'ORDER' },
  marketing: { id: 'marketing', class: 'public' },
};

/** The config block with throw-away credentials; non-secret fields of `identity` stay. */
export function accountOf(url: string, identity: SandboxIdentity = {}): Record<string, unknown> {
  const { appSecret, ...own } = defaults;
  const { appSecret: _appSecret, appKey: _appKey, endpoints: _endpoints, channels, ...kept } = identity;
  return { ...own, ...kept, appSecret, endpoints: { all: url }, channels: channels ?? defaultChannels };
}

export function createState(identity: SandboxIdentity = {}): MeizuState {
  const { appId, packageName } = identity;
  return {
    appId: typeof appId === 'string' || typeof appId === 'number' ? String(appId) : defaults.appId,
    appSecret: defaults.appSecret,
    packageName: typeof packageName === 'string' ? packageName : defaults.packageName,
    nextTaskId: 20_457,
    tasks: new Map(),
    subscriptions: new Map([[tokenOf('switched-off'), { bar: false, direct: false, alias: '', tags: new Set() }]]),
    lostAliases: new Set(),
    recent: new Map(),
    publicToday: { day: '', byTarget: new Map() },
    days: new Map(),
  };
}

export function newCounters(): MeizuCounters {
  return { targetNo: 0, validNo: 0, pushedNo: 0, acceptNo: 0, displayNo: 0, clickNo: 0 };
}

/**
 * Counts what was addressed, what of it is known and switched on, and what got through; everything that is handed over is delivered and
 * shown at once.
 */
export function countTargets(
  { named, valid, reached }: { named: number; valid: number; reached: number },
  task: MeizuTask | undefined,
  day: string,
  state: MeizuState,
): void {
  const ofDay = state.days.get(day) ?? newCounters();
  state.days.set(day, ofDay);
  for (const counters of task ? [ofDay, task.counters] : [ofDay]) {
    counters.targetNo += named;
    counters.validNo += valid;
    counters.pushedNo += reached;
    counters.acceptNo += reached;
    counters.displayNo += reached;
  }
}
