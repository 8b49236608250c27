import { describe, expect, it } from 'vitest';
import { findEntry } from '../../../src/core/catalogue.ts';
import type { FlowStep, HopAnswer, HopDevice, HopPush, PlatformSandboxContext } from '../../../src/core/platform-sandbox.ts';
import { userScenarios } from '../../../src/core/platform-sandbox.ts';
import type { SandboxPush, SandboxRequest } from '../../../src/core/sandbox.ts';
import { makeUserSig } from '../../../src/platforms/tencent-im/auth.ts';
import { adapter } from '../../../src/platforms/tencent-im/client.ts';
import { catalogue } from '../../../src/platforms/tencent-im/errors.ts';
import { lossFacet } from '../../../src/platforms/tencent-im/loss.ts';
import { sandbox } from '../../../src/platforms/tencent-im/sandbox/index.ts';
import { traceFacet } from '../../../src/platforms/tencent-im/trace.ts';
import { userFacet } from '../../../src/platforms/tencent-im/user.ts';
import { hosts, paths } from '../../../src/platforms/tencent-im/wire.ts';
import { createRouter } from '../../../src/sandbox/router.ts';
import { account, nowMs, response } from './vectors.ts';

const phones: HopDevice[] = ['xiaomi', 'oppo', 'huawei', 'apns'].flatMap((vendor) => [
  { name: `${vendor}-ok`, vendor, token: `${vendor}-token` },
  { name: `${vendor}-dead`, vendor, token: `${vendor}-dead-token` },
]);
const time = Math.floor(nowMs / 1000);
const access = { value: makeUserSig({ ...account, time, expire: 3600 }), expiresAtMs: Infinity };
const route = createRouter([sandbox]);
const shown: HopAnswer = {
  status: 'accepted',
  raw: '{}',
  http: 200,
  phone: { fate: 'shown', reason: { en: 'The phone showed it.', zh: '手机已展示。' } },
};

