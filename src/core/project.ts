/** A place in a file of the scanned project; the path is relative to the project's folder, with `/`. */
export interface Place {
  file: string;
  /** 1-based. */
  line: number;
  /** 1-based, in UTF-16 units. */
  column: number;
}

/** Something read, and where. */
export interface Sited<Value> {
  value: Value;
  at: Place;
}

/** A value in code that may not be readable without running it: then the expression stands in `text`, and nobody guesses. */
export type Read<Value> = ({ determined: true } & Sited<Value>) | { determined: false; text: string; at: Place };

export interface GradlePlugin {
  id: string;
  version?: Read<string>;
  /** `apply plugin:` or `plugins { id(…) }`; false for `apply false` in the root. */
  applied: boolean;
  /** The id is code as written: only the build knows what it stands for. */
  isUnread?: true;
  /** The `if` it stands under, as written; also of repositories and dependencies. */
  condition?: string;
  at: Place;
}

export interface GradleRepository {
  /** `google`, `mavenCentral`, `jcenter`, `mavenLocal`, `flatDir`, `maven`. */
  kind: string;
  url?: Read<string>;
  condition?: string;
  at: Place;
}

export interface GradleDependency {
  /** `implementation`, `api`, `classpath`, `hmsImplementation` … */
  configuration: string;
  kind: 'maven' | 'project' | 'file' | 'folder';
  /** `group:name` of a maven dependency. */
  module?: string;
  version?: Read<string>;
  /** Brought by a BOM (`platform(…)`), which is itself a dependency. */
  isPlatform?: boolean;
  /** `:tuiofflinepush` of a project dependency; a file or folder path, relative to the project's folder. */
  path?: string;
  /** As written. Without `module` and `path` it could not be read. */
  notation: string;
  /** A step of the build that may add any dependencies, or an alias that its version catalog does not have. */
  isUnread?: true;
  condition?: string;
  at: Place;
}

/** What a flavor, build type or `defaultConfig` says. */
export interface GradleConfigBlock {
  name: string;
  dimension?: string;
  applicationId?: Read<string>;
  applicationIdSuffix?: Read<string>;
  minSdk?: Read<number>;
  targetSdk?: Read<number>;
  minifyEnabled?: Read<boolean>;
  /** Rule files that it names, relative to the project's folder; Android's own (`getDefaultProguardFile`) are not among them. */
  proguardFiles: readonly Read<string>[];
  manifestPlaceholders: Readonly<Record<string, Read<string>>>;
  /** Expressions that may fill further placeholders and could not be read. */
  unreadPlaceholders?: readonly Sited<string>[];
  at: Place;
}

/** An XML attribute that matters, by its full name (`android:exported`, `tools:replace`), placeholders filled where they are known. */
export type Attributes = Readonly<Record<string, Sited<string>>>;

export interface IntentFilter {
  actions: readonly Sited<string>[];
  categories: readonly Sited<string>[];
  /** `<data>` elements, attribute names without `android:`. */
  data: readonly { attributes: Readonly<Record<string, string>>; at: Place }[];
  at: Place;
}

export interface ManifestComponent {
  type: 'activity' | 'activity-alias' | 'service' | 'receiver' | 'provider';
  /** Full class name: `.Foo` is completed by namespace or package. */
  name: string;
  /** As written. */
  written: string;
  exported?: boolean;
  enabled?: boolean;
  process?: string;
  permission?: string;
  authorities?: string;
  filters: readonly IntentFilter[];
  metaData: readonly ManifestMetaData[];
  attributes: Attributes;
  at: Place;
  /** `main`, `debug`, `xiaomiRelease` … */
  sourceSet: string;
}

export interface ManifestMetaData {
  name: string;
  /** `android:value` or `android:resource`, placeholders and `@string/…` filled where known. */
  value?: Read<string>;
  attributes: Attributes;
  at: Place;
  sourceSet: string;
}

