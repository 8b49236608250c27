import { describe, expect, it } from 'vitest';
import { kinds as allKinds } from '../../../src/core/kind.ts';
import type { Message } from '../../../src/core/message.ts';
import { valueAt } from '../../../src/core/pointer.ts';
import { camelCase } from '../../../src/core/wire.ts';
import type { VivoAccount } from '../../../src/vendors/vivo/account.ts';
import { classOf } from '../../../src/vendors/vivo/facts.ts';
import { kinds, toWire } from '../../../src/vendors/vivo/message.ts';
import { categories, wireFields } from '../../../src/vendors/vivo/wire.ts';

const account: VivoAccount = {
  appId: '100012345',
  appKey: 'k',
  appSecret: 's',
  channels: { im: { id: 'im', class: 'system', scene: 'IM' }, orders: { id: 'orders', scene: 'ORDER' }, plain: { id: 'plain' } },
};
const build = (message: Message, given: VivoAccount | undefined = account) => toWire(message, given, { day: '2026-11-20' });
const wireOf = (message: Message, given?: VivoAccount) => build(message, given).wire as unknown as Record<string, unknown>;
const defaults = { appId: 100012345, notifyType: 4, skipType: 1, classification: 0, category: 'MARKETING' };

describe('neutral fields', () => {
  it.each<[string, Message, Record<string, unknown>]>([
    ['title and body', { title: 'Alice', body: '你好 😀' }, { title: 'Alice', content: '你好 😀' }],
    ['data', { data: { conversationId: '42', b: 'ä' } }, { clientCustomMap: { conversationId: '42', b: 'ä' } }],
    ['empty data', { data: {} }, {}],
    ['click app', { click: { open: 'app' } }, { skipType: 1 }],
    ['click url, web', { click: { open: 'url', url: 'https://x.example' } }, { skipType: 2, skipContent: 'https://x.example' }],
    ['click url, deep link', { click: { open: 'url', url: 'myapp://chat' } }, { skipType: 4, skipContent: 'myapp://chat' }],
    [
      'click intent, a URI',
      { click: { open: 'intent', intent: 'intent://c#Intent;end' } },
      { skipType: 4, skipContent: 'intent://c#Intent;end' },
    ],
    [
      'click intent, an action',
      { click: { open: 'intent', intent: 'com.x.OPEN' } },
      { skipType: 4, skipContent: 'intent:#Intent;action=com.x.OPEN;end' },
    ],
    [
      'click activity with its package',
      { click: { open: 'activity', activity: 'com.x/.A' } },
      { skipType: 4, skipContent: 'intent:#Intent;component=com.x/.A;end' },
    ],
    ['ttl in seconds', { ttlSeconds: 86400 }, { timeToLive: 86400 }],
    ['a fraction of a second', { ttlSeconds: 60.5 }, { timeToLive: 61 }],
    ['ttl 0 as deliver now or drop', { ttlSeconds: 0 }, { sendOnline: true }],
    ['notifyId', { notifyId: 42 }, { notifyId: 42 }],
    ['the default sound', { sound: 'default' }, {}],
  ])('carry %s', (_, message, want) => {
    const result = build(message);
    expect(result.wire).toEqual({ ...defaults, ...want });
    expect(result.losses).toEqual([]);
    expect(result.problems).toEqual([]);
  });
  it('carry an activity by the package name of the account', () => {
    const given = { ...account, packageName: 'com.example.chat' };
    expect(wireOf({ click: { open: 'activity', activity: 'com.example.chat.Chat' } }, given)['skipContent']).toBe(
      'intent:#Intent;component=com.example.chat/com.example.chat.Chat;end',
    );
    expect(wireOf({ click: { open: 'intent', intent: 'OPEN' } }, given)['skipContent']).toBe(
      'intent:#Intent;action=OPEN;package=com.example.chat;end',
    );
  });
  it.each<[string, Message]>([
    ['/priority', { priority: 'high' }],
    ['/collapseKey', { collapseKey: 'conv-42' }],
    ['/sound', { sound: 'ding' }],
    ['/badge', { badge: 1 }],
    ['/image', { image: 'https://x.example/a.png' }],
    ['/channel', { channel: 'plain' }],
    ['/click/activity', { click: { open: 'activity', activity: 'com.x.A' } }],
  ])('tell the loss of %s and send nothing for it', (pointer, message) => {
    const result = build(message);
    expect(result.losses.map((loss) => loss.pointer)).toEqual([pointer]);
    expect(result.wire).toEqual(defaults);
    for (const loss of result.losses) {
      expect(loss.text.en).toMatch(/\.$/);
      expect(loss.text.zh).toMatch(/。$/);
    }
  });
  it('work without an account', () =>
    expect(toWire({ title: 'a', channel: 'im' }, undefined, { day: '2026-11-20' })).toMatchObject({
      wire: { title: 'a', skipType: 1 },
      problems: [],
    }));
  it('report an unknown channel where the account has channels', () => {
    expect(build({ channel: 'plian' }).problems).toMatchObject([
      { id: 'unknown-channel', pointer: '/channel', data: { nearest: 'plain' } },
    ]);
    const { channels: _, ...without } = account;
    expect(build({ channel: 'plian' }, without).problems).toEqual([]);
  });
  it('have the JSON kinds of the field table (README: wrong JSON kinds give HTTP 400)', () => {
    const wire = wireOf({
      kind: 'im',
      title: 'a',
      body: 'b',
      ttlSeconds: 60,
      notifyId: 1,
      data: { a: '1' },
      vendors: { vivo: { pushMode: '1' } },
    });
    for (const name of ['appId', 'notifyType', 'skipType', 'classification', 'timeToLive', 'notifyId', 'pushMode'])
      expect([name, typeof wire[name]]).toEqual([name, 'number']);
  });
});

