import { describe, expect, it } from 'vitest';
import { readProject } from '../../src/project/index.ts';
import { readKeepFile } from '../../src/project/keep.ts';
import { sourceText } from '../../src/project/text.ts';
import { memoryProject, type Content } from './memory.ts';

const read = (files: Record<string, Content>, options: { release?: boolean } = {}) =>
  readProject({ files: memoryProject(files), root: '/project', ...options });

describe('keep rules', () => {
  it.each<[string, Record<string, unknown>[]]>([
    ['-keep class com.xiaomi.push.** { *; }', [{ directive: '-keep', patterns: ['com.xiaomi.push.**'] }]],
    ['-keep class com.a.** {*;}-keep class com.b.**{*;}', [{ patterns: ['com.a.**'] }, { patterns: ['com.b.**'] }]],
    ['-keep,allowobfuscation public class a.B, !a.C', [{ patterns: ['a.B', '!a.C'] }]],
    ['-keep public class * extends android.app.Service', [{ patterns: ['*'], parent: 'android.app.Service' }]],
    ['-keep @a.Keep interface a.B { <methods>; }', [{ patterns: ['a.B'] }]],
    [
      '-keepclassmembers class * { @a.B(x=1) *; }\n-dontwarn a.**,b.**',
      [{ directive: '-keepclassmembers' }, { directive: '-dontwarn', patterns: ['a.**', 'b.**'] }],
    ],
    [
      '# -keep class a.B\n-ignorewarnings\n-keepattributes *Annotation*, Exceptions',
      [{ directive: '-ignorewarnings' }, { directive: '-keepattributes', text: '-keepattributes *Annotation*, Exceptions' }],
    ],
    ['-keep com.vivo.push.** { *; }', [{ patterns: ['com.vivo.push.**'], malformed: 'missing-class-keyword' }]],
    ['-dontwarn com.huawei.android. pushagent.**', [{ malformed: 'blank-in-name' }]],
    ['-keep class com.huawei. push.** { *; }', [{ patterns: ['com.huawei. push.**'], malformed: 'blank-in-name' }]],
    ['-kep class a.B', [{ directive: '-kep', malformed: 'unknown-directive' }]],
    ['-keep class a.B {\n  *;\n-keep class c.D', [{ patterns: ['a.B'], malformed: 'unbalanced-braces' }, { patterns: ['c.D'] }]],
    ['-keep class a.B }\n-keep class c.D', [{ patterns: ['a.B'], malformed: 'unbalanced-braces' }, { patterns: ['c.D'] }]],
    ['-keep', [{ malformed: 'missing-class-keyword' }]],
    ['nothing here', []],
  ])('%s', (text, expected) => {
    const { rules } = readKeepFile(sourceText('a.pro', text));
    expect(rules).toHaveLength(expected.length);
    expect(rules).toMatchObject(expected);
    for (const [index, rule] of rules.entries()) if (expected[index]?.['malformed'] === undefined) expect(rule.malformed).toBeUndefined();
  });

  it('of included files come too; those that are not there are named', async () => {
    const { modules } = await read({
      'build.gradle': "apply plugin: 'com.android.application'\nandroid { buildTypes { release { proguardFiles 'a.pro' } } }",
      'a.pro': '-include sub/b.pro\n-include sub/gone.pro\n-keep class a.A',
      'sub/b.pro': '-keep class b.B\n-include ../a.pro',
      'proguard-rules.pro': '-keep class not.Named',
    });
    expect(modules[0]?.keepRules.flatMap(({ patterns }) => patterns)).toEqual(['a.A', 'b.B']);
    expect(modules[0]?.missingKeepFiles).toEqual([{ value: 'sub/gone.pro', at: { file: 'a.pro', line: 2, column: 1 } }]);
  });

  it('are those of the folder when the build cannot be read', async () => {
    const { modules } = await read({
      'build.gradle': "apply plugin: 'com.android.application'\nandroid { buildTypes { release { proguardFiles rules() } } }",
      'proguard-rules.txt': '-keep class a.A',
    });
    expect(modules[0]?.keepRules.map(({ patterns }) => patterns)).toEqual([['a.A']]);
  });
});

describe('service files', () => {
  it('have places for pointers, the module and the folder in it', async () => {
    const { serviceFiles } = await read({
      'settings.gradle': "include ':app'",
      'app/build.gradle': "apply plugin: 'com.android.application'",
      'app/google-services.json': '{\n  "client": [ { "a/b": "x" } ]\n}',
      'app/src/release/agconnect-services.json': '\ufeff{}',
      'mcs-services.json': '[]',
    });
    expect(serviceFiles.map(({ file, module, folder, json }) => [file, module, folder, json])).toEqual([
      ['app/google-services.json', ':app', '', { client: [{ 'a/b': 'x' }] }],
      ['app/src/release/agconnect-services.json', ':app', 'src/release', {}],
      ['mcs-services.json', undefined, '', []],
    ]);
    const place = (pointer: string) => serviceFiles[0]?.place(pointer);
    expect(place('/client/0/a~1b')).toEqual({ file: 'app/google-services.json', line: 2, column: 24 });
    expect(place('/client/7/none')).toMatchObject({ line: 2, column: 13 });
    expect(place('')).toMatchObject({ line: 1, column: 1 });
  });

  it.each<[string, { line: number; column: number }, string]>([
    ['{"a": 1,}', { line: 1, column: 9 }, 'key-missing'],
    ['{\n  "a" 1}', { line: 2, column: 7 }, 'colon-missing'],
    ['{"a": 1 "b": 2}', { line: 1, column: 9 }, 'comma-missing'],
    ['{"a": "x', { line: 1, column: 7 }, 'text-open'],
    ['{"a": x}', { line: 1, column: 7 }, 'no-value'],
    ['', { line: 1, column: 1 }, 'ends-early'],
    ["{'a': 1}", { line: 1, column: 2 }, 'key-missing'],
    ['{} x', { line: 1, column: 4 }, 'text-after'],
    ['['.repeat(5000), { line: 1, column: 202 }, 'too-deep'],
  ])('%s is no JSON', async (text, at, cause) => {
    const { serviceFiles, problems } = await read({ 'google-services.json': text });
    expect(serviceFiles[0]).not.toHaveProperty('json');
    expect(problems).toMatchObject([{ id: 'json-broken', at, cause }]);
  });
});

