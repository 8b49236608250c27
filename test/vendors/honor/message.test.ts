import { describe, expect, it } from 'vitest';
import { kinds as allKinds } from '../../../src/core/kind.ts';
import type { Message } from '../../../src/core/message.ts';
import { valueAt } from '../../../src/core/pointer.ts';
import type { HonorAccount } from '../../../src/vendors/honor/account.ts';
import { kinds, toWire } from '../../../src/vendors/honor/message.ts';
import { wireFields } from '../../../src/vendors/honor/wire.ts';

const account: HonorAccount = {
  appId: '104436234',
  clientId: 'c',
  clientSecret: 's',
  packageName: 'com.x',
  badgeClass: 'com.x.Main',
  channels: { plain: { id: 'plain' }, service: { id: 's', class: 'private' }, ads: { id: 'ads', class: 'LOW' } },
};
const build = (message: Message, given: HonorAccount | undefined = account) => toWire(message, given, { day: '2026-11-20' });
const bare: HonorAccount = { appId: '104436234', clientId: 'c', clientSecret: 's' };
const text = { title: 'Alice', body: '你好' };
const app = { clickAction: { type: 3 } };
const notification = (message: Message, given = account) => build({ ...text, ...message }, given).wire.android?.notification;
const launch = 'launchFlags=0x4000000;end';

describe('neutral fields', () => {
  it.each<[string, Message, Record<string, unknown>]>([
    ['title and body', {}, app],
    ['click app', { click: { open: 'app' } }, app],
    [
      'click activity, as an intent with a component',
      { click: { open: 'activity', activity: 'com.x.A' } },
      { clickAction: { type: 1, intent: `intent:#Intent;component=com.x/com.x.A;${launch}` } },
    ],
    ['click intent, an action', { click: { open: 'intent', intent: 'com.x.OPEN' } }, { clickAction: { type: 1, action: 'com.x.OPEN' } }],
    [
      'click intent, a URI',
      { click: { open: 'intent', intent: 'intent://c#Intent;end' } },
      { clickAction: { type: 1, intent: 'intent://c#Intent;end' } },
    ],
    ['click url, web', { click: { open: 'url', url: 'https://x.example' } }, { clickAction: { type: 2, url: 'https://x.example' } }],
    [
      'click url, not https, for the rule to see',
      { click: { open: 'url', url: 'http://x.example' } },
      { clickAction: { type: 2, url: 'http://x.example' } },
    ],
    [
      'click url, deep link',
      { click: { open: 'url', url: 'shop://order/42?a=1' } },
      { clickAction: { type: 1, intent: `intent://order/42?a=1#Intent;scheme=shop;${launch}` } },
    ],
    [
      'click url, an intent URI',
      { click: { open: 'url', url: 'intent://c#Intent;end' } },
      { clickAction: { type: 1, intent: 'intent://c#Intent;end' } },
    ],
    ['notifyId', { notifyId: 42 }, { ...app, notifyId: 42 }],
    ['badge with the launcher class', { badge: 3 }, { ...app, badge: { setNum: 3, badgeClass: 'com.x.Main' } }],
    ['badge 0', { badge: 0 }, { ...app, badge: { setNum: 0, badgeClass: 'com.x.Main' } }],
    ['image', { image: 'https://x.example/p.png' }, { ...app, image: 'https://x.example/p.png' }],
  ])('carry %s', (_, message, want) => expect(notification(message)).toEqual({ ...text, ...want }));
  it('carry data as JSON in a text', () => expect(build({ ...text, data: { a: '1', b: 'ä' } }).wire.data).toBe('{"a":"1","b":"ä"}'));
  it.each([
    [86400, '86400s'],
    [0, '0s'],
    [0.5, '1s'],
  ])('carry a ttl of %d seconds as %s', (ttlSeconds, ttl) => expect(build({ ...text, ttlSeconds }).wire.android?.ttl).toBe(ttl));

  it.each<[string, Message, HonorAccount]>([
    ['/priority', { priority: 'high' }, account],
    ['/collapseKey', { collapseKey: 'conv-42' }, account],
    ['/sound', { sound: 'default' }, account],
    ['/channel', { channel: 'plain' }, account],
    ['/badge', { badge: 1 }, bare],
    ['/click', { click: { open: 'activity', activity: 'com.x.A' } }, bare],
  ])('tell the loss of %s and send nothing for it (README: no category, no channel id)', (pointer, message, given) => {
    const result = build({ ...text, ...message }, given);
    expect(result.losses.map((loss) => loss.pointer)).toEqual([pointer]);
    expect(result.wire).toEqual({ android: { notification: { ...text, ...app } } });
    for (const loss of result.losses) {
      expect(loss.text.en).toMatch(/\.$/);
      expect(loss.text.zh).toMatch(/。$/);
    }
  });
  it('tell that a class is opened through a component', () =>
    expect(build({ ...text, click: { open: 'activity', activity: 'com.x.A' } }).losses.map((loss) => loss.pointer)).toEqual(['/click']));
  it('lose nothing else', () =>
    expect(
      build({ ...text, priority: 'normal', kind: 'im', notifyId: 1, ttlSeconds: 1, badge: 1, data: { a: 'b' }, click: { open: 'app' } })
        .losses,
    ).toEqual([]));
  it('work without an account', () =>
    expect(toWire({ ...text, channel: 'im' }, undefined, { day: '2026-11-20' })).toMatchObject({ problems: [] }));
  it('report an unknown channel where there are channels, and only there', () => {
    expect(build({ ...text, channel: 'plian' }).problems).toMatchObject([
      { id: 'unknown-channel', pointer: '/channel', data: { nearest: 'plain' } },
    ]);
    expect(build({ ...text, channel: 'plian' }, bare).problems).toEqual([]);
  });
  it('open the app unless told otherwise, and say that it is a default', () =>
    expect(build(text).origin['/android/notification/clickAction/type']).toBe('default'));
});

