import type { AccountBase } from './account.ts';
import type { HttpProtocol, HttpRequest, HttpResponse } from './http.ts';
import type { Text } from './text.ts';

/** A short-lived credential for the send API. */
export interface AccessToken {
  value: string;
  /** Unix milliseconds; Infinity when it does not expire. */
  expiresAtMs: number;
}

export interface ExchangeContext {
  /** Unix milliseconds. */
  nowMs: number;
  /** The answer belongs to a validate-only request: taken means validated. */
  validateOnly?: boolean;
  /** Random hex digits of the wished length, for nonces; tests inject their own. */
  randomHex?: (digits: number) => string;
  /** Whose delivery a trace is about, where the platform wants to know. */
  user?: string;
}

/** What a vendor's answer says about one target (or about the auth call); the catalogue turns it into a status. */
export type Answer =
  | {
      ok: true;
      messageId?: string;
      /** The vendor only validated; nothing was sent. */ validated?: boolean;
      /** A note to show with the result. */ note?: Text;
      /** An IM platform says that the vendor took the push; without it only the platform took the message. */ vendorTook?: true;
    }
  | {
      ok: false;
      code: string;
      subCode?: string;
      vendorMessage?: string;
      retryAfterMs?: number;
      /** Endpoint whose catalogue rows apply, when not the request's. */ endpoint?: string;
    }
  /** No usable answer: not the vendor's format. The engine judges by HTTP status and shows the raw start. */
  | { ok: 'unreadable' };

export type AccessAnswer = { ok: true; access: AccessToken } | Exclude<Answer, { ok: true }>;

/** How an adapter comes to its access token; `by-account` where the account (or its variant) decides. */
export type Access<Account> = PlainAccess<Account> | { kind: 'by-account'; choose(account: Account): PlainAccess<Account> };

/** The access of an account. */
export function accessOf<Account>(access: Access<Account>, account: Account): PlainAccess<Account> {
  return access.kind === 'by-account' ? access.choose(account) : access;
}

export type PlainAccess<Account> =
  /** An auth call. Both halves are pure (async only for signing). */
  | {
      kind: 'exchange';
      request(account: Account, context: ExchangeContext): HttpRequest | Promise<HttpRequest>;
      read(response: HttpResponse, context: ExchangeContext): AccessAnswer;
    }
  /** Made locally, e.g. APNs' provider token. `undefined`: this account needs none (certificate). */
  | { kind: 'local'; create(account: Account, context: ExchangeContext): AccessToken | undefined | Promise<AccessToken | undefined> }
  /** The secret itself travels with every request. */
  | { kind: 'none' };

export interface AdapterMeta {
  protocol: HttpProtocol;
  /** False when the vendor's answer to a list does not tell which target failed. */
  perTokenResult: boolean;
  /** Most targets in one request; 1 = no batches. */
  maxBatch: number;
  /** The vendor's own validate-only or test mode, if it has one. */
  validateOnly: boolean;
  /** Says why there is no validate-only mode and what to do instead; required when `validateOnly` is false. */
  validateOnlyRefusal?: Text;
  /** What the vendor's acceptance means, in one sentence that does not say "delivered". */
  accepted: Text;
  /** Where a message id can be followed up. */
  followUp: Text;
  /** IANA zone in which the vendor's days begin. */
  zone: string;
  /** Extra waiting before the first retry of a `notTaken` answer without Retry-After, milliseconds. */
  retryAfterMs?: number;
  /** The first request of a new access token goes alone until it is answered (APNs). */
  firstRequestAlone?: boolean;
  /** Targets per second that the service itself allows (Easemob's synchronous push: 1); kept whatever `--rate` says. */
  maxRatePerSecond?: number | ((wire: unknown) => number | undefined);
  /** Which of its daily or per-second limits a push counts against; shown with the result. */
  countsAgainst?: Text;
}

export interface SendOptions {
  validateOnly: boolean;
}

/** Makes the request for a list of targets; everything that does not depend on the targets was computed before. */
export type PreparedSend = (targets: readonly string[], access: AccessToken | undefined, context: ExchangeContext) => HttpRequest;

/** What the engine runs. Pure: requests out, responses in. `client.ts` exports it as `adapter`. */
export interface Adapter<Account extends AccountBase = AccountBase, Wire = unknown> {
  id: string;
  meta: AdapterMeta;
  /** Identity of the credential, for caching the access token and keying HTTP/2 sessions; a digest, never the secret. */
  accountKey(account: Account): string;
  access: Access<Account>;
  /**
   * Several send APIs behind one vendor (HUAWEI: Android and HarmonyOS), chosen by the token's or the device's platform. Targets of one variant
   * travel together, with the account that `apply` returns; `toWire` and all else read the variant from there.
   */
  variants?: {
    of(token: string, account: Account, hint: { platform?: 'android' | 'harmony' | 'ios' }): string;
    apply(account: Account, variant: string): Account;
  };
  prepareSend(wire: Wire, account: Account, options: SendOptions): PreparedSend;
  /**
   * The label of a target that the wire itself names (`topic:news`, `alias:bob`), or undefined when it needs tokens. With a label the
   * engine sends once, with the label as the only target, and `prepareSend` inserts no token.
   */
  wireTarget?(wire: Wire): string | undefined;
  /** One answer per target, in the order of the targets. Never throws on garbage: `unreadable`. */
  readSend(response: HttpResponse, targets: readonly string[], context: ExchangeContext): Answer[];
  /** The host that `verify` walks to; default: the auth request's, else the send request's. */
  probe?: {
    /** Why a probe push is needed (there is no auth call), shown to the user. */
    text: Text;
    wire(account: Account): Wire;
    /** A well-formed token that cannot exist. */
    target: string;
    /** Codes (of the send endpoint) that prove the credential is fine. */
    credentialFineCodes: readonly string[];
  };
  /** A query that proves the credential and sends nothing, where there is no auth call but such a query (Xiaomi). `verify` prefers it to a probe push. */
  credentialCheck?: {
    request(account: Account, access: AccessToken | undefined, context: ExchangeContext): HttpRequest;
    read(response: HttpResponse, context: ExchangeContext): Answer;
    /** Codes that are refusals of the query but prove the credential. */
    credentialFineCodes: readonly string[];
  };
  /**
   * POSIX shell lines that set `$PUSH_CHECK_<VENDOR>_ACCESS_TOKEN` (when it is not set yet) from `$PUSH_CHECK_<VENDOR>_<SECRET>` variables
   * with openssl and curl, for `--print-curl`. Absent: the send request needs no access token.
   */
  accessScript?(account: Account): string;
}
