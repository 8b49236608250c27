import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findConfig, readEnvFile, searchPlaces } from '../../src/configfile/find.ts';
import { diskFiles } from '../../src/configfile/files.ts';
import { temporaryDirectories } from './support.ts';

const directoryOf = temporaryDirectories();

describe('findConfig', () => {
  it.each([...searchPlaces])('finds %s', async (place) => {
    const directory = directoryOf({ [place]: place === 'package.json' ? '{"push-check": {}}' : place.endsWith('.json') ? '{}' : 'a: 1' });
    expect(await findConfig(directory)).toEqual({ file: path.join(directory, place), problems: [] });
  });

  it('goes up to the project root and not beyond', async () => {
    const directory = directoryOf({ 'push-check.config.yaml': 'a: 1', 'project/package.json': '{"name": "x"}', 'project/a/b/c.txt': '' });
    expect(await findConfig(path.join(directory, 'project/a/b'))).toEqual({ problems: [] });
    writeFileSync(path.join(directory, 'project/.push-checkrc'), 'a: 1');
    expect((await findConfig(path.join(directory, 'project/a/b'))).file).toBe(path.join(directory, 'project/.push-checkrc'));
  });

  it('prefers the first place and passes over directories of that name', async () => {
    const directory = directoryOf({ 'push-check.config.json': '{}', '.push-checkrc': 'a: 1', 'package.json': '{"push-check": {}}' });
    mkdirSync(path.join(directory, 'push-check.config.yaml'));
    expect((await findConfig(directory)).file).toBe(path.join(directory, 'push-check.config.json'));
  });

  it('finds an empty config, so that it can be reported', async () => {
    const directory = directoryOf({ 'push-check.config.yaml': '' });
    expect((await findConfig(directory)).file).toBe(path.join(directory, 'push-check.config.yaml'));
  });

  it.each([
    'push-check.config.js',
    'push-check.config.ts',
    '.push-checkrc.js',
    '.push-checkrc.cjs',
    '.config/push-checkrc',
    '.config/config.cjs',
    'push-check.yaml',
  ])('neither finds nor runs %s', async (name) => {
    const directory = directoryOf({
      [name]: 'globalThis.pushCheckRan = true; throw new Error("ran");',
      'package.json': '{"cosmiconfig": {"searchPlaces": ["push-check.config.js"]}}',
    });
    expect(await findConfig(directory)).toEqual({ problems: [] });
    expect((globalThis as Record<string, unknown>)['pushCheckRan']).toBeUndefined();
  });

  it('stays quiet about a package.json that is broken but not ours, and finds one that names us', async () => {
    expect(await findConfig(directoryOf({ 'package.json': '{"name": "x",' }))).toEqual({ problems: [] });
    expect((await findConfig(directoryOf({ 'package.json': '{"push-check": {,' }))).file).toMatch(/package\.json$/);
    expect(await findConfig(directoryOf({ 'package.json': '{"devDependencies": {"push-check": "1.0.0"}}' }))).toEqual({ problems: [] });
    expect((await findConfig(directoryOf({ 'package.json': '\uFEFF{"push-check": {}}' }))).file).toMatch(/package\.json$/);
  });
});

describe('readEnvFile', () => {
  it('reads names, quotes, comments and CRLF, and knows their lines', async () => {
    const directory = directoryOf({ '.env': '\uFEFFA=1\r\n# comment\r\nexport B="x y"\r\nC=\'a#b\'\r\nA=2\r\nD=\r\n' });
    const { env, problems } = await readEnvFile(directory, diskFiles);
    expect(problems).toEqual([]);
    expect(env?.values).toEqual({ A: '2', B: 'x y', C: 'a#b', D: '' });
    expect(['A', 'B', 'D', 'E'].map((name) => env?.lineOf(name))).toEqual([5, 3, 6, undefined]);
  });

  it('takes an absent file and a directory for no file', async () => {
    expect(await readEnvFile(directoryOf(), diskFiles)).toEqual({ problems: [] });
    expect(await readEnvFile(directoryOf({ '.env/bin/python': '' }), diskFiles)).toEqual({ problems: [] });
  });

  it('reports a file that is not UTF-8 or may not be read', async () => {
    const latin = directoryOf({ '.env': Buffer.from([0x41, 0x3d, 0xe9]) });
    expect((await readEnvFile(latin, diskFiles)).problems.map(({ id }) => id)).toEqual(['file-not-utf8']);
    const denied = { read: () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' })) };
    expect((await readEnvFile(latin, denied)).problems.map(({ id }) => id)).toEqual(['file-denied']);
  });
});
