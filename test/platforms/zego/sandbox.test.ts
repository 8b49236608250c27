import { describe, expect, it } from 'vitest';
import { findEntry } from '../../../src/core/catalogue.ts';
import type { FlowStep, HopAnswer, HopDevice, HopPush } from '../../../src/core/platform-sandbox.ts';
import { userScenarios } from '../../../src/core/platform-sandbox.ts';
import type { SandboxPush, SandboxRequest, SandboxResponse } from '../../../src/core/sandbox.ts';
import { placeholders, render } from '../../../src/core/text.ts';
import { accountFacet, type ZegoAccount } from '../../../src/platforms/zego/account.ts';
import { signedRequest, type ZegoCall } from '../../../src/platforms/zego/auth.ts';
import { adapter } from '../../../src/platforms/zego/client.ts';
import { catalogue } from '../../../src/platforms/zego/errors.ts';
import { toWire } from '../../../src/platforms/zego/message.ts';
import { sandbox } from '../../../src/platforms/zego/sandbox/index.ts';
import { userFacet } from '../../../src/platforms/zego/user.ts';
import { createRouter, findOverlaps } from '../../../src/sandbox/router.ts';
import { response } from './vectors.ts';

const nowMs = Date.parse('2026-11-21T04:00:00Z');
const route = createRouter([sandbox]);
const phones: HopDevice[] = ['xiaomi', 'huawei', 'oppo', 'vivo', 'fcm', 'honor'].flatMap((vendor) =>
  ['ok', 'dead'].map((kind) => ({ name: `${vendor}-${kind}`, vendor, token: `token-${vendor}-${kind}` })),
);
const accepted: HopAnswer = {
  status: 'accepted',
  messageId: 'v1',
  raw: '{}',
  http: 200,
  phone: { fate: 'shown', reason: { en: 'The channel is loud.', zh: '渠道为响铃级别。' } },
};

function start(part: { answer?: (push: HopPush) => HopAnswer; identity?: Record<string, unknown> } = {}) {
  const state = sandbox.createState(part.identity, phones);
  const resolved = accountFacet.resolve(sandbox.account('http://127.0.0.1:1', part.identity), { nowMs });
  const account = resolved.account as ZegoAccount;
  const delivered: HopPush[] = [];
  const flow: (FlowStep & { user: string })[] = [];
  const records: SandboxPush[] = [];
  const clock = { nowMs };
  let count = 0;
  const randomHex = (digits: number) => (++count).toString(16).padStart(digits, '0');
  const context = () => ({
    nowMs: clock.nowMs,
    day: '2026-11-21',
    randomHex,
    accessHex: randomHex,
    record: (push: SandboxPush) => void records.push(push),
    flow: (user: string, step: FlowStep) => void flow.push({ user, ...step }),
    deliver: (push: HopPush) => {
      delivered.push(push);
      return Promise.resolve(part.answer?.(push) ?? accepted);
    },
  });
  const ask = async (request: { url: string; method: string; body?: string | Uint8Array | undefined }): Promise<SandboxResponse> => {
    const url = new URL(request.url);
    const match = route({ host: url.host, method: request.method, path: url.pathname, search: url.search });
    if (match.kind !== 'found') throw new Error(`no route for ${request.url}`);
    const made: SandboxRequest = {
      endpoint: match.route.endpoint,
      method: request.method,
      path: url.pathname,
      params: match.params,
      query: url.searchParams,
      headers: {},
      rawHeaderNames: [],
      body: Buffer.from((request.body as string | undefined) ?? ''),
      protocol: 'http/1.1',
      tls: false,
      host: url.host,
      connectionId: 'c1',
    };
    return sandbox.handle(made, state, context());
  };
  const call = (given: ZegoCall, at = clock.nowMs) => ask(signedRequest(given, account, { nowMs: at, randomHex }));
  const post = (action: string, body: object) => call({ endpoint: 'send', action, body: JSON.stringify(body) });
  const peer = (user: string, more: object = {}, message: object = {}) =>
    post('SendPeerMessage', {
      FromUserId: 'alice',
      ToUserId: [user],
      MessageType: 1,
      Priority: 2,
      MessageBody: { Message: 'Hi', OfflinePush: { Enable: 1, Title: 'Alice', Content: 'Hi', Payload: '{"a":1}' }, ...message },
      ...more,
    });
  return { state, account, delivered, flow, records, clock, ask, call, post, peer };
}

