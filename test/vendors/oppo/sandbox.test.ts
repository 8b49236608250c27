import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findEntry } from '../../../src/core/catalogue.ts';
import type { SandboxPush, SandboxRequest, SandboxResponse } from '../../../src/core/sandbox.ts';
import { catalogue } from '../../../src/vendors/oppo/errors.ts';
import { sandbox } from '../../../src/vendors/oppo/sandbox/index.ts';
import { oldPrivateChannel } from '../../../src/vendors/oppo/sandbox/state.ts';
import { createRouter } from '../../../src/sandbox/router.ts';

const nowMs = Date.parse('2026-11-20T04:00:00Z');
const access = '58ad47319e8d725350a5afd5';
const route = createRouter([sandbox]);
const token = (name: string) => sandbox.devices.find((device) => device.name === name)!.token;
const account = sandbox.account('http://127.0.0.1:1') as {
  appKey: string;
  masterSecret: string;
  channels: Record<string, { id: string; template?: { id: string } }>;
};
const formType = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };

interface Ask {
  path: string;
  form?: Record<string, string>;
  body?: string | Buffer;
  method?: string;
  headers?: Record<string, string>;
  host?: string;
}

function start(options: { identity?: Record<string, unknown>; day?: string } = {}) {
  const state = sandbox.createState(options.identity);
  state.accessTokens.set(access, { expiresAtMs: nowMs + 3_600_000, region: undefined });
  const pushes: SandboxPush[] = [];
  let count = 0;
  const clock = { nowMs };
  const context = () => ({
    nowMs: clock.nowMs,
    day: options.day ?? '2026-11-20',
    randomHex: (length: number) => (++count).toString(16).padStart(length, '0'),
    accessHex: (length: number) => (++count).toString(16).padStart(length, '0'),
    record: (push: SandboxPush) => void pushes.push(push),
  });
  const toRequest = ({ path, form, body, method = 'POST', headers = formType, host = '127.0.0.1' }: Ask): SandboxRequest => {
    const url = new URL(path, 'http://x');
    const match = route({ host, method, path: url.pathname });
    if (match.kind !== 'found') throw new Error(`no route for ${path}`);
    return {
      endpoint: match.route.endpoint,
      method,
      path: url.pathname,
      params: match.params,
      query: url.searchParams,
      headers,
      rawHeaderNames: Object.keys(headers),
      body: Buffer.from(body ?? new URLSearchParams(form).toString()),
      protocol: 'http/1.1',
      tls: false,
      host,
      connectionId: 'c1',
    };
  };
  const ask = (request: Ask): SandboxResponse => sandbox.handle(toRequest(request), state, context());
  const refuse = (request: Ask, code: string) => {
    const made = toRequest(request);
    return sandbox.refuse(made.endpoint, code, made, state, context());
  };
  return { state, pushes, clock, ask, refuse };
}

type Body = { code: number; message: string; data?: unknown };
const bodyOf = (response: SandboxResponse) => JSON.parse(JSON.stringify(response.body)) as Body;
const sign = (timestamp: number | string, secret = account.masterSecret, key = account.appKey) =>
  createHash('sha256').update(`${key}${timestamp}${secret}`).digest('hex');

const im = {
  title: 'Alice',
  content: 'Are we still on for dinner at seven?',
  category: 'IM',
  notify_level: 2,
  channel_id: 'im_message',
  private_msg_template_id: account.channels['im']!.template!.id,
  private_title_parameters: '{"sender":"Alice"}',
  private_content_parameters: { text: 'Are we still on for dinner at seven?' },
};
const messageTo = (target: string, notification: object = im, more: object = {}) => ({
  target_type: 2,
  target_value: target,
  notification,
  ...more,
});
const unicastPath = '/server/v1/message/notification/unicast';
const unicast = (message: unknown, more: Partial<Ask> = {}): Ask => ({
  path: unicastPath,
  form: { auth_token: access, message: typeof message === 'string' ? message : JSON.stringify(message) },
  ...more,
});

