import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccessAnswer, Adapter, AdapterMeta, Answer, PlainAccess } from '../../src/core/adapter.ts';
import { defineCatalogue, type CatalogueEntry } from '../../src/core/catalogue.ts';
import {
  createAuthority,
  runEngine,
  type Delivery,
  type EngineHooks,
  type EngineJob,
  type EngineOptions,
  type Target,
} from '../../src/core/engine.ts';
import { TransportError, type HttpRequest, type HttpResponse, type Transport, type TransportErrorCode } from '../../src/core/http.ts';
import { fakeClock } from '../support/fake-clock.ts';

const text = { en: 'Text.', zh: '文字。' };
const entry = (given: Partial<CatalogueEntry> & Pick<CatalogueEntry, 'code' | 'class'>): CatalogueEntry => ({
  endpoint: 'send',
  advice: 'fix',
  title: text,
  cause: text,
  fix: text,
  confidence: 'A',
  ...given,
});
const catalogue = defineCatalogue({
  vendor: 'acme',
  docs: 'https://example.com/codes',
  entries: [
    entry({ code: 'dead', class: 'token' }),
    entry({ code: 'oops', class: 'server' }),
    entry({ code: 'busy', class: 'server', notTaken: true }),
    entry({ code: 'quota', class: 'quota', notTaken: true }),
    entry({ code: 'stale', class: 'credential', reauthorise: true }),
    entry({ endpoint: 'auth', code: 'denied', class: 'credential' }),
  ],
});

const startMs = Date.parse('2026-11-20T04:00:00Z');

/** What the fake vendor answers for one token. */
type Reply = { ok: true; id?: string } | { code: string; retryAfterMs?: number };
interface SentBody {
  tokens: string[];
  access: string | undefined;
  nowMs: number;
}

/** The acme protocol: JSON in, JSON out, one result a token. */
function acme(
  given: { meta?: Partial<AdapterMeta>; access?: Adapter['access'] } = {},
): Adapter & { prepared: { wire: unknown; validateOnly: boolean }[] } {
  const prepared: { wire: unknown; validateOnly: boolean }[] = [];
  return {
    id: 'acme',
    meta: {
      protocol: 'h1',
      perTokenResult: true,
      maxBatch: 1000,
      validateOnly: true,
      accepted: text,
      followUp: text,
      zone: 'UTC',
      ...given.meta,
    },
    accountKey: () => 'k',
    access: given.access ?? exchange,
    prepared,
    prepareSend(wire, _account, { validateOnly }) {
      prepared.push({ wire, validateOnly });
      return (tokens, access, { nowMs }) => request('send', { tokens: [...tokens], access: access?.value, nowMs } satisfies SentBody);
    },
    readSend(response): Answer[] {
      const results = parsed(response.body)?.['results'] as Reply[] | undefined;
      if (!results) return [{ ok: 'unreadable' }];
      return results.map((reply) =>
        'ok' in reply ? { ok: true, ...(reply.id === undefined ? {} : { messageId: reply.id }) } : { ok: false, ...reply },
      );
    },
  };
}

const request = (endpoint: string, body: unknown): HttpRequest => ({
  endpoint,
  method: 'POST',
  url: `https://acme.example/${endpoint}`,
  headers: {},
  protocol: 'h1',
  body: JSON.stringify(body),
});

const exchange: PlainAccess<object> = {
  kind: 'exchange',
  request: (_account, { nowMs }) => request('auth', { nowMs }),
  read(response, { nowMs }): AccessAnswer {
    const body = parsed(response.body);
    if (!body) return { ok: 'unreadable' };
    if (typeof body['token'] !== 'string') return { ok: false, code: String(body['code']) };
    return { ok: true, access: { value: body['token'], expiresAtMs: nowMs + Number(body['livesMs'] ?? 3_600_000) } };
  },
};
const none: PlainAccess<object> = { kind: 'none' };

