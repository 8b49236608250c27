import { TransportError, type StageTimings, type TransportErrorCode, type TransportStage } from '../core/http.ts';

/** The stages before a request is written. */
export type ConnectStage = 'dns' | 'tcp' | 'proxy' | 'tls';

/** What a {@link TransportError} is made from: one plain object may fail many requests, each error gets its own timings. */
export interface Failure {
  code: TransportErrorCode;
  stage: TransportStage;
  notTaken: boolean;
  message: string;
  detail?: string;
  cause?: unknown;
}

/** Names of the two ends a connection attempt deals with, as `host:port`, never with credentials. */
export interface Route {
  target: string;
  proxy?: string;
}

/** Makes the error that a transport throws. */
export function toTransportError(failure: Failure, timings?: StageTimings): TransportError {
  return new TransportError(failure.code, timings ? { ...failure, timings } : failure);
}

/** Recognises a failure that an inner function threw as it is. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

const tlsCodes: Record<string, TransportErrorCode> = {
  CERT_HAS_EXPIRED: 'ERR_TLS_EXPIRED',
  CERT_NOT_YET_VALID: 'ERR_TLS_EXPIRED',
  ERR_TLS_CERT_ALTNAME_INVALID: 'ERR_TLS_HOSTNAME',
  HOSTNAME_MISMATCH: 'ERR_TLS_HOSTNAME',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'ERR_TLS_UNTRUSTED',
  SELF_SIGNED_CERT_IN_CHAIN: 'ERR_TLS_UNTRUSTED',
  UNABLE_TO_GET_ISSUER_CERT: 'ERR_TLS_UNTRUSTED',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'ERR_TLS_UNTRUSTED',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'ERR_TLS_UNTRUSTED',
  CERT_UNTRUSTED: 'ERR_TLS_UNTRUSTED',
  CERT_REJECTED: 'ERR_TLS_UNTRUSTED',
  CERT_REVOKED: 'ERR_TLS_UNTRUSTED',
  CERT_SIGNATURE_FAILURE: 'ERR_TLS_UNTRUSTED',
  CERT_CHAIN_TOO_LONG: 'ERR_TLS_UNTRUSTED',
  INVALID_CA: 'ERR_TLS_UNTRUSTED',
  INVALID_PURPOSE: 'ERR_TLS_UNTRUSTED',
  PATH_LENGTH_EXCEEDED: 'ERR_TLS_UNTRUSTED',
};

/** Alerts by which a server refuses the client's certificate; OpenSSL writes `SSLV3`, `TLSV1` or `TLSV13` in front of the same names. */
const clientCertificateAlert =
  /ALERT_(BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_REVOKED|CERTIFICATE_EXPIRED|CERTIFICATE_UNKNOWN|CERTIFICATE_REQUIRED|UNKNOWN_CA|ACCESS_DENIED)$/;

/** Maps what went wrong before the request was written; nothing was taken. */
export function connectFailure(error: unknown, stage: ConnectStage, route: Route): Failure {
  if (error instanceof FailureError) return error.failure;
  const code = codeOf(error);
  const shown = code === '' ? '' : ` (${code})`;
  const failure = (name: TransportErrorCode, message: string): Failure => ({
    code: name,
    stage,
    notTaken: true,
    message,
    cause: error,
    ...(code === '' ? {} : { detail: code }),
  });

  if (stage === 'proxy')
    return failure('ERR_PROXY', `The proxy ${route.proxy ?? ''} closed the connection before the tunnel was open${shown}.`);
  if (stage === 'tls') return tlsFailure(error, route.target, failure);
  if (route.proxy !== undefined) {
    const what = stage === 'dns' ? 'name of the proxy could not be resolved' : 'proxy could not be reached';
    return failure('ERR_PROXY', `The ${what}: ${route.proxy}${shown}.`);
  }
  if (stage === 'dns') return failure('ERR_DNS', `The host name of ${route.target} could not be resolved${shown}.`);
  if (code === 'ECONNREFUSED') return failure('ERR_REFUSED', `${route.target} refused the connection.`);
  if (code === 'ETIMEDOUT') return failure('ERR_CONNECT_TIMEOUT', `${route.target} did not answer the connection attempt.`);
  if (code === 'ECONNRESET') return failure('ERR_RESET', `${route.target} reset the connection before the request was written.`);
  return failure('ERR_UNREACHABLE_HOST', `${route.target} is unreachable from here${shown}.`);
}

