import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { cliFixture, reportOf, runCli, stackPattern, startCli } from '../support/run-cli.ts';

// 127.0.0.1:9 is the discard port: nobody listens there.
const deadOppo = {
  vendors: {
    oppo: { appKey: 'c5d4b3a2918070615243f4e5d6c7b8a9', masterSecret: '0123456789abcdef0123456789abcdef', endpoints: 'http://127.0.0.1:9' },
  },
};
const oppoToken = 'CN_0123456789abcdef0123456789abcdef';
const oppoMessage = ['--title', 'T', '--body', 'B'];

const fixture = cliFixture({
  'dead.json': deadOppo,
  'bad.json': { vendors: { oppo: { appKey: 7, masterSecrt: 'x' } } },
  'clean.yaml': 'kind: im\ntitle: Alice\nbody: Hello\n',
  'wrong.yaml': 'kind: im\ntitle: Alice\nbody: Hello\nvendors:\n  oppo:\n    notifyLevl: 2\n',
  'broken.yaml': 'title: [\n',
  'file.txt': 'x',
  'answer.json': '{"code":33,"message":"The number of messages exceeds the daily limit"}',
});

interface Row {
  code: number;
  args: string[];
  stdin?: string | Buffer;
  env?: Record<string, string>;
  /** Of the error, when there is one. */
  error?: string;
}

