import type { Integration, ProjectContext, Trace } from './project-check.ts';
import type {
  AndroidModule,
  Attributes,
  CallbackName,
  GradleDependency,
  KeepRule,
  ManifestComponent,
  ManifestMetaData,
  Place,
  Read,
  Sited,
  SourceCall,
  SourceClass,
  SourceConstant,
  SourceFile,
} from './project.ts';
import { dotted, indexOf, isOn, simpleName } from './source-index.ts';
import type { Text } from './text.ts';

/** Modules that are built into one app: the app itself first. */
export type Modules = readonly AndroidModule[];

/** The value of something read, when it can be told without running the code. */
export function known<Value>(read: Read<Value> | undefined): Value | undefined {
  return read?.determined ? read.value : undefined;
}

/** Compares versions by their numbers; a version with fewer parts is filled with zeros. Negative: `a` is older. */
export function compareVersions(a: string, b: string): number {
  const numbers = (version: string) => version.match(/\d+/g)?.map(Number) ?? [];
  const [left, right] = [numbers(a), numbers(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Every dependency of every module. */
export function dependenciesOf(modules: Modules): GradleDependency[] {
  return modules.flatMap((module) => module.dependencies);
}

/** File name of a local dependency, or its notation where there is no path. */
export function fileNameOf(dependency: GradleDependency): string {
  return dependency.path === undefined ? dependency.notation : (dependency.path.split('/').at(-1) ?? dependency.path);
}

function isForTests({ configuration }: GradleDependency): boolean {
  return /^(?:classpath$|test|androidTest)/.test(configuration);
}

/** How the artifacts of a vendor's SDK are called. */
export interface SdkNames {
  /** Vendor id, as platforms use it in their own artifacts. */
  vendor: string;
  /** `group:name` of the vendor's own artifact, if it has one. */
  maven?: RegExp;
  /** Names of the vendor's own files; the first group is the version, `_` or `.` between the numbers. */
  file: RegExp;
}

/** How a vendor's SDK comes into the app. */
export interface SdkFound {
  /** `aar`, `jar`, `maven`: the vendor's own SDK; `platform`: a platform's artifact or module, which brings the SDK and its manifest parts. */
  form: 'aar' | 'jar' | 'maven' | 'platform';
  /** Of the vendor's SDK; a platform's artifacts count their own versions. */
  version?: string;
  dependency: GradleDependency;
}

/** Before ZPNs 2.7.0 the one artifact had all of ZEGO's vendors in it; the code tells which of them the app uses. */
const zpnsSplit = '2.7.0';
const zpnsCalls: Readonly<Record<string, string>> = {
  huawei: 'enableHWPush',
  xiaomi: 'enableMiPush',
  oppo: 'enableOppoPush',
  vivo: 'enableVivoPush',
  fcm: 'enableFCMPush',
};

/** Whether ZPNs of one artifact is used for a vendor; where no call can be read, for all that it has. */
function isEnabledInZpns(modules: Modules, vendor: string): boolean {
  const name = zpnsCalls[vendor];
  if (name === undefined) return false;
  const files = new Set(
    modules.flatMap(({ sources }) =>
      sources.filter(({ imports }) => imports.some((one) => one.startsWith('im.zego.zpns'))).map(({ file }) => file),
    ),
  );
  const enabled = Object.values(zpnsCalls).filter((one) => callsOf(modules, one).some(({ at }) => files.has(at.file)));
  return enabled.length === 0 || enabled.includes(name);
}

function isPlatformPart(
  modules: Modules,
  { kind, module = '', path = '', version, ...dependency }: GradleDependency,
  vendor: string,
): boolean {
  if (kind === 'project') return /(?:^|:)tuiofflinepush$/i.test(path);
  if (kind === 'file') return new RegExp(`^zpns-android-plugin-${vendor}\\b`, 'i').test(fileNameOf({ kind, path, ...dependency }));
  if (module === 'im.zego:zpns') {
    const zpns = known(version);
    return zpns !== undefined && compareVersions(zpns, zpnsSplit) < 0 && isEnabledInZpns(modules, vendor);
  }
  return new RegExp(
    `^(?:com\\.tencent\\.(?:timpush|tpns):${vendor}|im\\.zego:zpns-${vendor}|cn\\.jiguang\\.sdk\\.plugin:${vendor}|com\\.umeng\\.umsdk:${vendor}-push)$`,
  ).test(module);
}

/** Finds the vendor's SDK among the dependencies: the vendor's own before a platform's. */
export function findSdk(modules: Modules, { vendor, maven, file }: SdkNames): SdkFound | undefined {
  let platform: SdkFound | undefined;
  for (const dependency of dependenciesOf(modules)) {
    if (isForTests(dependency)) continue;
    if (dependency.kind === 'maven' && dependency.module !== undefined && maven?.test(dependency.module)) {
      const version = known(dependency.version);
      return { form: 'maven', dependency, ...(version === undefined ? {} : { version }) };
    }
    const match = dependency.kind === 'file' ? file.exec(fileNameOf(dependency)) : null;
    if (match) {
      const version = match[1]?.replaceAll('_', '.');
      // A notation may name several kinds of files: `fileTree(dir: 'libs', include: ['*.jar', '*.aar'])`.
      const form = /\.jar(?=$|\W)/i.test(dependency.path ?? dependency.notation) ? 'jar' : 'aar';
      return { form, dependency, ...(version === undefined ? {} : { version }) };
    }
    if (isPlatformPart(modules, dependency, vendor)) platform ??= { form: 'platform', dependency };
  }
  return platform;
}

/** Push and IM platforms that bring vendor SDKs along, register with the vendor, and keep the token. */
const managers =
  /^(?:com\.tencent\.(?:timpush|tpns|qcloud\.tim)|im\.zego|cn\.jiguang|com\.umeng|com\.getui|com\.igexin|cn\.rongcloud|com\.netease\.nimlib|com\.aliyun\.ams|com\.mob|cn\.leancloud|com\.pushwoosh|com\.wonderpush)\b/i;
/** Platforms that register with the vendor, while the vendor's SDK is added by the app. */
const registrars = /^(?:io|com)\.hyphenate\b|^io\.agora(?:\.rtc)?:(?:chat|agora-chat)/;
/** Local files whose content their name tells: none of them holds another vendor's SDK. */
const vendorFiles = /mipush|heytap|opush|vivo_?push|vpush|pushopenclient|push-internal|hwpush/i;

/** A platform registers with the vendor and gets the token, so that the app's own code need not. */
export function isRegisteredByPlatform(modules: Modules): boolean {
  const names = new Set(modules.map((module) => module.name));
  return (
    dependenciesOf(modules).some(
      ({ kind, module = '', path = '' }) =>
        (kind === 'maven' && (managers.test(module) || registrars.test(module))) ||
        (kind === 'project' && (/tuiofflinepush|timpush|zpns/i.test(path) || !names.has(path))) ||
        (kind === 'file' && /^(?:zpns|hyphenate|imsdk|jpush|jcore|gtpush|umeng|agora)/i.test(path.split('/').at(-1) ?? '')),
    ) || callsOf(modules, /^(?:enable(?:Mi|Oppo|Vivo|Meizu)\w*|setPushConfig)$/i).length > 0
  );
}

/**
 * Whether the list of dependencies is all there is: no unread folder or notation, no module outside, no local file with an
 * unknown content and no platform that may bring a vendor's SDK. Only then the lack of an SDK is a fact.
 * @param options.foldersAreListed a folder of which the path is known counts as known, since its files follow it in the list.
 */
export function areDependenciesKnown(modules: Modules, { foldersAreListed = false } = {}): boolean {
  if (modules[0]?.buildFile === undefined) return false;
  const names = new Set(modules.map((module) => module.name));
  return dependenciesOf(modules).every((dependency) => {
    if (isForTests(dependency)) return true;
    switch (dependency.kind) {
      case 'maven':
        return dependency.module !== undefined && !managers.test(dependency.module);
      case 'project':
        return dependency.path !== undefined && names.has(dependency.path);
      case 'file':
        return vendorFiles.test(fileNameOf(dependency));
      case 'folder':
        return foldersAreListed && dependency.path !== undefined;
    }
  });
}

/** The package name that the app is installed under, when it can be told. */
export function packageNameOf(app: AndroidModule): Sited<string> | undefined {
  const { applicationId, manifest, namespace } = app;
  if (applicationId) return applicationId.determined ? { value: applicationId.value, at: applicationId.at } : undefined;
  if (manifest?.package) return manifest.package;
  return namespace?.determined ? { value: namespace.value, at: namespace.at } : undefined;
}

/** True for the package name itself, and for the placeholder that becomes it. */
export function isOwnPackage(app: AndroidModule, text: string): boolean {
  return text === '${applicationId}' || text === packageNameOf(app)?.value;
}

/** Packages in which the app's own classes lie: namespaces, manifest packages, the applicationId and what the sources say. */
export function ownPackages(modules: Modules): string[] {
  const packages = modules.flatMap((module) => [
    packageNameOf(module)?.value,
    known(module.namespace),
    module.manifest?.package?.value,
    ...module.sources.map((source) => source.package),
  ]);
  return [...new Set(packages.filter((name): name is string => name !== undefined && name.includes('.')))];
}

/** True when a class lies in a package of the app or below it. */
export function isOwnClass(modules: Modules, className: string): boolean {
  return ownPackages(modules).some((name) => className.startsWith(`${name}.`));
}

/** An element of a manifest, placed at its name: long elements begin lines before it. */
function atName<Element extends { attributes: Attributes; at: Place }>(element: Element): Element {
  const at = element.attributes['android:name']?.at;
  return at ? { ...element, at } : element;
}

/** Components of all manifests. */
export function componentsOf(modules: Modules, ...types: readonly ManifestComponent['type'][]): ManifestComponent[] {
  const all = modules.flatMap((module) => module.manifest?.components ?? []).map(atName);
  return types.length === 0 ? all : all.filter((component) => types.includes(component.type));
}

export function actionsOf(component: ManifestComponent): string[] {
  return component.filters.flatMap((filter) => filter.actions.map((action) => action.value));
}

/** What Android takes for `exported` where it is not stated: true with an intent filter (before targetSdk 31), else false. */
export function isExported(component: ManifestComponent): boolean {
  return component.exported ?? component.filters.length > 0;
}

export function permissionsUsed(modules: Modules): Sited<string>[] {
  return modules.flatMap((module) => module.manifest?.usesPermissions ?? []).map(atName);
}

export function permissionsDeclared(modules: Modules): (Sited<string> & { protectionLevel?: string })[] {
  return modules.flatMap((module) => module.manifest?.permissions ?? []);
}

/** `<meta-data>` of the application by name; of a component too where asked. */
export function metaDataOf(modules: Modules, names: RegExp): ManifestMetaData[] {
  return modules
    .flatMap((module) => [...(module.manifest?.metaData ?? []), ...(module.manifest?.components.flatMap(({ metaData }) => metaData) ?? [])])
    .filter(({ name }) => names.test(name))
    .map(atName);
}

/** The value of a meta-data entry as it is written in the manifest, before resources are looked up. */
export function writtenValue(metaData: ManifestMetaData): string | undefined {
  return metaData.attributes['android:value']?.value ?? metaData.attributes['android:resource']?.value ?? known(metaData.value);
}

/** Manifests and sources of the app are there to be looked at. */
export function hasManifest(modules: Modules): boolean {
  return modules[0]?.manifest !== undefined;
}

export function hasSources(modules: Modules): boolean {
  return (modules[0]?.sources.length ?? 0) > 0;
}

export function classesOf(modules: Modules): readonly SourceClass[] {
  return indexOf(modules).classes;
}

export function classNamed(modules: Modules, name: string): SourceClass | undefined {
  return indexOf(modules).byName().get(dotted(name));
}

export function sourceFileOf(modules: Modules, file: string): SourceFile | undefined {
  return indexOf(modules).fileByPath().get(file);
}

/** Whether a class of the sources descends from a class (a bare name: in any package); `unknown` where it has a parent of a library that nobody can look into. */
export function descendsFrom(modules: Modules, found: SourceClass, parent: string): 'yes' | 'no' | 'unknown' {
  const simple = simpleName(parent);
  let answer: 'no' | 'unknown' = 'no';
  for (const { name, isPlain, found: above } of indexOf(modules).ancestors(found)) {
    if (name === parent || name === simple || (parent === simple && name.endsWith(`.${simple}`))) return 'yes';
    if (!isPlain && !above) answer = 'unknown';
  }
  return answer;
}

/** Classes of the sources that certainly descend from a class. */
export function descendantsOf(modules: Modules, parent: string): readonly SourceClass[] {
  return indexOf(modules).descendants(parent);
}

/** A class's own method of this name. */
export function methodNamed(found: SourceClass, method: CallbackName): Sited<string> | undefined {
  return found.methods.find(({ value }) => value === method);
}

/** True when the class or a parent of it in the sources has one of the methods. */
export function hasMethod(modules: Modules, found: SourceClass, ...methods: readonly CallbackName[]): boolean {
  const has = (one: SourceClass) => methods.some((method) => methodNamed(one, method) !== undefined);
  if (has(found)) return true;
  for (const { found: above } of indexOf(modules).ancestors(found)) if (above && has(above)) return true;
  return false;
}

/** Calls by name, and by what stands before them or what that stands for. */
export function callsOf(modules: Modules, name: string | RegExp, receiver?: RegExp): readonly SourceCall[] {
  const index = indexOf(modules);
  if (receiver && String(name) === '/./') return index.callsOn(receiver);
  const calls = index.callsNamed(name);
  return receiver ? calls.filter((call) => isOn(call, receiver)) : calls;
}

/** Calls of one file. */
function callsInFile(modules: Modules, file: string): readonly SourceCall[] {
  return indexOf(modules).callsByFile().get(file) ?? [];
}

export function constantsOf(modules: Modules): readonly SourceConstant[] {
  return indexOf(modules).constants;
}

const processWords = /process|shouldInit|isMain\b/i;

/**
 * Whether a call runs in the main process only, as far as the code nearby shows: a condition around it, a check before it in the same
 * method, or the same for every call of its method within the class.
 */
export function isProcessGuarded(modules: Modules, call: SourceCall, depth = 0): boolean {
  if (call.guards.some((guard) => processWords.test(guard))) return true;
  const siblings = callsInFile(modules, call.at.file).filter((other) => other.inClass === call.inClass);
  if (siblings.some((other) => other.inMethod === call.inMethod && other.order < call.order && processWords.test(other.name))) return true;
  if (depth > 2 || call.inMethod === undefined || call.inMethod === 'onCreate') return false;
  const callers = siblings.filter((other) => other.name === call.inMethod && other.inMethod !== call.inMethod);
  return callers.length > 0 && callers.every((caller) => isProcessGuarded(modules, caller, depth + 1));
}

function isInApplication({ app, modules }: Pick<ProjectContext, 'app' | 'modules'>, { inClass }: SourceCall): boolean {
  const found = inClass === undefined ? undefined : classNamed(modules, inClass);
  if (!found) return false;
  return app.manifest?.application?.name === found.name || found.superTypes.some((name) => /Application(?:\(\))?$/.test(name));
}

/** Calls of the method that a call stands in: within its class, on its class by name, or of a function that stands in no class. */
function callersOf(modules: Modules, { inClass, inMethod }: SourceCall): SourceCall[] {
  if (inMethod === undefined) return [];
  const simple = inClass?.slice(Math.max(inClass.lastIndexOf('.'), inClass.lastIndexOf('$')) + 1);
  const names = simple === undefined ? undefined : new RegExp(`(?:^|[^\\w.])${simple}\\b`);
  return callsOf(modules, inMethod).filter(
    (caller) =>
      !(caller.inClass === inClass && caller.inMethod === inMethod) &&
      (names === undefined || caller.inClass === inClass || names.test(caller.receiver)),
  );
}

/** True when a way leads from the Application’s `onCreate` to a call, through methods of whatever class, on which nothing is guarded. */
export function startsUnguarded(
  context: Pick<ProjectContext, 'app' | 'modules'>,
  call: SourceCall,
  isGuarded: (call: SourceCall) => boolean,
  depth = 0,
): boolean {
  if (call.inMethod === undefined || isGuarded(call)) return false;
  if (call.inMethod === 'onCreate' && isInApplication(context, call)) return true;
  return depth < 4 && callersOf(context.modules, call).some((caller) => startsUnguarded(context, caller, isGuarded, depth + 1));
}

/** True when a call runs as the process starts: in `onCreate` of the Application, or in a method called from there. */
export function runsAtProcessStart(context: Pick<ProjectContext, 'app' | 'modules'>, call: SourceCall, depth = 0): boolean {
  if (!isInApplication(context, call) || call.inMethod === undefined) return false;
  if (call.inMethod === 'onCreate') return true;
  return (
    depth < 3 &&
    callsOf(context.modules, call.inMethod).some(
      (caller) => caller.inClass === call.inClass && caller.inMethod !== call.inMethod && runsAtProcessStart(context, caller, depth + 1),
    )
  );
}

/** An argument that is plain text or a number, as text. */
export function literalText(call: SourceCall, index: number): string | undefined {
  const value = call.literals[index];
  return value === undefined ? undefined : String(value);
}

/** Notification channels that the code creates; `isComplete` is false when an id is not plain text. */
export function channelsInCode(modules: Modules): {
  channels: { id: string; call: SourceCall }[];
  isComplete: boolean;
  calls: SourceCall[];
} {
  const calls = [
    ...callsOf(modules, 'NotificationChannel'),
    ...callsOf(modules, 'Builder', /NotificationChannelCompat$/),
    ...callsOf(modules, 'NotificationChannelCompat.Builder'),
  ];
  const channels = calls.flatMap((call) => {
    const id = literalText(call, 0);
    return id === undefined ? [] : [{ id, call }];
  });
  return { channels, calls, isComplete: channels.length === calls.length };
}

/** Whether the build that is judged is certainly shrunk: Android's plugin shrinks nothing unasked, and what cannot be read is not guessed. */
export function isShrunk({ app }: Pick<ProjectContext, 'app'>): boolean {
  return known(app.minify) === true;
}

/** Every rule file of the chosen variant could be found and read. */
export function areKeepRulesKnown(modules: Modules): boolean {
  return modules.every((module) => {
    if (module.missingKeepFiles.length > 0) return false;
    const { flavors, buildType } = module.variant;
    return [...module.flavors, ...module.buildTypes]
      .filter(({ name }) => name === 'defaultConfig' || name === buildType || flavors.includes(name))
      .every((block) => block.proguardFiles.every((file) => file.determined || /getDefaultProguardFile/.test(file.text)));
  });
}

function matcherOf(pattern: string): RegExp {
  const source = pattern.replaceAll(/\*\*|\*|\?|[.+^${}()|[\]\\]/g, (part) =>
    part === '**' ? '.*' : part === '*' ? '[^.]*' : part === '?' ? '[^.]' : `\\${part}`,
  );
  return new RegExp(`^${source}$`);
}

function isKeeping({ directive, malformed, text, parent }: KeepRule): boolean {
  return (
    malformed === undefined &&
    /^-keep(?:,\w+)*$/.test(directive) &&
    !/\s(?:extends|implements)\s|^-keep[\w,]*\s+@/.test(text) &&
    parent === undefined
  );
}

/** Whether a well-formed rule keeps a class (or nothing is shrunk and renamed at all). */
export function isKept(modules: Modules, className: string): boolean {
  const rules = modules.flatMap((module) => module.keepRules);
  if (rules.some(({ directive }) => directive === '-dontshrink') && rules.some(({ directive }) => directive === '-dontobfuscate'))
    return true;
  return rules.some(
    (rule) =>
      isKeeping(rule) &&
      rule.patterns.some((pattern) => !pattern.startsWith('!') && (pattern === '*' || matcherOf(pattern).test(className))),
  );
}

/** Texts that the build puts into the app: fields of `BuildConfig`, and resources by `resValue`. */
export function builtValuesOf(modules: Modules): (Sited<string> & { name: string })[] {
  return modules.flatMap(({ buildConfigFields = {}, resValues = {} }) =>
    [...Object.entries(buildConfigFields), ...Object.entries(resValues)].flatMap(([name, read]) =>
      read.determined ? [{ name: name.slice(name.indexOf('/') + 1), value: read.value, at: read.at }] : [],
    ),
  );
}

/** Where a secret stands in the app: code, manifest, placeholders or what the build adds. */
export function* placesOf(modules: Modules, secret: string): Generator<Place> {
  if (secret.length < 8) return;
  for (const call of callsOf(modules, /./)) if (call.literals.includes(secret)) yield call.at;
  for (const constant of constantsOf(modules)) if (constant.value === secret) yield constant.at;
  for (const metaData of metaDataOf(modules, /./)) if (known(metaData.value) === secret) yield metaData.at;
  for (const module of modules)
    for (const placeholder of Object.values(module.manifestPlaceholders)) if (known(placeholder) === secret) yield placeholder.at;
  for (const { value, at } of builtValuesOf(modules)) if (value === secret) yield at;
}

/** A value where an id is expected, which may be a key or a secret that somebody put there: of long ones only the beginning. */
export function shownValue(value: string): string {
  return value.length <= 12 ? value : `${value.slice(0, 4)}…`;
}

/** `builder.enableOppoPush("key", secret).build()` → `builder.enableOppoPush(…).build()`: arguments may be secrets. */
function withoutArguments(expression: string): string {
  let text = '';
  let depth = 0;
  for (const [part] of expression.matchAll(/"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[\s\S]/g)) {
    if (')}]'.includes(part) && depth > 0) depth--;
    if (depth === 0) text += part.length > 1 ? '…' : part;
    else if (!text.endsWith('…')) text += '…';
    if ('({['.includes(part)) depth++;
  }
  return text;
}

/**
 * An expression without the texts in it that may be keys or secrets. Names by which a build looks something up stay:
 * `findProperty("VIVO_KEY") ?: "…"`.
 */
export function withoutSecrets(expression: string): string {
  return expression.replaceAll(
    /([[(]\s*)?(["'])((?:(?!\2)[^\\]|\\.)*)(?:\2|$)/g,
    (written, open: string | undefined, quote: string, text: string) =>
      (open !== undefined && /^[A-Za-z][A-Za-z_.-]*$/.test(text)) || text.length <= 4
        ? written
        : `${open ?? ''}${quote}${text.slice(0, 4)}…${quote}`,
  );
}

/** Puts an integration together: nothing found is `none`, nothing missing is `whole`. */
export function integrationOf(found: readonly Trace[], missing: readonly Text[], version?: string): Integration {
  const state = found.length === 0 ? 'none' : missing.length === 0 ? 'whole' : 'half';
  return { state, found, missing: state === 'none' ? [] : missing, ...(version === undefined ? {} : { version }) };
}

/** The traces that every vendor's detection speaks of. */
export const traces = {
  dependency: ({ notation, at }: GradleDependency): Trace => ({
    text: { en: 'dependency {name}', zh: '依赖 {name}' },
    data: { name: notation },
    at,
  }),
  component: ({ name, type, at }: ManifestComponent): Trace => ({
    text: { en: '{type} {name}', zh: '组件 {type} {name}' },
    data: { type, name },
    at,
  }),
  permission: ({ value, at }: Sited<string>): Trace => ({
    text: { en: 'permission {name}', zh: '权限 {name}' },
    data: { name: value },
    at,
  }),
  metaData: ({ name, at }: ManifestMetaData): Trace => ({
    text: { en: 'meta-data {name}', zh: 'meta-data 项 {name}' },
    data: { name },
    at,
  }),
  placeholder: (name: string, at: Place): Trace => ({
    text: { en: 'placeholder {name}', zh: '占位符 {name}' },
    data: { name },
    at,
  }),
  call: ({ name, receiver, at }: SourceCall): Trace => ({
    text: { en: 'call {name}', zh: '调用 {name}' },
    data: { name: receiver === '' ? name : `${withoutArguments(receiver)}.${name}` },
    at,
  }),
} as const;
