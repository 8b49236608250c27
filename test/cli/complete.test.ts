import { describe, expect, it } from 'vitest';
import { completionOf } from '../../src/cli/complete.ts';
import { formats } from '../../src/cli/options.ts';
import { commands } from '../../src/commands/index.ts';
import { platformNames } from '../../src/platforms/names.ts';
import { vendorNames } from '../../src/vendors/names.ts';

const config = { devices: ['alice-phone', 'bob-phone'], messages: ['order'] };
const nothing = { devices: [], messages: [] };

/** The values at the end of a line; a word is under the cursor unless the line ends with a blank. */
async function at(line: string, names = config): Promise<'files' | 'folders' | readonly string[]> {
  const found = await completionOf(line.split(' '), 'en', () => Promise.resolve(names));
  return typeof found === 'string' ? found : found.map(({ value }) => value);
}

const vendors = vendorNames.map(({ id }) => id);
const platforms = platformNames.map(({ id }) => id);

describe('what may stand at the cursor', () => {
  it.each<[string, readonly string[] | 'files' | 'folders']>([
    ['se', ['send']],
    ['help sc', ['scan']],
    ['config ', ['show', 'schema']],
    ['config sh', ['show']],
    ['config show ', []],
    ['nonsense ', []],
    ['send --vendor ', vendors],
    ['send --vendor x', ['xiaomi']],
    ['send --vendor=x', ['--vendor=xiaomi']],
    ['send --vendor = x', ['xiaomi']],
    ['send --vendor =', vendors],
    ['send --platform ', platforms],
    ['send --format ', formats],
    ['--format js', ['json']],
    ['scan app --format ', [...formats, 'markdown', 'html']],
    ['send --lang ', ['en', 'zh']],
    ['send --device ', config.devices],
    ['send --device b', ['bob-phone']],
    ['send -m ', ['order']],
    ['send --title ', []],
    ['send --har ', 'files'],
    ['--config ', 'files'],
    ['scan ', 'folders'],
    ['scan app ', []],
    ['scan --baseline ', 'files'],
    ['diagnose --project ', 'folders'],
    ['diagnose ', config.devices],
    ['explain ', [...vendors, ...platforms]],
    ['explain oppo ', []],
    ['explain o', ['oppo']],
    ['verify oppo v', ['vivo']],
    ['user ', platforms],
    ['completion ', ['bash', 'zsh', 'fish']],
    ['send --format json --ven', ['--vendor']],
    ['-q send --vendor x', ['xiaomi']],
    ['send --vendor x --format=nd', ['--format=ndjson']],
    ['send --no-such=', []],
  ])('%j', async (line, expected) => {
    expect(await at(line)).toEqual(expected);
  });

  it('is every command at first', async () => {
    expect(await at('')).toEqual([...commands.map(({ name }) => name), 'help']);
  });

  it('offers an option once, unless it may be repeated', async () => {
    expect(await at('send --title x --ti')).toEqual(['--timeout']);
    expect(await at('send --vendor x --vend')).toEqual(['--vendor']);
    expect(await at('send --t')).toEqual(['--token', '--title', '--ttl', '--timeout']);
  });

  it('asks for files where the config names no message', async () => {
    expect(await at('send -m ', nothing)).toBe('files');
    expect(await at('send --device ', nothing)).toEqual([]);
  });

  it.each(commands)('$name: every option and argument is offered without a fault', async ({ name }) => {
    const all = await completionOf([name, '--'], 'zh', () => Promise.resolve(config));
    expect(all).not.toEqual([]);
    for (const { value, description } of all as { value: string; description: string }[]) {
      expect(value).toMatch(/^--[a-z-]+$/);
      expect(description).not.toBe('');
      await completionOf([name, value, ''], 'en', () => Promise.resolve(config));
    }
  });
});
