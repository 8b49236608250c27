import type { Finding } from './finding.ts';
import type { PushStatus } from './status.ts';
import type { ReceiptEvent, Verification } from './receipt.ts';
import type { TraceStage } from './trace.ts';
import type { UserState } from './user.ts';

/** What really ran; never mixed up. */
export type Mode = 'send' | 'validate-only' | 'dry-run' | 'sandbox' | 'sandbox-validate-only' | 'offline';

/** A code explained, in the user's language. */
export interface Explanation {
  title: string;
  cause: string;
  fix: string;
  docs: string;
  /** How sure the catalogue is: A, B, C or ?. */
  confidence: string;
}

/** A value that push-check chose or computed; nothing is derived silently. */
export interface Derived {
  /** Wire pointer. */
  path: string;
  value: unknown;
  /** `kind`, `default`, … */
  from: string;
}

/** What the vendor answered for one token. */
export interface PushResult {
  kind: 'push';
  /** Position in the input, from 0. */
  index: number;
  vendor: string;
  device?: string;
  /** The user of an IM platform who was addressed; `token` is the same. */
  user?: string;
  /** The platform says that the vendor took the push. Without it nobody knows whether a push was made. */
  vendorTook?: true;
  /** Masked unless `--show-tokens`. */
  token: string;
  /** First eight hex digits of the token's SHA-256. */
  tokenId: string;
  status: PushStatus;
  mode: Mode;
  messageId?: string;
  /** Where that id can be looked up. */
  followUp?: string;
  http?: { status: number; ms: number };
  attempts: number;
  /** Always a string. */
  code?: string;
  vendorMessage?: string;
  explanation?: Explanation;
  /** The start of the raw answer, when it was not usable or its code is unknown. */
  raw?: string;
  /** The way the message took through a platform of the sandbox. */
  flow?: { step: number; of: number; state: 'done' | 'stopped' | 'skipped'; text: string }[];
  /** A note that belongs to this result, e.g. that a list hides dead tokens. */
  notes?: string[];
  /** The request, for `--dry-run` and `--print-curl`. */
  request?: {
    method: string;
    url: string;
    headers: Record<string, string>;
    body?: string;
    /** A form body, decoded. */ form?: [string, string][];
    curl?: string;
  };
  derived: Derived[];
  findings: Finding[];
}

/** A code, rule or receipt explained by `explain`. */
export interface ExplainResult {
  kind: 'explanation';
  subject: 'code' | 'rule' | 'status';
  vendor?: string;
  endpoint?: string;
  code?: string;
  name?: string;
  ruleId?: string;
  class?: string;
  status?: string;
  retryable?: boolean;
  advice?: string;
  explanation: Explanation;
  /** Other rows with this code, or near ones when it is unknown. */
  related?: string[];
}

/** What a token looks like. */
export interface TokenResult {
  kind: 'token';
  index: number;
  token: string;
  tokenId: string;
  candidates: { vendor: string; displayName: string; fit: string; reason: string; confidence?: string }[];
  problems: { message: string; fix: string; vendor?: string }[];
}

/** One setting of `config show`. */
export interface SettingResult {
  kind: 'setting';
  path: string;
  value: unknown;
  source: string;
  secret?: boolean;
}

/** A text the command made: a JSON schema, a file written by `init`, a table. */
export interface DocumentResult {
  kind: 'document';
  name: string;
  /** The document, when it is the output. */
  content?: unknown;
  path?: string;
  action?: 'created' | 'kept' | 'updated' | 'shown';
  note?: string;
}

/** One row of the kind matrix: what a message becomes at one vendor, before anyone sends. */
export interface MatrixResult {
  kind: 'matrix';
  vendor: string;
  displayName: string;
  /** The message's kind, when it has one. */
  messageKind?: string;
  /** Fields derived from the kind, and from nothing (defaults). */
  derived: Derived[];
  quotaClass: string;
  /** How sure the mapping is; it is push-check's own. */
  confidence: string;
  /** The vendor cannot tell this kind from a neighbour. */
  collapsed: boolean;
  /** The right, template or channel to apply for, and what happens without it. */
  right?: string;
  without?: string;
  /** Through an IM platform: what the phone will show, and where it comes from. */
  shows?: { title: string; titleFrom: string; content: string; contentFrom: string; silent?: string; notes: string[] };
  /** What the vendor cannot express, in the user's language. */
  losses: { path: string; text: string }[];
  /** Errors and warnings of the vendor's rules. */
  findings: Finding[];
}

