import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/message.ts';
import type { Hints, VendorHint } from '../../../src/core/platform.ts';
import { toWire, vias } from '../../../src/platforms/tencent-im/message.ts';
import { wireFields } from '../../../src/platforms/tencent-im/wire.ts';
import { account } from './vectors.ts';

const day = '2026-11-20';
const none: Hints = () => undefined;
const from = (message: Message, part: { via?: 'push' | 'message' | 'group' | 'call'; from?: string; hints?: Hints } = {}) =>
  toWire(message, account, { day, via: 'push', hints: none, ...part });
const block = (fields: Record<string, unknown>, more: Message = {}): Message => ({ ...more, platforms: { 'tencent-im': fields } });
const hints: Record<string, VendorHint> = {
  xiaomi: { channelId: '10135', fields: {}, confidence: 'A' },
  oppo: { channelId: 'im_private', fields: { category: 'IM', notify_level: 16 }, confidence: 'A' },
  vivo: { fields: { category: 'IM', classification: 1 }, confidence: 'A' },
  huawei: { channelId: 'hw', fields: { category: 'IM' }, confidence: 'A' },
  honor: { fields: { importance: 'NORMAL' }, confidence: '?' },
  meizu: { fields: { noticeMsgType: 1 }, confidence: '?' },
  fcm: { channelId: 'chat', fields: { priority: 'HIGH' }, confidence: '?' },
};

describe('a neutral message', () => {
  it('becomes a push', () =>
    expect(from({ title: 'T', body: 'B', data: { k: '1' }, badge: 3 }).wire).toEqual({
      via: 'push',
      body: { From_Account: 'administrator', OfflinePushInfo: { PushFlag: 0, Title: 'T', Desc: 'B', Ext: '{"k":"1"}', BadgeSetNum: 3 } },
    }));
  it.each(['message', 'group'] as const)('becomes a text element via %s', (via) =>
    expect(from({ body: 'B' }, { via }).wire).toMatchObject({
      via,
      body: { MsgBody: [{ MsgType: 'TIMTextElem', MsgContent: { Text: 'B' } }], OfflinePushInfo: { Desc: 'B' } },
    }),
  );
  it('has no element as a push, and none without a body', () => {
    expect(from({ body: 'B' }).wire.body).not.toHaveProperty('MsgBody');
    expect(from({ title: 'T' }, { via: 'message' }).wire.body).not.toHaveProperty('MsgBody');
  });
  it('takes the sender from the option, the account, or the administrator', () => {
    expect(from({}, { from: 'carol' }).wire.body.From_Account).toBe('carol');
    expect(toWire({}, { ...account, sender: 'alice' }, { day, via: 'push', hints: none }).wire.body.From_Account).toBe('alice');
    expect(toWire({}, undefined, { day, via: 'push', hints: none }).wire.body.From_Account).toBe('administrator');
  });
  it.each([
    [0, 0],
    [90.2, 91],
    [9_999_999, 604_800],
  ])('has the life time %d as %d seconds via message', (ttlSeconds, wanted) =>
    expect(from({ ttlSeconds }, { via: 'message' }).wire.body.MsgLifeTime).toBe(wanted),
  );
  it.each(['push', 'group'] as const)('loses its life time via %s', (via) => {
    const { wire, losses } = from({ ttlSeconds: 60 }, { via });
    expect(wire.body).not.toHaveProperty('MsgLifeTime');
    expect(losses.map(({ pointer }) => pointer)).toEqual(['/ttlSeconds']);
  });
  it('fills the vendors’ fields from what is known of them', () =>
    expect(from({}, { hints: (vendor) => hints[vendor] }).wire.body.OfflinePushInfo?.AndroidInfo).toEqual({
      XiaoMiChannelID: '10135',
      OPPOChannelID: 'im_private',
      HuaWeiChannelID: 'hw',
      GoogleChannelID: 'chat',
      OPPOCategory: 'IM',
      OPPONotifyLevel: 16,
      VIVOCategory: 'IM',
      VIVOClassification: 1,
      HuaWeiCategory: 'IM',
      HonorImportance: 'NORMAL',
      MeiZuNoticeMsgType: 1,
      GooglePriority: 'high',
    }));
  it('names OPPO’s private message template with its parameters', () => {
    const template = { id: 't-1', title: { sender: 'Alice' }, content: { text: 'Hi' } };
    const { wire, origin } = from(
      { title: 'T' },
      { hints: (vendor) => (vendor === 'oppo' ? { fields: {}, confidence: 'A', channelId: 'op', template } : undefined) },
    );
    expect(wire.body.OfflinePushInfo?.AndroidInfo).toEqual({
      OPPOChannelID: 'op',
      OPPOPrivateMsgTemplateId: 't-1',
      OPPOPrivateTitleParameters: { sender: 'Alice' },
      OPPOPrivateContentParameters: { text: 'Hi' },
    });
    expect(origin['/body/OfflinePushInfo/AndroidInfo/OPPOPrivateTitleParameters']).toBe('derived:template');
  });
  it('says where a derived value came from', () => {
    const { origin } = from({ title: 'T' }, { hints: (vendor) => hints[vendor] });
    expect(origin['/body/OfflinePushInfo/AndroidInfo/OPPOChannelID']).toBe('derived:channel');
    expect(origin['/body/OfflinePushInfo/AndroidInfo/OPPOCategory']).toBe('derived:kind');
    expect(origin['/body/OfflinePushInfo/Title']).toBe('message:/title');
  });
  it('lets its own priority win over the kind’s', () =>
    expect(from({ priority: 'normal' }, { hints: (vendor) => hints[vendor] }).wire.body.OfflinePushInfo?.AndroidInfo?.GooglePriority).toBe(
      'normal',
    ));
  it.each([
    ['ring.caf', 'ring', 'ring.caf', []],
    ['ring', 'ring', undefined, ['/sound']],
    ['default', undefined, undefined, []],
  ])('has the sound %s in each system’s form', (sound, android, ios, lost) => {
    const { wire, losses } = from({ sound });
    expect(wire.body.OfflinePushInfo?.AndroidInfo?.Sound).toBe(android);
    expect(wire.body.OfflinePushInfo?.ApnsInfo?.Sound).toBe(ios);
    expect(losses.map(({ pointer }) => pointer)).toEqual(lost);
  });
  it('has its image for every vendor that shows one', () =>
    expect(from({ image: 'https://e.com/a.png' }).wire.body.OfflinePushInfo).toMatchObject({
      AndroidInfo: { HuaWeiImage: 'https://e.com/a.png', HonorImage: 'https://e.com/a.png', GoogleImage: 'https://e.com/a.png' },
      ApnsInfo: { Image: 'https://e.com/a.png' },
      HarmonyInfo: { Image: 'https://e.com/a.png' },
    }));
  it('loses what Tencent IM cannot say', () =>
    expect(
      from({ click: { open: 'url', url: 'https://e.com' }, collapseKey: 'k', notifyId: 1 }).losses.map(({ pointer }) => pointer),
    ).toEqual(['/click', '/collapseKey', '/notifyId']));
  it('loses nothing when a tap opens the app', () => expect(from({ click: { open: 'app' } }).losses).toEqual([]));
});

