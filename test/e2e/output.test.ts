import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cliFixture, cliRoot, runCli, runShell, sandboxFixture, startCli } from '../support/run-cli.ts';

const fixture = cliFixture({ 'clean.yaml': 'kind: im\ntitle: Alice\nbody: Hello\n' });
const sandbox = sandboxFixture();
const run = (args: string[], env: Record<string, string> = {}) => runCli(args, { cwd: fixture.path, env });

const escape = '\u001b[';

/** A reader of XML that knows just what JUnit files hold, and refuses everything else. */
function elementsOf(xml: string): { name: string; attributes: Record<string, string> }[] {
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  const open: string[] = [];
  let rest = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  expect(rest).not.toBe(xml);
  while (rest !== '') {
    const text = /^[^<]+/.exec(rest)?.[0] ?? '';
    expect(text).not.toMatch(/&(?!(amp|lt|gt|quot|apos|#\d+);)/);
    rest = rest.slice(text.length);
    if (rest === '') break;
    const tag = /^<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>/.exec(rest);
    if (!tag) throw new Error(`not well-formed at ${rest.slice(0, 80)}`);
    rest = rest.slice(tag[0].length);
    const [, closing, name = '', attributes = '', alone] = tag;
    if (closing) expect(open.pop()).toBe(name);
    else {
      elements.push({
        name,
        attributes: Object.fromEntries([...attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? ''])),
      });
      if (!alone) open.push(name);
    }
  }
  expect(open).toEqual([]);
  return elements;
}

describe.concurrent('formats', () => {
  it('ndjson: one object a line, start first and end last', async () => {
    const { stdout, code } = await run(['send', '--sandbox', '--vendor', 'oppo', '--vendor', 'xiaomi', '--format', 'ndjson']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; exitCode?: number });
    expect(code).toBe(0);
    expect(lines[0]).toMatchObject({ type: 'start', schema: 'push-check/report@1' });
    expect(lines.at(-1)).toMatchObject({ type: 'end', exitCode: 0 });
    expect(lines.filter((line) => line.type === 'result')).toHaveLength(2);
  });

  it('ndjson: a failure is an end line with the error', async () => {
    const { stdout, code } = await run(['send', '--format', 'ndjson']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
      type: 'end',
      exitCode: 2,
      error: { code: 'ERR_USAGE', problems: [] },
    });
  });

  it.concurrent.each<[string, string[], Record<string, string>]>([
    [
      'results',
      [
        'send',
        '--sandbox',
        '--vendor',
        'oppo',
        '--vendor',
        'xiaomi',
        '--fault',
        'oppo=33',
        '--fault',
        'xiaomi=drop',
        '--title',
        'a <b> & "c" \'d\' \u0001 😀',
        '--body',
        'B',
        '--force',
      ],
      {},
    ],
    ['checks', ['verify', '--sandbox', 'oppo', '--fault', 'oppo.auth=16'], { failures: '1', errors: '0' }],
    ['findings', ['lint', 'clean.yaml', '--vendor', 'oppo', '--set', 'oppo.notifyLevl=<&>'], { failures: '1', errors: '0' }],
    ['a failure', ['send', '-c', 'no <such> & file'], { failures: '0', errors: '1' }],
  ])('junit: a well-formed document of %s whose counts are right', async (_name, args, counts) => {
    const { stdout } = await run([...args, '--format', 'junit']);
    const elements = elementsOf(stdout);
    const of = (name: string) => elements.filter((element) => element.name === name);
    expect(of('testsuites')[0]?.attributes).toMatchObject({
      tests: String(of('testcase').length),
      failures: String(of('failure').length),
      errors: String(of('error').length),
      skipped: String(of('skipped').length),
      ...counts,
    });
  });

  it('results go to standard output and nothing else does', async () => {
    const { stdout, stderr } = await run(['send', '--sandbox', '--vendor', 'oppo', '--fault', 'oppo=-1*1', '--format', 'json']);
    expect(JSON.parse(stdout)).toBeDefined();
    expect(stderr).not.toContain('"schema"');
  });

  it('config schema is a JSON Schema by itself', async () => {
    const { stdout } = await run(['config', 'schema']);
    expect(JSON.parse(stdout)).toMatchObject({ $schema: expect.stringContaining('json-schema.org'), properties: { vendors: {} } });
  });

  it('a failure that is no result has no half document before it', async () => {
    const { stdout, code } = await run(['send', '--sandbox', '--report', 'json=no/folder/report.json', '--format', 'json']);
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ exitCode: 3, error: { code: 'ERR_OUTPUT' } });
  });
});

describe.concurrent('global options before the command', () => {
  it.concurrent.each([
    ['--lang', 'zh'],
    ['--format', 'json'],
  ])('%s %s is understood there too', async (...option) => {
    const before = await run([...option, 'explain', 'oppo', '33']);
    const after = await run(['explain', 'oppo', '33', ...option]);
    expect(before.code).toBe(0);
    expect(before.stdout.replace(/"startedAt.*/, '')).toBe(after.stdout.replace(/"startedAt.*/, ''));
  });
});

