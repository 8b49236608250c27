import { describe, expect, it } from 'vitest';
import type { Deps } from '../../src/api/deps.ts';
import { loss, user, userAxes, type UserRequest } from '../../src/api/user.ts';
import { userScenarios, type UserScenario } from '../../src/core/platform-sandbox.ts';
import type { UserResult } from '../../src/core/result.ts';
import type { UserFacts, UserJudgement } from '../../src/core/user.ts';
import { collect, sent, testDeps } from './platform-support.ts';

async function asked(request: Partial<UserRequest> & { platform: string }, deps: Deps = testDeps()) {
  const events = user({ config: { allowCode: false }, sandbox: true, faults: [], users: [], showTokens: false, ...request }, deps);
  const read = await collect(events);
  return { ...read, users: read.results as UserResult[] };
}

type Row = [state: UserResult['state'], canPush: UserResult['canPush'], device: UserResult['axes']['device'], stops: string[], exit: 0 | 1];

const asleep: Row = ['pushable', 'unknown', 'not-looked', [], 0];
const tencentGone: Row = ['logged-out', 'no', 'abnormal', ['logged-out E3', 'perhaps-kicked E4'], 1];
const tencentHere: Row = ['online', 'no', 'not-looked', ['online E1', 'background-connected E2'], 1];
const zegoGone: Row = ['logged-out', 'no', 'abnormal', ['logged-out E3', 'kicked E4', 'never-logged-in E9'], 1];
const zegoHere: Row = ['online', 'no', 'not-looked', ['online E1', 'background E2'], 1];
const easemobFine: Row = ['offline', 'unknown', 'normal', [], 0];
const easemobBare: Row = ['offline', 'no', 'abnormal', ['no-binding D4'], 1];
const easemobHere: Row = ['online', 'no', 'normal', ['online E1'], 1];

/** What can be learnt of each scenario: Tencent IM and ZEGO tell the state alone, Easemob bindings and settings too. */
const tables: Record<string, Record<UserScenario, Row>> = {
  'tencent-im': {
    pushable: asleep,
    online: tencentHere,
    background: tencentHere,
    'logged-out': tencentGone,
    kicked: tencentGone,
    'never-logged-in': tencentGone,
    muted: asleep,
    unbound: asleep,
    'bad-token': asleep,
    'wrong-certificate': asleep,
    'two-devices': ['online', 'unknown', 'not-looked', ['other-device-online E5'], 0],
    banned: tencentGone,
  },
  easemob: {
    pushable: easemobFine,
    online: easemobHere,
    background: easemobHere,
    'logged-out': easemobBare,
    // Not told apart from a sleeping one by the server API.
    kicked: easemobFine,
    'never-logged-in': easemobBare,
    muted: ['offline', 'no', 'normal', ['do-not-disturb E10'], 1],
    unbound: easemobBare,
    'bad-token': easemobFine,
    'wrong-certificate': easemobFine,
    'two-devices': ['online', 'unknown', 'normal', ['other-device-online E5'], 0],
    banned: ['offline', 'no', 'normal', ['banned E12'], 1],
  },
  zego: {
    pushable: asleep,
    online: zegoHere,
    background: zegoHere,
    'logged-out': zegoGone,
    kicked: zegoGone,
    'never-logged-in': zegoGone,
    muted: asleep,
    unbound: asleep,
    'bad-token': asleep,
    'wrong-certificate': asleep,
    'two-devices': zegoHere,
    banned: zegoGone,
  },
};

const axisOf = { yes: 'normal', no: 'abnormal', unknown: 'unknown' } as const;

