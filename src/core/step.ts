import type { AccountBase } from './account.ts';
import type { Confidence, ErrorClass } from './catalogue.ts';
import type { CheckResult, CheckState } from './check.ts';
import type { Finding } from './finding.ts';
import type { Message } from './message.ts';
import type { PushStatus } from './status.ts';
import type { Text, TextData } from './text.ts';
import type { Display } from './display.ts';
import type { Binding, LossRow, UserFacts, UserJudgement } from './user.ts';

/** What a diagnosis ends in. */
export const verdictClasses = [
  'credential',
  'clock',
  'network',
  'token',
  'binding',
  'app-identity',
  'app-state',
  'message',
  'channel-or-classification',
  'quota',
  'permission',
  'client-integration',
  'device-settings',
  'click-config',
  'server',
  'none-found',
] as const;

export type VerdictClass = (typeof verdictClasses)[number];

/** The verdict class an error class of the catalogue leads to: one table, used everywhere. */
export const verdictOfErrorClass: Record<ErrorClass, VerdictClass> = {
  credential: 'credential',
  clock: 'clock',
  network: 'network',
  token: 'token',
  permission: 'permission',
  'app-state': 'permission',
  payload: 'message',
  channel: 'channel-or-classification',
  quota: 'quota',
  server: 'server',
};

/** The phases of the checklist, in the order they run. */
export const phases = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N'] as const;

export type Phase = (typeof phases)[number];

/** The symptoms of the entry question Z0. */
export const symptoms = [
  'nothing-arrives',
  'one-vendor-only',
  'console-works-message-does-not',
  'first-few-then-nothing',
  'late-or-occasional',
  'silent-in-drawer',
  'only-when-app-alive',
  'wrong-user-or-after-logout',
  'text-wrong',
  'click-wrong',
  'release-only',
  'new-phones-only',
] as const;

export type Symptom = (typeof symptoms)[number];

/** Where an automatic answer comes from; `person`: only a person knows. */
export type Need = 'config' | 'message' | 'network' | 'answer' | 'project' | 'platform' | 'person';

/** What the vendor said to the test push. */
export interface PushEvidence {
  status: PushStatus;
  /** Vendor code, as text. */
  code?: string;
  subCode?: string;
  /** The catalogue's class of that code. */
  errorClass?: ErrorClass;
  vendorMessage?: string;
  messageId?: string;
  /** HTTP status of the answer. */
  http?: number;
}

/** What a vendor's message trace said; counters as the vendor names them. */
export interface TraceEvidence {
  /** delivered, shown, clicked, dropped … as far as the vendor tells. */
  stage: 'unknown' | 'queued' | 'sent' | 'delivered' | 'shown' | 'clicked' | 'dropped';
  reason?: string;
  counters: Record<string, string | number>;
}

/** The phone, as far as the config or a person tells. */
export interface DeviceEvidence {
  name?: string;
  /** Android major version. */
  android?: number;
  ios?: string;
  harmony?: string;
  model?: string;
  rom?: string;
}

/** What an IM platform said about a user and about a push to that user. */
export interface PlatformEvidence {
  id: string;
  displayName: string;
  user: string;
  via: string;
  account?: AccountBase;
  /** The platform's wire: what would be sent, and how (`via`). */
  wire?: unknown;
  /** Absent members were not asked or not told. */
  facts: UserFacts;
  judgement?: UserJudgement;
  /** The bindings before the push, when they were read again after it. */
  bindingsBefore?: readonly Binding[];
  /** Questions that the platform did not answer, with the catalogue's class of its refusal. */
  refusals: readonly { endpoint: string; status: PushStatus; code?: string; errorClass?: ErrorClass; said?: string }[];
  /** What the vendors' catalogues say about codes that the platform handed on, by code. */
  vendorClasses?: Readonly<Record<string, ErrorClass>>;
  /** What the platform answered to a push through it. */
  push?: PushEvidence;
  /** What the phone would show. */
  display?: Display;
  trace?: {
    stage: TraceEvidence['stage'];
    hops: readonly { name: string; ok: boolean | undefined; code?: string; said?: string }[];
    binding?: Binding;
    notificationsOn?: boolean;
  };
  loss?: readonly LossRow[];
}

/** What a scan of the app's project found, by checklist step. */
export interface ProjectEvidence {
  /** As given. */
  dir: string;
  /** Steps that at least one check looked at, with what applies here. */
  looked: readonly string[];
  /** Findings with the steps they answer. */
  findings: readonly (Finding & { steps: readonly string[] })[];
  /** Vendors and platforms that the project has. */
  integrated: readonly string[];
}

/** Everything that was learnt so far. What was not looked at is absent; absent is never "fine". */
export interface Evidence {
  vendor: string;
  displayName: string;
  /** `YYYY-MM-DD` in the vendor's zone. */
  day: string;
  nowMs: number;
  account?: AccountBase;
  token?: string;
  /** How the token looks to this vendor: see core/token.ts; `otherVendor` when it has another vendor's shape. */
  tokenFit?: { fit: string; otherVendor?: string; text?: Text };
  message?: Message;
  /** The vendor's wire and where its values came from. */
  wire?: unknown;
  origin?: Record<string, string>;
  /** Lint findings about account, message, wire (and, after sending, response). */
  findings: readonly Finding[];
  /** The stages of `verify`: config, dns, tcp, proxy, tls, clock, auth, probe. Absent before they ran. */
  stages?: readonly CheckResult[];
  push?: PushEvidence;
  /** The same push once more with another text or without classification, where the diagnosis tried that. */
  trace?: TraceEvidence;
  device?: DeviceEvidence;
  symptom?: Symptom;
  /** What a person answered, by step id. */
  answers: Readonly<Record<string, 'yes' | 'no' | 'unknown'>>;
  /** What a scan of the app's project found, with `--project`. */
  project?: ProjectEvidence;
  /** What the IM platform says, with `--platform`. */
  platform?: PlatformEvidence;
}

/** How a step was answered. */
export interface StepAnswer {
  state: Exclude<CheckState, 'crashed'>;
  /** What was seen, in words; placeholders from `data`. */
  text?: Text;
  data?: TextData;
  /** Overrides the step's own verdict class. */
  verdict?: VerdictClass;
}

/** A question to a person, for what only a person can see. */
export interface Ask {
  /** Answerable by yes, no or unknown. */
  question: Text;
  /** Where to look, on which phone. */
  look: Text;
  /** What the answers mean for the step. */
  yes: 'pass' | 'fail' | 'warn';
  no: 'pass' | 'fail' | 'warn';
}

/** One step of the checklist. */
export interface Step {
  /** As in the checklist: `A1`. */
  id: string;
  phase: Phase;
  question: Text;
  /** Why it matters. */
  why: Text;
  needs: readonly Need[];
  /** Absent: every vendor (and platform). */
  vendors?: readonly string[];
  /** Applies only to a push that goes through one of these IM platforms. */
  platforms?: readonly string[];
  /** What a FAIL of this step means. */
  verdict: VerdictClass;
  /** The next thing to do when it fails. */
  fix: Text;
  ask?: Ask;
  /** https URLs. */
  sources: readonly string[];
  confidence: Confidence;
  /**
   * Answers from the evidence; undefined when the evidence does not tell (then a person is asked, if there is a question). A step that needs a project
   * or a platform which is absent is `not-looked` without being called.
   */
  check?(evidence: Evidence): StepAnswer | undefined;
}

/** Declares a step (identity; exists for the types). */
export function defineStep(step: Step): Step {
  return step;
}
