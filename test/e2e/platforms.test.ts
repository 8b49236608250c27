import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cliFixture, reportOf, runCli, runShell, sandboxFixture, stackPattern, type CliRun, type Report } from '../support/run-cli.ts';
import { schemaFaults } from '../support/json-schema.ts';

const platforms = ['tencent-im', 'easemob', 'zego'] as const;
type Platform = (typeof platforms)[number];

/** A Tencent message of elements, without a title or text of its own. */
const elements = (...list: [type: string, content: object][]) => ({
  kind: 'im',
  channel: 'im',
  platforms: { 'tencent-im': { MsgBody: list.map(([type, content]) => ({ MsgType: `TIM${type}Elem`, MsgContent: content })) } },
});

const fixture = cliFixture({
  'chat.yaml': 'kind: im\ntitle: Alice\nbody: Are you coming tonight?\nchannel: im\n',
  'silent.yaml': 'kind: im\nchannel: im\n',
  'custom.json': elements(['Custom', { Data: '{}' }]),
  'described.json': elements(['Custom', { Data: '{}', Desc: 'order 1042' }]),
  'text-image.json': elements(['Text', { Text: 'hi' }], ['Image', {}]),
  'voice.json': elements(['Sound', {}]),
  'file.json': elements(['File', {}]),
  'own.json': { ...elements(['Text', { Text: 'hi' }]), title: 'Own title', body: 'Own text' },
  'template.yaml':
    'kind: im\ntitle: T\nbody: B\nchannel: im\nplatforms:\n  easemob:\n    ext:\n      em_push_template: { name: welcome, title_args: [Ann] }\n',
  'off.yaml': `kind: im
title: Alice
body: Are you coming tonight?
channel: im
platforms:
  tencent-im:
    OfflinePushInfo:
      PushFlag: 1
  easemob:
    ext:
      em_ignore_notification: true
  zego:
    MessageBody:
      OfflinePush:
        Enable: 0
`,
});
const sandbox = sandboxFixture();
const accounts = async () => (await sandbox.accounts()) as unknown as { platforms: Record<Platform, Record<string, string>> };

interface Step {
  step: number;
  of: number;
  state: 'done' | 'stopped' | 'skipped';
  text: string;
}
interface Told {
  kind: string;
  vendor: string;
  status: string;
  code?: string;
  user: string;
  token: string;
  messageId?: string;
  notes?: string[];
  flow?: Step[];
  request?: { curl?: string };
}
interface Seen {
  kind: string;
  platform: string;
  state: string;
  said?: string;
  canPush: 'yes' | 'no' | 'unknown';
  axes: { push: string; device: string };
  bindings?: { vendor?: string; certificate: string; token: string }[];
  stops: { id: string; step: string; severity: string }[];
}
interface Diagnosis {
  axes: { push: string; device: string };
  causes: { step: string; title: string; fix: string }[];
  unanswered: string[];
}

const run = (args: readonly string[], stdin?: string): Promise<CliRun> =>
  runCli(args, { cwd: fixture.path, ...(stdin === undefined ? {} : { stdin }) });
const report = async (args: readonly string[], stdin?: string): Promise<Report> =>
  reportOf(await run([...args, '--format', 'json'], stdin));
const only = <Result>({ results }: Report): Result => results[0] as unknown as Result;
const pushed = async (platform: Platform, args: readonly string[] = []): Promise<{ whole: Report; result: Told; flow: Step[] }> => {
  const whole = await report(['send', '--platform', platform, '--sandbox', '--user', 'bob', ...args]);
  const result = only<Told>(whole);
  return { whole, result, flow: result.flow ?? [] };
};
const diagnosed = async (platform: Platform, args: readonly string[]) => {
  const whole = await report(['diagnose', '--platform', platform, '--sandbox', '--user', 'bob', '--no-input', ...args]);
  return { whole, result: only<Diagnosis>(whole), failed: whole.checks.filter(({ state }) => state === 'fail').map(({ id }) => id) };
};
const stoppedAt = (flow: Step[]) => flow.find(({ state }) => state === 'stopped');