const bodyOf = (answer: SandboxResponse) =>
  (typeof answer.body === 'string' ? JSON.parse(answer.body) : JSON.parse(JSON.stringify(answer.body))) as Record<string, unknown>;
const steps = (flow: readonly FlowStep[]) => flow.map(({ step, state }) => `${step} ${state}`).join(', ');

describe('a scenario', () => {
  const done = '1 done, 2 done, 3 done, 4 done';
  const never = '1 skipped, 2 skipped, 3 skipped, 4 done';
  it.each<[string, string, number]>([
    ['pushable', `${done}, 5 done, 6 done, 7 done, 8 done`, 1],
    ['online', `${done}, 5 stopped, 6 skipped, 7 skipped, 8 skipped`, 0],
    ['background', `${done}, 5 stopped, 6 skipped, 7 skipped, 8 skipped`, 0],
    ['logged-out', `${done}, 5 stopped, 6 skipped, 7 skipped, 8 skipped`, 0],
    ['kicked', `${done}, 5 stopped, 6 skipped, 7 skipped, 8 skipped`, 0],
    ['banned', `${done}, 5 stopped, 6 skipped, 7 skipped, 8 skipped`, 0],
    ['never-logged-in', `${never}, 5 stopped, 6 skipped, 7 skipped, 8 skipped`, 0],
    ['muted', `${done}, 5 done, 6 stopped, 7 skipped, 8 skipped`, 0],
    ['unbound', `${never}, 5 done, 6 stopped, 7 skipped, 8 skipped`, 0],
    ['bad-token', `${done}, 5 done, 6 done, 7 stopped, 8 skipped`, 1],
    ['wrong-certificate', `${done}, 5 done, 6 done, 7 stopped, 8 skipped`, 0],
    ['wrong-secret', `${done}, 5 done, 6 done, 7 stopped, 8 skipped`, 1],
    ['two-devices', `${done}, 5 stopped, 6 skipped, 7 skipped, 8 skipped`, 0],
    ['old-account', `${done}, 5 done, 6 done, 7 done, 8 done`, 1],
    ['new-account', '1 done, 2 done, 3 skipped, 4 done, 5 done, 6 stopped, 7 skipped, 8 skipped', 0],
  ])('%s goes as far as it does, and the answer is the same', async (user, expected, pushes) => {
    const refused: HopAnswer = { status: 'invalid-token', code: '20301', vendorMessage: 'no such token', raw: '{}', http: 200 };
    const { peer, flow, delivered, records } = start({
      answer: (push) => (push.token.endsWith('dead') || push.wrongSecret === true ? refused : accepted),
    });
    const answer = bodyOf(await peer(user));
    expect(answer).toMatchObject({ Code: 0, Message: 'success', ErrorList: [], SuccList: [{ UserId: user, MsgSeq: 1 }] });
    expect(steps(flow)).toBe(expected);
    expect(delivered).toHaveLength(pushes);
    expect(records).toHaveLength(1);
    for (const { text, data, of } of flow) {
      expect(of).toBe(8);
      expect(placeholders(text.en)).toEqual(placeholders(text.zh));
      for (const lang of ['en', 'zh'] as const) expect(render(text, lang, data)).not.toMatch(/\{\w+\}|undefined/);
    }
  });

  it('tells a wrong secret to the vendor', async () => {
    const { peer, delivered } = start();
    await peer('wrong-secret');
    expect(delivered[0]).toMatchObject({ wrongSecret: true });
  });
  it('has a user for each, and somebody who sends', () => {
    const users = sandbox.users(start().state);
    for (const scenario of userScenarios) expect(users).toContainEqual({ user: scenario, scenario });
    expect(users).toEqual(
      expect.arrayContaining([
        { user: 'bob', scenario: 'pushable' },
        { user: 'alice', scenario: 'online' },
      ]),
    );
  });
  it('can be set, on another vendor’s phone and with a push rule', async () => {
    const { state, peer, delivered, flow } = start();
    sandbox.setUser(state, 'dora', 'pushable', { vendor: 'huawei' });
    sandbox.setUser(state, 'emil', 'two-devices', { policy: 'any' });
    sandbox.setUser(state, 'fritz', 'pushable', { vendor: 'honor' });
    await peer('dora');
    expect(delivered).toMatchObject([{ vendor: 'huawei', token: 'token-huawei-ok' }]);
    flow.length = 0;
    await peer('emil');
    expect(flow.find(({ state: kind }) => kind === 'stopped')).toBeUndefined();
    expect(delivered).toHaveLength(2);
    flow.length = 0;
    await peer('fritz');
    expect(flow.find(({ state: kind }) => kind === 'stopped')?.step).toBe(6);
    expect(delivered).toHaveLength(2);
  });
});