function parsed(body: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

const respond = (body: unknown, status = 200): HttpResponse => ({
  status,
  headers: {},
  body: typeof body === 'string' ? body : JSON.stringify(body),
  timings: { totalMs: 12.4 },
});
const sentBy = (given: HttpRequest): SentBody => JSON.parse(String(given.body)) as SentBody;
const allOk = (given: HttpRequest): HttpResponse =>
  respond({ results: sentBy(given).tokens.map((token) => ({ ok: true, id: `m-${token}` })) });

type Handler = (request: HttpRequest, signal: AbortSignal | undefined) => HttpResponse | Promise<HttpResponse>;

/** A transport that answers by functions and remembers what it was asked. */
function transportOf(handlers: { send?: Handler; auth?: Handler } = {}) {
  let issued = 0;
  const sends: SentBody[] = [];
  const options: unknown[] = [];
  const state = { auths: 0, running: 0, most: 0 };
  const transport: Transport = {
    async request(given, requestOptions) {
      options.push(requestOptions);
      state.running++;
      state.most = Math.max(state.most, state.running);
      try {
        if (given.endpoint === 'auth') {
          state.auths++;
          return await (handlers.auth?.(given, requestOptions?.signal) ?? respond({ token: `access-${++issued}` }));
        }
        sends.push(sentBy(given));
        return await (handlers.send ?? allOk)(given, requestOptions?.signal);
      } finally {
        state.running--;
      }
    },
    close: async () => undefined,
  };
  return { transport, sends, options, state };
}

const targetsOf = (count: number): Target[] => Array.from({ length: count }, (_, index) => ({ index, token: `t${index}` }));

interface Given {
  adapter?: Adapter;
  targets?: EngineJob<object, unknown>['targets'];
  options?: Partial<EngineOptions>;
  clock?: ReturnType<typeof fakeClock>;
  transport: Transport;
  signal?: AbortSignal;
  hooks?: EngineHooks;
  random?: () => number;
}

function run(given: Given): AsyncGenerator<Delivery> {
  return runEngine({
    adapter: given.adapter ?? acme(),
    catalogue,
    account: {},
    wire: { title: 'T' },
    targets: given.targets ?? targetsOf(3),
    options: { concurrency: 4, batch: 1, retries: 2, timeoutMs: 5000, validateOnly: false, ...given.options },
    transport: given.transport,
    clock: given.clock ?? fakeClock(startMs),
    random: given.random ?? (() => 0.5),
    ...(given.signal ? { signal: given.signal } : {}),
    ...(given.hooks ? { hooks: given.hooks } : {}),
  });
}

async function collect(stream: AsyncIterable<Delivery>): Promise<Delivery[]> {
  const all: Delivery[] = [];
  for await (const delivery of stream) all.push(delivery);
  return all;
}

const statuses = (deliveries: Delivery[]) => deliveries.map((delivery) => delivery.judgement.status);
/** Lets everything happen that needs no further answer. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A handler whose requests wait until the test answers them. */
function gated() {
  const waiting: { request: HttpRequest; answer(response?: HttpResponse): void; fail(error: unknown): void }[] = [];
  const handler: Handler = (given, signal) =>
    new Promise((resolve, reject) => {
      const gate = { request: given, answer: (response = allOk(given)) => resolve(response), fail: reject };
      waiting.push(gate);
      const cut = () => reject(new TransportError('ERR_ABORTED', { stage: 'wait', notTaken: false, message: 'Interrupted.' }));
      if (signal?.aborted) cut();
      signal?.addEventListener('abort', cut, { once: true });
    });
  return { handler, waiting };
}

describe('a run', () => {
  it('delivers what the vendor answered, with HTTP status and time', async () => {
    const { transport } = transportOf();
    expect(await collect(run({ transport, targets: [{ index: 7, token: 'tok', device: 'phone' }] }))).toEqual([
      {
        target: { index: 7, token: 'tok', device: 'phone' },
        judgement: { status: 'accepted', messageId: 'm-tok', notTaken: false, reauthorise: false },
        attempts: 1,
        http: { status: 200, ms: 12 },
        batchSize: 1,
      },
    ]);
  });

  it('is over at once without targets, and asks for nothing', async () => {
    const { transport, state } = transportOf();
    expect(await collect(run({ transport, targets: [] }))).toEqual([]);
    expect(state.auths).toBe(0);
  });

  it('prepares the request once, with the wire and the mode', async () => {
    const adapter = acme();
    await collect(run({ adapter, transport: transportOf().transport, options: { validateOnly: true } }));
    expect(adapter.prepared).toEqual([{ wire: { title: 'T' }, validateOnly: true }]);
  });

  it('hands the time limit and the signal to the transport, and its clock to the adapter', async () => {
    const { transport, options, sends } = transportOf();
    const { signal } = new AbortController();
    await collect(run({ transport, signal, options: { timeoutMs: 1234 }, targets: targetsOf(1) }));
    expect(options).toEqual([
      { signal, timeoutMs: 1234 },
      { signal, timeoutMs: 1234 },
    ]);
    expect(sends[0]?.nowMs).toBe(startMs);
  });

  it('shows every response to the hook', async () => {
    const seen: string[] = [];
    const { transport } = transportOf();
    await collect(
      run({
        transport,
        targets: targetsOf(2),
        hooks: { onResponse: (endpoint, response, atMs) => seen.push(`${endpoint} ${response.status} ${atMs - startMs}`) },
      }),
    );
    expect(seen).toEqual(['auth 200 0', 'send 200 0', 'send 200 0']);
  });
});

describe('authorisation', () => {
  it('happens once, however many begin together', async () => {
    const { handler, waiting } = gated();
    const { transport, state, sends } = transportOf({ auth: handler });
    const all = collect(run({ transport, targets: targetsOf(50), options: { concurrency: 20 } }));
    await settle();
    expect([state.auths, sends.length]).toEqual([1, 0]);
    waiting[0]?.answer(respond({ token: 'only' }));
    expect(statuses(await all)).toEqual(Array(50).fill('accepted'));
    expect(state.auths).toBe(1);
    expect(new Set(sends.map((send) => send.access))).toEqual(new Set(['only']));
  });

  it('tells every access token, so that it is masked', async () => {
    const seen: string[] = [];
    await collect(run({ transport: transportOf().transport, hooks: { onAccess: (access) => seen.push(access.value) } }));
    expect(seen).toEqual(['access-1']);
  });

  it.each<[string, number, number]>([
    ['is kept until a minute before it ends', 59_999, 1],
    ['is renewed a minute before it ends', 60_000, 2],
    ['is renewed after its end', 200_000, 2],
  ])('%s', async (_name, afterMs, auths) => {
    const clock = fakeClock(startMs);
    const { transport, state, sends } = transportOf({
      auth: () => respond({ token: `a${state.auths}`, livesMs: 120_000 }),
      send: (given) => {
        if (sends.length === 1) clock.advance(afterMs);
        return allOk(given);
      },
    });
    await collect(run({ transport, clock, targets: targetsOf(2), options: { concurrency: 1 } }));
    expect(state.auths).toBe(auths);
    expect(sends.map((send) => send.access)).toEqual(['a1', `a${auths}`]);
  });

  it('is not renewed for every push when tokens live shorter than that minute', async () => {
    const clock = fakeClock(startMs);
    const { transport, state } = transportOf({ auth: () => respond({ token: 'short', livesMs: 30_000 }) });
    const stream = run({ transport, clock, targets: targetsOf(20), options: { concurrency: 1 } });
    for (let index = 0; index < 10; index++) await stream.next();
    expect(state.auths).toBe(1);
    clock.advance(15_000);
    await collect(stream);
    expect(state.auths).toBe(2);
  });

  it('is repeated once when the vendor calls the token stale, and the push with it', async () => {
    const { transport, state, sends } = transportOf({
      send: (given) => (sentBy(given).access === 'access-1' ? respond({ results: [{ code: 'stale' }] }, 401) : allOk(given)),
    });
    const deliveries = await collect(run({ transport, targets: targetsOf(3), options: { concurrency: 1, retries: 0 } }));
    expect(deliveries.map(({ judgement, attempts }) => [judgement.status, attempts])).toEqual([
      ['accepted', 2],
      ['accepted', 1],
      ['accepted', 1],
    ]);
    expect(state.auths).toBe(2);
    expect(sends.map((send) => `${send.tokens[0]} ${send.access}`)).toEqual(['t0 access-1', 't0 access-2', 't1 access-2', 't2 access-2']);
  });

  it('is repeated once when many answers call the same token stale', async () => {
    const { handler, waiting } = gated();
    const { transport, state } = transportOf({
      send: (given, signal) => (sentBy(given).access === 'access-1' ? handler(given, signal) : allOk(given)),
    });
    const all = collect(run({ transport, targets: targetsOf(8), options: { concurrency: 8 } }));
    await settle();
    for (const gate of waiting.slice(0, 5)) gate.answer(respond({ results: [{ code: 'stale' }] }));
    await settle();
    // These come when the new token is already in use.
    for (const gate of waiting.slice(5)) gate.answer(respond({ results: [{ code: 'stale' }] }));
    expect(statuses(await all)).toEqual(Array(8).fill('accepted'));
    expect(state.auths).toBe(2);
  });

  it('is not asked again and again when the new token is called stale too', async () => {
    const { transport, state, sends } = transportOf({ send: () => respond({ results: [{ code: 'stale' }] }, 401) });
    const deliveries = await collect(run({ transport, targets: targetsOf(500), options: { concurrency: 5 } }));
    expect(statuses(deliveries)).toEqual(Array(500).fill('unauthorized'));
    expect(state.auths).toBe(2);
    for (const delivery of deliveries) expect(delivery.attempts).toBeLessThanOrEqual(2);
    expect(sends.length).toBeLessThanOrEqual(510);
  });

  it('is repeated once for a push that is called stale again while the new token works for others', async () => {
    const { transport, state } = transportOf({
      send: async (given) => {
        const { tokens, access } = sentBy(given);
        if (access !== 'access-1' && tokens[0] !== 't0') return allOk(given);
        for (let turn = 0; turn < 3; turn++) await settle();
        return respond({ results: [{ code: 'stale' }] });
      },
    });
    const deliveries = await collect(run({ transport, targets: targetsOf(10), options: { concurrency: 10 } }));
    expect(deliveries[0]).toMatchObject({ judgement: { status: 'unauthorized' }, attempts: 2 });
    expect(statuses(deliveries.slice(1))).toEqual(Array(9).fill('accepted'));
    expect(state.auths).toBe(2);
  });

  it('may be repeated again after the new token worked', async () => {
    let uses = 0;
    let current = '';
    const { transport, state } = transportOf({
      send: (given) => {
        const { access = '' } = sentBy(given);
        if (access !== current) [uses, current] = [0, access];
        return ++uses > 5 ? respond({ results: [{ code: 'stale' }] }) : allOk(given);
      },
    });
    expect(statuses(await collect(run({ transport, targets: targetsOf(20), options: { concurrency: 1 } })))).toEqual(
      Array(20).fill('accepted'),
    );
    expect(state.auths).toBe(4);
  });

  it('leaves the retries alone: renewing the token is not one of them', async () => {
    const replies: Reply[] = [{ code: 'stale' }, { code: 'busy' }, { ok: true }];
    const { transport } = transportOf({ send: () => respond({ results: [replies.shift()] }) });
    expect(await collect(run({ transport, targets: targetsOf(1), options: { retries: 1 } }))).toMatchObject([
      { judgement: { status: 'accepted' }, attempts: 3 },
    ]);
  });

  it('that is refused is asked once for a hundred thousand tokens', async () => {
    const { transport, state, sends } = transportOf({ auth: () => respond({ code: 'denied' }, 401) });
    let count = 0;
    for await (const delivery of run({ transport, targets: targetsOf(100_000) })) {
      if (count++ > 2) continue;
      expect(delivery).toMatchObject({
        judgement: { status: 'unauthorized', code: 'denied', endpoint: 'auth' },
        attempts: 0,
        http: { status: 401, ms: 12 },
        batchSize: 1,
      });
      expect(delivery.raw).toBeUndefined();
    }
    expect([count, state.auths, sends.length]).toEqual([100_000, 1, 0]);
  });

  it.each<[string, Handler, object]>([
    [
      'a code nobody knows',
      () => respond({ code: '4711' }, 400),
      { judgement: { status: 'rejected', code: '4711' }, raw: '{"code":"4711"}' },
    ],
    [
      'a code nobody knows of a failing server',
      () => respond({ code: '4711' }, 500),
      { judgement: { status: 'unreachable', code: '4711' }, raw: '{"code":"4711"}' },
    ],
    [
      'a page instead of an answer',
      () => respond('<html>', 502),
      { judgement: { status: 'unreachable', code: 'http-5xx' }, http: { status: 502, ms: 12 }, raw: '<html>' },
    ],
    ['a login page', () => respond('<html>', 200), { judgement: { status: 'unreachable', code: 'http-2xx' }, raw: '<html>' }],
    ['no connection', () => failing('ERR_REFUSED', true), { judgement: { status: 'unreachable', code: 'ERR_REFUSED' } }],
    [
      'no answer in time',
      () => failing('ERR_RESPONSE_TIMEOUT', false),
      { judgement: { status: 'unreachable', code: 'ERR_RESPONSE_TIMEOUT' } },
    ],
  ])('that ends in %s means that no push left', async (_name, auth, expected) => {
    const { transport, state, sends } = transportOf({ auth });
    const deliveries = await collect(run({ transport }));
    for (const delivery of deliveries) expect(delivery).toMatchObject({ attempts: 0, ...expected });
    expect([deliveries.length, state.auths, sends.length]).toEqual([3, 1, 0]);
  });

  it('that is made locally is made once', async () => {
    let made = 0;
    const access: PlainAccess<object> = {
      kind: 'local',
      create: (_account, { nowMs }) => ({ value: `jwt-${++made}`, expiresAtMs: nowMs + 3_600_000 }),
    };
    const seen: string[] = [];
    const { transport, sends, state } = transportOf();
    await collect(
      run({ adapter: acme({ access }), transport, targets: targetsOf(10), hooks: { onAccess: ({ value }) => seen.push(value) } }),
    );
    expect([made, state.auths, seen]).toEqual([1, 0, ['jwt-1']]);
    expect(sends.map((send) => send.access)).toEqual(Array(10).fill('jwt-1'));
  });

  it('that is made locally is made again when it is called stale', async () => {
    let made = 0;
    const access: PlainAccess<object> = {
      kind: 'local',
      create: async (_account, { nowMs }) => ({ value: `jwt-${++made}`, expiresAtMs: nowMs + 3_600_000 }),
    };
    const { transport } = transportOf({
      send: (given) => (sentBy(given).access === 'jwt-1' ? respond({ results: [{ code: 'stale' }] }) : allOk(given)),
    });
    expect(statuses(await collect(run({ adapter: acme({ access }), transport })))).toEqual(['accepted', 'accepted', 'accepted']);
    expect(made).toBe(2);
  });

  it('that a client certificate replaces is looked at once and sends no token', async () => {
    let made = 0;
    const access: PlainAccess<object> = { kind: 'local', create: () => void made++ as undefined };
    const { transport, sends } = transportOf({
      send: (given) => (sentBy(given).tokens[0] === 't1' ? respond({ results: [{ code: 'stale' }] }) : allOk(given)),
    });
    const deliveries = await collect(run({ adapter: acme({ access }), transport, targets: targetsOf(4) }));
    expect(statuses(deliveries)).toEqual(['accepted', 'unauthorized', 'accepted', 'accepted']);
    expect([made, sends.length]).toEqual([1, 4]);
    for (const send of sends) expect(send.access).toBeUndefined();
  });

  it('that does not exist is not repeated', async () => {
    const { transport, state, sends } = transportOf({ send: () => respond({ results: [{ code: 'stale' }] }) });
    expect(statuses(await collect(run({ adapter: acme({ access: none }), transport, targets: targetsOf(1) })))).toEqual(['unauthorized']);
    expect([state.auths, sends.length]).toEqual([0, 1]);
  });

  it('is chosen by the account where it says so', async () => {
    const { transport, state } = transportOf();
    await collect(run({ adapter: acme({ access: { kind: 'by-account', choose: () => none } }), transport }));
    expect(state.auths).toBe(0);
  });

  it('can be asked for alone', async () => {
    const { transport, state } = transportOf();
    const authority = createAuthority({
      adapter: acme(),
      account: {},
      catalogue,
      clock: fakeClock(startMs),
      transport,
      options: { timeoutMs: 1 },
    });
    const [first, second] = await Promise.all([authority.get(), authority.get()]);
    expect(first).toMatchObject({ ok: true, access: { value: 'access-1' } });
    expect(second).toEqual(first);
    authority.discard({ value: 'another', expiresAtMs: 0 });
    expect(await authority.get()).toEqual(first);
    authority.discard({ value: 'access-1', expiresAtMs: 0 });
    expect(await authority.get()).toMatchObject({ access: { value: 'access-2' } });
    expect(state.auths).toBe(2);
  });
});

function failing(code: TransportErrorCode, notTaken: boolean, detail?: string): never {
  throw new TransportError(code, { stage: 'wait', notTaken, message: 'It broke.', ...(detail === undefined ? {} : { detail }) });
}

describe('batches', () => {
  it.each<[string, number, number, number, number[]]>([
    ['are as large as asked', 7, 3, 1000, [3, 3, 1]],
    ['are never larger than the vendor allows', 7, 100, 3, [3, 3, 1]],
    ['are single where the vendor has none', 3, 100, 1, [1, 1, 1]],
    ['hold one at least', 2, 0, 1000, [1, 1]],
    ['are exact', 6, 3, 1000, [3, 3]],
  ])('%s', async (_name, count, batch, maxBatch, sizes) => {
    const { transport, sends } = transportOf();
    const deliveries = await collect(
      run({ adapter: acme({ meta: { maxBatch } }), transport, targets: targetsOf(count), options: { batch } }),
    );
    expect(sends.map((send) => send.tokens.length)).toEqual(sizes);
    expect(sends.flatMap((send) => send.tokens)).toEqual(targetsOf(count).map((target) => target.token));
    expect(deliveries.map((delivery) => delivery.batchSize)).toEqual(sizes.flatMap((size) => Array<number>(size).fill(size)));
    expect(deliveries.map((delivery) => delivery.judgement.messageId)).toEqual(targetsOf(count).map((target) => `m-${target.token}`));
  });

  it('read one answer a token', async () => {
    const { transport } = transportOf({ send: () => respond({ results: [{ ok: true }, { code: 'dead' }, { code: 'oops' }] }) });
    expect(statuses(await collect(run({ transport, options: { batch: 3 } })))).toEqual(['accepted', 'invalid-token', 'unknown']);
  });

  it('count a missing answer as unknown and keep the raw answer', async () => {
    const { transport } = transportOf({ send: () => respond({ results: [{ ok: true }] }) });
    const [first, second] = await collect(run({ transport, targets: targetsOf(2), options: { batch: 2 } }));
    expect(first?.judgement.status).toBe('accepted');
    expect(first?.raw).toBeUndefined();
    expect(second).toMatchObject({ judgement: { status: 'unknown', code: 'http-2xx' }, raw: '{"results":[{"ok":true}]}' });
  });

  it('send only those again that were not taken', async () => {
    const replies: Record<string, Reply[]> = {
      t0: [{ ok: true }],
      t1: [{ code: 'busy' }, { ok: true }],
      t2: [{ code: 'dead' }],
      t3: [{ code: 'busy' }, { code: 'busy' }, { ok: true }],
      t4: [{ code: 'oops' }],
    };
    const { transport, sends } = transportOf({
      send: (given) => respond({ results: sentBy(given).tokens.map((token) => replies[token]?.shift()) }),
    });
    const deliveries = await collect(run({ transport, targets: targetsOf(5), options: { batch: 5 } }));
    expect(sends.map((send) => send.tokens)).toEqual([['t0', 't1', 't2', 't3', 't4'], ['t1', 't3'], ['t3']]);
    expect(deliveries.map(({ judgement, attempts, batchSize }) => [judgement.status, attempts, batchSize])).toEqual([
      ['accepted', 1, 5],
      ['accepted', 2, 2],
      ['invalid-token', 1, 5],
      ['accepted', 3, 1],
      ['unknown', 1, 5],
    ]);
  });

  it('renew the token and wait when some ask for the one and some for the other', async () => {
    const clock = fakeClock(startMs);
    const replies: Record<string, Reply[]> = {
      t0: [{ code: 'stale' }, { ok: true }],
      t1: [{ code: 'busy', retryAfterMs: 7000 }, { ok: true }],
      t2: [{ ok: true }],
    };
    const { transport, sends, state } = transportOf({
      send: (given) => respond({ results: sentBy(given).tokens.map((token) => replies[token]?.shift()) }),
    });
    expect(statuses(await collect(run({ transport, clock, targets: targetsOf(3), options: { batch: 3 } })))).toEqual([
      'accepted',
      'accepted',
      'accepted',
    ]);
    expect(sends.map((send) => [send.tokens, send.access])).toEqual([
      [['t0', 't1', 't2'], 'access-1'],
      [['t0', 't1'], 'access-2'],
    ]);
    expect([clock.slept, state.auths]).toEqual([[7000], 2]);
  });

  it('keep the earlier answers when a later attempt breaks', async () => {
    let attempt = 0;
    const { transport } = transportOf({
      send: () => (attempt++ === 0 ? respond({ results: [{ ok: true, id: 'm' }, { code: 'busy' }] }) : failing('ERR_RESET', false)),
    });
    expect(await collect(run({ transport, targets: targetsOf(2), options: { batch: 2 } }))).toMatchObject([
      { judgement: { status: 'accepted', messageId: 'm' }, attempts: 1 },
      { judgement: { status: 'unknown', code: 'ERR_RESET' }, attempts: 2, batchSize: 1 },
    ]);
  });
});

describe('order and bounds', () => {
  /** What becomes of one attempt. The first three prove that the push was not taken. */
  const outcome = fc.constantFrom('busy', 'quota', 'refused', 'stale', 'ok', 'ok', 'dead', 'oops', 'reset', 'garbage', 'unknown code');
  type Outcome = 'busy' | 'quota' | 'refused' | 'stale' | 'ok' | 'dead' | 'oops' | 'reset' | 'garbage' | 'unknown code';
  const mayGoAgain = new Set<Outcome>(['busy', 'quota', 'refused', 'stale']);

  it('keeps the order, the bounds and never repeats what may have been taken, whatever happens when', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.array(outcome as fc.Arbitrary<Outcome>, { maxLength: 5 }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 3 }),
        async (scheduler, script, concurrency, batch, retries) => {
          const plan = new Map(script.map((outcomes, index) => [`t${index}`, [...outcomes]]));
          const history = new Map<string, Outcome[]>();
          const { transport, state, sends } = transportOf({
            auth: () => scheduler.schedule(Promise.resolve(respond({ token: `a${state.auths}` })), 'auth'),
            send: async (given) => {
              const { tokens } = sentBy(given);
              await scheduler.schedule(Promise.resolve(), tokens.join());
              const wanted = tokens.map((token) => plan.get(token)?.shift() ?? 'ok');
              // What breaks a request breaks it for everybody in it.
              const whole = wanted.find((one) => one === 'refused' || one === 'reset' || one === 'garbage');
              for (const [index, token] of tokens.entries())
                history.set(token, [...(history.get(token) ?? []), whole ?? (wanted[index] as Outcome)]);
              if (whole === 'refused') return failing('ERR_REFUSED', true);
              if (whole === 'reset') return failing('ERR_RESET', false);
              if (whole === 'garbage') return respond('<html>');
              return respond({ results: wanted.map((one) => (one === 'ok' ? { ok: true } : { code: one })) });
            },
          });
          const count = script.length;
          const all = collect(run({ transport, targets: targetsOf(count), options: { concurrency, batch, retries } }));
          const deliveries = await scheduler.waitFor(all);

          expect(deliveries.map((delivery) => delivery.target.index)).toEqual(targetsOf(count).map((target) => target.index));
          expect(state.most).toBeLessThanOrEqual(concurrency);
          for (const send of sends) expect(send.tokens.length).toBeLessThanOrEqual(batch);
          for (const { target, attempts, judgement } of deliveries) {
            const became = history.get(target.token) ?? [];
            expect(attempts).toBe(became.length);
            expect(attempts).toBeLessThanOrEqual(retries + 2);
            for (const one of became.slice(0, -1)) expect(mayGoAgain.has(one), `sent again after ${one}`).toBe(true);
            expect(became.filter((one) => one === 'stale').length).toBeLessThanOrEqual(2 + retries);
            const last = became.at(-1) as Outcome;
            expect(judgement.status).toBe(
              {
                busy: 'unreachable',
                quota: 'throttled',
                refused: 'unreachable',
                stale: 'unauthorized',
                ok: 'accepted',
                dead: 'invalid-token',
                oops: 'unknown',
                reset: 'unknown',
                garbage: 'unknown',
                'unknown code': 'rejected',
              }[last],
            );
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('uses all the concurrency it is given', async () => {
    const { handler, waiting } = gated();
    const { transport, state } = transportOf({ send: handler });
    const all = collect(run({ adapter: acme({ access: none }), transport, targets: targetsOf(20), options: { concurrency: 6 } }));
    await settle();
    expect([state.running, waiting.length]).toEqual([6, 6]);
    waiting[3]?.answer();
    await settle();
    expect([state.running, waiting.length]).toEqual([6, 7]);
    while (state.running > 0) {
      for (const gate of waiting) gate.answer();
      await settle();
    }
    expect((await all).map((delivery) => delivery.target.index)).toEqual(targetsOf(20).map((target) => target.index));
    expect(state.most).toBe(6);
  });

  it('holds no more than its window when the first answer does not come', async () => {
    const { handler, waiting } = gated();
    const { transport, sends } = transportOf({
      send: (given, signal) => (sentBy(given).tokens.includes('t0') ? handler(given, signal) : allOk(given)),
    });
    let read = 0;
    // So long that a reader without bounds is noticed, and so short that it does no harm.
    function* long(): Generator<Target> {
      while (read < 5000) yield { index: read, token: `t${read++}` };
    }
    const stream = run({ adapter: acme({ access: none }), transport, targets: long(), options: { concurrency: 5, batch: 2 } });
    const first = stream.next();
    for (let turn = 0; turn < 20; turn++) await settle();
    const window = 5 * 4;
    expect(sends).toHaveLength(window);
    expect(read).toBe(window * 2);
    waiting[0]?.answer();
    expect((await first).value).toMatchObject({ target: { token: 't0' } });
    await stream.return(undefined);
  });

  it('reads no further while the reader is slow', async () => {
    let read = 0;
    // So long that a reader without bounds is noticed, and so short that it does no harm.
    function* long(): Generator<Target> {
      while (read < 5000) yield { index: read, token: `t${read++}` };
    }
    const { transport } = transportOf();
    const stream = run({ adapter: acme({ access: none }), transport, targets: long(), options: { concurrency: 3 } });
    expect(read).toBe(0);
    await stream.next();
    for (let turn = 0; turn < 20; turn++) await settle();
    const atRest = read;
    expect(atRest).toBeLessThanOrEqual(1 + 3 * 4);
    for (let taken = 0; taken < 100; taken++) await stream.next();
    for (let turn = 0; turn < 20; turn++) await settle();
    expect(read).toBeGreaterThan(100);
    expect(read).toBeLessThanOrEqual(101 + 3 * 4);
    await stream.return(undefined);
  });

  it('gives results out while the input makes it wait', async () => {
    let give: ((target: Target) => void) | undefined;
    const targets: AsyncIterable<Target> = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise((resolve) => (give = (value) => resolve({ done: false, value }))),
        return: async () => ({ done: true, value: undefined }),
      }),
    };
    const stream = run({ transport: transportOf().transport, targets });
    const first = stream.next();
    await settle();
    give?.({ index: 0, token: 'early' });
    expect((await first).value).toMatchObject({ target: { token: 'early' }, judgement: { status: 'accepted' } });
    await stream.return(undefined);
  });

  it('gives results out while the rate makes it wait', async () => {
    const clock = fakeClock(startMs);
    let wake: (() => void) | undefined;
    const sleeping = { ...clock, sleep: () => new Promise<void>((resolve) => (wake = resolve)) };
    const stream = run({ transport: transportOf().transport, clock: sleeping, targets: targetsOf(2), options: { ratePerSecond: 0.1 } });
    expect((await stream.next()).value).toMatchObject({ target: { index: 0 } });
    expect(wake).toBeDefined();
    wake?.();
    expect((await stream.next()).value).toMatchObject({ target: { index: 1 } });
  });

  it('closes the input and starts nothing more when the reader goes away', async () => {
    let closed = 0;
    let read = 0;
    const targets: AsyncIterable<Target> = {
      [Symbol.asyncIterator]: () => ({
        next: async () => ({ done: false, value: { index: read, token: `t${read++}` } }),
        return: async () => ({ done: true, value: void closed++ }),
      }),
    };
    const { transport, sends } = transportOf();
    for await (const _ of run({ adapter: acme({ access: none }), transport, targets, options: { concurrency: 2 } })) break;
    const started = sends.length;
    for (let turn = 0; turn < 20; turn++) await settle();
    expect([closed, sends.length]).toEqual([1, started]);
  });

  it('sends nothing that the input still gives after the reader went away', async () => {
    let give: ((target: Target) => void) | undefined;
    const targets: AsyncIterable<Target> = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise((resolve) => (give = (value) => resolve({ done: false, value }))),
        return: () => new Promise(() => undefined),
      }),
    };
    const { transport, sends } = transportOf();
    const stream = run({ adapter: acme({ access: none }), transport, targets });
    const first = stream.next();
    await settle();
    give?.({ index: 0, token: 'early' });
    await first;
    await stream.return(undefined);
    give?.({ index: 1, token: 'late' });
    await settle();
    expect(sends.map((send) => send.tokens)).toEqual([['early']]);
  });

  it('closes the input when it is done', async () => {
    let closed = false;
    function* three(): Generator<Target> {
      try {
        yield* targetsOf(3);
      } finally {
        closed = true;
      }
    }
    await collect(run({ transport: transportOf().transport, targets: three() }));
    expect(closed).toBe(true);
  });

  it('reports what is under way before the error of a broken input comes out', async () => {
    async function* broken(): AsyncGenerator<Target> {
      yield* targetsOf(3);
      throw new Error('line 4 is not a token');
    }
    const { handler, waiting } = gated();
    const { transport } = transportOf({ send: handler });
    const seen: number[] = [];
    const reading = (async () => {
      for await (const delivery of run({ adapter: acme({ access: none }), transport, targets: broken() })) seen.push(delivery.target.index);
    })();
    await settle();
    for (const gate of waiting.toReversed()) gate.answer();
    await expect(reading).rejects.toThrow('line 4 is not a token');
    expect(seen).toEqual([0, 1, 2]);
  });

  it('reports the others before a bug of the adapter comes out', async () => {
    const adapter = acme({ access: none });
    const readSend = adapter.readSend;
    adapter.readSend = (response, tokens, context) => {
      if (tokens[0] === 't1') throw new TypeError('a bug');
      return readSend(response, tokens, context);
    };
    const seen: number[] = [];
    const { transport } = transportOf();
    await expect(
      (async () => {
        for await (const delivery of run({ adapter, transport, targets: targetsOf(4) })) seen.push(delivery.target.index);
      })(),
    ).rejects.toThrow('a bug');
    expect(seen).toEqual([0, 2, 3]);
  });

  it('lets everything through that is no transport error, and does not call it the vendor’s', async () => {
    const { transport } = transportOf({ send: () => Promise.reject(new RangeError('not the network')) });
    await expect(collect(run({ transport }))).rejects.toThrow(RangeError);
  });
});

