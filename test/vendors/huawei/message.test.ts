import { describe, expect, it } from 'vitest';
import { kinds as allKinds } from '../../../src/core/kind.ts';
import type { Message } from '../../../src/core/message.ts';
import { valueAt } from '../../../src/core/pointer.ts';
import { camelCase, type WireField } from '../../../src/core/wire.ts';
import type { HuaweiAccount } from '../../../src/vendors/huawei/account.ts';
import { kinds, toWire } from '../../../src/vendors/huawei/message.ts';
import { androidFields, harmonyFields, wireFields } from '../../../src/vendors/huawei/wire.ts';

const android: HuaweiAccount = {
  platform: 'android',
  apiVersion: 'v1',
  appId: '100000001',
  clientSecret: 'x',
  channels: { im: { id: 'im' }, orders: { id: 'orders', scene: 'EXPRESS' }, odd: { id: 'odd', scene: '即时消息' } },
};
const abroad: HuaweiAccount = { ...android, region: 'intl' };
const harmony: HuaweiAccount = { ...android, platform: 'harmony' };
const build = (message: Message, account: HuaweiAccount | undefined = android) => toWire(message, account, { day: '2026-11-20' });
const androidMessage = (message: Message, account = android) =>
  (build(message, account).wire.body as { message?: Record<string, unknown> }).message;
const shown = (message: Message, account = android) =>
  valueAt(build({ body: 'b', ...message }, account).wire, '/body/message/android/notification') as Record<string, unknown>;
const harmonyShown = (message: Message) =>
  valueAt(build({ body: 'b', ...message }, harmony).wire, '/body/payload/notification') as Record<string, unknown>;
const lost = (message: Message, account = android) => build(message, account).losses.map((loss) => loss.pointer);

