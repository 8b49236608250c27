import http2 from 'node:http2';
import https from 'node:https';
import net from 'node:net';
import { describe, expect, it } from 'vitest';
import { createCertificateAuthority } from '../../src/lib/x509.ts';
import { probeOrigin } from '../../src/net/probe.ts';
import { authority, legacyP12, listen, proxyServer, serverCertificate, tlsOptions } from './support.ts';

const number = expect.any(Number) as number;

async function tlsServer(options: https.ServerOptions = serverCertificate) {
  const requests: unknown[] = [];
  const { port, connections } = await listen(https.createServer(options, (request) => requests.push(request)));
  return { url: `https://push.localhost:${port}/some/path`, port, connections, requests };
}

describe('probeOrigin', () => {
  it('walks through DNS, TCP and TLS, and says what each found', async () => {
    const server = await tlsServer();
    const stages = await probeOrigin(server.url, { ca: authority.certPem });
    expect(stages).toEqual([
      { stage: 'dns', ok: true, ms: number, detail: { addresses: ['127.0.0.1', '::1'] } },
      { stage: 'tcp', ok: true, ms: number, detail: { address: '127.0.0.1' } },
      {
        stage: 'tls',
        ok: true,
        ms: number,
        detail: {
          alpn: 'http/1.1',
          version: 'TLSv1.3',
          certificate: { subject: 'push.localhost', issuer: 'push-check test authority', validFromMs: number, validToMs: number },
        },
      },
    ]);
    expect(stages[2]!.detail.certificate!.validToMs).toBeGreaterThan(Date.now());
    expect(server.requests).toEqual([]);
  });

  it('has no DNS stage for an address and no TLS stage for http', async () => {
    const { port } = await listen(net.createServer());
    expect((await probeOrigin(`http://127.0.0.1:${port}`)).map(({ stage, ok }) => [stage, ok])).toEqual([['tcp', true]]);
  });

  it('asks for HTTP/2 when told to', async () => {
    const { port } = await listen(http2.createSecureServer(serverCertificate) as unknown as net.Server);
    const stages = await probeOrigin(`https://127.0.0.1:${port}`, { ca: authority.certPem, protocol: 'h2' });
    expect(stages.at(-1)).toMatchObject({ stage: 'tls', ok: true, detail: { alpn: 'h2' } });
  });

  it('says that the server does not offer HTTP/2', async () => {
    const server = await tlsServer({ ...serverCertificate, ALPNProtocols: ['http/1.1'] });
    const stages = await probeOrigin(server.url, { ca: authority.certPem, protocol: 'h2' });
    expect(stages.at(-1)).toMatchObject({ stage: 'tls', ok: false, error: { code: 'ERR_ALPN' } });
  });

  it('goes through a proxy and leaves DNS to it', async () => {
    const server = await tlsServer();
    const proxy = await proxyServer();
    const stages = await probeOrigin(server.url, { ca: authority.certPem, proxy: proxy.url });
    expect(stages.map(({ stage, ok }) => [stage, ok])).toEqual([
      ['tcp', true],
      ['proxy', true],
      ['tls', true],
    ]);
    expect(stages[1]!.detail).toEqual({ proxy: `127.0.0.1:${proxy.port}` });
  });

  const monthMs = 30 * 86_400_000;
  const inspector = createCertificateAuthority({ nowMs: Date.now(), commonName: 'Example Corp TLS Inspection' });
  it.each([
    { name: 'untrusted', server: tlsOptions({ issuer: inspector }), code: 'ERR_TLS_UNTRUSTED', issuer: 'Example Corp TLS Inspection' },
    {
      name: 'expired',
      server: tlsOptions({ startMs: Date.now() - monthMs }),
      code: 'ERR_TLS_EXPIRED',
      issuer: 'push-check test authority',
    },
    {
      name: 'for another host',
      server: tlsOptions({ dnsNames: ['other.example'], ips: [] }),
      code: 'ERR_TLS_HOSTNAME',
      issuer: 'push-check test authority',
    },
  ])('names the issuer of a certificate that is $name, without sending anything', async ({ server: options, code, issuer }) => {
    const server = await tlsServer(options);
    const stages = await probeOrigin(server.url, { ca: authority.certPem });
    expect(stages.map(({ stage, ok }) => [stage, ok])).toEqual([
      ['dns', true],
      ['tcp', true],
      ['tls', false],
    ]);
    expect(stages[2]).toMatchObject({ error: { code, stage: 'tls', notTaken: true }, detail: { certificate: { issuer } } });
    expect(server.connections()).toBe(2);
    expect(server.requests).toEqual([]);
  });

  it('stops at the first failure', async () => {
    expect(await probeOrigin('https://push.invalid')).toEqual([
      { stage: 'dns', ok: false, ms: number, detail: {}, error: expect.objectContaining({ code: 'ERR_DNS', stage: 'dns' }) },
    ]);
  });

  it('says which stage took too long', async () => {
    const { port } = await listen(net.createServer());
    const stages = await probeOrigin(`https://127.0.0.1:${port}`, { timeoutMs: 150 });
    expect(stages.map(({ stage, ok }) => [stage, ok])).toEqual([
      ['tcp', true],
      ['tls', false],
    ]);
    expect(stages[1]).toMatchObject({ error: { code: 'ERR_CONNECT_TIMEOUT', stage: 'tls' } });
    expect(stages[1]!.ms).toBeGreaterThan(50);
  });

  it('says that the proxy refused', async () => {
    const proxy = await proxyServer(() => 407);
    const stages = await probeOrigin('https://push.localhost', { proxy: proxy.url });
    expect(stages.at(-1)).toMatchObject({
      stage: 'proxy',
      ok: false,
      detail: { proxy: `127.0.0.1:${proxy.port}` },
      error: { code: 'ERR_PROXY' },
    });
  });

  it('says that the client certificate cannot be read', async () => {
    const server = await tlsServer();
    const stages = await probeOrigin(server.url, {
      ca: authority.certPem,
      clientCertificate: { fingerprint: 'x', pfx: legacyP12, passphrase: 'throw-away' },
    });
    expect(stages.at(-1)).toMatchObject({ stage: 'tls', ok: false, error: { code: 'ERR_CLIENT_CERTIFICATE' } });
  });

  it.each([
    { url: 'nonsense', options: {}, code: 'ERR_PROTOCOL' },
    { url: 'https://push.localhost', options: { proxy: 'socks5://x' }, code: 'ERR_PROXY' },
  ])('reports $code for input it cannot use', async ({ url, options, code }) => {
    expect(await probeOrigin(url, options)).toMatchObject([{ ok: false, error: { code } }]);
  });

  it('stops when aborted', async () => {
    const { port } = await listen(net.createServer());
    const controller = new AbortController();
    const probing = probeOrigin(`https://127.0.0.1:${port}`, { signal: controller.signal });
    setTimeout(() => controller.abort(), 100);
    expect((await probing).at(-1)).toMatchObject({ stage: 'tls', ok: false, error: { code: 'ERR_ABORTED' } });
    expect((await probeOrigin(`https://127.0.0.1:${port}`, { signal: AbortSignal.abort() })).at(-1)).toMatchObject({
      ok: false,
      error: { code: 'ERR_ABORTED' },
    });
  });
});