describe('auth', () => {
  const form = (fields: Record<string, string | undefined> = {}) => {
    const all = { app_key: account.appKey, timestamp: String(nowMs), sign: sign(nowMs), ...fields };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Record<string, string>;
  };

  it('gives a 24-hex token with create_time as text', () => {
    const { ask, state } = start();
    const response = ask({ path: '/server/v1/auth', form: form() });
    const { code, message, data } = bodyOf(response);
    expect([response.status, code, message]).toEqual([200, 0, 'success']);
    expect(data).toEqual({ auth_token: expect.stringMatching(/^[0-9a-f]{24}$/) as string, create_time: String(nowMs) });
    expect(state.accessTokens.size).toBe(2);
  });

  it.each<[string, Record<string, string | undefined>, number, string]>([
    ['no key', { app_key: undefined }, 15, 'Missing App Key'],
    ['no signature', { sign: undefined }, 17, 'Missing Signature'],
    ['no timestamp', { timestamp: undefined }, 18, 'Missing Timestamp'],
    ['another key', { app_key: '32150000' }, 14, 'Invalid App Key'],
    ['seconds instead of milliseconds', { timestamp: '1763640000', sign: sign('1763640000') }, 19, 'Invalid Timestamp'],
    ['a clock 10 minutes and 1 ms behind', { timestamp: String(nowMs - 600_001), sign: sign(nowMs - 600_001) }, 19, 'Invalid Timestamp'],
    ['a clock 10 minutes and 1 ms ahead', { timestamp: String(nowMs + 600_001), sign: sign(nowMs + 600_001) }, 19, 'Invalid Timestamp'],
    ['the AppSecret in place of the MasterSecret', { sign: sign(nowMs, 'f'.repeat(32)) }, 16, 'Invalid Signature'],
    ['upper-case hex', { sign: sign(nowMs).toUpperCase() }, 16, 'Invalid Signature'],
    ['another timestamp in the signature', { sign: sign(nowMs - 1) }, 16, 'Invalid Signature'],
  ])('refuses %s', (_name, fields, code, message) => {
    const response = start().ask({ path: '/server/v1/auth', form: form(fields) });
    expect([response.status, bodyOf(response)]).toEqual([200, { code, message }]);
  });

  it.each([-600_000, 600_000])('takes a clock %i ms off', (offset) => {
    const timestamp = nowMs + offset;
    expect(bodyOf(start().ask({ path: '/server/v1/auth', form: form({ timestamp: String(timestamp), sign: sign(timestamp) }) })).code).toBe(
      0,
    );
  });

  it('knows the real app key of a config, with its own MasterSecret', () => {
    const identity = { appKey: 'a'.repeat(32), masterSecret: 'real secret', packageName: 'com.example.mine' };
    expect(sandbox.account('http://x', identity)).toMatchObject({
      appKey: 'a'.repeat(32),
      masterSecret: account.masterSecret,
      packageName: 'com.example.mine',
      endpoints: { all: 'http://x' },
    });
    const { ask } = start({ identity });
    const sent = { app_key: 'a'.repeat(32), timestamp: String(nowMs), sign: sign(nowMs, account.masterSecret, 'a'.repeat(32)) };
    expect(bodyOf(ask({ path: '/server/v1/auth', form: sent })).code).toBe(0);
  });
});

describe('the request around a message', () => {
  it.each<[string, Partial<Ask>, number]>([
    ['GET', { method: 'GET' }, 12],
    ['JSON', { headers: { 'content-type': 'application/json' } }, 25],
    ['no content type', { headers: {} }, 25],
    ['another charset', { headers: { 'content-type': 'application/x-www-form-urlencoded; charset=gbk' } }, 25],
    ['bytes that are not UTF-8', { body: Buffer.from([0x61, 0x3d, 0xc3, 0x28]) }, 25],
    ['no auth_token', { form: { message: JSON.stringify(messageTo(token('ok'))) } }, 29],
    ['an unknown auth_token', { form: { auth_token: 'f'.repeat(24), message: JSON.stringify(messageTo(token('ok'))) } }, 11],
    ['another version', { path: '/server/v2/message/notification/unicast' }, 24],
    ['no version', { path: '/server/one/message/notification/unicast' }, 23],
    ['an unknown method', { path: '/server/v1/message/notification/unicasts' }, 20],
    ['no message', { form: { auth_token: access } }, 40],
    ['a message that is not JSON', { form: { auth_token: access, message: '{' } }, 40],
  ])('refuses %s', (_name, change, code) => expect(bodyOf(start().ask(unicast(messageTo(token('ok')), change))).code).toBe(code));

  it('takes the auth_token from the header, with a leading blank, and prefers the body', () => {
    const { ask } = start();
    const form = { message: JSON.stringify(messageTo(token('ok'))) };
    expect(bodyOf(ask(unicast('', { form, headers: { ...formType, auth_token: ` ${access}` } }))).code).toBe(0);
    expect(bodyOf(ask(unicast('', { form: { ...form, auth_token: 'bad' }, headers: { ...formType, auth_token: access } }))).code).toBe(11);
  });

  it('ends a token after 24 hours to the millisecond', () => {
    const { ask, clock } = start();
    const auth = { app_key: account.appKey, timestamp: String(nowMs), sign: sign(nowMs) };
    const { auth_token } = bodyOf(ask({ path: '/server/v1/auth', form: auth })).data as { auth_token: string };
    const form = { auth_token, message: JSON.stringify(messageTo(token('ok'))) };
    clock.nowMs = nowMs + 86_400_000 - 1;
    expect(bodyOf(ask(unicast('', { form }))).code).toBe(0);
    clock.nowMs += 1;
    expect(bodyOf(ask(unicast('', { form })))).toEqual({ code: 11, message: 'Invalid AuthToken' });
  });
});