describe.concurrent('an offline user', () => {
  it.concurrent.each<[platform: Platform, via: string, steps: number, more: string[]]>([
    ['tencent-im', 'push', 8, []],
    ['tencent-im', 'message', 8, []],
    ['easemob', 'push', 9, []],
    ['easemob', 'message', 9, []],
    ['zego', 'message', 8, []],
    // A call names no push strategy, so the vendor's own default class decides; FCM has none.
    ['zego', 'call', 8, ['--user-vendor', 'fcm']],
  ])('of %s gets a %s, step by step to the screen', async (platform, via, steps, more) => {
    const { whole, result, flow } = await pushed(platform, ['--via', via, ...more]);
    expect(whole).toMatchObject({ exitCode: 0, mode: 'sandbox', summary: { byStatus: { accepted: 1 }, axes: { push: 'normal' } } });
    expect(result).toMatchObject({
      kind: 'push',
      vendor: platform,
      status: 'accepted',
      user: 'bob',
      messageId: expect.stringMatching(/./),
    });
    expect(flow.map(({ step, of, state }) => `${step}/${of} ${state}`)).toEqual(
      Array.from({ length: steps }, (_, index) => `${index + 1}/${steps} done`),
    );
    expect(flow.at(-1)?.text).toMatch(/\bshown\b/i);
    expect(result.notes?.join('\n')).toMatch(/The phone will show: Alice Wang \/ /);
  });

  it.concurrent.each(platforms)('of %s: the report follows the schema, and the platform’s limit is named', async (platform) => {
    const schema = JSON.parse(await readFile(new URL('../../schema/report.json', import.meta.url), 'utf8')) as Record<string, unknown>;
    const [{ whole, result }, asked, found] = await Promise.all([
      pushed(platform),
      report(['user', platform, 'bob', '--sandbox']),
      diagnosed(platform, []),
    ]);
    for (const one of [whole, asked, found.whole]) expect(schemaFaults(one, schema)).toEqual([]);
    expect(result.notes?.some((note) => /a second/.test(note))).toBe(true);
    expect(found).toMatchObject({ whole: { exitCode: 0 }, failed: [], result: { causes: [] } });
  });

  it('of tencent-im gets nothing on an OPPO phone fresh from the shop, and reads why', async () => {
    const { whole, flow } = await pushed('tencent-im', ['--user-vendor', 'oppo', '--phone', 'fresh']);
    expect(stoppedAt(flow)).toMatchObject({ step: 8, text: expect.stringContaining('OPPO') });
    expect(whole.summary.axes).toMatchObject({ push: 'normal', device: 'abnormal' });
  });

  it('of easemob with a second device online: the policy decides', async () => {
    const [all, any] = await Promise.all(
      ['all', 'any'].map((policy) => pushed('easemob', ['--via', 'message', '--user-state', 'two-devices', '--policy', policy])),
    );
    expect(stoppedAt(all?.flow ?? [])).toMatchObject({ step: 6, text: expect.stringContaining('policy') });
    expect(any?.flow.at(-1)).toMatchObject({ state: 'done', text: expect.stringMatching(/\bshown\b/i) });
  });
});

/** What a state does to a message: where the flow stops and with which word, and the step that `diagnose` names first; null where the platform cannot be asked. */
const states: [platform: Platform, state: string, stop: number, word: RegExp, cause: string | null][] = [
  ['tencent-im', 'online', 5, /Online/, 'E1'],
  ['tencent-im', 'background', 5, /background/, 'E1'],
  ['tencent-im', 'logged-out', 5, /logged out/, 'E3'],
  ['tencent-im', 'kicked', 5, /another login/, 'E3'],
  ['tencent-im', 'wrong-certificate', 6, /certificate .*-1/, 'C3'],
  ['tencent-im', 'unbound', 6, /token .*-2/, 'D4'],
  ['tencent-im', 'bad-token', 7, /20301/, 'D3'],
  ['easemob', 'online', 6, /online/, 'E1'],
  ['easemob', 'background', 6, /online/, 'E1'],
  ['easemob', 'kicked', 7, /forced offline/, null],
  ['easemob', 'muted', 7, /[Dd]o-not-disturb/, 'E10'],
  ['easemob', 'wrong-certificate', 7, /certificate-of-another-console/, 'C2'],
  ['easemob', 'unbound', 7, /No push token/, 'D4'],
  ['easemob', 'bad-token', 8, /20301.*removed the binding/, 'D7'],
  ['zego', 'online', 5, /connected|connection/, 'E1'],
  ['zego', 'background', 5, /background/, 'E1'],
  ['zego', 'logged-out', 5, /not logged in/, 'E3'],
  ['zego', 'kicked', 5, /not logged in/, 'E3'],
  ['zego', 'muted', 6, /muted/, null],
  ['zego', 'unbound', 6, /no PushID/, null],
  ['zego', 'wrong-certificate', 7, /certificate in set 2/, null],
  ['zego', 'bad-token', 7, /20301/, null],
];

