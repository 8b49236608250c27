import type { ChannelConfig } from '../../../core/message.ts';
import type { HopDevice, UserScenario } from '../../../core/platform-sandbox.ts';
import { userScenarios } from '../../../core/platform-sandbox.ts';
import type { SandboxIdentity } from '../../../core/sandbox.ts';
import type { Rates } from '../../../lib/token-bucket.ts';
import defaults from '../../../../fixtures/accounts/zego.json' with { type: 'json' };

/** Vendors that ZPNs has a package for; its enum knows HONOR too, but no guide and no package does. */
export const zpnsVendors = ['xiaomi', 'huawei', 'oppo', 'vivo', 'fcm', 'apns'] as const;

/** How a certificate of the console is. */
export type Certificate = 'right' | 'missing' | 'wrong-secret';

/** A PushID: made on a phone, bound to the user who logs in there. */
export interface PushBinding {
  pushId: string;
  phone: HopDevice;
  /** Which of the console's two certificate sets the app chose with `setAppType`. */
  appType: 1 | 2;
}

export interface ZegoUser {
  scenario: UserScenario;
  /** Registered by login or by a server. */
  registered: boolean;
  /** As ZIM sees the connection of the phone. */
  session: 'online' | 'background' | 'offline' | 'none';
  /** Another device of the user, in a browser. */
  webOnline: boolean;
  /** `ZIMUserOfflinePushRule`: online on the web means no push on the phone. */
  webSilencesPhone: boolean;
  binding?: PushBinding;
  /** Why there is no PushID. */
  unboundBecause?: 'never-logged-in' | 'never-registered' | 'no-package' | 'account-switched';
  /** Muted conversations: `0 alice` with a user, `2 team` with a group; `*` is every one. */
  muted: Set<string>;
  /** Whom the user has blocked. */
  blocked: Set<string>;
}

/** What a push strategy of the console says to each vendor, by the vendor's own field names. */
export type Strategy = Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;

/** The emulator's memory. */
export interface ZegoState {
  appId: string;
  serverSecret: string;
  users: Map<string, ZegoUser>;
  groups: Map<string, Set<string>>;
  phones: readonly HopDevice[];
  strategies: Map<string, Strategy>;
  /** PushID → how its certificate is, where that does not follow from the set: set 1 has every vendor, set 2 has none. */
  certificates: Map<string, Certificate>;
  /** Nonce → until when it is remembered, Unix milliseconds. */
  nonces: Map<string, number>;
  /** What each limited call has left in its second. */
  rates: Rates;
  nextId: number;
}

/** Strategy of the sandbox's console for chat messages. */
export const chatStrategy = 'im_private';

// Ids as the vendors' emulators know them.
const chat: Strategy = {
  xiaomi: { channel_id: '104551' },
  huawei: { category: 'IM' },
  oppo: { channel_id: 'im_message', category: 'IM', notify_level: 2 },
  vivo: { category: 'IM', classification: 1 },
  fcm: { priority: 'high' },
};

const defaultChannels: Record<string, ChannelConfig> = {
  im: {
    id: chatStrategy,
    class: 'private',
    template: {
      id: '68839785d6fbd5012f05b090',
      title: '${sender}$',
      content: '${text}$',
      params: { sender: '{title}', text: '{body}' },
    },
  },
};

/** The config block with throw-away credentials; non-secret fields of `identity` stay. */
export function accountOf(url: string, identity: SandboxIdentity = {}): Record<string, unknown> {
  const { appId, serverSecret, callbackSecret, sender } = defaults;
  const { serverSecret: _serverSecret, callbackSecret: _callbackSecret, endpoints: _endpoints, channels, ...kept } = identity;
  return { appId, sender, ...kept, serverSecret, callbackSecret, endpoints: { all: url }, channels: channels ?? defaultChannels };
}

