import { eachOnce } from '../../src/commands/requests.ts';
import { describe, expect, it } from 'vitest';
import type { PlatformSendRequest } from '../../src/api/send-platform.ts';
import type { Progress } from '../../src/api/deps.ts';
import { sent, testDeps } from './platform-support.ts';

const platformIds = ['tencent-im', 'easemob', 'zego'] as const;
const flags = (more: object) => ({ message: { flags: more, sets: [] } });

describe('a push through a platform of the sandbox', () => {
  it.each(platformIds)('%s: bob, the demo message, and the whole way to the phone', async (platform) => {
    const { pushes, axes, exit, findings } = await sent({ platform });
    expect(pushes).toMatchObject([{ vendor: platform, user: 'bob', token: 'bob', status: 'accepted', mode: 'sandbox', attempts: 1 }]);
    const [push] = pushes;
    expect(push?.flow?.map(({ step }) => step)).toEqual(push?.flow?.map((_, index) => index + 1));
    expect(push?.flow?.every(({ state, text }) => state === 'done' && !/\{\w+\}/.test(text))).toBe(true);
    expect(push?.notes?.join('\n')).toMatch(/The phone will show: Alice Wang/);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect([axes, exit]).toEqual([{ push: 'normal', device: 'normal' }, 0]);
  });

  it.each(platformIds)('%s: says against which limits a push counts', async (platform) => {
    const { pushes } = await sent({ platform });
    expect(pushes[0]?.notes?.some((note) => /a second/.test(note))).toBe(true);
    const dry = await sent({ platform, dryRun: true });
    expect(dry.pushes[0]?.notes?.some((note) => /a second/.test(note)) ?? false).toBe(false);
  });

  // Accepted by the platform and yet not pushed: exit code 0, since the platform said so, but the axis tells.
  it.each(
    platformIds.flatMap((platform) =>
      (['online', 'kicked', 'unbound', 'wrong-certificate', 'bad-token'] as const).map((state) => [platform, state] as const),
    ),
  )('%s, %s: accepted, but the flow stops and the push axis is abnormal', async (platform, state) => {
    const { pushes, axes, exit } = await sent({ platform, via: 'message', scene: { state } });
    expect(pushes).toMatchObject([{ status: 'accepted' }]);
    const stop = pushes[0]?.flow?.findIndex((step) => step.state === 'stopped') ?? -1;
    expect(stop).toBeGreaterThan(0);
    expect(pushes[0]?.flow?.slice(stop + 1).every((step) => step.state === 'skipped')).toBe(true);
    expect([axes?.push, exit]).toEqual(['abnormal', 0]);
  });

  it.each<[string, PlatformSendRequest['scene'], RegExp, object]>([
    [
      'a phone that was just set up',
      { phone: { fresh: true, offlineSeconds: 0 } },
      /just installed/,
      { push: 'normal', device: 'abnormal' },
    ],
    [
      'an OPPO phone just set up',
      { vendor: 'oppo', phone: { fresh: true, offlineSeconds: 0 } },
      /OPPO phones/,
      { push: 'normal', device: 'abnormal' },
    ],
    [
      'a phone that is away for ever',
      { phone: { fresh: false, offlineSeconds: 10_000_000 } },
      /away for 10000000 s/,
      { device: 'abnormal' },
    ],
    ['a phone that is away for a moment', { phone: { fresh: false, offlineSeconds: 5 } }, /comes back in 5 s/, { device: 'abnormal' }],
  ])('tencent-im, %s: taken by the vendor, stopped at the phone', async (_name, scene, why, axes) => {
    const { pushes, axes: found } = await sent({ platform: 'tencent-im', ...(scene ? { scene } : {}) });
    const stop = pushes[0]?.flow?.find(({ state }) => state === 'stopped');
    expect(stop).toMatchObject({ step: 8, of: 8 });
    expect(stop?.text).toMatch(why);
    expect(found).toMatchObject(axes);
  });

  it('names the text as the receiver will read it, in the user’s language', async () => {
    const { pushes } = await sent({ platform: 'easemob', ...flags({ title: 'Hi', body: 'there' }) }, testDeps({ lang: 'zh' }));
    expect(pushes[0]?.notes?.join('\n')).toContain('手机将显示：Hi / there');
    for (const { text } of pushes[0]?.flow ?? []) expect(text).toMatch(/[一-鿿]/);
  });
});

