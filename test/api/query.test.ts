import { describe, expect, it } from 'vitest';
import { loadPlatform, type PlatformId } from '../../src/api/platforms.ts';
import { createQuerier, failureOf } from '../../src/api/query.ts';
import { lookAt } from '../../src/api/user.ts';
import { TransportError, type HttpRequest, type HttpResponse } from '../../src/core/http.ts';
import { createRedactor } from '../../src/core/redact.ts';
import { openPlatformBench } from '../support/platform-bench.ts';

type Scripted = { status?: number; body: unknown } | TransportError;

const reset = new TransportError('ERR_RESET', { stage: 'wait', notTaken: false, message: 'The connection was cut.' });
const refusedConnection = new TransportError('ERR_REFUSED', { stage: 'tcp', notTaken: true, message: 'Refused.' });

/** The platform's own questions about bob, against answers that were written beforehand; an auth call is granted unless it has a script. */
async function ask(id: PlatformId, script: readonly Scripted[], given: { auth?: readonly Scripted[]; lang?: 'en' | 'zh' } = {}) {
  const bench = await openPlatformBench(id, 'in process');
  const { adapter, catalogue, platform } = await loadPlatform(id);
  const { userFacet } = await platform.user();
  const asked: string[] = [];
  const scripts: Record<string, Scripted[]> = {
    auth: [...(given.auth ?? [])],
    rest: [...script],
  };
  let auths = 0;
  const transport = {
    async request(request: HttpRequest): Promise<HttpResponse> {
      asked.push(request.endpoint);
      const isAuth = request.endpoint === 'auth';
      if (isAuth) auths++;
      const next = scripts[isAuth ? 'auth' : 'rest']?.shift() ?? {
        body: isAuth ? { access_token: `token-${auths}`, expires_in: 5000, application: 'a' } : {},
      };
      if (next instanceof TransportError) throw next;
      const body = typeof next.body === 'string' ? next.body : JSON.stringify(next.body);
      return { status: next.status ?? 200, headers: {}, body, timings: { totalMs: 2.4 } };
    },
    async close() {},
  };
  const redactor = createRedactor();
  const deps = {
    clock: bench.clock,
    redactor,
    lang: given.lang ?? 'en',
    signal: new AbortController().signal,
    env: {},
    cwd: '/',
    random: () => 0.5,
    progress: () => undefined,
  } as const;
  const querier = createQuerier({ adapter, catalogue, account: bench.account, transport, timeoutMs: 1000 }, deps);
  const query = userFacet.queries[0];
  if (!query) throw new Error('no query');
  const once = () =>
    querier({
      request: (access, context) => query.request('bob', bench.account, access, context),
      read: (response, context) => query.read(response, 'bob', context),
    });
  const look = () => lookAt('bob', userFacet, bench.account, querier, deps);
  return { once, look, asked, catalogue, deps, redactor, userFacet };
}

describe('a question that is answered', () => {
  it.each<[PlatformId, unknown, object]>([
    [
      'tencent-im',
      { ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: '', QueryResult: [{ To_Account: 'bob', Status: 'PushOnline' }] },
      { state: 'pushable' },
    ],
    ['easemob', { entities: [{ username: 'bob', activated: true }] }, { exists: true, banned: false }],
    ['zego', { Code: 0, Message: 'success', Result: [{ UserId: 'bob', Status: 'Offline' }] }, { state: 'pushable' }],
  ])('%s: as its reader understood it, with the time it took', async (id, body, facts) => {
    const { once } = await ask(id, [{ body }]);
    expect(await once()).toMatchObject({ kind: 'read', reading: { ok: true, facts }, http: { status: 200, ms: 2 } });
  });
});