function start({ identity, answer = () => shown }: { identity?: Record<string, unknown>; answer?: (push: HopPush) => HopAnswer } = {}) {
  const state = sandbox.createState(identity, phones);
  const pushes: SandboxPush[] = [];
  const delivered: HopPush[] = [];
  const steps: (FlowStep & { user: string })[] = [];
  const clock = { nowMs };
  let count = 0;
  const context = (): PlatformSandboxContext => ({
    nowMs: clock.nowMs,
    day: '2026-11-20',
    randomHex: (length) => (++count).toString(16).padStart(length, '0'),
    accessHex: (length) => (++count).toString(16).padStart(length, '0'),
    record: (push) => void pushes.push(push),
    deliver: (push) => {
      delivered.push(push);
      return Promise.resolve(answer(push));
    },
    flow: (user, step) => void steps.push({ user, ...step }),
  });
  const toRequest = (url: string, body: string, { method = 'POST', host }: { method?: string; host?: string } = {}): SandboxRequest => {
    const { pathname, searchParams, host: urlHost } = new URL(url);
    const match = route({ host: host ?? urlHost, method, path: pathname });
    if (match.kind !== 'found') throw new Error(`no route for ${pathname}`);
    return {
      endpoint: match.route.endpoint,
      method,
      path: pathname,
      params: match.params,
      query: searchParams,
      headers: { 'content-type': 'application/json' },
      rawHeaderNames: [],
      body: Buffer.from(body),
      protocol: 'http/1.1',
      tls: false,
      host: host ?? urlHost,
      connectionId: 'c',
    };
  };
  const ask = async (url: string, body: string, more: { method?: string; host?: string } = {}) => {
    const answered = await sandbox.handle(toRequest(url, body, more), state, context());
    return { http: answered.status, body: answered.body as Record<string, unknown> };
  };
  const query = (part: Record<string, string> = {}) =>
    new URLSearchParams({
      sdkappid: '1400000000',
      identifier: 'administrator',
      usersig: access.value,
      random: '1',
      contenttype: 'json',
      ...part,
    });
  const call = (path: string, body: unknown, more: { query?: Record<string, string>; method?: string; host?: string } = {}) =>
    ask(`https://console.tim.qq.com${path}?${query(more.query)}`, typeof body === 'string' ? body : JSON.stringify(body), more);
  /** Sends as the client does. */
  const send = async (via: 'push' | 'message' | 'group', user: string, body: Record<string, unknown> = {}) => {
    const info = { PushFlag: 0, Title: 'Shop', Desc: 'Order 1042 shipped', ...(body['OfflinePushInfo'] as object | undefined) };
    const elements = via === 'push' ? {} : { MsgBody: [{ MsgType: 'TIMTextElem', MsgContent: { Text: 'hi' } }] };
    const wire = { via, body: { From_Account: 'alice', ...elements, ...body, OfflinePushInfo: info } };
    const request = adapter.prepareSend(wire, account, { validateOnly: false })([user], access, { nowMs: clock.nowMs });
    const answered = await ask(request.url, String(request.body));
    const [read] = adapter.readSend(response(answered.body), [user], { nowMs });
    return { ...answered, read };
  };
  const traced = async (id: string, user: string) => {
    if (!traceFacet.offered) throw new Error('no trace');
    const request = traceFacet.request(id, account, access, { nowMs, user });
    const answered = await ask(request.url, String(request.body));
    return traceFacet.read(response(answered.body), id, { nowMs });
  };
  const factsOf = async (user: string, index = 0) => {
    const asked = userFacet.queries[index];
    if (!asked) throw new Error('no query');
    const request = asked.request(user, account, access, { nowMs });
    const answered = await ask(request.url, String(request.body));
    return asked.read(response(answered.body), user, { nowMs });
  };
  const losses = async () => {
    const request = lossFacet.request({ fromMs: nowMs - 60_000, toMs: nowMs + 60_000 }, account, access, { nowMs });
    const answered = await ask(request.url, String(request.body));
    const read = lossFacet.read(response(answered.body), { nowMs });
    return read.ok === true ? read.rows : read;
  };
  return { state, pushes, delivered, steps, clock, call, send, traced, factsOf, losses, toRequest, context };
}

const idOf = (read: unknown) => (read as { messageId?: string }).messageId ?? '';
const stopIn = (steps: readonly FlowStep[]) => steps.find(({ state }) => state === 'stopped')?.step;

describe('the login check', () => {
  const other = { ...account, time, expire: 3600 };
  const rows: [string, Record<string, string>, number][] = [
    ['no sdkappid', { sdkappid: '' }, 60012],
    ['no number', { sdkappid: 'abc' }, 60006],
    ['an unknown sdkappid', { sdkappid: '1600000001' }, 70020],
    ['no identifier', { identifier: '' }, 60004],
    ['no usersig', { usersig: '' }, 70002],
    ['a usersig cut off', { usersig: access.value.slice(0, 50) }, 70003],
    ['another application', { usersig: makeUserSig({ ...other, sdkAppId: 1600000001 }) }, 70014],
    ['another user', { usersig: makeUserSig({ ...other, identifier: 'bob' }) }, 70013],
    ['another key', { usersig: makeUserSig({ ...other, secretKey: 'f'.repeat(64) }) }, 70009],
    ['an expired usersig', { usersig: makeUserSig({ ...other, time: time - 7200 }) }, 70001],
    ['no administrator', { identifier: 'bob', usersig: makeUserSig({ ...other, identifier: 'bob' }) }, 90009],
  ];
  it.each(rows)('refuses %s', async (_, query, code) =>
    expect(await start().call(paths.push, {}, { query })).toMatchObject({
      http: 200,
      body: { ActionStatus: 'FAIL', ErrorCode: code, TaskId: '' },
    }),
  );
  it('has a code of its own for the administrator outside push', async () =>
    expect(
      (await start().call(paths.status, {}, { query: { identifier: 'bob', usersig: makeUserSig({ ...other, identifier: 'bob' }) } })).body,
    ).toMatchObject({ ErrorCode: 60010 }));
  it('knows the application at its own region’s host alone', async () => {
    const run = start({ identity: { region: 'seoul' } });
    const asked = { To_Account: ['bob'] };
    expect((await run.call(paths.status, asked, { host: 'adminapikr.im.qcloud.com' })).body).toMatchObject({ ErrorCode: 0 });
    expect((await run.call(paths.status, asked, { host: 'console.tim.qq.com' })).body).toMatchObject({ ErrorCode: 70020 });
    expect((await run.call(paths.status, asked, { host: '127.0.0.1' })).body).toMatchObject({ ErrorCode: 0 });
  });
  it('answers at every region’s host', () => expect(sandbox.hosts).toHaveLength(Object.keys(hosts).length));
});

