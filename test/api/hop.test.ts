import { describe, expect, it } from 'vitest';
import { createHop, type PhoneSetting } from '../../src/api/hop.ts';
import type { HopPush } from '../../src/core/platform-sandbox.ts';
import { Emulator, type Fault } from '../../src/sandbox/index.ts';
import { vendorNames, vendors } from '../../src/vendors/index.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { openPlatformBench } from '../support/platform-bench.ts';
import { testNowMs } from '../support/vendor-bench.ts';

const vendorIds = vendorNames.map(({ id }) => id);

async function openHop(given: { setting?: PhoneSetting; faults?: readonly Fault[]; identities?: Record<string, object> } = {}) {
  const clock = fakeClock(testNowMs);
  const emulator = new Emulator({
    vendors: await Promise.all(vendorIds.map(async (id) => (await (await vendors[id]()).sandbox()).sandbox)),
    now: clock.now,
    seed: 1,
    identities: (given.identities ?? {}) as ConstructorParameters<typeof Emulator>[0]['identities'],
    faults: given.faults ?? [],
    keptPushes: 1000,
    onPush: undefined,
    onError: undefined,
  });
  const { devices } = emulator.accounts('http://127.0.0.1:1');
  const hop = createHop(clock, given.setting);
  const token = (vendor: string, device = 'ok') => devices[`${vendor}-${device}`]?.token ?? '';
  const push = (vendor: string, more: Partial<HopPush> = {}) =>
    hop({ vendor, token: token(vendor), title: 'Alice Wang', content: 'Are we still on for dinner at seven?', ...more }, emulator);
  const kept = () => JSON.stringify(emulator.pushes().at(-1)?.message);
  return { clock, emulator, push, token, kept };
}

/** What each vendor's emulator takes without objecting. */
const fields: Record<string, NonNullable<HopPush['fields']>> = {
  xiaomi: { channel_id: '100777' },
  huawei: { category: 'IM' },
  honor: { importance: 'NORMAL' },
  oppo: { channel_id: 'im' },
  vivo: { classification: 1, category: 'IM' },
  meizu: { noticeMsgType: 1 },
  fcm: {},
  apns: {},
};
const good = (vendor: string) => ({ fields: fields[vendor] ?? {} });

describe('the hop to a vendor', () => {
  it.each(vendorIds)('%s takes a push by the certificate’s credential, and the phone tells', async (vendor) => {
    const { push, emulator, token } = await openHop();
    const answer = await push(vendor, good(vendor));
    expect(answer.status).toBe('accepted');
    expect(answer.messageId).toBeTruthy();
    expect(answer.http).toBe(200);
    expect(answer.phone?.fate).toMatch(/shown|silent/);
    expect(emulator.pushes().map((one) => [one.vendor, one.tokens])).toEqual([[vendor, [token(vendor)]]]);
  });

  it.each(vendorIds)('%s refuses a certificate with a wrong secret, and no phone hears of it', async (vendor) => {
    const { push, emulator } = await openHop();
    const answer = await push(vendor, { ...good(vendor), wrongSecret: true });
    expect(answer.status).toBe('unauthorized');
    expect(answer.code).toBeTruthy();
    expect(answer.phone).toBeUndefined();
    expect(emulator.pushes()).toEqual([]);
    // The next push, with the right one, is none the worse for it.
    expect((await push(vendor, good(vendor))).status).toBe('accepted');
  });

  it.each(vendorIds)('%s: a dead token is told as such', async (vendor) => {
    const { push, token } = await openHop();
    const answer = await push(vendor, { ...good(vendor), token: token(vendor, 'dead') });
    expect(answer.status).toBe('invalid-token');
    expect(answer.phone).toBeUndefined();
  });

  it.each<[Fault, string]>([
    [{ vendor: 'honor', endpoint: 'send', drop: true }, 'unknown'],
    [{ vendor: 'honor', endpoint: 'send', status: 502 }, 'unknown'],
    [{ vendor: 'honor', endpoint: 'auth', drop: true }, 'unreachable'],
  ])('a vendor that fails (%j) is %s, and is asked once', async (fault, status) => {
    const { push, emulator } = await openHop({ faults: [fault] });
    const answer = await push('honor', good('honor'));
    expect(answer).toMatchObject({ status });
    expect(answer.phone).toBeUndefined();
    expect(emulator.pushes().length).toBeLessThan(2);
  });

  it('hands on the vendor’s refusal with code and words', async () => {
    const { push } = await openHop({ faults: [{ vendor: 'oppo', code: '33' }] });
    expect(await push('oppo', good('oppo'))).toMatchObject({ code: '33', http: 200, raw: expect.stringContaining('33') as string });
  });
});