describe('a user whom nobody knows', () => {
  it.each<[string, 'push' | 'message', string, string, number]>([
    ['tencent-im', 'push', 'rejected', '70107', 1],
    ['tencent-im', 'message', 'rejected', '90012', 1],
    ['easemob', 'push', 'rejected', 'appUser not exists', 1],
    ['zego', 'message', 'rejected', '660700015', 1],
  ])('%s by way of %s: %s with %s', async (platform, via, status, code, exit) => {
    const read = await sent({ platform, via, users: ['nobody'] });
    expect(read.pushes).toMatchObject([{ user: 'nobody', status, code }]);
    expect(read.pushes[0]?.explanation?.fix).toBeTruthy();
    expect([read.axes?.push, read.exit]).toEqual(['abnormal', exit]);
  });

  it('easemob by way of message: accepted for any name, and the flow says that there is none', async () => {
    const { pushes, axes } = await sent({ platform: 'easemob', via: 'message', users: ['nobody'] });
    expect(pushes).toMatchObject([{ status: 'accepted' }]);
    expect(pushes[0]?.flow?.find(({ state }) => state === 'stopped')?.text).toContain('no such user');
    expect(axes?.push).toBe('abnormal');
  });
});

describe('the first SDK of Tencent IM', () => {
  it.each<[Partial<PlatformSendRequest>, string]>([
    [{ groups: ['team'], names: { sender: 'Ann', group: 'Team' } }, 'first SDK shows: Team / '],
    [{ users: ['bob'], via: 'message', from: 'ann' }, 'first SDK shows: ann / '],
  ])('%j: %s', async (request, shown) => {
    const { pushes } = await sent({ platform: 'tencent-im', ...request });
    expect(pushes[0]?.notes?.join()).toContain(shown);
  });
});

describe('several users', () => {
  it('one who is named twice gets one push', async () => {
    const notes: unknown[] = [];
    expect(eachOnce(['bob', 'eve', 'bob'], { lang: 'en', progress: (event) => void notes.push(event) })).toEqual(['bob', 'eve']);
    expect(notes).toEqual([{ type: 'note', text: '`bob` was named more than once and counts once.' }]);
  });

  it('an empty id names nobody', async () => {
    await expect(sent({ platform: 'easemob', users: [''] })).rejects.toMatchObject({ code: 'ERR_USAGE' });
  });

  it.each(platformIds)('%s: one result each, in input order, each with its own way', async (platform) => {
    const { pushes, exit } = await sent({ platform, via: 'message', users: ['muted', 'bob', 'online'] });
    expect(pushes.map(({ index, user }) => [index, user])).toEqual([
      [0, 'muted'],
      [1, 'bob'],
      [2, 'online'],
    ]);
    expect(pushes[1]?.flow?.every(({ state }) => state === 'done')).toBe(true);
    expect(pushes[2]?.flow?.some(({ state }) => state === 'stopped')).toBe(true);
    expect(exit).toBe(0);
  });

  it('one who is unknown does not keep the others from theirs', async () => {
    const { pushes, exit } = await sent({ platform: 'tencent-im', users: ['nobody', 'bob'] });
    expect(pushes.map(({ status }) => status)).toEqual(['rejected', 'accepted']);
    expect(exit).toBe(1);
  });

  it('easemob: a user written in capitals is the same user, and has a way too', async () => {
    const { pushes } = await sent({ platform: 'easemob', via: 'message', users: ['Bob'] });
    expect(pushes[0]?.flow?.every(({ state }) => state === 'done')).toBe(true);
  });

  it('a scene is about every user who is named', async () => {
    const { pushes } = await sent({ platform: 'zego', users: ['carol', 'dave'], scene: { state: 'kicked' } });
    for (const push of pushes) expect(push.flow?.some(({ state }) => state === 'stopped')).toBe(true);
  });
});