describe('what is handed to the vendor', () => {
  it('is title, content and payload, without a class when no strategy is named', async () => {
    const { peer, delivered } = start();
    await peer('bob');
    expect(delivered).toEqual([
      { vendor: 'xiaomi', token: 'token-xiaomi-ok', title: 'Alice', content: 'Hi', data: { payload: '{"a":1}' } },
    ]);
  });
  it('has the fields of the strategy by the vendor’s own names, and OPPO’s template', async () => {
    const { state, account, ask, delivered } = start();
    sandbox.setUser(state, 'olga', 'pushable', { vendor: 'oppo' });
    const { wire } = toWire({ title: 'Alice', body: 'Hi', channel: 'im' }, account, {
      day: '2026-11-21',
      via: 'message',
      hints: () => undefined,
    });
    await ask(adapter.prepareSend(wire, account, { validateOnly: false })(['olga'], undefined, { nowMs }));
    expect(delivered).toMatchObject([
      {
        vendor: 'oppo',
        fields: {
          channel_id: 'im_message',
          category: 'IM',
          notify_level: 2,
          private_msg_template_id: '68839785d6fbd5012f05b090',
          private_title_parameters: '{"sender":"Alice"}',
          private_content_parameters: '{"text":"Hi"}',
        },
      },
    ]);
  });
  it.each<[string, object, object]>([
    ['Enable 0', {}, { OfflinePush: { Enable: 0, Title: 'A', Content: 'B' } }],
    ['Enable absent', {}, { OfflinePush: { Title: 'A', Content: 'B' } }],
    ['no push config', {}, { OfflinePush: undefined }],
    ['a signalling message', { MessageType: 2 }, {}],
  ])('is nothing for %s', async (_, more, message) => {
    const { peer, delivered, flow } = start();
    expect(bodyOf(await peer('bob', more, message))).toMatchObject({ Code: 0 });
    expect(delivered).toEqual([]);
    expect(flow.find(({ state }) => state === 'stopped')?.step).toBe(6);
  });
  it('ends in the drawer or nowhere when the phone says so', async () => {
    for (const [fate, state] of [
      ['silent', 'done'],
      ['held', 'stopped'],
      ['dropped', 'stopped'],
    ] as const) {
      const { peer, flow } = start({ answer: () => ({ ...accepted, phone: { fate, reason: { en: 'Because.', zh: '原因。' } } }) });
      await peer('bob');
      expect(flow.at(-1)).toMatchObject({ step: 8, state });
    }
  });
});

