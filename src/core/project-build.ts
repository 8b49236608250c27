import {
  areDependenciesKnown,
  compareVersions,
  findSdk,
  hasSources,
  isRegisteredByPlatform,
  known,
  type Modules,
  type SdkFound,
  type SdkNames,
} from './project-look.ts';
import type { Trace } from './project-check.ts';
import type { AndroidModule, GradlePlugin, GradleRepository, Place, ProjectSnapshot, ServiceFile, Sited } from './project.ts';

/** True for a plain object, as JSON has them. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const wellKnownPlugins =
  /^(?:com\.(?:android|google|huawei|hihonor|github|diffplug|jakewharton|jfrog|vanniktech|squareup|bugsnag|tencent|alibaba|facebook)\b|org\.(?:jetbrains|gradle|sonarqube|greenrobot)\b|io\.(?:gitlab|github|realm|sentry|fabric)\b|kotlin|java|androidx\.|dagger\.|dev\.flutter\.|maven|checkstyle|jacoco|signing|realm-android|newrelic)/;

/** False when a plugin is applied that may belong to the project itself, since such a plugin may apply others. */
export function pluginsAreKnown(module: AndroidModule): boolean {
  return (
    module.buildFile !== undefined &&
    module.plugins.every((plugin) => !plugin.applied || (!plugin.isUnread && wellKnownPlugins.test(plugin.id)))
  );
}

/** Finds the vendor's SDK; a platform's module that is in the project shows by its own dependencies whether it brings it. */
export function findListedSdk(modules: Modules, names: SdkNames): SdkFound | undefined {
  const found = findSdk(modules, names);
  const isHere = found?.dependency.kind === 'project' && modules.some(({ name }) => name === found.dependency.path);
  return isHere ? undefined : found;
}

/** The modules with what the build's other variants depend on in place of this one's. */
export function ofOtherVariants(modules: Modules): Modules {
  return modules.map((module) => ({ ...module, dependencies: module.otherDependencies ?? [] }));
}

/** The modules without the packages of platforms that bring each vendor by a package of its own name. */
function withoutSplitPackages(modules: Modules): Modules {
  return modules.map((module) => ({
    ...module,
    dependencies: module.dependencies.filter((one) => !/^(?:com\.tencent\.timpush:|im\.zego:zpns-|im\.zego:zim$)/.test(one.module ?? '')),
  }));
}

/** Build and dependencies can be read to the end, so that what they lack is missing. */
export function isBuildKnown(app: AndroidModule, modules: Modules): boolean {
  return app.kind === 'application' && areDependenciesKnown(withoutSplitPackages(modules)) && pluginsAreKnown(app);
}

/** True for an app whose frame, Flutter or React Native, brings libraries that no build file names. */
export function isHybrid(app: AndroidModule): boolean {
  return app.plugins.some(({ id }) => /flutter|facebook\.react/.test(id));
}

/** The SDK is there, and nothing that could be seen or missed starts it and takes its tokens but the app's own code. */
export function isSdkLeftToApp(app: AndroidModule, modules: Modules, sdk: SdkFound | undefined): boolean {
  return (
    sdk !== undefined &&
    sdk.form !== 'platform' &&
    app.kind === 'application' &&
    hasSources(modules) &&
    areDependenciesKnown(modules, { foldersAreListed: true }) &&
    !isRegisteredByPlatform(modules) &&
    pluginsAreKnown(app) &&
    !isHybrid(app)
  );
}

/** The plugin that a module applies. */
export function appliedPlugin(module: AndroidModule, id: string): GradlePlugin | undefined {
  return module.plugins.find((plugin) => plugin.applied && plugin.id === id);
}

/** The version of a Gradle plugin, from the plugin blocks or from its artifact on the class path. */
export function pluginVersion(project: ProjectSnapshot, app: AndroidModule, id: string, artifact: string): Sited<string> | undefined {
  const plugins = [...app.plugins, ...project.rootBuild.plugins].filter((plugin) => plugin.id === id);
  const artifacts = [...project.rootBuild.classpath, ...app.dependencies].filter(
    ({ module, configuration }) => configuration === 'classpath' && module === artifact,
  );
  const found = [...plugins, ...artifacts].map(({ version }) => version).find((version) => version?.determined);
  return found?.determined ? { value: found.value, at: found.at } : undefined;
}

/** True when a version certainly comes before another; false when that cannot be told. */
export function isOlder(version: string | undefined, than: string): boolean {
  return version !== undefined && /^\d+(?:\.\d+)*(?:[-.][\w.]+)?$/.test(version) && compareVersions(version, than) < 0;
}

// Hosts of open-source libraries: no phone maker keeps its SDK there.
const commonHosts =
  /^https?:\/\/(?:[\w-]+\.)*(?:maven\.google\.com|dl\.google\.com|repo1?\.maven(?:\.apache)?\.org|jitpack\.io|jcenter\.bintray\.com|plugins\.gradle\.org|oss\.sonatype\.org|central\.sonatype\.com|maven\.aliyun\.com|developer\.huawei\.com|developer\.hihonor\.com)(?:[/:]|$)/;