describe('a malformed call', () => {
  const element = { MsgType: 'TIMTextElem', MsgContent: { Text: 'x' } };
  const push = { From_Account: 'alice', To_Account: ['bob'], MsgRandom: 1, OfflinePushInfo: {} };
  const message = { From_Account: 'alice', To_Account: 'bob', MsgRandom: 1, MsgBody: [element] };
  const group = { GroupId: 'team', Random: 1, MsgBody: [element] };
  const custom = { MsgType: 'TIMCustomElem', MsgContent: { Data: 'x' } };
  const everybody = '/v4/timpush/push';
  const to = (condition: unknown) => ({ MsgRandom: 1, OfflinePushInfo: {}, Condition: condition });
  const rows: [string, string, unknown, number][] = [
    ['broken JSON', paths.push, '{', 90001],
    ['broken JSON', paths.message, '{', 60003],
    ['no MsgRandom', paths.push, { ...push, MsgRandom: undefined }, 90001],
    ['a MsgRandom that is too big', paths.push, { ...push, MsgRandom: 2 ** 32 }, 90001],
    ['text as receivers', paths.push, { ...push, To_Account: 'bob' }, 90003],
    ['too many receivers', paths.push, { ...push, To_Account: Array.from({ length: 501 }, String) }, 90018],
    ['no sender', paths.push, { ...push, From_Account: undefined }, 90001],
    ['no OfflinePushInfo', paths.push, { ...push, OfflinePushInfo: undefined }, 90001],
    ['a long DataId', paths.push, { ...push, DataId: 'x'.repeat(65) }, 90057],
    ['a big push', paths.push, { ...push, OfflinePushInfo: { Ext: 'x'.repeat(10_240) } }, 90056],
    ['a big message', paths.message, { ...message, CloudCustomData: 'x'.repeat(12_288) }, 93000],
    ['a list as receiver', paths.message, { ...message, To_Account: ['bob'] }, 90003],
    ['no MsgRandom', paths.message, { ...message, MsgRandom: undefined }, 90005],
    ['a wrong SyncOtherMachine', paths.message, { ...message, SyncOtherMachine: 3 }, 90031],
    ['a wrong MsgTimeStamp', paths.message, { ...message, MsgTimeStamp: 'now' }, 90006],
    ['a wrong MsgLifeTime', paths.message, { ...message, MsgLifeTime: -1 }, 90044],
    ['a long MsgLifeTime', paths.message, { ...message, MsgLifeTime: 604_801 }, 90026],
    ['no MsgBody', paths.message, { ...message, MsgBody: undefined }, 90002],
    ['no list in MsgBody', paths.message, { ...message, MsgBody: element }, 90007],
    ['an unknown element', paths.message, { ...message, MsgBody: [{ ...element, MsgType: 'X' }] }, 90010],
    ['two custom elements', paths.message, { ...message, MsgBody: [custom, custom] }, 90010],
    ['an unknown sender', paths.message, { ...message, From_Account: 'zz' }, 90048],
    ['an unknown receiver', paths.message, { ...message, To_Account: 'zz' }, 90012],
    ['no group', paths.group, { ...group, GroupId: '' }, 10015],
    ['an unknown group', paths.group, { ...group, GroupId: 'zz' }, 10010],
    ['no Random', paths.group, { ...group, Random: undefined, MsgRandom: 1 }, 10004],
    ['no element', paths.group, { ...group, MsgBody: [] }, 10004],
    ['a big group message', paths.group, { ...group, CloudCustomData: 'x'.repeat(12_288) }, 80002],
    ['text as users', paths.status, { To_Account: 'bob' }, 90003],
    ['too many users', paths.status, { To_Account: Array.from({ length: 501 }, String) }, 90011],
    ['no items', paths.account, { CheckItem: [] }, 70402],
    ['an item without user', paths.account, { CheckItem: [{}] }, 70402],
    ['no PushID', paths.trace, {}, 90001],
    ['no user', paths.taskTrace, { TaskID: 'batch_x' }, 90001],
    ['an unknown task', paths.taskTrace, { TaskID: 'batch_x', UserID: 'bob' }, 90049],
    ['no range', paths.loss, {}, 90001],
    ['no tasks', paths.taskLoss, { StartTime: 1, EndTime: 2 }, 90001],
    ['an unknown command', '/v4/openim/zz', {}, 60009],
    ['an unknown command of the push service', '/v4/timpush/bacth', {}, 60009],
    ['no MsgRandom', everybody, { OfflinePushInfo: {} }, 90001],
    ['no OfflinePushInfo', everybody, { MsgRandom: 1 }, 90001],
    ['tags and attributes', everybody, to({ TagsAnd: ['a'], AttrsOr: { b: 'c' } }), 90039],
    ['a long tag', everybody, to({ TagsAnd: ['标'.repeat(17)] }), 90020],
    ['a tag twice', everybody, to({ TagsOr: ['a', 'a'] }), 90022],
    ['eleven tags', everybody, to({ TagsOr: Array.from({ length: 11 }, String) }), 90032],
    ['an empty tag', everybody, to({ TagsOr: [''] }), 90040],
    ['a long life', everybody, { ...to(undefined), MsgLifeTime: 604_801 }, 90026],
    ['an import of nobody', '/v4/im_open_login_svc/account_import', {}, 70402],
  ];
  it.each(rows)('with %s at %s is refused with its code', async (_, path, body, code) => {
    const run = start();
    expect((await run.call(path, body)).body).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: code });
    expect(run.pushes).toEqual([]);
  });
  it.each([
    '/v4/openim/batchsendmsg',
    '/v4/all_member_push/im_push',
    '/v4/timpush/get_tag',
    '/v4/timpush/set_attr_name',
    '/v4/timpush/normal_push_statistics',
  ])('%s exists at Tencent and not here, and the answer says so', async (path) => {
    const { http, body } = await start().call(path, {});
    expect(http).toBe(501);
    expect(body).toMatchObject({ sandbox: true, error: expect.stringContaining('not an answer of Tencent') as unknown });
  });
  it('a condition that is right is honestly not answered', async () =>
    expect((await start().call(everybody, to({ TagsOr: ['a'] }))).http).toBe(501));
  it('by GET is refused', async () =>
    expect((await start().call(paths.push, {}, { method: 'GET' })).body).toMatchObject({ ErrorCode: 60002 }));
  it('can answer no code that is not listed or not explained', () => {
    const listed = new Set(sandbox.emits.map(({ endpoint, code }) => `${endpoint} ${code}`));
    for (const { endpoint, code } of sandbox.emits) expect(findEntry(catalogue, endpoint, code), code).toBeDefined();
    for (const [, path, , code] of rows) {
      const endpoint = sandbox.routes.find((candidate) => candidate.path === path)?.endpoint ?? 'send';
      expect(listed, `${endpoint} ${code}`).toContain(`${endpoint} ${code}`);
    }
  });
});

