import { createHmac, randomBytes } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { endpointOrigin } from '../../core/account.ts';
import type { AccessToken, ExchangeContext } from '../../core/adapter.ts';
import type { HttpRequest } from '../../core/http.ts';
import type { TencentAccount } from './account.ts';
import { hosts } from './wire.ts';

/** How long the UserSig of a run lives, in seconds. A leaked one opens the whole application, so it is short. */
export const userSigLifetimeSeconds = 24 * 3600;

/** Longest text that is looked at as a UserSig; a true one has about 180 characters. */
const userSigMaxChars = 8192;
const inflatedMaxBytes = 65_536;

interface Signing {
  sdkAppId: number;
  identifier: string;
  secretKey: string;
  /** Unix seconds. */
  time: number;
  /** Seconds. */
  expire: number;
  /** Base64 of the user buffer, where there is one. */
  userbuf?: string;
}

/** The text that is signed: every line ends with LF, the last one too. */
export function signedContent({ identifier, sdkAppId, time, expire, userbuf }: Omit<Signing, 'secretKey'>): string {
  const lines = [`TLS.identifier:${identifier}`, `TLS.sdkappid:${sdkAppId}`, `TLS.time:${time}`, `TLS.expire:${expire}`];
  if (userbuf !== undefined) lines.push(`TLS.userbuf:${userbuf}`);
  return lines.map((line) => `${line}\n`).join('');
}

/** `TLS.sig`: base64 of the HMAC-SHA256; the key is the SecretKey’s text, not what its hex digits stand for. */
export function signUserSig(signing: Signing): string {
  return createHmac('sha256', signing.secretKey).update(signedContent(signing), 'utf8').digest('base64');
}

/**
 * A UserSig (TLSSigAPIv2): the signed JSON, zlib-compressed, in a base64 whose `+ / =` are `* - _`. Two zlib versions may make two
 * texts of the same content: compare what `inspectUserSig` reads, never the text.
 *
 * @see https://cloud.tencent.com/document/product/269/32688
 */
export function makeUserSig(signing: Signing): string {
  const json = {
    'TLS.ver': '2.0',
    'TLS.identifier': signing.identifier,
    'TLS.sdkappid': signing.sdkAppId,
    'TLS.time': signing.time,
    'TLS.expire': signing.expire,
    ...(signing.userbuf === undefined ? {} : { 'TLS.userbuf': signing.userbuf }),
    'TLS.sig': signUserSig(signing),
  };
  return deflateSync(JSON.stringify(json)).toString('base64').replaceAll('+', '*').replaceAll('/', '-').replaceAll('=', '_');
}

/** What a UserSig says about itself. */
export interface InspectedUserSig {
  ok: true;
  version: string;
  identifier: string;
  sdkAppId: number;
  /** Unix seconds. */
  issuedAt: number;
  /** Seconds. */
  validFor: number;
  /** Unix seconds: `issuedAt + validFor`. */
  expiresAt: number;
  /** Base64 of the user buffer, where there is one. */
  userbuf?: string;
}

/** Why a text cannot be read as a UserSig. */
export type UserSigFault = 'empty' | 'alphabet' | 'compression' | 'json' | 'members';

