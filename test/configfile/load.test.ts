import { readFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig, type LoadOptions } from '../../src/configfile/load.ts';
import type { ConfigFiles } from '../../src/configfile/files.ts';
import { placeholders, render } from '../../src/core/text.ts';
import { demoFacet, filesFacet, temporaryDirectories, type DemoAccount } from './support.ts';

const directoryOf = temporaryDirectories();
const serviceAccount = readFileSync(new URL('../../fixtures/accounts/fcm-service-account.json', import.meta.url), 'utf8');
const facets = { demo: async () => demoFacet, files: async () => filesFacet };
const secret = 'a-good-secret-of-demo';

const load = (cwd: string, options: Partial<LoadOptions> = {}) => loadConfig({ cwd, env: {}, facets, nowMs: 0, ...options });
const loadText = (text: string, options: Partial<LoadOptions> = {}, files: Record<string, string | Uint8Array> = {}) =>
  load(directoryOf({ 'push-check.config.yaml': text, ...files }), options);
const lines = (problems: Awaited<ReturnType<typeof load>>['problems']) =>
  problems.map(({ id, path: at, line, column }) => `${line}:${column} ${id} ${at}`);
const valuesOf = (loaded: Awaited<ReturnType<typeof load>>, id: string) =>
  (loaded.config.vendors[id]?.account as DemoAccount | undefined)?.values;