describe('a push to a user who is', () => {
  const rows: [(typeof userScenarios)[number], number | undefined, string, string][] = [
    ['pushable', undefined, 'PushOnline', 'delivered'],
    ['online', 5, 'Online', 'queued'],
    ['background', 5, 'Online', 'queued'],
    ['logged-out', 5, 'Offline', 'no-such-message'],
    ['kicked', 5, 'Offline', 'no-such-message'],
    ['never-logged-in', 5, 'Offline', 'no-such-message'],
    ['muted', undefined, 'PushOnline', 'delivered'],
    ['unbound', 6, 'PushOnline', 'dropped'],
    ['bad-token', 7, 'PushOnline', 'dropped'],
    ['wrong-certificate', 6, 'PushOnline', 'dropped'],
    ['two-devices', 5, 'Online', 'queued'],
    ['banned', 5, 'Offline', 'no-such-message'],
  ];
  const answer = (push: HopPush): HopAnswer =>
    push.token.includes('dead') ? { status: 'invalid-token', code: '20301', vendorMessage: 'invalid regid', raw: '', http: 200 } : shown;
  it('every scenario is tried', () => expect(rows.map(([scenario]) => scenario)).toEqual([...userScenarios]));
  it.each(rows)('%s is answered OK, and its way ends where it does', async (user, stop, word, stage) => {
    const run = start({ answer });
    const { read } = await run.send('push', user);
    expect(read).toMatchObject({ ok: true });
    expect(run.steps.map(({ step, of }) => [step, of])).toEqual(Array.from({ length: 8 }, (_, index) => [index + 1, 8]));
    expect(stopIn(run.steps)).toBe(stop);
    expect(run.steps.filter(({ step }) => stop !== undefined && step > stop).every(({ state }) => state === 'skipped')).toBe(true);
    expect(run.delivered.length).toBe(stop === undefined || stop === 7 ? 1 : 0);
    expect(await run.factsOf(user)).toMatchObject({ ok: true, facts: { said: word, exists: true } });
    const traced = await run.traced(idOf(read), user);
    expect(traced.ok === true ? traced.stage : traced.ok).toBe(stage);
  });
  it.each([
    ['unbound', '-2', undefined],
    ['wrong-certificate', '-1', 'xiaomi'],
    ['bad-token', '20301', 'xiaomi'],
  ])('%s is counted as lost with %s when it is a chat message', async (user, code, vendor) => {
    const run = start({ answer });
    const { read } = await run.send('message', user);
    const rows = await run.losses();
    expect(rows).toMatchObject([{ code, count: 1, ...(vendor === undefined ? {} : { vendor }) }]);
    const traced = await run.traced(idOf(read), user);
    expect(traced).toMatchObject({ ok: true, stage: 'dropped' });
    if (traced.ok === true) expect(traced.hops?.find(({ ok }) => ok === false)?.code).toBe(code);
  });
  it('a refusal of the vendor is lost after the sending, a missing token before it', async () => {
    const run = start({ answer });
    await run.send('message', 'bad-token');
    await run.send('message', 'unbound');
    const { body } = await run.call(paths.loss, { StartTime: time - 60, EndTime: time + 60 });
    expect(body).toMatchObject({ PostSendDeliveredLoss: [{ ErrCode: '20301' }], ReadyToSendLoss: [{ ErrCode: '-2' }] });
  });
  it('counts what tasks lost apart', async () => {
    const run = start({ answer });
    const { read } = await run.send('push', 'unbound');
    expect(await run.losses()).toEqual([]);
    const range = { StartTime: time - 60, EndTime: time + 60 };
    const { body } = await run.call(paths.taskLoss, { ...range, TaskID: [idOf(read)] });
    expect(body['Results']).toMatchObject([{ TaskID: idOf(read), ReadyToSendLoss: [{ ErrCode: '-2', ErrCount: 1 }] }]);
    expect((await run.call(paths.taskLoss, { ...range, TaskID: [] })).body['Results']).toMatchObject([
      { ReadyToSendLoss: [{ ErrCode: '-2', ErrCount: 1 }] },
    ]);
  });
  it('unknown is an item of ErrorList via push and a refusal via message', async () => {
    const run = start();
    expect((await run.send('push', 'zz')).read).toMatchObject({ ok: false, code: '70107' });
    expect((await run.send('message', 'zz')).read).toMatchObject({ ok: false, code: '90012' });
    expect(await run.factsOf('zz')).toEqual({ ok: true, facts: { state: 'unknown-user', exists: false } });
    expect(await run.factsOf('zz', 1)).toEqual({ ok: true, facts: { state: 'unknown-user', exists: false } });
    expect(await run.factsOf('bob', 1)).toEqual({ ok: true, facts: { exists: true } });
  });
  it('asleep beside a device that is online gets the push when the policy says any', async () => {
    const run = start();
    sandbox.setUser(run.state, 'carol', 'two-devices', { policy: 'any' });
    await run.send('push', 'carol');
    expect([stopIn(run.steps), run.delivered.length]).toEqual([undefined, 1]);
    expect(await run.factsOf('carol')).toMatchObject({
      facts: {
        devices: [
          { name: 'Web', online: true },
          { name: 'Android', said: 'PushOnline' },
        ],
      },
    });
  });
});