describe('a data message', () => {
  it('has data and no notification', () =>
    expect(build({ data: { cmd: 'sync' }, ttlSeconds: 600 }).wire).toEqual({ data: '{"cmd":"sync"}', android: { ttl: '600s' } }));
  it('loses what has no place in it', () => {
    const result = build({ data: { a: 'b' }, kind: 'im', click: { open: 'app' }, notifyId: 1, badge: 2 });
    expect(result.wire).toEqual({ data: '{"a":"b"}' });
    expect(result.losses.map((loss) => loss.pointer)).toEqual(['/kind', '/click', '/notifyId', '/badge']);
  });
  it.each<[string, Message]>([
    ['a title alone', { title: 'a' }],
    ['the short name of a notification field', { vendors: { honor: { title: 'a' } } }],
    ['the nested name', { vendors: { honor: { android: { notification: { body: 'a' } } } } }],
    ['the top-level defaults', { vendors: { honor: { notification: { title: 'a' } } } }],
    ['raw', { vendors: { honor: { raw: { android: { notification: { title: 'a' } } } } } }],
  ])('becomes a notification by %s', (_, message) =>
    expect(build({ ...message, kind: 'order' }).wire.android?.notification).toMatchObject({
      importance: 'NORMAL',
      clickAction: { type: 3 },
    }),
  );
});

describe('kinds', () => {
  it.each(allKinds)('express %s by importance and show it as derived (README: importance is the classification)', (kind) => {
    const result = build({ ...text, kind });
    expect(['NORMAL', 'LOW']).toContain(result.wire.android?.notification?.importance);
    expect(result.origin['/android/notification/importance']).toBe('derived:kind');
  });
  it('give LOW the public quota and NORMAL a right, all of them collapsed', () => {
    for (const kind of allKinds) {
      const { fields, quotaClass, right, without, collapsed } = kinds[kind];
      const isLow = fields['/android/notification/importance'] === 'LOW';
      expect([kind, quotaClass, right !== undefined, without !== undefined]).toEqual([
        kind,
        isLow ? 'public' : 'unlimited',
        !isLow,
        !isLow,
      ]);
      expect(collapsed).toBe(true);
    }
  });
  it.each([
    ['im', 'NORMAL'],
    ['order', 'NORMAL'],
    ['social', 'LOW'],
    ['news', 'LOW'],
    ['marketing', 'LOW'],
  ] as const)('map %s to %s', (kind, importance) => expect(notification({ kind })?.importance).toBe(importance));
  it('outrank the class of the channel, which serves messages without kind', () => {
    expect(notification({ kind: 'marketing', channel: 'service' })?.importance).toBe('LOW');
    const result = build({ ...text, channel: 'service' });
    expect(result.wire.android?.notification?.importance).toBe('NORMAL');
    expect(result.origin['/android/notification/importance']).toBe('derived:channel');
    expect(notification({ channel: 'ads' })?.importance).toBe('LOW');
    expect(notification({ channel: 'plain' })?.importance).toBeUndefined();
  });
});

