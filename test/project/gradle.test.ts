import { describe, expect, it } from 'vitest';
import { undeterminedOf } from '../../src/core/judge-project.ts';
import { render } from '../../src/core/text.ts';
import { readProject } from '../../src/project/index.ts';
import { memoryProject, type Content } from './memory.ts';

/** A single-module project with this build file, and what else is needed. */
async function app(build: string, more: Record<string, Content> = {}, options: { flavor?: string; release?: boolean } = {}) {
  const kotlin = 'kts' in more;
  const { kts: _kts, ...files } = more;
  const suffix = kotlin ? '.kts' : '';
  const plugin = kotlin ? 'plugins { id("com.android.application") }' : "apply plugin: 'com.android.application'";
  const project = await readProject({
    files: memoryProject({
      [`settings.gradle${suffix}`]: kotlin ? 'include(":app")' : "include ':app'",
      [`app/build.gradle${suffix}`]: `${plugin}\n${build}`,
      ...files,
    }),
    root: '/project',
    ...options,
  });
  const module = project.modules.find(({ name }) => name === ':app');
  if (!module) throw new Error('no module');
  return { project, module };
}

const kts = { kts: '' };
const catalog = `[versions]
push = "5.2.0"
rich = { strictly = "1.1" }
[libraries]
tim-push = { module = "com.tencent.timpush:timpush", version.ref = "push" }
mi_push = "com.xiaomi:push:4.9.1"
firebase-bom = { group = "com.google.firebase", name = "firebase-bom", version = "34.0.0" }
firebase-messaging = { module = "com.google.firebase:firebase-messaging" }
rich = { module = "a:rich", version.ref = "rich" }
lost = { module = "a:lost", version.ref = "nothing" }
[bundles]
vendors = ["tim-push", "mi_push"]
[plugins]
agconnect = { id = "com.huawei.agconnect", version = "1.9.1" }
`;

const maps = { 'build.gradle': "ext { deps = [one: 'a:b:7', 'two': 'c:d:7'] }" };

