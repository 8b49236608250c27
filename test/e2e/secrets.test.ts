import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendorNames } from '../../src/vendors/names.ts';
import { vendors } from '../../src/vendors/index.ts';
import { platformNames, platforms } from '../../src/platforms/index.ts';
import { cliFixture, runCli, runShell, sandboxFixture, startCli, type CliRun, type SandboxConfig } from '../support/run-cli.ts';

const fixture = cliFixture();
const sandbox = sandboxFixture();
const ids = vendorNames.map(({ id }) => id);
const platformIds = platformNames.map(({ id }) => id);

/** Value → where it was planted. */
const canaries = new Map<string, string>();

/** A value that needs escaping in URLs, JSON and XML alike, so that an escaped copy is looked for too. */
function canary(place: string): string {
  const value = `CANARY-${place}-+/=&<"%7-${canaries.size}`;
  canaries.set(value, place);
  return value;
}

/** For a secret that has to be hexadecimal digits, which no escaping touches. */
function hexCanary(place: string, digits: number): string {
  const value = createHash('sha512').update(`canary of ${place}`).digest('hex').slice(0, digits);
  canaries.set(value, place);
  return value;
}

function pem(key: KeyObject, place: string): string {
  const text = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  // The public half stands at the start of a key; three lines of the rest are enough to find it.
  for (const line of text
    .split('\n')
    .filter((part) => part.length >= 40)
    .slice(-4, -1))
    canaries.set(line, `${place} (a line of the key)`);
  return text;
}

/** The ways a value could stand in a text; what every form of a canary has in common is looked for once, in {@link leaks}. */
function formsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  // The end of a base64 text depends on what follows and its start on what stands before; three shifts cover every position.
  const base64 = [0, 1, 2]
    .map((shift) => bytes.subarray(shift, bytes.length - ((bytes.length - shift) % 3)).toString('base64'))
    .filter((text) => text.length >= 16);
  if (value.includes('CANARY')) return [...base64, bytes.toString('hex')];
  return [...new Set([value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1), ...(value.length < 50 ? base64 : [])])];
}

interface Config {
  vendors: Record<string, Record<string, unknown>>;
  platforms: Record<string, Record<string, unknown>>;
  devices?: Record<string, { vendor: string; token: string }>;
  send?: Record<string, unknown>;
}

/** Texts of files that configs name. */
const files: Record<string, string> = {};
/** Every secret field of every vendor holds a canary; everything else is as the sandbox serves it. */
const planted: Config = { vendors: {}, platforms: {} };
/** The same by variables alone. */
const variables: Record<string, string> = {};
let served: SandboxConfig & Config;
let recorder: Recorder;

/** The variable that stands for a field. */
const variableOf = (id: string, field: string) =>
  `PUSH_CHECK_${id}_${field.replace(/([a-z0-9])([A-Z])/g, '$1_$2')}`.replaceAll('-', '_').toUpperCase();

/** Passes connections on to the sandbox and keeps what went by, to know the tokens and signatures of the wire. */
interface Recorder {
  url: string;
  toClient(): string;
  toServer(): string;
  server: Server;
}

