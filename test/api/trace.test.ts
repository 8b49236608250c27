import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Deps } from '../../src/api/deps.ts';
import { send } from '../../src/api/send.ts';
import { trace, type TraceRequest } from '../../src/api/trace.ts';
import type { BodyEvent } from '../../src/core/events.ts';
import { createRedactor } from '../../src/core/redact.ts';
import type { ResultItem, TraceResult } from '../../src/core/result.ts';
import { emptySummary, exitCode, summarise } from '../../src/core/summary.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { vendors } from '../../src/vendors/index.ts';
import { fakeClock } from '../support/fake-clock.ts';

const make = (given: Partial<Deps> = {}): Deps => ({
  clock: fakeClock(Date.parse('2026-11-20T04:00:00Z')),
  env: {},
  cwd: import.meta.dirname,
  lang: 'en',
  random: () => 0.5,
  redactor: createRedactor(),
  signal: new AbortController().signal,
  progress: () => undefined,
  ...given,
});

async function traced(request: Partial<TraceRequest>, deps = make()) {
  const summary = emptySummary();
  const events: BodyEvent[] = [];
  for await (const event of trace(
    { vendor: 'xiaomi', config: { allowCode: false }, sandbox: true, faults: [], waitMs: 0, ...request },
    deps,
  )) {
    summarise(summary, event);
    events.push(event);
  }
  const results = events.flatMap((event): ResultItem[] => (event.type === 'result' ? [event.result] : []));
  const checks = events.flatMap((event) => (event.type === 'check' ? [event.check] : []));
  return { results: results as TraceResult[], checks, exit: exitCode(summary, 'error'), text: JSON.stringify(events) };
}

describe('a trace in the sandbox', () => {
  it.each([
    ['xiaomi', 'shown', 'resolved'],
    ['vivo', 'shown', 'receive'],
    ['meizu', 'unknown', 'displayNo'],
  ])('of %s sends one push first, says so, and finds it (%s)', async (vendor, stage, counter) => {
    const { results, checks, exit } = await traced({ vendor });
    expect(results).toMatchObject([
      { kind: 'trace', vendor, offered: true, stage, attempts: 1, counters: { [counter]: 1 }, http: { status: 200 } },
    ]);
    expect(results[0]?.messageId).toBeTruthy();
    expect(results[0]?.notes?.[0]).toContain(`${vendor}-ok`);
    expect([checks, exit]).toEqual([[], 0]);
  });

  it.each(['xiaomi', 'vivo'])('of %s does not find an id that nobody knows: exit code 1', async (vendor) => {
    const { results, checks, exit } = await traced({ vendor, messageId: ' none ' });
    expect(results).toMatchObject([{ stage: 'unknown', messageId: 'none', counters: {} }]);
    expect(checks).toMatchObject([{ id: `${vendor}/trace`, state: 'fail', detail: expect.stringContaining('none') as string }]);
    expect(exit).toBe(1);
  });

  it('of a Meizu task that nobody knows ends with 1', async () => {
    expect(await traced({ vendor: 'meizu', messageId: '99' })).toMatchObject({ exit: 1, checks: [{ state: 'fail' }] });
  });

  it.each<[string, string, object, number]>([
    [
      'xiaomi',
      'xiaomi.trace=21301',
      { state: 'fail', code: '21301', detail: expect.stringContaining('Invalid application secret.') as string },
      1,
    ],
    ['vivo', 'vivo.auth=10206', { state: 'fail', code: '10206' }, 1],
    [
      'vivo',
      'vivo.statistics=http:503',
      { state: 'fail', unreachable: true, fix: expect.stringContaining('push-check verify vivo') as string },
      4,
    ],
    ['meizu', 'meizu.statistics=drop', { state: 'fail', unreachable: true }, 4],
    ['xiaomi', 'xiaomi.send=200001', { id: 'xiaomi/send', state: 'fail', code: '200001' }, 1],
  ])('of %s with %s says what failed', async (vendor, fault, check, exit) => {
    const told = await traced({ vendor, faults: [fault] });
    expect(told.checks).toMatchObject([check]);
    expect(told.exit).toBe(exit);
  });

  it('does not say of a failed query that a push may have been taken', async () => {
    const { checks } = await traced({ vendor: 'vivo', faults: ['vivo.statistics=http:503'] });
    expect(`${checks[0]?.detail} ${checks[0]?.cause} ${checks[0]?.fix}`).not.toMatch(/taken|sending again/);
  });

  it('authorises once more when the access token is stale', async () => {
    expect(await traced({ vendor: 'vivo', faults: ['vivo.statistics=10000*1'] })).toMatchObject({
      exit: 0,
      results: [{ stage: 'shown' }],
      checks: [],
    });
    expect(await traced({ vendor: 'vivo', faults: ['vivo.statistics=10000'] })).toMatchObject({ exit: 1, checks: [{ code: '10000' }] });
  });

  it('speaks Chinese', async () => {
    const { results, checks } = await traced({ messageId: 'none' }, make({ lang: 'zh' }));
    expect(results[0]?.where).toMatch(/。$/);
    expect(checks[0]?.detail).toBe('Xiaomi 没有消息 `none` 的记录。');
  });

  it('shows neither a secret nor a token', async () => {
    for (const vendor of ['xiaomi', 'vivo', 'meizu'] as const) {
      const { sandbox } = await (await vendors[vendor]()).sandbox();
      const secret = String(sandbox.account('http://127.0.0.1:1')['appSecret']);
      const { text } = await traced({ vendor, faults: [] });
      expect(secret.length).toBeGreaterThan(6);
      expect(text).not.toContain(secret);
      for (const { token } of sandbox.devices) expect(text).not.toContain(token);
    }
  });
});