describe.each(Object.entries(tables))('user of %s', (platform, table) => {
  it.each(userScenarios)('%s', async (scenario) => {
    const [state, canPush, device, stops, exit] = table[scenario];
    const read = await asked({ platform, scene: { state: scenario } });
    const [result] = read.users;
    expect(read.checks).toEqual([]);
    expect(result).toMatchObject({ kind: 'user', platform, user: 'bob', state, canPush, axes: { push: axisOf[canPush], device } });
    expect(result?.stops.map(({ id, step }) => `${id} ${step}`)).toEqual(stops);
    for (const stop of result?.stops ?? []) {
      expect(stop.docs).toMatch(/^https:/);
      expect(`${stop.text}${stop.fix}`).not.toMatch(/\{\w+\}/);
    }
    expect([read.axes, read.exit]).toEqual([result?.axes, exit]);
    // A may-stop and an unknown are warnings.
    expect(read.exitOnWarn).toBe(canPush === 'yes' ? 0 : 1);
  });

  it('a user whom nobody knows: abnormal on both axes, exit code 1', async () => {
    const read = await asked({ platform, users: ['nobody-at-all'] });
    expect(read.users).toMatchObject([{ user: 'nobody-at-all', canPush: 'no', axes: { push: 'abnormal', device: 'abnormal' } }]);
    expect(read.exit).toBe(1);
  });

  it('several users, in the order they were named; one who cannot be pushed is enough for exit code 1', async () => {
    const read = await asked({ platform, users: ['bob', 'online', 'bob'] });
    expect(read.users.map((one) => [one.user, one.canPush === 'no'])).toEqual([
      ['bob', false],
      ['online', true],
      ['bob', false],
    ]);
    expect(read.exit).toBe(1);
  });

  it('sends nothing', async () => {
    const notes: string[] = [];
    const deps = testDeps({ progress: (progress) => progress.type === 'note' && notes.push(progress.text) });
    await asked({ platform }, deps);
    expect(notes).toEqual([]);
  });

  it('a wrong credential is one failed check, and the state stays unknown', async () => {
    const code = { 'tencent-im': '70009', easemob: 'auth_bad_access_token', zego: '100000005' }[platform] ?? '';
    const read = await asked({ platform, faults: [`${platform}.${platform === 'easemob' ? 'user' : 'status'}=${code}`] });
    expect(read.checks).toMatchObject([{ state: 'fail', vendor: platform, code }]);
    expect(read.users).toMatchObject([{ state: 'unknown', canPush: 'unknown' }]);
    expect(read.exit).toBe(1);
  });

  it('a gateway that answers instead: exit code 4, and the raw start is shown', async () => {
    const endpoint = platform === 'easemob' ? 'user' : 'status';
    const read = await asked({ platform, faults: [`${platform}.${endpoint}=http:502*1`] });
    expect(read.checks).toMatchObject([{ id: `${platform}/${endpoint}`, unreachable: true }]);
    expect(read.checks[0]?.raw).toContain('502');
    expect(read.exit).toBe(4);
  });

  it('speaks Chinese', async () => {
    const { users } = await asked({ platform, users: ['online'] }, testDeps({ lang: 'zh' }));
    for (const stop of users[0]?.stops ?? []) expect(stop.text).toMatch(/[一-鿿]/);
    expect(users[0]?.stops.length).toBeGreaterThan(0);
    expect(users[0]?.notOffered.length).toBeGreaterThan(0);
  });
});

describe('what is shown of a user', () => {
  it('easemob: a binding with its token masked, or in full when that was asked for', async () => {
    const { users, text } = await asked({ platform: 'easemob', scene: { vendor: 'vivo' } });
    const [binding] = users[0]?.bindings ?? [];
    expect(binding).toMatchObject({ vendor: 'vivo', certificate: expect.stringContaining('#') as string });
    expect(binding?.tokenId).toMatch(/^[0-9a-f]{8}$/);
    const shown = await asked({ platform: 'easemob', scene: { vendor: 'vivo' }, showTokens: true });
    const token = shown.users[0]?.bindings?.[0]?.token ?? '';
    expect(token.length).toBeGreaterThan(20);
    expect(text).not.toContain(token);
  });

  it('easemob: do-not-disturb with its end', async () => {
    const { users } = await asked({ platform: 'easemob', users: ['muted'] });
    expect(users[0]?.doNotDisturb).toMatchObject({ active: true, until: expect.stringMatching(/^2026-/) as string });
  });

  it('easemob: the device that is online, and its name in the reason', async () => {
    const { users } = await asked({ platform: 'easemob', users: ['two-devices'] });
    expect(users[0]?.devices).toMatchObject([{ system: 'web', online: true }]);
    expect(users[0]?.stops[0]?.text).toContain('browser');
  });

  it('an id with control characters does not reach the terminal', async () => {
    const { users } = await asked({ platform: 'zego', users: ['no\u001b[31mbody'] });
    expect(users[0]?.user).not.toContain('\u001b');
  });
});