/** The end of a diagnosis. */
export interface DiagnosisResult {
  kind: 'diagnosis';
  vendor: string;
  displayName: string;
  device?: string;
  token?: string;
  tokenId?: string;
  /** The IM platform and the user, with `--platform`. */
  platform?: { id: string; displayName: string; user: string; push?: { status: string; code?: string; said?: string } };
  symptom?: string;
  verdict: string;
  confidence: 'high' | 'medium' | 'low';
  axes: { push: 'normal' | 'abnormal' | 'unknown'; device: 'normal' | 'abnormal' | 'not-looked' };
  /** What the vendor answered to the test push. */
  push?: { status: string; code?: string; vendorMessage?: string; messageId?: string; http?: number };
  /** Most likely first, each with what speaks for and against it. */
  causes: {
    step: string;
    verdict: string;
    score: number;
    title: string;
    fix: string;
    for: { weight: number; text: string }[];
    against: { weight: number; text: string }[];
  }[];
  /** The cheapest test that would tell the leading causes apart. */
  nextTest?: string;
  /** Steps that wait for a person's answer. */
  unanswered: string[];
}

/** A vendor token that an IM platform keeps for a user. */
export interface ShownBinding {
  vendor?: string;
  /** Certificate name or id at the platform. */
  certificate: string;
  /** Masked unless `--show-tokens`. */
  token: string;
  tokenId: string;
  deviceId?: string;
}

/** Whether a user of an IM platform can be pushed now, and what stops it. */
export interface UserResult {
  kind: 'user';
  platform: string;
  displayName: string;
  user: string;
  state: UserState;
  /** The platform's own word for the state. */
  said?: string;
  canPush: 'yes' | 'no' | 'unknown';
  /** Push: whether the platform would push now; device: token and binding. */
  axes: { push: 'normal' | 'abnormal' | 'unknown'; device: 'normal' | 'abnormal' | 'not-looked' };
  devices?: { id?: string; name?: string; system?: string; online?: boolean; said?: string }[];
  bindings?: ShownBinding[];
  doNotDisturb?: { active?: boolean; said: string; until?: string };
  pushMode?: string;
  displayStyle?: number;
  pushNickname?: string;
  waitingMessages?: number;
  /** What is against a push, in the order of weight. */
  stops: { id: string; step: string; severity: 'stops' | 'may-stop'; text: string; fix: string; docs: string; confidence: string }[];
  /** What the platform cannot be asked, and where to look. */
  notOffered: { what: string; text: string }[];
  notes: string[];
}

/** Why pushes got lost, by the platform's statistics. */
export interface LossResult {
  kind: 'loss';
  platform: string;
  displayName: string;
  /** ISO 8601. */
  from: string;
  to: string;
  /** Most frequent first. */
  rows: { vendor?: string; code: string; count: number; said?: string; from: 'platform' | 'vendor'; explanation?: Explanation }[];
}

/** What a phone logged, read as an IM platform's payload. */
export interface PayloadResult {
  kind: 'payload';
  platform: string;
  displayName: string;
  vendor?: string;
  fields: { name: string; value: string; meaning: string }[];
  notes: string[];
  /** Where the payload comes out in the app, per vendor. */
  places: { vendor: string; where: string; key: string; since?: string; note?: string; docs: string; confidence: string }[];
}

