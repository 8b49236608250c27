import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, padEnd, wrap } from '../../src/lib/width.ts';

describe('displayWidth', () => {
  it.each<[string, number]>([
    ['', 0],
    ['abc', 3],
    ['推送', 4],
    ['OPPO 私信', 9],
    ['，。', 4],
    ['👍', 2],
    ['é', 1],
    ['e\u0301', 1],
    ['\u001b[31mred\u001b[39m', 3],
  ])('of %j is %i', (text, columns) => expect(displayWidth(text)).toBe(columns));
});

describe('padEnd', () => {
  it.each<[string, number, string]>([
    ['a', 3, 'a  '],
    ['推', 3, '推 '],
    ['推送', 3, '推送'],
    ['', 2, '  '],
    ['abc', 0, 'abc'],
  ])('%j to %i columns', (text, columns, padded) => expect(padEnd(text, columns)).toBe(padded));
});

describe('wrap', () => {
  it.each<[string, string, number, string[]]>([
    ['short text stays', 'one two', 10, ['one two']],
    ['nothing makes no line', '', 10, []],
    ['blanks make no line', '   ', 10, []],
    ['breaks at blanks', 'one two three', 7, ['one two', 'three']],
    ['fills to the last column', 'one two', 7, ['one two']],
    ['breaks before what does not fit', 'one two', 6, ['one', 'two']],
    ['lets a long word stand out', 'a incomprehensible b', 5, ['a', 'incomprehensible', 'b']],
    ['breaks between wide characters', '推送是否到达', 6, ['推送是', '否到达']],
    ['counts wide characters twice', '推送是否到达', 7, ['推送是', '否到达']],
    ['keeps words inside Chinese text whole', '检查 OPPO 的私信', 8, ['检查', 'OPPO 的', '私信']],
    ['hangs a closing mark', '推送到达。否则', 8, ['推送到达。', '否则']],
    ['hangs several closing marks', '（推送到）。否则', 8, ['（推送到）。', '否则']],
    ['drops the blank where it breaks', 'aaaa   bbbb', 5, ['aaaa', 'bbbb']],
    ['keeps blanks inside a line', 'a   b', 5, ['a   b']],
  ])('%s', (_name, text, columns, lines) => expect(wrap(text, columns)).toEqual(lines));

  const words = fc
    .array(fc.oneof(fc.stringMatching(/^[a-z.,`]{1,14}$/), fc.constantFrom('推', '送', '，', '。', '」', '（', '👍', ' ', '  ')), {
      maxLength: 60,
    })
    .map((parts) => parts.join(''));
  const visible = (text: string) => text.replace(/\s+/gu, '');

  it('loses no text and keeps its order', () => {
    fc.assert(
      fc.property(
        fc.oneof(words, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })),
        fc.integer({ min: 1, max: 40 }),
        (text, columns) => void expect(visible(wrap(text, columns).join(''))).toBe(visible(text)),
      ),
    );
  });

  it('makes no line wider than asked, but for a word that is wider itself and a hanging mark', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 40 }), (text, columns) => {
        for (const line of wrap(text.trimStart(), columns)) {
          const body = line.replace(/[，。、；：！？）」』》…]+$/u, '');
          if (displayWidth(body) > columns) expect(body).toMatch(/^[^\s\u2e80-\uffef]+$/u);
        }
      }),
    );
  });

  it('starts no line with a closing mark or a blank, unless the text does', () => {
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 2, max: 40 }),
        (text, columns) =>
          void expect(
            wrap(text, columns)
              .slice(1)
              .filter((line) => /^[，。、；：！？）」』》…\s]/u.test(line)),
          ).toEqual([]),
      ),
    );
  });

  it('gives a line that fits back as it is', () => {
    fc.assert(
      fc.property(words, (text) => {
        const trimmed = text.trim();
        expect(wrap(trimmed, 10_000)).toEqual(trimmed === '' ? [] : [trimmed]);
      }),
    );
  });
});