describe('waiting', () => {
  it('asks again until the time is over', async () => {
    const clock = fakeClock(Date.parse('2026-11-20T04:00:00Z'));
    const { results, exit } = await traced({ messageId: 'none', waitMs: 5000 }, make({ clock }));
    expect(clock.slept).toEqual([2000, 2000, 1000]);
    expect([results[0]?.attempts, exit]).toEqual([4, 1]);
  });

  it('stops at a final stage, and at a refusal', async () => {
    const clock = fakeClock(Date.parse('2026-11-20T04:00:00Z'));
    expect((await traced({ waitMs: 60_000 }, make({ clock }))).results[0]?.attempts).toBe(1);
    expect((await traced({ waitMs: 60_000, faults: ['xiaomi.trace=21301'] }, make({ clock }))).results[0]?.attempts).toBe(1);
    expect(clock.slept).toEqual([]);
  });

  it('goes on while a query fails for now', async () => {
    const told = await traced({ vendor: 'vivo', waitMs: 60_000, faults: ['vivo.statistics=http:503*2'] });
    expect(told).toMatchObject({ exit: 0, results: [{ attempts: 3, stage: 'shown' }] });
  });

  it('ends when the signal aborts', async () => {
    const abort = new AbortController();
    const clock = fakeClock(0);
    const sleep = clock.sleep;
    clock.sleep = async (ms) => {
      abort.abort();
      await sleep(ms);
    };
    const { results } = await traced({ messageId: 'none', waitMs: 60_000 }, make({ clock, signal: abort.signal }));
    expect(results[0]?.attempts).toBe(1);
  });
});

describe('a vendor that cannot be asked', () => {
  it.each(['fcm', 'apns', 'huawei', 'honor', 'oppo'])(
    '%s: says where to look and which receipt tells it, without any account',
    async (vendor) => {
      for (const lang of ['en', 'zh'] as const) {
        const { results, checks, exit } = await traced({ vendor, sandbox: false, messageId: 'm1' }, make({ lang }));
        expect(results).toMatchObject([
          {
            vendor,
            offered: false,
            stage: 'unknown',
            messageId: 'm1',
            where: expect.stringMatching(/[.。]$/) as string,
            receipt: expect.stringMatching(/[.。]$/) as string,
          },
        ]);
        expect([checks, exit]).toEqual([[], 0]);
      }
    },
  );

  it('HONOR: says how little is known', async () => expect((await traced({ vendor: 'honor' })).results[0]?.notes).toHaveLength(1));
});

describe('the command line is wrong', () => {
  it('a task id of Tencent IM needs a user', async () => {
    await expect(traced({ vendor: 'tencent-im', messageId: 'batch_zzz' })).rejects.toThrow(/needs `--user`/);
  });

  it.each<[string, Partial<TraceRequest>, string]>([
    ['without a message id outside the sandbox', { sandbox: false }, 'ERR_USAGE'],
    ['with an unknown vendor', { vendor: 'nokia' }, 'ERR_USAGE'],
    ['with a fault outside the sandbox', { sandbox: false, messageId: 'x', faults: ['xiaomi=1'] }, 'ERR_USAGE'],
    ['without an account', { sandbox: false, messageId: 'x' }, 'ERR_CONFIG_MISSING'],
  ])('%s', async (_name, request, code) => await expect(traced(request)).rejects.toMatchObject({ code }));
});

describe('a sandbox that runs somewhere else', () => {
  it('is reached by a config, and knows what was sent before', async () => {
    const { sandbox } = await (await vendors.xiaomi()).sandbox();
    const deps = make();
    const running = await startSandbox({ vendors: [sandbox], now: deps.clock.now });
    const folder = await mkdtemp(join(tmpdir(), 'push-check-trace-'));
    try {
      const file = join(folder, 'push-check.config.json');
      await writeFile(file, JSON.stringify(running.accounts()));
      const config = { path: file, allowCode: false };
      let messageId = '';
      const request = {
        config,
        sandbox: false,
        faults: [],
        vendors: [],
        tokens: [],
        devices: ['xiaomi-ok'],
        allDevices: false,
        dryRun: false,
        validateOnly: false,
        printCurl: false,
        force: false,
        showTokens: false,
      };
      const flags = { kind: 'im', title: 'Alice', body: 'Dinner at seven?', channel: 'im' };
      for await (const event of send({ ...request, message: { flags, sets: [] } }, deps))
        if (event.type === 'result' && event.result.kind === 'push') messageId = event.result.messageId ?? '';
      expect(await traced({ config, sandbox: false, messageId }, deps)).toMatchObject({
        exit: 0,
        results: [{ messageId, stage: 'shown' }],
      });
    } finally {
      await running.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
