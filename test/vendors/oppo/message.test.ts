import { describe, expect, it } from 'vitest';
import { kinds as allKinds } from '../../../src/core/kind.ts';
import type { Message } from '../../../src/core/message.ts';
import { valueAt } from '../../../src/core/pointer.ts';
import { camelCase } from '../../../src/core/wire.ts';
import type { OppoAccount } from '../../../src/vendors/oppo/account.ts';
import { kinds, toWire } from '../../../src/vendors/oppo/message.ts';
import { categories, contentCategories, wireFields } from '../../../src/vendors/oppo/wire.ts';

const template = { id: '68839785d6fbd5012f05b090', params: { sender: '{title}', text: '{body}' } };
const account: OppoAccount = {
  appKey: 'k',
  masterSecret: 's',
  channels: {
    im: { id: 'im_message', template },
    plain: { id: 'plain' },
    old: { id: 'chat_old', class: 'private' },
    scene: { id: 'orders', scene: 'ORDER' },
    texts: {
      id: 'texts',
      template: {
        id: 't2',
        title: '${who}$',
        content: '${who}$ wrote ${what}$',
        params: { who: '{data.from}', what: '{body}', other: '{title}' },
      },
    },
  },
};
const build = (message: Message, given: OppoAccount | undefined = account) => toWire(message, given, { day: '2026-11-20' });
const notification = (message: Message) => build(message).wire.notification as Record<string, unknown>;

describe('neutral fields', () => {
  it.each<[string, Message, Record<string, unknown>]>([
    ['title and body', { title: 'Alice', body: '你好' }, { title: 'Alice', content: '你好' }],
    ['data', { data: { conversationId: '42', b: 'ä' } }, { action_parameters: '{"conversationId":"42","b":"ä"}' }],
    ['empty data', { data: {} }, {}],
    ['click app', { click: { open: 'app' } }, { click_action_type: 0 }],
    ['click activity', { click: { open: 'activity', activity: 'com.x.A' } }, { click_action_type: 4, click_action_activity: 'com.x.A' }],
    [
      'click intent, an action',
      { click: { open: 'intent', intent: 'com.x.OPEN' } },
      { click_action_type: 1, click_action_activity: 'com.x.OPEN' },
    ],
    [
      'click intent, a URI',
      { click: { open: 'intent', intent: 'intent://c#Intent;end' } },
      { click_action_type: 5, click_action_url: 'intent://c#Intent;end' },
    ],
    [
      'click url, web',
      { click: { open: 'url', url: 'https://x.example' } },
      { click_action_type: 2, click_action_url: 'https://x.example' },
    ],
    ['click url, deep link', { click: { open: 'url', url: 'myapp://chat' } }, { click_action_type: 5, click_action_url: 'myapp://chat' }],
    ['ttl in seconds', { ttlSeconds: 86400 }, { off_line: true, off_line_ttl: 86400 }],
    ['a fraction of a second', { ttlSeconds: 0.5 }, { off_line: true, off_line_ttl: 1 }],
    ['ttl 0 as not kept', { ttlSeconds: 0 }, { off_line: false }],
    ['notifyId', { notifyId: 42 }, { notify_id: 42 }],
    ['channel', { channel: 'plain' }, { channel_id: 'plain' }],
  ])('carry %s', (_, message, want) => expect(notification(message)).toEqual(want));
  it.each<[string, Message]>([
    ['/priority', { priority: 'high' }],
    ['/collapseKey', { collapseKey: 'conv-42' }],
    ['/sound', { sound: 'default' }],
    ['/badge', { badge: 1 }],
    ['/image', { image: 'https://x.example/a.png' }],
  ])('tell the loss of %s and send nothing for it', (pointer, message) => {
    const result = build(message);
    expect(result.losses.map((loss) => loss.pointer)).toEqual([pointer]);
    expect(result.wire).toEqual({ target_type: 2, notification: {} });
    for (const loss of result.losses) {
      expect(loss.text.en).toMatch(/\.$/);
      expect(loss.text.zh).toMatch(/。$/);
    }
  });
  it('lose nothing else', () =>
    expect(build({ title: 'a', body: 'b', priority: 'normal', kind: 'im', notifyId: 1, ttlSeconds: 1, data: { a: 'b' } }).losses).toEqual(
      [],
    ));
  it('work without an account', () =>
    expect(build({ title: 'a', channel: 'im' }, undefined)).toMatchObject({ wire: { notification: { title: 'a' } }, problems: [] }));
  it('report an unknown channel', () =>
    expect(build({ channel: 'plian' }).problems).toMatchObject([
      { id: 'unknown-channel', pointer: '/channel', data: { nearest: 'plain' } },
    ]));
});

