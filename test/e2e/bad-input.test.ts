import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cliFixture, reportOf, runCli, stackPattern } from '../support/run-cli.ts';

const serviceAccount = readFileSync(new URL('../../fixtures/accounts/fcm-service-account.json', import.meta.url), 'utf8');
const { privateKey: ecKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { privateKey: p384Key } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const { privateKey: rsaKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = (key: typeof ecKey, type: 'pkcs8' | 'sec1' | 'pkcs1' = 'pkcs8') =>
  key.export({ type: type as 'pkcs8', format: 'pem' }).toString();
const p8 = pem(ecKey);

const apns = (key: string) => ({
  vendors: { apns: { key, keyId: 'ABC123DEFG', teamId: 'DEF123GHIJ', bundleId: 'com.example.app', environment: 'production' } },
});
const fcm = (change: (account: Record<string, unknown>) => void) => {
  const account = JSON.parse(serviceAccount) as Record<string, unknown>;
  change(account);
  return { vendors: { fcm: { serviceAccount: JSON.stringify(account) } } };
};
const oppo = 'vendors:\n  oppo:\n    appKey: c5d4b3a2918070615243f4e5d6c7b8a9\n    masterSecret: 0123456789abcdef0123456789abcdef\n';

const fixture = cliFixture();
beforeAll(async () => {
  await fixture.write({
    'type.yaml': oppo.replace('0123456789abcdef0123456789abcdef', '[1, 2]'),
    'unknown.yaml': `${oppo}    regoin: cn\n`,
    'vendor.yaml': oppo.replace('oppo', 'opo'),
    'variable.yaml': oppo.replace('0123456789abcdef0123456789abcdef', '"${NOT_SET_ANYWHERE}"'),
    'empty-variable.yaml': oppo.replace('0123456789abcdef0123456789abcdef', '"${EMPTY_VARIABLE}"'),
    'syntax.yaml': 'vendors:\n  oppo: {\n',
    'duplicate.yaml': `${oppo}    appKey: again\n`,
    'list.yaml': '- a\n- b\n',
    'empty.yaml': '',
    'blank.yaml': '# nothing\n',
    'bomb.yaml': `${['a: &a [x,x,x,x,x,x,x,x,x]', ...'bcdefghij'.split('').map((name, index) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefghij'[index]}`).join(',')}]`)].join('\n')}\n`,
    'cycle.yaml': 'vendors: &v\n  oppo: *v\n',
    'huge.yaml': `${oppo}# ${'x'.repeat(3_000_000)}\n`,
    'utf16.yaml': Buffer.from(`\ufeff${oppo}`, 'utf16le'),
    'gbk.yaml': Buffer.concat([Buffer.from(`${oppo}# `), Buffer.from([0xd6, 0xd0, 0xce, 0xc4, 0x0a])]),
    'binary.yaml': Buffer.from([0, 1, 2, 3, 0]),
    'code.mjs': 'export default {};\n',
    'key-missing.json': apns('./nowhere.p8'),
    'key-folder.json': apns('.'),
    'key-garbage.json': apns('./garbage.p8'),
    'garbage.p8': 'hello\n',
    'key-headless.json': apns('./headless.p8'),
    'headless.p8': p8.split('\n').slice(1, -2).join('\n'),
    'key-rsa.json': apns('./rsa.p8'),
    'rsa.p8': pem(rsaKey),
    'key-p384.json': apns('./p384.p8'),
    'p384.p8': pem(p384Key),
    'key-cut.json': apns('./cut.p8'),
    'cut.p8': p8.replace(/\n[^\n]+\n-----END/, '\n-----END'),
    'key-empty.json': apns('./empty.p8'),
    'empty.p8': '',
    'sa-missing.json': { vendors: { fcm: { serviceAccount: './nowhere.json' } } },
    'sa-text.json': { vendors: { fcm: { serviceAccount: './sa.txt' } } },
    'sa.txt': 'not json',
    'sa-google-services.json': { vendors: { fcm: { serviceAccount: './google-services.json' } } },
    'google-services.json': { project_info: { project_id: 'x' }, client: [] },
    'sa-no-key.json': fcm((account) => delete account['private_key']),
    'sa-no-email.json': fcm((account) => delete account['client_email']),
    'sa-ec.json': fcm((account) => (account['private_key'] = p8)),
    'sa-headless.json': fcm((account) => (account['private_key'] = String(account['private_key']).replace(/-----[^-]+-----/g, ''))),
    'sa-user.json': fcm((account) => (account['type'] = 'authorized_user')),
    'locked.yaml': oppo,
    'literal-n.json': apns('./literal-n.p8'),
    'literal-n.p8': p8.trimEnd().replaceAll('\n', '\\n'),
    'sec1-key.json': apns('./sec1.p8'),
    'sec1.p8': pem(ecKey, 'sec1'),
    'sa-double.json': fcm((account) => (account['private_key'] = String(account['private_key']).replaceAll('\n', '\\n'))),
    // What must be taken as it is.
    'bom.yaml': Buffer.from(`\ufeff${oppo}`),
    'crlf.yaml': oppo.replaceAll('\n', '\r\n'),
    'anchors.yaml': oppo
      .replace('oppo:', 'oppo: &o')
      .replace(/$/, 'devices:\n  a: &d { vendor: oppo, token: CN_0123456789abcdef0123456789abcdef }\n  b: *d\n'),
    'crlf-key.json': apns('./crlf.p8'),
    'crlf.p8': p8.replaceAll('\n', '\r\n'),
    'bom-key.json': apns('./bom.p8'),
    'bom.p8': `\ufeff${p8}`,
    'sa-bom.json': { vendors: { fcm: { serviceAccount: './bom-account.json' } } },
    'bom-account.json': Buffer.from(`\ufeff${serviceAccount.replaceAll('\n', '\r\n')}`),
  });
  await chmod(join(fixture.path, 'locked.yaml'), 0o000);
});

