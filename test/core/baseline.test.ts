import { describe, expect, it } from 'vitest';
import {
  baselineText,
  compareBaseline,
  fingerprintOf,
  isSameScope,
  makeBaseline,
  readBaseline,
  wordAt,
  type BaselineScope,
} from '../../src/core/baseline.ts';

describe('the word at a place', () => {
  it.each<[name: string, text: string, column: number, word: string]>([
    ['a tag', '    <receiver android:name=".A"/>', 5, '<receiver'],
    ['a tag that closes at once', '<service/>', 1, '<service'],
    ['an attribute', '    android:name = ".A"', 5, 'android:name'],
    ['a text in quotation marks, without its blanks', "x 'com.example:push: 1.0' y", 3, "'com.example:push:1.0'"],
    ['the inside of a text', '"com.example.app"', 2, 'com.example.app'],
    ['a keep rule', '-keep class com.xiaomi.** { *; }', 1, '-keep'],
    ['class patterns', '-keep class com.xiaomi.**{ *; }', 13, 'com.xiaomi.**'],
    ['a placeholder', '${applicationId}.permission', 1, '${applicationId}.permission'],
    ['a name before a bracket', 'implementation("a:b:1")', 1, 'implementation'],
    ['a name before a block', 'release{', 1, 'release'],
    ['a name before its colon', 'minSdk: 21', 1, 'minSdk'],
    ['blanks before the word', '\t  minSdk 21', 1, 'minSdk'],
    ['a mark alone', '}', 1, '}'],
    ['Chinese', '推送 21', 1, '推送'],
    ['the end of a line', 'abc', 4, ''],
  ])('%s', (_name, text, column, word) => {
    expect(wordAt([text], 1, column)).toBe(word);
  });

  it('is nothing outside of the text', () => {
    expect(wordAt(['abc'], 7, 1)).toBe('');
    expect(wordAt([], 1, 1)).toBe('');
  });
});

const given = {
  ruleId: 'oppo/service',
  file: 'app/AndroidManifest.xml',
  word: '<service',
  messageId: 'missing',
  data: { name: 'A', count: 2 },
};

describe('a fingerprint', () => {
  it('is the same bytes in every version: sixteen hex digits', () => {
    expect(fingerprintOf(given)).toBe('a36dea522ba1d373');
  });

  it.each<[string, Partial<typeof given> | { data: Record<string, string | number> }]>([
    ['the order of the values', { data: { count: 2, name: 'A' } }],
    ['blanks in a value', { data: { name: ' A ', count: 2 } }],
    ['a line or column among the values', { data: { name: 'A', count: 2, line: 7, column: 3 } as never }],
  ])('does not change with %s', (_name, more) => {
    expect(fingerprintOf({ ...given, ...more } as typeof given)).toBe(fingerprintOf(given));
  });

  it('does not change with the line of another place that the message names', () => {
    const at = (other: string) => fingerprintOf({ ...given, data: { other } });
    expect(at('app/build.gradle:12')).toBe(at('app/build.gradle:340:7'));
    expect(at('com.example.push:5.1')).not.toBe(at('com.example.push:6.1'));
  });

  it.each<[string, object]>([
    ['rule', { ruleId: 'oppo/receiver' }],
    ['file', { file: 'lib/AndroidManifest.xml' }],
    ['word', { word: '<receiver' }],
    ['message', { messageId: 'wrong' }],
    ['value', { data: { name: 'B', count: 2 } }],
    ['number of values', { data: { name: 'A' } }],
  ])('changes with the %s', (_name, more) => {
    expect(fingerprintOf({ ...given, ...more })).not.toBe(fingerprintOf(given));
  });
});

const item = (fingerprint: string, ruleId = 'oppo/a', file: string | undefined = 'b.xml') => ({
  ruleId,
  fingerprint: fingerprint.padEnd(16, '0'),
  ...(file === undefined ? {} : { file }),
});

