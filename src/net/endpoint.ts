import { FailureError, unwritable } from './errors.ts';

/** One end of a connection. */
export interface Endpoint {
  /** Without the brackets of an IPv6 address. */
  host: string;
  port: number;
  /** TLS from the first byte on. */
  secure: boolean;
  /** `host:port`, for messages and CONNECT. */
  label: string;
}

/** A forward proxy that opens tunnels with CONNECT. */
export interface ProxyEndpoint extends Endpoint {
  /** The value of `proxy-authorization`. */
  authorization?: string;
}

/** An origin and the rest of a URL, as requests need them. */
export interface SplitUrl {
  origin: string;
  path: string;
}

const canonicalUrl = /^https?:\/\/[^/?#@\\]+\/[!"$-~]*$/;

/**
 * Splits an absolute URL. Adapters write canonical URLs, so that cutting the string does; anything else goes through the URL parser.
 *
 * @throws {FailureError} `ERR_PROTOCOL` when it is no http(s) URL.
 */
export function splitUrl(url: string): SplitUrl {
  if (canonicalUrl.test(url)) {
    const slash = url.indexOf('/', 8);
    return { origin: url.slice(0, slash), path: url.slice(slash) };
  }
  const parsed = parse(url);
  if (parsed === undefined) throw new FailureError(unwritable(undefined));
  return { origin: parsed.origin, path: parsed.pathname + parsed.search };
}

/** Reads the end of a connection from an origin or URL. */
export function endpointOf(origin: string): Endpoint {
  const url = parse(origin);
  if (url === undefined) throw new FailureError(unwritable(undefined));
  return fromUrl(url);
}

/**
 * Reads a proxy URL: `http://user:password@host:port`, `https://…`, or `host:port`.
 *
 * @throws {FailureError} `ERR_PROXY`; its message does not repeat the URL, which may hold a password.
 */
export function proxyOf(proxy: string): ProxyEndpoint {
  const url = parse(proxy.includes('://') ? proxy : `http://${proxy}`);
  if (url === undefined)
    throw new FailureError({ code: 'ERR_PROXY', stage: 'proxy', notTaken: true, message: 'The proxy must be an http:// or https:// URL.' });
  const endpoint = fromUrl(url);
  if (url.username === '' && url.password === '') return endpoint;
  const credentials = `${decode(url.username)}:${decode(url.password)}`;
  return { ...endpoint, authorization: `Basic ${Buffer.from(credentials, 'utf8').toString('base64')}` };
}

function fromUrl(url: URL): Endpoint {
  const secure = url.protocol === 'https:';
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port, secure, label: `${url.hostname}:${port}` };
}

function parse(url: string): URL | undefined {
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'http:' || parsed.protocol === 'https:' ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