describe('kinds', () => {
  it.each(allKinds)('express %s by a known category and show it as derived', (kind) => {
    const result = build({ kind });
    expect(categories).toContain(result.wire.notification.category);
    expect(result.origin['/notification/category']).toBe('derived:kind');
  });
  it('give content categories the public quota and service categories a right', () => {
    for (const kind of allKinds) {
      const { fields, quotaClass, right, without } = kinds[kind];
      const isContent = contentCategories.some((category) => category === fields['/notification/category']);
      expect([kind, quotaClass]).toEqual([kind, isContent ? 'public' : 'unlimited']);
      expect([kind, right !== undefined, without !== undefined]).toEqual([kind, !isContent, !isContent]);
    }
  });
  it('are marked collapsed exactly where two share a category', () => {
    const count = (category: unknown) => allKinds.filter((kind) => kinds[kind].fields['/notification/category'] === category).length;
    for (const kind of allKinds)
      expect([kind, kinds[kind].collapsed ?? false]).toEqual([kind, count(kinds[kind].fields['/notification/category']) > 1]);
  });
  it('outrank the category of the channel (scene), which serves messages without kind', () => {
    expect(build({ kind: 'marketing', channel: 'scene' }).wire.notification.category).toBe('MARKETING');
    const result = build({ channel: 'scene' });
    expect(result.wire.notification.category).toBe('ORDER');
    expect(result.origin['/notification/category']).toBe('derived:channel');
  });
  it('are not sent with an old private channel (README: together with `category` → 67)', () => {
    const result = build({ kind: 'im', channel: 'old' });
    expect(result.wire.notification).toEqual({ channel_id: 'chat_old' });
    expect(result.losses.map((loss) => loss.pointer)).toEqual(['/kind']);
  });
});

describe('private message templates', () => {
  it('fill title and content parameters from the message (README: IM-type categories may answer 54 without)', () =>
    expect(notification({ title: 'Alice', body: 'Hi "you"', channel: 'im' })).toMatchObject({
      private_msg_template_id: template.id,
      private_title_parameters: '{"sender":"Alice"}',
      private_content_parameters: '{"text":"Hi \\"you\\""}',
    }));
  it('share parameters out by the placeholders of the configured texts', () =>
    expect(notification({ title: 'T', body: 'B', data: { from: 'Bob' }, channel: 'texts' })).toMatchObject({
      private_title_parameters: '{"who":"Bob"}',
      private_content_parameters: '{"who":"Bob","what":"B","other":"T"}',
    }));
  it('say where they come from', () =>
    expect(build({ title: 'Alice', body: 'Hi', channel: 'im' }).origin).toMatchObject({
      '/notification/private_msg_template_id': 'account',
      '/notification/private_title_parameters': 'derived:template',
      '/notification/channel_id': 'message:/channel',
    }));
});

describe('the block vendors.oppo', () => {
  const samples = { string: 'x', integer: 7, boolean: true, object: { a: 1 }, array: [1], 'json-string': { a: 1 } } as Record<
    string,
    unknown
  >;
  it.each(wireFields.flatMap((field) => [field.name, camelCase(field.name)].map((name) => [name, field] as const)))(
    'reaches %s',
    (name, field) => {
      const value = samples[field.type];
      const result = build({ vendors: { oppo: { [name]: value } } });
      expect(result.problems).toEqual([]);
      expect(valueAt(result.wire, field.pointer)).toEqual(field.type === 'json-string' ? '{"a":1}' : value);
    },
  );
  it('takes notification fields nested as the vendor nests them', () =>
    expect(notification({ vendors: { oppo: { notification: { notifyLevel: 2, channel_id: 'c' } } } })).toEqual({
      notify_level: 2,
      channel_id: 'c',
    }));
  it('turns an alias into target type 5', () =>
    expect(build({ vendors: { oppo: { alias: 'bob' } } }).wire).toEqual({ target_type: 5, target_value: 'bob', notification: {} }));
  it('merges raw last and untouched', () =>
    expect(
      build({ title: 'a', vendors: { oppo: { title: 'b', raw: { notification: { title: 'c', newField: { deep: [1] } } } } } }).wire
        .notification,
    ).toEqual({
      title: 'c',
      newField: { deep: [1] },
    }));
  it('reports unknown names and wrong types', () =>
    expect(build({ vendors: { oppo: { notifyLevle: 2, offLine: 'yes' } } }).problems).toMatchObject([
      { id: 'unknown-field', pointer: '/vendors/oppo/notifyLevle', data: { nearest: 'notifyLevel' } },
      { id: 'field-type', pointer: '/vendors/oppo/offLine' },
    ]));
});

describe('authority', () => {
  const category = (message: Message) => notification(message)['category'];
  const content = (message: Message) => notification(message)['content'];
  it('puts the block over the derived value', () =>
    expect(category({ kind: 'im', vendors: { oppo: { category: 'ORDER' } } })).toBe('ORDER'));
  it('puts the block over the neutral message', () => expect(content({ body: 'a', vendors: { oppo: { content: 'b' } } })).toBe('b'));
  it('puts a flag over the block', () =>
    expect(content({ body: 'a', vendors: { oppo: { content: 'b' } }, authority: { '/body': 'flag' } })).toBe('a'));
  it('puts --set over a flag', () =>
    expect(
      content({ body: 'a', vendors: { oppo: { content: 'b' } }, authority: { '/body': 'flag', '/vendors/oppo/content': 'set' } }),
    ).toBe('b'));
  it('puts raw over all', () =>
    expect(content({ body: 'a', vendors: { oppo: { raw: { notification: { content: 'c' } } } }, authority: { '/body': 'set' } })).toBe(
      'c',
    ));
});

describe('toWire', () => {
  it('is pure: it changes nothing and gives the same twice', () => {
    const message: Message = {
      kind: 'im',
      title: 'a',
      body: 'b',
      channel: 'im',
      data: { a: 'b' },
      vendors: { oppo: { buttons: [{ a: 1 }], raw: { x: 1 } } },
    };
    const before = structuredClone({ message, account });
    expect(build(message)).toEqual(build(message));
    expect({ message, account }).toEqual(before);
  });
});
