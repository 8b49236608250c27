import { createHash } from 'node:crypto';
import http from 'node:http';
import net, { type AddressInfo, type Server, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { afterEach } from 'vitest';
import { TransportError, type HttpRequest, type HttpResponse, type Transport } from '../../src/core/http.ts';
import { createCertificateAuthority, issueCertificate } from '../../src/lib/x509.ts';

const nowMs = Date.now();

/** The authority that the tests' servers are issued by. */
export const authority = createCertificateAuthority({ nowMs, commonName: 'push-check test authority' });

/** A server certificate for 127.0.0.1 and push.localhost. */
export const serverCertificate = tlsOptions({});

/** Key and certificate as TLS servers take them. */
export function tlsOptions(options: { issuer?: typeof authority; startMs?: number; dnsNames?: string[]; ips?: string[] }) {
  const { certPem, keyPem } = issueCertificate(options.issuer ?? authority, {
    commonName: 'push.localhost',
    dnsNames: options.dnsNames ?? ['push.localhost'],
    ips: options.ips ?? ['127.0.0.1'],
    nowMs: options.startMs ?? nowMs,
    days: 2,
    usage: 'server',
  });
  return { cert: certPem, key: keyPem };
}

/** A client certificate as requests carry it. */
export function clientCertificate(commonName: string) {
  const { certPem, keyPem } = issueCertificate(authority, { commonName, dnsNames: [], ips: [], nowMs, days: 2, usage: 'client' });
  return { fingerprint: createHash('sha256').update(certPem).digest('hex'), cert: certPem, key: keyPem };
}

const cleanups: (() => Promise<unknown> | void)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

/** Lets the other end of a connection, which is in this process, too, see what one end did. */
export async function turns(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Runs after the test. */
export function onEnd(cleanup: () => Promise<unknown> | void): void {
  cleanups.push(cleanup);
}

/** Listens on a free port of 127.0.0.1 until the test ends; gives the port and every connection made. */
export async function listen(server: Server): Promise<{ port: number; sockets: Set<Socket>; connections: () => number }> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections++;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onEnd(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return { port: (server.address() as AddressInfo).port, sockets, connections: () => connections };
}

/** Closes the transport when the test ends. */
export function kept(transport: Transport): Transport {
  onEnd(() => transport.close());
  return transport;
}

/** A push-like POST. */
export function post(url: string, rest: Partial<HttpRequest> = {}): HttpRequest {
  return {
    endpoint: 'send',
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json' },
    body: '{"a":1}',
    protocol: 'h1',
    ...rest,
  };
}

/** What a request came to: its response, or the transport error it threw. */
export async function outcome(promise: Promise<HttpResponse>): Promise<HttpResponse | TransportError> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof TransportError) return error;
    throw error;
  }
}

/** The same, where only an error will do. */
export async function failureOf(promise: Promise<HttpResponse>): Promise<TransportError> {
  const result = await outcome(promise);
  if (result instanceof TransportError) return result;
  throw new Error(`expected a failure, got HTTP ${result.status}`);
}

