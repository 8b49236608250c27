import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { endpointsOf, findEntry } from '../../../src/core/catalogue.ts';
import type { SandboxPush, SandboxRequest, SandboxResponse } from '../../../src/core/sandbox.ts';
import { createRouter } from '../../../src/sandbox/router.ts';
import { catalogue } from '../../../src/vendors/vivo/errors.ts';
import { authsPerDay } from '../../../src/vendors/vivo/sandbox/access.ts';
import { sandbox } from '../../../src/vendors/vivo/sandbox/index.ts';
import { operationalPerDay, storedPerDay } from '../../../src/vendors/vivo/sandbox/send.ts';
import { countsOf } from '../../../src/vendors/vivo/sandbox/state.ts';

/** Noon in Shanghai. */
const nowMs = Date.parse('2026-11-20T04:00:00Z');
const hourMs = 3_600_000;
const access = '24ccd79e-69d3-4bd8-9a3f-2e1b0f7f9f21';
const route = createRouter([sandbox]);
const token = (name: string) => sandbox.devices.find((device) => device.name === name)!.token;
const account = sandbox.account('http://127.0.0.1:1') as Record<'appId' | 'appKey' | 'appSecret', string> & { channels: object };
const headers = { authtoken: access, 'content-type': 'application/json;charset=UTF-8' };

interface Ask {
  path?: string;
  body?: unknown;
  method?: string;
  headers?: Record<string, string>;
  host?: string;
}

function start(options: { identity?: Record<string, unknown>; day?: string; nowMs?: number } = {}) {
  const state = sandbox.createState(options.identity);
  const clock = { nowMs: options.nowMs ?? nowMs };
  state.accessTokens.set(access, clock.nowMs + hourMs);
  const pushes: SandboxPush[] = [];
  let count = 0;
  const context = () => ({
    nowMs: clock.nowMs,
    day: options.day ?? new Date(clock.nowMs + 8 * hourMs).toISOString().slice(0, 10),
    randomHex: (length: number) => (++count).toString(16).padStart(length, '0'),
    accessHex: (length: number) => (++count).toString(16).padStart(length, '0'),
    record: (push: SandboxPush) => void pushes.push(push),
  });
  const toRequest = ({
    path = '/message/send',
    body,
    method = 'POST',
    headers: given = headers,
    host = '127.0.0.1',
  }: Ask): SandboxRequest => {
    const url = new URL(path, 'http://x');
    const match = route({ host, method, path: url.pathname });
    if (match.kind !== 'found') throw new Error(`no route for ${path}`);
    return {
      endpoint: match.route.endpoint,
      method,
      path: url.pathname,
      params: match.params,
      query: url.searchParams,
      headers: given,
      rawHeaderNames: Object.keys(given),
      body: Buffer.from(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)),
      protocol: 'http/1.1',
      tls: false,
      host,
      connectionId: 'c1',
    };
  };
  const ask = (request: Ask = {}): SandboxResponse => sandbox.handle(toRequest(request), state, context());
  const refuse = (request: Ask, code: string) => {
    const made = toRequest(request);
    return sandbox.refuse(made.endpoint, code, made, state, context());
  };
  return { state, pushes, clock, ask, refuse };
}

interface Body extends Record<string, unknown> {
  result: number;
  desc: string;
}
const bodyOf = (response: SandboxResponse) => JSON.parse(JSON.stringify(response.body)) as Body;
/** The vendor's code; HTTP 400 stands for itself. */
const resultOf = (response: SandboxResponse) => (response.status === 200 ? bodyOf(response).result : response.status);

let requests = 0;
const requestId = () => `pc-${++requests}`;
const im = (change: object = {}) => ({
  appId: Number(account.appId),
  regId: token('ok'),
  notifyType: 4,
  title: 'Alice',
  content: 'Are we still on for dinner at seven?',
  skipType: 1,
  classification: 1,
  category: 'IM',
  requestId: requestId(),
  ...change,
});
const marketing = (change: object = {}) => im({ classification: 0, category: 'MARKETING', title: 'Winter sale', ...change });
const of = (length: number, char = '好') => char.repeat(length);