const rows: Row[] = [
  // send
  { code: 0, args: ['send', '--sandbox', '--vendor', 'oppo'] },
  { code: 0, args: ['send', '--sandbox', '--vendor', 'xiaomi', '--dry-run'] },
  { code: 0, args: ['send', '--sandbox', '--vendor', 'fcm', '--validate-only'] },
  { code: 1, args: ['send', '--sandbox', '--device', 'xiaomi-dead'] },
  { code: 1, args: ['send', '--sandbox', '--vendor', 'apns', '--fault', 'apns=InvalidProviderToken'] },
  { code: 1, args: ['send', '--sandbox', '--vendor', 'oppo', '--set', 'oppo.notifyLevl=2'] },
  { code: 1, args: ['send', '--sandbox', '--vendor', 'oppo', '--token', ''] },
  { code: 2, args: ['send'], error: 'ERR_USAGE' },
  { code: 2, args: ['send', '--nope'], error: 'ERR_USAGE' },
  { code: 2, args: ['send', '--vendor', 'opo', 'x'], error: 'ERR_USAGE' },
  { code: 2, args: ['send', '--sandbox', '--dry-run', '--validate-only'], error: 'ERR_USAGE' },
  { code: 2, args: ['send', '--sandbox', '--vendor', 'apns', '--validate-only'], error: 'ERR_UNSUPPORTED' },
  { code: 2, args: ['send', '--vendor', 'oppo', '--fault', 'oppo=33'], error: 'ERR_USAGE' },
  { code: 2, args: ['send', '--sandbox', '--fault', 'oppo=nothing'], error: 'ERR_USAGE' },
  { code: 2, args: ['send', '--sandbox', '--report', 'json'], error: 'ERR_USAGE' },
  { code: 2, args: ['send', '--sandbox', '--kind', 'gossip'], error: 'ERR_USAGE' },
  { code: 2, args: ['send', '--sandbox', '--vendor', 'oppo', '--set', 'oppo'], error: 'ERR_USAGE' },
  { code: 2, args: ['send', '-c', 'dead.json', '--vendor', 'oppo', oppoToken], error: 'ERR_USAGE' },
  {
    code: 2,
    args: ['send', '-c', 'dead.json', '--vendor', 'oppo', oppoToken, ...oppoMessage, '--proxy', 'ftp://127.0.0.1:1'],
    error: 'ERR_USAGE',
  },
  {
    code: 2,
    args: ['send', '-c', 'dead.json', '--vendor', 'oppo', oppoToken, ...oppoMessage, '--proxy', 'http://user:100%@127.0.0.1:9'],
    error: 'ERR_USAGE',
  },
  { code: 3, args: ['send', '--vendor', 'oppo', oppoToken, ...oppoMessage], error: 'ERR_CONFIG_MISSING' },
  { code: 3, args: ['send', '--sandbox', '--device', 'xiomi-dead'], error: 'ERR_CONFIG_MISSING' },
  { code: 3, args: ['send', '-c', 'bad.json', '--vendor', 'oppo', oppoToken], error: 'ERR_CONFIG_INVALID' },
  { code: 3, args: ['send', '--sandbox', '--message', 'nowhere.yaml'], error: 'ERR_INPUT_INVALID' },
  {
    code: 3,
    args: ['send', '-c', 'dead.json', '--vendor', 'oppo', oppoToken, ...oppoMessage, '--ca', 'nowhere.pem'],
    error: 'ERR_INPUT_INVALID',
  },
  { code: 3, args: ['send', '--sandbox', '--vendor', 'oppo', '--report', 'json=no/such/folder.json'], error: 'ERR_OUTPUT' },
  { code: 3, args: ['send', '--sandbox', '--vendor', 'oppo', '--report', 'json=.'], error: 'ERR_OUTPUT' },
  { code: 4, args: ['send', '-c', 'dead.json', '--vendor', 'oppo', oppoToken, ...oppoMessage] },
  { code: 4, args: ['send', '--sandbox', '--vendor', 'oppo', '--fault', 'oppo=drop'] },
  { code: 4, args: ['send', '--sandbox', '--vendor', 'fcm', '--fault', 'fcm=http:503'] },
  // Several apply: unreachable stands before refused.
  { code: 4, args: ['send', '--sandbox', '--vendor', 'oppo', '--vendor', 'xiaomi', '--fault', 'oppo=drop', '--fault', 'xiaomi=21305'] },
  // verify
  { code: 0, args: ['verify', '--sandbox', 'apns', 'xiaomi'] },
  { code: 0, args: ['verify', '-c', 'dead.json', '--offline'] },
  { code: 1, args: ['verify', '--sandbox', 'oppo', '--fault', 'oppo.auth=16'] },
  { code: 1, args: ['verify', '--sandbox', 'fcm', '--fault', 'clock=+1h'] },
  { code: 2, args: ['verify', 'opo'], error: 'ERR_USAGE' },
  { code: 3, args: ['verify'], error: 'ERR_CONFIG_MISSING' },
  { code: 3, args: ['verify', '-c', 'bad.json'], error: 'ERR_CONFIG_INVALID' },
  { code: 4, args: ['verify', '-c', 'dead.json'] },
  // lint
  { code: 0, args: ['lint', 'clean.yaml', '--vendor', 'fcm'] },
  { code: 0, args: ['lint', 'wrong.yaml', '--vendor', 'oppo', '--fail-on', 'never'] },
  { code: 1, args: ['lint', 'wrong.yaml', '--vendor', 'oppo'] },
  { code: 1, args: ['lint', 'clean.yaml', '--vendor', 'oppo', '--fail-on', 'warn'] },
  { code: 2, args: ['lint'], error: 'ERR_USAGE' },
  { code: 2, args: ['lint', '--sandbox', '--platform', 'zego'], error: 'ERR_USAGE' },
  { code: 2, args: ['lint', 'clean.yaml', '--as-of', '2026-02-30'], error: 'ERR_USAGE' },
  { code: 3, args: ['lint', 'nowhere.yaml'], error: 'ERR_INPUT_INVALID' },
  { code: 3, args: ['lint', 'broken.yaml'], error: 'ERR_INPUT_INVALID' },
  // explain
  { code: 0, args: ['explain', 'oppo', '33'] },
  { code: 0, args: ['explain', 'oppo', '-'], stdin: '{"code":33,"message":"The number of messages exceeds the daily limit"}' },
  { code: 1, args: ['explain', 'oppo', '424242'] },
  { code: 2, args: ['explain'], error: 'ERR_USAGE' },
  { code: 2, args: ['explain', 'oppo'], error: 'ERR_USAGE' },
  { code: 2, args: ['explain', 'nobody', '1'], error: 'ERR_USAGE' },
  { code: 3, args: ['explain', 'oppo', '-'], stdin: '', error: 'ERR_INPUT_INVALID' },
  { code: 3, args: ['explain', 'oppo', '-'], stdin: Buffer.from([0xff, 0xfe, 0x41]), error: 'ERR_INPUT_INVALID' },
  // token
  { code: 0, args: ['token', oppoToken] },
  { code: 1, args: ['token', 'abc'] },
  { code: 2, args: ['token'], error: 'ERR_USAGE' },
  // sandbox
  { code: 2, args: ['sandbox', '--port', 'high'], error: 'ERR_USAGE' },
  { code: 2, args: ['sandbox', '--port', '70000'], error: 'ERR_USAGE' },
  { code: 2, args: ['sandbox', '--fault', 'nobody=1'], error: 'ERR_USAGE' },
  // config
  { code: 0, args: ['config', 'show', '-c', 'dead.json'] },
  { code: 0, args: ['config', 'schema'] },
  { code: 2, args: ['config'], error: 'ERR_USAGE' },
  { code: 3, args: ['config', 'show'], error: 'ERR_CONFIG_MISSING' },
  { code: 3, args: ['config', 'show', '-c', 'dead.json', '--profile', 'nope'], error: 'ERR_CONFIG_INVALID' },
  // init
  { code: 0, args: ['init', '--no-input', '--vendor', 'oppo', '--folder', 'made'] },
  { code: 0, args: ['init', '--no-input', '--platform', 'easemob', '--folder', 'made-platform'] },
  { code: 2, args: ['init', '--no-input'], error: 'ERR_USAGE' },
  { code: 2, args: ['init', '--no-input', '--vendor', 'nobody'], error: 'ERR_USAGE' },
  { code: 3, args: ['init', '--no-input', '--credential', 'nowhere.p8'], error: 'ERR_INPUT_INVALID' },
  { code: 3, args: ['init', '--no-input', '--field', 'oppo.appKy=1'], error: 'ERR_INPUT_INVALID' },
  { code: 3, args: ['init', '--no-input', '--vendor', 'oppo', '--folder', 'file.txt'], error: 'ERR_OUTPUT' },
  // no command
  { code: 2, args: ['sned'], error: 'ERR_USAGE' },
];