describe('class and category', () => {
  const both = ({ wire, origin }: ReturnType<typeof build>) => [
    [wire.classification, origin['/classification']],
    [wire.category, origin['/category']],
  ];
  it.each(allKinds)('are both sent for %s, fit together, and are shown as derived', (kind) => {
    const result = build({ kind });
    expect(categories).toContain(result.wire.category);
    expect(result.wire.classification).toBe(classOf(result.wire.category));
    expect([result.origin['/classification'], result.origin['/category']]).toEqual(['derived:kind', 'derived:kind']);
  });
  it.each<[string, Message, unknown[]]>([
    [
      'by default, shown as such (README: always send both)',
      {},
      [
        [0, 'default'],
        ['MARKETING', 'default'],
      ],
    ],
    [
      'by the scene of the channel where there is no kind',
      { channel: 'orders' },
      [
        [1, 'derived:channel'],
        ['ORDER', 'derived:channel'],
      ],
    ],
    [
      'by the kind before the channel',
      { kind: 'marketing', channel: 'orders' },
      [
        [0, 'derived:kind'],
        ['MARKETING', 'derived:kind'],
      ],
    ],
    [
      'by a category of the block, which settles the class too',
      { kind: 'marketing', vendors: { vivo: { category: 'ORDER' } } },
      [
        [1, 'derived:category'],
        ['ORDER', 'message:/vendors/vivo/category'],
      ],
    ],
    [
      'by a category of raw',
      { vendors: { vivo: { raw: { category: 'NEWS' } } } },
      [
        [0, 'derived:category'],
        ['NEWS', 'message:/vendors/vivo/raw/category'],
      ],
    ],
    [
      'by a class of the block alone',
      { vendors: { vivo: { classification: 1 } } },
      [
        [1, 'message:/vendors/vivo/classification'],
        ['IM', 'default'],
      ],
    ],
    [
      'by both of the block, even where they contradict',
      { vendors: { vivo: { classification: 0, category: 'IM' } } },
      [
        [0, 'message:/vendors/vivo/classification'],
        ['IM', 'message:/vendors/vivo/category'],
      ],
    ],
    [
      'with an unknown category of the block left to the rule',
      { vendors: { vivo: { category: 'VOIP' } } },
      [
        [0, 'default'],
        ['VOIP', 'message:/vendors/vivo/category'],
      ],
    ],
  ])('are chosen %s', (_, message, want) => expect(both(build(message))).toEqual(want));
  it('give system kinds the private quota and no right to apply for', () => {
    for (const kind of allKinds)
      expect([kind, kinds[kind].quotaClass, kinds[kind].right]).toEqual([
        kind,
        kinds[kind].fields['/classification'] === 1 ? 'private' : 'public',
        undefined,
      ]);
  });
  it('are marked collapsed exactly where two kinds share a category', () => {
    const count = (category: unknown) => allKinds.filter((kind) => kinds[kind].fields['/category'] === category).length;
    for (const kind of allKinds) expect([kind, kinds[kind].collapsed ?? false]).toEqual([kind, count(kinds[kind].fields['/category']) > 1]);
  });
});