/** The manifest of a module as it is merged for the chosen variant, each part with its origin. */
export interface Manifest {
  /** Every manifest file that went in. */
  files: readonly string[];
  /** Where `<manifest>` begins in the first of them. */
  at?: Place;
  package?: Sited<string>;
  application?: { name?: string; written?: string; attributes: Attributes; at: Place };
  usesPermissions: readonly (Sited<string> & { sourceSet: string; attributes: Attributes })[];
  /** `<permission>` declarations. */
  permissions: readonly (Sited<string> & { protectionLevel?: string; sourceSet: string })[];
  components: readonly ManifestComponent[];
  /** `<meta-data>` of `<application>`. */
  metaData: readonly ManifestMetaData[];
  queries: readonly Sited<string>[];
  /** Placeholders that nothing fills: name → where it is used. Empty when some are filled in a way that could not be read. */
  openPlaceholders: readonly Sited<string>[];
  /** What `tools:node="remove"` keeps out, also when a library brings it: class or permission name. */
  removed?: readonly (Sited<string> & { element: string; sourceSet: string })[];
}

/** A vendor's or platform's JSON file, wherever in the project it lies. */
export interface ServiceFile {
  /** `google-services.json`, `agconnect-services.json`, `mcs-services.json`, `timpush-configs.json`. */
  name: string;
  file: string;
  /** The module it lies in by folder (`:app`), also when it is in a folder that the plugin does not read; absent: outside every module. */
  module?: string;
  /** Where in the module: '' = the module's own folder, `src/release`, `src/main/assets` … */
  folder: string;
  /** Parsed; absent when it is no JSON (then there is a problem). */
  json?: unknown;
  /** Where a JSON pointer stands in the file. */
  place(pointer: string): Place;
}

export interface KeepRule {
  /** One whole directive with its block, blanks collapsed. */
  text: string;
  /** `-keep`, `-keepclassmembers`, `-dontwarn`, `-keepattributes` … */
  directive: string;
  /** Class patterns it names: `com.xiaomi.push.**`. */
  patterns: readonly string[];
  /** With `extends` or `implements`: only classes below this one are meant. */
  parent?: string;
  /** Why it does not mean what it looks like: `missing-class-keyword`, `blank-in-name`, `unknown-directive`, `unbalanced-braces`. */
  malformed?: string;
  at: Place;
}

/** Callbacks that checks look for in classes. */
export const callbackNames = [
  'onNewToken',
  'onMessageReceived',
  'onRegistered',
  'onRegister',
  'onRegisterStatus',
  'onReceiveRegId',
  'onReceiveRegisterResult',
  'onCommandResult',
  'onNotificationClicked',
  'onThroughMessageReceived',
  'isSupportPush',
] as const;
export type CallbackName = (typeof callbackNames)[number];

export interface SourceClass {
  /** Full name; an inner class as the manifest and keep rules write it, `com.example.Outer$Inner`. */
  name: string;
  /** As written, resolved by the imports where possible. */
  superTypes: readonly string[];
  /** Those of Java and Kotlin files that mention something about push or have one of `callbackNames`. */
  methods: readonly Sited<string>[];
  at: Place;
}

export interface SourceCall {
  /** Method or constructor name: `registerPush`, `NotificationChannel`. */
  name: string;
  /** What stands before it: `ZPNsManager.getInstance()`, `builder`; '' when nothing. */
  receiver: string;
  /** What that is declared as or made from, when it is a plain name, an import's other name, or left out within `run {}` and its like. */
  on?: string;
  /** As written; see `literal` for those that are plain text or numbers, also through a constant of the same file. */
  arguments: readonly string[];
  literals: readonly (string | number | boolean | undefined)[];
  /** Full name of the enclosing class, and the enclosing method. */
  inClass?: string;
  inMethod?: string;
  /** Conditions of the enclosing `if`s and `when`s, as written. */
  guards: readonly string[];
  /** Position among all calls of this file, from 0. */
  order: number;
  at: Place;
}

export interface SourceConstant {
  name: string;
  /** As written, without quotation marks. */
  value: string;
  kind: 'text' | 'number' | 'boolean' | 'expression';
  inClass?: string;
  at: Place;
}

export interface SourceFile {
  file: string;
  language: 'java' | 'kotlin';
  package: string;
  imports: readonly string[];
  classes: readonly SourceClass[];
  /** Only of files that mention something about push; see `sourceWords` in the project zone. */
  calls: readonly SourceCall[];
  constants: readonly SourceConstant[];
  sourceSet: string;
}

