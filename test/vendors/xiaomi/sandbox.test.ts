import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { endpointsOf, findEntry } from '../../../src/core/catalogue.ts';
import type { SandboxPush, SandboxRequest, SandboxResponse } from '../../../src/core/sandbox.ts';
import { createRouter } from '../../../src/sandbox/router.ts';
import { catalogue } from '../../../src/vendors/xiaomi/errors.ts';
import { sandbox } from '../../../src/vendors/xiaomi/sandbox/index.ts';

const nowMs = Date.parse('2026-11-20T04:00:00Z');
const route = createRouter([sandbox]);
const token = (name: string) => sandbox.devices.find((device) => device.name === name)!.token;
const account = sandbox.account('http://127.0.0.1:1') as {
  appSecret: string;
  packageName: string;
  channels: Record<string, { id: string; template?: { id: string } }>;
};
const headers = { authorization: `key=${account.appSecret}`, 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' };

type Form = Record<string, string | undefined>;
interface Ask {
  path?: string;
  form?: Form;
  body?: string;
  method?: string;
  headers?: Record<string, string>;
  host?: string;
}

function start(options: { identity?: Record<string, unknown>; day?: string } = {}) {
  const state = sandbox.createState(options.identity);
  const pushes: SandboxPush[] = [];
  let count = 0;
  const context = {
    nowMs,
    day: options.day ?? '2026-11-20',
    randomHex: (length: number) => (++count).toString(16).padStart(length, '0'),
    accessHex: (length: number) => (++count).toString(16).padStart(length, '0'),
    record: (push: SandboxPush) => void pushes.push(push),
  };
  const toRequest = ({
    path = '/v3/message/regid',
    form = {},
    body,
    method = 'POST',
    headers: given = headers,
    host = '127.0.0.1',
  }: Ask): SandboxRequest => {
    const url = new URL(path, 'http://x');
    const match = route({ host, method, path: url.pathname });
    if (match.kind !== 'found') throw new Error(`no route for ${path}`);
    const fields = Object.entries(form).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return {
      endpoint: match.route.endpoint,
      method,
      path: url.pathname,
      params: match.params,
      query: url.searchParams,
      headers: given,
      rawHeaderNames: Object.keys(given),
      body: Buffer.from(body ?? new URLSearchParams(fields).toString()),
      protocol: 'http/1.1',
      tls: false,
      host,
      connectionId: 'c1',
    };
  };
  const ask = (request: Ask = {}): SandboxResponse => sandbox.handle(toRequest(request), state, context);
  const refuse = (request: Ask, code: string) => {
    const made = toRequest(request);
    return sandbox.refuse(made.endpoint, code, made, state, context);
  };
  return { state, pushes, context, ask, refuse };
}

interface Body {
  result: string;
  code: number;
  reason?: string;
  description: string;
  info?: string;
  trace_id: string;
  data?: Record<string, unknown>;
}
const bodyOf = (response: SandboxResponse) => JSON.parse(JSON.stringify(response.body)) as Body;

const im: Form = {
  restricted_package_name: account.packageName,
  registration_id: token('ok'),
  pass_through: '0',
  title: 'Alice',
  description: 'Are we still on for dinner at seven?',
  notify_type: '-1',
  time_to_live: '86400000',
  'extra.notify_effect': '1',
  'extra.channel_id': '104551',
  'extra.template_id': 'P104551',
  'extra.template_param': '{"sender":"Alice","text":"Are we still on for dinner at seven?"}',
  'extra.conversationId': '42',
};
const plain: Form = { ...im, 'extra.template_id': undefined, 'extra.template_param': undefined };
const news: Form = { ...plain, 'extra.channel_id': '100777' };

describe('a good send', () => {
  it.each(['2026-11-20', '2028-11-20'])('is accepted on %s and shown as the server read it', (day) => {
    const { ask, pushes } = start({ day });
    const response = ask({ form: im });
    expect(response.status).toBe(200);
    const body = bodyOf(response);
    expect(body).toEqual({
      result: 'ok',
      code: 0,
      description: '成功',
      trace_id: expect.stringMatching(/^X/) as string,
      info: 'Received push messages for 1 REGID',
      data: { id: expect.stringMatching(/^scm/) as string },
    });
    expect(pushes).toEqual([
      {
        tokens: [token('ok')],
        messageId: body.data!['id'],
        message: {
          restricted_package_name: account.packageName,
          pass_through: '0',
          title: 'Alice',
          description: 'Are we still on for dinner at seven?',
          notify_type: '-1',
          time_to_live: '86400000',
          extra: {
            notify_effect: '1',
            channel_id: '104551',
            template_id: 'P104551',
            template_param: im['extra.template_param'],
            conversationId: '42',
          },
        },
      },
    ]);
  });

  it('answers with a numeric code and quota digits in text for a public channel', () => {
    const { ask } = start();
    expect(bodyOf(ask({ form: news })).data).toEqual({ id: expect.any(String) as string, day_quota: '20000', day_acked: '1' });
  });

  it.each<[string, Form, string, string]>([
    ['/v2/message/regid', {}, 's', '1 REGID'],
    ['/v4/message/regid', {}, 's', '1 REGID'],
    ['/v2/message/alias', { alias: 'bob,eve' }, 'a', '2 ALIAS'],
    ['/v3/message/alias', { alias: 'bob' }, 'a', '1 ALIAS'],
    ['/v2/message/user_account', { user_account: 'bob' }, 'a', '1 USER_ACCOUNT'],
    ['/v2/message/topic', { topic: 'news' }, 't', '1 TOPIC'],
    ['/v3/message/topic', { topic: 'news' }, 't', '1 TOPIC'],
    ['/v2/message/multi_topic', { topics: 'a;$;b', topic_op: 'INTERSECTION' }, 't', '2 TOPIC'],
    ['/v3/message/multi_topic', { topics: 'a' }, 't', '1 TOPIC'],
    ['/v2/message/all', {}, 't', '1 ALL'],
    ['/v3/message/all', {}, 't', '1 ALL'],
    ['/v2/message/region', { region: 'beijing' }, 't', '1 REGION'],
  ])('goes by %s', (path, target, letter, count) => {
    const body = bodyOf(start().ask({ path, form: { ...im, ...target } }));
    expect(body).toMatchObject({ code: 0, info: `Received push messages for ${count}` });
    expect(String(body.data!['id'])[0]).toBe(letter);
  });
});

describe('the request', () => {
  it.each<[string, Ask, number, string?]>([
    ['GET', { method: 'GET' }, 10021],
    ['JSON', { headers: { ...headers, 'content-type': 'application/json' } }, 10007],
    ['no content type', { headers: { authorization: headers.authorization } }, 10007],
    ['no Authorization', { headers: { 'content-type': headers['content-type'] } }, 21301, 'Invalid application secret.'],
    ['another secret', { headers: { ...headers, authorization: 'key=c2VjcmV0LWZvci10ZXN0cxx=' } }, 21301],
    ['upper-case KEY', { headers: { ...headers, authorization: `KEY=${account.appSecret}` } }, 21301],
    ['a bearer', { headers: { ...headers, authorization: `Bearer ${account.appSecret}` } }, 21301],
    ['user accounts in v3', { path: '/v3/message/user_account' }, 10020],
    ['a legacy target', { path: '/v2/message/miid' }, 10036],
  ])('is refused for %s', (_name, change, code, reason) => {
    const response = start().ask({ form: im, ...change });
    expect([response.status, bodyOf(response).result, bodyOf(response).code]).toEqual([200, 'error', code]);
    if (reason) expect(bodyOf(response)).toMatchObject({ reason, description: '认证失败' });
  });
});

describe('the parameters', () => {
  const of = (count: number, char = 'x') => char.repeat(count);
  const own = (count: number, length: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`extra.k${index}`, of(length)]));

  it.each<[string, Form, number]>([
    ['no targets', { registration_id: undefined }, 10016],
    ['empty targets', { registration_id: ' ' }, 10016],
    ['1000 targets', { registration_id: Array.from({ length: 1000 }, () => token('ok')).join(',') }, 0],
    ['1001 targets', { registration_id: Array.from({ length: 1001 }, () => token('ok')).join(',') }, 10017],
    ['no package in v3', { restricted_package_name: undefined }, 0],
    ['another package', { restricted_package_name: 'com.example.other' }, 22022],
    ['no title', { title: undefined }, 10016],
    ['no description', { description: undefined }, 10016],
    ['a blank title', { title: ' ' }, 10017],
    ['49 characters of title', { title: of(49, '😀') }, 0],
    ['50 characters of title', { title: of(50, '好') }, 10008],
    ['127 characters of description', { description: of(127, '好') }, 0],
    ['128 characters of description', { description: of(128) }, 10008],
    ['a message above 4096 bytes', { payload: of(4096) }, 65009],
    ['a data message', { pass_through: '1', payload: 'x' }, 10036],
    ['a data message without payload', { pass_through: '1' }, 10016],
    ['pass_through 2', { pass_through: '2' }, 10017],
    ['notify_type 8', { notify_type: '8' }, 10017],
    ['the largest notify_id', { notify_id: '2147483647' }, 0],
    ['a larger notify_id', { notify_id: '2147483648' }, 22103],
    ['a notify_id that is no number', { notify_id: 'chat' }, 22103],
    ['a TTL that is no number', { time_to_live: '24h' }, 10017],
    ['a schedule of 7 days', { time_to_send: String(nowMs + 7 * 86_400_000) }, 0],
    ['a schedule beyond 7 days', { time_to_send: String(nowMs + 7 * 86_400_000 + 1) }, 10017],
    ['a schedule in seconds', { time_to_send: String(nowMs / 1000) }, 10017],
    ['10 own extras', own(10, 5), 0],
    ['11 own extras', own(11, 5), 65014],
    ['own extras up to 2047 characters', own(1, 2045), 0],
    ['own extras of 2048 characters', own(1, 2046), 65015],
    ['a jobkey of 20', { 'extra.jobkey': of(20) }, 0],
    ['a jobkey of 21', { 'extra.jobkey': of(21) }, 10017],
    ['a jobkey that starts with _', { 'extra.jobkey': '_a' }, 10017],
    ['256 bytes of callback.param', { 'extra.callback.param': of(256) }, 0],
    ['257 bytes of callback.param', { 'extra.callback.param': of(257) }, 65036],
    ['a callback that is no URL', { 'extra.callback': 'push.example.com' }, 65038],
    ['callback.type 1267', { 'extra.callback.type': '1267' }, 0],
    ['callback.type 4', { 'extra.callback.type': '4' }, 10017],
    ['callback.type 246, where 3 was counted twice', { 'extra.callback.type': '246' }, 10017],
    ['no notify_effect', { 'extra.notify_effect': undefined }, 10017],
    ['notify_effect without prefix', { 'extra.notify_effect': undefined, notify_effect: '1' }, 10017],
    ['notify_effect 4', { 'extra.notify_effect': '4' }, 10017],
    ['effect 2 without activity', { 'extra.notify_effect': '2' }, 10017],
    ['effect 2 with intent', { 'extra.notify_effect': '2', 'extra.intent_uri': 'intent:#Intent;end' }, 0],
    ['effect 3 without page', { 'extra.notify_effect': '3' }, 10017],
    ['effect 3 with page', { 'extra.notify_effect': '3', 'extra.web_uri': 'https://example.com' }, 0],
  ])('are judged: %s', (_name, change, code) => {
    const { ask, pushes } = start();
    expect(bodyOf(ask({ form: { ...plain, 'extra.conversationId': undefined, ...change } })).code).toBe(code);
    expect(pushes).toHaveLength(code === 0 ? 1 : 0);
  });

  it('name their own codes for aliases, accounts and topics', () => {
    const code = (path: string, target: Form) => bodyOf(start().ask({ path, form: { ...plain, ...target } })).code;
    expect(code('/v3/message/alias', { alias: '' })).toBe(65012);
    expect(code('/v3/message/topic', { topic: '' })).toBe(65013);
    expect(code('/v2/message/user_account', { user_account: '' })).toBe(65016);
    expect(code('/v2/message/multi_topic', { topics: 'a;$;b;$;c;$;d;$;e' })).toBe(0);
    expect(code('/v2/message/multi_topic', { topics: 'a;$;b;$;c;$;d;$;e;$;f' })).toBe(65035);
    expect(code('/v2/message/multi_topic', { topics: 'a', topic_op: 'OR' })).toBe(10017);
    expect(code('/v2/message/regid', { restricted_package_name: undefined })).toBe(21305);
    expect(code('/v2/message/regid', { restricted_package_name: `${account.packageName},x` })).toBe(22022);
  });

  it('count with the extra. prefix only; the rest is silently ignored', () => {
    const { ask, pushes } = start({ identity: { allowDefaultClass: true } });
    const form = {
      ...plain,
      'extra.channel_id': undefined,
      channel_id: '104551',
      template_id: 'P104551',
      'callback.type': '4',
      dry_run: '1',
    };
    expect(bodyOf(ask({ form })).data).toMatchObject({ day_quota: '10000' });
    expect(pushes[0]?.message).toEqual({
      restricted_package_name: account.packageName,
      pass_through: '0',
      title: 'Alice',
      description: im['description'],
      notify_type: '-1',
      time_to_live: '86400000',
      extra: { notify_effect: '1', conversationId: '42' },
    });
  });

  it('carry quota data beside a length refusal', () => {
    expect(bodyOf(start().ask({ form: { ...plain, title: of(50) } }))).toMatchObject({
      code: 10008,
      reason: 'Title or Description exceeds the maximum number of characters!',
      data: { day_quota: '20000', day_acked: '0' },
    });
  });

  it('have their TTL cut by class: ten days private, one day public', () => {
    const { ask, pushes } = start();
    ask({ form: { ...plain, time_to_live: '864000001' } });
    ask({ form: { ...news, time_to_live: '86400001' } });
    expect(pushes.map((push) => (push.message as Record<string, unknown>)['time_to_live'])).toEqual(['864000000', '86400000']);
  });
});

