import type { GradleDependency, GradlePlugin, GradleRepository, ProjectProblem, ProjectSnapshot, Sited } from '../core/project.ts';
import { readCatalog, type Catalog } from './catalog.ts';
import { readDependencies, readPlugins, readRepositories, type Build } from './gradle-build.ts';
import { entriesOf, inside, named, type Entry } from './gradle-entries.ts';
import { unrolled } from './gradle-loops.ts';
import { parseGradle } from './gradle-syntax.ts';
import { evaluate, ProjectScope, readPath, type Located } from './gradle-values.ts';
import { folderOf, isBelow, joinPath, nameOf } from './text.ts';
import type { TextReader, Walked } from './walk.ts';

/** A module of the build, before its contents are read. */
export interface ModuleLayout {
  name: string;
  dir: string;
  build?: Build;
  plugins: readonly GradlePlugin[];
}

export interface Layout {
  /** Folder of the Gradle build, '' in most projects; `android` in those that hold more than an Android app. */
  rootDir: string;
  settingsFile?: string;
  rootBuild: ProjectSnapshot['rootBuild'];
  /** Repositories and flat folders that the root lays down for every module. */
  flatDirs: readonly string[];
  modules: readonly ModuleLayout[];
  /** Names that the settings include, whether there is a folder or not. */
  included: readonly string[];
}

const settingsNames = ['settings.gradle', 'settings.gradle.kts'];
const buildNames = ['build.gradle', 'build.gradle.kts'];
const androidPlugin = /^com\.android\.(application|library|dynamic-feature|test|asset-pack|kotlin\.multiplatform\.library)$/;
const maxApplied = 30;

