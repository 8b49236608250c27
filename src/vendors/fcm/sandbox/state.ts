import { createPublicKey, type KeyObject } from 'node:crypto';
import type { SandboxDevice, SandboxIdentity } from '../../../core/sandbox.ts';
import serviceAccount from '../../../../fixtures/accounts/fcm-service-account.json' with { type: 'json' };

/** An access token the emulator gave out. */
export interface IssuedToken {
  /** Unix milliseconds. */
  expiresAtMs: number;
  scopes: readonly string[];
}

/** What the FCM emulator remembers. */
export interface FcmState {
  projectId: string;
  projectNumber: string;
  /** The Android package of the sandbox devices. */
  packageName: string;
  clientEmail: string;
  privateKeyId: string;
  publicKey: KeyObject;
  accessTokens: Map<string, IssuedToken>;
  /** How often each throttled device was tried. */
  throttledTries: Map<string, number>;
}

const projectNumber = '123456789012';
const defaultPackageName = 'com.example.app';

// 22 characters of an installation id, `:APA91b`, 134 characters: the shape of today's registration tokens.
function registrationToken(word: string): string {
  const installation = `c${word}_`.padEnd(22, '0');
  return `${installation}:APA91b${`${word}_`.repeat(134).slice(0, 134)}`;
}

/** The devices of the emulator; only their names say what becomes of a push to them. */
export const devices = [
  { name: 'ok', token: registrationToken('SandboxOk') },
  { name: 'dead', token: registrationToken('SandboxDead') },
  { name: 'other-app', token: registrationToken('SandboxOtherApp') },
  { name: 'throttled', token: registrationToken('SandboxThrottled') },
  { name: 'fid', token: 'fSandboxFid00000000000' },
  { name: 'ios-no-apns-key', token: registrationToken('SandboxIosNoKey') },
] as const satisfies readonly SandboxDevice[];

/** The name of the emulated device that a token or FID belongs to. */
export const deviceNames: ReadonlyMap<string, (typeof devices)[number]['name']> = new Map(devices.map(({ name, token }) => [token, name]));

/** The config block that the emulator accepts; the service account is given as JSON text. */
export function account(url: string, identity: SandboxIdentity = {}): Record<string, unknown> {
  return {
    serviceAccount: JSON.stringify({ ...serviceAccount, project_id: text(identity['projectId']) ?? serviceAccount.project_id }),
    packageName: text(identity['packageName']) ?? defaultPackageName,
    // FCM has no console-side channels: these ids are the app's own Android channels.
    channels: identity.channels ?? { im: { id: 'chat' }, order: { id: 'orders' }, marketing: { id: 'offers' } },
    endpoints: { all: url },
  };
}

/** A fresh emulator of one Firebase project. */
export function createState(identity: SandboxIdentity = {}): FcmState {
  return {
    projectId: text(identity['projectId']) ?? serviceAccount.project_id,
    projectNumber,
    packageName: text(identity['packageName']) ?? defaultPackageName,
    clientEmail: serviceAccount.client_email,
    privateKeyId: serviceAccount.private_key_id,
    publicKey: createPublicKey(serviceAccount.private_key),
    accessTokens: new Map(),
    throttledTries: new Map(),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
