import { lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/configfile/load.ts';
import {
  addGitignoreLine,
  addVendors,
  buildSetup,
  gitignoreNeeds,
  mergeEnv,
  writeEnvFile,
  writeFileSafely,
  writeSetup,
} from '../../src/configfile/write.ts';
import { demoFacet, filesFacet, temporaryDirectories } from './support.ts';

const directoryOf = temporaryDirectories();
const demo = {
  vendor: 'demo',
  fields: demoFacet.fields,
  values: { appId: '2882303761517123456', appSecret: 'good-secret-1', region: 'cn', retries: 3, debug: true, hint: '' },
};

describe('buildSetup', () => {
  it('writes secrets as references and everything else as it is', () => {
    const setup = buildSetup([
      demo,
      { vendor: 'files', fields: filesFacet.fields, values: { serviceAccount: './sa.json', passphrase: 'a b' }, channels: { im: '7' } },
    ]);
    expect(setup.config).toBe(
      [
        '# yaml-language-server: $schema=./node_modules/push-check/schema/config.json',
        '',
        'vendors:',
        '  demo:',
        '    appId: "2882303761517123456"',
        '    appSecret: "${DEMO_APP_SECRET}"',
        '    region: "cn"',
        '    retries: 3',
        '    debug: true',
        '  files:',
        '    serviceAccount: "./sa.json"',
        '    passphrase: "${FILES_PASSPHRASE}"',
        '    channels:',
        '      im: "7"',
        '',
      ].join('\n'),
    );
    expect(setup.variables).toEqual({ DEMO_APP_SECRET: 'good-secret-1', FILES_PASSPHRASE: 'a b' });
    expect(setup.env).toBe("DEMO_APP_SECRET=good-secret-1\nFILES_PASSPHRASE='a b'\n");
  });

  it('is read back as it was given', async () => {
    const directory = directoryOf();
    const values = { ...demo.values, hint: 'h: ${NOT_A_VARIABLE} # "quoted" 你好' };
    const outcome = await writeSetup(directory, buildSetup([{ ...demo, values }]));
    expect(outcome).toMatchObject({
      config: { action: 'created' },
      env: { action: 'created' },
      gitignore: { path: path.join(directory, '.gitignore'), line: '.env' },
    });
    const loaded = await loadConfig({ cwd: directory, env: {}, facets: { demo: async () => demoFacet }, nowMs: 0 });
    expect(loaded.problems).toEqual([]);
    expect(loaded.config.vendors['demo']?.raw).toEqual(values);
  });
});

describe('mergeEnv', () => {
  it.each<[string, string, Record<string, string>, boolean, string, Record<string, string[]>]>([
    ['adds to nothing', '', { A: '1' }, false, 'A=1\n', { added: ['A'] }],
    ['keeps other lines', '# mine\nB = "x" # y\n\n', { A: '1' }, false, '# mine\nB = "x" # y\n\nA=1\n', { added: ['A'] }],
    ['ends an open line', 'B=1', { A: '1' }, false, 'B=1\nA=1\n', { added: ['A'] }],
    ['keeps CRLF', 'B=1\r\n', { A: '1', C: '2' }, false, 'B=1\r\nA=1\r\nC=2\r\n', { added: ['A', 'C'] }],
    ['leaves an equal one', 'A="1"\n', { A: '1' }, false, 'A="1"\n', {}],
    ['never replaces in silence', 'A=old\n', { A: 'new' }, false, 'A=old\n', { kept: ['A'] }],
    ['replaces when told', 'A=old\n', { A: 'new' }, true, 'A=old\nA=new\n', { replaced: ['A'] }],
    ['fills an empty one', 'A=\n', { A: 'new' }, false, 'A=\nA=new\n', { replaced: ['A'] }],
    ['names what no quoting can hold', '', { A: '\'"`' }, false, '', { unwritable: ['A'] }],
  ])('%s', (_name, existing, variables, overwrite, text, expected) => {
    expect(mergeEnv(existing, variables, { overwrite })).toEqual({ text, added: [], kept: [], replaced: [], unwritable: [], ...expected });
  });

  it('writes values that are read back unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const { text, unwritable } = mergeEnv('B=1\n', { A: value });
        const read = parseEnv(text);
        expect(read['B']).toBe('1');
        if (unwritable.length === 0) expect(read['A'] ?? '').toBe(value);
      }),
    );
    for (const value of ['a#b', ' x ', 'a$b', 'line\nbreak', '"', "'", '\\n', 'a\\', '你好', 'x=y'])
      expect(parseEnv(mergeEnv('', { A: value }).text)['A']).toBe(value);
  });
});

