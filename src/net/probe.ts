import tls from 'node:tls';
import type { ClientCertificate, HttpProtocol, TransportError } from '../core/http.ts';
import { ConnectAttempt, TlsContexts, type ConnectOptions, type StageReport } from './connect.ts';
import { endpointOf, proxyOf } from './endpoint.ts';
import { FailureError, toTransportError, unwritable, type ConnectStage } from './errors.ts';

/** Who a certificate is for and who issued it. */
export interface PeerCertificate {
  /** Common name, else organisation. */
  subject: string;
  issuer: string;
  /** Unix milliseconds. */
  validFromMs: number;
  /** Unix milliseconds. */
  validToMs: number;
}

/** What a stage found; each member belongs to one stage. */
export interface ProbeDetail {
  /** `dns`: every address found. */
  addresses?: readonly string[];
  /** `tcp`: the address that answered. */
  address?: string;
  /** `proxy`: `host:port`. */
  proxy?: string;
  /** `tls`: also after a refusal, where the server showed a certificate. */
  certificate?: PeerCertificate;
  /** `tls`: the negotiated protocol, `h2` or `http/1.1`; absent when none was. */
  alpn?: string;
  /** `tls`: e.g. `TLSv1.3`. */
  version?: string;
}

export interface ProbeStage {
  stage: ConnectStage;
  ok: boolean;
  ms: number;
  detail: ProbeDetail;
  error?: TransportError;
}

export interface ProbeOptions {
  proxy?: string;
  ca?: string | Buffer;
  /** Limit for all stages together, milliseconds; default 10,000. */
  timeoutMs?: number;
  signal?: AbortSignal;
  /** `h2` requires the server to agree on HTTP/2 in the TLS handshake. Default: `h1`. */
  protocol?: HttpProtocol;
  clientCertificate?: ClientCertificate;
}

/**
 * Walks to a server stage by stage and stops at the first failure; no request is sent. A certificate that was refused is read by a second
 * handshake that accepts it and then hangs up, so that a TLS-inspecting proxy can be named.
 *
 * @param url Only its origin is used.
 */
export async function probeOrigin(url: string, options: ProbeOptions = {}): Promise<ProbeStage[]> {
  const stages: ProbeStage[] = [];
  let connect: ConnectOptions;
  try {
    connect = connectOptions(url, options, stages);
  } catch (error) {
    const failure = error instanceof FailureError ? error.failure : unwritable(error);
    const stage = failure.stage === 'proxy' ? 'proxy' : 'dns';
    return [{ stage, ok: false, ms: 0, detail: {}, error: toTransportError(failure) }];
  }
  const attempt = new ConnectAttempt(connect);
  const stop = () => attempt.stop();
  options.signal?.addEventListener('abort', stop, { once: true });
  if (options.signal?.aborted) stop();
  try {
    const { socket } = await attempt.open();
    socket.destroy();
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    const { failure } = error;
    const ms = attempt.stageMs;
    const shown = failure.code.startsWith('ERR_TLS_') ? await readCertificate(connect, options.signal) : {};
    stages.push({
      stage: attempt.stage,
      ok: false,
      ms,
      detail: { ...(attempt.stage === 'proxy' ? proxyDetail(connect) : {}), ...shown },
      error: toTransportError(failure),
    });
  } finally {
    options.signal?.removeEventListener('abort', stop);
  }
  return stages;
}

function connectOptions(url: string, options: ProbeOptions, stages: ProbeStage[]): ConnectOptions {
  const connect: ConnectOptions = {
    target: endpointOf(url),
    proxy: options.proxy === undefined ? undefined : proxyOf(options.proxy),
    contexts: new TlsContexts(options.ca),
    clientCertificate: options.clientCertificate,
    alpn: options.protocol === 'h2' ? 'h2' : 'http/1.1',
    timeoutMs: options.timeoutMs ?? 10_000,
    onStage: (report) => stages.push({ stage: report.stage, ok: true, ms: report.ms, detail: describe(report, connect) }),
  };
  return connect;
}

function describe({ stage, addresses, socket }: StageReport, connect: ConnectOptions): ProbeDetail {
  if (stage === 'dns') return addresses ? { addresses } : {};
  if (stage === 'proxy') return proxyDetail(connect);
  if (stage === 'tls') return socket instanceof tls.TLSSocket ? tlsDetail(socket) : {};
  return socket?.remoteAddress === undefined ? {} : { address: socket.remoteAddress };
}

function proxyDetail({ proxy }: ConnectOptions): ProbeDetail {
  return proxy ? { proxy: proxy.label } : {};
}

function tlsDetail(socket: tls.TLSSocket): ProbeDetail {
  const version = socket.getProtocol();
  const certificate = peerCertificate(socket);
  return {
    ...(socket.alpnProtocol ? { alpn: socket.alpnProtocol } : {}),
    ...(version ? { version } : {}),
    ...(certificate ? { certificate } : {}),
  };
}

function peerCertificate(socket: tls.TLSSocket): PeerCertificate | undefined {
  // Node gives an empty object, or null once the socket is closed, when there is none.
  const shown: Partial<tls.PeerCertificate> | null = socket.getPeerCertificate();
  if (!shown?.issuer || !shown.subject) return undefined;
  return {
    subject: nameOf(shown.subject),
    issuer: nameOf(shown.issuer),
    validFromMs: Date.parse(shown.valid_from ?? ''),
    validToMs: Date.parse(shown.valid_to ?? ''),
  };
}

function nameOf({ CN, O, OU }: tls.Certificate): string {
  const name: string | string[] | undefined = CN ?? O ?? OU;
  return Array.isArray(name) ? name.join(', ') : (name ?? '');
}

async function readCertificate(connect: ConnectOptions, signal: AbortSignal | undefined): Promise<ProbeDetail> {
  let detail: ProbeDetail = {};
  const { onStage: _, ...rest } = connect;
  const attempt = new ConnectAttempt({
    ...rest,
    readCertificateOnly: true,
    onStage: ({ stage, socket }) => {
      if (stage === 'tls' && socket instanceof tls.TLSSocket) detail = tlsDetail(socket);
    },
  });
  const stop = () => attempt.stop();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const { socket } = await attempt.open();
    socket.destroy();
  } catch {
    // The first handshake has said what is wrong; the name is an addition.
  } finally {
    signal?.removeEventListener('abort', stop);
  }
  return detail;
}
