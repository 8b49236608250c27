import type { AndroidModule, GradleDependency, KeepRule, Read, Sited, SourceFile } from '../core/project.ts';
import { readAndroid, type AndroidBlock, type ConfigBlock } from './android.ts';
import { readDependencies, readRepositories } from './gradle-build.ts';
import { inside } from './gradle-entries.ts';
import { readKeepFile } from './keep.ts';
import { flatFolders, type Layout, type ModuleLayout } from './layout.ts';
import { readManifest } from './manifest.ts';
import { readValues, soundsIn } from './resources.ts';
import { readSource } from './source.ts';
import { filesBelow, folderOf, isBelow, nameOf, type SourceText } from './text.ts';
import { eachOf, type TextReader, type Walked } from './walk.ts';

export interface ModuleOptions {
  walked: Walked;
  reader: TextReader;
  layout: Layout;
  /** The wanted flavor, or several put together: `cn`, `cnPaid`. */
  flavor?: string;
  release: boolean;
  /** The application that a library goes into: it fills what the library leaves open. */
  app?: AndroidModule;
  signal?: AbortSignal;
}

/** Reads all of a module for one variant. */
export async function readModule(module: ModuleLayout, options: ModuleOptions): Promise<AndroidModule> {
  const { walked, reader, layout, app } = options;
  const { problems } = walked;
  const { build, dir, plugins } = module;
  const android = build && readAndroid(build, dir);
  const kind = kindOf(module, android);
  const variant = chooseVariant(android, options);
  const { flavors, buildType } = variant;

  const scopeOf = build && ((entry: Parameters<typeof build.owner.scopeOf>[0]) => build.owner.scopeOf(entry));
  const repositoryEntries = build ? inside(build.entries, 'repositories') : [];
  const listed =
    build && scopeOf
      ? readDependencies(inside(build.entries, 'dependencies'), {
          scopeOf,
          dir,
          files: walked.files,
          moduleNames: layout.included,
          flatDirs: [...flatFolders(repositoryEntries, build, dir), ...layout.flatDirs],
        })
      : [];
  const whose = (one: GradleDependency) => ofVariant(one.configuration, android, variant.names, buildType);
  const dependencies = listed.filter((one) => whose(one) === 'own');
  const otherDependencies = listed.filter((one) => whose(one) === 'other');

  // Lowest priority first.
  const blocks: ConfigBlock[] = android
    ? [android.defaultConfig, ...flavors.toReversed(), ...android.buildTypes.filter(({ name }) => name === buildType)]
    : [];
  const last = <Value>(pick: (block: ConfigBlock) => Value | undefined): Value | undefined =>
    blocks.map(pick).findLast((value) => value !== undefined);
  const own: Record<string, Read<string>> = Object.assign({}, ...blocks.map((block) => block.manifestPlaceholders));
  const unread = blocks.flatMap((block) => block.unreadPlaceholders ?? []);
  const fields: Record<string, Read<string>> = Object.assign({}, ...blocks.map((block) => block.buildConfigFields));
  const minSdk = last((block) => block.minSdk);
  const targetSdk = last((block) => block.targetSdk);
  const minify = blocks.at(-1)?.minifyEnabled;

  const sets = sourceSetNames(variant.names, buildType);
  const folderOfSet = (set: string) => joined(dir, `src/${set}`);
  const changes = (set: string) => android?.sourceSets.get(set);
  const resFolders = sets.flatMap((set) => [joined(folderOfSet(set), 'res'), ...(changes(set)?.res ?? [])]);
  const manifestSources: { source: SourceText; sourceSet: string }[] = [];
  for (const set of sets) {
    const source = await reader.read(changes(set)?.manifest ?? joined(folderOfSet(set), 'AndroidManifest.xml'));
    if (source) manifestSources.push({ source, sourceSet: set });
  }
  const namespace = android?.namespace;
  const packageName = /\bpackage\s*=\s*["']([\w.]+)["']/.exec(manifestSources[0]?.source.text ?? '');
  const applicationId =
    kind === 'application' && android
      ? fullApplicationId(android, flavors, blocks, buildType, namespace ?? packageOf(manifestSources[0]?.source, packageName))
      : undefined;

  const idOfApp = applicationId ?? (kind === 'application' ? undefined : app?.applicationId);
  const placeholders: Record<string, Read<string>> = {
    ...app?.manifestPlaceholders,
    ...(idOfApp && { applicationId: idOfApp, packageName: idOfApp }),
    ...own,
  };
  let values: ReadonlyMap<string, string> | undefined;
  const resourceNeeded = manifestSources.some(({ source }) => /"@(string|integer|bool)\/|'@(string|integer|bool)\//.test(source.text));
  if (resourceNeeded) values = await readValues(resFolders, walked.files, reader, problems);
  const generated: Record<string, Read<string>> = Object.assign({}, ...blocks.map((block) => block.resources));
  const manifest = readManifest(
    manifestSources,
    {
      placeholders,
      placeholdersIncomplete: unread.length > 0 || (app?.unreadPlaceholders?.length ?? 0) > 0,
      ...(namespace?.determined && { namespace: namespace.value }),
      resource(name) {
        const made = Object.hasOwn(generated, name) ? generated[name] : undefined;
        return made ? (made.determined ? made.value : undefined) : values?.get(name);
      },
    },
    problems,
  );

  const { keepRules, missingKeepFiles } = await readKeepRules(module, kind, android, blocks, options);
  const sources = await readSources(dir, sets, android, options);
  return {
    name: module.name,
    dir,
    kind,
    ...(build && { buildFile: build.file, dsl: build.language }),
    plugins,
    repositories: scopeOf ? readRepositories(repositoryEntries, scopeOf) : [],
    dependencies,
    ...(otherDependencies.length > 0 && { otherDependencies }),
    ...(namespace && { namespace }),
    ...(applicationId && { applicationId }),
    ...(android?.compileSdk && { compileSdk: android.compileSdk }),
    ...(minSdk && { minSdk }),
    ...(targetSdk && { targetSdk }),
    ...(minify && { minify }),
    manifestPlaceholders: own,
    ...(unread.length > 0 && { unreadPlaceholders: unread }),
    ...(build && build.unreadScripts.length > 0 && { unreadScripts: build.unreadScripts }),
    ...(Object.keys(fields).length > 0 && { buildConfigFields: android?.setsFieldsByCode ? uncertain(fields) : fields }),
    ...(Object.keys(generated).length > 0 && { resValues: generated }),
    flavors: android?.flavors.map(published) ?? [],
    buildTypes: android?.buildTypes.map(published) ?? [],
    variant: { flavors: variant.names, buildType },
    ...(manifest && { manifest }),
    keepRules,
    missingKeepFiles,
    sounds: soundsIn(resFolders, walked.files),
    sources,
  };
}

function published(block: ConfigBlock): AndroidModule['flavors'][number] {
  const { consumerFiles: _files, isDefault: _default, resources: _resources, buildConfigFields: _fields, ...rest } = block;
  return rest;
}

function uncertain(fields: Readonly<Record<string, Read<string>>>): Record<string, Read<string>> {
  return Object.fromEntries(Object.entries(fields).map(([name, { at }]) => [name, { determined: false, text: name, at }]));
}

function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function kindOf({ plugins }: ModuleLayout, android: AndroidBlock | undefined): AndroidModule['kind'] {
  const applied = (id: string) => plugins.some((plugin) => plugin.applied && plugin.id === id);
  if (applied('com.android.application')) return 'application';
  if (applied('com.android.library')) return 'library';
  // A plugin of the project's own applies Android's: only applications have an id.
  if (!android) return 'other';
  return android.defaultConfig.applicationId || android.flavors.some((flavor) => flavor.applicationId) ? 'application' : 'library';
}

interface Chosen {
  flavors: readonly ConfigBlock[];
  names: readonly string[];
  buildType: string;
}

/** One flavor of each dimension: the wanted one, else the default one, else the first. */
function chooseVariant(android: AndroidBlock | undefined, options: ModuleOptions): Chosen {
  const buildType = options.release ? 'release' : 'debug';
  const wanted = options.flavor?.toLowerCase() ?? '';
  const all = android?.flavors ?? [];
  // Where there is one dimension, nobody needs to name it.
  const dimensionOf = (flavor: ConfigBlock) => flavor.dimension ?? android?.dimensions[0] ?? '';
  const dimensions = [...new Set([...(android?.dimensions ?? []), ...all.map(dimensionOf)])];
  const flavors = dimensions.flatMap((dimension) => {
    const members = all.filter((flavor) => dimensionOf(flavor) === dimension);
    const exact = members.find(({ name }) => name.toLowerCase() === wanted);
    const part =
      wanted === ''
        ? undefined
        : members.filter(({ name }) => wanted.includes(name.toLowerCase())).toSorted((a, b) => b.name.length - a.name.length)[0];
    const chosen =
      exact ??
      (all.some(({ name }) => name.toLowerCase() === wanted) ? undefined : part) ??
      members.find(({ isDefault }) => isDefault) ??
      members[0];
    return chosen ? [chosen] : [];
  });
  const unique = [...new Set(flavors)];
  return { flavors: unique, names: unique.map(({ name }) => name), buildType };
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const camel = (names: readonly string[]) => names.map((name, index) => (index === 0 ? name : capital(name))).join('');

/** Source sets of a variant, lowest priority first. */
function sourceSetNames(flavors: readonly string[], buildType: string): string[] {
  return [
    ...new Set([
      'main',
      ...flavors.toReversed(),
      ...(flavors.length > 1 ? [camel(flavors)] : []),
      buildType,
      ...(flavors.length > 0 ? [camel([...flavors, buildType])] : []),
    ]),
  ];
}

const baseConfigurations = [
  'implementation',
  'api',
  'compileOnly',
  'runtimeOnly',
  'annotationProcessor',
  'compile',
  'provided',
  'apk',
  'kapt',
  'ksp',
];

/** Whether a configuration is of the variant (or of all), of another variant, or of tests. */
function ofVariant(
  configuration: string,
  android: AndroidBlock | undefined,
  flavors: readonly string[],
  buildType: string,
): 'own' | 'other' | 'tests' {
  if (/^(test|androidTest|testFixtures|kaptTest|kaptAndroidTest|kspTest|kspAndroidTest)([A-Z]|$)/.test(configuration)) return 'tests';
  const all = [
    ...(android?.flavors ?? []).map(({ name }) => name),
    ...(android?.buildTypes ?? []).map(({ name }) => name),
    'debug',
    'release',
  ];
  const chosen = new Set(sourceSetNames(flavors, buildType));
  for (const base of baseConfigurations) {
    // `kaptRelease` has the variant behind.
    const written = configuration.endsWith(capital(base))
      ? configuration.slice(0, -base.length)
      : /^(kapt|ksp)/.test(base) && configuration.startsWith(base)
        ? configuration.slice(base.length)
        : '';
    const variant = `${written.charAt(0).toLowerCase()}${written.slice(1)}`;
    if (variant === '') continue;
    if (chosen.has(variant)) return 'own';
    return all.some((name) => variant === name || variant.startsWith(name) || variant.endsWith(capital(name))) ? 'other' : 'own';
  }
  return 'own';
}

function packageOf(source: SourceText | undefined, match: RegExpExecArray | null): Read<string> | undefined {
  return source && match ? { determined: true, value: match[1] as string, at: source.at(match.index) } : undefined;
}

function fullApplicationId(
  android: AndroidBlock,
  flavors: readonly ConfigBlock[],
  blocks: readonly ConfigBlock[],
  buildType: string,
  namespace: Read<string> | undefined,
): Read<string> | undefined {
  const base = flavors.find((flavor) => flavor.applicationId)?.applicationId ?? android.defaultConfig.applicationId ?? namespace;
  if (!base?.determined) return base;
  const suffixes = [android.defaultConfig, ...flavors, ...blocks.slice(-1).filter(({ name }) => name === buildType)].flatMap(
    (block) => block.applicationIdSuffix ?? [],
  );
  let { value } = base;
  for (const suffix of suffixes) {
    if (!suffix.determined) return suffix;
    if (suffix.value !== '') value += suffix.value.startsWith('.') ? suffix.value : `.${suffix.value}`;
  }
  return { ...base, value };
}

/** The rules that the build names for this variant; a library gives away only its consumer rules. Without a way to tell, whatever rule files the module has. */
async function readKeepRules(
  module: ModuleLayout,
  kind: AndroidModule['kind'],
  android: AndroidBlock | undefined,
  blocks: readonly ConfigBlock[],
  { walked, reader }: ModuleOptions,
): Promise<{ keepRules: KeepRule[]; missingKeepFiles: Sited<string>[] }> {
  const missingKeepFiles: Sited<string>[] = [];
  const named = blocks.flatMap((block) => (kind === 'library' ? block.consumerFiles : block.proguardFiles));
  const files: string[] = [];
  for (const file of named) {
    if (!file.determined) continue;
    if (reader.has(file.value)) files.push(file.value);
    else if (walked.files.some((path) => isBelow(file.value, path)))
      files.push(...walked.files.filter((path) => isBelow(file.value, path) && /\.(pro|txt|cfg)$/.test(path)));
    else missingKeepFiles.push({ value: file.value, at: file.at });
  }
  if (!android || named.some((file) => !file.determined))
    files.push(
      ...walked.files.filter(
        (path) => folderOf(path) === module.dir && (path.endsWith('.pro') || /^proguard.*\.(txt|cfg)$/.test(nameOf(path))),
      ),
    );
  const keepRules: KeepRule[] = [];
  const seen = new Set<string>();
  for (let file = files.shift(); file !== undefined; file = files.shift()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const source = await reader.read(file);
    if (!source) continue;
    const { rules, includes } = readKeepFile(source);
    keepRules.push(...rules);
    for (const { path, offset } of includes) {
      if (reader.has(path)) files.push(path);
      else missingKeepFiles.push({ value: path, at: source.at(offset) });
    }
  }
  return { keepRules, missingKeepFiles };
}

async function readSources(
  dir: string,
  sets: readonly string[],
  android: AndroidBlock | undefined,
  { walked, reader, layout, signal }: ModuleOptions,
): Promise<SourceFile[]> {
  const folders = sets.flatMap((set) => [
    { folder: joined(dir, `src/${set}/java`), set },
    { folder: joined(dir, `src/${set}/kotlin`), set },
    ...(android?.sourceSets.get(set)?.java ?? []).map((folder) => ({ folder, set })),
  ]);
  const inner = layout.modules.filter((other) => other.dir !== dir && isBelow(dir, other.dir)).map((other) => `${other.dir}/`);
  const setOf = new Map<string, string>();
  for (const { folder, set } of folders)
    for (const file of filesBelow(walked.files, folder))
      if (/\.(java|kt)$/.test(file) && !setOf.has(file) && !inner.some((other) => file.startsWith(other))) setOf.set(file, set);
  const wanted = [...setOf].map(([file, set]) => ({ file, set })).toSorted((a, b) => (a.file < b.file ? -1 : 1));
  const sources: (SourceFile | undefined)[] = Array.from({ length: wanted.length });
  let sinceBreath = 0;
  await eachOf([...wanted.keys()], async (index) => {
    const { file, set } = wanted[index] as { file: string; set: string };
    const source = await reader.readOnce(file);
    if (source) sources[index] = readSource(source, set);
    // Other work of the process gets its turn.
    if (++sinceBreath % 100 === 0) {
      await new Promise<void>((done) => void setImmediate(done));
      signal?.throwIfAborted();
    }
  });
  return sources.filter((source) => source !== undefined);
}