describe('the platform’s limits are kept', () => {
  const times = async (platform: string, request: Partial<PlatformSendRequest>, users = 4) => {
    const deps = testDeps();
    await sent({ platform, users: Array.from({ length: users }, () => 'bob'), ...request }, deps);
    return deps.clock.slept.reduce((sum, ms) => sum + ms, 0);
  };

  // Easemob's synchronous push: 1 a second; Tencent IM's: 10; ZEGO's messages: 20. Four users: three waits.
  it.each<[string, Partial<PlatformSendRequest>, number]>([
    ['easemob', {}, 3000],
    ['easemob', { ratePerSecond: 50 }, 3000],
    ['easemob', { ratePerSecond: 0.5 }, 6000],
    ['easemob', { concurrency: 1 }, 3000],
    ['easemob', { via: 'message' }, 30],
    ['tencent-im', {}, 300],
    ['tencent-im', { ratePerSecond: 100 }, 300],
    ['tencent-im', { via: 'message' }, 0],
    ['tencent-im', { via: 'message', ratePerSecond: 1 }, 3000],
    ['zego', {}, 150],
    ['zego', { via: 'call' }, 150],
  ])('%s %j: %i ms for four pushes', async (platform, request, ms) => expect(await times(platform, request)).toBeCloseTo(ms, 3));

  it('zego: a group has half the rate', async () => {
    const deps = testDeps();
    await sent({ platform: 'zego', groups: ['team', 'team', 'team'] }, deps);
    expect(deps.clock.slept.reduce((sum, ms) => sum + ms, 0)).toBeCloseTo(200, 3);
  });

  it('one push waits for nothing, and a dry run neither', async () => {
    expect(await times('easemob', {}, 1)).toBe(0);
    expect(await times('easemob', { dryRun: true }, 9)).toBe(0);
  });
});

describe('groups', () => {
  it.each(platformIds)('%s: the members get theirs, and the way is that of a member', async (platform) => {
    const { pushes, exit } = await sent({ platform, groups: ['team'], from: 'alice' });
    expect(pushes).toMatchObject([{ user: 'team', status: 'accepted' }]);
    expect(pushes[0]?.flow?.every(({ state }) => state === 'done')).toBe(true);
    expect(exit).toBe(0);
  });

  it.each(platformIds)('%s: a scene is about the member', async (platform) => {
    const { pushes } = await sent({ platform, groups: ['team'], from: 'alice', scene: { state: 'online' } });
    expect(pushes[0]?.flow?.some(({ state }) => state === 'stopped')).toBe(true);
  });

  it.each(platformIds)('%s: `--via group` alone addresses the sandbox’s group', async (platform) =>
    expect((await sent({ platform, via: 'group' })).pushes).toMatchObject([{ user: 'team', status: 'accepted' }]),
  );

  it('tencent-im: a group that nobody knows is refused', async () =>
    expect((await sent({ platform: 'tencent-im', groups: ['nobody'] })).pushes).toMatchObject([{ status: 'rejected', code: '10010' }]));

  it.each<[string, Partial<PlatformSendRequest>]>([
    ['a user beside a group', { users: ['bob'], groups: ['team'] }],
    ['a user by way of group', { users: ['bob'], via: 'group' }],
    ['a group by way of message', { groups: ['team'], via: 'message' }],
    ['a group by way of push', { groups: ['team'], via: 'push' }],
  ])('%s is refused before anything is sent', async (_name, request) =>
    expect(sent({ platform: 'tencent-im', ...request })).rejects.toMatchObject({ code: 'ERR_USAGE' }),
  );
});

describe('--from', () => {
  it.each<[string, object, RegExp]>([
    ['tencent-im', {}, /"From_Account":"carol"/],
    ['tencent-im', { via: 'message' }, /"From_Account":"carol"/],
    ['easemob', { via: 'message' }, /"from":"carol"/],
    ['zego', {}, /"FromUserId":"carol"/],
    ['zego', { via: 'call' }, /"FromUserId":"carol"/],
  ])('%s %j: the sender of the request', async (platform, request, body) => {
    const { pushes } = await sent({ platform, from: 'carol', dryRun: true, ...request });
    expect(pushes[0]?.request?.body).toMatch(body);
  });

  it('tencent-im: a sender who does not exist is refused', async () =>
    expect((await sent({ platform: 'tencent-im', via: 'message', from: 'carol' })).pushes).toMatchObject([{ code: '90048' }]));

  it('tencent-im: the sender himself gets no push, which lint knows before', async () => {
    expect((await sent({ platform: 'tencent-im', via: 'message', from: 'bob' })).pushes).toMatchObject([{ status: 'skipped' }]);
    const { pushes } = await sent({ platform: 'tencent-im', via: 'message', from: 'bob', force: true });
    expect(pushes[0]?.flow?.find(({ state }) => state === 'stopped')?.text).toContain('same account');
  });
});

