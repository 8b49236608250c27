import { describe, expect, it } from 'vitest';
import type { DisplayContext } from '../../../src/core/display.ts';
import {
  displayFacet,
  isLegacySound,
  legacyClick,
  legacyContent,
  legacyConversationId,
  legacyConversationType,
  legacyExt,
  legacyGroupName,
  legacySenderIdentifier,
  legacySenderNickName,
  legacySettings,
  legacyTitle,
  type LegacyMessage,
} from '../../../src/platforms/tencent-im/display.ts';
import type { OfflinePushInfo, TencentBody, TencentWire } from '../../../src/platforms/tencent-im/wire.ts';

const text = (words: string) => ({ MsgType: 'TIMTextElem', MsgContent: { Text: words } });
const image = { MsgType: 'TIMImageElem', MsgContent: {} };
const custom = (desc?: string) => ({ MsgType: 'TIMCustomElem', MsgContent: { Data: 'x', ...(desc === undefined ? {} : { Desc: desc }) } });
const wireOf = (via: TencentWire['via'], info: OfflinePushInfo = {}, body: TencentBody = {}): TencentWire => ({
  via,
  body: { From_Account: 'alice', ...body, OfflinePushInfo: info },
});

const unsigned: TencentWire = { via: 'message', body: { OfflinePushInfo: { Desc: 'D' } } };

describe('title and text', () => {
  const rows: [string, TencentWire, DisplayContext, string, string, string][] = [
    ['what is written', wireOf('push', { Title: 'T', Desc: 'D' }), {}, 'T', 'D', 'A'],
    [
      'the title of APNs on an iPhone',
      wireOf('push', { Title: 'T', Desc: 'D', ApnsInfo: { Title: 'iOS' } }),
      { vendor: 'apns' },
      'iOS',
      'D',
      'A',
    ],
    [
      'the common title elsewhere',
      wireOf('push', { Title: 'T', Desc: 'D', ApnsInfo: { Title: 'iOS' } }),
      { vendor: 'vivo' },
      'T',
      'D',
      'A',
    ],
    ['Desc before the element', wireOf('message', { Desc: 'D' }, { MsgBody: [text('hi')] }), {}, 'alice', 'D', '?'],
    ['the element without Desc', wireOf('message', {}, { MsgBody: [text('hi')] }), {}, 'alice', 'hi', '?'],
    ['the elements in their order', wireOf('message', { Title: 'T' }, { MsgBody: [text('hi'), image] }), {}, 'T', 'hi[图片]', 'A'],
    ['the description of a custom element', wireOf('message', { Title: 'T' }, { MsgBody: [custom('order')] }), {}, 'T', 'order', 'A'],
    ['the sender’s nickname', wireOf('message', { Desc: 'D' }), { sender: { id: 'alice', nickname: 'Alice' } }, 'Alice', 'D', '?'],
    ['the name of the group', wireOf('group', { Desc: 'D' }), { group: { id: 'g1', name: 'Team' } }, 'Team', 'D', '?'],
    ['the id of the group', wireOf('group', { Desc: 'D' }), { group: { id: 'g1' } }, 'g1', 'D', '?'],
    ['left open for an unknown group', wireOf('group', { Desc: 'D' }), {}, '…', 'D', '?'],
    ['left open for an unknown sender', unsigned, {}, '…', 'D', '?'],
  ];
  it.each(rows)('are %s', (_, wire, context, title, content, confidence) => {
    const shown = displayFacet.display(wire, context);
    expect([shown.title.text, shown.content.text, shown.title.confidence]).toEqual([title, content, confidence]);
    expect(shown.silent).toBeUndefined();
  });
  it('are inferred where an element has no words of its own', () =>
    expect(displayFacet.display(wireOf('message', {}, { MsgBody: [image] }), {}).content).toMatchObject({
      text: '[图片]',
      confidence: '?',
    }));
});

