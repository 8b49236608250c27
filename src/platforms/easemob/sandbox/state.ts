import { userScenarios, type HopDevice, type UserScenario } from '../../../core/platform-sandbox.ts';
import type { SandboxIdentity } from '../../../core/sandbox.ts';
import type { Rates } from '../../../lib/token-bucket.ts';
import defaults from '../../../../fixtures/accounts/easemob.json' with { type: 'json' };

/** A token as a device uploaded it. */
export interface StoredBinding {
  device_id: string;
  notifier_name: string;
  device_token: string;
}

/** A certificate of the console; its name is the only key to it. */
export interface Certificate {
  vendor: string;
  disabled?: boolean;
  /** The secret that was entered is wrong. */
  wrongSecret?: boolean;
  /** What the console has for this vendor, by the vendor's own field names; a message's own fields beat it. */
  fields?: Readonly<Record<string, string | number>>;
}

/** The console wants a Channel ID in a Xiaomi certificate; this one is a public channel. */
const certificateFields: Readonly<Record<string, Readonly<Record<string, string | number>>>> = { xiaomi: { channel_id: '100777' } };

export interface OnlineDevice {
  res: string;
  device_uuid: string;
  device_name: string;
}

/** Push mode and do-not-disturb of one scope. */
export interface NotificationSettings {
  type?: string;
  ignoreInterval?: string;
  /** End, Unix milliseconds. */
  ignoreUntilMs?: number;
  /** Not begun yet: counted from the first look at it. */
  ignoreForMs?: number;
}

export interface EasemobUser {
  scenario: UserScenario;
  activated: boolean;
  /** Forced offline, banned or logged out: offline, and not pushed to. */
  isLoggedIn: boolean;
  hasLoggedIn: boolean;
  online: OnlineDevice[];
  /** Multi-device policy of the console: push when all devices are offline, or to any that is. */
  policy: 'all' | 'any';
  bindings: StoredBinding[];
  /** Whose phone the user has. */
  vendor: string;
  /** The certificate name that was uploaded after a login, whatever became of the binding. */
  uploaded?: string;
  /** The phone’s own device id. */
  phoneId: string;
  settings: NotificationSettings;
  /** By `user alice`, `chatgroup team`. */
  conversations: Map<string, NotificationSettings>;
  nickname?: string;
  displayStyle: number;
  template?: string;
  language?: string;
  /** Message ids that wait. */
  waiting: string[];
}

export interface PushTemplate {
  name: string;
  title_pattern: string;
  content_pattern: string;
}

/** The emulator's memory. */
export interface EasemobState {
  orgName: string;
  appName: string;
  /** UUID of the application. */
  application: '8be024f0-5e1a-4c8e-9d2b-3f7a6c5b4d21';
  host: string;
  clientId: string;
  clientSecret: string;
  callbackSecret: string;
  /** Cluster VIP5. */
  ttlInMilliseconds: boolean;
  accessTokens: Map<string, number>;
  users: Map<string, EasemobUser>;
  groups: Map<string, Set<string>>;
  phones: readonly HopDevice[];
  certificates: Map<string, Certificate>;
  templates: Map<string, PushTemplate>;
  /** What each limited call has left in its second. */
  rates: Rates;
  /** Message id → whether it was delivered over the app's own connection. */
  messages: Map<string, 'delivered' | 'undelivered'>;
}

/** Certificates of the sandbox’s console. A phone uploads the same name, vivo’s `appId#appKey`. */
export const certificateNames: Readonly<Record<string, string>> = {
  xiaomi: '2882303761500000000',
  huawei: '100000001',
  honor: '104000000',
  oppo: 'c5d4b3a2918070615243f4e5d6c7b8a9',
  vivo: '100012345',
  meizu: '113616',
  fcm: '100000000000',
  apns: 'demo-apns',
};

const uploadedNames: Readonly<Record<string, string>> = { ...certificateNames, vivo: '100012345#9f8e7d6c5b4a39281706f5e4d3c2b1a0' };

/** A name that the console does not have. */
export const missingCertificate = 'certificate-of-another-console';

/** The certificate of a binding; vivo’s name has the AppKey behind it. */
export function certificateOf(state: EasemobState, notifierName: string): Certificate | undefined {
  return state.certificates.get(notifierName) ?? state.certificates.get(notifierName.split('#')[0] ?? '');
}

function phoneOf(state: EasemobState, vendor: string, kind: 'ok' | 'dead'): HopDevice {
  const { phones } = state;
  const phone = phones.find(({ name }) => name === `${vendor}-${kind}`) ?? phones.find((other) => other.vendor === vendor);
  return phone ?? { name: `${vendor}-${kind}`, vendor, token: `no-${vendor}-phone` };
}

function newUser(scenario: UserScenario): EasemobUser {
  return {
    scenario,
    activated: true,
    isLoggedIn: true,
    hasLoggedIn: true,
    online: [],
    policy: 'all',
    bindings: [],
    vendor: 'xiaomi',
    phoneId: '',
    settings: {},
    conversations: new Map(),
    displayStyle: 1,
    waiting: [],
  };
}

