import { describe, expect, it } from 'vitest';
import { vendorNames } from '../../src/vendors/names.ts';
import { cliFixture, reportOf, runCli, runShell, sandboxFixture, type Report } from '../support/run-cli.ts';

const fixture = cliFixture({ 'chat.yaml': 'kind: im\ntitle: Alice\nbody: Are you coming tonight?\nchannel: im\n' });
const sandbox = sandboxFixture();

const vendors = vendorNames.map(({ id }) => id);

const send = async (args: string[], env: Record<string, string> = {}): Promise<Report> =>
  reportOf(await runCli(['send', ...args, '--format', 'json'], { cwd: fixture.path, env }));

interface Push {
  vendor: string;
  device?: string;
  index: number;
  status: string;
  code?: string;
  attempts: number;
  token: string;
  messageId?: string;
  followUp?: string;
  notes?: string[];
  mode: string;
  http?: { status: number };
  explanation?: { title: string; cause: string; fix: string };
  request?: { method: string; url: string; headers: Record<string, string>; body?: string; curl?: string };
}
const pushes = (report: Report) => report.results as unknown as Push[];

describe.concurrent('send --sandbox', () => {
  it('needs nothing: one push through every vendor, accepted, with what that means and where it is followed up', async () => {
    const run = await runCli(['send', '--sandbox'], { cwd: fixture.path });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    for (const vendor of vendors) expect(run.stdout).toMatch(new RegExp(`^${vendor} +✔ accepted`, 'm'));
    expect(run.stdout.match(/^ {4}message id {2}\S+/gm)).toHaveLength(vendors.length);
    expect(run.stdout.match(/^ {4}follow up {3}\S+/gm)).toHaveLength(vendors.length);
    expect(run.stdout).toContain('push axis: normal · device axis: not looked');
    expect(run.stdout).not.toMatch(/(was|were|been) delivered|✔ delivered/i);
    expect(run.stdout).not.toMatch(/^(error|warn)/m);
  });

  it.concurrent.each<[fault: string, vendor: string, status: string, code: string, exit: number, axes: [string, string]]>([
    ['oppo=33', 'oppo', 'throttled', '33', 1, ['abnormal', 'not-looked']],
    ['fcm=UNREGISTERED', 'fcm', 'invalid-token', 'UNREGISTERED', 1, ['abnormal', 'abnormal']],
    ['fcm=http:502', 'fcm', 'unknown', 'http-5xx', 4, ['unknown', 'not-looked']],
    ['apns=InvalidProviderToken', 'apns', 'unauthorized', 'InvalidProviderToken', 1, ['abnormal', 'not-looked']],
    ['apns=PayloadTooLarge', 'apns', 'rejected', 'PayloadTooLarge', 1, ['abnormal', 'not-looked']],
    ['apns.send=drop', 'apns', 'unknown', 'ERR_RESET', 4, ['unknown', 'not-looked']],
    ['xiaomi=21305', 'xiaomi', 'rejected', '21305', 1, ['abnormal', 'not-looked']],
    ['xiaomi=delay:5s', 'xiaomi', 'unknown', 'ERR_RESPONSE_TIMEOUT', 4, ['unknown', 'not-looked']],
    ['oppo.auth=http:500', 'oppo', 'unreachable', 'http-5xx', 4, ['abnormal', 'not-looked']],
    ['huawei=80200001', 'huawei', 'unauthorized', '80200001', 1, ['abnormal', 'not-looked']],
    ['honor=http:404', 'honor', 'rejected', 'http-404', 1, ['abnormal', 'not-looked']],
    ['vivo=10070', 'vivo', 'throttled', '10070', 1, ['abnormal', 'not-looked']],
    ['meizu=drop', 'meizu', 'unknown', 'ERR_RESET', 4, ['unknown', 'not-looked']],
    ['clock=+1h', 'fcm', 'unauthorized', 'invalid_grant', 1, ['abnormal', 'not-looked']],
  ])('--fault %s at %s is %s %s, exit %i', async (fault, vendor, status, code, exit, [push, device]) => {
    const report = await send(['--sandbox', '--vendor', vendor, '--fault', fault, '--timeout', '400ms', '--retries', '0']);
    expect(report).toMatchObject({ exitCode: exit, results: [{ vendor, status, code }], summary: { axes: { push, device } } });
    expect(pushes(report)[0]?.explanation).toMatchObject({
      title: expect.stringContaining(' '),
      cause: expect.stringContaining(' '),
      fix: expect.stringContaining(' '),
    });
  });

  it('does not say that a push may have been taken when the auth call failed', async () => {
    const report = await send(['--sandbox', '--vendor', 'oppo', '--fault', 'oppo.auth=drop', '--retries', '0']);
    expect(report.results).toMatchObject([{ status: 'unreachable', code: 'ERR_RESET' }]);
    expect(pushes(report)[0]?.explanation?.cause).not.toContain('may have been taken');
    expect(pushes(report)[0]?.explanation?.fix).not.toContain('Look at the phone');
  });

  it('explains the spent quota in English and Chinese', async () => {
    const run = (lang: string) =>
      runCli(['send', '--sandbox', '--vendor', 'oppo', '--fault', 'oppo=33', '--lang', lang], { cwd: fixture.path });
    const [en, zh] = await Promise.all([run('en'), run('zh')]);
    expect(en).toMatchObject({ code: 1, stdout: expect.stringContaining('daily number of messages is used up') });
    expect(zh).toMatchObject({ code: 1, stdout: expect.stringMatching(/现象 +\S*[一-鿿]/) });
    expect(zh.stdout).not.toContain('used up');
  });

  it('retries only what the vendor provably did not take, and says that it waits', async () => {
    const run = await runCli(
      [
        'send',
        '--sandbox',
        '--vendor',
        'xiaomi',
        '--fault',
        'xiaomi=http:503*1',
        '--vendor',
        'oppo',
        '--fault',
        'oppo=-1*1',
        '--format',
        'json',
      ],
      { cwd: fixture.path },
    );
    const [xiaomi, oppo] = pushes(reportOf(run)).toSorted((a, b) => b.vendor.localeCompare(a.vendor));
    expect(xiaomi).toMatchObject({ status: 'unknown', attempts: 1 });
    expect(oppo).toMatchObject({ vendor: 'oppo' });
    if ((oppo?.attempts ?? 1) > 1) expect(run.stderr).toMatch(/oppo answered .+ waiting \d/);
  });

  it('names devices, keeps input order over vendors, and takes the vendor from the token', async () => {
    const { devices } = await sandbox.accounts();
    const report = await send([
      '--sandbox',
      '--device',
      'oppo-ok',
      '--device',
      'apns-dead',
      '--device',
      'oppo-dead',
      '--token',
      devices['apns-ok']?.token ?? '',
    ]);
    expect(pushes(report).map(({ index, vendor, device, status }) => [index, vendor, device, status])).toEqual([
      [0, 'oppo', 'oppo-ok', 'accepted'],
      [1, 'apns', 'apns-dead', 'invalid-token'],
      [2, 'oppo', 'oppo-dead', 'invalid-token'],
      [3, 'apns', undefined, 'accepted'],
    ]);
  });

  it('masks device tokens unless --show-tokens, also in requests and curl lines', async () => {
    const { devices } = await sandbox.accounts();
    const tokens = vendors.map((vendor) => devices[`${vendor}-ok`]?.token ?? '');
    const run = (more: string[]) =>
      runCli(['send', '--sandbox', '--dry-run', '--print-curl', '--format', 'json', ...more], { cwd: fixture.path });
    const [masked, shown] = await Promise.all([run([]), run(['--show-tokens'])]);
    for (const token of tokens) {
      expect(token.length).toBeGreaterThan(20);
      expect({ token, masked: masked.stdout.includes(token) || masked.stdout.includes(encodeURIComponent(token)) }).toEqual({
        token,
        masked: false,
      });
      expect({ token, shown: shown.stdout.includes(token) }).toEqual({ token, shown: true });
    }
  });

  it('says that a list hides its dead tokens where the vendor answers as a whole', async () => {
    const report = await send(['--sandbox', '--device', 'xiaomi-ok', '--device', 'xiaomi-dead', '--batch', '2']);
    expect(pushes(report).map((push) => push.status)).toEqual(['accepted', 'accepted']);
    expect(pushes(report)[0]?.notes?.join(' ')).toContain('dead token');
  });

  it('stops a message with an error before anything is sent, unless --force', async () => {
    const args = ['--sandbox', '--vendor', 'oppo', '--set', 'oppo.notifyLevl=2'];
    const [stopped, forced] = await Promise.all([send(args), send([...args, '--force'])]);
    expect(stopped).toMatchObject({ exitCode: 1, results: [{ status: 'skipped', attempts: 0, code: 'message/unknown-field' }] });
    expect(forced.results).toMatchObject([{ attempts: 1 }]);
  });
});

