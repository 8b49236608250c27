import { createPublicKey, type KeyObject } from 'node:crypto';
import type { SandboxDevice, SandboxIdentity, SandboxRequest } from '../../../core/sandbox.ts';
import apnsKey from '../../../../fixtures/accounts/apns-key.json' with { type: 'json' };

/** The two sides of APNs; a device token belongs to one of them. */
export type Environment = 'production' | 'sandbox';

/** A provider key as Apple knows it. */
export interface ProviderKey {
  keyId: string;
  teamId: string;
  publicKey: KeyObject;
  /** A team key sends for every topic of the team, a topic key for `topics` only. */
  kind: 'team' | 'topic';
  /** Absent: both, as keys made before 2025 have it. */
  environment?: Environment;
  topics?: readonly string[];
  /** The one key that a topic key shares a connection with. */
  relatedKeyId?: string;
}

/** What a connection is bound to since its first accepted provider token or its certificate. */
export interface Connection {
  key?: ProviderKey;
  /** `iat` of the provider token in use, Unix seconds. */
  iat?: number;
  certificate?: CertificateIdentity;
}

/** What a client certificate may do. */
export interface CertificateIdentity {
  uid: string;
  topics: readonly string[];
  environments: readonly Environment[];
  notBeforeMs: number;
  notAfterMs: number;
}

/** A provider token whose signature was checked. */
export interface VerifiedToken {
  key: ProviderKey;
  /** Unix seconds. */
  iat: number;
}

/** A broadcast channel. */
export interface BroadcastChannel {
  bundleId: string;
  environment: Environment;
  /** 0 stores nothing, 1 the last message. */
  policy: number;
}

/** What the APNs emulator remembers. */
export interface ApnsState {
  environment: Environment;
  keys: ProviderKey[];
  /** Team id → bundle ids. */
  teams: Map<string, readonly string[]>;
  connections: Map<string, Connection>;
  verified: Map<string, VerifiedToken>;
  /** Channel id → channel. */
  channels: Map<string, BroadcastChannel>;
  throttledTries: Map<string, number>;
}

// 64 hex digits: a readable word and a repeating pair.
function deviceToken(pair: string): string {
  return `5a4db0${pair.repeat(29)}`;
}

/** The devices of the emulator; only their names say what becomes of a push to them. */
export const devices = [
  { name: 'ok', token: deviceToken('0c') },
  { name: 'dead', token: deviceToken('de') },
  { name: 'other-app', token: deviceToken('a2') },
  { name: 'throttled', token: deviceToken('42') },
  { name: 'sandbox-token', token: deviceToken('5b') },
  { name: 'expired', token: deviceToken('e4') },
] as const satisfies readonly SandboxDevice[];

/** The name of the emulated device that a token belongs to. */
export const deviceNames: ReadonlyMap<string, (typeof devices)[number]['name']> = new Map(devices.map(({ name, token }) => [token, name]));

/** A channel that exists from the start, for the account's bundle id. */
export const demoChannelId = Buffer.from('push-check').toString('base64');

interface Identity {
  keyId: string;
  teamId: string;
  bundleId: string;
  environment: Environment;
}

function identityOf(identity: SandboxIdentity): Identity {
  const text = (name: 'keyId' | 'teamId' | 'bundleId') => {
    const value = identity[name];
    return typeof value === 'string' && value !== '' ? value : apnsKey[name];
  };
  return {
    keyId: text('keyId'),
    teamId: text('teamId'),
    bundleId: text('bundleId'),
    environment: identity['environment'] === 'sandbox' || identity['environment'] === 'development' ? 'sandbox' : 'production',
  };
}

/** The config block that the emulator accepts: a provider key, its text given inline. */
export function account(url: string, identity: SandboxIdentity = {}): Record<string, unknown> {
  return {
    key: apnsKey.key,
    ...identityOf(identity),
    // APNs has no channels that notifications belong to: the ids are the app's own categories.
    channels: identity.channels ?? { im: { id: 'CHAT' }, order: { id: 'ORDER' }, marketing: { id: 'OFFER' } },
    endpoints: { all: url },
  };
}

/**
 * A fresh emulator with one team, its classic key and, over the same key material, keys of the kinds that exist since 2025:
 * `TEAMSANDBX` and `TEAMPRODUC` (one environment each), `TOPICONLY1` and `TOPICONLY2` (topic keys), and `OTHERKEY01` of team `OTHERTEAM1`.
 */
export function createState(identity: SandboxIdentity = {}): ApnsState {
  const { keyId, teamId, bundleId, environment } = identityOf(identity);
  const publicKey = createPublicKey(apnsKey.key);
  return {
    environment,
    keys: [
      { keyId, teamId, publicKey, kind: 'team' },
      { keyId: 'TEAMSANDBX', teamId, publicKey, kind: 'team', environment: 'sandbox' },
      { keyId: 'TEAMPRODUC', teamId, publicKey, kind: 'team', environment: 'production' },
      { keyId: 'TOPICONLY1', teamId, publicKey, kind: 'topic', environment, topics: [bundleId] },
      { keyId: 'TOPICONLY2', teamId, publicKey, kind: 'topic', environment, topics: ['com.example.other'] },
      { keyId: 'OTHERKEY01', teamId: 'OTHERTEAM1', publicKey, kind: 'team' },
    ],
    teams: new Map([
      [teamId, [bundleId]],
      ['OTHERTEAM1', ['com.example.other']],
    ]),
    connections: new Map(),
    verified: new Map(),
    channels: new Map([[demoChannelId, { bundleId, environment, policy: 1 }]]),
    throttledTries: new Map(),
  };
}

/** The side a request came to: Apple's host names decide, any other host stands for the account's environment. */
export function environmentOf(request: SandboxRequest, state: ApnsState): Environment {
  const host = request.host.toLowerCase().replace(/:\d+$/, '');
  if (!host.endsWith('.push.apple.com')) return state.environment;
  // The development name is old and still answers.
  return /\.?(sandbox|development)\.push\.apple\.com$/.test(host) ? 'sandbox' : 'production';
}
