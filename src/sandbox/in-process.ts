import { TransportError, type Transport } from '../core/http.ts';
import type { Emulator } from './emulator.ts';

/** A transport that calls the emulator directly: the same requests and answers as over a socket, without one. */
export function inProcess(emulator: Pick<Emulator, 'receive'>, baseUrl: string): Transport {
  return {
    async request(request) {
      const url = new URL(request.url);
      const outcome = await emulator.receive(
        {
          method: request.method,
          target: `${url.pathname}${url.search}`,
          host: url.host,
          headers: request.headers,
          rawHeaderNames: Object.keys(request.headers),
          body: Buffer.from(request.body ?? ''),
          protocol: request.protocol === 'h2' ? 'h2' : 'http/1.1',
          tls: false,
          connectionId: request.connectionKey ?? 'one',
        },
        baseUrl,
      );
      if (outcome.drop) throw new TransportError('ERR_RESET', { stage: 'wait', notTaken: false, message: 'The connection was cut.' });
      return { status: outcome.status, headers: outcome.headers, body: outcome.body, timings: { totalMs: 1 } };
    },
    async close() {},
  };
}
