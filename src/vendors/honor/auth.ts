import { endpointOrigin } from '../../core/account.ts';
import type { AccessAnswer, ExchangeContext } from '../../core/adapter.ts';
import type { HttpRequest, HttpResponse } from '../../core/http.ts';
import type { HonorAccount } from './account.ts';
import { parseObject, refusalOf } from './response.ts';
import { accessLifeSeconds, accessMarginMs, authPaths, formContentType, hosts } from './wire.ts';

/** The URL of the auth call: the configured endpoint, else HONOR's. */
export function authUrl(account: HonorAccount): string {
  return `${endpointOrigin(account, 'auth', hosts.auth)}${authPaths.token}`;
}

/**
 * Asks for an access token by OAuth client credentials; Client ID and Client Secret are percent-encoded, since a bare `+` or `&` would
 * change the secret.
 */
export function authRequest(account: HonorAccount): HttpRequest {
  return {
    endpoint: 'auth',
    method: 'POST',
    url: authUrl(account),
    headers: { 'content-type': formContentType },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: account.clientId,
      client_secret: account.clientSecret,
    }).toString(),
    protocol: 'h1',
  };
}

/** Reads the access token; it counts as expired five minutes before `expires_in`, or after half of a very short life. */
export function readAuth(response: HttpResponse, { nowMs }: ExchangeContext): AccessAnswer {
  const body = parseObject(response.body);
  if (!body) return { ok: 'unreadable' };
  const value = body['access_token'];
  if (response.status >= 200 && response.status < 300 && typeof value === 'string' && value !== '') {
    const seconds = Number(body['expires_in'] ?? accessLifeSeconds);
    const lifeMs = (Number.isFinite(seconds) && seconds > 0 ? seconds : accessLifeSeconds) * 1000;
    return { ok: true, access: { value, expiresAtMs: nowMs + Math.max(lifeMs - accessMarginMs, lifeMs / 2) } };
  }
  return refusalOf(body) ?? { ok: 'unreadable' };
}

/** POSIX lines that set `$PUSH_CHECK_HONOR_ACCESS_TOKEN` from `$PUSH_CHECK_HONOR_CLIENT_SECRET`, unless it is set already. */
export function accessScript(account: HonorAccount): string {
  return [
    'if [ -z "${PUSH_CHECK_HONOR_ACCESS_TOKEN:-}" ]; then',
    // Through standard input the secret shows in no process list.
    '  PUSH_CHECK_HONOR_ACCESS_TOKEN=$(printf \'%s\' "${PUSH_CHECK_HONOR_CLIENT_SECRET:?}" |',
    `    curl -sS ${shellQuoted(authUrl(account))} --data 'grant_type=client_credentials' \\`,
    `      --data-urlencode ${shellQuoted(`client_id=${account.clientId}`)} --data-urlencode 'client_secret@-' |`,
    '    tr -d \'\\r\\n\' | sed -n \'s/.*"access_token"[[:space:]]*:[[:space:]]*"\\([^"]*\\)".*/\\1/p\')',
    'fi',
  ].join('\n');
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
