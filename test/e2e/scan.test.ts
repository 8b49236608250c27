import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cliFixture, reportOf, runCli, stackPattern } from '../support/run-cli.ts';

const projects = fileURLToPath(new URL('../../fixtures/projects', import.meta.url));

const fixture = cliFixture({
  'empty/notes.txt': 'nothing here\n',
  'broken-config.yaml': 'vendors:\n  meizu: { appId: 1, masterSecret: }\n',
  'bad-baseline.json': '{\n  "schema": "push-check/baseline@1",\n  "findings": [{ "ruleId": 7 }]\n}\n',
});

const scan = (args: string[], cwd = projects) => runCli(['scan', ...args], { cwd });
const report = async (args: string[], cwd = projects) => reportOf(await scan([...args, '--format', 'json'], cwd));

/** A project of the fixtures in the test's own folder, to be changed. */
async function copyOf(name: string, as = name): Promise<string> {
  await cp(join(projects, name), join(fixture.path, as), { recursive: true });
  return join(fixture.path, as);
}

interface Integration {
  kind: string;
  id: string;
  state: string;
}
const integrations = (results: readonly unknown[]) => (results as Integration[]).filter((item) => item.kind === 'integration');

describe.concurrent('scan', () => {
  it('of a clean project finds nothing that fails, and names what is integrated', async () => {
    const { exitCode, findings, results } = await report(['mended']);
    expect(findings.filter((finding) => finding.severity !== 'info')).toEqual([]);
    expect(exitCode).toBe(0);
    const list = integrations(results);
    expect(list.map((item) => item.id)).toEqual(expect.arrayContaining(['xiaomi', 'oppo', 'tencent-im']));
    expect(list.filter((item) => item.state === 'none')).toEqual([]);
  });

  it('of a project full of defects ends with 1, each with a place in a file that is there', async () => {
    const { exitCode, findings } = await report(['everything-wrong']);
    expect(exitCode).toBe(1);
    expect(findings.length).toBeGreaterThan(20);
    for (const { ruleId, where, message, fix } of findings) {
      expect(ruleId).toMatch(/^[a-z-]+\/[a-z0-9-]+$/);
      expect([message, fix].join('')).not.toMatch(/(?<!\$)\{\w+\}/);
      if (where.file === undefined) continue;
      const lines = (await readFile(join(projects, where.file), 'utf8')).split('\n');
      expect(lines.length).toBeGreaterThanOrEqual(where.line ?? 1);
    }
  });

  it('prints a line a person can click', async () => {
    const run = await scan(['everything-wrong']);
    expect(run.stdout).toMatch(/^(error|warn) .*\/.* {2}everything-wrong\/app\/\S+:\d+:\d+$/m);
    expect(run.stdout + run.stderr).not.toMatch(stackPattern);
  });

  it('speaks Chinese', async () => {
    const run = await scan(['everything-wrong', '--lang', 'zh']);
    expect(run.stdout).toContain('集成');
    expect(run.stdout).toMatch(/处理 {2}.*。/);
  });

  it('names a vendor that was asked for and is not there as an error', async () => {
    const { exitCode, findings, results } = await report(['easemob-guide', '--vendor', 'meizu', '--platform', 'zego']);
    expect(exitCode).toBe(1);
    expect(findings.filter((finding) => finding.ruleId === 'project/not-integrated').map((finding) => finding.vendor)).toEqual([
      'meizu',
      'zego',
    ]);
    expect(integrations(results).map(({ id, state }) => [id, state])).toEqual([
      ['meizu', 'none'],
      ['zego', 'none'],
    ]);
  });

  it('tells which vendor the platform would choose', async () => {
    const { results } = await report(['mended', '--route', 'brand=xiaomi,gms=no', '--route', 'brand=google,gms=yes']);
    expect(results).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'route', platform: 'tencent-im', brand: 'xiaomi', vendor: 'xiaomi' }),
        expect.objectContaining({ kind: 'route', platform: 'tencent-im', brand: 'google', vendor: 'fcm' }),
      ]),
    );
  });

  it('looks at the flavor it is told to', async () => {
    const variant = async (args: string[]) =>
      (
        (await report(['multi-module', ...args])).results as unknown as {
          kind: string;
          applicationId?: string;
          variant?: { flavors: string[]; buildType: string };
        }[]
      ).find((item) => item.kind === 'project');
    const [cn, global, debug] = await Promise.all([
      variant(['--flavor', 'cn']),
      variant(['--flavor', 'global']),
      variant(['--no-release']),
    ]);
    expect(cn?.variant).toEqual({ flavors: ['cn'], buildType: 'release' });
    expect(global?.variant).toEqual({ flavors: ['global'], buildType: 'release' });
    expect(debug?.variant?.buildType).toBe('debug');
    expect(cn?.applicationId).not.toBe(global?.applicationId);
  });

  it.each<[name: string, args: string[], code: number, says: string]>([
    ['a folder that is not there', ['gone'], 3, 'does not exist'],
    ['a folder without a project', ['empty'], 3, 'no Android and no iOS project'],
    ['a file', ['broken-config.yaml'], 3, 'is a file'],
    ['no folder', [], 2, 'argument'],
    ['a route without a brand', ['empty', '--route', 'gms=yes'], 2, 'a brand'],
    ['a route with an unknown brand', ['empty', '--route', 'brand=nokia'], 2, 'a brand of xiaomi'],
    ['a route with half a pair', ['empty', '--route', 'brand=xiaomi,gms'], 2, 'key=value'],
    ['a route with an unknown key', ['empty', '--route', 'brand=xiaomi,rom=8'], 2, 'only the keys'],
    ['a route with another word than yes or no', ['empty', '--route', 'brand=xiaomi,gms=maybe'], 2, 'gms=yes or gms=no'],
    ['a baseline that is broken', ['empty', '--baseline', 'bad-baseline.json'], 3, 'bad-baseline.json:3:'],
    ['a config that is not there', ['empty', '--config', 'gone.yaml'], 3, 'gone.yaml'],
  ])('refuses %s', async (_name, args, code, says) => {
    const run = await scan(args, fixture.path);
    expect(run.stderr).toContain(says);
    expect([run.code, run.stdout]).toEqual([code, '']);
  });

  it('goes on when another vendor’s account is broken', async () => {
    expect((await scan(['mended', '--config', join(fixture.path, 'broken-config.yaml')])).code).toBe(0);
  });

  it('writes a baseline, is content with it, and still sees what is new', async () => {
    const root = await copyOf('easemob-guide', 'baseline/easemob-guide');
    const cwd = join(fixture.path, 'baseline');
    const before = await report(['easemob-guide'], cwd);
    expect(before.exitCode).toBe(1);
    expect((await scan(['easemob-guide', '--write-baseline', 'b.json'], cwd)).code).toBe(0);
    const text = await readFile(join(cwd, 'b.json'), 'utf8');

    const build = join(root, 'app', 'build.gradle');
    const source = await readFile(build, 'utf8');
    await writeFile(build, `\n\n// moved\n${source.replaceAll('    ', '\t\t')}`);
    const moved = await report(['easemob-guide', '--baseline', 'b.json'], cwd);
    expect([moved.exitCode, moved.findings]).toEqual([0, []]);
    await scan(['easemob-guide', '--write-baseline', 'again.json'], cwd);
    expect(await readFile(join(cwd, 'again.json'), 'utf8')).toBe(text);

    const manifest = join(root, 'app/src/main/AndroidManifest.xml');
    await writeFile(manifest, (await readFile(manifest, 'utf8')).replace('</application>', ''));
    const broken = await report(['easemob-guide', '--baseline', 'b.json'], cwd);
    expect(broken.exitCode).toBe(1);
    expect(broken.findings.map((finding) => finding.ruleId)).toContain('android/unreadable');
    expect(broken.findings.length).toBeLessThan(before.findings.length + 5);
  });

  it('writes reports for machines and people side by side', async () => {
    const cwd = fixture.path;
    const run = await runCli(
      [
        'scan',
        join(projects, 'everything-wrong'),
        '--format',
        'github',
        '--report',
        'sarif=s.sarif',
        '--report',
        'markdown=s.md',
        '--report',
        'html=s.html',
        '--report',
        'junit=s.xml',
      ],
      { cwd },
    );
    expect(run.code).toBe(1);
    for (const line of run.stdout.trimEnd().split('\n')) expect(line).toMatch(/^::(error|warning|notice) .*::.+$/);
    const log = JSON.parse(await readFile(join(cwd, 's.sarif'), 'utf8')) as {
      version: string;
      runs: { results: unknown[]; tool: { driver: { rules: unknown[] } } }[];
    };
    expect(log.version).toBe('2.1.0');
    expect(log.runs[0]?.results.length).toBe(run.stdout.trimEnd().split('\n').length);
    expect(await readFile(join(cwd, 's.md'), 'utf8')).toContain('| error | `');
    expect(await readFile(join(cwd, 's.html'), 'utf8')).toMatch(/^<!doctype html>/);
    expect(await readFile(join(cwd, 's.xml'), 'utf8')).toContain('<failure ');
  });

  it('explains the rules it names', async () => {
    const { findings } = await report(['everything-wrong']);
    const [id] = findings.map((finding) => finding.ruleId);
    const run = await runCli(['explain', id ?? ''], { cwd: projects });
    expect([run.code, run.stdout]).toEqual([0, expect.stringContaining(id ?? '?')]);
  });
});