describe('auth', () => {
  const sign = (timestamp: number | string, change: Partial<typeof account> = {}) => {
    const { appId, appKey, appSecret } = { ...account, ...change };
    return createHash('md5').update(`${appId}${appKey}${timestamp}${appSecret}`).digest('hex');
  };
  const auth = (change: Record<string, unknown> = {}): Ask => ({
    path: '/message/auth',
    headers: { 'content-type': 'application/json' },
    body: { appId: Number(account.appId), appKey: account.appKey, timestamp: nowMs, sign: sign(nowMs), ...change },
  });

  it('gives an opaque authToken that opens the other calls', () => {
    const { ask } = start();
    const response = ask(auth());
    expect([response.status, bodyOf(response)]).toEqual([
      200,
      { result: 0, desc: '请求成功', authToken: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string },
    ]);
    const { authToken } = bodyOf(response) as unknown as { authToken: string };
    expect(resultOf(ask({ body: im(), headers: { ...headers, authtoken: authToken } }))).toBe(0);
  });

  it.each<[string, Record<string, unknown>, number, string?]>([
    ['appId and timestamp as text', { appId: account.appId, timestamp: String(nowMs) }, 0],
    ['no appId', { appId: undefined }, 10200, 'appId 不能为空'],
    ['an empty appId', { appId: null }, 10200],
    ['an appId that is a word', { appId: 'chat' }, 400],
    ['another appId', { appId: 10004, sign: sign(nowMs, { appId: '10004' }) }, 10202],
    ['no appKey', { appKey: '' }, 10201, 'appKey 不能为空'],
    ['an appKey that is a number', { appKey: 7 }, 400],
    ['another appKey', { appKey: 'x', sign: sign(nowMs, { appKey: 'x' }) }, 10202, 'appKey不合法'],
    ['no timestamp', { timestamp: undefined }, 10203],
    ['seconds', { timestamp: 1_795_147_200, sign: sign(1_795_147_200) }, 10204],
    ['a clock 10 minutes behind', { timestamp: nowMs - 600_000, sign: sign(nowMs - 600_000) }, 0],
    ['a clock 10 minutes and 1 ms behind', { timestamp: nowMs - 600_001, sign: sign(nowMs - 600_001) }, 10204],
    ['a clock 10 minutes and 1 ms ahead', { timestamp: nowMs + 600_001, sign: sign(nowMs + 600_001) }, 10204],
    ['no signature', { sign: '' }, 10205],
    ['upper-case hex', { sign: sign(nowMs).toUpperCase() }, 10206, 'sign 不正确'],
    ['another secret', { sign: sign(nowMs, { appSecret: 'x' }) }, 10206],
    ['another timestamp in the signature', { sign: sign(nowMs - 1) }, 10206],
  ])('judges %s', (_name, change, result, desc) => {
    const response = start().ask(auth(change));
    expect(resultOf(response)).toBe(result);
    if (desc !== undefined) expect(bodyOf(response)).toEqual({ result, desc });
  });

  it('ends the day after too many calls', () => {
    const { ask, state, clock } = start();
    countsOf('2026-11-20', state).auths = authsPerDay - 1;
    expect([ask(auth()), ask(auth())].map(resultOf)).toEqual([0, 10040]);
    clock.nowMs += 24 * hourMs;
    expect(resultOf(ask(auth({ timestamp: clock.nowMs, sign: sign(clock.nowMs) })))).toBe(0);
  });

  it.each<[string, Record<string, string>]>([
    ['no authToken', { 'content-type': headers['content-type'] }],
    ['an unknown authToken', { ...headers, authtoken: 'x' }],
  ])('is wanted of every other call: %s', (_name, given) => {
    const { ask } = start();
    for (const [path, body] of [
      ['/message/send', im()],
      ['/message/saveListPayload', im()],
      ['/message/pushToList', {}],
      ['/message/all', im()],
      ['/message/tagPush', im({ tagExpression: { orTags: ['a'] } })],
      ['/invalidUser/check', { userType: 1, userIds: [] }],
    ] as const)
      expect(resultOf(ask({ path, body, headers: given })), path).toBe(10000);
    expect(resultOf(ask({ path: '/report/getStatistics?taskIds=1', method: 'GET', headers: given }))).toBe(10000);
  });

  it('dies after 24 hours to the millisecond', () => {
    const { ask, clock } = start();
    const { authToken } = bodyOf(ask(auth())) as unknown as { authToken: string };
    const later = () => resultOf(ask({ body: im(), headers: { ...headers, authtoken: authToken } }));
    clock.nowMs += 24 * hourMs - 1;
    expect(later()).toBe(0);
    clock.nowMs += 1;
    expect(later()).toBe(10000);
  });
});

