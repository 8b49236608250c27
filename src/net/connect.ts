import dns from 'node:dns';
import net from 'node:net';
import tls from 'node:tls';
import { X509Certificate } from 'node:crypto';
import type { ClientCertificate, StageTimings } from '../core/http.ts';
import type { Endpoint, ProxyEndpoint } from './endpoint.ts';
import {
  aborted,
  alpnFailure,
  caFailure,
  clientCertificateFailure,
  connectFailure,
  connectTimeout,
  FailureError,
  proxyRefusal,
  type ConnectStage,
  type Failure,
  type Route,
} from './errors.ts';

/** The stages of {@link StageTimings} that belong to a new connection. */
export type ConnectTimings = Omit<StageTimings, 'waitMs' | 'totalMs'>;

/** An open connection with the time each stage took. */
export interface Connection {
  socket: net.Socket;
  timings: ConnectTimings;
}

/** One stage that succeeded. */
export interface StageReport {
  stage: ConnectStage;
  ms: number;
  /** What `dns` found. */
  addresses?: readonly string[];
  /** The socket after `tcp`, `proxy` and `tls`. */
  socket?: net.Socket;
}

export interface ConnectOptions {
  target: Endpoint;
  proxy: ProxyEndpoint | undefined;
  /** The trust anchors and the client's certificate; used with the target only, never with the proxy. */
  contexts: TlsContexts;
  clientCertificate?: ClientCertificate | undefined;
  alpn: 'h2' | 'http/1.1';
  /** Limit for all stages together, milliseconds. */
  timeoutMs: number;
  onStage?: (report: StageReport) => void;
  /** Accepts any certificate. Only for reading the certificate of a server that was refused: nothing is sent afterwards. */
  readCertificateOnly?: boolean;
}

/**
 * Node gives every address but the last this long before it goes on to the next. Its default of 250 ms is shorter than the round trip from
 * China to the hosts of Google and Apple, so that reachable addresses would be given up.
 */
const attemptTimeoutMs = 1_000;

/** One attempt to open a connection: DNS, TCP, proxy tunnel, TLS, each timed, each failing under its own name. */
export class ConnectAttempt {
  /** How far the attempt has come. */
  stage: ConnectStage = 'dns';
  readonly route: Route;
  readonly #options: ConnectOptions;
  readonly #stopped: Promise<never>;
  #stop!: (error: FailureError) => void;
  #socket: net.Socket | undefined;
  readonly #timings: ConnectTimings = {};
  #stageStartedAt = performance.now();

  constructor(options: ConnectOptions) {
    this.#options = options;
    const { target, proxy } = options;
    this.route = proxy ? { target: target.label, proxy: proxy.label } : { target: target.label };
    this.#stopped = new Promise((_, reject) => (this.#stop = reject));
    this.#stopped.catch(() => {});
  }

  /** Milliseconds since the present stage began. */
  get stageMs(): number {
    return performance.now() - this.#stageStartedAt;
  }