describe.concurrent('exit codes', () => {
  it.concurrent.each(rows.map((row) => ({ ...row, line: row.args.join(' ') })))('$code: $line', async ({ args, code, stdin, error }) => {
    const run = await runCli([...args, '--format', 'json'], { cwd: fixture.path, ...(stdin === undefined ? {} : { stdin }) });
    expect({ code: run.code, stderr: run.stderr }).toMatchObject({ code });
    expect(`${run.stdout}${run.stderr}`).not.toMatch(stackPattern);
    if (args[0] === 'sandbox' && error === undefined) return;
    const report = reportOf(run);
    expect(report).toMatchObject({ schema: 'push-check/report@1', exitCode: code });
    expect(report.error?.code).toBe(error);
    if (error !== undefined) {
      expect(run.stderr).toContain('push-check: ');
      expect(report.error?.message).toMatch(/[.?)]$/);
    }
  });

  it.each(['json', 'pretty'])('70: a bug says what to report, without a stack and without secrets: %s', async (format) => {
    // Something in the house breaks: here the runtime, told to by a preloaded file.
    await fixture.write({
      'break.mjs': `import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
crypto.createHash = () => { throw new TypeError('broken by ${deadOppo.vendors.oppo.masterSecret}'); };
syncBuiltinESMExports();
`,
    });
    const run = await runCli(['send', '-c', 'dead.json', '--vendor', 'oppo', oppoToken, ...oppoMessage, '--format', format], {
      cwd: fixture.path,
      env: { NODE_OPTIONS: '--import ./break.mjs' },
    });
    expect({ code: run.code, stderr: run.stderr }).toMatchObject({ code: 70 });
    expect(run.stderr).toContain('bug in push-check');
    expect(run.stderr).toMatch(/report it .*\S+:\d+:\d+/);
    expect(run.stdout + run.stderr).not.toMatch(/\n\s+at /);
    expect(run.stdout + run.stderr).not.toContain(deadOppo.vendors.oppo.masterSecret);
    if (format === 'json') expect(reportOf(run)).toMatchObject({ exitCode: 70, error: { code: 'ERR_INTERNAL' } });
  });

  it('2: no command at all, but an option', async () => {
    const run = await runCli(['--nope'], { cwd: fixture.path });
    expect(run).toMatchObject({ code: 2, stdout: '' });
  });

  it('2: an occupied port', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const run = await runCli(['sandbox', '--port', String(port), '--format', 'json'], { cwd: fixture.path });
    server.close();
    expect(run.code).toBe(2);
    expect(reportOf(run).error?.code).toBe('ERR_USAGE');
  });

  it('0: no command and nothing else shows the help', async () => {
    const run = await runCli([], { cwd: fixture.path });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('push-check send --sandbox');
  });

  it('0: --version alone prints the version', async () => {
    expect(await runCli(['--version'], { cwd: fixture.path })).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\S*\n$/),
    });
  });

  it.concurrent.each(['send', 'sandbox', 'config', 'config show'])('0: %s --help shows at least two examples', async (name) => {
    const run = await runCli([...name.split(' '), '--help'], { cwd: fixture.path });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout.match(/^ {2}push-check /gm)?.length ?? 0).toBeGreaterThanOrEqual(2);
  });
});

