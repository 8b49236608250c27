import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { bareEnvironment, cliRoot, runCli } from '../support/run-cli.ts';

const bin = join(cliRoot, 'bin/push-check.js');
const fixtures = resolve(import.meta.dirname, '../../fixtures');
const run = promisify(execFile);

/** What bash offers for words, the last of which is under the cursor; the command's own script is read twice, as shells do. */
async function offered(...words: string[]): Promise<string[]> {
  const { stdout: script } = await runCli(['completion', 'bash'], { cwd: fixtures });
  const lines = [
    `push-check() { "${process.execPath}" "${bin}" "$@"; }`,
    script,
    script,
    'COMP_WORDS=(push-check "$@"); COMP_CWORD=$#; _push_check; printf "%s\\n" "${COMPREPLY[@]}"',
  ];
  const { stdout } = await run('bash', ['--noprofile', '--norc', '-c', lines.join('\n'), 'bash', ...words], {
    cwd: fixtures,
    env: bareEnvironment(fixtures),
  });
  return stdout.split('\n').filter((line) => line !== '');
}

describe('completion', () => {
  it.concurrent.each<[string[], string[]]>([
    [['exp'], ['explain']],
    [['send', '--vendor', 'me'], ['meizu']],
    [['send', '--format', '=', 'js'], ['json']],
    [['scan', 'projects/easemob-'], ['projects/easemob-guide']],
    [['lint', 'projects/READ'], ['projects/README.md']],
    [['send', '$(echo --vendor)', '`echo x`', ''], []],
  ])('bash offers for %j', async (words, expected) => {
    expect(await offered(...words)).toEqual(expected);
  });

  it.concurrent.each(['bash', 'zsh', 'fish'])('%s has a script that asks the command itself', async (shell) => {
    const { stdout, code } = await runCli(['completion', shell], { cwd: fixtures });
    expect(code).toBe(0);
    expect(stdout).toContain('push-check __complete -- ');
    expect(stdout).not.toContain('eval');
  });

  it.concurrent('refuses another shell and names the nearest', async () => {
    const { code, stderr } = await runCli(['completion', 'fishy'], { cwd: fixtures });
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean `fish`?');
  });
});