async function record(target: string): Promise<Recorder> {
  const chunks: { client: Buffer[]; server: Buffer[] } = { client: [], server: [] };
  const { port } = new URL(target);
  const server = createServer((socket) => {
    const upstream = connect(Number(port), '127.0.0.1');
    socket.on('data', (chunk) => chunks.server.push(chunk));
    upstream.on('data', (chunk) => chunks.client.push(chunk));
    socket.pipe(upstream).pipe(socket);
    for (const end of [socket, upstream]) end.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    toClient: () => Buffer.concat(chunks.client).toString('latin1'),
    toServer: () => Buffer.concat(chunks.server).toString('latin1'),
    server,
  };
}

beforeAll(async () => {
  served = (await sandbox.accounts()) as SandboxConfig & Config;
  recorder = await record(sandbox.ready.url);
  for (const id of ids) {
    const { accountFacet } = await (await vendors[id]()).account();
    const block: Record<string, unknown> = { ...served.vendors[id] };
    for (const field of accountFacet.fields) {
      if (!field.secret) continue;
      const place = `${id}.${field.name}`;
      const name = variableOf(id, field.name);
      if (field.type === 'json-file') {
        const key = pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, place);
        const text = JSON.stringify({ ...(JSON.parse(String(block[field.name])) as object), private_key: key });
        files[`${id}.json`] = text;
        block[field.name] = `./${id}.json`;
        variables[name] = text;
      } else if (id === 'apns' && field.name === 'key') {
        const key = pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, place);
        files['AuthKey_CANARY0000.p8'] = key;
        block[field.name] = './AuthKey_CANARY0000.p8';
        variables[name] = key;
      } else if (field.type === 'string') {
        // A passphrase belongs to a certificate, which this account has not; appSecret beside clientSecret is another name of it.
        if (id === 'apns' || (field.name === 'appSecret' && 'clientSecret' in block)) continue;
        block[field.name] = canary(place);
        variables[name] = block[field.name] as string;
      }
    }
    planted.vendors[id] = { ...block, endpoints: recorder.url };
  }
  for (const id of platformIds) {
    const { accountFacet } = await (await platforms[id]()).account();
    const block: Record<string, unknown> = { ...served.platforms[id] };
    for (const { name, secret } of accountFacet.fields) {
      if (!secret) continue;
      // What the sandbox serves stands under its own name, too.
      if (typeof block[name] === 'string') canaries.set(block[name], `${id}.${name} of the sandbox`);
      block[name] = name === 'serverSecret' ? hexCanary(`${id}.${name}`, 32) : canary(`${id}.${name}`);
      variables[variableOf(id, name)] = block[name] as string;
    }
    planted.platforms[id] = { ...block, endpoints: recorder.url };
  }
  planted.devices = served.devices;
  // A field may exist twice over under other names; what the facet calls required must have been planted.
  expect(canaries.size).toBeGreaterThan(10);
  const publicText = JSON.stringify(served.devices);
  for (const [id, block] of Object.entries(served.vendors)) {
    const { accountFacet } = await (await vendors[id as keyof typeof vendors]()).account();
    for (const field of accountFacet.fields) {
      const value = block[field.name];
      if (!field.secret || typeof value !== 'string') continue;
      const key = /"private_key":"([^"]+)"/.exec(value)?.[1]?.replaceAll('\\n', '\n') ?? value;
      const lines = key.split('\n').filter((part) => part.length >= 16 && !part.startsWith('-----'));
      for (const line of lines.length > 4 ? lines.slice(-4, -1) : lines)
        // A throw-away secret that is a part of something public proves nothing; the sandbox's own test minds that.
        if (!publicText.includes(line)) canaries.set(line, `${id}.${field.name} of the sandbox`);
    }
  }
  const typo: Config = { vendors: {}, platforms: {} };
  for (const id of platformIds)
    typo.platforms[id] = {
      secretKy: canary(`${id}.secretKy`),
      clientSecret: [canary(`${id}.clientSecret as a list`)],
      serverSecret: { file: [canary(`${id}.serverSecret in a file’s place`)] },
    };
  for (const id of ids)
    typo.vendors[id] = {
      appSecrt: canary(`${id}.appSecrt`),
      masterSecret: [canary(`${id}.masterSecret as a list`)],
      accessToken: canary(`${id}.accessToken`),
    };
  await fixture.write({
    ...files,
    'planted.json': JSON.stringify(planted).replaceAll(/\$+\{/g, () => '$${'),
    'served.json': JSON.stringify({
      ...served,
      vendors: Object.fromEntries(Object.entries(served.vendors).map(([id, block]) => [id, { ...block, endpoints: recorder.url }])),
      platforms: Object.fromEntries(Object.entries(served.platforms).map(([id, block]) => [id, { ...block, endpoints: recorder.url }])),
    }).replaceAll(/\$+\{/g, () => '$${'),
    'typo.json': typo,
    'broken.yaml': `vendors:\n  oppo:\n    masterSecret: "${canary('syntax').replaceAll('"', '\\"')}\n  appKey: [\n`,
    'notjson.json': {
      vendors: {
        fcm: { serviceAccount: canary('fcm not json') },
        huawei: { serviceAccount: `{"private_key": ${JSON.stringify(canary('huawei cut json'))}` },
      },
    },
    'badkey.json': {
      vendors: {
        apns: { ...planted.vendors['apns'], key: `-----BEGIN PRIVATE KEY-----\n${canary('apns bad key')}\n-----END PRIVATE KEY-----` },
      },
    },
    'headless.json': { vendors: { apns: { ...planted.vendors['apns'], key: './headless.p8' } } },
    'headless.p8': canary('headless p8'),
    'proxy.json': {
      vendors: { oppo: { ...planted.vendors['oppo'], channels: {} } },
      devices: served.devices,
      send: { proxy: `http://user:${encodeURIComponent(canary('proxy of the config'))}@127.0.0.1:9` },
    },
    'chat.yaml': 'kind: im\ntitle: Alice Wang\nbody: Are we still on for dinner at seven?\nchannel: im\n',
  });
}, 60_000);