describe('a message that wants no push', () => {
  const custom = [{ MsgType: 'TIMCustomElem', MsgContent: { Data: 'x' } }];
  const noText = { Title: '', Desc: '' };
  const rows: [string, 'push' | 'message' | 'group', Record<string, unknown>, number | undefined][] = [
    ['PushFlag 1', 'push', { OfflinePushInfo: { PushFlag: 1 } }, 6],
    ['MsgLifeTime 0', 'message', { MsgLifeTime: 0 }, 6],
    ['OnlineOnlyFlag 1', 'group', { OnlineOnlyFlag: 1 }, 6],
    ['a custom element without Desc', 'message', { MsgBody: custom, OfflinePushInfo: { Desc: '' } }, 6],
    ['a custom element with Desc', 'message', { MsgBody: custom }, undefined],
    ['no title and no text', 'push', { OfflinePushInfo: noText }, 6],
    ['the text of its element', 'message', { OfflinePushInfo: noText }, undefined],
    ['its receiver as sender', 'push', { From_Account: 'bob' }, 6],
  ];
  it.each(rows)('because of %s via %s stops there, or goes on', async (_, via, body, stop) => {
    const run = start();
    const { read } = await run.send(via, via === 'group' ? 'team' : 'bob', body);
    expect(read).toMatchObject({ ok: true });
    expect(stopIn(run.steps.filter(({ user }) => user === 'bob'))).toBe(stop);
  });
  it('because of WithMuteNotifications respects the receiver’s do-not-disturb', async () => {
    const run = start();
    await run.send('message', 'muted', { SendMsgControl: ['WithMuteNotifications'] });
    expect(stopIn(run.steps)).toBe(6);
  });
  it('repeated within a second with the same MsgRandom is answered and dropped', async () => {
    const run = start();
    const first = await run.send('push', 'bob', { MsgRandom: 7 });
    const second = await run.send('push', 'bob', { MsgRandom: 7 });
    expect(second.read).toEqual(first.read);
    expect(run.delivered).toHaveLength(1);
    run.clock.nowMs += 1000;
    await run.send('push', 'bob', { MsgRandom: 7 });
    expect(run.delivered).toHaveLength(2);
  });
});

