import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that somebody posted. */
export interface Received {
  /** Path without query. */
  path: string;
  /** Lower-case names. */
  headers: Record<string, string>;
  /** UTF-8 text as it came. */
  body: string;
}

export interface ReceiverOptions {
  /** 0 or absent: a free one. */
  port?: number;
  /** Largest body in bytes; a larger one is refused with 413. */
  maxBytes?: number;
  /** Requests that may wait to be read; further ones are refused with 503, so that the sender tries again. */
  maxWaiting?: number;
}

export interface Receiver {
  /** `http://127.0.0.1:<port>`. */
  url: string;
  port: number;
  /** What was posted, in order of arrival; ends when the signal aborts or the receiver is closed. */
  received(signal?: AbortSignal): AsyncGenerator<Received>;
  close(): Promise<void>;
}

/** Any 2xx is fine for every vendor; HUAWEI and HONOR like to read this. */
const thanks = '{"code":"0","message":"success"}';

/**
 * Listens for posted requests on 127.0.0.1 and answers each at once with 200, before anybody has looked at it.
 *
 * @throws the error of `listen`, with its `code` (EADDRINUSE, EACCES).
 */
export async function openReceiver(options: ReceiverOptions = {}): Promise<Receiver> {
  const { port = 0, maxBytes = 1_000_000, maxWaiting = 1000 } = options;
  const waiting: Received[] = [];
  let closed = false;
  let wake = () => {};

  const server: Server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 32_768 }, (request, response) => {
    if (request.method !== 'POST' && request.method !== 'PUT') {
      request.resume();
      // Tunnels and consoles look whether anybody is there.
      answer(response, request.method === 'GET' || request.method === 'HEAD' ? 200 : 405, 'push-check receipts\n', 'text/plain');
      return;
    }
    void readBody(request, maxBytes).then((body) => {
      if (typeof body !== 'string' && body.failed === 'broken') return;
      if (typeof body !== 'string') {
        response.setHeader('connection', 'close');
        answer(response, 413, '{"code":"413","message":"too large"}');
        return;
      }
      if (waiting.length >= maxWaiting) {
        answer(response, 503, '{"code":"503","message":"busy"}');
        return;
      }
      answer(response, 200, thanks);
      waiting.push({ path: (request.url ?? '/').split('?')[0] ?? '/', headers: headersOf(request), body });
      wake();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const bound = (server.address() as AddressInfo).port;

  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    async *received(signal) {
      const stop = () => wake();
      signal?.addEventListener('abort', stop);
      try {
        for (;;) {
          const next = waiting.shift();
          if (next) {
            yield next;
            continue;
          }
          if (closed || signal?.aborted) return;
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    },
    async close() {
      if (closed) return;
      closed = true;
      wake();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function answer(response: ServerResponse, status: number, body: string, contentType = 'application/json'): void {
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

function headersOf(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  return headers;
}

/** The body as text, or a word in an object for what went wrong. */
function readBody(request: IncomingMessage, maxBytes: number): Promise<string | { failed: 'too-large' | 'broken' }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    let tooLarge = Number(request.headers['content-length'] ?? 0) > maxBytes;
    if (tooLarge) resolve({ failed: 'too-large' });
    request.on('data', (chunk: Buffer) => {
      if (tooLarge) return;
      bytes += chunk.length;
      if (bytes > maxBytes) {
        tooLarge = true;
        chunks.length = 0;
        resolve({ failed: 'too-large' });
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', () => resolve({ failed: 'broken' }));
    request.on('close', () => resolve({ failed: 'broken' }));
  });
}
