import http2, { type Http2Server, type Http2ServerRequest, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import net from 'node:net';
import type { TLSSocket } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { TransportError, type HttpResponse } from '../../src/core/http.ts';
import { Connector } from '../../src/net/connector.ts';
import { ExchangeHost } from '../../src/net/exchange.ts';
import { createHttp2, type Http2Options } from '../../src/net/http2.ts';
import { createTransport, type TransportOptions } from '../../src/net/index.ts';
import {
  authority,
  clientCertificate,
  failureOf,
  kept,
  legacyP12,
  listen,
  onEnd,
  outcome,
  p12,
  post,
  proxyServer,
  serverCertificate,
  turns,
} from './support.ts';

const { NGHTTP2_CANCEL, NGHTTP2_ENHANCE_YOUR_CALM, NGHTTP2_INTERNAL_ERROR, NGHTTP2_NO_ERROR, NGHTTP2_REFUSED_STREAM } = http2.constants;

/** A stream as the server got it. */
interface Seen {
  stream: ServerHttp2Stream;
  /** Position among all streams of the server, from 1. */
  number: number;
  /** Number of the session, from 1. */
  session: number;
  path: string;
  body: Promise<string>;
}

/** An HTTP/2 server that records every stream and leaves the answer to the test. */
async function h2Server(
  onStream: (seen: Seen) => void,
  options: { secure?: boolean; settings?: http2.Settings; clientCertificates?: boolean } = {},
) {
  const { secure = false, settings = {}, clientCertificates = false } = options;
  const server: Http2Server = secure
    ? (http2.createSecureServer({
        ...serverCertificate,
        settings,
        ...(clientCertificates ? { requestCert: true, ca: authority.certPem } : {}),
      }) as unknown as Http2Server)
    : http2.createServer({ settings });
  const sessions: ServerHttp2Session[] = [];
  const seen: Seen[] = [];
  server.on('session', (session) => {
    sessions.push(session);
    session.on('error', () => {});
  });
  server.on('sessionError', () => {});
  server.on('stream', (stream, headers) => {
    stream.on('error', () => {});
    const body = new Promise<string>((resolve) => {
      let text = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      stream.on('end', () => resolve(text));
    });
    const entry: Seen = {
      stream,
      number: seen.length + 1,
      session: stream.session ? sessions.findIndex((session) => session === stream.session) + 1 : 0,
      path: headers[':path'] ?? '',
      body,
    };
    seen.push(entry);
    onStream(entry);
  });
  const { port, connections, sockets } = await listen(server);
  const cut = () => sockets.forEach((socket) => socket.destroy());
  return { url: `${secure ? 'https' : 'http'}://127.0.0.1:${port}`, port, server, sessions, seen, connections, cut };
}

const ok = ({ stream }: Seen) => {
  stream.respond({ ':status': 200, 'apns-id': 'A-1' });
  stream.end('{}');
};

const transportOf = (options: TransportOptions = {}) => kept(createTransport(options));

const send = (transport: ReturnType<typeof createTransport>, url: string, count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, index) => outcome(transport.request(post(`${url}/3/device/${index + 1}`, { protocol: 'h2' })))),
  );

const accepted = (results: (HttpResponse | TransportError)[]) =>
  results.filter((result) => !(result instanceof TransportError) && result.status === 200);
const failures = (results: (HttpResponse | TransportError)[]) => results.filter((result) => result instanceof TransportError);

/** How often the server processed each path to the end. */
function processedOnce(paths: string[], count: number) {
  expect(paths.toSorted()).toEqual(Array.from({ length: count }, (_, index) => `/3/device/${index + 1}`).toSorted());
}