describe.concurrent('modes', () => {
  it.concurrent.each<[string[], string, string, number]>([
    [['--dry-run', '--vendor', 'apns'], 'dry-run', 'dry-run', 0],
    [['--validate-only', '--vendor', 'fcm'], 'sandbox-validate-only', 'validated', 0],
    [['--vendor', 'xiaomi'], 'sandbox', 'accepted', 0],
  ])('%j runs as %s and ends as %s', async (args, mode, status, exit) => {
    expect(await send(['--sandbox', ...args])).toMatchObject({ mode, exitCode: exit, results: [{ mode, status }] });
  });

  it('--dry-run touches no network: it works with an endpoint that nobody serves', async () => {
    await fixture.write({
      'dead.json': {
        vendors: {
          oppo: {
            appKey: 'c5d4b3a2918070615243f4e5d6c7b8a9',
            masterSecret: '0123456789abcdef0123456789abcdef',
            endpoints: 'http://127.0.0.1:9',
          },
        },
      },
    });
    const report = await send([
      '-c',
      'dead.json',
      '--vendor',
      'oppo',
      'CN_0123456789abcdef0123456789abcdef',
      '--title',
      'T',
      '--body',
      'B',
      '--dry-run',
    ]);
    expect(report).toMatchObject({
      mode: 'dry-run',
      exitCode: 0,
      results: [{ status: 'dry-run', attempts: 0, request: { method: 'POST', url: expect.stringContaining('127.0.0.1:9') } }],
    });
  });

  it.concurrent.each(['apns', 'xiaomi', 'vivo'])('--validate-only is refused clearly for %s, which has no such mode', async (vendor) => {
    const run = await runCli(['send', '--sandbox', '--vendor', vendor, '--validate-only', '--format', 'json'], { cwd: fixture.path });
    expect(run.code).toBe(2);
    expect(reportOf(run).error).toMatchObject({
      code: 'ERR_UNSUPPORTED',
      message: expect.stringContaining('--dry-run'),
      fix: expect.stringContaining('--dry-run'),
    });
  });
});

