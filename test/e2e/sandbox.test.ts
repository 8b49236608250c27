import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendorNames } from '../../src/vendors/names.ts';
import { cliFixture, reportOf, runCli, startCli, type ReadySandbox, type RunningCli, type SandboxConfig } from '../support/run-cli.ts';

const fixture = cliFixture();
const ids = vendorNames.map(({ id }) => id);

let running: RunningCli;
let ready: ReadySandbox;
beforeAll(async () => {
  running = startCli(['sandbox', '--format', 'json'], { cwd: fixture.path });
  await running.until('\n');
  ready = JSON.parse(running.output.stdout) as ReadySandbox;
}, 60_000);
afterAll(() => running?.end());

const api = async (path: string, init?: RequestInit) => {
  const response = await fetch(`${ready.url}/_sandbox/${path}`, init);
  return { status: response.status, body: (await response.json()) as Record<string, never> };
};

describe('push-check sandbox', () => {
  it('prints one line when it listens', () => {
    expect(running.output.stdout.split('\n')).toEqual([expect.any(String), '']);
    expect(ready).toEqual({
      schema: 'push-check/sandbox@1',
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      httpsUrl: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/),
      caFile: expect.any(String),
      pid: running.child.pid,
    });
    expect(existsSync(ready.caFile)).toBe(true);
  });

  it('serves an account and the four devices of every vendor', async () => {
    const { body } = await api('accounts');
    const { vendors, devices } = body as unknown as SandboxConfig;
    expect(Object.keys(vendors)).toEqual(ids);
    for (const id of ids)
      for (const name of ['ok', 'dead', 'other-app', 'throttled'])
        expect(devices[`${id}-${name}`]).toMatchObject({ vendor: id, token: expect.stringMatching(/\S{20}/) });
  });

  it('has secrets that are no part of anything else it serves, which masking would hide too', async () => {
    const { vendors, devices } = (await api('accounts')).body as unknown as SandboxConfig;
    const secrets = Object.entries(vendors).flatMap(([id, block]) =>
      Object.entries(block)
        .filter(([name]) => /secret/i.test(name))
        .map(([name, value]) => ({ where: `${id}.${name}`, value: String(value) })),
    );
    expect(secrets.length).toBeGreaterThan(4);
    for (const { where, value } of secrets) {
      const others = Object.entries(vendors).flatMap(([id, block]) =>
        Object.entries(block)
          .filter(([name]) => `${id}.${name}` !== where)
          .map(([name, other]) => [`${id}.${name}`, JSON.stringify(other)] as const),
      );
      const tokens = Object.entries(devices).map(([name, device]) => [name, device.token] as const);
      expect({ where, standsIn: [...others, ...tokens].filter(([, text]) => text.includes(value)).map(([name]) => name) }).toEqual({
        where,
        standsIn: [],
      });
    }
  });

  it('keeps what it took, shows it and forgets it', async () => {
    await fixture.write({ 'served.json': JSON.stringify((await api('accounts')).body).replaceAll(/\$+\{/g, () => '$${') });
    await api('pushes', { method: 'DELETE' });
    const sent = reportOf(
      await runCli(
        ['send', '-c', 'served.json', '--device', 'meizu-ok', '--title', 'Kept', '--body', 'Are you there?', '--force', '--format', 'json'],
        { cwd: fixture.path },
      ),
    );
    const { pushes } = (await api('pushes')).body as unknown as {
      pushes: { seq: number; at: string; vendor: string; tokens: string[]; messageId: string }[];
    };
    expect(pushes).toMatchObject([
      {
        seq: expect.any(Number),
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        vendor: 'meizu',
        tokens: [expect.any(String)],
        messageId: sent.results[0]?.['messageId'],
      },
    ]);
    expect((await api('pushes', { method: 'DELETE' })).body).toEqual({ pushes: [] });
  });

  it('fails on demand, as often as asked, and says what is wrong with a fault', async () => {
    expect(
      await api('faults', { method: 'POST', body: JSON.stringify({ vendor: 'oppo', endpoint: 'send', code: '33', times: 1 }) }),
    ).toMatchObject({ status: 201 });
    const send = () =>
      runCli(['send', '-c', 'served.json', '--device', 'oppo-ok', '--title', 'Kept', '--body', 'B', '--format', 'json'], {
        cwd: fixture.path,
      });
    const [first, second] = [reportOf(await send()), reportOf(await send())];
    expect([first.results[0]?.['status'], second.results[0]?.['status']]).toEqual(['throttled', 'accepted']);
    for (const wrong of [{ vendor: 'oppo', code: 'nothing' }, { vendor: 'nobody', drop: true }, { vendor: 'oppo' }, 'text'])
      expect(await api('faults', { method: 'POST', body: JSON.stringify(wrong) })).toMatchObject({
        status: 400,
        body: { error: { problems: [{ message: { en: expect.any(String), zh: expect.any(String) } }] } },
      });
  });

  it('listens on loopback only, and answers nonsense politely', async () => {
    expect((await fetch(`${ready.url}/nowhere`)).status).toBe(404);
    expect((await api('nothing')).status).toBe(404);
    expect((await api('pushes', { method: 'PUT' })).status).toBe(405);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 on %s, frees its port and removes its CA file', async (signal) => {
    const other = startCli(['sandbox', '--format', 'json', '--vendor', 'oppo'], { cwd: fixture.path });
    await other.until('\n');
    const line = JSON.parse(other.output.stdout) as ReadySandbox;
    const run = await other.end(signal);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout.split('\n')).toHaveLength(2);
    expect(existsSync(line.caFile)).toBe(false);
    await expect(fetch(line.url)).rejects.toThrow();
  });

  it('starts on the port it was given, with the faults it was given', async () => {
    const first = startCli(['sandbox', '--format', 'json', '--vendor', 'meizu'], { cwd: fixture.path });
    await first.until('\n');
    const { port } = new URL((JSON.parse(first.output.stdout) as ReadySandbox).url);
    await first.end();
    const again = startCli(['sandbox', '--port', port, '--vendor', 'oppo', '--fault', 'oppo=33', '--fault', 'clock=+1h'], {
      cwd: fixture.path,
    });
    await again.until(`http://127.0.0.1:${port}`);
    const faults = (await (await fetch(`http://127.0.0.1:${port}/_sandbox/faults`)).json()) as { faults: object[] };
    expect(faults.faults).toEqual(
      expect.arrayContaining([expect.objectContaining({ vendor: 'oppo', code: '33' }), { clockMs: 3_600_000 }]),
    );
    expect((await again.end()).code).toBe(0);
  });

  it('sends `send --sandbox` with the non-secret identity of a config, and never its secrets', async () => {
    await fixture.write({
      'own.json': {
        vendors: {
          oppo: {
            appKey: 'my-own-app-key-of-32-characters!',
            masterSecret: 'my-own-secret-of-32-characters!!',
            packageName: 'com.example.mine',
            channels: { mine: { id: 'mine-1' } },
          },
        },
      },
    });
    const report = reportOf(
      await runCli(
        [
          'send',
          '-c',
          'own.json',
          '--sandbox',
          '--vendor',
          'oppo',
          '--channel',
          'mine',
          '--title',
          'T',
          '--body',
          'B',
          '--dry-run',
          '--print-curl',
          '--format',
          'json',
        ],
        { cwd: fixture.path },
      ),
    );
    expect(report.error).toBeUndefined();
    expect(JSON.stringify(report.results)).toContain('mine-1');
    expect(JSON.stringify(report.results)).not.toContain('my-own-secret');
  });
});