describe('channel and template', () => {
  it.each<[string, string, Form, number, Record<string, unknown>?]>([
    ['no channel before the rules of 2026', '2026-07-31', { 'extra.channel_id': undefined }, 0],
    ['no channel since the rules of 2026', '2026-08-01', { 'extra.channel_id': undefined }, 27001],
    ['no channel where the default class still lives', '2026-11-20', { 'extra.channel_id': undefined }, 0, { allowDefaultClass: true }],
    ['an unknown channel', '2026-11-20', { 'extra.channel_id': '1' }, 27001],
    ['a private channel without template in 2026', '2026-12-30', {}, 0],
    ['a private channel without template from 2026-12-31', '2026-12-31', {}, 27001],
    ['a private channel without template in an app enabled since July 2026', '2026-11-20', {}, 27001, { appEnabledOn: '2026-07-01' }],
    ['a private channel without template in an older app', '2026-11-20', {}, 0, { appEnabledOn: '2026-06-30' }],
    ['a public channel without template', '2028-11-20', { 'extra.channel_id': '100777' }, 0],
    [
      '个人订阅 while it lives',
      '2026-12-30',
      { 'extra.channel_id': '100888', 'extra.template_id': 'P100888', 'extra.template_param': '{"text":"x"}' },
      0,
    ],
    [
      '个人订阅 after its end',
      '2026-12-31',
      { 'extra.channel_id': '100888', 'extra.template_id': 'P100888', 'extra.template_param': '{"text":"x"}' },
      27001,
    ],
    ['a subscription channel without template', '2026-11-20', { 'extra.channel_id': '100999' }, 27001],
    [
      'a subscription channel with template',
      '2026-11-20',
      { 'extra.channel_id': '100999', 'extra.template_id': 'S100999', 'extra.template_param': '{"text":"x"}' },
      0,
    ],
    ['an unknown template', '2026-11-20', { 'extra.template_id': 'X', 'extra.template_param': '{}' }, 27001],
    [
      'the template of another channel',
      '2026-11-20',
      { 'extra.template_id': 'T2026001', 'extra.template_param': '{"orderNo":"1","carrier":"SF"}' },
      27001,
    ],
    ['parameters without template', '2026-11-20', { 'extra.template_param': '{"sender":"a","text":"b"}' }, 27001],
    ['a template without parameters', '2026-11-20', { 'extra.template_id': 'P104551' }, 27001],
    ['parameters that are no JSON', '2026-11-20', { 'extra.template_id': 'P104551', 'extra.template_param': 'sender=a' }, 27001],
    [
      'one parameter too many',
      '2026-11-20',
      { 'extra.template_id': 'P104551', 'extra.template_param': '{"sender":"a","text":"b","more":"c"}' },
      27001,
    ],
    [
      'a parameter by another name',
      '2026-11-20',
      { 'extra.template_id': 'P104551', 'extra.template_param': '{"sender":"a","body":"b"}' },
      27001,
    ],
    ['a blank value', '2026-11-20', { 'extra.template_id': 'P104551', 'extra.template_param': '{"sender":"a","text":" "}' }, 27001],
    [
      'a value of 128 characters',
      '2026-11-20',
      { 'extra.template_id': 'P104551', 'extra.template_param': JSON.stringify({ sender: 'a', text: '好'.repeat(128) }) },
      0,
    ],
    [
      'a value of 129 characters',
      '2026-11-20',
      { 'extra.template_id': 'P104551', 'extra.template_param': JSON.stringify({ sender: 'a', text: '好'.repeat(129) }) },
      27001,
    ],
    [
      'a value with emoji',
      '2026-11-20',
      { 'extra.template_id': 'P104551', 'extra.template_param': '{"sender":"a","text":"ok 😀"}' },
      27001,
    ],
    [
      'a value with digits and #',
      '2026-11-20',
      { 'extra.template_id': 'P104551', 'extra.template_param': '{"sender":"a","text":"#1024 *"}' },
      0,
    ],
    ['a number as value', '2026-11-20', { 'extra.template_id': 'P104551', 'extra.template_param': '{"sender":"a","text":1}' }, 27001],
  ])('judge %s on %s', (_name, day, change, code, identity) => {
    const { ask } = start({ day, ...(identity ? { identity } : {}) });
    expect(bodyOf(ask({ form: { ...plain, ...change } })).code).toBe(code);
  });

  it('know the channels of a real config instead of their own', () => {
    const identity = {
      appSecret: 'real',
      packageName: 'com.example.mine',
      channels: { chat: { id: '7', class: '私信', template: { id: 'T', params: { a: '{title}' } } } },
    };
    expect(sandbox.account('http://x', identity)).toMatchObject({
      appSecret: account.appSecret,
      packageName: 'com.example.mine',
      channels: identity.channels,
    });
    const { ask } = start({ identity, day: '2027-01-01' });
    const form = {
      ...plain,
      restricted_package_name: 'com.example.mine',
      'extra.channel_id': '7',
      'extra.template_id': 'T',
      'extra.template_param': '{"a":"x"}',
    };
    expect(bodyOf(ask({ form })).code).toBe(0);
    expect(bodyOf(ask({ form: { ...form, 'extra.channel_id': '104551' } })).code).toBe(27001);
  });
});

