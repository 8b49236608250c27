import type { AccountBase, AccountFacet } from './account.ts';
import type { AccessToken, Adapter, Answer, ExchangeContext } from './adapter.ts';
import type { Catalogue, Confidence } from './catalogue.ts';
import type { DisplayFacet } from './display.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import type { QuotaClass } from './kind.ts';
import type { Message } from './message.ts';
import type { ProjectFacet } from './project-check.ts';
import type { ReceiptFacet } from './receipt.ts';
import type { Rule } from './rule.ts';
import type { SandboxPlatform } from './platform-sandbox.ts';
import type { FilledTemplate } from './template.ts';
import type { Text, TextData } from './text.ts';
import type { TraceFacet } from './trace.ts';
import type { LossRow, UserFacts, UserJudgement } from './user.ts';
import type { WireField, WireOptions, WireResult } from './wire.ts';

/** By which of its doors a platform is asked: push only, a chat message to a user, to a group, a call invitation. */
export const vias = ['push', 'message', 'group', 'call'] as const;

export type Via = (typeof vias)[number];

/** What is known about one vendor for this message, so that a platform's vendor fields can be filled without knowing the vendor. */
export interface VendorHint {
  /** The id of the vendor's channel that `message.channel` names in the config. */
  channelId?: string;
  /** What the message's kind means at the vendor, by the vendor's own field name: `category`, `notify_level`, `importance`, `classification` … */
  fields: Readonly<Record<string, string | number | boolean>>;
  /** The vendor's private message template that the channel names, its parameters filled from the message. */
  template?: FilledTemplate;
  quotaClass?: QuotaClass;
  confidence: Confidence;
}

/** A vendor's hint, or undefined when nothing is known about the vendor (no kind, no channel). */
export type Hints = (vendor: string) => VendorHint | undefined;

export interface PlatformWireOptions extends WireOptions {
  via: Via;
  /** The sending user; the account's own sender when absent. */
  from?: string;
  hints: Hints;
}

/** What a platform's `message.ts` exports: pure, no validation, no mutation. The wire holds what the request's body needs, and `via`. */
export interface PlatformMessageModule<Account extends AccountBase, Wire> {
  /** The doors this platform has; the first is the default. */
  vias: readonly [Via, ...Via[]];
  toWire(message: Message, account: Account | undefined, options: PlatformWireOptions): WireResult<Wire>;
}

export type UserReading = { ok: true; facts: UserFacts } | Exclude<Answer, { ok: true }>;

/** One question to the platform about a user. Pure: request out, response in. */
export interface UserQuery<Account extends AccountBase = AccountBase> {
  /** The catalogue's endpoint name of the request. */
  endpoint: string;
  /** What is asked, e.g. "online state". */
  title: Text;
  request(user: string, account: Account, access: AccessToken | undefined, context: ExchangeContext): HttpRequest;
  /** Never throws on garbage: `unreadable`. An unknown user is a fact (`state: 'unknown-user'`), not a refusal. */
  read(response: HttpResponse, user: string, context: ExchangeContext): UserReading;
}

/** What `user.ts` exports as `userFacet`. */
export interface UserFacet<Account extends AccountBase = AccountBase> {
  /** Asked in this order; every answer is kept, a refusal of one does not end the others. */
  queries: readonly UserQuery<Account>[];
  /** What the platform cannot be asked, and where a person looks instead. */
  notOffered: readonly { what: 'bindings' | 'do-not-disturb' | 'devices' | 'state'; text: Text }[];
  /** What the facts mean for a push now. */
  judge(facts: UserFacts, context: { nowMs: number }): UserJudgement;
}

export type LossReading = { ok: true; rows: readonly LossRow[] } | Exclude<Answer, { ok: true }>;

/** What `loss.ts` exports as `lossFacet`: why pushes got lost, in numbers. */
export interface LossFacet<Account extends AccountBase = AccountBase> {
  /** Longest range, seconds. */
  maxRangeSeconds: number;
  request(
    range: { fromMs: number; toMs: number },
    account: Account,
    access: AccessToken | undefined,
    context: ExchangeContext,
  ): HttpRequest;
  read(response: HttpResponse, context: ExchangeContext): LossReading;
  meanings: Readonly<Record<string, { title: Text; cause: Text; fix: Text; step: string }>>;
}

/** How a platform's SDK comes to its vendor on a phone, by the platform's documented order. */
export interface RoutePhone {
  /** Lower case: xiaomi, redmi, huawei, honor, oppo, realme, oneplus, vivo, iqoo, meizu, samsung, google, apple. */
  brand: string;
  gms: boolean;
}

export interface Route {
  /** The vendor the SDK would register with; absent: its own long connection only. */
  vendor?: string;
  reason: Text;
  data?: TextData;
  confidence: Confidence;
  source: string;
}

/** What `route.ts` exports as `chooseVendor`: `enabled` are the vendors that app and console both have, as the project scan sees them. */
export type ChooseVendor = (phone: RoutePhone, enabled: readonly string[], options: { forceFcm?: boolean }) => Route;

/** An IM platform: the address is a user, the platform picks the vendor. Lazy doors, as of a vendor. */
export interface Platform<Account extends AccountBase = AccountBase, Wire = unknown> {
  id: string;
  /** As written in prose: Tencent IM, Easemob, ZEGO. */
  displayName: string;
  account: () => Promise<{ accountFacet: AccountFacet<Account> }>;
  message: () => Promise<PlatformMessageModule<Account, Wire>>;
  wire: () => Promise<{ wireFields: readonly WireField[] }>;
  /** Targets of the adapter are user ids; with `via: 'group'` group ids. */
  client: () => Promise<{ adapter: Adapter<Account, Wire> }>;
  errors: () => Promise<{ catalogue: Catalogue }>;
  rules: () => Promise<{ rules: readonly Rule[] }>;
  user: () => Promise<{ userFacet: UserFacet<Account> }>;
  display: () => Promise<{ displayFacet: DisplayFacet<Wire> }>;
  trace: () => Promise<{ traceFacet: TraceFacet<Account> }>;
  route: () => Promise<{ chooseVendor: ChooseVendor }>;
  loss?: () => Promise<{ lossFacet: LossFacet<Account> }>;
  receipts?: () => Promise<{ receiptFacet: ReceiptFacet }>;
  /** What the platform needs in an app's project. */
  project?: () => Promise<{ projectFacet: ProjectFacet }>;
  sandbox: () => Promise<{ sandbox: SandboxPlatform }>;
}

/** Declares a platform; the table of contents of its folder. */
export function definePlatform<Account extends AccountBase, Wire>(platform: Platform<Account, Wire>): Platform {
  return platform as unknown as Platform;
}