describe.concurrent('the config of /_sandbox/accounts', () => {
  it('is ready: send and verify run with it as it was served', async () => {
    await fixture.write({ 'served.json': await sandbox.accounts() });
    const sent = await send(['-c', 'served.json', ...vendors.flatMap((vendor) => ['--device', `${vendor}-ok`]), '--message', 'chat.yaml']);
    expect(sent.error).toBeUndefined();
    expect(pushes(sent).map((push) => [push.vendor, push.status])).toEqual(vendors.map((vendor) => [vendor, 'accepted']));
    const verified = reportOf(await runCli(['verify', '-c', 'served.json', '--format', 'json'], { cwd: fixture.path }));
    expect(verified.exitCode).toBe(0);
    expect([...new Set(verified.checks.map((check) => check.vendor))]).toEqual([...vendors, 'tencent-im', 'easemob', 'zego']);
  });

  it.concurrent.each<[string, string, number]>([
    ['dead', 'invalid-token', 1],
    ['throttled', 'throttled', 1],
  ])('has a %s device at every vendor: %s', async (name, status, exit) => {
    const report = await send(['--sandbox', ...vendors.flatMap((vendor) => ['--device', `${vendor}-${name}`]), '--retries', '0']);
    expect(pushes(report).map((push) => push.status)).toEqual(vendors.map(() => status));
    expect(report.exitCode).toBe(exit);
  });
});

/** The served account of a vendor as `PUSH_CHECK_<VENDOR>_<FIELD>` variables. */
async function variablesOf(vendor: string): Promise<Record<string, string>> {
  const block = (await sandbox.accounts()).vendors[vendor] ?? {};
  const variables: Record<string, string> = { [`PUSH_CHECK_${vendor.toUpperCase()}_ENDPOINT`]: sandbox.ready.url };
  for (const [name, value] of Object.entries(block))
    if (typeof value === 'string')
      variables[`PUSH_CHECK_${vendor.toUpperCase()}_${name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()}`] = value;
  return variables;
}

describe.concurrent('accounts from the environment alone', () => {
  it('are all that verify and send need', async () => {
    const env = Object.assign({}, ...(await Promise.all(vendors.map(variablesOf)))) as Record<string, string>;
    const { devices } = await sandbox.accounts();
    const [verified, ...sent] = await Promise.all([
      runCli(['verify', '--format', 'json'], { cwd: fixture.path, env }).then(reportOf),
      ...['fcm', 'apns', 'vivo'].map((vendor) =>
        send(
          ['--vendor', vendor, devices[`${vendor}-ok`]?.token ?? '', '--title', 'Alice Wang', '--body', 'Are you there?', '--kind', 'im'],
          env,
        ),
      ),
    ]);
    expect(verified).toMatchObject({ exitCode: 0 });
    expect(new Set(verified.checks.map((check) => check.vendor))).toEqual(new Set(vendors));
    expect(sent.map((report) => [report.error, pushes(report)[0]?.status])).toEqual([
      [undefined, 'accepted'],
      [undefined, 'accepted'],
      [undefined, 'accepted'],
    ]);
  });

  it('from .env, which the process environment overrides', async () => {
    const env = await variablesOf('oppo');
    const wrong = { ...env, PUSH_CHECK_OPPO_MASTER_SECRET: 'ffffffffffffffffffffffffffffffff' };
    await fixture.write({
      'dot/.env': Object.entries(wrong)
        .map(([name, value]) => `${name}=${value}`)
        .join('\n'),
    });
    const cwd = `${fixture.path}/dot`;
    const [fromFile, overridden] = await Promise.all([
      runCli(['verify', '--format', 'json'], { cwd }),
      runCli(['verify', '--format', 'json'], { cwd, env: { PUSH_CHECK_OPPO_MASTER_SECRET: env['PUSH_CHECK_OPPO_MASTER_SECRET'] ?? '' } }),
    ]);
    expect(fromFile.code).toBe(1);
    expect(overridden.code).toBe(0);
  });
});

