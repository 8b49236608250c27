import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointerOf, segmentsOf, setAt, valueAt } from '../../src/core/pointer.ts';

/** Keys as people write them, plus those that need escaping or have a meaning in JavaScript. */
const key = fc.oneof(
  fc.string(),
  fc.constantFrom('', '~', '/', '~0', '~1', '~01', 'a/b', '__proto__', 'constructor', 'toString', '0', '用户'),
);

describe('segmentsOf and pointerOf', () => {
  // RFC 6901, section 5.
  it.each<[string, string[]]>([
    ['', []],
    ['/foo', ['foo']],
    ['/foo/0', ['foo', '0']],
    ['/', ['']],
    ['/a~1b', ['a/b']],
    ['/c%d', ['c%d']],
    ['/e^f', ['e^f']],
    ['/g|h', ['g|h']],
    ['/i\\j', ['i\\j']],
    ['/k"l', ['k"l']],
    ['/ ', [' ']],
    ['/m~0n', ['m~n']],
    ['/~01', ['~1']],
    ['//', ['', '']],
  ])('reads and writes %j', (pointer, segments) => {
    expect(segmentsOf(pointer)).toEqual(segments);
    expect(pointerOf(segments)).toBe(pointer);
  });

  it('writes numbers as segments', () => expect(pointerOf(['tokens', 3])).toBe('/tokens/3'));

  it('gives every list of segments back', () => {
    fc.assert(fc.property(fc.array(key), (segments) => void expect(segmentsOf(pointerOf(segments))).toEqual(segments)));
  });

  it('gives different lists different pointers', () => {
    fc.assert(
      fc.property(fc.array(key), fc.array(key), (a, b) => (pointerOf(a) === pointerOf(b)) === (JSON.stringify(a) === JSON.stringify(b))),
    );
  });
});

describe('valueAt', () => {
  const root = { a: { b: [10, { c: null }], 'x/y': 1, 'm~n': 2, '': 3 }, zero: 0, no: false };
  it.each<[string, unknown]>([
    ['', root],
    ['/a/b/0', 10],
    ['/a/b/1/c', null],
    ['/a/b/2', undefined],
    ['/a/x~1y', 1],
    ['/a/m~0n', 2],
    ['/a/', 3],
    ['/zero', 0],
    ['/no', false],
    ['/missing', undefined],
    ['/a/b/1/c/d', undefined],
    ['/zero/a', undefined],
    ['/a/b/length', 2],
  ])('at %j', (pointer, value) => expect(valueAt(root, pointer)).toEqual(value));

  it.each(['/toString', '/constructor', '/__proto__', '/a/hasOwnProperty', '/constructor/name'])(
    'does not see what is only inherited at %s',
    (pointer) => {
      expect(valueAt(root, pointer)).toBeUndefined();
    },
  );

  it.each([undefined, null, 1, 'text'])('has nothing inside %j', (given) => expect(valueAt(given, '/a')).toBeUndefined());
});

describe('setAt', () => {
  it('makes the objects on the way', () => {
    const made = {};
    setAt(made, '/a/b/c', 1);
    expect(made).toEqual({ a: { b: { c: 1 } } });
  });

  it('keeps what stands beside', () => {
    const made = { a: { b: 1 } };
    setAt(made, '/a/c', 2);
    expect(made).toEqual({ a: { b: 1, c: 2 } });
  });

  it('goes into arrays that are there', () => {
    const made = { a: [{ b: 1 }, { b: 2 }] };
    setAt(made, '/a/1/b', 3);
    expect(made).toEqual({ a: [{ b: 1 }, { b: 3 }] });
  });

  it('replaces a plain value that stands in the way', () => {
    const made: Record<string, unknown> = { a: 'text', n: null };
    setAt(made, '/a/b', 1);
    setAt(made, '/n/b', 1);
    expect(made).toEqual({ a: { b: 1 }, n: { b: 1 } });
  });

  it('changes nothing at the root pointer', () => {
    const made = { a: 1 };
    setAt(made, '', { b: 2 });
    expect(made).toEqual({ a: 1 });
  });

  it('never reaches a prototype', () => {
    const made: Record<string, unknown> = {};
    for (const pointer of ['/__proto__/polluted', '/constructor/prototype/polluted', '/a/__proto__/polluted']) setAt(made, pointer, true);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
    expect(JSON.stringify(made)).toBe(
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"a":{"__proto__":{"polluted":true}}}',
    );
  });

  it('sets what valueAt then reads, wherever it is', () => {
    fc.assert(
      fc.property(fc.object(), fc.array(key, { minLength: 1, maxLength: 5 }), fc.jsonValue(), (root, segments, value) => {
        setAt(root, pointerOf(segments), value);
        expect(valueAt(root, pointerOf(segments))).toBe(value);
      }),
    );
  });
});
