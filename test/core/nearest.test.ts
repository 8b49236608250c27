import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/core/nearest.ts';

describe('nearest', () => {
  const names = ['title', 'body', 'notifyId', 'channelId', 'timeToLive', 'android.notification.channelId'];
  it.each<[string, string | undefined]>([
    ['titel', 'title'],
    ['tilte', 'title'],
    ['Title', 'title'],
    ['bodi', 'body'],
    ['notifyid', 'notifyId'],
    ['chanelId', 'channelId'],
    ['channelIdd', 'channelId'],
    ['timetolive', 'timeToLive'],
    ['android.notifcation.chanelId', 'android.notification.channelId'],
    ['body', 'body'],
    ['ttl', 'title'],
    ['url', undefined],
    ['somethingElse', undefined],
    ['x', undefined],
    ['aVeryLongNameThatIsNowhereNear', undefined],
  ])('%s → %s', (name, expected) => expect(nearest(name, names)).toBe(expected));

  it('has no answer without candidates', () => expect(nearest('title', [])).toBeUndefined());
  it('takes the first of two that are equally near', () => expect(nearest('cat', ['bat', 'hat'])).toBe('bat'));
  it('reads any iterable', () => expect(nearest('one', new Set(['two', 'oen']))).toBe('oen'));
  it('counts a swap of two letters as one change', () => expect(nearest('ab', ['xyb', 'ba'])).toBe('ba'));

  it('finds a name among others again, whatever its case', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[A-Za-z._]+$/), { minLength: 1, selector: (name) => name.toLowerCase() }),
        fc.nat(),
        (all, pick) => {
          const name = all[pick % all.length] as string;
          expect(nearest(name.toUpperCase(), all)).toBe(name);
        },
      ),
    );
  });

  it('finds a name of five letters or more through one dropped letter', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{5,20}$/), fc.nat(), (name, at) => {
        const position = at % name.length;
        expect(nearest(name.slice(0, position) + name.slice(position + 1), ['0123456789'.repeat(3), name])).toBe(name);
      }),
    );
  });

  it('only ever names a candidate', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (name, all) => {
        const found = nearest(name, all);
        expect(found === undefined || all.includes(found)).toBe(true);
      }),
    );
  });
});