describe('user, asked wrongly', () => {
  it.each<[string, Partial<UserRequest> & { platform: string }, string, RegExp]>([
    ['a platform that nobody has', { platform: 'zegoo' }, 'ERR_USAGE', /no platform/],
    ['nobody named, and no sandbox', { platform: 'zego', sandbox: false }, 'ERR_USAGE', /Which user/],
    ['a scene without a sandbox', { platform: 'zego', sandbox: false, scene: { state: 'online' } }, 'ERR_USAGE', /--sandbox/],
    ['a platform that is not configured', { platform: 'zego', sandbox: false, users: ['bob'] }, 'ERR_CONFIG_MISSING', /not configured/],
    ['a phone of a vendor that nobody has', { platform: 'zego', scene: { vendor: 'opo' } }, 'ERR_USAGE', /vendor/],
    ['a fault that the platform does not have', { platform: 'zego', faults: ['zego=no-such'] }, 'ERR_USAGE', /faults/],
  ])('%s', async (_name, request, code, message) => {
    const failed = asked(request);
    await expect(failed).rejects.toMatchObject({ code });
    await expect(failed).rejects.toThrow(message);
  });

  it('takes a platform by its alias and in any capitalisation', async () => {
    expect((await asked({ platform: 'ZEGO' })).users[0]?.platform).toBe('zego');
    expect((await asked({ platform: 'Tencent-IM' })).users[0]?.platform).toBe('tencent-im');
  });

  it('stops between users when it is interrupted', async () => {
    const controller = new AbortController();
    const events = user(
      { platform: 'zego', users: ['bob', 'online', 'muted'], config: { allowCode: false }, sandbox: true, faults: [], showTokens: false },
      testDeps({ signal: controller.signal }),
    );
    const seen: string[] = [];
    for await (const event of events) {
      seen.push(event.type);
      controller.abort();
    }
    expect(seen).toEqual(['result']);
  });
});

describe('userAxes', () => {
  const judgement = (canPush: UserJudgement['canPush']): UserJudgement => ({ canPush, stops: [], notes: [] });
  const binding = { certificate: 'c', token: 't' };
  it.each<[string, UserFacts, UserJudgement['canPush'], string, string]>([
    ['nothing is known', {}, 'unknown', 'unknown', 'not-looked'],
    ['a token is bound', { bindings: [binding] }, 'yes', 'normal', 'normal'],
    ['none is bound', { bindings: [] }, 'no', 'abnormal', 'abnormal'],
    ['bound, but the phone’s switch is off', { bindings: [binding], notificationsOn: false }, 'unknown', 'unknown', 'abnormal'],
    ['bound, and the switch is on', { bindings: [binding], notificationsOn: true }, 'yes', 'normal', 'normal'],
    ['bindings not told, logged out', { state: 'logged-out' }, 'no', 'abnormal', 'abnormal'],
    ['bindings not told, no such user', { state: 'unknown-user', exists: false }, 'no', 'abnormal', 'abnormal'],
    ['bindings not told, online', { state: 'online' }, 'no', 'abnormal', 'not-looked'],
    ['bindings not told, asleep', { state: 'pushable', exists: true }, 'unknown', 'unknown', 'not-looked'],
  ])('%s', (_name, facts, canPush, push, device) => expect(userAxes(facts, judgement(canPush))).toEqual({ push, device }));
});

describe('loss', () => {
  const request = { config: { allowCode: false }, sandbox: true, faults: [], sinceMs: 3_600_000 };

  it('tencent-im: an empty list of a quiet hour', async () => {
    const { results, exit } = await collect(loss({ ...request, platform: 'tencent-im' }, testDeps()));
    expect(results).toMatchObject([
      { kind: 'loss', platform: 'tencent-im', from: '2026-11-20T03:00:00.000Z', to: '2026-11-20T04:00:00.000Z', rows: [] },
    ]);
    expect(exit).toBe(0);
  });

  it('asks for no more than the platform allows', async () => {
    const failed = collect(loss({ ...request, platform: 'tencent-im', sinceMs: 200 * 3_600_000 }, testDeps()));
    await expect(failed).rejects.toMatchObject({ code: 'ERR_USAGE' });
    const { results } = await collect(loss({ ...request, platform: 'tencent-im', sinceMs: 7 * 86_400_000 }, testDeps()));
    const [result] = results as { from: string; to: string }[];
    expect(Date.parse(result?.to ?? '') - Date.parse(result?.from ?? '')).toBe(7 * 86_400_000);
  });

  it.each(['easemob', 'zego'])('%s has none: says who has', async (platform) => {
    const failed = collect(loss({ ...request, platform }, testDeps()));
    await expect(failed).rejects.toMatchObject({ code: 'ERR_UNSUPPORTED' });
  });

  it('a refusal is a failed check', async () => {
    const { checks, results, exit } = await collect(
      loss({ ...request, platform: 'tencent-im', faults: ['tencent-im.loss=70009'] }, testDeps()),
    );
    expect(checks).toMatchObject([{ id: 'tencent-im/loss', code: '70009' }]);
    expect([results, exit]).toEqual([[], 1]);
  });
});

it('user and send agree: whoever is called pushable gets the push, whoever is called unpushable does not', async () => {
  for (const platform of Object.keys(tables))
    for (const scenario of ['pushable', 'online', 'logged-out'] as const) {
      const { users } = await asked({ platform, users: [scenario] });
      const { pushes } = await sent({ platform, users: [scenario], via: 'message' });
      const stopped = pushes[0]?.flow?.some(({ state }) => state === 'stopped');
      expect([platform, scenario, stopped]).toEqual([platform, scenario, users[0]?.canPush === 'no']);
    }
});
