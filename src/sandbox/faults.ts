import { durationMs } from '../core/duration.ts';
import type { ErrorProblem } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import type { SandboxVendor } from '../core/sandbox.ts';
import type { Text, TextData } from '../core/text.ts';

/** Makes a vendor's endpoint misbehave; exactly one of `code`, `status`, `delayMs` and `drop` is set. */
export interface RequestFault {
  vendor: string;
  /** A catalogue endpoint. Absent: `send`, or for a `code` that `send` does not know the endpoints that know it. */
  endpoint?: string;
  /** A code of the vendor's catalogue, answered in the vendor's own form. */
  code?: string;
  /** A bare HTTP status, 200 to 599, as a gateway in front of the vendor answers. */
  status?: number;
  /** Milliseconds between the handling of the request and its answer. */
  delayMs?: number;
  /** The request is taken and the connection is cut instead of an answer. */
  drop?: true;
  /** How many requests it hits; without it, all. */
  times?: number;
}

/** Moves the emulator's clock (and its `Date` header) away from ours, in milliseconds. */
export interface ClockFault {
  clockMs: number;
}

/** What `--fault` and `POST /_sandbox/faults` ask for. */
export type Fault = RequestFault | ClockFault;

/** A fault that was read, or what is wrong with it. */
export type FaultResult = { ok: true; fault: Fault } | { ok: false; problem: ErrorProblem };

/** What the faults in force do to one request. */
export interface FaultEffect {
  delayMs: number;
  drop: boolean;
  code: string | undefined;
  status: number | undefined;
}

/** The longest delay a fault may ask for, in milliseconds. */
export const maxDelayMs = 3_600_000;

const grammar: Text = {
  en: 'Write <vendor>[.<endpoint>]=<code>, =http:503, =delay:2s or =drop, with *3 at the end for the first three requests only, or clock=+1h.',
  zh: '写法：<厂商>[.<接口>]=<错误码>、=http:503、=delay:2s 或 =drop，末尾加 *3 表示只影响前三个请求；调时钟则写 clock=+1h。',
};

const problems = {
  'fault-syntax': {
    text: { en: 'The fault "{fault}" is not understood.', zh: '无法识别故障“{fault}”。' },
    fix: grammar,
  },
  'fault-duration': {
    text: { en: 'The duration "{value}" in the fault "{fault}" is not understood.', zh: '无法识别故障“{fault}”中的时长“{value}”。' },
    fix: { en: 'Write a number with a unit: 500ms, 2s, 5m, 1h or 1d.', zh: '请写数字加单位：500ms、2s、5m、1h 或 1d。' },
  },
  'fault-delay': {
    text: { en: 'The delay "{value}" is longer than an hour or below zero.', zh: '延迟“{value}”超过一小时或小于零。' },
    fix: { en: 'Choose a delay between 0ms and 1h.', zh: '请把延迟设在 0ms 到 1h 之间。' },
  },
  'fault-status': {
    text: { en: '"{value}" is not an HTTP status that a server can answer with.', zh: '“{value}”不是服务器可以返回的 HTTP 状态码。' },
    fix: { en: 'Choose a status between 200 and 599, for example http:503.', zh: '请选择 200 到 599 之间的状态码，例如 http:503。' },
  },
  'fault-times': {
    text: { en: 'The fault "{fault}" asks for {value} requests.', zh: '故障“{fault}”要求影响 {value} 个请求。' },
    fix: { en: 'Ask for at least one request, or leave the count out for every request.', zh: '次数至少为 1；不写次数则影响所有请求。' },
  },
  'fault-effect': {
    text: { en: 'The fault names {value} effects; exactly one is needed.', zh: '该故障写了 {value} 种效果，必须恰好一种。' },
    fix: {
      en: 'Give exactly one of code, status, delayMs and drop, or clockMs alone.',
      zh: 'code、status、delayMs、drop 只能给出其中一个；clockMs 须单独使用。',
    },
  },
  'fault-field': {
    text: { en: 'The field "{name}" of the fault is unknown or has the wrong type.', zh: '故障中的字段“{name}”未知，或类型不对。' },
    fix: {
      en: 'The fields are vendor, endpoint and code (text), status, delayMs and times (whole numbers), drop (true), or clockMs alone.',
      zh: '可用字段：vendor、endpoint、code（字符串），status、delayMs、times（整数），drop（true）；或单独使用 clockMs。',
    },
  },
  'fault-vendor': {
    text: { en: 'The sandbox has no vendor "{name}".', zh: '沙箱中没有厂商“{name}”。' },
    fix: { en: 'Use one of: {known}. The nearest is "{nearest}".', zh: '可用的有：{known}。最接近的是“{nearest}”。' },
  },
  'fault-endpoint': {
    text: { en: '{vendor} has no endpoint "{name}".', zh: '{vendor} 没有接口“{name}”。' },
    fix: { en: 'Use one of: {known}. The nearest is "{nearest}".', zh: '可用的有：{known}。最接近的是“{nearest}”。' },
  },
  'fault-code': {
    text: { en: '{vendor} has no code "{name}" at {endpoint}.', zh: '{vendor} 在 {endpoint} 没有错误码“{name}”。' },
    fix: {
      en: 'Look the code up with push-check explain, or provoke a bare HTTP status with http:503.',
      zh: '可用 push-check explain 查询错误码，或用 http:503 直接返回 HTTP 状态。',
    },
  },
} satisfies Record<string, { text: Text; fix: Text }>;

