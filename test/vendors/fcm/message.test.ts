import { describe, expect, it } from 'vitest';
import { kinds as allKinds } from '../../../src/core/kind.ts';
import type { Message } from '../../../src/core/message.ts';
import { valueAt } from '../../../src/core/pointer.ts';
import { placeholders } from '../../../src/core/text.ts';
import { kinds, toWire } from '../../../src/vendors/fcm/message.ts';
import { wireFields } from '../../../src/vendors/fcm/wire.ts';
import { accountWith } from './support.ts';

const account = accountWith({ channels: { im: { id: 'chat' } } });
const options = { day: '2026-11-20' };
const build = (message: Message) => toWire(message, account, options);
const shown = { title: 'Alice', body: 'Hi' };
const notification = { title: 'Alice', body: 'Hi' };

describe('fcm toWire', () => {
  const table: [string, Message, object, string[]][] = [
    ['title and body', shown, { notification }, []],
    [
      'an image, with mutable-content for iOS',
      { ...shown, image: 'https://x.example/a.png' },
      { notification: { ...notification, image: 'https://x.example/a.png' }, apns: { payload: { aps: { 'mutable-content': 1 } } } },
      [],
    ],
    [
      'data, with a background push for iOS',
      { data: { a: '1' } },
      {
        data: { a: '1' },
        apns: { headers: { 'apns-push-type': 'background', 'apns-priority': '5' }, payload: { aps: { 'content-available': 1 } } },
      },
      [],
    ],
    [
      'data keys with a slash or a dot',
      { ...shown, data: { 'a/b': '1', 'c.d': '2' } },
      { notification, data: { 'a/b': '1', 'c.d': '2' } },
      [],
    ],
    ['the id of the channel', { ...shown, channel: 'im' }, { notification, android: { notification: { channel_id: 'chat' } } }, []],
    ['ttl in seconds with an s', { ...shown, ttlSeconds: 86_400 }, { notification, android: { ttl: '86400s' } }, ['/ttlSeconds']],
    [
      'ttl zero, on iOS too',
      { ...shown, ttlSeconds: 0 },
      { notification, android: { ttl: '0s' }, apns: { headers: { 'apns-expiration': '0' } } },
      [],
    ],
    [
      'high priority',
      { ...shown, priority: 'high' },
      { notification, android: { priority: 'HIGH' }, apns: { headers: { 'apns-priority': '10' } } },
      [],
    ],
    [
      'normal priority',
      { ...shown, priority: 'normal' },
      { notification, android: { priority: 'NORMAL' }, apns: { headers: { 'apns-priority': '5' } } },
      [],
    ],
    [
      'high priority of a data message, 5 on iOS',
      { data: { a: '1' }, priority: 'high' },
      {
        data: { a: '1' },
        android: { priority: 'HIGH' },
        apns: { headers: { 'apns-push-type': 'background', 'apns-priority': '5' }, payload: { aps: { 'content-available': 1 } } },
      },
      [],
    ],
    [
      'a collapse key',
      { ...shown, collapseKey: 'c' },
      { notification, android: { collapse_key: 'c' }, apns: { headers: { 'apns-collapse-id': 'c' } } },
      [],
    ],
    ['a notification id as tag', { ...shown, notifyId: 7 }, { notification, android: { notification: { tag: '7' } } }, ['/notifyId']],
    [
      'a notification id with a collapse key',
      { ...shown, notifyId: 7, collapseKey: 'c' },
      { notification, android: { notification: { tag: '7' }, collapse_key: 'c' }, apns: { headers: { 'apns-collapse-id': 'c' } } },
      [],
    ],
    [
      'a sound',
      { ...shown, sound: 'default' },
      { notification, android: { notification: { sound: 'default' } }, apns: { payload: { aps: { sound: 'default' } } } },
      [],
    ],
    [
      'a badge',
      { ...shown, badge: 3 },
      { notification, android: { notification: { notification_count: 3 } }, apns: { payload: { aps: { badge: 3 } } } },
      [],
    ],
    [
      'a badge of zero, which Android would count up',
      { ...shown, badge: 0 },
      { notification, apns: { payload: { aps: { badge: 0 } } } },
      ['/badge'],
    ],
    ['opening the app, which needs nothing', { ...shown, click: { open: 'app' } }, { notification }, []],
    [
      'an activity as click_action',
      { ...shown, click: { open: 'activity', activity: 'OPEN' } },
      { notification, android: { notification: { click_action: 'OPEN' } } },
      ['/click'],
    ],
    [
      'an intent as data',
      { ...shown, click: { open: 'intent', intent: 'intent:#Intent;end' } },
      { notification, data: { click_intent: 'intent:#Intent;end' } },
      ['/click'],
    ],
    [
      'an https url as data and web link',
      { ...shown, click: { open: 'url', url: 'https://x.example/' } },
      { notification, data: { click_url: 'https://x.example/' }, webpush: { fcm_options: { link: 'https://x.example/' } } },
      ['/click'],
    ],
    [
      'another url as data only',
      { ...shown, click: { open: 'url', url: 'shop://a' } },
      { notification, data: { click_url: 'shop://a' } },
      ['/click'],
    ],
    [
      "the user's own data before the click's",
      { ...shown, click: { open: 'url', url: 'shop://a' }, data: { click_url: 'mine' } },
      { notification, data: { click_url: 'mine' } },
      ['/click'],
    ],
    [
      'nothing to show in a data message',
      { data: { a: '1' }, channel: 'im', sound: 'x', badge: 1, notifyId: 2 },
      {
        data: { a: '1' },
        apns: { headers: { 'apns-push-type': 'background', 'apns-priority': '5' }, payload: { aps: { 'content-available': 1 } } },
      },
      ['/channel', '/sound', '/badge', '/notifyId'],
    ],
    ['a topic of the block', { ...shown, vendors: { fcm: { topic: 'news' } } }, { notification, topic: 'news' }, []],
    [
      'an alert of the block, so that iOS shows it and Android does not',
      { data: { a: '1' }, sound: 'x', channel: 'im', vendors: { fcm: { apns: { payload: { aps: { alert: 'Hi' } } } } } },
      { data: { a: '1' }, apns: { payload: { aps: { alert: 'Hi', sound: 'x' } } } },
      ['/channel'],
    ],
    [
      'its own expiration for iOS',
      { ...shown, ttlSeconds: 60, vendors: { fcm: { apns: { headers: { apnsExpiration: '1795132800' } } } } },
      { notification, android: { ttl: '60s' }, apns: { headers: { 'apns-expiration': '1795132800' } } },
      [],
    ],
  ];
  for (const [name, message, want, lost] of table)
    it(`writes ${name}`, () => {
      const { wire, losses, problems } = build(message);
      expect(wire.message).toEqual(want);
      expect(losses.map(({ pointer }) => pointer)).toEqual(lost);
      expect(problems).toEqual([]);
      for (const { text } of losses) {
        expect(text.en).toMatch(/\.$/);
        expect(text.zh).toMatch(/。$/);
        expect(placeholders(text.zh)).toEqual(placeholders(text.en));
      }
    });

  describe('README quirk: `android` and `android_v2` together are refused', () => {
    const full: Message = {
      ...shown,
      channel: 'im',
      ttlSeconds: 60,
      collapseKey: 'c',
      badge: 2,
      notifyId: 7,
      sound: 's',
      kind: 'im',
      priority: 'high',
    };

    it('puts everything of a remote notification into android_v2', () => {
      const { wire, losses } = build({ ...full, vendors: { fcm: { androidV2: { remoteNotification: { mutableContent: true } } } } });
      expect(wire.message.android).toBeUndefined();
      expect(wire.message.android_v2).toEqual({
        ttl: '60s',
        collapse_key: 'c',
        remote_notification: {
          mutable_content: true,
          notification: { title: 'Alice', body: 'Hi', channel_id: 'chat', sound: 's', id: 7, notification_count: 2 },
        },
      });
      expect(losses.map(({ pointer }) => pointer)).toEqual(['/priority', '/ttlSeconds']);
    });

    it('shows nothing in a background sync', () => {
      const { wire } = build({ ...full, vendors: { fcm: { android_v2: { background_sync: {} } } } });
      expect(wire.message.android).toBeUndefined();
      expect(wire.message.android_v2).toEqual({ ttl: '60s', collapse_key: 'c', background_sync: {} });
    });

    it('sees android_v2 in raw too', () => {
      const { wire } = build({
        ...full,
        vendors: { fcm: { raw: { message: { android_v2: { remote_notification: { use_as_v1_data_message: true } } } } } },
      });
      expect(wire.message.android).toBeUndefined();
      expect(wire.message.android_v2?.remote_notification).toMatchObject({
        use_as_v1_data_message: true,
        notification: { channel_id: 'chat' },
      });
    });
  });

  describe('kinds', () => {
    for (const kind of allKinds)
      it(`derives ${kind} and says so`, () => {
        const { wire, origin } = build({ ...shown, kind });
        for (const [pointer, value] of Object.entries(kinds[kind].fields)) {
          expect(valueAt(wire, pointer)).toBe(value);
          expect(origin[pointer]).toBe('derived:kind');
        }
      });

    it('carry a confidence, no quota, and a right wherever one is needed', () => {
      for (const mapping of Object.values(kinds)) {
        expect(mapping).toMatchObject({ confidence: '?', quotaClass: 'none', collapsed: true });
        expect(mapping.right === undefined).toBe(mapping.fields['/message/apns/payload/aps/interruption-level'] !== 'time-sensitive');
      }
    });

    it('yield to the neutral priority, that to the block, that to --set, that to raw', () => {
      const priority = (message: Message) => build(message).wire.message.android?.priority;
      const base: Message = { ...shown, kind: 'marketing' };
      expect(priority(base)).toBe('NORMAL');
      expect(priority({ ...base, priority: 'high' })).toBe('HIGH');
      expect(priority({ ...base, priority: 'high', vendors: { fcm: { android: { priority: 'NORMAL' } } } })).toBe('NORMAL');
      expect(
        priority({ ...base, priority: 'high', vendors: { fcm: { android: { priority: 'NORMAL' } } }, authority: { '/priority': 'flag' } }),
      ).toBe('HIGH');
      expect(
        priority({
          ...base,
          priority: 'high',
          vendors: { fcm: { android: { priority: 'normal' } } },
          authority: { '/priority': 'flag', '/vendors/fcm/android/priority': 'set' },
        }),
      ).toBe('normal');
      expect(
        priority({ ...base, vendors: { fcm: { android: { priority: 'NORMAL' }, raw: { message: { android: { priority: 'X' } } } } } }),
      ).toBe('X');
    });

    it('of a data message touch Android only', () => {
      const { wire } = build({ data: { a: '1' }, kind: 'im' });
      expect(wire.message.android).toEqual({ priority: 'HIGH' });
      expect(wire.message.apns?.payload?.aps).toEqual({ 'content-available': 1 });
    });
  });

  describe('origin', () => {
    it('names the place in the message', () => {
      const { origin } = build({
        ...shown,
        data: { id: '1' },
        click: { open: 'url', url: 'shop://a' },
        channel: 'im',
        vendors: { fcm: { android: { notification: { icon: 'i' } } } },
      });
      expect(origin).toMatchObject({
        '/message/notification/title': 'message:/title',
        '/message/data/id': 'message:/data/id',
        '/message/data/click_url': 'message:/click/url',
        '/message/android/notification/channel_id': 'message:/channel',
        '/message/android/notification/icon': 'message:/vendors/fcm/android/notification/icon',
      });
    });
  });

  describe('problems', () => {
    it('names an unknown channel, and nothing without an account', () => {
      expect(build({ ...shown, channel: 'imm' }).problems).toMatchObject([{ id: 'unknown-channel', data: { nearest: 'im' } }]);
      expect(toWire({ ...shown, channel: 'imm' }, undefined, options).problems).toEqual([]);
    });

    it('names an unknown field and a wrong type', () => {
      const { problems } = build({ vendors: { fcm: { android: { priorty: 'HIGH', ttl: {}, priority: 'URGENT' } } } });
      expect(problems.map(({ id, pointer }) => [id, pointer])).toEqual([
        ['unknown-field', '/vendors/fcm/android/priorty'],
        ['field-type', '/vendors/fcm/android/ttl'],
        ['field-type', '/vendors/fcm/android/priority'],
      ]);
      expect(problems[0]?.data['nearest']).toBe('android.priority');
    });
  });

  describe('every field of the send table', () => {
    const samples = {
      string: 'x',
      integer: 1,
      number: 0.5,
      boolean: true,
      'string-number': '1',
      'json-string': '{}',
      map: { a: 'b' },
      object: {},
      array: ['x'],
      any: 'x',
    } as const;
    for (const field of wireFields)
      for (const spelling of ["the vendor's spelling", 'camelCase'] as const)
        it(`reaches ${field.name} by ${spelling}`, () => {
          const value = field.values?.[0] ?? samples[field.type];
          const names = field.name.replace(/\*$/, 'open_key').split('.');
          const path =
            spelling === 'camelCase'
              ? names.map((name) =>
                  name === 'open_key' ? name : name.replaceAll(/[_-]([a-z])/g, (_, letter: string) => letter.toUpperCase()),
                )
              : names;
          const block = path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as Record<string, unknown>;
          const { wire, problems } = build({ vendors: { fcm: block } });
          expect(problems).toEqual([]);
          expect(valueAt(wire, field.pointer.replace(/\*$/, 'open_key'))).toEqual(value);
        });

    it('keeps the alert of APNs as text or object', () => {
      const alert = (value: unknown) =>
        build({ vendors: { fcm: { apns: { payload: { aps: { alert: value } } } } } }).wire.message.apns?.payload?.aps?.['alert'];
      expect(alert('Hi')).toBe('Hi');
      expect(alert({ title: 'a', 'title-loc-key': 'k' })).toEqual({ title: 'a', 'title-loc-key': 'k' });
    });

    it('writes numbers of open maps as text', () =>
      expect(build({ vendors: { fcm: { data: { id: 42 }, android: { data: { n: 1 } } } } }).wire.message).toMatchObject({
        data: { id: '42' },
        android: { data: { n: '1' } },
      }));
  });

  it('does not change the message, and gives the same wire again', () => {
    const message: Message = {
      ...shown,
      kind: 'im',
      sound: 's',
      data: { a: '1' },
      vendors: {
        fcm: {
          apns: { payload: { custom: { deep: [1] }, aps: { sound: { name: 'x' } } } },
          raw: { message: { apns: { payload: { custom: { more: 1 }, aps: { sound: { volume: 1 } } } } } },
        },
      },
    };
    const before = structuredClone(message);
    const first = build(message);
    expect(message).toEqual(before);
    expect(build(message)).toEqual(first);
    expect(first.wire.message.apns?.payload).toMatchObject({ custom: { deep: [1], more: 1 }, aps: { sound: { name: 'x', volume: 1 } } });
  });
});