describe('dependencies', () => {
  const cases: [written: string, expected: string, files?: Record<string, Content>][] = [
    ["implementation 'com.xiaomi:push:4.9.1'", 'implementation com.xiaomi:push 4.9.1'],
    ['implementation("com.xiaomi:push:4.9.1@aar") { exclude group: "x" }', 'implementation com.xiaomi:push 4.9.1'],
    ["implementation group: 'com.xiaomi', name: 'push', version: '4.9.1'", 'implementation com.xiaomi:push 4.9.1'],
    ["implementation([group: 'com.xiaomi', name: 'push', version: '1'])", 'implementation com.xiaomi:push 1'],
    ['implementation(group = "com.xiaomi", name = "push", version = "1")', 'implementation com.xiaomi:push 1', kts],
    ['implementation("com.xiaomi", "push", "1")', 'implementation com.xiaomi:push 1', kts],
    ["api 'a:b:1', 'c:d:2'", 'api a:b 1|api c:d 2'],
    ["implementation(['a:b:1', 'c:d:2'])", 'implementation a:b 1|implementation c:d 2'],
    ['"hmsImplementation"("a:b:1")', 'hmsImplementation a:b 1', kts],
    ['add("implementation", "a:b:1")', 'implementation a:b 1', kts],
    ["implementation platform('a:bom:1')", 'implementation a:bom 1 platform'],
    ['implementation(platform(libs.firebase.bom))', 'implementation com.google.firebase:firebase-bom 34.0.0 platform', kts],
    ['implementation libs.tim.push', 'implementation com.tencent.timpush:timpush 5.2.0'],
    ['implementation(libs.mi.push)', 'implementation com.xiaomi:push 4.9.1', kts],
    ['implementation libs.bundles.vendors', 'implementation com.tencent.timpush:timpush 5.2.0|implementation com.xiaomi:push 4.9.1'],
    ['implementation libs.rich', 'implementation a:rich 1.1'],
    ['implementation libs.lost', 'implementation a:lost ?version.ref = "nothing"'],
    ['implementation libs.firebase.messaging', 'implementation com.google.firebase:firebase-messaging'],
    ['implementation libs.no.such', 'implementation ?libs.no.such'],
    ["implementation project(':tuicore')", 'implementation project :tuicore'],
    ["implementation project(path: ':tuicore')", 'implementation project :tuicore'],
    ['implementation(projects.tuiCore)', 'implementation project :tui-core', { 'settings.gradle': "include ':app', ':tui-core'" }],
    ["implementation files('libs/a.aar', 'libs/b.jar')", 'implementation file app/libs/a.aar|implementation file app/libs/b.jar'],
    [
      "implementation fileTree(dir: 'libs', include: ['*.aar'])",
      'implementation folder app/libs|implementation file app/libs/MiPush.aar',
      { 'app/libs/MiPush.aar': 'x', 'app/libs/other.jar': 'x', 'app/libs/deep/No.aar': 'x' },
    ],
    [
      'implementation(fileTree(mapOf("dir" to "libs", "include" to listOf("**/*.jar"))))',
      'implementation folder app/libs|implementation file app/libs/a/b.jar|implementation file app/libs/c.jar',
      { ...kts, 'app/libs/c.jar': 'x', 'app/libs/a/b.jar': 'x' },
    ],
    [
      "implementation fileTree('libs') { include '*.jar' }",
      'implementation folder app/libs|implementation file app/libs/c.jar',
      { 'app/libs/c.jar': 'x', 'app/libs/d.aar': 'x' },
    ],
    ["implementation(name: 'MiPush', ext: 'aar')", 'implementation file app/libs/MiPush.aar', { 'app/libs/MiPush.aar': 'x' }],
    ['implementation "a:b:$rootProject.ext.v"', 'implementation a:b 7', { 'build.gradle': "ext { v = '7' }" }],
    [
      'implementation "a:b:${rootProject.ext.versions.push}"',
      'implementation a:b 7',
      { 'build.gradle': "ext.versions = [push: '7', 'x': '1']" },
    ],
    [
      'implementation rootProject.ext.deps.push',
      'implementation a:b 7',
      { 'build.gradle': "ext {\n  deps = [\n    'push': 'a:b:7', // why\n  ]\n}" },
    ],
    [
      'implementation deps["push"]',
      'implementation a:b 7',
      { 'build.gradle': "apply from: 'config.gradle'", 'config.gradle': 'ext { deps = [push: "a:b:7"] }' },
    ],
    [
      'implementation deps.push.core',
      'implementation a:b 7',
      { 'build.gradle': "def push = [:]\npush.core = 'a:b:7'\next.deps = [:]\next.deps.push = push\n" },
    ],
    ['implementation "a:b:$v"', 'implementation a:b 7', { 'gradle.properties': 'v=7\n' }],
    ['implementation("a:b:${project.findProperty("v")}")', 'implementation a:b 7', { ...kts, 'gradle.properties': '# v=1\nv = 7' }],
    ['implementation("a:b:${rootProject.extra["v"]}")', 'implementation a:b 7', { ...kts, 'build.gradle.kts': 'val v by extra("7")' }],
    ['implementation "a:b:${Versions.push}"', 'implementation a:b ?"a:b:${Versions.push}"'],
    ['implementation "a:b:$unknown"', 'implementation a:b ?"a:b:$unknown"'],
    ['implementation Deps.push', 'implementation ?Deps.push'],
    ["if (hms) { implementation 'a:b:1' }", 'implementation a:b 1 if hms'],
    ["implementation('a:b') { version { strictly '3' } }", 'implementation a:b 3'],
    ["// implementation 'a:b:1'\n/* implementation 'c:d:1' */ implementation 'e:f:1'", 'implementation e:f 1'],
    [
      "testImplementation 'a:b:1'\nandroidTestImplementation 'c:d:1'\ndebugImplementation 'e:f:1'\nreleaseImplementation 'g:h:1'",
      'releaseImplementation g:h 1',
    ],
    ["constraints { implementation 'a:b:1' }\nimplementation 'c:d:1'", 'implementation c:d 1'],
    // Loops over what can be read are written out.
    ["['a', 'b'].each { implementation \"x:$it:$v\" }", 'implementation x:a 7|implementation x:b 7', { 'gradle.properties': 'v=7' }],
    ["def names = ['a', 'b']\nnames.each { v -> api \"x:$v:1\" }", 'api x:a 1|api x:b 1'],
    ['listOf("x:a:1", "x:b:1").forEach { implementation(it) }', 'implementation x:a 1|implementation x:b 1', kts],
    ['listOf("x:a:1").forEach(::implementation)', 'implementation x:a 1', kts],
    ['listOf("a" to "1", "b" to "2").forEach { (n, v) -> api("x:$n:$v") }', 'api x:a 1|api x:b 2', kts],
    ['listOf(libs.tim.push, libs.mi.push).forEach { api(it) }', 'api com.tencent.timpush:timpush 5.2.0|api com.xiaomi:push 4.9.1', kts],
    ["[project(':a'), 'x:b:1'].each { implementation it }", 'implementation project :a|implementation x:b 1'],
    ["['cn', 'global'].each { \"${it}Implementation\"('x:b:1') }", 'cnImplementation x:b 1|globalImplementation x:b 1'],
    ["['a', 'b'].eachWithIndex { n, i -> implementation \"x:$n:$i\" }", 'implementation x:a 0|implementation x:b 1'],
    ["for (n in ['a', 'b']) { implementation \"x:$n:1\" }", 'implementation x:a 1|implementation x:b 1'],
    ['for (String n : [\'a\']) implementation "x:$n:1"', 'implementation x:a 1'],
    ["['a'].each { n -> ['1', '2'].each { implementation \"x:$n-$it:1\" } }", 'implementation x:a-1 1|implementation x:a-2 1'],
    [
      "['a', 'b'].each { if (it != 'b') { implementation \"x:$it:1\" } }",
      "implementation x:a 1 if it != 'b'|implementation x:b 1 if it != 'b'",
    ],
    ['rootProject.ext.deps.values().each { dep -> api dep }', 'api a:b 7|api c:d 7', maps],
    ['rootProject.ext.deps.each { k, v -> api v }', 'api a:b 7|api c:d 7', maps],
    ['deps.each { api it.value }', 'api a:b 7|api c:d 7', maps],
    ['deps.each { entry -> api(entry.value) { transitive = false } }', 'api a:b 7|api c:d 7', maps],
    // Those over what cannot be read are a dependency that nobody knows.
    ["loadDeps().each { implementation it }\napi 'a:b:1'", 'loadDeps ?loadDeps().each { implementation it }|api a:b 1'],
    ['lost.each { implementation it }', 'lost ?lost.each { implementation it }'],
    ['def names = []\nnames.each { implementation it }', 'names ?names.each { implementation it }'],
    ["def names = ['a']\nnames << 'b'\nnames.each { api \"x:$it:1\" }", 'names ?names.each { api "x:$it:1" }'],
    [
      "def names = ['a']\nif (hms) names.add('b')\nnames.each { api \"x:$it:1\" }",
      'names ?names.add(\'b\') if hms|names ?names.each { api "x:$it:1" }',
    ],
    [
      'deps.each { k, v -> api v }',
      'deps ?deps.each { k, v -> api v }',
      { 'build.gradle': "ext.deps = [a: 'a:b:7']\next.deps.b = 'x:y:1'" },
    ],
    ['(hms ? a : b).each { api it }', ' ?(hms ? a : b)'],
    ['pushDependencies()', 'pushDependencies ?pushDependencies()'],
    ['Push.addAll(this)', 'Push ?Push.addAll(this)', kts],
    ['for (n in names()) { implementation "x:$n:1" }', 'implementation ?"x:$n:1" if for (n in names())'],
    // What stands between dependencies and is none.
    [
      "println 'x'\nconfigurations.all { exclude group: 'x' }\nproject.configurations.each { it.exclude group: 'x' }\napi 'a:b:1'",
      'api a:b 1',
    ],
  ];
  it.each(cases)('%s', async (written, expected, files = {}) => {
    const { module } = await app(`repositories { flatDir { dirs 'libs' } }\ndependencies {\n${written}\n}`, {
      'gradle/libs.versions.toml': catalog,
      ...files,
    });
    const shown = module.dependencies.map((found) => {
      const what = found.kind === 'maven' ? (found.module ?? `?${found.notation}`) : `${found.kind} ${found.path ?? '?'}`;
      const version = found.version ? (found.version.determined ? ` ${found.version.value}` : ` ?${found.version.text}`) : '';
      return `${found.configuration} ${what}${version}${found.isPlatform ? ' platform' : ''}${found.condition === undefined ? '' : ` if ${found.condition}`}`;
    });
    expect(shown.join('|')).toBe(expected);
  });

  it('have places, also of versions in the catalog', async () => {
    const { module } = await app('dependencies {\r\n  implementation libs.tim.push\r\n}', { 'gradle/libs.versions.toml': catalog });
    expect(module.dependencies[0]?.at).toEqual({ file: 'app/build.gradle', line: 3, column: 3 });
    expect(module.dependencies[0]?.version?.at).toEqual({ file: 'gradle/libs.versions.toml', line: 2, column: 1 });
  });

  it('of long and of nested loops are not written out without end', async () => {
    const list = (count: number) => `[${Array.from({ length: count }, (_, index) => `'n${index}'`).join(', ')}]`;
    const countOf = async (build: string) => (await app(`dependencies {\n${build}\n}`)).module.dependencies.length;
    expect(await countOf(`${list(200)}.each { implementation "x:$it:1" }`)).toBe(200);
    expect(await countOf(`${list(201)}.each { implementation "x:$it:1" }`)).toBe(1);
    expect(await countOf(`${list(150)}.each { a -> ${list(150)}.each { b -> implementation "x:$a-$b:1" } }`)).toBe(1);
    const deep = `${"['a', 'b'].each { ".repeat(40)} implementation 'x:y:1' ${'}'.repeat(40)}`;
    expect(await countOf(deep)).toBe(1);
  });

  it('in loops have the place of the call', async () => {
    const { module } = await app("dependencies {\n  ['a', 'b'].each {\n    implementation \"x:$it:1\"\n  }\n}");
    expect(module.dependencies.map(({ at, notation }) => [at.line, at.column, notation])).toEqual([
      [4, 5, 'x:a:1'],
      [4, 5, 'x:b:1'],
    ]);
  });

  it('of a flavor are those of the chosen one', async () => {
    const build = `android { flavorDimensions 'store'\n productFlavors { cn { dimension 'store' }\n global { dimension 'store' } } }
dependencies { implementation 'a:all:1'\n cnImplementation 'a:cn:1'\n globalImplementation 'a:global:1'\n cnDebugImplementation 'a:debug:1' }`;
    const of = async (flavor?: string) => {
      const { dependencies, otherDependencies = [] } = (await app(build, {}, flavor === undefined ? {} : { flavor })).module;
      return [dependencies, otherDependencies].map((list) => list.map((found) => found.module));
    };
    expect(await of()).toEqual([
      ['a:all', 'a:cn'],
      ['a:global', 'a:debug'],
    ]);
    expect(await of('global')).toEqual([
      ['a:all', 'a:global'],
      ['a:cn', 'a:debug'],
    ]);
  });
});

