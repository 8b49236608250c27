import { createPublicKey, type KeyObject } from 'node:crypto';
import type { ChannelConfig } from '../../../core/message.ts';
import type { SandboxDevice, SandboxIdentity } from '../../../core/sandbox.ts';
import defaults from '../../../../fixtures/accounts/huawei.json' with { type: 'json' };
import serviceAccount from '../../../../fixtures/accounts/huawei-service-account.json' with { type: 'json' };

/** What the HUAWEI emulator remembers of its one project with one app. */
export interface HuaweiState {
  /** OAuth client ids of the app, its App ID among them. */
  clientIds: Set<string>;
  clientSecret: string;
  projectId: string;
  keyId: string;
  subAccount: string;
  publicKey: KeyObject;
  /** Issued OAuth access token → Unix milliseconds of its end. */
  accessTokens: Map<string, number>;
  /** When access tokens were asked for, Unix milliseconds. */
  tokenRequests: number[];
  /** v3 scenarios that the app was granted. */
  pushTypes: Set<number>;
  /** Live view events that the app was granted. */
  liveViewEvents: Set<string>;
  /** Test messages of the project, v3. */
  testMessages: { day: string; count: number };
}

// Long enough and in the alphabet of real tokens; only the word tells what becomes of a push.
function androidToken(word: string): string {
  return `IQAAAACy${`${word}_`.repeat(130)}`.slice(0, 130);
}

function harmonyToken(word: string): string {
  return `MAAALg${`${word}_`.repeat(112)}`.slice(0, 112);
}

/** The emulator's phones: the four first are Android, the others HarmonyOS 5. */
export const devices = [
  { name: 'ok', token: androidToken('SandboxOk') },
  { name: 'dead', token: androidToken('SandboxDead') },
  { name: 'other-app', token: androidToken('SandboxOtherApp') },
  { name: 'throttled', token: androidToken('SandboxThrottled') },
  { name: 'harmony-ok', token: harmonyToken('SandboxOk') },
  { name: 'harmony-dead', token: harmonyToken('SandboxDead') },
  { name: 'harmony-other-app', token: harmonyToken('SandboxOtherApp') },
  { name: 'harmony-throttled', token: harmonyToken('SandboxThrottled') },
] as const satisfies readonly SandboxDevice[];

/** The name of the emulated phone that a token belongs to. */
export const deviceNames: ReadonlyMap<string, (typeof devices)[number]['name']> = new Map(devices.map(({ name, token }) => [token, name]));

const defaultChannels: Record<string, ChannelConfig> = {
  im: { id: 'im', class: 'service', scene: 'IM' },
  order: { id: 'order', class: 'service', scene: 'EXPRESS' },
  marketing: { id: 'marketing', class: 'marketing', scene: 'MARKETING' },
};

/** The config block with throw-away credentials for both APIs; non-secret fields of `identity` stay. */
export function accountOf(url: string, identity: SandboxIdentity = {}): Record<string, unknown> {
  const {
    appSecret: _appSecret,
    clientSecret: _clientSecret,
    serviceAccount: _serviceAccount,
    endpoints: _endpoints,
    channels,
    ...kept
  } = identity;
  const projectId = textOf(identity['projectId']) ?? defaults.projectId;
  return {
    appId: defaults.appId,
    ...kept,
    projectId,
    clientSecret: defaults.clientSecret,
    serviceAccount: JSON.stringify({ ...serviceAccount, project_id: projectId }),
    endpoints: { all: url },
    channels: channels ?? defaultChannels,
  };
}

/** A fresh emulator. */
export function createState(identity: SandboxIdentity = {}): HuaweiState {
  const clientIds = [textOf(identity['appId']) ?? defaults.appId, textOf(identity['clientId'])];
  return {
    clientIds: new Set(clientIds.filter((id) => id !== undefined)),
    clientSecret: defaults.clientSecret,
    projectId: textOf(identity['projectId']) ?? defaults.projectId,
    keyId: serviceAccount.key_id,
    subAccount: serviceAccount.sub_account,
    publicKey: createPublicKey(serviceAccount.private_key),
    accessTokens: new Map(),
    tokenRequests: [],
    pushTypes: new Set([0, 1, 2, 6, 7, 10]),
    liveViewEvents: new Set(['TAXI', 'TRAIN']),
    testMessages: { day: '', count: 0 },
  };
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