describe('SendPeerMessage', () => {
  it('answers each receiver, Code 0 as soon as one succeeded', async () => {
    const { peer } = start();
    expect(bodyOf(await peer('bob', { ToUserId: ['bob', 'nobody', 'blocker'] }))).toMatchObject({
      Code: 0,
      SuccList: [{ UserId: 'bob' }],
      ErrorList: [
        { UserId: 'nobody', SubCode: 660700015 },
        { UserId: 'blocker', SubCode: 660800045 },
      ],
    });
    expect(bodyOf(await peer('nobody'))).toMatchObject({ Code: 660700015, ErrorList: [{ UserId: 'nobody', SubCode: 660700015 }] });
  });
  it.each<[string, object, object, number]>([
    ['itself as receiver', { ToUserId: ['alice'] }, {}, 660600030],
    ['an unknown sender', { FromUserId: 'stranger' }, {}, 660500002],
    ['no sender', { FromUserId: undefined }, {}, 660000002],
    ['a long id', { FromUserId: 'x'.repeat(33) }, {}, 660000012],
    ['an id with a slash', { ToUserId: ['a/b'] }, {}, 660000002],
    ['101 receivers', { ToUserId: Array.from({ length: 101 }, (_, index) => `u${index}`) }, {}, 660000011],
    ['no receiver', { ToUserId: [] }, {}, 660000002],
    ['an unknown type', { MessageType: 99 }, {}, 660000002],
    ['a barrage message', { MessageType: 20 }, {}, 660000002],
    ['a custom message without sub-type', { MessageType: 200 }, {}, 660000002],
    ['priority 4', { Priority: 4 }, {}, 660000002],
    ['no text', {}, { Message: '' }, 660000002],
    ['too much text', {}, { Message: 'x'.repeat(2049) }, 660400001],
    ['too much extended data', {}, { ExtendedData: 'x'.repeat(1025) }, 660400001],
    ['base64 that is none', { MessageType: 2 }, { Message: '%%%', IsBase64: 1 }, 660000025],
  ])('refuses %s', async (_, more, message, code) => {
    const { peer, records } = start();
    expect(bodyOf(await peer('bob', more, message))).toMatchObject({ Code: code });
    expect(records).toEqual([]);
  });
  it('wants POST and JSON', async () => {
    const { call } = start();
    expect(bodyOf(await call({ endpoint: 'send', action: 'SendPeerMessage' }))).toMatchObject({ Code: 660000002 });
    expect(bodyOf(await call({ endpoint: 'send', action: 'SendPeerMessage', body: '[' }))).toMatchObject({ Code: 660000002 });
  });
});

describe('SendGroupMessage', () => {
  const message = { MessageType: 1, Priority: 2, MessageBody: { Message: 'Hi', OfflinePush: { Enable: 1, Title: 'T', Content: 'C' } } };
  it('reaches the other members and answers once, with a number for an id', async () => {
    const { post, delivered, flow } = start();
    const answer = await post('SendGroupMessage', { FromUserId: 'alice', GroupId: 'team', ...message });
    expect(answer.body).toMatch(/"MsgId":\d{19}[,}]/);
    const [read] = adapter.readSend(response(answer.body as string), ['team'], { nowMs });
    expect(read).toEqual({ ok: true, messageId: expect.stringMatching(/^\d{19}$/) as string });
    expect(delivered).toHaveLength(1);
    expect(new Set(flow.map(({ user }) => user))).toEqual(new Set(['bob']));
  });
  it.each([
    ['the receivers only', { Inclusive: true, ReceiverUserIds: ['bob'] }, 1],
    ['all but the named', { ReceiverUserIds: ['bob'] }, 0],
  ])('can be for %s', async (_, TargetOption, pushes) => {
    const { post, delivered } = start();
    await post('SendGroupMessage', { FromUserId: 'alice', GroupId: 'team', ...message, SendMsgOptions: { TargetOption } });
    expect(delivered).toHaveLength(pushes);
  });
  it.each([
    ['no such group', { FromUserId: 'alice', GroupId: 'none' }, 660600001],
    ['a sender from outside', { FromUserId: 'muted', GroupId: 'team' }, 660600024],
  ])('refuses %s', async (_, body, code) =>
    expect(bodyOf(await start().post('SendGroupMessage', { ...message, ...body }))).toMatchObject({ Code: code }),
  );
});