describe('plugins', () => {
  it.each<[string, string, Record<string, Content>?]>([
    ["apply plugin: 'com.huawei.agconnect'", 'com.huawei.agconnect'],
    ['apply(plugin = "com.huawei.agconnect")', 'com.huawei.agconnect', kts],
    ["plugins { id 'a.b' version '1.0' apply false }", 'a.b 1.0 no'],
    ['plugins { id("a.b").version("1.0").apply(false) }', 'a.b 1.0 no', kts],
    ['plugins { id("a.b") version "1.0" apply false\n kotlin("android") }', 'a.b 1.0 no|org.jetbrains.kotlin.android', kts],
    ['plugins { alias(libs.plugins.agconnect) }', 'com.huawei.agconnect 1.9.1', kts],
    ['plugins {\n alias libs.plugins.agconnect apply false\n}', 'com.huawei.agconnect 1.9.1 no'],
    ["if (useHms) {\n apply plugin: 'com.huawei.agconnect'\n}", 'com.huawei.agconnect if useHms'],
    ["['a.b', 'c.d'].each { apply plugin: it }", 'a.b|c.d'],
    ['ids().each { apply plugin: it }', 'ids().each { apply plugin: it }'],
    ['ids().each { println it }', ''],
    ['plugins { alias(libs.plugins.agc) }', 'libs.plugins.agc', kts],
  ])('%s', async (written, expected, files = {}) => {
    const { module } = await app(written, { 'gradle/libs.versions.toml': catalog, ...files });
    const shown = module.plugins
      .filter(({ id }) => id !== 'com.android.application')
      .map(
        ({ id, version, applied, condition }) =>
          `${id}${version?.determined ? ` ${version.value}` : ''}${applied ? '' : ' no'}${condition === undefined ? '' : ` if ${condition}`}`,
      );
    expect(shown.join('|')).toBe(expected);
  });
});

