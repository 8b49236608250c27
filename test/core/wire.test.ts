import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kinds, type KindMap, type KindMapping } from '../../src/core/kind.ts';
import type { Message } from '../../src/core/message.ts';
import { valueAt } from '../../src/core/pointer.ts';
import { camelCase, readField, WireBuilder, type WireField } from '../../src/core/wire.ts';

const fields: readonly WireField[] = [
  { name: 'title', pointer: '/title', type: 'string' },
  { name: 'notify_id', pointer: '/notify_id', type: 'integer', aliases: ['notificationId'] },
  { name: 'extra.notify_effect', pointer: '/extra/notify_effect', type: 'string', values: ['1', '2', '3'] },
  { name: 'extra.*', pointer: '/extra/*', type: 'string' },
  { name: 'android.notification.channel_id', pointer: '/android/notification/channel_id', type: 'string' },
  { name: 'data', pointer: '/data', type: 'map' },
  { name: 'apns.payload', pointer: '/apns/payload', type: 'object' },
];

const build = (message: Message, given: readonly WireField[] = fields) =>
  new WireBuilder(message, 'acme').block(given).finish<Record<string, unknown>>();
const withBlock = (block: Record<string, unknown>, more: Message = {}): Message => ({ ...more, vendors: { acme: block } });

describe('camelCase', () => {
  it.each([
    ['notify_level', 'notifyLevel'],
    ['title-loc-key', 'titleLocKey'],
    ['channelId', 'channelId'],
    ['TTL', 'TTL'],
    ['_private', '_private'],
    ['a_1', 'a1'],
    ['trailing_', 'trailing_'],
    ['click_action_type', 'clickActionType'],
    ['x', 'x'],
    ['', ''],
  ])('%j → %j', (name, camel) => expect(camelCase(name)).toBe(camel));

  it('leaves a camel-case name as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z_.-]{1,20}$/), (name) => camelCase(camelCase(name)) === camelCase(camelCase(camelCase(name)))),
    );
    fc.assert(fc.property(fc.stringMatching(/^[a-zA-Z0-9]{1,20}$/), (name) => camelCase(name) === name));
  });
});

describe('readField', () => {
  const field = (type: WireField['type'], values?: WireField['values']): WireField => ({
    name: 'f',
    pointer: '/f',
    type,
    ...(values ? { values } : {}),
  });
  const bad = { ok: false };
  const ok = (value: unknown) => ({ ok: true, value });
  it.each<[string, WireField, unknown, object]>([
    ['text', field('string'), 'a', ok('a')],
    ['a number where text is wanted', field('string'), 12, ok('12')],
    ['an empty text', field('string'), '', ok('')],
    ['yes where text is wanted', field('string'), true, bad],
    ['nothing where text is wanted', field('string'), null, bad],
    ['one of the values', field('string', ['a', 'b']), 'b', ok('b')],
    ['another value', field('string', ['a', 'b']), 'c', bad],
    ['a number among values written as text', field('string', ['1', '2']), 1, ok('1')],
    ['digits as text', field('string-number'), '86400', ok('86400')],
    ['a number as text', field('string-number'), 86_400, ok('86400')],
    ['a negative decimal as text', field('string-number'), '-1.5', ok('-1.5')],
    ['words as a number', field('string-number'), 'soon', bad],
    ['1e3 as a number', field('string-number'), '1e3', bad],
    ['an integer', field('integer'), 5, ok(5)],
    ['an integer as text', field('integer'), '5', ok(5)],
    ['a fraction where an integer is wanted', field('integer'), 5.5, bad],
    ['a fraction as text where an integer is wanted', field('integer'), '5.5', bad],
    ['a fraction', field('number'), '5.5', ok(5.5)],
    ['not a number', field('number'), NaN, bad],
    ['infinity', field('number'), Infinity, bad],
    ['a blank text as a number', field('integer'), '', bad],
    ['an integer among the values', field('integer', [0, 1]), '1', ok(1)],
    ['an integer not among them', field('integer', [0, 1]), 2, bad],
    ['yes', field('boolean'), true, ok(true)],
    ['yes as text', field('boolean'), 'true', bad],
    ['1 as yes', field('boolean'), 1, bad],
    ['JSON text', field('json-string'), '{"a":1}', ok('{"a":1}')],
    ['an object as JSON text', field('json-string'), { a: 1 }, ok('{"a":1}')],
    ['a list as JSON text', field('json-string'), [1], ok('[1]')],
    ['a number as JSON text', field('json-string'), 1, bad],
    ['nothing as JSON text', field('json-string'), null, bad],
    ['a map', field('map'), { a: 'b', n: 1, t: true }, ok({ a: 'b', n: '1', t: 'true' })],
    ['an empty map', field('map'), {}, ok({})],
    ['a deep map', field('map'), { a: {} }, bad],
    ['a map holding nothing', field('map'), { a: null }, bad],
    ['a list as a map', field('map'), ['a'], bad],
    ['an object', field('object'), { a: { b: 1 } }, ok({ a: { b: 1 } })],
    ['a list as an object', field('object'), [], bad],
    ['nothing as an object', field('object'), null, bad],
    ['a list', field('array'), [1, 'a'], ok([1, 'a'])],
    ['an object as a list', field('array'), {}, bad],
    ['anything', field('any'), null, ok(null)],
  ])('%s', (_name, given, value, expected) => expect(readField(given, value)).toEqual(expected));
});