describe('neutral fields on Android', () => {
  const click = { click_action: { type: 3 } };
  it.each<[string, Message, Record<string, unknown>]>([
    ['title', { title: '你好' }, { title: '你好', body: 'b', ...click }],
    ['click app', { click: { open: 'app' } }, { body: 'b', ...click }],
    [
      'click activity',
      { click: { open: 'activity', activity: 'com.x.CHAT' } },
      { body: 'b', click_action: { type: 1, action: 'com.x.CHAT' } },
    ],
    [
      'click intent, a URI',
      { click: { open: 'intent', intent: 'intent://c#Intent;end' } },
      { body: 'b', click_action: { type: 1, intent: 'intent://c#Intent;end' } },
    ],
    [
      'click intent, an action',
      { click: { open: 'intent', intent: 'com.x.OPEN' } },
      { body: 'b', click_action: { type: 1, action: 'com.x.OPEN' } },
    ],
    ['click url', { click: { open: 'url', url: 'https://x.example' } }, { body: 'b', click_action: { type: 2, url: 'https://x.example' } }],
    ['notifyId', { notifyId: 42 }, { body: 'b', notify_id: 42, ...click }],
    ['image', { image: 'https://x.example/a.png' }, { body: 'b', image: 'https://x.example/a.png', ...click }],
    ['sound by name', { sound: 'ding' }, { body: 'b', default_sound: false, sound: '/raw/ding', ...click }],
    ['sound by path', { sound: '/raw/ding' }, { body: 'b', default_sound: false, sound: '/raw/ding', ...click }],
    ['the default sound', { sound: 'default' }, { body: 'b', default_sound: true, ...click }],
    ['badge', { badge: 3 }, { body: 'b', badge: { set_num: 3 }, ...click }],
  ])('carry %s', (_, message, want) => expect(shown(message)).toEqual(want));
  it('carry ttl as text with s, data as JSON text, a numeric collapse key', () =>
    expect(androidMessage({ title: 'a', ttlSeconds: 86400, data: { id: '42', n: 'ä😀' }, collapseKey: '7' })).toMatchObject({
      data: '{"id":"42","n":"ä😀"}',
      android: { ttl: '86400s', collapse_key: 7 },
    }));
  it('put the launcher class of the account to the badge', () =>
    expect(shown({ badge: 0 }, { ...android, launcherActivity: 'a.B' })['badge']).toEqual({ set_num: 0, class: 'a.B' }));
  it('send the channel of an app located abroad', () => expect(shown({ channel: 'im' }, abroad)['channel_id']).toBe('im'));
  it('leave the channel out elsewhere, and say so', () => {
    expect('channel_id' in shown({ channel: 'im' })).toBe(false);
    expect(lost({ body: 'b', channel: 'im' })).toEqual(['/channel']);
  });
  it('make a data message without title and body', () =>
    expect(androidMessage({ data: { cmd: 'sync' }, priority: 'high', ttlSeconds: 600 })).toEqual({
      data: '{"cmd":"sync"}',
      android: { ttl: '600s', urgency: 'HIGH' },
    }));
  it('say what a data message has no place for', () =>
    expect(lost({ data: { a: 'b' }, click: { open: 'app' }, channel: 'im', notifyId: 1, badge: 1, sound: 'x' })).toEqual([
      '/click',
      '/channel',
      '/notifyId',
      '/badge',
      '/sound',
    ]));
  it('count a notification in the block as one', () =>
    expect(
      androidMessage({ data: { a: 'b' }, click: { open: 'app' }, vendors: { huawei: { android: { notification: { title: 't' } } } } }),
    ).toMatchObject({ android: { notification: { title: 't', click_action: { type: 3 } } } }));
  it.each<[string, Message]>([
    ['/priority', { priority: 'high' }],
    ['/collapseKey', { collapseKey: 'conv-42' }],
    ['/click', { click: { open: 'activity', activity: 'com.x.A' } }],
  ])('tell the loss of %s', (pointer, message) => expect(lost({ body: 'b', ...message })).toEqual([pointer]));
  it('lose nothing else', () =>
    expect(
      lost({
        title: 'a',
        body: 'b',
        priority: 'normal',
        kind: 'im',
        notifyId: 1,
        ttlSeconds: 1,
        data: { a: 'b' },
        badge: 1,
        image: 'https://x',
        collapseKey: '0',
      }),
    ).toEqual([]));
  it('open the app when no click was wished, and show it as ours', () => {
    const result = build({ body: 'b' });
    expect(result.origin['/body/message/android/notification/click_action/type']).toBe('default');
    expect(valueAt(result.wire, '/body/message/android/notification/click_action')).toEqual({ type: 3 });
  });
  it.each<[Record<string, unknown>, Record<string, unknown>]>([
    [{ intent: 'intent:#Intent;end' }, { type: 1, intent: 'intent:#Intent;end' }],
    [{ url: 'https://x.example' }, { type: 2, url: 'https://x.example' }],
    [{ type: 3 }, { type: 3 }],
  ])('complete the click %j of the block', (given, want) =>
    expect(shown({ vendors: { huawei: { android: { notification: { clickAction: given } } } } })['click_action']).toEqual(want),
  );
  it('leave a click that raw took away', () =>
    expect(
      shown({ vendors: { huawei: { raw: { message: { android: { notification: { click_action: null } } } } } } })['click_action'],
    ).toBeNull());
  it('report an unknown channel', () =>
    expect(build({ channel: 'orderz' }).problems).toMatchObject([
      { id: 'unknown-channel', pointer: '/channel', data: { nearest: 'orders' } },
    ]));
  it('work without an account', () =>
    expect(build({ title: 'a', channel: 'im' }, undefined)).toMatchObject({ wire: { api: 'v1' }, problems: [] }));
  it('take the API version of the account', () => expect(build({ title: 'a' }, { ...android, apiVersion: 'v2' }).wire.api).toBe('v2'));
});