describe('CallInvite', () => {
  const OfflinePush = { Enable: 1, Title: 'Alice', Content: 'Calls you' };
  it('answers a CallId, and the log says how long the call lives', async () => {
    const { post, delivered, flow } = start();
    const answer = bodyOf(await post('CallInvite', { FromUserId: 'alice', UserIds: ['bob', 'nobody'], Timeout: 45, OfflinePush }));
    expect(answer).toMatchObject({ Code: 0, CallId: expect.any(String) as string, ErrorUsers: [{ UserId: 'nobody', SubCode: 660900003 }] });
    expect(delivered).toMatchObject([{ title: 'Alice', content: 'Calls you' }]);
    expect(flow.find(({ step }) => step === 4)?.data).toMatchObject({ seconds: 45 });
  });
  it.each<[string, object]>([
    ['0', { Timeout: 0 }],
    ['nothing', {}],
  ])('takes %s for 90 seconds', async (_, more) => {
    const { post, flow } = start();
    await post('CallInvite', { FromUserId: 'alice', UserIds: ['bob'], OfflinePush, ...more });
    expect(flow.find(({ step }) => step === 4)?.data).toMatchObject({ seconds: 90 });
  });
  it.each<[string, object, number]>([
    ['no push config', { OfflinePush: undefined }, 660000002],
    ['601 seconds', { Timeout: 601 }, 660000002],
    ['ten callees', { UserIds: Array.from({ length: 10 }, (_, index) => `u${index}`) }, 660900007],
    ['strangers only', { UserIds: ['nobody'] }, 660900003],
    ['an unknown caller', { FromUserId: 'stranger' }, 660500002],
  ])('refuses %s', async (_, more, code) =>
    expect(bodyOf(await start().post('CallInvite', { FromUserId: 'alice', UserIds: ['bob'], OfflinePush, ...more }))).toMatchObject({
      Code: code,
    }),
  );
});

describe('the state of a user, asked and read by the user facet', () => {
  it.each<[string, object, string]>([
    ['bob', { state: 'pushable', said: 'Offline', exists: true }, 'unknown'],
    ['online', { state: 'online', said: 'Online', exists: true }, 'no'],
    ['background', { state: 'online', said: 'Online', exists: true }, 'no'],
    ['two-devices', { state: 'online', said: 'Online', exists: true }, 'no'],
    ['logged-out', { state: 'logged-out', said: '660200001', exists: true }, 'no'],
    ['kicked', { state: 'logged-out', exists: true }, 'no'],
    ['banned', { state: 'logged-out', exists: true }, 'no'],
    ['never-logged-in', { state: 'logged-out', exists: true }, 'no'],
    ['nobody', { state: 'unknown-user', exists: false }, 'no'],
  ])('%s', async (user, expected, canPush) => {
    const { account, ask } = start();
    let facts = {};
    let count = 0;
    for (const query of userFacet.queries) {
      const context = { nowMs, randomHex: () => `f${(++count).toString().padStart(15, '0')}` };
      const answer = await ask(query.request(user, account, undefined, context));
      const reading = query.read(response(answer.body as object), user, { nowMs });
      if (reading.ok === true) facts = { ...facts, ...reading.facts };
      else throw new Error(JSON.stringify(reading));
    }
    expect(facts).toMatchObject(expected);
    expect(userFacet.judge(facts, { nowMs }).canPush).toBe(canPush);
  });
  it('has limits', async () => {
    const { call } = start();
    const many = Array.from({ length: 101 }, (_, index) => `u${index}`);
    const state = (users: string[]) =>
      call({ endpoint: 'status', action: 'QueryUserOnlineState', query: users.map((user) => ['UserId[]', user] as const) });
    expect(bodyOf(await state([]))).toMatchObject({ Code: 660000002 });
    expect(bodyOf(await state(many))).toMatchObject({ Code: 660000011 });
    expect(bodyOf(await state(['bob', 'nobody']))).toMatchObject({
      Code: 0,
      Result: [{ UserId: 'bob', Status: 'Offline' }],
      ErrorList: [{ UserId: 'nobody', SubCode: 660200001 }],
    });
    expect(bodyOf(await call({ endpoint: 'user', action: 'QueryUserInfos', body: JSON.stringify({ UserIds: many }) }))).toMatchObject({
      Code: 660000011,
    });
  });
});

