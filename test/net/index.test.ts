import http from 'node:http';
import http2 from 'node:http2';
import { describe, expect, it } from 'vitest';
import type { HttpProtocol } from '../../src/core/http.ts';
import { createTransport, type TransportExchange } from '../../src/net/index.ts';
import { failureOf, listen, post } from './support.ts';

const protocols = ['h1', 'h2'] as const satisfies readonly HttpProtocol[];

/** A server of one protocol; the test answers by calling what `waiting` holds. */
async function slowServer(protocol: HttpProtocol) {
  const waiting: (() => void)[] = [];
  const handler = (request: { resume(): unknown }, response: { end(text: string): unknown }) => {
    request.resume();
    waiting.push(() => response.end('{}'));
  };
  const server = protocol === 'h1' ? http.createServer(handler) : http2.createServer(handler);
  const { port, sockets } = await listen(server);
  return { url: `http://127.0.0.1:${port}/`, waiting, sockets };
}

describe.each(protocols)('a transport (%s)', (protocol) => {
  it('shows every exchange to the tap, with its outcome', async () => {
    const server = await slowServer(protocol);
    const seen: TransportExchange[] = [];
    const transport = createTransport({ tap: (exchange) => seen.push(exchange) });
    const request = post(server.url, { protocol });
    const before = Date.now();
    const answered = transport.request(request);
    await expect.poll(() => server.waiting.length).toBe(1);
    server.waiting[0]!();
    const response = await answered;
    const error = await failureOf(transport.request(request, { timeoutMs: 100 }));
    expect(seen).toHaveLength(2);
    expect(seen[0]!.request).toBe(request);
    expect(seen[0]!.response).toBe(response);
    expect(seen[0]!.error).toBeUndefined();
    expect(Math.abs(seen[0]!.startedAtMs - before)).toBeLessThan(1_000);
    expect(seen[1]!.error).toBe(error);
    expect(seen[1]!.response).toBeUndefined();
    await transport.close();
  });

  it('closes after the requests under way, and takes no new ones', async () => {
    const server = await slowServer(protocol);
    const transport = createTransport();
    const running = transport.request(post(server.url, { protocol }));
    await expect.poll(() => server.waiting.length).toBe(1);
    const closed = transport.close();
    expect(await failureOf(transport.request(post(server.url, { protocol })))).toMatchObject({
      code: 'ERR_ABORTED',
      stage: 'send',
      notTaken: true,
    });
    server.waiting[0]!();
    expect((await running).status).toBe(200);
    await closed;
    await expect.poll(() => server.sockets.size).toBe(0);
    await transport.close();
  });

  it('closes at once when nothing but aborted requests is left', async () => {
    const server = await slowServer(protocol);
    const transport = createTransport();
    const controller = new AbortController();
    const running = failureOf(transport.request(post(server.url, { protocol }), { signal: controller.signal }));
    await expect.poll(() => server.waiting.length).toBe(1);
    controller.abort();
    await transport.close();
    expect(await running).toMatchObject({ code: 'ERR_ABORTED' });
  });

  it('serves many requests that share one signal and leaves no trace on it', async () => {
    const server = await slowServer(protocol);
    const transport = createTransport();
    const controller = new AbortController();
    const failures = Array.from({ length: 30 }, () =>
      failureOf(transport.request(post(server.url, { protocol }), { signal: controller.signal })),
    );
    await expect.poll(() => server.waiting.length).toBe(30);
    controller.abort();
    expect((await Promise.all(failures)).map(({ code }) => code)).toEqual(failures.map(() => 'ERR_ABORTED'));
    await transport.close();
  });
});

it('closes a transport that was never used', async () => {
  await expect(createTransport().close()).resolves.toBeUndefined();
});