describe('repositories', () => {
  it.each<[string, string, Record<string, Content>?]>([
    ['listOf("https://a/", "https://b/").forEach { maven(it) }', 'maven https://a/|maven https://b/', kts],
    ['listOf("https://a/").forEach { u -> maven(u) }', 'maven https://a/', kts],
    ['listOf("https://a/").forEach { maven { url = uri(it) } }', 'maven https://a/', kts],
    ['listOf("https://a/").forEach { maven { setUrl(it) } }', 'maven https://a/', kts],
    ['listOf("https://a/").forEach(::maven)', 'maven https://a/', kts],
    ['val urls = listOf("https://a/")\nurls.forEach(::maven)', 'maven https://a/', kts],
    ["['https://a/', 'https://b/'].each { u -> maven { url u } }", 'maven https://a/|maven https://b/'],
    ['for (u in [\'https://a/\']) maven { url "$u" }', 'maven https://a/'],
    ['google()\nurls().each { maven { url it } }', 'google|urls ?urls().each { maven { url it } }'],
    ['mavenCentral()\nchinaRepositories()', 'mavenCentral|chinaRepositories ?chinaRepositories()'],
    ['Repos.china(this)', 'Repos ?Repos.china(this)', kts],
    // None of these is one.
    ["all { r -> if (r.url) { remove r } }\nmavenLocal()\nexclusiveContent { filter { includeGroup 'a' } }", 'mavenLocal'],
  ])('%s', async (written, expected, files = {}) => {
    const { module } = await app(`repositories {\n${written}\n}`, files);
    const shown = module.repositories.map(({ kind, url }) => (url ? `${kind} ${url.determined ? url.value : `?${url.text}`}` : kind));
    expect(shown.join('|')).toBe(expected);
  });
});

