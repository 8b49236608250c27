import { dayIn } from '../core/clock.ts';
import { PushCheckError, type ErrorProblem } from '../core/errors.ts';
import { mask } from '../core/redact.ts';
import type { SandboxContext, SandboxIdentity, SandboxPush, SandboxRequest, SandboxResponse, SandboxVendor } from '../core/sandbox.ts';
import { handleControl } from './control.ts';
import { FaultList, type Fault, type FaultEffect } from './faults.ts';
import { createRouter, type Router } from './router.ts';
import type { IncomingRequest, Outcome, RecordedPush, SandboxAccounts, SandboxError } from './types.ts';

export interface EmulatorOptions {
  vendors: readonly SandboxVendor[];
  /** Unix milliseconds. */
  now: () => number;
  seed: number;
  identities: Record<string, SandboxIdentity>;
  faults: readonly Fault[];
  /** How many accepted pushes are kept; the oldest are forgotten first. */
  keptPushes: number;
  onPush: ((push: RecordedPush) => void) | undefined;
  onError: ((error: SandboxError) => void) | undefined;
}

interface Tenant extends Pick<SandboxVendor, 'id' | 'hosts' | 'routes'> {
  vendor: SandboxVendor;
  state: unknown;
  context: TenantContext;
}

interface Kept {
  seq: number;
  atMs: number;
  push: SandboxPush;
  request: SandboxRequest;
  vendor: string;
}

const credentialHeader = /auth|token|secret|key|sign|cookie|password/;

/** One per vendor, not per request: handlers are synchronous, so it is set up before each call. */
class TenantContext implements SandboxContext {
  nowMs = 0;
  day = '';
  request: SandboxRequest | undefined;
  readonly #vendor: SandboxVendor;
  readonly #random: (length: number) => string;
  readonly #keep: (kept: Omit<Kept, 'seq'>) => void;
  #quarter = -1;

  constructor(vendor: SandboxVendor, random: (length: number) => string, keep: (kept: Omit<Kept, 'seq'>) => void) {
    this.#vendor = vendor;
    this.#random = random;
    this.#keep = keep;
  }

  enter(nowMs: number, request: SandboxRequest): void {
    this.nowMs = nowMs;
    this.request = request;
    // Days begin on a quarter of an hour in every zone of the world.
    const quarter = Math.floor(nowMs / 900_000);
    if (quarter === this.#quarter) return;
    this.#quarter = quarter;
    this.day = dayIn(this.#vendor.zone, nowMs);
  }

  randomHex = (length: number): string => this.#random(length);

  record = (push: SandboxPush): void => {
    if (this.request) this.#keep({ vendor: this.#vendor.id, atMs: this.nowMs, push, request: this.request });
  };
}

/** Hex digits of any length from a seeded generator (mulberry32). */
function createRandomHex(seed: number): (length: number) => string {
  let state = seed | 0;
  return (length) => {
    let hex = '';
    while (hex.length < length) {
      state = (state + 0x6d2b79f5) | 0;
      let bits = Math.imul(state ^ (state >>> 15), 1 | state);
      bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
      hex += ((bits ^ (bits >>> 14)) >>> 0).toString(16).padStart(8, '0');
    }
    return hex.slice(0, length);
  };
}

/** The emulator without sockets: routes a request to its vendor, applies faults, keeps what was accepted. */
export class Emulator {
  readonly #options: EmulatorOptions;
  readonly #tenants: readonly Tenant[];
  readonly #route: Router<Tenant>;
  readonly #faults: FaultList;
  #kept: Kept[] = [];
  #seq = 0;
  #second = -1;
  #date = '';

  /** @throws {PushCheckError} `ERR_USAGE` when a fault cannot be had; its problems say why. */
  constructor(options: EmulatorOptions) {
    this.#options = options;
    const random = createRandomHex(options.seed);
    const keep = (kept: Omit<Kept, 'seq'>) => this.#keep(kept);
    this.#tenants = options.vendors.map((vendor) => ({
      id: vendor.id,
      hosts: vendor.hosts,
      routes: vendor.routes,
      vendor,
      state: vendor.createState(options.identities[vendor.id]),
      context: new TenantContext(vendor, random, keep),
    }));
    this.#route = createRouter(this.#tenants);
    this.#faults = new FaultList(options.vendors, (vendor, endpoint, code) => this.#knowsCode(vendor, endpoint, code));
    const problems = options.faults.map((fault) => this.#faults.add(fault)).filter((problem) => problem !== undefined);
    if (problems.length > 0)
      throw new PushCheckError(
        'ERR_USAGE',
        { en: 'The sandbox cannot have the faults that were asked for.', zh: '沙箱无法设置所要求的故障。' },
        { problems },
      );
  }

  /** The emulator's clock, Unix milliseconds. */
  get nowMs(): number {
    return this.#options.now() + this.#faults.clockMs;
  }

  /** The value of the `Date` header, by the emulator's clock. */
  get date(): string {
    const second = Math.floor(this.nowMs / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#date = new Date(second * 1000).toUTCString();
    }
    return this.#date;
  }

