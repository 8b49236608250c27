import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import { describe, expect, it } from 'vitest';
import { createTransport, type TransportOptions } from '../../src/net/index.ts';
import {
  authority,
  clientCertificate,
  failureOf,
  kept,
  listen,
  p12,
  post,
  proxyServer,
  serverCertificate,
  tlsOptions,
  turns,
  unansweredPort,
} from './support.ts';
import { createCertificateAuthority } from '../../src/lib/x509.ts';

const transportOf = (options: TransportOptions = {}) => kept(createTransport(options));

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const ok: Handler = (request, response) => {
  request.resume();
  response.end('{"code":0}');
};

async function h1Server(handler: Handler = ok) {
  const { port, connections, sockets } = await listen(http.createServer(handler));
  return { url: `http://127.0.0.1:${port}`, port, connections, sockets };
}

async function tlsServer(options: https.ServerOptions = serverCertificate, handler: Handler = ok) {
  const { port, connections } = await listen(https.createServer(options, handler));
  return { url: `https://127.0.0.1:${port}`, named: `https://push.localhost:${port}`, port, connections };
}

/** A server that writes these bytes as its answer to anything and then does as told. */
async function rawServer(answer: string, after: 'keep' | 'end' | 'reset' = 'keep') {
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(answer, 'latin1', () => {
        if (after === 'end') socket.end();
        if (after === 'reset') socket.resetAndDestroy();
      });
    });
  });
  const { port } = await listen(server);
  return { url: `http://127.0.0.1:${port}` };
}

async function closedPort(): Promise<number> {
  const server = net.createServer();
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as net.AddressInfo).port)),
  );
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('an ordinary HTTP/1.1 request', () => {
  it('carries method, path, headers and body, and gives status, joined headers, text and timings back', async () => {
    let seen: { method?: string | undefined; url?: string | undefined; token?: unknown; body?: string } = {};
    const server = await h1Server((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        seen = { method: request.method, url: request.url, token: request.headers['authtoken'], body };
        response.writeHead(
          400,
          [
            ['X-Note', 'one'],
            ['X-Note', 'two'],
            ['Set-Cookie', 'a=1'],
            ['Set-Cookie', 'b=2'],
          ].flat(),
        );
        response.end('{"desc":"推送"}');
      });
    });
    const transport = transportOf();
    const response = await transport.request(
      post(`${server.url}/message/send?x=1`, { method: 'PUT', headers: { authToken: 't' }, body: '{"title":"你好"}' }),
    );
    expect(seen).toEqual({ method: 'PUT', url: '/message/send?x=1', token: 't', body: '{"title":"你好"}' });
    expect(response).toMatchObject({ status: 400, headers: { 'x-note': 'one, two', 'set-cookie': 'a=1, b=2' }, body: '{"desc":"推送"}' });
    expect(response.timings).toMatchObject({ tcpMs: expect.any(Number), waitMs: expect.any(Number), totalMs: expect.any(Number) });
    expect(response.timings.dnsMs).toBeUndefined();
  });

  it('uses a connection again, and then reports no connection stages', async () => {
    const server = await h1Server();
    const transport = transportOf();
    await transport.request(post(server.url));
    await turns();
    const { timings } = await transport.request(post(server.url));
    expect(timings.tcpMs).toBeUndefined();
    expect(timings.totalMs).toBeGreaterThanOrEqual(timings.waitMs ?? Infinity);
    expect(server.connections()).toBe(1);
  });

  it('keeps to the number of connections, and every request gets its answer', async () => {
    let open = 0;
    let most = 0;
    const server = await h1Server((request, response) => {
      most = Math.max(most, ++open);
      setTimeout(() => {
        open--;
        response.end(request.url);
      }, 2);
    });
    const transport = transportOf({ maxConnections: 3 });
    const responses = await Promise.all(Array.from({ length: 40 }, (_, index) => transport.request(post(`${server.url}/${index}`))));
    expect(responses.map(({ body }) => body)).toEqual(Array.from({ length: 40 }, (_, index) => `/${index}`));
    expect(most).toBe(3);
    expect(server.connections()).toBe(3);
  });

  it.each([
    { name: 'bytes', body: Buffer.from([0x7b, 0x7d]), expected: '{}' },
    { name: 'no body', body: '', expected: '' },
  ])('writes $name', async ({ body, expected }) => {
    const server = await h1Server((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => response.end(`${request.headers['content-length']} ${text}`));
    });
    expect((await transportOf().request(post(server.url, { body }))).body).toBe(`${expected.length} ${expected}`);
  });

  it('passes over informational answers and a byte order mark', async () => {
    const server = await h1Server((_request, response) => {
      response.writeProcessing();
      response.end('\ufeff{}');
    });
    expect(await transportOf().request(post(server.url))).toMatchObject({ status: 200, body: '{}' });
  });

  it('gives a big body back whole and refuses one above the limit', async () => {
    const big = '推'.repeat(200_000);
    const server = await h1Server((_request, response) => response.end(big));
    expect((await transportOf().request(post(server.url))).body).toBe(big);
    const transport = transportOf({ maxBodyBytes: 1000 });
    expect(await failureOf(transport.request(post(server.url)))).toMatchObject({
      code: 'ERR_BODY_TOO_LARGE',
      stage: 'body',
      notTaken: false,
    });
  });

  it('finds loopback under any name that ends in .localhost, and times the name', async () => {
    const server = await h1Server();
    const response = await transportOf().request(post(`http://oppo.push.localhost:${server.port}/`));
    expect(response).toMatchObject({ status: 200, timings: { dnsMs: expect.any(Number), tcpMs: expect.any(Number) } });
  });
});