describe('the block vendors.honor', () => {
  const samples = { string: 'x', integer: 7, array: [{ name: 'a' }], 'json-string': { a: 1 } } as Record<string, unknown>;
  const nested = (name: string, value: unknown) =>
    name.split('.').reduceRight((inner, key) => ({ [key]: inner }), value) as Record<string, unknown>;
  it.each(wireFields.flatMap((field) => [field.name, ...(field.aliases ?? [])].map((name) => [name, field] as const)))(
    'reaches %s',
    (name, field) => {
      const value = samples[field.type];
      const result = build({ vendors: { honor: nested(name, value) } });
      expect(result.problems).toEqual([]);
      expect(valueAt(result.wire, field.pointer)).toEqual(field.type === 'json-string' ? '{"a":1}' : value);
    },
  );
  it('makes a test message with targetUserType 1 (README)', () =>
    expect(build({ ...text, vendors: { honor: { targetUserType: 1 } } }).wire.android?.targetUserType).toBe(1));
  it('keeps a click action of its own', () =>
    expect(notification({ vendors: { honor: { clickAction: { type: 2, url: 'https://x.example' } } } })?.clickAction).toEqual({
      type: 2,
      url: 'https://x.example',
    }));
  it('merges raw last and untouched', () =>
    expect(
      build({ ...text, vendors: { honor: { title: 'b', raw: { android: { notification: { title: 'c', newField: { deep: [1] } } } } } } })
        .wire.android?.notification,
    ).toMatchObject({ title: 'c', newField: { deep: [1] } }));
  it('reports unknown names and wrong types', () =>
    expect(build({ ...text, vendors: { honor: { importence: 'LOW', style: 'big', category: 'IM' } } }).problems).toMatchObject([
      { id: 'unknown-field', pointer: '/vendors/honor/importence', data: { nearest: 'importance' } },
      { id: 'field-type', pointer: '/vendors/honor/style' },
      { id: 'unknown-field', pointer: '/vendors/honor/category' },
    ]));
});

describe('authority', () => {
  const importance = (message: Message) => notification(message)?.importance;
  const body = (message: Message) => build({ title: 't', ...message }).wire.android?.notification?.body;
  const honor = { body: 'b' };
  it('puts the block over the derived value', () =>
    expect(importance({ kind: 'im', vendors: { honor: { importance: 'LOW' } } })).toBe('LOW'));
  it('puts the block over the neutral message', () => expect(body({ body: 'a', vendors: { honor } })).toBe('b'));
  it('puts a flag over the block', () => expect(body({ body: 'a', vendors: { honor }, authority: { '/body': 'flag' } })).toBe('a'));
  it('puts --set over a flag', () =>
    expect(body({ body: 'a', vendors: { honor }, authority: { '/body': 'flag', '/vendors/honor/body': 'set' } })).toBe('b'));
  it('puts raw over all', () =>
    expect(
      body({ body: 'a', vendors: { honor: { raw: { android: { notification: { body: 'c' } } } } }, authority: { '/body': 'set' } }),
    ).toBe('c'));
});

describe('toWire', () => {
  it('is pure: it changes nothing and gives the same twice', () => {
    const message: Message = {
      ...text,
      kind: 'im',
      channel: 'plain',
      data: { a: 'b' },
      badge: 1,
      click: { open: 'app' },
      vendors: { honor: { buttons: [{ name: 'a' }], raw: { x: { y: 1 } } } },
    };
    const before = structuredClone({ message, account });
    expect(build(message)).toEqual(build(message));
    expect({ message, account }).toEqual(before);
  });
});