  /** Opens the connection. @throws {FailureError} for every failure. */
  async open(): Promise<Connection> {
    const { target, proxy, timeoutMs } = this.#options;
    const timer = setTimeout(() => this.stop(connectTimeout(this.stage, this.route, timeoutMs)), timeoutMs);
    try {
      let socket = await this.#connectTcp(proxy ?? target);
      if (proxy)
        socket = await this.#step(
          'proxy',
          async () => this.#openTunnel(socket, proxy),
          (socket) => ({ socket }),
        );
      if (target.secure)
        socket = await this.#step(
          'tls',
          () => this.#handshake(socket),
          (socket) => ({ socket }),
        );
      return { socket, timings: this.#timings };
    } catch (error) {
      this.#socket?.destroy();
      throw error instanceof FailureError ? error : new FailureError(connectFailure(error, this.stage, this.route));
    } finally {
      clearTimeout(timer);
    }
  }

  /** Gives up; `open` rejects with this failure. */
  stop(failure: Failure = aborted(this.stage, true)): void {
    this.#stop(new FailureError(failure));
  }

  async #step<T>(
    stage: ConnectStage,
    work: () => Promise<T>,
    describe: (result: T) => Pick<StageReport, 'addresses' | 'socket'>,
  ): Promise<T> {
    this.stage = stage;
    const startedAt = performance.now();
    this.#stageStartedAt = startedAt;
    const result = await Promise.race([work(), this.#stopped]);
    const ms = performance.now() - startedAt;
    this.#timings[`${stage}Ms`] = ms;
    this.#options.onStage?.({ stage, ms, ...describe(result) });
    return result;
  }

  async #connectTcp(endpoint: Endpoint): Promise<net.Socket> {
    const addresses = net.isIP(endpoint.host)
      ? [{ address: endpoint.host, family: net.isIP(endpoint.host) }]
      : await this.#step(
          'dns',
          () => resolve(endpoint.host),
          (found) => ({ addresses: found.map(({ address }) => address) }),
        );
    const connect = () => {
      const socket = net.connect({
        port: endpoint.port,
        noDelay: true,
        keepAlive: true,
        keepAliveInitialDelay: 60_000,
        ...(addresses.length === 1 && addresses[0]
          ? { host: addresses[0].address }
          : {
              host: endpoint.host,
              autoSelectFamily: true,
              autoSelectFamilyAttemptTimeout: attemptTimeoutMs,
              lookup: (_host: string, _options: object, found: (error: null, addresses: dns.LookupAddress[]) => void) =>
                found(null, addresses),
            }),
      });
      this.#socket = socket;
      return opened(socket, 'connect');
    };
    return this.#step('tcp', connect, (socket) => ({ socket }));
  }

  async #openTunnel(tcp: net.Socket, proxy: ProxyEndpoint): Promise<net.Socket> {
    let socket = tcp;
    if (proxy.secure) {
      socket = this.#socket = tls.connect({
        socket: tcp,
        ...nameOf(proxy.host),
        rejectUnauthorized: true,
        secureContext: this.#options.contexts.get(),
      });
      await opened(socket, 'secureConnect');
    }
    const { label } = this.#options.target;
    const { default: http } = await import('node:http');
    return new Promise((resolveTunnel, reject) => {
      const request = http.request({
        method: 'CONNECT',
        path: label,
        setHost: false,
        headers: { host: label, ...(proxy.authorization === undefined ? {} : { 'proxy-authorization': proxy.authorization }) },
        createConnection: () => socket,
      });
      const refuse = (status: number) => reject(new FailureError(proxyRefusal(status, proxy.label, label)));
      request.once('connect', (response, tunnel, head) => {
        const status = response.statusCode ?? 0;
        if (status < 200 || status > 299) return refuse(status);
        if (head.length > 0) tunnel.unshift(head);
        resolveTunnel(socket);
      });
      request.once('response', (response) => refuse(response.statusCode ?? 0));
      request.on('error', reject);
      request.end();
    });
  }

  #handshake(under: net.Socket): Promise<net.Socket> {
    const { target, alpn, contexts, clientCertificate, readCertificateOnly } = this.#options;
    const socket = tls.connect({
      socket: under,
      ...nameOf(target.host),
      ALPNProtocols: [alpn],
      secureContext: contexts.get(readCertificateOnly ? undefined : clientCertificate),
      rejectUnauthorized: !readCertificateOnly,
    });
    this.#socket = socket;
    return opened(socket, 'secureConnect').then(() => {
      if (alpn === 'h2' && socket.alpnProtocol !== 'h2' && !readCertificateOnly)
        throw new FailureError(alpnFailure(target.label, socket.alpnProtocol));
      return socket;
    });
  }
}

/** TLS settings by client certificate, each made once: reading the root store anew costs more than a handshake. */
export class TlsContexts {
  readonly #ca: string | Buffer | undefined;
  readonly #contexts = new Map<string, tls.SecureContext>();

  /** @param ca PEM certificates trusted beside the default roots. */
  constructor(ca: string | Buffer | undefined) {
    this.#ca = ca;
  }

  /** @throws {FailureError} `ERR_CLIENT_CERTIFICATE`, or `ERR_TLS` when the CA is unreadable. */
  get(certificate?: ClientCertificate): tls.SecureContext {
    const key = certificate?.fingerprint ?? '';
    let context = this.#contexts.get(key);
    if (!context) {
      const trust = this.#trust();
      try {
        context = tls.createSecureContext({ ...trust, ...identity(certificate) });
      } catch (error) {
        throw new FailureError(certificate ? clientCertificateFailure(error) : caFailure(error));
      }
      this.#contexts.set(key, context);
    }
    return context;
  }

  #trust(): tls.SecureContextOptions {
    const ca = this.#ca;
    if (ca === undefined) return {};
    try {
      // OpenSSL passes over a file without certificates in silence, and every later handshake would fail as untrusted.
      new X509Certificate(ca);
    } catch (error) {
      throw new FailureError(caFailure(error));
    }
    return { ca: [...defaultRoots(), ca] };
  }
}

function identity(certificate: ClientCertificate | undefined): tls.SecureContextOptions {
  if (!certificate) return {};
  const { cert, key, pfx, passphrase } = certificate;
  return {
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    ...(pfx === undefined ? {} : { pfx: Buffer.from(pfx) }),
    ...(passphrase === undefined ? {} : { passphrase }),
  };
}

/** Newer Nodes can say which roots are in force, NODE_EXTRA_CA_CERTS and the system store included. */
function defaultRoots(): readonly string[] {
  const newer: typeof tls & { getCACertificates?: (type: 'default') => string[] } = tls;
  return newer.getCACertificates?.('default') ?? tls.rootCertificates;
}

function nameOf(host: string): { host: string; servername?: string } {
  return net.isIP(host) ? { host } : { host, servername: host };
}

const loopback: dns.LookupAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

/** Resolves a name. `localhost` and names below it are loopback without asking. @see https://www.rfc-editor.org/rfc/rfc6761#section-6.3 */
async function resolve(host: string): Promise<dns.LookupAddress[]> {
  if (host === 'localhost' || host.endsWith('.localhost')) return loopback;
  return dns.promises.lookup(host, { all: true });
}

function opened<S extends net.Socket>(socket: S, event: 'connect' | 'secureConnect'): Promise<S> {
  return new Promise((done, reject) => {
    // Stays for good: a socket may still fail after it was given up or handed on.
    socket.on('error', reject);
    socket.once(event, () => done(socket));
    socket.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
  });
}