describe('neutral fields on HarmonyOS', () => {
  const click = { clickAction: { actionType: 0 } };
  it.each<[string, Message, Record<string, unknown>]>([
    ['title', { title: '你好' }, { title: '你好', body: 'b', ...click }],
    ['data with the click', { data: { id: '42' } }, { body: 'b', clickAction: { actionType: 0, data: { id: '42' } } }],
    [
      'click activity',
      { click: { open: 'activity', activity: 'com.x.CHAT' } },
      { body: 'b', clickAction: { actionType: 1, action: 'com.x.CHAT' } },
    ],
    [
      'click intent, an action',
      { click: { open: 'intent', intent: 'com.x.OPEN' } },
      { body: 'b', clickAction: { actionType: 1, action: 'com.x.OPEN' } },
    ],
    [
      'click intent, a URI',
      { click: { open: 'intent', intent: 'shop://order/42' } },
      { body: 'b', clickAction: { actionType: 1, uri: 'shop://order/42' } },
    ],
    ['an Android intent as the app', { click: { open: 'intent', intent: 'intent://c#Intent;end' } }, { body: 'b', ...click }],
    [
      'a deep link',
      { click: { open: 'url', url: 'shop://order/42' } },
      { body: 'b', clickAction: { actionType: 1, uri: 'shop://order/42' } },
    ],
    [
      'a web address, handed to the app',
      { click: { open: 'url', url: 'https://x.example' } },
      { body: 'b', clickAction: { actionType: 0, data: { click_url: 'https://x.example' } } },
    ],
    ['notifyId', { notifyId: 42 }, { body: 'b', notifyId: 42, ...click }],
    ['image', { image: 'https://x.example/a.png' }, { body: 'b', image: 'https://x.example/a.png', ...click }],
    ['sound', { sound: 'ding.mp3' }, { body: 'b', sound: 'ding.mp3', ...click }],
    ['the default sound by silence', { sound: 'default' }, { body: 'b', ...click }],
    ['badge', { badge: 3 }, { body: 'b', badge: { setNum: 3 }, ...click }],
  ])('carry %s', (_, message, want) => expect(harmonyShown(message)).toEqual(want));
  it('carry ttl as a number and a numeric collapse key in pushOptions', () =>
    expect(build({ body: 'b', ttlSeconds: 3600, collapseKey: '7' }, harmony).wire).toMatchObject({
      api: 'v3',
      pushType: 0,
      body: { pushOptions: { ttl: 3600, collapseKey: 7 } },
    }));
  it.each<[string, Message]>([
    ['/priority', { priority: 'high' }],
    ['/collapseKey', { collapseKey: 'conv-42' }],
    ['/channel', { channel: 'im' }],
    ['/click', { click: { open: 'url', url: 'https://x.example' } }],
    ['/click', { click: { open: 'intent', intent: 'intent://c#Intent;end' } }],
  ])('tell the loss of %s', (pointer, message) => expect(lost({ body: 'b', ...message }, harmony)).toEqual([pointer]));
  it('refresh the badge alone, without category and click', () =>
    expect(build({ badge: 3, kind: 'im' }, harmony).wire).toEqual({
      api: 'v3',
      pushType: 0,
      body: { payload: { notification: { badge: { setNum: 3 } } } },
    }));
});