/** A clock that goes on to the next awakening only when nothing else can happen. */
function virtualClock() {
  let nowMs = startMs;
  let sleepers: { atMs: number; wake(): void }[] = [];
  const sleep = (ms: number) => new Promise<void>((wake) => sleepers.push({ atMs: nowMs + ms, wake }));
  /** Runs until the promise is kept. */
  const drive = async <Value>(promise: Promise<Value>): Promise<Value> => {
    let done = false;
    const end = () => {
      done = true;
    };
    promise.then(end, end);
    for (;;) {
      await settle();
      if (done) return promise;
      const next = sleepers.toSorted((a, b) => a.atMs - b.atMs)[0];
      if (!next) continue;
      sleepers = sleepers.filter((sleeper) => sleeper !== next);
      nowMs = next.atMs;
      next.wake();
    }
  };
  return { clock: { ...fakeClock(startMs), now: () => nowMs, sleep }, drive };
}

describe('the rate', () => {
  /** When each request left, milliseconds after the start. */
  const timesOf = async (count: number, options: Partial<EngineOptions>, answerAfterMs: (index: number) => number = () => 0) => {
    const { clock, drive } = virtualClock();
    const times: number[] = [];
    const { transport } = transportOf({
      send: async (given) => {
        times.push(sentBy(given).nowMs - startMs);
        const ms = answerAfterMs(times.length - 1);
        if (ms > 0) await clock.sleep(ms);
        return allOk(given);
      },
    });
    await drive(collect(run({ adapter: acme({ access: none }), transport, clock, targets: targetsOf(count), options })));
    return times;
  };

  it('spaces single pushes evenly', async () => expect(await timesOf(5, { ratePerSecond: 10 })).toEqual([0, 100, 200, 300, 400]));
  it('counts the targets of a batch', async () => expect(await timesOf(12, { ratePerSecond: 10, batch: 5 })).toEqual([0, 500, 1000]));
  it('may be below one a second', async () => expect(await timesOf(3, { ratePerSecond: 0.5 })).toEqual([0, 2000, 4000]));
  it('does not wait without a limit', async () => expect(await timesOf(50, {})).toEqual(Array(50).fill(0)));
  it('leaves slow answers alone', async () =>
    expect(await timesOf(3, { ratePerSecond: 10, concurrency: 1 }, () => 150)).toEqual([0, 150, 300]));

  it('makes up for an idle time by no more than one second’s worth', async () => {
    const times = await timesOf(30, { ratePerSecond: 10, concurrency: 1 }, (index) => (index === 0 ? 60_000 : 0));
    expect(times[0]).toBe(0);
    expect(times.filter((ms) => ms === 60_000)).toHaveLength(11);
    expect(times.slice(12)).toEqual(Array.from({ length: 18 }, (_, index) => 60_100 + index * 100));
  });

  it('is never exceeded by more than one second’s worth over any stretch of time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1 }),
        async (ratePerSecond, count, batch, delays) => {
          const times = await timesOf(count, { ratePerSecond, batch, concurrency: 3 }, (index) => delays[index % delays.length] ?? 0);
          for (const [from, start] of times.entries())
            for (const [to, end] of times.entries())
              if (to > from)
                expect((to - from) * batch).toBeLessThanOrEqual(((end - start + 1) * ratePerSecond) / 1000 + ratePerSecond + batch);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('retries', () => {
  /** `refused` and `reset` break the connection; another string is the body of the answer. */
  const once = async (replies: (Reply | string)[], given: Omit<Given, 'transport'> & { meta?: Partial<AdapterMeta> } = {}) => {
    const clock = fakeClock(startMs);
    const waits: object[] = [];
    const left = [...replies];
    const { transport, sends } = transportOf({
      send: () => {
        const reply = left.shift() ?? { ok: true };
        if (reply === 'refused') return failing('ERR_REFUSED', true);
        if (reply === 'reset') return failing('ERR_RESET', false);
        return typeof reply === 'string' ? respond(reply, 503) : respond({ results: [reply] }, 'ok' in reply ? 200 : 503);
      },
    });
    const [delivery] = await collect(
      run({
        adapter: acme({ access: none, ...(given.meta ? { meta: given.meta } : {}) }),
        transport,
        clock,
        targets: targetsOf(1),
        hooks: { onWait: (wait) => waits.push(wait) },
        ...given,
      }),
    );
    return { delivery: delivery as Delivery, clock, waits, sends };
  };

  it.each<[string, (Reply | string)[], number, string, number]>([
    ['a refusal that proves it', [{ code: 'busy' }], 2, 'accepted', 2],
    ['a quota that proves it', [{ code: 'quota' }], 2, 'accepted', 2],
    ['a refused connection', ['refused'], 2, 'accepted', 2],
    ['several of them', ['refused', { code: 'busy' }], 2, 'accepted', 3],
    ['as often as allowed and no more', [{ code: 'busy' }, { code: 'busy' }, { code: 'busy' }], 2, 'unreachable', 3],
    ['not at all when told so', [{ code: 'busy' }], 0, 'unreachable', 1],
    ['not a refused connection when told so', ['refused'], 0, 'unreachable', 1],
    ['no plain server error', [{ code: 'oops' }], 2, 'unknown', 1],
    ['no dead token', [{ code: 'dead' }], 2, 'invalid-token', 1],
    ['no broken connection', ['reset'], 2, 'unknown', 1],
    ['no unusable answer', ['<html>'], 2, 'unknown', 1],
    ['no code nobody knows', [{ code: '4711' }], 2, 'unknown', 1],
    ['no unusable answer after a refusal', [{ code: 'busy' }, '<html>'], 2, 'unknown', 2],
  ])('sends again: %s', async (_name, replies, retries, status, attempts) => {
    const { delivery, sends } = await once(replies, { options: { retries } });
    expect(delivery).toMatchObject({ judgement: { status }, attempts });
    expect(sends).toHaveLength(attempts);
  });

  it('wait longer each time, with jitter', async () => {
    for (const [random, slept] of [
      [0, [250, 500, 1000]],
      [0.5, [375, 750, 1500]],
      [0.999, [500, 1000, 1999]],
    ] as const) {
      const { clock } = await once([{ code: 'busy' }, { code: 'busy' }, 'refused'], { options: { retries: 3 }, random: () => random });
      expect(clock.slept).toEqual(slept);
    }
  });

  it('never wait longer than 65 seconds by themselves', async () => {
    const { clock } = await once(Array<Reply>(12).fill({ code: 'busy' }), { options: { retries: 12 }, random: () => 1 });
    expect(Math.max(...clock.slept)).toBe(65_000);
  });

  it.each<[string, Reply, Partial<AdapterMeta>, number[], number]>([
    ['what the vendor asks', { code: 'busy', retryAfterMs: 3000 }, {}, [3000], 2],
    ['nothing when it asks for nothing', { code: 'busy', retryAfterMs: 0 }, {}, [0], 2],
    ['as long as is allowed', { code: 'busy', retryAfterMs: 65_000 }, {}, [65_000], 2],
    ['not at all when it asks for more: its answer is reported', { code: 'busy', retryAfterMs: 65_001 }, {}, [], 1],
    ['the vendor’s usual time for a quota', { code: 'quota' }, { retryAfterMs: 60_000 }, [60_000], 2],
    ['what the vendor asks before its usual time', { code: 'quota', retryAfterMs: 2000 }, { retryAfterMs: 60_000 }, [2000], 2],
    ['the usual time only for a quota', { code: 'busy' }, { retryAfterMs: 60_000 }, [375], 2],
    ['not at all when the usual time is too long', { code: 'quota' }, { retryAfterMs: 3_600_000 }, [], 1],
  ])('wait %s', async (_name, reply, meta, slept, attempts) => {
    const { clock, delivery } = await once([reply], { meta });
    expect(clock.slept).toEqual(slept);
    expect(delivery.attempts).toBe(attempts);
    if (attempts === 1) expect(delivery.judgement).toMatchObject({ notTaken: true, code: 'code' in reply ? reply.code : '' });
  });

  it('tell that they wait, for what and how long', async () => {
    const { waits } = await once([{ code: 'busy', retryAfterMs: 3000 }, 'refused']);
    expect(waits).toEqual([
      { vendor: 'acme', ms: 3000, reason: 'busy', attempt: 1 },
      { vendor: 'acme', ms: 750, reason: 'ERR_REFUSED', attempt: 2 },
    ]);
  });

  it('of a batch wait for the one that asks for the longest time', async () => {
    const clock = fakeClock(startMs);
    const replies: Record<string, Reply[]> = {
      t0: [{ code: 'quota' }],
      t1: [{ code: 'busy', retryAfterMs: 9000 }],
      t2: [{ code: 'busy' }],
      t3: [{ code: 'busy', retryAfterMs: 1000 }],
    };
    const { transport, sends } = transportOf({
      send: (given) => respond({ results: sentBy(given).tokens.map((token) => replies[token]?.shift() ?? { ok: true }) }),
    });
    await collect(
      run({ adapter: acme({ meta: { retryAfterMs: 20_000 } }), transport, clock, targets: targetsOf(4), options: { batch: 4 } }),
    );
    expect(clock.slept).toEqual([20_000]);
    expect(sends[1]?.tokens).toEqual(['t0', 't1', 't2', 't3']);
  });

  it('of a batch leave out the one that asks for too long', async () => {
    const clock = fakeClock(startMs);
    const replies: Record<string, Reply[]> = {
      t0: [{ code: 'busy', retryAfterMs: 3_600_000 }],
      t1: [{ code: 'busy', retryAfterMs: 1000 }],
    };
    const { transport, sends } = transportOf({
      send: (given) => respond({ results: sentBy(given).tokens.map((token) => replies[token]?.shift() ?? { ok: true }) }),
    });
    const deliveries = await collect(run({ transport, clock, targets: targetsOf(2), options: { batch: 2 } }));
    expect(sends.map((send) => send.tokens)).toEqual([['t0', 't1'], ['t1']]);
    expect(deliveries.map(({ judgement, attempts }) => [judgement.status, attempts])).toEqual([
      ['unreachable', 1],
      ['accepted', 2],
    ]);
  });
});

describe('an interruption', () => {
  it('cuts and reports what is under way, and starts nothing more', async () => {
    const controller = new AbortController();
    const { handler } = gated();
    const { transport, sends } = transportOf({
      send: (given, signal) => (['t0', 't1', 't2'].includes(sentBy(given).tokens[0] as string) ? allOk(given) : handler(given, signal)),
    });
    const all = collect(run({ transport, signal: controller.signal, targets: targetsOf(1000), options: { concurrency: 4 } }));
    for (let turn = 0; turn < 10; turn++) await settle();
    expect(sends).toHaveLength(7);
    controller.abort();
    expect((await all).map(({ target, judgement, attempts }) => [target.index, judgement.status, judgement.code, attempts])).toEqual([
      [0, 'accepted', undefined, 1],
      [1, 'accepted', undefined, 1],
      [2, 'accepted', undefined, 1],
      ...[3, 4, 5, 6].map((index) => [index, 'unknown', 'ERR_ABORTED', 1]),
    ]);
    expect(sends).toHaveLength(7);
  });

  it('before the beginning starts nothing', async () => {
    const { transport, state, sends } = transportOf();
    expect(await collect(run({ transport, signal: AbortSignal.abort() }))).toEqual([]);
    expect([state.auths, sends.length]).toEqual([0, 0]);
  });

  it('during the authorisation says that no push left', async () => {
    const controller = new AbortController();
    const { handler } = gated();
    const { transport, sends } = transportOf({ auth: handler });
    const all = collect(run({ transport, signal: controller.signal, targets: targetsOf(100), options: { concurrency: 2 } }));
    await settle();
    controller.abort();
    expect((await all).map(({ judgement, attempts }) => [judgement.status, attempts])).toEqual([
      ['unreachable', 0],
      ['unreachable', 0],
    ]);
    expect(sends).toEqual([]);
  });

  it.each<[string, Handler]>([
    ['a refusal', () => respond({ results: [{ code: 'busy' }] })],
    ['a refused connection', () => failing('ERR_REFUSED', true)],
  ])('while it waits after %s keeps that answer', async (_name, send) => {
    const controller = new AbortController();
    const interrupted = { ...fakeClock(startMs), sleep: async () => controller.abort() };
    const { transport, sends } = transportOf({ send });
    const deliveries = await collect(
      run({ transport, clock: interrupted, signal: controller.signal, targets: targetsOf(5), options: { concurrency: 1 } }),
    );
    expect(deliveries).toMatchObject([{ judgement: { status: 'unreachable', notTaken: true }, attempts: 1 }]);
    expect(sends).toHaveLength(1);
  });

  it('while the rate makes it wait ends the run', async () => {
    const controller = new AbortController();
    const clock = fakeClock(startMs);
    const waiting = {
      ...clock,
      sleep: (_ms: number, signal?: AbortSignal) => new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve())),
    };
    const { transport, sends } = transportOf();
    const all = collect(
      run({ transport, clock: waiting, signal: controller.signal, targets: targetsOf(10), options: { ratePerSecond: 1 } }),
    );
    await settle();
    controller.abort();
    expect(statuses(await all)).toEqual(['accepted']);
    await settle();
    expect(sends).toHaveLength(1);
  });

  it('while the rate makes it wait starts nothing more beside what is under way', async () => {
    const controller = new AbortController();
    const clock = {
      ...fakeClock(startMs),
      sleep: (_ms: number, signal?: AbortSignal) => new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve())),
    };
    // A transport that lets a request finish all the same.
    let answer: (() => void) | undefined;
    const { transport, sends } = transportOf({ send: (given) => new Promise((resolve) => (answer = () => resolve(allOk(given)))) });
    const all = collect(run({ transport, clock, signal: controller.signal, targets: targetsOf(10), options: { ratePerSecond: 1 } }));
    await settle();
    controller.abort();
    await settle();
    answer?.();
    expect(statuses(await all)).toEqual(['accepted']);
    expect(sends).toHaveLength(1);
  });

  it('while the input makes it wait ends the run', async () => {
    const controller = new AbortController();
    const targets: AsyncIterable<Target> = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined), return: () => new Promise(() => undefined) }),
    };
    const all = collect(run({ transport: transportOf().transport, signal: controller.signal, targets }));
    await settle();
    controller.abort();
    expect(await all).toEqual([]);
  });

  it('leaves no listener behind', async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = ((...given: Parameters<typeof add>) => (listeners++, add(...given))) as typeof add;
    signal.removeEventListener = ((...given: Parameters<typeof remove>) => (listeners--, remove(...given))) as typeof remove;
    await collect(run({ transport: transportOf().transport, signal }));
    expect(listeners).toBe(0);
  });
});