describe('unicast', () => {
  it('accepts a Communication & Service message and shows it', () => {
    const { ask, pushes } = start();
    const response = ask(unicast(messageTo(token('ok'))));
    const { code, message, data } = bodyOf(response);
    expect([code, message]).toEqual([0, '']);
    const { messageId } = data as { messageId: string };
    expect(messageId).toMatch(/^32150000-1-1-[0-9a-f]{24}$/);
    expect(pushes).toEqual([{ tokens: [token('ok')], message: messageTo(token('ok')), messageId }]);
  });

  it.each(['CN_', '', 'OPPO_CN_', 'realme_CN_', 'US_', 'OPPO_IN_', 'EUEX_'])('accepts any id of the shape %s…', (start_) => {
    expect(bodyOf(start().ask(unicast(messageTo(`${start_}${'7'.repeat(32)}`)))).code).toBe(0);
  });

  it.each<[string, unknown, number, string?]>([
    ['no target type', { target_value: token('ok'), notification: im }, 40],
    ['no target', { target_type: 2, notification: im }, 40],
    ['no notification', { target_type: 2, target_value: token('ok') }, 40],
    ['a broadcast target type', messageTo('all', im, { target_type: 1 }), 41],
    ['two targets', messageTo(`${token('ok')};${token('ok')}`), 41],
    ['a verify_registration_id that is no boolean', messageTo(token('ok'), im, { verify_registration_id: 'yes' }), 41],
    ['the dead device', messageTo(token('dead')), 10000, 'Invalid RegistrationId'],
    ['the device of another app', messageTo(token('other-app')), 10000],
    ['an id of another shape', messageTo('fcm:APA91b'), 10000],
  ])('refuses %s', (_name, message, code, text) => {
    const { ask, pushes } = start();
    const body = bodyOf(ask(unicast(message)));
    expect(body.code).toBe(code);
    if (text) expect(body.message).toBe(text);
    expect(pushes).toEqual([]);
  });

  it('says how far an app is over its day for the throttled device', () => {
    expect(bodyOf(start().ask(unicast(messageTo(token('throttled')))))).toEqual({
      code: 33,
      data: { permits: 100_000, pushed: 100_001 },
      message: 'The number of messages exceeds the daily limit',
    });
  });

  it('counts Content & Marketing only, and starts anew with the day', () => {
    const { ask, state } = start();
    state.pushed = { day: '2026-11-20', count: 99_999 };
    const news = { title: 'News', content: 'Something happened', category: 'NEWS' };
    expect(bodyOf(ask(unicast(messageTo(token('ok'), news)))).code).toBe(0);
    expect(bodyOf(ask(unicast(messageTo(token('ok'), news)))).data).toEqual({ permits: 100_000, pushed: 100_000 });
    expect(bodyOf(ask(unicast(messageTo(token('ok'))))).code).toBe(0);
    state.pushed.day = '2026-11-19';
    expect(bodyOf(ask(unicast(messageTo(token('ok'), news)))).code).toBe(0);
  });

  it('delivers one app_message_id once per target', () => {
    const { ask, pushes } = start();
    const send = (target: string) => bodyOf(ask(unicast(messageTo(target, { ...im, app_message_id: 'm-1' })))).data;
    const first = send(token('ok'));
    expect(send(token('ok'))).toEqual(first);
    expect(pushes).toHaveLength(1);
    expect(send(token('overseas'))).not.toEqual(first);
    expect(pushes).toHaveLength(2);
  });

  it('takes an alias, and a notification as JSON text', () => {
    const { ask, pushes } = start();
    expect(bodyOf(ask(unicast({ target_type: '5', target_value: 'bob', notification: JSON.stringify(im) }))).code).toBe(0);
    expect(pushes[0]).toMatchObject({ tokens: ['bob'], message: { notification: { title: 'Alice' } } });
  });

  it.each<[string, string, string, number]>([
    ['mainland id, new mainland host', 'api-push-cn.heytapmobi.com', 'ok', 0],
    ['mainland id, old mainland host', 'api.push.oppomobile.com:443', 'ok', 0],
    ['mainland id, overseas host', 'api-intl.push.oppomobile.com', 'ok', 10000],
    ['overseas id, overseas host', 'api-intl.push.oppomobile.com', 'overseas', 0],
    ['overseas id, new mainland host', 'api-push-cn.heytapmobi.com', 'overseas', 10000],
    ['overseas id, loopback', '127.0.0.1:8080', 'overseas', 0],
  ])('judges region: %s', (_name, host, device, code) =>
    expect(bodyOf(start().ask(unicast(messageTo(token(device)), { host }))).code).toBe(code),
  );

  it('does not know a token of the other region', () => {
    const { ask, state } = start();
    const auth = { app_key: account.appKey, timestamp: String(nowMs), sign: sign(nowMs) };
    ask({ path: '/server/v1/auth', form: auth, host: 'api.push.oppomobile.com' });
    const auth_token = [...state.accessTokens.keys()].at(-1)!;
    const form = { auth_token, message: JSON.stringify(messageTo(token('ok'))) };
    expect(bodyOf(ask(unicast('', { form, host: 'api-push-cn.heytapmobi.com' }))).code).toBe(0);
    expect(bodyOf(ask(unicast('', { form, host: 'api-intl.push.oppomobile.com' }))).code).toBe(11);
  });

  it('takes the region of the config on a loopback door', () => {
    const { ask } = start({ identity: { region: 'intl' } });
    expect(bodyOf(ask(unicast(messageTo(token('ok'))))).code).toBe(10000);
    expect(bodyOf(ask(unicast(messageTo(token('overseas'))))).code).toBe(0);
  });
});

