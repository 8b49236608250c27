import type { HttpRequest, HttpResponse, TransportError } from './http.ts';
import { cleanText, mask, maskToken } from './redact.ts';

/** A finished exchange, secrets included; it is masked on the way into the HAR. */
export interface RecordedExchange {
  request: HttpRequest;
  /** Unix milliseconds. */
  startedAtMs: number;
  response?: HttpResponse;
  error?: TransportError;
}

/** Header, query and form names whose value is a secret or a signature, whatever it holds. */
export const secretName =
  /^(authorization|auth[-_]?token|access[-_]?token|user[-_]?sig|sign|signature|assertion|client[-_]?secret|app[-_]?secret|master[-_]?secret|password)$/i;

export interface HarOptions {
  version: string;
  /** Masks secrets by value. */
  redact: (text: string) => string;
  /** Device tokens to shorten; empty with `--show-tokens`. */
  tokens: readonly string[];
}

/**
 * The exchanges as a HAR 1.2 document with everything secret masked: by name, by value, and device tokens shortened.
 *
 * @see http://www.softwareishard.com/blog/har-12-spec/
 */
export function toHar(exchanges: readonly RecordedExchange[], options: HarOptions) {
  const show = textMasker(options);
  return {
    log: {
      version: '1.2',
      creator: { name: 'push-check', version: options.version },
      entries: exchanges.map((exchange) => entryOf(exchange, show)),
    },
  };
}

/** Masks text by value: secrets, device tokens, and signed or secret members of forms and JSON. */
export function textMasker({ redact, tokens }: Pick<HarOptions, 'redact' | 'tokens'>): (text: string) => string {
  return (text) => {
    let shown = redact(text).replace(/("(?:access_token|auth_token|authToken|sign|assertion)"\s*:\s*")[^"]*"/g, `$1${mask}"`);
    for (const token of tokens)
      if (token.length >= 6)
        for (const form of new Set([token, encodeURIComponent(token)])) shown = shown.replaceAll(form, maskToken(cleanText(token)));
    return shown;
  };
}

function pairs(values: Iterable<[string, string]>, show: (text: string) => string): { name: string; value: string }[] {
  return [...values].map(([name, value]) => ({ name, value: secretName.test(name) ? mask : show(value) }));
}

function entryOf({ request, startedAtMs, response, error }: RecordedExchange, show: (text: string) => string) {
  const url = new URL(request.url);
  const query = pairs(url.searchParams, show);
  const body =
    request.body === undefined ? undefined : typeof request.body === 'string' ? request.body : Buffer.from(request.body).toString('utf8');
  const mimeType = request.headers['content-type'] ?? '';
  const isForm = mimeType.startsWith('application/x-www-form-urlencoded');
  const params = body !== undefined && isForm ? pairs(new URLSearchParams(body), show) : undefined;
  const shownUrl = `${url.origin}${show(url.pathname)}${query.length === 0 ? '' : `?${new URLSearchParams(query.map(({ name, value }): [string, string] => [name, value])).toString()}`}`;
  const { dnsMs, tcpMs, tlsMs, waitMs, totalMs } = response?.timings ?? error?.timings ?? { totalMs: 0 };
  const httpVersion = request.protocol === 'h2' ? 'HTTP/2' : 'HTTP/1.1';
  return {
    startedDateTime: new Date(startedAtMs).toISOString(),
    time: totalMs,
    request: {
      method: request.method,
      url: shownUrl,
      httpVersion,
      cookies: [],
      headers: pairs(Object.entries(request.headers), show),
      queryString: query,
      ...(body === undefined
        ? {}
        : {
            postData: {
              mimeType,
              ...(params ? { params, text: params.map(({ name, value }) => `${name}=${value}`).join('&') } : { text: show(body) }),
            },
          }),
      headersSize: -1,
      bodySize: body === undefined ? 0 : Buffer.byteLength(body),
    },
    response: {
      status: response?.status ?? 0,
      statusText: error?.code ?? '',
      httpVersion,
      cookies: [],
      headers: pairs(Object.entries(response?.headers ?? {}), show),
      content: {
        size: Buffer.byteLength(response?.body ?? ''),
        mimeType: response?.headers['content-type'] ?? '',
        text: show(response?.body ?? ''),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { blocked: -1, dns: dnsMs ?? -1, connect: tcpMs ?? -1, ssl: tlsMs ?? -1, send: 0, wait: waitMs ?? totalMs, receive: 0 },
  };
}