describe('what goes on to the vendor', () => {
  const info = {
    Title: 'T'.repeat(60),
    Desc: 'D'.repeat(130),
    Ext: '{"entity":{"sender":"alice"},"k":"1"}',
    AndroidInfo: { XiaoMiChannelID: '10135', OPPOChannelID: 'im', OPPOCategory: 'IM', OPPONotifyLevel: 16, HuaWeiCategory: 'IM' },
  };
  it('has the vendor’s own names, and text cut to its limits', async () => {
    const run = start();
    await run.send('push', 'bob', { OfflinePushInfo: info });
    expect(run.delivered).toEqual([
      {
        vendor: 'xiaomi',
        token: 'xiaomi-token',
        title: `${'T'.repeat(47)}...`,
        content: `${'D'.repeat(125)}...`,
        data: { ext: info.Ext },
        fields: { channel_id: '10135' },
      },
    ]);
    expect(run.pushes).toMatchObject([{ tokens: ['bob'] }]);
  });
  it('has every member of Ext by itself for OPPO', async () => {
    const run = start();
    sandbox.setUser(run.state, 'carol', 'pushable', { vendor: 'oppo' });
    await run.send('push', 'carol', { OfflinePushInfo: info });
    expect(run.delivered).toMatchObject([
      { data: { entity: '{"sender":"alice"}', k: '1' }, fields: { channel_id: 'im', category: 'IM', notify_level: 16 } },
    ]);
  });
  it('is dropped by OPPO when Ext is no JSON', async () => {
    const run = start();
    sandbox.setUser(run.state, 'carol', 'pushable', { vendor: 'oppo' });
    await run.send('push', 'carol', { OfflinePushInfo: { Ext: 'plain' } });
    expect([run.delivered.length, stopIn(run.steps)]).toEqual([0, 7]);
  });
  it('has the title of APNs for an iPhone, and the life time', async () => {
    const run = start();
    sandbox.setUser(run.state, 'carol', 'pushable', { vendor: 'apns' });
    await run.send('message', 'carol', { MsgLifeTime: 60, OfflinePushInfo: { ApnsInfo: { Title: 'iOS' } } });
    expect(run.delivered).toMatchObject([{ vendor: 'apns', title: 'iOS', ttlSeconds: 60, fields: {} }]);
  });
  it('goes to every member of a group but the sender', async () => {
    const run = start();
    const { read } = await run.send('group', 'team');
    expect(read).toEqual({ ok: true, messageId: '1' });
    expect(run.pushes).toMatchObject([{ tokens: ['bob'], messageId: '1' }]);
  });
  it('is held or dropped on the phone as the phone says', async () => {
    const run = start({ answer: () => ({ ...shown, phone: { fate: 'dropped', reason: { en: 'Switch off.', zh: '通知已关闭。' } } }) });
    const { read } = await run.send('push', 'bob');
    expect(stopIn(run.steps)).toBe(8);
    expect(await run.traced(idOf(read), 'bob')).toMatchObject({ ok: true, stage: 'sent' });
  });
  it('has the HTTP status as code where the vendor’s is a word', async () => {
    const run = start({ answer: () => ({ status: 'invalid-token', code: 'Unregistered', raw: '', http: 410 }) });
    await run.send('message', 'bob');
    expect(await run.losses()).toMatchObject([{ code: '410', said: 'Unregistered', from: 'vendor', vendor: 'xiaomi' }]);
  });
});

