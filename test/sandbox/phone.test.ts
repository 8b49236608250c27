import { describe, expect, it } from 'vitest';
import type { PhoneFate } from '../../src/core/platform-sandbox.ts';
import { render } from '../../src/core/text.ts';
import { showOnPhone, type PhonePush, type PhoneState } from '../../src/sandbox/index.ts';
import { vendorNames } from '../../src/vendors/index.ts';

type Fields = PhonePush['fields'];
type Fate = PhoneFate['fate'];

const phone = (part: Partial<PhoneState> = {}): PhoneState => ({ fresh: false, offlineSeconds: 0, shownToday: {}, ...part });
const show = (vendor: string, fields: Fields = {}, state = phone(), more: Partial<PhonePush> = {}) =>
  showOnPhone({ vendor, fields, ...more }, state);
const said = ({ reason, data }: PhoneFate) => render(reason, 'en', data);

/** A push of each vendor that a phone shows with sound, any number of times. */
const best: Record<string, Fields> = {
  xiaomi: { channel_id: '104551' },
  huawei: { category: 'IM' },
  honor: { importance: 'NORMAL' },
  oppo: { channel_id: 'im', category: 'IM' },
  vivo: { classification: 1, category: 'IM' },
  meizu: { noticeMsgType: 1 },
  fcm: {},
  apns: {},
};

it('the tables below know every vendor', () =>
  expect(Object.keys(best).toSorted()).toEqual(vendorNames.map(({ id }) => id as string).toSorted()));

describe('a freshly installed app', () => {
  // oppo.md §12, vivo.md §12: off after installation; Android 13 and iOS ask everywhere.
  it.each<[string, RegExp]>([
    ['oppo', /off on OPPO phones/],
    ['vivo', /off on vivo phones/],
    ['xiaomi', /Android 13/],
    ['huawei', /Android 13/],
    ['honor', /Android 13/],
    ['meizu', /Android 13/],
    ['fcm', /Android 13/],
    ['apns', /iPhone/],
  ])('on %s: dropped, and says why', (vendor, why) => {
    const fate = show(vendor, best[vendor], phone({ fresh: true }));
    expect(fate.fate).toBe('dropped');
    expect(said(fate)).toMatch(why);
    expect(said(fate)).not.toContain('{');
  });

  it.each(Object.entries(best))('on %s: shown once notifications are allowed', (vendor, fields) =>
    expect(show(vendor, fields).fate).toBe('shown'),
  );

  it('comes before the time away, and counts nothing', () => {
    const state = phone({ fresh: true, offlineSeconds: 10 });
    expect(said(show('oppo', best['oppo'], state))).toContain('notification switch');
    expect(state.shownToday).toEqual({});
  });
});

describe('a phone that is away', () => {
  // Vendor defaults: xiaomi.md §4.2, huawei.md §9, honor.md §9, oppo.md §9, vivo.md §4.2, meizu.md §9, fcm.md §9, apns.md §4.1.
  it.each<[string, Fields, string | undefined, number]>([
    ['oppo', { channel_id: 'im', category: 'IM' }, undefined, 3600],
    ['huawei', {}, undefined, 86_400],
    ['honor', {}, undefined, 86_400],
    ['meizu', {}, undefined, 86_400],
    ['vivo', { classification: 1 }, undefined, 86_400],
    ['vivo', { classification: 0 }, undefined, 28_800],
    ['xiaomi', { channel_id: '1' }, 'public', 86_400],
    ['xiaomi', { channel_id: '1' }, 'private', 864_000],
    ['xiaomi', { channel_id: '1' }, undefined, 86_400],
    ['fcm', {}, undefined, 2_419_200],
    ['apns', {}, undefined, 2_592_000],
    ['a vendor that nobody knows', {}, undefined, 86_400],
  ])('%s %j %s: held for its default of %4$i s, not a second longer', (vendor, fields, channelClass, ttl) => {
    const more = channelClass === undefined ? {} : { channelClass };
    const held = show(vendor, fields, phone({ offlineSeconds: ttl }), more);
    expect(held.fate).toBe('held');
    expect(held.data).toEqual({ away: ttl, ttl });
    const late = show(vendor, fields, phone({ offlineSeconds: ttl + 1 }), more);
    expect(late.fate).toBe('dropped');
    expect(said(late)).toBe(`Dropped: the phone was away for ${ttl + 1} s, the push lived for ${ttl} s.`);
  });

  it.each<[string, number, number, Fate]>([
    ['the push’s own life counts', 60, 60, 'held'],
    ['the push’s own life is over', 60, 61, 'dropped'],
    ['a push that is tried once', 0, 1, 'dropped'],
    ['a push that is tried once on a phone that is there', 0, 0, 'shown'],
    ['a life longer than the default', 7200, 7200, 'held'],
  ])('%s', (_name, ttlSeconds, offlineSeconds, fate) =>
    expect(show('oppo', best['oppo'], phone({ offlineSeconds }), { ttlSeconds }).fate).toBe(fate),
  );

  // oppo.md §4.4: “larger values are cut to 10 days”; vivo.md §4.2: “larger → 86400”.
  it.each<[string, number]>([
    ['oppo', 864_000],
    ['vivo', 86_400],
  ])('%s cuts a longer life to %i s', (vendor, max) => {
    const push = { ttlSeconds: max * 2 };
    expect(show(vendor, best[vendor], phone({ offlineSeconds: max }), push).fate).toBe('held');
    expect(show(vendor, best[vendor], phone({ offlineSeconds: max + 1 }), push)).toMatchObject({ fate: 'dropped', data: { ttl: max } });
  });

  it('counts nothing: what is held was not shown', () => {
    const state = phone({ offlineSeconds: 60 });
    show('huawei', {}, state);
    expect(state.shownToday).toEqual({});
  });
});

