import { describe, expect, it } from 'vitest';
import { parseSource, parseYamlValue } from '../../src/configfile/source.ts';
import { fileTexts } from '../../src/configfile/texts.ts';
import { credentialTexts } from '../../src/configfile/credentials.ts';
import { inputTexts } from '../../src/core/config-texts.ts';
import { placeholders, render } from '../../src/core/text.ts';

const yaml = (text: string | Uint8Array) => parseSource(text, { file: 'a.yaml' });
const json = (text: string | Uint8Array) => parseSource(text, { file: 'a.json' });
const faults = (source: ReturnType<typeof yaml>) => source.problems.map(({ id, line, column }) => `${id} ${line}:${column}`);

describe('parseSource', () => {
  it.each<[string, unknown]>([
    ['2882303761517123456', '2882303761517123456'],
    ['9007199254740991', 9_007_199_254_740_991],
    ['9007199254740992', '9007199254740992'],
    ['-9007199254740993', '-9007199254740993'],
    ['007', '007'],
    ['0', 0],
    ['-0', '-0'],
    ['+5', '+5'],
    ['42', 42],
    ['-7', -7],
    ['1.5', 1.5],
    ['1.0', '1.0'],
    ['1.10', '1.10'],
    ['1e3', '1e3'],
    ['0x1F', '0x1F'],
    ['0o17', '0o17'],
    ['.5', '.5'],
    ['.inf', '.inf'],
    ['.nan', '.nan'],
    ['0.1234567890123456789', '0.1234567890123456789'],
    ['true', true],
    ['yes', 'yes'],
    ['~', null],
    ['2026-11-20', '2026-11-20'],
    ['!!str 42', '42'],
    ['"42"', '42'],
    ['${NAME}', '${NAME}'],
  ])('reads the scalar %s', (text, value) => expect(yaml(`a: ${text}\n`).value).toEqual({ a: value }));

  it.each<[string, unknown]>([
    ['2882303761517123456', '2882303761517123456'],
    ['1.0', '1.0'],
    ['12', 12],
    ['-1.5', -1.5],
    ['1e5', '1e5'],
    ['null', null],
    [String.raw`"\u4f60\n"`, '你\n'],
    ['[]', []],
  ])('reads the JSON value %s', (text, value) => expect(json(`{"a": ${text}}`)).toMatchObject({ value: { a: value }, problems: [] }));

  it.each<[string, string, string[]]>([
    ['a text that is not closed', 'a: "x\n', ['syntax 2:1']],
    ['two colons', 'a: b: c\n', ['syntax 1:4']],
    ['a tab', 'a:\n\tb: 1\n', ['syntax 2:1']],
    ['a reserved sign', 'a: @b\n', ['syntax 1:4']],
    ['a bad escape', 'a: "\\q"\n', ['syntax 1:5']],
    ['several documents', 'a: 1\n---\nb: 2\n', ['syntax 2:1']],
    ['an open bracket', 'a: [1, 2\n', ['syntax 2:1']],
    ['all faults at once', 'a: @b\nb: 1\nc: "x" y\nd: 1\nd: 2\n', ['syntax 1:4', 'duplicate-key 5:1', 'syntax 3:8']],
    ['a key twice', 'a: 1\nb: 2\na: 3\n', ['duplicate-key 3:1']],
    ['a key twice in a child', 'x:\n  a: 1\n  a: 2\n', ['duplicate-key 3:3']],
    ['a key that is a list', '? [a]\n: b\n', ['bad-key 1:3']],
    ['a tag', 'a: !!binary aGk=\n', ['bad-tag 1:13']],
    ['a tag of its own', 'a: !secret x\n', ['bad-tag 1:12']],
    ['an alias to nothing', 'a: *b\n', ['unknown-alias 1:4']],
    ['an alias to itself', 'a: &a [*a]\n', ['alias-cycle 1:8']],
    ['only a comment', '# a\n', ['document-empty undefined:undefined']],
    ['nothing', '', ['document-empty undefined:undefined']],
    ['a list', '- a\n', ['root-not-mapping 1:1']],
    ['a scalar', 'hello\n', ['root-not-mapping 1:1']],
    ['a null character', 'a: 1\nb: x\0y\n', ['file-binary 2:5']],
  ])('reports %s', (_name, text, expected) => {
    const source = yaml(text);
    expect(source.value).toBeUndefined();
    expect(faults(source).toSorted()).toEqual(expected.toSorted());
  });

  it.each<[string, string, string]>([
    ['a comment', '{\n  "a": 1 // x\n}', 'syntax 2:10'],
    ['a hash comment', '{\n  "a": 1 # x\n}', 'syntax 2:10'],
    ['a trailing comma', '{\n  "a": 1,\n}', 'syntax 3:1'],
    ['a trailing comma in a list', '{"a": [1,]}', 'syntax 1:10'],
    ['single quotes', "{'a': 1}", 'syntax 1:2'],
    ['a bare key', '{a: 1}', 'syntax 1:2'],
    ['a bare value', '{"a": yes}', 'syntax 1:7'],
    ['a missing brace', '{"a": 1', 'syntax 1:8'],
    ['text behind', '{"a": 1} x', 'syntax 1:10'],
    ['YAML', 'a: 1\n', 'syntax 1:1'],
    ['an anchor', '{"a": &x 1}', 'syntax 1:7'],
    ['a YAML escape', String.raw`{"a": "\x41"}`, 'syntax 1:7'],
    ['a leading zero', '{"a": 01}', 'syntax 1:8'],
    ['a key twice', '{"a": 1,\n "a": 2}', 'duplicate-key 2:2'],
    ['a list', '[]', 'root-not-mapping 1:1'],
    ['a text that is not closed', '{\n "a": "x\n}', 'syntax 2:7'],
    ['blanks', ' \n', 'document-empty undefined:undefined'],
  ])('reports %s in JSON', (_name, text, expected) => expect(faults(json(text))).toEqual([expected]));

  it('reads a byte order mark and CRLF', () => {
    const source = yaml(Buffer.from('\uFEFFa: 1\r\nb: |\r\n  x\r\n  y\r\nc: [1,\r\n 2]\r\n'));
    expect(source.value).toEqual({ a: 1, b: 'x\ny\n', c: [1, 2] });
    expect(source.locate('/c/1')).toEqual({ file: 'a.yaml', line: 6, column: 2 });
    expect(json('\uFEFF{"a": 1}').value).toEqual({ a: 1 });
  });

  it('says where the bytes stop being UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from('a: 你\nb: '), Buffer.from([0xc4, 0xe3, 0x0a])]);
    expect(faults(yaml(bytes))).toEqual(['file-not-utf8 2:4']);
    expect(faults(yaml(Buffer.concat([Buffer.from('a: '), Buffer.from([0xe4, 0xbd])])))).toEqual(['file-not-utf8 1:4']);
    expect(faults(yaml(Buffer.from('\uFEFFa: 1', 'utf16le')))).toEqual(['file-utf16 1:1']);
  });

  it('expands aliases, but not a bomb of them', () => {
    expect(yaml('a: &x { b: 1 }\nc: *x\n').value).toEqual({ a: { b: 1 }, c: { b: 1 } });
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 9; level++)
      lines.push(
        `a${level}: &a${level} [${Array(10)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      );
    const started = performance.now();
    expect(yaml(lines.join('\n')).problems.map(({ id }) => id)).toEqual(['alias-bomb']);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it.each(['['.repeat(50_000), `a: ${'['.repeat(300)}${']'.repeat(300)}`, '{"a":'.repeat(20_000)])('refuses deep nesting', (text) => {
    expect(yaml(text).problems.map(({ id }) => id)).toContain('too-deep');
  });

  it('keeps the size limit on both sides', () => {
    const rest = (length: number) => `a: ${'x'.repeat(length - 4)}\n`;
    expect(yaml(rest(1_048_576)).problems).toEqual([]);
    expect(faults(yaml(rest(1_048_577)))).toEqual(['file-too-large undefined:undefined']);
  });

  it('finds the fault behind a very long text', () => {
    expect(faults(json(`{"a": "${'x\\n'.repeat(300_000)}",}`))).toEqual(['syntax 1:900010']);
  });

  it('keeps __proto__ an ordinary key', () => {
    const { value } = yaml('__proto__: { polluted: true }\n');
    expect(Object.keys(value ?? {})).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each<[string, 'key' | 'value', number, number]>([
    ['', 'value', 1, 1],
    ['/a', 'value', 1, 4],
    ['/a', 'key', 1, 1],
    ['/b', 'value', 2, 1],
    ['/b/c', 'value', 3, 6],
    ['/b/d~1e', 'value', 4, 10],
    ['/b/nothing', 'value', 2, 1],
    ['/b/list/1', 'value', 5, 13],
    ['/b/list/1', 'key', 5, 13],
    ['/b/null', 'value', 6, 3],
    ['/copy/c', 'value', 3, 6],
    ['/7', 'value', 8, 4],
    ['/nothing/at/all', 'value', 1, 1],
  ])('locates %j by %s', (pointer, part, line, column) => {
    const source = yaml('a: 1\nb: &b\n  c: "x"\n  "d/e": 😀 y\n  list: [1, 2]\n  null:\ncopy: *b\n7: seven\n');
    expect(source.problems).toEqual([]);
    expect(source.locate(pointer, part)).toEqual({ file: 'a.yaml', line, column });
  });

  it('reads one member of package.json with its places', () => {
    const source = parseSource('{\n  "name": "x",\n  "push-check": {\n    "vendors": 1\n  }\n}', {
      file: 'package.json',
      within: '/push-check',
    });
    expect(source.value).toEqual({ vendors: 1 });
    expect(source.locate('/vendors')).toEqual({ file: 'package.json', line: 4, column: 16 });
    expect(parseSource('{}', { file: 'package.json', within: '/push-check' }).problems.map(({ id }) => id)).toEqual(['config-package-key']);
  });

  it('never quotes a value in a problem', () => {
    const canary = 's3cr3tCanary';
    for (const text of [
      `a: "${canary}\n`,
      `a: @${canary}\n`,
      `a: b: ${canary}\n`,
      `a: "\\q${canary}"\n`,
      `a: [${canary}\n`,
      `{"a": ${canary}}`,
      `{"a": "${canary}",}`,
    ])
      for (const source of [yaml(text), json(text)]) expect(JSON.stringify(source.problems)).not.toContain(canary);
  });
});