describe('a good send', () => {
  it.each(['2026-11-20', '2028-11-20'])('is accepted on %s and recorded', (day) => {
    const { ask, pushes } = start({ day });
    const body = im();
    const response = ask({ body });
    expect([response.status, bodyOf(response)]).toEqual([
      200,
      { result: 0, desc: '请求成功', taskId: expect.stringMatching(/^\d+$/) as string },
    ]);
    expect(pushes).toEqual([{ tokens: [token('ok')], message: body, messageId: bodyOf(response)['taskId'] }]);
  });

  it('takes both generations of regIds, and an alias', () => {
    const { ask, pushes } = start();
    expect(token('legacy')).toMatch(/^\d{23}$/);
    for (const target of [{ regId: token('legacy') }, { regId: undefined, alias: 'bob' }])
      expect(resultOf(ask({ body: im(target) }))).toBe(0);
    expect(pushes.map((push) => push.tokens)).toEqual([[token('legacy')], ['alias:bob']]);
  });

  it('is done once for one requestId and target', () => {
    const { ask, pushes } = start();
    const once = im({ requestId: 'same' });
    const ids = [once, once, { ...once, regId: token('legacy') }].map((body) => bodyOf(ask({ body }))['taskId']);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
    expect(pushes).toHaveLength(2);
  });

  it('is of the app of the token, where the body names one', () => {
    expect(resultOf(start().ask({ body: im({ appId: undefined }) }))).toBe(0);
    expect(resultOf(start().ask({ body: im({ appId: '100012345' }) }))).toBe(0);
    expect(resultOf(start().ask({ body: im({ appId: 10004 }) }))).toBe(10094);
    expect(resultOf(start({ identity: { appId: '10004' } }).ask({ body: im({ appId: 10004 }) }))).toBe(0);
  });
});

