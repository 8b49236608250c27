import { describe, expect, it } from 'vitest';
import {
  callsOf,
  classNamed,
  descendantsOf,
  descendsFrom,
  findSdk,
  hasMethod,
  traces,
  withoutSecrets,
} from '../../src/core/project-look.ts';
import { call, dependency, moduleWith, source, sourceClass } from '../support/project-snapshot.ts';

const classes = (list: NonNullable<Parameters<typeof source>[0]>['classes'] & object) => [
  moduleWith({ sources: [source({ classes: list })] }),
];

describe('classes of the sources', () => {
  it('are found through parents of parents, by full and by simple name', () => {
    const modules = classes([
      sourceClass('a.Base', { superTypes: ['com.sdk.Service'], methods: [{ value: 'onNewToken', at: { file: 'f', line: 1, column: 1 } }] }),
      sourceClass('b.Middle', { superTypes: ['Base'] }),
      sourceClass('c.Outer$Leaf', { superTypes: ['b.Middle', 'android.os.Binder'] }),
      sourceClass('d.Other', { superTypes: ['lib.Unknown'] }),
      sourceClass('e.Plain', { superTypes: ['android.app.Service'] }),
    ]);
    expect(descendantsOf(modules, 'com.sdk.Service').map(({ name }) => name)).toEqual(['a.Base', 'b.Middle', 'c.Outer$Leaf']);
    const leaf = classNamed(modules, 'c.Outer.Leaf')!;
    expect(descendsFrom(modules, leaf, 'com.sdk.Service')).toBe('yes');
    expect(hasMethod(modules, classNamed(modules, 'b.Middle')!, 'onNewToken')).toBe(true);
    expect(hasMethod(modules, classNamed(modules, 'd.Other')!, 'onNewToken')).toBe(false);
    expect(hasMethod(modules, classNamed(modules, 'a.Base')!, 'onNewToken')).toBe(true);
    expect(descendsFrom(modules, classNamed(modules, 'd.Other')!, 'com.sdk.Service')).toBe('unknown');
    expect(descendsFrom(modules, classNamed(modules, 'e.Plain')!, 'com.sdk.Service')).toBe('no');
  });

  it('may be parents of each other', () => {
    const modules = classes([sourceClass('a.A', { superTypes: ['a.B'] }), sourceClass('a.B', { superTypes: ['a.A'] })]);
    expect(descendsFrom(modules, classNamed(modules, 'a.A')!, 'com.sdk.Service')).toBe('no');
    expect(hasMethod(modules, classNamed(modules, 'a.A')!, 'onRegister')).toBe(false);
  });

  it('take time in proportion to their number', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => sourceClass(`a.C${index}`, { superTypes: [`a.C${index + 1}`, 'Loader'] }));
    // Every class of a level has both of the next as parents: a walk along every path would not end.
    const diamond = Array.from({ length: 120 }, (_, index) =>
      sourceClass(`d.D${index}`, { superTypes: [`d.D${index - (index % 2) + 2}`, `d.D${index - (index % 2) + 3}`] }),
    );
    const modules = classes([...many.slice(-500), ...diamond]);
    expect(descendantsOf(modules, 'd.D121').length).toBe(120);
    const wide = classes(many.map((one) => ({ ...one, superTypes: ['Loader'] })));
    expect(descendantsOf(wide, 'com.sdk.Service')).toEqual([]);
  });
});

describe('what is shown of code', () => {
  it.each([
    ['', 'call go'],
    ['ZPNsManager.getInstance()', 'call ZPNsManager.getInstance().go'],
    ['builder.oppo("key", of(")secret(")).vivo(false)', 'call builder.oppo(…).vivo(…).go'],
    ['map["secret"]', 'call map[…].go'],
    ['Builder(this).apply { key = "secret" }', 'call Builder(…).apply {…}.go'],
    ['"secret".reversed()', 'call ….reversed().go'],
  ])('of the chain %s', (receiver, shown) => {
    const { text, data } = traces.call(call('go', [], { receiver }));
    expect(text.en.replace('{name}', String(data?.['name']))).toBe(shown);
  });

  it.each([
    ['findProperty("VIVO_KEY") ?: "a1b2c3d4e5f6"', 'findProperty("VIVO_KEY") ?: "a1b2…"'],
    ["keys['vivo.key']", "keys['vivo.key']"],
    ['decode("a1b2c3d4")', 'decode("a1b2…")'],
    ["\"${host}\" + 'it\\'s-a-key'", "\"${ho…\" + 'it\\'…'"],
    ['if (ci) "on" else "off"', 'if (ci) "on" else "off"'],
    ['"cut off in the middle', '"cut …"'],
  ])('of the expression %s', (written, shown) => expect(withoutSecrets(written)).toBe(shown));

  it('calls by one name, by a pattern, and by what stands before them', () => {
    const modules = [moduleWith({ sources: [source({ calls: [call('b', [], { receiver: 'X' }), call('a'), call('b')] })] })];
    expect(callsOf(modules, /^[ab]$/).map(({ name }) => name)).toEqual(['b', 'a', 'b']);
    expect(callsOf(modules, 'b', /^X$/).length).toBe(1);
    expect(callsOf(modules, 'c')).toEqual([]);
  });
});

describe('the one artifact of ZPNs before 2.7.0', () => {
  const zpns = { ...dependency('im.zego:zpns:2.5.0') };
  const uses = (names: readonly string[]) => [
    moduleWith({
      dependencies: [zpns],
      sources: [source({ imports: ['im.zego.zpns.entity.ZPNsConfig'], calls: names.map((name) => call(name)) })],
    }),
  ];
  const vendorsIn = (names: readonly string[]) =>
    ['fcm', 'huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu'].filter(
      (vendor) => findSdk(uses(names), { vendor, maven: /^never$/, file: /^never$/ }) !== undefined,
    );
  it.each<[string[], string[]]>([
    [
      ['enableHWPush', 'enableMiPush'],
      ['huawei', 'xiaomi'],
    ],
    [['enableFCMPush'], ['fcm']],
    // Where no call can be read, for all that ZEGO has.
    [[], ['fcm', 'huawei', 'xiaomi', 'oppo', 'vivo']],
  ])('with %j counts for %j', (names, vendors) => expect(vendorsIn(names)).toEqual(vendors));
});
