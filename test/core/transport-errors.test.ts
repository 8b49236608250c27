import { describe, expect, it } from 'vitest';
import { findEntry } from '../../src/core/catalogue.ts';
import type { TransportErrorCode } from '../../src/core/http.ts';
import { httpFallbackCode, transportCatalogue } from '../../src/core/transport-errors.ts';

/** Every code a transport may throw; a code that is added to the type and not here does not compile. */
const codes: Record<TransportErrorCode, 'unreachable' | 'unknown'> = {
  ERR_DNS: 'unreachable',
  ERR_REFUSED: 'unreachable',
  ERR_CONNECT_TIMEOUT: 'unreachable',
  ERR_UNREACHABLE_HOST: 'unreachable',
  ERR_PROXY: 'unreachable',
  ERR_TLS_UNTRUSTED: 'unreachable',
  ERR_TLS_HOSTNAME: 'unreachable',
  ERR_TLS_EXPIRED: 'unreachable',
  ERR_TLS: 'unreachable',
  ERR_ALPN: 'unreachable',
  ERR_CLIENT_CERTIFICATE: 'unreachable',
  ERR_RESPONSE_TIMEOUT: 'unknown',
  ERR_RESET: 'unknown',
  ERR_GOAWAY: 'unknown',
  ERR_REFUSED_STREAM: 'unreachable',
  ERR_PROTOCOL: 'unknown',
  ERR_BODY_TOO_LARGE: 'unknown',
  ERR_ABORTED: 'unknown',
};

describe('the transport catalogue', () => {
  it.each(Object.entries(codes))('explains %s, status %s', (code, status) => {
    expect(findEntry(transportCatalogue, 'send', code)).toMatchObject({ code, class: 'network', status });
  });

  it('has no row that nothing can throw', () => {
    const known = new Set([...Object.keys(codes), ...[200, 301, 400, 401, 403, 404, 429, 500].map(httpFallbackCode)]);
    expect(transportCatalogue.entries.map((entry) => entry.code).filter((code) => !known.has(code))).toEqual([]);
  });

  it('advises to send again only where the push provably did not leave', () => {
    for (const entry of transportCatalogue.entries) if (entry.advice === 'retry') expect(entry.status, entry.code).toBe('unreachable');
  });
});

describe('httpFallbackCode', () => {
  it.each<[number, string, string]>([
    [200, 'http-2xx', 'unknown'],
    [204, 'http-2xx', 'unknown'],
    [301, 'http-3xx', 'unknown'],
    [302, 'http-3xx', 'unknown'],
    [399, 'http-3xx', 'unknown'],
    [400, 'http-4xx', 'rejected'],
    [401, 'http-401', 'unauthorized'],
    [402, 'http-4xx', 'rejected'],
    [403, 'http-403', 'unauthorized'],
    [404, 'http-404', 'rejected'],
    [407, 'http-4xx', 'rejected'],
    [429, 'http-429', 'throttled'],
    [499, 'http-4xx', 'rejected'],
    [500, 'http-5xx', 'unknown'],
    [502, 'http-5xx', 'unknown'],
    [503, 'http-5xx', 'unknown'],
    [599, 'http-5xx', 'unknown'],
  ])('%i → %s (%s)', (status, code, meaning) => {
    expect(httpFallbackCode(status)).toBe(code);
    expect(findEntry(transportCatalogue, '*', code)?.status).toBe(meaning);
  });

  it('has a row for every status, and none of them is a proof that the push was not taken', () => {
    for (let status = 100; status < 600; status++) {
      const entry = findEntry(transportCatalogue, '*', httpFallbackCode(status));
      expect(entry, String(status)).toBeDefined();
      expect(entry?.notTaken).toBeUndefined();
    }
  });
});
