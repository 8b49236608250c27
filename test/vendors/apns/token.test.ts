import { describe, expect, it } from 'vitest';
import { judgeToken } from '../../../src/core/token.ts';
import { tokenFacet } from '../../../src/vendors/apns/token.ts';

const hex64 = '00fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f0';

describe('token', () => {
  for (const [name, token, shape] of [
    ['64 hexadecimal digits', hex64, 'device-token'],
    ['capital letters', hex64.toUpperCase(), 'device-token'],
    ['160 digits of a Live Activity or a simulator', '80'.repeat(80), 'long-token'],
    ['66 digits', `${hex64}ab`, 'long-token'],
    ['200 digits', 'ab'.repeat(100), 'long-token'],
  ] as const)
    it(`takes ${name} for an APNs token`, () =>
      expect(judgeToken(token, tokenFacet)).toMatchObject({ fit: 'likely', shape: { name: shape } }));
  for (const [name, token, vendor] of [
    ['the description of NSData', '<c63963fd 00fc13ad>', undefined],
    ['the description of Data', '32 bytes', undefined],
    ['the description of Data since iOS 13', '{length = 32, bytes = 0xc63963fd ... }', undefined],
    ['quotation marks', `"${hex64}"`, undefined],
    ['a trailing comma', `${hex64},`, undefined],
    ['URL encoding', `${hex64}%3D`, undefined],
    ['a blank inside', `${hex64.slice(0, 32)} ${hex64.slice(32)}`, undefined],
    ['a line break at the end', `${hex64}\n`, undefined],
    ['0x in front', `0x${hex64}`, undefined],
    ['zeros', '0'.repeat(64), undefined],
    ['a UUID', '123e4567-e89b-12d3-a456-426614174000', undefined],
    ['32 digits', hex64.slice(0, 32), undefined],
    ['a digit missing', hex64.slice(1), undefined],
    ['an FCM token', `dZtbqX9kQ0e:APA91b${'x'.repeat(134)}`, 'fcm'],
    ['a HONOR token', `BAEAAAAAB.${'x'.repeat(120)}`, 'honor'],
    ['a HUAWEI token', `IQAAAACy${'x'.repeat(120)}`, 'huawei'],
    ['a HarmonyOS token', `MAMzLg${'x'.repeat(106)}`, 'huawei'],
    ['an OPPO id', 'OPPO_CN_b6bbd94b59cdb5df8391642c1509b7fe', 'oppo'],
    ['an old vivo id', '15985112220221500102621', 'vivo'],
    ['a new vivo id', `v2-${'aB3_'.repeat(15)}`, 'vivo'],
    ['a Meizu id', 'RA50c6348036344485d01776773577c64740465480a6b', 'meizu'],
    ['base64, Xiaomi’s or unconverted', 'WFioJi0fiIco7vOrI4dnxxjeKAUqR7fjugoGkHUgxeo=', 'xiaomi'],
  ] as const)
    it(`tells ${name}`, () => {
      const verdict = judgeToken(token, tokenFacet);
      expect(verdict.fit).toBe('wrong');
      expect(verdict.mistake?.vendor).toBe(vendor);
    });
  it('never takes length for proof: short hexadecimal is odd, not wrong', () =>
    expect(judgeToken('ab'.repeat(20), tokenFacet).fit).toBe('odd'));
  it('has an example of every shape', () => {
    const shapes = tokenFacet.examples.map((example) => judgeToken(example, tokenFacet).shape?.name);
    expect(shapes).toEqual(tokenFacet.shapes.map((shape) => shape.name));
  });
  it('ends its sentences', () => {
    for (const { text, fix } of tokenFacet.mistakes)
      for (const said of [text, fix]) expect([said.en.endsWith('.'), said.zh.endsWith('。')]).toEqual([true, true]);
  });
});