describe.concurrent('--report', () => {
  it('writes each format beside what is printed, and the same as would be printed', async () => {
    await mkdir(join(fixture.path, 'reports'));
    const printed = await run([
      'explain',
      'oppo',
      '33',
      '--report',
      'json=reports/a.json',
      '--report',
      'ndjson=reports/a.ndjson',
      '--report',
      'junit=reports/a.xml',
      '--report',
      'pretty=reports/a.txt',
    ]);
    expect(printed.code).toBe(0);
    expect((await readdir(join(fixture.path, 'reports'))).toSorted()).toEqual(['a.json', 'a.ndjson', 'a.txt', 'a.xml']);
    const read = (name: string) => readFile(join(fixture.path, 'reports', name), 'utf8');
    expect(JSON.parse(await read('a.json'))).toMatchObject({ exitCode: 0, results: [{ vendor: 'oppo', code: '33' }] });
    expect(JSON.parse((await read('a.ndjson')).split('\n')[0] ?? '')).toMatchObject({ type: 'start' });
    elementsOf(await read('a.xml'));
    expect(await read('a.txt')).toContain('daily number');
  });

  it('is written for a failure too', async () => {
    const { code } = await run(['verify', '--report', 'json=failure.json']);
    expect(code).toBe(3);
    expect(JSON.parse(await readFile(join(fixture.path, 'failure.json'), 'utf8'))).toMatchObject({
      exitCode: 3,
      error: { code: 'ERR_CONFIG_MISSING' },
    });
  });

  it.concurrent.each<[string, string[]]>([
    ['a folder that does not exist', ['--report', 'json=gone/x.json']],
    ['a folder', ['--report', 'json=.']],
    ['one good and one bad path', ['--report', 'junit=good.xml', '--report', 'json=gone/x.json']],
    ['one path for two formats', ['--report', 'json=twice', '--report', 'junit=twice']],
  ])('to %s fails before anything is sent and leaves nothing behind', async (name, args) => {
    await fixture.write({ [`${name}/served.json`]: JSON.stringify(await sandbox.accounts()).replaceAll(/\$+\{/g, () => '$${') });
    const title = `to ${name}`;
    const { code, stderr } = await runCli(
      ['send', '-c', 'served.json', '--device', 'meizu-ok', '--title', title, '--body', 'Are you there?', '--force', ...args],
      { cwd: join(fixture.path, name) },
    );
    expect([2, 3]).toContain(code);
    expect(stderr).not.toContain('bug in push-check');
    expect((await sandbox.pushes()).filter((push) => JSON.stringify(push.message).includes(title))).toEqual([]);
    expect(await readdir(join(fixture.path, name))).toEqual(['served.json']);
  });

  it('leaves no temporary file when it is interrupted, and the report is complete', async () => {
    await mkdir(join(fixture.path, 'interrupted'));
    const running = startCli(
      [
        'send',
        '--sandbox',
        '--vendor',
        'xiaomi',
        '--vendor',
        'oppo',
        '--fault',
        'oppo=delay:30s',
        '--format',
        'ndjson',
        '--report',
        'json=interrupted/x.json',
      ],
      { cwd: fixture.path },
    );
    await running.until('"accepted"');
    expect((await running.end('SIGINT')).code).toBe(130);
    expect(await readdir(join(fixture.path, 'interrupted'))).toEqual(['x.json']);
    expect(JSON.parse(await readFile(join(fixture.path, 'interrupted', 'x.json'), 'utf8'))).toMatchObject({
      exitCode: 130,
      summary: { interrupted: true },
    });
  });
});

describe.concurrent('--fail-on, --quiet, --verbose', () => {
  it.concurrent.each<[string[], number]>([
    [['send', '--sandbox', '--vendor', 'oppo', '--fault', 'oppo=33', '--fail-on', 'never'], 0],
    [['send', '--sandbox', '--vendor', 'oppo', '--fault', 'oppo=drop', '--fail-on', 'never'], 4],
    [['verify', '--sandbox', 'oppo', '--fault', 'oppo.auth=16', '--fail-on', 'never'], 0],
  ])('%j ends with %i', async (args, code) => {
    expect((await run(args)).code).toBe(code);
  });

  it('--quiet leaves the result, --verbose adds', async () => {
    const args = ['send', '--sandbox', '--vendor', 'oppo'];
    const [quiet, plain, verbose] = await Promise.all([run([...args, '-q']), run(args), run([...args, '-v'])]);
    expect(quiet.stdout).toContain('accepted');
    expect(quiet.stderr).toBe('');
    expect(quiet.stdout.length).toBeLessThan(plain.stdout.length);
    expect(plain.stdout.length).toBeLessThan(verbose.stdout.length);
  });
});

describe.concurrent('colours', () => {
  it.concurrent.each<[string, string[], Record<string, string>, boolean]>([
    ['none when piped', [], {}, false],
    ['with FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
    ['not with NO_COLOR', [], { NO_COLOR: '1' }, false],
    ['not with --no-color', ['--no-color'], { FORCE_COLOR: '1' }, false],
  ])('%s', async (_name, args, env, coloured) => {
    const { stdout } = await run(['explain', 'oppo', '33', ...args], env);
    expect(stdout.includes(escape)).toBe(coloured);
  });

  it('never in machine formats and reports', async () => {
    const { stdout } = await run(['explain', 'oppo', '33', '--format', 'json', '--report', 'pretty=plain.txt'], { FORCE_COLOR: '1' });
    expect(stdout).not.toContain(escape);
    expect(await readFile(join(fixture.path, 'plain.txt'), 'utf8')).not.toContain(escape);
  });
});

describe.concurrent('a closed pipe', () => {
  it.concurrent.each(['pretty', 'json', 'ndjson'])('ends quietly: %s', async (format) => {
    const { stdout, stderr } = await runShell(`push-check explain fcm --list --format ${format} | head -1`, { cwd: fixture.path });
    expect(stderr).toBe('');
    expect(stdout.split('\n')).toHaveLength(2);
  });

  it('is no crash when standard error is closed', async () => {
    const { stdout } = await runShell('push-check send 2>&-; echo "code $?"', { cwd: fixture.path });
    expect(stdout).toBe('code 2\n');
  });

  it('of a slow reader loses nothing', async () => {
    const child = spawn(process.execPath, [join(cliRoot, 'bin/push-check.js'), 'explain', 'fcm', '--list', '--format', 'json'], {
      cwd: fixture.path,
    });
    const chunks: Buffer[] = [];
    for await (const chunk of child.stdout) {
      chunks.push(chunk as Buffer);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(JSON.parse(Buffer.concat(chunks).toString('utf8'))).toMatchObject({ exitCode: 0 });
  });
});

describe.concurrent('languages', () => {
  // Words of ours that stand in English output; a Chinese one must have none of them.
  const english = /\b(the|is|are|was|were|of|your|this|that|cannot|did|closed|refused|trusted|wants|must|should|found|missing)\b [a-z]/;
  const lines = (text: string) =>
    text
      .split('\n')
      // The vendor's own words, the sandbox's demo text, URLs and commands stay as they are.
      .filter((line) => !/^oppo 33 |厂商原文|原始应答|自动推导|https?:\/\/|dinner|push-check /.test(line));

  it.concurrent.each<[string, string[]]>([
    ['send', ['send', '--sandbox', '--vendor', 'oppo', '--vendor', 'xiaomi']],
    ['send, refused', ['send', '--sandbox', '--vendor', 'apns', '--fault', 'apns=BadDeviceToken']],
    ['send, a wrong option', ['send', '--prox']],
    ['send, a wrong value', ['send', '--sandbox', '--timeout', 'soon']],
    ['send, a wrong proxy', ['verify', '-c', 'oppo.json', '--proxy', 'ftp://127.0.0.1:1']],
    ['verify', ['verify', '--sandbox', 'oppo', 'apns', '--fault', 'clock=+1h']],
    ['verify, a dead port', ['verify', '-c', 'oppo.json']],
    ['lint', ['lint', 'clean.yaml', '--vendor', 'oppo', '-v']],
    ['explain', ['explain', 'oppo', '33']],
    ['explain, unknown', ['explain', 'oppo', '424242']],
    ['explain, nothing such', ['explain', 'nosuch/rule']],
    ['token', ['token', 'CN_0123456789abcdef0123456789abcdef']],
    ['config show, an error', ['config', 'show', '-c', 'bad.yaml']],
    ['config schema', ['config', 'schema']],
    ['init', ['init', '--no-input', '--vendor', 'oppo', '--folder', 'zh']],
    ['help', ['--help']],
    ['help of send', ['send', '--help']],
  ])('--lang zh says nothing of ours in English: %s', async (_name, args) => {
    await fixture.write({
      'oppo.json': {
        vendors: {
          oppo: {
            appKey: 'c5d4b3a2918070615243f4e5d6c7b8a9',
            masterSecret: '0123456789abcdef0123456789abcdef',
            endpoints: 'http://127.0.0.1:9',
          },
        },
      },
      'bad.yaml': 'vendors:\n  oppo: { appKey: [], nope: 1 }\n',
    });
    const { stdout, stderr } = await run([...args, '--lang', 'zh']);
    expect(`${stdout}${stderr}`).toMatch(/[一-鿿]/);
    expect(lines(`${stdout}\n${stderr}`).filter((line) => english.test(line))).toEqual([]);
  });

  it('the words that transport failures add are ours and not the vendor’s', async () => {
    const { stdout } = await run(['send', '--sandbox', '--vendor', 'oppo', '--fault', 'oppo=drop', '--lang', 'zh', '-q']);
    expect(stdout).not.toMatch(/厂商原文.*closed the connection/);
  });

  it.concurrent.each<[string, Record<string, string>, boolean]>([
    ['LANG', { LANG: 'zh_CN.UTF-8' }, true],
    ['LC_MESSAGES before LANG', { LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8' }, true],
    ['LC_ALL before both', { LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8', LC_ALL: 'C' }, false],
  ])('are chosen by %s', async (_name, env, chinese) => {
    const { stderr } = await run(['send'], env);
    expect(/[一-鿿]/.test(stderr)).toBe(chinese);
  });
});