describe('the notification', () => {
  const plain = { title: 'T', content: 'C' };
  const of = (count: number, char = 'x') => char.repeat(count);

  it.each<[string, object, number, string?]>([
    ['title and content alone', {}, 0],
    ['no title', { title: '' }, 40],
    ['no content', { content: undefined }, 40],
    ['50 characters of title', { title: of(50, '好') }, 0],
    ['51 characters of title', { title: of(51) }, 41],
    ['50 emoji of title', { title: of(50, '😀') }, 0],
    ['51 emoji of title', { title: of(51, '😀') }, 41],
    ['10 characters of sub_title', { sub_title: of(10) }, 0],
    ['11 characters of sub_title', { sub_title: of(11) }, 41],
    ['50 characters of content', { content: of(50, '😀') }, 0],
    ['51 characters of content', { content: of(51) }, 41],
    ['128 characters in long style', { content: of(128), style: 2 }, 0],
    ['129 characters in long style', { content: of(129), style: 2 }, 41],
    ['a big picture in unicast', { style: 3, big_picture_id: 'p' }, 41],
    ['a big picture without id', { style: 3 }, 40],
    ['style 5', { style: 5 }, 41],
    ['digits in text', { style: '1' }, 0],
    ['a word in a number field', { off_line_ttl: '1h' }, 41],
    ['click 1 without activity', { click_action_type: 1 }, 40],
    ['click 4 with activity', { click_action_type: 4, click_action_activity: 'a.B' }, 0],
    ['click 2 without url', { click_action_type: 2 }, 40],
    ['click 5 with url', { click_action_type: 5, click_action_url: 'intent:#Intent;end' }, 0],
    ['click 3', { click_action_type: 3 }, 41],
    ['parameters that are no object', { action_parameters: '[1]' }, 41],
    ['parameters as JSON text', { action_parameters: '{"a":"1"}' }, 0],
    ['4001 characters of parameters', { action_parameters: JSON.stringify({ a: of(3993) }) }, 41],
    ['4000 characters of parameters', { action_parameters: JSON.stringify({ a: of(3992) }) }, 0],
    ['a timed message without times', { show_time_type: 1 }, 40],
    ['a timed message that ends first', { show_time_type: 1, show_start_time: nowMs + 2, show_end_time: nowMs + 1 }, 41],
    ['a TTL of zero', { off_line_ttl: 0 }, 41],
    ['a TTL above ten days, which is cut', { off_line_ttl: 864_001 }, 0],
    ['off_line as a number', { off_line: 1 }, 41],
    ['network_type 2', { network_type: 2 }, 41],
    ['200 characters of call_back_url', { call_back_url: of(200) }, 0],
    ['201 characters of call_back_url', { call_back_url: of(201) }, 41],
    ['101 characters of call_back_parameter', { call_back_parameter: of(101) }, 41],
    ['show_ttl of 12 h for content', { show_ttl: 43_200 }, 0],
    ['show_ttl above 12 h for content', { show_ttl: 43_201 }, 41],
    ['show_ttl of 24 h for service', { category: 'ORDER', show_ttl: 86_400 }, 0],
    ['a lower-case category', { category: 'subscribe' }, 67, 'category error'],
    ['an unknown category', { category: 'GAME' }, 67],
    ['a level without category', { notify_level: 2 }, 67],
    ['level 3', { category: 'ORDER', notify_level: 3 }, 67],
    ['level 16 without the right', { category: 'ORDER', notify_level: 16 }, 67],
    ['level 2 with a content category', { category: 'NEWS', notify_level: 2 }, 67],
    ['level 1 with a content category', { category: 'NEWS', notify_level: 1 }, 0],
    ['an old private channel alone', { channel_id: oldPrivateChannel }, 0],
    ['an old private channel with a category', { channel_id: oldPrivateChannel, category: 'ORDER' }, 67],
    ['IM without template', { category: 'IM' }, 54, 'private_msg_template_id is null'],
    ['ORDER without template', { category: 'ORDER' }, 0],
    ['a template with a content category', { category: 'NEWS', private_msg_template_id: 'any' }, 0],
    ['the strong reminder for IM', { ...im, notify_level: 16 }, 0],
    ['template parameters that are no JSON', { ...im, private_title_parameters: 'Alice' }, 41, 'syntax error, pos 1'],
    ['template parameters by other names', { ...im, private_content_parameters: '{"body":"x"}' }, 41, 'template_parameters no text'],
    ['a missing template parameter', { ...im, private_title_parameters: undefined }, 41, 'template_parameters no sender'],
    ['camelCase keys, which are not read', { clickActionType: 2, channelId: 'x' }, 0],
  ])('judges %s', (_name, change, code, message) => {
    const body = bodyOf(start().ask(unicast(messageTo(token('ok'), { ...plain, ...change }))));
    expect(body.code).toBe(code);
    if (message !== undefined) expect(body.message).toBe(message);
  });

  it('wants a template for every service category when the config says so', () => {
    const { ask } = start({ identity: { templatesEnforced: true } });
    expect(bodyOf(ask(unicast(messageTo(token('ok'), { ...plain, category: 'ORDER' })))).code).toBe(54);
  });

  it('judges in the order arguments, format, category, template, quota, id', () => {
    const { ask } = start();
    const steps: [object, string, number][] = [
      [{ title: '', content: of(51), category: 'x' }, 'throttled', 40],
      [{ title: 'T', content: of(51), category: 'x' }, 'throttled', 41],
      [{ ...plain, category: 'x' }, 'throttled', 67],
      [{ ...plain, category: 'IM' }, 'throttled', 54],
      [plain, 'throttled', 33],
      [plain, 'dead', 10000],
    ];
    expect(steps.map(([notification, device]) => bodyOf(ask(unicast(messageTo(token(device), notification)))).code)).toEqual(
      steps.map(([, , code]) => code),
    );
  });
});

