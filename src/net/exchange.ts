import type { HttpRequest, HttpResponse, StageTimings, TransportError } from '../core/http.ts';
import type { ConnectTimings } from './connect.ts';
import {
  aborted,
  bodyTooLarge,
  connectTimeout,
  responseTimeout,
  toTransportError,
  type ConnectStage,
  type Failure,
  type Route,
} from './errors.ts';

/** A finished exchange as a tap sees it, secrets included: whoever keeps it must mask them first. */
export interface TransportExchange {
  request: HttpRequest;
  /** Unix milliseconds. */
  startedAtMs: number;
  response?: HttpResponse;
  error?: TransportError;
}

/** What `request` of a transport takes beside the request. */
export interface RequestOptions {
  signal?: AbortSignal | undefined;
  timeoutMs?: number | undefined;
}

/** What all exchanges of one transport share. */
export class ExchangeHost {
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
  readonly tap: ((exchange: TransportExchange) => void) | undefined;
  #live = 0;
  #whenIdle: (() => void)[] = [];
  readonly #groups = new WeakMap<AbortSignal, Set<Exchange>>();

  constructor(options: { timeoutMs: number; maxBodyBytes: number; tap: ((exchange: TransportExchange) => void) | undefined }) {
    this.timeoutMs = options.timeoutMs;
    this.maxBodyBytes = options.maxBodyBytes;
    this.tap = options.tap;
  }

  /**
   * The exchanges that end when this signal aborts. One listener serves them all: a listener per request costs more than the request's
   * own bookkeeping, and removing one walks the list of all others.
   */
  groupOf(signal: AbortSignal): Set<Exchange> {
    let group = this.#groups.get(signal);
    if (!group) {
      const members = new Set<Exchange>();
      group = members;
      this.#groups.set(signal, members);
      signal.addEventListener('abort', () => members.forEach((exchange) => exchange.abort()), { once: true });
    }
    return group;
  }

  /** Counts an exchange that began. */
  enter(): void {
    this.#live++;
  }

  /** Counts an exchange that ended. */
  leave(): void {
    if (--this.#live > 0) return;
    const waiting = this.#whenIdle;
    if (waiting.length === 0) return;
    this.#whenIdle = [];
    for (const resume of waiting) resume();
  }

  /** Resolves when no exchange is under way. */
  idle(): Promise<void> {
    return this.#live === 0 ? Promise.resolve() : new Promise((resume) => this.#whenIdle.push(resume));
  }
}

/** Where an exchange waits for a connection that is being opened. */
export interface Opening {
  readonly stage: ConnectStage;
  readonly route: Route;
}

/** One request on its way, whichever protocol carries it: deadline, abort, body, timings, and exactly one outcome. */
export abstract class Exchange {
  readonly request: HttpRequest;
  /** Set when the request is handed to an open connection; 0 until then, and then nothing has left. */
  sentAt = 0;
  settled = false;
  /** HTTP status; 0 until the headers are there. */
  status = 0;
  /** Stage timings of the connection, when it was opened for this exchange. */
  connectTimings: ConnectTimings | undefined;
  readonly #host: ExchangeHost;
  readonly #startedAt = performance.now();
  readonly #timeoutMs: number;
  readonly #timer: NodeJS.Timeout;
  readonly #group: Set<Exchange> | undefined;
  readonly #resolve: (response: HttpResponse) => void;
  readonly #reject: (error: TransportError) => void;
  #headersAt = 0;
  #headers: Record<string, string> = {};
  #first: Uint8Array | undefined;
  #rest: Uint8Array[] | undefined;
  #bytes = 0;

  constructor(
    host: ExchangeHost,
    request: HttpRequest,
    options: RequestOptions,
    resolve: (response: HttpResponse) => void,
    reject: (error: TransportError) => void,
  ) {
    this.#host = host;
    this.request = request;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#timeoutMs = options.timeoutMs ?? host.timeoutMs;
    host.enter();
    this.#timer = setTimeout(expire, this.#timeoutMs, this);
    const { signal } = options;
    if (signal) {
      this.#group = host.groupOf(signal);
      this.#group.add(this);
      if (signal.aborted) this.fail(aborted('send', true));
    }
  }