  /** Answers one request. Never throws: a defect in a handler is a 500 and a call of `onError`. */
  receive(incoming: IncomingRequest, baseUrl: string): Outcome {
    const { method, target, host } = incoming;
    const mark = target.indexOf('?');
    const path = mark === -1 ? target : target.slice(0, mark);
    const search = mark === -1 ? '' : target.slice(mark + 1);
    if (path.startsWith('/_sandbox/')) return this.#outcome(handleControl(this, { method, path, body: incoming.body, baseUrl }));

    const match = this.#route({ host, method, path, search });
    if (match.kind === 'none') return this.#outcome(plain(404, 'No vendor of this sandbox has this path on this host.'));
    if (match.kind === 'method') {
      const answer = plain(405, `${match.vendor.id} does not answer ${method} on this path.`);
      return this.#outcome({ ...answer, headers: { allow: match.allowed.join(', ') } });
    }
    const { vendor: tenant, route, params } = match;
    const request: SandboxRequest = {
      endpoint: route.endpoint,
      method,
      path,
      params,
      query: new URLSearchParams(search),
      headers: incoming.headers,
      rawHeaderNames: incoming.rawHeaderNames,
      body: incoming.body,
      protocol: incoming.protocol,
      tls: incoming.tls,
      host,
      connectionId: incoming.connectionId,
    };
    if (incoming.clientCertificate) request.clientCertificate = incoming.clientCertificate;
    const effect = this.#faults.take(tenant.id, route.endpoint);
    return this.#outcome(this.#answer(tenant, request, effect), effect);
  }

  #answer(tenant: Tenant, request: SandboxRequest, effect: FaultEffect | undefined): SandboxResponse {
    if (effect?.status !== undefined) {
      // What a gateway in front of the vendor says; nothing of it is the vendor's format.
      const body = `<html><head><title>${effect.status}</title></head><body><center><h1>${effect.status}</h1></center></body></html>\n`;
      return { status: effect.status, headers: { 'content-type': 'text/html' }, body };
    }
    const { vendor, context, state } = tenant;
    context.enter(this.nowMs, request);
    try {
      if (effect?.code === undefined) return vendor.handle(request, state, context);
      const refusal = vendor.refuse(request.endpoint, effect.code, request, state, context);
      return refusal ?? vendor.handle(request, state, context);
    } catch (cause) {
      this.report({
        vendor: vendor.id,
        message: `sandbox: ${vendor.id}.${request.endpoint} failed: ${cause instanceof Error ? cause.message : String(cause)}`,
        cause,
      });
      return plain(500, 'The emulator itself failed; this is not an answer of the vendor.');
    } finally {
      context.request = undefined;
    }
  }

  /** Tells the caller of a defect. */
  report(error: SandboxError): void {
    this.#options.onError?.(error);
  }

  #outcome(response: SandboxResponse, effect?: FaultEffect): Outcome {
    const { status, body = '' } = response;
    const isText = typeof body === 'string';
    const headers: Record<string, string> = { date: this.date, ...response.headers };
    if (!isText) headers['content-type'] ??= 'application/json';
    return { status, headers, body: isText ? body : JSON.stringify(body), delayMs: effect?.delayMs ?? 0, drop: effect?.drop ?? false };
  }

  #keep(kept: Omit<Kept, 'seq'>): void {
    const entry: Kept = { ...kept, seq: ++this.#seq };
    const limit = this.#options.keptPushes;
    this.#kept.push(entry);
    // Trimmed by halves, so that a million pushes cost no million shifts.
    if (this.#kept.length >= limit * 2) this.#kept = this.#kept.slice(-limit);
    this.#options.onPush?.(show(entry));
  }

  pushes(): RecordedPush[] {
    return this.#kept.slice(-this.#options.keptPushes).map(show);
  }

  clearPushes(): void {
    this.#kept = [];
  }

  faults(): Fault[] {
    return this.#faults.list();
  }

  /** Puts a fault in force; a returned problem says why it cannot be. */
  addFault(fault: Fault): ErrorProblem | undefined {
    return this.#faults.add(fault);
  }

  clearFaults(): void {
    this.#faults.clear();
  }

  accounts(baseUrl: string): SandboxAccounts {
    const accounts: SandboxAccounts = { vendors: {}, devices: {} };
    for (const { vendor } of this.#tenants) {
      accounts.vendors[vendor.id] = vendor.account(baseUrl, this.#options.identities[vendor.id]);
      for (const device of vendor.devices) accounts.devices[`${vendor.id}-${device.name}`] = { vendor: vendor.id, token: device.token };
    }
    return accounts;
  }

  #knowsCode(vendor: SandboxVendor, endpoint: string, code: string): boolean {
    const tenant = this.#tenants.find((candidate) => candidate.vendor === vendor);
    const route = vendor.routes.find((candidate) => candidate.endpoint === endpoint);
    if (!tenant || !route) return false;
    const request: SandboxRequest = {
      endpoint,
      method: route.method === '*' ? 'POST' : route.method,
      path: route.path,
      params: {},
      query: new URLSearchParams(),
      headers: {},
      rawHeaderNames: [],
      body: Buffer.alloc(0),
      protocol: 'http/1.1',
      tls: false,
      host: vendor.hosts[0] ?? '127.0.0.1',
      connectionId: 'probe',
    };
    const nowMs = this.nowMs;
    // Its own context: asking must not move the seeded randomness nor record anything.
    const context: SandboxContext = { nowMs, day: dayIn(vendor.zone, nowMs), randomHex: (length) => '0'.repeat(length), record: () => {} };
    try {
      return vendor.refuse(endpoint, code, request, tenant.state, context) !== undefined;
    } catch {
      // The handler wanted more of the request than a probe has, so it does know the code.
      return true;
    }
  }
}

function plain(status: number, message: string): SandboxResponse {
  return { status, body: { sandbox: true, error: message } };
}

function show({ seq, atMs, push, request, vendor }: Kept): RecordedPush {
  const { endpoint, method, host, path, protocol, tls } = request;
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, credentialHeader.test(name) ? mask : value]),
  );
  const { tokens, message, messageId, validateOnly } = push;
  return {
    seq,
    at: new Date(atMs).toISOString(),
    vendor,
    tokens,
    message,
    messageId,
    ...(validateOnly === undefined ? {} : { validateOnly }),
    request: { endpoint, method, host, path, protocol, tls, headers },
  };
}
