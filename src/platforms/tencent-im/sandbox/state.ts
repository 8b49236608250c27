import type { HopDevice, UserScenario } from '../../../core/platform-sandbox.ts';
import { userScenarios } from '../../../core/platform-sandbox.ts';
import type { SandboxIdentity } from '../../../core/sandbox.ts';
import defaults from '../../../../fixtures/accounts/tencent-im.json' with { type: 'json' };
import { hosts, type TencentRegion } from '../wire.ts';
import type { Rates } from '../../../lib/token-bucket.ts';

/** The certificates of the sandbox’s console: id → vendor. */
export const certificates: Readonly<Record<string, string>> = {
  '30001': 'xiaomi',
  '30002': 'huawei',
  '30003': 'fcm',
  '30004': 'meizu',
  '30005': 'oppo',
  '30006': 'vivo',
  '30007': 'honor',
  '30008': 'apns',
};

/** An id that the console does not have. */
export const strangeCertificate = '99999';

/** What a phone of the user uploaded after the login. */
export interface Upload {
  vendor: string;
  token: string;
  certificate: string;
}

export interface SandboxUser {
  id: string;
  scenario: UserScenario;
  /** Whose phone the user has. */
  vendor: string;
  /** `all`: a device that is online keeps the others from being pushed. Inferred: the user’s state is Online then, which means no push. */
  policy: 'all' | 'any';
  upload: Upload | undefined;
}

/** One lost push, as the statistics count it. */
export interface Lost {
  atMs: number;
  /** Absent for a chat message. */
  taskId?: string;
  list: 'ReadyToSendLoss' | 'PostSendDeliveredLoss';
  platform: number;
  code: string;
  info: string;
}

/** The emulator's memory. */
export interface TencentState {
  sdkAppId: number;
  secretKey: string;
  administrator: string;
  /** The application's data centre, when the config says so. */
  region: TencentRegion | undefined;
  phones: readonly HopDevice[];
  users: Map<string, SandboxUser>;
  groups: Map<string, string[]>;
  /** `PushID`, or task id and user, → the records of the devices. */
  traces: Map<string, Record<string, unknown>[]>;
  tasks: Set<string>;
  lost: Lost[];
  /** What was answered to a `MsgRandom`, for repetitions. */
  seen: Map<string, { atMs: number; answer: Record<string, unknown> }>;
  groupSeq: number;
  /** What each limited call has left in its second. */
  rates: Rates;
  /** Pushes to everybody: the last one, Unix milliseconds, and how many the day has had. */
  everybody: { atMs: number; day: string; count: number };
}

/** The id under which a task's trace about one user is kept. */
export function taskKey(taskId: string, user: string): string {
  return `${taskId}\n${user}`;
}

/** The config block with throw-away credentials; non-secret fields of `identity` stay. */
export function accountOf(url: string, identity: SandboxIdentity = {}): Record<string, unknown> {
  const { secretKey, ...rest } = defaults;
  const { secretKey: _secretKey, endpoints: _endpoints, ...kept } = identity;
  return { ...rest, ...kept, secretKey, endpoints: { all: url } };
}

/** Scenarios in which no phone has ever uploaded a token. */
const without: readonly UserScenario[] = ['unbound', 'never-logged-in'];

function uploadOf(state: TencentState, scenario: UserScenario, vendor: string): Upload | undefined {
  if (without.includes(scenario)) return undefined;
  const named = (name: string) => state.phones.find((phone) => phone.name === name);
  const own =
    scenario === 'bad-token'
      ? (named(`${vendor}-dead`) ?? { vendor, token: 'a-token-that-nobody-has' })
      : (named(`${vendor}-ok`) ?? state.phones.find((phone) => phone.vendor === vendor));
  if (!own) return undefined;
  const certificate = Object.entries(certificates).find(([, owner]) => owner === own.vendor)?.[0] ?? strangeCertificate;
  return { vendor: own.vendor, token: own.token, certificate: scenario === 'wrong-certificate' ? strangeCertificate : certificate };
}

/** Puts a user into a scenario; makes the user when unknown. */
export function setUser(
  state: TencentState,
  id: string,
  scenario: UserScenario,
  { vendor = 'xiaomi', policy = 'all' }: { vendor?: string; policy?: 'all' | 'any' } = {},
): void {
  state.users.set(id, { id, scenario, vendor, policy, upload: uploadOf(state, scenario, vendor) });
}

export function createState(identity: SandboxIdentity = {}, phones: readonly HopDevice[] = []): TencentState {
  const { sdkAppId, identifier, region, sender } = identity;
  const administrator = typeof identifier === 'string' && identifier !== '' ? identifier : defaults.identifier;
  const state: TencentState = {
    sdkAppId: Number(sdkAppId ?? defaults.sdkAppId),
    secretKey: defaults.secretKey,
    administrator,
    region: Object.keys(hosts).find((name) => name === region) as TencentRegion | undefined,
    phones,
    users: new Map(),
    groups: new Map([['team', ['alice', 'bob']]]),
    traces: new Map(),
    tasks: new Set(),
    lost: [],
    seen: new Map(),
    groupSeq: 0,
    rates: new Map(),
    everybody: { atMs: -Infinity, day: '', count: 0 },
  };
  setUser(state, 'bob', 'pushable');
  setUser(state, 'alice', 'online');
  for (const scenario of userScenarios) setUser(state, scenario, scenario);
  for (const account of [administrator, sender])
    if (typeof account === 'string' && !state.users.has(account)) setUser(state, account, 'never-logged-in');
  return state;
}