describe('push types', () => {
  const wire = (message: Message) => build(message, harmony).wire;
  const block = (huawei: Record<string, unknown>): Message => ({ vendors: { huawei } });
  it.each<[string, Message, object]>([
    ['0 for a notification', { body: 'b' }, { pushType: 0 }],
    ['6 for data alone', { data: { cmd: 'sync' } }, { pushType: 6, body: { payload: { extraData: '{"cmd":"sync"}' } } }],
    ['6 for extraData alone', block({ payload: { extraData: { a: 1 } } }), { pushType: 6, body: { payload: { extraData: '{"a":1}' } } }],
    [
      '2 for extraData with a notification',
      { body: 'b', ...block({ payload: { extraData: 'x' } }) },
      { pushType: 2, body: { payload: { extraData: 'x', notification: { body: 'b' } } } },
    ],
    [
      '1 for a form',
      block({ payload: { formData: { a: 1 }, formId: 7, version: 1, moduleName: 'entry' } }),
      { pushType: 1, body: { payload: { formData: { a: 1 }, formId: 7 } } },
    ],
    [
      '7 for a live view',
      { title: 'CA123', body: 'Boarding', ...block({ payload: { activityId: 1, operation: 0, event: 'FLIGHT' } }) },
      {
        pushType: 7,
        body: {
          payload: {
            activityId: 1,
            activityData: {
              notificationData: { contentTitle: 'CA123', contentText: [{ text: 'Boarding' }], clickAction: { actionType: 0 } },
            },
          },
        },
      },
    ],
    [
      '10 when asked for, with data for the call',
      { data: { call: '1' }, ...block({ pushType: 10 }) },
      { pushType: 10, body: { payload: { extraData: '{"call":"1"}' } } },
    ],
    ['whatever is asked for, as `push-type` too', { body: 'b', ...block({ 'push-type': 2 }) }, { pushType: 2 }],
    [
      'what raw asks for',
      { data: { a: 'b' }, ...block({ raw: { 'push-type': 10, payload: { extraData: 'x' } } }) },
      { pushType: 10, body: { payload: { extraData: 'x' } } },
    ],
  ])('are %s', (_, message, want) => expect(wire(message)).toMatchObject(want));
  it('say what they have no place for', () => {
    const message: Message = { title: 't', body: 'b', click: { open: 'app' }, collapseKey: '1', badge: 1, kind: 'im' };
    expect(lost({ ...message, vendors: { huawei: { pushType: 1 } } }, harmony)).toEqual([
      '/collapseKey',
      '/title',
      '/body',
      '/click',
      '/badge',
      '/kind',
    ]);
    expect(lost({ ...message, vendors: { huawei: { pushType: 10 } } }, harmony)).toEqual([
      '/collapseKey',
      '/title',
      '/body',
      '/kind',
      '/click',
      '/badge',
    ]);
    expect(lost({ ...message, vendors: { huawei: { pushType: 7 } } }, harmony)).toEqual(['/collapseKey', '/kind', '/badge']);
  });
});

describe('the platform', () => {
  const api = (message: Message, account?: HuaweiAccount) => build(message, account).wire.api;
  const payload = { vendors: { huawei: { payload: { notification: { title: 'a' } } } } };
  const topic = { vendors: { huawei: { topic: 'news' } } };
  it.each<[string, Message, HuaweiAccount | undefined, string]>([
    ['of the targets before all else', payload, { ...harmony, variant: 'android' }, 'v1'],
    ['of the targets, HarmonyOS', topic, { ...android, variant: 'harmony' }, 'v3'],
    ['of the block where there are no targets yet', payload, android, 'v3'],
    ['of the block, Android', topic, harmony, 'v1'],
    ['of raw', { vendors: { huawei: { raw: { payload: {} } } } }, android, 'v3'],
    [
      'of the account where the block says both',
      { vendors: { huawei: { ...payload.vendors.huawei, android: { ttl: '1s' } } } },
      harmony,
      'v3',
    ],
    ['of the account where the block says neither', { vendors: { huawei: { category: 'IM' } } }, harmony, 'v3'],
    ['Android without an account', { title: 'a' }, undefined, 'v1'],
  ])('is that %s', (_, message, account, want) =>
    expect(account === undefined ? toWire(message, undefined, { day: '2026-11-20' }).wire.api : api(message, account)).toBe(want),
  );

  const mixed: Message = {
    title: 'a',
    vendors: {
      huawei: {
        category: 'WORK',
        android: { bi_tag: 'A' },
        data: { a: 1 },
        payload: { notification: { profileId: 'p' } },
        pushOptions: { biTag: 'H' },
      },
    },
  };
  it('leaves the other API’s fields out and says so', () => {
    const one = build(mixed, { ...android, variant: 'android' });
    expect(one.wire).toEqual({
      api: 'v1',
      body: {
        message: { data: '{"a":1}', android: { category: 'WORK', bi_tag: 'A', notification: { title: 'a', click_action: { type: 3 } } } },
      },
    });
    expect(one.losses.map(({ pointer }) => pointer)).toEqual(['/vendors/huawei/payload', '/vendors/huawei/pushOptions']);
    const other = build(mixed, { ...android, variant: 'harmony' });
    expect(other.wire).toEqual({
      api: 'v3',
      pushType: 0,
      body: {
        payload: { notification: { title: 'a', category: 'WORK', profileId: 'p', clickAction: { actionType: 0 } } },
        pushOptions: { biTag: 'H' },
      },
    });
    expect(other.losses.map(({ pointer }) => pointer)).toEqual(['/vendors/huawei/android', '/vendors/huawei/data']);
    for (const result of [one, other]) {
      expect(result.problems).toEqual([]);
      expect(Object.keys(result.origin).filter((pointer) => pointer.includes('unused'))).toEqual([]);
    }
  });
});