describe('the block vendors.vivo', () => {
  const samples = { string: 'x', integer: 7, boolean: true, array: [1], map: { a: 'b' }, any: { a: [1] } } as Record<string, unknown>;
  const cases = wireFields
    .filter((field) => !field.name.endsWith('.*'))
    .flatMap((field) => [...new Set([field.name, camelCase(field.name), ...(field.aliases ?? [])])].map((name) => [name, field] as const));
  it.each(cases)('reaches %s', (name, field) => {
    const value = samples[field.type];
    const result = build({ vendors: { vivo: { [name]: value } } });
    expect(result.problems).toEqual([]);
    expect(valueAt(result.wire, field.pointer)).toEqual(value);
  });
  it('takes nested fields as vivo nests them', () =>
    expect(
      wireOf({
        vendors: {
          vivo: {
            extra: { callback: 'https://x.example', 'callback.param': 'p', callbackId: '1', other: 'o' },
            timedDisplay: { showStartTime: 1, showEndTime: 2 },
            marketing: { style: { largeImageId: 'i', buttons: [{ name: 'n' }] } },
          },
        },
      }),
    ).toEqual({
      ...defaults,
      extra: { callback: 'https://x.example', 'callback.param': 'p', 'callback.id': '1', other: 'o' },
      timedDisplay: { showStartTime: 1, showEndTime: 2 },
      marketing: { style: { largeImageId: 'i', buttons: [{ name: 'n' }] } },
    }));
  it('reaches pushMode, the test devices', () => expect(wireOf({ vendors: { vivo: { pushMode: 1 } } })['pushMode']).toBe(1));
  it('merges raw last and untouched', () =>
    expect(
      wireOf({ title: 'a', vendors: { vivo: { title: 'b', raw: { title: 'c', classification: 'IM', newField: { deep: [1] } } } } }),
    ).toEqual({
      ...defaults,
      title: 'c',
      classification: 'IM',
      newField: { deep: [1] },
    }));
  it('reports unknown names and wrong types', () =>
    expect(build({ vendors: { vivo: { notifyTpye: 2, addBadge: 'yes', classification: 'IM' } } }).problems).toMatchObject([
      { id: 'unknown-field', pointer: '/vendors/vivo/notifyTpye', data: { nearest: 'notifyType' } },
      { id: 'field-type', pointer: '/vendors/vivo/addBadge' },
      { id: 'field-type', pointer: '/vendors/vivo/classification' },
    ]));
});

describe('authority', () => {
  const content = (message: Message) => build(message).wire.content;
  it('puts the block over the derived value', () =>
    expect(build({ kind: 'im', vendors: { vivo: { notifyType: 1, classification: 0 } } }).wire).toMatchObject({
      notifyType: 1,
      classification: 0,
    }));
  it('puts the block over the neutral message', () => expect(content({ body: 'a', vendors: { vivo: { content: 'b' } } })).toBe('b'));
  it('puts a flag over the block', () =>
    expect(content({ body: 'a', vendors: { vivo: { content: 'b' } }, authority: { '/body': 'flag' } })).toBe('a'));
  it('puts --set over a flag', () =>
    expect(
      content({ body: 'a', vendors: { vivo: { content: 'b' } }, authority: { '/body': 'flag', '/vendors/vivo/content': 'set' } }),
    ).toBe('b'));
  it('puts raw over all', () =>
    expect(content({ body: 'a', vendors: { vivo: { raw: { content: 'c' } } }, authority: { '/body': 'set' } })).toBe('c'));
});

describe('toWire', () => {
  it('is pure: it changes nothing and gives the same twice', () => {
    const message: Message = {
      kind: 'im',
      title: 'a',
      body: 'b',
      channel: 'im',
      data: { a: 'b' },
      vendors: { vivo: { auditReview: [{ a: 1 }], extra: { callback: 'x' }, raw: { clientCustomMap: { c: 'd' } } } },
    };
    const before = structuredClone({ message, account });
    expect(build(message)).toEqual(build(message));
    expect({ message, account }).toEqual(before);
  });
});
