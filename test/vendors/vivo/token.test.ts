import { describe, expect, it } from 'vitest';
import { placeholders } from '../../../src/core/text.ts';
import { judgeToken } from '../../../src/core/token.ts';
import { tokenFacet } from '../../../src/vendors/vivo/token.ts';

const hex = '0123456789abcdef0123456789abcdef';
const legacy = '15985112220221500102621';
const v2 = (length: number) => `v2-${'aB3_-'.repeat(30)}`.slice(0, length);

describe('the vivo token facet', () => {
  it('knows every example, and every shape has one', () => {
    const shapes = tokenFacet.examples.map((example) => judgeToken(example, tokenFacet).shape?.name);
    expect(new Set(shapes)).toEqual(new Set(tokenFacet.shapes.map((shape) => shape.name)));
  });
  it.each([
    ['the first generation (README: regIds of two generations)', legacy, 'certain'],
    ['23 digits that are no time', '0'.repeat(23), 'likely'],
    ['the second generation, 51 characters', v2(51), 'certain'],
    ['the second generation, 100 characters', v2(100), 'certain'],
    ['the second generation, 50 characters', v2(50), 'odd'],
    ['24 digits', `${legacy}0`, 'odd'],
    ['a generation to come', `v3-${'a'.repeat(60)}`, 'odd'],
  ])('judges %s', (_, token, fit) => expect(judgeToken(token, tokenFacet).fit).toBe(fit));
  it.each([
    ['a fcm token', `dQw4w9WgXcQ:APA91b${'x'.repeat(134)}`, 'fcm'],
    ['an OPPO registration id', `CN_${hex}`, 'oppo'],
    ['an OPPO registration id with brand', `OPPO_CN_${hex}`, 'oppo'],
    ['32 hex digits', hex, 'oppo'],
    ['an APNs device token', hex + hex, 'apns'],
    ['a HUAWEI token', `IQAAAA${'x'.repeat(124)}`, 'huawei'],
    ['an HONOR token', 'BAEAAAAABCDEF', 'honor'],
    ['a Xiaomi regId', 'aGVsbG8gd29ybGQhIHRoaXMgaXMgYSByZWdpZCBvZiBtaQ==', 'xiaomi'],
  ])('recognises %s', (_, token, vendor) => expect(judgeToken(token, tokenFacet)).toMatchObject({ fit: 'wrong', mistake: { vendor } }));
  it.each([
    ['quotes', `"${legacy}"`],
    ['a newline', `${legacy}\n`],
    ['a literal \\n', `${v2(60)}\\n`],
    ['a blank', `v2- ${v2(60).slice(3)}`],
    ['URL encoding', `v2%2D${v2(60).slice(3)}`],
    ['an encoded equals sign', `${v2(60)}%3D`],
    ['angle brackets', `<${legacy}>`],
    ['two ids in one', `${legacy},${legacy}`],
    ['a label', 'alias:bob'],
    ['a damaged prefix', `V2-${v2(60).slice(3)}`],
    ['an AppID', '100012345'],
    ['digits rounded by a spreadsheet', '1.59851122202215E+22'],
    ['digits that were cut', legacy.slice(0, 19)],
  ])('notices %s', (_, token) => {
    const verdict = judgeToken(token, tokenFacet);
    expect(verdict.fit).toBe('wrong');
    expect(verdict.mistake?.vendor).toBeUndefined();
  });
  it('has texts in both languages that end with a full stop', () => {
    for (const { text, fix } of [...tokenFacet.mistakes, ...tokenFacet.shapes.map((shape) => ({ text: shape.text, fix: shape.text }))])
      for (const each of [text, fix]) {
        expect(each.en).toMatch(/\.$/);
        expect(each.zh).toMatch(/。$/);
        expect(placeholders(each.en)).toEqual(placeholders(each.zh));
      }
  });
});