describe('what only the build knows', () => {
  const undetermined = async (build: string, more: Record<string, Content> = {}) => {
    const { project } = await app(build, { 'gradle/libs.versions.toml': catalog, ...more });
    return undeterminedOf(project.modules, project.rootBuild.repositories).map(
      ({ what, data, text, at }) => `${render(what, 'en', data)} ${text} ${at.line}`,
    );
  };

  it.each<[string, string[], Record<string, Content>?]>([
    ['dependencies {\n loadDeps().each { api it }\n}', ['dependency loadDeps().each { api it } 3']],
    ['dependencies {\n api libs.bundles.vendor\n}', ['dependency libs.bundles.vendor 3']],
    ['dependencies {\n api(libs.tim.pusj)\n}', ['dependency libs.tim.pusj 3'], kts],
    ['plugins {\n alias(libs.plugins.agc)\n}', ['plugin libs.plugins.agc 3'], kts],
    ['repositories {\n chinaRepositories("https://a:secret@b")\n}', ['repository chinaRepositories("http…") 3'], kts],
    [
      '',
      ['repository urls().each { maven { url it } } 1'],
      { 'build.gradle': 'allprojects { repositories { urls().each { maven { url it } } } }' },
    ],
    // All of these are known, or have been told elsewhere.
    ['dependencies { api libs.bundles.vendors\n api libs.tim.push }', []],
    ["dependencies { ['a'].each { api \"x:$it:1\" } }\nrepositories { ['https://a'].each { u -> maven { url u } } }", []],
    ['plugins { alias(libs.plugins.agconnect) }', [], kts],
    ['plugins {\n alias(libs.plugins.agc) apply false\n}', [], kts],
  ])('%j is told with its line', async (build, expected, more) => expect(await undetermined(build, more)).toEqual(expected));
});

