import { createServer as createHttpServer, STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttp2Server, type IncomingHttpHeaders, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer, type Server as TlsServer, type TLSSocket } from 'node:tls';
import type { Emulator } from './emulator.ts';
import type { IncomingRequest, Outcome } from './types.ts';

/** What the TLS half of the port needs, PEM. */
export interface SandboxCertificate {
  caPem: string;
  certPem: string;
  keyPem: string;
}

/** A listening port. */
export interface SandboxServer {
  port: number;
  /** Ends every connection at once (HTTP/2 with GOAWAY) and frees the port. */
  close(): Promise<void>;
}

/** The longest request body that is read, in bytes. */
export const maxBodyBytes = 8 * 1024 * 1024;

// A longer body is thrown away to its end, so that the client is listening when the 413 comes; beyond this the connection is cut.
const patienceBytes = 8 * maxBodyBytes;

const tlsHandshake = 0x16;
const http2Preface = Buffer.from('PRI ');

interface Connection {
  id: string;
  tls: boolean;
  raw: Socket;
  clientCertificate: Buffer | undefined;
}

const ignore = () => {};

/**
 * Opens one loopback port that speaks HTTP/1.1, HTTP/2 in clear text and both over TLS, told apart by the first bytes.
 *
 * @param certificate asked for once, when the first TLS connection arrives.
 * @throws the system's error when the port cannot be had, e.g. `EADDRINUSE`.
 */