describe('kinds', () => {
  const pointers = { android: '/body/message/android/category', harmony: '/body/payload/notification/category' };
  it.each(allKinds)('express %s in both APIs and show it as derived', (kind) => {
    for (const [platform, pointer] of Object.entries(pointers)) {
      const result = build({ kind, body: 'b' }, { ...android, variant: platform as 'android' });
      expect(valueAt(result.wire, pointer)).toBe(kinds[kind].fields[pointer]);
      expect(result.origin[pointer]).toBe('derived:kind');
    }
  });
  it('say what to apply for and what happens without (README: accepted and treated as MARKETING: silent, 2-5 a device and day)', () => {
    for (const kind of allKinds) {
      const { fields, right, without, quotaClass } = kinds[kind];
      const isMarketing = fields[pointers.android] === 'MARKETING';
      expect([kind, quotaClass]).toEqual([kind, isMarketing ? 'public' : 'unlimited']);
      for (const text of [right!, without!]) {
        expect(text.en).toMatch(/\.$/);
        expect(text.zh).toMatch(/。$/);
      }
      expect(without!.zh).toContain('256');
    }
  });
  it('are marked collapsed exactly where several share a category', () => {
    const count = (category: unknown) => allKinds.filter((kind) => kinds[kind].fields[pointers.android] === category).length;
    for (const kind of allKinds)
      expect([kind, kinds[kind].collapsed ?? false]).toEqual([kind, count(kinds[kind].fields[pointers.android]) > 1]);
  });
  it('outrank the scene of the channel, which serves messages without kind', () => {
    expect(androidMessage({ kind: 'marketing', channel: 'orders', body: 'b' })).toMatchObject({ android: { category: 'MARKETING' } });
    expect(build({ channel: 'orders', body: 'b' }).origin['/body/message/android/category']).toBe('derived:channel');
    expect(harmonyShown({ channel: 'orders' })['category']).toBe('EXPRESS');
    expect(harmonyShown({ channel: 'odd' })['category']).toBeUndefined();
  });
});

describe('the block vendors.huawei', () => {
  const samples: Record<WireField['type'], unknown> = {
    string: 'x',
    integer: 7,
    number: 0.5,
    boolean: true,
    object: { a: 1 },
    array: [1],
    any: 'y',
    map: { a: 'b' },
    'json-string': { a: 1 },
    'string-number': '1',
  };
  const nested = (name: string, value: unknown): Record<string, unknown> => {
    const [first = '', ...rest] = name.split('.');
    return { [first]: rest.length === 0 ? value : nested(rest.join('.'), value) };
  };
  const rows = [
    ...androidFields.map((field) => [field, android] as const),
    ...harmonyFields.map((field) => [field, harmony] as const),
  ].flatMap(([field, account]) =>
    [field.name, ...(field.aliases ?? [])].flatMap((name) =>
      [...new Set([name, name.split('.').map(camelCase).join('.')])].map((spelling) => [spelling, field, account] as const),
    ),
  );
  it.each(rows)('reaches %s', (name, field, account) => {
    const value = field.values?.[0] ?? samples[field.type];
    const result = build({ vendors: { huawei: nested(name.replace('*', 'anything'), value) } }, { ...account, variant: account.platform });
    expect(result.problems).toEqual([]);
    expect(valueAt(result.wire, field.pointer.replace('*', 'anything'))).toEqual(field.type === 'json-string' ? '{"a":1}' : value);
  });
  it('is the union of both tables', () => expect(wireFields).toHaveLength(androidFields.length + harmonyFields.length));
  it('takes `category` for both APIs', () => {
    expect(androidMessage({ body: 'b', vendors: { huawei: { category: 'WORK' } } })).toMatchObject({ android: { category: 'WORK' } });
    expect(harmonyShown({ vendors: { huawei: { category: 'WORK' } } })['category']).toBe('WORK');
  });
  it('takes raw as the body, last and untouched, with its place in the file', () => {
    const result = build({
      title: 'a',
      vendors: {
        huawei: {
          android: { notification: { title: 'b' } },
          raw: { message: { android: { notification: { title: 'c', new_field: { deep: [1] } } } } },
        },
      },
    });
    expect(valueAt(result.wire, '/body/message/android/notification')).toMatchObject({ title: 'c', new_field: { deep: [1] } });
    expect(result.origin['/body/message/android/notification/title']).toBe(
      'message:/vendors/huawei/raw/message/android/notification/title',
    );
  });
  it('takes raw with the wire’s own names as well', () =>
    expect(build({ vendors: { huawei: { raw: { api: 'v3', pushType: 6, body: { payload: { extraData: 'x' } } } } } }).wire).toEqual({
      api: 'v3',
      pushType: 6,
      body: { payload: { extraData: 'x' } },
    }));
  it('reports unknown names and wrong types', () =>
    expect(
      build({ vendors: { huawei: { android: { categroy: 'IM', notification: { autoCancel: 'yes', importance: 'MAX' } } } } }).problems,
    ).toMatchObject([
      { id: 'unknown-field', pointer: '/vendors/huawei/android/categroy', data: { nearest: 'android.category' } },
      { id: 'field-type', pointer: '/vendors/huawei/android/notification/autoCancel' },
      { id: 'field-type', pointer: '/vendors/huawei/android/notification/importance' },
    ]));
});