describe('loadConfig', () => {
  const good = new URL('../../fixtures/config/good/', import.meta.url).pathname;

  it('gives the effective configuration with sources', async () => {
    const file = path.join(good, 'push-check.config.yaml');
    const loaded = await load('/', { configPath: file, env: { DEMO_SECRET: secret } });
    expect(loaded.problems).toEqual([]);
    expect(loaded.file).toBe(file);
    expect(loaded.files).toEqual([file]);
    expect(loaded.config.vendors['demo']?.raw).toEqual({
      appId: '2882303761517123456',
      appSecret: secret,
      region: 'cn',
      environment: 'production',
      channels: { im: { id: '104551' }, order: { id: '7', class: 'private', template: { id: 'T1', params: { who: '{title}' } } } },
      endpoints: { all: 'https://push.example.com' },
    });
    expect(loaded.config.vendors['demo']?.account).toMatchObject({
      endpoints: { all: 'https://push.example.com' },
      channels: { im: { id: '104551' } },
    });
    expect(loaded.config.vendors['demo']?.sources).toMatchObject({
      appId: `file:${file}:8:12`,
      appSecret: 'env:DEMO_SECRET',
      region: 'default',
    });
    expect(loaded.config.devices).toEqual({ 'mi-14': { vendor: 'demo', token: 'abcdefghijklmnopqrstuvwxyz', android: '14' } });
    expect(loaded.config.messages).toEqual({ chat: path.join(good, 'push/chat.yaml') });
    expect(loaded.config.send).toEqual({ concurrency: 4, rate: 2.5, timeoutMs: 10_000, retries: 3, lang: 'zh' });
    expect(loaded.secrets).toEqual([secret]);
    expect(loaded.locate('/devices/mi-14/token')).toEqual({ file, line: 15, column: 33 });
  });

  it('lays a profile over the top level', async () => {
    const loaded = await load(good, { profile: 'staging', env: { DEMO_SECRET: secret } });
    expect(loaded.problems).toEqual([]);
    expect(valuesOf(loaded, 'demo')).toMatchObject({ environment: 'sandbox', appId: '2882303761517123456' });
    expect(loaded.config.send).toMatchObject({ retries: 0, concurrency: 4 });
    expect(loaded.locate('/vendors/demo/environment').line).toBe(4);
  });

  it('places a fault of a profile where the profile stands', async () => {
    const loaded = await loadText(
      'profiles:\n  staging:\n    vendors: { demo: { regoin: cn } }\nvendors:\n  demo: { appSecret: good-secret, region: cn }\n',
      { profile: 'staging' },
    );
    expect(lines(loaded.problems)).toEqual(['3:24 unknown-key /vendors/demo/regoin']);
  });

  it('does not ask for the variables of profiles that were not chosen', async () => {
    expect((await loadText('profiles: { p: { vendors: { demo: { appSecret: "${NOT_SET}" } } } }\n')).problems).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['unknown', 'profiles: { staging: {} }\n', '1:1 unknown-profile /profiles/stagign'],
    ['no profiles at all', 'vendors: {}\n', '1:1 unknown-profile /profiles/stagign'],
    ['a list of profiles', 'profiles: [a]\n', '1:1 wrong-type /profiles'],
    ['a profile that is text', 'profiles:\n  stagign: x\n', '2:12 wrong-type /profiles/stagign'],
  ])('reports a profile: %s', async (_name, text, expected) =>
    expect(lines((await loadText(text, { profile: 'stagign' })).problems)).toEqual([expected]),
  );

  it('reports everything at once, with places and near names, and no secret', async () => {
    const configPath = new URL('../../fixtures/config/bad/all-at-once.yaml', import.meta.url).pathname;
    const loaded = await load('/', { configPath, profile: 'prod' });
    expect(lines(loaded.problems)).toEqual([
      '1:1 unknown-profile /profiles/prod',
      '1:1 unknown-key /vendor',
      '3:3 missing-field /vendors/demo/appSecret',
      '4:12 env-missing /vendors/demo/appId',
      '5:5 unknown-key /vendors/demo/appSecrt',
      '6:18 wrong-value /vendors/demo/environment',
      '7:14 wrong-type /vendors/demo/retries',
      '8:24 endpoint-url /vendors/demo/endpoints/send',
      '10:7 missing-key /vendors/demo/channels/im/id',
      '11:3 unknown-vendor /vendors/demmo',
      '13:3 missing-key /devices/mi-14/token',
      '13:20 wrong-value /devices/mi-14/vendor',
      '14:1 wrong-type /messages',
      '15:22 wrong-type /send/concurrency',
      '15:31 wrong-type /send/rate',
      '15:46 bad-duration /send/timeout',
      '15:59 proxy-url /send/proxy',
      '15:89 wrong-value /send/lang',
    ]);
    const nearest = Object.fromEntries(
      loaded.problems.flatMap(({ path: at, data }) => (data['nearest'] === undefined ? [] : [[at, data['nearest']]])),
    );
    expect(nearest).toMatchObject({
      '/vendor': 'vendors',
      '/vendors/demo/appSecrt': 'appSecret',
      '/vendors/demo/environment': 'production',
      '/vendors/demmo': 'demo',
      '/devices/mi-14/vendor': 'demo',
      '/send/lang': 'en',
    });
    for (const problem of loaded.problems) {
      expect(problem.file).toBe(configPath);
      for (const text of [problem.text, problem.fix])
        for (const lang of ['en', 'zh'] as const) {
          for (const name of placeholders(text[lang])) expect(Object.keys(problem.data), `${problem.id} {${name}}`).toContain(name);
          expect(render(text, lang, problem.data)).not.toContain('s3cr3t-canary');
        }
    }
    expect(loaded.secrets).toContain('s3cr3t-canary');
    expect(loaded.config.vendors['demo']?.account).toBeUndefined();
  });

  it.each<[string, string, string[]]>([
    ['vendors as a list', 'vendors: [demo]\n', ['1:1 wrong-type /vendors']],
    ['a vendor as text', 'vendors: { demo: x }\n', ['1:18 wrong-type /vendors/demo']],
    ['an empty vendor', 'vendors:\n  demo:\n', ['2:3 missing-field /vendors/demo/appSecret']],
    ['an empty secret', 'vendors:\n  demo:\n    appSecret:\n', ['3:5 missing-field /vendors/demo/appSecret']],
    ['a secret that is empty text', 'vendors: { demo: { appSecret: "" } }\n', ['1:31 empty-value /vendors/demo/appSecret']],
    ['a secret that is a list', 'vendors: { demo: { appSecret: [good-secret] } }\n', ['1:20 wrong-type /vendors/demo/appSecret']],
    ['a secret that is a boolean', 'vendors: { demo: { appSecret: true } }\n', ['1:31 wrong-type /vendors/demo/appSecret']],
    ['a secret of a wrong shape', 'vendors: { demo: { appSecret: "a b c d e f" } }\n', ['1:31 field-pattern /vendors/demo/appSecret']],
    ['a secret with a blank', 'vendors: { demo: { appSecret: "good-secret " } }\n', ['1:31 field-blank /vendors/demo/appSecret']],
    [
      'the id in the place of the secret',
      'vendors: { demo: { appSecret: 2882303761517123456 } }\n',
      ['1:31 field-mistake /vendors/demo/appSecret'],
    ],
    [
      'an id of 18 digits',
      'vendors: { demo: { appSecret: good-secret, appId: 288230376151712345 } }\n',
      ['1:51 field-pattern /vendors/demo/appId'],
    ],
    [
      'an integer with a fraction',
      'vendors: { demo: { appSecret: good-secret, retries: 1.5 } }\n',
      ['1:53 wrong-type /vendors/demo/retries'],
    ],
    [
      'an integer with a leading zero',
      'vendors: { demo: { appSecret: good-secret, debug: 1 } }\n',
      ['1:51 wrong-type /vendors/demo/debug'],
    ],
    [
      'a file for what is no secret',
      'vendors: { demo: { appSecret: good-secret, appId: { file: ./x } } }\n',
      ['1:44 wrong-type /vendors/demo/appId'],
    ],
    ['what resolve refuses', 'vendors: { demo: { appSecret: refused-by-resolve } }\n', ['1:31 secret-refused /vendors/demo/appSecret']],
    [
      'a channel without id',
      'vendors: { demo: { appSecret: good-secret, channels: { im: {} } } }\n',
      ['1:56 missing-key /vendors/demo/channels/im/id'],
    ],
    [
      'an unknown key of a channel',
      'vendors: { demo: { appSecret: good-secret, channels: { im: { id: 1, clas: x } } } }\n',
      ['1:69 unknown-key /vendors/demo/channels/im/clas'],
    ],
    [
      'an endpoint with a query',
      'vendors: { demo: { appSecret: good-secret, endpoints: "https://a.example.com/?x=1" } }\n',
      ['1:55 endpoint-url /vendors/demo/endpoints/all'],
    ],
    [
      'an endpoint with a password',
      'vendors: { demo: { appSecret: good-secret, endpoints: { send: "https://u:p@a.example.com" } } }\n',
      ['1:63 endpoint-url /vendors/demo/endpoints/send'],
    ],
    ['no credential set', 'vendors: { files: {} }\n', ['1:12 group-incomplete /vendors/files']],
    ['half a credential set', 'vendors: { files: { keyId: K } }\n', ['1:12 group-incomplete /vendors/files']],
    ['a missing variable', 'vendors: { demo: { appSecret: "${NOT_SET}" } }\n', ['1:31 env-missing /vendors/demo/appSecret']],
    ['an empty variable', 'vendors: { demo: { appSecret: "${EMPTY}" } }\n', ['1:31 env-empty /vendors/demo/appSecret']],
    ['an unclosed reference', 'vendors: { demo: { appSecret: "${NOT_SET" } }\n', ['1:31 env-syntax /vendors/demo/appSecret']],
    ['a reference with a blank', 'vendors: { demo: { appSecret: "${NOT SET}" } }\n', ['1:31 env-syntax /vendors/demo/appSecret']],
    [
      'a missing variable in a channel',
      'vendors: { demo: { appSecret: good-secret, channels: { im: "${NOT_SET}" } } }\n',
      ['1:60 env-missing /vendors/demo/channels/im'],
    ],
    ['a device without token', 'devices: { a: { vendor: demo } }\n', ['1:12 missing-key /devices/a/token']],
    ['a device key nobody knows', 'devices: { a: { vendor: demo, token: t, andorid: 1 } }\n', ['1:41 unknown-key /devices/a/andorid']],
    ['a message that is a mapping', 'messages: { a: { title: x } }\n', ['1:13 wrong-type /messages/a']],
    ['an empty file', '', ['undefined:undefined file-empty ']],
    ['a comment alone', '# nothing\n', ['undefined:undefined document-empty ']],
    ['a list', '- a\n', ['1:1 root-not-mapping ']],
    ['faults of syntax', 'a: @b\nc: @d\n', ['1:4 syntax ', '2:4 syntax ']],
    ['a key twice', 'vendors: {}\nvendors: {}\n', ['2:1 duplicate-key ']],
  ])('reports %s', async (_name, text, expected) =>
    expect(lines((await loadText(text, { env: { EMPTY: '' } })).problems)).toEqual(expected),
  );

  it('warns where a shape is only usual, and where resolve warns, and still resolves', async () => {
    const loaded = await loadText('vendors: { demo: { appSecret: good-secret, hint: x, region: eu } }\n');
    expect(loaded.problems.map(({ id, severity, vendor }) => [id, severity, vendor])).toEqual([
      ['field-pattern', 'warn', 'demo'],
      ['region-old', 'warn', 'demo'],
    ]);
    expect(loaded.config.vendors['demo']?.account).toBeDefined();
  });

  it('reads text where the field wants a number or truth, as a variable gives it', async () => {
    const loaded = await loadText('vendors: { demo: { appSecret: good-secret, retries: "${N}", debug: "${D}", extra: { a: [1] } } }\n', {
      env: { N: '3', D: 'true' },
    });
    expect(loaded.problems).toEqual([]);
    expect(valuesOf(loaded, 'demo')).toMatchObject({ retries: 3, debug: true, extra: { a: [1] } });
  });

  it('keeps `${` that is escaped, and a default with anything but a brace', async () => {
    const loaded = await loadText('vendors: { demo: { appSecret: good-secret, hint: "h$${A} ${B:-x:-y}${C:-}" } }\n');
    expect(valuesOf(loaded, 'demo')).toMatchObject({ hint: 'h${A} x:-y' });
  });

  it('takes the process environment before .env', async () => {
    const files = { '.env': 'A=from-dotenv\nB=from-dotenv\n' };
    const loaded = await loadText('vendors: { demo: { appSecret: "${A}", hint: "h-${B}" } }\n', { env: { A: 'from-process' } }, files);
    expect(valuesOf(loaded, 'demo')).toMatchObject({ appSecret: 'from-process', hint: 'h-from-dotenv' });
    expect(loaded.files.map((file) => path.basename(file))).toEqual(['push-check.config.yaml', '.env']);
  });
});

