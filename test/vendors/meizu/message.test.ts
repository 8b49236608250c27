import { describe, expect, it } from 'vitest';
import { kinds as allKinds } from '../../../src/core/kind.ts';
import type { Message } from '../../../src/core/message.ts';
import { valueAt } from '../../../src/core/pointer.ts';
import { camelCase, type WireField } from '../../../src/core/wire.ts';
import type { MeizuAccount } from '../../../src/vendors/meizu/account.ts';
import { kinds, toWire } from '../../../src/vendors/meizu/message.ts';
import { wireFields } from '../../../src/vendors/meizu/wire.ts';
import { account } from './support.ts';

const build = (message: Message, given: MeizuAccount | undefined = account) => toWire(message, given, { day: '2026-11-20' });
const json = (message: Message) => build(message).wire.messageJson;
/** What an empty message gives. */
const base = {
  noticeBarInfo: { noticeBarType: 0 },
  noticeExpandInfo: { noticeExpandType: 0 },
  clickTypeInfo: { clickType: 0 },
  pushTimeInfo: { offLine: 1, validTime: 24 },
};

describe('neutral fields', () => {
  it('of an empty message leave the defaults that a careful client sends', () => expect(build({}).wire).toEqual({ messageJson: base }));
  it.each<[string, Message, Record<string, unknown>]>([
    ['title and body', { title: 'Alice', body: '你好' }, { noticeBarInfo: { noticeBarType: 0, title: 'Alice', content: '你好' } }],
    ['data', { data: { conversationId: '42' } }, { clickTypeInfo: { clickType: 0, parameters: { conversationId: '42' } } }],
    ['empty data', { data: {} }, {}],
    ['click app', { click: { open: 'app' } }, {}],
    ['click activity', { click: { open: 'activity', activity: 'com.x.A' } }, { clickTypeInfo: { clickType: 1, activity: 'com.x.A' } }],
    [
      'click activity, short, with the package of the account',
      { click: { open: 'activity', activity: '.ui.Chat' } },
      { clickTypeInfo: { clickType: 1, activity: 'com.example.chat.ui.Chat' } },
    ],
    [
      'click activity, a component',
      { click: { open: 'activity', activity: 'com.x/.A' } },
      { clickTypeInfo: { clickType: 1, activity: 'com.x.A' } },
    ],
    [
      'click activity, a component with a full class',
      { click: { open: 'activity', activity: 'com.x/com.y.A' } },
      { clickTypeInfo: { clickType: 1, activity: 'com.y.A' } },
    ],
    [
      'click intent with a component',
      { click: { open: 'intent', intent: 'intent:#Intent;component=com.x/.A;S.k=v;end' } },
      { clickTypeInfo: { clickType: 1, activity: 'com.x.A' } },
    ],
    [
      'click intent, a URI',
      { click: { open: 'intent', intent: 'myapp://chat' } },
      { clickTypeInfo: { clickType: 2, url: 'myapp://chat' } },
    ],
    ['click url', { click: { open: 'url', url: 'https://x.example' } }, { clickTypeInfo: { clickType: 2, url: 'https://x.example' } }],
    ['notifyId as notifyKey', { notifyId: 42 }, { advanceInfo: { notifyKey: '42' } }],
    ['the default sound', { sound: 'default' }, { advanceInfo: { notificationType: { sound: 1 } } }],
    ['a day as 24 hours (README: TTL in hours)', { ttlSeconds: 86400 }, {}],
    ['an hour', { ttlSeconds: 3600 }, { pushTimeInfo: { offLine: 1, validTime: 1 } }],
    ['three days', { ttlSeconds: 259_200 }, { pushTimeInfo: { offLine: 1, validTime: 72 } }],
    ['ttl 0 as not kept', { ttlSeconds: 0 }, { pushTimeInfo: { offLine: 0 } }],
  ])('carry %s', (_, message, want) => expect(json(message)).toEqual({ ...base, ...want }));
  it.each([
    [1, 1],
    [3599, 1],
    [3601, 2],
  ])('round %i seconds up to %i hours and say so', (ttlSeconds, hours) => {
    const result = build({ ttlSeconds });
    expect(result.wire.messageJson.pushTimeInfo).toEqual({ offLine: 1, validTime: hours });
    expect(result.losses).toMatchObject([{ pointer: '/ttlSeconds', text: { en: expect.stringContaining(` ${hours} h`) } }]);
  });
  it.each<[string, Message]>([
    ['/priority', { priority: 'high' }],
    ['/collapseKey', { collapseKey: 'conv-42' }],
    ['/sound', { sound: 'ding' }],
    ['/badge', { badge: 1 }],
    ['/image', { image: 'https://x.example/a.png' }],
    ['/channel', { channel: 'plain' }],
    ['/click', { click: { open: 'intent', intent: 'com.x.OPEN' } }],
    ['/click', { click: { open: 'intent', intent: 'intent:#Intent;action=x;end' } }],
  ])('tell the loss of %s and send nothing for it', (pointer, message) => {
    const result = build(message);
    expect(result.losses.map((loss) => loss.pointer)).toEqual([pointer]);
    expect(result.wire.messageJson).toEqual(base);
    for (const loss of result.losses) {
      expect(loss.text.en).toMatch(/\.$/);
      expect(loss.text.zh).toMatch(/。$/);
    }
  });
  it('lose nothing else', () =>
    expect(
      build({ title: 'a', body: 'b', priority: 'normal', kind: 'im', channel: 'im', notifyId: 1, ttlSeconds: 3600, data: { a: 'b' } })
        .losses,
    ).toEqual([]));
  it('work without an account', () =>
    expect(toWire({ title: 'a', channel: 'im' }, undefined, { day: '2026-11-20' })).toMatchObject({
      wire: { messageJson: { noticeBarInfo: { title: 'a' } } },
      problems: [],
    }));
});