describe.concurrent('a user who gets no push', () => {
  it.concurrent.each(states)('%s, %s: the message is taken, and its way ends at step %i', async (platform, state, stop, word) => {
    const { whole, result, flow } = await pushed(platform, ['--via', 'message', '--user-state', state]);
    expect(result).toMatchObject({ status: 'accepted', user: 'bob' });
    expect(stoppedAt(flow)).toMatchObject({ step: stop, text: expect.stringMatching(word) });
    expect(flow.findIndex((step) => step.state === 'stopped')).toBe(stop - 1);
    expect(flow.slice(stop).every((step) => step.state === 'skipped')).toBe(true);
    expect(flow.at(-1)?.text).not.toMatch(/\bshown\b/i);
    expect(whole.summary.axes?.push).toBe('abnormal');
  });

  it.concurrent.each(states)('%s, %s: diagnose says why', async (platform, state, _stop, _word, cause) => {
    const { whole, result, failed } = await diagnosed(platform, ['--via', 'message', '--user-state', state]);
    if (cause === null) {
      // Nobody but the phone knows; then no cause is made up, and what is left to ask is listed.
      expect({ failed, causes: result.causes, exit: whole.exitCode }).toEqual({ failed: [], causes: [], exit: 0 });
      expect(result.unanswered.length).toBeGreaterThan(3);
      return;
    }
    expect(whole.exitCode).toBe(1);
    expect(failed).toContain(cause);
    expect(result.axes.push).toBe('abnormal');
    // The vendor's word and the platform's count of it stand beside each other; each names the token.
    const first = result.causes[0];
    expect(state === 'bad-token' ? ['D3', 'D4', 'D7', 'H1', 'H2', 'H3'] : [cause]).toContain(first?.step);
    expect(first).toMatchObject({ title: expect.stringContaining(' '), fix: expect.stringContaining(' ') });
  });

  it('easemob: instant push, which hands on the vendor’s answer, tells what a message does not', async () => {
    const [kicked, certificate] = await Promise.all([
      diagnosed('easemob', ['--user-state', 'kicked']),
      diagnosed('easemob', ['--user-state', 'wrong-certificate']),
    ]);
    expect(kicked).toMatchObject({
      whole: { exitCode: 1 },
      result: { axes: { push: 'abnormal' }, causes: [{ step: 'H2', verdict: 'app-state' }] },
    });
    expect(certificate).toMatchObject({ whole: { exitCode: 1 }, result: { axes: { push: 'abnormal' }, causes: [{ step: 'C2' }, {}] } });
  });

  it('zego: where nothing was seen of the phone, the device axis says so', async () => {
    const { result } = await diagnosed('zego', ['--user-state', 'unbound']);
    expect(result.axes).toEqual({ push: 'unknown', device: 'not-looked' });
    expect(result.unanswered).toEqual(expect.arrayContaining(['D4', 'D9', 'C4']));
  });

  it.concurrent.each(platforms)('%s, online: a person reads the cause and what to do, in both languages', async (platform) => {
    const args = ['diagnose', '--platform', platform, '--sandbox', '--user', 'bob', '--user-state', 'online', '--no-input'];
    const [en, zh] = await Promise.all([run([...args, '--lang', 'en']), run([...args, '--lang', 'zh'])]);
    expect([en.code, zh.code]).toEqual([1, 1]);
    expect(en.stdout).toMatch(new RegExp(`^${platform} +✖ E1 +FAIL`, 'm'));
    expect(en.stdout).toMatch(/^ {2}1\. .*\(E1, \d+\)$/m);
    expect(en.stdout).toContain('push axis: abnormal');
    expect(zh.stdout).toMatch(new RegExp(`^${platform} +✖ E1 .*[一-鿿]`, 'm'));
  });
});