describe('an ordinary HTTP/2 request', () => {
  it('carries method, path, headers and body, and gives status, joined headers, text and timings back', async () => {
    const server = await h2Server(({ stream }) => {
      stream.respond({ ':status': 400, 'x-note': 'one', 'set-cookie': ['a=1', 'b=2'] });
      stream.end('{"reason":"BadDeviceToken","text":"推送"}');
    });
    const transport = transportOf();
    const response = await transport.request(
      post(`${server.url}/3/device/abc?x=1`, { protocol: 'h2', headers: { 'apns-topic': 'com.example.app' }, body: '{"aps":"你好"}' }),
    );
    expect(response).toMatchObject({
      status: 400,
      headers: { 'x-note': 'one', 'set-cookie': 'a=1, b=2' },
      body: '{"reason":"BadDeviceToken","text":"推送"}',
    });
    expect(response.timings).toMatchObject({ tcpMs: expect.any(Number), waitMs: expect.any(Number), totalMs: expect.any(Number) });
    expect(Object.keys(response.headers).filter((name) => name.startsWith(':'))).toEqual([]);
    expect(await server.seen[0]!.body).toBe('{"aps":"你好"}');
    expect(server.seen[0]).toMatchObject({ path: '/3/device/abc?x=1' });
    const again = await transport.request(post(server.url, { protocol: 'h2', method: 'GET', body: '' }));
    expect(again.timings.tcpMs).toBeUndefined();
    expect(server.seen[1]!.path).toBe('/');
  });

  it('gives a big body back whole and refuses one above the limit', async () => {
    const big = '推'.repeat(200_000);
    const server = await h2Server(({ stream }) => {
      stream.respond({ ':status': 200 });
      stream.end(big);
    });
    expect((await transportOf().request(post(server.url, { protocol: 'h2' }))).body).toBe(big);
    const error = await failureOf(transportOf({ maxBodyBytes: 1000 }).request(post(server.url, { protocol: 'h2' })));
    expect(error).toMatchObject({ code: 'ERR_BODY_TOO_LARGE', stage: 'body', notTaken: false });
  });

  it('opens one session for many requests, and another one per connection key', async () => {
    const server = await h2Server(ok);
    const transport = transportOf();
    expect(accepted(await send(transport, server.url, 300))).toHaveLength(300);
    expect(server.sessions).toHaveLength(1);
    await transport.request(post(server.url, { protocol: 'h2', connectionKey: 'team-2' }));
    expect(server.sessions).toHaveLength(2);
  });

  it('keeps the process alive while it is under way, and only then', async () => {
    let answer = () => {};
    const server = await h2Server((seen) => (answer = () => ok(seen)));
    const sockets: net.Socket[] = [];
    class WatchedConnector extends Connector {
      override attempt(...args: Parameters<Connector['attempt']>) {
        const attempt = super.attempt(...args);
        const open = attempt.open.bind(attempt);
        return Object.assign(attempt, {
          open: async () => {
            const connection = await open();
            sockets.push(connection.socket);
            return connection;
          },
        });
      }
    }
    const client = createHttp2(
      new ExchangeHost({ timeoutMs: 5_000, maxBodyBytes: 1_000, tap: undefined }),
      new WatchedConnector({ proxy: undefined, ca: undefined, timeoutMs: 5_000 }),
    );
    onEnd(() => client.close());
    const holds = () => (sockets[0] as unknown as { _handle: { hasRef(): boolean } })._handle.hasRef();
    for (const count of [1, 2]) {
      const running = client.request(post(server.url, { protocol: 'h2' }), {});
      await expect.poll(() => server.seen.length).toBe(count);
      expect(holds()).toBe(true);
      answer();
      await running;
      await turns();
      expect(holds()).toBe(false);
    }
  });

  it('refuses headers that cannot be written, without sending', async () => {
    const server = await h2Server(ok);
    const error = await failureOf(transportOf().request(post(server.url, { protocol: 'h2', headers: { connection: 's3cret' } })));
    expect(error).toMatchObject({ code: 'ERR_PROTOCOL', stage: 'send', notTaken: true });
    expect(error.message).not.toContain('s3cret');
    expect(server.seen).toHaveLength(0);
  });
});

