import type { HttpProtocol, Transport } from '../core/http.ts';
import type { ProtocolClient } from './connector.ts';
import { proxyOf } from './endpoint.ts';
import { aborted, FailureError, toTransportError } from './errors.ts';
import { ExchangeHost, type TransportExchange } from './exchange.ts';

export type { TransportExchange } from './exchange.ts';

export interface TransportOptions {
  /** `http://user:password@host:port`; every target is reached through a CONNECT tunnel. */
  proxy?: string;
  /** PEM certificates trusted beside the default roots. */
  ca?: string | Buffer;
  /** Limit for a whole request, connection included, milliseconds; default 30,000. */
  timeoutMs?: number;
  /** Limit for opening a connection, all stages together, milliseconds; default 10,000. */
  connectTimeoutMs?: number;
  /** HTTP/1.1 connections per origin; default 50. */
  maxConnections?: number;
  /** Called once for every finished exchange, with its secrets; must not throw. */
  tap?: (exchange: TransportExchange) => void;
  /** Largest response body taken in; default 8 MiB. */
  maxBodyBytes?: number;
}

/**
 * Creates the transport that talks to real servers. Nothing is loaded before the first request: undici only for HTTP/1.1, node:http2 only
 * for HTTP/2. `close` waits for the requests under way, each of which has its deadline, and then closes the connections.
 *
 * @throws {TransportError} `ERR_PROXY` when the proxy is not an http(s) URL.
 */
export function createTransport(options: TransportOptions = {}): Transport {
  const proxy = readProxy(options.proxy);
  const host = new ExchangeHost({
    timeoutMs: options.timeoutMs ?? 30_000,
    maxBodyBytes: options.maxBodyBytes ?? 8 * 1024 * 1024,
    tap: options.tap,
  });
  const connector = { proxy, ca: options.ca, timeoutMs: options.connectTimeoutMs ?? 10_000 };
  const clients: Partial<Record<HttpProtocol, ProtocolClient>> = {};
  const loading: Partial<Record<HttpProtocol, Promise<ProtocolClient>>> = {};
  let closing: Promise<void> | undefined;

  const load = async (protocol: HttpProtocol): Promise<ProtocolClient> => {
    const { Connector } = await import('./connector.ts');
    const client =
      protocol === 'h2'
        ? (await import('./http2.ts')).createHttp2(host, new Connector(connector))
        : (await import('./http1.ts')).createHttp1(host, new Connector(connector), options.maxConnections ?? 50);
    clients[protocol] = client;
    return client;
  };
  const close = async (): Promise<void> => {
    await Promise.all(Object.values(loading));
    await host.idle();
    await Promise.all(Object.values(clients).map((client) => client.close()));
  };

  return {
    request(request, requestOptions = {}) {
      if (closing) return Promise.reject(toTransportError({ ...aborted('send', true), message: 'The transport is closed.' }));
      const client = clients[request.protocol];
      if (client) return client.request(request, requestOptions);
      return (loading[request.protocol] ??= load(request.protocol)).then((loaded) => loaded.request(request, requestOptions));
    },
    close: () => (closing ??= close()),
  };
}

function readProxy(proxy: string | undefined) {
  try {
    return proxy === undefined ? undefined : proxyOf(proxy);
  } catch (error) {
    throw error instanceof FailureError ? toTransportError(error.failure) : error;
  }
}