describe('unicast_batch', () => {
  const path = '/server/v1/message/notification/unicast_batch';
  const batch = (messages: unknown): Ask => ({ path, form: { auth_token: access, messages: JSON.stringify(messages) } });

  it('hides failures in the items under a top-level 0, in order', () => {
    const { ask, pushes } = start();
    const body = bodyOf(
      ask(
        batch([
          messageTo(token('ok')),
          messageTo(token('dead')),
          messageTo(token('ok'), { ...im, category: 'im' }),
          messageTo(token('throttled')),
          messageTo(token('overseas')),
          7,
        ]),
      ),
    );
    expect([body.code, body.message]).toEqual([0, '']);
    const items = body.data as { messageId?: string; registrationId: string; errorCode?: number; errorMessage?: string }[];
    expect(items.map(({ registrationId, errorCode, errorMessage }) => [registrationId, errorCode, errorMessage])).toEqual([
      [token('ok'), undefined, undefined],
      [token('dead'), 10000, 'Invalid RegistrationId'],
      [token('ok'), 67, 'category error'],
      [token('throttled'), 33, 'The number of messages exceeds the daily limit'],
      [token('overseas'), undefined, undefined],
      ['', 40, 'Missing Required Arguments'],
    ]);
    expect(items.every((item) => item.messageId !== undefined)).toBe(true);
    expect(pushes.map((push) => push.tokens)).toEqual([[token('ok')], [token('overseas')]]);
  });

  it.each<[string, unknown, number]>([
    ['1000 messages', Array.from({ length: 1000 }, () => messageTo(token('ok'))), 0],
    ['1001 messages', Array.from({ length: 1001 }, () => messageTo(token('ok'))), 41],
    ['no message', [], 40],
    ['an object', {}, 40],
  ])('judges %s', (_name, messages, code) => expect(bodyOf(start().ask(batch(messages))).code).toBe(code));
});