describe('JSON kinds', () => {
  it.each<[string, object]>([
    ['numbers as text', { notifyType: '4', skipType: '1', networkType: '-1', classification: '1', timeToLive: '3600' }],
    ['null for what is not there', { alias: null, extra: null, clientCustomMap: null, sendOnline: null }],
    ['unknown fields', { channelId: 'chat', importance: 4 }],
    [
      'every other field',
      { notifyId: 42, profileId: 'u', foregroundShow: true, addBadge: true, timedDisplay: { showStartTime: nowMs }, marketing: {} },
    ],
  ])('are right with %s', (_name, change) => expect(resultOf(start().ask({ body: im(change) }))).toBe(0));

  it.each<[string, object]>([
    ['a word for classification', { classification: 'IM' }],
    ['a fraction', { notifyType: 1.5 }],
    ['a number that has more than 32 bits', { notifyId: 2_147_483_648 }],
    ['a number for the title', { title: 7 }],
    ['an object for the content', { content: { text: 'x' } }],
    ['text for a boolean', { sendOnline: 'true' }],
    ['a number for a boolean', { addBadge: 1 }],
    ['JSON text for clientCustomMap', { clientCustomMap: '{"a":"1"}' }],
    ['a number in clientCustomMap', { clientCustomMap: { a: 1 } }],
    ['an object in extra', { extra: { callback: { url: 'x' } } }],
    ['text in timedDisplay', { timedDisplay: { showStartTime: 'soon' } }],
    ['an object for auditReview', { auditReview: {} }],
    ['a number for requestId', { requestId: 5 }],
    ['a list of regIds', { regId: [token('ok')] }],
  ])('make HTTP 400 of %s', (_name, change) => {
    const response = start().ask({ body: im(change), headers: { ...headers, authtoken: 'x' } });
    expect([response.status, response.headers?.['content-type']]).toEqual([400, 'text/plain;charset=UTF-8']);
  });

  it.each<[string, Ask]>([
    ['no JSON', { body: '{' }],
    ['a list', { body: [] }],
    ['an empty body', {}],
    ['a form', { body: im(), headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' } }],
  ])('make HTTP 400 of %s', (_name, request) => expect(start().ask(request).status).toBe(400));
});

describe('the message', () => {
  it.each<[string, object, number, string?]>([
    ['no target', { regId: '' }, 10050],
    ['71 characters of alias', { regId: undefined, alias: of(71) }, 10301],
    ['a long alias beside a regId, which wins', { alias: of(71) }, 0],
    ['no notifyType', { notifyType: undefined }, 10054],
    ['notifyType 5', { notifyType: 5 }, 10054],
    ['no title', { title: ' ' }, 10055],
    ['40 characters of title', { title: of(40) }, 0],
    ['41 characters of title', { title: of(41) }, 10056],
    ['40 characters of title with emoji', { title: `好${of(39, '😀')}` }, 0],
    ['no content', { content: undefined }, 10057],
    ['100 characters of content', { content: of(100) }, 0],
    ['101 characters of content', { content: of(101) }, 10058, 'content长度不能超过100个字符'],
    ['60 seconds to live', { timeToLive: 60 }, 0],
    ['59 seconds to live', { timeToLive: 59 }, 10059],
    ['seven days to live, which are cut', { timeToLive: 604_800 }, 0],
    ['no skipType', { skipType: undefined }, 10060],
    ['skipType 5', { skipType: 5, skipContent: 'x' }, 10060],
    ['a link without content', { skipType: 2 }, 10061],
    ['2048 characters of link', { skipType: 2, skipContent: of(2048) }, 0],
    ['2049 characters of link', { skipType: 2, skipContent: of(2049) }, 10062],
    ['skipType 3 without content', { skipType: 3, skipContent: '' }, 10063],
    ['1025 characters for skipType 3', { skipType: 3, skipContent: of(1025) }, 10064],
    ['a page without content', { skipType: 4 }, 10068],
    ['2049 characters of page', { skipType: 4, skipContent: of(2049) }, 10069, 'skipType = 4, skipContent超过长度限制'],
    ['networkType 2', { networkType: 2 }, 10065],
    ['networkType 1', { networkType: 1 }, 0],
    ['1024 characters of custom data', { clientCustomMap: { k: of(1023) } }, 0],
    ['1025 characters of custom data', { clientCustomMap: { k: of(1024) } }, 10067],
    ['null in the custom data', { clientCustomMap: { k: null } }, 10067],
    ['11 pairs of custom data', { clientCustomMap: Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`k${index}`, 'v'])) }, 0],
    ['128 characters of callback', { extra: { callback: of(128, 'x') } }, 0],
    ['129 characters of callback', { extra: { callback: of(129, 'x') } }, 10305],
    ['64 characters of callback.param', { extra: { 'callback.param': of(64, 'x') } }, 0],
    ['65 characters of callback.param', { extra: { 'callback.param': of(65, 'x') } }, 10306, 'extra callback.param长度不能超过64个字符'],
    ['no requestId', { requestId: '' }, 10352],
    ['64 characters of requestId', { requestId: of(64, 'x') }, 0],
    ['65 characters of requestId', { requestId: of(65, 'x') }, 10353],
    ['classification 2', { classification: 2 }, 11000],
    ['a lower-case category', { category: 'im' }, 10096],
    ['an unknown category', { category: 'CHAT' }, 10096],
    ['an operational category as system', { category: 'MARKETING' }, 10097],
    ['a system category as operational', { classification: 0 }, 10097],
    ['a class without category', { category: undefined }, 0],
    ['a category without class', { classification: undefined }, 0],
    ['digits as title', { title: '12345' }, 10104],
    ['symbols and digits as content', { content: '== 1 ==' }, 10104],
    ['emoji as title', { title: '😀😀' }, 10104],
    ['a word of letters as content', { content: 'hello' }, 10104],
    ['a word of letters as title', { title: 'hello' }, 10104],
    ['a name as title', { title: 'Anna' }, 0],
    ['测试 in the title', { title: '测试消息' }, 10104],
    ['the word test in the content', { content: 'Just a test, do not worry.' }, 10104],
    ['a word with test in it', { content: 'The latest news from the contest' }, 0],
    ['square brackets', { content: '您有一条新消息[图片]' }, 10104],
    ['braces', { title: 'Hello {name}' }, 10104],
    ['Chinese brackets', { title: '【订单】已发货' }, 0],
  ])('judges %s', (_name, change, result, desc) => {
    const response = start().ask({ body: im(change) });
    expect(resultOf(response)).toBe(result);
    if (result !== 0) expect(bodyOf(response).desc).not.toBe('');
    if (desc !== undefined) expect(bodyOf(response)).toEqual({ result, desc });
  });

  it.each<[string, object, string, boolean]>([
    ['no class, by the documents of 2024', { classification: undefined, category: undefined }, '2024-11-20', true],
    ['no class, by the newest documents', { classification: undefined, category: undefined }, '2026-11-20', false],
    ['an operational category', { classification: undefined, category: 'SOCIAL' }, '2026-11-20', true],
    ['a system category', { classification: undefined, category: 'TODO' }, '2024-11-20', false],
    ['class 0', { classification: 0, category: undefined }, '2026-11-20', true],
    ['class 1', { category: undefined }, '2024-11-20', false],
  ])('is operational or not with %s', (_name, change, day, isOperational) => {
    const { ask, state } = start({ day });
    expect(resultOf(ask({ body: im(change) }))).toBe(0);
    expect(state.today.operational).toBe(Number(isOperational));
  });

  it.each<[string, object, number]>([
    ['06:59:59', marketing(), 10071],
    ['07:00:00', marketing(), 0],
    ['22:59:59', marketing(), 0],
    ['23:00:00', marketing(), 10071],
    ['03:00:00', im(), 0],
  ])('at %s is taken only if its class may', (time, body, result) => {
    const response = start({ nowMs: Date.parse(`2026-11-20T${time}+08:00`) }).ask({ body });
    expect(resultOf(response)).toBe(result);
    if (result !== 0) expect(bodyOf(response)).toEqual({ result, desc: '超出发送时间允许范围' });
  });

  it('is judged in the order kinds, token, app, state, form, category, pair, text, hour, quota, target', () => {
    const wrong = {
      ...marketing({ notifyType: 'x', appId: 1, title: '', category: 'x', content: '测试', regId: token('throttled'), pushMode: 0 }),
    };
    const steps: [object, number][] = [
      [{}, 400],
      [{ notifyType: 4 }, 10000],
      [{ notifyType: 4, headers: true }, 10094],
      [{ appId: Number(account.appId) }, 10045],
      [{ live: true }, 10055],
      [{ title: 'Winter sale' }, 10096],
      [{ category: 'IM' }, 10097],
      [{ category: 'NEWS' }, 10104],
      [{ content: 'Half price today' }, 10071],
      [{ day: true }, 10070],
      [{ regId: token('dead') }, 10302],
      [{ regId: token('ok') }, 0],
    ];
    const { ask, state, clock } = start({ nowMs: Date.parse('2026-11-20T23:00:00+08:00'), identity: { underReview: true } });
    let body: Record<string, unknown> = wrong;
    let given: Record<string, string> = { ...headers, authtoken: 'x' };
    expect(
      steps.map(([step]) => {
        const { headers: right, live, day, ...change } = step as Record<string, unknown>;
        body = { ...body, ...change };
        if (right) given = headers;
        if (live) state.underReview = false;
        if (day) clock.nowMs -= 60_000;
        return resultOf(ask({ body, headers: given }));
      }),
    ).toEqual(steps.map(([, result]) => result));
  });
});