describe('writing', () => {
  it('never replaces a config in silence', async () => {
    const directory = directoryOf({ 'push-check.config.yaml': 'mine: true\n' });
    const file = path.join(directory, 'push-check.config.yaml');
    expect(await writeSetup(directory, buildSetup([demo]))).toEqual({ config: { path: file, action: 'exists' } });
    expect(readdirSync(directory)).toEqual(['push-check.config.yaml']);
    expect((await writeSetup(directory, buildSetup([demo]), { overwrite: true })).config.action).toBe('overwritten');
    expect(readFileSync(file, 'utf8')).toContain('DEMO_APP_SECRET');
    expect((await writeSetup(directory, buildSetup([demo]))).config.action).toBe('unchanged');
  });

  it('makes .env readable for its owner only, also one that was open', async () => {
    const directory = directoryOf({ 'open/.env': '# mine\nDEMO_APP_SECRET=old\n' });
    const fresh = path.join(directory, '.env');
    expect((await writeEnvFile(fresh, { A: 'x' })).action).toBe('created');
    expect(statSync(fresh).mode & 0o777).toBe(0o600);
    const open = path.join(directory, 'open/.env');
    expect(await writeEnvFile(open, { DEMO_APP_SECRET: 'new' })).toMatchObject({ action: 'exists', kept: ['DEMO_APP_SECRET'] });
    expect((await writeEnvFile(open, { B: 'y' })).action).toBe('merged');
    expect(readFileSync(open, 'utf8')).toBe('# mine\nDEMO_APP_SECRET=old\nB=y\n');
    expect(statSync(open).mode & 0o777).toBe(0o600);
    expect((await writeEnvFile(open, { DEMO_APP_SECRET: 'new' }, { overwrite: true })).merge.replaced).toEqual(['DEMO_APP_SECRET']);
    expect(parseEnv(readFileSync(open, 'utf8'))['DEMO_APP_SECRET']).toBe('new');
  });

  it('keeps a link a link and leaves no temporary file', async () => {
    const directory = directoryOf({ 'real/.env': 'A=1\n' });
    symlinkSync(path.join(directory, 'real/.env'), path.join(directory, '.env'));
    await writeEnvFile(path.join(directory, '.env'), { B: '2' });
    expect(lstatSync(path.join(directory, '.env')).isSymbolicLink()).toBe(true);
    expect(readFileSync(path.join(directory, 'real/.env'), 'utf8')).toBe('A=1\nB=2\n');
    expect([...readdirSync(directory), ...readdirSync(path.join(directory, 'real'))].toSorted()).toEqual(['.env', '.env', 'real']);
  });

  it('lets exactly one of two writers make a file', async () => {
    const directory = directoryOf();
    const file = path.join(directory, 'a.yaml');
    const outcomes = await Promise.all([writeFileSafely(file, 'one\n'), writeFileSafely(file, 'two\n')]);
    expect(outcomes.map(({ action }) => action).toSorted()).toEqual(['created', 'exists']);
    expect(readdirSync(directory)).toEqual(['a.yaml']);
  });

  it('makes missing directories and throws where it may not write', async () => {
    const directory = directoryOf({ file: 'x' });
    expect((await writeFileSafely(path.join(directory, 'a/b/c.yaml'), 'x\n')).action).toBe('created');
    await expect(writeFileSafely(path.join(directory, 'file/c.yaml'), 'x\n')).rejects.toThrow();
  });
});

describe('.gitignore', () => {
  it.each<[string, boolean]>([
    ['', true],
    ['node_modules\n', true],
    ['.env\n', false],
    ['/.env', false],
    ['**/.env', false],
    ['.env*\r\n', false],
    ['*.env', false],
    ['# .env', true],
    ['.env.local', true],
    ['.env\n!.env\n', true],
    ['.env/', true],
    ['.e?v', false],
  ])('%j needs the line: %j', (text, needed) => expect(gitignoreNeeds(text, '.env')).toBe(needed));

  it('adds the line once', async () => {
    const directory = directoryOf({ 'a/.gitignore': 'dist' });
    const file = path.join(directory, 'a/.gitignore');
    expect((await addGitignoreLine(file, '.env')).action).toBe('merged');
    expect((await addGitignoreLine(file, '.env')).action).toBe('unchanged');
    expect(readFileSync(file, 'utf8')).toBe('dist\n.env\n');
    expect((await addGitignoreLine(path.join(directory, '.gitignore'), '.env')).action).toBe('created');
    writeFileSync(file, '');
    expect((await addGitignoreLine(file, '.env')).action).not.toBe('exists');
    expect(readFileSync(file, 'utf8')).toBe('.env\n');
  });
});

describe('addVendors', () => {
  it('adds to a config and keeps its comments', () => {
    const added = addVendors('# mine\nvendors:\n  files: { keyId: K } # old\nsend: { retries: 1 }\n', [
      demo,
      { vendor: 'files', fields: filesFacet.fields, values: { keyId: 'L' } },
    ]);
    expect(added?.kept).toEqual(['files']);
    expect(added?.setup.config).toContain('# mine\nvendors:\n  files: { keyId: K } # old\n');
    expect(added?.setup.config).toContain('appSecret: ${DEMO_APP_SECRET}');
    expect(added?.setup.config).toContain('"2882303761517123456"');
    expect(added?.setup.variables).toEqual({ DEMO_APP_SECRET: 'good-secret-1' });
  });
  it('puts a platform into its own section, beside a vendor of the same name', () => {
    const platform = { ...demo, section: 'platforms' as const };
    const added = addVendors('vendors:\n  demo: { appKey: K } # old\n', [demo, platform]);
    expect(added?.kept).toEqual(['demo']);
    expect(added?.setup.config).toMatch(/^vendors:\n {2}demo: \{ appKey: K \} # old\nplatforms:\n {2}demo:\n/);
    expect(buildSetup([platform]).config).toMatch(/\n\nplatforms:\n {2}demo:\n/);
    expect(buildSetup([platform]).config).not.toContain('vendors:');
  });
  it.each(['', '# nothing\n', 'vendors:\n', 'send: { retries: 1 }\n'])('adds to %j', (text) =>
    expect(addVendors(text, [demo])?.setup.config).toContain('demo:'),
  );
  it.each(['{}', '- a', 'a: @b'])('refuses %j', (text) => expect(addVendors(text, [demo])).toBeUndefined());
});
