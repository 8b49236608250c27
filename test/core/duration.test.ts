import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationMs, durationSeconds } from '../../src/core/duration.ts';

describe('durationSeconds', () => {
  it.each<[unknown, number]>([
    ['24h', 86_400],
    ['90s', 90],
    ['1d', 86_400],
    ['500ms', 0.5],
    ['2w', 1_209_600],
    ['1h30m', 5400],
    ['1.5h', 5400],
    [' 10S ', 10],
    ['3600', 3600],
    [3600, 3600],
    [0, 0],
    ['0s', 0],
    [1.5, 1.5],
    ['1.1s', 1.1],
  ])('reads %j', (value, seconds) => expect(durationSeconds(value)).toBe(seconds));

  it.each<[unknown]>([
    ['soon'],
    [''],
    ['-1s'],
    [-1],
    ['1 h'],
    ['h'],
    ['10x'],
    ['s10'],
    ['1h soon'],
    [NaN],
    [Infinity],
    [null],
    [true],
    [{}],
    [['1h']],
    ['1e3'],
    ['１０s'],
  ])('refuses %j', (value) => expect(durationSeconds(value)).toBeUndefined());

  it('reads every whole number of milliseconds back', () => {
    fc.assert(fc.property(fc.nat({ max: 2 ** 40 }), (ms) => durationMs(`${ms}ms`) === ms));
  });
});