describe.concurrent('a message that makes no push', () => {
  it.concurrent.each<[platform: Platform, message: string, rule: string, stop: number, word: RegExp, step: string]>([
    ['tencent-im', 'custom.json', 'tencent-im/custom-desc', 6, /[Dd]esc/, 'F2'],
    ['tencent-im', 'off.yaml', 'tencent-im/push-flag', 6, /PushFlag|switched off/, 'F1'],
    ['easemob', 'off.yaml', 'easemob/silent', 7, /em_ignore_notification|message/, 'F1'],
    ['zego', 'off.yaml', 'zego/push-enabled', 6, /Enable/, 'F1'],
  ])('%s, %s: %s stops it; with --force the flow ends; diagnose names the step', async (platform, message, rule, stop, word, step) => {
    const args = ['--via', 'message', '-m', message];
    const [linted, kept, forced, found] = await Promise.all([
      report(['lint', message, '--platform', platform, '--via', 'message', '--sandbox']),
      pushed(platform, args),
      pushed(platform, [...args, '--force']),
      diagnosed(platform, args),
    ]);
    const errors = ({ findings }: Report) => findings.filter(({ severity }) => severity === 'error').map(({ ruleId }) => ruleId);
    expect([errors(linted), linted.exitCode]).toEqual([[rule], 1]);
    expect(kept).toMatchObject({ whole: { exitCode: 1 }, result: { status: 'skipped', code: rule } });
    expect(kept.result.flow).toBeUndefined();
    expect(forced.result.status).toBe('accepted');
    expect(stoppedAt(forced.flow)).toMatchObject({ step: stop, text: expect.stringMatching(word) });
    expect(forced.whole.summary.axes?.push).toBe('abnormal');
    expect(found).toMatchObject({ whole: { exitCode: 1 }, result: { causes: [{ step }] } });
    expect(found.failed).toContain(step);
  });

  it('a custom message with Desc is pushed', async () => {
    const { result, flow } = await pushed('tencent-im', ['--via', 'message', '-m', 'described.json']);
    expect(result.status).toBe('accepted');
    expect(flow.at(-1)).toMatchObject({ state: 'done' });
  });

  it('lint gives the place in the message file', async () => {
    const { findings } = await report(['lint', 'off.yaml', '--platform', 'zego', '--sandbox']);
    const found = findings.find(({ ruleId }) => ruleId === 'zego/push-enabled');
    expect(found).toMatchObject({ vendor: 'zego', where: { file: 'off.yaml', line: 15 } });
  });
});

describe.concurrent('what the phone will show', () => {
  const c2c = ['--via', 'message', '--from', 'alice', '--user', 'bob'];
  const group = ['--group', 'team', '--from', 'alice'];
  /** The rows of tencent-im.md §6 that a server can decide; `title ← source`. */
  const rows: [message: string, way: string[], title: string, titleFrom: string, content: string, contentFrom: string][] = [
    ['text-image.json', c2c, 'alice', 'sender’s user id', 'hi[图片]', 'elements'],
    ['voice.json', c2c, 'alice', 'sender’s user id', '[语音]', 'elements'],
    ['file.json', c2c, 'alice', 'sender’s user id', '[文件]', 'elements'],
    ['described.json', c2c, 'alice', 'sender’s user id', 'order 1042', 'elements'],
    ['text-image.json', group, 'team', 'group id', 'hi[图片]', 'elements'],
    ['own.json', c2c, 'Own title', 'OfflinePushInfo.Title', 'Own text', 'OfflinePushInfo.Desc'],
    ['own.json', group, 'Own title', 'OfflinePushInfo.Title', 'Own text', 'OfflinePushInfo.Desc'],
  ];

  it.concurrent.each(rows)('Tencent IM, %s %j: “%s” from the %s', async (message, way, title, titleFrom, content, contentFrom) => {
    const whole = await report(['send', '--platform', 'tencent-im', '--sandbox', '--dry-run', '-m', message, ...way]);
    expect(only<Told>(whole).notes?.[0]).toBe(
      `The phone will show: ${title} / ${content} (title: ${titleFrom}; text: ${contentFrom === 'elements' ? 'elements of the message' : contentFrom})`,
    );
  });

  it('Tencent IM: lint --matrix shows the same, and what is not known as a placeholder of its own', async () => {
    const [single, toGroup] = await Promise.all(
      ['message', 'group'].map((via) =>
        report(['lint', '--platform', 'tencent-im', '--matrix', 'text-image.json', '--via', via, '--sandbox']),
      ),
    );
    expect(only(single!)).toMatchObject({ kind: 'matrix', shows: { titleFrom: 'sender’s user id', content: 'hi[图片]' } });
    expect(only(toGroup!)).toMatchObject({
      shows: { title: '…', titleFrom: expect.stringContaining('not known here'), content: 'hi[图片]' },
    });
  });

  it('Easemob: the template named in the message beats its title and text', async () => {
    const notes = async (message: string) =>
      only<Told>(
        await report(['send', '--platform', 'easemob', '--sandbox', '--dry-run', '--via', 'message', '--user', 'bob', '-m', message]),
      ).notes?.[0];
    const [plain, template] = await Promise.all([notes('chat.yaml'), notes('template.yaml')]);
    expect(plain).toMatch(/^The phone will show: Alice \/ Are you coming tonight\?/);
    expect(template).toMatch(/^The phone will show: \{welcome: Ann\} .*em_push_template/);
  });

  it('ZEGO: title and text as they stand, and the sender nowhere', async () => {
    const notes = only<Told>(
      await report(['send', '--platform', 'zego', '--sandbox', '--dry-run', '--user', 'bob', '--from', 'carol', '-m', 'chat.yaml']),
    ).notes;
    expect(notes?.[0]).toMatch(/^The phone will show: Alice \/ Are you coming tonight\?/);
    expect(notes?.[0]).not.toContain('carol');
  });
});

