import type { ChannelConfig } from '../../../core/message.ts';
import type { SandboxDevice, SandboxIdentity } from '../../../core/sandbox.ts';
import defaults from '../../../../fixtures/accounts/oppo.json' with { type: 'json' };

/** A private message template as the console knows it. */
export interface OppoTemplate {
  titleNames: readonly string[];
  contentNames: readonly string[];
}

/** The emulator's memory. */
export interface OppoState {
  appId: string;
  appKey: string;
  masterSecret: string;
  /** Where the app's tokens live, when the config says so; a production host in the request says it too. */
  region: 'cn' | 'intl' | undefined;
  /** Every category of Communication & Service needs a template, not only IM. */
  templatesEnforced: boolean;
  templates: Map<string, OppoTemplate>;
  /** Channel ids registered as 私信 under the scheme before 2024-11-20. */
  oldPrivateChannels: Set<string>;
  accessTokens: Map<string, { expiresAtMs: number; region: 'cn' | 'intl' | undefined }>;
  /** Content & Marketing pushes of the day. */
  pushed: { day: string; count: number };
  /** `app_message_id` and target → message id. */
  delivered: Map<string, string>;
  /** Bodies stored for broadcast. */
  stored: Map<string, Record<string, unknown>>;
  storedKeys: Set<string>;
}

/** Life of an `auth_token` from its `create_time`, in milliseconds. */
export const accessTokenLifetimeMs = 24 * 3_600_000;

/** The channel id that the sandbox's app has registered under the old scheme. */
export const oldPrivateChannel = 'old_private_chat';

/** In OPPO's true shape: optional brand, region, 32 hex digits. */
export const devices: readonly SandboxDevice[] = [
  { name: 'ok', token: 'CN_0123456789abcdef0123456789abcdef' },
  { name: 'dead', token: 'CN_deaddeaddeaddeaddeaddeaddeaddead' },
  { name: 'other-app', token: 'CN_0a990a990a990a990a990a990a990a99' },
  { name: 'throttled', token: 'CN_04290429042904290429042904290429' },
  { name: 'overseas', token: 'OPPO_IN_fedcba9876543210fedcba9876543210' },
];

export function tokenOf(name: string): string {
  return devices.find((device) => device.name === name)?.token ?? '';
}

const defaultChannels: Record<string, ChannelConfig> = {
  im: {
    id: 'im_message',
    class: 'private',
    scene: 'IM',
    template: {
      id: '68839785d6fbd5012f05b090',
      title: '${sender}$',
      content: '${text}$',
      params: { sender: '{title}', text: '{body}' },
    },
  },
  order: {
    id: 'order_update',
    class: 'private',
    scene: 'ORDER',
    template: {
      id: '68839785d6fbd5012f05b091',
      title: '${subject}$',
      content: '${progress}$',
      params: { subject: '{title}', progress: '{body}' },
    },
  },
  marketing: { id: 'offers', class: 'public', scene: 'MARKETING' },
};

/** The config block with throw-away credentials; non-secret fields of `identity` stay. */
export function accountOf(url: string, identity: SandboxIdentity = {}): Record<string, unknown> {
  const { appKey, masterSecret, packageName } = defaults;
  const { masterSecret: _masterSecret, appSecret: _appSecret, endpoints: _endpoints, channels, ...kept } = identity;
  return { appKey, packageName, ...kept, masterSecret, endpoints: { all: url }, channels: channels ?? defaultChannels };
}

export function createState(identity: SandboxIdentity = {}): OppoState {
  const channels = identity.channels ?? defaultChannels;
  const templates = new Map<string, OppoTemplate>();
  for (const { template } of Object.values(channels)) {
    if (!template) continue;
    const titleNames = variables(template.title);
    const contentNames = variables(template.content);
    templates.set(template.id, { titleNames, contentNames });
  }
  const { appKey, region } = identity;
  return {
    appId: defaults.appId,
    appKey: typeof appKey === 'string' ? appKey : defaults.appKey,
    masterSecret: defaults.masterSecret,
    region: region === 'cn' || region === 'intl' ? region : undefined,
    templatesEnforced: identity['templatesEnforced'] === true,
    templates,
    oldPrivateChannels: new Set([oldPrivateChannel]),
    accessTokens: new Map(),
    pushed: { day: '', count: 0 },
    delivered: new Map(),
    stored: new Map(),
    storedKeys: new Set(),
  };
}

function variables(text: string | undefined): string[] {
  return [...(text ?? '').matchAll(/\$\{(\w+)\}\$/g)].map((match) => match[1]!);
}