/** What the vendor says became of a message: the answer to `trace`, or a statistic given to `explain`. */
export interface TraceResult {
  kind: 'trace';
  vendor: string;
  displayName: string;
  messageId?: string;
  /** What else the counters are about: a day, a label. */
  label?: string;
  /** False: the vendor cannot be asked; `where` and `receipt` say where to look. */
  offered: boolean;
  stage: TraceStage;
  /** As the vendor names them. */
  counters: Record<string, string | number>;
  /** The counters that say something, explained. */
  entries: { name: string; value: string | number; explanation: Explanation }[];
  http?: { status: number; ms: number };
  /** Queries that were made. */
  attempts?: number;
  /** Each station of the way, where the service tells them apart. */
  hops?: { name: string; title: string; ok?: boolean; code?: string; said?: string; at?: string }[];
  /** The vendor token that was used. */
  binding?: ShownBinding;
  /** The phone's notification switch, as the app reported it. */
  notificationsOn?: boolean;
  /** Where a person looks the message up. */
  where?: string;
  /** Which receipt tells more. */
  receipt?: string;
  docs?: string;
  notes?: string[];
}

/** One receipt: what the vendor says became of one message at one target. */
export interface ReceiptResult {
  kind: 'receipt';
  vendor: string;
  messageId?: string;
  /** Masked unless `--show-tokens`. */
  token?: string;
  /** First eight hex digits of the token's SHA-256. */
  tokenId?: string;
  event: ReceiptEvent;
  /** The vendor's own value, always a string. */
  code?: string;
  /** ISO 8601, as the vendor says. */
  time?: string;
  stage: TraceStage;
  explanation: Explanation;
  /** Whether the sender was proved; `not-checked` where the vendor signs nothing or no secret was given. */
  verified?: Verification | 'not-checked';
}

/** Something a scan saw, and where; the file as other places are shown, relative to the current folder. */
export interface SeenPlace {
  text: string;
  file: string;
  /** 1-based. */
  line: number;
  /** 1-based, in UTF-16 units. */
  column: number;
}

/** The project a scan looked at. */
export interface ProjectResult {
  kind: 'project';
  /** As given. */
  dir: string;
  /** Gradle path of the application module, `:app`; absent in a project without Android. */
  module?: string;
  /** Other modules the application is built from. */
  modules: string[];
  applicationId?: string;
  /** The variant that everything was judged for; the build type alone where there are no flavors. */
  variant?: { flavors: string[]; buildType: string };
  /** What was not looked at: other flavors and build types. */
  otherFlavors: string[];
  otherBuildTypes: string[];
  iosTargets: number;
  files: number;
  skipped: number;
  /** Values that cannot be read without running the build. */
  undetermined: (SeenPlace & { what: string })[];
  notes: string[];
}

/** How far a vendor or platform is integrated in a scanned project. */
export interface IntegrationResult {
  kind: 'integration';
  id: string;
  displayName: string;
  owner: 'vendor' | 'platform';
  state: 'none' | 'half' | 'whole';
  /** Of its SDK, where it can be told. */
  version?: string;
  found: SeenPlace[];
  missing: string[];
}

/** Which vendor a platform's SDK would choose on a phone. */
export interface RouteResult {
  kind: 'route';
  platform: string;
  displayName: string;
  brand: string;
  gms: boolean;
  /** The app asks for FCM first, whatever the brand. */
  forceFcm: boolean;
  /** Vendors that the project has; the choice is made among them. */
  enabled: string[];
  /** Absent: no vendor, only the platform's own connection. */
  vendor?: string;
  reason: string;
  /** How sure that is: A, B, C or ?. */
  confidence: string;
  docs: string;
  notes: string[];
}

/** What a baseline says about the findings of a scan. */
export interface BaselineResult {
  kind: 'baseline';
  file: string;
  /** `written`: the file now holds everything that was found. */
  action: 'compared' | 'written';
  /** Findings that the baseline knows; they do not fail. */
  known: Finding[];
  /** Findings of the older baseline that are no longer there. */
  fixed: { ruleId: string; file?: string; count: number }[];
}

export type ResultItem =
  | PushResult
  | ExplainResult
  | TokenResult
  | SettingResult
  | DocumentResult
  | MatrixResult
  | DiagnosisResult
  | TraceResult
  | UserResult
  | LossResult
  | PayloadResult
  | ReceiptResult
  | ProjectResult
  | IntegrationResult
  | RouteResult
  | BaselineResult;