describe.concurrent('user', () => {
  it.concurrent.each<[platform: Platform, state: string, can: string, axes: [string, string], stops: string[], exit: number]>([
    ['tencent-im', 'pushable', 'unknown', ['unknown', 'not-looked'], [], 0],
    ['tencent-im', 'online', 'no', ['abnormal', 'not-looked'], ['E1'], 1],
    ['tencent-im', 'kicked', 'no', ['abnormal', 'abnormal'], ['E3'], 1],
    ['easemob', 'pushable', 'unknown', ['unknown', 'normal'], [], 0],
    ['easemob', 'online', 'no', ['abnormal', 'normal'], ['E1'], 1],
    ['easemob', 'unbound', 'no', ['abnormal', 'abnormal'], ['D4'], 1],
    ['easemob', 'muted', 'no', ['abnormal', 'normal'], ['E10'], 1],
    ['easemob', 'banned', 'no', ['abnormal', 'normal'], ['E12'], 1],
    ['zego', 'pushable', 'unknown', ['unknown', 'not-looked'], [], 0],
    ['zego', 'online', 'no', ['abnormal', 'not-looked'], ['E1'], 1],
    ['zego', 'logged-out', 'no', ['abnormal', 'abnormal'], ['E3'], 1],
  ])('%s, %s: can be pushed: %s', async (platform, state, can, [push, device], stops, exit) => {
    const whole = await report(['user', platform, 'bob', '--sandbox', '--user-state', state]);
    const seen = only<Seen>(whole);
    expect(whole.exitCode).toBe(exit);
    expect(seen).toMatchObject({ kind: 'user', platform, canPush: can, axes: { push, device }, said: expect.stringMatching(/./) });
    expect(seen.stops.filter(({ severity }) => severity === 'stops').map(({ step }) => step)).toEqual(stops);
  });

  it('easemob: lists the binding, its token shortened', async () => {
    const args = ['user', 'easemob', 'bob', '--sandbox'];
    const [whole, shown] = await Promise.all([report(args), report([...args, '--show-tokens'])]);
    const [short, full] = [whole, shown].map((one) => only<Seen>(one).bindings?.[0]);
    expect(short).toMatchObject({ certificate: expect.stringMatching(/./), token: expect.stringMatching(/^.{6}….{4}\(\d+\)$/) });
    expect(full?.token).toHaveLength(Number(/\((\d+)\)/.exec(short?.token ?? '')?.[1]));
  });

  it('asks several users of one platform', async () => {
    const whole = await report(['user', 'zego', 'pushable', 'kicked', '--sandbox']);
    expect((whole.results as unknown as (Seen & { user: string })[]).map(({ user, canPush }) => [user, canPush])).toEqual([
      ['pushable', 'unknown'],
      ['kicked', 'no'],
    ]);
  });
});

