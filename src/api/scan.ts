import { stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { AccountBase } from '../core/account.ts';
import {
  baselineText,
  compareBaseline,
  fingerprintOf,
  isSameScope,
  makeBaseline,
  readBaseline,
  wordAt,
  type Baseline,
  type BaselineEntry,
  type BaselineScope,
} from '../core/baseline.ts';
import { PushCheckError } from '../core/errors.ts';
import type { BodyEvent } from '../core/events.ts';
import {
  hasApp,
  isUniApp,
  judgeProject,
  projectFinding,
  undeterminedOf,
  type JudgedFinding,
  type JudgedProject,
  type JudgeProjectOptions,
  type ProjectOwner,
} from '../core/judge-project.ts';
import type { Message } from '../core/message.ts';
import { nearest } from '../core/nearest.ts';
import type { ChooseVendor, RoutePhone } from '../core/platform.ts';
import type { AndroidModule, Place, ProjectSnapshot } from '../core/project.ts';
import type { ProjectCheck } from '../core/project-check.ts';
import { cleanText } from '../core/redact.ts';
import type { IntegrationResult, ProjectResult, RouteResult, SeenPlace } from '../core/result.ts';
import type { ProjectEvidence } from '../core/step.ts';
import { render, type Text } from '../core/text.ts';
import type { LoadedConfig } from '../configfile/load.ts';
import type { Deps } from './deps.ts';
import { readMessageFor } from './message.ts';
import { platformId, platformNames, platforms, type PlatformId } from './platforms.ts';
import { writeOutput } from './output-file.ts';
import { readConfig, refuseInvalid, type ConfigRequest } from './setup.ts';
import { displayName as vendorDisplayName, vendorId, vendorNames, vendors } from './vendors.ts';

export interface ScanRequest {
  /** The project's folder, as typed. */
  dir: string;
  config: ConfigRequest;
  /** Only these vendors; empty: every one that is integrated. */
  vendors: readonly string[];
  /** Only these IM platforms; empty: every one that is integrated. */
  platforms: readonly string[];
  flavor?: string;
  /** The release build is judged, else the debug build. */
  release: boolean;
  /** A message file, or a name of the config's `messages`, for checks of click and sound. */
  message?: string;
  /** Phones to tell the platforms' choice of vendor for. */
  routes: readonly (RoutePhone & { forceFcm: boolean })[];
  /** Known findings. */
  baseline?: string;
  /** Where to write what is found now as known. */
  writeBaseline?: string;
}

/** Where a scan takes its parts from; tests give their own. */
export interface ScanParts {
  read(root: string, options: { flavor?: string; release: boolean; signal: AbortSignal }): Promise<ProjectSnapshot>;
  owners(): Promise<readonly ProjectOwner[]>;
  /** Checks that concern every Android app. */
  general(): Promise<readonly ProjectCheck[]>;
  chooser(platform: string): Promise<ChooseVendor>;
  /** Vendors whose push a platform uses in an app, by platform; one that is not here, or undefined: nobody can tell. */
  enabled?(): Promise<Readonly<Record<string, EnabledVendors>>>;
}

type EnabledVendors = (modules: readonly AndroidModule[]) => readonly string[] | undefined;

export const projectParts: ScanParts = {
  async read(root, options) {
    const [{ readProject }, { diskProject }] = await Promise.all([import('../project/index.ts'), import('../project/files.ts')]);
    return await readProject({ files: diskProject(root), root, ...options });
  },
  owners: () => projectOwners(),
  async general() {
    return (await import('../checks/project/index.ts')).androidChecks;
  },
  async chooser(platform) {
    return (await (await platforms[platform as PlatformId]()).route()).chooseVendor;
  },
  async enabled() {
    const found = await Promise.all(
      platformNames.map(async ({ id }) => {
        // Beside the choice, a route may tell what the app enables.
        const route: { chooseVendor: ChooseVendor; enabledVendors?: EnabledVendors } = await (await platforms[id]()).route();
        return route.enabledVendors ? [[id, route.enabledVendors] as const] : [];
      }),
    );
    return Object.fromEntries(found.flat());
  },
};

/** Every vendor and platform that says something about projects, with its facet; or only the one of this id. */
export async function projectOwners(only?: string): Promise<ProjectOwner[]> {
  const isWanted = ({ id }: { id: string }) => only === undefined || only === id;
  const all = await Promise.all([
    ...vendorNames.filter(isWanted).map(async ({ id, displayName }) => {
      const facet = (await (await vendors[id]()).project?.())?.projectFacet;
      return facet ? [{ id, displayName, owner: 'vendor' as const, facet }] : [];
    }),
    ...platformNames.filter(isWanted).map(async ({ id, displayName }) => {
      const facet = (await (await platforms[id]()).project?.())?.projectFacet;
      return facet ? [{ id, displayName, owner: 'platform' as const, facet }] : [];
    }),
  ]);
  return all.flat();
}

/** The project checks of an owner; of all when it is none (an alias is asked for). */
export async function projectChecks(owner: string, parts: Pick<ScanParts, 'general'> = projectParts): Promise<ProjectCheck[]> {
  const known = [...vendorNames, ...platformNames].some(({ id }) => id === owner);
  const owners = owner === 'android' ? [] : await projectOwners(known ? owner : undefined);
  return [...(known ? [] : await parts.general()), ...owners.flatMap(({ facet }) => facet.checks)];
}

/** Reads an app's project and judges it by the needs of each vendor and platform. Runs nothing of it and asks no network. */
export async function* scan(request: ScanRequest, deps: Deps, parts: ScanParts = projectParts): AsyncGenerator<BodyEvent> {
  const names = { vendors: request.vendors.map(vendorId), platforms: request.platforms.map(platformId) };
  const baseline = request.baseline === undefined ? undefined : await baselineOf(request.baseline, deps);
  const loaded = await readConfig(request.config, deps);
  refuseInvalid(loaded, isNotOurs);
  const message = request.message === undefined ? undefined : await messageOf(request.message, loaded, deps);
  const accounts = accountsOf(loaded);
  const { dir, flavor, release } = request;
  const scanned = await scanFolder(
    {
      dir,
      release,
      ...names,
      accounts,
      ...(flavor === undefined ? {} : { flavor }),
      ...(message ? { message } : {}),
      ...(request.message === undefined ? {} : { messageFile: messageFileOf(request.message, loaded) }),
    },
    deps,
    parts,
  );
  if (!scanned) return;
  const { judged } = scanned;
  const routes = await routesOf(request, scanned, names.platforms, parts, deps);
  const items = await withFingerprints([...judged.findings, ...routes.findings], scanned.root, deps);
  const scope = scopeOf(request, names, accounts, judged);
  const written =
    request.writeBaseline === undefined
      ? undefined
      : makeBaseline(
          items.map(({ entry }) => entry),
          scope,
        );
  const judgedRule = (ruleId: string) => isJudgedRule(ruleId, judged, scanned.options, request);
  const old = compareBaseline(items, baseline ?? makeBaseline([]), judgedRule);
  // Only where the same was looked at is what is no longer found known to be fixed.
  const fixed = baseline && isSameScope(baseline.scope, scope) ? old.fixed : [];
  const said = notesOf(loaded, judged, accounts, names, deps);
  if (isUniApp(scanned.project)) said.push(notes.uniApp[deps.lang]);
  const outside = modulesOutside(judged);
  if (outside.length > 0) said.push(render(notes.outside, deps.lang, { modules: outside.join(', ') }));
  if (old.fixed.length > fixed.length) said.push(notes.otherScope[deps.lang]);
  yield { type: 'result', result: shownProject(request, scanned, said, deps) };
  for (const result of shownIntegrations(scanned, names, deps)) yield { type: 'result', result };
  for (const result of routes.results) yield { type: 'result', result };
  const fresh = written ? [] : old.fresh;
  for (const { finding } of fresh) yield { type: 'finding', finding };
  yield* crashed(judged, deps);
  if (written && request.writeBaseline !== undefined) await writeOutput(request.writeBaseline, baselineText(written), deps);
  const file = request.writeBaseline ?? request.baseline;
  if (file !== undefined)
    yield {
      type: 'result',
      result: {
        kind: 'baseline',
        file: cleanText(file),
        action: written ? 'written' : 'compared',
        known: (written ? items : old.known).map(({ finding }) => finding),
        fixed: fixed.map(({ ruleId, file: at, count }) => ({
          ruleId,
          ...(at === undefined ? {} : { file: scanned.options.shown(at) }),
          count,
        })),
      },
    };
}

/** What a diagnosis wants to know of a project. */
export interface ProjectEvidenceRequest {
  /** The project's folder, as typed. */
  dir: string;
  /** The vendor of the device that is diagnosed; the platform's id when nobody knows whose phone it is. */
  vendor: string;
  /** The IM platform, when the push goes through one; else every integrated platform is looked at. */
  platform?: string;
  accounts: Readonly<Record<string, AccountBase>>;
  message?: Message;
}

/** Scans the app's project for a diagnosis: what concerns this vendor, the platforms, and every app. */
export async function projectEvidence(
  request: ProjectEvidenceRequest,
  deps: Deps,
  parts: ScanParts = projectParts,
): Promise<ProjectEvidence> {
  const { dir, vendor, platform, ...given } = request;
  const scanned = await scanFolder(
    { dir, vendors: [vendor], platforms: platform === undefined ? [] : [platform], anyPlatform: true, release: true, ...given },
    deps,
    parts,
  );
  if (!scanned) return { dir, looked: [], findings: [], integrated: [] };
  const { judged } = scanned;
  return {
    dir,
    looked: judged.looked,
    // What the vendor's own checks found stands before what platforms and others found on the same step.
    findings: judged.findings
      .map(({ finding, steps }) => ({ ...finding, steps }))
      .toSorted((a, b) => Number(b.vendor === vendor) - Number(a.vendor === vendor)),
    integrated: judged.integrations.filter(({ integration }) => integration.state !== 'none').map(({ owner }) => owner.id),
  };
}

interface FolderRequest {
  dir: string;
  vendors: readonly string[];
  platforms: readonly string[];
  anyPlatform?: boolean;
  flavor?: string;
  release: boolean;
  accounts: Readonly<Record<string, AccountBase>>;
  message?: Message;
  messageFile?: string;
}

interface Scanned {
  root: string;
  project: ProjectSnapshot;
  judged: JudgedProject;
  options: JudgeProjectOptions;
}

/** Reads and judges a folder; undefined when it was interrupted. */
async function scanFolder(request: FolderRequest, deps: Deps, parts: ScanParts): Promise<Scanned | undefined> {
  const root = await requireFolder(request.dir, deps);
  const { flavor, release } = request;
  const { signal } = deps;
  let project: ProjectSnapshot;
  try {
    project = await parts.read(root, { release, signal, ...(flavor === undefined ? {} : { flavor }) });
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
  if (signal.aborted) return undefined;
  const refused = project.problems.find(({ id, at }) => id === 'unreadable' && at.file === '');
  if (refused && !hasApp(project))
    throw new PushCheckError(
      'ERR_INPUT_INVALID',
      { en: 'The folder `{dir}` cannot be read: {reason}.', zh: '无法读取目录 `{dir}`：{reason}。' },
      {
        data: { dir: request.dir, reason: refused.value ?? '?' },
        fix: { en: 'Give the right to list and read it, then scan again.', zh: '请授予列出和读取该目录的权限后重试。' },
      },
    );
  if (!hasApp(project))
    throw new PushCheckError(
      'ERR_INPUT_INVALID',
      { en: 'In `{dir}` there is no Android and no iOS project.', zh: '`{dir}` 中没有 Android 或 iOS 工程。' },
      {
        data: { dir: request.dir },
        fix: {
          en: 'Name the folder that holds `settings.gradle`, the app’s `build.gradle` or the Xcode project.',
          zh: '请指定包含 `settings.gradle`、应用的 `build.gradle` 或 Xcode 工程的目录。',
        },
      },
    );
  if (flavor !== undefined) refuseNoFlavor(flavor, project);
  const { vendors: wantedVendors, platforms: wantedPlatforms, anyPlatform = false, accounts, message, messageFile } = request;
  const [owners, general, enabled = {}] = await Promise.all([parts.owners(), parts.general(), parts.enabled?.()]);
  const options: JudgeProjectOptions = {
    lang: deps.lang,
    vendors: wantedVendors,
    platforms: wantedPlatforms,
    accounts,
    release,
    shown: shownFile(request.dir, deps.cwd),
    anyPlatform,
    vendorsOf: (platform, modules) => (Object.hasOwn(enabled, platform) ? enabled[platform]?.(modules) : undefined),
    ...(message ? { message } : {}),
    ...(messageFile === undefined ? {} : { messageFile }),
  };
  return { root, project, judged: judgeProject(project, owners, general, options), options };
}

/** The absolute path of a folder that is there. @throws {PushCheckError} `ERR_INPUT_INVALID`. */
export async function requireFolder(dir: string, deps: Pick<Deps, 'cwd'>): Promise<string> {
  const root = resolve(deps.cwd, dir);
  const found = await stat(root).catch((error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown'));
  if (typeof found !== 'string' && found.isDirectory()) return root;
  const data = { dir, reason: typeof found === 'string' ? found : '' };
  const fix: Text = { en: 'Name the folder of the app’s project.', zh: '请指定应用工程所在的目录。' };
  if (typeof found !== 'string')
    throw new PushCheckError(
      'ERR_INPUT_INVALID',
      { en: '`{dir}` is a file, not a folder.', zh: '`{dir}` 是文件，不是目录。' },
      { data, fix },
    );
  throw new PushCheckError(
    'ERR_INPUT_INVALID',
    found === 'ENOENT' || found === 'ENOTDIR'
      ? { en: 'The folder `{dir}` does not exist.', zh: '目录 `{dir}` 不存在。' }
      : { en: 'The folder `{dir}` cannot be read: {reason}.', zh: '无法读取目录 `{dir}`：{reason}。' },
    { data, fix },
  );
}

function refuseNoFlavor(flavor: string, project: ProjectSnapshot): void {
  const known = [...new Set(project.modules.flatMap((module) => module.flavors.map(({ name }) => name)))];
  // Flavors of several dimensions are named together: `cnPaid`.
  const together = ({ variant: { flavors } }: ProjectSnapshot['modules'][number]) => flavors.join('');
  const isWanted = (name: string) => name !== '' && name.toLowerCase() === flavor.toLowerCase();
  if (known.some(isWanted) || project.modules.some((module) => isWanted(together(module)))) return;
  const near = nearest(flavor, known) ?? '';
  throw new PushCheckError(
    'ERR_USAGE',
    known.length === 0
      ? { en: 'The project has no flavor `{flavor}`, and no flavors at all.', zh: '工程没有 flavor `{flavor}`，也没有定义任何 flavor。' }
      : near === ''
        ? { en: 'The project has no flavor `{flavor}`; it has {known}.', zh: '工程没有 flavor `{flavor}`；已有：{known}。' }
        : {
            en: 'The project has no flavor `{flavor}`; did you mean `{near}`? It has {known}.',
            zh: '工程没有 flavor `{flavor}`；是否想写 `{near}`？已有：{known}。',
          },
    { data: { flavor, near, known: known.join(', ') } },
  );
}

/** How files of the project are shown: relative to the current folder, or under the folder as it was typed when that lies elsewhere. */
function shownFile(dir: string, cwd: string): (file: string) => string {
  const slashes = (path: string) => path.replaceAll('\\', '/');
  const root = resolve(cwd, dir);
  const away = relative(cwd, root);
  const base = isAbsolute(dir) && (away.startsWith('..') || isAbsolute(away)) ? root : away;
  return (file) => cleanText(slashes(join(base, file)));
}

/** A broken account of somebody, or a part of the config that a scan does not use, is no reason to stop. */
function isNotOurs(problem: LoadedConfig['problems'][number]): boolean {
  return (
    problem.vendor !== undefined || problem.id.startsWith('env') || /^\/(vendors|platforms|devices|messages|send)(\/|$)/.test(problem.path)
  );
}

function accountsOf(loaded: LoadedConfig): Record<string, AccountBase> {
  const entries = [...Object.entries(loaded.config.vendors), ...Object.entries(loaded.config.platforms)];
  return Object.fromEntries(entries.flatMap(([id, entry]) => (entry?.account ? [[id, entry.account]] : [])));
}

async function messageOf(file: string, loaded: LoadedConfig, deps: Deps): Promise<Message> {
  return (await readMessageFor({ file, flags: {}, sets: [] }, { messages: loaded.config.messages }, deps)).message;
}

/** The file that a message stands in, as it is shown. */
function messageFileOf(given: string, { config }: LoadedConfig): string {
  const named: unknown = Object.hasOwn(config.messages, given) ? config.messages[given] : undefined;
  return cleanText(typeof named === 'string' ? named : given).replaceAll('\\', '/');
}

function scopeOf(
  { release, message }: ScanRequest,
  names: Pick<ScanRequest, 'vendors' | 'platforms'>,
  accounts: Readonly<Record<string, AccountBase>>,
  { app }: JudgedProject,
): BaselineScope {
  return {
    build: release ? 'release' : 'debug',
    flavors: app.variant.flavors,
    ...names,
    message: message !== undefined,
    accounts: Object.keys(accounts),
  };
}

const notes = {
  uniApp: {
    en: 'This is a uni-app project, whose Android project is made by the cloud build: only the files under `nativeResources/android` are here to be looked at.',
    zh: '这是 uni-app 工程，其 Android 工程由云打包生成：此处只能检查 `nativeResources/android` 下的文件。',
  },
  outside: {
    en: 'The build names modules that are not in this folder: {modules}. What they hold was not seen; scan the folder of the settings file.',
    zh: '构建引用了不在此目录中的模块：{modules}，其内容未被检查；请扫描 settings 文件所在的目录。',
  },
  otherScope: {
    en: 'The baseline was written for another build, flavor, choice of vendors and platforms, message or config: what it names and was not found now is not called fixed.',
    zh: '基线是针对其他构建类型、flavor、厂商或平台选择、消息或配置写的：其中本次未发现的问题不视为已修复。',
  },
  noConfig: {
    en: 'Without a config, ids and package names were not compared with the accounts.',
    zh: '没有配置，未将 ID、包名与账号比对。',
  },
  broken: {
    en: 'The account of {display} in the config is not usable, so nothing was compared with it; `push-check config show` tells why.',
    zh: '配置中 {display} 的账号无法使用，未与其比对；运行 `push-check config show` 查看原因。',
  },
} satisfies Record<string, Text>;

/** Modules that the app is built from and that the folder does not have. */
function modulesOutside({ modules }: JudgedProject): string[] {
  const here = new Set(modules.map(({ name }) => name));
  const named = modules.flatMap(({ dependencies }) =>
    dependencies.flatMap(({ kind, path }) => (kind === 'project' && path !== undefined && !here.has(path) ? [cleanText(path)] : [])),
  );
  return [...new Set(named)];
}

function notesOf(
  loaded: LoadedConfig,
  judged: JudgedProject,
  accounts: Readonly<Record<string, AccountBase>>,
  names: Pick<ScanRequest, 'vendors' | 'platforms'>,
  deps: Deps,
): string[] {
  const configured = { ...loaded.config.vendors, ...loaded.config.platforms };
  if (Object.keys(configured).length === 0) return [notes.noConfig[deps.lang]];
  return judged.integrations
    .filter(({ owner, integration, judged: isChosen }) => {
      const named = [...names.vendors, ...names.platforms].includes(owner.id);
      return (named || (integration.state !== 'none' && isChosen)) && configured[owner.id] && !accounts[owner.id];
    })
    .map(({ owner }) => render(notes.broken, deps.lang, { display: owner.displayName }));
}

function shownProject(request: ScanRequest, { project, judged, options }: Scanned, said: string[], deps: Deps): ProjectResult {
  const { app, android, modules } = judged;
  const { flavors, buildType } = app.variant;
  const id = app.applicationId;
  return {
    kind: 'project',
    dir: cleanText(request.dir),
    ...(android ? { module: app.name } : {}),
    modules: modules.slice(1).map((module) => module.name),
    ...(id?.determined ? { applicationId: cleanText(id.value) } : {}),
    ...(android ? { variant: { flavors: [...flavors], buildType } } : {}),
    otherFlavors: app.flavors.map(({ name }) => name).filter((name) => !flavors.includes(name)),
    otherBuildTypes: app.buildTypes.map(({ name }) => name).filter((name) => name !== buildType),
    iosTargets: project.ios.length,
    ...project.counts,
    undetermined: android
      ? undeterminedOf(modules, project.rootBuild.repositories).map(({ what, data, text, at }) => ({
          what: cleanText(render(what, deps.lang, data)),
          ...seen(text, at, options, deps),
        }))
      : [],
    notes: said,
  };
}

function seen(text: string, at: Place, options: JudgeProjectOptions, deps: Deps): SeenPlace {
  return { text: deps.redactor.redact(cleanText(text)), file: options.shown(at.file), line: at.line, column: at.column };
}

/** Those that are integrated, or were named. */
function shownIntegrations(
  { judged, options }: Scanned,
  names: Pick<ScanRequest, 'vendors' | 'platforms'>,
  deps: Deps,
): IntegrationResult[] {
  const named = [...names.vendors, ...names.platforms];
  return judged.integrations
    .filter(({ owner, integration, judged: isChosen }) => named.includes(owner.id) || (integration.state !== 'none' && isChosen))
    .map(({ owner, integration }) => ({
      kind: 'integration',
      id: owner.id,
      displayName: owner.displayName,
      owner: owner.owner,
      state: integration.state,
      ...(integration.version === undefined ? {} : { version: cleanText(integration.version) }),
      found: integration.found.map(({ text, data, at }) => seen(render(text, deps.lang, data), at, options, deps)),
      missing: integration.missing.map((text) => text[deps.lang]),
    }));
}

const routeNotes = {
  half: {
    en: 'The project has only half of what {display} needs; while that is so, the phone gets no token from it.',
    zh: '工程中 {display} 的集成不完整，补齐之前手机无法获取其 token。',
  },
} satisfies Record<string, Text>;

/** What each integrated or named platform would choose on the phones that were asked about. */
async function routesOf(
  request: ScanRequest,
  { judged, options }: Scanned,
  named: readonly string[],
  parts: ScanParts,
  deps: Deps,
): Promise<{ results: RouteResult[]; findings: JudgedFinding[] }> {
  const results: RouteResult[] = [];
  const chosen = judged.integrations.filter(({ owner, integration }) =>
    owner.owner === 'platform' && named.length > 0 ? named.includes(owner.id) : owner.owner === 'platform' && integration.state !== 'none',
  );
  const has = judged.integrations.filter(({ owner, integration }) => owner.owner === 'vendor' && integration.state !== 'none');
  const integrated = has.map(({ owner }) => owner.id);
  for (const phone of request.routes)
    for (const { owner } of chosen) {
      const { brand, gms, forceFcm } = phone;
      // On a phone counts what the platform itself enables; Apple's is no choice of an Android phone.
      const own = options.vendorsOf?.(owner.id, judged.modules) ?? integrated;
      const enabled = brand === 'apple' ? integrated.filter((id) => id === 'apns') : own.filter((id) => id !== 'apns');
      const route = (await parts.chooser(owner.id))({ brand, gms }, enabled, { forceFcm });
      const half = has.find((entry) => entry.owner.id === route.vendor && entry.integration.state === 'half');
      results.push({
        kind: 'route',
        platform: owner.id,
        displayName: owner.displayName,
        brand,
        gms,
        forceFcm,
        enabled,
        ...(route.vendor === undefined ? {} : { vendor: route.vendor }),
        reason: render(route.reason, deps.lang, route.data),
        confidence: route.confidence,
        docs: route.source,
        notes: half ? [render(routeNotes.half, deps.lang, { display: vendorDisplayName(half.owner.id) })] : [],
      });
    }
  const findings = chosen.length === 0 ? request.routes.map(({ brand }) => projectFinding('no-platform-to-route', { brand }, options)) : [];
  return { results, findings };
}

interface Item {
  finding: JudgedFinding['finding'];
  fingerprint: string;
  entry: Omit<BaselineEntry, 'count'>;
}

/** Findings with fingerprints; the text at their places is read again, each file once. */
async function withFingerprints(findings: readonly JudgedFinding[], root: string, deps: Deps): Promise<Item[]> {
  const { readBytes, diskFiles, decodeUtf8 } = await import('../configfile/files.ts');
  const files = new Map<string, string[]>();
  const items: Item[] = [];
  for (const { finding, at, messageId, data } of findings) {
    if (at && !files.has(at.file)) {
      const read = await readBytes(diskFiles, join(root, at.file), at.file, '');
      const decoded = 'bytes' in read ? decodeUtf8(read.bytes) : undefined;
      files.set(at.file, decoded?.ok ? decoded.text.split(/\r\n|\n|\r/) : []);
    }
    const file = at?.file;
    // The very beginning stands for the file as a whole; whatever word is there says nothing.
    const whole = at?.line === 1 && at.column === 1;
    const word = at && !whole ? wordAt(files.get(at.file) ?? [], at.line, at.column) : '';
    const fingerprint = fingerprintOf({
      ruleId: finding.ruleId,
      messageId,
      word,
      ...(file === undefined ? {} : { file }),
      ...(data ? { data } : {}),
    });
    items.push({
      finding: {
        ...finding,
        message: deps.redactor.redact(cleanText(finding.message)),
        fix: deps.redactor.redact(cleanText(finding.fix)),
        fingerprint,
      },
      fingerprint,
      entry: { ruleId: finding.ruleId, ...(file === undefined ? {} : { file }), fingerprint },
    });
  }
  return items;
}

/** Whether this scan would have found it: what a filter left out, or a check that crashed, is not fixed. */
function isJudgedRule(ruleId: string, judged: JudgedProject, options: JudgeProjectOptions, { routes }: ScanRequest): boolean {
  if (ruleId === 'project/no-platform-to-route') return routes.length > 0;
  if (ruleId === 'project/not-integrated') return options.vendors.length + options.platforms.length > 0;
  const [prefix = ''] = ruleId.split('/');
  if (judged.crashes.some(({ id }) => id === ruleId || id === `${prefix}/detect`)) return false;
  return judged.integrations.find((entry) => entry.owner.id === prefix)?.judged ?? true;
}

const crash: { text: Text; fix: Text } = {
  text: { en: 'The check itself failed: {message}.', zh: '检查本身出错：{message}。' },
  fix: { en: 'Please report it; the other checks ran.', zh: '请反馈此问题；其他检查已正常运行。' },
};

function* crashed(judged: JudgedProject, deps: Deps): Generator<BodyEvent> {
  for (const { id, owner, title, message } of judged.crashes)
    yield {
      type: 'check',
      check: {
        id,
        ...(owner === 'android' ? {} : { vendor: owner }),
        stage: 'project',
        state: 'crashed',
        title: title[deps.lang],
        detail: deps.redactor.redact(render(crash.text, deps.lang, { message: cleanText(message).replace(/[.。]+$/, '') })),
        fix: crash.fix[deps.lang],
      },
    };
}

/** Reads a baseline file. @throws {PushCheckError} `ERR_INPUT_INVALID` with every problem and its place. */
async function baselineOf(file: string, deps: Deps): Promise<Baseline> {
  const [{ readBytes, diskFiles }, { parseSource }] = await Promise.all([
    import('../configfile/files.ts'),
    import('../configfile/source.ts'),
  ]);
  const unusable = (problems: ConstructorParameters<typeof PushCheckError>[2]) =>
    new PushCheckError(
      'ERR_INPUT_INVALID',
      { en: 'The baseline file is not usable.', zh: '基线文件无法使用。' },
      {
        fix: { en: 'Write it anew with `--write-baseline`.', zh: '请用 `--write-baseline` 重新生成。' },
        ...problems,
      },
    );
  const read = await readBytes(diskFiles, resolve(deps.cwd, file), file, '', { file });
  if ('problem' in read) throw unusable({ problems: [read.problem] });
  const source = parseSource(read.bytes, { file, format: 'json' });
  if (source.problems.length > 0) throw unusable({ problems: source.problems });
  const result = readBaseline(source.value);
  if (result.ok) return result.baseline;
  throw unusable({
    problems: result.problems
      .slice(0, 20)
      .map(({ id, pointer, text, data }) => ({ id, ...source.locate(pointer), path: pointer, text, data })),
  });
}
