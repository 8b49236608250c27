import { describe, expect, it } from 'vitest';
import { judgeToken } from '../../../src/core/token.ts';
import { tokenFacet } from '../../../src/vendors/fcm/token.ts';
import { fid, token } from './support.ts';

const judge = (text: string) => judgeToken(text, tokenFacet);

describe('fcm token', () => {
  it('has an example of every shape', () =>
    expect(tokenFacet.examples.map((example) => String(judge(example).shape?.name)).toSorted()).toEqual(
      tokenFacet.shapes.map(({ name }) => name).toSorted(),
    ));

  const good: [string, string, string][] = [
    ['a registration token', token, 'certain'],
    ['a token of an older SDK', `abcdefghijk:APA91b${'x'.repeat(134)}`, 'certain'],
    ['a token without colon', `APA91b${'x'.repeat(134)}`, 'certain'],
    ['a FID', fid, 'likely'],
    ['a FID of one character less', fid.slice(1), 'odd'],
    ['a FID of one character more', `${fid}x`, 'odd'],
    ['a FID that does not begin with c to f', `b${fid.slice(1)}`, 'odd'],
    ['a token cut off after 99 characters', `${fid}:APA91b${'x'.repeat(99)}`, 'odd'],
    ['a token with 100 characters after the mark', `${fid}:APA91b${'x'.repeat(100)}`, 'certain'],
  ];
  for (const [name, text, fit] of good) it(`calls ${name} ${fit}`, () => expect(judge(text).fit).toBe(fit));

  const wrong: [string, string, string | undefined][] = [
    ['64 hex', 'a1'.repeat(32), 'apns'],
    ['a live activity token', 'a1'.repeat(80), 'apns'],
    ['an NSData description', '<c639 63fd>', 'apns'],
    ['a HUAWEI token', `IQAAAA${'x'.repeat(124)}`, 'huawei'],
    ['a HONOR token', `BAEAAAAAB.${'x'.repeat(120)}`, 'honor'],
    ['an OPPO registration id', `OPPO_CN_${'a1'.repeat(16)}`, 'oppo'],
    ['an OPPO id with region only', `CN_${'a1'.repeat(16)}`, 'oppo'],
    ['a vivo regId', '15985112220221500102621', 'vivo'],
    ['a newer vivo regId', `v2-${'x'.repeat(50)}`, 'vivo'],
    ['a Meizu pushId', 'RA50c6348036344485d01776773577c64740465480a6b', 'meizu'],
    ['a Xiaomi regId', 'WFioJi0fiIco7vOrI4dnxxjeKAUqR7fjugoGkHUgxeo=', 'xiaomi'],
    ['32 hex', 'a1'.repeat(16), undefined],
    ['a leading blank', ` ${token}`, undefined],
    ['a blank inside', `${fid}: APA91b${'x'.repeat(134)}`, undefined],
    ['a line break', `${token}\n`, undefined],
    ['quotes', `"${token}"`, undefined],
    ['angle brackets', '<token>', undefined],
    ['an encoded colon', token.replace(':', '%3A'), undefined],
    ['%3D', `${token}%3D`, undefined],
    ['an ellipsis', `${token.slice(0, 30)}...`, undefined],
    ['an access token', 'ya29.c.abc', undefined],
    ['a server key', `AAAA1234567:${'A'.repeat(140)}`, undefined],
    ['an API key', `AIza${'x'.repeat(35)}`, undefined],
    ['a VAPID key', `B${'x'.repeat(86)}`, undefined],
    ['a topic', '/topics/news', undefined],
  ];
  for (const [name, text, vendor] of wrong)
    it(`calls ${name} wrong${vendor ? ` and names ${vendor}` : ''}`, () => {
      const verdict = judge(text);
      expect(verdict.fit).toBe('wrong');
      expect(verdict.mistake?.vendor).toBe(vendor);
    });

  it('has whole sentences in both languages', () => {
    for (const { text, fix } of tokenFacet.mistakes)
      for (const each of [text, fix]) {
        expect(each.en).toMatch(/\.$/);
        expect(each.zh).toMatch(/。$/);
      }
  });
});