describe('the class (公信, 私信)', () => {
  const type = (message: Message, given = account) => build(message, given).wire.messageJson.noticeBarInfo?.noticeMsgType;
  it.each(allKinds)('expresses %s and shows it as derived', (kind) => {
    const result = build({ kind });
    expect([0, 1]).toContain(result.wire.messageJson.noticeBarInfo?.noticeMsgType);
    expect(result.origin['/messageJson/noticeBarInfo/noticeMsgType']).toBe('derived:kind');
  });
  it('gives private kinds no quota and public kinds the public one', () => {
    for (const kind of allKinds)
      expect([kind, kinds[kind].quotaClass]).toEqual([
        kind,
        kinds[kind].fields['/messageJson/noticeBarInfo/noticeMsgType'] === 1 ? 'unlimited' : 'public',
      ]);
  });
  it('is collapsed for every kind, and never called certain', () => {
    for (const kind of allKinds)
      expect([kind, kinds[kind].collapsed, ['C', '?'].includes(kinds[kind].confidence)]).toEqual([kind, true, true]);
  });
  it('comes from the channel where the message has no kind', () => {
    expect(type({ channel: 'im' })).toBe(1);
    expect(type({ channel: 'promo' })).toBe(0);
    expect(build({ channel: 'im' }).origin['/messageJson/noticeBarInfo/noticeMsgType']).toBe('derived:channel');
  });
  it('comes from the kind before the channel', () => expect(type({ kind: 'marketing', channel: 'im' })).toBe(0));
  it('is left open without kind and channel', () => expect(type({ title: 'a' })).toBeUndefined());
  it('reports an unknown channel only where the account has channels', () => {
    expect(build({ channel: 'plian' }).problems).toMatchObject([
      { id: 'unknown-channel', pointer: '/channel', data: { nearest: 'plain' } },
    ]);
    const { channels: _, ...bare } = account;
    const result = build({ channel: 'im' }, bare);
    expect([result.problems, result.losses.map((loss) => loss.pointer)]).toEqual([[], ['/channel']]);
  });
});

describe('a pass-through message (透传)', () => {
  const through = (message: Message) => build({ ...message, vendors: { meizu: { pushType: 1, ...message.vendors?.['meizu'] } } });
  it('has title, content and time alone', () =>
    expect(through({ title: 'a', body: 'b', kind: 'im', ttlSeconds: 7200 }).wire).toEqual({
      pushType: 1,
      messageJson: { title: 'a', content: 'b', pushTimeInfo: { offLine: 1, validTime: 2 } },
    }));
  it('carries the data where there is no body', () => {
    const result = through({ data: { a: 'b' } });
    expect(result.wire.messageJson.content).toBe('{"a":"b"}');
    expect(result.losses).toEqual([]);
  });
  it('tells what it loses', () =>
    expect(
      through({ body: 'b', data: { a: 'b' }, kind: 'im', click: { open: 'app' }, channel: 'im', notifyId: 1, sound: 'default' }).losses.map(
        (loss) => loss.pointer,
      ),
    ).toEqual(['/data', '/kind', '/click', '/channel', '/notifyId', '/sound']));
  it.each([1, '1'])('is chosen by pushType %j', (pushType) =>
    expect(build({ body: 'b', vendors: { meizu: { pushType } } }).wire).toMatchObject({ pushType: 1, messageJson: { content: 'b' } }),
  );
  it('is not chosen by pushType 0', () =>
    expect(build({ body: 'b', vendors: { meizu: { pushType: 0 } } }).wire).toMatchObject({
      pushType: 0,
      messageJson: { noticeBarInfo: { content: 'b' } },
    }));
  it('knows no fields of notifications', () =>
    expect(through({ vendors: { meizu: { noticeBarInfo: { title: 'a' } } } }).problems).toMatchObject([{ id: 'unknown-field' }]));
});

