import http2, { type ClientHttp2Session, type ClientHttp2Stream, type IncomingHttpHeaders } from 'node:http2';
import type { Socket } from 'node:net';
import type { HttpResponse } from '../core/http.ts';
import type { ConnectAttempt, ConnectTimings } from './connect.ts';
import type { Connector, ProtocolClient } from './connector.ts';
import { splitUrl } from './endpoint.ts';
import {
  codeOf,
  connectFailure,
  FailureError,
  requestFailure,
  streamFailure,
  unwritable,
  type Failure,
  type SessionEnd,
} from './errors.ts';
import { Exchange, type ExchangeHost, type Opening } from './exchange.ts';

const { NGHTTP2_CANCEL, NGHTTP2_NO_ERROR, NGHTTP2_REFUSED_STREAM } = http2.constants;

/** How often one request is given to a fresh session after the peer proved that it did not process it. */
const maxResends = 3;
/** How long a peer that reads nothing may hold up the end of a session. */
const flushMs = 1_000;
/** Characters of GOAWAY debug data worth keeping; APNs writes a short JSON object. */
const maxDetailChars = 300;

export interface Http2Options {
  /** An idle session is pinged this often, milliseconds; default 60,000. */
  pingIntervalMs?: number;
  /** A session that does not answer a ping within this time is closed, milliseconds; default 10,000. */
  pingTimeoutMs?: number;
}

/**
 * Creates the HTTP/2 half of a transport: one live session per origin, connection key and client certificate.
 *
 * A POST that a peer may have processed is never sent twice. That decides most of what follows: nothing is sent before the peer's SETTINGS
 * (until then the stream limit is unknown, and streams above it are refused), our own queue keeps within the limit, a GOAWAY stops new
 * streams but lets running ones finish, and a stream's outcome is read when it has closed, not from the first event that looks final.
 */
export function createHttp2(host: ExchangeHost, connector: Connector, options: Http2Options = {}): ProtocolClient {
  const peers = new Map<string, Peer>();
  const settings = { pingIntervalMs: options.pingIntervalMs ?? 60_000, pingTimeoutMs: options.pingTimeoutMs ?? 10_000 };

  return {
    request(request, requestOptions) {
      return new Promise<HttpResponse>((resolve, reject) => {
        const exchange = new Http2Exchange(host, request, requestOptions, resolve, reject);
        if (exchange.settled) return;
        try {
          const { origin, path } = splitUrl(request.url);
          exchange.path = path;
          const certificate = request.clientCertificate;
          const key = `${origin} ${request.connectionKey ?? ''} ${certificate?.fingerprint ?? ''}`;
          let peer = peers.get(key);
          if (!peer) {
            const colon = origin.indexOf(':');
            peer = new Peer(
              origin,
              origin.slice(0, colon),
              origin.slice(colon + 3),
              () => connector.attempt(origin, 'h2', certificate),
              connector.timeoutMs,
              settings,
            );
            peers.set(key, peer);
          }
          peer.add(exchange);
        } catch (error) {
          exchange.fail(error instanceof FailureError ? error.failure : unwritable(error));
        }
      });
    },
    async close() {
      await Promise.all([...peers.values()].map((peer) => peer.close()));
    },
  };
}

/** One origin as one credential sees it: the queue, and the session that takes from it. */
class Peer {
  readonly origin: string;
  readonly scheme: string;
  readonly authority: string;
  readonly connectTimeoutMs: number;
  readonly settings: Required<Http2Options>;
  readonly #attempt: () => ConnectAttempt;
  readonly #queue: Http2Exchange[] = [];
  /** Every session not yet closed, the draining ones too. */
  readonly #sessions = new Set<Session>();
  #session: Session | undefined;
  /** Sessions in a row that ended without one answer. */
  #barren = 0;

  constructor(
    origin: string,
    scheme: string,
    authority: string,
    attempt: () => ConnectAttempt,
    connectTimeoutMs: number,
    settings: Required<Http2Options>,
  ) {
    this.origin = origin;
    this.scheme = scheme;
    this.authority = authority;
    this.#attempt = attempt;
    this.connectTimeoutMs = connectTimeoutMs;
    this.settings = settings;
  }

  add(exchange: Http2Exchange): void {
    exchange.peer = this;
    this.#queue.push(exchange);
    this.pump();
  }

  /** Puts an exchange that no peer has processed back at the head of the queue; the caller pumps. */
  requeue(exchange: Http2Exchange): void {
    exchange.rewind();
    this.#queue.unshift(exchange);
  }