describe('targets', () => {
  it.each<[string, string, number]>([
    ['the dead device', token('dead'), 2],
    ['the device of another app', token('other-app'), 1],
    ['22 digits', '1600000000000000000000', 1],
    ['a token of another vendor', 'CN_0123456789abcdef0123456789abcdef', 1],
    ['a short v2 id', 'v2-short', 1],
  ])('refuse %s with its status', (_name, regId, status) => {
    const { ask, pushes } = start();
    expect(bodyOf(ask({ body: im({ regId }) }))).toEqual({ result: 10302, desc: 'regId不合法', invalidUser: { userid: regId, status } });
    expect(pushes).toEqual([]);
  });

  it('throttle by class', () => {
    const { ask } = start();
    expect(resultOf(ask({ body: im({ regId: token('throttled') }) }))).toBe(10073);
    expect(bodyOf(ask({ body: marketing({ regId: token('throttled') }) }))).toEqual({ result: 10070, desc: '运营消息发送量总量超出限制' });
  });

  it('get test messages only where they are registered', () => {
    const { ask, state } = start();
    const test = (change: object) => ask({ body: marketing({ pushMode: 1, content: '测试', ...change }) });
    expect(bodyOf(test({}))).toEqual({ result: 10302, desc: 'regId不合法', invalidUser: { userid: token('ok'), status: 4 } });
    expect(resultOf(test({ regId: token('test-device') }))).toBe(0);
    expect(state.today.operational).toBe(0);
    expect(resultOf(ask({ body: im({ regId: token('test-device') }) }))).toBe(0);
  });

  it('are closed to formal messages of an app under review', () => {
    const { ask } = start({ identity: { underReview: true } });
    expect(resultOf(ask({ body: im() }))).toBe(10045);
    expect(resultOf(ask({ body: im({ pushMode: 1, regId: token('test-device') }) }))).toBe(0);
    expect(resultOf(ask({ path: '/message/all', body: im({ pushMode: 1 }) }))).toBe(10045);
  });

  it('are counted for operational messages, by the day', () => {
    const { ask, state } = start();
    countsOf('2026-11-20', state).operational = operationalPerDay - 1;
    expect([marketing(), marketing(), im()].map((body) => resultOf(ask({ body })))).toEqual([0, 10070, 0]);
    state.today.day = '2026-11-19';
    expect(resultOf(ask({ body: marketing() }))).toBe(0);
  });
});