describe('the first request alone', () => {
  const adapter = () => acme({ meta: { firstRequestAlone: true } });

  it('goes until it is answered, then all the others', async () => {
    const { handler, waiting } = gated();
    const { transport } = transportOf({ send: handler });
    const all = collect(run({ adapter: adapter(), transport, targets: targetsOf(10), options: { concurrency: 10 } }));
    await settle();
    expect(waiting).toHaveLength(1);
    waiting[0]?.answer();
    await settle();
    expect(waiting).toHaveLength(10);
    for (const gate of waiting) gate.answer();
    expect(await all).toHaveLength(10);
  });

  it('goes alone again with a new token', async () => {
    const { handler, waiting } = gated();
    const { transport } = transportOf({ send: handler });
    const all = collect(run({ adapter: adapter(), transport, targets: targetsOf(6), options: { concurrency: 6 } }));
    await settle();
    waiting[0]?.answer();
    await settle();
    for (const gate of waiting.splice(0)) gate.answer(respond({ results: [{ code: 'stale' }] }));
    await settle();
    expect(waiting.map((gate) => sentBy(gate.request).access)).toEqual(['access-2']);
    waiting[0]?.answer();
    await settle();
    expect(waiting).toHaveLength(5);
    for (const gate of waiting) gate.answer();
    expect(statuses(await all)).toEqual(Array(6).fill('accepted'));
  });

  it('does not hold the others for ever when it fails', async () => {
    const { handler, waiting } = gated();
    const { transport } = transportOf({ send: handler });
    const all = collect(run({ adapter: adapter(), transport, targets: targetsOf(4), options: { retries: 0 } }));
    await settle();
    waiting[0]?.fail(new TransportError('ERR_RESET', { stage: 'wait', notTaken: false, message: 'It broke.' }));
    await settle();
    expect(waiting).toHaveLength(4);
    for (const gate of waiting) gate.answer();
    expect(statuses(await all)).toEqual(['unknown', 'accepted', 'accepted', 'accepted']);
  });

  it('is not needed with a client certificate', async () => {
    const { handler, waiting } = gated();
    const { transport } = transportOf({ send: handler });
    const all = collect(
      run({
        adapter: acme({ meta: { firstRequestAlone: true }, access: { kind: 'local', create: () => undefined } }),
        transport,
        targets: targetsOf(4),
      }),
    );
    await settle();
    expect(waiting).toHaveLength(4);
    for (const gate of waiting) gate.answer();
    await all;
  });
});

