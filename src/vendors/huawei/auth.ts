import { Buffer } from 'node:buffer';
import { constants, createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { endpointOrigin } from '../../core/account.ts';
import type { AccessAnswer, AccessToken, Answer, ExchangeContext } from '../../core/adapter.ts';
import type { HttpRequest, HttpResponse } from '../../core/http.ts';
import { clientIdOf, usesServiceAccount, type HuaweiAccount, type ServiceAccount } from './account.ts';
import { parseObject, retryAfterMs } from './shape.ts';
import { accessTokenLifeSeconds, contentTypes, hosts, jwtLifeSeconds, jwtSaltBytes, paths } from './wire.ts';

/** The URL of the OAuth call. */
export function tokenUrl(account: HuaweiAccount): string {
  return `${endpointOrigin(account, 'auth', hosts.auth)}${paths.auth}`;
}

/**
 * Asks for an access token with the client credentials; for the Android API only.
 *
 * @see https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/oauth2-0000001212610981
 */
export function authRequest(account: HuaweiAccount): HttpRequest {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientIdOf(account) ?? '',
    client_secret: account.clientSecret ?? '',
  });
  return {
    endpoint: 'auth',
    method: 'POST',
    url: tokenUrl(account),
    headers: { 'content-type': contentTypes.form },
    body: form.toString(),
    protocol: 'h1',
  };
}

/** Statuses that the authorization server documents; they may come without a body of its own. */
const documentedStatuses = new Set([403, 404, 405, 500, 502, 503, 504, 590]);

/** Reads the OAuth answer; `expires_in` counts from now. JSON takes the backslash off `\/`, which copying by hand does not. */
export function readAuth(response: HttpResponse, { nowMs }: ExchangeContext): AccessAnswer {
  const body = parseObject(response.body);
  const value = body?.['access_token'];
  if (response.status === 200 && typeof value === 'string' && value !== '') {
    const life = Number(body?.['expires_in'] ?? accessTokenLifeSeconds);
    return { ok: true, access: { value, expiresAtMs: nowMs + (Number.isFinite(life) && life > 0 ? life : accessTokenLifeSeconds) * 1000 } };
  }
  const refused = body === undefined ? undefined : readOAuthError(body);
  if (refused) return refused;
  // A page of HTML comes from something in between; an empty or a JSON answer is the server's.
  if (!documentedStatuses.has(response.status) || (body === undefined && response.body.trim() !== '')) return { ok: 'unreadable' };
  const wait = retryAfterMs(response.headers['retry-after'], nowMs);
  return { ok: false, code: String(response.status), ...(wait === undefined ? {} : { retryAfterMs: wait }) };
}

/** A refusal in the form of the authorization server, or undefined. */
export function readOAuthError(body: Record<string, unknown>): (Answer & { ok: false }) | undefined {
  const { error, sub_error: subError, error_description: description } = body;
  const code = numberText(error);
  if (code === undefined) return undefined;
  const subCode = numberText(subError);
  return {
    ok: false,
    code,
    ...(subCode === undefined ? {} : { subCode }),
    ...(typeof description === 'string' && description !== '' ? { vendorMessage: description } : {}),
  };
}

function numberText(value: unknown): string | undefined {
  return typeof value === 'number' || (typeof value === 'string' && /^\d{1,9}$/.test(value)) ? String(value) : undefined;
}

const keys = new WeakMap<ServiceAccount, KeyObject>();

function base64url(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}

/** What is signed: header and claims of the JWT, joined by a dot. */
export function signingInput(account: ServiceAccount, issuedAtSeconds: number): string {
  const header = JSON.stringify({ kid: account.keyId, typ: 'JWT', alg: 'PS256' });
  const claims = JSON.stringify({
    aud: account.tokenUri,
    iss: account.subAccount,
    exp: issuedAtSeconds + jwtLifeSeconds,
    iat: issuedAtSeconds,
  });
  return `${base64url(header)}.${base64url(claims)}`;
}

/**
 * Makes the JWT that is itself the bearer of a push: PS256, which means a salt of 32 bytes, where Node would take the longest.
 *
 * @see https://developer.huawei.com/consumer/cn/doc/harmonyos-guides/push-jwt-token
 */