describe('the block vendors.meizu', () => {
  const samples = { string: 'x', integer: 1, any: 0, map: { a: '1' } } as Record<string, unknown>;
  /** The name as the vendor nests it; the receipt keys keep their own dots. */
  const nested = (field: WireField, value: unknown): Record<string, unknown> => {
    const path = field.pointer
      .replace(/^\/messageJson/, '')
      .slice(1)
      .split('/');
    return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Record<string, unknown>;
  };
  const spellings = (field: WireField) => [
    nested(field, samples[field.type]),
    ...(field.aliases ?? []).map((name) => ({ [name]: samples[field.type] })),
  ];
  it.each(wireFields.flatMap((field) => spellings(field).map((block) => [JSON.stringify(block), block, field] as const)))(
    'reaches %s',
    (_, block, field) => {
      const through = /^(title|content)$/.test(field.name);
      const result = build({ vendors: { meizu: { ...(through ? { pushType: 1 } : {}), ...block } } });
      expect(result.problems).toEqual([]);
      expect(valueAt(result.wire, field.pointer)).toEqual(samples[field.type]);
    },
  );
  it('accepts the camelCase of every field', () => {
    for (const field of wireFields) expect(field.name).toBe(field.name.split('.').map(camelCase).join('.'));
  });
  it('takes title and content of a notification for those of noticeBarInfo', () =>
    expect(json({ title: 'a', vendors: { meizu: { title: 'b', content: 'c' } } }).noticeBarInfo).toMatchObject({
      title: 'b',
      content: 'c',
    }));
  it('turns parameters into texts', () =>
    expect(json({ vendors: { meizu: { clickTypeInfo: { parameters: { a: 1, b: true } } } } }).clickTypeInfo?.parameters).toEqual({
      a: '1',
      b: 'true',
    }));
  it('keeps the receipt keys with their dots', () =>
    expect(
      json({ vendors: { meizu: { extra: { callback: 'https://x.example', 'callback.param': 'p', 'callback.type': '3' } } } }).extra,
    ).toEqual({
      callback: 'https://x.example',
      'callback.param': 'p',
      'callback.type': 3,
    }));
  it('merges raw last and untouched', () =>
    expect(
      build({ title: 'a', vendors: { meizu: { title: 'b', raw: { messageJson: { noticeBarInfo: { title: 'c' }, newField: [1] } } } } }).wire
        .messageJson,
    ).toMatchObject({ noticeBarInfo: { title: 'c' }, newField: [1] }));
  it('reports unknown names and wrong types', () =>
    expect(build({ vendors: { meizu: { noticeMsgTyp: 1, validTime: 'soon', pushType: 2 } } }).problems).toMatchObject([
      { id: 'unknown-field', pointer: '/vendors/meizu/noticeMsgTyp', data: { nearest: 'noticeMsgType' } },
      { id: 'field-type', pointer: '/vendors/meizu/validTime' },
      { id: 'field-type', pointer: '/vendors/meizu/pushType' },
    ]));
});

describe('authority', () => {
  const content = (message: Message) => json(message).noticeBarInfo?.content;
  const block = { meizu: { noticeBarInfo: { content: 'b' } } };
  it('puts the block over the derived value', () =>
    expect(json({ kind: 'im', vendors: { meizu: { noticeMsgType: 0 } } }).noticeBarInfo?.noticeMsgType).toBe(0));
  it('puts the block over the neutral message', () => expect(content({ body: 'a', vendors: block })).toBe('b'));
  it('puts a flag over the block', () => expect(content({ body: 'a', vendors: block, authority: { '/body': 'flag' } })).toBe('a'));
  it('puts --set over a flag', () =>
    expect(content({ body: 'a', vendors: block, authority: { '/body': 'flag', '/vendors/meizu/noticeBarInfo/content': 'set' } })).toBe(
      'b',
    ));
  it('puts raw over all', () =>
    expect(
      content({
        body: 'a',
        vendors: { meizu: { raw: { messageJson: { noticeBarInfo: { content: 'c' } } } } },
        authority: { '/body': 'set' },
      }),
    ).toBe('c'));
});

describe('toWire', () => {
  it('is pure: it changes nothing and gives the same twice', () => {
    const message: Message = {
      kind: 'im',
      title: 'a',
      body: 'b',
      channel: 'im',
      data: { a: 'b' },
      vendors: {
        meizu: { clickTypeInfo: { parameters: { c: 'd' } }, raw: { messageJson: { clickTypeInfo: { parameters: { e: 'f' } } } } },
      },
    };
    const before = structuredClone({ message, account });
    expect(build(message)).toEqual(build(message));
    expect({ message, account }).toEqual(before);
  });
});
