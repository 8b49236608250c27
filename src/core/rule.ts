import type { Confidence } from './catalogue.ts';
import type { HttpRequest } from './http.ts';
import type { Message } from './message.ts';
import type { Severity } from './finding.ts';
import type { Text, TextData } from './text.ts';
import type { Loss, Origin } from './wire.ts';

/** What a rule looks at; the runner gives it only what its subject needs. */
export type RuleSubject = 'message' | 'wire' | 'account' | 'request' | 'response' | 'batch' | 'project';

/** A severity that changes on a day: the first step whose `until` (exclusive, `YYYY-MM-DD`) lies after the day, or the last. `off` = not reported. */
export type SeverityByDay = readonly { until?: string; value: Severity | 'off' }[];

export interface RuleMessage {
  text: Text;
  fix: Text;
  severity: Severity | SeverityByDay;
}

/** Facts of one response that rules may look at. */
export interface ResponseFacts {
  endpoint: string;
  status: number;
  headers: Record<string, string>;
  body: string;
  /** Our clock when the response arrived, Unix milliseconds. */
  receivedAtMs: number;
  /** What the send was: rules about what an answer cannot tell look here. */
  mode: 'send' | 'validate-only';
}

export interface RuleContext<Account, Wire> {
  /** Present for subjects `message` (may be absent there), `wire`, `request`, `batch`. */
  wire?: Wire;
  message?: Message;
  account?: Account;
  /** The token, where one is known. */
  target?: string;
  origin?: Record<string, Origin>;
  losses?: readonly Loss[];
  request?: HttpRequest;
  response?: ResponseFacts;
  batch?: { targets: readonly string[] };
  /** `YYYY-MM-DD` in the vendor's zone. */
  day: string;
  /** Unix milliseconds. */
  nowMs: number;
  /** What a project scan found, when there was one (see the project zone). */
  project?: unknown;
}

/** What a rule yields: which message, at which wire or message pointer, with which values. */
export interface Problem<MessageId extends string = string> {
  messageId: MessageId;
  data?: TextData;
  /** Pointer into the rule's subject (wire pointer for `wire`, message pointer for `message`, `/field` for `account`). */
  path?: string;
}

/** The context with what the rule's subject guarantees. */
export type ContextFor<Subject extends RuleSubject, Account, Wire> = RuleContext<Account, Wire> &
  (Subject extends 'wire'
    ? { wire: Wire }
    : Subject extends 'message'
      ? { message: Message }
      : Subject extends 'account'
        ? { account: Account }
        : Subject extends 'request'
          ? { request: HttpRequest; wire: Wire }
          : Subject extends 'response'
            ? { response: ResponseFacts }
            : Subject extends 'batch'
              ? { batch: { targets: readonly string[] } }
              : unknown);

export interface RuleSpec<Subject extends RuleSubject, MessageId extends string, Account, Wire> {
  /** kebab-case; equals the file name. */
  name: string;
  subject: Subject;
  title: Text;
  /** https URL of the vendor's page the rule comes from. */
  docs: string;
  confidence: Confidence;
  /** Ids of the reference that this rule covers, e.g. `XM-CH-001`; `explain` accepts them. */
  aliases: readonly string[];
  /** `YYYY-MM-DD`, inclusive and exclusive: the rule is silent outside. */
  from?: string;
  until?: string;
  messages: Record<MessageId, RuleMessage>;
  check(context: ContextFor<Subject, Account, Wire>): Iterable<Problem<MessageId>>;
}

/** A rule with its full id, as the runner and `explain` see it. */
export interface Rule {
  id: string;
  vendor: string;
  name: string;
  subject: RuleSubject;
  title: Text;
  docs: string;
  confidence: Confidence;
  aliases: readonly string[];
  from?: string;
  until?: string;
  messages: Record<string, RuleMessage>;
  // The runner guarantees that the context has what the subject needs.
  check(context: never): Iterable<Problem>;
}

/** Binds `defineRule` to a vendor, its account and its wire. */
export function ruleFactory<Account, Wire>(vendor: string) {
  return function defineRule<const Subject extends RuleSubject, const MessageId extends string>(
    spec: RuleSpec<Subject, MessageId, Account, Wire>,
  ): Rule {
    return { ...spec, id: `${vendor}/${spec.name}`, vendor } as unknown as Rule;
  };
}

/** The severity of a rule's message on a day. */
export function severityOn(severity: Severity | SeverityByDay, day: string): Severity | 'off' {
  if (typeof severity === 'string') return severity;
  return severity.find((step) => step.until === undefined || day < step.until)?.value ?? 'off';
}
