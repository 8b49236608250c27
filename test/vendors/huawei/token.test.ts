import { describe, expect, it } from 'vitest';
import { placeholders } from '../../../src/core/text.ts';
import { judgeToken } from '../../../src/core/token.ts';
import { looksAndroid, platformOfToken, tokenFacet } from '../../../src/vendors/huawei/token.ts';

const body = (length: number) => 'Cy0aBcDeFgHiJkLmNoPqRsTuVwXyZ-0123456789_'.repeat(10).slice(0, length);
const hex = '0123456789abcdef0123456789abcdef';

describe('the HUAWEI token facet', () => {
  it('knows every example, and every shape has one', () =>
    expect(tokenFacet.examples.map((example) => judgeToken(example, tokenFacet).shape?.name)).toEqual(
      tokenFacet.shapes.map((shape) => shape.name),
    ));
  it.each([
    ['an Android token of 130 characters', `IQAAAA${body(124)}`, 'certain'],
    ['a HarmonyOS token of 112 characters', `MAAA${body(108)}`, 'likely'],
    ['a HarmonyOS token that begins with MAM', `MAM0${body(108)}`, 'likely'],
    ['an older Android token', `AAxx${body(126)}`, 'possible'],
    ['80 characters', body(80), 'possible'],
    ['300 characters', body(300), 'possible'],
    ['79 characters', body(79), 'odd'],
    ['301 characters', body(301), 'odd'],
  ])('judges %s as %s', (_, token, fit) => expect(judgeToken(token, tokenFacet).fit).toBe(fit));
  it.each([
    ['an FCM token', `dQw4w9WgXcQ:APA91b${'x'.repeat(134)}`, 'fcm'],
    ['an APNs device token', hex + hex, 'apns'],
    ['an HONOR token', `BAEAAAAAB.${body(90)}`, 'honor'],
    ['an OPPO registration id', `CN_${hex}`, 'oppo'],
    ['an older vivo regId', '12345678901234567890123', 'vivo'],
    ['a newer vivo regId', `v2-${body(90)}`, 'vivo'],
    ['a Xiaomi regId', 'aGVsbG8gd29ybGQhIHRoaXMgaXMgYSByZWdpZCBvZiBtaQ==', 'xiaomi'],
  ])('recognises %s', (_, token, vendor) => expect(judgeToken(token, tokenFacet)).toMatchObject({ fit: 'wrong', mistake: { vendor } }));
  it.each([
    ['quotes', `"IQAAAA${body(124)}"`],
    ['a newline', `IQAAAA${body(124)}\n`],
    ['a literal \\n', `IQAAAA${body(124)}\\n`],
    ['a blank', `IQAAAA ${body(124)}`],
    ['URL encoding', `IQAAAA${body(120)}%3D`],
    ['angle brackets', `<IQAAAA${body(124)}>`],
    ['two tokens in one', `IQAAAA${body(124)},IQAAAA${body(124)}`],
    ['a slash', `IQAAAA${body(60)}/${body(60)}`],
    ['a token of the retired NSP interface', `0${'8'.repeat(15)}${'1'.repeat(10)}00CN01`],
  ])('refuses %s', (_, token) => {
    const verdict = judgeToken(token, tokenFacet);
    expect([verdict.fit, verdict.mistake?.vendor]).toEqual(['wrong', undefined]);
  });
  it('has texts that end with a full stop and equal placeholders', () => {
    for (const { text, ...rest } of [...tokenFacet.shapes, ...tokenFacet.mistakes])
      for (const one of [text, ...('fix' in rest ? [rest.fix] : [])]) {
        expect(one.en).toMatch(/\.$/);
        expect(one.zh).toMatch(/。$/);
        expect(placeholders(one.en)).toEqual(placeholders(one.zh));
      }
  });
  it('hints at a platform by the prefix only', () => {
    expect([platformOfToken(`MAMA${body(108)}`), platformOfToken(`IQAAAA${body(124)}`), platformOfToken('MAMA')]).toEqual([
      'harmony',
      undefined,
      undefined,
    ]);
    expect([looksAndroid(`IQAAAA${body(124)}`), looksAndroid(`MAMA${body(108)}`)]).toEqual([true, false]);
  });
});