export function createState(identity: SandboxIdentity = {}, phones: readonly HopDevice[] = []): ZegoState {
  const { appId, sender } = identity;
  const state: ZegoState = {
    appId: typeof appId === 'string' || typeof appId === 'number' ? String(appId) : defaults.appId,
    serverSecret: defaults.serverSecret,
    users: new Map(),
    groups: new Map(),
    phones,
    strategies: new Map(Object.values(identity.channels ?? defaultChannels).map(({ id }) => [id, chat])),
    certificates: new Map(),
    nonces: new Map(),
    rates: new Map(),
    nextId: 1,
  };
  setUser(state, 'alice', 'online');
  setUser(state, 'bob', 'pushable');
  for (const scenario of userScenarios) setUser(state, scenario, scenario);
  // Bound under the right set, but somebody mistyped the secret of the certificate.
  setUser(state, 'wrong-secret', 'wrong-certificate');
  state.certificates.set('push_wrong-secret', 'wrong-secret');
  setUser(state, 'blocker', 'pushable');
  state.users.get('blocker')?.blocked.add('alice');
  // One phone, two accounts: the second logged in without a logout of the first, who keeps the PushID.
  setUser(state, 'old-account', 'pushable');
  setUser(state, 'new-account', 'unbound');
  const switched = state.users.get('new-account');
  if (switched) switched.unboundBecause = 'account-switched';
  // A real config may name another sender.
  if (typeof sender === 'string' && sender !== '' && !state.users.has(sender)) setUser(state, sender, 'online');
  state.groups.set('team', new Set(['alice', 'bob']));
  return state;
}

/** The users that somebody may want to know of. */
export function usersOf(state: ZegoState): { user: string; scenario: UserScenario }[] {
  return [...state.users].map(([user, { scenario }]) => ({ user, scenario }));
}

/**
 * Puts a user into a scenario; on another vendor's phone with `vendor`. `policy: 'any'` takes away the push rule that silences the phone
 * while the web is online.
 */
export function setUser(
  state: ZegoState,
  user: string,
  scenario: UserScenario,
  options: { vendor?: string; policy?: 'all' | 'any' } = {},
): void {
  const made: ZegoUser = {
    scenario,
    registered: true,
    session: 'offline',
    webOnline: false,
    webSilencesPhone: false,
    muted: new Set(),
    blocked: new Set(),
  };
  const vendor = options.vendor ?? 'xiaomi';
  const bind = (kind: 'ok' | 'dead', appType: 1 | 2 = 1): void => {
    if (!(zpnsVendors as readonly string[]).includes(vendor)) {
      made.unboundBecause = 'no-package';
      return;
    }
    const phone = state.phones.find((device) => device.name === `${vendor}-${kind}`);
    // Without that vendor's emulator there is still a phone, whose token nobody knows.
    const device = phone ?? { name: `${vendor}-${kind}`, vendor, token: `${vendor}-${kind}-token` };
    made.binding = { pushId: `push_${user}`, phone: device, appType };
  };
  switch (scenario) {
    case 'pushable':
      bind('ok');
      break;
    case 'online':
      made.session = 'online';
      bind('ok');
      break;
    case 'background':
      made.session = 'background';
      bind('ok');
      break;
    case 'logged-out':
    case 'kicked':
    // ZEGO knows no ban; somebody who bans a user logs him out.
    case 'banned':
      made.session = 'none';
      break;
    case 'never-logged-in':
      made.session = 'none';
      made.unboundBecause = 'never-logged-in';
      break;
    case 'muted':
      bind('ok');
      made.muted.add('*');
      break;
    case 'unbound':
      made.unboundBecause = 'never-registered';
      break;
    case 'bad-token':
      bind('dead');
      break;
    case 'wrong-certificate':
      bind('ok', 2);
      break;
    case 'two-devices':
      bind('ok');
      made.webOnline = true;
      // What holds without a rule of the user is not documented; the rule is set unless somebody wants it off.
      made.webSilencesPhone = options.policy !== 'any';
      break;
  }
  state.users.set(user, made);
}

/** The certificate that a PushID's pair of vendor and appType selects. */
export function certificateOf(state: ZegoState, binding: PushBinding): Certificate {
  return state.certificates.get(binding.pushId) ?? (binding.appType === 1 ? 'right' : 'missing');
}

/** A number of ZEGO's length. */
export function newId(state: ZegoState): string {
  return String(3_436_498_078_337_780_000n + BigInt(state.nextId++));
}
