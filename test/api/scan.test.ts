import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../src/api/deps.ts';
import { explain } from '../../src/api/explain.ts';
import { projectChecks, projectEvidence, projectOwners, scan, type ScanParts, type ScanRequest } from '../../src/api/scan.ts';
import type { PushCheckError } from '../../src/core/errors.ts';
import type { BodyEvent } from '../../src/core/events.ts';
import type { ProjectOwner } from '../../src/core/judge-project.ts';
import type { Place, ProjectSnapshot } from '../../src/core/project.ts';
import { projectCheckFactory, type Integration, type ProjectCheck, type ProjectContext } from '../../src/core/project-check.ts';
import { createRedactor } from '../../src/core/redact.ts';
import type { ResultItem } from '../../src/core/result.ts';
import { emptySummary, exitCode, summarise } from '../../src/core/summary.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { dependency, keepRule, manifest, moduleWith, place, serviceFile, snapshot, unread } from '../support/project-snapshot.ts';

const text = (en: string) => ({ en, zh: `${en}（中文）` });
const manifestFile = 'app/src/main/AndroidManifest.xml';

interface CheckOptions {
  severity?: 'error' | 'warn' | 'info';
  steps?: string[];
  finds?: readonly { data?: Record<string, string>; at?: Place }[];
  applies?: ProjectCheck['applies'];
  throws?: boolean;
}

function checkOf(
  owner: string,
  name: string,
  { severity = 'error', steps = ['J5'], finds = [{}], applies, throws }: CheckOptions = {},
): ProjectCheck {
  return projectCheckFactory(owner)({
    name,
    title: text(`title of ${name}`),
    steps,
    docs: 'https://example.com/docs',
    confidence: 'A',
    aliases: [`X-${name.toUpperCase()}`],
    messages: { found: { text: text(`${name} {name}`), fix: text('Mend it.'), severity } },
    ...(applies ? { applies } : {}),
    *check() {
      if (throws) throw new Error('boom');
      for (const found of finds) yield { messageId: 'found', data: { name: 'here' }, ...found };
    },
  });
}

function ownerOf(
  id: string,
  state: Integration['state'],
  checks: ProjectCheck[] = [],
  more: Partial<Integration> & { owner?: 'vendor' | 'platform'; throws?: boolean } = {},
): ProjectOwner {
  const { owner = 'vendor', throws, ...integration } = more;
  return {
    id,
    displayName: id.toUpperCase(),
    owner,
    facet: {
      checks,
      detect: () => {
        if (throws) throw new Error('bang');
        return { state, found: [], missing: [], ...integration };
      },
    },
  };
}

const make = (given: Partial<Deps> = {}): Deps => ({
  clock: fakeClock(Date.parse('2026-11-20T04:00:00Z')),
  env: {},
  cwd: folder,
  lang: 'en',
  random: () => 0.5,
  redactor: createRedactor(),
  signal: new AbortController().signal,
  progress: () => undefined,
  ...given,
});