describe('a list', () => {
  const save = (change: object = {}): Ask => ({ path: '/message/saveListPayload', body: im({ regId: undefined, ...change }) });
  const list = (taskId: unknown, change: object = {}): Ask => ({
    path: '/message/pushToList',
    body: { appId: Number(account.appId), regIds: [token('ok'), token('legacy')], taskId, requestId: 'r', pushMode: 0, ...change },
  });
  const saved = (ask: ReturnType<typeof start>['ask'], change: object = {}) => bodyOf(ask(save(change)))['taskId'];

  it('hides failed targets under result 0', () => {
    const { ask, pushes } = start();
    const taskId = saved(ask);
    const regIds = [token('ok'), token('dead'), token('other-app'), token('legacy')];
    expect(bodyOf(ask(list(taskId, { regIds })))).toEqual({
      result: 0,
      desc: '请求成功',
      requestId: 'r',
      invalidUsers: [
        { userid: token('dead'), status: 2 },
        { userid: token('other-app'), status: 1 },
      ],
    });
    expect(pushes).toEqual([
      { tokens: [token('ok'), token('legacy')], message: expect.objectContaining({ title: 'Alice' }) as object, messageId: taskId },
    ]);
    expect(bodyOf(ask(list(taskId)))).toEqual({ result: 0, desc: '请求成功', requestId: 'r' });
    expect(resultOf(ask(list(taskId, { regIds: [], aliases: ['a', 'b'] })))).toBe(0);
    expect(pushes.at(-1)?.tokens).toEqual(['alias:a', 'alias:b']);
  });

  it.each<[string, object, number]>([
    ['no targets', { regIds: [] }, 10150],
    ['one regId', { regIds: [token('ok')] }, 10153],
    ['1000 regIds', { regIds: Array.from({ length: 1000 }, () => token('ok')) }, 0],
    ['1001 regIds', { regIds: Array.from({ length: 1001 }, () => token('ok')) }, 10153],
    ['one alias', { regIds: undefined, aliases: ['a'] }, 10154],
    ['no requestId', { requestId: '' }, 10352],
    ['65 characters of requestId', { requestId: of(65) }, 10353],
    ['no taskId', { taskId: '' }, 10151],
    ['an unknown taskId', { taskId: '99' }, 10151],
    ['a regId that is a number', { regIds: [1, 2] }, 400],
    ['the throttled device', { regIds: [token('ok'), token('throttled')] }, 10073],
    ['another app', { appId: 1 }, 10094],
  ])('judges %s', (_name, change, result) => {
    const { ask } = start();
    expect(resultOf(ask(list(saved(ask), change)))).toBe(result);
  });

  it('keeps to the test devices in test mode', () => {
    const { ask } = start();
    const body = bodyOf(ask(list(saved(ask), { pushMode: 1, regIds: [token('ok'), token('test-device')] })));
    expect(body['invalidUsers']).toEqual([{ userid: token('ok'), status: 4 }]);
  });

  it('wants a good body, and stores 1000 a day', () => {
    const { ask, state } = start();
    expect(resultOf(ask(save({ category: 'x' })))).toBe(10096);
    countsOf('2026-11-20', state).stored = storedPerDay - 1;
    expect([save(), save()].map((request) => resultOf(ask(request)))).toEqual([0, 10252]);
  });
});

