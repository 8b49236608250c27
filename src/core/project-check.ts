import type { AccountBase } from './account.ts';
import type { Confidence } from './catalogue.ts';
import type { Severity } from './finding.ts';
import type { Message } from './message.ts';
import type { AndroidModule, Place, ProjectSnapshot } from './project.ts';
import type { Text, TextData } from './text.ts';

/** What a project check may look at. */
export interface ProjectContext {
  project: ProjectSnapshot;
  /** The application module. */
  app: AndroidModule;
  /** The app and every module it is built from: where sources, manifests and rules are looked for. */
  modules: readonly AndroidModule[];
  /** Vendors and platforms that the project has, whole or half. */
  integrated: ReadonlySet<string>;
  /** The account of the check's owner, when there is a config. */
  account?: AccountBase;
  /** Every configured account by vendor and platform id. */
  accounts: Readonly<Record<string, AccountBase>>;
  message?: Message;
  /** The release build is what is judged: keep rules count. */
  release: boolean;
}

export interface ProjectProblemFound<MessageId extends string = string> {
  messageId: MessageId;
  data?: TextData;
  /** Absent: the project as a whole (something is missing). */
  at?: Place;
  /** The checklist steps that this problem answers, where they depend on the problem; absent: all of the check's. */
  steps?: readonly string[];
}

export interface ProjectCheckMessage {
  text: Text;
  fix: Text;
  severity: Severity;
}

export interface ProjectCheckSpec<MessageId extends string> {
  /** kebab-case; equals the file name. */
  name: string;
  title: Text;
  /** Checklist steps it answers, e.g. `['J5']`: those without a problem count as looked at and passed. */
  steps: readonly string[];
  /** https URL of the vendor's or platform's page the fact comes from. */
  docs: string;
  confidence: Confidence;
  /** Ids of the reference that it covers, e.g. `TX-BUZID0`, `XM-AND-003`. */
  aliases: readonly string[];
  messages: Record<MessageId, ProjectCheckMessage>;
  /** Whether the project is one the check can say something about; without it, whenever its owner is integrated. */
  applies?(context: ProjectContext): boolean;
  check(context: ProjectContext): Iterable<ProjectProblemFound<MessageId>>;
}

/** A project check with its full id: `<owner>/<name>`. */
export interface ProjectCheck extends Omit<ProjectCheckSpec<string>, 'check'> {
  id: string;
  /** A vendor, a platform, or `android` for what concerns every app. */
  owner: string;
  check(context: ProjectContext): Iterable<ProjectProblemFound>;
}

/** Binds `defineProjectCheck` to its owner. */
export function projectCheckFactory(owner: string) {
  return function defineProjectCheck<const MessageId extends string>(spec: ProjectCheckSpec<MessageId>): ProjectCheck {
    return { ...spec, id: `${owner}/${spec.name}`, owner } as unknown as ProjectCheck;
  };
}

/** What shows that a vendor or platform is in the project. */
export interface Trace {
  /** What it is: "dependency com.xiaomi.mipush:…", "service XMPushService". */
  text: Text;
  data?: TextData;
  at: Place;
}

/** How far a vendor or platform is integrated: `half` has some but not all of what it needs. */
export interface Integration {
  state: 'none' | 'half' | 'whole';
  /** What was found. */
  found: readonly Trace[];
  /** What is missing for the whole. */
  missing: readonly Text[];
  /** Version of its SDK, where it can be told. */
  version?: string;
}

/** What `project/index.ts` of a vendor or platform exports as `projectFacet`. */
export interface ProjectFacet {
  detect(project: ProjectSnapshot, app: AndroidModule, modules: readonly AndroidModule[]): Integration;
  checks: readonly ProjectCheck[];
}