describe.concurrent('verify', () => {
  it('passes all three at the sandbox', async () => {
    const whole = await report(['verify', ...platforms, '--sandbox']);
    expect(whole.exitCode).toBe(0);
    for (const platform of platforms)
      expect(whole.checks.filter(({ vendor, state }) => vendor === platform && state === 'pass').map(({ stage }) => stage)).toEqual(
        expect.arrayContaining(['config', 'tcp', 'clock', 'auth']),
      );
  });

  it.concurrent.each<[platform: Platform, fault: string, code: string]>([
    ['tencent-im', 'tencent-im.status=70003', '70003'],
    ['easemob', 'easemob.auth=invalid_grant', 'invalid_grant'],
    ['zego', 'zego.status=100000005', '100000005'],
  ])('%s --fault %s: the auth stage is named with code %s and a remedy', async (platform, fault, code) => {
    const whole = await report(['verify', platform, '--sandbox', '--fault', fault]);
    expect(whole.exitCode).toBe(1);
    expect(whole.checks.filter(({ state }) => state === 'fail')).toMatchObject([
      { vendor: platform, stage: 'auth', code, cause: expect.stringContaining(' '), fix: expect.stringContaining(' ') },
    ]);
  });

  it('names what a wrong secret, well-formed, is called by each platform', async () => {
    const { platforms: blocks } = await accounts();
    await fixture.write({
      'wrong.json': {
        platforms: {
          'tencent-im': { ...blocks['tencent-im'], secretKey: '0f'.repeat(32) },
          easemob: { ...blocks.easemob, clientSecret: 'YXA6-wrong-but-well-formed-0123456' },
          zego: { ...blocks.zego, serverSecret: '0f'.repeat(16) },
        },
      },
    });
    const whole = await report(['verify', ...platforms, '-c', 'wrong.json']);
    expect(whole.exitCode).toBe(1);
    expect(whole.checks.filter(({ state }) => state === 'fail').map(({ vendor, stage, code }) => [vendor, stage, code])).toEqual([
      ['tencent-im', 'auth', '70009'],
      ['easemob', 'auth', 'invalid_grant'],
      ['zego', 'auth', '100000005'],
    ]);
  });
});

describe.concurrent('trace', () => {
  it('tencent-im --sandbox tells every station, with binding and switch', async () => {
    const whole = await report(['trace', 'tencent-im', '--sandbox']);
    expect(whole.exitCode).toBe(0);
    const traced = only<{ stage: string; hops: { ok?: boolean }[]; binding?: object; notificationsOn?: boolean }>(whole);
    expect(traced).toMatchObject({ kind: 'trace', stage: 'delivered', notificationsOn: true, binding: { vendor: 'xiaomi' } });
    expect(traced.hops.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  });

  it.concurrent.each<[state: string, passed: number]>([
    ['unbound', 1],
    ['bad-token', 2],
  ])('tencent-im, %s: the stations end where the push did', async (state, passed) => {
    const whole = await report(['trace', 'tencent-im', '--sandbox', '--user-state', state]);
    const hops = only<{ hops: { ok?: boolean }[] }>(whole).hops.map(({ ok }) => ok);
    expect(hops.slice(0, passed).every((ok) => ok === true)).toBe(true);
    expect(hops).toContain(false);
  });

  it.concurrent.each(['easemob', 'zego'] as const)('%s --sandbox says that it cannot be asked, and where to look', async (platform) => {
    const whole = await run(['trace', platform, '--sandbox']);
    expect(whole.code).toBe(0);
    expect(whole.stdout).toMatch(/^ +look here +\S/m);
    expect(whole.stdout).toMatch(/^ +receipts +\S/m);
  });

  it.concurrent.each<[via: string, id: RegExp, more: string[]]>([
    ['push', /^batch_/, ['--user', 'unbound']],
    ['message', /^\d+_\d+_\d+$/, []],
  ])('follows the id of a %s sent to a running sandbox', async (via, id, more) => {
    const { platforms: blocks } = await accounts();
    const config = `running-${via}.json`;
    await fixture.write({ [config]: { platforms: { 'tencent-im': blocks['tencent-im'] } } });
    const words = ['--title', 'T', '--body', 'B', '--force'];
    const sent = only<Told>(await report(['send', '-c', config, '--platform', 'tencent-im', '--user', 'unbound', '--via', via, ...words]));
    expect(sent).toMatchObject({ status: 'accepted', user: 'unbound', messageId: expect.stringMatching(id) });
    const traced = await report(['trace', '-c', config, 'tencent-im', sent.messageId ?? '', ...more]);
    expect(only<{ hops: { ok?: boolean }[] }>(traced).hops.map(({ ok }) => ok)).toContain(false);
    if (via === 'push') return;
    const lost = await report(['trace', '-c', config, 'tencent-im', '--loss']);
    for (const row of only<{ rows: object[] }>(lost).rows)
      expect(row).toMatchObject({
        code: '-2',
        count: 1,
        explanation: { cause: expect.stringContaining(' '), fix: expect.stringContaining(' ') },
      });
    expect(lost.results).toMatchObject([{ kind: 'loss', rows: expect.arrayContaining([expect.anything()]) }]);
  });
});

describe.concurrent('explain', () => {
  it.concurrent.each<[platform: Platform, code: string, en: RegExp, zh: RegExp]>([
    ['tencent-im', '70009', /signed with another key/, /密钥/],
    ['tencent-im', '6208', /another/, /踢/],
    ['easemob', 'invalid_grant', /Client ID/, /Client ID/],
    ['zego', '660200001', /logged|registered|user/i, /[一-鿿]/],
  ])('%s %s in both languages', async (platform, code, en, zh) => {
    const [english, chinese] = await Promise.all(['en', 'zh'].map((lang) => run(['explain', platform, code, '--lang', lang])));
    expect(english).toMatchObject({ code: 0, stdout: expect.stringMatching(en) });
    expect(chinese).toMatchObject({ code: 0, stdout: expect.stringMatching(zh) });
    expect(english?.stdout).not.toMatch(/[一-鿿]{4}/);
  });

  it.concurrent.each<[platform: Platform, logged: string, fields: [string, string][]]>([
    [
      'zego',
      `I/ZPNs: ZPNsMessage{title='T', content='C', payload='{"room":"7"}', pushSource=HUAWEI}\n`,
      [
        ['payload', '{"room":"7"}'],
        ['payload.room', '7'],
        ['title', 'T'],
      ],
    ],
    ['tencent-im', 'Bundle[{ext={"entity":{"version":1,"sender":"alice","chatType":1}}}]', [['entity.sender', 'alice']]],
    [
      'easemob',
      '{"f":"alice","t":"bob","m":"123","g":"g1","e":{"k":"v"}}',
      [
        ['f', 'alice'],
        ['g', 'g1'],
      ],
    ],
  ])('%s --payload reads what a phone logged', async (platform, logged, fields) => {
    const whole = await report(['explain', platform, '--payload'], logged);
    expect(whole.exitCode).toBe(0);
    const read = only<{ kind: string; fields: { name: string; value: string }[] }>(whole);
    expect(read.kind).toBe('payload');
    expect(read.fields.map(({ name, value }) => [name, value])).toEqual(expect.arrayContaining(fields));
  });

  it('says when nothing of the platform is in the text', async () => {
    const whole = await run(['explain', 'zego', '--payload'], 'I/flutter: hello\n');
    expect(whole).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('Nothing of ZEGO') });
  });
});

