import { createHash } from 'node:crypto';
import type { AccessAnswer, ExchangeContext } from '../../core/adapter.ts';
import { endpointOrigin } from '../../core/account.ts';
import type { HttpRequest, HttpResponse } from '../../core/http.ts';
import type { OppoAccount } from './account.ts';
import { authTokenLifetimeMs, formContentType, hosts, paths } from './wire.ts';
import { readFrame } from './response.ts';

/**
 * Signs an OPPO auth call: lower-case SHA-256 hex over appKey + timestamp + masterSecret.
 *
 * @param timestampMs Unix milliseconds; OPPO refuses a clock more than ten minutes off.
 * @see https://open.oppomobile.com/documentation/page/info?id=11234
 */
export function signAuth(account: Pick<OppoAccount, 'appKey' | 'masterSecret'>, timestampMs: number): string {
  return createHash('sha256').update(`${account.appKey}${timestampMs}${account.masterSecret}`, 'utf8').digest('hex');
}

/** The URL of the auth call: the configured endpoint, else the host of the account's region. */
export function authUrl(account: OppoAccount): string {
  return `${endpointOrigin(account, 'auth', hosts[account.region ?? 'cn'])}${paths.auth}`;
}

/** Asks for an `auth_token`. */
export function authRequest(account: OppoAccount, context: ExchangeContext): HttpRequest {
  const form = new URLSearchParams({
    app_key: account.appKey,
    sign: signAuth(account, context.nowMs),
    timestamp: String(context.nowMs),
  });
  return {
    endpoint: 'auth',
    method: 'POST',
    url: authUrl(account),
    headers: { 'content-type': formContentType },
    body: form.toString(),
    protocol: 'h1',
  };
}

/** Reads the `auth_token`; it expires 24 hours after the vendor's `create_time`, or after our clock where that is earlier. */
export function readAuth(response: HttpResponse, context: ExchangeContext): AccessAnswer {
  const frame = readFrame(response);
  if (!frame) return { ok: 'unreadable' };
  if (frame.code !== '0') return { ok: false, code: frame.code, ...(frame.message === undefined ? {} : { vendorMessage: frame.message }) };
  const data = frame.data;
  if (typeof data !== 'object' || data === null) return { ok: 'unreadable' };
  const { auth_token: value, create_time: createTime } = data as { auth_token?: unknown; create_time?: unknown };
  if (typeof value !== 'string' || value === '') return { ok: 'unreadable' };
  const createdMs = Number(createTime);
  const startMs = Number.isSafeInteger(createdMs) && createdMs > 0 ? Math.min(createdMs, context.nowMs) : context.nowMs;
  return { ok: true, access: { value, expiresAtMs: startMs + authTokenLifetimeMs } };
}

/** POSIX lines that set `$PUSH_CHECK_OPPO_ACCESS_TOKEN` from `$PUSH_CHECK_OPPO_MASTER_SECRET`, unless it is set already. */
export function accessScript(account: OppoAccount): string {
  const appKey = shellQuoted(account.appKey);
  return [
    'if [ -z "${PUSH_CHECK_OPPO_ACCESS_TOKEN:-}" ]; then',
    `  oppo_app_key=${appKey}`,
    '  oppo_timestamp="$(date +%s)000"',
    "  oppo_sign=$(printf '%s' \"$oppo_app_key$oppo_timestamp${PUSH_CHECK_OPPO_MASTER_SECRET:?}\" | openssl dgst -sha256 -r | cut -d ' ' -f 1)",
    `  PUSH_CHECK_OPPO_ACCESS_TOKEN=$(curl -sS ${shellQuoted(authUrl(account))} \\`,
    '    --data-urlencode "app_key=$oppo_app_key" --data-urlencode "sign=$oppo_sign" --data-urlencode "timestamp=$oppo_timestamp" |',
    '    sed -n \'s/.*"auth_token"[[:space:]]*:[[:space:]]*"\\([^"]*\\)".*/\\1/p\')',
    'fi',
  ].join('\n');
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
