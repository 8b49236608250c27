import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  accessScript,
  createAccess,
  inspectUserSig,
  makeUserSig,
  randomUint32,
  signedContent,
  signUserSig,
} from '../../../src/platforms/tencent-im/auth.ts';
import { account, nowMs, vectorsOf } from './vectors.ts';

const opened = (userSig: string) =>
  JSON.parse(
    inflateSync(Buffer.from(userSig.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '='), 'base64')).toString('utf8'),
  ) as Record<string, unknown>;
const packed = (value: unknown) =>
  deflateSync(typeof value === 'string' ? value : JSON.stringify(value))
    .toString('base64')
    .replaceAll('+', '*')
    .replaceAll('/', '-')
    .replaceAll('=', '_');

describe.each(vectorsOf('user-sig'))('$title', ({ given, expect: wanted }) => {
  const { identifier, sdkAppId, time, expire, secretKey } = given;
  it('signs the documented lines', () => expect(signedContent(given)).toBe(wanted.content));
  it('has the HMAC of the key as text', () => {
    expect(signUserSig(given)).toBe(wanted.sig);
    expect(createHmac('sha256', secretKey).update(wanted.content).digest('base64')).toBe(wanted.sig);
  });
  it('packs the same members as the reference UserSig', () => expect(opened(makeUserSig(given))).toEqual(opened(wanted.userSig)));
  it('is inspected without the key', () =>
    expect(inspectUserSig(wanted.userSig)).toEqual({
      ok: true,
      version: '2.0',
      identifier,
      sdkAppId,
      issuedAt: time,
      validFor: expire,
      expiresAt: time + expire,
    }));
});

describe('a UserSig', () => {
  it('carries numbers as numbers and the version as text', () =>
    expect(opened(makeUserSig({ ...account, time: 1, expire: 2 }))).toMatchObject({
      'TLS.ver': '2.0',
      'TLS.sdkappid': 1400000000,
      'TLS.time': 1,
      'TLS.expire': 2,
    }));
  it('signs the user buffer as a line of its own', () => {
    expect(signedContent({ ...account, time: 1, expire: 2, userbuf: 'YQ==' })).toMatch(/TLS\.expire:2\nTLS\.userbuf:YQ==\n$/);
    expect(inspectUserSig(makeUserSig({ ...account, time: 1, expire: 2, userbuf: 'YQ==' }))).toMatchObject({ userbuf: 'YQ==' });
  });
  it('has no character that a URL would change', () => expect(createAccess(account, { nowMs }).value).toMatch(/^[A-Za-z0-9*_-]+$/));
  it('of a run lives a day', () => expect(createAccess(account, { nowMs }).expiresAtMs).toBe(nowMs + 86_400_000));
  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['abc def', 'alphabet'],
    ['+++===', 'alphabet'],
    ['x'.repeat(9000), 'alphabet'],
    ['abcd', 'compression'],
    [makeUserSig({ ...account, time: 1, expire: 2 }).slice(0, 60), 'compression'],
    [packed('no json'), 'json'],
    [packed('null'), 'members'],
    [packed({}), 'members'],
    [packed({ 'TLS.identifier': 'a', 'TLS.sdkappid': -1, 'TLS.time': 1, 'TLS.expire': 1 }), 'members'],
  ])('%# that cannot be read says why', (text, fault) => expect(inspectUserSig(text)).toEqual({ ok: false, fault }));
  it('of an older generator may have digits as text', () =>
    expect(inspectUserSig(packed({ 'TLS.identifier': 'a', 'TLS.sdkappid': '14', 'TLS.time': '10', 'TLS.expire': '5' }))).toMatchObject({
      sdkAppId: 14,
      expiresAt: 15,
    }));
  it('that inflates without end is not read to its end', () =>
    expect(inspectUserSig(packed('a'.repeat(1_000_000)))).toEqual({ ok: false, fault: 'compression' }));
});

describe('a random number', () => {
  it('comes from the context', () => expect(randomUint32({ nowMs, randomHex: () => 'ffffffff' })).toBe(4_294_967_295));
  it('is made otherwise', () => expect(randomUint32({ nowMs })).toBeLessThan(2 ** 32));
});

function hasPerl(): boolean {
  try {
    execFileSync('perl', ['-MDigest::SHA', '-MMIME::Base64', '-MCompress::Zlib', '-e', '1'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('the printed script', () => {
  it('never holds the key', () => expect(accessScript(account)).not.toContain(account.secretKey));
  it.runIf(hasPerl())('makes the UserSig that this program makes', () => {
    const env = { PATH: process.env['PATH'] ?? '', PUSH_CHECK_TENCENT_IM_SECRET_KEY: account.secretKey };
    const identifier = "o'brien";
    const script = `${accessScript({ ...account, identifier })}\nprintf %s "$PUSH_CHECK_TENCENT_IM_ACCESS_TOKEN"`;
    const userSig = execFileSync('sh', ['-c', script], { env, encoding: 'utf8' });
    const read = inspectUserSig(userSig);
    if (!read.ok) throw new Error(read.fault);
    expect(read).toMatchObject({ identifier, sdkAppId: 1400000000, validFor: 86_400 });
    expect(opened(userSig)['TLS.sig']).toBe(signUserSig({ ...account, identifier, time: read.issuedAt, expire: read.validFor }));
  });
});
