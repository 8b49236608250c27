import { describe, expect, it } from 'vitest';
import { placeholders } from '../../../src/core/text.ts';
import { judgeToken } from '../../../src/core/token.ts';
import { tokenFacet } from '../../../src/vendors/oppo/token.ts';
import { objectIdPattern, regionOf, registrationIdPattern } from '../../../src/vendors/oppo/wire.ts';

const hex = '0123456789abcdef0123456789abcdef';

describe('the OPPO token facet', () => {
  it('knows every example, and every shape has one', () => {
    const shapes = tokenFacet.examples.map((example) => judgeToken(example, tokenFacet).shape?.name);
    expect(new Set(shapes)).toEqual(new Set(tokenFacet.shapes.map((shape) => shape.name)));
    for (const example of tokenFacet.examples) expect(registrationIdPattern.test(example) || objectIdPattern.test(example)).toBe(true);
  });
  it.each([
    [`CN_${hex}`, 'certain'],
    [`realme_CN_${hex}`, 'certain'],
    [`OPPO_IN_${hex}`, 'certain'],
    [hex, 'possible'],
    [hex.slice(8), 'possible'],
    [`cn_${hex}`, 'odd'],
    [`CN_${hex}0`, 'odd'],
  ])('judges %s as %s', (token, fit) => expect(judgeToken(token, tokenFacet).fit).toBe(fit));
  it.each([
    ['a fcm token', `dQw4w9WgXcQ:APA91b${'x'.repeat(134)}`, 'fcm'],
    ['a vivo regId', '12345678901234567890123', 'vivo'],
    ['a new vivo regId', 'v2-abcdefg', 'vivo'],
    ['an APNs device token', hex + hex, 'apns'],
    ['a HUAWEI token', `IQAAAA${'x'.repeat(124)}`, 'huawei'],
    ['an HONOR token', 'BAEAAAAABCDEF', 'honor'],
    ['a Xiaomi regId', 'aGVsbG8gd29ybGQhIHRoaXMgaXMgYSByZWdpZCBvZiBtaQ==', 'xiaomi'],
  ])('recognises %s', (_, token, vendor) => expect(judgeToken(token, tokenFacet)).toMatchObject({ fit: 'wrong', mistake: { vendor } }));
  it.each([
    ['quotes', `"CN_${hex}"`],
    ['a newline', `CN_${hex}\n`],
    ['a literal \\n', `CN_${hex}\\n`],
    ['a blank', `CN_ ${hex}`],
    ['URL encoding', `CN%5F${hex}`],
    ['angle brackets', `<CN_${hex}>`],
    ['two ids in one', `CN_${hex};CN_${hex}`],
    ['a label', 'alias:bob'],
  ])('notices %s', (_, token) => {
    const verdict = judgeToken(token, tokenFacet);
    expect(verdict.fit).toBe('wrong');
    expect(verdict.mistake?.vendor).toBeUndefined();
  });
  it.each([
    [hex, 'cn'],
    [`CN_${hex}`, 'cn'],
    [`OPPO_CN_${hex}`, 'cn'],
    [`US_${hex}`, 'intl'],
    [`OPPO_IN_${hex}`, 'intl'],
    [`EUEX_${hex}`, 'intl'],
  ])('reads the region of %s (README: the prefix decides the region)', (token, region) => expect(regionOf(token)).toBe(region));
  it('has texts in both languages that end with a full stop', () => {
    for (const { text, fix } of [...tokenFacet.mistakes, ...tokenFacet.shapes.map((shape) => ({ text: shape.text, fix: shape.text }))])
      for (const each of [text, fix]) {
        expect(each.en).toMatch(/\.$/);
        expect(each.zh).toMatch(/。$/);
        expect(placeholders(each.en)).toEqual(placeholders(each.zh));
      }
  });
});