describe.concurrent('a command line about platforms', () => {
  it.concurrent.each<[line: string, exit: number, words: string]>([
    ['send --platform easemob --title A --body B', 2, 'Which user of Easemob? Nothing is sent to a user who is not named.'],
    ['send --platform easemob --user bob --title A --body B', 3, 'Easemob is not configured'],
    ['user easemob bob', 3, '`push-check init --platform easemob`, or set PUSH_CHECK_EASEMOB_APP_KEY, PUSH_CHECK_EASEMOB_CLIENT_ID'],
    ['send --platform esemob --user bob --sandbox', 2, 'did you mean `easemob`'],
    ['send --platform zego --user bob --via cal --sandbox', 2, 'push | message | group | call'],
    ['send --platform zego --user bob --via push --sandbox', 2, 'message, group, call'],
    ['send --platform tencent-im --user bob --user-state online', 2, 'need --sandbox'],
    ['send --platform tencent-im --user bob --sandbox --user-state onlin', 2, 'pushable | online'],
    ['send --platform tencent-im --user bob --sandbox --user-vendor xiaom', 2, 'did you mean `xiaomi`'],
    ['send --platform tencent-im --user bob --vendor oppo --sandbox', 2, 'the address is a user'],
    ['send --user bob --sandbox', 2, 'no platform is named'],
    ['send --platform zego --user bob --validate-only --sandbox', 2, 'no validate-only mode'],
    ['user easemob', 2, 'Which user of Easemob?'],
    ['user easmob bob', 2, 'did you mean `easemob`'],
    ['diagnose --platform zego', 2, 'Which user of ZEGO?'],
    ['trace zego --sandbox --loss', 2, 'no loss statistics'],
  ])('%s: exit %i', async (line, exit, words) => {
    const args = line.split(' ');
    const [pretty, json] = await Promise.all([run(args), report(args)]);
    expect(pretty).toMatchObject({ code: exit, stdout: '', stderr: expect.stringContaining(words) });
    expect(json).toMatchObject({ exitCode: exit, results: [], error: { message: expect.stringMatching(/./) } });
  });
});

