import { endpointOrigin } from '../../core/account.ts';
import type { AccessAnswer, ExchangeContext } from '../../core/adapter.ts';
import type { HttpRequest, HttpResponse } from '../../core/http.ts';
import type { FcmAccount } from './account.ts';
import { messagingScope } from './wire.ts';

/** Longest life of an assertion, seconds. */
export const assertionLifeSeconds = 3600;

const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/**
 * The token endpoint: an override of `endpoints`, else the file's `token_uri`.
 * @returns absolute URL.
 */
export function tokenUrl(account: FcmAccount): string {
  const overridden = endpointOrigin(account, 'auth', '');
  return overridden ? `${overridden}/token` : account.tokenUri;
}

/**
 * Signs the assertion that is exchanged for an access token: RS256 over issuer, scope, audience and times.
 * The audience stays `token_uri` when the endpoint is overridden.
 * @see https://developers.google.com/identity/protocols/oauth2/service-account (read 2026-11)
 */
export async function signAssertion(account: FcmAccount, { nowMs }: ExchangeContext): Promise<string> {
  const { SignJWT, importPKCS8 } = await import('jose');
  const iat = Math.floor(nowMs / 1000);
  return new SignJWT({ iss: account.clientEmail, scope: messagingScope, aud: account.tokenUri, iat, exp: iat + assertionLifeSeconds })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', ...(account.privateKeyId && { kid: account.privateKeyId }) })
    .sign(await importPKCS8(account.privateKey, 'RS256'));
}

/** The exchange of a fresh assertion for an access token. */
export async function authRequest(account: FcmAccount, context: ExchangeContext): Promise<HttpRequest> {
  return {
    endpoint: 'auth',
    method: 'POST',
    url: tokenUrl(account),
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({ grant_type: grantType, assertion: await signAssertion(account, context) }).toString(),
    protocol: 'h1',
  };
}

/** Reads the token endpoint's answer; `expires_in` counts from now. */
export function readAuth(response: HttpResponse, { nowMs }: ExchangeContext): AccessAnswer {
  const body = parse(response.body);
  const accessToken = body?.['access_token'];
  if (response.status === 200 && typeof accessToken === 'string' && accessToken !== '') {
    const lifeSeconds = Number(body?.['expires_in'] ?? assertionLifeSeconds);
    return {
      ok: true,
      access: { value: accessToken, expiresAtMs: nowMs + (Number.isFinite(lifeSeconds) ? lifeSeconds : assertionLifeSeconds) * 1000 },
    };
  }
  const error = body?.['error'];
  if (typeof error !== 'string' || response.status < 400) return { ok: 'unreadable' };
  const description = body?.['error_description'];
  if (typeof description !== 'string') return { ok: false, code: error };
  const subCode = error === 'invalid_grant' ? grantSubCode(description) : undefined;
  return { ok: false, code: error, ...(subCode && { subCode }), vendorMessage: description };
}

function grantSubCode(description: string): string | undefined {
  if (/signature/i.test(description)) return 'signature';
  if (/short-lived|timeframe|\biat\b|\bexp\b/i.test(description)) return 'clock';
  if (/not found/i.test(description)) return 'account';
  return /disabled/i.test(description) ? 'disabled' : undefined;
}

function parse(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const quote = (value: string) => `'${value.replaceAll("'", `'\\''`)}'`;

/**
 * Shell lines that set `$PUSH_CHECK_FCM_ACCESS_TOKEN` from `$PUSH_CHECK_FCM_SERVICE_ACCOUNT` (a path, or the JSON itself).
 * The key goes to openssl over a file descriptor and the assertion to curl over standard input: neither shows in a process list or on disk.
 */
export function accessScript(account: FcmAccount): string {
  const header = JSON.stringify({ alg: 'RS256', typ: 'JWT', ...(account.privateKeyId && { kid: account.privateKeyId }) });
  const claims = JSON.stringify({ iss: account.clientEmail, scope: messagingScope, aud: account.tokenUri }).slice(0, -1);
  return [
    'if [ -z "${PUSH_CHECK_FCM_ACCESS_TOKEN:-}" ]; then',
    '  case "$PUSH_CHECK_FCM_SERVICE_ACCOUNT" in',
    '    *{*) fcm_json=$PUSH_CHECK_FCM_SERVICE_ACCOUNT ;;',
    '    *) fcm_json=$(cat "$PUSH_CHECK_FCM_SERVICE_ACCOUNT") ;;',
    '  esac',
    // Some files write the padding of base64 as \u003d.
    `  fcm_key=$(printf '%s' "$fcm_json" | tr -d '\\r\\n' | sed 's/.*"private_key"[[:space:]]*:[[:space:]]*"\\([^"]*\\)".*/\\1/; s/\\\\u003d/=/g')`,
    `  fcm_key=$(printf '%b' "$fcm_key")`,
    '  fcm_iat=$(date +%s)',
    `  fcm_b64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }`,
    `  fcm_head=$(printf '%s' ${quote(header)} | fcm_b64url)`,
    `  fcm_claims=$(printf '%s,"iat":%s,"exp":%s}' ${quote(claims)} "$fcm_iat" "$((fcm_iat + ${assertionLifeSeconds}))" | fcm_b64url)`,
    `  fcm_sign=$(printf '%s.%s' "$fcm_head" "$fcm_claims" | openssl dgst -sha256 -sign /dev/fd/3 3<<FCM_KEY | fcm_b64url`,
    '$fcm_key',
    'FCM_KEY',
    '  )',
    `  PUSH_CHECK_FCM_ACCESS_TOKEN=$(printf 'grant_type=${encodeURIComponent(grantType)}&assertion=%s.%s.%s' "$fcm_head" "$fcm_claims" "$fcm_sign" |`.replaceAll(
      '%3A',
      '%%3A',
    ),
    `    curl -sS --data @- ${quote(tokenUrl(account))} | tr -d '\\r\\n' | sed -n 's/.*"access_token"[[:space:]]*:[[:space:]]*"\\([^"]*\\)".*/\\1/p')`,
    'fi',
  ].join('\n');
}