describe('broadcast', () => {
  const savePath = '/server/v1/message/notification/save_message_content';
  const castPath = '/server/v1/message/notification/broadcast';
  const save = (fields: Record<string, string> = {}): Ask => ({
    path: savePath,
    form: { auth_token: access, sdk_version: 'JAVA_SDK_V1.0.0', title: 'Sale', content: 'Half price', category: 'MARKETING', ...fields },
  });
  const cast = (fields: Record<string, string>): Ask => ({ path: castPath, form: { auth_token: access, ...fields } });

  it('stores a body and sends it, with failed ids under their code', () => {
    const { ask, pushes } = start();
    const { message_id } = bodyOf(ask(save())).data as { message_id: string };
    const body = bodyOf(
      ask(cast({ message_id, target_type: '2', target_value: [token('ok'), token('dead'), token('overseas')].join(';') })),
    );
    expect(body).toEqual({ code: 0, message: '', data: { message_id, task_id: expect.any(String) as string, '10000': [token('dead')] } });
    expect(pushes).toEqual([
      {
        tokens: [token('ok'), token('overseas')],
        messageId: (body.data as { task_id: string }).task_id,
        message: expect.objectContaining({ notification: { title: 'Sale', content: 'Half price', category: 'MARKETING' } }) as object,
      },
    ]);
    expect(bodyOf(ask(cast({ message_id, target_type: '1' }))).code).toBe(0);
    expect(bodyOf(ask(cast({ message_id, target_type: '6', target_value: '{"or":["a"],"not":["b"]}' }))).code).toBe(0);
    expect(pushes[1]?.tokens).toEqual(['all']);
  });

  it.each<[string, Record<string, string>, number]>([
    ['an unknown message_id', { message_id: 'nothing', target_type: '1' }, 31],
    ['no message_id', { target_type: '1' }, 40],
    ['no targets', { message_id: 'x', target_type: '2' }, 40],
    ['an unknown target type', { message_id: 'x', target_type: '3', target_value: 'y' }, 41],
    ['a tag expression that is none', { message_id: 'x', target_type: '6', target_value: 'tag1' }, 41],
    ['1001 ids', { message_id: 'x', target_type: '2', target_value: Array.from({ length: 1001 }, () => token('ok')).join(';') }, 41],
  ])('refuses %s', (_name, fields, code) => expect(bodyOf(start().ask(cast(fields))).code).toBe(code));

  it('refuses a service category, which goes by unicast only, and a body stored twice', () => {
    const { ask } = start();
    expect(bodyOf(ask(save({ category: 'ORDER' }))).code).toBe(67);
    expect(bodyOf(ask(save({ app_message_id: 'a' }))).code).toBe(0);
    expect(bodyOf(ask(save({ app_message_id: 'a' })))).toEqual({ code: 32, message: 'Data Duplicate' });
    expect(bodyOf(ask(save({ style: '3', big_picture_id: 'p' }))).code).toBe(0);
  });
});