describe('when the server', () => {
  it('says goodbye (NO_ERROR) while 20 are under way and then answers them, all 20 are accepted', async () => {
    const server = await h2Server(({ stream, number }) => {
      if (number < 20) return;
      stream.session!.goaway(NGHTTP2_NO_ERROR);
      setImmediate(() => server.seen.forEach(ok));
    });
    expect(accepted(await send(transportOf(), server.url, 20))).toHaveLength(20);
    expect(server.seen).toHaveLength(20);
  });

  it.each([
    { name: 'the tenth stream', last: 10 },
    { name: 'the fifth stream, and ignores the later ones', last: 5 },
  ])('says goodbye after $name, the rest goes to a fresh session and none is processed twice', async ({ last }) => {
    const processed: string[] = [];
    const server = await h2Server((seen) => {
      if (seen.session === 1 && seen.number > last) return;
      processed.push(seen.path);
      ok(seen);
      if (seen.session === 1 && seen.number === last) seen.stream.session!.goaway(NGHTTP2_NO_ERROR, seen.stream.id);
    });
    expect(accepted(await send(transportOf(), server.url, 20))).toHaveLength(20);
    processedOnce(processed, 20);
    expect(server.sessions).toHaveLength(2);
  });

  it('refuses every fifth stream, the refused ones are sent again', async () => {
    const processed: string[] = [];
    const server = await h2Server((seen) => {
      if (seen.number <= 20 && seen.number % 5 === 0) return seen.stream.close(NGHTTP2_REFUSED_STREAM);
      processed.push(seen.path);
      ok(seen);
    });
    expect(accepted(await send(transportOf(), server.url, 20))).toHaveLength(20);
    processedOnce(processed, 20);
  });

  it('refuses for ever, the request is given up after three more sessions and provably not taken', async () => {
    const server = await h2Server(({ stream }) => stream.close(NGHTTP2_REFUSED_STREAM));
    const error = await failureOf(transportOf().request(post(server.url, { protocol: 'h2' })));
    expect(error).toMatchObject({ code: 'ERR_REFUSED_STREAM', notTaken: true });
    expect(server.seen.map(({ session }) => session)).toEqual([1, 2, 3, 4]);
  });

  it.each([
    { name: 'CANCEL', code: NGHTTP2_CANCEL },
    { name: 'INTERNAL_ERROR', code: NGHTTP2_INTERNAL_ERROR },
  ])('resets every fifth stream with $name, these may have been taken and are not sent again', async ({ name, code }) => {
    const server = await h2Server((seen) => (seen.number % 5 === 0 ? seen.stream.close(code) : ok(seen)));
    const results = await send(transportOf(), server.url, 20);
    expect(accepted(results)).toHaveLength(16);
    for (const error of failures(results))
      expect(error).toMatchObject({ code: 'ERR_RESET', notTaken: false, stage: 'wait', message: expect.stringContaining(name) });
    expect(failures(results)).toHaveLength(4);
    expect(server.seen).toHaveLength(20);
  });

  it('destroys the session under 20 requests, all 20 may have been taken and the next one gets a new session', async () => {
    const server = await h2Server((seen) => {
      if (seen.number === 20) seen.stream.session!.destroy();
      else if (seen.number > 20) ok(seen);
    });
    const transport = transportOf();
    const results = await send(transport, server.url, 20);
    expect(failures(results)).toHaveLength(20);
    for (const error of failures(results)) expect(error).toMatchObject({ notTaken: false, stage: 'wait' });
    expect(server.seen).toHaveLength(20);
    expect(accepted(await send(transport, server.url, 1))).toHaveLength(1);
  });

  it('cuts the connection under 20 requests, all 20 may have been taken', async () => {
    const server = await h2Server(({ number }) => {
      if (number === 20) server.cut();
    });
    const results = await send(transportOf(), server.url, 20);
    for (const error of failures(results)) expect(error).toMatchObject({ code: 'ERR_RESET', notTaken: false, stage: 'wait' });
    expect(failures(results)).toHaveLength(20);
  });

  it('allows one stream until the first answer and 1000 from then on, 200 at once are accepted on one session', async () => {
    let open = 0;
    let mostBeforeAnswer = 0;
    let mostAfterAnswer = 0;
    let answeredOne = false;
    const server = await h2Server(
      (seen) => {
        open++;
        if (answeredOne) mostAfterAnswer = Math.max(mostAfterAnswer, open);
        else mostBeforeAnswer = Math.max(mostBeforeAnswer, open);
        setImmediate(() => {
          if (!answeredOne) seen.stream.session!.settings({ maxConcurrentStreams: 1000 });
          answeredOne = true;
          open--;
          ok(seen);
        });
      },
      { settings: { maxConcurrentStreams: 1 } },
    );
    expect(accepted(await send(transportOf(), server.url, 200))).toHaveLength(200);
    expect(server.seen).toHaveLength(200);
    expect(server.sessions).toHaveLength(1);
    expect(mostBeforeAnswer).toBe(1);
    expect(mostAfterAnswer).toBeGreaterThan(1);
  });

  it('allows 10 streams, 50 requests go out ten at a time', async () => {
    let open = 0;
    let most = 0;
    const server = await h2Server(
      (seen) => {
        most = Math.max(most, ++open);
        setImmediate(() => {
          open--;
          ok(seen);
        });
      },
      { settings: { maxConcurrentStreams: 10 } },
    );
    expect(accepted(await send(transportOf(), server.url, 50))).toHaveLength(50);
    expect(most).toBeLessThanOrEqual(10);
  });

  it('answers 403 before it has the body, the answer counts', async () => {
    const server = await h2Server(({ stream }) => {
      stream.respond({ ':status': 403 }, { endStream: true });
      stream.close(NGHTTP2_NO_ERROR);
    });
    const body = 'x'.repeat(300_000);
    const transport = transportOf();
    const results = await Promise.all(Array.from({ length: 20 }, () => transport.request(post(server.url, { protocol: 'h2', body }))));
    expect(results.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 403));
  });

  it('never answers one stream, only that one times out', async () => {
    const server = await h2Server((seen) => (seen.path === '/never' ? undefined : ok(seen)));
    const transport = transportOf();
    const late = failureOf(transport.request(post(`${server.url}/never`, { protocol: 'h2' }), { timeoutMs: 150 }));
    expect(accepted(await send(transport, server.url, 19))).toHaveLength(19);
    expect(await late).toMatchObject({
      code: 'ERR_RESPONSE_TIMEOUT',
      stage: 'wait',
      notTaken: false,
      timings: { totalMs: expect.any(Number) },
    });
    expect(accepted(await send(transport, server.url, 1))).toHaveLength(1);
    expect(server.sessions).toHaveLength(1);
  });

  it('stops in the middle of a body, the request times out in that stage', async () => {
    const server = await h2Server(({ stream }) => {
      stream.respond({ ':status': 200 });
      stream.write('{"half":');
    });
    const error = await failureOf(transportOf().request(post(server.url, { protocol: 'h2' }), { timeoutMs: 150 }));
    expect(error).toMatchObject({ code: 'ERR_RESPONSE_TIMEOUT', stage: 'body', notTaken: false });
  });

  it('says goodbye to an idle session, five later requests use a new one', async () => {
    const server = await h2Server(ok);
    const transport = transportOf();
    await send(transport, server.url, 1);
    const closed = new Promise((resolve) => server.sessions[0]!.once('close', resolve));
    server.sessions[0]!.close();
    await closed;
    expect(accepted(await send(transport, server.url, 5))).toHaveLength(5);
    expect(server.sessions).toHaveLength(2);
  });

  it.each(['session', 'socket'] as const)(
    'destroys the $0 of an idle session, five requests right after it use a new one',
    async (what) => {
      const server = await h2Server(ok);
      const transport = transportOf();
      await send(transport, server.url, 1);
      const session = server.sessions[0]!;
      const closed = new Promise((resolve) => session.once('close', resolve));
      if (what === 'session') session.destroy();
      else server.cut();
      await closed;
      await turns();
      expect(accepted(await send(transport, server.url, 5))).toHaveLength(5);
      expect(server.sessions).toHaveLength(2);
    },
  );

  it('asks for calm and closes, all fail with its reason and nothing is sent again', async () => {
    const server = await h2Server(({ stream, number }) => {
      if (number < 20) return;
      stream.session!.goaway(NGHTTP2_ENHANCE_YOUR_CALM, stream.id, Buffer.from('{"reason":"TooManyRequests"}'));
      stream.session!.destroy();
    });
    const results = await send(transportOf(), server.url, 20);
    for (const error of failures(results))
      expect(error).toMatchObject({
        code: 'ERR_GOAWAY',
        notTaken: false,
        detail: '{"reason":"TooManyRequests"}',
        message: expect.stringContaining('ENHANCE_YOUR_CALM'),
      });
    expect(failures(results)).toHaveLength(20);
    expect(server.seen).toHaveLength(20);
  });

  it('asks for calm and names the last stream it looked at, the later ones are provably not taken', async () => {
    const server = await h2Server(({ stream, number }) => {
      if (number === 20) stream.session!.goaway(NGHTTP2_ENHANCE_YOUR_CALM, server.seen[9]!.stream.id);
    });
    const results = failures(await send(transportOf(), server.url, 20));
    expect(results.filter(({ notTaken }) => notTaken)).toHaveLength(10);
    expect(results.filter(({ notTaken }) => !notTaken)).toHaveLength(10);
    expect(server.sessions).toHaveLength(1);
  });

  it('says goodbye with a reason and never answers, the timeout carries the reason', async () => {
    const server = await h2Server(({ stream }) =>
      stream.session!.goaway(NGHTTP2_NO_ERROR, stream.id, Buffer.from('{"reason":"Shutdown"}\u001b[2J')),
    );
    const error = await failureOf(transportOf().request(post(server.url, { protocol: 'h2' }), { timeoutMs: 150 }));
    expect(error).toMatchObject({ code: 'ERR_RESPONSE_TIMEOUT', notTaken: false, detail: '{"reason":"Shutdown"} [2J' });
  });

  it('says goodbye to every session before it takes a stream, the request fails with the reason instead of going round', async () => {
    const server = await h2Server(() => {});
    server.server.on('session', (session) => {
      session.goaway(NGHTTP2_NO_ERROR, 0, Buffer.from('{"reason":"BadCertificateEnvironment"}'));
    });
    const results = failures(await send(transportOf(), server.url, 3));
    expect(results).toHaveLength(3);
    for (const error of results)
      expect(error).toMatchObject({ code: 'ERR_GOAWAY', notTaken: true, detail: '{"reason":"BadCertificateEnvironment"}' });
    expect(server.sessions.length).toBeLessThanOrEqual(4);
  });
});

