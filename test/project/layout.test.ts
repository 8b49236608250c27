import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appModule } from '../../src/core/project.ts';
import { diskProject, readProject } from '../../src/project/index.ts';
import { memoryProject, type Content } from './memory.ts';

const read = (files: Record<string, Content>) => readProject({ files: memoryProject(files), root: '/project' });
const application = "apply plugin: 'com.android.application'";
const library = "apply plugin: 'com.android.library'";

describe('modules', () => {
  it.each<[string, Record<string, Content>, string[]]>([
    [
      'in Groovy',
      {
        'settings.gradle': "include ':app', ':lib'\ninclude ':a:b'",
        'app/build.gradle': application,
        'lib/build.gradle': library,
        'a/b/build.gradle': library,
      },
      [':app app application', ':lib lib library', ':a:b a/b library'],
    ],
    [
      'in Kotlin',
      {
        'settings.gradle.kts': 'include(":app", ":lib")',
        'app/build.gradle.kts': 'plugins { id("com.android.application") }',
        'lib/build.gradle.kts': 'plugins { `java-library` }',
      },
      [':app app application', ':lib lib other'],
    ],
    [
      'moved',
      {
        'settings.gradle': "include ':app'\nproject(':app').projectDir = new File(settingsDir, 'clients/android')",
        'clients/android/build.gradle': application,
      },
      [':app clients/android application'],
    ],
    [
      'moved in Kotlin',
      {
        'settings.gradle.kts': 'include(":app")\nproject(":app").projectDir = file("client")',
        'client/build.gradle.kts': 'plugins { id("com.android.application") }',
      },
      [':app client application'],
    ],
    [
      'without a colon, with a slash',
      { 'settings.gradle': "include 'app', 'a/b'", 'app/build.gradle': application, 'a/b/build.gradle': library },
      [':app app application', ':a:b a/b library'],
    ],
    [
      'without settings',
      { 'build.gradle': '', 'app/build.gradle': application, 'tool/build.gradle': 'task x {}' },
      [':app app application'],
    ],
    ['the folder itself', { 'build.gradle': application, 'src/main/AndroidManifest.xml': '<manifest/>' }, [':  application']],
    ['the folder itself, with settings', { 'settings.gradle': "rootProject.name = 'x'", 'build.gradle': application }, [':  application']],
    [
      'below a folder',
      { 'package.json': '{}', 'android/settings.gradle': "include ':app'", 'android/app/build.gradle': application },
      [':app android/app application'],
    ],
    [
      'by a plugin of the project',
      {
        'settings.gradle': "include ':app'",
        'app/build.gradle': "apply plugin: 'shop.android'\nandroid { defaultConfig { applicationId 'a' } }",
      },
      [':app app application'],
    ],
    [
      'named by a build file of their own',
      { 'settings.gradle': "include ':app'", 'app/app.gradle': application },
      [':app app application'],
    ],
    [
      'with blanks and Chinese',
      { 'settings.gradle': "include ':我的 应用'", '我的 应用/build.gradle': application },
      [':我的 应用 我的 应用 application'],
    ],
    ['missing', { 'settings.gradle': "include ':app', ':gone'", 'app/build.gradle': application }, [':app app application']],
    ['none', {}, []],
    ['none, but other files', { 'readme.txt': 'x' }, []],
  ])('%s', async (_name, files, expected) => {
    const { modules } = await read(files);
    expect(modules.map(({ name, dir, kind }) => `${name} ${dir} ${kind}`)).toEqual(expected);
  });

  it('the app is the application, whatever stands first', async () => {
    const project = await read({
      'settings.gradle': "include ':lib', ':app'",
      'lib/build.gradle': library,
      'app/build.gradle': application,
    });
    expect(appModule(project)?.name).toBe(':app');
  });
});