describe.concurrent('every screen of a platform', () => {
  const scenes: [name: string, args: (platform: Platform) => string[]][] = [
    ['send', (platform) => ['send', '--platform', platform, '--user', 'bob', '-v']],
    ['send, kicked', (platform) => ['send', '--platform', platform, '--user', 'bob', '--via', 'message', '--user-state', 'kicked']],
    ['user', (platform) => ['user', platform, 'bob', '-v']],
    ['verify', (platform) => ['verify', platform]],
    ['trace', (platform) => ['trace', platform]],
    ['lint', (platform) => ['lint', '--platform', platform, '--matrix', 'chat.yaml', 'off.yaml', '-v']],
  ];
  it.concurrent.each(scenes.flatMap(([name, args]) => platforms.map((platform) => [name, platform, args(platform)] as const)))(
    '%s %s: nothing left to fill in, Chinese in Chinese',
    async (_name, _platform, args) => {
      const [en, zh] = await Promise.all(['en', 'zh'].map((lang) => run([...args, '--sandbox', '--lang', lang])));
      for (const one of [en!, zh!]) {
        const text = one.stdout + one.stderr;
        expect(text).not.toMatch(stackPattern);
        // Templates of our own have such names; vendors' JSON does not look like it.
        expect(text).not.toMatch(
          /\{(?:platform|user|vendor|id|code|message|title|content|what|why|known|near|said|name|limit|width|sender|seconds|brand|class)\}/,
        );
      }
      expect(en?.code).toBe(zh?.code);
      expect(zh?.stdout.match(/[一-鿿]/g)?.length).toBeGreaterThan(20);
      expect(en?.stdout).not.toMatch(/[一-鿿]{6}/);
    },
  );
});

describe.concurrent('--print-curl', () => {
  it.concurrent.each<[platform: Platform, secret: string, variable: string]>([
    ['tencent-im', 'secretKey', 'PUSH_CHECK_TENCENT_IM_SECRET_KEY'],
    ['easemob', 'clientSecret', 'PUSH_CHECK_EASEMOB_CLIENT_SECRET'],
    ['zego', 'serverSecret', 'PUSH_CHECK_ZEGO_SERVER_SECRET'],
  ])('%s: the command runs as printed, signs by itself, and reaches the user', async (platform, secret, variable) => {
    const { platforms: blocks } = await accounts();
    const config = `curl-${platform}.json`;
    await fixture.write({ [config]: JSON.stringify({ platforms: { [platform]: blocks[platform] } }).replaceAll(/\$+\{/g, () => '$${') });
    const title = `Printed for ${platform}`;
    const dry = await report(
      `send -c ${config} --platform ${platform} --user bob --body Hello --kind im --dry-run --force --print-curl`
        .split(' ')
        .concat('--title', title),
    );
    const script = only<Told>(dry).request?.curl ?? '';
    expect(script).toContain('curl ');
    expect(script).not.toContain(blocks[platform][secret]);
    const value = blocks[platform][secret] ?? '';
    const done = await runShell(script, { cwd: fixture.path, env: { [variable]: value } });
    expect(done).toMatchObject({ code: 0, stderr: '' });
    const { flows } = (await (await fetch(`${sandbox.ready.url}/_sandbox/flows`)).json()) as {
      flows: { platform: string; user: string }[];
    };
    expect({ answer: done.stdout, taken: flows.filter((flow) => flow.platform === platform && flow.user === 'bob').length }).toMatchObject({
      taken: 1,
    });
    const unset = await runShell(script, { cwd: fixture.path });
    expect(unset).toMatchObject({ stdout: '', stderr: expect.stringMatching(/PUSH_CHECK_\w+:/) });
    expect(unset.code).not.toBe(0);
  });

  it('and the HAR file hold no signature', async () => {
    for (const platform of platforms) {
      const har = `${platform}.har`;
      await report([
        'send',
        '--platform',
        platform,
        '--sandbox',
        '--user',
        'bob',
        '--har',
        har,
        '--print-curl',
        '--report',
        `json=${har}.json`,
      ]);
      const text = (await readFile(join(fixture.path, har), 'utf8')) + (await readFile(join(fixture.path, `${har}.json`), 'utf8'));
      expect(text).not.toMatch(/Signature=[0-9a-f]{32}|usersig=[\w*-]{20}|Bearer [\w-]{12}/);
    }
  });
});
