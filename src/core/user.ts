import type { Binding } from './binding.ts';
import type { Confidence } from './catalogue.ts';
import type { Text, TextData } from './text.ts';

export type { Binding } from './binding.ts';

/** How a platform sees a user, in our words; `said` keeps its own. */
export const userStates = [
  /** Connected: the message is delivered over the long connection and no push is sent. */
  'online',
  /** Not connected, logged in, can be pushed if something is bound. */
  'pushable',
  /** Not connected; the platform does not tell a sleeping phone from a logged-out user. */
  'offline',
  /** Logged out, kicked, or never logged in: no push. */
  'logged-out',
  /** There is no such user. */
  'unknown-user',
  'unknown',
] as const;

export type UserState = (typeof userStates)[number];

/** One device of a user. */
export interface UserDevice {
  id?: string;
  name?: string;
  system?: 'android' | 'ios' | 'harmony' | 'web' | 'desktop' | 'other';
  online?: boolean;
  /** The platform's own word for its state. */
  said?: string;
}

export interface DoNotDisturb {
  /** Whether it silences a push now; undefined when the platform does not say. */
  active?: boolean;
  /** As the platform says it: `NONE`, `22:00-07:00`. */
  said: string;
  untilMs?: number;
}

/** Everything that was learnt about a user. What was not asked or not told is absent; absent is never "fine". */
export interface UserFacts {
  state?: UserState;
  /** The platform's own word: `PushOnline`, `offline`. */
  said?: string;
  exists?: boolean;
  banned?: boolean;
  devices?: readonly UserDevice[];
  bindings?: readonly Binding[];
  doNotDisturb?: DoNotDisturb;
  /** Push mode as the platform names it: ALL, AT, NONE. */
  pushMode?: string;
  /** Easemob: 0 fixed text, 1 sender and text. */
  displayStyle?: number;
  pushNickname?: string;
  /** Messages that wait for the user's next login. */
  waitingMessages?: number;
  /** The notification switch of the phone, as the platform's SDK reported it. */
  notificationsOn?: boolean;
}

/** One reason why a user gets no push now, or might not. */
export interface UserStop {
  /** kebab-case, e.g. `online`, `no-binding`. */
  id: string;
  /** The checklist step that it answers, e.g. `E1`. */
  step: string;
  /** `stops`: no push is sent; `may-stop`: worth a look. */
  severity: 'stops' | 'may-stop';
  text: Text;
  data?: TextData;
  fix: Text;
  /** https URL. */
  source: string;
  confidence: Confidence;
}

export interface UserJudgement {
  canPush: 'yes' | 'no' | 'unknown';
  /** In the order of weight; empty when nothing is against a push. */
  stops: readonly UserStop[];
  notes: readonly { text: Text; data?: TextData }[];
}

/** One line of a platform's loss statistics. */
export interface LossRow {
  /** Our vendor id; absent: over all vendors, or before one was chosen. */
  vendor?: string;
  /** The platform's own code (`-1`), or the vendor's. */
  code: string;
  count: number;
  /** The platform's text for the code. */
  said?: string;
  /** Whether the code is the platform's own (before the vendor) or the vendor's. */
  from: 'platform' | 'vendor';
}