describe('nothing goes out', () => {
  it.each<[string, Partial<PlatformSendRequest> & { platform: string }, string, RegExp]>([
    ['when nobody is named', { platform: 'easemob', sandbox: false }, 'ERR_USAGE', /Which user/],
    [
      'when the platform is not configured',
      { platform: 'easemob', sandbox: false, users: ['bob'] },
      'ERR_CONFIG_MISSING',
      /not configured/,
    ],
    [
      'for a scene without a sandbox',
      { platform: 'zego', sandbox: false, users: ['b'], scene: { policy: 'any' } },
      'ERR_USAGE',
      /--sandbox/,
    ],
    ['to a way that the platform has not', { platform: 'zego', via: 'push' }, 'ERR_USAGE', /no way/],
    ['to a call of Easemob', { platform: 'easemob', via: 'call' }, 'ERR_USAGE', /no way/],
    ['with --validate-only', { platform: 'zego', validateOnly: true }, 'ERR_UNSUPPORTED', /why/],
  ])('%s', async (_name, request, code, message) => {
    const failed = sent(request);
    await expect(failed).rejects.toMatchObject({ code });
    await expect(failed).rejects.toThrow(message);
  });

  it.each(platformIds)('%s: a message with an error is skipped, and sent with --force', async (platform) => {
    // Too long for every platform, ZEGO's raised limit included.
    const { message } = flags({ title: 'x'.repeat(5000), body: 'y'.repeat(40_000) });
    const skipped = await sent({ platform, message });
    expect(skipped.pushes).toMatchObject([{ status: 'skipped', attempts: 0, code: expect.stringContaining(platform) as string }]);
    expect(skipped.pushes[0]?.flow).toBeUndefined();
    expect([skipped.findings.some(({ severity }) => severity === 'error'), skipped.axes?.push, skipped.exit]).toEqual([true, 'unknown', 1]);
    const forced = await sent({ platform, message, force: true });
    expect(forced.pushes[0]?.attempts).toBe(1);
  });

  it.each(platformIds)('%s: a dry run shows the request without a secret, and touches nothing', async (platform) => {
    const { pushes, axes, exit, text } = await sent({ platform, dryRun: true, printCurl: true });
    expect(pushes).toMatchObject([{ status: 'dry-run', attempts: 0, mode: 'dry-run' }]);
    expect(pushes[0]?.request?.curl).toContain('curl');
    expect(pushes[0]?.flow).toBeUndefined();
    expect([axes?.push, exit]).toEqual(['unknown', 0]);
    for (const secret of ['usersig=eJ', '0000-throw', 'YXA6_demo-client-secret']) expect(text).not.toContain(secret);
  });
});

describe('a platform that fails', () => {
  it.each(platformIds)('%s: a cut connection is unknown, sent once, exit code 4', async (platform) => {
    const { pushes, exit } = await sent({ platform, faults: [`${platform}.send=drop`] });
    expect(pushes).toMatchObject([{ status: 'unknown', attempts: 1 }]);
    expect(exit).toBe(4);
  });

  it.each(platformIds)('%s: HTTP 503 of a gateway is unknown, and shown as it came', async (platform) => {
    const { pushes, exit } = await sent({ platform, faults: [`${platform}.send=http:503`] });
    expect(pushes).toMatchObject([{ status: 'unknown', http: { status: 503 } }]);
    expect(pushes[0]?.raw).toContain('503');
    expect(exit).toBe(4);
  });

  it('a vendor’s quota behind the platform is seen in the flow alone', async () => {
    const { pushes, axes } = await sent({ platform: 'tencent-im', scene: { vendor: 'oppo' }, faults: ['oppo=33'] });
    expect(pushes[0]?.flow?.find(({ state }) => state === 'stopped')?.text).toContain('33');
    expect(axes?.push).toBe('abnormal');
  });

  it('easemob hands the vendor’s refusal on', async () => {
    const { pushes } = await sent({ platform: 'easemob', scene: { vendor: 'oppo' }, faults: ['oppo=33'] });
    expect(pushes).toMatchObject([{ code: '33', explanation: { title: expect.any(String) as string } }]);
    expect(['rejected', 'throttled']).toContain(pushes[0]?.status);
  });
});

describe('interrupted', () => {
  it('starts no further push, and tells what was done', async () => {
    const controller = new AbortController();
    const seen: Progress[] = [];
    const deps = testDeps({ signal: controller.signal, progress: (one) => seen.push(one) });
    const sleep = deps.clock.sleep;
    deps.clock.sleep = async (ms) => {
      controller.abort();
      await sleep(ms);
    };
    const { pushes } = await sent({ platform: 'easemob', users: ['bob', 'muted', 'online'] }, deps);
    expect(pushes.map(({ user }) => user)).toEqual(['bob']);
  });
});