/** Finds the build, its modules, and reads what the root says for all. */
export async function readLayout(walked: Walked, reader: TextReader): Promise<Layout> {
  const { problems } = walked;
  const settingsFile = shallowest(walked.files, settingsNames);
  const rootDir = settingsFile === undefined ? rootWithoutSettings(walked.files) : folderOf(settingsFile);
  const below = (path: string) => (rootDir === '' ? path : `${rootDir}/${path}`);
  const properties = await readProperties(reader, below('gradle.properties'));
  const catalogs = new Map<string, Catalog>();
  for (const file of walked.files) {
    if (folderOf(file) !== below('gradle') || !file.endsWith('.toml')) continue;
    const source = await reader.read(file);
    const catalog = source && readCatalog(source, problems);
    if (catalog) catalogs.set(nameOf(file).split('.')[0] ?? '', catalog);
  }
  const rootScope = new ProjectScope({ rootDir, dir: rootDir, properties, catalogs });

  const loader = new Loader(reader, problems);
  const settingsScope = new ProjectScope({ rootDir, dir: rootDir, properties, catalogs });
  const settings = settingsFile === undefined ? undefined : await loader.load(settingsFile, settingsScope);
  if (settings) await extraCatalogs(settings, rootDir, catalogs, reader, problems);
  const rootFile = buildNames.map(below).find((file) => reader.has(file));
  const rootBuildFile = rootFile === undefined ? undefined : await loader.load(rootFile, rootScope);

  const modules: ModuleLayout[] = [];
  const addModule = async (name: string, dir: string): Promise<void> => {
    if (modules.some((module) => module.name === name)) return;
    const file = findBuildFile(reader, dir, name);
    const own = dir === rootDir ? undefined : await readProperties(reader, dir === '' ? 'gradle.properties' : `${dir}/gradle.properties`);
    const scope =
      dir === rootDir
        ? rootScope
        : new ProjectScope({ rootDir, dir, root: rootScope, properties: new Map([...properties, ...(own ?? [])]), catalogs });
    const build = file === rootFile ? rootBuildFile : file === undefined ? undefined : await loader.load(file, scope);
    const plugins = build ? readPlugins(build.entries, (entry) => build.owner.scopeOf(entry)) : [];
    if (build || walked.files.some((path) => isBelow(dir, path))) modules.push({ name, dir, ...(build && { build }), plugins });
  };
  const included = settings ? includedModules(settings, rootDir) : [];
  const rootPlugins = rootBuildFile ? readPlugins(rootBuildFile.entries, (entry) => rootScope.scopeOf(entry)) : [];
  // A project whose root is the app: without modules, or beside them.
  const rootIsModule =
    rootPlugins.some((plugin) => plugin.applied && androidPlugin.test(plugin.id)) ||
    rootBuildFile?.entries.some((entry) => entry.name === 'android');
  if (rootIsModule) await addModule(':', rootDir);
  for (const { name, dir } of included) await addModule(name, dir);
  if (!settings && !rootIsModule) {
    const prefix = rootDir === '' ? '' : `${rootDir}/`;
    for (const file of walked.files) {
      if (!buildNames.includes(nameOf(file)) || !file.startsWith(prefix)) continue;
      const dir = folderOf(file);
      if (dir === rootDir || dir.split('/').includes('buildSrc')) continue;
      const source = await reader.read(file);
      if (source && /com\.android\.(application|library)|\bandroid\s*\{|apply\s+plugin/.test(source.text))
        await addModule(`:${dir.slice(prefix.length).replaceAll('/', ':')}`, dir);
    }
  }

  const gradleVersion = await readGradleVersion(reader, below('gradle/wrapper/gradle-wrapper.properties'));
  const root = readRoot(rootBuildFile, settings, walked.files, rootDir);
  const flatDirs = rootBuildFile ? flatFolders(inside(rootBuildFile.entries, 'allprojects', 'repositories'), rootBuildFile, rootDir) : [];
  if (settings)
    flatDirs.push(...flatFolders(inside(settings.entries, 'dependencyResolutionManagement', 'repositories'), settings, rootDir));
  return {
    rootDir,
    ...(settingsFile !== undefined && { settingsFile }),
    rootBuild: { ...(rootFile !== undefined && { file: rootFile }), ...root, ...(gradleVersion && { gradleVersion }) },
    flatDirs,
    modules,
    included: included.map(({ name }) => name),
  };
}

function shallowest(files: readonly string[], names: readonly string[]): string | undefined {
  let best: string | undefined;
  for (const file of files) {
    if (!names.includes(nameOf(file)) || file.split('/').includes('buildSrc')) continue;
    if (best === undefined || file.split('/').length < best.split('/').length) best = file;
  }
  return best;
}

/** Without settings: the shallowest folder with a build file is the root. */
function rootWithoutSettings(files: readonly string[]): string {
  const file = shallowest(files, buildNames);
  return file === undefined ||
    folderOf(file).includes('/') ||
    !files.some((other) => other !== file && isBelow(folderOf(file), other) && buildNames.includes(nameOf(other)))
    ? ''
    : folderOf(file);
}

function findBuildFile(reader: TextReader, dir: string, name: string): string | undefined {
  const own = name.slice(name.lastIndexOf(':') + 1);
  return [...buildNames, ...(own === '' ? [] : [`${own}.gradle`, `${own}.gradle.kts`])]
    .map((file) => (dir === '' ? file : `${dir}/${file}`))
    .find((file) => reader.has(file));
}

/** Reads scripts together with those they apply, each as often as it is applied. */
class Loader {
  readonly #reader: TextReader;
  readonly #problems: ProjectProblem[];
  readonly #reported = new Set<string>();

  constructor(reader: TextReader, problems: ProjectProblem[]) {
    this.#reader = reader;
    this.#problems = problems;
  }

  async load(file: string, owner: ProjectScope): Promise<Build | undefined> {
    const source = await this.#reader.read(file);
    if (!source) return undefined;
    const scripts: Entry[][] = [];
    const unreadScripts: Sited<string>[] = [];
    const applied = new Set<string>();
    const queue = [file];
    for (let next = queue.shift(); next !== undefined && applied.size < maxApplied; next = queue.shift()) {
      if (applied.has(next)) continue;
      applied.add(next);
      const text = await this.#reader.read(next);
      if (!text) continue;
      const script = parseGradle(text);
      const [first] = script.unbalanced;
      if (first !== undefined && !this.#reported.has(next)) {
        this.#reported.add(next);
        this.#problems.push({
          id: 'gradle-unbalanced',
          value: text.text[first] ?? '',
          at: text.at(first),
          detail: `The bracket ${text.text[first] ?? ''} has no partner.`,
        });
      }
      owner.learn(script);
      const own = entriesOf(script);
      scripts.push(own);
      const read = unrolled(own, owner);
      for (const entry of [...read, ...inside(read, 'buildscript')]) {
        if (entry.name !== 'apply') continue;
        const from =
          entry.arguments.find((argument) => argument.name === 'from')?.value ?? named(entry.block, 'from')[0]?.arguments[0]?.value;
        const path = from && readPath({ expression: from, scope: owner.scopeOf(entry) }, owner.dir);
        if (path !== undefined && this.#reader.has(path)) queue.push(path);
        else if (from) unreadScripts.push({ value: owner.scopeOf(entry).textOf(from), at: owner.scopeOf(entry).locate(from) });
      }
    }
    // Only now every variable is known.
    const entries = scripts.flatMap((own) => unrolled(own, owner));
    return { file, language: file.endsWith('.kts') ? 'kotlin' : 'groovy', entries, owner, unreadScripts };
  }
}

