import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openReceiver, type Received, type Receiver, type ReceiverOptions } from '../../src/net/receiver.ts';
import { onEnd } from './support.ts';

async function start(options: ReceiverOptions = {}): Promise<Receiver> {
  const receiver = await openReceiver(options);
  onEnd(() => receiver.close());
  return receiver;
}

const post = (receiver: Receiver, body: string, path = '/', headers: Record<string, string> = {}) =>
  fetch(`${receiver.url}${path}`, { method: 'POST', body, headers: { connection: 'close', ...headers } });

async function take(receiver: Receiver, count: number): Promise<Received[]> {
  const taken: Received[] = [];
  for await (const received of receiver.received()) if (taken.push(received) === count) break;
  return taken;
}

describe('a receiver', () => {
  it('listens on loopback only', async () => {
    const receiver = await start();
    expect(receiver.url).toBe(`http://127.0.0.1:${receiver.port}`);
    expect(receiver.port).toBeGreaterThan(0);
  });

  it('answers before anybody has looked, and hands bodies over in order', async () => {
    const receiver = await start();
    for (const body of ['a=1', '{"b":"汉"}']) {
      const response = await post(receiver, body, '/huawei?token=x', { 'X-Sign': 'S', 'content-type': 'text/plain' });
      expect([response.status, await response.json()]).toEqual([200, { code: '0', message: 'success' }]);
    }
    const taken = await take(receiver, 2);
    expect(taken.map(({ path, body }) => [path, body])).toEqual([
      ['/huawei', 'a=1'],
      ['/huawei', '{"b":"汉"}'],
    ]);
    expect(taken[0]?.headers).toMatchObject({ 'x-sign': 'S', 'content-type': 'text/plain' });
  });

  it('hands over what comes while somebody waits', async () => {
    const receiver = await start();
    const taken = take(receiver, 1);
    await post(receiver, 'late');
    expect(await taken).toMatchObject([{ body: 'late' }]);
  });

  it.each([
    [10, 200],
    [11, 413],
  ])('takes a body up to its limit: %i bytes get %i', async (bytes, status) => {
    const receiver = await start({ maxBytes: 10 });
    expect((await post(receiver, 'x'.repeat(bytes))).status).toBe(status);
  });

  it('refuses a body that grows over the limit without saying its length', async () => {
    const receiver = await start({ maxBytes: 10 });
    const answer = new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(receiver.port, '127.0.0.1', () =>
        socket.write('POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n8\r\n12345678\r\n8\r\n12345678\r\n'),
      );
      socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      socket.on('close', () => resolve(text));
      socket.on('error', () => resolve(text));
    });
    expect(await answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('keeps only so many waiting, and lets the sender try again', async () => {
    const receiver = await start({ maxWaiting: 1 });
    expect([(await post(receiver, '1')).status, (await post(receiver, '2')).status]).toEqual([200, 503]);
    await take(receiver, 1);
    expect((await post(receiver, '3')).status).toBe(200);
  });

  it.each([
    ['GET', 200],
    ['HEAD', 200],
    ['DELETE', 405],
  ])('hands over nothing of a %s', async (method, status) => {
    const receiver = await start();
    expect((await fetch(receiver.url, { method, headers: { connection: 'close' } })).status).toBe(status);
    await post(receiver, 'posted');
    expect(await take(receiver, 1)).toMatchObject([{ body: 'posted' }]);
  });

  it('forgets a body that broke off', async () => {
    const receiver = await start();
    await new Promise<void>((resolve) => {
      const socket = connect(receiver.port, '127.0.0.1', () =>
        socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf', () => socket.destroy()),
      );
      socket.on('close', () => resolve());
    });
    await post(receiver, 'whole');
    expect(await take(receiver, 1)).toMatchObject([{ body: 'whole' }]);
  });

  it('ends when the signal aborts, after what has come', async () => {
    const receiver = await start();
    const abort = new AbortController();
    await post(receiver, 'before');
    abort.abort();
    const bodies: string[] = [];
    for await (const { body } of receiver.received(abort.signal)) bodies.push(body);
    expect(bodies).toEqual(['before']);
  });

  it('ends a wait when the signal aborts or it is closed', async () => {
    const receiver = await start();
    const abort = new AbortController();
    const aborted = receiver.received(abort.signal).next();
    abort.abort();
    expect((await aborted).done).toBe(true);
    const closed = receiver.received().next();
    await receiver.close();
    expect((await closed).done).toBe(true);
    await receiver.close();
  });

  it('says when its port is taken', async () => {
    const { port } = await start();
    await expect(openReceiver({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
