import { describe, expect, it } from 'vitest';
import { callbackSupport, displayFacet } from '../../../src/platforms/zego/display.ts';
import { chooseVendor } from '../../../src/platforms/zego/route.ts';
import { traceFacet } from '../../../src/platforms/zego/trace.ts';
import type { ZegoOfflinePush, ZegoWire } from '../../../src/platforms/zego/wire.ts';

const { display, places, decode } = displayFacet;
const message = (push: ZegoOfflinePush | undefined, type = 1): ZegoWire => ({
  via: 'message',
  body: { MessageType: type, MessageBody: { Message: 'Hi', ...(push ? { OfflinePush: push } : {}) } },
});

describe('display', () => {
  const push = { Enable: 1, Title: 'Alice', Content: 'See you' };
  it('shows title and content as they are, whoever sends', () => {
    const shown = display(message(push), { sender: { id: 'alice', nickname: 'Al' }, group: { id: 'g', name: 'Team' }, vendor: 'oppo' });
    expect(shown).toMatchObject({ title: { text: 'Alice', confidence: 'A' }, content: { text: 'See you' } });
    expect(shown.silent).toBeUndefined();
    expect(shown.title.from.en).toContain('MessageBody.OfflinePush.Title');
  });
  it('reads the push config of a call at the top', () => {
    const shown = display({ via: 'call', body: { OfflinePush: push } }, {});
    expect(shown).toMatchObject({ title: { text: 'Alice' } });
    expect(shown.title.from.en).toContain('`OfflinePush.Title`');
    expect(shown.notes.some(({ text }) => text.en.includes('onCallInvitationReceived'))).toBe(true);
  });
  it.each<[string, ZegoWire, RegExp]>([
    ['Enable 0', message({ ...push, Enable: 0 }), /Enable/],
    ['no Enable', message({ Title: 'A', Content: 'B' }), /Enable/],
    ['no push config', message(undefined), /Enable/],
    ['signalling', message(push, 2), /signalling/],
    ['barrage', message(push, 20), /barrage/],
  ])('is silent for %s', (_, wire, expected) => expect(display(wire, {}).silent?.en).toMatch(expected));
  it.each([
    ['title', { Enable: 1, Content: 'B' }],
    ['content', { Enable: 1, Title: 'A', Content: ' ' }],
  ])('says that an empty %s is not documented', (_, given) =>
    expect(display(message(given), {}).notes.map(({ text }) => text.en)).toEqual(
      expect.arrayContaining([expect.stringContaining('not documented')]),
    ),
  );
});

describe('places', () => {
  const of = (vendor: string) => places.filter((place) => place.vendor === vendor);
  it.each(['xiaomi', 'huawei', 'oppo', 'vivo', 'fcm'])('names the intent way for %s', (vendor) =>
    expect(of(vendor)).toEqual(
      expect.arrayContaining([expect.objectContaining({ since: '2.5.0', where: expect.stringContaining('getZPNsMessage') as string })]),
    ),
  );
  it('knows the click callback for all but FCM', () => {
    const vendors = places.filter(({ since }) => since === '2.8.0').map(({ vendor }) => vendor);
    expect(vendors).toEqual(['xiaomi', 'huawei', 'oppo', 'vivo']);
  });
  it.each([
    ['xiaomi', 'getExtra().get("payload")'],
    ['oppo', 'getDataExtra()'],
    ['huawei', 'getDataOfMap().get("payload")'],
    ['fcm', 'getData().get("payload")'],
  ])('keeps the older way of %s', (vendor, call) =>
    expect(of(vendor).some(({ where, since }) => since === undefined && where.includes(call))).toBe(true),
  );
  it('says that the older guide has nothing for vivo', () => {
    expect(of('vivo').every(({ since }) => since !== undefined)).toBe(true);
    expect(of('vivo')[0]?.note?.en).toMatch(/leaves vivo out/);
  });
});