afterAll(() => recorder?.server.close());

const known = new Map<Recorder, { bytes: number; found: [string, string][] }>();

/** Tokens and signatures that went over the wire. */
function wireSecrets(of: Recorder = recorder): [string, string][] {
  const [toClient, toServer] = [of.toClient(), of.toServer()];
  const bytes = toClient.length + toServer.length;
  const before = known.get(of);
  if (before?.bytes === bytes) return before.found;
  const found: [string, string][] = [];
  for (const match of toClient.matchAll(/"(access_token|auth_token|authToken|accessToken)"\s*:\s*"([^"]{8,})"/g))
    found.push([match[2] as string, `${match[1]} of an answer`]);
  for (const match of toServer.matchAll(
    /\bsign=([0-9a-f]{32,64})\b|"sign"\s*:\s*"([0-9a-f]{32,64})"|\bSignature=([0-9a-f]{32})\b|\busersig=([\w*-]{40,})/g,
  ))
    found.push([
      (match[1] ?? match[2] ?? match[3] ?? match[4]) as string,
      match[3] !== undefined ? 'a Signature of ZEGO' : match[4] !== undefined ? 'a UserSig' : 'a signature',
    ]);
  known.set(of, { bytes, found });
  return found;
}

const forms = new Map<string, string[]>();

/** What of the planted values stands in a text. */
function leaks(text: string, onWire = wireSecrets()): string[] {
  const found: string[] = [];
  for (const [value, place] of [...canaries, ...onWire]) {
    const ways = forms.get(value) ?? formsOf(value);
    forms.set(value, ways);
    if (ways.some((form) => text.includes(form))) found.push(place);
  }
  if (/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/.test(text)) found.push('a signed token');
  // One that was only shown, and never sent.
  if (/\bSignature=[0-9a-f]{16}|\busersig=[\w*-]{16}|\bBearer [\w.*-]{16}/.test(text)) found.push('a signature or a token');
  if (/CANARY/.test(text)) found.push(`a canary: ${/.{0,60}CANARY.{0,60}/.exec(text)?.[0]}`);
  return [...new Set(found)];
}

/** Device tokens that stand in a text in full. */
function fullTokens(text: string): string[] {
  return Object.entries(served.devices)
    .filter(([, { token }]) => text.includes(token) || text.includes(encodeURIComponent(token)))
    .map(([name]) => name);
}

const reports = (name: string) => ['json', 'ndjson', 'junit'].flatMap((format) => ['--report', `${format}=${name}.${format}`]);
let runs = 0;

/** Runs a command line in every format and both languages; gives all that a user can read of it. One language is enough for what ends well or asks every vendor. */
async function everythingOf(
  args: string[],
  options: { env?: Record<string, string>; stdin?: string; code?: number | undefined; har?: boolean } = {},
): Promise<{ text: string; runs: CliRun[] }> {
  const done = await Promise.all(
    (options.code === 0 || args.filter((arg) => arg === '--device').length > 2 ? ['en'] : ['en', 'zh']).map(async (lang) => {
      const name = `report-${runs++}`;
      const har = options.har ? ['--har', `${name}.har`] : [];
      const run = await runCli([...args, '--lang', lang, ...reports(name), ...har], {
        cwd: fixture.path,
        ...(options.env ? { env: options.env } : {}),
        ...(options.stdin === undefined ? {} : { stdin: options.stdin }),
      });
      const written = await Promise.all(
        ['json', 'ndjson', 'junit', 'har'].map((format) => readFile(join(fixture.path, `${name}.${format}`), 'utf8').catch(() => '')),
      );
      return { run, text: [run.stdout, run.stderr, ...written].join('\n') };
    }),
  );
  return { text: done.map(({ text }) => text).join('\n'), runs: done.map(({ run }) => run) };
}

/** The texts of a ZIP file of ours, whose sizes stand before each of them. */
function unzipped(archive: Buffer): Map<string, string> {
  const found = new Map<string, string>();
  for (let at = 0; archive.toString('latin1', at, at + 4) === 'PK\u0003\u0004';) {
    const start = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 30, at + 30 + archive.readUInt16LE(at + 26));
    at = start + archive.readUInt32LE(at + 18);
    found.set(name, inflateRawSync(archive.subarray(start, at)).toString('utf8'));
  }
  return found;
}