describe('the root', () => {
  it('gives repositories by scope, classpath, plugins and the Gradle version', async () => {
    const { rootBuild } = await read({
      'settings.gradle': `pluginManagement { repositories { gradlePluginPortal() }\n plugins { id 'a.b' version '2' } }
dependencyResolutionManagement { repositories { google(); maven { url = uri("https://developer.hihonor.com/repo") } } }
include ':app'`,
      'build.gradle': `buildscript { ext.agcp = '1.9.1'\n repositories { mavenCentral() }\n dependencies { classpath "com.huawei.agconnect:agcp:$agcp" } }
allprojects { repositories { jcenter()\n maven { setUrl('https://x') } } }
plugins { id 'c.d' version '1' apply false }`,
      'gradle/wrapper/gradle-wrapper.properties': 'distributionUrl=https\\://services.gradle.org/distributions/gradle-8.4-bin.zip\n',
      'app/build.gradle': application,
    });
    expect(rootBuild.repositories.map(({ scope, kind, url }) => `${scope} ${kind}${url?.determined ? ` ${url.value}` : ''}`)).toEqual([
      'pluginManagement gradlePluginPortal',
      'dependencyResolution google',
      'dependencyResolution maven https://developer.hihonor.com/repo',
      'buildscript mavenCentral',
      'allprojects jcenter',
      'allprojects maven https://x',
    ]);
    expect(rootBuild.classpath).toMatchObject([{ module: 'com.huawei.agconnect:agcp', version: { value: '1.9.1' } }]);
    expect(rootBuild.plugins.map(({ id, applied }) => [id, applied])).toEqual([
      ['a.b', false],
      ['c.d', false],
    ]);
    expect(rootBuild.gradleVersion?.value).toBe('8.4');
  });
});

describe('the walk', () => {
  it('leaves out what tools make, and hidden folders', async () => {
    const project = await read({
      'a.txt': 'x',
      'build/b.txt': 'x',
      '.git/c': 'x',
      'app/node_modules/d': 'x',
      'ios/Pods/e': 'x',
      '.hidden': 'x',
    });
    expect(project.counts).toEqual({ files: 1, skipped: 5 });
  });

  it('does not read what is too large, and says so', async () => {
    const project = await read({ 'build.gradle': application, 'src/main/java/A.java': `class A {} // ${'x'.repeat(1024 * 1024)}` });
    expect(project.problems).toMatchObject([{ id: 'too-large', at: { file: 'src/main/java/A.java', line: 1, column: 1 } }]);
    expect(project.modules[0]?.sources).toEqual([]);
  });

  it('follows links within the project once, and none out of it', async () => {
    const project = await read({
      'build.gradle': application,
      'shared/java/A.java': 'class A {}',
      'src/main/java': { link: 'shared/java' },
      loop: { link: '' },
      'shared/again': { link: 'shared' },
      out: { link: '../other' },
      dangling: { link: 'nothing' },
    });
    expect(project.problems.map(({ id, at }) => `${id} ${at.file}`).toSorted()).toEqual(['link-outside dangling', 'link-outside out']);
    expect(project.counts.files).toBe(2);
  });

  it('names text that is not UTF-8', async () => {
    const gbk = new Uint8Array([
      ...Buffer.from('class A { String s = "'),
      0xcd,
      0xc6,
      0xcb,
      0xcd,
      ...Buffer.from('"; void push() { f(s); } }'),
    ]);
    const project = await read({ 'build.gradle': application, 'src/main/java/A.java': gbk });
    expect(project.problems).toMatchObject([{ id: 'encoding', at: { file: 'src/main/java/A.java' } }]);
    expect(project.modules[0]?.sources[0]?.calls).toMatchObject([{ name: 'f' }]);
  });

  it('stops when told to', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(readProject({ files: memoryProject({ a: 'x' }), root: '/project', signal })).rejects.toThrow('enough');
  });

  it('on the disk is the same: links, loops, names', async () => {
    const root = mkdtempSync(join(tmpdir(), '推送 check-'));
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    try {
      mkdirSync(join(root, '模块 一/src/main'), { recursive: true });
      writeFileSync(join(root, 'settings.gradle'), "include ':模块 一'");
      writeFileSync(join(root, '模块 一/build.gradle'), application);
      writeFileSync(join(root, '模块 一/src/main/AndroidManifest.xml'), '<manifest/>');
      writeFileSync(join(outside, 'secret.json'), '{}');
      symlinkSync(outside, join(root, 'out'));
      symlinkSync(root, join(root, '模块 一/loop'));
      symlinkSync(join(outside, 'secret.json'), join(root, 'google-services.json'));
      const project = await readProject({ files: diskProject(root), root });
      expect(project.modules.map(({ name, manifest }) => [name, manifest?.files])).toEqual([
        [':模块 一', ['模块 一/src/main/AndroidManifest.xml']],
      ]);
      expect(project.serviceFiles).toEqual([]);
      expect(project.problems.map(({ id, at }) => `${id} ${at.file}`).toSorted()).toEqual([
        'link-outside google-services.json',
        'link-outside out',
      ]);
      const nowhere = await readProject({ files: diskProject(join(root, 'nowhere')), root });
      expect(nowhere.problems).toMatchObject([{ id: 'unreadable' }]);
    } finally {
      rmSync(root, { recursive: true });
      rmSync(outside, { recursive: true });
    }
  });
});