/** Reads a UserSig without the key; whether its signature is right only the key tells. Never throws. */
export function inspectUserSig(text: string): InspectedUserSig | { ok: false; fault: UserSigFault } {
  const sig = text.trim();
  if (sig === '') return { ok: false, fault: 'empty' };
  if (sig.length > userSigMaxChars || !/^[A-Za-z0-9*_-]+$/.test(sig)) return { ok: false, fault: 'alphabet' };
  let json: string;
  try {
    const bytes = Buffer.from(sig.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '='), 'base64');
    json = inflateSync(bytes, { maxOutputLength: inflatedMaxBytes }).toString('utf8');
  } catch {
    return { ok: false, fault: 'compression' };
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return { ok: false, fault: 'json' };
  }
  if (typeof parsed !== 'object' || parsed === null) return { ok: false, fault: 'members' };
  const members = parsed as Record<string, unknown>;
  const identifier = members['TLS.identifier'];
  const [sdkAppId, issuedAt, validFor] = ['TLS.sdkappid', 'TLS.time', 'TLS.expire'].map((name) => wholeNumber(members[name]));
  if (typeof identifier !== 'string' || sdkAppId === undefined || issuedAt === undefined || validFor === undefined)
    return { ok: false, fault: 'members' };
  const { 'TLS.ver': version, 'TLS.userbuf': userbuf } = members;
  return {
    ok: true,
    version: typeof version === 'string' ? version : '',
    identifier,
    sdkAppId,
    issuedAt,
    validFor,
    expiresAt: issuedAt + validFor,
    ...(typeof userbuf === 'string' ? { userbuf } : {}),
  };
}

/** The API wants numbers; older generators wrote digits as text. */
function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** Signs the UserSig of the administrator for this run. */
export function createAccess(account: TencentAccount, context: ExchangeContext): AccessToken {
  const time = Math.floor(context.nowMs / 1000);
  const value = makeUserSig({ ...account, time, expire: userSigLifetimeSeconds });
  return { value, expiresAtMs: (time + userSigLifetimeSeconds) * 1000 };
}

/** A random whole number of 32 bits. */
export function randomUint32(context: ExchangeContext): number {
  return Number.parseInt(context.randomHex?.(8) ?? randomBytes(4).toString('hex'), 16);
}

interface Call {
  endpoint: string;
  path: string;
  body: string;
}

/** A call of the REST API: who asks travels in the query, what is asked as JSON. */
export function restRequest(
  { endpoint, path, body }: Call,
  account: TencentAccount,
  access: AccessToken | undefined,
  context: ExchangeContext,
): HttpRequest {
  const query = [
    `sdkappid=${account.sdkAppId}`,
    `identifier=${encodeURIComponent(account.identifier)}`,
    `usersig=${encodeURIComponent(access?.value ?? '')}`,
    `random=${randomUint32(context)}`,
    'contenttype=json',
  ].join('&');
  return {
    endpoint,
    method: 'POST',
    url: `${endpointOrigin(account, endpoint, hosts[account.region])}${path}?${query}`,
    headers: { 'content-type': 'application/json' },
    body,
    protocol: 'h1',
  };
}

/** Makes a UserSig as `makeUserSig` does; the key comes by the environment, so that no list of processes shows it. */
const perlProgram = [
  'my ($id, $app, $ttl) = @ARGV; my $now = time;',
  'my $mac = encode_base64(hmac_sha256("TLS.identifier:$id\\nTLS.sdkappid:$app\\nTLS.time:$now\\nTLS.expire:$ttl\\n", $ENV{KEY}), "");',
  'my $sig = encode_base64(compress(qq({"TLS.ver":"2.0","TLS.identifier":"$id","TLS.sdkappid":$app,"TLS.time":$now,"TLS.expire":$ttl,"TLS.sig":"$mac"})), "");',
  '$sig =~ tr{+/=}{*\\-_}; print $sig',
].join(' ');

/** POSIX lines that set `$PUSH_CHECK_TENCENT_IM_ACCESS_TOKEN` from `$PUSH_CHECK_TENCENT_IM_SECRET_KEY`, unless it is set already. */
export function accessScript(account: TencentAccount): string {
  return [
    'if [ -z "${PUSH_CHECK_TENCENT_IM_ACCESS_TOKEN:-}" ]; then',
    '  PUSH_CHECK_TENCENT_IM_ACCESS_TOKEN=$(KEY="${PUSH_CHECK_TENCENT_IM_SECRET_KEY:?}" \\',
    `    perl -MDigest::SHA=hmac_sha256 -MMIME::Base64 -MCompress::Zlib -e '${perlProgram}' \\`,
    `    ${shellQuoted(account.identifier)} ${account.sdkAppId} ${userSigLifetimeSeconds})`,
    'fi',
  ].join('\n');
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
