import type { IncomingHttpHeaders } from 'node:http';
import { Client, Pool, type Dispatcher } from 'undici';
import type { ClientCertificate, HttpResponse } from '../core/http.ts';
import type { ConnectAttempt, Connection, ConnectTimings } from './connect.ts';
import type { Connector, ProtocolClient } from './connector.ts';
import { splitUrl } from './endpoint.ts';
import { codeOf, FailureError, requestFailure, unwritable } from './errors.ts';
import { Exchange, type ExchangeHost, type Opening } from './exchange.ts';

/** Creates the HTTP/1.1 half of a transport: one undici Pool per origin and client certificate. */
export function createHttp1(host: ExchangeHost, connector: Connector, maxConnections: number): ProtocolClient {
  const pools = new Map<string, Pool>();
  const attempts = new Set<ConnectAttempt>();

  const createPool = (origin: string, certificate: ClientCertificate | undefined): Pool => {
    const open = async (client: PushClient): Promise<Connection> => {
      const attempt = connector.attempt(origin, 'http/1.1', certificate);
      client.attempt = attempt;
      attempts.add(attempt);
      try {
        return await attempt.open();
      } finally {
        client.attempt = undefined;
        attempts.delete(attempt);
      }
    };
    return new Pool(origin, {
      connections: maxConnections,
      // Deadlines are the exchange's; undici's own are coarse and would only cost time.
      headersTimeout: 0,
      bodyTimeout: 0,
      factory: (url, options) => new PushClient(url, options, open),
    });
  };

  return {
    request(request, options) {
      return new Promise<HttpResponse>((resolve, reject) => {
        const exchange = new Http1Exchange(host, request, options, resolve, reject);
        if (exchange.settled) return;
        try {
          const { origin, path } = splitUrl(request.url);
          const certificate = request.clientCertificate;
          const key = certificate ? `${origin} ${certificate.fingerprint}` : origin;
          let pool = pools.get(key);
          if (!pool) pools.set(key, (pool = createPool(origin, certificate)));
          const dispatch: PushDispatch = { path, method: request.method, headers: request.headers, body: request.body ?? null, exchange };
          pool.dispatch(dispatch, exchange);
        } catch (error) {
          exchange.fail(error instanceof FailureError ? error.failure : unwritable(error));
        }
      });
    },
    async close() {
      for (const attempt of attempts) attempt.stop();
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
    },
  };
}

/** Dispatch options that know whose they are, so that the client they reach can introduce itself. */
interface PushDispatch extends Dispatcher.DispatchOptions {
  exchange: Http1Exchange;
}

type Open = (client: PushClient) => Promise<Connection>;

/** One connection of a pool, which remembers how long each stage of opening it took. */
class PushClient extends Client {
  /** The attempt under way. */
  attempt: ConnectAttempt | undefined;
  /** The first error of the connection; undici reports the last one, which may hide a TLS alert. */
  socketError: Error | undefined;
  #timings: ConnectTimings | undefined;

  constructor(origin: URL, options: Client.Options, open: Open) {
    super(origin, {
      ...options,
      connect: (_target, callback) => {
        open(this).then(
          ({ socket, timings }) => {
            this.#timings = timings;
            this.socketError = undefined;
            socket.once('error', (error) => (this.socketError = error));
            callback(null, socket);
          },
          (error: Error) => callback(error, null),
        );
      },
    });
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    (options as PushDispatch).exchange.client = this;
    return super.dispatch(options, handler);
  }

  /** The timings, for the first request on the connection only. */
  takeTimings(): ConnectTimings | undefined {
    const timings = this.#timings;
    this.#timings = undefined;
    return timings;
  }
}

class Http1Exchange extends Exchange implements Dispatcher.DispatchHandler {
  client: PushClient | undefined;
  #controller: Dispatcher.DispatchController | undefined;

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Throwing here takes the request out of undici's queue and leaves the connection alone; `abort` would destroy it.
    if (this.settled) throw new Error('settled');
    this.#controller = controller;
    this.sent(this.client?.takeTimings());
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status >= 200) this.head(status, joined(headers));
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.data(chunk);
  }

  onResponseEnd(): void {
    this.succeed();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.settled) return;
    const first = this.sentAt > 0 && codeOf(error) === 'UND_ERR_SOCKET' ? this.client?.socketError : undefined;
    this.fail(requestFailure(first ?? error, this.stage, this.host));
  }

  protected override stop(): void {
    this.#controller?.abort(new Error('settled'));
  }

  protected override opening(): Opening | undefined {
    return this.client?.attempt;
  }
}

/** undici's header object with repeated headers joined, in place. */
function joined(headers: IncomingHttpHeaders): Record<string, string> {
  for (const name in headers) {
    const value = headers[name];
    if (typeof value !== 'string') headers[name] = value === undefined ? '' : value.join(', ');
  }
  return headers as Record<string, string>;
}