describe('a request that cannot be written', () => {
  it.each([
    { name: 'no URL', request: { url: 's3cret' } },
    { name: 'another scheme', request: { url: 'ftp://127.0.0.1/s3cret' } },
    { name: 'a line break in a header', request: { headers: { authorization: 'Bearer s3cret\r\nx: y' } } },
    { name: 'a header the transport owns', request: { headers: { 'transfer-encoding': 's3cret' } } },
  ])('fails as not taken and tells no secret: $name', async ({ request }) => {
    const server = await h1Server();
    const error = await failureOf(transportOf().request(post(server.url, request)));
    expect(error).toMatchObject({ code: 'ERR_PROTOCOL', stage: 'send', notTaken: true });
    expect(error.message).not.toContain('s3cret');
  });
});

describe('a failed connection is provably not taken', () => {
  it('refused port', async () => {
    const error = await failureOf(transportOf().request(post(`http://127.0.0.1:${await closedPort()}`)));
    expect(error).toMatchObject({ code: 'ERR_REFUSED', stage: 'tcp', notTaken: true });
  });

  it('refused on every loopback address', async () => {
    const error = await failureOf(transportOf().request(post(`http://push.localhost:${await closedPort()}`)));
    expect(error).toMatchObject({ code: 'ERR_REFUSED', stage: 'tcp', notTaken: true });
  });

  it('unknown host name', async () => {
    const error = await failureOf(transportOf().request(post('http://push.invalid/')));
    expect(error).toMatchObject({ code: 'ERR_DNS', stage: 'dns', notTaken: true, message: expect.stringContaining('push.invalid') });
  });

  it('TCP not answered in time', async () => {
    const port = await unansweredPort();
    const error = await failureOf(transportOf({ connectTimeoutMs: 150 }).request(post(`http://127.0.0.1:${port}`)));
    expect(error).toMatchObject({ code: 'ERR_CONNECT_TIMEOUT', stage: 'tcp', notTaken: true });
  });

  it('TLS not answered in time', async () => {
    const { port } = await listen(net.createServer());
    const error = await failureOf(transportOf({ connectTimeoutMs: 150 }).request(post(`https://127.0.0.1:${port}`)));
    expect(error).toMatchObject({ code: 'ERR_CONNECT_TIMEOUT', stage: 'tls', notTaken: true });
  });

  it('the deadline of the request comes before that of the connection', async () => {
    const { port } = await listen(net.createServer());
    const error = await failureOf(transportOf().request(post(`https://127.0.0.1:${port}`), { timeoutMs: 150 }));
    expect(error).toMatchObject({ code: 'ERR_CONNECT_TIMEOUT', stage: 'tls', notTaken: true });
  });

  it('an abort while connecting', async () => {
    const { port } = await listen(net.createServer());
    const controller = new AbortController();
    const failure = failureOf(transportOf().request(post(`https://127.0.0.1:${port}`), { signal: controller.signal }));
    setTimeout(() => controller.abort(), 30);
    expect(await failure).toMatchObject({ code: 'ERR_ABORTED', notTaken: true });
  });
});