describe('loadConfig, by environment alone', () => {
  it('makes an account of variables, loads no other facet', async () => {
    const loaded = await load(directoryOf(), {
      env: {
        PUSH_CHECK_DEMO_APP_SECRET: secret,
        PUSH_CHECK_DEMO_APP_ID: '2882303761517123456',
        PUSH_CHECK_DEMO_RETRIES: '3',
        PUSH_CHECK_DEMO_EXTRA: '{"a":1}',
        PUSH_CHECK_DEMO_ENDPOINT: 'http://127.0.0.1:1',
      },
      facets: { ...facets, files: () => Promise.reject(new Error('loaded')) },
    });
    expect(loaded.problems).toEqual([]);
    expect(loaded.config.vendors['demo']).toMatchObject({
      raw: { appSecret: secret, retries: 3, extra: { a: 1 }, endpoints: { all: 'http://127.0.0.1:1' } },
      sources: { appSecret: 'env:PUSH_CHECK_DEMO_APP_SECRET', endpoints: 'env:PUSH_CHECK_DEMO_ENDPOINT' },
    });
    expect(loaded.secrets).toEqual([secret]);
  });

  it('reads JSON from its text or its path, keys from their text', async () => {
    const directory = directoryOf({ 'sa.json': serviceAccount });
    for (const value of [serviceAccount, './sa.json', path.join(directory, 'sa.json'), '~/sa.json'])
      expect(valuesOf(await load(directory, { env: { PUSH_CHECK_FILES_SERVICE_ACCOUNT: value, HOME: directory } }), 'files')).toEqual({
        serviceAccount,
      });
    const key = valuesOf(
      await load(directory, {
        env: {
          PUSH_CHECK_FILES_KEY: String.raw`-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----`,
          PUSH_CHECK_FILES_KEY_ID: 'K',
        },
      }),
      'files',
    );
    expect(key?.['key']).toBe('-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----');
    const bytes = valuesOf(await load(directory, { env: { PUSH_CHECK_FILES_CERTIFICATE: 'base64:AAEC' } }), 'files');
    expect(bytes?.['certificate']).toEqual(new Uint8Array([0, 1, 2]));
  });

  it('takes a variable before the config, also where that one could not be filled', async () => {
    const loaded = await loadText('vendors: { demo: { appSecret: "${NOT_SET}", region: cn } }\n', {
      env: { PUSH_CHECK_DEMO_APP_SECRET: secret, PUSH_CHECK_DEMO_REGION: '' },
    });
    expect(loaded.problems).toEqual([]);
    expect(valuesOf(loaded, 'demo')).toEqual({ appSecret: secret, region: 'cn' });
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['JSON that is none', { PUSH_CHECK_FILES_SERVICE_ACCOUNT: '{"a": s3cr3t-canary' }, ['json-invalid']],
    ['a path to nothing', { PUSH_CHECK_FILES_SERVICE_ACCOUNT: './nope.json' }, ['file-missing']],
    ['a secret in the place of a path', { PUSH_CHECK_FILES_SERVICE_ACCOUNT: 's3cr3t-canary-s3cr3t-canary' }, ['file-missing']],
    ['a known mistake', { PUSH_CHECK_FILES_SERVICE_ACCOUNT: 'AIza-s3cr3t-canary' }, ['field-mistake']],
    ['base64 that is none', { PUSH_CHECK_FILES_CERTIFICATE: 'base64:s3cr3t-canary!' }, ['base64-invalid']],
    ['JSON for a json field that is none', { PUSH_CHECK_DEMO_EXTRA: '{', PUSH_CHECK_DEMO_APP_SECRET: secret }, ['json-invalid']],
    ['a mistyped name', { PUSH_CHECK_DEMO_APP_SECRT: 's3cr3t-canary' }, ['env-unknown-field']],
    ['a wrong value', { PUSH_CHECK_DEMO_APP_SECRET: secret, PUSH_CHECK_DEMO_REGION: 'us' }, ['wrong-value']],
    ['a wrong endpoint', { PUSH_CHECK_DEMO_APP_SECRET: secret, PUSH_CHECK_DEMO_ENDPOINT: 'localhost' }, ['endpoint-url']],
    ['half an account', { PUSH_CHECK_DEMO_APP_ID: '2882303761517123456' }, ['missing-field']],
    [
      'nothing that is ours',
      {
        PUSH_CHECK_LANG: 'zh',
        PUSH_CHECK_DEMO_ACCESS_TOKEN: 'x',
        PUSH_CHECK_DEMO_SOMETHING_ELSE: 'y',
        PUSH_CHECK_DEMO_ENDPOINT: 'http://127.0.0.1:1',
      },
      [],
    ],
  ])('reports %s', async (_name, env, expected) => {
    const { problems } = await load(directoryOf(), { env });
    expect(problems.map(({ id }) => id)).toEqual(expected);
    expect(JSON.stringify(problems)).not.toContain('s3cr3t-canary');
  });

  it('says in which line of .env a wrong value stands', async () => {
    const directory = directoryOf({
      '.env': `# x\nPUSH_CHECK_DEMO_APP_SECRET=short\nPUSH_CHECK_FILES_SERVICE_ACCOUNT=./nope.json\nPUSH_CHECK_DEMO_REGOIN=cn\n`,
    });
    const { problems } = await load(directory);
    expect(problems.map(({ id, file, line }) => `${path.basename(file ?? '')}:${line} ${id}`)).toEqual([
      '.env:2 field-pattern',
      '.env:3 file-missing',
      '.env:4 env-unknown-field',
    ]);
  });
});

