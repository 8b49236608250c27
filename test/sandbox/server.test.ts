import { request as httpRequest } from 'node:http';
import { connect as connectHttp2, type ClientHttp2Session, type SecureClientSessionOptions } from 'node:http2';
import { request as httpsRequest } from 'node:https';
import { connect as connectTcp } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PushCheckError } from '../../src/core/errors.ts';
import { createCertificateAuthority, issueCertificate } from '../../src/lib/x509.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import { fake } from './fake-vendor.ts';

const open: Sandbox[] = [];
const start = async (options: Partial<SandboxOptions> = {}): Promise<Sandbox> => {
  const sandbox = await startSandbox({ vendors: [fake], ...options });
  open.push(sandbox);
  return sandbox;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
});

interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}
interface Ask {
  method?: string;
  path?: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
  tls?: { ca?: string; cert?: string; key?: string };
}

const http1 = (origin: string, { method = 'POST', path = '/send', headers = {}, body = '', tls = {} }: Ask = {}): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const url = new URL(path, origin);
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(url, { method, headers, agent: false, ...tls }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });

const stream = (session: ClientHttp2Session, { method = 'POST', path = '/send', headers = {}, body = '' }: Ask = {}): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const request = session.request({ ':method': method, ':path': path, ...headers });
    let reply: Reply | undefined;
    request.on('response', ({ ':status': status = 0, ...rest }) => (reply = { status, headers: rest, body: '' }));
    request.setEncoding('utf8').on('data', (chunk: string) => reply && (reply.body += chunk));
    request.on('error', () => {});
    request.on('close', () => (reply && request.rstCode === 0 ? resolve(reply) : reject(new Error(`closed with ${request.rstCode}`))));
    request.end(body);
  });

const http2 = async <Result>(
  origin: string,
  use: (session: ClientHttp2Session) => Promise<Result>,
  tls: SecureClientSessionOptions = {},
): Promise<Result> => {
  const session = connectHttp2(origin, tls);
  session.on('error', () => {});
  try {
    return await use(session);
  } finally {
    session.destroy();
  }
};

const json = (reply: Reply) => JSON.parse(reply.body) as Record<string, unknown>;