describe('a session that does not come to life', () => {
  it('fails the waiting requests as not taken when the connection is refused', async () => {
    const { port } = await listen(net.createServer());
    const server = net.createServer();
    const free = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as net.AddressInfo).port)),
    );
    await new Promise((resolve) => server.close(resolve));
    expect(free).not.toBe(port);
    for (const error of failures(await send(transportOf(), `http://127.0.0.1:${free}`, 3)))
      expect(error).toMatchObject({ code: 'ERR_REFUSED', stage: 'tcp', notTaken: true });
  });

  it.each([
    { name: 'hangs up', answer: (socket: net.Socket) => socket.destroy(), code: 'ERR_RESET' },
    { name: 'answers in HTTP/1.1', answer: (socket: net.Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'), code: 'ERR_PROTOCOL' },
    { name: 'stays silent', answer: () => {}, code: 'ERR_CONNECT_TIMEOUT' },
  ])('fails them as not taken when the server $name', async ({ answer, code }) => {
    const { port } = await listen(net.createServer((socket) => void socket.on('error', () => {}).once('data', () => answer(socket))));
    const results = failures(await send(transportOf({ connectTimeoutMs: 150 }), `http://127.0.0.1:${port}`, 3));
    expect(results.map((error) => [error.code, error.stage, error.notTaken])).toEqual([0, 1, 2].map(() => [code, 'send', true]));
  });

  it('is sent nothing but preface and settings before it has sent its own', async () => {
    const received: Buffer[] = [];
    const { port } = await listen(net.createServer((socket) => void socket.on('data', (chunk) => received.push(chunk))));
    const url = `http://127.0.0.1:${port}`;
    const transport = transportOf();
    const early = failureOf(transport.request(post(url, { protocol: 'h2' }), { timeoutMs: 150 }));
    await expect.poll(() => received.length).toBeGreaterThan(0);
    const late = failureOf(transport.request(post(url, { protocol: 'h2' }), { timeoutMs: 100 }));
    expect([(await early).notTaken, (await late).notTaken]).toEqual([true, true]);
    const bytes = Buffer.concat(received).subarray('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'.length);
    const types: number[] = [];
    for (let at = 0; at + 9 <= bytes.length; at += 9 + bytes.readUIntBE(at, 3)) types.push(bytes[at + 3]!);
    expect(types).toEqual([4]);
  });

  it('fails them as not taken when their own deadline comes first', async () => {
    const { port } = await listen(net.createServer());
    const error = await failureOf(transportOf().request(post(`http://127.0.0.1:${port}`, { protocol: 'h2' }), { timeoutMs: 150 }));
    expect(error).toMatchObject({ code: 'ERR_RESPONSE_TIMEOUT', stage: 'send', notTaken: true });
  });

  it('does not spoil the next request', async () => {
    let first = true;
    const server = await h2Server(ok);
    server.server.on('connection', (socket: net.Socket) => {
      if (first) socket.destroy();
      first = false;
    });
    const transport = transportOf();
    expect(await failureOf(transport.request(post(server.url, { protocol: 'h2' })))).toMatchObject({ notTaken: true });
    expect(accepted(await send(transport, server.url, 2))).toHaveLength(2);
  });
});