export async function listen(
  emulator: Emulator,
  options: { port: number; certificate: () => Promise<SandboxCertificate> },
): Promise<SandboxServer> {
  const sockets = new Set<Socket>();
  const sessions = new Set<ServerHttp2Session>();
  const timers = new Set<NodeJS.Timeout>();
  const connections = new WeakMap<Socket, Connection>();
  let connectionCount = 0;
  let isClosed = false;
  let httpUrl = '';
  let httpsUrl = '';

  /** Answers at once where it can: only a platform, which asks vendors, takes its time. */
  const receive = (request: IncomingRequest, answered: (outcome: Outcome) => void): void => {
    const outcome = emulator.receive(request, request.tls ? httpsUrl : httpUrl);
    if (outcome instanceof Promise) void outcome.then(answered);
    else answered(outcome);
  };

  /** Answers after the fault's delay, unless the client or the sandbox has gone by then. */
  const settle = (
    outcome: Outcome,
    connection: Connection,
    peer: { once(event: 'close', listener: () => void): unknown },
    answer: () => void,
  ) => {
    const act = () => {
      if (outcome.drop) return connection.raw.destroy();
      try {
        answer();
      } catch (cause) {
        // A handler's header that HTTP does not allow, for example.
        emulator.report({ vendor: undefined, message: `sandbox: an answer could not be sent: ${messageOf(cause)}`, cause });
        connection.raw.destroy();
      }
    };
    if (outcome.delayMs === 0) return act();
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, outcome.delayMs);
    timers.add(timer);
    peer.once('close', () => {
      clearTimeout(timer);
      timers.delete(timer);
    });
  };

  const http1 = createHttpServer({ keepAliveTimeout: 65_000 });

  const answerHttp1 = (response: ServerResponse, outcome: Outcome) => {
    if (response.destroyed) return;
    outcome.headers['content-length'] = String(Buffer.byteLength(outcome.body));
    response.writeHead(outcome.status, outcome.headers);
    response.end(outcome.body);
  };

  http1.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const connection = connections.get(request.socket);
    if (!connection) return request.socket.destroy();
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('error', ignore);
    response.on('error', ignore);
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBodyBytes) chunks.push(chunk);
      else if (size > patienceBytes) connection.raw.destroy();
    });
    request.on('end', () => {
      if (size > maxBodyBytes) return answerHttp1(response, tooLarge(emulator));
      const incoming: IncomingRequest = {
        method: request.method ?? 'GET',
        target: request.url ?? '/',
        host: request.headers.host ?? '',
        headers: plainHeaders(request.headers),
        rawHeaderNames: everySecond(request.rawHeaders),
        body: joined(chunks),
        protocol: 'http/1.1',
        tls: connection.tls,
        connectionId: connection.id,
        ...(connection.clientCertificate ? { clientCertificate: connection.clientCertificate } : {}),
      };
      receive(incoming, (outcome) => settle(outcome, connection, response, () => answerHttp1(response, outcome)));
    });
  });

  http1.on('clientError', (_error: Error, socket: Socket) => {
    if (!socket.writable) return void socket.destroy();
    socket.end(`HTTP/1.1 400 ${STATUS_CODES[400]}\r\ndate: ${emulator.date}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  });

  const http2 = createHttp2Server();
  // `session` is emitted while the connection is being handed over, so this names the one it belongs to.
  let arriving: Connection | undefined;

  http2.on('session', (session: ServerHttp2Session) => {
    const connection = arriving;
    if (!connection) return session.destroy();
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
    session.on('error', ignore);
    session.on('stream', (stream: ServerHttp2Stream, headers: IncomingHttpHeaders, _flags: number, rawHeaders: string[]) => {
      receiveStream(connection, stream, headers, rawHeaders);
    });
  });
  http2.on('sessionError', ignore);

  const answerHttp2 = (stream: ServerHttp2Stream, outcome: Outcome) => {
    if (stream.destroyed || stream.headersSent) return;
    stream.respond({ ':status': outcome.status, ...outcome.headers, 'content-length': Buffer.byteLength(outcome.body) });
    stream.end(outcome.body);
  };

  const receiveStream = (
    connection: Connection,
    stream: ServerHttp2Stream,
    headers: IncomingHttpHeaders,
    rawHeaders: readonly string[],
  ) => {
    const chunks: Buffer[] = [];
    let size = 0;
    stream.on('error', ignore);
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBodyBytes) chunks.push(chunk);
      else if (size > patienceBytes) connection.raw.destroy();
    });
    stream.on('end', () => {
      if (stream.destroyed || stream.aborted) return;
      if (size > maxBodyBytes) return answerHttp2(stream, tooLarge(emulator));
      const incoming: IncomingRequest = {
        method: headers[':method'] ?? 'GET',
        target: headers[':path'] ?? '/',
        host: headers[':authority'] ?? headers.host ?? '',
        headers: plainHeaders(headers),
        rawHeaderNames: everySecond(rawHeaders).filter((name) => !name.startsWith(':')),
        body: joined(chunks),
        protocol: 'h2',
        tls: connection.tls,
        connectionId: connection.id,
        ...(connection.clientCertificate ? { clientCertificate: connection.clientCertificate } : {}),
      };
      receive(incoming, (outcome) => settle(outcome, connection, stream, () => answerHttp2(stream, outcome)));
    });
  };

  const serveHttp2 = (connection: Connection, socket: Socket) => {
    arriving = connection;
    http2.emit('connection', socket);
    arriving = undefined;
  };

  let tlsServer: Promise<TlsServer> | undefined;

  const openTls = async (): Promise<TlsServer> => {
    const { certPem, keyPem } = await options.certificate();
    const server = createTlsServer({
      cert: certPem,
      key: keyPem,
      requestCert: true,
      // Whom the certificate belongs to is the vendor's question (APNs reads the bundle id), not the handshake's.
      rejectUnauthorized: false,
      ALPNProtocols: ['h2', 'http/1.1'],
    });
    server.on('tlsClientError', ignore);
    server.on('secureConnection', (socket: TLSSocket) => {
      socket.on('error', ignore);
      const raw = rawOf.get(socket.remotePort ?? -1);
      if (!raw) return void socket.destroy();
      const peer = socket.getPeerCertificate();
      const connection: Connection = { id: raw.id, tls: true, raw: raw.raw, clientCertificate: peer?.raw };
      if (socket.alpnProtocol === 'h2') return serveHttp2(connection, socket);
      connections.set(socket, connection);
      http1.emit('connection', socket);
    });
    return server;
  };

  // A TLSSocket does not name the socket below it; on loopback the peer's port does.
  const rawOf = new Map<number, Connection>();

  const serveTls = async (connection: Connection) => {
    const { raw } = connection;
    const port = raw.remotePort ?? -1;
    rawOf.set(port, connection);
    raw.once('close', () => {
      if (rawOf.get(port) === connection) rawOf.delete(port);
    });
    try {
      const server = await (tlsServer ??= openTls());
      if (!raw.destroyed) server.emit('connection', raw);
    } catch (cause) {
      tlsServer = undefined;
      emulator.report({ vendor: undefined, message: `sandbox: TLS could not be set up: ${messageOf(cause)}`, cause });
      raw.destroy();
    }
  };

  const front = createTcpServer({ noDelay: true }, (socket) => {
    socket.on('error', ignore);
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    const connection: Connection = { id: `c${++connectionCount}`, tls: false, raw: socket, clientCertificate: undefined };
    let head: Buffer | undefined;
    const look = () => {
      // `read` and `unshift` keep the socket paused; a `data` listener would set it flowing and TLS would lose the first bytes.
      const chunk = socket.read() as Buffer | null;
      if (chunk === null) return;
      head = head ? Buffer.concat([head, chunk]) : chunk;
      if (head.length < http2Preface.length && http2Preface.subarray(0, head.length).equals(head)) return;
      socket.off('readable', look);
      socket.unshift(head);
      if (head[0] === tlsHandshake) return void serveTls(connection);
      if (head.subarray(0, http2Preface.length).equals(http2Preface)) return serveHttp2(connection, socket);
      connections.set(socket, connection);
      http1.emit('connection', socket);
    };
    socket.on('readable', look);
  });

  await new Promise<void>((resolve, reject) => {
    front.once('error', reject);
    front.listen(options.port, '127.0.0.1', () => {
      front.off('error', reject);
      resolve();
    });
  });
  front.on('error', (cause) => emulator.report({ vendor: undefined, message: `sandbox: ${cause.message}`, cause }));
  const { port } = front.address() as AddressInfo;
  httpUrl = `http://127.0.0.1:${port}`;
  httpsUrl = `https://127.0.0.1:${port}`;

  return {
    port,
    async close() {
      if (isClosed) return;
      isClosed = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      const freed = new Promise<void>((resolve) => front.close(() => resolve()));
      for (const session of sessions) session.destroy();
      // One turn for the GOAWAY frames to leave.
      await new Promise((resolve) => setImmediate(resolve));
      for (const socket of sockets) socket.destroy();
      await freed;
    },
  };
}

function tooLarge(emulator: Emulator): Outcome {
  return {
    status: 413,
    headers: { date: emulator.date, 'content-type': 'application/json' },
    body: JSON.stringify({ sandbox: true, error: `The body is longer than ${maxBodyBytes} bytes.` }),
    delayMs: 0,
    drop: false,
  };
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

const empty = Buffer.alloc(0);

function joined(chunks: readonly Buffer[]): Buffer {
  return chunks.length === 0 ? empty : chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}

function plainHeaders(headers: IncomingHttpHeaders | IncomingMessage['headers']): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined || name.startsWith(':')) continue;
    plain[name] = typeof value === 'string' ? value : String(value);
  }
  return plain;
}

function everySecond(raw: readonly string[]): string[] {
  const names: string[] = [];
  for (let index = 0; index < raw.length; index += 2) names.push(raw[index] as string);
  return names;
}
