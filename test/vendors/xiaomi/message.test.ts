import { describe, expect, it } from 'vitest';
import { kinds as allKinds } from '../../../src/core/kind.ts';
import type { Message } from '../../../src/core/message.ts';
import { kinds, toWire } from '../../../src/vendors/xiaomi/message.ts';
import { wireFields } from '../../../src/vendors/xiaomi/wire.ts';
import { account } from './support.ts';

const options = { day: '2026-11-20' };
const base = { restricted_package_name: 'com.example.app', pass_through: 0, notify_type: -1, 'extra.notify_effect': '1' };
const convert = (message: Message) => toWire(message, account, options);

describe('neutral fields', () => {
  it.each<[string, Message, Record<string, unknown>]>([
    ['nothing', {}, {}],
    ['title', { title: '你好' }, { title: '你好' }],
    ['body', { body: 'text' }, { description: 'text' }],
    ['data, as JSON in the payload and nothing else', { data: { conversationId: '42' } }, { payload: '{"conversationId":"42"}' }],
    ['Xiaomi: TTL in ms', { ttlSeconds: 86400 }, { time_to_live: 86_400_000 }],
    ['ttl 0', { ttlSeconds: 0 }, { time_to_live: 0 }],
    ['notifyId', { notifyId: 7 }, { notify_id: 7 }],
    ['the default sound', { sound: 'default' }, {}],
    ['a sound of the app', { sound: 'ding' }, { 'extra.sound_uri': 'android.resource://com.example.app/raw/ding' }],
    ['a tap that opens the app', { click: { open: 'app' } }, {}],
    [
      'a tap that opens an activity',
      { click: { open: 'activity', activity: '.Chat' } },
      { 'extra.notify_effect': '2', 'extra.intent_uri': 'intent:#Intent;component=com.example.app/.Chat;end' },
    ],
    [
      'an activity of a component',
      { click: { open: 'activity', activity: 'a.b/.C' } },
      { 'extra.notify_effect': '2', 'extra.intent_uri': 'intent:#Intent;component=a.b/.C;end' },
    ],
    [
      'a tap with an intent',
      { click: { open: 'intent', intent: 'intent:#Intent;end' } },
      { 'extra.notify_effect': '2', 'extra.intent_uri': 'intent:#Intent;end' },
    ],
    [
      'a tap that opens a page',
      { click: { open: 'url', url: 'https://example.com/' } },
      { 'extra.notify_effect': '3', 'extra.web_uri': 'https://example.com/' },
    ],
    ['a public channel', { channel: 'promo' }, { 'extra.channel_id': '104552' }],
    [
      'a private channel with its template',
      { channel: 'im', title: 'Alice', body: 'Hi' },
      {
        title: 'Alice',
        description: 'Hi',
        'extra.channel_id': '104551',
        'extra.template_id': 'P2026001',
        'extra.template_param': '{"sender":"Alice","text":"Hi"}',
      },
    ],
    ['a template without params', { channel: 'order' }, { 'extra.channel_id': '104555', 'extra.template_id': 'P2026002' }],
    [
      'priority, collapseKey, badge and image: nothing',
      { priority: 'high', collapseKey: 'c', badge: 1, image: 'https://example.com/a.png' },
      {},
    ],
  ])('%s', (_name, message, want) => expect(convert(message).wire).toEqual({ ...base, ...want }));

  it('does without an account', () => {
    const none = toWire({ channel: 'im', click: { open: 'activity', activity: 'com.example.Chat' }, sound: 'ding' }, undefined, options);
    expect(none.wire).toEqual({ pass_through: 0, notify_type: -1, 'extra.notify_effect': '2', 'extra.class_name': 'com.example.Chat' });
    expect(none.losses.map(({ pointer }) => pointer)).toEqual(['/sound']);
    expect(none.problems).toEqual([]);
  });

  it('names the losses', () =>
    expect(
      convert({ priority: 'high', collapseKey: 'c', badge: 1, image: 'https://example.com/a.png', sound: 'default' }).losses.map(
        ({ pointer }) => pointer,
      ),
    ).toEqual(['/priority', '/collapseKey', '/badge', '/image']));

  it('calls an unknown channel a problem', () => {
    const { wire, problems } = convert({ channel: 'imm' });
    expect(wire['extra.channel_id']).toBeUndefined();
    expect(problems).toMatchObject([{ id: 'unknown-channel', pointer: '/channel', data: { nearest: 'im' } }]);
  });

  it('says where each value came from', () =>
    expect(convert({ title: 'a', ttlSeconds: 60, channel: 'im', click: { open: 'url', url: 'https://e.cn' } }).origin).toMatchObject({
      '/restricted_package_name': 'account',
      '/pass_through': 'default',
      '/title': 'message:/title',
      '/time_to_live': 'message:/ttlSeconds',
      '/extra.channel_id': 'message:/channel',
      '/extra.template_id': 'message:/channel',
      '/extra.web_uri': 'message:/click',
    }));

  it('is pure', () => {
    const message: Message = {
      title: 'a',
      data: { a: '1' },
      channel: 'im',
      vendors: { xiaomi: { extra: { own: 'x' }, raw: { extra: { deep: '1' } } } },
    };
    const before = structuredClone({ message, account });
    expect(convert(message)).toEqual(convert(message));
    expect({ message, account }).toEqual(before);
  });
});