describe('fetch_invalid_regidList', () => {
  const path = '/server/v1/feedback/fetch_invalid_regidList';
  it('lists the dead id', () => {
    const { ask } = start();
    expect(bodyOf(ask({ path: `${path}?auth_token=${access}`, method: 'GET', headers: {} }))).toEqual({
      code: 0,
      message: '',
      data: { registration_ids: [token('dead')], totalCount: 1 },
    });
    expect(bodyOf(ask({ path, method: 'GET', headers: { auth_token: access } })).code).toBe(0);
    expect(bodyOf(ask({ path, method: 'GET', headers: {} })).code).toBe(29);
    expect(bodyOf(ask({ path, method: 'GET', headers: { auth_token: 'x' } })).code).toBe(11);
    expect(bodyOf(ask({ path })).code).toBe(12);
  });
});

describe('faults', () => {
  it('provokes every server code of the catalogue at every endpoint', () => {
    const { refuse } = start();
    const codes = new Set(catalogue.entries.filter((entry) => entry.endpoint === '*').map((entry) => entry.code));
    expect(codes.size).toBeGreaterThan(30);
    for (const code of codes) {
      const response = refuse(unicast(messageTo(token('ok'))), code)!;
      expect([response.status, bodyOf(response).code]).toEqual([200, Number(code)]);
      expect(bodyOf(response).message).not.toBe('');
    }
    expect(refuse(unicast(messageTo(token('ok'))), '4711')).toBeUndefined();
    expect(bodyOf(refuse({ path: '/server/v1/auth', form: {} }, '16')!)).toEqual({ code: 16, message: 'Invalid Signature' });
  });

  it('puts a dead id into the items of a batch', () => {
    const path = '/server/v1/message/notification/unicast_batch';
    const body = bodyOf(
      start().refuse({ path, form: { auth_token: access, messages: JSON.stringify([messageTo('a'), messageTo('b')]) } }, '10000')!,
    );
    expect(body.code).toBe(0);
    expect((body.data as { registrationId: string; errorCode: number }[]).map((item) => [item.registrationId, item.errorCode])).toEqual([
      ['a', 10000],
      ['b', 10000],
    ]);
  });
});

describe('the emulator as a unit', () => {
  it('emits only catalogued codes', () => {
    for (const { endpoint, code, subCode } of sandbox.emits)
      expect(findEntry(catalogue, endpoint, code, subCode), `${endpoint} ${code}`).toBeDefined();
  });

  it('has an account with im, order and marketing channels, and devices of the vendor’s shape', () => {
    expect(Object.keys(account.channels)).toEqual(['im', 'order', 'marketing']);
    for (const device of sandbox.devices) expect(device.token).toMatch(/^((([0-9A-Za-z]{2,10})_)?([A-Z]{2}|EUEX)_)?[0-9a-fA-F]{32}$/);
  });
});

interface Vector {
  title: string;
  kind: string;
  given: { account: { appKey: string; masterSecret: string }; nowMs: number; access?: { value: string; expiresAtMs: number } };
  expect: { method: string; url: string; headers: Record<string, string>; body: string };
}
const folder = new URL('../../../fixtures/vectors/oppo/', import.meta.url);
const vectors = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Vector);

describe('the vectors', () => {
  it.each(vectors.filter((vector) => vector.kind === 'auth' || vector.kind === 'send').map((vector) => [vector.title, vector] as const))(
    'takes: %s',
    (_title, vector) => {
      const { ask, state, clock } = start({ day: new Date(vector.given.nowMs).toISOString().slice(0, 10) });
      Object.assign(state, vector.given.account);
      clock.nowMs = vector.given.nowMs;
      const { access: given } = vector.given;
      if (given) state.accessTokens.set(given.value, { expiresAtMs: given.expiresAtMs, region: undefined });
      const { url, method, headers, body } = vector.expect;
      const { pathname, host } = new URL(url);
      const answer = bodyOf(ask({ path: pathname, host, method, headers, body }));
      expect(answer).toMatchObject({ code: 0 });
      expect(JSON.stringify(answer)).not.toContain('errorCode');
    },
  );
});
