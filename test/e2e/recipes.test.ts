import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliFixture, runCli, sandboxFixture } from '../support/run-cli.ts';

const root = resolve(import.meta.dirname, '../..');
const shell = promisify(execFile);

describe('the README’s CI recipe', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'push-check-recipe-'));
    await cp(join(root, 'fixtures/messages'), join(folder, 'fixtures/messages'), { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('runs as printed and passes', async () => {
    const readme = await readFile(join(root, 'README.md'), 'utf8');
    const block = /<!-- ci-recipe[^>]*-->\n```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const lines = block.trim().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines)
      await shell('sh', ['-c', line.replace(/^push-check/, `"${process.execPath}" "${join(root, 'bin/push-check.js')}"`)], {
        cwd: folder,
        env: { ...process.env, CI: 'true' },
      });
    expect(await readFile(join(folder, 'push-check.xml'), 'utf8')).toContain('failures="0"');
  });
});

describe('diagnose, checklist, --har', () => {
  const fixture = cliFixture({ 'answers.yaml': 'answers:\n  I1: no\n', 'bad.yaml': 'A6: perhaps\n' });
  const sandbox = sandboxFixture();

  it.concurrent.each<[string[], number, string]>([
    [['diagnose', '--sandbox', '--vendor', 'honor'], 0, 'No cause was found'],
    [['diagnose', '--sandbox', 'xiaomi-dead'], 1, 'The token is the cause'],
    [['diagnose', '--sandbox', '--vendor', 'oppo', '--answers', 'answers.yaml', '--lang', 'zh'], 1, '手机设置'],
    [['diagnose', '--sandbox', '--vendor', 'oppo', '--answers', 'bad.yaml'], 3, ''],
    [['diagnose', '--sandbox', '--vendor', 'oppo', '--symptom', 'sad'], 2, ''],
    [['diagnose', '--sandbox', '--only', 'Z9'], 2, ''],
    [['diagnose', '--list', '--vendor', 'apns'], 0, 'N1'],
    [['checklist', '--vendor', 'oppo', '--lang', 'zh'], 0, '离线推送排查清单'],
    [['checklist', '--format', 'html'], 0, '<input type="checkbox">'],
    [['checklist', '--vendor', 'nobody'], 2, ''],
  ])('%j ends with %i', async (args, code, said) => {
    const run = await runCli(args, { cwd: fixture.path });
    expect({ code: run.code, stderr: run.code === code ? '' : run.stderr }).toEqual({ code, stderr: '' });
    expect(run.stdout).toContain(said);
    expect(run.stdout + run.stderr).not.toMatch(/\n\s+at /);
  });

  it('a HAR holds the exchanges and no secret, no token in full', async () => {
    const accounts = await sandbox.accounts();
    await fixture.write({ 'served.json': accounts });
    const devices = ['fcm', 'oppo', 'vivo', 'meizu', 'xiaomi'].flatMap((vendor) => ['--device', `${vendor}-ok`]);
    const run = await runCli(
      [
        'send',
        '-c',
        'served.json',
        ...devices,
        '--title',
        'Alice Wang',
        '--body',
        'Are we still on for dinner?',
        '--kind',
        'im',
        '--force',
        '--har',
        'x.har',
      ],
      { cwd: fixture.path },
    );
    expect(run.stderr).toBe('');
    const text = await readFile(join(fixture.path, 'x.har'), 'utf8');
    expect((JSON.parse(text) as { log: { entries: unknown[] } }).log.entries.length).toBeGreaterThan(5);
    const secrets = [
      accounts.vendors['oppo']?.['masterSecret'],
      accounts.vendors['vivo']?.['appSecret'],
      accounts.vendors['meizu']?.['appSecret'],
      accounts.vendors['xiaomi']?.['appSecret'],
    ];
    for (const secret of [
      ...secrets.map(String),
      ...['fcm', 'oppo', 'vivo', 'meizu', 'xiaomi'].map((vendor) => accounts.devices[`${vendor}-ok`]?.token ?? ''),
    ]) {
      expect(secret.length).toBeGreaterThan(12);
      expect(text.includes(secret), secret).toBe(false);
    }
  });
});
