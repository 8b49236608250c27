import { dayIn } from '../core/clock.ts';
import { PushCheckError, type ErrorProblem } from '../core/errors.ts';
import { mask } from '../core/redact.ts';
import type {
  FlowStep,
  HopAnswer,
  HopDevice,
  HopPush,
  PlatformSandboxContext,
  SandboxPlatform,
  UserScenario,
} from '../core/platform-sandbox.ts';
import type { SandboxContext, SandboxIdentity, SandboxPush, SandboxRequest, SandboxResponse, SandboxVendor } from '../core/sandbox.ts';
import { handleControl } from './control.ts';
import { FaultList, type Fault, type FaultEffect, type FaultyService } from './faults.ts';
import { createRouter, type Router } from './router.ts';
import type {
  IncomingRequest,
  Outcome,
  RecordedFlow,
  RecordedPush,
  SandboxAccounts,
  SandboxError,
  SandboxGroup,
  SandboxUser,
} from './types.ts';

export interface EmulatorOptions {
  vendors: readonly SandboxVendor[];
  platforms?: readonly SandboxPlatform[];
  /** How a platform's push gets to a vendor; without it the platforms' vendors cannot be reached. */
  deliver?: ((push: HopPush, emulator: Emulator) => Promise<HopAnswer>) | undefined;
  onFlow?: ((flow: RecordedFlow) => void) | undefined;
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

interface VendorTenant extends Pick<SandboxVendor, 'id' | 'hosts' | 'routes'> {
  kind: 'vendor';
  vendor: SandboxVendor;
  state: unknown;
  context: TenantContext;
}

interface PlatformTenant extends Pick<SandboxVendor, 'id' | 'hosts' | 'routes'> {
  kind: 'platform';
  vendor: SandboxPlatform;
  state: unknown;
}

type Tenant = VendorTenant | PlatformTenant;

interface Kept {
  seq: number;
  atMs: number;
  push: SandboxPush;
  request: SandboxRequest;
  vendor: string;
}

/** How many flows are kept. */
const keptFlows = 1000;

const credentialHeader = /auth|token|secret|key|sign|cookie|password/;

interface Randomness {
  hex(length: number): string;
  accessHex(length: number): string;
}

/** One per vendor, not per request: handlers are synchronous, so it is set up before each call. */
class TenantContext implements SandboxContext {
  nowMs = 0;
  day = '';
  request: SandboxRequest | undefined;
  readonly #vendor: Pick<SandboxVendor, 'id' | 'zone'>;
  readonly #random: Randomness;
  readonly #keep: (kept: Omit<Kept, 'seq'>) => void;
  #quarter = -1;

  constructor(vendor: Pick<SandboxVendor, 'id' | 'zone'>, random: Randomness, keep: (kept: Omit<Kept, 'seq'>) => void) {
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

  randomHex = (length: number): string => this.#random.hex(length);

  accessHex = (length: number): string => this.#random.accessHex(length);

  record = (push: SandboxPush): void => {
    if (this.request) this.#keep({ vendor: this.#vendor.id, atMs: this.nowMs, push, request: this.request });
  };
}

/** One per request: a platform's handler waits for the vendors. */
class PlatformContext extends TenantContext implements PlatformSandboxContext {
  readonly steps = new Map<string, FlowStep[]>();
  deliver: (push: HopPush) => Promise<HopAnswer>;

  constructor(
    platform: SandboxPlatform,
    random: Randomness,
    keep: (kept: Omit<Kept, 'seq'>) => void,
    deliver: (push: HopPush) => Promise<HopAnswer>,
  ) {
    super(platform, random, keep);
    this.deliver = deliver;
  }

  flow = (user: string, step: FlowStep): void => {
    this.steps.set(user, [...(this.steps.get(user) ?? []), step]);
  };
}

/** Separates the stream of access tokens from that of public ids. */
const accessSeed = 0x5bd1e995;

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
  #flows: RecordedFlow[] = [];
  #flowSeq = 0;
  readonly #random: Randomness;
  #seq = 0;
  #second = -1;
  #date = '';