describe('a question that fails', () => {
  const html = '<html><head><title>502 Bad Gateway</title></head></html>';
  it.each<[string, PlatformId, Scripted, { status: string; code: string; own: boolean; raw: boolean; passes: boolean }]>([
    ...(['tencent-im', 'easemob', 'zego'] as const).flatMap(
      (id): [string, PlatformId, Scripted, { status: string; code: string; own: boolean; raw: boolean; passes: boolean }][] => [
        ['a gateway’s page', id, { status: 502, body: html }, { status: 'unknown', code: 'http-5xx', own: false, raw: true, passes: true }],
        ['HTTP 200 and no JSON', id, { body: 'OK' }, { status: 'unknown', code: 'http-2xx', own: false, raw: true, passes: true }],
        ['HTTP 200 and nothing', id, { body: '' }, { status: 'unknown', code: 'http-2xx', own: false, raw: true, passes: true }],
        [
          'HTTP 200 and JSON of another service',
          id,
          { body: [1] },
          { status: 'unknown', code: 'http-2xx', own: false, raw: true, passes: true },
        ],
        ['a connection that is cut', id, reset, { status: 'unknown', code: 'ERR_RESET', own: false, raw: false, passes: true }],
        ['nobody listens', id, refusedConnection, { status: 'unreachable', code: 'ERR_REFUSED', own: false, raw: false, passes: true }],
      ],
    ),
    // HTTP 200 with an error inside is an error.
    [
      'HTTP 200 with an error inside',
      'tencent-im',
      { body: { ActionStatus: 'FAIL', ErrorCode: 70009, ErrorInfo: 'verify usersig failed' } },
      { status: 'unauthorized', code: '70009', own: true, raw: false, passes: false },
    ],
    [
      'HTTP 200 with an error inside',
      'zego',
      { body: { Code: 100000005, Message: 'signature error' } },
      { status: 'unauthorized', code: '100000005', own: true, raw: false, passes: false },
    ],
    [
      'an error in the platform’s words',
      'easemob',
      { status: 401, body: { error: 'auth_bad_access_token', error_description: 'Unable to authenticate due to corrupt access token' } },
      { status: 'unauthorized', code: 'auth_bad_access_token', own: true, raw: false, passes: false },
    ],
    [
      'a code that nobody knows',
      'tencent-im',
      { body: { ActionStatus: 'FAIL', ErrorCode: 424242, ErrorInfo: 'new' } },
      { status: 'rejected', code: '424242', own: false, raw: true, passes: false },
    ],
  ])('%s, %s', async (_name, id, script, expected) => {
    // Twice where the first answer may mean a stale token.
    const { once, catalogue, deps } = await ask(id, [script, script]);
    const outcome = await once();
    expect(outcome.kind).toBe('refused');
    if (outcome.kind !== 'refused') return;
    const { judgement, passes, raw } = outcome;
    const own = judgement.catalogue === catalogue;
    expect({ status: judgement.status, code: judgement.code, own, raw: raw !== undefined, passes }).toEqual(expected);
    const check = failureOf(outcome, catalogue, deps);
    expect(check.code).toBe(expected.code);
    expect(check.detail).toBeTruthy();
    expect(check.unreachable === true).toBe(expected.status === 'unknown' || expected.status === 'unreachable');
  });

  it('an unexpected defect is not swallowed', async () => {
    const { look } = await ask('zego', []);
    const broken = { request: () => Promise.reject(new RangeError('a defect')), close: async () => {} };
    const bench = await openPlatformBench('zego', 'in process');
    const { adapter, catalogue } = bench.facets;
    const deps = (await ask('zego', [])).deps;
    const querier = createQuerier({ adapter, catalogue, account: bench.account, transport: broken, timeoutMs: 1 }, deps);
    await expect(lookAt('bob', bench.userFacet, bench.account, querier, deps)).rejects.toThrow(RangeError);
    expect(look).toBeTypeOf('function');
  });

  it('what the peer said is shown without secrets and control characters', async () => {
    const secret = 's3cr3t-value';
    const { once, catalogue, deps, redactor } = await ask('tencent-im', [
      { body: { ActionStatus: 'FAIL', ErrorCode: 424242, ErrorInfo: `no \u001b[31m${secret}` } },
    ]);
    redactor.add(secret);
    const outcome = await once();
    if (outcome.kind !== 'refused') throw new Error('not refused');
    const check = failureOf(outcome, catalogue, deps);
    expect(JSON.stringify(check)).not.toContain(secret);
    expect(check.detail).not.toContain('\u001b');
    expect(check.raw).toContain('424242');
  });

  it('speaks Chinese', async () => {
    const { once, catalogue, deps } = await ask('zego', [{ status: 503, body: '' }], { lang: 'zh' });
    const outcome = await once();
    if (outcome.kind !== 'refused') throw new Error('not refused');
    expect(failureOf(outcome, catalogue, deps).cause).toMatch(/[一-鿿]/);
  });
});