describe.concurrent('formats of every command', () => {
  it('lint writes sarif and github', async () => {
    await fixture.write({ 'message/planted.yaml': 'kind: im\ntitle: Alice\nbody: Hi\nvendors:\n  oppo:\n    notifyLevl: 2\n' });
    const cwd = join(fixture.path, 'message');
    const [sarif, github] = await Promise.all(
      ['sarif', 'github'].map((format) => runCli(['lint', 'planted.yaml', '--vendor', 'oppo', '--format', format], { cwd })),
    );
    const log = JSON.parse(sarif?.stdout ?? '') as { runs: { results: { ruleId: string; locations: unknown[] }[] }[] };
    expect(log.runs[0]?.results.find((result) => result.ruleId === 'message/unknown-field')?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'planted.yaml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 6, startColumn: expect.any(Number) as number },
        },
      },
    ]);
    expect(github?.stdout).toMatch(/^::error file=planted\.yaml,line=6,col=\d+,title=message\/unknown-field::/m);
    expect([sarif?.code, github?.code]).toEqual([1, 1]);
  });

  it('a failure is a document of the format too', async () => {
    const run = await runCli(['lint', 'gone.yaml', '--format', 'sarif'], { cwd: fixture.path });
    expect(run.code).toBe(3);
    expect(JSON.parse(run.stdout)).toMatchObject({ runs: [{ invocations: [{ executionSuccessful: false, exitCode: 3 }], results: [] }] });
  });
});