describe('the platform block', () => {
  const custom = [{ MsgType: 'TIMCustomElem', MsgContent: { Data: 'x' } }];
  it('replaces the text element, and nothing is invented for a custom one', () => {
    const { wire } = from(block({ MsgBody: custom }), { via: 'message' });
    expect(wire.body.MsgBody).toEqual(custom);
    expect(wire.body.OfflinePushInfo).toEqual({ PushFlag: 0 });
  });
  it('replaces the element, while the body stays the description', () => {
    const { wire } = from(block({ MsgBody: custom }, { body: 'B' }), { via: 'message' });
    expect(wire.body).toMatchObject({ MsgBody: custom, OfflinePushInfo: { Desc: 'B' } });
  });
  it('may leave out the objects around a field', () =>
    expect(
      from(block({ PushFlag: 1, OPPOCategory: 'ORDER', ApnsInfo: { Sound: 'a.caf' }, Ext: { k: 1 } })).wire.body.OfflinePushInfo,
    ).toEqual({
      PushFlag: 1,
      Ext: '{"k":1}',
      AndroidInfo: { OPPOCategory: 'ORDER' },
      ApnsInfo: { Sound: 'a.caf' },
    }));
  it('complains about unknown names and wrong values', () =>
    expect(from(block({ OPPOChanelID: 'x', OPPONotifyLevel: 3 })).problems.map(({ id }) => id)).toEqual(['unknown-field', 'field-type']));
  it('has every field of the documents', () => {
    const names = wireFields.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of ['VIVONotifyType', 'ExtAsHuaweiIntentParam', 'MeiZuNoticeMsgType', 'OPPOPrivateTitleParameters'])
      expect(names).toContain(`OfflinePushInfo.AndroidInfo.${name}`);
    expect(names).toContain('OfflinePushInfo.HarmonyInfo.SoundDuration');
    expect(names).toContain('OfflinePushInfo.ApnsInfo.LiveActivity');
  });
  it('does not change the message', () => {
    const message = block({ OPPOCategory: 'IM' }, { title: 'T' });
    const before = structuredClone(message);
    from(message);
    expect(message).toEqual(before);
  });
});

it('knows its doors', () => {
  expect(vias).toEqual(['push', 'message', 'group']);
  expect(from({}, { via: 'call' }).wire.via).toBe('push');
});