describe('loadConfig, files of credentials', () => {
  it('reads secrets and files relative to the config', async () => {
    const directory = directoryOf({
      'conf/push-check.config.yaml':
        'vendors:\n  demo: { appSecret: { file: ../secret } }\n  files: { key: ./AuthKey.p8, keyId: K, passphrase: { file: pass } }\n',
      secret: `${secret}\r\n`,
      'conf/AuthKey.p8': '\uFEFF-----BEGIN PRIVATE KEY-----\r\nMIGHAgEA\r\n-----END PRIVATE KEY-----\r\n',
      'conf/pass': ' with blanks \n',
    });
    const loaded = await load(directory, { configPath: 'conf/push-check.config.yaml' });
    expect(loaded.problems).toEqual([]);
    expect(valuesOf(loaded, 'demo')).toEqual({ appSecret: secret });
    expect(valuesOf(loaded, 'files')).toEqual({
      key: '-----BEGIN PRIVATE KEY-----\r\nMIGHAgEA\r\n-----END PRIVATE KEY-----\r\n',
      keyId: 'K',
      passphrase: ' with blanks ',
    });
    expect(loaded.config.vendors['demo']?.sources['appSecret']).toBe(`file:${path.join(directory, 'secret')}`);
    expect(loaded.files).toHaveLength(4);
    for (const hidden of [secret, 'MIGHAgEA', ' with blanks ', 'with blanks']) expect(loaded.secrets).toContain(hidden);
  });

  it('knows the private key inside a service account', async () => {
    const loaded = await loadText('vendors: { files: { serviceAccount: ./sa.json } }\n', {}, { 'sa.json': serviceAccount });
    const { private_key: key } = JSON.parse(serviceAccount) as { private_key: string };
    for (const hidden of [serviceAccount, key, key.trim(), key.replace(/-----[^-]+-----|\s/g, '')])
      expect(loaded.secrets).toContain(hidden);
    const inline = await loadText(`vendors: { files: { serviceAccount: ${JSON.stringify(JSON.parse(serviceAccount))} } }\n`);
    expect(inline.problems).toEqual([]);
    expect(inline.secrets).toContain(key);
    expect(JSON.parse(valuesOf(inline, 'files')?.['serviceAccount'] as string)).toEqual(JSON.parse(serviceAccount));
  });

  const large = new Uint8Array(1_048_577).fill(0x20);
  it.each<[string, string, Record<string, string | Uint8Array>, string]>([
    ['missing', 'serviceAccount: ./x.json', {}, '1:37 file-missing'],
    ['a directory', 'serviceAccount: ./x.json', { 'x.json/y': '' }, '1:37 file-directory'],
    ['empty', 'serviceAccount: ./x.json', { 'x.json': '' }, '1:37 file-empty'],
    ['blank', 'serviceAccount: ./x.json', { 'x.json': ' \n' }, '1:37 file-empty'],
    ['not UTF-8', 'serviceAccount: ./x.json', { 'x.json': Buffer.from([0x7b, 0x0a, 0xff]) }, '2:1 file-not-utf8'],
    ['UTF-16', 'serviceAccount: ./x.json', { 'x.json': Buffer.from('\uFEFF{}', 'utf16le') }, '1:1 file-utf16'],
    ['too large', 'serviceAccount: ./x.json', { 'x.json': large }, '1:37 file-too-large'],
    ['not JSON', 'serviceAccount: ./x.json', { 'x.json': '{\n  "private_key": "s3cr3t-canary\n}' }, '2:18 syntax'],
    ['a JSON list', 'serviceAccount: ./x.json', { 'x.json': '[]' }, '1:1 root-not-mapping'],
    ['an empty path', 'serviceAccount: ""', {}, '1:37 empty-value'],
    ['a binary that is missing', 'certificate: { file: ./x.p12 }', {}, '1:21 file-missing'],
    ['a passphrase that is missing', 'certificate: ./x.p12, passphrase: { file: ./pass }', { 'x.p12': 'x' }, '1:43 file-missing'],
    [
      'a passphrase file of one line break',
      'certificate: ./x.p12, passphrase: { file: ./pass }',
      { 'x.p12': 'x', pass: '\n' },
      '1:43 file-empty',
    ],
    ['a variable in a path', 'serviceAccount: { file: "${NOT_SET}" }', {}, '1:45 env-missing'],
  ])('reports a file that is %s, once', async (_name, fields, files, expected) => {
    const loaded = await loadText(`vendors: { files: { ${fields} } }\n`, {}, files);
    expect(loaded.problems).toHaveLength(1);
    expect(lines(loaded.problems)[0]).toContain(expected);
    expect(loaded.problems[0]?.vendor).toBe('files');
    expect(JSON.stringify(loaded.problems)).not.toContain('s3cr3t-canary');
    expect(loaded.config.vendors['files']?.account).toBeUndefined();
  });

  it.each([
    ['EACCES', 'file-denied'],
    ['EPERM', 'file-denied'],
    ['ELOOP', 'file-unreadable'],
    ['EIO', 'file-unreadable'],
  ])('maps %s', async (code, id) => {
    const files: ConfigFiles = {
      read: (file) =>
        file.endsWith('.p12') || file.endsWith('config.yaml') === false
          ? Promise.reject(Object.assign(new Error('no'), { code: file.endsWith('.env') ? 'ENOENT' : code }))
          : Promise.resolve(Buffer.from('vendors: { files: { certificate: x.p12 } }')),
    };
    const directory = directoryOf();
    expect((await load(directory, { configPath: 'config.yaml', files })).problems.map((problem) => problem.id)).toEqual([id]);
  });

  it('refuses two complete sets', async () => {
    const loaded = await loadText(
      'vendors: { files: { serviceAccount: ./sa.json, certificate: ./c.p12 } }\n',
      {},
      { 'sa.json': serviceAccount, 'c.p12': 'x' },
    );
    expect(lines(loaded.problems)).toEqual(['1:12 group-conflict /vendors/files']);
  });
});