function textItems(located: Located): string[] {
  const value = evaluate(located);
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value.kind === 'list' ? value.items.flatMap(textItems) : [];
}

/** `include ':a', ":b:c"`, and where their folders are said to be. */
function includedModules(settings: Build, rootDir: string): { name: string; dir: string }[] {
  const found = new Map<string, string>();
  const overrides = new Map<string, string>();
  const modulePath = (text: string) => `:${text.replace(/^:/, '').replaceAll('/', ':')}`;
  for (const entry of settings.entries) {
    const scope = settings.owner.scopeOf(entry);
    const located = (expression: Located['expression']): Located => ({ expression, scope });
    if (entry.name === 'include' || entry.name === 'includeFlat')
      for (const { value } of entry.arguments)
        for (const text of textItems(located(value))) {
          const name = modulePath(text);
          // Every folder on the way is a project of its own, which hardly ever has a build file.
          found.set(name, joinPath(rootDir, entry.name === 'includeFlat' ? `../${text}` : name.slice(1).replaceAll(':', '/')) ?? '');
        }
    // `project(':x').projectDir = new File(settingsDir, '../x')`
    if (entry.name === 'project') {
      const [name] = entry.arguments[0] ? textItems(located(entry.arguments[0].value)) : [];
      const assigned = named(entry.block, 'projectDir')[0]?.assigned;
      const path = assigned && projectFolder(located(assigned.value), rootDir);
      if (name !== undefined && path !== undefined) overrides.set(modulePath(name), path);
    }
  }
  return [...found].map(([name, dir]) => {
    const own = overrides.get(name);
    if (own !== undefined) return { name, dir: own };
    // A module within one that was moved is moved with it.
    for (let colon = name.lastIndexOf(':'); colon > 0; colon = name.lastIndexOf(':', colon - 1)) {
      const parent = overrides.get(name.slice(0, colon));
      if (parent !== undefined) return { name, dir: joinPath(parent, name.slice(colon + 1).replaceAll(':', '/')) ?? dir };
    }
    return { name, dir };
  });
}

