import type { ChannelConfig } from '../../../core/message.ts';
import type { SandboxDevice, SandboxIdentity } from '../../../core/sandbox.ts';
import defaults from '../../../../fixtures/accounts/honor.json' with { type: 'json' };

/** What the HONOR emulator remembers of its one app. */
export interface HonorState {
  appId: string;
  clientId: string;
  clientSecret: string;
  /** Issued access token → Unix milliseconds of its end. */
  accessTokens: Map<string, number>;
}

// The dot after the tenth character is the mark of HONOR's tokens; only the word tells what becomes of a push.
function pushToken(word: string): string {
  return `BAEAAAAAB.${`${word}_`.repeat(120).slice(0, 120)}`;
}

/** The emulator's phones. */
export const devices = [
  { name: 'ok', token: pushToken('SandboxOk') },
  { name: 'dead', token: pushToken('SandboxDead') },
  { name: 'other-app', token: pushToken('SandboxOtherApp') },
  { name: 'throttled', token: pushToken('SandboxThrottled') },
] as const satisfies readonly SandboxDevice[];

/** The name of the emulated phone that a token belongs to. */
export const deviceNames: ReadonlyMap<string, (typeof devices)[number]['name']> = new Map(devices.map(({ name, token }) => [token, name]));

// HONOR knows no channels in the console; the class of a message is its `importance` alone.
const defaultChannels: Record<string, ChannelConfig> = {
  im: { id: 'im', class: 'service', scene: 'NORMAL' },
  order: { id: 'order', class: 'service', scene: 'NORMAL' },
  marketing: { id: 'marketing', class: 'marketing', scene: 'LOW' },
};

/** The config block with throw-away credentials; non-secret fields of `identity` stay. */
export function accountOf(url: string, identity: SandboxIdentity = {}): Record<string, unknown> {
  const { clientSecret: _clientSecret, appSecret: _appSecret, endpoints: _endpoints, channels, ...kept } = identity;
  const { appId, clientId, clientSecret } = defaults;
  return { appId, clientId, ...kept, clientSecret, endpoints: { all: url }, channels: channels ?? defaultChannels };
}

/** A fresh emulator. */
export function createState(identity: SandboxIdentity = {}): HonorState {
  return {
    appId: textOf(identity['appId']) ?? defaults.appId,
    clientId: textOf(identity['clientId']) ?? defaults.clientId,
    clientSecret: defaults.clientSecret,
    accessTokens: new Map(),
  };
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