function tlsFailure(error: unknown, target: string, failure: (name: TransportErrorCode, message: string) => Failure): Failure {
  const code = codeOf(error);
  const known = tlsCodes[code];
  if (known === 'ERR_TLS_EXPIRED')
    return failure(known, `The certificate of ${target} is ${code === 'CERT_NOT_YET_VALID' ? 'not valid yet' : 'no longer valid'}.`);
  if (known === 'ERR_TLS_HOSTNAME') return failure(known, `The certificate of ${target} is for another host name.`);
  if (known === 'ERR_TLS_UNTRUSTED') return failure(known, `The certificate of ${target} is not trusted (${code}).`);
  if (code.endsWith('NO_APPLICATION_PROTOCOL')) return failure('ERR_ALPN', `${target} agrees on none of the protocols offered.`);
  const alert = clientCertificateAlert.exec(code)?.[1];
  if (alert !== undefined) {
    const words = alert.toLowerCase().replaceAll('_', ' ');
    return failure('ERR_CLIENT_CERTIFICATE', `${target} refused the handshake over the client certificate (${words}).`);
  }
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER') return failure('ERR_TLS', `${target} does not answer with TLS on this port.`);
  if (code === 'ECONNRESET' || code === 'EPIPE') return failure('ERR_TLS', `${target} closed the connection during the TLS handshake.`);
  return failure('ERR_TLS', `The TLS handshake with ${target} failed${code === '' ? '' : ` (${code})`}.`);
}

/** The failure of a connection attempt that took longer than allowed. */
export function connectTimeout(stage: ConnectStage, route: Route, ms: number): Failure {
  const within = `within ${ms} ms`;
  const at = (code: TransportErrorCode, message: string): Failure => ({ code, stage, notTaken: true, message });
  if (stage === 'proxy') return at('ERR_PROXY', `The proxy ${route.proxy ?? ''} did not open the tunnel ${within}.`);
  if (stage === 'tls') return at('ERR_CONNECT_TIMEOUT', `The TLS handshake with ${route.target} did not finish ${within}.`);
  if (route.proxy !== undefined) return at('ERR_PROXY', `The proxy ${route.proxy} could not be reached ${within}.`);
  if (stage === 'dns') return at('ERR_CONNECT_TIMEOUT', `The host name of ${route.target} was not resolved ${within}.`);
  return at('ERR_CONNECT_TIMEOUT', `No connection to ${route.target} ${within}.`);
}

/** The failure of a proxy that answered CONNECT with something else than 2xx. */
export function proxyRefusal(status: number, proxy: string, target: string): Failure {
  const message =
    status === 407
      ? `The proxy ${proxy} wants other credentials (HTTP 407).`
      : `The proxy ${proxy} refused the tunnel to ${target} (HTTP ${status}).`;
  return { code: 'ERR_PROXY', stage: 'proxy', notTaken: true, message };
}

/** The failure of a server that speaks TLS but not the protocol asked for. */
export function alpnFailure(target: string, negotiated: string | false | null): Failure {
  const instead = negotiated ? `it chose ${negotiated}` : 'it negotiated no protocol';
  return { code: 'ERR_ALPN', stage: 'tls', notTaken: true, message: `${target} does not offer HTTP/2: ${instead}.` };
}

/** Maps what the TLS library says about a client certificate it cannot load. */
export function clientCertificateFailure(error: unknown): Failure {
  const text = error instanceof Error ? error.message : '';
  const code = codeOf(error);
  let message = 'The client certificate could not be loaded.';
  if (text.includes('mac verify failure')) message = 'The passphrase of the .p12 client certificate is wrong.';
  else if (text.includes('Unsupported PKCS12 PFX data'))
    message = 'The .p12 client certificate uses an old encryption (RC2) that this TLS library does not read.';
  else if (
    text.includes('bad decrypt') ||
    code === 'ERR_OSSL_BAD_DECRYPT' ||
    text.includes('bad password read') ||
    code === 'ERR_MISSING_PASSPHRASE'
  )
    message = 'The passphrase of the client certificate’s private key is wrong or missing.';
  else if (text.includes('key values mismatch')) message = 'The private key does not belong to the client certificate.';
  else if (text.includes('no start line') || text.includes('not enough data') || text.includes('wrong tag'))
    message = 'The client certificate is neither readable PEM nor a .p12 file.';
  return { code: 'ERR_CLIENT_CERTIFICATE', stage: 'tls', notTaken: true, message, cause: error, ...(code === '' ? {} : { detail: code }) };
}

/** The failure of a `ca` option without a certificate in it. */
export function caFailure(error: unknown): Failure {
  return {
    code: 'ERR_TLS',
    stage: 'tls',
    notTaken: true,
    message: 'The additional CA file holds no readable PEM certificate.',
    cause: error,
  };
}

/** The failure of a request whose URL or headers cannot be put on the wire. */
export function unwritable(error: unknown): Failure {
  return {
    code: 'ERR_PROTOCOL',
    stage: 'send',
    notTaken: true,
    message: 'The request cannot be written as HTTP: its URL or a header is malformed.',
    cause: error,
  };
}

const protocolErrors = new Set([
  'UND_ERR_HEADERS_OVERFLOW',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'ERR_HTTP2_ERROR',
  'ERR_HTTP2_SESSION_ERROR',
]);