describe('the vendor block', () => {
  const block = (xiaomi: Record<string, unknown>) => convert({ vendors: { xiaomi } });
  const samples = { string: '1', integer: 1, 'json-string': '{"a":"b"}', 'string-number': '3' } as Record<string, unknown>;
  const camel = (name: string) => name.replace(/[_-]([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const nest = (name: string, value: unknown) =>
    name
      .split('.')
      .toReversed()
      .reduce((inner, key) => ({ [key]: inner }), value);
  const plain = wireFields.filter((field) => !field.name.endsWith('*'));

  it.each(plain.map((field) => [field.name, field] as const))('reaches %s', (name, field) => {
    const value = field.values?.[0] ?? samples[field.type];
    const spellings: Record<string, unknown>[] = [{ [name]: value }];
    if (!name.startsWith('extra.callback.'))
      spellings.push(nest(name, value) as Record<string, unknown>, nest(camel(name), value) as Record<string, unknown>);
    if (name.startsWith('extra.')) for (const alias of field.aliases ?? []) spellings.push({ [alias]: value }, { [camel(alias)]: value });
    for (const spelling of spellings) {
      const { wire, problems } = block(spelling);
      expect(problems, JSON.stringify(spelling)).toEqual([]);
      expect((wire as Record<string, unknown>)[field.pointer.slice(1)], JSON.stringify(spelling)).toBe(value);
    }
  });

  it('takes own keys of extra as they are', () =>
    expect(block({ extra: { channelId: '9', ownKey: 'a', own_key: 1, 'with-dash': 'b' } }).wire).toEqual({
      ...base,
      'extra.channel_id': '9',
      'extra.ownKey': 'a',
      'extra.own_key': '1',
      'extra.with-dash': 'b',
    }));

  it('takes the iOS fields', () =>
    expect(block({ apsProperFields: { title: 'x' }, extra: { 'apsAlert-body': 'y' } }).wire).toMatchObject({
      'aps_proper_fields.title': 'x',
      'extra.apsAlert-body': 'y',
    }));

  it('stringifies an object given for the payload or the template parameters', () =>
    expect(block({ payload: { orderId: 1024 }, templateParam: { no: '1' } }).wire).toMatchObject({
      payload: '{"orderId":1024}',
      'extra.template_param': '{"no":"1"}',
    }));

  it.each(['dryRun', 'registrationId', 'region', 'nonsense'])('does not offer %s', (name) =>
    expect(block({ [name]: 'x' }).problems).toMatchObject([{ id: 'unknown-field', pointer: `/vendors/xiaomi/${name}` }]),
  );

  it('calls a wrong type a problem', () =>
    expect(block({ notifyId: 'seven' }).problems).toMatchObject([{ id: 'field-type', pointer: '/vendors/xiaomi/notifyId' }]));

  it('flattens raw that is nested, and lets it win', () => {
    const { wire, origin } = convert({
      channel: 'im',
      vendors: { xiaomi: { channelId: '1', raw: { extra: { channel_id: '2', 'a.b': { c: 'x' } }, future: 1 } } },
    });
    expect(wire).toMatchObject({ 'extra.channel_id': '2', 'extra.a.b.c': 'x', future: 1 });
    expect(Object.keys(wire)).not.toContain('extra');
    expect(origin).toMatchObject({
      '/extra.channel_id': 'message:/vendors/xiaomi/raw/extra/channel_id',
      '/extra.a.b.c': 'message:/vendors/xiaomi/raw/extra/a.b/c',
    });
  });
});

describe('authority', () => {
  it.each<[string, Message, unknown]>([
    ['the block over the neutral message', { title: 'neutral', vendors: { xiaomi: { title: 'block' } } }, 'block'],
    ['a flag over the block', { title: 'flag', authority: { '/title': 'flag' }, vendors: { xiaomi: { title: 'block' } } }, 'flag'],
    [
      '--set over a flag',
      { title: 'flag', authority: { '/title': 'flag', '/vendors/xiaomi/title': 'set' }, vendors: { xiaomi: { title: 'set' } } },
      'set',
    ],
    [
      'raw over all',
      { title: 'flag', authority: { '/title': 'flag' }, vendors: { xiaomi: { title: 'block', raw: { title: 'raw' } } } },
      'raw',
    ],
  ])('%s', (_name, message, want) => expect(convert(message).wire.title).toBe(want));
});

describe('kinds', () => {
  it.each(allKinds)('%s is mapped, with texts in both languages', (kind) => {
    const { fields, right, without } = kinds[kind];
    expect(fields).toEqual({});
    for (const text of [right, without]) {
      expect(text?.en).toMatch(/\.$/);
      expect(text?.zh).toMatch(/。$/);
    }
    expect(convert({ kind }).wire).toEqual(base);
  });
});
