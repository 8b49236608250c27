import { describe, expect, it } from 'vitest';
import type { DisplayContext } from '../../../src/core/display.ts';
import { displayFacet } from '../../../src/platforms/easemob/display.ts';
import type { EasemobWire, MessageExt } from '../../../src/platforms/easemob/wire.ts';

const { display, decode, places } = displayFacet;
const message = (ext: MessageExt = {}, more: Partial<EasemobWire> & { body?: EasemobWire['body'] } = {}): EasemobWire => ({
  via: more.via ?? 'message',
  body: { from: 'alice', type: 'txt', body: { msg: 'Hi' }, ...(Object.keys(ext).length > 0 ? { ext } : {}), ...more.body },
});
const shown = (wire: EasemobWire, context: DisplayContext = {}) => {
  const { title, content } = display(wire, context);
  return [title.text, content.text];
};
const style = (displayStyle: number, more: DisplayContext = {}): DisplayContext => ({ ...more, receiver: { id: 'bob', displayStyle } });
const fixed = '您有一条新消息';

describe('an IM message', () => {
  it.each<[string, EasemobWire, DisplayContext, [string, string]]>([
    ['style 0', message(), style(0), [fixed, '请点击查看']],
    ['style 1, nickname set', message(), style(1, { sender: { id: 'alice', nickname: 'Ally' } }), [fixed, 'Ally: Hi']],
    ['style 1, no nickname', message(), style(1, { sender: { id: 'alice' } }), [fixed, 'alice: Hi']],
    ['style 1, sender of the wire', message(), style(1), [fixed, 'alice: Hi']],
    [
      'style 1, group',
      message({}, { via: 'group' }),
      style(1, { sender: { id: 'alice', nickname: 'Ally' }, group: { id: '66' } }),
      [fixed, '66: Hi'],
    ],
    ['style unknown', message(), {}, [fixed, '请点击查看']],
    ['texts of em_push_ext', message({ em_push_ext: { title: 'T', content: 'C' } }), style(1), ['T', 'C']],
    ['texts of em_apns_ext', message({ em_apns_ext: { em_push_title: 'T', em_push_content: 'C' } }), style(1), ['T', 'C']],
    ['a title alone', message({ em_push_ext: { title: 'T' } }), style(1), ['T', 'alice: Hi']],
    [
      'the receiver’s template over the texts',
      message({ em_push_ext: { title: 'T', content: 'C' } }),
      { receiver: { id: 'bob', template: 'night' } },
      ['{night}', '{night}'],
    ],
    [
      'the message’s template over the receiver’s',
      message({ em_push_template: { name: 'order', title_args: ['1042'], content_args: [] } }),
      { receiver: { id: 'bob', template: 'night' } },
      ['{order: 1042}', '{order}'],
    ],
    [
      'a template directed at the receiver over the common one',
      message({ em_push_template: { name: 'order', directed_template: [{ target: ['bob'], name: 'vip', title_args: ['x'] }] } }),
      { receiver: { id: 'Bob' } },
      ['{vip: x}', '{vip}'],
    ],
  ])('%s', (_, wire, context, expected) => expect(shown(wire, context)).toEqual(expected));

  it.each([
    ['em_ignore_notification', message({ em_ignore_notification: true })],
    ['ROUTE_ONLINE', message({}, { body: { routetype: 'ROUTE_ONLINE' } })],
  ])('is silent by %s', (key, wire) => expect(display(wire, {}).silent?.en).toContain(key));
  it('is not silent otherwise', () => expect(display(message(), {}).silent).toBeUndefined());
  it('is unsure about the text of other types', () =>
    expect(display(message({}, { body: { type: 'img' } }), style(1)).content).toMatchObject({ text: 'alice: [img]', confidence: '?' }));
  it('tells of a default template only where the message leaves something open', () => {
    const notes = (wire: EasemobWire) =>
      display(wire, style(1))
        .notes.map(({ text }) => text.en)
        .join();
    expect(notes(message())).toContain('default');
    expect(notes(message({ em_push_ext: { title: 'T', content: 'C' } }))).not.toContain('default');
  });
});