describe('all and tags', () => {
  it('push to all once a day', () => {
    const { ask, pushes, state } = start();
    const all = () => resultOf(ask({ path: '/message/all', body: marketing({ regId: undefined }) }));
    expect([all(), all()]).toEqual([0, 10254]);
    expect(pushes.map((push) => push.tokens)).toEqual([['all']]);
    state.today.day = '2026-11-19';
    expect(all()).toBe(0);
  });

  it.each<[string, unknown, number]>([
    ['one of orTags', { orTags: ['a'], notTags: ['b'] }, 0],
    ['andTags', { andTags: ['a'] }, 0],
    ['nothing but notTags', { notTags: ['b'] }, 400],
    ['no expression', undefined, 400],
    ['text', 'a', 400],
  ])('push to %s', (_name, tagExpression, result) =>
    expect(resultOf(start().ask({ path: '/message/tagPush', body: marketing({ regId: undefined, tagExpression }) }))).toBe(result),
  );
});

describe('queries', () => {
  const get = (taskIds: string): Ask => ({
    path: `/report/getStatistics?taskIds=${taskIds}`,
    method: 'GET',
    headers: { authtoken: access },
  });

  it('count what was sent, shown and held back', () => {
    const { ask } = start();
    const ids = Array.from({ length: 3 }, () => String(bodyOf(ask({ body: marketing() }))['taskId']));
    const { statistics } = bodyOf(ask(get([...ids, '77'].join(',')))) as unknown as { statistics: Record<string, number>[] };
    expect(statistics).toHaveLength(3);
    expect(statistics[0]).toEqual({
      taskId: ids[0],
      send: 1,
      receive: 1,
      display: 1,
      click: 0,
      targetInvalid: 0,
      targetUnSub: 0,
      targetInActive: 0,
      covered: 0,
      controlled: 0,
      targetOffline: 0,
    });
    // The third operational message of the day reaches the phone and is not shown.
    expect(statistics[2]).toMatchObject({ receive: 1, display: 0, controlled: 1 });
  });

  it.each([
    ['', 10473],
    [Array.from({ length: 101 }, (_, index) => index).join(','), 10471],
    [Array.from({ length: 100 }, (_, index) => index).join(','), 0],
  ])('refuse a wrong number of task ids', (taskIds, result) => expect(resultOf(start().ask(get(taskIds)))).toBe(result));

  it('check users', () => {
    const { ask } = start({ identity: { underReview: true } });
    const check = (body: unknown) => ask({ path: '/invalidUser/check', body });
    expect(bodyOf(check({ userType: 1, userIds: [token('ok'), token('dead'), 'x'] }))['data']).toEqual([
      { userid: token('dead'), status: 2 },
      { userid: 'x', status: 1 },
    ]);
    expect(bodyOf(check({ userType: 2, userIds: ['bob'] }))['data']).toEqual([]);
    expect(check({ userIds: 'x' }).status).toBe(400);
  });
});