describe('WireBuilder', () => {
  describe('authority', () => {
    /** One value of each source for `/title`, weakest first. */
    const sources: { name: string; origin: string; message?: Message; put(builder: WireBuilder): unknown }[] = [
      { name: 'default', origin: 'default', put: (builder) => builder.fallback('/title', 'default') },
      { name: 'neutral', origin: 'message:/title', put: (builder) => builder.neutral('/title', 'neutral', '/title') },
      {
        name: 'block',
        origin: 'message:/vendors/acme/title',
        message: withBlock({ title: 'block' }),
        put: (builder) => builder.block(fields),
      },
    ];
    it('the higher source wins, in whatever order they are put', () => {
      fc.assert(
        fc.property(fc.shuffledSubarray(sources, { minLength: 1 }), (order) => {
          const strongest = sources.findLast((source) => order.includes(source));
          const builder = new WireBuilder(order.find((source) => source.message)?.message ?? {}, 'acme');
          for (const source of order) source.put(builder);
          const { wire, origin } = builder.finish<{ title: string }>();
          expect(wire.title).toBe(strongest?.name);
          expect(origin['/title']).toBe(strongest?.origin);
        }),
      );
    });

    it.each<[string, Message['authority'], string]>([
      ['a block outranks the neutral message', {}, 'block'],
      ['a flag outranks a block', { '/title': 'flag' }, 'neutral'],
      ['--set outranks a block', { '/title': 'set' }, 'neutral'],
      ['--set of the vendor’s field outranks a flag', { '/title': 'flag', '/vendors/acme/title': 'set' }, 'block'],
      ['a flag of another field changes nothing', { '/body': 'flag' }, 'block'],
    ])('%s', (_name, authority, winner) => {
      const message = withBlock({ title: 'block' }, { title: 'neutral', ...(authority ? { authority } : {}) });
      for (const order of [0, 1]) {
        const builder = new WireBuilder(message, 'acme');
        if (order === 0) builder.neutral('/title', 'neutral', '/title').block(fields);
        else builder.block(fields).neutral('/title', 'neutral', '/title');
        expect(builder.finish<{ title: string }>().wire.title).toBe(winner);
      }
    });

    it('a flag for a value inside a field holds for the field', () => {
      const builder = new WireBuilder({ data: { a: '1' }, authority: { '/data': 'set' }, vendors: { acme: { data: { a: '2' } } } }, 'acme');
      expect(builder.block(fields).neutral('/data', { a: '1' }, '/data').finish().wire).toEqual({ data: { a: '1' } });
    });

    it('raw is merged last and stands before everything', () => {
      const message = withBlock(
        { title: 'block', raw: { title: 'raw', deep: { a: 1 } } },
        { authority: { '/title': 'set', '/vendors/acme/title': 'set' } },
      );
      const builder = new WireBuilder(message, 'acme');
      const { wire, origin } = builder.block(fields).neutral('/title', 'neutral', '/title').neutral('/deep/b', 2, '/badge').finish();
      expect(wire).toEqual({ title: 'raw', deep: { a: 1, b: 2 } });
      expect(origin).toEqual({
        '/title': 'message:/vendors/acme/raw/title',
        '/deep/a': 'message:/vendors/acme/raw/deep/a',
        '/deep/b': 'message:/badge',
      });
    });

    it('what is inside an object follows the same order', () => {
      const message = withBlock({ raw: { data: { x: 'raw' } } });
      const late = new WireBuilder(message, 'acme').block(fields).neutral('/data', { x: 'neutral', y: 'neutral' }, '/data').finish();
      const early = new WireBuilder(message, 'acme').neutral('/data', { x: 'neutral', y: 'neutral' }, '/data').block(fields).finish();
      expect(early.wire).toEqual({ data: { x: 'raw', y: 'neutral' } });
      expect(late.wire).toEqual(early.wire);
      expect(late.origin).toEqual(early.origin);
    });

    it('a whole object does not hide what a flag set inside it', () => {
      const message: Message = {
        data: { a: 'flag', b: 'neutral' },
        authority: { '/data/a': 'flag' },
        vendors: { acme: { data: { a: 'block', c: 'block' } } },
      };
      const { wire, origin } = new WireBuilder(message, 'acme')
        .neutral('/data/a', 'flag', '/data/a')
        .neutral('/data/b', 'neutral', '/data/b')
        .block(fields)
        .finish();
      expect(wire).toEqual({ data: { a: 'flag', c: 'block' } });
      // What was replaced leaves no origin behind.
      expect(origin).toEqual({ '/data': 'message:/vendors/acme/data', '/data/a': 'message:/data/a' });
    });

    it('a plain value of higher authority does not become an object', () => {
      const builder = new WireBuilder(withBlock({ raw: { alert: 'text', sound: null } }), 'acme').block(fields);
      expect(builder.neutral('/alert/title', 'T', '/title').neutral('/sound/name', 'ding', '/sound').finish()).toMatchObject({
        wire: { alert: 'text', sound: null },
        origin: { '/alert': 'message:/vendors/acme/raw/alert' },
      });
    });

    it('an object of higher authority is not changed from below', () => {
      const message = withBlock({ apns: { payload: { aps: { badge: 1 } } } });
      const late = new WireBuilder(message, 'acme')
        .block(fields)
        .neutral('/apns/payload/aps/badge', 5, '/badge')
        .neutral('/apns/payload/aps/sound', 'ding', '/sound')
        .finish();
      expect(late.wire).toEqual({ apns: { payload: { aps: { badge: 1, sound: 'ding' } } } });
    });
  });

  it('names where every value came from', () => {
    const mapping = (kind: string): KindMapping => ({ fields: { '/category': kind.toUpperCase() }, quotaClass: 'none', confidence: 'A' });
    const kindMap = Object.fromEntries(kinds.map((kind) => [kind, mapping(kind)])) as KindMap;
    const builder = new WireBuilder({ kind: 'im', title: 'T' }, 'acme');
    const { wire, origin } = builder
      .account('/package', 'com.example')
      .deriveKind(kindMap)
      .derive('/sum', 1, 'title')
      .fallback('/ttl', 60)
      .neutral('/title', 'T', '/title')
      .finish();
    expect(wire).toEqual({ package: 'com.example', category: 'IM', sum: 1, ttl: 60, title: 'T' });
    expect(origin).toEqual({
      '/package': 'account',
      '/category': 'derived:kind',
      '/sum': 'derived:title',
      '/ttl': 'default',
      '/title': 'message:/title',
    });
  });

  it('derives nothing without a kind', () => {
    expect(new WireBuilder({}, 'acme').deriveKind({} as KindMap).finish()).toEqual({ wire: {}, origin: {}, losses: [], problems: [] });
  });

  it('puts no value that is undefined', () => {
    const { wire, origin } = new WireBuilder({}, 'acme')
      .neutral('/title', undefined, '/title')
      .account('/a', undefined)
      .fallback('/b', undefined)
      .finish();
    expect({ wire, origin }).toEqual({ wire: {}, origin: {} });
  });

  it.each([null, false, 0, ''])('puts %j', (value) =>
    expect(new WireBuilder({}, 'acme').fallback('/a', value).finish().wire).toEqual({ a: value }),
  );

  it('copies what it is given', () => {
    const data = { a: '1' };
    const message: Message = Object.freeze({ data, vendors: { acme: { data: Object.freeze({ b: '2' }) } } });
    const { wire } = new WireBuilder(message, 'acme')
      .neutral('/copy', data, '/data')
      .neutral('/copy/c', '3', '/title')
      .block(fields)
      .finish<{ copy: object; data: object }>();
    expect(wire).toEqual({ copy: { a: '1', c: '3' }, data: { b: '2' } });
    expect(data).toEqual({ a: '1' });
  });

  it('never reaches a prototype', () => {
    build(withBlock(JSON.parse('{"raw":{"__proto__":{"polluted":true},"a":{"__proto__":{"polluted":true}}}}') as Record<string, unknown>));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  describe('block', () => {
    it.each<[string, Record<string, unknown>, object, Record<string, string>]>([
      ['the vendor’s spelling', { notify_id: 7 }, { notify_id: 7 }, { '/notify_id': 'message:/vendors/acme/notify_id' }],
      ['camel case', { notifyId: 7 }, { notify_id: 7 }, { '/notify_id': 'message:/vendors/acme/notifyId' }],
      ['an alias', { notificationId: '7' }, { notify_id: 7 }, { '/notify_id': 'message:/vendors/acme/notificationId' }],
      [
        'a nested name',
        { android: { notification: { channelId: 'c' } } },
        { android: { notification: { channel_id: 'c' } } },
        { '/android/notification/channel_id': 'message:/vendors/acme/android/notification/channelId' },
      ],
      [
        'a dotted name',
        { 'android.notification.channel_id': 'c' },
        { android: { notification: { channel_id: 'c' } } },
        { '/android/notification/channel_id': 'message:/vendors/acme/android.notification.channel_id' },
      ],
      [
        'a named field before the open one',
        { extra: { notify_effect: 2 } },
        { extra: { notify_effect: '2' } },
        { '/extra/notify_effect': 'message:/vendors/acme/extra/notify_effect' },
      ],
      [
        'an open name',
        { extra: { own_key: 'v' } },
        { extra: { own_key: 'v' } },
        { '/extra/own_key': 'message:/vendors/acme/extra/own_key' },
      ],
      [
        'an open name with a dot',
        { extra: { 'a.b/c': 'v' } },
        { extra: { 'a.b/c': 'v' } },
        { '/extra/a.b~1c': 'message:/vendors/acme/extra/a.b~1c' },
      ],
      ['a map', { data: { a: 1 } }, { data: { a: '1' } }, { '/data': 'message:/vendors/acme/data' }],
      [
        'an object',
        { apns: { payload: { aps: { x: [1] } } } },
        { apns: { payload: { aps: { x: [1] } } } },
        { '/apns/payload': 'message:/vendors/acme/apns/payload' },
      ],
      [
        'raw',
        { raw: { unknown: { a: [1, 2] }, empty: {} } },
        { unknown: { a: [1, 2] }, empty: {} },
        { '/unknown/a': 'message:/vendors/acme/raw/unknown/a', '/empty': 'message:/vendors/acme/raw/empty' },
      ],
    ])('reads %s', (_name, block, wire, origin) => {
      const result = build(withBlock(block));
      expect(result.problems).toEqual([]);
      expect(result.wire).toEqual(wire);
      expect(result.origin).toEqual(origin);
    });

    it.each<[string, Record<string, unknown>, object]>([
      [
        'an unknown name',
        { nothingLikeIt: 1 },
        { id: 'unknown-field', pointer: '/vendors/acme/nothingLikeIt', data: { vendor: 'acme', name: 'nothingLikeIt', nearest: '' } },
      ],
      [
        'a mistyped name',
        { titel: 'a' },
        { id: 'unknown-field', pointer: '/vendors/acme/titel', data: { vendor: 'acme', name: 'titel', nearest: 'title' } },
      ],
      [
        'a mistyped nested name',
        { android: { notification: { chanel_id: 'c' } } },
        {
          id: 'unknown-field',
          pointer: '/vendors/acme/android/notification/chanel_id',
          data: { vendor: 'acme', name: 'android.notification.chanel_id', nearest: 'android.notification.channelId' },
        },
      ],
      [
        'a wrong type',
        { notify_id: 'seven' },
        {
          id: 'field-type',
          pointer: '/vendors/acme/notify_id',
          data: { vendor: 'acme', name: 'notify_id', expected: 'integer', got: 'string' },
        },
      ],
      [
        'a value outside the list',
        { extra: { notify_effect: '9' } },
        {
          id: 'field-type',
          pointer: '/vendors/acme/extra/notify_effect',
          data: { vendor: 'acme', name: 'extra.notify_effect', expected: '1 | 2 | 3', got: 'string' },
        },
      ],
      [
        'nothing where text is wanted',
        { title: null },
        { id: 'field-type', pointer: '/vendors/acme/title', data: { vendor: 'acme', name: 'title', expected: 'string', got: 'null' } },
      ],
      ['a list where a group is wanted', { android: ['a'] }, { id: 'unknown-field', pointer: '/vendors/acme/android' }],
    ])('reports %s and puts nothing', (_name, block, problem) => {
      const result = build(withBlock(block));
      expect(result.problems).toHaveLength(1);
      expect(result.problems[0]).toMatchObject(problem);
      expect(result.wire).toEqual({});
    });

    it('reads the other fields when one is wrong', () =>
      expect(build(withBlock({ titel: 1, notify_id: 3 })).wire).toEqual({ notify_id: 3 }));
    it('does not look at another vendor’s block', () =>
      expect(build({ vendors: { other: { title: 'a' } } })).toEqual({ wire: {}, origin: {}, losses: [], problems: [] }));

    it('has a value at every origin, whatever the block holds', () => {
      const value = fc.oneof(
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 }),
      );
      const name = fc.oneof(
        fc.constantFrom(
          'title',
          'notifyId',
          'data',
          'extra',
          'android',
          'apns',
          'raw',
          'extra.x',
          'apns.payload',
          '__proto__',
          'constructor',
        ),
        fc.string(),
      );
      fc.assert(
        fc.property(fc.dictionary(name, value, { maxKeys: 6 }), (block) => {
          const message = withBlock(block);
          const before = JSON.stringify(message);
          const { wire, origin, problems } = build(message);
          for (const pointer of Object.keys(origin)) expect(valueAt(wire, pointer), pointer).not.toBeUndefined();
          for (const problem of problems) expect(valueAt(message, problem.pointer), problem.pointer).not.toBeUndefined();
          expect(JSON.stringify(message)).toBe(before);
        }),
      );
    });
  });

  describe('channel', () => {
    const account = { channels: { news: { id: '1' }, order: { id: '2' } } };
    const channel = (name: string | undefined, given: typeof account | object | undefined) => {
      const builder = new WireBuilder(name === undefined ? {} : { channel: name }, 'acme');
      return { found: builder.channel(given), problems: builder.finish().problems };
    };
    it('finds the channel by its name', () => expect(channel('news', account)).toEqual({ found: { id: '1' }, problems: [] }));
    it('has none when the message names none', () => expect(channel(undefined, account)).toEqual({ found: undefined, problems: [] }));
    it('says nothing without an account', () => expect(channel('news', undefined)).toEqual({ found: undefined, problems: [] }));
    it('reports an unknown name with those that are known', () => {
      expect(channel('new', account)).toEqual({
        found: undefined,
        problems: [
          { id: 'unknown-channel', pointer: '/channel', data: { vendor: 'acme', name: 'new', known: 'news, order', nearest: 'news' } },
        ],
      });
    });
    it('reports a name where no channel is configured', () =>
      expect(channel('news', {}).problems).toMatchObject([{ data: { known: '', nearest: '' } }]));
    it.each(['constructor', '__proto__', 'toString'])('does not find %s, which every object has', (name) =>
      expect(channel(name, account).found).toBeUndefined(),
    );
  });

  describe('lose', () => {
    const text = { en: 'No badge.', zh: '没有角标。' };
    it('remembers what the message has', () =>
      expect(new WireBuilder({ badge: 0 }, 'acme').lose('/badge', text).finish().losses).toEqual([{ pointer: '/badge', text }]));
    it('forgets what it does not have', () => expect(new WireBuilder({}, 'acme').lose('/badge', text).finish().losses).toEqual([]));
    it('looks inside', () =>
      expect(
        new WireBuilder({ click: { open: 'url', url: 'u' } }, 'acme').lose('/click/url', text).lose('/click/intent', text).finish().losses,
      ).toHaveLength(1));
  });
});
