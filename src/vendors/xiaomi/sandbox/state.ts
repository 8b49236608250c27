import type { ChannelConfig } from '../../../core/message.ts';
import type { SandboxDevice, SandboxIdentity } from '../../../core/sandbox.ts';
import defaults from '../../../../fixtures/accounts/xiaomi.json' with { type: 'json' };

/** What a channel may do; `unknown` when a config does not say. */
export type ChannelClass = 'private' | 'public' | 'subscription' | 'unknown';

/** A channel as the console has approved it. */
export interface XiaomiChannel {
  class: ChannelClass;
  scene: string | undefined;
}

/** A message template as the console has approved it. */
export interface XiaomiTemplate {
  channel: string;
  /** Undefined when a config names the template but neither its texts nor its parameters. */
  names: readonly string[] | undefined;
}

/** What the trace API knows of a message. */
export interface TracedMessage {
  id: string;
  createdMs: number;
  /** When it goes out: at once, or at `time_to_send`. Unix milliseconds. */
  sendMs: number;
  ttlMs: number;
  kind: 'Common' | 'Topic';
  resolved: number;
  invalid: number;
  jobkey: string | undefined;
}

/** The statistics of one day. */
export interface DayCounters {
  single: number;
  regid: number;
  alias: number;
  useraccount: number;
  broadcast: number;
  received: number;
}

/** The emulator's memory. */
export interface XiaomiState {
  appSecret: string;
  packageNames: Set<string>;
  channels: Map<string, XiaomiChannel>;
  templates: Map<string, XiaomiTemplate>;
  /** Pushes without a channel still go out as the default class. */
  allowDefaultClass: boolean;
  newsLicence: boolean;
  /** `YYYY-MM-DD`; apps enabled from 2026-07-01 on need templates at once. */
  appEnabledOn: string | undefined;
  /** Pushes of the day that count: public and default class. */
  acked: { day: string; count: number };
  messages: Map<string, TracedMessage>;
  counters: Map<string, DayCounters>;
}

/** In MiPush's true shape, Base64 of 32 bytes. */
export const devices: readonly SandboxDevice[] = [
  { name: 'ok', token: 'MiPushSandboxOk0000000000000000000000000000=' },
  { name: 'dead', token: 'MiPushSandboxDead00000000000000000000000000=' },
  { name: 'other-app', token: 'MiPushSandboxOtherApp0000000000000000000000=' },
  { name: 'throttled', token: 'MiPushSandboxThrottled000000000000000000000=' },
];

export function tokenOf(name: string): string {
  return devices.find((device) => device.name === name)?.token ?? '';
}

const defaultChannels: Record<string, ChannelConfig> = {
  im: {
    id: '104551',
    class: 'private',
    scene: '即时消息',
    template: {
      id: 'P104551',
      title: 'Message from {$sender$}',
      content: '{$text$}',
      params: { sender: '{title}', text: '{body}' },
    },
  },
  order: {
    id: '100123',
    class: 'private',
    scene: '订单及物流',
    template: {
      id: 'T2026001',
      title: 'Order {$orderNo$}',
      content: 'Carried by {$carrier$}',
      params: { orderNo: '{title}', carrier: '{body}' },
    },
  },
  marketing: { id: '100777', class: 'public' },
};

const extraChannels: Record<string, ChannelConfig> = {
  'personal-subscription': {
    id: '100888',
    class: 'private',
    scene: '个人订阅',
    template: { id: 'P100888', title: 'Update', content: '{$text$}' },
  },
  subscription: {
    id: '100999',
    class: 'subscription',
    scene: '资讯订阅',
    template: { id: 'S100999', title: 'Today', content: '{$text$}' },
  },
};

/** The config block with throw-away credentials; non-secret fields of `identity` stay. */
export function accountOf(url: string, identity: SandboxIdentity = {}): Record<string, unknown> {
  const { appSecret, ...own } = defaults;
  const { appSecret: _appSecret, endpoints: _endpoints, channels, ...kept } = identity;
  return { ...own, ...kept, appSecret, endpoints: { all: url }, channels: channels ?? defaultChannels };
}

export function createState(identity: SandboxIdentity = {}): XiaomiState {
  const { packageName, appEnabledOn } = identity;
  const channels = new Map<string, XiaomiChannel>();
  const templates = new Map<string, XiaomiTemplate>();
  for (const channel of Object.values(identity.channels ?? { ...defaultChannels, ...extraChannels })) {
    const { template } = channel;
    channels.set(channel.id, { class: classOf(channel), scene: channel.scene });
    if (template) templates.set(template.id, { channel: channel.id, names: namesOf(template) });
  }
  return {
    appSecret: defaults.appSecret,
    packageNames: new Set([typeof packageName === 'string' ? packageName : defaults.packageName]),
    channels,
    templates,
    allowDefaultClass: identity['allowDefaultClass'] === true,
    newsLicence: identity['newsLicence'] === true,
    appEnabledOn: typeof appEnabledOn === 'string' ? appEnabledOn : undefined,
    acked: { day: '', count: 0 },
    messages: new Map(),
    counters: new Map(),
  };
}

function classOf({ class: name = '', template }: ChannelConfig): ChannelClass {
  if (/subscri|订阅/i.test(name)) return 'subscription';
  if (/private|私信/i.test(name)) return 'private';
  if (/public|公信/i.test(name)) return 'public';
  return template ? 'private' : 'unknown';
}

function namesOf({ title, content, params }: NonNullable<ChannelConfig['template']>): string[] | undefined {
  const texts = `${title ?? ''} ${content ?? ''}`;
  if (title !== undefined || content !== undefined) return [...new Set([...texts.matchAll(/\{\$(\w+)\$\}/g)].map((match) => match[1]!))];
  return params ? Object.keys(params) : undefined;
}
