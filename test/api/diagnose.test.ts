import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { diagnose, type DiagnoseRequest, type Person } from '../../src/api/diagnose.ts';
import { answerStep, inOrder } from '../../src/checks/run.ts';
import { steps } from '../../src/checks/index.ts';
import { rank } from '../../src/checks/ranking.ts';
import type { CheckResult } from '../../src/core/check.ts';
import { systemClock } from '../../src/core/clock.ts';
import { createRedactor } from '../../src/core/redact.ts';
import type { DiagnosisResult } from '../../src/core/result.ts';
import { defineStep } from '../../src/core/step.ts';
import { vendors } from '../../src/vendors/index.ts';
import { evidence } from '../support/evidence.ts';

/** All texts of a ZIP, one after the other. */
function entriesOf(archive: Buffer): string {
  let all = '';
  for (let at = 0; archive.readUInt32LE(at) === 0x04034b50;) {
    const packed = archive.readUInt32LE(at + 18);
    const start = at + 30 + archive.readUInt16LE(at + 26);
    all += inflateRawSync(archive.subarray(start, start + packed)).toString('utf8');
    at = start + packed;
  }
  return all;
}

const base: DiagnoseRequest = {
  config: { allowCode: false },
  sandbox: true,
  faults: [],
  message: { flags: {}, sets: [] },
  answers: {},
  send: true,
  only: [],
  skip: [],
  showTokens: false,
  why: false,
};

async function run(request: Partial<DiagnoseRequest>, person?: Person, lang: 'en' | 'zh' = 'en') {
  const checks: CheckResult[] = [];
  let diagnosis: DiagnosisResult | undefined;
  const deps = {
    clock: systemClock(),
    env: {},
    cwd: import.meta.dirname,
    lang,
    random: () => 0.5,
    redactor: createRedactor(),
    signal: new AbortController().signal,
    progress: () => undefined,
  };
  for await (const event of diagnose({ ...base, ...request }, deps, person)) {
    if (event.type === 'check') checks.push(event.check);
    if (event.type === 'result' && event.result.kind === 'diagnosis') diagnosis = event.result;
  }
  if (!diagnosis) throw new Error('no diagnosis');
  return { checks, diagnosis, state: (id: string) => checks.find((check) => check.id === id)?.state };
}