describe.concurrent('diagnose --project', () => {
  const checks = async (args: string[]) =>
    reportOf(await runCli(['diagnose', '--sandbox', '--vendor', 'xiaomi', '--no-input', ...args, '--format', 'json'], { cwd: projects }))
      .checks as { id: string; state: string; detail?: string }[];

  it('answers the steps about the app', async () => {
    const [without, wrong, clean] = await Promise.all([
      checks([]),
      checks(['--project', 'everything-wrong']),
      checks(['--project', 'mended']),
    ]);
    const inApp = (list: { id: string; state: string }[], states: string[]) =>
      list.filter(({ id, state }) => id.startsWith('J') && states.includes(state));
    expect(inApp(without, ['fail', 'pass'])).toEqual([]);
    expect(inApp(wrong, ['fail']).length).toBeGreaterThan(0);
    expect(inApp(clean, ['fail', 'warn'])).toEqual([]);
    expect(inApp(clean, ['pass']).length).toBeGreaterThan(2);
    expect(wrong.some(({ detail }) => /everything-wrong\/app\/\S+:\d+:\d+/.test(detail ?? ''))).toBe(true);
  });

  it('refuses a folder that is not there before anything is sent', async () => {
    const run = await runCli(['diagnose', '--sandbox', '--vendor', 'oppo', '--no-input', '--project', 'gone'], { cwd: projects });
    expect([run.code, run.stderr]).toEqual([3, expect.stringContaining('does not exist')]);
  });
});