describe('manifest placeholders', () => {
  it.each<[string, Record<string, string>, Record<string, Content>?]>([
    ['manifestPlaceholders = [A: \'1\', "B": "2"]', { A: '1', B: '2' }],
    ["manifestPlaceholders = [A: '1']\nmanifestPlaceholders += [B: '2']", { A: '1', B: '2' }],
    ["manifestPlaceholders = [A: '1']\nmanifestPlaceholders = [B: '2']", { B: '2' }],
    ["manifestPlaceholders = manifestPlaceholders + [B: '2']", { B: '2' }],
    ["manifestPlaceholders A: '1', B: 2", { A: '1', B: '2' }],
    ["manifestPlaceholders.put('A', '1')\nmanifestPlaceholders.B = '2'", { A: '1', B: '2' }],
    ['manifestPlaceholders["A"] = "1"', { A: '1' }, kts],
    ['manifestPlaceholders += mapOf("A" to "1", "B" to "2")', { A: '1', B: '2' }, kts],
    ['addManifestPlaceholders(mapOf("A" to "1"))', { A: '1' }, kts],
    ['manifestPlaceholders.putAll(mapOf("A" to "1"))', { A: '1' }, kts],
    ['manifestPlaceholders = [A: rootProject.ext.key, B: secret]', { A: 'k', B: '?secret' }, { 'build.gradle': "ext.key = 'k'" }],
    ['manifestPlaceholders = loadKeys()', { '?': 'loadKeys()' }],
    ["if (x) { manifestPlaceholders = [A: '1'] }", { A: "?'1'" }],
  ])('%s', async (written, expected, files = {}) => {
    const { module } = await app(`android { defaultConfig {\n${written}\n} }`, files);
    const shown = Object.entries(module.manifestPlaceholders).map(([name, value]) => [
      name,
      value.determined ? value.value : `?${value.text}`,
    ]);
    shown.push(...(module.unreadPlaceholders ?? []).map(({ value }) => ['?', value]));
    expect(Object.fromEntries(shown)).toEqual(expected);
  });

  it('set for each variant by code are unread', async () => {
    const { module } = await app(
      'android { applicationVariants.all { variant -> variant.mergedFlavor.manifestPlaceholders = [A: variant.name] } }',
    );
    expect(module.unreadPlaceholders).toHaveLength(1);
  });
});

