import { describe, expect, it } from 'vitest';
import { placeholders } from '../../../src/core/text.ts';
import { judgeToken } from '../../../src/core/token.ts';
import { tokenFacet } from '../../../src/vendors/honor/token.ts';

const hex = '0123456789abcdef0123456789abcdef';
const tail = 'push-check_example__'.repeat(6);

describe('the HONOR token facet', () => {
  it('knows every example, and every shape has one', () => {
    const shapes = tokenFacet.examples.map((example) => judgeToken(example, tokenFacet).shape?.name);
    expect(shapes).toEqual(tokenFacet.shapes.map((shape) => shape.name));
  });
  it.each([
    [`BAEAAAAAB.${tail}`, 'certain'],
    [`BAEAAAAAC.${tail}`, 'certain'],
    [`CAEAAAAAB.${tail}`, 'possible'],
    ['x'.repeat(60), 'possible'],
    ['x'.repeat(59), 'odd'],
    ['x'.repeat(300), 'possible'],
    ['x'.repeat(301), 'odd'],
    ['BAEAAAAAB.token', 'odd'],
    [`BAEAAAAAB.${tail}😀`, 'odd'],
    [`BAEAAAAAB.${tail}中`, 'odd'],
  ])('judges %s as %s', (token, fit) => expect(judgeToken(token, tokenFacet).fit).toBe(fit));
  it.each([
    ['an FCM token', `dQw4w9WgXcQ:APA91b${'x'.repeat(134)}`, 'fcm'],
    ['an APNs device token', hex + hex, 'apns'],
    ['a HUAWEI token', `IQAAAA${'x'.repeat(124)}`, 'huawei'],
    ['an older HUAWEI token', `MA${'x'.repeat(124)}`, 'huawei'],
    ['an OPPO registration id', `CN_${hex}`, 'oppo'],
    ['a vivo regId', '12345678901234567890123', 'vivo'],
    ['a new vivo regId', 'v2-abcdefg', 'vivo'],
    ['a Xiaomi regId', 'aGVsbG8gd29ybGQhIHRoaXMgaXMgYSByZWdpZCBvZiBtaQ==', 'xiaomi'],
  ])('recognises %s', (_, token, vendor) => expect(judgeToken(token, tokenFacet)).toMatchObject({ fit: 'wrong', mistake: { vendor } }));
  it('does not take a HUAWEI beginning with a dot for HUAWEI', () => expect(judgeToken(`MA.${tail}`, tokenFacet).fit).toBe('possible'));
  it.each([
    ['quotes', `"BAEAAAAAB.${tail}"`],
    ['a newline', `BAEAAAAAB.${tail}\n`],
    ['a literal \\n', `BAEAAAAAB.${tail}\\n`],
    ['a blank', `BAEAAAAAB. ${tail}`],
    ['URL encoding', `BAEAAAAAB%2E${tail}`],
    ['angle brackets', `<BAEAAAAAB.${tail}>`],
    ['two tokens in one', `BAEAAAAAB.${tail},BAEAAAAAB.${tail}`],
    ['an access token', `eyJhbGciOiJSUzI1NiJ9.${tail}`],
    ['a colon', `BAEAAAAAB:${tail}`],
    ['a slash', `BAEAAAAAB./${tail}`],
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