it('sounds are those of the variant', async () => {
  const { modules } = await read({
    'build.gradle': "apply plugin: 'com.android.application'",
    'src/main/res/raw/order_shipped.mp3': 'x',
    'src/main/res/raw/notes.json': 'x',
    'src/debug/res/raw/debug.mp3': 'x',
  });
  expect(modules[0]?.sounds).toEqual([{ name: 'order_shipped', file: 'src/main/res/raw/order_shipped.mp3' }]);
});

describe('iOS', () => {
  const plist = (dict: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0">\n<dict>${dict}</dict>\n</plist>`;
  const settings = (name: string, id: string) =>
    `X = {\n isa = XCBuildConfiguration;\n buildSettings = {\n  CODE_SIGN_ENTITLEMENTS = "My App/${name}.entitlements";\n  INFOPLIST_FILE = "$(SRCROOT)/My App/Info.plist";\n  PRODUCT_BUNDLE_IDENTIFIER = ${id};\n };\n name = ${name};\n};\n`;
  const files = {
    'ios/App.xcodeproj/project.pbxproj': settings('Debug', 'com.example.debug') + settings('Release', 'com.example.shop'),
    'ios/My App/Release.entitlements': plist('<key>aps-environment</key><string>production</string>'),
    'ios/My App/Debug.entitlements': plist('\n<key>aps-environment</key>\n<string>development</string>'),
    'ios/My App/Info.plist': plist(
      '<key>CFBundleIdentifier</key><string>$(PRODUCT_BUNDLE_IDENTIFIER)</string><key>UIBackgroundModes</key><array><string>remote-notification</string></array>',
    ),
    'ios/Pods/X/Info.plist': plist(''),
  };

  it('pairs what the Xcode project names, by build', async () => {
    const { ios } = await read(files);
    expect(ios[0]).toMatchObject({
      entitlements: { file: 'ios/My App/Release.entitlements', apsEnvironment: { value: 'production' } },
      infoPlist: {
        backgroundModes: [{ value: 'remote-notification' }],
        bundleId: { value: 'com.example.shop', at: { file: 'ios/App.xcodeproj/project.pbxproj', line: 15 } },
      },
    });
    const { ios: debug } = await read(files, { release: false });
    expect(debug[0]?.entitlements?.apsEnvironment).toEqual({
      value: 'development',
      at: { file: 'ios/My App/Debug.entitlements', line: 6, column: 1 },
    });
  });

  it('pairs by folder without one; a binary list is a problem', async () => {
    const { ios, problems } = await read({
      'App/Info.plist': new Uint8Array([...Buffer.from('bplist00'), 0, 1]),
      'App/App.entitlements': files['ios/My App/Release.entitlements'],
    });
    expect(ios).toMatchObject([
      { entitlements: { apsEnvironment: { value: 'production' } }, infoPlist: { file: 'App/Info.plist', backgroundModes: [] } },
    ]);
    expect(problems).toMatchObject([{ id: 'binary', at: { file: 'App/Info.plist' } }]);
  });
});

describe('XML in another encoding', () => {
  /** 推送 in GBK. */
  const manifest = (head: string) =>
    new Uint8Array([
      ...Buffer.from(`${head}<manifest xmlns:android="http://schemas.android.com/apk/res/android"><application android:label="`),
      0xcd,
      0xc6,
      0xcb,
      0xcd,
      ...Buffer.from('"><service android:name="a.B"/></application></manifest>'),
    ]);
  it.each<[string, string[]]>([
    ['<?xml version="1.0" encoding="GBK"?>', []],
    ["<?xml version='1.0' encoding='gb2312'?>", []],
    ['<?xml version="1.0" encoding="utf-8"?>', ['encoding']],
    ['', ['encoding']],
  ])('%j', async (head, problems) => {
    const project = await read({
      'build.gradle': "apply plugin: 'com.android.application'",
      'src/main/AndroidManifest.xml': manifest(head),
    });
    expect(project.problems.map(({ id }) => id)).toEqual(problems);
    expect(project.modules[0]?.manifest?.application?.attributes['android:label']?.value).toBe('推送');
    expect(project.modules[0]?.manifest?.components.map(({ name }) => name)).toEqual(['a.B']);
  });
});