describe('authorising', () => {
  const expired = { status: 401, body: { error: 'unauthorized', error_description: 'Unable to authenticate (OAuth)' } };
  const fine = { body: { entities: [{ username: 'bob', activated: true }] } };

  it('happens once for many questions', async () => {
    const { once, asked } = await ask('easemob', [fine, fine, fine]);
    for (let count = 0; count < 3; count++) expect((await once()).kind).toBe('read');
    expect(asked).toEqual(['auth', 'user', 'user', 'user']);
  });

  it('happens once more when the token is stale, and the question is asked again', async () => {
    const { once, asked } = await ask('easemob', [expired, fine]);
    expect((await once()).kind).toBe('read');
    expect(asked).toEqual(['auth', 'user', 'auth', 'user']);
  });

  it('does not go on for ever', async () => {
    const { once, asked } = await ask('easemob', [expired, expired, expired, expired]);
    expect(await once()).toMatchObject({ kind: 'refused', judgement: { status: 'unauthorized' }, passes: false });
    expect(asked).toEqual(['auth', 'user', 'auth', 'user']);
  });

  it.each<[string, Scripted, string, boolean]>([
    ['a wrong secret', { status: 400, body: { error: 'invalid_grant', error_description: 'client secret wrong' } }, 'unauthorized', true],
    ['a page of a gateway', { status: 502, body: '<html>' }, 'unreachable', false],
    ['no answer', refusedConnection, 'unreachable', false],
  ])('that is refused with %s ends every question, without asking it', async (_name, script, status, final) => {
    const { look, asked, userFacet } = await ask('easemob', [], { auth: [script] });
    const { refusals, facts, judgement } = await look();
    expect(asked).toEqual(['auth']);
    expect(new Set(refusals.map((refusal) => refusal.judgement.status))).toEqual(new Set([status]));
    // Without a credential one refusal says it all.
    expect(refusals).toHaveLength(final ? 1 : userFacet.queries.length);
    expect(facts).toEqual({});
    expect(judgement.canPush).toBe('unknown');
  });

  it('masks every access token that it gets', async () => {
    const { once, redactor } = await ask('easemob', [fine]);
    await once();
    expect(redactor.redact('Bearer token-1')).not.toContain('token-1');
  });
});

describe('several questions about one user', () => {
  it('a refusal of one does not end the others', async () => {
    const { look, asked } = await ask('easemob', [{ status: 500, body: '<html>' }, { body: { data: { bob: 'offline' } } }]);
    const { facts, refusals } = await look();
    expect(facts.state).toBe('offline');
    expect(refusals[0]).toMatchObject({ endpoint: 'user', title: { en: 'user detail' } });
    expect(asked.slice(0, 3)).toEqual(['auth', 'user', 'status']);
  });

  it('of a user who does not exist nothing more is asked', async () => {
    const { look, asked } = await ask('easemob', [
      { status: 404, body: { error: 'service_resource_not_found', error_description: 'Service resource not found' } },
    ]);
    expect((await look()).judgement).toMatchObject({ canPush: 'no', stops: [{ id: 'unknown-user' }] });
    expect(asked).toEqual(['auth', 'user']);
  });
});
