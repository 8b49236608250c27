import type { ProjectContext } from '../../src/core/project-check.ts';
import type {
  AndroidModule,
  GradleDependency,
  IntentFilter,
  KeepRule,
  Manifest,
  ManifestComponent,
  ManifestMetaData,
  Place,
  ProjectSnapshot,
  Read,
  ServiceFile,
  SourceCall,
  SourceClass,
  SourceConstant,
  SourceFile,
} from '../../src/core/project.ts';

/** Snapshots by hand: every function gives something whole and harmless, and takes what the case is about. */

export const place = (file = 'app/build.gradle', line = 1, column = 1): Place => ({ file, line, column });

export const read = <Value>(value: Value, at = place()): Read<Value> => ({ determined: true, value, at });

export const unread = (text: string, at = place()): Read<never> => ({ determined: false, text, at });

/** `com.xiaomi:mipush:1.0`, `:push` (project), `libs/a.aar` (file), `libs` (folder). */
export function dependency(notation: string, overrides: Partial<GradleDependency> = {}): GradleDependency {
  const base = { configuration: 'implementation', notation, at: place() };
  if (notation.startsWith(':')) return { ...base, kind: 'project', path: notation, ...overrides };
  const [group, name, version] = notation.split(':');
  if (name === undefined) return { ...base, kind: /\.[aj]ar$/.test(notation) ? 'file' : 'folder', path: notation, ...overrides };
  return {
    ...base,
    kind: 'maven',
    module: `${group}:${name}`,
    ...(version === undefined ? {} : { version: read(version, overrides.at ?? base.at) }),
    ...overrides,
  };
}

export function filter(
  actions: readonly string[],
  overrides: Partial<Omit<IntentFilter, 'data'>> & { data?: Record<string, string>[] } = {},
) {
  const at = overrides.at ?? place('app/src/main/AndroidManifest.xml');
  return {
    categories: [],
    at,
    ...overrides,
    actions: actions.map((value) => ({ value, at })),
    data: (overrides.data ?? []).map((attributes) => ({ attributes, at })),
  } satisfies IntentFilter;
}

export function component(type: ManifestComponent['type'], name: string, overrides: Partial<ManifestComponent> = {}): ManifestComponent {
  return {
    type,
    name,
    written: name,
    filters: [],
    metaData: [],
    attributes: {},
    at: place('app/src/main/AndroidManifest.xml'),
    sourceSet: 'main',
    ...overrides,
  };
}

export function metaData(name: string, value?: string | Read<string>, overrides: Partial<ManifestMetaData> = {}): ManifestMetaData {
  const at = place('app/src/main/AndroidManifest.xml');
  return {
    name,
    ...(value === undefined ? {} : { value: typeof value === 'string' ? read(value, at) : value }),
    attributes: {},
    at,
    sourceSet: 'main',
    ...overrides,
  };
}

export function manifest(overrides: Partial<Manifest> = {}): Manifest {
  return {
    files: ['app/src/main/AndroidManifest.xml'],
    usesPermissions: [],
    permissions: [],
    components: [],
    metaData: [],
    queries: [],
    openPlaceholders: [],
    ...overrides,
  };
}

/** Plain text, number and boolean arguments get their literals; `{ code: 'APP_ID' }` is an expression nobody can read. */
const usualFile = 'app/src/main/java/com/example/shop/ShopApplication.java';

export function call(
  name: string,
  args: readonly (string | number | boolean | { code: string })[] = [],
  overrides: Partial<SourceCall> = {},
): SourceCall {
  return {
    name,
    receiver: '',
    arguments: args.map((arg) => (typeof arg === 'object' ? arg.code : typeof arg === 'string' ? JSON.stringify(arg) : String(arg))),
    literals: args.map((arg) => (typeof arg === 'object' ? undefined : arg)),
    guards: [],
    order: 0,
    at: place(usualFile),
    ...overrides,
  };
}

export function constant(name: string, value: string, overrides: Partial<SourceConstant> = {}): SourceConstant {
  return { name, value, kind: 'text', at: place('app/src/main/java/com/example/shop/Ids.java'), ...overrides };
}

export function sourceClass(name: string, overrides: Partial<SourceClass> = {}): SourceClass {
  return { name, superTypes: [], methods: [], at: place(`app/src/main/java/${name.replaceAll('.', '/')}.java`), ...overrides };
}

/** Calls get their `order` from the position in the list. */
export function source(overrides: Partial<SourceFile> = {}): SourceFile {
  const file = overrides.file ?? overrides.classes?.[0]?.at.file ?? usualFile;
  return {
    file,
    language: 'java',
    package: 'com.example.shop',
    imports: [],
    classes: [],
    constants: [],
    sourceSet: 'main',
    ...overrides,
    // A call stands in its file, unless it says where it stands.
    calls: (overrides.calls ?? []).map((made, order) => ({
      ...made,
      order,
      at: made.at.file === usualFile ? { ...made.at, file } : made.at,
    })),
  };
}

export function keepRule(text: string, overrides: Partial<KeepRule> = {}): KeepRule {
  const [directive = '', ...rest] = text.replace(/\{.*$/, '').trim().split(/\s+/);
  const patterns = rest.filter((word) => word.includes('.') || word.includes('*'));
  return { text, directive, patterns, at: place('app/proguard-rules.pro'), ...overrides };
}

/** A JSON file; every pointer stands on line 1 of it unless `place` is given. */
export function serviceFile(name: string, json: unknown, overrides: Partial<ServiceFile> = {}): ServiceFile {
  const file = overrides.file ?? `app/${name}`;
  return { name, file, module: ':app', folder: '', json, place: () => place(file), ...overrides };
}

/** An application module `:app` of `com.example.shop`, targetSdk 34, variant release. */
export function moduleWith(overrides: Partial<AndroidModule> = {}): AndroidModule {
  return {
    name: ':app',
    dir: 'app',
    kind: 'application',
    buildFile: 'app/build.gradle',
    dsl: 'groovy',
    plugins: [],
    repositories: [],
    dependencies: [],
    namespace: read('com.example.shop'),
    applicationId: read('com.example.shop'),
    minSdk: read(23),
    targetSdk: read(34),
    manifestPlaceholders: {},
    flavors: [],
    buildTypes: [],
    variant: { flavors: [], buildType: 'release' },
    manifest: manifest(),
    keepRules: [],
    missingKeepFiles: [],
    sounds: [],
    sources: [],
    ...overrides,
  };
}

export function snapshot(overrides: Partial<ProjectSnapshot> = {}): ProjectSnapshot {
  return {
    root: '/project',
    rootBuild: { plugins: [], repositories: [], classpath: [] },
    modules: [moduleWith()],
    serviceFiles: [],
    ios: [],
    problems: [],
    counts: { files: 1, skipped: 0 },
    ...overrides,
  };
}

/** What a check is given: the snapshot's first module is the app, and all modules are the app's. */
export function projectContext(project: ProjectSnapshot, overrides: Partial<Omit<ProjectContext, 'project'>> = {}): ProjectContext {
  return {
    project,
    app: project.modules[0] as AndroidModule,
    modules: project.modules,
    integrated: new Set<string>(),
    accounts: {},
    release: true,
    ...overrides,
  };
}