describe('targets and quota', () => {
  it.each<[string, string]>([
    ['the dead device', token('dead')],
    ['the device of another app', token('other-app')],
    ['a token of another vendor', 'CN_0123456789abcdef0123456789abcdef'],
    ['a regId that was URL-encoded', encodeURIComponent(token('ok'))],
    ['a list of dead regIds', `${token('dead')},${token('other-app')}`],
  ])('refuses %s', (_name, target) =>
    expect(bodyOf(start().ask({ form: { ...im, registration_id: target } }))).toMatchObject({
      result: 'error',
      code: 20301,
      reason: 'No valid targets!',
      description: '发送消息失败',
    }),
  );

  it('accepts a list with dead regIds without telling which', () => {
    const { ask, pushes } = start();
    const body = bodyOf(ask({ form: { ...im, registration_id: [token('dead'), token('ok')].join(',') } }));
    expect(body).toMatchObject({ code: 0, info: 'Received push messages for 2 REGID' });
    expect(JSON.stringify(body)).not.toContain(token('dead'));
    expect(pushes.map((push) => push.tokens)).toEqual([[token('ok')]]);
  });

  it.each(['sandbox.xmpush.xiaomi.com', 'fr-api.xmpush.global.xiaomi.com', 'api.xmpush.global.xiaomi.com'])(
    'has no mainland Android regId on %s',
    (host) => {
      expect(bodyOf(start().ask({ form: im, host })).code).toBe(20301);
      expect(bodyOf(start().ask({ form: im, host: 'lg.api.xmpush.xiaomi.com' })).code).toBe(0);
    },
  );

  it('says quota and count for the throttled device', () => {
    expect(bodyOf(start().ask({ form: { ...im, registration_id: token('throttled') } }))).toMatchObject({
      code: 200001,
      reason: 'exceed quota, quota: 20000, have acked: 20000',
    });
  });

  it.each<[string, Form, Record<string, unknown>, number]>([
    ['public', news, {}, 20_000],
    ['public with a news licence', news, { newsLicence: true }, 30_000],
    ['default', { ...plain, 'extra.channel_id': undefined }, { allowDefaultClass: true }, 10_000],
  ])('counts the %s class, by the day', (_name, form, identity, quota) => {
    const { ask, state } = start({ identity });
    state.acked = { day: '2026-11-20', count: quota - 1 };
    expect(bodyOf(ask({ form })).code).toBe(0);
    expect(bodyOf(ask({ form }))).toMatchObject({ code: 200001, reason: `exceed quota, quota: ${quota}, have acked: ${quota}` });
    expect(bodyOf(ask({ form: im })).code).toBe(0);
    state.acked.day = '2026-11-19';
    expect(bodyOf(ask({ form })).code).toBe(0);
  });

  it('judges in the order secret, parameter, package, length, effect, channel, quota, targets', () => {
    const { ask } = start();
    const wrong: Form = {
      ...plain,
      registration_id: token('dead'),
      restricted_package_name: 'x',
      title: undefined,
      description: 'x'.repeat(128),
      'extra.notify_effect': '9',
      'extra.channel_id': '1',
    };
    const right: Form[] = [
      {},
      { title: 'T' },
      { restricted_package_name: account.packageName },
      { description: 'D' },
      { 'extra.notify_effect': '1' },
      { 'extra.channel_id': '104551' },
      { registration_id: token('ok') },
    ];
    const codes = right.map((_, index) => bodyOf(ask({ form: Object.assign({}, wrong, ...right.slice(0, index + 1)) as Form })).code);
    expect(codes).toEqual([10016, 22022, 10008, 10017, 27001, 20301, 0]);
  });
});