/** Maps an error of a connection that was open; `stage` says how far the request had come. */
export function requestFailure(error: unknown, stage: 'send' | 'wait' | 'body', target: string): Failure {
  if (error instanceof FailureError) return error.failure;
  const code = codeOf(error);
  // A handshake alert may arrive after TLS 1.3 let the client write: the server never finished the handshake, so it read no request.
  if (clientCertificateAlert.test(code)) return connectFailure(error, 'tls', { target });
  const notTaken = stage === 'send';
  const at = (name: TransportErrorCode, message: string): Failure => ({ code: name, stage, notTaken, message, cause: error });
  const shown = code === '' ? '' : ` (${code})`;
  if (code === 'UND_ERR_DESTROYED' || code === 'UND_ERR_CLOSED') return at('ERR_ABORTED', 'The transport was closed.');
  if (code === 'UND_ERR_INVALID_ARG' || code === 'UND_ERR_NOT_SUPPORTED' || code === 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH')
    return unwritable(error);
  // undici's parser errors carry a code only at times.
  if ((error instanceof Error && error.name === 'HTTPParserError') || protocolErrors.has(code))
    return at('ERR_PROTOCOL', `${target} answered with something that is not correct HTTP${shown}.`);
  return at('ERR_RESET', `${target} closed the connection ${stage === 'body' ? 'in the middle of' : 'before'} the answer${shown}.`);
}

/** The failure of a request that was not answered in time. */
export function responseTimeout(stage: TransportStage, notTaken: boolean, target: string, ms: number): Failure {
  const message = notTaken
    ? `No connection to ${target} was ready within ${ms} ms.`
    : `${target} did not finish its answer within ${ms} ms.`;
  return { code: 'ERR_RESPONSE_TIMEOUT', stage, notTaken, message };
}

/** The failure of a request that the caller took back. */
export function aborted(stage: TransportStage, notTaken: boolean): Failure {
  return {
    code: 'ERR_ABORTED',
    stage,
    notTaken,
    message: notTaken ? 'Aborted before the request was written.' : 'Aborted after the request was written.',
  };
}

/** The failure of an answer larger than any vendor's. */
export function bodyTooLarge(target: string, maxBytes: number): Failure {
  return {
    code: 'ERR_BODY_TOO_LARGE',
    stage: 'body',
    notTaken: false,
    message: `The answer of ${target} is larger than ${maxBytes} bytes.`,
  };
}

/**
 * The `code` of a Node error, or ''. Node tries several addresses and throws one AggregateError: a refusal says more than a timeout, which
 * says more than a missing route.
 */
export function codeOf(error: unknown): string {
  if (error instanceof AggregateError) {
    const codes = error.errors.map(codeOf);
    return ['ECONNREFUSED', 'ETIMEDOUT'].find((code) => codes.includes(code)) ?? codes[0] ?? '';
  }
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

const http2Codes = [
  'NO_ERROR',
  'PROTOCOL_ERROR',
  'INTERNAL_ERROR',
  'FLOW_CONTROL_ERROR',
  'SETTINGS_TIMEOUT',
  'STREAM_CLOSED',
  'FRAME_SIZE_ERROR',
  'REFUSED_STREAM',
  'CANCEL',
  'COMPRESSION_ERROR',
  'CONNECT_ERROR',
  'ENHANCE_YOUR_CALM',
  'INADEQUATE_SECURITY',
  'HTTP_1_1_REQUIRED',
];
/** Codes that say "you or I broke the protocol" rather than "I give up". */
const protocolCodes = new Set([1, 3, 4, 5, 6, 9, 12, 13]);

/** The name of an HTTP/2 error code. @see https://www.rfc-editor.org/rfc/rfc9113#name-error-codes */
export function http2CodeName(code: number): string {
  return http2Codes[code] ?? `code ${code}`;
}

/** What is known of an HTTP/2 session that a request was lost on. */
export interface SessionEnd {
  goaway?: { code: number; lastStreamId: number; detail: string | undefined } | undefined;
  /** The session is gone, rather than only the stream. */
  destroyed: boolean;
  error?: unknown;
}

/** Maps the end of an HTTP/2 stream that was not answered. `refused`: the peer proved that it did not process the stream. */
export function streamFailure(
  rstCode: number,
  refused: boolean,
  stage: 'send' | 'wait' | 'body',
  session: SessionEnd,
  target: string,
): Failure {
  const { goaway } = session;
  const detail = goaway?.detail === undefined ? {} : { detail: goaway.detail };
  const cause = session.error === undefined ? {} : { cause: session.error };
  const rest = { stage, notTaken: refused || stage === 'send', ...detail, ...cause };
  if (goaway && (session.destroyed || refused))
    return { code: 'ERR_GOAWAY', ...rest, message: `${target} closed the HTTP/2 session (${http2CodeName(goaway.code)}).` };
  if (refused)
    return { code: 'ERR_REFUSED_STREAM', ...rest, message: `${target} refused the request before processing it (REFUSED_STREAM).` };
  if (session.destroyed) {
    const failure = requestFailure(session.error, stage, target);
    return { ...failure, ...detail };
  }
  const code = protocolCodes.has(rstCode) ? 'ERR_PROTOCOL' : 'ERR_RESET';
  return { code, ...rest, message: `${target} reset the request before its answer was complete (${http2CodeName(rstCode)}).` };
}