describe('faults', () => {
  it('provoke every code of the catalogue at its endpoint', () => {
    const { refuse } = start();
    const routes = new Map(sandbox.routes.map((entry) => [entry.endpoint, entry]));
    let provoked = 0;
    for (const entry of catalogue.entries)
      for (const endpoint of endpointsOf(entry)) {
        const found = routes.get(endpoint === '*' ? 'send' : endpoint);
        if (!found) continue;
        const response = refuse({ path: found.path, method: found.method, body: im() }, entry.code)!;
        expect(response.status).toBe(200);
        if (endpoint === 'list' && entry.code === '10302') continue;
        expect(bodyOf(response)).toMatchObject({ result: Number(entry.code), desc: expect.stringMatching(/./) as string });
        provoked++;
      }
    expect(provoked).toBeGreaterThan(50);
    expect(refuse({ body: im() }, '4711')).toBeUndefined();
    expect(refuse({ path: '/message/auth', body: {} }, '10302')).toBeUndefined();
  });

  it('name the target of a dead regId, and know the two answers without a code', () => {
    const { refuse } = start();
    expect(bodyOf(refuse({ body: im() }, '10302')!)['invalidUser']).toEqual({ userid: token('ok'), status: 1 });
    const list = { path: '/message/pushToList', body: { regIds: ['a', 'b'], requestId: 'r' } };
    expect(bodyOf(refuse(list, '10302')!)).toMatchObject({ result: 0, invalidUsers: [{ userid: 'a' }, { userid: 'b' }] });
    expect(refuse({ body: im() }, '400')?.status).toBe(400);
    expect(refuse({ body: im() }, '500')).toMatchObject({ status: 500, body: 'Internet server error!' });
  });
});

describe('the emulator as a unit', () => {
  it('emits only catalogued codes', () => {
    for (const { endpoint, code, subCode } of sandbox.emits)
      expect(findEntry(catalogue, endpoint, code, subCode), `${endpoint} ${code}`).toBeDefined();
  });

  it('has an account with im, order and marketing channels, and devices of the vendor’s two shapes', () => {
    expect(Object.keys(account.channels)).toEqual(['im', 'order', 'marketing']);
    for (const device of sandbox.devices) expect(device.token).toMatch(/^1[4-9]\d{21}$|^v2-[A-Za-z0-9_-]{48,}$/);
  });

  it('keeps the non-secret fields of a real config', () => {
    const identity = { appId: '7', appKey: 'k', appSecret: 'real', packageName: 'com.example.mine', endpoints: 'https://x', channels: {} };
    expect(sandbox.account('http://x', identity)).toEqual({
      appId: '7',
      appKey: 'k',
      appSecret: account.appSecret,
      packageName: 'com.example.mine',
      endpoints: { all: 'http://x' },
      channels: {},
    });
    expect(sandbox.createState(identity)).toMatchObject({ appId: '7', appKey: 'k', appSecret: account.appSecret });
  });
});

interface Vector {
  title: string;
  kind: string;
  given: { account: typeof account; nowMs: number; access?: { value: string; expiresAtMs: number } };
  expect: { method: string; url: string; headers: Record<string, string>; body: string };
}
const folder = new URL('../../../fixtures/vectors/vivo/', import.meta.url);
const vectors = (existsSync(folder) ? readdirSync(folder) : []).map(
  (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Vector,
);
const asked = vectors.filter((vector) => vector.kind === 'auth' || vector.kind === 'send');

describe('the vectors', () => {
  it.each(asked.map((vector) => [vector.title, vector] as const))('are taken: %s', (_title, vector) => {
    const { ask, state } = start({ nowMs: vector.given.nowMs });
    Object.assign(state, vector.given.account);
    const { access: given } = vector.given;
    if (given) state.accessTokens.set(given.value, given.expiresAtMs);
    const { url, method, headers: sent, body } = vector.expect;
    const { pathname, host } = new URL(url);
    expect(bodyOf(ask({ path: pathname, host, method, headers: sent, body }))).toMatchObject({ result: 0, desc: '请求成功' });
  });
});
