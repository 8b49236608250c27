import { describe, expect, it } from 'vitest';
import { readProject } from '../../src/project/index.ts';
import { memoryProject, type Content } from './memory.ts';

const manifest = (inner: string, application = '') =>
  `<?xml version="1.0" encoding="utf-8"?>\n<manifest xmlns:android="http://schemas.android.com/apk/res/android" xmlns:tools="http://schemas.android.com/tools">\n${inner}<application${application.startsWith(' ') ? application : `>${application}`}</application>\n</manifest>`;

async function read(files: Record<string, Content>, android = '', options: { release?: boolean } = {}) {
  const project = await readProject({
    files: memoryProject({
      'settings.gradle': "include ':app', ':lib'",
      'app/build.gradle': `apply plugin: 'com.android.application'\nandroid { namespace 'com.example'\n defaultConfig { applicationId 'com.example.shop'\n ${android} } }`,
      ...files,
    }),
    root: '/project',
    ...options,
  });
  const found = project.modules[0]?.manifest;
  if (!found) throw new Error('no manifest');
  return { project, manifest: found };
}

const main = 'app/src/main/AndroidManifest.xml';

describe('a manifest', () => {
  it('completes class names by the namespace', async () => {
    const { manifest: found } = await read({
      [main]: manifest(
        '',
        ' android:name=".App"><service android:name="Push"/><receiver android:name="com.other.R"/><activity android:name=".a.B"/>',
      ),
    });
    expect(found.application?.name).toBe('com.example.App');
    expect(found.components.map(({ name }) => name)).toEqual(['com.example.Push', 'com.other.R', 'com.example.a.B']);
  });

  it('completes them by its package where the build has no namespace', async () => {
    const { manifest: found } = await read({
      'app/build.gradle': "apply plugin: 'com.android.application'\nandroid { }",
      [main]:
        '<manifest package="com.old" xmlns:android="http://schemas.android.com/apk/res/android"><application><service android:name=".S"/></application></manifest>',
    });
    expect(found.components[0]?.name).toBe('com.old.S');
    expect(found.package).toEqual({ value: 'com.old', at: { file: main, line: 1, column: 20 } });
  });

  it('fills placeholders, and tells those that nothing fills', async () => {
    const inner = `<permission android:name="\${applicationId}.permission.MIPUSH_RECEIVE" android:protectionLevel="signature"/>\n`;
    const { manifest: found } = await read(
      {
        [main]: manifest(
          inner,
          '<meta-data android:name="a" android:value="${KEY}"/><meta-data android:name="b" android:value="${LOST}"/><meta-data android:name="c" android:value="${OPEN}"/>',
        ),
      },
      "manifestPlaceholders = [KEY: 'k', LOST: secret]",
    );
    expect(found.permissions).toMatchObject([
      { value: 'com.example.shop.permission.MIPUSH_RECEIVE', protectionLevel: 'signature', at: { file: main, column: 27 } },
    ]);
    expect(found.metaData.map(({ value }) => value)).toMatchObject([
      { determined: true, value: 'k' },
      { determined: false, text: '${LOST}' },
      { determined: false, text: '${OPEN}' },
    ]);
    expect(found.openPlaceholders).toMatchObject([{ value: 'OPEN', at: { file: main, line: 4 } }]);
  });

  it('says nothing of open placeholders when some may be filled unseen', async () => {
    const { manifest: found } = await read(
      { [main]: manifest('', '<meta-data android:name="c" android:value="${OPEN}"/>') },
      'manifestPlaceholders = load()',
    );
    expect(found.openPlaceholders).toEqual([]);
  });

  it('resolves texts of res/values and of the build', async () => {
    const { manifest: found } = await read(
      {
        [main]: manifest(
          '',
          ['app_id', 'made', 'again', 'none']
            .map((name) => `<meta-data android:name="${name}" android:value="@string/${name}"/>`)
            .join('') + '<meta-data android:name="icon" android:resource="@drawable/icon"/>',
        ),
        'app/src/main/res/values/strings.xml':
          '<resources><string name="app_id">\\ 123</string><string name="again">@string/app_id</string></resources>',
      },
      'resValue "string", "made", "456"',
    );
    expect(found.metaData.map(({ value }) => (value?.determined ? value.value : value?.text))).toEqual([
      ' 123',
      '456',
      ' 123',
      '@string/none',
      '@drawable/icon',
    ]);
  });

  it('reads filters, flags and places', async () => {
    const service = `<service
    android:name=".S"
    android:exported="false" android:enabled="true" android:process=":push" android:permission="p">
    <intent-filter><action android:name="x.ACTION"/><category android:name="c"/><data android:scheme="s" android:host="\${applicationId}"/></intent-filter>
    <meta-data android:name="m" android:value="1"/>
  </service>`;
    const { manifest: found } = await read({ [main]: manifest('', service) });
    expect(found.components[0]).toMatchObject({
      type: 'service',
      exported: false,
      enabled: true,
      process: ':push',
      permission: 'p',
      at: { line: 3, column: 14 },
      attributes: { 'android:exported': { value: 'false', at: { line: 5, column: 23 } } },
      filters: [
        {
          actions: [{ value: 'x.ACTION' }],
          categories: [{ value: 'c' }],
          data: [{ attributes: { scheme: 's', host: 'com.example.shop' } }],
        },
      ],
      metaData: [{ name: 'm', value: { value: '1' } }],
    });
  });

  it('merges the source sets of the variant', async () => {
    const files = {
      [main]: manifest(
        '<uses-permission android:name="a"/><uses-permission android:name="b"/>',
        '<service android:name=".S" android:exported="true"/><service android:name=".T"/><meta-data android:name="m" android:value="main"/>',
      ),
      'app/src/release/AndroidManifest.xml': manifest(
        '<uses-permission android:name="b" tools:node="remove"/><uses-permission android:name="c"/>',
        '<service android:name=".S" android:exported="false" tools:replace="android:exported"/><service android:name="com.example.T" tools:node="remove"/><meta-data android:name="m" android:value="release"/>',
      ),
    };
    const { manifest: release } = await read(files);
    expect(release.usesPermissions.map(({ value, sourceSet }) => `${value} ${sourceSet}`)).toEqual(['a main', 'c release']);
    expect(release.components.map(({ name, exported }) => [name, exported])).toEqual([['com.example.S', false]]);
    expect(release.metaData).toMatchObject([{ value: { value: 'release' }, sourceSet: 'release' }]);
    expect(release.removed?.map(({ value }) => value)).toEqual(['b', 'com.example.T']);
    const { manifest: debug } = await read(files, '', { release: false });
    expect(debug.components).toHaveLength(2);
  });

  it('of a library is filled by the application it goes into', async () => {
    const { project } = await read(
      {
        [main]: manifest(''),
        'lib/build.gradle':
          "apply plugin: 'com.android.library'\nandroid { namespace 'com.lib'\n defaultConfig { consumerProguardFiles 'rules.pro'\n proguardFiles 'own.pro' } }",
        'lib/rules.pro': '-keep class com.lib.**',
        'lib/own.pro': '-keep class com.own.**',
        'lib/src/main/AndroidManifest.xml': manifest(
          '',
          '<meta-data android:name="k" android:value="${KEY}"/><provider android:name=".P" android:authorities="${applicationId}.p"/>',
        ),
      },
      "manifestPlaceholders = [KEY: 'k']",
    );
    expect(project.modules[1]).toMatchObject({
      kind: 'library',
      keepRules: [{ patterns: ['com.lib.**'] }],
      manifest: { metaData: [{ value: { value: 'k' } }], components: [{ name: 'com.lib.P', authorities: 'com.example.shop.p' }] },
    });
  });

  it('takes another prefix for Android as well', async () => {
    const { manifest: found } = await read({
      [main]: '<manifest xmlns:a="http://schemas.android.com/apk/res/android"><application a:name=".App"/></manifest>',
    });
    expect(found.application?.name).toBe('com.example.App');
  });

  it.each<[string, string, string]>([
    ['is not closed', '<manifest><application>', 'ends-early'],
    ['is empty', '', 'ends-early'],
    ['has another closing tag', '<manifest><application></manifest>', 'tags-differ'],
    ['has a tag within a tag', '<manifest><oops</manifest>', 'tag-open'],
    ['has an attribute without quotes', '<manifest a=x/>', 'attribute'],
    ['has an attribute twice', '<manifest a="x" a="y"/>', 'attribute'],
    ['has an unknown entity', '<manifest>&nbsp;</manifest>', 'character'],
    ['has a second root', '<manifest/><manifest/>', 'text-after'],
  ])('that %s: %s', async (_name, content, cause) => {
    const files = memoryProject({ 'build.gradle': "apply plugin: 'com.android.application'", 'src/main/AndroidManifest.xml': content });
    expect((await readProject({ files, root: '/project' })).problems).toMatchObject([{ id: 'xml-broken', cause }]);
  });

  it.each<[string, string | Uint8Array, { id: string; line?: number; column?: number }[]]>([
    [
      'an element that is not closed',
      '<manifest xmlns:android="a">\n<uses-permission android:name="x"/>\n<application>\n</manifest>',
      [{ id: 'xml-broken', line: 4 }],
    ],
    ['an attribute without quotes', '<manifest>\n<application android:name=x/></manifest>', [{ id: 'xml-broken', line: 2, column: 28 }]],
    ['an entity that is not there', '<manifest>&nbsp;</manifest>', [{ id: 'xml-broken', line: 1 }]],
    ['nothing', '', [{ id: 'xml-broken', line: 1 }]],
    ['zeros', new Uint8Array([60, 109, 0, 0, 1]), [{ id: 'binary', line: 1, column: 1 }]],
    ['UTF-16 with its mark', Buffer.from('\ufeff<manifest><application/></manifest>', 'utf16le'), []],
    ['UTF-8 with a mark, CRLF', '\ufeff<manifest>\r\n<application/>\r\n</manifest>', []],
  ])('that is %s', async (_name, content, problems) => {
    const project = await readProject({
      files: memoryProject({ 'build.gradle': "apply plugin: 'com.android.application'", 'src/main/AndroidManifest.xml': content }),
      root: '/project',
    });
    expect(project.problems).toHaveLength(problems.length);
    for (const [index, { id, ...place }] of problems.entries()) expect(project.problems[index]).toMatchObject({ id, at: place });
  });

  it('keeps what stands before the fault', async () => {
    const { manifest: found } = await read({
      [main]:
        '<manifest xmlns:android="x"><uses-permission android:name="x"/><application android:name=".App"><service android:name=".S"/><oops</manifest>',
    });
    expect(found.usesPermissions).toHaveLength(1);
    expect(found.components).toHaveLength(1);
  });
});