  /** @throws {PushCheckError} `ERR_USAGE` when a fault cannot be had; its problems say why. */
  constructor(options: EmulatorOptions) {
    this.#options = options;
    this.#random = { hex: createRandomHex(options.seed), accessHex: createRandomHex(options.seed ^ accessSeed) };
    const vendors = options.vendors.map((vendor): Tenant => ({
      kind: 'vendor',
      id: vendor.id,
      hosts: vendor.hosts,
      routes: vendor.routes,
      vendor,
      state: vendor.createState(options.identities[vendor.id]),
      context: new TenantContext(vendor, this.#random, (kept) => this.#keep(kept)),
    }));
    const phones = options.vendors.flatMap((vendor) =>
      vendor.devices.map((device): HopDevice => ({ name: `${vendor.id}-${device.name}`, vendor: vendor.id, token: device.token })),
    );
    const platforms = (options.platforms ?? []).map((platform): Tenant => ({
      kind: 'platform',
      id: platform.id,
      hosts: platform.hosts,
      routes: platform.routes,
      vendor: platform,
      state: platform.createState(options.identities[platform.id], phones),
    }));
    this.#tenants = [...vendors, ...platforms];
    this.#route = createRouter(this.#tenants);
    this.#faults = new FaultList(this.#tenants, (vendor, endpoint, code) => this.#knowsCode(vendor, endpoint, code));
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

  /**
   * Answers one request, at once or, where a platform asks a vendor first, later. Never throws or rejects: a defect in a handler is a 500 and a
   * call of `onError`.
   */
  receive(incoming: IncomingRequest, baseUrl: string): Outcome | Promise<Outcome> {
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
    if (effect?.status !== undefined) {
      // What a gateway in front of the vendor says; nothing of it is the vendor's format.
      const body = `<html><head><title>${effect.status}</title></head><body><center><h1>${effect.status}</h1></center></body></html>\n`;
      return this.#outcome({ status: effect.status, headers: { 'content-type': 'text/html' }, body }, effect);
    }
    if (tenant.kind === 'vendor') return this.#outcome(this.#answer(tenant, request, effect), effect);
    return this.#answerLater(tenant, request, effect).then((response) => this.#outcome(response, effect));
  }

  #answer(tenant: VendorTenant, request: SandboxRequest, effect: FaultEffect | undefined): SandboxResponse {
    const { vendor, context, state } = tenant;
    context.enter(this.nowMs, request);
    try {
      if (effect?.code === undefined) return vendor.handle(request, state, context);
      const refusal = vendor.refuse(request.endpoint, effect.code, request, state, context);
      return refusal ?? vendor.handle(request, state, context);
    } catch (cause) {
      return this.#failed(vendor.id, request.endpoint, cause);
    } finally {
      context.request = undefined;
    }
  }

  async #answerLater(
    { vendor: platform, state }: PlatformTenant,
    request: SandboxRequest,
    effect: FaultEffect | undefined,
  ): Promise<SandboxResponse> {
    const deliver = this.#options.deliver;
    const context = new PlatformContext(
      platform,
      this.#random,
      (kept) => this.#keep(kept),
      async (push) => (deliver ? deliver(push, this) : nobodyToDeliverTo(push)),
    );
    context.enter(this.nowMs, request);
    try {
      const refusal = effect?.code === undefined ? undefined : platform.refuse(request.endpoint, effect.code, request, state, context);
      return refusal ?? (await platform.handle(request, state, context));
    } catch (cause) {
      return this.#failed(platform.id, request.endpoint, cause);
    } finally {
      for (const [user, steps] of context.steps)
        this.#keepFlow({ platform: platform.id, user, steps, at: new Date(context.nowMs).toISOString() });
    }
  }

  #failed(id: string, endpoint: string, cause: unknown): SandboxResponse {
    this.report({
      vendor: id,
      message: `sandbox: ${id}.${endpoint} failed: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    });
    return plain(500, 'The emulator itself failed; this is not an answer of the vendor.');
  }

  #keepFlow(flow: Omit<RecordedFlow, 'seq'>): void {
    const entry: RecordedFlow = { seq: ++this.#flowSeq, ...flow };
    this.#flows = [...this.#flows, entry].slice(-keptFlows);
    this.#options.onFlow?.(entry);
  }

  /** The ways that messages took through the platforms, oldest first. */
  flows(): RecordedFlow[] {
    return this.#flows;
  }

  clearFlows(): void {
    this.#flows = [];
  }

  /** Every simulated user of every platform. */
  users(): SandboxUser[] {
    return this.#tenants.flatMap((tenant) =>
      tenant.kind === 'platform' ? tenant.vendor.users(tenant.state).map((user) => ({ platform: tenant.id, ...user })) : [],
    );
  }

  /** Every simulated group of every platform. */
  groups(): SandboxGroup[] {
    return this.#tenants.flatMap((tenant) =>
      tenant.kind === 'platform' ? tenant.vendor.groups(tenant.state).map((group) => ({ platform: tenant.id, ...group })) : [],
    );
  }

  /** Puts a user into a scenario; false when the sandbox has no such platform. */
  setUser(platform: string, user: string, scenario: UserScenario, options: { vendor?: string; policy?: 'all' | 'any' } = {}): boolean {
    const tenant = this.#tenants.find((candidate) => candidate.kind === 'platform' && candidate.id === platform);
    if (tenant?.kind !== 'platform') return false;
    tenant.vendor.setUser(tenant.state, user, scenario, options);
    return true;
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
    for (const tenant of this.#tenants) {
      const { vendor } = tenant;
      const block = vendor.account(baseUrl, this.#options.identities[vendor.id]);
      if (tenant.kind === 'platform') {
        (accounts.platforms ??= {})[vendor.id] = block;
        continue;
      }
      accounts.vendors[vendor.id] = block;
      for (const device of tenant.vendor.devices)
        accounts.devices[`${vendor.id}-${device.name}`] = { vendor: vendor.id, token: device.token };
    }
    return accounts;
  }

  #knowsCode({ id }: FaultyService, endpoint: string, code: string): boolean {
    const tenant = this.#tenants.find((candidate) => candidate.id === id);
    const route = tenant?.routes.find((candidate) => candidate.endpoint === endpoint);
    if (!tenant || !route) return false;
    const { vendor } = tenant;
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
    const zeros = (length: number) => '0'.repeat(length);
    const context: SandboxContext = { nowMs, day: dayIn(vendor.zone, nowMs), randomHex: zeros, accessHex: zeros, record: () => {} };
    try {
      return vendor.refuse(endpoint, code, request, tenant.state, context) !== undefined;
    } catch {
      // The handler wanted more of the request than a probe has, so it does know the code.
      return true;
    }
  }
}

function nobodyToDeliverTo(push: HopPush): HopAnswer {
  return { status: 'unreachable', raw: '', http: 0, vendorMessage: `The sandbox runs without ${push.vendor}.` };
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
