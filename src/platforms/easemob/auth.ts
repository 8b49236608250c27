import { createHash } from 'node:crypto';
import type { AccessAnswer, ExchangeContext } from '../../core/adapter.ts';
import type { HttpRequest, HttpResponse } from '../../core/http.ts';
import { appKeyOf, appUrl, type EasemobAccount } from './account.ts';
import { jsonOf, refusalOf } from './response.ts';
import { paths } from './wire.ts';

/** The headers of every call: JSON both ways, and the app token where there is one. */
export function headersOf(access?: { value: string }): Record<string, string> {
  return {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(access === undefined ? {} : { authorization: `Bearer ${access.value}` }),
  };
}

/**
 * Asks for an app token (administrator token).
 *
 * @see https://doc.easemob.com/product/easemob_app_token.html
 */
export function authRequest(account: EasemobAccount): HttpRequest {
  return {
    endpoint: 'auth',
    method: 'POST',
    url: appUrl(account, 'auth', paths.token),
    headers: headersOf(),
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: account.clientId,
      client_secret: account.clientSecret,
      ...(account.tokenTtl === undefined ? {} : { ttl: account.tokenTtl }),
    }),
    protocol: 'h1',
  };
}

/** Reads an app token. `expires_in` counts seconds, on cluster VIP5 milliseconds; 0 never ends. */
export function readAuth(
  response: HttpResponse,
  context: ExchangeContext,
  account: Pick<EasemobAccount, 'ttlInMilliseconds'> = {},
): AccessAnswer {
  if (response.status !== 200) return refusalOf(response, 'auth');
  const json = jsonOf(response);
  const value = json?.['access_token'];
  const expiresIn = json?.['expires_in'];
  if (typeof value !== 'string' || value === '' || typeof expiresIn !== 'number' || !(expiresIn >= 0)) return { ok: 'unreadable' };
  const lifeMs = account.ttlInMilliseconds === true ? expiresIn : expiresIn * 1000;
  return { ok: true, access: { value, expiresAtMs: expiresIn === 0 ? Infinity : context.nowMs + lifeMs } };
}

/**
 * A dynamic user token, computed without a call: `dt-` and a signed JSON in URL-safe Base64, with padding.
 *
 * @param curTime Unix seconds.
 * @param ttl seconds.
 * @see https://doc.easemob.com/product/easemob_user_token.html
 */
export function dynamicToken(
  account: Pick<EasemobAccount, 'orgName' | 'appName' | 'clientId' | 'clientSecret'>,
  userId: string,
  curTime: number,
  ttl: number,
): string {
  const appkey = appKeyOf(account);
  const signature = createHash('sha256')
    .update(`${account.clientId}${appkey}${userId}${curTime}${ttl}${account.clientSecret}`, 'utf8')
    .digest('hex');
  const json = JSON.stringify({ signature, appkey, userId, curTime, ttl });
  // Node's base64url leaves the padding out, which Easemob's sample keeps.
  return Buffer.from(`dt-${json}`, 'utf8').toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}

/** POSIX lines that set `$PUSH_CHECK_EASEMOB_ACCESS_TOKEN` from `$PUSH_CHECK_EASEMOB_CLIENT_SECRET`, unless it is set already. */
export function accessScript(account: EasemobAccount): string {
  return [
    'if [ -z "${PUSH_CHECK_EASEMOB_ACCESS_TOKEN:-}" ]; then',
    `  easemob_client_id=${shellQuoted(account.clientId)}`,
    `  PUSH_CHECK_EASEMOB_ACCESS_TOKEN=$(printf '{"grant_type":"client_credentials","client_id":"%s","client_secret":"%s"}' \\`,
    '    "$easemob_client_id" "${PUSH_CHECK_EASEMOB_CLIENT_SECRET:?}" |',
    `    curl -sS ${shellQuoted(appUrl(account, 'auth', paths.token))} -H 'content-type: application/json' --data-binary @- |`,
    '    sed -n \'s/.*"access_token"[[:space:]]*:[[:space:]]*"\\([^"]*\\)".*/\\1/p\')',
    'fi',
  ].join('\n');
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