  /** Starts as many waiting exchanges as the session takes. */
  pump(): void {
    for (;;) {
      let next = this.#queue[0];
      while (next?.settled) {
        this.#queue.shift();
        next = this.#queue[0];
      }
      if (!next) break;
      const session = (this.#session ??= this.#open());
      if (!session.hasRoom) break;
      this.#queue.shift();
      session.start(next);
    }
    this.#session?.holdProcess(this.#queue.length > 0);
  }

  /** The connection attempt that the queue waits for. */
  get attempt(): ConnectAttempt | undefined {
    return this.#session?.attempt;
  }

  /** A request was answered. */
  answered(): void {
    this.#barren = 0;
  }

  /** The session takes no more streams. */
  retired(session: Session): void {
    this.#session = undefined;
    if (!session.answered) this.#barren++;
    if (this.#barren <= maxResends) return;
    // A peer that says goodbye to every session before it answers anything would be called for ever.
    this.#barren = 0;
    this.#failQueue(session.refusal('send'));
  }

  /** The session ended before it took a stream: whoever waited for it has sent nothing. */
  failed(session: Session, failure: Failure): void {
    this.#session = undefined;
    this.#sessions.delete(session);
    this.#failQueue(failure);
  }

  /** The session is closed. */
  gone(session: Session): void {
    this.#sessions.delete(session);
  }

  #failQueue(failure: Failure): void {
    for (const exchange of this.#queue.splice(0)) exchange.fail(failure);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#sessions].map((session) => session.close()));
  }

  #open(): Session {
    const session = new Session(this, this.#attempt());
    this.#sessions.add(session);
    return session;
  }
}

/** One HTTP/2 session, from its connection attempt to its end. */
class Session {
  /** The connection attempt, while it is under way. */
  attempt: ConnectAttempt | undefined;
  /** The peer has answered at least one request on it. */
  answered = false;
  readonly #peer: Peer;
  /** `starting` until the peer's SETTINGS, `retired` from the first sign that it will take no more streams. */
  #state: 'starting' | 'open' | 'retired' = 'starting';
  #session: ClientHttp2Session | undefined;
  #socket: Socket | undefined;
  #timings: ConnectTimings | undefined;
  #limit = 0;
  #inFlight = 0;
  #holding = true;
  #hungUp = false;
  #goaway: { code: number; lastStreamId: number; detail: string | undefined } | undefined;
  #error: unknown;
  #settingsTimer: NodeJS.Timeout | undefined;
  #pingTimer: NodeJS.Timeout | undefined;
  #keepAlive: NodeJS.Timeout | undefined;
  /** Something was sent or received since the last look. */
  #active = false;

  constructor(peer: Peer, attempt: ConnectAttempt) {
    this.#peer = peer;
    this.attempt = attempt;
    void this.#open(attempt);
  }

  get hasRoom(): boolean {
    return this.#state === 'open' && this.#inFlight < this.#limit;
  }

  /** What the peer wrote into its GOAWAY. */
  get detail(): string | undefined {
    return this.#goaway?.detail;
  }

  /** The failure of a request that this session provably did not process. */
  refusal(stage: 'send' | 'wait' | 'body'): Failure {
    return streamFailure(NGHTTP2_REFUSED_STREAM, true, stage, this.#end, this.#peer.authority);
  }

  /** Keeps the process alive while something waits for this session, and lets it exit otherwise. */
  holdProcess(waiting: boolean): void {
    const hold = waiting || this.#inFlight > 0;
    if (hold === this.#holding || !this.#session || this.#session.destroyed) return;
    this.#holding = hold;
    if (hold) this.#session.ref();
    else this.#session.unref();
  }

  /** Opens a stream for an exchange; only when there is room. */
  start(exchange: Http2Exchange): void {
    const { method, headers, body } = exchange.request;
    const { scheme, authority } = this.#peer;
    const hasBody = body !== undefined && body.length > 0;
    let stream: ExchangeStream;
    try {
      stream = this.#session!.request(
        { ':method': method, ':scheme': scheme, ':authority': authority, ':path': exchange.path, ...headers },
        hasBody ? withBody : withoutBody,
      );
    } catch (error) {
      if (!sessionGone.has(codeOf(error))) return exchange.fail(unwritable(error));
      // The session closed under our hands and nothing was written.
      this.#resend(exchange);
      return;
    }
    this.#inFlight++;
    this.#active = true;
    exchange.attach(this, stream);
    stream.exchange = exchange;
    stream.on('response', onResponse);
    stream.on('data', onData);
    stream.on('end', onEnd);
    stream.on('error', onError);
    stream.on('close', onClose);
    exchange.sent(this.#timings);
    this.#timings = undefined;
    if (hasBody) stream.end(body);
  }

  /** Reads the outcome of a stream that has closed. */
  closed(exchange: Http2Exchange, stream: ExchangeStream): void {
    this.#inFlight--;
    this.#active = true;
    if (!exchange.settled) {
      if (exchange.complete) {
        this.answered = true;
        this.#peer.answered();
        exchange.succeed();
      } else this.#lost(exchange, stream);
    }
    if (this.#state === 'retired' && this.#inFlight === 0) this.#hangUp();
    this.#peer.pump();
  }

  /** Finds out whether the session still lives; without an answer it is destroyed. */
  verify(): void {
    const session = this.#session;
    if (!session || session.destroyed || this.#pingTimer) return;
    const { pingTimeoutMs } = this.#peer.settings;
    const timer = setTimeout(() => {
      this.#error ??= Object.assign(new Error('ping not answered'), { code: 'ETIMEDOUT' });
      session.destroy();
    }, pingTimeoutMs);
    timer.unref();
    this.#pingTimer = timer;
    session.ping(() => {
      clearTimeout(timer);
      this.#pingTimer = undefined;
    });
  }

  async close(): Promise<void> {
    this.attempt?.stop();
    const socket = this.#socket;
    if (!socket || socket.destroyed) return;
    await new Promise<void>((resolve) => {
      socket.once('close', resolve);
      this.#hangUp();
    });
  }

  /** Says goodbye and closes the connection. Node itself would wait for the peer to close its side, and keep the process alive meanwhile. */
  #hangUp(): void {
    const socket = this.#socket;
    if (!socket || this.#hungUp) return;
    this.#hungUp = true;
    this.#session?.close();
    this.#session?.destroy();
    socket.destroySoon();
    setTimeout(() => socket.destroy(), flushMs).unref();
  }

  get #end(): SessionEnd {
    return { goaway: this.#goaway, destroyed: this.#session?.destroyed ?? true, error: this.#error };
  }

  #lost(exchange: Http2Exchange, stream: ExchangeStream): void {
    const goaway = this.#goaway;
    // A GOAWAY names the last stream that the peer looked at.
    const refused =
      stream.rstCode === NGHTTP2_REFUSED_STREAM || (goaway !== undefined && stream.id !== undefined && stream.id > goaway.lastStreamId);
    // A peer that leaves with an error code wants peace; whether to send again is for the caller to say.
    if (refused && (goaway === undefined || goaway.code === NGHTTP2_NO_ERROR)) return this.#resend(exchange);
    const end = this.#end;
    exchange.fail(
      streamFailure(
        stream.rstCode ?? NGHTTP2_NO_ERROR,
        refused,
        exchange.stage,
        { ...end, error: end.error ?? exchange.error },
        this.#peer.authority,
      ),
    );
  }

  /** Gives a request that was not processed to a fresh session. */
  #resend(exchange: Http2Exchange): void {
    if (exchange.resends === maxResends) exchange.fail(this.refusal(exchange.stage));
    else this.#peer.requeue(exchange);
    this.#retire();
  }

  #retire(): void {
    if (this.#state === 'retired') return;
    this.#state = 'retired';
    if (this.#inFlight === 0) this.#hangUp();
    this.#peer.retired(this);
  }

  async #open(attempt: ConnectAttempt): Promise<void> {
    const { origin, authority, connectTimeoutMs } = this.#peer;
    try {
      const { socket, timings } = await attempt.open();
      this.attempt = undefined;
      this.#timings = timings;
      const session = http2.connect(origin, {
        createConnection: () => socket,
        settings: { enablePush: false },
        // Megabytes. The default of 10 is reached by a thousand streams with a few kilobytes each.
        maxSessionMemory: 128,
      });
      this.#session = session;
      this.#socket = socket;
      this.#settingsTimer = setTimeout(() => {
        this.#error = new FailureError(noSettings(authority, connectTimeoutMs));
        session.destroy();
      }, connectTimeoutMs);
      session.on('remoteSettings', ({ maxConcurrentStreams }) => this.#onSettings(maxConcurrentStreams ?? Infinity));
      session.on('goaway', (code, lastStreamId, data) => this.#onGoaway(code, lastStreamId, data));
      session.on('error', (error) => (this.#error ??= error));
      // A TLS alert after the handshake destroys the session without an event and leaves the socket open.
      socket.on('error', (error) => {
        this.#error ??= error;
        socket.destroy();
      });
      socket.once('close', () => this.#onClose());
    } catch (error) {
      this.attempt = undefined;
      this.#state = 'retired';
      this.#peer.failed(this, error instanceof FailureError ? error.failure : connectFailure(error, attempt.stage, attempt.route));
    }
  }

  #onSettings(limit: number): void {
    this.#limit = limit;
    if (this.#state === 'starting') {
      clearTimeout(this.#settingsTimer);
      if (this.#goaway) this.#retire();
      else this.#state = 'open';
      this.#keepAlive = setInterval(() => this.#keepAliveTick(), this.#peer.settings.pingIntervalMs);
      this.#keepAlive.unref();
    }
    this.#peer.pump();
  }

  #keepAliveTick(): void {
    if (!this.#active) this.verify();
    this.#active = false;
  }

  #onGoaway(code: number, lastStreamId: number, data: Uint8Array | undefined): void {
    const before = this.#goaway;
    // A second GOAWAY may narrow the first, and the reason often stands in only one of them.
    this.#goaway = {
      code: before?.code || code,
      lastStreamId: Math.min(lastStreamId, before?.lastStreamId ?? lastStreamId),
      detail: before?.detail ?? (data === undefined || data.length === 0 ? undefined : printable(data)),
    };
    if (this.#state !== 'open') return;
    this.#retire();
    this.#peer.pump();
  }

  #onClose(): void {
    clearTimeout(this.#settingsTimer);
    clearTimeout(this.#pingTimer);
    clearInterval(this.#keepAlive);
    if (this.#state === 'starting') {
      this.#state = 'retired';
      this.#peer.failed(this, this.#goaway ? this.refusal('send') : requestFailure(this.#error, 'send', this.#peer.authority));
      return;
    }
    this.#retire();
    this.#peer.gone(this);
    this.#peer.pump();
  }
}

const withBody = { endStream: false };
const withoutBody = { endStream: true };
const sessionGone = new Set(['ERR_HTTP2_INVALID_SESSION', 'ERR_HTTP2_GOAWAY_SESSION', 'ERR_HTTP2_OUT_OF_STREAMS']);

/** A stream that knows its exchange, so that all streams share the same five listeners. */
interface ExchangeStream extends ClientHttp2Stream {
  exchange?: Http2Exchange;
}

function onResponse(this: ExchangeStream, headers: IncomingHttpHeaders): void {
  const { exchange } = this;
  if (exchange) exchange.head(Number(headers[':status']), headerRecord(headers));
}

function onData(this: ExchangeStream, chunk: Uint8Array): void {
  this.exchange?.data(chunk);
}

function onEnd(this: ExchangeStream): void {
  if (this.exchange) this.exchange.ended = true;
}

function onError(this: ExchangeStream, error: unknown): void {
  if (this.exchange) this.exchange.error = error;
}

function onClose(this: ExchangeStream): void {
  const { exchange } = this;
  exchange?.session?.closed(exchange, this);
}

class Http2Exchange extends Exchange {
  path = '';
  peer: Peer | undefined;
  session: Session | undefined;
  error: unknown;
  /** The response's end was seen. */
  ended = false;
  resends = 0;
  #stream: ExchangeStream | undefined;

  /** The response was seen from status to end. */
  get complete(): boolean {
    return this.status > 0 && this.ended;
  }

  attach(session: Session, stream: ExchangeStream): void {
    this.session = session;
    this.#stream = stream;
  }

  override rewind(): void {
    super.rewind();
    this.#stream = undefined;
    this.error = undefined;
    this.ended = false;
    this.resends++;
  }

  protected override stop(reason: 'timeout' | 'aborted' | 'too-large'): void {
    this.#stream?.close(NGHTTP2_CANCEL);
    // A request without an answer may be the first sign of a dead connection, on which every later one would wait in vain, too.
    if (reason === 'timeout') this.session?.verify();
  }

  protected override opening(): Opening | undefined {
    return this.peer?.attempt;
  }

  protected override detail(): string | undefined {
    return this.session?.detail;
  }
}

function headerRecord(headers: IncomingHttpHeaders): Record<string, string> {
  const record: Record<string, string> = {};
  for (const name in headers) {
    if (name.charCodeAt(0) === 58) continue;
    const value = headers[name];
    if (value !== undefined) record[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return record;
}

function noSettings(target: string, ms: number): Failure {
  return {
    code: 'ERR_CONNECT_TIMEOUT',
    stage: 'send',
    notTaken: true,
    message: `${target} accepted the connection but did not begin HTTP/2 within ${ms} ms.`,
  };
}

/** Debug data comes from the peer: control characters must not reach a terminal. */
function printable(data: Uint8Array): string {
  const text = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('utf8');
  return text.slice(0, maxDetailChars).replace(/[\p{Cc}\p{Cf}]/gu, ' ');
}