describe('limits', () => {
  const body = { MsgRandom: 1, OfflinePushInfo: { PushFlag: 0, Title: 'Shop', Desc: 'x' } };
  const everybody = (run: ReturnType<typeof start>) => run.call('/v4/timpush/push', body);

  it('pushes to everybody: whoever sleeps with a token gets it', async () => {
    const run = start();
    const answered = await everybody(run);
    expect(answered.body).toMatchObject({ ActionStatus: 'OK', ErrorCode: 0, TaskId: expect.stringMatching(/^push_/) as unknown });
    expect(run.delivered.length).toBeGreaterThan(2);
    const trace = await run.call(paths.taskTrace, { TaskID: answered.body['TaskId'], UserID: 'bob' });
    expect(trace.body['InstanceTrace']).toMatchObject([{ EventType: 1, PushPlatform: 2 }]);
  });
  it('wants a second between pushes to everybody', async () => {
    const run = start();
    await everybody(run);
    run.clock.nowMs += 999;
    expect((await everybody(run)).body).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: 90024, TaskId: '' });
    run.clock.nowMs += 1;
    expect((await everybody(run)).body).toMatchObject({ ErrorCode: 0 });
  });
  it('has a hundred pushes to everybody for a day', async () => {
    const run = start();
    for (let count = 0; count < 100; count++) {
      expect((await everybody(run)).body).toMatchObject({ ErrorCode: 0 });
      run.clock.nowMs += 1000;
    }
    expect((await everybody(run)).body).toMatchObject({ ErrorCode: 90047 });
    run.state.everybody.day = 'yesterday';
    expect((await everybody(run)).body).toMatchObject({ ErrorCode: 0 });
  });
  it('takes ten batches a second, and the client’s own pace for ever', async () => {
    const run = start();
    const codes: unknown[] = [];
    for (let count = 0; count < 15; count++) codes.push((await run.send('push', 'bob')).body['ErrorCode']);
    expect(codes.filter((code) => code === 60007).length).toBeGreaterThan(2);
    run.clock.nowMs += 1000;
    for (let count = 0; count < 50; count++) {
      expect((await run.send('push', 'bob')).read).toMatchObject({ ok: true });
      run.clock.nowMs += 100;
    }
  });
  it('imports an account that has never logged in', async () => {
    const run = start();
    expect((await run.call('/v4/im_open_login_svc/account_import', { UserID: 'carol' })).body).toMatchObject({ ErrorCode: 0 });
    expect(run.state.users.get('carol')?.scenario).toBe('never-logged-in');
    await run.call('/v4/im_open_login_svc/account_import', { UserID: 'bob' });
    expect(run.state.users.get('bob')?.scenario).toBe('pushable');
  });
  it.each([
    ['unbound', ['done', 'done', 'skipped', 'done']],
    ['never-logged-in', ['skipped', 'skipped', 'skipped', 'done']],
    ['bob', ['done', 'done', 'done', 'done']],
  ])('the way of %s ticks off only what happened', async (user, states) => {
    const run = start();
    await run.send('message', user);
    expect(run.steps.slice(0, 4).map(({ state }) => state)).toEqual(states);
  });
});