describe('one port', () => {
  it('speaks HTTP/1.1', async () => {
    const sandbox = await start();
    const reply = await http1(sandbox.url, {
      path: '/apps/my%20app/send:now?a=1',
      headers: { 'X-Twice': ['1', '2'], Host: 'api.fake.example' },
      body: 'hello',
    });
    expect(reply.status).toBe(200);
    expect(reply.headers).toMatchObject({
      'x-fake': 'yes',
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(reply.body)),
    });
    expect(json(reply)).toMatchObject({
      endpoint: 'send',
      params: { app: 'my app', verb: 'now' },
      query: { a: '1' },
      host: 'api.fake.example',
      protocol: 'http/1.1',
      tls: false,
      length: 5,
    });
    expect(json(reply)['rawHeaderNames']).toEqual(expect.arrayContaining(['X-Twice', 'Host']));
    expect((json(reply)['rawHeaderNames'] as string[]).filter((name) => name === 'X-Twice')).toHaveLength(2);
    expect(json(reply)['headers']).toMatchObject({ 'x-twice': '1, 2' });
  });

  it('speaks HTTP/2 in clear text, many streams on one connection', async () => {
    const sandbox = await start();
    const replies = await http2(sandbox.url, (session) =>
      Promise.all(Array.from({ length: 20 }, (_, index) => stream(session, { body: 'x'.repeat(index) }))),
    );
    expect(replies.map((reply) => json(reply)['length'])).toEqual(Array.from({ length: 20 }, (_, index) => index));
    expect(new Set(replies.map((reply) => json(reply)['connectionId'])).size).toBe(1);
    expect(json(replies[0]!)).toMatchObject({ protocol: 'h2', tls: false });
    expect(json(replies[0]!)['rawHeaderNames']).not.toContain(':path');
    const other = await http2(sandbox.url, (session) => stream(session));
    expect(json(other)['connectionId']).not.toBe(json(replies[0]!)['connectionId']);
  });

  it('speaks HTTP/1.1 and HTTP/2 over TLS, and sees client certificates', async () => {
    const sandbox = await start();
    const ca = await sandbox.caPem;
    const first = await http1(sandbox.httpsUrl, { tls: { ca } });
    expect(json(first)).toMatchObject({ protocol: 'http/1.1', tls: true, certificate: false });
    const authority = createCertificateAuthority({ nowMs: Date.now(), commonName: 'clients' });
    const client = issueCertificate(authority, {
      commonName: 'client',
      dnsNames: [],
      ips: [],
      nowMs: Date.now(),
      days: 1,
      usage: 'client',
    });
    const second = await http2(sandbox.httpsUrl, (session) => stream(session, { body: 'x'.repeat(100_000) }), {
      ca,
      cert: client.certPem,
      key: client.keyPem,
    });
    expect(json(second)).toMatchObject({ protocol: 'h2', tls: true, certificate: true, length: 100_000 });
    const third = await http2(sandbox.httpsUrl, (session) => stream(session), { ca, servername: 'api.fake.example' });
    expect(json(third)).toMatchObject({ protocol: 'h2', certificate: false });
  });

  it('makes no certificate before TLS is spoken, and one for all connections after', async () => {
    const authority = createCertificateAuthority({ nowMs: Date.now(), commonName: 'mine' });
    const server = issueCertificate(authority, {
      commonName: 'localhost',
      dnsNames: ['localhost'],
      ips: ['127.0.0.1'],
      nowMs: Date.now(),
      days: 1,
      usage: 'server',
    });
    const tls = vi.fn(async () => ({ caPem: authority.certPem, ...server }));
    const sandbox = await start({ tls });
    await http1(sandbox.url);
    await http2(sandbox.url, (session) => stream(session));
    expect(tls).not.toHaveBeenCalled();
    await Promise.all([1, 2, 3].map(() => http1(sandbox.httpsUrl, { tls: { ca: authority.certPem } })));
    expect(await sandbox.caPem).toBe(authority.certPem);
    expect(tls).toHaveBeenCalledTimes(1);
  });

  it('reports a certificate that cannot be made and lives on', async () => {
    const onError = vi.fn();
    const sandbox = await start({ onError, tls: () => Promise.reject(new Error('no key')) });
    await expect(http1(sandbox.httpsUrl)).rejects.toThrow();
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ message: 'sandbox: TLS could not be set up: no key' }));
    expect((await http1(sandbox.url)).status).toBe(200);
  });

  it('waits for the first bytes one by one', async () => {
    const sandbox = await start();
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connectTcp(Number(new URL(sandbox.url).port), '127.0.0.1');
      let answer = '';
      socket
        .on('data', (chunk) => (answer += String(chunk)))
        .on('close', () => resolve(answer))
        .on('error', reject);
      const parts = ['P', 'R', 'OPFIND /query HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'];
      const next = () => {
        const part = parts.shift();
        if (part !== undefined) socket.write(part, () => setImmediate(() => setImmediate(next)));
      };
      socket.setNoDelay(true).on('connect', next);
    });
    // Node's parser knows PROPFIND; what matters is that the request reached it whole.
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('answers garbage with 400 and lives on', async () => {
    const sandbox = await start();
    const text = await new Promise<string>((resolve) => {
      const socket = connectTcp(Number(new URL(sandbox.url).port), '127.0.0.1', () => socket.write('hello\r\n\r\n'));
      let answer = '';
      socket
        .on('data', (chunk) => (answer += String(chunk)))
        .on('close', () => resolve(answer))
        .on('error', () => {});
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 .*\r\ndate: /);
    const broken = connectTcp(Number(new URL(sandbox.url).port), '127.0.0.1', () => broken.write(Buffer.from([0x16, 9, 9, 0, 2, 9, 9])));
    broken.on('error', () => {});
    await new Promise((resolve) => broken.on('close', resolve).resume());
    expect((await http1(sandbox.url)).status).toBe(200);
  });

  it('refuses a body above 8 MB on both protocols', async () => {
    const sandbox = await start();
    const body = Buffer.alloc(8 * 1024 * 1024 + 1, 'x');
    expect((await http1(sandbox.url, { body })).status).toBe(413);
    expect((await http2(sandbox.url, (session) => stream(session, { body: body.toString() }))).status).toBe(413);
    expect(json(await http1(sandbox.url, { body: body.subarray(1) }))['length']).toBe(8 * 1024 * 1024);
  });

  it('answers 404 and 405 in its own words', async () => {
    const sandbox = await start();
    expect((await http1(sandbox.url, { path: '/nowhere' })).status).toBe(404);
    const wrong = await http1(sandbox.url, { method: 'GET', path: '/send' });
    expect(wrong).toMatchObject({ status: 405, headers: { allow: 'POST' } });
    expect(wrong.headers['date']).toBeDefined();
  });
});