describe('multi_messages', () => {
  const item = (target: string, extra: Record<string, string> = {}, message: Record<string, unknown> = {}) => ({
    target,
    message: {
      title: 'Hi',
      description: 'There',
      notify_type: -1,
      pass_through: 0,
      restricted_package_name: account.packageName,
      extra: { notify_effect: '1', channel_id: '104551', ...extra },
      ...message,
    },
  });
  const multi = (messages: unknown, path = '/v2/multi_messages/regids', more: Form = {}): Ask => ({
    path,
    form: { messages: typeof messages === 'string' ? messages : JSON.stringify(messages), ...more },
  });

  it('takes a message for each target under one id, keys of extra without prefix', () => {
    const { ask, pushes } = start();
    const body = bodyOf(ask(multi([item(token('ok')), item(token('dead')), item(`${token('ok').slice(0, -2)}8=`)])));
    expect(body).toMatchObject({ code: 0, info: 'Received push messages for 3 REGID' });
    expect(pushes).toHaveLength(2);
    expect(new Set(pushes.map((push) => push.messageId))).toEqual(new Set([body.data!['id']]));
    expect(pushes[0]?.message).toMatchObject({ title: 'Hi', extra: { channel_id: '104551', notify_effect: '1' } });
    expect(bodyOf(ask(multi([item('bob')], '/v2/multi_messages/aliases'))).info).toBe('Received push messages for 1 ALIAS');
    expect(bodyOf(ask(multi([item('bob')], '/v2/multi_messages/user_accounts'))).code).toBe(0);
  });

  it.each<[string, unknown, number, Form?]>([
    ['no JSON', '[', 65030],
    ['no list', {}, 65030],
    ['an empty list', [], 10016],
    ['no target', [{ message: item('x').message }], 10016],
    ['no package', [item(token('ok'), {}, { restricted_package_name: undefined })], 21305],
    [
      'the extra. prefix, which hides the channel',
      [item(token('ok'), {}, { extra: { 'extra.channel_id': '104551', notify_effect: '1' } })],
      27001,
    ],
    ['dead targets only', [item(token('dead'))], 20301],
    ['the throttled device', [item(token('throttled'))], 200001],
    ['1001 messages', Array.from({ length: 1001 }, () => item(token('ok'))), 10017],
    ['a common schedule in the past', [item(token('ok'))], 10017, { time_to_send: '1' }],
  ])('refuses %s', (_name, messages, code, more) => expect(bodyOf(start().ask(multi(messages, undefined, more))).code).toBe(code));

  it('says beside code 0 what went over the quota', () => {
    const { ask, state, pushes } = start({ identity: { allowDefaultClass: true } });
    state.acked = { day: '2026-11-20', count: 20_000 };
    const body = bodyOf(
      ask(
        multi([
          item(token('ok'), { channel_id: '100777' }),
          item(token('ok'), { channel_id: '' }),
          item(token('ok'), { channel_id: '' }),
          item(token('ok')),
        ]),
      ),
    );
    expect(body).toMatchObject({ code: 0, data: { channel_exceed_quota: '100777:1 no_channel:2' } });
    expect(pushes).toHaveLength(1);
  });
});