describe('an abort', () => {
  it('takes one request of 20 back and leaves the others alone', async () => {
    const controller = new AbortController();
    const server = await h2Server(({ number }) => {
      if (number < 20) return;
      controller.abort();
      setTimeout(() => server.seen.filter(({ path }) => path !== '/taken-back').forEach(ok), 10);
    });
    const transport = transportOf();
    const back = failureOf(transport.request(post(`${server.url}/taken-back`, { protocol: 'h2' }), { signal: controller.signal }));
    expect(accepted(await send(transport, server.url, 19))).toHaveLength(19);
    expect(await back).toMatchObject({ code: 'ERR_ABORTED', stage: 'wait', notTaken: false });
    expect(server.sessions).toHaveLength(1);
  });

  it('takes back what waits for a free stream without ever sending it', async () => {
    const server = await h2Server(() => {}, { settings: { maxConcurrentStreams: 1 } });
    const transport = transportOf();
    const controller = new AbortController();
    const running = failureOf(transport.request(post(`${server.url}/running`, { protocol: 'h2' }), { signal: controller.signal }));
    const waiting = failureOf(transport.request(post(`${server.url}/waiting`, { protocol: 'h2' }), { signal: controller.signal }));
    await expect.poll(() => server.seen.length).toBe(1);
    controller.abort();
    expect(await running).toMatchObject({ code: 'ERR_ABORTED', notTaken: false });
    expect(await waiting).toMatchObject({ code: 'ERR_ABORTED', notTaken: true });
    expect(server.seen.map(({ path }) => path)).toEqual(['/running']);
  });

  it('that has already happened sends nothing', async () => {
    const server = await h2Server(ok);
    const error = await failureOf(transportOf().request(post(server.url, { protocol: 'h2' }), { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ code: 'ERR_ABORTED', notTaken: true });
    expect(server.connections()).toBe(0);
  });
});

describe('a ping', () => {
  const clientOf = (options: Http2Options) => {
    const host = new ExchangeHost({ timeoutMs: 5_000, maxBodyBytes: 1_000_000, tap: undefined });
    const client = createHttp2(host, new Connector({ proxy: undefined, ca: undefined, timeoutMs: 5_000 }), options);
    onEnd(() => client.close());
    return client;
  };

  /** Passes bytes on until it is frozen, as a firewall that has forgotten the connection. */
  async function forwarder(port: number) {
    const pairs: [net.Socket, net.Socket][] = [];
    const server = net.createServer((client) => {
      const upstream = net.connect(port, '127.0.0.1');
      upstream.on('error', () => {});
      client.on('error', () => {});
      client.pipe(upstream).pipe(client);
      client.on('close', () => upstream.destroy());
      pairs.push([client, upstream]);
    });
    const { port: own } = await listen(server);
    const freeze = () => pairs.forEach(([client, upstream]) => (client.unpipe(), upstream.unpipe(), client.resume(), upstream.resume()));
    return { url: `http://127.0.0.1:${own}`, freeze, pairs };
  }

  it('after a timeout finds a dead connection, and the next request gets a new one', async () => {
    const server = await h2Server(ok);
    const line = await forwarder(server.port);
    const client = clientOf({ pingTimeoutMs: 50 });
    await client.request(post(line.url, { protocol: 'h2' }), {});
    line.freeze();
    expect(await failureOf(client.request(post(line.url, { protocol: 'h2' }), { timeoutMs: 60 }))).toMatchObject({
      code: 'ERR_RESPONSE_TIMEOUT',
      notTaken: false,
    });
    await expect.poll(() => line.pairs[0]![0].destroyed).toBe(true);
    expect((await client.request(post(line.url, { protocol: 'h2' }), {})).status).toBe(200);
    expect(line.pairs).toHaveLength(2);
  });

  it('finds an idle connection dead by itself', async () => {
    const server = await h2Server(ok);
    const line = await forwarder(server.port);
    const client = clientOf({ pingIntervalMs: 30, pingTimeoutMs: 30 });
    await client.request(post(line.url, { protocol: 'h2' }), {});
    line.freeze();
    await expect.poll(() => line.pairs[0]![0].destroyed).toBe(true);
  });

  it('is answered by a living session, which stays', async () => {
    const server = await h2Server(ok);
    const client = clientOf({ pingIntervalMs: 10, pingTimeoutMs: 1_000 });
    await client.request(post(server.url, { protocol: 'h2' }), {});
    await new Promise<void>((resolve) => server.sessions[0]!.once('ping', () => resolve()));
    await client.request(post(server.url, { protocol: 'h2' }), {});
    expect(server.sessions).toHaveLength(1);
  });
});

describe('HTTP/2 over TLS', () => {
  it('negotiates h2 with a certificate of an additional authority', async () => {
    const server = await h2Server(ok, { secure: true });
    const transport = transportOf({ ca: authority.certPem });
    const response = await transport.request(post(server.url, { protocol: 'h2' }));
    expect(response).toMatchObject({ status: 200, timings: { tlsMs: expect.any(Number) } });
  });

  it('says so when the server speaks only HTTP/1.1', async () => {
    const { createServer } = await import('node:https');
    const { port } = await listen(createServer({ ...serverCertificate, ALPNProtocols: ['http/1.1'] }));
    const error = await failureOf(transportOf({ ca: authority.certPem }).request(post(`https://127.0.0.1:${port}`, { protocol: 'h2' })));
    expect(error).toMatchObject({ code: 'ERR_ALPN', stage: 'tls', notTaken: true });
  });

  it('says so when the server negotiates no protocol at all', async () => {
    const { createServer } = await import('node:tls');
    const { port } = await listen(createServer({ ...serverCertificate }));
    const error = await failureOf(transportOf({ ca: authority.certPem }).request(post(`https://127.0.0.1:${port}`, { protocol: 'h2' })));
    expect(error).toMatchObject({ code: 'ERR_ALPN', stage: 'tls', notTaken: true });
  });

  it('shows the client certificate, and never shares a session between two', async () => {
    const names: string[] = [];
    const server = await h2Server(
      (seen) => {
        names.push(String((seen.stream.session!.socket as TLSSocket).getPeerCertificate().subject.CN));
        ok(seen);
      },
      { secure: true, clientCertificates: true },
    );
    const transport = transportOf({ ca: authority.certPem });
    for (const name of ['first', 'second']) {
      const certificate = clientCertificate(name);
      await transport.request(post(server.url, { protocol: 'h2', clientCertificate: certificate }));
      await transport.request(post(server.url, { protocol: 'h2', clientCertificate: certificate }));
    }
    expect(names).toEqual(['first', 'first', 'second', 'second']);
    expect(server.sessions).toHaveLength(2);
  });

  it('says so when the server wants a client certificate', async () => {
    const server = await h2Server(ok, { secure: true, clientCertificates: true });
    const error = await failureOf(transportOf({ ca: authority.certPem }).request(post(server.url, { protocol: 'h2' })));
    expect(error).toMatchObject({ code: 'ERR_CLIENT_CERTIFICATE', stage: 'tls', notTaken: true });
  });

  it.each([
    {
      name: 'a wrong passphrase',
      certificate: { pfx: p12, passphrase: 'guess' },
      message: 'The passphrase of the .p12 client certificate is wrong.',
    },
    { name: 'RC2 encryption', certificate: { pfx: legacyP12, passphrase: 'throw-away' }, message: expect.stringContaining('RC2') },
    { name: 'no PKCS#12 at all', certificate: { pfx: Buffer.from('hello') }, message: expect.stringContaining('neither') },
    { name: 'no PEM at all', certificate: { cert: 'hello', key: 'hello' }, message: expect.stringContaining('neither') },
    {
      name: 'the key of another certificate',
      certificate: { cert: clientCertificate('a').cert, key: clientCertificate('b').key },
      message: 'The private key does not belong to the client certificate.',
    },
  ])('explains a client certificate with $name', async ({ certificate, message }) => {
    const server = await h2Server(ok, { secure: true });
    const error = await failureOf(
      transportOf({ ca: authority.certPem }).request(
        post(server.url, { protocol: 'h2', clientCertificate: { fingerprint: 'x', ...certificate } }),
      ),
    );
    expect(error).toMatchObject({ code: 'ERR_CLIENT_CERTIFICATE', stage: 'tls', notTaken: true, message });
    expect(error.message).not.toContain('guess');
  });

  it('takes a .p12 file', async () => {
    const server = await h2Server(ok, { secure: true });
    const transport = transportOf({ ca: authority.certPem });
    const response = await transport.request(
      post(server.url, { protocol: 'h2', clientCertificate: { fingerprint: 'p12', pfx: p12, passphrase: 'throw-away' } }),
    );
    expect(response.status).toBe(200);
  });
});

describe('HTTP/2 through a CONNECT proxy', () => {
  it.each([{ secure: true }, { secure: false }])(
    'reaches the server (TLS: $secure) and sends the credentials to the proxy only',
    async ({ secure }) => {
      const seenHeaders: Http2ServerRequest['headers'][] = [];
      const server = await h2Server(ok, { secure });
      server.server.on('stream', (_stream, headers) => void seenHeaders.push(headers));
      const proxy = await proxyServer();
      const transport = transportOf({ ca: authority.certPem, proxy: proxy.url.replace('//', '//user:p%40ss@') });
      expect(accepted(await send(transport, server.url, 20))).toHaveLength(20);
      expect(proxy.tunnels).toEqual([
        { target: `127.0.0.1:${server.port}`, authorization: `Basic ${Buffer.from('user:p@ss').toString('base64')}` },
      ]);
      expect(seenHeaders.every((headers) => headers['proxy-authorization'] === undefined)).toBe(true);
    },
  );

  it('reports the refusal of the proxy as not taken', async () => {
    const proxy = await proxyServer(() => 403);
    const error = await failureOf(transportOf({ proxy: proxy.url }).request(post('https://push.localhost', { protocol: 'h2' })));
    expect(error).toMatchObject({ code: 'ERR_PROXY', stage: 'proxy', notTaken: true, message: expect.stringContaining('HTTP 403') });
  });
});
