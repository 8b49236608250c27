import type { ChannelConfig } from '../../../core/message.ts';
import type { SandboxDevice, SandboxIdentity } from '../../../core/sandbox.ts';
import defaults from '../../../../fixtures/accounts/vivo.json' with { type: 'json' };
import type { Fields } from './json.ts';

/** System messages (系统消息) are shown at once and at any hour, operational ones (运营消息) are counted and kept to daytime. */
export type MessageClass = 'system' | 'operational';

/** A message body that passed every check. */
export interface VivoMessage {
  fields: Fields;
  class: MessageClass;
  /** `pushMode` 1: a real push, to test devices only. */
  isTest: boolean;
}

/** The counters of one task, as the statistics call shows them. */
export interface TaskCounters {
  send: number;
  receive: number;
  display: number;
  targetInvalid: number;
  targetUnSub: number;
  /** Reached the device and was held back there. */
  controlled: number;
}

/** What the emulator counts from midnight to midnight (UTC+8). */
export interface DayCounts {
  day: string;
  auths: number;
  /** Operational messages in formal mode. */
  operational: number;
  stored: number;
  broadcasts: number;
  /** Target → operational messages it got. */
  byTarget: Map<string, number>;
}

/** The emulator's memory. */
export interface VivoState {
  appId: string;
  appKey: string;
  appSecret: string;
  /** 审核中: the app may only send test messages. */
  underReview: boolean;
  /** authToken → its end, Unix milliseconds. */
  accessTokens: Map<string, number>;
  today: DayCounts;
  /** `requestId` and target → task id. */
  delivered: Map<string, string>;
  /** Bodies stored for lists, by task id. */
  stored: Map<string, VivoMessage>;
  tasks: Map<string, TaskCounters>;
}

/** Life of an `authToken`, in milliseconds; several may be valid at once. */
export const accessTokenLifetimeMs = 24 * 3_600_000;

/** A regId of the second generation: more than 50 characters after all. */
function regId(name: string): string {
  return `v2-CRsandbox${name}`.padEnd(58, '0');
}

/** In vivo's two true shapes; `legacy` is the one of the first generation. */
export const devices: readonly SandboxDevice[] = [
  { name: 'ok', token: regId('Ok') },
  { name: 'dead', token: regId('Dead') },
  { name: 'other-app', token: regId('OtherApp') },
  { name: 'throttled', token: regId('Throttled') },
  { name: 'test-device', token: regId('TestDevice') },
  { name: 'legacy', token: '16000000000000000000001' },
];

export function tokenOf(name: string): string {
  return devices.find((device) => device.name === name)?.token ?? '';
}

// vivo's API has neither channels nor templates: class and scene are all that a channel of the config can say.
const defaultChannels: Record<string, ChannelConfig> = {
  im: { id: 'im', class: 'system', scene: 'IM' },
  order: { id: 'order', class: 'system', scene: 'ORDER' },
  marketing: { id: 'marketing', class: 'operational', scene: 'MARKETING' },
};

/** The config block with throw-away credentials; non-secret fields of `identity` stay. */
export function accountOf(url: string, identity: SandboxIdentity = {}): Record<string, unknown> {
  const { appSecret, ...own } = defaults;
  const { appSecret: _appSecret, endpoints: _endpoints, channels, ...kept } = identity;
  return { ...own, ...kept, appSecret, endpoints: { all: url }, channels: channels ?? defaultChannels };
}

export function createState(identity: SandboxIdentity = {}): VivoState {
  const { appId, appKey, underReview } = identity;
  return {
    appId: typeof appId === 'string' || typeof appId === 'number' ? String(appId) : defaults.appId,
    appKey: typeof appKey === 'string' ? appKey : defaults.appKey,
    appSecret: defaults.appSecret,
    underReview: underReview === true,
    accessTokens: new Map(),
    today: newDay(''),
    delivered: new Map(),
    stored: new Map(),
    tasks: new Map(),
  };
}

function newDay(day: string): DayCounts {
  return { day, auths: 0, operational: 0, stored: 0, broadcasts: 0, byTarget: new Map() };
}

/** The counts of a day; a new day starts at zero. */
export function countsOf(day: string, state: VivoState): DayCounts {
  if (state.today.day !== day) state.today = newDay(day);
  return state.today;
}