export interface AndroidModule {
  /** `:app`; `:` for a project that is a single module. */
  name: string;
  /** Folder relative to the project, '' for the root. */
  dir: string;
  kind: 'application' | 'library' | 'other';
  buildFile?: string;
  dsl?: 'groovy' | 'kotlin';
  plugins: readonly GradlePlugin[];
  repositories: readonly GradleRepository[];
  /** Of the module; those of the chosen variant and of no variant. */
  dependencies: readonly GradleDependency[];
  /** Of variants other than the chosen one. */
  otherDependencies?: readonly GradleDependency[];
  namespace?: Read<string>;
  /** Of the chosen variant, suffixes included. */
  applicationId?: Read<string>;
  compileSdk?: Read<number>;
  minSdk?: Read<number>;
  targetSdk?: Read<number>;
  /** Of the chosen variant. */
  minify?: Read<boolean>;
  manifestPlaceholders: Readonly<Record<string, Read<string>>>;
  /** Expressions that may fill further placeholders and could not be read. */
  unreadPlaceholders?: readonly Sited<string>[];
  /** Scripts that are applied (`apply from:`) and could not be read. */
  unreadScripts?: readonly Sited<string>[];
  /** `buildConfigField`s of the chosen variant, by name: texts without their quotation marks, all else as written. */
  buildConfigFields?: Readonly<Record<string, Read<string>>>;
  /** `resValue`s of the chosen variant, by `string/name`. */
  resValues?: Readonly<Record<string, Read<string>>>;
  flavors: readonly GradleConfigBlock[];
  buildTypes: readonly GradleConfigBlock[];
  /** The variant that everything here is of, e.g. `cnRelease`. */
  variant: { flavors: readonly string[]; buildType: string };
  manifest?: Manifest;
  keepRules: readonly KeepRule[];
  /** Rule files that the build names but that are not there. */
  missingKeepFiles: readonly Sited<string>[];
  /** Files in res/raw: name without suffix → file. */
  sounds: readonly { name: string; file: string }[];
  sources: readonly SourceFile[];
}

export interface IosTarget {
  entitlements?: { file: string; apsEnvironment?: Sited<string> };
  infoPlist?: { file: string; backgroundModes: readonly Sited<string>[]; bundleId?: Sited<string> };
}

/** Kinds of faults that have words of their own in every language. */
export type ProblemCause =
  | 'ends-early'
  | 'text-open'
  | 'comma-missing'
  | 'key-missing'
  | 'colon-missing'
  | 'no-value'
  | 'text-after'
  | 'too-deep'
  | 'tags-differ'
  | 'tag-open'
  | 'attribute'
  | 'character'
  | 'prefix-unknown';

/** Something that could not be read; the scan goes on. */
export interface ProjectProblem {
  /** `xml-broken`, `json-broken`, `toml-broken`, `gradle-unbalanced`, `too-large`, `binary`, `link-outside`, `unreadable`, `encoding`. */
  id: string;
  at: Place;
  /** Which kind of fault, where there are several; absent: only the words tell. */
  cause?: ProblemCause;
  /** A bracket, an encoding, a system's error code: what the text of a cause names. */
  value?: string;
  /** The reader's own words, English. */
  detail: string;
}

/** A project as it was read: facts with places, no judgement. */
export interface ProjectSnapshot {
  /** Absolute path of the folder; never printed. */
  root: string;
  /** settings.gradle(.kts), when there is one. */
  settingsFile?: string;
  /** Plugins, repositories and classpath of the root's build and settings files. */
  rootBuild: {
    file?: string;
    plugins: readonly GradlePlugin[];
    /** buildscript, plugin management, allprojects, dependency resolution management. */
    repositories: readonly (GradleRepository & { scope: 'buildscript' | 'pluginManagement' | 'allprojects' | 'dependencyResolution' })[];
    classpath: readonly GradleDependency[];
    gradleVersion?: Sited<string>;
  };
  modules: readonly AndroidModule[];
  serviceFiles: readonly ServiceFile[];
  ios: readonly IosTarget[];
  problems: readonly ProjectProblem[];
  /** Files looked at, and left out as build output or foreign. */
  counts: { files: number; skipped: number };
}

/** The application module that the scan is about: the only one, or the first in the order of the settings file. */
export function appModule(project: ProjectSnapshot): AndroidModule | undefined {
  return project.modules.find((module) => module.kind === 'application') ?? project.modules[0];
}