describe('SilenceConvNotification', () => {
  const mute = (more: object = {}) => ({ FromUserId: 'bob', ConvType: 0, ConvIds: ['alice'], Enable: true, ...more });
  it('ends the pushes of one conversation until it is taken back', async () => {
    const { post, peer, delivered } = start();
    expect(bodyOf(await post('SilenceConvNotification', mute()))).toMatchObject({ Code: 0, ErrorList: [] });
    await peer('bob');
    expect(delivered).toHaveLength(0);
    await peer('bob', { FromUserId: 'muted' });
    expect(delivered).toHaveLength(1);
    expect(bodyOf(await post('SilenceConvNotification', mute()))).toMatchObject({ Code: 660800051 });
    await post('SilenceConvNotification', mute({ Enable: false }));
    await peer('bob');
    expect(delivered).toHaveLength(2);
    expect(bodyOf(await post('SilenceConvNotification', mute({ Enable: false })))).toMatchObject({ Code: 660800052 });
  });
  it.each<[string, object, number]>([
    ['a stranger', { FromUserId: 'stranger' }, 660500002],
    ['a long id', { FromUserId: 'x'.repeat(33) }, 660000012],
    ['a stranger’s conversation', { ConvIds: ['nobody'] }, 660700015],
    ['an unknown group', { ConvType: 2, ConvIds: ['none'] }, 660600001],
    ['a room', { ConvType: 1 }, 660000002],
    ['eleven conversations', { ConvIds: Array.from({ length: 11 }, () => 'alice') }, 660000002],
  ])('refuses %s', async (_, more, code) =>
    expect(bodyOf(await start().post('SilenceConvNotification', mute(more)))).toMatchObject({ Code: code }),
  );
  it('takes 500 conversations', async () => {
    const { state, post } = start();
    for (let index = 0; index < 500; index++) state.users.get('bob')?.muted.add(`0 u${index}`);
    expect(bodyOf(await post('SilenceConvNotification', mute()))).toMatchObject({ Code: 660800030 });
  });
});

describe('access', () => {
  const request = (account: ZegoAccount, at = nowMs) =>
    new URL(
      signedRequest({ endpoint: 'status', action: 'QueryUserOnlineState', query: [['UserId[]', 'bob']] }, account, {
        nowMs: at,
        randomHex: () => 'a'.repeat(16),
      }).url,
    );
  it.each<[string, (query: URLSearchParams) => void, number]>([
    ['no Action', (query) => query.delete('Action'), 100000006],
    ['an unknown Action', (query) => query.set('Action', 'PushToPushID'), 100000007],
    ['a name from the prototype', (query) => query.set('Action', 'constructor'), 100000007],
    ['an AppId that is no number', (query) => query.set('AppId', 'abc'), 100000001],
    ['another AppId', (query) => query.set('AppId', '42'), 100000005],
    ['no nonce', (query) => query.delete('SignatureNonce'), 100000008],
    ['another nonce', (query) => query.set('SignatureNonce', 'b'.repeat(16)), 100000005],
    ['no timestamp', (query) => query.delete('Timestamp'), 100000002],
    ['milliseconds', (query) => query.set('Timestamp', String(nowMs)), 100000003],
    ['no signature', (query) => query.delete('Signature'), 100000009],
    ['a wrong signature', (query) => query.set('Signature', 'f'.repeat(32)), 100000005],
    ['upper-case hex', (query) => query.set('Signature', query.get('Signature')!.toUpperCase()), 100000005],
    ['no version', (query) => query.delete('SignatureVersion'), 100000013],
    ['version 3.0', (query) => query.set('SignatureVersion', '3.0'), 100000014],
  ])('refuses %s', async (_, change, code) => {
    const { account, ask } = start();
    const url = request(account);
    change(url.searchParams);
    const answer = await ask({ url: url.href, method: 'GET' });
    expect([answer.status, bodyOf(answer)['Code']]).toEqual([200, code]);
  });
  it.each([
    [-600, 0],
    [600, 0],
    [-601, 100000004],
    [601, 100000004],
  ])('with a clock %i seconds off answers %i', async (seconds, code) => {
    const { account, ask } = start();
    expect(bodyOf(await ask({ url: request(account, nowMs + seconds * 1000).href, method: 'GET' }))['Code']).toBe(code);
  });
  it('refuses a request that comes twice, and forgets it when it is expired', async () => {
    const { account, ask, clock, state } = start();
    const url = request(account).href;
    expect(bodyOf(await ask({ url, method: 'GET' }))['Code']).toBe(0);
    expect(bodyOf(await ask({ url, method: 'GET' }))['Code']).toBe(3);
    clock.nowMs += 600_001;
    await ask({ url: request(account, clock.nowMs).href, method: 'GET' });
    expect(state.nonces.size).toBe(1);
  });
  it('knows the AppID and the sender of a real config, never its secret', () => {
    const identity = { appId: '42', serverSecret: 'real secret', callbackSecret: 'real too', sender: 'ops' };
    const { state, account } = start({ identity });
    expect(account).toMatchObject({ appId: '42', sender: 'ops', endpoints: { all: 'http://127.0.0.1:1' } });
    expect(JSON.stringify(account)).not.toContain('real');
    expect(state.users.get('ops')?.registered).toBe(true);
  });
  it('says that it does not emulate what ZEGO has beside', async () => {
    const { call } = start();
    expect((await call({ endpoint: 'api', action: 'SendMessageToAllUsers', body: '{}' })).status).toBe(501);
  });
});

