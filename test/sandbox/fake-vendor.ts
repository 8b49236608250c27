import type { SandboxVendor } from '../../src/core/sandbox.ts';

/** A vendor made for the shell's tests: it echoes what its handler saw. */
export const fake: SandboxVendor<{ sends: number; app: string }> = {
  id: 'fake',
  hosts: ['api.fake.example'],
  zone: 'Asia/Shanghai',
  routes: [
    { endpoint: 'auth', method: 'POST', path: '/auth' },
    { endpoint: 'send', method: 'POST', path: '/send' },
    { endpoint: 'send', method: 'POST', path: '/apps/{app}/send:{verb}' },
    { endpoint: 'query', method: '*', path: '/query' },
  ],
  devices: [
    { name: 'ok', token: 'fake-token-ok' },
    { name: 'dead', token: 'fake-token-dead' },
  ],
  account: (url, identity) => ({ app: identity?.['app'] ?? 'sandbox-app', endpoints: { all: url } }),
  createState: (identity) => ({ sends: 0, app: String(identity?.['app'] ?? 'sandbox-app') }),
  handle(request, state, context) {
    const text = request.body.toString('utf8');
    if (text === 'crash') throw new Error('a defect');
    if (text === 'bad-header') return { status: 200, headers: { 'x-broken': 'a\nb' }, body: 'x' };
    if (request.endpoint === 'send') {
      state.sends += 1;
      context.record({ tokens: ['fake-token-ok'], message: { text }, messageId: `m-${context.randomHex(8)}` });
    }
    return {
      status: 200,
      headers: { 'x-fake': 'yes' },
      body: {
        endpoint: request.endpoint,
        params: request.params,
        query: Object.fromEntries(request.query),
        host: request.host,
        protocol: request.protocol,
        tls: request.tls,
        connectionId: request.connectionId,
        rawHeaderNames: request.rawHeaderNames,
        headers: request.headers,
        certificate: request.clientCertificate ? request.clientCertificate.length > 100 : false,
        length: request.body.length,
        nowMs: context.nowMs,
        day: context.day,
        sends: state.sends,
        app: state.app,
      },
    };
  },
  refuse: (endpoint, code) => {
    const codes = endpoint === 'auth' ? ['16', '-1'] : endpoint === 'send' ? ['33', '-1'] : ['404'];
    return codes.includes(code) ? { status: 200, body: { code: Number(code), endpoint } } : undefined;
  },
  emits: [],
};
