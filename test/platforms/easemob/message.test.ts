import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/message.ts';
import type { Hints, Via } from '../../../src/core/platform.ts';
import { camelCase } from '../../../src/core/wire.ts';
import { toWire, vias } from '../../../src/platforms/easemob/message.ts';
import { textWidth, wireFields } from '../../../src/platforms/easemob/wire.ts';
import { account } from './support.ts';

const hintFields: Record<string, Record<string, string | number>> = {
  huawei: { category: 'IM' },
  honor: { importance: 'NORMAL' },
  oppo: { category: 'IM', notify_level: 2 },
  vivo: { category: 'IM', classification: 1 },
  meizu: { noticeMsgType: 1 },
  fcm: { priority: 'high' },
  xiaomi: {},
};
const hints: Hints = (vendor) => {
  const fields = hintFields[vendor];
  return fields && { channelId: `${vendor}-channel`, fields, confidence: 'A' };
};
const none: Hints = () => undefined;
const wireOf = (message: Message, via: Via = 'push', given: Hints = none, from?: string) =>
  toWire(message, account, { via, day: '2026-11-20', hints: given, ...(from === undefined ? {} : { from }) });
const own = (block: Record<string, unknown>): Message => ({ platforms: { easemob: block } });

describe('toWire', () => {
  it('has push as its default door', () => expect(vias).toEqual(['push', 'message', 'group']));

  it('makes the smallest push, for the vendor alone', () =>
    expect(wireOf({ title: 't', body: 'c' })).toMatchObject({
      wire: { via: 'push', body: { strategy: 2, pushMessage: { title: 't', content: 'c' } } },
      origin: { '/body/strategy': 'default', '/body/pushMessage/title': 'message:/title' },
      losses: [],
      problems: [],
    }));

  it('makes a message from the account’s sender, or from another', () => {
    const message: Message = { title: 'Alice', body: 'Hi', data: { cid: '42' } };
    expect(wireOf(message, 'message').wire).toEqual({
      via: 'message',
      body: {
        from: 'alice',
        type: 'txt',
        body: { msg: 'Hi' },
        ext: { em_push_ext: { title: 'Alice', content: 'Hi', custom: { cid: '42' } } },
      },
    });
    expect(wireOf(message, 'group', none, 'carol').wire).toMatchObject({ via: 'group', body: { from: 'carol' } });
  });

  it('puts kind and channel where instant push has them', () => {
    const { wire, origin, losses } = wireOf({ kind: 'im', channel: 'im', title: 't', body: 'c' }, 'push', hints);
    expect(wire.body.pushMessage).toMatchObject({
      huawei: { message: { android: { category: 'IM', notification: { channelId: 'huawei-channel' } } } },
      harmonyOS: { category: 'IM' },
      honor: { androidConfig: { androidNotification: { importance: 'NORMAL' } } },
      xiaomi: { channelId: 'xiaomi-channel' },
      oppo: { channelId: 'oppo-channel' },
      vivo: { category: 'IM', classification: 1 },
      fcmV1: { androidConfig: { priority: 'HIGH', androidNotification: { channelId: 'fcm-channel' } } },
    });
    expect(origin['/body/pushMessage/vivo/category']).toBe('derived:kind');
    expect(origin['/body/pushMessage/xiaomi/channelId']).toBe('derived:channel');
    expect(losses.map(({ pointer }) => pointer)).toEqual(['/kind', '/kind']);
  });

  it('puts kind and channel where a message has them', () => {
    const { wire, losses } = wireOf({ kind: 'im', body: 'c' }, 'message', hints);
    expect(wire.body.ext).toMatchObject({
      em_android_push_ext: {
        huawei_category: 'IM',
        huawei_channel_id: 'huawei-channel',
        honor_importance: 'NORMAL',
        xiaomi_channel_id: 'xiaomi-channel',
        oppo_channel_id: 'oppo-channel',
        oppo_category: 'IM',
        oppo_notify_level: 2,
        vivo_category: 'IM',
        fcm_channel_id: 'fcm-channel',
      },
      em_harmony_push_ext: { category: 'IM' },
    });
    expect(losses.map(({ text }) => text.en).join()).toContain('Meizu');
    expect(losses.map(({ text }) => text.en).join()).not.toContain('vivo');
  });

  it('says that a message cannot carry an operational classification of vivo', () => {
    const marketing: Hints = (vendor) =>
      vendor === 'vivo' ? { fields: { category: 'MARKETING', classification: 0 }, confidence: 'A' } : undefined;
    expect(
      wireOf({ kind: 'marketing', body: 'c' }, 'message', marketing)
        .losses.map(({ text }) => text.en)
        .join(),
    ).toContain('classification');
  });

  it('turns durations into each vendor’s unit', () =>
    expect(wireOf({ ttlSeconds: 5400 }).wire.body.pushMessage).toMatchObject({
      xiaomi: { timeToLive: 5_400_000 },
      oppo: { offLine: true, offLineTtl: 5400 },
      vivo: { timeToLive: 5400 },
      meizu: { validTime: 2 },
      fcmV1: { androidConfig: { ttl: '5400s' } },
    }));

  it.each([
    [{ open: 'app' }, undefined],
    [{ open: 'activity', activity: 'com.example.Chat' }, { clickAction: { activity: 'com.example.Chat' } }],
    [{ open: 'intent', intent: 'com.example.OPEN' }, { clickAction: { action: 'com.example.OPEN' } }],
    [{ open: 'url', url: 'https://example.com' }, { clickAction: { url: 'https://example.com' } }],
  ] as const)('a tap: %j', (click, config) => expect(wireOf({ title: 't', click }).wire.body.pushMessage?.config).toEqual(config));

  it.each([
    [{ open: 'activity', activity: 'com.example.Chat' }, ['oppo_click_activity', 'vivo_click_activity', 'meizu_click_activity'], 1],
    [{ open: 'intent', intent: 'com.example.OPEN' }, ['huawei_click_action', 'honor_click_action', 'xiaomi_click_action'], 1],
    [{ open: 'url', url: 'https://example.com' }, [], 1],
  ] as const)('a tap on a message’s push: %j', (click, keys, losses) => {
    const result = wireOf({ body: 'c', click }, 'message');
    expect(Object.keys(result.wire.body.ext?.em_android_push_ext ?? {})).toEqual(keys);
    expect(result.losses).toHaveLength(losses);
  });

  it('takes the platform’s own fields, with and without `ext.`, camel case too', () => {
    const { wire, problems } = wireOf(
      own({
        em_ignore_notification: true,
        ext: { em_at_list: 'all', mine: 1 },
        emPushExt: { title: 'x' },
        em_android_push_ext: { oppo_notify_level: '16' },
      }),
      'message',
    );
    expect(problems).toEqual([]);
    expect(wire.body.ext).toMatchObject({
      em_ignore_notification: true,
      em_at_list: 'all',
      mine: 1,
      em_push_ext: { title: 'x' },
      em_android_push_ext: { oppo_notify_level: 16 },
    });
  });

  it('reports an unknown field and a wrong type', () =>
    expect(wireOf(own({ pushMessage: { titel: 'x', vivo: { classification: 'high' } } })).problems.map(({ id }) => id)).toEqual([
      'unknown-field',
      'field-type',
    ]));

  it('does not send what belongs to the other door, and says so', () => {
    const { wire, losses, origin } = wireOf({ title: 't', ...own({ strategy: 3, em_ignore_notification: true }) }, 'push');
    expect(wire.body).toEqual({ strategy: 3, pushMessage: { title: 't' } });
    expect(losses.map(({ pointer }) => pointer)).toEqual(['/platforms/easemob/em_ignore_notification']);
    expect(Object.keys(origin).filter((pointer) => pointer.startsWith('/body/ext'))).toEqual([]);
    expect(wireOf({ body: 't', ...own({ strategy: 3 }) }, 'message').wire.body).not.toHaveProperty('strategy');
  });

  it('changes neither message nor account', () => {
    const message: Message = { title: 't', data: { a: '1' }, ...own({ pushMessage: { ext: { b: 1 } } }) };
    const before = JSON.stringify([message, account]);
    wireOf(message);
    expect(JSON.stringify([message, account])).toBe(before);
  });
});

describe('the field table', () => {
  const names = wireFields.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  it('has every name once, at a pointer of its own kind', () => {
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const camel = names.map((name) => name.split('.').map(camelCase).join('.'));
    expect(camel.filter((name, index) => camel.indexOf(name) !== index)).toEqual([]);
    for (const { name, pointer } of wireFields) expect(pointer.endsWith('*'), name).toBe(name.endsWith('.*'));
  });
  it.each(['huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu', 'apns', 'fcmV1', 'harmonyOS', 'easemob', 'fcm'])(
    'knows the object of %s',
    (vendor) => expect(names.some((name) => name.startsWith(`pushMessage.${vendor}.`))).toBe(true),
  );
  it('counts a Chinese character twice', () => expect(textWidth('ab新，')).toBe(6));
});