describe('limits', () => {
  const group = { FromUserId: 'alice', GroupId: 'team', MessageType: 1, Priority: 2, MessageBody: { Message: 'Hi' } };
  it.each<[string, number, (run: ReturnType<typeof start>) => Promise<SandboxResponse>]>([
    ['SendPeerMessage', 20, (run) => run.peer('bob')],
    ['SendGroupMessage', 10, (run) => run.post('SendGroupMessage', group)],
    ['QueryUserOnlineState', 20, (run) => run.call({ endpoint: 'status', action: 'QueryUserOnlineState', query: [['UserId[]', 'bob']] })],
  ])('%s: %i a second, then 660300005', async (_, rate, ask) => {
    const run = start();
    const codes: unknown[] = [];
    for (let count = 0; count < rate + 3; count++) codes.push(bodyOf(await ask(run))['Code']);
    expect(codes.slice(0, rate)).toEqual(Array.from({ length: rate }, () => 0));
    expect(codes.at(-1)).toBe(660300005);
    // The client's own pace is never too fast.
    run.clock.nowMs += 1000;
    for (let count = 0; count < rate * 3; count++) {
      expect(bodyOf(await ask(run))['Code']).toBe(0);
      run.clock.nowMs += 1000 / rate;
    }
  });
  it('counts each call apart', async () => {
    const run = start();
    for (let count = 0; count < 25; count++) await run.peer('bob');
    expect(bodyOf(await run.post('SendGroupMessage', group))['Code']).toBe(0);
  });
});

describe('QueryUserInfos', () => {
  it.each<[string, string, number]>([
    ['bob', 'UserId%5B%5D=bob', 0],
    ['a stranger', 'UserId%5B%5D=zz', 660700015],
    ['nobody', '', 660000002],
  ])('by GET with UserId[] about %s', async (_, query, code) => {
    const { account, ask } = start();
    const { url } = signedRequest({ endpoint: 'user', action: 'QueryUserInfos' }, account, { nowMs, randomHex: (n) => 'a'.repeat(n) });
    expect(bodyOf(await ask({ url: `${url}&${query}`, method: 'GET' }))['Code']).toBe(code);
  });
});

describe('the emulator as such', () => {
  it('routes by Action, unmistakably', () => {
    const found = (search: string) => route({ host: 'zim-api-sgp.zego.im', method: 'POST', path: '/', search });
    expect(found('Action=CallInvite')).toMatchObject({ kind: 'found', route: { endpoint: 'send' } });
    expect(found('Action=QueryUserInfos')).toMatchObject({ kind: 'found', route: { endpoint: 'user' } });
    expect(found('')).toMatchObject({ kind: 'found', route: { endpoint: 'api' } });
    expect(findOverlaps([sandbox]).filter(({ kind }) => kind === 'ambiguous')).toEqual([]);
  });
  it('emits only what is catalogued', () => {
    for (const { endpoint, code } of sandbox.emits) expect(findEntry(catalogue, endpoint, code), `${endpoint} ${code}`).toBeDefined();
  });
  it('refuses on demand with every code it has, which is read back', () => {
    const { state } = start();
    const none = {} as SandboxRequest;
    const context = { nowMs, day: '', randomHex: () => '', accessHex: () => '', record: () => {} };
    for (const entry of catalogue.entries.filter(({ endpoint }) => endpoint === '*')) {
      const answer = sandbox.refuse('send', entry.code, none, state, context)!;
      expect(adapter.readSend(response(answer.body as object), ['bob'], { nowMs })).toMatchObject([{ ok: false, code: entry.code }]);
    }
    expect(sandbox.refuse('send', '6000402', none, state, context)).toBeUndefined();
    expect(sandbox.refuse('send', '42', none, state, context)).toBeUndefined();
  });
});