  /** Takes the request off the wire after it was settled from this side. */
  protected abstract stop(reason: 'timeout' | 'aborted' | 'too-large'): void;

  /** The connection attempt that this exchange waits for. */
  protected abstract opening(): Opening | undefined;

  /** What the peer said about the connection, e.g. in a GOAWAY. */
  protected detail(): string | undefined {
    return undefined;
  }

  /** How far a written request has come. */
  get stage(): 'send' | 'wait' | 'body' {
    return this.sentAt === 0 ? 'send' : this.status === 0 ? 'wait' : 'body';
  }

  get host(): string {
    return new URL(this.request.url).host;
  }

  /** Notes that the request is being written. */
  sent(connectTimings: ConnectTimings | undefined): void {
    this.sentAt = performance.now();
    if (connectTimings) this.connectTimings = connectTimings;
  }

  /** Notes the response's head; `headers` has lower-case names. */
  head(status: number, headers: Record<string, string>): void {
    this.#headersAt = performance.now();
    this.status = status;
    this.#headers = headers;
  }

  /** Notes a part of the response's body. */
  data(chunk: Uint8Array): void {
    if (this.settled) return;
    this.#bytes += chunk.byteLength;
    if (this.#bytes > this.#host.maxBodyBytes) {
      this.fail(bodyTooLarge(this.host, this.#host.maxBodyBytes));
      this.stop('too-large');
    } else if (!this.#first) this.#first = chunk;
    else (this.#rest ??= [this.#first]).push(chunk);
  }

  /** Forgets a response's beginning: the request will be sent anew. */
  rewind(): void {
    this.sentAt = 0;
    this.status = 0;
    this.#headersAt = 0;
    this.#first = undefined;
    this.#rest = undefined;
    this.#bytes = 0;
  }

  succeed(): void {
    if (!this.#settle()) return;
    const timings = this.#timings();
    timings.waitMs = this.#headersAt - this.sentAt;
    const response: HttpResponse = { status: this.status, headers: this.#headers, body: this.#text(), timings };
    this.#resolve(response);
    this.#tap({ response });
  }

  fail(failure: Failure): void {
    if (!this.#settle()) return;
    const error = toTransportError(failure, this.#timings());
    this.#reject(error);
    this.#tap({ error });
  }

  /** The deadline has passed. */
  expire(): void {
    const opening = this.sentAt === 0 ? this.opening() : undefined;
    this.fail(
      opening
        ? connectTimeout(opening.stage, opening.route, this.#timeoutMs)
        : this.#withDetail(responseTimeout(this.stage, this.sentAt === 0, this.host, this.#timeoutMs)),
    );
    this.stop('timeout');
  }

  /** The caller has taken the request back. */
  abort(): void {
    if (this.settled) return;
    const opening = this.sentAt === 0 ? this.opening() : undefined;
    this.fail(this.#withDetail(aborted(opening?.stage ?? this.stage, this.sentAt === 0)));
    this.stop('aborted');
  }

  #withDetail(failure: Failure): Failure {
    const detail = this.detail();
    return detail === undefined ? failure : { ...failure, detail };
  }

  #settle(): boolean {
    if (this.settled) return false;
    this.settled = true;
    clearTimeout(this.#timer);
    this.#group?.delete(this);
    this.#host.leave();
    return true;
  }

  #timings(): StageTimings {
    const totalMs = performance.now() - this.#startedAt;
    return this.connectTimings ? { ...this.connectTimings, totalMs } : { totalMs };
  }

  #text(): string {
    if (!this.#first) return '';
    const bytes = this.#rest
      ? Buffer.concat(this.#rest, this.#bytes)
      : Buffer.from(this.#first.buffer, this.#first.byteOffset, this.#first.byteLength);
    const text = bytes.toString('utf8');
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }

  #tap(outcome: { response: HttpResponse } | { error: TransportError }): void {
    const { tap } = this.#host;
    if (tap) tap({ request: this.request, startedAtMs: performance.timeOrigin + this.#startedAt, ...outcome });
  }
}

function expire(exchange: Exchange): void {
  exchange.expire();
}
