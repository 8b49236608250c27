import { readdirSync, readFileSync } from 'node:fs';
import type { Answer } from '../../../src/core/adapter.ts';
import type { HttpRequest, HttpResponse } from '../../../src/core/http.ts';
import type { FlowStep, HopAnswer, HopDevice, HopPush, PlatformSandboxContext } from '../../../src/core/platform-sandbox.ts';
import type { SandboxPush, SandboxRequest } from '../../../src/core/sandbox.ts';
import type { EasemobAccount } from '../../../src/platforms/easemob/account.ts';
import { sandbox } from '../../../src/platforms/easemob/sandbox/index.ts';
import type { EasemobWire } from '../../../src/platforms/easemob/wire.ts';

export const nowMs = Date.parse('2026-11-20T04:00:00Z');

interface Base {
  title: string;
  source: string;
  observed: string;
}
type Access = { value: string; expiresAtMs: number };
export type Vector =
  | (Base & {
      kind: 'dynamic-token';
      given: { account: EasemobAccount; userId: string; curTime: number; ttl: number };
      expect: { token: string; signature: string };
    })
  | (Base & { kind: 'callback'; given: { callId: string; secret: string; timestamp: string }; expect: { security: string } })
  | (Base & { kind: 'auth'; given: { account: EasemobAccount }; expect: Partial<HttpRequest> })
  | (Base & {
      kind: 'send';
      given: { account: EasemobAccount; wire: EasemobWire; targets: string[]; access: Access };
      expect: Partial<HttpRequest>;
    })
  | (Base & { kind: 'response'; given: { status: number; body: string; targets: string[] }; expect: { answers: Answer[] } });

const folder = new URL('../../../fixtures/vectors/easemob/', import.meta.url);

export const vectors: readonly Vector[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .toSorted()
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vector);

export const account: EasemobAccount = {
  orgName: 'demo-org',
  appName: 'demo-app',
  clientId: 'YXA6_demo-client-id-000000',
  clientSecret: 'YXA6_demo-client-secret-throw-away',
  host: 'a1.easemob.com',
  origin: 'https://a1.easemob.com',
  sender: 'alice',
};

export function response(body: string | object, status = 200, headers: Record<string, string> = {}): HttpResponse {
  return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body), timings: { totalMs: 1 } };
}

export const phones: readonly HopDevice[] = ['xiaomi', 'oppo', 'huawei', 'vivo', 'honor'].flatMap((vendor) =>
  ['ok', 'dead'].map((kind) => ({ name: `${vendor}-${kind}`, vendor, token: `${vendor}-${kind}-token` })),
);

/** The emulator with a vendor that refuses the tokens called dead, and everything it wrote. */
export function openSandbox(identity?: Record<string, unknown>, given: readonly HopDevice[] = phones) {
  const state = sandbox.createState(identity, given);
  const flow: { user: string; step: FlowStep }[] = [];
  const pushes: SandboxPush[] = [];
  const hops: HopPush[] = [];
  let now = nowMs;
  let next = 0;
  let answer: ((push: HopPush) => HopAnswer) | undefined;
  const context = (): PlatformSandboxContext => ({
    nowMs: now,
    day: '2026-11-20',
    randomHex: (digits) => (++next).toString(16).padStart(digits, '7').slice(-digits),
    accessHex: (digits) => (++next).toString(16).padStart(digits, '5').slice(-digits),
    record: (push) => void pushes.push(push),
    flow: (user, step) => void flow.push({ user, step }),
    deliver: async (push) => {
      hops.push(push);
      if (answer) return answer(push);
      if (push.token.includes('dead'))
        return {
          status: 'invalid-token',
          code: '20301',
          vendorMessage: 'dead',
          raw: '{"result":"error","code":20301,"reason":"dead"}',
          http: 200,
        };
      return {
        status: 'accepted',
        messageId: 'v1',
        raw: '{"result":"ok","data":{"id":"v1"}}',
        http: 200,
        phone: { fate: 'shown', reason: { en: 'Shown.', zh: '已展示。' } },
      };
    },
  });
  /** Sends one of the client's requests the way the shell would route it. */
  const call = async (request: HttpRequest): Promise<HttpResponse> => {
    const { pathname, host, search } = new URL(request.url);
    const parts = pathname.split('/');
    for (const route of sandbox.routes) {
      const wanted = route.path.split('/');
      if (route.method !== request.method || wanted.length !== parts.length) continue;
      const params: Record<string, string> = {};
      const fits = wanted.every((segment, index) => {
        const name = /^\{(\w+)\}$/.exec(segment)?.[1];
        if (name === undefined) return segment === parts[index];
        params[name] = decodeURIComponent(parts[index] ?? '');
        return true;
      });
      if (!fits) continue;
      const made: SandboxRequest = {
        endpoint: route.endpoint,
        method: request.method,
        path: pathname,
        params,
        query: new URLSearchParams(search),
        headers: request.headers,
        rawHeaderNames: Object.keys(request.headers),
        body: Buffer.from(request.body ?? ''),
        protocol: 'http/1.1',
        tls: false,
        host,
        connectionId: 'c1',
      };
      const answered = await sandbox.handle(made, state, context());
      return {
        status: answered.status,
        headers: answered.headers ?? {},
        body: typeof answered.body === 'string' ? answered.body : JSON.stringify(answered.body ?? ''),
        timings: { totalMs: 1 },
      };
    }
    throw new Error(`no route for ${request.method} ${pathname}`);
  };
  return {
    state,
    flow,
    pushes,
    hops,
    call,
    context,
    advance: (ms: number) => (now += ms),
    now: () => now,
    vendorAnswers: (given2: (push: HopPush) => HopAnswer) => (answer = given2),
  };
}

/** The step that a push to a user ended at. */
export function endOf(flow: readonly { user: string; step: FlowStep }[], user: string): { step: number; state: string } {
  const own = flow.filter((row) => row.user === user).map(({ step }) => step);
  const last = own.find(({ state }) => state === 'stopped') ?? own.findLast(({ state }) => state === 'done');
  return { step: last?.step ?? 0, state: last?.state ?? 'none' };
}
