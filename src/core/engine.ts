import type { AccountBase } from './account.ts';
import { accessOf, type AccessToken, type Adapter, type Answer, type PreparedSend } from './adapter.ts';
import type { Catalogue } from './catalogue.ts';
import type { Clock } from './clock.ts';
import { TransportError, type HttpRequest, type HttpResponse, type Transport } from './http.ts';
import { judgeAnswer, judgeTransportError, type Judgement } from './judge.ts';

/** One address to send to, with its position in the input. */
export interface Target {
  index: number;
  token: string;
  device?: string;
}

/** What became of one target. */
export interface Delivery {
  target: Target;
  judgement: Judgement;
  /** Times the push request was sent (0: it never came to that). */
  attempts: number;
  http?: { status: number; ms: number };
  /** The raw body, kept only when the answer was unusable or its code is unknown. */
  raw?: string;
  /** How many targets travelled in the same request. */
  batchSize: number;
}

export interface EngineOptions {
  /** Requests under way at once. */
  concurrency: number;
  /** Targets per request; more than 1 only where the adapter allows it. */
  batch: number;
  /** Targets per second; unlimited when absent. */
  ratePerSecond?: number;
  /** Further attempts after a refusal that proves the push was not taken. */
  retries: number;
  timeoutMs: number;
  validateOnly: boolean;
}

export interface EngineHooks {
  /** Called before the engine waits for another attempt. */
  onWait?(wait: { vendor: string; ms: number; reason: string; attempt: number }): void;
  /** Called with every access token, so that it is masked from then on. */
  onAccess?(access: AccessToken): void;
  /** Called with every response, for rules about responses. */
  onResponse?(endpoint: string, response: HttpResponse, receivedAtMs: number): void;
}

export interface EngineJob<Account extends AccountBase, Wire> {
  adapter: Adapter<Account, Wire>;
  catalogue: Catalogue;
  account: Account;
  wire: Wire;
  targets: AsyncIterable<Target> | Iterable<Target>;
  options: EngineOptions;
  transport: Transport;
  clock: Clock;
  signal?: AbortSignal;
  hooks?: EngineHooks;
  /** 0 … 1, for jitter. */
  random?: () => number;
}

/** An access token is renewed this long before it expires. */
const accessMarginMs = 60_000;
/** The longest wait before another attempt; a vendor that asks for more gets its answer reported instead. */
const maxWaitMs = 65_000;
const firstWaitMs = 500;
/** Requests started but not yet given out, in units of the concurrency: how far a slow answer may fall behind before reading stops. */
const windowFactor = 4;

interface Slot {
  deliveries: Delivery[] | undefined;
}

/**
 * Sends one wire to many targets: authorises once and again when the token dies, batches, bounds concurrency and rate, retries only what
 * provably was not taken. Deliveries come out in input order; reading from `targets` stops while the reader is slow.
 * When the signal aborts, no new request starts and those under way are cut and reported. When reading or sending throws, what was under way
 * is reported before the error comes out.
 */