describe.concurrent('--print-curl', () => {
  // Everything a shell, a URL and JSON could trip over.
  const body = 'it\'s "B" $HOME `id` %41 \\n & 中文 +';

  let printed: Promise<Report> | undefined;
  /** One dry run prints the commands of all vendors. */
  const commands = async (): Promise<Report> => {
    await fixture.write({ 'curl.json': withoutDollars(await sandbox.accounts()) });
    return await send([
      '-c',
      'curl.json',
      ...vendors.flatMap((vendor) => ['--device', `${vendor}-ok`]),
      '--title',
      'Printed as curl',
      '--body',
      body,
      '--kind',
      'im',
      '--channel',
      'im',
      '--dry-run',
      '--print-curl',
      '--force',
    ]);
  };

  it.concurrent.each(vendors)('%s: the command runs as printed and the sandbox takes the same message', async (vendor) => {
    const env = await variablesOf(vendor);
    const { devices } = await sandbox.accounts();
    const token = devices[`${vendor}-ok`]?.token ?? '';
    const script = pushes(await (printed ??= commands())).find((push) => push.vendor === vendor)?.request?.curl ?? '';
    expect(script).toContain('curl ');
    expect(script).not.toContain(token);
    const run = await runShell(script, { cwd: fixture.path, env: { ...env, PUSH_CHECK_TOKEN: token } });
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    const taken = (await sandbox.pushes()).filter(
      (push) => push.vendor === vendor && JSON.stringify(push.message).includes('Printed as curl'),
    );
    expect({ answer: run.stdout, taken: taken.length }).toMatchObject({ taken: 1 });
    expect(taken[0]?.tokens).toEqual([token]);
    expect(JSON.stringify(taken[0]?.message).replaceAll('\\\\', '\\')).toContain(
      JSON.stringify(body).slice(1, -1).replaceAll('\\\\', '\\'),
    );
  });

  it('with --show-tokens carries the token itself', async () => {
    const env = await variablesOf('xiaomi');
    const { devices } = await sandbox.accounts();
    await fixture.write({ 'shown.json': withoutDollars(await sandbox.accounts()) });
    const report = await send([
      '-c',
      'shown.json',
      '--device',
      'xiaomi-ok',
      '--title',
      'shown',
      '--body',
      'B',
      '--kind',
      'im',
      '--channel',
      'im',
      '--dry-run',
      '--print-curl',
      '--show-tokens',
    ]);
    const run = await runShell(pushes(report)[0]?.request?.curl ?? '', { cwd: fixture.path, env });
    expect({ ...run, stdout: '' }).toMatchObject({ code: 0, stderr: '' });
    expect(
      (await sandbox.pushes()).some(
        (push) => push.tokens.includes(devices['xiaomi-ok']?.token ?? '') && JSON.stringify(push.message).includes('shown'),
      ),
    ).toBe(true);
  });

  it('names the variable that is not set, and runs no request', async () => {
    await fixture.write({ 'unset.json': withoutDollars(await sandbox.accounts()) });
    const report = await send([
      '-c',
      'unset.json',
      '--device',
      'xiaomi-ok',
      '--title',
      'T',
      '--body',
      'B',
      '--kind',
      'im',
      '--channel',
      'im',
      '--dry-run',
      '--print-curl',
    ]);
    const run = await runShell(pushes(report)[0]?.request?.curl ?? '', { cwd: fixture.path });
    expect(run.code).not.toBe(0);
    expect(run.stderr).toMatch(/PUSH_CHECK_\w+.*set it first/);
  });
});

/** The served config with `${` written as `$${`, which a config file needs. */
function withoutDollars<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value).replaceAll(/\$+\{/g, () => '$${')) as Value;
}