describe('TLS', () => {
  it('trusts an additional authority beside the default ones', async () => {
    const server = await tlsServer();
    const transport = transportOf({ ca: authority.certPem });
    expect(await transport.request(post(server.url))).toMatchObject({ status: 200, timings: { tlsMs: expect.any(Number) } });
    expect(await transport.request(post(server.named))).toMatchObject({ status: 200 });
  });

  const monthMs = 30 * 86_400_000;
  it.each([
    { name: 'an unknown issuer', server: serverCertificate, ca: undefined, code: 'ERR_TLS_UNTRUSTED' },
    {
      name: 'an issuer of the same name with another key',
      server: serverCertificate,
      ca: createCertificateAuthority({ nowMs: Date.now(), commonName: 'push-check test authority' }).certPem,
      code: 'ERR_TLS_UNTRUSTED',
    },
    {
      name: 'another host name',
      server: tlsOptions({ dnsNames: ['other.example'], ips: [] }),
      ca: authority.certPem,
      code: 'ERR_TLS_HOSTNAME',
    },
    {
      name: 'an expired certificate',
      server: tlsOptions({ startMs: Date.now() - monthMs }),
      ca: authority.certPem,
      code: 'ERR_TLS_EXPIRED',
    },
    {
      name: 'a certificate of the future',
      server: tlsOptions({ startMs: Date.now() + monthMs }),
      ca: authority.certPem,
      code: 'ERR_TLS_EXPIRED',
    },
  ])('refuses $name', async ({ server: options, ca, code }) => {
    const server = await tlsServer(options);
    const error = await failureOf(transportOf(ca === undefined ? {} : { ca }).request(post(server.named)));
    expect(error).toMatchObject({ code, stage: 'tls', notTaken: true, timings: { totalMs: expect.any(Number) } });
  });

  it('says that the port does not speak TLS', async () => {
    const server = await h1Server();
    const error = await failureOf(transportOf().request(post(server.url.replace('http:', 'https:'))));
    expect(error).toMatchObject({
      code: 'ERR_TLS',
      stage: 'tls',
      notTaken: true,
      message: expect.stringContaining('does not answer with TLS'),
    });
  });

  it('says that the server hung up in the handshake', async () => {
    const { port } = await listen(net.createServer((socket) => void socket.once('data', () => socket.destroy())));
    const error = await failureOf(transportOf().request(post(`https://127.0.0.1:${port}`)));
    expect(error).toMatchObject({ code: 'ERR_TLS', stage: 'tls', notTaken: true });
  });

  it('says that the additional authority is no certificate', async () => {
    const server = await tlsServer();
    const error = await failureOf(transportOf({ ca: 'hello' }).request(post(server.url)));
    expect(error).toMatchObject({ code: 'ERR_TLS', notTaken: true, message: expect.stringContaining('CA file') });
  });

  it('never shares a connection between two client certificates', async () => {
    const names: string[] = [];
    const server = await tlsServer({ ...serverCertificate, requestCert: true, ca: authority.certPem }, (request, response) => {
      names.push(String((request.socket as tls.TLSSocket).getPeerCertificate().subject.CN));
      response.end();
    });
    const transport = transportOf({ ca: authority.certPem });
    for (const name of ['first', 'second']) {
      const certificate = clientCertificate(name);
      await transport.request(post(server.url, { clientCertificate: certificate }));
      await turns();
      await transport.request(post(server.url, { clientCertificate: certificate }));
    }
    expect(names).toEqual(['first', 'first', 'second', 'second']);
    expect(server.connections()).toBe(2);
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('says that the server wants a client certificate (%s)', async (maxVersion) => {
    const server = await tlsServer({ ...serverCertificate, requestCert: true, ca: authority.certPem, maxVersion });
    const error = await failureOf(transportOf({ ca: authority.certPem }).request(post(server.url)));
    expect(error).toMatchObject({
      code: maxVersion === 'TLSv1.3' ? 'ERR_CLIENT_CERTIFICATE' : expect.stringMatching(/^ERR_(CLIENT_CERTIFICATE|TLS)$/),
      stage: 'tls',
      notTaken: true,
    });
  });

  it('does not tell the passphrase of a client certificate', async () => {
    const server = await tlsServer();
    const error = await failureOf(
      transportOf({ ca: authority.certPem }).request(
        post(server.url, { clientCertificate: { fingerprint: 'x', pfx: p12, passphrase: 'guess' } }),
      ),
    );
    expect(error).toMatchObject({ code: 'ERR_CLIENT_CERTIFICATE', notTaken: true });
    expect(`${error.message} ${error.detail}`).not.toContain('guess');
  });
});

describe('a failure after the request was written may have been taken', () => {
  it.each([
    { name: 'closes without an answer', answer: '', after: 'end', code: 'ERR_RESET', stage: 'wait' },
    { name: 'resets without an answer', answer: '', after: 'reset', code: 'ERR_RESET', stage: 'wait' },
    {
      name: 'closes in the middle of the body',
      answer: 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{"a"',
      after: 'end',
      code: 'ERR_RESET',
      stage: 'body',
    },
    {
      name: 'answers with something else than HTTP',
      answer: 'SSH-2.0-OpenSSH_9.6\r\n',
      after: 'keep',
      code: 'ERR_PROTOCOL',
      stage: 'wait',
    },
  ] as const)('the server $name', async ({ answer, after, code, stage }) => {
    const server = await rawServer(answer, after);
    expect(await failureOf(transportOf().request(post(server.url)))).toMatchObject({ code, stage, notTaken: false });
  });

  it.each([
    { name: 'answer', answer: '', stage: 'wait' },
    { name: 'finish its answer', answer: 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{"a"', stage: 'body' },
  ])('the server does not $name in time', async ({ answer, stage }) => {
    const server = await rawServer(answer);
    const transport = transportOf({ timeoutMs: 150 });
    expect(await failureOf(transport.request(post(server.url)))).toMatchObject({ code: 'ERR_RESPONSE_TIMEOUT', stage, notTaken: false });
  });

  it('an abort', async () => {
    const controller = new AbortController();
    const server = await h1Server(() => controller.abort());
    const transport = transportOf();
    expect(await failureOf(transport.request(post(server.url), { signal: controller.signal }))).toMatchObject({
      code: 'ERR_ABORTED',
      stage: 'wait',
      notTaken: false,
    });
  });

  it('but what waited for a free connection was never sent, and the connection goes on to serve others', async () => {
    const paths: (string | undefined)[] = [];
    let answer = () => {};
    const server = await h1Server((request, response) => {
      paths.push(request.url);
      request.resume();
      if (request.url === '/slow') answer = () => response.end();
      else response.end();
    });
    const transport = transportOf({ maxConnections: 1 });
    const controller = new AbortController();
    const slow = transport.request(post(`${server.url}/slow`));
    const late = failureOf(transport.request(post(`${server.url}/late`), { timeoutMs: 150 }));
    const back = failureOf(transport.request(post(`${server.url}/back`), { signal: controller.signal }));
    const next = transport.request(post(`${server.url}/next`));
    expect(await late).toMatchObject({ code: 'ERR_RESPONSE_TIMEOUT', stage: 'send', notTaken: true });
    controller.abort();
    expect(await back).toMatchObject({ code: 'ERR_ABORTED', stage: 'send', notTaken: true });
    answer();
    expect((await slow).status).toBe(200);
    expect((await next).status).toBe(200);
    expect(paths).toEqual(['/slow', '/next']);
    expect(server.connections()).toBe(1);
  });
});

describe('HTTP/1.1 through a CONNECT proxy', () => {
  it.each([{ secure: true }, { secure: false }])(
    'reaches the server (TLS: $secure) and sends the credentials to the proxy only',
    async ({ secure }) => {
      let leaked: unknown;
      const handler: Handler = (request, response) => {
        leaked = request.headers['proxy-authorization'];
        ok(request, response);
      };
      const server = secure ? await tlsServer(serverCertificate, handler) : await h1Server(handler);
      const proxy = await proxyServer();
      const transport = transportOf({ ca: authority.certPem, proxy: proxy.url.replace('//', '//user:p%40ss@') });
      const first = await transport.request(post(server.url));
      expect(first).toMatchObject({ status: 200, timings: { tcpMs: expect.any(Number), proxyMs: expect.any(Number) } });
      await turns();
      expect((await transport.request(post(server.url))).timings.proxyMs).toBeUndefined();
      expect(proxy.tunnels).toEqual([
        { target: `127.0.0.1:${server.port}`, authorization: `Basic ${Buffer.from('user:p@ss').toString('base64')}` },
      ]);
      expect(leaked).toBeUndefined();
    },
  );

  it('leaves the name of the target to the proxy', async () => {
    const server = await h1Server();
    const proxy = await proxyServer();
    const response = await transportOf({ proxy: proxy.url }).request(post(`http://push.localhost:${server.port}`));
    expect(proxy.tunnels[0]!.target).toBe(`push.localhost:${server.port}`);
    expect(response.timings.dnsMs).toBeUndefined();
  });

  it('reaches the server through a proxy that itself speaks TLS', async () => {
    const server = await tlsServer();
    const proxy = await proxyServer(undefined, https.createServer(serverCertificate));
    const transport = transportOf({ ca: authority.certPem, proxy: proxy.url.replace('http:', 'https:') });
    expect((await transport.request(post(server.url))).status).toBe(200);
  });

  it.each([
    { name: 'wants other credentials', verdict: 407, message: 'wants other credentials' },
    { name: 'forbids the target', verdict: 403, message: 'HTTP 403' },
    { name: 'cannot reach the target', verdict: 502, message: 'HTTP 502' },
    { name: 'hangs up', verdict: 'hang-up', message: 'closed the connection' },
    { name: 'stays silent', verdict: 'silent', message: 'within 150 ms' },
  ] as const)('says that the proxy $name', async ({ verdict, message }) => {
    const proxy = await proxyServer(() => verdict);
    const transport = transportOf({ proxy: proxy.url.replace('//', '//user:s3cret@'), connectTimeoutMs: 150 });
    const error = await failureOf(transport.request(post('https://push.localhost/')));
    expect(error).toMatchObject({ code: 'ERR_PROXY', stage: 'proxy', notTaken: true, message: expect.stringContaining(message) });
    expect(error.message).not.toContain('s3cret');
  });

  it.each([
    { name: 'refuses connections', proxy: async () => `http://user:s3cret@127.0.0.1:${await closedPort()}`, stage: 'tcp' },
    { name: 'has an unknown name', proxy: async () => 'http://user:s3cret@proxy.invalid:3128', stage: 'dns' },
  ])('says that the proxy $name', async ({ proxy, stage }) => {
    const error = await failureOf(transportOf({ proxy: await proxy() }).request(post('https://push.localhost/')));
    expect(error).toMatchObject({ code: 'ERR_PROXY', stage, notTaken: true, message: expect.stringContaining('proxy') });
    expect(error.message).not.toContain('s3cret');
  });

  it.each(['socks5://127.0.0.1:1080', 'http://user:s3cret@', ''])('refuses %j as a proxy without repeating it', (proxy) => {
    expect(() => createTransport({ proxy })).toThrow(
      expect.objectContaining({ code: 'ERR_PROXY', message: 'The proxy must be an http:// or https:// URL.' }),
    );
  });

  it('takes host:port for an http proxy', async () => {
    const server = await h1Server();
    const proxy = await proxyServer();
    const response = await transportOf({ proxy: `127.0.0.1:${proxy.port}` }).request(post(server.url));
    expect(response.status).toBe(200);
    expect(proxy.tunnels).toHaveLength(1);
  });
});
