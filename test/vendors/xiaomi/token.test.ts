import { describe, expect, it } from 'vitest';
import { judgeToken } from '../../../src/core/token.ts';
import { tokenFacet } from '../../../src/vendors/xiaomi/token.ts';

const token = 'WFioJi0fiIco7vOrI4dnxxjeKAUqR7fjugoGkHUgxeo=';

describe('shapes', () => {
  it('has an example of each', () =>
    expect(tokenFacet.examples.map((example) => judgeToken(example, tokenFacet).shape?.name)).toEqual(
      tokenFacet.shapes.map(({ name }) => name),
    ));

  it.each([
    [token, 'likely'],
    ['A'.repeat(171) + '=', 'likely'],
    ['A'.repeat(62) + '+/', 'possible'],
    ['A'.repeat(40), 'possible'],
    ['A'.repeat(36), 'odd'],
    ['A'.repeat(41), 'odd'],
    ['not*a*regid', 'odd'],
  ])('judges %s as %s', (value, fit) => expect(judgeToken(value, tokenFacet).fit).toBe(fit));
});

describe('mistakes', () => {
  it.each([
    ['', 'empty'],
    [` ${token}`, 'blanks at its ends'],
    [`${token}\n`, 'line break'],
    [`${token}\\n`, 'line break'],
    [`"${token}"`, 'quotes'],
    [token.replace('=', '%3D'), 'URL encoded'],
    [`<${token}>`, 'placeholder'],
    ['$REG_ID', 'placeholder'],
    [`${token},${token}`, 'comma'],
    ['52Pe7fPIRXWsXhzn4eYJ1nj hBhN8Lcp8IJPOMjThdk=', 'blank inside'],
    ['2882303761520086841', 'AppID'],
  ])('%j: %s', (value, words) => {
    const { fit, mistake } = judgeToken(value, tokenFacet);
    expect(fit).toBe('wrong');
    expect(mistake?.text.en).toContain(words);
    expect(mistake?.vendor).toBeUndefined();
  });

  it.each([
    [`cRz5qVsbT1Wf9b3Q4kT0aB:APA91b${'x'.repeat(130)}`, 'fcm'],
    ['cRz5qVsbT1Wf9b3Q4kT0aB', 'fcm'],
    ['0123456789abcdef'.repeat(4), 'apns'],
    ['CN_0123456789abcdef0123456789abcdef', 'oppo'],
    ['OPPO_CN_0123456789abcdef0123456789abcdef', 'oppo'],
    ['15985112220221500102621', 'vivo'],
    [`v2-${'a'.repeat(60)}`, 'vivo'],
    [`S5Q${'4a'.repeat(21)}`, 'meizu'],
    [`IQAAAACy0${'a'.repeat(90)}`, 'huawei'],
    [`${'0'.repeat(20)}${'4000'.repeat(26)}CN01`, 'huawei'],
    [`BAEA${'a'.repeat(100)}`, 'honor'],
  ])('sees that %s is a token of %s', (value, vendor) =>
    expect(judgeToken(value, tokenFacet)).toMatchObject({ fit: 'wrong', mistake: { vendor } }),
  );

  it('has full sentences in both languages', () => {
    for (const { text } of [...tokenFacet.mistakes, ...tokenFacet.shapes, ...tokenFacet.mistakes.map(({ fix }) => ({ text: fix }))]) {
      expect(text.en).toMatch(/\.$/);
      expect(text.zh).toMatch(/。$/);
    }
  });
});
