import type { AccountBase } from './account.ts';
import type { AccessToken, Answer, ExchangeContext } from './adapter.ts';
import type { Confidence } from './catalogue.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import type { Binding } from './binding.ts';
import type { TraceEvidence } from './step.ts';
import type { Text, TextData } from './text.ts';

/** How far a message came, as far as the vendor tells. */
export type TraceStage = TraceEvidence['stage'];

/** Every stage, from nothing known to the end of the way. */
export const traceStages = [
  'unknown',
  'queued',
  'sent',
  'delivered',
  'shown',
  'clicked',
  'dropped',
] as const satisfies readonly TraceStage[];

/** What one of the vendor's counters (or a receipt's event) means; texts are sentences. */
export interface Meaning {
  title: Text;
  cause: Text;
  fix: Text;
  /** https URL. */
  source: string;
  confidence: Confidence;
}

/** One of the vendor's counters, explained. */
export interface TraceEntry extends Meaning {
  /** As the vendor names it. */
  name: string;
  value: string | number;
}

/** One station of a message's way. */
export interface TraceHop {
  /** As the service names it: `ChannelStat`. */
  name: string;
  title: Text;
  /** Undefined: nothing is known (yet). */
  ok: boolean | undefined;
  code?: string;
  /** The service's own words. */
  said?: string;
  /** As the service says. */
  at?: string;
}

/** What the vendor counts for one message, task, day or label. */
export interface TraceRow {
  /** The message or task that the row is about. */
  messageId?: string;
  /** What else the row is about: a day, a label. */
  label?: string;
  /** The furthest that any target came; `unknown` where the row counts more than this message. */
  stage: TraceStage;
  /** As the vendor names them. */
  counters: Record<string, string | number>;
  /** The counters that say something. */
  entries: readonly TraceEntry[];
  /** Each station of the way, where the service tells them apart. */
  hops?: readonly TraceHop[];
  /** The vendor token that was used, with the certificate it was uploaded under. */
  binding?: Binding;
  /** The phone's notification switch, as the app reported it. */
  notificationsOn?: boolean;
  /** What to know about this row; placeholders from `data`. */
  notes?: readonly { text: Text; data?: TextData }[];
}

/** The answer to a trace query. */
export type TraceReading =
  | ({ ok: true } & TraceRow)
  /** A good answer that has nothing about this id. */
  | { ok: 'no-such-message' }
  | Exclude<Answer, { ok: true }>;

interface TraceCommon {
  /** Where a person looks a message up: console, export, support. */
  where: Text;
  /** Which receipt of the vendor tells what became of a message, or that there is none. */
  receipt: Text;
  /** https URL. */
  source: string;
  confidence: Confidence;
  /** Reads a pasted answer of the vendor's statistics; undefined for anything else. Never throws. */
  statistics?(text: string, context: ExchangeContext): readonly TraceRow[] | undefined;
}

/** A vendor that can be asked about a message. Pure: request out, response in. */
export interface TraceOffered<Account extends AccountBase = AccountBase> extends TraceCommon {
  offered: true;
  /** What the query tells and what it does not. */
  about: Text;
  /** Shortest wait between two queries, milliseconds. */
  minIntervalMs: number;
  /** Codes of the query's endpoint that say: no such message. */
  unknownIdCodes: readonly string[];
  request(messageId: string, account: Account, access: AccessToken | undefined, context: ExchangeContext): HttpRequest;
  /** Never throws on garbage: `unreadable`. */
  read(response: HttpResponse, messageId: string, context: ExchangeContext): TraceReading;
}

/** A vendor without such a query. */
export interface TraceElsewhere extends TraceCommon {
  offered: false;
}

/** What `trace.ts` exports as `traceFacet`. */
export type TraceFacet<Account extends AccountBase = AccountBase> = TraceOffered<Account> | TraceElsewhere;

/** Stages after which asking again tells nothing that a test waits for. */
export function isFinal(stage: TraceStage): boolean {
  return stage === 'delivered' || stage === 'shown' || stage === 'clicked' || stage === 'dropped';
}

/** The numbers of a JSON object by name: numbers, and digits (with a percent sign) in text. Anything else is left out. */
export function countersIn(value: Readonly<Record<string, unknown>>, names?: readonly string[]): Record<string, string | number> {
  const counters: Record<string, string | number> = {};
  for (const [name, item] of Object.entries(value)) {
    if (names && !names.includes(name)) continue;
    if (typeof item === 'number' && Number.isFinite(item)) counters[name] = item;
    else if (typeof item === 'string' && /^\d{1,15}(?:\.\d{1,6})?%?$/.test(item)) counters[name] = item.endsWith('%') ? item : Number(item);
  }
  return counters;
}

/** Explains the counters that are above zero, in the order of the meanings. */
export function entriesOf(counters: Readonly<Record<string, string | number>>, meanings: Readonly<Record<string, Meaning>>): TraceEntry[] {
  return Object.entries(meanings).flatMap(([name, meaning]) => {
    const value = Object.hasOwn(counters, name) ? counters[name] : undefined;
    return value === undefined || !(Number.parseFloat(String(value)) > 0) ? [] : [{ name, value, ...meaning }];
  });
}
