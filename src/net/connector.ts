import type { ClientCertificate, HttpRequest, HttpResponse } from '../core/http.ts';
import { ConnectAttempt, TlsContexts } from './connect.ts';
import { endpointOf, type ProxyEndpoint } from './endpoint.ts';
import type { RequestOptions } from './exchange.ts';

/** One protocol's half of a transport. */
export interface ProtocolClient {
  request(request: HttpRequest, options: RequestOptions): Promise<HttpResponse>;
  /** Closes every connection; requests under way fail. */
  close(): Promise<void>;
}

/** Opens connections the way the transport was told to: through its proxy, with its roots, within its limit. */
export class Connector {
  readonly #proxy: ProxyEndpoint | undefined;
  readonly #contexts: TlsContexts;
  readonly timeoutMs: number;

  constructor(options: { proxy: ProxyEndpoint | undefined; ca: string | Buffer | undefined; timeoutMs: number }) {
    this.#proxy = options.proxy;
    this.#contexts = new TlsContexts(options.ca);
    this.timeoutMs = options.timeoutMs;
  }

  /** Prepares an attempt; nothing happens before its `open`. */
  attempt(origin: string, alpn: 'h2' | 'http/1.1', clientCertificate: ClientCertificate | undefined): ConnectAttempt {
    const target = endpointOf(origin);
    return new ConnectAttempt({ target, proxy: this.#proxy, contexts: this.#contexts, clientCertificate, alpn, timeoutMs: this.timeoutMs });
  }
}