describe('loadConfig, the file itself', () => {
  it('is content without any config', async () => {
    const loaded = await load(directoryOf({ 'package.json': '{}' }));
    expect(loaded).toMatchObject({
      problems: [],
      files: [],
      secrets: [],
      config: { vendors: {}, platforms: {}, devices: {}, messages: {}, send: {} },
    });
    expect(loaded.file).toBeUndefined();
  });

  it.each<[string, Partial<LoadOptions>, string[]]>([
    ['a config that is named but missing', { configPath: 'nope.yaml' }, ['config-missing']],
    ['code that is named', { configPath: 'code.mjs' }, ['config-code-refused']],
    ['code that is named but missing', { configPath: 'nope.mjs', allowCodeConfig: true }, ['config-missing']],
    ['code that throws', { configPath: 'throws.mjs', allowCodeConfig: true }, ['config-code-failed']],
    ['code without default export', { configPath: 'named.mjs', allowCodeConfig: true }, ['config-code-failed']],
    ['TypeScript', { configPath: 'a.ts', allowCodeConfig: true }, ['config-format']],
    ['TOML', { configPath: 'a.toml' }, ['config-format']],
    ['a directory', { configPath: 'dir' }, ['file-directory']],
    ['JSON with a comment', { configPath: 'comment.json' }, ['syntax']],
    ['a package.json without our member', { configPath: 'package.json' }, ['config-package-key']],
    ['more than 1 MiB', { configPath: 'large.yaml' }, ['file-too-large']],
  ])('reports %s', async (_name, options, expected) => {
    const directory = directoryOf({
      'code.mjs': 'globalThis.pushCheckRan = true; export default {};',
      'throws.mjs': 'throw new TypeError("s3cr3t-canary");',
      'named.mjs': 'export const a = 1;',
      'a.ts': '',
      'a.toml': '',
      'comment.json': '{} // x',
      'package.json': '{}',
      'large.yaml': new Uint8Array(1_048_577).fill(0x23),
    });
    mkdirSync(path.join(directory, 'dir'));
    const { problems, config } = await load(directory, { ...options, env: { PUSH_CHECK_DEMO_APP_ID: '1' } });
    expect(problems.map(({ id }) => id)).toEqual(expected);
    expect(config.vendors).toEqual({});
    expect((globalThis as Record<string, unknown>)['pushCheckRan']).toBeUndefined();
    expect(JSON.stringify(problems)).not.toContain('s3cr3t-canary');
  });

  it('runs code only when named and allowed', async () => {
    const directory = directoryOf({ 'a.mjs': 'export default async () => ({ vendors: { demo: { appSecret: "${S}", regoin: "cn" } } });' });
    const loaded = await load(directory, { configPath: 'a.mjs', allowCodeConfig: true, env: { S: secret } });
    expect(loaded.problems.map(({ id, file, line }) => [id, path.basename(file ?? ''), line])).toEqual([
      ['unknown-key', 'a.mjs', undefined],
    ]);
    expect(loaded.secrets).toContain(secret);
  });

  it('reads JSON and package.json with places', async () => {
    const json = await load(directoryOf({ '.push-checkrc.json': '{\n  "vendors": { "demo": { "appSecret": 1 } }\n}' }));
    expect(lines(json.problems)).toEqual(['2:39 field-pattern /vendors/demo/appSecret']);
    const member = await load(directoryOf({ 'package.json': '{\n "push-check": {\n  "vendor": {}\n }\n}' }));
    expect(lines(member.problems)).toEqual(['3:3 unknown-key /vendor']);
    const rc = await load(directoryOf({ '.push-checkrc': 'vendor: {}\n' }));
    expect(lines(rc.problems)).toEqual(['1:1 unknown-key /vendor']);
  });

  it('allows $schema', async () => expect((await loadText('$schema: ./schema.json\n')).problems).toEqual([]));

  it('keeps platforms raw without facets, and hides what sounds secret', async () => {
    const loaded = await loadText('platforms: { tencent-im: { sdkAppId: 1400000000, secretKey: "${TIM}" } }\n', {
      env: { TIM: 'tim-secret-value' },
    });
    expect(loaded.problems).toEqual([]);
    expect(loaded.config.platforms).toMatchObject({
      'tencent-im': { raw: { sdkAppId: 1_400_000_000, secretKey: 'tim-secret-value' }, sources: { secretKey: 'env:TIM' } },
    });
    expect(loaded.secrets).toContain('tim-secret-value');
  });

  it('treats platforms with facets like vendors', async () => {
    const platformFacets = { 'tencent-im': async () => demoFacet };
    const loaded = await loadText('platforms: { tencent-im: { region: cn }, easemobb: {} }\n', {
      platformFacets,
      env: { PUSH_CHECK_TENCENT_IM_APP_SECRET: secret },
    });
    expect(lines(loaded.problems)).toEqual(['1:42 unknown-platform /platforms/easemobb']);
    expect(loaded.config.platforms['tencent-im']?.account).toMatchObject({ values: { appSecret: secret, region: 'cn' } });
  });

  it('hides the password of a proxy', async () => {
    const loaded = await loadText('send: { proxy: "http://user:p%40ssword@proxy.example.com:8080" }\n');
    expect(loaded.secrets).toEqual(['p%40ssword', 'p@ssword']);
  });
});