describe('authority', () => {
  const title = (message: Message) => shown(message)['title'];
  const own = { vendors: { huawei: { android: { notification: { title: 'block' } } } } };
  it('puts the block over the derived value', () =>
    expect(androidMessage({ kind: 'im', body: 'b', vendors: { huawei: { category: 'WORK' } } })).toMatchObject({
      android: { category: 'WORK' },
    }));
  it('puts the block over the neutral message', () => expect(title({ title: 'a', ...own })).toBe('block'));
  it('puts a flag over the block', () => expect(title({ title: 'a', ...own, authority: { '/title': 'flag' } })).toBe('a'));
  it('puts --set over a flag', () =>
    expect(title({ title: 'a', ...own, authority: { '/title': 'flag', '/vendors/huawei/android/notification/title': 'set' } })).toBe(
      'block',
    ));
  it('puts raw over all', () =>
    expect(
      title({
        title: 'a',
        vendors: { huawei: { raw: { message: { android: { notification: { title: 'raw' } } } } } },
        authority: { '/title': 'set' },
      }),
    ).toBe('raw'));
});

describe('toWire', () => {
  it('is pure: it changes nothing and gives the same twice', () => {
    const message: Message = {
      kind: 'im',
      title: 'a',
      body: 'b',
      channel: 'im',
      data: { a: 'b' },
      vendors: { huawei: { review: [{ a: 1 }], raw: { message: { x: 1 } } } },
    };
    const before = structuredClone({ message, android });
    expect(build(message)).toEqual(build(message));
    expect(build(message, harmony)).toEqual(build(message, harmony));
    expect({ message, android }).toEqual(before);
  });
  it('has losses whose texts end with a full stop', () => {
    const all: Message = {
      title: 'a',
      kind: 'im',
      priority: 'high',
      collapseKey: 'x',
      channel: 'im',
      sound: 's',
      badge: 1,
      image: 'i',
      notifyId: 1,
      click: { open: 'url', url: 'https://x' },
    };
    for (const message of [
      all,
      { ...all, vendors: { huawei: { pushType: 1 } } },
      { ...all, vendors: { huawei: { pushType: 6 } } },
      { ...all, title: undefined, image: undefined } as unknown as Message,
    ])
      for (const account of [android, harmony])
        for (const loss of build(message, account).losses) {
          expect(loss.text.en).toMatch(/\.$/);
          expect(loss.text.zh).toMatch(/。$/);
        }
  });
});