describe('a text that is too long', () => {
  it.each([
    ['huawei', 60, 600],
    ['honor', 50, 400],
    ['xiaomi', 50, 128],
    ['oppo', 50, 50],
    ['vivo', 40, 100],
    ['meizu', 32, 100],
  ])('is cut for %s at %d and %d', (vendor, title, desc) => {
    const at = (extra: number) =>
      displayFacet.display(wireOf('push', { Title: 'T'.repeat(title + extra), Desc: 'D'.repeat(desc + extra) }), { vendor });
    expect([at(0).title.text.length, at(0).content.text.length, at(0).notes]).toEqual([title, desc, []]);
    expect([at(1).title.text, at(1).content.text]).toEqual([`${'T'.repeat(title - 3)}...`, `${'D'.repeat(desc - 3)}...`]);
    expect(at(1).notes).toMatchObject([{ data: { vendor, title, desc } }]);
  });
  it('has more room in OPPO’s big style', () =>
    expect(
      displayFacet.display(wireOf('push', { Title: 'T', Desc: 'D'.repeat(129), AndroidInfo: { PushStyle: 1 } }), { vendor: 'oppo' }).content
        .text,
    ).toHaveLength(128));
  it('is not cut inside a character', () =>
    expect(displayFacet.display(wireOf('push', { Title: `${'a'.repeat(28)}😀${'b'.repeat(9)}` }), { vendor: 'meizu' }).title.text).toBe(
      `${'a'.repeat(28)}...`,
    ));
  it('is not cut where no vendor is known, nor for one without a limit', () => {
    const wire = wireOf('push', { Title: 'T'.repeat(99) });
    expect(displayFacet.display(wire, {}).title.text).toHaveLength(99);
    expect(displayFacet.display(wire, { vendor: 'fcm' }).title.text).toHaveLength(99);
  });
});

describe('no push is sent', () => {
  const rows: [string, TencentWire, boolean][] = [
    ['PushFlag 1', wireOf('push', { PushFlag: 1, Title: 'T' }), true],
    ['MsgLifeTime 0', wireOf('message', { Title: 'T' }, { MsgLifeTime: 0 }), true],
    ['OnlineOnlyFlag 1', wireOf('group', { Title: 'T' }, { OnlineOnlyFlag: 1 }), true],
    ['a custom element without Desc', wireOf('message', { Title: 'T' }, { MsgBody: [custom()] }), true],
    ['nothing to show', wireOf('push', {}), true],
    ['an empty text element', wireOf('message', {}, { MsgBody: [text('')] }), true],
    ['a picture', wireOf('message', {}, { MsgBody: [image] }), false],
    ['a template', wireOf('push', { PushTemplateId: '1400000000-1' }), false],
    ['several languages', wireOf('push', { MultiLanguageContent: [{ Language: 'en', Title: 'T' }] }), false],
  ];
  it.each(rows)('for %s: %s', (_, wire, wanted) => expect(displayFacet.display(wire, {}).silent !== undefined).toBe(wanted));
  it('to oneself', () => {
    const wire = wireOf('push', { Title: 'T' });
    expect(displayFacet.display(wire, { receiver: { id: 'alice' } }).silent).toBeDefined();
    expect(displayFacet.display(wire, { receiver: { id: 'bob' } }).silent).toBeUndefined();
  });
  it('and nothing throws on a wire of anything', () =>
    expect(() =>
      displayFacet.display({ via: 'message', body: { MsgBody: 'x', OfflinePushInfo: 7 } } as unknown as TencentWire, {}),
    ).not.toThrow());
});

describe('where Ext comes out', () => {
  it.each(['huawei', 'honor', 'vivo', 'meizu', 'fcm', 'xiaomi', 'oppo', 'apns'])('%s has a place', (vendor) =>
    expect(displayFacet.places.some((place) => place.vendor === vendor)).toBe(true),
  );
  it('is key_message at Xiaomi, entity at OPPO, ext elsewhere', () => {
    const first = (vendor: string) => displayFacet.places.find((place) => place.vendor === vendor);
    expect([first('xiaomi')?.where, first('oppo')?.key, first('huawei')?.key]).toEqual([
      expect.stringContaining('key_message'),
      'entity',
      'ext',
    ]);
  });
});