const okDevices = ids.flatMap((id) => ['--device', `${id}-ok`]);

const patience = { timeout: 120_000 };

describe('secrets', patience, () => {
  it.concurrent.each<{ name: string; args: string[]; code: number | undefined; env?: () => Record<string, string>; stdin?: string }>([
    {
      name: 'send with secrets the vendors refuse',
      args: ['send', '-c', 'planted.json', ...okDevices, '-m', 'chat.yaml', '-v', '--print-curl'],
      code: 1,
    },
    {
      name: 'send --dry-run --print-curl',
      args: ['send', '-c', 'planted.json', ...okDevices, '-m', 'chat.yaml', '-v', '--dry-run', '--print-curl', '--show-tokens'],
      code: 0,
    },
    { name: 'send that is accepted', args: ['send', '-c', 'served.json', ...okDevices, '-m', 'chat.yaml', '-v', '--print-curl'], code: 0 },
    {
      name: 'send that is refused',
      args: ['send', '-c', 'served.json', ...ids.flatMap((id) => ['--device', `${id}-dead`]), '-m', 'chat.yaml', '-v'],
      code: 1,
    },
    {
      name: 'send --sandbox beside a config with secrets',
      args: ['send', '-c', 'planted.json', '--sandbox', '-v', '--print-curl'],
      code: 0,
    },
    {
      name: 'send --validate-only',
      args: ['send', '-c', 'served.json', '--device', 'fcm-ok', '--device', 'huawei-ok', '-m', 'chat.yaml', '--validate-only', '-v'],
      code: 0,
    },
    { name: 'verify with secrets the vendors refuse', args: ['verify', '-c', 'planted.json', '-v'], code: 1 },
    { name: 'verify that passes', args: ['verify', '-c', 'served.json', '-v'], code: 0 },
    { name: 'verify --offline', args: ['verify', '-c', 'planted.json', '--offline'], code: undefined },
    { name: 'lint', args: ['lint', '-c', 'planted.json', 'chat.yaml', '-v'], code: undefined },
    { name: 'config show', args: ['config', 'show', '-c', 'planted.json', '-v'], code: 0 },
    { name: 'config show of mistyped secrets', args: ['config', 'show', '-c', 'typo.json'], code: 3 },
    { name: 'config show of broken syntax', args: ['config', 'show', '-c', 'broken.yaml'], code: 3 },
    { name: 'verify with credentials that are no JSON', args: ['verify', '-c', 'notjson.json'], code: 3 },
    { name: 'verify with a broken key', args: ['verify', '-c', 'badkey.json'], code: 3 },
    { name: 'verify with a key file without its header', args: ['verify', '-c', 'headless.json'], code: 3 },
    { name: 'config show by variables', args: ['config', 'show'], code: undefined, env: () => variables },
    {
      name: 'send by variables',
      args: ['send', '--vendor', 'xiaomi', 'x', '--title', 'T', '--body', 'B', '--dry-run', '--force', '--print-curl'],
      code: undefined,
      env: () => ({ ...variables, PUSH_CHECK_XIAOMI_PACKAGE_NAME: 'com.example.app' }),
    },
    {
      name: 'init by variables and files',
      args: [
        'init',
        '--no-input',
        '--folder',
        'made',
        '--overwrite',
        ...ids.flatMap((id) => ['--vendor', id]),
        '--credential',
        'AuthKey_CANARY0000.p8',
        '--credential',
        'fcm.json',
      ],
      code: undefined,
      env: () => variables,
    },
    { name: 'init with an unusable credential', args: ['init', '--no-input', '--credential', 'headless.p8'], code: 3 },
    { name: 'verify through a proxy with a password', args: ['verify', '-c', 'proxy.json', '-v'], code: 4 },
    { name: 'config show with a proxy password', args: ['config', 'show', '-c', 'proxy.json'], code: 0 },
    {
      name: 'send through a proxy with a password',
      args: ['send', '-c', 'proxy.json', '--device', 'oppo-ok', '--title', 'T', '--body', 'B', '--retries', '0', '-v', '--print-curl'],
      code: 4,
    },
    {
      name: 'a report that cannot be written',
      args: ['send', '-c', 'planted.json', '--device', 'oppo-ok', '-m', 'chat.yaml', '--report', 'json=no/folder.json'],
      code: 3,
    },
  ])('appear in no output of $name', async ({ args, code, env, stdin }) => {
    const { text, runs: done } = await everythingOf(args, {
      code,
      ...(env ? { env: env() } : {}),
      ...(stdin === undefined ? {} : { stdin }),
    });
    expect(leaks(text.replaceAll('AuthKey_CANARY0000', 'AuthKey'))).toEqual([]);
    if (code !== undefined)
      expect(done.map((run) => (run.code === code ? code : `${run.code}: ${run.stderr.slice(0, 800)}${run.stdout.slice(0, 800)}`))).toEqual(
        done.map(() => code),
      );
    expect(text).not.toContain('ERR_INTERNAL');
  });

  it.concurrent.each(
    platformIds.flatMap((platform) => {
      // As a chat message: Easemob allows one instant push a second, and others push at the same time.
      const push = ['--platform', platform, '--user', 'bob', '--via', 'message', '-m', 'chat.yaml'];
      const [refused, taken] = [
        ['-c', 'planted.json'],
        ['-c', 'served.json'],
      ] as const;
      const cases: { name: string; args: string[]; code: number | undefined; har?: boolean }[] = [
        {
          name: 'send that is refused',
          args: ['send', ...refused, ...push, '--force', '-v', '--print-curl', '--retries', '0'],
          code: 1,
          har: true,
        },
        { name: 'send that is accepted', args: ['send', ...taken, ...push, '-v', '--print-curl'], code: 0, har: true },
        {
          name: 'send --dry-run --print-curl',
          args: ['send', ...refused, ...push, '--force', '-v', '--print-curl', '--dry-run', '--fail-on', 'never'],
          code: 0,
        },
        {
          name: 'send --sandbox beside a config',
          args: ['send', ...refused, ...push, '-v', '--print-curl', '--sandbox'],
          code: 0,
          har: true,
        },
        {
          name: 'send that gets no usable answer',
          args: ['send', ...refused, ...push, '--sandbox', '--fault', `${platform}.send=http:502`, '-v', '--retries', '0'],
          code: 4,
          har: true,
        },
        { name: 'user with refused secrets', args: ['user', platform, 'bob', ...refused, '-v'], code: 1 },
        { name: 'user', args: ['user', platform, 'bob', ...taken, '-v', '--show-tokens'], code: 0 },
        { name: 'verify with refused secrets', args: ['verify', platform, ...refused, '-v'], code: 1 },
        { name: 'verify', args: ['verify', platform, ...taken, '-v'], code: 0 },
        { name: 'diagnose with refused secrets', args: ['diagnose', ...refused, ...push, '--no-input', '-v', '--why'], code: 1 },
        { name: 'diagnose', args: ['diagnose', ...taken, ...push, '--no-input', '-v', '--why'], code: 0 },
        { name: 'trace', args: ['trace', platform, 'batch_1', '--user', 'bob', ...refused, '-v'], code: undefined },
        { name: 'lint', args: ['lint', 'chat.yaml', '--platform', platform, '--matrix', ...refused, '-v', '--fail-on', 'never'], code: 0 },
      ];
      return cases.map((one) => ({ ...one, platform }));
    }),
  )('of $platform appear in no output of $name', async ({ args, code, har }) => {
    const { text, runs: done } = await everythingOf(args, { code, har: har ?? false });
    expect(leaks(text)).toEqual([]);
    expect(text).not.toContain('ERR_INTERNAL');
    if (code !== undefined)
      expect(done.map((run) => (run.code === code ? code : `${run.code}: ${run.stderr.slice(0, 800)}${run.stdout.slice(0, 800)}`))).toEqual(
        done.map(() => code),
      );
  });

  it.concurrent.each(platformIds)('of %s appear in no bundle of a diagnosis', async (platform) => {
    const zip = `${platform}.zip`;
    const run = await runCli(['diagnose', '-c', 'planted.json', '--platform', platform, '--user', 'bob', '--no-input', '--bundle', zip], {
      cwd: fixture.path,
    });
    expect(run.code).toBe(1);
    const packed = unzipped(await readFile(join(fixture.path, zip)));
    expect(packed.size).toBeGreaterThan(2);
    for (const [name, text] of packed)
      expect({ name, leaks: leaks(text.replaceAll('AuthKey_CANARY0000', 'AuthKey')) }).toEqual({ name, leaks: [] });
  });

  it.concurrent.each<[string, (value: string) => string[]]>([
    [
      '--proxy',
      (value) => [
        'send',
        '-c',
        'planted.json',
        '--device',
        'oppo-ok',
        '-m',
        'chat.yaml',
        '--retries',
        '0',
        '--proxy',
        `http://user:${encodeURIComponent(value)}@127.0.0.1:9`,
      ],
    ],
    [
      'a --proxy of the wrong scheme',
      (value) => ['verify', '-c', 'planted.json', 'oppo', '--proxy', `ftp://user:${encodeURIComponent(value)}@127.0.0.1:9`],
    ],
    ['a --proxy that is no URL', (value) => ['verify', '-c', 'planted.json', 'oppo', '--proxy', `user:${value}@127.0.0.1`]],
    ['init --field with an unknown name', (value) => ['init', '--no-input', '--field', `oppo.masterSecrt=${value}`]],
    [
      'init --field of the right name',
      (value) => [
        'init',
        '--no-input',
        '--folder',
        'field',
        '--overwrite',
        '--field',
        `oppo.masterSecret=${value}`,
        '--field',
        'oppo.appKey=c5d4b3a2918070615243f4e5d6c7b8a9',
      ],
    ],
    ['init --field in the wrong form', (value) => ['init', '--no-input', '--field', `oppo:masterSecret=${value}`]],
  ])('given by %s appear in no output', async (name, argsOf) => {
    const { text } = await everythingOf(argsOf(canary(name)));
    expect(leaks(text)).toEqual([]);
  });

  it('appear in no line of a running sandbox, nor in what it kept', async () => {
    const running = startCli(['sandbox', '-v'], { cwd: fixture.path });
    await running.until('http://127.0.0.1');
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(running.output.stdout)?.[0] ?? '';
    const accounts = (await (await fetch(`${url}/_sandbox/accounts`)).json()) as SandboxConfig;
    const own = await record(url);
    const through = Object.fromEntries(Object.entries(accounts.vendors).map(([id, block]) => [id, { ...block, endpoints: own.url }]));
    await fixture.write({ 'own.json': JSON.stringify({ ...accounts, vendors: through }).replaceAll(/\$+\{/g, () => '$${') });
    const sent = await runCli(['send', '-c', 'own.json', ...okDevices, '-m', 'chat.yaml'], { cwd: fixture.path });
    expect(sent.code).toBe(0);
    const kept = await (await fetch(`${url}/_sandbox/pushes`)).text();
    const run = await running.end();
    expect(run.code).toBe(0);
    own.server.close();
    expect(wireSecrets(own).length).toBeGreaterThan(3);
    for (const text of [run.stdout + run.stderr, kept]) {
      expect(leaks(text, wireSecrets(own))).toEqual([]);
      expect(leaks(text)).toEqual([]);
    }
    for (const id of ids) expect(run.stdout + run.stderr).not.toContain(accounts.devices[`${id}-ok`]?.token);
  });

  it('written by init are in a private .env and not in the config', async () => {
    const value = canary('init');
    await runCli(
      ['init', '--no-input', '--folder', 'private', '--vendor', 'oppo', '--field', 'oppo.appKey=c5d4b3a2918070615243f4e5d6c7b8a9'],
      { cwd: fixture.path, env: { PUSH_CHECK_OPPO_MASTER_SECRET: value } },
    );
    const config = await readFile(join(fixture.path, 'private/push-check.config.yaml'), 'utf8');
    expect(config).toContain('${');
    expect(leaks(config)).toEqual([]);
    const { stdout } = await runShell('stat -c %a private/.env; grep -c CANARY private/.env', { cwd: fixture.path });
    expect(stdout).toBe('600\n1\n');
  });

  it('were really on the wire, so that the search has something to find', () => {
    const places = new Set(wireSecrets().map(([, place]) => place));
    expect(places.size).toBeGreaterThanOrEqual(3);
    // Tencent's UserSig, ZEGO's Signature, Easemob's app token.
    expect([...places]).toEqual(expect.arrayContaining(['a UserSig', 'a Signature of ZEGO', 'access_token of an answer']));
    expect(wireSecrets().some(([value]) => value.startsWith('YWMt'))).toBe(true);
    const first = [...canaries.keys()].find((value) => value.includes('CANARY')) ?? '';
    for (const text of [first, encodeURIComponent(first), Buffer.from(`x${first}y`).toString('base64'), wireSecrets()[0]?.[0]])
      expect(leaks(`x ${text} y`)).not.toEqual([]);
  });
});

describe('device tokens', patience, () => {
  it('are shortened in every output of token', async () => {
    const tokens = Object.values(served.devices).map((device) => device.token);
    const { text } = await everythingOf(['token', ...tokens], { code: 0 });
    expect(fullTokens(text)).toEqual([]);
  });
});
