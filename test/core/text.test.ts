import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeholders, render } from '../../src/core/text.ts';

describe('render', () => {
  const text = { en: '`{name}` is {count} of {count}.', zh: '`{name}` 是 {count}。' };
  it.each<[Record<string, string | number | boolean> | undefined, string, string]>([
    [{ name: 'a', count: 2 }, '`a` is 2 of 2.', '`a` 是 2。'],
    [{ name: '', count: 0 }, '`` is 0 of 0.', '`` 是 0。'],
    [{ name: 'a', count: false }, '`a` is false of false.', '`a` 是 false。'],
    [{ name: 'a' }, '`a` is {count} of {count}.', '`a` 是 {count}。'],
    [undefined, '`{name}` is {count} of {count}.', '`{name}` 是 {count}。'],
    [{ name: 'a', count: 1, more: 'x' }, '`a` is 1 of 1.', '`a` 是 1。'],
  ])('with %j', (data, en, zh) => {
    expect(render(text, 'en', data)).toBe(en);
    expect(render(text, 'zh', data)).toBe(zh);
  });

  it('does not fill placeholders that a value brings along', () => {
    expect(render({ en: '{a}{b}', zh: '' }, 'en', { a: '{b}', b: 'x' })).toBe('{b}x');
  });

  it.each(['$&', '$1', '$$', '$`'])('takes the value %s as it is', (value) =>
    expect(render({ en: '<{a}>', zh: '' }, 'en', { a: value })).toBe(`<${value}>`),
  );

  it('leaves other braces alone', () => {
    expect(render({ en: '{} {1} { a } ${HOME} {"a":1}', zh: '' }, 'en', { a: 'x', HOME: 'y' })).toBe('{} {1} { a } $y {"a":1}');
  });

  it.each(['toString', 'constructor', 'hasOwnProperty'])('does not fill {%s} with what every object inherits', (name) => {
    expect(render({ en: `{${name}}`, zh: '' }, 'en', {})).toBe(`{${name}}`);
  });

  it('puts every value where its name stands', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => render({ en: '{a}-{b}', zh: '' }, 'en', { a, b }) === `${a}-${b}`));
  });
});

describe('placeholders', () => {
  it.each<[string, string[]]>([
    ['nothing', []],
    ['{b} {a}', ['a', 'b']],
    ['{a}{a}', ['a']],
    ['{} {1} {a b} {a-b}', []],
    ['`{name}`, {x1}', ['name', 'x1']],
  ])('of %j', (string, names) => expect(placeholders(string)).toEqual(names));
});