describe('channel and class', () => {
  it.each<[string, string, Fields, Fate, RegExp, string?]>([
    // oppo.md §7, checklist G1 (emulator: accepted, not shown)
    ['oppo', 'no channel', { category: 'IM' }, 'dropped', /without a channel/],
    ['oppo', 'an empty channel', { channel_id: '', category: 'IM' }, 'dropped', /without a channel/],
    ['oppo', 'a channel and no category', { channel_id: 'im' }, 'silent', /content and marketing/],
    ...['NEWS', 'CONTENT', 'MARKETING', 'SOCIAL'].map((category): [string, string, Fields, Fate, RegExp] => [
      'oppo',
      `category ${category}`,
      { channel_id: 'im', category },
      'silent',
      /content and marketing/,
    ]),
    ...['IM', 'ACCOUNT', 'DEVICE_REMINDER', 'ORDER', 'TODO', 'SUBSCRIPTION'].map((category): [string, string, Fields, Fate, RegExp] => [
      'oppo',
      `category ${category}`,
      { channel_id: 'im', category },
      'shown',
      /OPPO service message/,
    ]),
    ['oppo', 'level 1', { channel_id: 'im', category: 'IM', notify_level: 1 }, 'silent', /level 1/],
    ['oppo', 'level 2', { channel_id: 'im', category: 'IM', notify_level: 2 }, 'shown', /service message\./],
    ['oppo', 'level 16 as text', { channel_id: 'im', category: 'IM', notify_level: '16' }, 'shown', /service message\./],
    // xiaomi.md §7.4
    ['xiaomi', 'no channel', {}, 'silent', /default channel/],
    ['xiaomi', 'an empty channel', { channel_id: '' }, 'silent', /default channel/],
    ['xiaomi', 'a channel of which nothing is known', { channel_id: '1' }, 'shown', /registered/],
    ['xiaomi', 'a private channel', { channel_id: '1' }, 'shown', /registered/, 'private'],
    ['xiaomi', 'a public channel', { channel_id: '1' }, 'silent', /public/, 'public'],
    ['xiaomi', '公信', { channel_id: '1' }, 'silent', /public/, '公信'],
    // huawei.md §7: the lower of importance and class wins; MARKETING is silent.
    ['huawei', 'no category', {}, 'silent', /marketing/],
    ['huawei', 'MARKETING', { category: 'MARKETING' }, 'silent', /marketing/],
    ['huawei', 'MARKETING with importance NORMAL', { category: 'MARKETING', importance: 'NORMAL' }, 'silent', /marketing/],
    ['huawei', 'a service category', { category: 'EXPRESS' }, 'shown', /service/],
    ['huawei', 'a service category with importance LOW', { category: 'IM', importance: 'LOW' }, 'silent', /LOW/],
    ['huawei', 'a service category with importance NORMAL', { category: 'IM', importance: 'NORMAL' }, 'shown', /service/],
    // honor.md §7: classification is by importance only.
    ['honor', 'no importance', {}, 'silent', /marketing/],
    ['honor', 'LOW', { importance: 'LOW' }, 'silent', /marketing/],
    ['honor', 'NORMAL', { importance: 'NORMAL' }, 'shown', /service/],
    ['honor', 'a category that HONOR does not have', { category: 'IM' }, 'silent', /marketing/],
    // vivo.md §7.1
    ['vivo', 'neither', {}, 'silent', /operational/],
    ['vivo', 'classification 0', { classification: 0 }, 'silent', /operational/],
    ['vivo', 'classification 1', { classification: 1 }, 'shown', /system/],
    ['vivo', 'classification 1 as text', { classification: '1' }, 'shown', /system/],
    ...['IM', 'ACCOUNT', 'TODO', 'DEVICE_REMINDER', 'ORDER', 'SUBSCRIPTION'].map((category): [string, string, Fields, Fate, RegExp] => [
      'vivo',
      `category ${category} alone`,
      { category },
      'shown',
      /system/,
    ]),
    ...['NEWS', 'CONTENT', 'MARKETING', 'SOCIAL'].map((category): [string, string, Fields, Fate, RegExp] => [
      'vivo',
      `category ${category} alone`,
      { category },
      'silent',
      /operational/,
    ]),
    // meizu.md §7
    ['meizu', 'nothing said', {}, 'shown', /public/],
    ['meizu', 'noticeMsgType 0', { noticeMsgType: 0 }, 'shown', /public/],
    ['meizu', 'noticeMsgType 1', { noticeMsgType: 1 }, 'shown', /private/],
    // fcm.md §7: a channel that is missing falls back to another; no classes.
    ['fcm', 'no channel', {}, 'shown', /no classes/],
    ['apns', 'nothing', {}, 'shown', /no classes/],
  ])('%s, %s', (vendor, _name, fields, fate, why, channelClass) => {
    const made = show(vendor, fields, phone(), channelClass === undefined ? {} : { channelClass });
    expect(made.fate).toBe(fate);
    expect(said(made)).toMatch(why);
    expect(`${made.reason.en}${made.reason.zh}`).not.toContain('{class}');
    expect(made.reason.zh).toMatch(/[一-鿿]/);
  });
});