/** Whether one of the repositories has an address; undefined when none is known, or when one may be a mirror of it. */
export function hasRepository(repositories: readonly GradleRepository[], address: RegExp): boolean | undefined {
  if (repositories.length === 0) return undefined;
  const urls = repositories.map(({ url }) => known(url));
  if (urls.some((url) => url !== undefined && address.test(url))) return true;
  const clear = repositories.every(({ kind, url }) =>
    url ? commonHosts.test(known(url) ?? '') : ['google', 'mavenCentral', 'jcenter', 'gradlePluginPortal'].includes(kind),
  );
  return clear ? false : undefined;
}

/** The repositories that libraries of the app come from. */
export function libraryRepositories(project: ProjectSnapshot, app: AndroidModule): GradleRepository[] {
  const ofRoot = project.rootBuild.repositories.filter(({ scope }) => scope === 'allprojects' || scope === 'dependencyResolution');
  return [...ofRoot, ...app.repositories];
}

/** The repositories that Gradle plugins come from. */
export function pluginRepositories(project: ProjectSnapshot): GradleRepository[] {
  return project.rootBuild.repositories.filter(({ scope }) => scope === 'buildscript' || scope === 'pluginManagement');
}

/** True for a folder of the module that a plugin reads for the chosen variant: the module's own, or one named by the variant. */
function isOfVariant(app: AndroidModule, folder: string): boolean {
  if (folder === '') return true;
  if (!folder.startsWith('src/')) return false;
  let rest = folder.slice('src/'.length).replaceAll('/', '').toLowerCase();
  for (const name of [...app.variant.flavors, app.variant.buildType]) rest = rest.replace(name.toLowerCase(), '');
  return rest === '';
}

/** Where a service file lies, seen from the app's chosen variant. */
export interface ServiceFileSearch {
  /** The file that the build takes. */
  used?: ServiceFile;
  /** Files of the app's other variants. */
  others: readonly ServiceFile[];
  /** Files that the build of no app takes: in the root, in a library, in `assets`. */
  misplaced: readonly ServiceFile[];
}

/** Looks for a service file as the vendors' Gradle plugins do: the variant's folders first, then the app module's own. */
export function findServiceFile(project: ProjectSnapshot, app: AndroidModule, name: string): ServiceFileSearch {
  const otherApps = new Set(
    project.modules.filter((module) => module.kind === 'application' && module !== app).map((module) => module.name),
  );
  const files = project.serviceFiles.filter((file) => file.name === name && !otherApps.has(file.module ?? ''));
  const own = files.filter(({ module }) => module === app.name);
  const used = own.filter(({ folder }) => isOfVariant(app, folder)).toSorted((a, b) => b.folder.length - a.folder.length)[0];
  const others = own.filter(({ folder }) => /^src\/(?!main(?:\/|$))/.test(folder) && !isOfVariant(app, folder));
  const misplaced = files.filter((file) => !others.includes(file) && !(file.module === app.name && isOfVariant(app, file.folder)));
  return { ...(used && { used }), others, misplaced };
}

/** A text or number at a JSON pointer of a service file, with its place. */
export function textAt(file: ServiceFile, pointer: string): Sited<string> | undefined {
  let value = file.json;
  for (const key of pointer.split('/').slice(1)) {
    if (Array.isArray(value)) value = value[Number(key)] as unknown;
    else value = isRecord(value) ? value[key] : undefined;
  }
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return value === '' ? undefined : { value: String(value), at: file.place(pointer) };
}

/** Where to point when something is missing in a module: the beginning of its build file or manifest. */
export function moduleStart(app: AndroidModule): Place | undefined {
  const file = app.buildFile ?? app.manifest?.files[0];
  return file === undefined ? undefined : { file, line: 1, column: 1 };
}

/** Where a keep rule belongs: the app's first rule file, else where its build file asks for shrinking. */
export function keepRulePlace(app: AndroidModule): Place | undefined {
  const { flavors, buildType } = app.variant;
  const blocks = [...app.buildTypes, ...app.flavors].filter(({ name }) => name === buildType || flavors.includes(name));
  const file = app.keepRules[0]?.at.file ?? blocks.flatMap(({ proguardFiles }) => known(proguardFiles[0]) ?? [])[0];
  return file === undefined ? (app.minify?.at ?? moduleStart(app)) : { file, line: 1, column: 1 };
}

/** Traces of what the build and its files hold. */
export const buildTraces = {
  plugin: ({ id, at }: GradlePlugin): Trace => ({ text: { en: 'plugin {name}', zh: '插件 {name}' }, data: { name: id }, at }),
  serviceFile: (file: ServiceFile): Trace => ({
    text: { en: 'file {name}', zh: '文件 {name}' },
    data: { name: file.file },
    at: file.place(''),
  }),
} as const;