describe('the sandbox', () => {
  it('has bob, alice and a user for every scenario', () => {
    const users = sandbox.users(sandbox.createState(undefined, phones));
    expect(users).toContainEqual({ user: 'bob', scenario: 'pushable' });
    expect(users).toContainEqual({ user: 'alice', scenario: 'online' });
    for (const scenario of userScenarios) expect(users).toContainEqual({ user: scenario, scenario });
  });
  it('works without a phone: nobody has a token', async () => {
    const run = start();
    run.state.users.clear();
    sandbox.setUser({ ...run.state, phones: [] }, 'bob', 'pushable', {});
    await run.send('push', 'bob');
    expect(stopIn(run.steps)).toBe(6);
  });
  it('keeps the public part of an identity and never its key', () =>
    expect(
      sandbox.account('http://x', { sdkAppId: '1600000001', sender: 'carol', secretKey: 'theirs', endpoints: { all: 'y' } }),
    ).toMatchObject({ sdkAppId: '1600000001', sender: 'carol', secretKey: account.secretKey, endpoints: { all: 'http://x' } }));
  it('knows sender and administrator of an identity', async () => {
    const run = start({ identity: { sender: 'carol' } });
    expect(await run.factsOf('carol')).toMatchObject({ facts: { exists: true } });
    expect(await run.factsOf('administrator')).toMatchObject({ facts: { exists: true } });
  });
  it('refuses with any code that is explained, and with no other', () => {
    const run = start();
    const body = JSON.stringify({ To_Account: ['bob'] });
    const at = (path: string) => run.toRequest(`https://console.tim.qq.com${path}`, body);
    const refuse = (path: string, code: string) => sandbox.refuse('send', code, at(path), run.state, run.context())?.body;
    expect(refuse(paths.push, '90045')).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: 90045, TaskId: '' });
    expect(refuse(paths.message, '80001')).toMatchObject({ ErrorCode: 80001 });
    expect(refuse(paths.push, '70107')).toMatchObject({ ActionStatus: 'OK', ErrorList: [{ To_Account: 'bob', ErrorCode: 70107 }] });
    expect(refuse(paths.push, '12345')).toBeUndefined();
    expect(sandbox.refuse('loss', '-1', at(paths.loss), run.state, run.context())).toBeUndefined();
  });
});
