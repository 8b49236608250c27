import type { ErrorProblem } from '../core/errors.ts';
import { userScenarios, type UserScenario } from '../core/platform-sandbox.ts';
import type { SandboxResponse } from '../core/sandbox.ts';
import { render } from '../core/text.ts';
import { readFault, type Fault } from './faults.ts';
import type { RecordedFlow, RecordedPush, SandboxAccounts, SandboxGroup, SandboxUser } from './types.ts';

/** What the control plane steers. */
export interface Controlled {
  accounts(baseUrl: string): SandboxAccounts;
  pushes(): RecordedPush[];
  clearPushes(): void;
  faults(): Fault[];
  addFault(fault: Fault): ErrorProblem | undefined;
  clearFaults(): void;
  users(): SandboxUser[];
  groups(): SandboxGroup[];
  setUser(platform: string, user: string, scenario: UserScenario, options: { vendor?: string; policy?: 'all' | 'any' }): boolean;
  flows(): RecordedFlow[];
  clearFlows(): void;
}

export interface ControlRequest {
  method: string;
  path: string;
  body: Buffer;
  /** Where the accounts' endpoints shall point. */
  baseUrl: string;
}

type Verb = (controlled: Controlled, request: ControlRequest) => SandboxResponse;

const ok = (body: object): SandboxResponse => ({ status: 200, body });

const verbs: Record<string, Record<string, Verb>> = {
  '/_sandbox/accounts': { GET: (controlled, { baseUrl }) => ok(asConfig(controlled.accounts(baseUrl)) as object) },
  '/_sandbox/pushes': {
    GET: (controlled) => ok({ pushes: controlled.pushes() }),
    DELETE: (controlled) => {
      controlled.clearPushes();
      return ok({ pushes: [] });
    },
  },
  '/_sandbox/users': {
    GET: (controlled) => ok({ users: controlled.users(), groups: controlled.groups() }),
    POST: setUser,
  },
  '/_sandbox/flows': {
    GET: (controlled) => ok({ flows: controlled.flows() }),
    DELETE: (controlled) => {
      controlled.clearFlows();
      return ok({ flows: [] });
    },
  },
  '/_sandbox/faults': {
    GET: (controlled) => ok({ faults: controlled.faults() }),
    POST: addFaults,
    DELETE: (controlled) => {
      controlled.clearFaults();
      return ok({ faults: [] });
    },
  },
};

const userTexts = {
  'user-body': {
    text: {
      en: 'The body must be `{ "platform", "user", "scenario" }`, with `vendor` and `policy` (`all` or `any`) if wanted.',
      zh: '请求体应为 `{ "platform", "user", "scenario" }`，可另加 `vendor` 与 `policy`（`all` 或 `any`）。',
    },
    fix: { en: 'The scenarios are: {scenarios}.', zh: '可用的场景：{scenarios}。' },
  },
  'user-platform': {
    text: { en: 'This sandbox has no platform "{platform}".', zh: '此沙箱中没有平台“{platform}”。' },
    fix: { en: 'GET /_sandbox/users lists the platforms and their users.', zh: 'GET /_sandbox/users 会列出各平台及其用户。' },
  },
  'user-vendor': {
    text: { en: 'This sandbox has no phone of a vendor "{vendor}".', zh: '此沙箱中没有厂商“{vendor}”的手机。' },
    fix: { en: 'The vendors are: {known}.', zh: '可用的厂商：{known}。' },
  },
} as const;

function setUser(controlled: Controlled, { body, baseUrl }: ControlRequest): SandboxResponse {
  let given: unknown;
  try {
    given = JSON.parse(body.toString('utf8'));
  } catch {
    given = undefined;
  }
  const refuse = (id: keyof typeof userTexts, data: Record<string, string>): SandboxResponse => ({
    status: 400,
    body: { error: { problems: [showProblem({ id, ...userTexts[id], data } as unknown as ErrorProblem)] } },
  });
  const { platform, user, scenario, vendor, policy } = (given ?? {}) as Record<string, unknown>;
  if (
    typeof platform !== 'string' ||
    typeof user !== 'string' ||
    user === '' ||
    !(userScenarios as readonly unknown[]).includes(scenario) ||
    (vendor !== undefined && typeof vendor !== 'string') ||
    (policy !== undefined && policy !== 'all' && policy !== 'any')
  )
    return refuse('user-body', { scenarios: userScenarios.join(', ') });
  const known = Object.keys(controlled.accounts(baseUrl).vendors);
  if (vendor !== undefined && !known.includes(vendor)) return refuse('user-vendor', { vendor, known: known.join(', ') });
  const options: Parameters<Controlled['setUser']>[3] = {
    ...(vendor === undefined ? {} : { vendor }),
    ...(policy === 'all' || policy === 'any' ? { policy } : {}),
  };
  if (!controlled.setUser(platform, user, scenario as UserScenario, options)) return refuse('user-platform', { platform });
  return ok({ users: controlled.users() });
}

function addFaults(controlled: Controlled, { body }: ControlRequest): SandboxResponse {
  let given: unknown;
  try {
    given = JSON.parse(body.toString('utf8'));
  } catch {
    given = undefined;
  }
  const problems: ErrorProblem[] = [];
  for (const value of Array.isArray(given) ? given : [given]) {
    const read = readFault(value);
    const problem = read.ok ? controlled.addFault(read.fault) : read.problem;
    if (problem) problems.push(problem);
  }
  if (problems.length === 0) return { status: 201, body: { faults: controlled.faults() } };
  return { status: 400, body: { error: { problems: problems.map(showProblem) } } };
}

function showProblem({ id, text, fix, data }: ErrorProblem): object {
  return {
    id,
    message: { en: render(text, 'en', data), zh: render(text, 'zh', data) },
    ...(fix ? { fix: { en: render(fix, 'en', data), zh: render(fix, 'zh', data) } } : {}),
  };
}

/** Values as a config file writes them: `${name}` of a vendor's template is no variable there. */
function asConfig(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('${', () => '$${');
  if (Array.isArray(value)) return value.map(asConfig);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, asConfig(child)]));
}

/** Answers a request under `/_sandbox/`, the emulator's own interface beside the vendors'. */
export function handleControl(controlled: Controlled, request: ControlRequest): SandboxResponse {
  const methods = Object.hasOwn(verbs, request.path) ? verbs[request.path] : undefined;
  if (!methods) return { status: 404, body: { error: { paths: Object.keys(verbs) } } };
  const verb = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
  if (!verb)
    return { status: 405, headers: { allow: Object.keys(methods).join(', ') }, body: { error: { methods: Object.keys(methods) } } };
  return verb(controlled, request);
}