describe('signals', () => {
  const slow = ['send', '--sandbox', '--vendor', 'xiaomi', '--vendor', 'oppo', '--fault', 'oppo=delay:30s', '--format', 'ndjson'];

  it.each(['SIGINT', 'SIGTERM'] as const)('130: %s half way through a send, with all that was done', async (signal) => {
    const running = startCli([...slow, '--report', 'json=half.json'], { cwd: fixture.path });
    await running.until('"status":"accepted"');
    const run = await running.end(signal);
    expect(run.code).toBe(130);
    const lines = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; exitCode?: number; status?: string; vendor?: string });
    expect(lines.at(-1)).toMatchObject({ type: 'end', exitCode: 130, summary: { interrupted: true } });
    // The one that was on its way is told as what it is, or not told: never as accepted.
    expect(lines.filter((line) => line.type === 'result' && line.vendor === 'oppo').map((line) => line.status)).not.toContain('accepted');
  });

  it('130: SIGINT with --format json ends in a complete document', async () => {
    const running = startCli(
      ['send', '--sandbox', '--vendor', 'xiaomi', '--vendor', 'oppo', '--fault', 'oppo=delay:30s', '--format', 'json'],
      { cwd: fixture.path },
    );
    await running.until('"accepted"');
    const run = await running.end('SIGINT');
    expect(run.code).toBe(130);
    expect(reportOf(run)).toMatchObject({
      exitCode: 130,
      summary: { interrupted: true },
      results: [{ vendor: 'xiaomi', status: 'accepted' }, ...(reportOf(run).results.length > 1 ? [{}] : [])],
    });
  });

  it('130: SIGINT while verify waits for a vendor', async () => {
    const running = startCli(['verify', '--sandbox', 'xiaomi', 'oppo', '--fault', 'oppo.auth=delay:30s', '--format', 'ndjson'], {
      cwd: fixture.path,
    });
    await running.until('"oppo/tcp');
    expect((await running.end('SIGINT')).code).toBe(130);
  });

  it('130: SIGINT while explain waits for standard input', async () => {
    const running = startCli(['explain', 'fcm', '-', '--format', 'ndjson'], { cwd: fixture.path, openStdin: true });
    await running.until('"type":"start"');
    running.child.kill('SIGINT');
    const ended = await Promise.race([running.done, new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 3000))]);
    running.child.kill('SIGKILL');
    expect(ended?.code).toBe(130);
  });
});
