import { createHash } from 'node:crypto';
import type { AccessAnswer, ExchangeContext } from '../../core/adapter.ts';
import { endpointOrigin } from '../../core/account.ts';
import type { HttpRequest, HttpResponse } from '../../core/http.ts';
import type { VivoAccount } from './account.ts';
import { readFrame, readHttpFailure, refusedBy } from './response.ts';
import { authTokenLifetimeMs, host, jsonContentType, paths, type VivoAuthBody } from './wire.ts';

/**
 * Signs a vivo auth call: lower-case MD5 hex over appId + appKey + timestamp + appSecret.
 *
 * @param timestampMs Unix milliseconds; vivo refuses a clock more than ten minutes off.
 * @see https://dev.vivo.com.cn/documentCenter/doc/362
 */
export function signAuth(account: Pick<VivoAccount, 'appId' | 'appKey' | 'appSecret'>, timestampMs: number): string {
  const text = `${account.appId}${account.appKey}${timestampMs}${account.appSecret}`.trim();
  return createHash('md5').update(text, 'utf8').digest('hex');
}

/** The URL of the auth call: the configured endpoint, else vivo's host. */
export function authUrl(account: VivoAccount): string {
  return `${endpointOrigin(account, 'auth', host)}${paths.auth}`;
}

/** Asks for an `authToken`. */
export function authRequest(account: VivoAccount, context: ExchangeContext): HttpRequest {
  const body: VivoAuthBody = {
    appId: Number(account.appId),
    appKey: account.appKey,
    timestamp: context.nowMs,
    sign: signAuth(account, context.nowMs),
  };
  return {
    endpoint: 'auth',
    method: 'POST',
    url: authUrl(account),
    headers: { 'content-type': jsonContentType },
    body: JSON.stringify(body),
    protocol: 'h1',
  };
}

/** Reads the `authToken`, which lives 24 hours; a member `validTime` that one client reads is not confirmed and not used. */
export function readAuth(response: HttpResponse, context: ExchangeContext): AccessAnswer {
  const frame = readFrame(response);
  if (!frame) return readHttpFailure(response);
  if (frame.result !== '0') return refusedBy(frame);
  const value = frame.body['authToken'];
  if (typeof value !== 'string' || value === '') return { ok: 'unreadable' };
  return { ok: true, access: { value, expiresAtMs: context.nowMs + authTokenLifetimeMs } };
}

/** POSIX lines that set `$PUSH_CHECK_VIVO_ACCESS_TOKEN` from `$PUSH_CHECK_VIVO_APP_SECRET`, unless it is set already. */
export function accessScript(account: VivoAccount): string {
  return [
    'if [ -z "${PUSH_CHECK_VIVO_ACCESS_TOKEN:-}" ]; then',
    `  vivo_app_id=${shellQuoted(account.appId)}`,
    `  vivo_app_key=${shellQuoted(account.appKey)}`,
    '  vivo_timestamp="$(date +%s)000"',
    "  vivo_sign=$(printf '%s' \"$vivo_app_id$vivo_app_key$vivo_timestamp${PUSH_CHECK_VIVO_APP_SECRET:?}\" | openssl dgst -md5 -r | cut -d ' ' -f 1)",
    `  PUSH_CHECK_VIVO_ACCESS_TOKEN=$(curl -sS ${shellQuoted(authUrl(account))} -H ${shellQuoted(`content-type: ${jsonContentType}`)} \\`,
    '    --data-binary "{\\"appId\\":$vivo_app_id,\\"appKey\\":\\"$vivo_app_key\\",\\"timestamp\\":$vivo_timestamp,\\"sign\\":\\"$vivo_sign\\"}" |',
    '    sed -n \'s/.*"authToken"[[:space:]]*:[[:space:]]*"\\([^"]*\\)".*/\\1/p\')',
    'fi',
  ].join('\n');
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