describe('what broke on the way', () => {
  it.each<[TransportErrorCode, boolean, string, number]>([
    ['ERR_DNS', true, 'unreachable', 1],
    ['ERR_REFUSED', true, 'unreachable', 3],
    ['ERR_CONNECT_TIMEOUT', true, 'unreachable', 3],
    ['ERR_UNREACHABLE_HOST', true, 'unreachable', 3],
    ['ERR_PROXY', true, 'unreachable', 1],
    ['ERR_TLS_UNTRUSTED', true, 'unreachable', 1],
    ['ERR_TLS_HOSTNAME', true, 'unreachable', 1],
    ['ERR_TLS_EXPIRED', true, 'unreachable', 1],
    ['ERR_TLS', true, 'unreachable', 3],
    ['ERR_ALPN', true, 'unreachable', 1],
    ['ERR_CLIENT_CERTIFICATE', true, 'unreachable', 1],
    ['ERR_REFUSED_STREAM', true, 'unreachable', 3],
    ['ERR_GOAWAY', true, 'unreachable', 3],
    ['ERR_GOAWAY', false, 'unknown', 1],
    ['ERR_RESPONSE_TIMEOUT', false, 'unknown', 1],
    ['ERR_RESET', false, 'unknown', 1],
    ['ERR_PROTOCOL', false, 'unknown', 1],
    ['ERR_BODY_TOO_LARGE', false, 'unknown', 1],
    ['ERR_ABORTED', false, 'unknown', 1],
  ])('%s, provably not taken %s: %s after %i attempts', async (code, notTaken, status, attempts) => {
    const { transport, sends } = transportOf({ send: () => failing(code, notTaken) });
    const [delivery] = await collect(run({ transport, targets: targetsOf(1) }));
    expect(delivery).toMatchObject({ judgement: { status, code }, attempts });
    expect(delivery?.http).toBeUndefined();
    expect(sends).toHaveLength(attempts);
  });

  it('is explained by the vendor’s own reason, and not sent again', async () => {
    const { transport, sends } = transportOf({ send: () => failing('ERR_GOAWAY', true, '{"reason":"dead"}') });
    expect(await collect(run({ transport, targets: targetsOf(1) }))).toMatchObject([
      { judgement: { status: 'invalid-token', code: 'dead' } },
    ]);
    expect(sends).toHaveLength(1);
  });

  it('is the same for all of a batch', async () => {
    const { transport } = transportOf({ send: () => failing('ERR_RESET', false) });
    expect(statuses(await collect(run({ transport, options: { batch: 3 } })))).toEqual(['unknown', 'unknown', 'unknown']);
  });
});

describe('the raw answer', () => {
  it.each<[string, HttpResponse, string | undefined]>([
    ['is kept when it is unusable', respond('<html>busy</html>', 502), '<html>busy</html>'],
    ['is kept when it is unusable although the status is fine', respond('OK', 200), 'OK'],
    ['is kept when its code is unknown', respond({ results: [{ code: '4711' }] }), '{"results":[{"code":"4711"}]}'],
    [
      'is kept when its code is unknown and its status says something',
      respond({ results: [{ code: '4711' }] }, 429),
      '{"results":[{"code":"4711"}]}',
    ],
    ['is dropped when its code is known', respond({ results: [{ code: 'dead' }] }, 400), undefined],
    ['is dropped when the push was accepted', respond({ results: [{ ok: true }] }), undefined],
  ])('%s', async (_name, response, raw) => {
    const { transport } = transportOf({ send: () => response });
    const [delivery] = await collect(run({ transport, targets: targetsOf(1) }));
    expect(delivery?.raw).toBe(raw);
    expect(delivery?.http?.status).toBe(response.status);
  });
});