export function createJwt(account: ServiceAccount, { nowMs }: ExchangeContext): AccessToken {
  let key = keys.get(account);
  if (!key) keys.set(account, (key = createPrivateKey(account.privateKey)));
  const issuedAt = Math.floor(nowMs / 1000);
  const input = signingInput(account, issuedAt);
  const signature = sign('sha256', Buffer.from(input), { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: jwtSaltBytes });
  return { value: `${input}.${signature.toString('base64url')}`, expiresAtMs: (issuedAt + jwtLifeSeconds) * 1000 };
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** POSIX lines that set `$PUSH_CHECK_HUAWEI_ACCESS_TOKEN`, unless it is set already: an OAuth token, or a JWT signed on the spot. */
export function accessScript(account: HuaweiAccount): string {
  return usesServiceAccount(account) ? jwtScript(account.serviceAccount) : oauthScript(account);
}

// The secret goes to curl over standard input, so that it does not show in a process list.
function oauthScript(account: HuaweiAccount): string {
  return [
    'if [ -z "${PUSH_CHECK_HUAWEI_ACCESS_TOKEN:-}" ]; then',
    '  huawei_secret=${PUSH_CHECK_HUAWEI_CLIENT_SECRET:-${PUSH_CHECK_HUAWEI_APP_SECRET:?}}',
    `  PUSH_CHECK_HUAWEI_ACCESS_TOKEN=$(printf '%s' "$huawei_secret" | curl -sS ${quoted(tokenUrl(account))} \\`,
    `    --data grant_type=client_credentials --data-urlencode ${quoted(`client_id=${clientIdOf(account) ?? ''}`)} --data-urlencode client_secret@- |`,
    `    tr -d '\\r\\n' | sed -n 's/.*"access_token"[[:space:]]*:[[:space:]]*"\\([^"]*\\)".*/\\1/p' | sed 's#\\\\/#/#g')`,
    'fi',
  ].join('\n');
}

function jwtScript(account: ServiceAccount): string {
  const header = JSON.stringify({ kid: account.keyId, typ: 'JWT', alg: 'PS256' });
  const claims = JSON.stringify({ aud: account.tokenUri, iss: account.subAccount }).slice(0, -1);
  return [
    'if [ -z "${PUSH_CHECK_HUAWEI_ACCESS_TOKEN:-}" ]; then',
    '  case "${PUSH_CHECK_HUAWEI_SERVICE_ACCOUNT:?}" in',
    '    *{*) huawei_json=$PUSH_CHECK_HUAWEI_SERVICE_ACCOUNT ;;',
    '    *) huawei_json=$(cat "$PUSH_CHECK_HUAWEI_SERVICE_ACCOUNT") ;;',
    '  esac',
    `  huawei_key=$(printf '%s' "$huawei_json" | tr -d '\\r\\n' | sed 's/.*"private_key"[[:space:]]*:[[:space:]]*"\\([^"]*\\)".*/\\1/; s/\\\\u003d/=/g; s#\\\\/#/#g')`,
    `  huawei_key=$(printf '%b' "$huawei_key")`,
    '  huawei_iat=$(date +%s)',
    `  huawei_b64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }`,
    `  huawei_head=$(printf '%s' ${quoted(header)} | huawei_b64url)`,
    `  huawei_claims=$(printf '%s,"exp":%s,"iat":%s}' ${quoted(claims)} "$((huawei_iat + ${jwtLifeSeconds}))" "$huawei_iat" | huawei_b64url)`,
    `  huawei_sign=$(printf '%s.%s' "$huawei_head" "$huawei_claims" | openssl dgst -sha256 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:${jwtSaltBytes} -sign /dev/fd/3 3<<HUAWEI_KEY | huawei_b64url`,
    '$huawei_key',
    'HUAWEI_KEY',
    '  )',
    '  PUSH_CHECK_HUAWEI_ACCESS_TOKEN=$huawei_head.$huawei_claims.$huawei_sign',
    'fi',
  ].join('\n');
}