describe('the quota of a class, per phone and day', () => {
  // An app that is no news app: xiaomi.md §7.4, huawei.md §7.3, honor.md §7, oppo.md §7.5, vivo.md §7.2, meizu.md §7.
  it.each<[string, string, Fields, number, string?]>([
    ['xiaomi', 'the default channel', {}, 1],
    ['xiaomi', 'a public channel', { channel_id: '1' }, 5, 'public'],
    ['huawei', 'marketing', {}, 2],
    ['huawei', 'marketing of low importance', { importance: 'LOW' }, 2],
    ['honor', 'marketing', {}, 2],
    ['oppo', 'content and marketing', { channel_id: 'c' }, 2],
    ['vivo', 'operational', { classification: 0 }, 2],
    ['meizu', 'public', {}, 3],
  ])('%s, %s: the last one within is displayed, the next one is not', (vendor, _name, fields, limit, channelClass) => {
    const state = phone();
    const more = channelClass === undefined ? {} : { channelClass };
    for (let number = 1; number <= limit; number++) expect(['shown', 'silent']).toContain(show(vendor, fields, state, more).fate);
    const over = show(vendor, fields, state, more);
    expect(over).toMatchObject({ fate: 'dropped', data: { limit, number: limit + 1 } });
    expect(said(over)).toContain(`a phone shows ${limit} a day; it was number ${limit + 1} today.`);
    // What is dropped does not count further, and a better class still comes through.
    expect(show(vendor, fields, state, more).data).toEqual({ limit, number: limit + 1 });
    expect(show(vendor, best[vendor], state).fate).toBe('shown');
  });

  it.each(Object.entries(best))('%s: the best class has none', (vendor, fields) => {
    const state = phone();
    for (let count = 0; count < 50; count++) expect(show(vendor, fields, state).fate).toBe('shown');
  });

  it('is counted by vendor and by class', () => {
    const state = phone();
    show('huawei', {}, state);
    show('oppo', { channel_id: 'c' }, state);
    show('oppo', best['oppo'], state);
    expect(state.shownToday).toEqual({ 'huawei marketing': 1, 'oppo content': 1, 'oppo service': 1 });
    show('oppo', {}, state);
    expect(state.shownToday['oppo content']).toBe(1);
  });
});