describe('fields of BuildConfig', () => {
  it.each<[string, Record<string, string>, Record<string, Content>?]>([
    ['buildConfigField "String", "ID", "\\"1\\""', { ID: '1' }],
    ["buildConfigField 'String', 'ID', '\"1\"'", { ID: '1' }],
    ['buildConfigField("String", "ID", "\\"1\\"")', { ID: '1' }, kts],
    ['buildConfigField(type = "String", name = "ID", value = "\\"1\\"")', { ID: '1' }, kts],
    ['buildConfigField("String", "ID", "\\"${project.property("id")}\\"")', { ID: '7' }, { ...kts, 'gradle.properties': 'id=7' }],
    ['buildConfigField "String", "ID", "\\"${id}\\""', { ID: '7' }, { 'build.gradle': "ext.id = '7'" }],
    ['buildConfigField "String", "ID", \'"\' + id + \'"\'', { ID: '7' }, { 'build.gradle': "ext.id = '7'" }],
    ['buildConfigField "long", "ID", "12L"\nbuildConfigField "boolean", "ON", "true"', { ID: '12', ON: 'true' }],
    ['buildConfigField "String", "ID", "\\"1\\""\nbuildConfigField "String", "ID", "\\"2\\""', { ID: '2' }],
    ['[A: "1", B: "2"].each { k, v -> buildConfigField "String", k, "\\"$v\\"" }', { A: '1', B: '2' }],
    // Code of Java, other files and conditions: nobody knows.
    ['buildConfigField "String", "ID", "Ids.APP"', { ID: '?"Ids.APP"' }],
    ['buildConfigField "String", "ID", "1"', { ID: '?"1"' }],
    ['buildConfigField "String", "ID", local.getProperty("id")', { ID: '?local.getProperty("id")' }],
    ['if (x) { buildConfigField "String", "ID", "\\"1\\"" }', { ID: '?"\\"1\\""' }],
    ['buildConfigField "String", name(), "\\"1\\""', {}],
  ])('%s', async (written, expected, files = {}) => {
    const { module } = await app(`android { defaultConfig {\n${written}\n} }`, files);
    const shown = Object.entries(module.buildConfigFields ?? {}).map(([name, value]) => [
      name,
      value.determined ? value.value : `?${value.text}`,
    ]);
    expect(Object.fromEntries(shown)).toEqual(expected);
  });

  const build = `android {
  defaultConfig { buildConfigField "String", "ID", "\\"1\\"" }
  flavorDimensions 'store'
  productFlavors { cn { }\n global { buildConfigField "String", "ID", "\\"2\\"" } }
  buildTypes { debug { buildConfigField "String", "ID", "\\"3\\"" } }
}`;
  it.each([
    [{}, '1', 3],
    [{ flavor: 'global' }, '2', 6],
    [{ release: false }, '3', 7],
  ])('are those of the variant %j', async (options, value, line) => {
    const { module } = await app(build, {}, options);
    expect(module.buildConfigFields?.['ID']).toMatchObject({ determined: true, value, at: { file: 'app/build.gradle', line } });
  });

  it('are open where code sets some for each variant', async () => {
    const { module } = await app(`${build}\nandroidComponents { onVariants { v -> v.buildConfigFields.put("ID", make(v)) } }`);
    expect(module.buildConfigFields?.['ID']).toMatchObject({ determined: false });
  });
});