/** Every kind of problem a fault can have, with its texts. */
export type FaultProblemId = keyof typeof problems;

/** The texts of fault problems, for tests of their form. */
export const faultProblems: Record<FaultProblemId, { text: Text; fix: Text }> = problems;

function problem(id: FaultProblemId, data: TextData): { ok: false; problem: ErrorProblem } {
  return { ok: false, problem: { id, ...problems[id], data } };
}

function readDuration(text: string): number | undefined {
  const ms = durationMs(text.replace(/^[+-]/, ''));
  return ms === undefined ? undefined : text.startsWith('-') ? -ms : ms;
}

/**
 * Reads a fault as it is written on the command line: `oppo=33`, `fcm.send=http:503*2`, `apns=delay:2s`, `xiaomi=drop`, `clock=+1h`; a code
 * may have blanks in it, as Easemob’s `no push binding` has.
 * Whether vendor, endpoint and code exist is seen when it is added to a sandbox.
 */
export function parseFault(text: string): FaultResult {
  const match = /^([a-z][a-z0-9-]*)(?:\.([A-Za-z][\w-]*))?=([^\s*](?:[^*\r\n]*[^\s*])?)(?:\*(\d+))?$/.exec(text.trim());
  if (!match) return problem('fault-syntax', { fault: text });
  const [, vendor = '', endpoint, effect = '', count] = match;
  if (vendor === 'clock') {
    if (endpoint !== undefined || count !== undefined) return problem('fault-syntax', { fault: text });
    const clockMs = readDuration(effect);
    return clockMs === undefined ? problem('fault-duration', { fault: text, value: effect }) : { ok: true, fault: { clockMs } };
  }
  const fault: RequestFault = { vendor };
  if (endpoint !== undefined) fault.endpoint = endpoint;
  if (count !== undefined) {
    if (Number(count) < 1) return problem('fault-times', { fault: text, value: count });
    fault.times = Number(count);
  }
  if (effect === 'drop') fault.drop = true;
  else if (effect.startsWith('http:')) {
    const value = effect.slice(5);
    if (!/^[2-5]\d\d$/.test(value)) return problem('fault-status', { value });
    fault.status = Number(value);
  } else if (effect.startsWith('delay:')) {
    const value = effect.slice(6);
    const delayMs = readDuration(value);
    if (delayMs === undefined) return problem('fault-duration', { fault: text, value });
    if (delayMs < 0 || delayMs > maxDelayMs) return problem('fault-delay', { value });
    fault.delayMs = delayMs;
  } else fault.code = effect;
  return { ok: true, fault };
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';

const fieldShapes: Record<string, (value: unknown) => boolean> = {
  vendor: isName,
  endpoint: isName,
  code: (value) => isName(value) || Number.isSafeInteger(value),
  status: Number.isSafeInteger,
  delayMs: Number.isFinite,
  drop: (value) => value === true,
  times: Number.isSafeInteger,
  clockMs: Number.isFinite,
};

const effectNames = ['code', 'status', 'delayMs', 'drop', 'clockMs'] as const;

/** Reads a fault from JSON, as the control plane gets it; a code may be a number there. */
export function readFault(value: unknown): FaultResult {
  if (typeof value === 'string') return parseFault(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return problem('fault-syntax', { fault: JSON.stringify(value) ?? '' });
  const given: Record<string, unknown> = { ...value };
  for (const [name, field] of Object.entries(given)) {
    const shape = Object.hasOwn(fieldShapes, name) ? fieldShapes[name] : undefined;
    if (!shape?.(field)) return problem('fault-field', { name });
  }
  const effects = effectNames.filter((name) => given[name] !== undefined);
  if (effects.length !== 1) return problem('fault-effect', { value: effects.length });
  const { vendor, endpoint, code, status, delayMs, drop, times, clockMs } = given;
  if (typeof clockMs === 'number') {
    const extra = Object.keys(given).find((name) => name !== 'clockMs');
    return extra === undefined ? { ok: true, fault: { clockMs } } : problem('fault-field', { name: extra });
  }
  if (!isName(vendor)) return problem('fault-field', { name: 'vendor' });
  const fault: RequestFault = { vendor };
  if (isName(endpoint)) fault.endpoint = endpoint;
  if (code !== undefined) fault.code = String(code);
  if (typeof status === 'number') {
    if (status < 200 || status > 599) return problem('fault-status', { value: status });
    fault.status = status;
  }
  if (typeof delayMs === 'number') {
    if (delayMs < 0 || delayMs > maxDelayMs) return problem('fault-delay', { value: `${delayMs}ms` });
    fault.delayMs = delayMs;
  }
  if (drop === true) fault.drop = true;
  if (times !== undefined) {
    if (!isCount(times)) return problem('fault-times', { fault: vendor, value: String(times) });
    fault.times = times;
  }
  return { ok: true, fault };
}

/** Writes a fault as `--fault` reads it. */
export function formatFault(fault: Fault): string {
  if ('clockMs' in fault) return `clock=${fault.clockMs < 0 ? '' : '+'}${fault.clockMs}ms`;
  const effect =
    fault.code ??
    (fault.status === undefined ? (fault.delayMs === undefined ? 'drop' : `delay:${fault.delayMs}ms`) : `http:${fault.status}`);
  return `${fault.vendor}${fault.endpoint === undefined ? '' : `.${fault.endpoint}`}=${effect}${fault.times === undefined ? '' : `*${fault.times}`}`;
}

interface ActiveFault {
  fault: RequestFault;
  endpoints: ReadonlySet<string>;
  remaining: number;
}

/** What faults need to know of a vendor or platform. */
export type FaultyService = Pick<SandboxVendor, 'id' | 'routes'>;

/** Tells whether a vendor can answer with a code at an endpoint. */
export type KnowsCode = (vendor: FaultyService, endpoint: string, code: string) => boolean;

/** The faults in force. */
export class FaultList {
  readonly #vendors: readonly FaultyService[];
  readonly #knowsCode: KnowsCode;
  #active: ActiveFault[] = [];
  #clockMs = 0;

  constructor(vendors: readonly FaultyService[], knowsCode: KnowsCode) {
    this.#vendors = vendors;
    this.#knowsCode = knowsCode;
  }

  /** How far the emulator's clock is ahead, in milliseconds. */
  get clockMs(): number {
    return this.#clockMs;
  }

  /** Puts a fault in force, or says why this sandbox cannot have it. */
  add(fault: Fault): ErrorProblem | undefined {
    if ('clockMs' in fault) {
      this.#clockMs = fault.clockMs;
      return undefined;
    }
    const vendor = this.#vendors.find((candidate) => candidate.id === fault.vendor);
    if (!vendor) {
      const known = this.#vendors.map((candidate) => candidate.id);
      return problem('fault-vendor', { name: fault.vendor, known: known.join(', '), nearest: nearest(fault.vendor, known) ?? '-' }).problem;
    }
    const known = [...new Set(vendor.routes.map((route) => route.endpoint))];
    const { endpoint, code } = fault;
    if (endpoint !== undefined && !known.includes(endpoint))
      return problem('fault-endpoint', {
        vendor: vendor.id,
        name: endpoint,
        known: known.join(', '),
        nearest: nearest(endpoint, known) ?? '-',
      }).problem;
    const endpoints = endpoint === undefined ? this.#endpointsFor(vendor, known, code) : new Set([endpoint]);
    if (code !== undefined && ![...endpoints].some((name) => this.#knowsCode(vendor, name, code)))
      return problem('fault-code', { vendor: vendor.id, name: code, endpoint: endpoint ?? known.join(', ') }).problem;
    this.#active.push({ fault, endpoints, remaining: fault.times ?? Infinity });
    return undefined;
  }

  // A fault without endpoint is about sending; a code that only other endpoints have goes there, to `auth` last.
  #endpointsFor(vendor: FaultyService, known: string[], code: string | undefined): ReadonlySet<string> {
    const fitting = code === undefined ? known : known.filter((name) => this.#knowsCode(vendor, name, code));
    if (fitting.includes('send')) return new Set(['send']);
    const others = fitting.filter((name) => name !== 'auth');
    return new Set(others.length > 0 ? others : fitting);
  }

  /** The faults in force, each with what is left of its `times`. */
  list(): Fault[] {
    const faults: Fault[] = this.#active.map(({ fault, remaining }) => (remaining === Infinity ? fault : { ...fault, times: remaining }));
    return this.#clockMs === 0 ? faults : [{ clockMs: this.#clockMs }, ...faults];
  }

  clear(): void {
    this.#active = [];
    this.#clockMs = 0;
  }

  /** Takes what hits one request: every delay, and the first other effect. */
  take(vendor: string, endpoint: string): FaultEffect | undefined {
    if (this.#active.length === 0) return undefined;
    let effect: FaultEffect | undefined;
    let ended = false;
    let spent = false;
    for (const active of this.#active) {
      const { fault } = active;
      if (fault.vendor !== vendor || !active.endpoints.has(endpoint)) continue;
      const delays = fault.delayMs !== undefined;
      if (!delays && ended) continue;
      effect ??= { delayMs: 0, drop: false, code: undefined, status: undefined };
      if (delays) effect.delayMs += fault.delayMs ?? 0;
      else {
        ended = true;
        effect.drop = fault.drop === true;
        effect.code = fault.code;
        effect.status = fault.status;
      }
      active.remaining -= 1;
      if (active.remaining <= 0) spent = true;
    }
    if (spent) this.#active = this.#active.filter((active) => active.remaining > 0);
    return effect;
  }
}