describe('what a phone logs', () => {
  const entity = { version: 1, chatType: 1, action: 1, sender: 'alice', nickname: 'Alice', faceUrl: '', content: 'hi', sendTime: 0 };
  const ext = JSON.stringify({ entity, timPushFeatures: { fcmPushType: 0 } });
  const rows: [string, string, string | undefined, string, string][] = [
    ['Ext by itself', ext, undefined, 'entity.sender', 'alice'],
    ['an intent’s extras', `Bundle[{ext=${ext}, from=1}]`, undefined, 'entity.content', 'hi'],
    ['extras as JSON', JSON.stringify({ ext }), undefined, 'timPushFeatures.fcmPushType', '0'],
    ['OPPO’s extras', `Bundle[{entity=${JSON.stringify(entity)}}]`, 'oppo', 'entity.nickname', 'Alice'],
    ['OPPO’s extras as JSON', JSON.stringify({ entity: JSON.stringify(entity) }), 'oppo', 'entity.sender', 'alice'],
    ['Xiaomi’s message', `key_message=messageId={x},passThrough={0},extra={{ext=${ext}}}`, 'xiaomi', 'entity.sender', 'alice'],
    ['Xiaomi’s message as JSON', JSON.stringify({ key_message: { extra: { ext } } }), 'xiaomi', 'entity.sender', 'alice'],
    ['userInfo of iOS', JSON.stringify({ aps: { alert: 'x' }, ext }), 'apns', 'entity.sender', 'alice'],
    ['the Ext of a custom element', JSON.stringify({ aps: {}, Ext: '{"a":1}' }), 'apns', 'Ext.a', '1'],
    ['data of one’s own', 'ext={"orderId":"42"}', undefined, 'ext.orderId', '42'],
    ['the entity alone', JSON.stringify(entity), undefined, 'entity.sender', 'alice'],
    ['braces inside a text', 'Bundle[{ext={"a":"}{"}, b=1}]', undefined, 'ext.a', '}{'],
    ['Ext that is no JSON', 'Bundle[{ext=plain, b=1}]', undefined, 'ext', 'plain'],
  ];
  it.each(rows)('is read out of %s', (_, logged, vendor, name, value) => {
    const decoded = displayFacet.decode(logged);
    expect(decoded?.vendor).toBe(vendor);
    expect(decoded?.fields.find((field) => field.name === name)?.value).toBe(value);
  });
  it('says that TUIKit finds nothing without entity, and that OPPO drops what is no JSON', () => {
    expect(displayFacet.decode('{"ext":"{\\"a\\":1}"}')?.notes).toHaveLength(1);
    expect(displayFacet.decode('{"ext":"plain"}')?.notes[0]?.text.en).toContain('OPPO');
  });
  it.each(['', 'hello', '42', 'null', '[]', '{}', '{"aps":{"alert":"x"}}', 'next=1', 'ext=', '{"text":"x"}', '{'.repeat(70_000)])(
    'has nothing of Tencent IM: %#',
    (logged) => expect(displayFacet.decode(logged)).toBeUndefined(),
  );
});