describe('queries', () => {
  const get = (path: string): Ask => ({ path, method: 'GET', headers: { authorization: headers.authorization } });

  it('prove the secret with the quota call', () => {
    const { ask } = start();
    expect(bodyOf(ask(get('/v1/trace/quota/get')))).toMatchObject({ result: 'ok', code: 0 });
    expect(bodyOf(ask({ ...get('/v1/trace/quota/get'), headers: { authorization: 'key=x' } })).code).toBe(21301);
    expect(bodyOf(ask({ path: '/v1/trace/quota/get' })).code).toBe(10021);
  });

  it('trace a message by id, jobkey, span and list', () => {
    const { ask } = start();
    const id = String(
      bodyOf(ask({ form: { ...im, registration_id: `${token('ok')},${token('dead')}`, 'extra.jobkey': 'job-1' } })).data!['id'],
    );
    const trace = {
      id,
      create_time: '2026-11-20 12:00:00',
      create_timestamp: nowMs,
      time_to_live: '86400s',
      msg_type: 'Common',
      resolved: 1,
      delivered: 1,
      delivery_rate: '100%',
      invalid_target: 1,
    };
    expect(bodyOf(ask(get(`/v1/trace/message/status?msg_id=${id}`))).data!['data']).toMatchObject(trace);
    expect(bodyOf(ask(get('/v1/trace/message/status?job_key=job-1'))).data!['data']).toMatchObject(trace);
    for (const path of ['/v1/trace/messages/status', '/v1/trace/message/status'])
      expect(bodyOf(ask(get(`${path}?begin_time=${nowMs}&end_time=${nowMs}`))).data!['data']).toMatchObject([trace]);
    expect(bodyOf(ask(get(`/v1/trace/messages/status?begin_time=${nowMs + 1}&end_time=${nowMs + 2}`))).data!['data']).toEqual([]);
    expect(bodyOf(ask({ path: '/v1/trace/multi_message/status', form: { msg_ids: `${id},unknown` } })).data!['data']).toMatchObject({
      [id]: trace,
    });
    ask({ path: '/v3/message/topic', form: { ...im, topic: 'news', 'extra.jobkey': 'job-2' } });
    expect(bodyOf(ask(get('/v1/trace/message/status?job_key=job-2'))).data!['data']).toMatchObject({ msg_type: 'Topic' });
  });

  it.each([
    ['/v1/trace/message/status', 10016],
    ['/v1/trace/message/status?msg_id=none', 65028],
    ['/v1/trace/messages/status?begin_time=1', 10016],
    ['/v1/trace/messages/status?begin_time=2&end_time=1', 10017],
    ['/v1/stats/message/counters?start_date=20261120&end_date=20261120', 10016],
    ['/v1/stats/message/counters?start_date=20261120&end_date=20261120&restricted_package_name=x', 22022],
    ['/v1/stats/message/counters?start_date=20261021&end_date=20261120&restricted_package_name=com.example.app', 10017],
    ['/v1/stats/message/counters?start_date=2026-11-20&end_date=20261120&restricted_package_name=com.example.app', 10017],
    ['/v1/feedback/fetch_invalid_regids', 10020],
  ])('refuse %s with %i', (path, code) => expect(bodyOf(start().ask(get(path))).code).toBe(code));

  it('count a day', () => {
    const { ask } = start();
    ask({ form: im });
    ask({ path: '/v3/message/alias', form: { ...im, alias: 'a,b' } });
    ask({ path: '/v3/message/topic', form: { ...im, topic: 'news' } });
    expect(
      bodyOf(ask(get('/v1/stats/message/counters?start_date=20261022&end_date=20261120&restricted_package_name=com.example.app'))).data![
        'data'
      ],
    ).toEqual([
      {
        date: '20261120',
        single_recipients: 3,
        regid_recipients: 1,
        alias_recipients: 2,
        useraccount_recipients: 0,
        broadcast_recipients: 1,
        received: 4,
        click: 0,
      },
    ]);
  });
});