const idOf = (user: string) => user.toLowerCase();

export function userOf(state: EasemobState, user: string): EasemobUser | undefined {
  return state.users.get(idOf(user));
}

/** Puts a user into a scenario; an unknown one is registered first. */
export function setUser(
  state: EasemobState,
  user: string,
  scenario: UserScenario,
  { vendor = 'xiaomi', policy = 'all' }: { vendor?: string; policy?: 'all' | 'any' } = {},
): void {
  const made = newUser(scenario);
  const id = idOf(user);
  made.policy = policy;
  made.vendor = vendor;
  made.phoneId = `android_${Buffer.from(id, 'utf8').toString('hex').slice(0, 24)}`;
  const phone = phoneOf(state, vendor, scenario === 'bad-token' ? 'dead' : 'ok');
  const bound: StoredBinding = {
    device_id: made.phoneId,
    notifier_name: uploadedNames[vendor] ?? vendor,
    device_token: phone.token,
  };
  const onPhone: OnlineDevice = { res: made.phoneId, device_uuid: made.phoneId.slice('android_'.length), device_name: 'phone' };
  const onWeb: OnlineDevice = { res: 'web_1700000000000', device_uuid: 'browser', device_name: 'browser' };
  switch (scenario) {
    case 'pushable':
    case 'bad-token':
      made.bindings = [bound];
      break;
    case 'online':
    case 'background':
      made.bindings = [bound];
      made.online = [onPhone];
      break;
    case 'logged-out':
      // logout(true) unbinds.
      made.isLoggedIn = false;
      made.uploaded = bound.notifier_name;
      break;
    case 'kicked':
      // The documents name an empty binding for a logout and none for this: nothing is unbound, and yet nothing is pushed.
      made.bindings = [bound];
      made.isLoggedIn = false;
      break;
    case 'never-logged-in':
      made.hasLoggedIn = false;
      made.isLoggedIn = false;
      break;
    case 'muted':
      made.bindings = [bound];
      // Every night, and besides for a week from now, so that it runs whenever one looks.
      made.settings = { type: 'ALL', ignoreInterval: '22:00-08:00', ignoreForMs: 604_800_000 };
      break;
    case 'unbound':
      break;
    case 'wrong-certificate':
      made.bindings = [{ ...bound, notifier_name: missingCertificate }];
      break;
    case 'two-devices':
      made.bindings = [bound];
      made.online = [onWeb];
      break;
    case 'banned':
      // A ban ends every session.
      made.bindings = [bound];
      made.activated = false;
      made.isLoggedIn = false;
      break;
  }
  if (made.bindings[0]) made.uploaded = made.bindings[0].notifier_name;
  state.users.set(id, made);
}

function appOf(identity: SandboxIdentity): { orgName: string; appName: string } {
  const { appKey, orgName, appName } = identity;
  const [org = '', app = ''] = (typeof appKey === 'string' && appKey.includes('#') ? appKey : defaults.appKey).split('#');
  return { orgName: typeof orgName === 'string' ? orgName : org, appName: typeof appName === 'string' ? appName : app };
}

/** The config block with throw-away credentials; non-secret fields of `identity` stay. */
export function accountOf(url: string, identity: SandboxIdentity = {}): Record<string, unknown> {
  const { clientSecret: _clientSecret, endpoints: _endpoints, ...kept } = identity;
  const { appKey, clientId, clientSecret, host } = defaults;
  const named = 'appKey' in kept || 'orgName' in kept ? {} : { appKey };
  return { ...named, clientId, host, sender: 'alice', ...kept, clientSecret, endpoints: { all: url } };
}

export function createState(identity: SandboxIdentity = {}, phones: readonly HopDevice[] = []): EasemobState {
  const { clientId, host } = identity;
  const state: EasemobState = {
    ...appOf(identity),
    application: '8be024f0-5e1a-4c8e-9d2b-3f7a6c5b4d21',
    host: typeof host === 'string' ? host.replace(/^https?:\/\//i, '') : defaults.host,
    clientId: typeof clientId === 'string' ? clientId : defaults.clientId,
    clientSecret: defaults.clientSecret,
    callbackSecret: defaults.callbackSecret,
    ttlInMilliseconds: identity['ttlInMilliseconds'] === true,
    accessTokens: new Map(),
    users: new Map(),
    groups: new Map([['team', new Set(['alice', 'bob'])]]),
    phones,
    certificates: new Map(
      Object.entries(certificateNames).map(([vendor, name]) => {
        const fields = certificateFields[vendor];
        return [name, { vendor, ...(fields ? { fields } : {}) }];
      }),
    ),
    templates: new Map(),
    rates: new Map(),
    messages: new Map(),
  };
  setUser(state, 'alice', 'online');
  setUser(state, 'bob', 'pushable');
  for (const scenario of userScenarios) setUser(state, scenario, scenario);
  return state;
}