describe('ImSDK', () => {
  const c2c: LegacyMessage = { chat: 'c2c', sender: { id: 'alice' }, elements: [{ type: 'text', text: 'hi' }] };
  const group = (part: Partial<LegacyMessage> = {}): LegacyMessage => ({
    chat: 'group',
    sender: { id: 'bob' },
    group: { id: 'g1' },
    elements: [{ type: 'text', text: 'hi' }],
    ...part,
  });
  const titled = { android: { title: 'Mine' } };

  const titles: [string, LegacyMessage, 'sdk' | 'xiaomi' | 'huawei', string][] = [
    ['C2C', c2c, 'sdk', 'alice'],
    ['a group with a name', group({ group: { id: 'g1', name: 'Team' } }), 'sdk', 'Team'],
    ['a group without a name', group(), 'sdk', 'g1'],
    ['a group with an empty name', group({ group: { id: 'g1', name: '' } }), 'sdk', 'g1'],
    ['Xiaomi without a title', c2c, 'xiaomi', 'a new message'],
    ['Huawei without a title', group(), 'huawei', 'a new message'],
    ['Xiaomi with a title', { ...c2c, settings: titled }, 'xiaomi', 'Mine'],
    ['Huawei with a title', { ...c2c, settings: titled }, 'huawei', 'Mine'],
  ];
  it.each(titles)('has a title for %s', (_, message, channel, wanted) => expect(legacyTitle(message, channel).text).toBe(wanted));

  const contents: [string, LegacyMessage, string, string][] = [
    ['C2C', c2c, 'hi', 'A'],
    ['text and picture', { ...c2c, elements: [{ type: 'text', text: 'hi' }, { type: 'image' }] }, 'hi[图片]', 'A'],
    [
      'a voice in a group, by nickname',
      group({ sender: { id: 'bob', nickname: 'Bob' }, elements: [{ type: 'sound' }] }),
      'Bob： [语音]',
      'A',
    ],
    ['a group, by card', group({ sender: { id: 'bob', nickname: 'Bob', groupCard: 'Boss' } }), 'Boss： hi', 'A'],
    ['a group, by user id', group(), 'bob： hi', 'A'],
    ['a file', { ...c2c, elements: [{ type: 'file' }] }, '[文件]', 'A'],
    ['a custom element, whose brackets are not sure', { ...c2c, elements: [{ type: 'custom', desc: 'order' }] }, '[order]', '?'],
    ['an element that is not described', { ...c2c, elements: [{ type: 'text', text: 'hi' }, { type: 'face' }] }, 'hi', '?'],
    ['a message with descr', { ...c2c, settings: { descr: 'Described' } }, 'Described', 'A'],
  ];
  it.each(contents)('has a text for %s', (_, message, wanted, confidence) =>
    expect(legacyContent(message)).toMatchObject({ text: wanted, confidence }),
  );

  it('has getters for C2C', () => {
    const message: LegacyMessage = { ...c2c, sender: { id: 'alice', nickname: 'Alice' }, group: { id: 'x', name: 'X' } };
    expect(getters(message)).toEqual(['alice', 'C2C', 'alice', null, null, null]);
  });
  it('has getters for a group', () => {
    expect(getters(group({ sender: { id: 'bob', nickname: 'Bob' }, group: { id: 'g1', name: 'Team' } }))).toEqual([
      'g1',
      'Group',
      'bob',
      'Bob',
      'Team',
      null,
    ]);
    expect(legacySenderNickName(group({ sender: { id: 'bob', nickname: 'Bob', groupCard: 'Boss' } }))).toBe('Boss');
  });
  it('has null where a getter fails', () =>
    expect(getters({ chat: 'group', sender: { id: '' }, elements: [] })).toEqual([null, 'Group', null, null, null, null]));
  it('has ext for custom messages alone', () => {
    expect(legacyExt({ ...c2c, elements: [{ type: 'custom', desc: 'd', ext: 'e' }] })).toBe('e');
    expect(legacyExt({ ...c2c, elements: [{ type: 'custom', desc: 'd' }] })).toBeNull();
  });
  it.each([
    [undefined, false],
    [{ android: { notifyMode: 'Normal' as const } }, false],
    [{ android: { notifyMode: 'Custom' as const } }, true],
  ])('calls back by NotifyMode: %j', (settings, callsBack) => expect(legacyClick(settings)).toEqual({ launches: true, callsBack }));

  const own = 'android.resource://com.example.chat/2131623936';
  it.each([
    ['nothing', undefined, undefined, true, { enabled: true, sound: undefined, by: 'default', notifyMode: 'Normal', badge: true }],
    ['global settings', undefined, { enabled: false, c2cSound: own }, true, { enabled: false, sound: own, by: 'global' }],
    [
      'global settings before the login',
      undefined,
      { enabled: false, c2cSound: own },
      false,
      { enabled: true, sound: undefined, by: 'default' },
    ],
    ['the message over the global ones', { enabled: true }, { enabled: false }, true, { enabled: true, by: 'message' }],
    ['the message’s default over the global ones', {}, { enabled: false }, true, { enabled: true, by: 'message' }],
    ['a message that is switched off', { enabled: false }, { enabled: true }, true, { enabled: false, by: 'message' }],
    ['the message’s sound', { android: { sound: 'mine' } }, { c2cSound: own }, true, { sound: 'mine' }],
    ['the badge switched off', { ios: { badgeEnabled: false } }, undefined, true, { badge: false }],
  ])('is governed by %s', (_, settings, global, isLoggedIn, wanted) =>
    expect(legacySettings({ ...c2c, ...(settings === undefined ? {} : { settings }) }, global, isLoggedIn)).toMatchObject(wanted),
  );
  it('has a sound for groups of its own', () => expect(legacySettings(group(), { c2cSound: 'a', groupSound: 'b' }, true).sound).toBe('b'));
  it.each([
    [own, true],
    ['android.resource://com.example.chat/raw/ring', true],
    ['/sdcard/ring.mp3', false],
    ['https://e.com/ring.mp3', false],
  ])('plays %s: %s', (uri, wanted) => expect(isLegacySound(uri)).toBe(wanted));
});

function getters(message: LegacyMessage): (string | null)[] {
  return [legacyConversationId, legacyConversationType, legacySenderIdentifier, legacySenderNickName, legacyGroupName, legacyExt].map(
    (getter) => getter(message),
  );
}