export async function* runEngine<Account extends AccountBase, Wire>(job: EngineJob<Account, Wire>): AsyncGenerator<Delivery> {
  const { adapter, options, signal } = job;
  const batch = Math.max(1, Math.min(options.batch, adapter.meta.maxBatch));
  const sender = createSender(job);
  const take = rateLimiter(job);
  const iterator = Symbol.asyncIterator in job.targets ? job.targets[Symbol.asyncIterator]() : job.targets[Symbol.iterator]();
  const window = options.concurrency * windowFactor;
  const slots: Slot[] = [];
  let running = 0;
  let reading = false;
  let exhausted = false;
  let closed = false;
  let failure: { error: unknown } | undefined;
  let wake: (() => void) | undefined;
  const signalChange = () => {
    wake?.();
    wake = undefined;
  };
  const fail = (error: unknown) => {
    failure ??= { error };
  };
  signal?.addEventListener('abort', signalChange);

  const start = async (targets: Target[]) => {
    const slot: Slot = { deliveries: undefined };
    slots.push(slot);
    running++;
    try {
      slot.deliveries = await sender(targets);
    } catch (error) {
      fail(error);
      slot.deliveries = [];
    }
    running--;
    signalChange();
  };

  /** Reads one batch and starts it. Runs beside the results, so that a slow input or the rate holds none of them back. */
  const readOn = async () => {
    reading = true;
    try {
      const targets: Target[] = [];
      while (targets.length < batch) {
        const step = iterator.next();
        const next = step instanceof Promise ? await step : step;
        if (next.done) {
          exhausted = true;
          break;
        }
        targets.push(next.value);
      }
      const wait = targets.length === 0 ? 0 : take(targets.length);
      if (wait > 0) await job.clock.sleep(wait, signal);
      if (targets.length > 0 && !signal?.aborted && !failure && !closed) void start(targets);
    } catch (error) {
      fail(error);
    }
    reading = false;
    signalChange();
  };

  try {
    for (;;) {
      while (!reading && !exhausted && !failure && !signal?.aborted && running < options.concurrency && slots.length < window)
        void readOn();
      const head = slots[0];
      if (head?.deliveries) {
        slots.shift();
        yield* head.deliveries;
        continue;
      }
      if (slots.length === 0) {
        if (failure) throw failure.error;
        if (signal?.aborted || (exhausted && !reading)) return;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    closed = true;
    signal?.removeEventListener('abort', signalChange);
    const returned = iterator.return?.();
    // An input that is being waited for would keep us waiting too.
    if (!reading) await returned;
  }
}

/** Milliseconds to wait before `count` more targets may leave; a token bucket that holds one second's worth. */
function rateLimiter<Account extends AccountBase, Wire>(job: EngineJob<Account, Wire>): (count: number) => number {
  const rate = job.options.ratePerSecond;
  if (rate === undefined) return () => 0;
  let nextFreeMs = job.clock.now();
  return (count) => {
    const now = job.clock.now();
    nextFreeMs = Math.max(nextFreeMs, now - 1000);
    const wait = nextFreeMs - now;
    nextFreeMs += (count * 1000) / rate;
    return wait;
  };
}

/** Sends one batch, with authorisation and retries. */
function createSender<Account extends AccountBase, Wire>(job: EngineJob<Account, Wire>): (targets: Target[]) => Promise<Delivery[]> {
  const { adapter, account, catalogue, options, transport, clock, signal, hooks } = job;
  const random = job.random ?? Math.random;
  const authority = createAuthority(job);
  const prepared: PreparedSend = adapter.prepareSend(job.wire, account, { validateOnly: options.validateOnly });
  const requestOptions = { signal, timeoutMs: options.timeoutMs };
  const accessKind = accessOf(adapter.access, account).kind;
  let firstAlone: { token: string | undefined; answered: Promise<void> } | undefined;

  const perform = async (request: HttpRequest, accessValue: string | undefined): Promise<HttpResponse> => {
    if (!adapter.meta.firstRequestAlone) return transport.request(request, requestOptions);
    while (firstAlone && firstAlone.token === accessValue && firstAlone.answered !== settled) await firstAlone.answered;
    if (firstAlone?.token === accessValue) return transport.request(request, requestOptions);
    let release!: () => void;
    const gate = { token: accessValue, answered: new Promise<void>((resolve) => (release = resolve)) };
    firstAlone = gate;
    try {
      return await transport.request(request, requestOptions);
    } finally {
      gate.answered = settled;
      release();
    }
  };

  return async (allTargets) => {
    const done = new Map<Target, Delivery>();
    let targets = allTargets;
    let attempts = 0;
    let retried = 0;
    let reauthorised = false;
    for (;;) {
      const finish = (judgement: Judgement, extra: Partial<Delivery> = {}) => {
        for (const target of targets) done.set(target, { target, judgement, attempts, batchSize: targets.length, ...extra });
      };
      const granted = await authority.get();
      if (!granted.ok) {
        finish(granted.judgement, granted.extra);
        break;
      }
      const tokens = targets.map((target) => target.token);
      const request = prepared(tokens, granted.access, { nowMs: clock.now() });
      attempts++;
      let response: HttpResponse;
      try {
        response = await perform(request, granted.access?.value);
      } catch (error) {
        if (!(error instanceof TransportError)) throw error;
        const judgement = judgeTransportError(error, catalogue, request.endpoint);
        if (judgement.notTaken && retried < options.retries && !signal?.aborted && (await pause(judgement, attempts, ++retried))) continue;
        finish(judgement);
        break;
      }
      const receivedAtMs = clock.now();
      hooks?.onResponse?.(request.endpoint, response, receivedAtMs);
      const answers = adapter.readSend(response, tokens, { nowMs: receivedAtMs });
      const http = { status: response.status, ms: Math.round(response.timings.totalMs) };
      const again: Target[] = [];
      /** Whether a new access token is on its way or there; asked once an answer calls this one stale. */
      let renewed: boolean | undefined;
      let waitFor: Judgement | undefined;
      for (const [index, target] of targets.entries()) {
        const answer: Answer = answers[index] ?? { ok: 'unreadable' };
        const judgement = judgeAnswer(answer, request.endpoint, response.status, catalogue);
        if (judgement.reauthorise && !reauthorised && accessKind !== 'none' && (renewed ??= authority.discard(granted.access)))
          again.push(target);
        else if (judgement.notTaken && retried < options.retries && !signal?.aborted && (askedWait(judgement) ?? 0) <= maxWaitMs) {
          if (!waitFor || (askedWait(judgement) ?? 0) > (askedWait(waitFor) ?? 0)) waitFor = judgement;
          again.push(target);
        }
        if (answer.ok !== 'unreadable' && !judgement.reauthorise) authority.confirm(granted.access);
        const usable = answer.ok === true || judgement.entry?.endpoint !== '*' || judgement.catalogue === catalogue;
        done.set(target, {
          target,
          judgement,
          attempts,
          http,
          batchSize: targets.length,
          ...(answer.ok === 'unreadable' || (answer.ok === false && !judgement.entry) || !usable ? { raw: response.body } : {}),
        });
      }
      if (again.length === 0) break;
      if (renewed) reauthorised = true;
      if (waitFor && !(await pause(waitFor, attempts, ++retried))) break;
      if (signal?.aborted) break;
      targets = again;
    }
    return allTargets.map((target) => done.get(target) as Delivery);
  };

  /** What the vendor asks to wait, milliseconds. */
  function askedWait(judgement: Judgement): number | undefined {
    return judgement.retryAfterMs ?? (judgement.entry?.class === 'quota' ? adapter.meta.retryAfterMs : undefined);
  }

  /** Waits before another attempt; false when interrupted. */
  async function pause(judgement: Judgement, attempt: number, retry: number): Promise<boolean> {
    const asked = askedWait(judgement);
    const backoff = firstWaitMs * 2 ** (retry - 1);
    const ms = Math.min(maxWaitMs, asked ?? Math.round(backoff / 2 + random() * (backoff / 2)));
    hooks?.onWait?.({ vendor: adapter.id, ms, reason: judgement.code ?? '', attempt });
    await clock.sleep(ms, signal);
    return !signal?.aborted;
  }
}

const settled: Promise<void> = Promise.resolve();

type Granted =
  | { ok: true; access: AccessToken | undefined }
  | { ok: false; judgement: Judgement; extra: { http?: { status: number; ms: number }; raw?: string } };

/** Gets the access token once for everybody, keeps it until shortly before its end, and gets a new one when asked. */
export function createAuthority<Account extends AccountBase, Wire>(
  job: Pick<EngineJob<Account, Wire>, 'adapter' | 'account' | 'catalogue' | 'clock' | 'transport' | 'hooks' | 'signal'> & {
    options: Pick<EngineOptions, 'timeoutMs'>;
  },
) {
  const { adapter, account, catalogue, clock, transport, hooks, signal } = job;
  const access = accessOf(adapter.access, account);
  let current: AccessToken | undefined;
  let renewAtMs = 0;
  /** Set from a renewal that a stale token caused until an answer shows that the new one works. */
  let doubtful = false;
  let pending: Promise<Granted> | undefined;
  /** A refused authorisation is final for the run: the same credential will not be tried once per token. */
  let refused: Granted | undefined;

  const keep = (access: AccessToken) => {
    current = access;
    // A token that lives hardly longer than the margin is not renewed for every push.
    renewAtMs = Math.max(access.expiresAtMs - accessMarginMs, (clock.now() + access.expiresAtMs) / 2);
  };

  const obtain = async (): Promise<Granted> => {
    const context = { nowMs: clock.now() };
    if (access.kind === 'none') return { ok: true, access: undefined };
    if (access.kind === 'local') {
      const made = await access.create(account, context);
      if (made) hooks?.onAccess?.(made);
      keep(made ?? { value: '', expiresAtMs: Infinity });
      return { ok: true, access: made };
    }
    const request = await access.request(account, context);
    try {
      const response = await transport.request(request, { signal, timeoutMs: job.options.timeoutMs });
      const receivedAtMs = clock.now();
      hooks?.onResponse?.(request.endpoint, response, receivedAtMs);
      const answer = access.read(response, { nowMs: receivedAtMs });
      if (answer.ok === true) {
        hooks?.onAccess?.(answer.access);
        keep(answer.access);
        return { ok: true, access: answer.access };
      }
      const judgement = judgeAnswer(answer, request.endpoint, response.status, catalogue);
      // The push itself never left, whatever happened to the auth call.
      const status = judgement.status === 'unknown' ? 'unreachable' : judgement.status;
      return {
        ok: false,
        judgement: { ...judgement, status },
        extra: {
          http: { status: response.status, ms: Math.round(response.timings.totalMs) },
          ...(judgement.catalogue === catalogue ? {} : { raw: response.body }),
        },
      };
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      return { ok: false, judgement: { ...judgeTransportError(error, catalogue, request.endpoint), status: 'unreachable' }, extra: {} };
    }
  };

  return {
    get(): Promise<Granted> | Granted {
      if (refused) return refused;
      if (access.kind === 'none') return { ok: true, access: undefined };
      if (current && clock.now() < renewAtMs) return { ok: true, access: current.value === '' ? undefined : current };
      pending ??= obtain().then((granted) => {
        pending = undefined;
        if (!granted.ok) refused = granted;
        return granted;
      });
      return pending;
    },
    /**
     * Forgets a token the vendor calls stale, unless a newer one is already there. False when the token is itself the answer to such a call
     * and has not worked once: another one would fare no better, and vendors count auth calls.
     */
    discard(stale: AccessToken | undefined): boolean {
      if (current === undefined || (stale !== undefined && current.value !== stale.value)) return true;
      if (doubtful || current.value === '') return false;
      doubtful = true;
      current = undefined;
      return true;
    },
    /** Tells that the vendor accepted a token. */
    confirm(good: AccessToken | undefined): void {
      if (current !== undefined && (good?.value ?? '') === current.value) doubtful = false;
    },
  };
}
