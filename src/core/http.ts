/** How an HTTP request leaves: HTTP/1.1 on undici, HTTP/2 on node:http2 (prior knowledge over http:, ALPN over https:). */
export type HttpProtocol = 'h1' | 'h2';

/** A client certificate for mutual TLS; sessions are never shared between two fingerprints. */
export interface ClientCertificate {
  /** Stable id of the certificate, e.g. hex SHA-256 of it. */
  fingerprint: string;
  cert?: string;
  key?: string;
  pfx?: Uint8Array;
  passphrase?: string;
}

/** One request as a vendor describes it; nothing has been sent yet. */
export interface HttpRequest {
  /** The catalogue's endpoint name: `auth`, `send`, … */
  endpoint: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute URL. */
  url: string;
  /** Header names in lower case. */
  headers: Record<string, string>;
  body?: string | Uint8Array;
  protocol: HttpProtocol;
  /** What, beside origin and proxy, separates HTTP/2 sessions: a credential's fingerprint. Never a secret itself. */
  connectionKey?: string;
  clientCertificate?: ClientCertificate;
}

/** Milliseconds per stage; a stage that did not happen (reused connection) is absent. */
export interface StageTimings {
  dnsMs?: number;
  tcpMs?: number;
  proxyMs?: number;
  tlsMs?: number;
  /** From request written to response headers. */
  waitMs?: number;
  totalMs: number;
}

export interface HttpResponse {
  status: number;
  /** Header names in lower case; repeated headers joined with `, `. */
  headers: Record<string, string>;
  /** The body as UTF-8 text. */
  body: string;
  timings: StageTimings;
}

/** The stage a transport failure happened in. */
export type TransportStage = 'dns' | 'tcp' | 'proxy' | 'tls' | 'send' | 'wait' | 'body';

/** Why a transport failed; the codes are push-check's and stable. */
export type TransportErrorCode =
  | 'ERR_DNS'
  | 'ERR_REFUSED'
  | 'ERR_CONNECT_TIMEOUT'
  | 'ERR_UNREACHABLE_HOST'
  | 'ERR_PROXY'
  | 'ERR_TLS_UNTRUSTED'
  | 'ERR_TLS_HOSTNAME'
  | 'ERR_TLS_EXPIRED'
  | 'ERR_TLS'
  | 'ERR_ALPN'
  | 'ERR_CLIENT_CERTIFICATE'
  | 'ERR_RESPONSE_TIMEOUT'
  | 'ERR_RESET'
  | 'ERR_GOAWAY'
  | 'ERR_REFUSED_STREAM'
  | 'ERR_PROTOCOL'
  | 'ERR_BODY_TOO_LARGE'
  | 'ERR_ABORTED';

/** Thrown by a transport. `notTaken` is true only when it is proved that the peer did not process the request. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly code: TransportErrorCode;
  readonly stage: TransportStage;
  readonly notTaken: boolean;
  /** Vendor or peer detail worth showing, e.g. GOAWAY debug data; never a secret. */
  readonly detail: string | undefined;
  readonly timings: StageTimings | undefined;

  constructor(
    code: TransportErrorCode,
    options: { stage: TransportStage; notTaken: boolean; message: string; detail?: string; cause?: unknown; timings?: StageTimings },
  ) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.stage = options.stage;
    this.notTaken = options.notTaken;
    this.detail = options.detail;
    this.timings = options.timings;
  }
}

/** Performs requests. The only thing in push-check that may touch the network on behalf of a vendor. */
export interface Transport {
  /** @throws {TransportError} always this class, whatever went wrong. */
  request(request: HttpRequest, options?: { signal?: AbortSignal | undefined; timeoutMs?: number | undefined }): Promise<HttpResponse>;
  close(): Promise<void>;
}