describe('an instant push', () => {
  const push = (pushMessage: EasemobWire['body']['pushMessage'], strategy = 2): EasemobWire => ({
    via: 'push',
    body: { strategy, pushMessage: pushMessage ?? {} },
  });
  it.each<[string, EasemobWire, string | undefined, [string, string]]>([
    ['nothing', push({}), undefined, [fixed, '请及时查看']],
    ['the basic part', push({ title: 't', content: 'c' }), 'oppo', ['t', 'c']],
    ['a vendor’s own texts', push({ title: 't', content: 'c', xiaomi: { title: 'mt', description: 'mc' } }), 'xiaomi', ['mt', 'mc']],
    ['another vendor’s texts', push({ title: 't', content: 'c', xiaomi: { title: 'mt' } }), 'oppo', ['t', 'c']],
    [
      'Huawei, the Android part first',
      push({ huawei: { message: { notification: { title: 'a', body: 'b' }, android: { notification: { title: 'x' } } } } }),
      'huawei',
      ['x', 'b'],
    ],
    ['FCM', push({ fcmV1: { notification: { title: 'a', body: 'b' } } }), 'fcm', ['a', 'b']],
  ])('%s', (_, wire, vendor, expected) => expect(shown(wire, vendor === undefined ? {} : { vendor })).toEqual(expected));
  it.each([1, 4])('strategy %s comes by no vendor', (strategy) => expect(display(push({ title: 't' }, strategy), {}).silent).toBeDefined());
  it.each([0, 2, 3])('strategy %s may', (strategy) => expect(display(push({ title: 't' }, strategy), {}).silent).toBeUndefined());
  it('notes a title that counts more than 32', () => {
    expect(display(push({ title: '标'.repeat(17), content: 'c' }), {}).notes).toMatchObject([{ data: { width: 34, limit: 32 } }]);
    expect(display(push({ title: '标'.repeat(16), content: 'c' }), {}).notes).toEqual([]);
  });
});

describe('decode', () => {
  const values = (logged: string) => Object.fromEntries(decode(logged)?.fields.map(({ name, value }) => [name, value]) ?? []);
  it.each<[string, string, Record<string, string>]>([
    [
      'extras of a launcher',
      'Bundle[{f=alice, t=bob, m=1029, e={"cid":"42"}, profile=0}]',
      { f: 'alice', t: 'bob', m: '1029', e: '{"cid":"42"}' },
    ],
    [
      'JSON',
      '{"f":"alice","t":"team","m":"1029","g":"team","e":{"cid":42}}',
      { f: 'alice', t: 'team', m: '1029', g: 'team', e: '{"cid":42}' },
    ],
    ['JSON behind a log prefix', '11-20 12:00:00.000 D/push: content={"f":"a","t":"b","m":1}', { f: 'a', t: 'b', m: '1' }],
    ['APNs', '{"aps":{"alert":{"title":"x"}},"f":"a","t":"b","m":"1"}', { f: 'a', t: 'b', m: '1' }],
    [
      'an instant push',
      '{"EPush":{"provider":"xiaomi","report":{"task_id":968120}}}',
      { 'EPush.provider': 'xiaomi', 'EPush.report.task_id': '968120' },
    ],
    [
      'an instant push as text in extras',
      'Bundle[{EPush={"provider":"oppo","report":{"task_id":"9"}}, a=b}]',
      { 'EPush.provider': 'oppo', 'EPush.report.task_id': '9' },
    ],
  ])('reads %s', (_, logged, expected) => expect(values(logged)).toEqual(expected));
  it('tells APNs and FCM', () => {
    expect(decode('{"aps":{},"f":"a","m":"1"}')?.vendor).toBe('apns');
    expect(decode('{"alert":"x","f":"a","m":"1"}')?.vendor).toBe('fcm');
    expect(decode('{"f":"a","m":"1"}')?.vendor).toBeUndefined();
  });
  it.each([
    '',
    'null',
    '{}',
    '[]',
    '{"m":"1"}',
    '{"f":"a","t":"b"}',
    '{"f":{},"m":[]}',
    'Bundle[{ext=x, m=}]',
    '{"ext":"{\\"entity\\":{}}"}',
    '{'.repeat(5000),
    '{"EPush":1}',
  ])('finds nothing in %.40s', (logged) => expect(decode(logged)).toBeUndefined());
});

it('says for every vendor where the payload comes out', () => {
  expect(new Set(places.map(({ vendor }) => vendor))).toEqual(
    new Set(['huawei', 'honor', 'oppo', 'meizu', 'xiaomi', 'vivo', 'fcm', 'apns']),
  );
  for (const { source } of places) expect(source).toMatch(/^https:/);
});