describe('revoking', () => {
  const form = { registration_ids: token('ok'), aliases: 'a', user_accounts: 'u', restricted_package_name: account.packageName };
  it.each([
    ['v1', '2026-11-30', 0],
    ['v2', '2026-11-30', 0],
    ['v3', '2026-11-30', 0],
    ['v1', '2026-12-01', 10020],
    ['v2', '2026-12-01', 10020],
    ['v3', '2026-12-01', 0],
  ])('by %s on %s gets %i', (version, day, code) => {
    const { ask } = start({ day });
    for (const kind of ['regid', 'alias', 'user_account'])
      expect(bodyOf(ask({ path: `/${version}/message/${kind}/revoke`, form })).code).toBe(code);
  });

  it('wants targets and the right package', () => {
    const path = '/v3/message/regid/revoke';
    const { ask } = start();
    expect(bodyOf(ask({ path, form: { ...form, registration_ids: undefined } })).code).toBe(10016);
    expect(bodyOf(ask({ path, form: { ...form, restricted_package_name: undefined } })).code).toBe(21305);
    expect(bodyOf(ask({ path, form: { ...form, restricted_package_name: 'x' } })).code).toBe(22022);
  });
});

describe('faults', () => {
  it('provoke every server code of the catalogue', () => {
    const { refuse } = start();
    const codes = new Set(
      catalogue.entries.filter((entry) => endpointsOf(entry).some((name) => name === '*' || name === 'send')).map((entry) => entry.code),
    );
    expect(codes.size).toBeGreaterThan(70);
    for (const code of codes) {
      const response = refuse({ form: im }, code)!;
      expect(response.status).toBe(200);
      expect(bodyOf(response)).toMatchObject({ result: 'error', code: Number(code), reason: expect.stringMatching(/./) as string });
    }
    expect(refuse({ form: im }, '4711')).toBeUndefined();
  });
});