/** `new File("x")`, `new File(settingsDir, "x")`, `File(rootDir, "x")`, `file("x")`. */
function projectFolder(located: Located, rootDir: string): string | undefined {
  const plain = readPath(located, rootDir);
  if (plain !== undefined) return plain;
  const written = located.scope.textOf(located.expression);
  const match =
    /^(?:new )?(?:java\.io\.)?File\(\s*(?:(?:settingsDir|rootDir|rootProject\.projectDir|settings\.rootDir|rootDir\.path)\s*,\s*)?(["'])([^"'$]+)\1\s*\)$/.exec(
      written,
    );
  return match ? joinPath(rootDir, match[2] as string) : undefined;
}

/** `versionCatalogs { create("deps") { from(files("gradle/deps.toml")) } }` */
async function extraCatalogs(
  settings: Build,
  rootDir: string,
  catalogs: Map<string, Catalog>,
  reader: TextReader,
  problems: ProjectProblem[],
): Promise<void> {
  for (const entry of inside(settings.entries, 'dependencyResolutionManagement', 'versionCatalogs')) {
    const scope = settings.owner.scopeOf(entry);
    const [made] = entry.arguments[0] ? textItems({ expression: entry.arguments[0].value, scope }) : [];
    const name = entry.name === 'create' || entry.name === 'getByName' ? made : entry.name;
    const from = named(entry.block, 'from')[0]?.arguments[0]?.value;
    const path = from && readPath({ expression: from, scope }, rootDir);
    if (name === undefined || path === undefined) continue;
    const known = [...catalogs.values()].find((catalog) => catalog.file === path);
    const source = known ? undefined : await reader.read(path);
    const catalog = known ?? (source && readCatalog(source, problems));
    if (catalog) catalogs.set(name, catalog);
  }
}

function readRoot(
  build: Build | undefined,
  settings: Build | undefined,
  files: readonly string[],
  dir: string,
): Pick<ProjectSnapshot['rootBuild'], 'plugins' | 'repositories' | 'classpath'> {
  const plugins: GradlePlugin[] = [];
  const repositories: ProjectSnapshot['rootBuild']['repositories'][number][] = [];
  const classpath: GradleDependency[] = [];
  const scoped = (found: readonly GradleRepository[], scope: 'buildscript' | 'pluginManagement' | 'allprojects' | 'dependencyResolution') =>
    repositories.push(...found.map((repository) => ({ ...repository, scope })));
  for (const part of [settings, build]) {
    if (!part) continue;
    const scopeOf = (entry: Entry) => part.owner.scopeOf(entry);
    plugins.push(...readPlugins(part.entries, scopeOf));
    if (part === settings)
      plugins.push(...readPlugins(inside(part.entries, 'pluginManagement'), scopeOf).map((plugin) => ({ ...plugin, applied: false })));
    scoped(readRepositories(inside(part.entries, 'buildscript', 'repositories'), scopeOf), 'buildscript');
    scoped(readRepositories(inside(part.entries, 'pluginManagement', 'repositories'), scopeOf), 'pluginManagement');
    scoped(readRepositories(inside(part.entries, 'allprojects', 'repositories'), scopeOf), 'allprojects');
    scoped(readRepositories(inside(part.entries, 'subprojects', 'repositories'), scopeOf), 'allprojects');
    scoped(readRepositories(inside(part.entries, 'dependencyResolutionManagement', 'repositories'), scopeOf), 'dependencyResolution');
    const context = { scopeOf, dir, files, moduleNames: [], flatDirs: [] };
    classpath.push(
      ...readDependencies(inside(part.entries, 'buildscript', 'dependencies'), context).filter(
        ({ configuration }) => configuration === 'classpath',
      ),
    );
  }
  return { plugins, repositories, classpath };
}

/** The folders of `flatDir { dirs 'libs' }`. */
export function flatFolders(repositories: readonly Entry[], build: Build, dir: string): string[] {
  return named(repositories, 'flatDir').flatMap((entry) => {
    const scope = build.owner.scopeOf(entry);
    const inner = (entry.block ?? []).filter(({ name }) => name === 'dirs' || name === 'dir');
    const expressions = [entry, ...inner].flatMap((one) => [
      ...one.arguments.map(({ value }) => value),
      ...(one.assigned ? [one.assigned.value] : []),
    ]);
    return expressions.flatMap((expression) => {
      const value = evaluate({ expression, scope });
      const items = typeof value === 'object' && value.kind === 'list' ? value.items : [{ expression, scope }];
      return items.flatMap((item) => readPath(item, dir) ?? []);
    });
  });
}

/** A `.properties` file: names and texts. */
async function readProperties(reader: TextReader, file: string): Promise<Map<string, string>> {
  const source = await reader.read(file);
  const found = new Map<string, string>();
  const text = source?.text.replaceAll(/\\\r?\n[ \t]*/g, '') ?? '';
  for (const line of text.split(/\r?\n/)) {
    const match = /^[ \t]*([^#!\s=:][^\s=:]*)[ \t]*[=: \t][ \t]*(.*)$/.exec(line);
    if (match) found.set(match[1] as string, unescape(match[2] as string).trimEnd());
  }
  return found;
}

function unescape(text: string): string {
  return text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, hex: string | undefined, letter: string) =>
    hex === undefined ? letter : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

async function readGradleVersion(reader: TextReader, file: string): Promise<Sited<string> | undefined> {
  const source = await reader.read(file);
  const match = source && /^[ \t]*distributionUrl[ \t]*[=:].*?gradle-(\d[\w.-]*?)-(?:bin|all)\.zip/m.exec(source.text);
  return match ? { value: match[1] as string, at: source.at(match.index) } : undefined;
}