const parts = (owners: ProjectOwner[], general: ProjectCheck[] = [], project: ProjectSnapshot = snapshot()): ScanParts => ({
  read: async () => project,
  owners: async () => owners,
  general: async () => general,
  chooser: async (platform) => (phone, enabled, options) => ({
    ...(enabled.includes(phone.brand) ? { vendor: options.forceFcm ? 'fcm' : phone.brand } : {}),
    reason: { en: '{platform} decides', zh: '由 {platform} 决定' },
    data: { platform },
    confidence: 'B',
    source: 'https://example.com/route',
  }),
});

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'push-check-scan-'));
  await put({
    [`app/${manifestFile}`]: '<manifest>\n  <service android:name=".A"/>\n</manifest>\n',
    'push-check.config.yaml': 'vendors: {}\n',
  });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(files: Record<string, string>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

const base: ScanRequest = { dir: 'app', config: { allowCode: false }, vendors: [], platforms: [], release: true, routes: [] };

async function scanned(given: ScanParts, request: Partial<ScanRequest> = {}, deps = make()) {
  const summary = emptySummary();
  const events: BodyEvent[] = [];
  for await (const event of scan({ ...base, ...request }, deps, given)) {
    summarise(summary, event);
    events.push(event);
  }
  const results = events.flatMap((event): ResultItem[] => (event.type === 'result' ? [event.result] : []));
  const of = <Kind extends ResultItem['kind']>(kind: Kind) =>
    results.filter((item): item is Extract<ResultItem, { kind: Kind }> => item.kind === kind);
  const findings = events.flatMap((event) => (event.type === 'finding' ? [event.finding] : []));
  const checks = events.flatMap((event) => (event.type === 'check' ? [event.check] : []));
  return { of, findings, checks, ids: findings.map((finding) => finding.ruleId), exit: exitCode(summary, 'error') };
}

async function refusal(given: ScanParts, request: Partial<ScanRequest>): Promise<PushCheckError> {
  try {
    await scanned(given, request);
  } catch (error) {
    return error as PushCheckError;
  }
  throw new Error('was not refused');
}

describe('which checks run', () => {
  const owners = () => [
    ownerOf('xiaomi', 'whole', [checkOf('xiaomi', 'one')]),
    ownerOf('oppo', 'half', [checkOf('oppo', 'two')], { missing: [text('the service')] }),
    ownerOf('vivo', 'none', [checkOf('vivo', 'three')]),
    ownerOf('easemob', 'whole', [checkOf('easemob', 'four')], { owner: 'platform' }),
    ownerOf('zego', 'none', [checkOf('zego', 'five')], { owner: 'platform' }),
  ];
  const general = [checkOf('android', 'six')];

  it.each<[name: string, request: Partial<ScanRequest>, integrations: string[], ids: string[]]>([
    [
      'those of integrated owners, and for every app',
      {},
      ['xiaomi', 'oppo', 'easemob'],
      ['android/six', 'xiaomi/one', 'oppo/two', 'easemob/four'],
    ],
    ['one vendor’s, without the platforms', { vendors: ['Mi'] }, ['xiaomi'], ['android/six', 'xiaomi/one']],
    [
      'one platform’s, and every vendor’s where nobody can tell which it uses',
      { platforms: ['huanxin'] },
      ['xiaomi', 'oppo', 'easemob'],
      ['android/six', 'xiaomi/one', 'oppo/two', 'easemob/four'],
    ],
    [
      'those of a vendor that was named and is missing, which is an error',
      { vendors: ['vivo'], platforms: ['zego'] },
      ['vivo', 'zego'],
      ['project/not-integrated', 'project/not-integrated', 'android/six', 'vivo/three', 'zego/five'],
    ],
  ])('%s', async (_name, request, integrations, ids) => {
    const run = await scanned(parts(owners(), general), request);
    expect(run.of('integration').map((item) => item.id)).toEqual(integrations);
    expect(run.ids).toEqual(ids);
    expect(run.exit).toBe(1);
  });

  it('with a platform, only the vendors that it uses, unless one is named', async () => {
    const given: ScanParts = { ...parts(owners(), general), enabled: async () => ({ easemob: () => ['oppo'] }) };
    expect((await scanned(given, { platforms: ['easemob'] })).ids).toEqual(['android/six', 'oppo/two', 'easemob/four']);
    expect((await scanned(given, { platforms: ['easemob'], vendors: ['xiaomi'] })).ids).toEqual([
      'android/six',
      'xiaomi/one',
      'easemob/four',
    ]);
  });

  it('leaves out those of a vendor’s file that may not be read: it is neither missing nor broken', async () => {
    const fcm = [ownerOf('fcm', 'whole', [checkOf('fcm', 'service-file'), checkOf('fcm', 'plugin')])];
    const problem = { id: 'link-outside', at: place('app/google-services.json'), detail: 'A link.' };
    expect((await scanned(parts(fcm, [], snapshot({ problems: [problem] })))).ids).toEqual(['fcm/plugin']);
    expect((await scanned(parts(fcm))).ids).toEqual(['fcm/service-file', 'fcm/plugin']);
  });

  it('what has no place gets the one where the fix goes', async () => {
    const app = moduleWith({
      dependencies: [dependency('com.example:a:1', { at: place('app/build.gradle', 9, 5) })],
      manifest: manifest({ at: place(manifestFile, 2), application: { attributes: {}, at: place(manifestFile, 7, 3) } }),
      keepRules: [keepRule('-keep class a.B', { at: place('app/rules.pro', 3) })],
    });
    const checks = [
      checkOf('oppo', 'sdk', { steps: ['J1'] }),
      checkOf('oppo', 'permissions', { steps: ['J4'] }),
      checkOf('oppo', 'services', { steps: ['J5'] }),
      checkOf('oppo', 'keep-rules', { steps: ['J21'] }),
      checkOf('oppo', 'registration', { steps: ['J10'] }),
    ];
    const run = await scanned(parts([ownerOf('oppo', 'whole', checks)], [], snapshot({ modules: [app] })));
    expect(Object.fromEntries(run.findings.map(({ ruleId, where }) => [ruleId, `${where.file}:${where.line}`]))).toEqual({
      'oppo/sdk': 'app/app/build.gradle:9',
      'oppo/permissions': `app/${manifestFile}:2`,
      'oppo/services': `app/${manifestFile}:7`,
      'oppo/keep-rules': 'app/app/rules.pro:1',
      'oppo/registration': `app/${manifestFile}:7`,
    });
  });

  it('what the message names and the app lacks points to the message', async () => {
    const asks = {
      ...checkOf('oppo', 'click-in-manifest'),
      check: ({ message }: ProjectContext) => (message ? [{ messageId: 'found' }] : []),
    };
    await put({ 'm.yaml': 'title: Alice\nclick: { open: app }\n' });
    const run = await scanned(parts([ownerOf('oppo', 'whole', [asks])]), { message: 'm.yaml' });
    expect(run.findings).toMatchObject([{ ruleId: 'oppo/click-in-manifest', where: { file: 'm.yaml' } }]);
  });

  it('gives each check what it may look at', async () => {
    const seen: object[] = [];
    const probe = { ...checkOf('xiaomi', 'probe'), check: (context: object) => (seen.push(context), []) };
    await put({
      'push-check.config.yaml':
        'vendors:\n  xiaomi: { appSecret: 0123456789abcdef01234w==, packageName: com.example.chat }\n  oppo: { appKey: 1 }\n',
      'm.yaml': 'title: Alice\nclick: { open: app }\n',
    });
    const run = await scanned(parts([ownerOf('xiaomi', 'whole', [probe]), ownerOf('oppo', 'half')]), { message: 'm.yaml', release: false });
    expect(seen).toMatchObject([
      {
        account: { packageName: 'com.example.chat' },
        message: { title: 'Alice' },
        release: false,
        integrated: new Set(['xiaomi', 'oppo']),
      },
    ]);
    // The other vendor's account is broken; the scan goes on and says what it left out.
    expect(run.of('project')[0]?.notes).toEqual([expect.stringContaining('OPPO in the config is not usable') as string]);
    expect(run.exit).toBe(0);
  });

  it('a check may find itself not concerned', async () => {
    expect((await scanned(parts([ownerOf('oppo', 'whole', [checkOf('oppo', 'x', { applies: () => false })])]))).ids).toEqual([]);
  });

  it('a check or detection that throws is a result of its own and stops nobody', async () => {
    const run = await scanned(
      parts([
        ownerOf('oppo', 'whole', [checkOf('oppo', 'bad', { throws: true }), checkOf('oppo', 'good', { severity: 'warn' })]),
        ownerOf('vivo', 'whole', [], { throws: true }),
      ]),
    );
    expect(run.checks).toMatchObject([
      { id: 'vivo/detect', state: 'crashed', detail: 'The check itself failed: bang.' },
      { id: 'oppo/bad', state: 'crashed', vendor: 'oppo', detail: 'The check itself failed: boom.' },
    ]);
    expect(run.ids).toEqual(['oppo/good']);
    expect(run.exit).toBe(1);
  });
});

describe('what is told', () => {
  it('findings stand in the order of the files, with a place to click, from the current folder', async () => {
    const check = checkOf('oppo', 'places', {
      finds: [
        { at: { file: 'b.gradle', line: 9, column: 1 } },
        { at: { file: 'b.gradle', line: 2, column: 5 } },
        {},
        { at: { file: 'a.xml', line: 1, column: 1 } },
      ],
    });
    const { findings } = await scanned(parts([ownerOf('oppo', 'whole', [check])]));
    expect(findings.map(({ where }) => where)).toEqual([
      { file: 'app/a.xml', line: 1, column: 1 },
      // What is missing stands where it belongs.
      { file: `app/${manifestFile}`, line: 1, column: 1 },
      { file: 'app/b.gradle', line: 2, column: 5 },
      { file: 'app/b.gradle', line: 9, column: 1 },
    ]);
    expect(findings[1]).toMatchObject({
      vendor: 'oppo',
      title: 'title of places',
      message: 'places here',
      fix: 'Mend it.',
      docs: 'https://example.com/docs',
    });
  });

  it.each<[dir: () => string, shown: () => string]>([
    [() => 'app', () => 'app/a.xml'],
    [() => './app/', () => 'app/a.xml'],
    [() => join(folder, 'app'), () => 'app/a.xml'],
    [() => '.', () => 'a.xml'],
  ])('a folder given as %s', async (dir, shown) => {
    const check = checkOf('oppo', 'x', { finds: [{ at: { file: 'a.xml', line: 1, column: 1 } }] });
    expect((await scanned(parts([ownerOf('oppo', 'whole', [check])]), { dir: dir() })).findings[0]?.where.file).toBe(shown());
  });

  it('a folder elsewhere is shown as it was given', async () => {
    const given = parts([ownerOf('oppo', 'whole', [checkOf('oppo', 'x', { finds: [{ at: { file: 'a.xml', line: 1, column: 1 } }] })])]);
    const deps = make({ cwd: join(folder, 'app', 'app') });
    expect((await scanned(given, { dir: '../../app' }, deps)).findings[0]?.where.file).toBe('../a.xml');
    expect((await scanned(given, { dir: join(folder, 'app') }, deps)).findings[0]?.where.file).toBe(`${folder}/app/a.xml`);
  });

  it('the integration with what was found and what is missing', async () => {
    const facts = {
      version: '3.5.3',
      found: [{ text: { en: 'dependency {name}', zh: '依赖 {name}' }, data: { name: 'x:y' }, at: place('app/build.gradle', 7, 3) }],
      missing: [text('the receiver')],
    };
    const run = await scanned(parts([ownerOf('oppo', 'half', [], facts)]));
    expect(run.of('integration')).toEqual([
      {
        kind: 'integration',
        id: 'oppo',
        displayName: 'OPPO',
        owner: 'vendor',
        state: 'half',
        version: '3.5.3',
        found: [{ text: 'dependency x:y', file: 'app/app/build.gradle', line: 7, column: 3 }],
        missing: ['the receiver'],
      },
    ]);
    expect(run.exit).toBe(0);
  });

  it('the variant, the others, and what could not be determined', async () => {
    const flavor = (name: string) => ({ name, proguardFiles: [], manifestPlaceholders: {}, at: place() });
    const app = moduleWith({
      flavors: [flavor('cn'), flavor('global')],
      buildTypes: [flavor('debug'), flavor('release')],
      variant: { flavors: ['cn'], buildType: 'release' },
      dependencies: [dependency(':push'), dependency('a:b', { version: unread('pushVersion', place('app/build.gradle', 30, 5)) })],
      minSdk: unread('rootProject.minSdk', place('app/build.gradle', 12, 9)),
    });
    const library = moduleWith({ name: ':push', dir: 'push', kind: 'library', minSdk: unread('other') });
    const run = await scanned(
      parts(
        [],
        [],
        snapshot({ modules: [library, app, moduleWith({ name: ':unused', kind: 'library' })], counts: { files: 12, skipped: 3 } }),
      ),
    );
    expect(run.of('project')).toEqual([
      {
        kind: 'project',
        dir: 'app',
        module: ':app',
        modules: [':push'],
        applicationId: 'com.example.shop',
        variant: { flavors: ['cn'], buildType: 'release' },
        otherFlavors: ['global'],
        otherBuildTypes: ['debug'],
        iosTargets: 0,
        files: 12,
        skipped: 3,
        undetermined: [
          { what: 'minSdk', text: 'rootProject.minSdk', file: 'app/app/build.gradle', line: 12, column: 9 },
          { what: 'version of a:b', text: 'pushVersion', file: 'app/app/build.gradle', line: 30, column: 5 },
        ],
        notes: ['Without a config, ids and package names were not compared with the accounts.'],
      },
    ]);
  });

  it('what only the build tells is named in the language of the run', async () => {
    const app = moduleWith({ dependencies: [dependency('a:b', { version: unread('pushVersion') })], minSdk: unread('sdk') });
    const run = await scanned(parts([], [], snapshot({ modules: [app] })), {}, make({ lang: 'zh' }));
    expect(run.of('project')[0]?.undetermined.map(({ what }) => what)).toEqual(['minSdk', 'a:b 的版本']);
  });

  it('what could not be read in a project without Android, where no check tells it', async () => {
    const problems = [{ id: 'xml-broken', at: place('ios/Info.plist', 3, 1), detail: 'unclosed tag.' }];
    const ios = [{ infoPlist: { file: 'ios/Info.plist', backgroundModes: [] } }];
    const { findings, exit } = await scanned(parts([], [], snapshot({ modules: [], ios, problems })));
    expect(findings).toMatchObject([
      {
        ruleId: 'project/unreadable',
        severity: 'warn',
        where: { file: 'app/ios/Info.plist', line: 3 },
        message: 'The file cannot be read (the reader says “unclosed tag”).',
      },
    ]);
    expect(exit).toBe(0);
    expect((await scanned(parts([], [], snapshot({ problems })))).ids).toEqual([]);
  });

  it.each([
    ['cn', true],
    ['cnPaid', true],
    ['paidCn', false],
    ['', false],
  ])('the flavor %j is known: %s', async (flavor, known) => {
    const block = (name: string) => ({ name, proguardFiles: [], manifestPlaceholders: {}, at: place() });
    const modules = [moduleWith({ flavors: ['cn', 'paid'].map(block), variant: { flavors: ['cn', 'paid'], buildType: 'release' } })];
    const run = scanned(parts([], [], snapshot({ modules })), { flavor });
    await (known ? expect(run).resolves.toMatchObject({ exit: 0 }) : expect(run).rejects.toMatchObject({ code: 'ERR_USAGE' }));
  });

  it('text of the project is cleaned, and secrets are masked', async () => {
    const check = checkOf('oppo', 'x', { finds: [{ data: { name: 'top-secret-value \u001b[31mred' } }] });
    const deps = make({ redactor: createRedactor(['top-secret-value']) });
    const { findings } = await scanned(parts([ownerOf('oppo', 'whole', [check])]), {}, deps);
    expect(findings[0]?.message).toBe('x *** red');
  });

  it('an iOS project has no checks for Android apps', async () => {
    const project = snapshot({ modules: [], ios: [{ infoPlist: { file: 'Info.plist', backgroundModes: [] } }] });
    const run = await scanned(parts([ownerOf('apns', 'half', [checkOf('apns', 'x')])], [checkOf('android', 'y')], project));
    expect(run.ids).toEqual(['apns/x']);
    expect(run.of('project')[0]).not.toHaveProperty('variant');
  });

  it('a library without an app is said to be one', async () => {
    const run = await scanned(parts([], [], snapshot({ modules: [moduleWith({ kind: 'library', name: ':sdk' })] })));
    expect(run.findings).toMatchObject([
      { ruleId: 'project/no-app', severity: 'info', message: expect.stringContaining(':sdk') as string },
    ]);
  });
});

describe('a scan that cannot be', () => {
  const ok = parts([]);
  it.each<[name: string, given: ScanParts, request: Partial<ScanRequest>, code: string, says: string]>([
    ['no folder', ok, { dir: 'gone' }, 'ERR_INPUT_INVALID', 'does not exist'],
    ['a file', ok, { dir: 'push-check.config.yaml' }, 'ERR_INPUT_INVALID', 'is a file'],
    ['no project', parts([], [], snapshot({ modules: [] })), {}, 'ERR_INPUT_INVALID', 'no Android and no iOS project'],
    [
      'a Java project',
      parts([], [], snapshot({ modules: [moduleWithoutManifest()] })),
      {},
      'ERR_INPUT_INVALID',
      'no Android and no iOS project',
    ],
    [
      'a folder that may not be listed',
      parts([], [], snapshot({ modules: [], problems: [{ id: 'unreadable', at: place(''), value: 'EACCES', detail: 'x' }] })),
      {},
      'ERR_INPUT_INVALID',
      'cannot be read',
    ],
    ['an unknown vendor', ok, { vendors: ['opo'] }, 'ERR_USAGE', 'did you mean'],
    ['an unknown platform', ok, { platforms: ['zeg'] }, 'ERR_USAGE', 'did you mean'],
    ['a flavor without flavors', ok, { flavor: 'cn' }, 'ERR_USAGE', 'no flavors'],
    ['a config that was named and is not there', ok, { config: { allowCode: false, path: 'gone.yaml' } }, 'ERR_CONFIG_INVALID', ''],
    ['no message file', ok, { message: 'gone.yaml' }, 'ERR_INPUT_INVALID', ''],
    ['no baseline', ok, { baseline: 'gone.json' }, 'ERR_INPUT_INVALID', 'baseline'],
  ])('%s', async (_name, given, request, code, says) => {
    const error = await refusal(given, request);
    expect(error.code).toBe(code);
    expect(error.message.replace('{near}', '')).toContain(says);
  });

  function moduleWithoutManifest() {
    const { manifest: _manifest, ...module } = moduleWith({ kind: 'other' });
    return module;
  }

  it('a uni-app project is one, of which little is there', async () => {
    const file = serviceFile('google-services.json', {}, { file: 'nativeResources/android/google-services.json' });
    const run = await scanned(parts([], [], snapshot({ modules: [], serviceFiles: [file] })));
    expect(run.of('project')[0]?.notes.join(' ')).toContain('nativeResources/android');
  });

  it('a folder of one module says which others it does not see', async () => {
    const dependencies = [dependency(':push'), dependency(':core'), dependency(':push'), dependency('com.a:b:1')];
    const app = moduleWith({ dependencies });
    const notesWith = async (...libraries: string[]) =>
      (await scanned(parts([], [], snapshot({ modules: [app, ...libraries.map((name) => moduleWith({ name, kind: 'library' }))] }))))
        .of('project')[0]
        ?.notes.join(' ');
    expect(await notesWith()).toContain(':push, :core');
    expect(await notesWith(':core')).toMatch(/not in this folder: :push\./);
    expect(await notesWith(':core', ':push')).not.toContain('not in this folder');
  });

  it('an interrupted one ends quietly', async () => {
    const controller = new AbortController();
    const given: ScanParts = { ...ok, read: async () => (controller.abort(), Promise.reject(new Error('aborted'))) };
    expect((await scanned(given, {}, make({ signal: controller.signal }))).findings).toEqual([]);
  });
});

describe('the vendor choice', () => {
  const owners = [
    ownerOf('xiaomi', 'half'),
    ownerOf('fcm', 'whole'),
    ownerOf('oppo', 'none'),
    ownerOf('zego', 'whole', [], { owner: 'platform' }),
  ];
  const phone = { brand: 'xiaomi', gms: true, forceFcm: false };

  it('is made among the integrated vendors, for each phone', async () => {
    const run = await scanned(parts(owners), { routes: [phone, { ...phone, brand: 'oppo' }, { ...phone, forceFcm: true }] });
    expect(run.of('route')).toMatchObject([
      {
        platform: 'zego',
        brand: 'xiaomi',
        gms: true,
        enabled: ['xiaomi', 'fcm'],
        vendor: 'xiaomi',
        reason: 'zego decides',
        confidence: 'B',
      },
      { brand: 'oppo', reason: 'zego decides', notes: [] },
      { vendor: 'fcm', forceFcm: true },
    ]);
    expect(run.of('route')[0]?.notes).toEqual([expect.stringContaining('only half') as string]);
    expect(run.of('route')[1]).not.toHaveProperty('vendor');
  });

  it('is made among what the platform itself enables, and Apple’s push is no choice of an Android phone', async () => {
    const seen: (readonly string[])[] = [];
    const given: ScanParts = {
      ...parts([...owners, ownerOf('apns', 'whole')]),
      enabled: async () => ({ zego: () => ['fcm', 'apns'] }),
      chooser: async () => (_phone, enabled) => (seen.push(enabled), { reason: text('x'), confidence: 'A', source: 'https://example.com' }),
    };
    await scanned(given, { routes: [phone, { ...phone, brand: 'apple' }] });
    expect(seen).toEqual([['fcm'], ['apns']]);
  });

  it('without a platform says so', async () => {
    const run = await scanned(parts([ownerOf('xiaomi', 'whole')]), { routes: [phone] });
    expect(run.findings).toMatchObject([{ ruleId: 'project/no-platform-to-route', severity: 'info' }]);
  });
});

describe('a baseline', () => {
  const at = (line: number): Place => ({ file: manifestFile, line, column: 3 });
  const found = (...places: Place[]) => [
    ownerOf('oppo', 'whole', [checkOf('oppo', 'service', { finds: places.map((where) => ({ at: where })) })]),
  ];
  const write = (owners: ProjectOwner[], more: Partial<ScanRequest> = {}) => scanned(parts(owners), { writeBaseline: 'b.json', ...more });

  it('holds what was found, and then nothing fails', async () => {
    const written = await write(found(at(2)));
    expect(written.of('baseline')).toMatchObject([{ action: 'written', file: 'b.json', known: [{ ruleId: 'oppo/service' }], fixed: [] }]);
    expect([written.ids, written.exit]).toEqual([[], 0]);
    const json = JSON.parse(await readFile(join(folder, 'b.json'), 'utf8')) as { findings: object[] };
    expect(json).toMatchObject({ schema: 'push-check/baseline@1', findings: [{ ruleId: 'oppo/service', file: manifestFile, count: 1 }] });
    expect((await readdir(folder)).filter((name) => name.includes('tmp'))).toEqual([]);
    const again = await scanned(parts(found(at(2))), { baseline: 'b.json' });
    expect([again.ids, again.exit, again.of('baseline')]).toMatchObject([[], 0, [{ action: 'compared', known: [{}], fixed: [] }]]);
  });

  it('stays when lines move and blanks change, from any folder and in any language', async () => {
    await write(found(at(2)));
    await put({ [`app/${manifestFile}`]: '<manifest>\n\n\n\n  <service   android:name = ".A"\n/>\n</manifest>\n' });
    const deps = make({ cwd: join(folder, 'app'), lang: 'zh' });
    const moved = await scanned(parts(found(at(5))), { dir: '.', baseline: '../b.json' }, deps);
    expect([moved.ids, moved.of('baseline')[0]?.known.length]).toEqual([[], 1]);
  });

  it('of what is missing from a file does not depend on how the file begins', async () => {
    const missing = found({ ...at(1), column: 1 });
    await write(missing);
    await put({ [`app/${manifestFile}`]: '<?xml version="1.0"?>\n<manifest/>\n' });
    expect((await scanned(parts(missing), { baseline: 'b.json' })).ids).toEqual([]);
  });

  it('is the same bytes for the same findings', async () => {
    await write(found(at(2), { ...at(1), column: 1 }));
    const first = await readFile(join(folder, 'b.json'), 'utf8');
    await write(found({ ...at(1), column: 1 }, at(2)));
    expect(await readFile(join(folder, 'b.json'), 'utf8')).toBe(first);
  });

  it('lets new findings fail, and tells what was fixed', async () => {
    await write(found(at(2), at(2), { ...at(1), column: 1 }));
    const run = await scanned(parts(found(at(2), at(2), at(2))), { baseline: 'b.json' });
    expect([run.ids, run.exit]).toEqual([['oppo/service'], 1]);
    expect(run.of('baseline')).toMatchObject([
      { known: [{}, {}], fixed: [{ ruleId: 'oppo/service', file: `app/${manifestFile}`, count: 1 }] },
    ]);
  });

  it('calls nothing fixed that this scan did not look at or could not', async () => {
    await write([...found(at(2)), ownerOf('vivo', 'whole', [checkOf('vivo', 'x')])]);
    const only = await scanned(parts([...found(), ownerOf('vivo', 'whole')]), { baseline: 'b.json', vendors: ['oppo'] });
    // Other vendors were looked at: that something is gone says nothing, and the scan tells so.
    expect(only.of('baseline')[0]?.fixed).toEqual([]);
    expect(only.of('project')[0]?.notes).toContainEqual(expect.stringContaining('not called fixed'));
    const same = await scanned(parts([...found(), ownerOf('vivo', 'whole', [checkOf('vivo', 'x')])]), { baseline: 'b.json' });
    expect(same.of('baseline')[0]?.fixed.map((entry) => entry.ruleId)).toEqual(['oppo/service']);
    expect(same.of('project')[0]?.notes.join(' ')).not.toContain('not called fixed');
    const debug = await scanned(parts([...found(), ownerOf('vivo', 'whole')]), { baseline: 'b.json', release: false });
    expect(debug.of('baseline')[0]?.fixed).toEqual([]);
    const crashing = [
      ownerOf('oppo', 'whole', [checkOf('oppo', 'service', { throws: true })]),
      ownerOf('vivo', 'none', [], { throws: true }),
    ];
    expect((await scanned(parts(crashing), { baseline: 'b.json' })).of('baseline')[0]?.fixed).toEqual([]);
  });

  it.each<[name: string, content: string, line: number]>([
    ['broken JSON', '{\n  "schema": "push-check/baseline@1",\n  "findings": [}\n', 3],
    ['somebody else’s', '{\n  "schema": "detekt"\n}\n', 2],
    ['a bad entry', '{\n  "schema": "push-check/baseline@1",\n  "findings": [\n    { "ruleId": "a" }\n  ]\n}\n', 4],
  ])('refuses %s with the place', async (_name, content, line) => {
    await put({ 'bad.json': content });
    const error = await refusal(parts([]), { baseline: 'bad.json' });
    expect([error.code, error.exitCode]).toEqual(['ERR_INPUT_INVALID', 3]);
    expect(error.problems).toMatchObject([{ file: 'bad.json', line }]);
  });
});

describe('the evidence for a diagnosis', () => {
  const owners = () => [
    ownerOf('oppo', 'none', [checkOf('oppo', 'a', { steps: ['J5', 'J6'] })]),
    ownerOf('xiaomi', 'whole', [checkOf('xiaomi', 'b', { steps: ['J15'] })]),
    ownerOf('easemob', 'whole', [checkOf('easemob', 'c', { steps: ['J14'], finds: [] })], { owner: 'platform' }),
    ownerOf('zego', 'whole', [checkOf('zego', 'd', { steps: ['D9'] })], { owner: 'platform' }),
  ];
  const evidenceOf = (more: { platform?: string }) =>
    projectEvidence(
      { dir: 'app', vendor: 'oppo', accounts: {}, ...more },
      make(),
      parts(owners(), [checkOf('android', 'e', { steps: ['J4'] })]),
    );

  it('is about this vendor, the platform, and every app', async () => {
    expect(await evidenceOf({ platform: 'easemob' })).toMatchObject({
      dir: 'app',
      looked: ['J1', 'J14', 'J4', 'J5', 'J6'],
      findings: [
        { ruleId: 'project/not-integrated', steps: ['J1'], vendor: 'oppo' },
        { ruleId: 'oppo/a', steps: ['J5', 'J6'] },
        { ruleId: 'android/e', steps: ['J4'] },
      ],
      integrated: ['xiaomi', 'easemob', 'zego'],
    });
  });

  it('without a platform takes those that the project has', async () => {
    expect((await evidenceOf({})).looked).toEqual(['D9', 'J1', 'J14', 'J4', 'J5', 'J6']);
  });
});

describe('the rules of the real checks', () => {
  const explained = async (subject: string) => {
    const results: ResultItem[] = [];
    for await (const event of explain({ subject, list: false }, make())) if (event.type === 'result') results.push(event.result);
    return results;
  };

  it('are explained, and so are their aliases', async () => {
    const checks = [...(await projectChecks('android')), ...(await projectOwners()).flatMap(({ facet }) => facet.checks)];
    expect(checks.length).toBeGreaterThan(0);
    for (const check of checks) {
      // A lint rule of the same id is explained beside it.
      expect(await explained(check.id)).toContainEqual(
        expect.objectContaining({
          kind: 'explanation',
          subject: 'rule',
          ruleId: check.id,
          explanation: expect.objectContaining({ title: check.title.en, docs: check.docs }) as object,
        }),
      );
      for (const alias of check.aliases) expect(await explained(alias)).toMatchObject([{ kind: 'explanation', subject: 'rule' }]);
    }
    expect(new Set(checks.map((check) => check.id)).size).toBe(checks.length);
  });

  it('and those of the scan itself', async () => {
    expect(await explained('project/not-integrated')).toMatchObject([
      { ruleId: 'project/not-integrated', explanation: { docs: expect.stringContaining('#scan') as string } },
    ]);
    await expect(explained('project/not-integratd')).rejects.toMatchObject({ code: 'ERR_USAGE' });
  });
});