describe('parseYamlValue', () => {
  it.each<[string, unknown]>([
    ['16', 16],
    ['true', true],
    ['IM', 'IM'],
    ['"16"', '16'],
    ['2882303761517123456', '2882303761517123456'],
    ['{ a: [1, x] }', { a: [1, 'x'] }],
    ['', null],
    ['a\nb: c', 'a\nb: c'],
  ])('reads %j', (text, value) => expect(parseYamlValue(text)).toEqual({ value }));
  it.each(['[1', 'a: b', '"x', '*a'])('refuses %j', (text) => expect(parseYamlValue(text)).toBeUndefined());
});

describe('texts', () => {
  const tables = { ...fileTexts, ...inputTexts, ...credentialTexts };
  it.each(Object.entries(tables))('%s has the same placeholders in both languages and whole sentences', (_id, { text, fix }) => {
    for (const sentence of [text, fix]) {
      expect(placeholders(sentence.zh)).toEqual(placeholders(sentence.en));
      expect(sentence.en).toMatch(/[.?}]$/);
      expect(sentence.zh).toMatch(/[。？}]$/);
    }
  });
  it('shows a variable reference as it is written', () => {
    const { fix } = inputTexts['env-missing'];
    expect(render(fix, 'en', { variable: 'NAME' })).toContain('${NAME:-value}');
    expect(render(inputTexts['env-syntax'].fix, 'zh', {})).toContain('${NAME:-default}');
  });
});
