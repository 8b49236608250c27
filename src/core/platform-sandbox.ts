import type { PushStatus } from './status.ts';
import type { SandboxContext, SandboxIdentity, SandboxRequest, SandboxResponse, SandboxVendor } from './sandbox.ts';
import type { Text, TextData } from './text.ts';

/** The states a simulated user can be put into; every platform's sandbox has a user of each name, and `bob`, who is `pushable`. */
export const userScenarios = [
  /** App killed or asleep, logged in, token bound: gets the push. */
  'pushable',
  /** App in front and connected. */
  'online',
  /** App in the background, connection still alive. */
  'background',
  'logged-out',
  /** Another login ended this one. */
  'kicked',
  /** Imported by the server, never logged in. */
  'never-logged-in',
  /** Do-not-disturb is on. */
  'muted',
  /** Asleep, but no token was ever uploaded. */
  'unbound',
  /** Asleep, with a token that the vendor does not know; the platform drops it silently after the first push. */
  'bad-token',
  /** Asleep; the token was uploaded under a certificate that the console does not have. */
  'wrong-certificate',
  /** The phone sleeps, another device of the user is online. */
  'two-devices',
  'banned',
] as const;

export type UserScenario = (typeof userScenarios)[number];

/** A phone of the sandbox that a platform's users can have: a vendor emulator's device. */
export interface HopDevice {
  /** `xiaomi-ok`. */
  name: string;
  vendor: string;
  token: string;
}

/** What a platform hands on to a vendor. */
export interface HopPush {
  vendor: string;
  token: string;
  title: string;
  content: string;
  /** Custom data as the platform passes it on. */
  data?: Readonly<Record<string, string>>;
  /** The vendor's fields by the vendor's own names: `channel_id`, `category`, `notify_level`, `importance`, `classification` … */
  fields?: Readonly<Record<string, string | number | boolean>>;
  ttlSeconds?: number;
  /** The certificate in the platform's console has a wrong secret. */
  wrongSecret?: boolean;
}

/** What became of a push on the virtual phone. */
export interface PhoneFate {
  fate: 'shown' | 'silent' | 'held' | 'dropped';
  reason: Text;
  data?: TextData;
}

/** What the vendor's emulator answered to the platform. */
export interface HopAnswer {
  status: PushStatus;
  code?: string;
  vendorMessage?: string;
  messageId?: string;
  /** The vendor's raw answer. */
  raw: string;
  http: number;
  /** Only when the vendor took the push. */
  phone?: PhoneFate;
}

/** One step of a platform's documented flow, as the sandbox's log shows it. */
export interface FlowStep {
  /** From 1. */
  step: number;
  /** Steps of the flow: 9 at Easemob, 8 at ZEGO and Tencent IM. */
  of: number;
  /** `skipped`: the flow ended before. */
  state: 'done' | 'stopped' | 'skipped';
  text: Text;
  data?: TextData;
}

export interface PlatformSandboxContext extends SandboxContext {
  /** Hands a push to the vendor's emulator and, if taken, to the virtual phone. Never rejects. */
  deliver(push: HopPush): Promise<HopAnswer>;
  /** Writes a step of one message's way into the sandbox's log. */
  flow(user: string, step: FlowStep): void;
}

/** A platform's emulator. As a vendor's, but it may take its time (it asks the vendors' emulators), and it has users instead of devices. */
export interface SandboxPlatform<State = unknown> extends Omit<SandboxVendor<State>, 'devices' | 'handle' | 'createState' | 'refuse'> {
  createState(identity: SandboxIdentity | undefined, phones: readonly HopDevice[]): State;
  handle(request: SandboxRequest, state: State, context: PlatformSandboxContext): SandboxResponse | Promise<SandboxResponse>;
  refuse(endpoint: string, code: string, request: SandboxRequest, state: State, context: SandboxContext): SandboxResponse | undefined;
  /** The users, by name; `bob` and one per scenario. */
  users(state: State): readonly { user: string; scenario: UserScenario }[];
  /** The groups, by id, with their members. */
  groups(state: State): readonly { group: string; members: readonly string[] }[];
  /** Puts a user (made when unknown) into a scenario; with `vendor`, on that vendor's phone instead of Xiaomi’s. */
  setUser(state: State, user: string, scenario: UserScenario, options: { vendor?: string; policy?: 'all' | 'any' }): void;
}