/** A forward proxy on a free port. `answer` may refuse a CONNECT with a status; undefined opens the tunnel. */
export async function proxyServer(
  answer?: (request: http.IncomingMessage) => number | 'silent' | 'hang-up' | undefined,
  server = http.createServer(),
) {
  const tunnels: { target: string; authorization: string | undefined }[] = [];
  server.on('connect', (request: http.IncomingMessage, client: Socket, head: Buffer) => {
    client.on('error', () => {});
    const verdict = answer?.(request);
    if (verdict === 'silent') return;
    if (verdict === 'hang-up') return client.destroy();
    if (verdict !== undefined) return client.end(`HTTP/1.1 ${verdict} No\r\ncontent-length: 0\r\n\r\n`);
    tunnels.push({ target: request.url ?? '', authorization: request.headers['proxy-authorization'] });
    const [host = '', port = ''] = (request.url ?? '').split(':');
    const upstream = net.connect(Number(port), host.endsWith('.localhost') ? '127.0.0.1' : host, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  const { port, connections } = await listen(server);
  return { url: `http://127.0.0.1:${port}`, port, tunnels, connections };
}

const deafServer = `
  const { parentPort } = require('node:worker_threads');
  const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
`;

/** A port where connection attempts get no answer: its owner never accepts and the queue is full. */
export async function unansweredPort(): Promise<number> {
  const worker = new Worker(deafServer, { eval: true });
  onEnd(() => worker.terminate());
  const port = await new Promise<number>((resolve) => worker.once('message', resolve));
  const fillers = Array.from({ length: 8 }, () => net.connect(port, '127.0.0.1').on('error', () => {}));
  onEnd(() => fillers.forEach((filler) => filler.destroy()));
  await new Promise((resolve) => setTimeout(resolve, 20));
  return port;
}

/** A .p12 file with an EC key, AES-256, made by OpenSSL 3; passphrase `throw-away`. */
export const p12 = Buffer.from(
  'MIIELAIBAzCCA+IGCSqGSIb3DQEHAaCCA9MEggPPMIIDyzCCAoIGCSqGSIb3DQEHBqCCAnMwggJvAgEAMIICaAYJKoZIhvcNAQcBMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAglwgYYgTCueAICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEHFqc5S3ttnBJD2M7xdxwAqAggIAsma8FhpMoZVsxPhBXLH6NIgngCs+af4cXNR7t0O+GHeTzemXcJvogspYnPLTh+uftsorU+m1XPLxPmTn+5/kfAXtFLBbJdTs3DZbxWUTE6W5U878E7ToS9sWimgF+Zbs9XYzu5tQ/hyEP+eCeJu5D+ppsYVqQnwiJWaYqSZBL00yv71vgsu9FcnumF04Y7/LVye0Rvzok1OWgM6Ms6TM1TSyZB2leodXN62g7l5sEJuHsZHpB3WvU+SKXrdX+EVtXV7ZOi8pc5R+/6HXeQoB9YcYFK2yKr29B5seRXijp2AI2+SQFGCN/cM5R7eIjqCQhlDQvxmIxZo1yRKTy88QdoWDc9/3VIRLmgoJKNeEWkZVzoJOFlIkMmAFtVxYX5M4Vtj4VQIfic/c3uXlxfQ8ynRysvex7CzxYWCywELEAb9Giyk1+ZlUyggXp+uWRfllBm5oFgGumVfuMfTemUZFXTqGWoeEj0nVkRJPSqT94m21t3IGnfAr75oKyYmTtBOej3wCdkpWYdc38nwr2lqkQQS9bmAGXve6MMDHdbNInFqvHRPvmsTupn8R62VpWoP9eqx8N9wrp+euDQ/98GxvMXzZ/6pyiOIku8B9xDceYy8q3K4cZGv+hVEyFq9eCNIoyQSjjmql4tnXeazWiHGE9XIZ5PHM8EXUeUXyFMUPt8MwggFBBgkqhkiG9w0BBwGgggEyBIIBLjCCASowggEmBgsqhkiG9w0BDAoBAqCB7zCB7DBXBgkqhkiG9w0BBQ0wSjApBgkqhkiG9w0BBQwwHAQIfVpLLhLXYQMCAggAMAwGCCqGSIb3DQIJBQAwHQYJYIZIAWUDBAEqBBCF2QoMGskZx/0wfyQl5ihtBIGQFZDcPzGL4zhLd2DalUT6Rk2HVTdOM/BFSWNYqS1DEfuOk2l9uZSRoTLRWU0DDxjqwjJF9fmD5HiG8nTVU5ZsK66EHfpWnYi9ahxEw41xfXHsbxztFvrgMkAvJnnMMLUcEfZq8d18YbbNP/xy3N0Hcn70CULfDjK7f2V15wUMqyKeYizP7c49B0j9/lqfgCGsMSUwIwYJKoZIhvcNAQkVMRYEFA1sTo9WkcwYDMK7Y/+wJ296OXg3MEEwMTANBglghkgBZQMEAgEFAAQgmX2144WBJYHS6lFKXySdCgzv24Z8JpeIOywMJM03b48ECFfz79PIRfYfAgIIAA==',
  'base64',
);

/** The same in the RC2 encryption of OpenSSL 1 and older Keychains. */
export const legacyP12 = Buffer.from(
  'MIIDmgIBAzCCA2AGCSqGSIb3DQEHAaCCA1EEggNNMIIDSTCCAj8GCSqGSIb3DQEHBqCCAjAwggIsAgEAMIICJQYJKoZIhvcNAQcBMBwGCiqGSIb3DQEMAQYwDgQI5yb64hYXlIwCAggAgIIB+KktzEezStHZPJh9bs1oWnxbBBYXXyNsTIXIuDxmEU5Ko2+ZhJzw9iNelwIPgMpVRzprRoAvXemk+hc24x5Un8wz+JwxoEwff3/xIt1LFWbv8dnaqdiEqLsV2cLOYTGuO4VdVSvr5ZUHugHxfZCCEbNaUebyNUOedKC9jPC0VKbId7/TJLMlKZtXpHUFWjozysxc6yN5tcbZdVv9zkG7J/WGA079m2uYe5No1VsTiND9oG9ySy1btAdLl8b7e87MsfdX/MHUZbW8UyfjWjCjRy/6RyCqIH7+erpJfEqjL1JMRXoJTnhEeqA7OdKBsn+zKoP207XQP8rEKL/ZLCBjX4Nar4et0qLigMQ++qaoNAKBYwoGm/iGWwtu8xacxcx8mXald1zVJOFo7qddQntI4LKTAdS9u+1xjZO8qxy6G4dWoCOYlpiU9gCLqBD8YSxB/vdeMLLnvFCQIS2YB0h3D/jurWH2n1BZmUStqHmmBzEBBzN2S8pmgpXltRzZZ5bRtAZs0AEuSHClMJSqFuey/heX912SjVCW6QJTxaBtFVtNkeO7BXAdikiDjkq8gxG+mC8WfMU+6wAVQevDvBpguQyr4e9ht8g7tSwH2z0kwHZMnGR6ch97hkkyV8gMK+ww6JRLGz7OHdzZa0W3baNe4v2R/53H45y7rDCCAQIGCSqGSIb3DQEHAaCB9ASB8TCB7jCB6wYLKoZIhvcNAQwKAQKggbQwgbEwHAYKKoZIhvcNAQwBAzAOBAihqgT1iR0swAICCAAEgZAVGZ1YSbChd/3AbGLbp3rWz64BnWz06EGXGIQzWSIJo1JPp0DgGyhA3i/ZEFctbDFeSW7vN1Gam2BZ0GgivHT1ZRsl6AYQifR+V1YHxsRInwCWHqPa9gsb22oUQxUwbK7QzQT52PVh7Krsjn3So+w+lL/UP8TkiYoF6oQeNToGmkFvduhOI2agvoSaA03GL3QxJTAjBgkqhkiG9w0BCRUxFgQUDWxOj1aRzBgMwrtj/7Anb3o5eDcwMTAhMAkGBSsOAwIaBQAEFF7PEz06LLXNFE3QOe6TKPYI+hbHBAijAA4SKbZ74gICCAA=',
  'base64',
);