describe('a baseline', () => {
  it('counts, sorts, and has the same bytes for the same findings in another order', () => {
    const items = [item('b'), item('a', 'oppo/z'), item('b'), { ruleId: 'oppo/a', fingerprint: 'c'.repeat(16) }];
    const text = baselineText(makeBaseline(items));
    expect(JSON.parse(text)).toEqual({
      schema: 'push-check/baseline@1',
      findings: [
        { ruleId: 'oppo/a', fingerprint: 'c'.repeat(16), count: 1 },
        { ruleId: 'oppo/a', file: 'b.xml', fingerprint: 'b000000000000000', count: 2 },
        { ruleId: 'oppo/z', file: 'b.xml', fingerprint: 'a000000000000000', count: 1 },
      ],
    });
    expect(baselineText(makeBaseline(items.toReversed()))).toBe(text);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('reads what it wrote', () => {
    const baseline = makeBaseline([item('a'), item('a')]);
    expect(readBaseline(JSON.parse(baselineText(baseline)))).toEqual({ ok: true, baseline });
  });

  const good = { ruleId: 'a/b', fingerprint: 'a'.repeat(16), count: 1 };
  const schema = 'push-check/baseline@1';
  it.each<[name: string, value: unknown, pointers: string[]]>([
    ['nothing', undefined, ['/schema']],
    ['a list', [], ['/schema']],
    ['another schema', { schema: 'push-check/report@1', findings: [] }, ['/schema']],
    ['no findings', { schema }, ['/findings']],
    ['findings that are no list', { schema, findings: {} }, ['/findings']],
    [
      'every bad entry',
      { schema, findings: [good, null, { ...good, count: 0 }, { ...good, count: 1.5 }] },
      ['/findings/1', '/findings/2', '/findings/3'],
    ],
    ['a short fingerprint', { schema, findings: [{ ...good, fingerprint: 'abc' }] }, ['/findings/0']],
    ['a file that is no text', { schema, findings: [{ ...good, file: 1 }] }, ['/findings/0']],
    ['no rule', { schema, findings: [{ fingerprint: good.fingerprint, count: 1 }] }, ['/findings/0']],
    ['a scope without its parts', { schema, scope: { build: 'release' }, findings: [] }, ['/scope']],
    ['the same twice', { schema, findings: [good, good] }, ['/findings/1']],
  ])('refuses %s, with the place', (_name, value, pointers) => {
    const read = readBaseline(value);
    expect(read.ok === false && read.problems.map((problem) => problem.pointer)).toEqual(pointers);
  });
});

describe('the scope', () => {
  const scope = { build: 'release', flavors: [], vendors: ['vivo', 'oppo'], platforms: [], message: false, accounts: [] } as const;

  it('is written sorted and read back', () => {
    const made = makeBaseline([], scope);
    expect(made.scope?.vendors).toEqual(['oppo', 'vivo']);
    expect(readBaseline(JSON.parse(baselineText(made)))).toEqual({ ok: true, baseline: made });
  });

  it.each<[name: string, other: Partial<BaselineScope> | undefined, same: boolean]>([
    ['the same in another order', { vendors: ['oppo', 'vivo'] }, true],
    ['another build', { build: 'debug' }, false],
    ['another flavor', { flavors: ['cn'] }, false],
    ['other vendors', { vendors: [] }, false],
    ['a message', { message: true }, false],
    ['none, as older files have it', undefined, false],
  ])('compared with %s', (_name, other, same) => {
    expect(isSameScope(other && { ...scope, ...other }, scope)).toBe(same);
  });
});

describe('comparing', () => {
  const old = makeBaseline([item('a'), item('b'), item('b'), item('c', 'xiaomi/x')]);

  it('tells new, known and fixed by count', () => {
    const now = [item('a'), item('a'), item('b'), item('d')];
    const { fresh, known, fixed } = compareBaseline(now, old);
    expect(known).toEqual([now[0], now[2]]);
    expect(fresh).toEqual([now[1], now[3]]);
    expect(fixed).toEqual([
      { ...item('b'), count: 1 },
      { ...item('c', 'xiaomi/x'), count: 1 },
    ]);
  });

  it('calls nothing fixed that was not looked at', () => {
    expect(compareBaseline([], old, (ruleId) => !ruleId.startsWith('xiaomi/')).fixed.map((entry) => entry.ruleId)).toEqual([
      'oppo/a',
      'oppo/a',
    ]);
  });

  it('of a project with itself leaves nothing', () => {
    const now = [item('a'), item('b'), item('b'), item('c', 'xiaomi/x')];
    expect(compareBaseline(now, old)).toEqual({ fresh: [], known: now, fixed: [] });
  });
});
