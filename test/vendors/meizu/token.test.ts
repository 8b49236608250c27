import { describe, expect, it } from 'vitest';
import { placeholders } from '../../../src/core/text.ts';
import { judgeToken } from '../../../src/core/token.ts';
import { tokenFacet } from '../../../src/vendors/meizu/token.ts';

const hex = '0123456789abcdef0123456789abcdef';
const pushId = `RA5${hex}0123456789`;

describe('the Meizu token facet', () => {
  it('knows every example, and every shape has one', () => {
    const shapes = tokenFacet.examples.map((example) => judgeToken(example, tokenFacet).shape?.name);
    expect(new Set(shapes)).toEqual(new Set(tokenFacet.shapes.map((shape) => shape.name)));
  });
  it.each([
    // The samples of the vendor's documents.
    ['RA50c6348036344485d01776773577c64740465480a6b', 'likely'],
    ['J0476035d625e6c64567f71487e040e7d017f0558675b', 'likely'],
    ['BNA4a666206797a01656041797c404f05414360630071', 'likely'],
    ['G3G60774072465058525600517b405576586970407549', 'likely'],
    ['83a9d4ad369d46eabba3e280366474eb', 'possible'],
    [pushId.toLowerCase(), 'odd'],
    [pushId.slice(0, 40), 'odd'],
    ['not-a-push-id', 'odd'],
  ])('judges %s as %s', (token, fit) => expect(judgeToken(token, tokenFacet).fit).toBe(fit));
  it.each([
    ['an FCM token', `dQw4w9WgXcQ:APA91b${'x'.repeat(134)}`, 'fcm'],
    ['an APNs device token', hex + hex, 'apns'],
    ['a vivo regId', '12345678901234567890123', 'vivo'],
    ['a new vivo regId', 'v2-abcdefg', 'vivo'],
    ['an OPPO registration id', `CN_${hex}`, 'oppo'],
    ['an OPPO registration id with brand', `OPPO_CN_${hex}`, 'oppo'],
    ['a HUAWEI token', `IQAAAA${'x'.repeat(124)}`, 'huawei'],
    ['an HONOR token', 'BAEAAAAABCDEF', 'honor'],
    ['a Xiaomi regId', 'aGVsbG8gd29ybGQhIHRoaXMgaXMgYSByZWdpZCBvZiBtaQ==', 'xiaomi'],
  ])('recognises %s', (_, token, vendor) => expect(judgeToken(token, tokenFacet)).toMatchObject({ fit: 'wrong', mistake: { vendor } }));
  it.each([
    ['quotes', `"${pushId}"`],
    ['a newline', `${pushId}\n`],
    ['a literal \\n', `${pushId}\\n`],
    ['a blank', `RA5 ${hex}`],
    ['URL encoding', `${pushId}%3D`],
    ['angle brackets', `<${pushId}>`],
    ['two pushIds in one', `${pushId},${pushId}`],
    ['an alias', 'alias:bob'],
    ['a long token of nobody in particular', 'A'.repeat(120)],
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
