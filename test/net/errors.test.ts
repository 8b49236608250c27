import { describe, expect, it } from 'vitest';
import {
  codeOf,
  connectFailure,
  connectTimeout,
  http2CodeName,
  proxyRefusal,
  requestFailure,
  streamFailure,
  toTransportError,
  type ConnectStage,
} from '../../src/net/errors.ts';

const route = { target: 'api.push.example:443' };
const coded = (code: string) => Object.assign(new Error('secret text of the library'), { code });

describe('connectFailure', () => {
  it.each<[string, ConnectStage, string]>([
    ['ENOTFOUND', 'dns', 'ERR_DNS'],
    ['EAI_AGAIN', 'dns', 'ERR_DNS'],
    ['ECONNREFUSED', 'tcp', 'ERR_REFUSED'],
    ['ETIMEDOUT', 'tcp', 'ERR_CONNECT_TIMEOUT'],
    ['ECONNRESET', 'tcp', 'ERR_RESET'],
    ['ENETUNREACH', 'tcp', 'ERR_UNREACHABLE_HOST'],
    ['EHOSTUNREACH', 'tcp', 'ERR_UNREACHABLE_HOST'],
    ['ECONNRESET', 'proxy', 'ERR_PROXY'],
    ['CERT_HAS_EXPIRED', 'tls', 'ERR_TLS_EXPIRED'],
    ['CERT_NOT_YET_VALID', 'tls', 'ERR_TLS_EXPIRED'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', 'ERR_TLS_HOSTNAME'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls', 'ERR_TLS_UNTRUSTED'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls', 'ERR_TLS_UNTRUSTED'],
    ['ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL', 'tls', 'ERR_ALPN'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'tls', 'ERR_CLIENT_CERTIFICATE'],
    ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED', 'tls', 'ERR_CLIENT_CERTIFICATE'],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'tls', 'ERR_CLIENT_CERTIFICATE'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', 'ERR_TLS'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls', 'ERR_TLS'],
    ['ECONNRESET', 'tls', 'ERR_TLS'],
  ])('maps %s in %s to %s, not taken', (code, stage, expected) => {
    const failure = connectFailure(coded(code), stage, route);
    expect(failure).toMatchObject({ code: expected, stage, notTaken: true });
    expect(failure.message).toMatch(/\.$/);
    expect(failure.message).not.toContain('secret text');
  });

  it.each<[ConnectStage, string]>([
    ['dns', 'ENOTFOUND'],
    ['tcp', 'ECONNREFUSED'],
    ['proxy', 'ECONNRESET'],
  ])('names the proxy when %s of the proxy fails', (stage, code) => {
    expect(connectFailure(coded(code), stage, { ...route, proxy: 'proxy.example:3128' })).toMatchObject({
      code: 'ERR_PROXY',
      stage,
      message: expect.stringContaining('proxy.example:3128'),
    });
  });
});

it.each<[ConnectStage, boolean, string]>([
  ['dns', false, 'ERR_CONNECT_TIMEOUT'],
  ['tcp', false, 'ERR_CONNECT_TIMEOUT'],
  ['tls', false, 'ERR_CONNECT_TIMEOUT'],
  ['dns', true, 'ERR_PROXY'],
  ['tcp', true, 'ERR_PROXY'],
  ['proxy', true, 'ERR_PROXY'],
  ['tls', true, 'ERR_CONNECT_TIMEOUT'],
])('connectTimeout names the stage %s (proxy: %s)', (stage, proxied, code) => {
  expect(connectTimeout(stage, proxied ? { ...route, proxy: 'proxy.example:3128' } : route, 50)).toMatchObject({
    code,
    stage,
    notTaken: true,
    message: expect.stringContaining('50 ms'),
  });
});

it('proxyRefusal tells wrong credentials from other refusals', () => {
  expect(proxyRefusal(407, 'p:1', 't:1').message).toContain('credentials');
  expect(proxyRefusal(403, 'p:1', 't:1').message).toContain('HTTP 403');
});

describe('requestFailure', () => {
  it.each([
    ['UND_ERR_SOCKET', 'wait', 'ERR_RESET', false],
    ['ECONNRESET', 'wait', 'ERR_RESET', false],
    ['EPIPE', 'body', 'ERR_RESET', false],
    ['ECONNRESET', 'send', 'ERR_RESET', true],
    ['UND_ERR_HEADERS_OVERFLOW', 'wait', 'ERR_PROTOCOL', false],
    ['UND_ERR_INVALID_ARG', 'send', 'ERR_PROTOCOL', true],
    ['UND_ERR_DESTROYED', 'send', 'ERR_ABORTED', true],
    ['UND_ERR_DESTROYED', 'wait', 'ERR_ABORTED', false],
    ['', 'wait', 'ERR_RESET', false],
  ] as const)('maps %j while in %s to %s', (code, stage, expected, notTaken) => {
    expect(requestFailure(code === '' ? undefined : coded(code), stage, 'h:1')).toMatchObject({ code: expected, stage, notTaken });
  });

  it('knows the errors of undici’s parser by their name', () => {
    const error = Object.assign(new Error('x'), { name: 'HTTPParserError' });
    expect(requestFailure(error, 'wait', 'h:1')).toMatchObject({ code: 'ERR_PROTOCOL', notTaken: false });
  });

  it('takes a handshake alert that came late as proof that nothing was read', () => {
    expect(requestFailure(coded('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'), 'wait', 'h:1')).toMatchObject({
      code: 'ERR_CLIENT_CERTIFICATE',
      stage: 'tls',
      notTaken: true,
    });
  });
});

describe('streamFailure', () => {
  const goaway = { code: 0, lastStreamId: 1, detail: '{"reason":"Shutdown"}' };
  it.each([
    { name: 'refused stream', args: [7, true, 'wait', { destroyed: false }], expected: { code: 'ERR_REFUSED_STREAM', notTaken: true } },
    {
      name: 'refused after a GOAWAY',
      args: [7, true, 'wait', { destroyed: false, goaway }],
      expected: { code: 'ERR_GOAWAY', notTaken: true, detail: goaway.detail },
    },
    {
      name: 'session gone after a GOAWAY',
      args: [8, false, 'wait', { destroyed: true, goaway }],
      expected: { code: 'ERR_GOAWAY', notTaken: false, detail: goaway.detail },
    },
    { name: 'session gone', args: [8, false, 'wait', { destroyed: true }], expected: { code: 'ERR_RESET', notTaken: false } },
    {
      name: 'stream cancelled',
      args: [8, false, 'body', { destroyed: false }],
      expected: { code: 'ERR_RESET', stage: 'body', notTaken: false },
    },
    {
      name: 'stream against the protocol',
      args: [1, false, 'wait', { destroyed: false }],
      expected: { code: 'ERR_PROTOCOL', notTaken: false },
    },
    {
      name: 'HTTP/1.1 wanted',
      args: [13, false, 'wait', { destroyed: false }],
      expected: { code: 'ERR_PROTOCOL', message: expect.stringContaining('HTTP_1_1_REQUIRED') },
    },
  ] as const)('maps a $name', ({ args: [rstCode, refused, stage, session], expected }) => {
    expect(streamFailure(rstCode, refused, stage, session, 'h:1')).toMatchObject(expected);
  });

  it('names codes, known or not', () => {
    expect([http2CodeName(7), http2CodeName(11), http2CodeName(99)]).toEqual(['REFUSED_STREAM', 'ENHANCE_YOUR_CALM', 'code 99']);
  });
});

it('codeOf prefers the refusal among several addresses', () => {
  expect(codeOf(new AggregateError([coded('ENETUNREACH'), coded('ECONNREFUSED')]))).toBe('ECONNREFUSED');
  expect(codeOf(new AggregateError([coded('ENETUNREACH'), coded('ETIMEDOUT')]))).toBe('ETIMEDOUT');
  expect(codeOf(new AggregateError([coded('ENETUNREACH')]))).toBe('ENETUNREACH');
  expect([codeOf(undefined), codeOf('x'), codeOf(new Error('x'))]).toEqual(['', '', '']);
});

it('toTransportError keeps everything', () => {
  const error = toTransportError(connectFailure(coded('ECONNREFUSED'), 'tcp', route), { totalMs: 3 });
  expect(error).toMatchObject({
    name: 'TransportError',
    code: 'ERR_REFUSED',
    stage: 'tcp',
    notTaken: true,
    detail: 'ECONNREFUSED',
    timings: { totalMs: 3 },
  });
  expect(error.cause).toMatchObject({ code: 'ECONNREFUSED' });
});