describe('decode', () => {
  const payload = '{"room":"7","n":1}';
  it.each<[string, string, string | undefined, string]>([
    [
      'MiPushMessage with the payload in its extra',
      `onNotificationMessageClicked MiPushMessage{messageId=m, passThrough=0, extra={payload=${payload}, __m_ts=1}}`,
      'xiaomi',
      payload,
    ],
    ['JSON with a payload object', '{"payload":{"room":"7","n":1}}', undefined, payload],
    ['JSON with a payload text', JSON.stringify({ title: 'T', payload }), undefined, payload],
    ['OPPO’s dataExtra, JSON in text', JSON.stringify({ dataExtra: JSON.stringify({ payload }) }), 'oppo', payload],
    ['intent extras', `Bundle[{payload=${payload}, google.message_id=0:1}]`, 'fcm', payload],
    ['a start by adb', `am start -n a/.B --es payload '${payload}'`, undefined, payload],
    ['ZPNsMessage', `ZPNsMessage{title='T', content='C', payload='${payload}', pushSource=HUAWEI}`, 'huawei', payload],
    ['ZPNsMessage by number', `ZPNsMessage{pushSource=1, payload=plain text, title=T}`, 'vivo', 'plain text'],
    ['a payload with brackets in a text', 'extra={payload={"a":"}{"}}', undefined, '{"a":"}{"}'],
  ])('reads %s', (_, logged, vendor, value) => {
    const decoded = decode(logged);
    expect(decoded?.vendor).toBe(vendor);
    expect(decoded?.fields[0]).toMatchObject({ name: 'payload', value });
  });
  it('takes the braces of a MiPushMessage off title and content', () =>
    expect(
      decode('MiPushMessage{content={hi},title={A {b}},extra={payload={"a":1}}}')?.fields.map(({ name, value }) => `${name}=${value}`),
    ).toEqual(['payload={"a":1}', 'payload.a=1', 'title=A {b}', 'content=hi']));
  it('lists the members, title and content', () =>
    expect(
      decode(`ZPNsMessage{title='T', content='C', payload='${payload}'}`)?.fields.map(({ name, value }) => `${name}=${value}`),
    ).toEqual([`payload=${payload}`, 'payload.room=7', 'payload.n=1', 'title=T', 'content=C']));
  it('says when the payload is empty or no JSON', () => {
    expect(decode("ZPNsMessage{payload=''}")?.notes[0]?.text.en).toMatch(/empty/);
    expect(decode('ZPNsMessage{payload=hello}')?.notes[0]?.text.en).toMatch(/not JSON/);
  });
  it.each(['', 'null', '[]', '{}', '{"data":1}', 'I/flutter: hello', 'mypayload=1', '{"extra":"{"}', '{'.repeat(50_000)])(
    'finds nothing in %j',
    (logged) => expect(decode(logged)).toBeUndefined(),
  );
});

describe('callbackSupport', () => {
  it.each([
    ['onThroughMessageReceived', 'no limited no no limited'],
    ['onNotificationArrived', 'limited no no no no'],
    ['onRegistered', 'yes yes yes yes yes'],
    ['onNotificationClicked', 'yes yes yes yes no'],
  ])('%s', (callback, expected) => {
    const { vendors } = callbackSupport.find((row) => row.callback === callback)!;
    expect([vendors.xiaomi, vendors.huawei, vendors.oppo, vendors.vivo, vendors.fcm].join(' ')).toBe(expected);
  });
});

describe('chooseVendor', () => {
  const all = ['xiaomi', 'huawei', 'oppo', 'vivo'];
  it.each<[string, string, boolean, string[], string | undefined, string]>([
    ['FCM beside the others', 'xiaomi', true, [...all, 'fcm'], 'fcm', 'A'],
    ['FCM on a phone without Google', 'huawei', false, [...all, 'fcm'], 'fcm', 'A'],
    ['a Redmi', 'redmi', false, all, 'xiaomi', '?'],
    ['a OnePlus', 'oneplus', true, all, 'oppo', '?'],
    ['an iQOO', 'iqoo', false, all, 'vivo', '?'],
    ['an iPhone beside FCM', 'apple', false, ['apns', 'fcm'], 'apns', '?'],
    ['Honor', 'honor', false, [...all, 'honor'], undefined, '?'],
    ['Meizu', 'meizu', false, [...all, 'meizu'], undefined, '?'],
    ['a Samsung without FCM', 'samsung', true, all, undefined, '?'],
    ['a vendor that is not enabled', 'vivo', false, ['xiaomi'], undefined, '?'],
    ['a name from the prototype', 'constructor', false, all, undefined, '?'],
  ])('%s', (_, brand, gms, enabled, vendor, confidence) => {
    const route = chooseVendor({ brand, gms }, enabled, {});
    expect([route.vendor, route.confidence]).toEqual([vendor, confidence]);
  });
  it('warns that FCM without Google services ends in nothing', () =>
    expect(chooseVendor({ brand: 'huawei', gms: false }, ['fcm'], {}).reason.en).toMatch(/no Google services/));
  it('can be forced to FCM', () => expect(chooseVendor({ brand: 'xiaomi', gms: true }, all, { forceFcm: true }).vendor).toBe('fcm'));
});

it('has no trace, and says where to look', () => {
  expect(traceFacet.offered).toBe(false);
  expect(traceFacet.where.en).toMatch(/debugger/);
  expect(traceFacet.receipt.en).toMatch(/user_action/);
});
