import { describe, expect, it } from 'vitest';
import { findEntry } from '../../../src/core/catalogue.ts';
import { userScenarios, type UserScenario } from '../../../src/core/platform-sandbox.ts';
import { render } from '../../../src/core/text.ts';
import { authRequest, dynamicToken, headersOf, readAuth } from '../../../src/platforms/easemob/auth.ts';
import { adapter } from '../../../src/platforms/easemob/client.ts';
import { catalogue } from '../../../src/platforms/easemob/errors.ts';
import { toWire } from '../../../src/platforms/easemob/message.ts';
import { callbackSecurity, receiptFacet } from '../../../src/platforms/easemob/receipts.ts';
import { sandbox } from '../../../src/platforms/easemob/sandbox/index.ts';
import { userFacet } from '../../../src/platforms/easemob/user.ts';
import type { EasemobVia } from '../../../src/platforms/easemob/wire.ts';
import type { UserFacts } from '../../../src/core/user.ts';
import { account, endOf, nowMs, openSandbox } from './support.ts';

type Box = ReturnType<typeof openSandbox>;

async function logIn(box: Box) {
  const answer = readAuth(await box.call(authRequest(account)), { nowMs }, account);
  if (answer.ok !== true) throw new Error('no token');
  return answer.access;
}

async function send(box: Box, user: string, via: EasemobVia = 'push', platform: Record<string, unknown> = {}) {
  const { wire } = toWire({ title: 'Alice', body: 'Are you there?', data: { cid: '42' }, platforms: { easemob: platform } }, account, {
    via,
    day: '2026-11-20',
    hints: () => undefined,
  });
  const access = await logIn(box);
  const request = adapter.prepareSend(wire, account, { validateOnly: false })([user], access, { nowMs });
  return adapter.readSend(await box.call(request), [user], { nowMs })[0]!;
}

async function factsOf(box: Box, user: string): Promise<UserFacts> {
  const access = await logIn(box);
  let facts: UserFacts = {};
  for (const query of userFacet.queries) {
    const reading = query.read(await box.call(query.request(user, account, access, { nowMs })), user, { nowMs: box.now() });
    if (reading.ok !== true) throw new Error(`${query.endpoint} ${JSON.stringify(reading)}`);
    facts = { ...facts, ...reading.facts };
  }
  return facts;
}