const root = process.getuid?.() === 0;

describe.concurrent('a bad config or credential', () => {
  it.concurrent.each<[file: string, problem: RegExp, place?: string]>([
    ['type.yaml', /masterSecret/, '4:'],
    ['unknown.yaml', /region.*regoin|regoin.*region/s, '5:5'],
    ['vendor.yaml', /opo.*oppo/s, '2:3'],
    ['variable.yaml', /NOT_SET_ANYWHERE/, '4:'],
    ['empty-variable.yaml', /EMPTY_VARIABLE.*empty/s, '4:'],
    ['syntax.yaml', /[Ss]yntax/, ''],
    ['duplicate.yaml', /appKey.*twice/s, '5:5'],
    ['list.yaml', /mapping/],
    ['empty.yaml', /empty/],
    ['blank.yaml', /no value/],
    ['bomb.yaml', /alias/],
    ['cycle.yaml', /itself/, '2:'],
    ['huge.yaml', /larger than/],
    ['utf16.yaml', /UTF-16/],
    ['gbk.yaml', /UTF-8/],
    ['binary.yaml', /null characters|not a text/],
    ['code.mjs', /allow-code-config/],
    ['.', /directory/],
    ['key-missing.json', /nowhere\.p8.*does not exist/s],
    ['key-folder.json', /directory/],
    ['key-garbage.json', /key|BEGIN|PEM/],
    ['key-headless.json', /BEGIN|header|PEM/],
    ['key-rsa.json', /RSA|EC|P-256/],
    ['key-p384.json', /P-256|curve/],
    ['key-cut.json', /key/],
    ['key-empty.json', /empty/],
    ['sa-missing.json', /nowhere\.json.*does not exist/s],
    ['sa-text.json', /JSON/],
    ['sa-google-services.json', /belongs into the app/],
    ['sa-double.json', /escaped twice/],
    ['literal-n.json', /\\n.*line breaks/s],
    ['sec1-key.json', /PKCS#8/],
    ['sa-no-key.json', /private_key/],
    ['sa-no-email.json', /client_email/],
    ['sa-ec.json', /RSA/],
    ['sa-headless.json', /private_key|BEGIN|PEM/],
    ['sa-user.json', /service_account|authorized_user/],
    ...(root ? [] : ([['locked.yaml', /permission/]] as [string, RegExp][])),
  ])('%s is one clear error with a place and a next step', async (file, problem, place) => {
    const run = await runCli(['verify', '--offline', '-c', file, '--format', 'json'], { cwd: fixture.path, env: { EMPTY_VARIABLE: '' } });
    expect(run.code).toBe(3);
    expect(run.stdout + run.stderr).not.toMatch(stackPattern);
    const { error } = reportOf(run);
    expect(error?.problems.map((one) => one.message)).toHaveLength(1);
    const [first] = error?.problems ?? [];
    expect(`${first?.message} ${first?.fix}`).toMatch(problem);
    expect(first?.fix).toMatch(/\S/);
    expect(first?.file).toBeDefined();
    if (place) expect(`${first?.line}:${first?.column}`).toContain(place);
  });

  it('tells all errors at once, in the order of the file', async () => {
    await fixture.write({
      'many.yaml':
        'vendors:\n  oppo:\n    appKey: 5\n    masterSecrt: x\n  fmc: {}\n  xiaomi: { appSecret: "${MISSING_ONE}", packageName: [] }\nprofils: {}\n',
    });
    const run = await runCli(['config', 'show', '-c', 'many.yaml', '--format', 'json'], { cwd: fixture.path });
    const { error } = reportOf(run);
    const lines = error?.problems.map((problem) => problem.line ?? 0) ?? [];
    expect(error?.problems.length).toBeGreaterThanOrEqual(5);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
    expect(run.stderr.split('\n').filter((line) => /many\.yaml:\d+:\d+ /.test(line))).toHaveLength(error?.problems.length ?? -1);
  });

  it.concurrent.each(['bom.yaml', 'crlf.yaml', 'anchors.yaml', 'crlf-key.json', 'bom-key.json', 'sa-bom.json'])(
    '%s is taken as it is',
    async (file) => {
      const run = await runCli(['verify', '--offline', '-c', file, '--format', 'json'], { cwd: fixture.path });
      expect(reportOf(run).error?.problems).toBeUndefined();
      expect(run.code).toBe(0);
    },
  );
});

describe.concurrent('a bad message', () => {
  it.concurrent.each<[name: string, content: string | Buffer, problem: RegExp, place?: string]>([
    ['type', 'title: [a]\nbody: B\n', /title/, '1:'],
    ['unknown key', 'title: A\nbdy: B\n', /bdy.*body/s, '2:'],
    ['kind', 'title: A\nkind: gossip\n', /gossip|kind/, '2:'],
    ['ttl', 'title: A\nttl: soon\n', /ttl/, '2:'],
    ['click', 'title: A\nclick: { open: door }\n', /open/, '2:'],
    ['syntax', 'title: "A\n', /[Ss]yntax/],
    ['JSON syntax', '{ "title": "A", }', /[Ss]yntax|comma/],
    ['invalid UTF-8', Buffer.from([0x74, 0x3a, 0x20, 0xff, 0xfe, 0x0a]), /UTF-8/],
    [
      'bomb',
      'a: &a [1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ndata: [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n',
      /alias/,
    ],
    ['an unknown vendor block', 'title: A\nvendors:\n  opo: {}\n', /opo.*oppo/s, '3:'],
  ])('%s is one clear error', async (name, content, problem, place) => {
    const file = `message-${name.replaceAll(' ', '-')}.${name.startsWith('JSON') ? 'json' : 'yaml'}`;
    await fixture.write({ [file]: content });
    const run = await runCli(['send', '--sandbox', '--vendor', 'oppo', '--message', file, '--format', 'json'], { cwd: fixture.path });
    expect(run.code).toBe(3);
    expect(run.stdout + run.stderr).not.toMatch(stackPattern);
    const { error, results } = reportOf(run);
    expect(results).toEqual([]);
    expect(error?.problems.map((one) => one.message)).toHaveLength(1);
    expect(`${error?.problems[0]?.message} ${error?.problems[0]?.fix}`).toMatch(problem);
    expect(error?.problems[0]?.file).toContain(file);
    if (place) expect(`${error?.problems[0]?.line}:${error?.problems[0]?.column}`).toContain(place);
  });

  it('of one megabyte is refused by every vendor, without a crash', async () => {
    await fixture.write({ 'big.yaml': `title: A\nbody: ${'x'.repeat(1_000_000)}\n` });
    const run = await runCli(['send', '--sandbox', '--message', 'big.yaml', '--format', 'json'], { cwd: fixture.path });
    expect(run.code).toBe(1);
    for (const { vendor, status } of reportOf(run).results as unknown as { vendor: string; status: string }[])
      expect({ vendor, status }).toEqual({ vendor, status: expect.stringMatching(/^(skipped|rejected)$/) });
  });

  it('of more than the limit is not read', async () => {
    await fixture.write({ 'huge-message.yaml': `title: A\nbody: ${'x'.repeat(9_000_000)}\n` });
    const run = await runCli(['send', '--sandbox', '--message', 'huge-message.yaml', '--format', 'json'], { cwd: fixture.path });
    expect(run.code).toBe(3);
    expect(reportOf(run).error?.problems[0]?.message).toContain('larger than');
  });
});

describe.concurrent('a bad token', () => {
  it.concurrent.each<[name: string, args: string[], code: number, ruleId: string]>([
    ['empty', ['--vendor', 'oppo', '--token', ''], 1, 'token/empty'],
    ['blank', ['--vendor', 'apns', '--token', '  '], 1, 'token/empty'],
    ['of another vendor', ['--vendor', 'apns', '--token', 'CN_0123456789abcdef0123456789abcdef'], 1, 'token/other-vendor'],
    [
      'as NSData prints it',
      ['--vendor', 'apns', '--token', '<5a4db00c 0c0c0c0c 0c0c0c0c 0c0c0c0c 0c0c0c0c 0c0c0c0c 0c0c0c0c 0c0c0c0c>'],
      1,
      'token/damaged',
    ],
  ])('%s is not sent, and its result says why', async (_name, args, code, ruleId) => {
    const run = await runCli(['send', '--sandbox', ...args, '--format', 'json'], { cwd: fixture.path });
    expect(run.code).toBe(code);
    expect(reportOf(run)).toMatchObject({
      results: [
        { status: 'skipped', code: ruleId, explanation: { cause: expect.stringContaining(' '), fix: expect.stringContaining(' ') } },
      ],
    });
  });

  it('that no vendor issues is said to be so by `token`', async () => {
    const run = await runCli(['token', 'abc'], { cwd: fixture.path });
    expect(run.code).toBe(1);
    expect(run.stdout.split('\n').filter((line) => line.trim() !== '').length).toBeGreaterThan(1);
  });
});