describe('the android block', () => {
  const build = `def baseId = 'com.example'
android {
  namespace "com.example.code"
  compileSdkVersion "android-34"
  flavorDimensions 'store', 'tier'
  defaultConfig { applicationId "\${baseId}.shop"; minSdkVersion rootProject.ext.minSdk; targetSdkVersion 34 }
  buildTypes {
    release { minifyEnabled true; proguardFiles getDefaultProguardFile('proguard-android.txt'), 'a.pro' }
    debug { applicationIdSuffix ".debug" }
  }
  productFlavors {
    cn { dimension 'store'; minSdkVersion 23; manifestPlaceholders = [STORE: 'cn'] }
    global { dimension 'store'; applicationIdSuffix '.intl' }
    free { dimension 'tier' }
    paid { dimension 'tier'; applicationIdSuffix 'paid'; isDefault true }
  }
}`;
  it.each<[{ flavor?: string; release?: boolean }, Record<string, unknown>]>([
    [{}, { id: 'com.example.shop.paid', min: 23, flavors: ['cn', 'paid'], buildType: 'release', minify: true }],
    [{ release: false }, { id: 'com.example.shop.paid.debug', min: 23, flavors: ['cn', 'paid'], buildType: 'debug', minify: undefined }],
    [{ flavor: 'global' }, { id: 'com.example.shop.intl.paid', min: 21, flavors: ['global', 'paid'], buildType: 'release', minify: true }],
    [{ flavor: 'globalFree' }, { id: 'com.example.shop.intl', min: 21, flavors: ['global', 'free'], buildType: 'release', minify: true }],
  ])('of the variant %j', async (options, expected) => {
    const { module } = await app(build, { 'build.gradle': 'ext.minSdk = 21' }, options);
    const value = (read: { determined: boolean; value?: unknown } | undefined) => (read?.determined ? read.value : read);
    expect({
      id: value(module.applicationId),
      min: value(module.minSdk),
      flavors: module.variant.flavors,
      buildType: module.variant.buildType,
      minify: value(module.minify),
    }).toEqual(expected);
    expect(value(module.compileSdk)).toBe(34);
    expect(value(module.targetSdk)).toBe(34);
    expect(value(module.namespace)).toBe('com.example.code');
    expect(module.flavors.map(({ name }) => name)).toEqual(['cn', 'global', 'free', 'paid']);
  });

  it('is the same in Kotlin', async () => {
    const { module } = await app(
      `val level = 24
android {
  namespace = "com.example"
  compileSdk = libs.versions.compile.get().toInt()
  defaultConfig { applicationId = "com.example.shop"; minSdk = level; targetSdk = Config.target }
  buildTypes { getByName("release") { isMinifyEnabled = true; proguardFiles(getDefaultProguardFile("x.txt"), "a.pro", "gone.pro") } }
  flavorDimensions += "store"
  productFlavors { create("cn") { dimension = "store"; applicationIdSuffix = ".cn" }; register("global") }
}`,
      { ...kts, 'gradle/libs.versions.toml': '[versions]\ncompile = "35"\n', 'app/a.pro': '-keep class a.B' },
    );
    expect(module).toMatchObject({
      dsl: 'kotlin',
      applicationId: { determined: true, value: 'com.example.shop.cn' },
      compileSdk: { determined: true, value: 35 },
      minSdk: { determined: true, value: 24 },
      targetSdk: { determined: false, text: 'Config.target' },
      minify: { determined: true, value: true },
      variant: { flavors: ['cn'], buildType: 'release' },
      missingKeepFiles: [{ value: 'app/gone.pro' }],
      keepRules: [{ patterns: ['a.B'] }],
    });
  });

  it('assigned through a path is the same block', async () => {
    const { module } = await app(
      "android.defaultConfig.applicationId = 'a.b'\nandroid.buildTypes.release.minifyEnabled = true\nandroid { namespace = 'n' }",
    );
    expect(module).toMatchObject({ applicationId: { value: 'a.b' }, minify: { value: true }, namespace: { value: 'n' } });
  });

  it('with a variable set twice leaves it open', async () => {
    const { module } = await app("def id = 'a.b'\nif (x) { id = 'c.d' }\nandroid { defaultConfig { applicationId id } }");
    expect(module.applicationId).toMatchObject({ determined: false, text: 'id' });
  });
});

describe('broken build files', () => {
  it.each(['android {', 'android { defaultConfig { applicationId "a" }', '}}}', 'android { ] }', "implementation 'a:b", ''])(
    '%j gives what can be read',
    async (written) => {
      const { project, module } = await app(written);
      expect(module.kind).toBe('application');
      expect(project.problems.map(({ id }) => id)).toEqual(/[[\]{}]/.test(written) ? ['gradle-unbalanced'] : []);
    },
  );

  it('a broken catalog has a place', async () => {
    const { project } = await app('', { 'gradle/libs.versions.toml': '[versions]\na = \n' });
    expect(project.problems).toMatchObject([{ id: 'toml-broken', at: { file: 'gradle/libs.versions.toml', line: 2 } }]);
  });
});