describe('a defect of a handler', () => {
  it('is a 500 without vendor format and a line for the caller', async () => {
    const onError = vi.fn();
    const sandbox = await start({ onError });
    const reply = await http1(sandbox.url, { body: 'crash' });
    expect(reply.status).toBe(500);
    expect(json(reply)).toMatchObject({ sandbox: true });
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ vendor: 'fake', message: 'sandbox: fake.send failed: a defect' }));
    await expect(http1(sandbox.url, { body: 'bad-header' })).rejects.toThrow();
    expect(onError).toHaveBeenCalledTimes(2);
    expect((await http1(sandbox.url)).status).toBe(200);
  });
});

describe('faults', () => {
  it('answers with the vendor’s code, a bare status, or nothing', async () => {
    const sandbox = await start({
      faults: [
        { vendor: 'fake', code: '33', times: 1 },
        { vendor: 'fake', status: 503, times: 1 },
        { vendor: 'fake', drop: true, times: 1 },
      ],
    });
    expect(json(await http1(sandbox.url))).toEqual({ code: 33, endpoint: 'send' });
    const gateway = await http1(sandbox.url);
    expect([gateway.status, gateway.headers['content-type']]).toEqual([503, 'text/html']);
    expect(sandbox.pushes()).toEqual([]);
    await expect(http1(sandbox.url)).rejects.toThrow();
    // The worst case for a client: taken, and the answer lost.
    expect(sandbox.pushes()).toHaveLength(1);
    expect((await http1(sandbox.url)).status).toBe(200);
  });

  it('cuts an HTTP/2 connection with all its streams, also over TLS', async () => {
    const sandbox = await start();
    const ca = await sandbox.caPem;
    for (const origin of [sandbox.url, sandbox.httpsUrl]) {
      sandbox.addFault({ vendor: 'fake', drop: true, times: 1 });
      const results = await http2(origin, (session) => Promise.allSettled([stream(session), stream(session)]), { ca });
      expect(results.map((result) => result.status)).toContain('rejected');
      expect((await http2(origin, (session) => stream(session), { ca })).status).toBe(200);
    }
  });

  it('delays the answer, and forgets it when the client goes', async () => {
    const sandbox = await start({
      faults: [
        { vendor: 'fake', delayMs: 60, times: 1 },
        { vendor: 'fake', delayMs: 3_600_000 },
      ],
    });
    sandbox.addFault({ vendor: 'fake', endpoint: 'query', delayMs: 60 });
    const before = performance.now();
    expect((await http1(sandbox.url, { path: '/query' })).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(50);
    const request = httpRequest(sandbox.url + '/send', { method: 'POST' });
    const ended = new Promise((resolve) => request.on('error', resolve));
    request.end();
    await vi.waitFor(() => expect(sandbox.pushes()).toHaveLength(1));
    request.destroy();
    await ended;
  });

  it('moves the clock of handlers and of every Date header', async () => {
    const nowMs = Date.parse('2026-11-20T15:59:59.500Z');
    const sandbox = await start({ now: () => nowMs, faults: [{ clockMs: 1000 }] });
    for (const reply of [
      await http1(sandbox.url),
      await http2(sandbox.url, (session) => stream(session)),
      await http1(sandbox.url, { path: '/nowhere' }),
      await http1(sandbox.url, { method: 'GET', path: '/_sandbox/pushes' }),
    ])
      expect(reply.headers['date']).toBe('Fri, 20 Nov 2026 16:00:00 GMT');
    expect(json(await http1(sandbox.url))).toMatchObject({ nowMs: nowMs + 1000, day: '2026-11-21' });
    sandbox.addFault({ clockMs: 0 });
    expect(json(await http1(sandbox.url))).toMatchObject({ nowMs, day: '2026-11-20' });
  });

  it('refuses to start with a fault that cannot be had', async () => {
    await expect(startSandbox({ vendors: [fake], faults: [{ vendor: 'nobody', drop: true }] })).rejects.toThrow(PushCheckError);
  });
});

describe('the control plane', () => {
  it('shows accounts and devices, pointing to the door that was asked', async () => {
    const sandbox = await start({ identities: { fake: { app: 'mine' } } });
    const accounts = {
      vendors: { fake: { app: 'mine', endpoints: { all: sandbox.url } } },
      devices: { 'fake-ok': { vendor: 'fake', token: 'fake-token-ok' }, 'fake-dead': { vendor: 'fake', token: 'fake-token-dead' } },
    };
    expect(sandbox.accounts()).toEqual(accounts);
    expect(json(await http1(sandbox.url, { method: 'GET', path: '/_sandbox/accounts', headers: { host: 'api.fake.example' } }))).toEqual(
      accounts,
    );
    const secure = json(await http1(sandbox.httpsUrl, { method: 'GET', path: '/_sandbox/accounts', tls: { ca: await sandbox.caPem } }));
    expect(secure['vendors']).toEqual({ fake: { app: 'mine', endpoints: { all: sandbox.httpsUrl } } });
    expect(json(await http1(sandbox.url))['app']).toBe('mine');
  });

  it('shows accepted pushes without credentials, and forgets them on DELETE', async () => {
    const onPush = vi.fn();
    const sandbox = await start({ onPush, now: () => Date.parse('2026-11-20T04:00:00Z') });
    await http1(sandbox.url, {
      path: '/send?auth_token=hidden',
      headers: { Authorization: 'key=hidden', 'apns-topic': 'com.example' },
      body: 'one',
    });
    await http1(sandbox.url, { body: 'two' });
    const shown = await http1(sandbox.url, { method: 'GET', path: '/_sandbox/pushes' });
    expect(shown.body).not.toContain('hidden');
    const pushes = sandbox.pushes();
    expect(json(shown)).toEqual({ pushes });
    expect(pushes.map(({ seq, at, vendor, message }) => ({ seq, at, vendor, message }))).toEqual([
      { seq: 1, at: '2026-11-20T04:00:00.000Z', vendor: 'fake', message: { text: 'one' } },
      { seq: 2, at: '2026-11-20T04:00:00.000Z', vendor: 'fake', message: { text: 'two' } },
    ]);
    expect(pushes[0]?.request).toMatchObject({
      endpoint: 'send',
      method: 'POST',
      path: '/send',
      headers: { authorization: '***', 'apns-topic': 'com.example' },
    });
    expect(onPush).toHaveBeenCalledTimes(2);
    expect(json(await http1(sandbox.url, { method: 'DELETE', path: '/_sandbox/pushes' }))).toEqual({ pushes: [] });
    expect(sandbox.pushes()).toEqual([]);
    await http1(sandbox.url);
    expect(sandbox.pushes()[0]?.seq).toBe(3);
  });

  it('keeps only the newest pushes', async () => {
    const sandbox = await start({ keptPushes: 3 });
    for (let index = 0; index < 8; index++) await http1(sandbox.url);
    expect(sandbox.pushes().map(({ seq }) => seq)).toEqual([6, 7, 8]);
  });

  it('answers equal seeds equally', async () => {
    const ids = async (seed: number) => {
      const sandbox = await start({ seed });
      await http1(sandbox.url);
      return sandbox.pushes()[0]?.messageId;
    };
    expect(await ids(7)).toBe(await ids(7));
    expect(await ids(7)).not.toBe(await ids(8));
  });

  it('takes, lists and clears faults', async () => {
    const sandbox = await start();
    const post = (body: unknown) => http1(sandbox.url, { path: '/_sandbox/faults', body: JSON.stringify(body) });
    expect(await post({ vendor: 'fake', endpoint: 'send', code: 33, times: 2 })).toMatchObject({ status: 201 });
    expect((await post(['fake=http:503', { clockMs: 5 }])).status).toBe(201);
    const listed = json(await http1(sandbox.url, { method: 'GET', path: '/_sandbox/faults' }));
    expect(listed).toEqual({
      faults: [{ clockMs: 5 }, { vendor: 'fake', endpoint: 'send', code: '33', times: 2 }, { vendor: 'fake', status: 503 }],
    });
    const refused = await post({ vendor: 'fkae', code: '1' });
    expect(refused.status).toBe(400);
    expect(refused.body).toContain('fault-vendor');
    expect((await http1(sandbox.url, { path: '/_sandbox/faults', body: '{' })).status).toBe(400);
    expect(json(await http1(sandbox.url, { method: 'DELETE', path: '/_sandbox/faults' }))).toEqual({ faults: [] });
    expect((await http1(sandbox.url)).status).toBe(200);
  });

  it('names its paths and methods', async () => {
    const sandbox = await start();
    expect(await http1(sandbox.url, { method: 'GET', path: '/_sandbox/' })).toMatchObject({ status: 404 });
    expect(await http1(sandbox.url, { method: 'PUT', path: '/_sandbox/faults' })).toMatchObject({
      status: 405,
      headers: { allow: 'GET, POST, DELETE' },
    });
  });
});

describe('close', () => {
  it('ends open connections of every kind at once, with GOAWAY for HTTP/2', async () => {
    const sandbox = await start({ faults: [{ vendor: 'fake', delayMs: 3_600_000 }] });
    const ca = await sandbox.caPem;
    const idle = connectTcp(Number(new URL(sandbox.url).port), '127.0.0.1');
    idle.on('error', () => {});
    const sessions = [connectHttp2(sandbox.url), connectHttp2(sandbox.httpsUrl, { ca })];
    const goaways = sessions.map((session) => new Promise((resolve) => session.on('error', () => {}).on('goaway', resolve)));
    const waiting = [http1(sandbox.url), http1(sandbox.httpsUrl, { tls: { ca } }), ...sessions.map((session) => stream(session))];
    const settled = Promise.allSettled(waiting);
    await vi.waitFor(() => expect(sandbox.pushes()).toHaveLength(4));
    const before = performance.now();
    await sandbox.close();
    await sandbox.close();
    expect((await settled).map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
    await Promise.all(goaways);
    expect(performance.now() - before).toBeLessThan(1000);
    await expect(http1(sandbox.url)).rejects.toThrow(/ECONNREFUSED/);
    await wait(0);
  });

  it('lets the system’s error through when the port is taken', async () => {
    const sandbox = await start();
    await expect(startSandbox({ vendors: [fake], port: Number(new URL(sandbox.url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