describe('diagnose against the sandbox', () => {
  it.each<[string, Partial<DiagnoseRequest>, string, string]>([
    ['a quota', { vendor: 'oppo', faults: ['oppo=33'] }, 'quota', 'H5'],
    ['a dead token', { device: 'xiaomi-dead' }, 'token', 'D3'],
    ['a clock an hour off', { vendor: 'oppo', faults: ['clock=+1h'] }, 'clock', 'A1'],
    ['notifications that are off', { vendor: 'vivo', answers: { I1: 'no' } }, 'device-settings', 'I1'],
    ['a missing right', { vendor: 'huawei', faults: ['huawei=80300002'] }, 'permission', 'B4'],
    ['a Meizu switch that is off', { device: 'meizu-switched-off' }, 'device-settings', 'I1'],
  ])('%s ends in its cause, which cites evidence of the report', async (_name, request, verdict, step) => {
    const { diagnosis, state } = await run(request);
    expect({ verdict: diagnosis.verdict, step: diagnosis.causes[0]?.step }).toEqual({ verdict, step });
    expect(state(step)).toBe('fail');
    expect(diagnosis.causes[0]?.for[0]?.text).toContain(step);
  });

  it.each<[string, Partial<DiagnoseRequest>, string, string]>([
    ['a vendor’s quota that Easemob hands on', { platform: 'easemob', faults: ['xiaomi=10034'] }, 'quota', 'H5'],
    ['a credential that Easemob hands on', { platform: 'easemob', faults: ['xiaomi=22006'] }, 'credential', 'B2'],
    ['a platform whose own service fails', { platform: 'easemob', faults: ['easemob=http:500'] }, 'server', 'H12'],
    ['another certificate', { platform: 'easemob', scene: { state: 'wrong-certificate' } }, 'app-identity', 'C2'],
  ])('%s ends in its cause through a platform', async (_name, request, verdict, step) => {
    const { diagnosis } = await run(request);
    expect({ verdict: diagnosis.verdict, step: diagnosis.causes[0]?.step }).toEqual({ verdict, step });
    expect(diagnosis.causes.map((cause) => cause.verdict)).not.toContain('none-found');
  });

  it('Easemob: tells what the vendor takes directly from what Easemob loses, with both names and Easemob’s page', async () => {
    const { diagnosis, checks } = await run({ platform: 'easemob', scene: { state: 'wrong-certificate' } });
    expect(diagnosis).toMatchObject({ vendor: 'xiaomi', push: { status: 'accepted' } });
    const through = checks.find(({ id }) => id === 'H2');
    expect(through?.detail).toMatch(/takes a push to this token directly.*certificate-of-another-console.* instead of `\d+`/);
    expect(through?.docs).toMatch(/easemob\.com/);
  });

  it.each(['easemob', 'tencent-im', 'zego'])('%s that is not configured is no diagnosis', async (platform) => {
    await expect(run({ platform, user: 'bob', sandbox: false })).rejects.toMatchObject({ code: 'ERR_CONFIG_MISSING', exitCode: 3 });
  });

  it('an empty user id is a usage error', async () => {
    await expect(run({ platform: 'easemob', user: ' ' })).rejects.toMatchObject({ code: 'ERR_USAGE' });
  });

  it('a healthy set-up ends in none-found, with both axes normal and a next test', async () => {
    const { diagnosis, checks } = await run({ vendor: 'honor' });
    expect(diagnosis).toMatchObject({ verdict: 'none-found', axes: { push: 'normal' }, push: { status: 'accepted' } });
    expect(diagnosis.nextTest).toBeTruthy();
    expect(checks.filter((check) => check.state === 'fail' || check.state === 'crashed')).toEqual([]);
  });

  it('sends nothing with --no-send, and says so', async () => {
    const { diagnosis, state } = await run({ vendor: 'fcm', send: false });
    expect(diagnosis.push).toBeUndefined();
    expect(diagnosis.axes.push).toBe('unknown');
    expect(state('H5')).not.toBe('pass');
  });

  it('stops early: a refused credential keeps it from sending', async () => {
    const { diagnosis, state } = await run({ vendor: 'oppo', faults: ['oppo.auth=16*9'] });
    expect(diagnosis).toMatchObject({ verdict: 'credential', axes: { push: 'abnormal' } });
    expect(diagnosis.push).toBeUndefined();
    expect(state('I1')).toBeUndefined();
  });

  it('never says pass about what was not looked at', async () => {
    const { checks } = await run({ vendor: 'xiaomi' });
    for (const check of checks.filter(({ id }) => /^(J|E)/.test(id)))
      expect(['not-looked', 'not-applicable', 'unknown']).toContain(check.state);
  });

  it('runs only what was asked for', async () => {
    const { checks } = await run({ vendor: 'vivo', only: ['G', 'A1'], skip: ['G2'] });
    expect(checks.map((check) => check.id)).toContain('A1');
    expect(checks.every((check) => check.id === 'A1' || check.id.startsWith('G'))).toBe(true);
    expect(checks.some((check) => check.id === 'G2')).toBe(false);
  });

  it('asks a person by the complaint until the cause is certain', async () => {
    const asked: string[] = [];
    const { diagnosis } = await run(
      { vendor: 'oppo' },
      {
        symptom: async () => 'silent-in-drawer',
        answer: async ({ id }) => {
          asked.push(id);
          return id === 'I6' ? 'yes' : id === 'I2' ? 'no' : 'unknown';
        },
      },
    );
    expect(asked.length).toBeGreaterThan(0);
    expect(new Set(asked.map((id) => id[0]))).not.toContain('K');
    expect(diagnosis.symptom).toBe('silent-in-drawer');
    expect(diagnosis.verdict).toBe('device-settings');
  });

  it('stops asking when the person has had enough', async () => {
    let count = 0;
    await run({ vendor: 'oppo' }, { symptom: async () => undefined, answer: async () => (count++, 'stop') });
    expect(count).toBe(1);
  });

  it('packs a bundle with nothing secret in it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'push-check-bundle-'));
    const bundle = join(folder, 'out.zip');
    await run({ vendor: 'oppo', bundle, versions: { 'push-check': '1', node: 'v20' } });
    const archive = await readFile(bundle);
    // Stored or deflated, a name always stands in clear.
    for (const name of ['report.json', 'config.json', 'versions.json', 'answers.json', 'exchanges.har'])
      expect(archive.includes(name)).toBe(true);
    const { sandbox } = await (await vendors.oppo()).sandbox();
    const { masterSecret } = sandbox.account('http://127.0.0.1:1') as { masterSecret: string };
    const texts = entriesOf(archive);
    expect(texts).toContain('"verdict": "none-found"');
    for (const secret of [masterSecret, sandbox.devices[0]?.token ?? '']) {
      expect(secret.length).toBeGreaterThan(20);
      expect(texts).not.toContain(secret);
    }
    await rm(folder, { recursive: true });
  });

  it('speaks Chinese throughout', async () => {
    const { checks, diagnosis } = await run({ vendor: 'meizu', faults: ['meizu=110019'] }, undefined, 'zh');
    for (const check of checks) expect(check.title).toMatch(/[一-鿿]/);
    for (const cause of diagnosis.causes) expect(cause.fix).toMatch(/[一-鿿]/);
  });
});

describe('the checklist', () => {
  it('has every step of the checklist, once, in order', () => {
    const counts = { A: 7, B: 9, C: 8, D: 9, E: 14, F: 14, G: 11, H: 13, I: 12, J: 24, K: 10, L: 5, M: 3, N: 8 };
    const expected = Object.entries(counts).flatMap(([phase, count]) =>
      Array.from({ length: count }, (_, index) => `${phase}${index + 1}`),
    );
    expect(inOrder(steps).map((step) => step.id)).toEqual(expected);
  });

  it('a crash is a result of that step, never the end', () => {
    const broken = defineStep({
      ...(steps[0] as (typeof steps)[number]),
      id: 'A1',
      needs: ['person'],
      check: () => {
        throw new Error('boom');
      },
    });
    expect(answerStep(broken, evidence({}))).toMatchObject({ state: 'crashed', data: { message: 'boom' } });
  });

  it('the ranking is pure and every reason has its weight', () => {
    const given = evidence({ answers: { I1: 'no' }, push: { status: 'accepted' } });
    const results = inOrder(steps).map((step) => answerStep(step, given));
    const first = rank(results, given);
    expect(rank(results, given)).toEqual(first);
    for (const cause of first.causes) {
      const sum = [...cause.for, ...cause.against].reduce((total, reason) => total + reason.weight, 0);
      expect(sum).toBe(cause.score);
    }
  });
});