describe('the emulator as a unit', () => {
  it('emits only catalogued codes', () => {
    for (const { endpoint, code, subCode } of sandbox.emits)
      expect(findEntry(catalogue, endpoint, code, subCode), `${endpoint} ${code}`).toBeDefined();
  });

  it('has an account with im, order and marketing channels, and devices of the vendor’s shape', () => {
    expect(Object.keys(account.channels)).toEqual(['im', 'order', 'marketing']);
    for (const device of sandbox.devices) {
      expect(device.token).toMatch(/^[A-Za-z0-9+/]{40,}={0,2}$/);
      expect(Buffer.from(device.token, 'base64')).toHaveLength(32);
    }
  });
});

interface Vector {
  title: string;
  kind: string;
  given: { account: { appSecret: string; packageName: string } };
  expect: { method: string; url: string; headers: Record<string, string>; body: string; bodySha256?: string };
}
const folder = new URL('../../../fixtures/vectors/xiaomi/', import.meta.url);
const vectors = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Vector);

describe('the vectors', () => {
  it.each(vectors.filter((vector) => vector.kind === 'send' || vector.kind === 'multi').map((vector) => [vector.title, vector] as const))(
    'are taken: %s',
    (_title, vector) => {
      const { url, method, headers: given, body, bodySha256 } = vector.expect;
      if (bodySha256) expect(createHash('sha256').update(body).digest('hex')).toBe(bodySha256);
      const { ask, state } = start();
      state.appSecret = vector.given.account.appSecret;
      state.packageNames.add(vector.given.account.packageName);
      const { pathname, host } = new URL(url);
      expect(bodyOf(ask({ path: pathname, host, method, headers: given, body }))).toMatchObject({ code: 0 });
    },
  );
});