describe('fields by the vendor’s own names', () => {
  it.each<[string, HopPush['fields'], RegExp]>([
    ['huawei', { category: 'IM' }, /"android":\{"notification":\{.*\}\},"category":"IM"\}/],
    ['huawei', { 'android.category': 'EXPRESS' }, /"android":\{"notification":\{.*\}\},"category":"EXPRESS"\}/],
    ['huawei', { category: 'IM', importance: 'LOW' }, /"notification":\{[^}]*"importance":"LOW"/],
    ['huawei', { category: 'IM', channel_id: 'chat' }, /"channel_id":"chat"/],
    ['honor', { importance: 'LOW' }, /"importance":"LOW"/],
    ['oppo', { channel_id: 'news', category: 'NEWS' }, /"category":"NEWS"/],
    ['vivo', { classification: 1, category: 'ORDER' }, /"category":"ORDER"/],
    ['vivo', { classification: 0, category: 'NEWS' }, /"classification":0/],
    ['meizu', { noticeMsgType: 1 }, /"noticeMsgType":"?1/],
    ['xiaomi', { channel_id: '100777' }, /100777/],
    ['fcm', { channel_id: 'orders' }, /"channel_id":"orders"/],
    ['fcm', { priority: 'high' }, /"priority":"high"/i],
  ])('%s %j arrives', async (vendor, given, wire) => {
    const { push, kept } = await openHop();
    const answer = await push(vendor, { fields: given ?? {} });
    expect(answer).toMatchObject({ status: 'accepted' });
    expect(kept()).toMatch(wire);
  });

  it('leaves out what the vendor does not have', async () => {
    const { push, kept } = await openHop();
    expect((await push('honor', { fields: { importance: 'NORMAL', no_such_field: 'x' } })).status).toBe('accepted');
    expect(kept()).not.toContain('no_such_field');
  });

  it.each(vendorIds)('%s: title, text, data and life of the push arrive', async (vendor) => {
    const { push, kept } = await openHop();
    const answer = await push(vendor, { ...good(vendor), data: { conversation: '42' }, ttlSeconds: 7200 });
    expect(answer.status).toBe('accepted');
    expect(kept()).toContain('Alice Wang');
    expect(kept()).toContain('dinner at seven');
    expect(kept()).toMatch(/conversation.{1,8}42/);
    // APNs has a point in time and Meizu hours; the others seconds or milliseconds.
    if (vendor !== 'apns') expect(kept()).toMatch(vendor === 'meizu' ? /"validTime":"?2\b/ : /7200/);
  });

  it('oppo: the template that Tencent IM’s hints name comes through, its parameters filled from the message', async () => {
    const bench = await openPlatformBench('tencent-im', 'in process');
    bench.setUser('carol', 'pushable', { vendor: 'oppo' });
    expect((await bench.send('carol')).judgement.status).toBe('accepted');
    const message = bench.pushes().find(({ vendor }) => vendor === 'oppo')?.message as Record<string, Record<string, unknown>>;
    const sent = JSON.stringify(message);
    const block = bench.accounts['oppo']?.['channels'] as Record<string, { template: { id: string } }>;
    expect(sent).toContain(block['im']?.template.id);
    expect(sent).toContain('private_title_parameters');
    expect(sent).toContain('Alice Wang');
    expect(bench.flows().at(-1)?.steps.at(-1)?.text.en).toBe('Shown: an OPPO service message.');
  });
});

describe('the phone', () => {
  const marketing: Partial<HopPush> = { fields: { category: 'MARKETING' } };
  const fates = async (push: () => Promise<{ phone?: { fate: string } }>, times: number) => {
    const seen: (string | undefined)[] = [];
    for (let count = 0; count < times; count++) seen.push((await push()).phone?.fate);
    return seen;
  };

  it('remembers what it showed today, and forgets it at midnight of the vendor’s zone', async () => {
    const { push, clock } = await openHop();
    expect(await fates(() => push('huawei', marketing), 3)).toEqual(['silent', 'silent', 'dropped']);
    // 12:00 in Shanghai: twelve hours to midnight.
    clock.advance(12 * 3_600_000 - 1);
    expect(await fates(() => push('huawei', marketing), 1)).toEqual(['dropped']);
    clock.advance(1);
    expect(await fates(() => push('huawei', marketing), 3)).toEqual(['silent', 'silent', 'dropped']);
  });

  it('is one for each token, and vendors do not share it', async () => {
    const { push, token } = await openHop();
    expect(await fates(() => push('huawei', marketing), 3)).toEqual(['silent', 'silent', 'dropped']);
    expect(token('honor')).not.toBe(token('huawei'));
    expect(await fates(() => push('honor', { fields: { importance: 'LOW' } }), 1)).toEqual(['silent']);
  });

  it('does not count what the vendor refused', async () => {
    const { push, emulator } = await openHop();
    emulator.addFault({ vendor: 'huawei', endpoint: 'send', status: 500, times: 2 });
    expect(await fates(() => push('huawei', marketing), 4)).toEqual([undefined, undefined, 'silent', 'silent']);
  });

  it.each<[string, PhoneSetting, Partial<HopPush>, string]>([
    ['fresh', { fresh: true, offlineSeconds: 0 }, {}, 'dropped'],
    ['away for less than the push lives', { fresh: false, offlineSeconds: 60 }, { ttlSeconds: 60 }, 'held'],
    ['away for longer than the push lives', { fresh: false, offlineSeconds: 61 }, { ttlSeconds: 60 }, 'dropped'],
    ['there', { fresh: false, offlineSeconds: 0 }, { ttlSeconds: 60 }, 'shown'],
  ])('that is %s', async (_name, setting, more, fate) => {
    const { push } = await openHop({ setting });
    expect((await push('honor', { ...good('honor'), ...more })).phone?.fate).toBe(fate);
    // Fresh and away are how the phones of this sandbox stand, not how one push found them.
    expect((await push('honor', { ...good('honor'), ...more })).phone?.fate).toBe(fate);
  });

  it('xiaomi: the console’s class of the channel decides, not the channel’s being there', async () => {
    const { push } = await openHop();
    expect(await fates(() => push('xiaomi', { fields: { channel_id: '100777' } }), 6)).toEqual([
      ...Array<string>(5).fill('silent'),
      'dropped',
    ]);
  });

  it('xiaomi: a config’s own channels count with their class', async () => {
    const channels = { ads: { id: '7', class: '公信' }, other: { id: '8' } };
    const { push } = await openHop({ identities: { xiaomi: { channels } } });
    expect((await push('xiaomi', { fields: { channel_id: '7' } })).phone?.fate).toBe('silent');
    expect((await push('xiaomi', { fields: { channel_id: '8' } })).phone?.fate).toBe('shown');
  });
});