describe('the vertical slice', () => {
  it('pushes to bob by instant push', async () => {
    const box = openSandbox();
    expect(await send(box, 'bob')).toEqual({ ok: true, messageId: 'v1', vendorTook: true });
    expect(box.hops).toMatchObject([
      { vendor: 'xiaomi', token: 'xiaomi-ok-token', title: 'Alice', content: 'Are you there?', data: { cid: '42' } },
    ]);
    expect(endOf(box.flow, 'bob')).toEqual({ step: 9, state: 'done' });
    expect(box.flow.filter(({ user }) => user === 'bob').map(({ step }) => step.step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(box.pushes).toHaveLength(1);
  });

  it('pushes to bob by a message, and keeps a callback that verifies', async () => {
    const box = openSandbox();
    const answer = await send(box, 'bob', 'message');
    expect(answer).toMatchObject({ ok: true, messageId: box.pushes[0]?.messageId });
    expect(box.hops[0]).toMatchObject({ title: 'Alice', content: 'Are you there?', data: { f: 'alice', t: 'bob', e: '{"cid":"42"}' } });
    const [callback] = (box.pushes[0]!.message as { callbacks: Record<string, unknown>[] }).callbacks;
    expect(callback).toMatchObject({ step: 'push', status: 'success', target: 'bob', channel: 'XIAOMI' });
    const raw = JSON.stringify(callback);
    expect(receiptFacet.verify?.(raw, {}, { callbackSecret: 'cbsecret' })).toBe('verified');
    expect(receiptFacet.recognise(raw)).toMatchObject([{ stage: 'sent' }]);
  });

  it('pushes to every member of a group but the sender', async () => {
    const box = openSandbox();
    expect(await send(box, 'team', 'group')).toMatchObject({ ok: true });
    expect(box.hops).toHaveLength(1);
    expect(box.hops[0]?.data).toMatchObject({ g: 'team', t: 'team' });
    expect(box.pushes[0]?.tokens).toEqual(['team']);
  });
});

describe('every scenario', () => {
  const rows: Record<UserScenario, { push: string | true; hops: number; step: number; message: number; canPush: string; stop?: string }> = {
    pushable: { push: true, hops: 1, step: 9, message: 9, canPush: 'unknown' },
    online: { push: true, hops: 1, step: 9, message: 6, canPush: 'no', stop: 'E1' },
    background: { push: true, hops: 1, step: 9, message: 6, canPush: 'no', stop: 'E1' },
    'logged-out': { push: 'no push binding', hops: 0, step: 7, message: 7, canPush: 'no', stop: 'D4' },
    // Easemob does not tell that a device was kicked: its binding is still listed, so that no answer may deny it.
    kicked: { push: 'FAIL', hops: 0, step: 7, message: 7, canPush: 'unknown' },
    'never-logged-in': { push: 'no push binding', hops: 0, step: 7, message: 7, canPush: 'no', stop: 'D4' },
    muted: { push: true, hops: 1, step: 9, message: 7, canPush: 'no', stop: 'E10' },
    unbound: { push: 'no push binding', hops: 0, step: 7, message: 7, canPush: 'no', stop: 'D4' },
    'bad-token': { push: '20301', hops: 1, step: 8, message: 8, canPush: 'unknown' },
    'wrong-certificate': { push: 'no notifier exist', hops: 0, step: 7, message: 7, canPush: 'unknown' },
    'two-devices': { push: true, hops: 1, step: 9, message: 6, canPush: 'unknown', stop: 'E5' },
    banned: { push: 'FAIL', hops: 0, step: 7, message: 7, canPush: 'no', stop: 'E12' },
  };

  it.each(userScenarios)('%s, by instant push', async (scenario) => {
    const row = rows[scenario];
    const box = openSandbox();
    const answer = await send(box, scenario);
    if (row.push === true) expect(answer.ok).toBe(true);
    else expect(answer).toMatchObject({ ok: false, code: row.push });
    expect(box.hops).toHaveLength(row.hops);
    expect(endOf(box.flow, scenario).step).toBe(row.step);
  });

  it.each(userScenarios)('%s, by a message, which is always answered with an id', async (scenario) => {
    const box = openSandbox();
    expect(await send(box, scenario, 'message')).toMatchObject({ ok: true });
    expect(endOf(box.flow, scenario).step).toBe(rows[scenario].message);
    expect(box.pushes).toHaveLength(1);
  });

  it.each(userScenarios)('%s, as the queries and the judgement see it', async (scenario) => {
    const judged = userFacet.judge(await factsOf(openSandbox(), scenario), { nowMs });
    expect(judged.canPush).toBe(rows[scenario].canPush);
    expect(judged.stops[0]?.step).toBe(rows[scenario].stop);
  });

  it('lists bob, alice and one user a scenario', () => {
    const users = sandbox.users(sandbox.createState(undefined, []));
    expect(users).toEqual(
      expect.arrayContaining([
        { user: 'bob', scenario: 'pushable' },
        { user: 'alice', scenario: 'online' },
      ]),
    );
    for (const scenario of userScenarios) expect(users).toContainEqual({ user: scenario, scenario });
  });
});

describe('what it does to the state', () => {
  it('removes a binding silently after the vendor refused the token', async () => {
    const box = openSandbox();
    expect(await send(box, 'bad-token')).toMatchObject({ ok: false, endpoint: 'vendor', code: '20301' });
    expect((await factsOf(box, 'bad-token')).bindings).toEqual([]);
    expect(await send(box, 'bad-token')).toMatchObject({ ok: false, code: 'no push binding' });
  });

  it('keeps a binding when the vendor refuses for another reason', async () => {
    const box = openSandbox();
    box.vendorAnswers(() => ({ status: 'throttled', code: '200001', raw: '{"code":200001}', http: 200 }));
    expect(await send(box, 'bob')).toMatchObject({ ok: false, endpoint: 'vendor', code: '200001' });
    expect((await factsOf(box, 'bob')).bindings).toHaveLength(1);
  });

  it('uses what the certificate says, unless the message says otherwise', async () => {
    const box = openSandbox();
    await send(box, 'bob', 'message');
    await send(box, 'bob', 'message', { em_android_push_ext: { xiaomi_channel_id: '104551' } });
    expect(box.hops.map(({ fields }) => fields?.['channel_id'])).toEqual(['100777', '104551']);
  });

  it('tells the request id of a push that the vendor took', async () => {
    const box = openSandbox();
    box.vendorAnswers(() => ({ status: 'accepted', messageId: 'r9', raw: '{"code":"0","message":"success"}', http: 200 }));
    expect(await send(box, 'bob')).toEqual({ ok: true, messageId: 'r9', vendorTook: true });
  });

  it('says that the certificate is wrong when the vendor refuses its secret, and when it is switched off', async () => {
    const box = openSandbox();
    const certificate = box.state.certificates.get('2882303761500000000')!;
    certificate.wrongSecret = true;
    box.vendorAnswers(() => ({ status: 'unauthorized', code: '21301', raw: '{"code":21301}', http: 200 }));
    await send(box, 'bob', 'message');
    expect(box.hops[0]?.wrongSecret).toBe(true);
    expect(box.pushes[0]?.message).toMatchObject({ callbacks: [{ detail: 'get push token fail', data: { code: 21301 } }] });
    certificate.disabled = true;
    expect(await send(box, 'bob')).toMatchObject({ ok: false, code: 'notifier disabled' });
  });

  it('answers ERROR when the vendor cannot be reached', async () => {
    const box = openSandbox();
    box.vendorAnswers(() => ({ status: 'unreachable', raw: '', http: 0 }));
    expect(await send(box, 'bob')).toMatchObject({ ok: false, code: 'ERROR' });
  });

  it.each(['all', 'any'] as const)('counts the devices by the policy %s', async (policy) => {
    const box = openSandbox();
    sandbox.setUser(box.state, 'carol', 'two-devices', { policy, vendor: 'oppo' });
    await send(box, 'carol', 'message');
    expect(box.hops.map(({ vendor }) => vendor)).toEqual(policy === 'any' ? ['oppo'] : []);
  });

  it('makes a user of any vendor, case does not count', async () => {
    const box = openSandbox();
    sandbox.setUser(box.state, 'Carol', 'pushable', { vendor: 'vivo' });
    expect(await send(box, 'CAROL', 'message')).toMatchObject({ ok: true });
    expect(box.hops[0]).toMatchObject({ vendor: 'vivo', fields: { classification: 1 } });
    expect((await factsOf(box, 'carol')).bindings).toMatchObject([{ vendor: 'vivo' }]);
  });

  it('says 404 for an unknown user in the detail, offline in the batch, and accepts a message all the same', async () => {
    const box = openSandbox();
    expect(await factsOf(box, 'nobody')).toMatchObject({ exists: false, state: 'unknown-user' });
    const access = await logIn(box);
    const batch = await box.call({
      endpoint: 'status',
      method: 'POST',
      url: 'https://a1.easemob.com/demo-org/demo-app/users/batch/status',
      headers: headersOf(access),
      body: '{"usernames":["nobody","alice"]}',
      protocol: 'h1',
    });
    expect(JSON.parse(batch.body)).toMatchObject({ data: [{ nobody: 'offline' }, { alice: 'online' }] });
    expect(await send(box, 'nobody', 'message')).toMatchObject({ ok: true });
    expect(await send(box, 'nobody')).toMatchObject({ ok: false, code: 'appUser not exists' });
  });

  it('kicks a user, who then gets no push', async () => {
    const box = openSandbox();
    const url = 'https://a1.easemob.com/demo-org/demo-app/users/online/disconnect';
    const kicked = await box.call({ endpoint: 'user', method: 'GET', url, headers: headersOf(await logIn(box)), protocol: 'h1' });
    expect(JSON.parse(kicked.body)).toMatchObject({ data: { result: true } });
    await send(box, 'online', 'message');
    expect(box.hops).toHaveLength(0);
    expect(await factsOf(box, 'online')).toMatchObject({ state: 'offline', bindings: [expect.anything()], waitingMessages: 1 });
  });

  it('returns the end of a duration, not the duration', async () => {
    const box = openSandbox();
    const access = await logIn(box);
    const url = 'https://a1.easemob.com/demo-org/demo-app/users/bob/notification/user/bob';
    const put = (body: object) =>
      box.call({ endpoint: 'notification', method: 'PUT', url, headers: headersOf(access), body: JSON.stringify(body), protocol: 'h1' });
    expect(JSON.parse((await put({ type: 'ALL', ignoreDuration: 60_000 })).body)).toMatchObject({
      data: { ignoreDuration: nowMs + 60_000 },
    });
    await send(box, 'bob', 'message');
    expect(box.hops).toHaveLength(0);
    box.advance(60_000);
    await send(box, 'bob', 'message');
    expect(box.hops).toHaveLength(1);
    expect((await put({ ignoreDuration: 604_800_001 })).status).toBe(400);
    expect((await put({ type: 'DEFAULT' })).status).toBe(400);
  });

  it.each([0, 3, 9, 14, 15, 16, 22])('a muted user has a nightly span and a week of quiet, %i hours later too', async (hours) => {
    const box = openSandbox();
    box.advance(hours * 3_600_000);
    const { doNotDisturb } = await factsOf(box, 'muted');
    expect(doNotDisturb).toMatchObject({
      active: true,
      said: expect.stringMatching(/^22:00-08:00, 2026-/) as unknown,
      untilMs: box.now() + 604_800_000,
    });
    box.advance(20 * 3_600_000);
    await send(box, 'muted', 'message');
    expect(box.hops).toHaveLength(0);
  });

  it('binds, unbinds a certificate, unbinds a device', async () => {
    const box = openSandbox();
    const access = await logIn(box);
    const put = async (body: object) =>
      JSON.parse(
        (
          await box.call({
            endpoint: 'binding',
            method: 'PUT',
            url: 'https://a1.easemob.com/demo-org/demo-app/users/unbound/push/binding',
            headers: headersOf(access),
            body: JSON.stringify(body),
            protocol: 'h1',
          })
        ).body,
      ) as { entities?: unknown[]; error?: string };
    const device = { device_id: 'd1', device_token: 't' };
    expect((await put({ ...device, notifier_name: 'a' })).entities).toHaveLength(1);
    expect((await put({ ...device, notifier_name: 'b' })).entities).toHaveLength(2);
    expect((await put({ ...device, notifier_name: 'b', device_token: '' })).entities).toHaveLength(1);
    expect((await put({ ...device, notifier_name: '' })).entities).toHaveLength(0);
    expect((await put({ device_id: 'd1' })).error).toBe('IllegalArgumentException');
  });
});

describe('the message', () => {
  const stopsAt = async (platform: Record<string, unknown>, user = 'bob') => {
    const box = openSandbox();
    await send(box, user, 'message', platform);
    const [callback] = (box.pushes[0]!.message as { callbacks: { detail?: string }[] }).callbacks;
    return { hops: box.hops.length, detail: callback?.detail, step: endOf(box.flow, user).step };
  };
  it.each([
    ['em_ignore_notification', { em_ignore_notification: true }, 'bob', { hops: 0, detail: 'message ignore push', step: 7 }],
    ['ROUTE_ONLINE', { routetype: 'ROUTE_ONLINE' }, 'bob', { hops: 0, detail: undefined, step: 6 }],
    ['a command', { type: 'cmd', body: { action: 'x' } }, 'bob', { hops: 0, detail: 'invalid message', step: 7 }],
    ['do-not-disturb', {}, 'muted', { hops: 0, detail: 'user ignore push', step: 7 }],
    ['em_force_notification', { em_force_notification: true }, 'muted', { hops: 1, detail: undefined, step: 9 }],
    ['a filter', { em_push_filter: { accept_device_id: ['other'] } }, 'bob', { hops: 0, detail: 'ignore push device id', step: 7 }],
    ['an unknown user', {}, 'nobody', { hops: 0, detail: 'no user exist', step: 6 }],
    ['a certificate that is missing', {}, 'wrong-certificate', { hops: 0, detail: 'no notifier exist', step: 7 }],
    ['a dead token', {}, 'bad-token', { hops: 1, detail: 'push yet but fail', step: 8 }],
  ])('%s', async (_, platform, user, expected) => expect(await stopsAt(platform, user)).toEqual(expected));

  it('mode AT wants a mention', async () => {
    const box = openSandbox();
    box.state.users.get('bob')!.settings = { type: 'AT' };
    await send(box, 'bob', 'message');
    expect(box.hops).toHaveLength(0);
    await send(box, 'bob', 'message', { em_at_list: ['bob'] });
    await send(box, 'bob', 'message', { em_at_list: 'all' });
    expect(box.hops).toHaveLength(2);
  });

  it('uses a template that the message names', async () => {
    const box = openSandbox();
    box.state.templates.set('order', { name: 'order', title_pattern: 'Order {0}', content_pattern: '{$fromNickname}: {$msg}' });
    await send(box, 'bob', 'message', { em_push_template: { name: 'order', title_args: ['1042'] } });
    expect(box.hops[0]).toMatchObject({ title: 'Order 1042', content: 'alice: Are you there?' });
  });

  it('hands the vendor its own field names', async () => {
    const box = openSandbox();
    sandbox.setUser(box.state, 'carol', 'pushable', { vendor: 'oppo' });
    await send(box, 'carol', 'message', { em_android_push_ext: { oppo_channel_id: 'im', oppo_category: 'IM', oppo_notify_level: 2 } });
    expect(box.hops[0]?.fields).toEqual({ channel_id: 'im', category: 'IM', notify_level: 2 });
  });

  it.each([
    ['an empty sender', { from: '' }, { code: 'illegal_argument' }],
    ['more than 5 KB', { ext: { big: 'x'.repeat(6000) } }, { code: 'message_send_error', subCode: 'too-large' }],
  ])('refuses %s', async (_, platform, answer) =>
    expect(await send(openSandbox(), 'bob', 'message', platform)).toMatchObject({ ok: false, ...answer }),
  );
});

describe('instant push', () => {
  it.each([
    [1, 'bob', true, 0],
    [3, 'online', true, 0],
    [3, 'bob', true, 1],
    [4, 'bob', false, 0],
    [0, 'bob', true, 1],
  ])('strategy %s for %s', async (strategy, user, ok, hops) => {
    const box = openSandbox();
    expect((await send(box, user, 'push', { strategy })).ok).toBe(ok);
    expect(box.hops).toHaveLength(hops);
  });

  it('lets a vendor object override the basic part', async () => {
    const box = openSandbox();
    await send(box, 'bob', 'push', { pushMessage: { xiaomi: { title: 'Mi', channelId: '10135', timeToLive: 60_000 } } });
    expect(box.hops[0]).toMatchObject({ title: 'Mi', content: 'Are you there?', fields: { channel_id: '10135' }, ttlSeconds: 60 });
  });

  it('refuses a title that is too long', async () =>
    expect(await send(openSandbox(), 'bob', 'push', { pushMessage: { title: '标'.repeat(17) } })).toMatchObject({
      ok: false,
      code: 'MessageException',
    }));
});

describe('the bindings and the pushes agree', () => {
  it.each(userScenarios)('%s', async (scenario) => {
    const box = openSandbox();
    const { bindings = [] } = await factsOf(box, scenario);
    const answer = await send(box, scenario);
    expect(answer.ok === false && answer.code === 'no push binding').toBe(bindings.length === 0);
    const other = openSandbox();
    await send(other, scenario, 'message');
    const { callbacks } = other.pushes.at(-1)!.message as { callbacks: { detail?: string }[] };
    if (bindings.length > 0) expect(callbacks.map(({ detail }) => detail)).not.toContain('no push binding');
  });
});

describe('the nine steps', () => {
  const wayOf = async (user: string, via: EasemobVia, platform: Record<string, unknown> = {}) => {
    const box = openSandbox();
    await send(box, user, via, platform);
    return box.flow.map(({ step: { state, text, data } }) => `${state} ${render(text, 'en', data)}`);
  };
  it('tell what came of an instant push', async () =>
    expect(await wayOf('bob', 'push')).toEqual([
      'done The SDK on the phone chose xiaomi.',
      'done The SDK asked xiaomi for a push token.',
      'done xiaomi gave the app a token.',
      'done After the login the SDK uploaded the token under certificate 2882303761500000000.',
      'done Easemob took the instant push (/push/sync, strategy 2).',
      'done bob is offline: a push is tried.',
      'done Certificate 2882303761500000000 leads to xiaomi: “Alice”, “Are you there?”.',
      'done xiaomi took the push (v1).',
      'done Shown.',
    ]));
  it.each<[string, EasemobVia, number, RegExp]>([
    ['bob', 'message', 5, /^done Easemob took the message of alice \(\d+\)\.$/],
    ['online', 'push', 6, /^done online is online, but strategy 2 goes to the vendor all the same\.$/],
    ['online', 'message', 6, /^stopped The user is online/],
    ['never-logged-in', 'push', 1, /^skipped This never happened: never-logged-in has not/],
    ['unbound', 'push', 4, /^skipped This never happened/],
    ['logged-out', 'push', 4, /^done .* it has been unbound since\.$/],
    ['nobody', 'push', 4, /^skipped This never happened: nobody registered nobody\.$/],
    ['nobody', 'push', 6, /^stopped There is no such user\.$/],
    ['kicked', 'push', 7, /^stopped The binding is there, but the device was forced offline/],
    ['banned', 'message', 7, /^stopped The binding is there, but the user is banned/],
    ['wrong-certificate', 'push', 7, /^stopped The console has no certificate named/],
    ['bad-token', 'push', 8, /^stopped xiaomi refused the token \(20301 dead\), so Easemob removed the binding\.$/],
    ['bad-token', 'push', 9, /^skipped Not reached: phone\.$/],
  ])('%s by way of %s, step %i', async (user, via, step, expected) => expect((await wayOf(user, via))[step - 1]).toMatch(expected));
  it.each(userScenarios)('are nine for %s, without a hole, in both languages', async (scenario) => {
    for (const via of ['push', 'message'] as const) {
      const box = openSandbox();
      await send(box, scenario, via);
      expect(box.flow.map(({ step: { step } }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
      for (const { step } of box.flow)
        for (const lang of ['en', 'zh'] as const) expect(render(step.text, lang, step.data)).not.toMatch(/\{\w+\}|undefined/);
    }
  });
});

describe('limits', () => {
  it('of synchronous pushes: one a second, after a short burst', async () => {
    const box = openSandbox();
    const codes: unknown[] = [];
    for (let count = 0; count < 6; count++) codes.push((await send(box, 'bob')).ok);
    expect(codes.slice(4)).toEqual([false, false]);
    expect(await send(box, 'bob')).toMatchObject({ ok: false, code: 'LimitException' });
    // The client's own pace is never too fast.
    for (let count = 0; count < 20; count++) {
      box.advance(1000);
      expect(await send(box, 'bob')).toMatchObject({ ok: true });
      expect((await send(box, 'bob')).ok).toBe(false);
    }
  });
  it('of messages: a hundred calls a second', async () => {
    const box = openSandbox();
    const answers = [];
    for (let count = 0; count < 103; count++) answers.push(await send(box, 'online', 'message'));
    expect(answers.at(-1)).toMatchObject({ ok: false, code: 'This request has reached api limit' });
    expect(answers.slice(0, 100).every(({ ok }) => ok === true)).toBe(true);
  });
});

describe('the other doors of instant push', () => {
  const post = async (path: string, body: object, box = openSandbox()) => {
    const answer = await box.call({
      endpoint: 'send',
      method: 'POST',
      url: `https://a1.easemob.com/demo-org/demo-app/push/${path}`,
      headers: headersOf(await logIn(box)),
      body: JSON.stringify(body),
      protocol: 'h1',
    });
    return { status: answer.status, body: JSON.parse(answer.body) as Record<string, unknown>, box };
  };
  const pushMessage = { title: 'Alice', content: 'Hi' };
  it('async answers before the vendor does', async () => {
    const { body, box } = await post('async/bob', { pushMessage });
    expect(body['data']).toEqual([{ pushStatus: 'ASYNC_SUCCESS' }]);
    expect(box.hops).toHaveLength(1);
  });
  it('single pushes to every target', async () => {
    const { body, box } = await post('single', { targets: ['bob', 'unbound'], pushMessage });
    expect(body['data']).toEqual([
      { id: 'bob', pushStatus: 'ASYNC_SUCCESS' },
      { id: 'unbound', pushStatus: 'ASYNC_SUCCESS' },
    ]);
    expect(box.hops).toHaveLength(1);
    expect(endOf(box.flow, 'unbound').step).toBe(7);
  });
  it.each([
    ['no targets', { pushMessage }],
    ['101 targets', { targets: Array.from({ length: 101 }, String), pushMessage }],
    ['no message', { targets: ['bob'] }],
  ])('single refuses %s', async (_, body) =>
    expect(await post('single', body)).toMatchObject({ status: 400, body: { error: 'MessageException' } }),
  );
  it.each(['list/label', 'task'])('%s is honestly not there', async (path) =>
    expect(await post(path, { pushMessage })).toMatchObject({ status: 501, body: { sandbox: true } }),
  );
});

describe('access', () => {
  const auth = async (body: object, box = openSandbox(), org = 'demo-org') =>
    readAuth(
      await box.call({
        endpoint: 'auth',
        method: 'POST',
        url: `https://a1.easemob.com/${org}/demo-app/token`,
        headers: headersOf(),
        body: JSON.stringify(body),
        protocol: 'h1',
      }),
      { nowMs },
    );
  const good = { grant_type: 'client_credentials', client_id: account.clientId, client_secret: account.clientSecret };
  it.each([
    ['no client_id', { ...good, client_id: '' }, 'illegal_argument', 'client-id-missing'],
    ['no secret', { ...good, client_secret: '' }, 'illegal_argument', 'client-secret-missing'],
    ['another client_id', { ...good, client_id: 'x' }, 'invalid_grant', 'client-id'],
    ['a wrong secret', { ...good, client_secret: 'x' }, 'invalid_grant', 'client-secret'],
  ])('refuses %s', async (_, body, code, subCode) => {
    const answer = await auth(body);
    expect(answer).toMatchObject({ ok: false, code, subCode });
    expect(findEntry(catalogue, 'auth', code, subCode)?.subCode).toBe(subCode);
  });
  it('knows no other app', async () =>
    expect(await auth(good, openSandbox(), 'other')).toMatchObject({ ok: false, code: 'organization_application_not_found' }));
  it('counts milliseconds on VIP5, and 0 for ever', async () => {
    const box = openSandbox({ ttlInMilliseconds: true });
    const answer = readAuth(await box.call(authRequest({ ...account, tokenTtl: 5000 })), { nowMs }, { ttlInMilliseconds: true });
    expect(answer).toMatchObject({ ok: true, access: { expiresAtMs: nowMs + 5000 } });
    expect(await auth({ ...good, ttl: 0 })).toMatchObject({ access: { expiresAtMs: Infinity } });
  });

  const with_ = async (authorization: string | undefined, box = openSandbox()) => {
    const request = userFacet.queries[1]!.request('bob', account, undefined, { nowMs });
    const reading = userFacet.queries[1]!.read(
      await box.call({ ...request, headers: { ...request.headers, ...(authorization === undefined ? {} : { authorization }) } }),
      'bob',
      { nowMs },
    );
    return reading;
  };
  it.each([
    ['none', undefined, 'unauthorized', 'expired'],
    ['a corrupt one', 'Bearer abc', 'auth_bad_access_token', 'corrupt'],
    ['one of another server', 'Bearer YWMtabc', 'auth_bad_access_token', undefined],
  ])('refuses %s as a token, and the engine may authorise once more', async (_, header, code, subCode) => {
    const reading = await with_(header);
    expect(reading).toMatchObject({ ok: false, code, ...(subCode === undefined ? {} : { subCode }) });
    expect(findEntry(catalogue, 'status', code, subCode)?.reauthorise).toBe(true);
  });
  it('lets a token expire', async () => {
    const box = openSandbox();
    const { value } = await logIn(box);
    box.advance(1_024_000_000);
    expect(await with_(`Bearer ${value}`, box)).toMatchObject({ ok: false, subCode: 'expired' });
  });
});

describe('the template of a receiver', () => {
  const choose = async (token: string, user = 'bob', box = openSandbox()) => {
    box.state.templates.set('order', { name: 'order', title_pattern: 'Order', content_pattern: '{$msg}' });
    const url = `https://a1.easemob.com/demo-org/demo-app/users/${user}/notification/template`;
    const headers = { authorization: `Bearer ${token}` };
    const body = '{"templateName":"order"}';
    return { ...(await box.call({ endpoint: 'notification', method: 'PUT', url, headers, body, protocol: 'h1' })), box };
  };
  const token = dynamicToken(account, 'bob', Math.floor(nowMs / 1000), 600);
  it('is chosen with a dynamic token of the user', async () => {
    const { status, box } = await choose(token);
    expect(status).toBe(200);
    await send(box, 'bob', 'message');
    expect(box.hops[0]).toMatchObject({ title: 'Order' });
  });
  it.each<[string, (box: Box) => Promise<string>, string, string]>([
    ['one of another user', async () => token, 'alice', 'auth_bad_access_token'],
    [
      'one whose secret is wrong',
      async () => dynamicToken({ ...account, clientSecret: 'x' }, 'bob', 1_700_000_000, 600),
      'bob',
      'auth_bad_access_token',
    ],
    ['the app’s', async (box) => (await logIn(box)).value, 'bob', 'auth_bad_access_token'],
    ['nonsense', async () => 'abc', 'bob', 'auth_bad_access_token'],
    ['an expired one', async (box) => (box.advance(600_000), token), 'bob', 'unauthorized'],
  ])('refuses %s', async (_, make, user, error) => {
    const box = openSandbox();
    const answer = await choose(await make(box), user, box);
    expect([answer.status, (JSON.parse(answer.body) as { error: string }).error]).toEqual([401, error]);
  });
});

describe('faults', () => {
  it('catalogues everything it emits', () => {
    for (const { endpoint, code, subCode } of sandbox.emits)
      expect(findEntry(catalogue, endpoint, code, subCode), `${endpoint} ${code}`).toBeDefined();
  });
  const request = { path: '/demo-org/demo-app/push/sync/bob' } as Parameters<typeof sandbox.refuse>[2];
  const box = openSandbox();
  it.each([
    ['send', 'LimitException', 403],
    ['send', 'ServiceNotOpenException', 403],
    ['send', 'unauthorized', 401],
    ['send', 'no push binding', 200],
    ['send', 'ERROR', 200],
  ])('%s %s', (endpoint, code, status) => expect(sandbox.refuse(endpoint, code, request, box.state, box.context())?.status).toBe(status));
  it('has no answer for what only a callback says', () =>
    expect(sandbox.refuse('callback', 'user ignore push', request, box.state, box.context())).toBeUndefined());
  it('signs callbacks with the secret of its rule', () =>
    expect(callbackSecurity('demo-org#demo-app_1029457500870543736', 'cbsecret', '1700000000000')).toBe(
      '67761a69440fb05c913f08340f8053e3',
    ));
});
