import { createHash, randomBytes } from 'node:crypto';
import type { AccessToken, ExchangeContext } from '../../core/adapter.ts';
import type { HttpRequest } from '../../core/http.ts';
import { originOf, type ZegoAccount } from './account.ts';
import { nonceDigits, path, signatureVersion } from './wire.ts';

/**
 * `hex(MD5(AppId + SignatureNonce + ServerSecret + Timestamp))`, lower case; the number is Unix seconds. MD5 is what ZEGO demands.
 *
 * @see https://doc-zh.zego.im/zim-server/accessing-server-apis
 */
export function sign(account: ZegoAccount, nonce: string, timestampSeconds: number): string {
  return createHash('md5').update(`${account.appId}${nonce}${account.serverSecret}${timestampSeconds}`, 'utf8').digest('hex');
}

function newNonce(context: ExchangeContext): string {
  return context.randomHex?.(nonceDigits) ?? randomBytes(nonceDigits / 2).toString('hex');
}

/** What is asked beside the common parameters: pairs for the query, a body for a POST. */
export interface ZegoCall {
  /** The catalogue's endpoint name. */
  endpoint: string;
  action: string;
  query?: readonly (readonly [name: string, value: string])[];
  /** JSON text. */
  body?: string;
}

/**
 * What stands for an access token: the ServerSecret, since every request is signed with it and it never travels. Where a caller hands
 * another value to `prepareSend`, that value takes the place of the signature, so that a request can be shown without a valid one.
 */
export function createAccess(account: ZegoAccount): AccessToken {
  return { value: account.serverSecret, expiresAtMs: Infinity };
}

/**
 * POSIX lines that make the `curl` below them sign its URL with `$PUSH_CHECK_ZEGO_SERVER_SECRET`: nonce, time and signature belong together, so
 * a function takes the place of `curl` and fills in all three; with `$PUSH_CHECK_ZEGO_ACCESS_TOKEN` set, that value is sent as the signature.
 */
export function accessScript(account: ZegoAccount): string {
  return [
    'if [ -z "${PUSH_CHECK_ZEGO_ACCESS_TOKEN:-}" ]; then',
    '  : "${PUSH_CHECK_ZEGO_SERVER_SECRET:?set it first}"',
    '  PUSH_CHECK_ZEGO_ACCESS_TOKEN=unsigned',
    '  curl() {',
    `    zego_nonce=$(openssl rand -hex ${nonceDigits / 2})`,
    '    zego_time=$(date +%s)',
    `    zego_sign=$(printf '%s' ${shellQuoted(account.appId)}"$zego_nonce$PUSH_CHECK_ZEGO_SERVER_SECRET$zego_time" | openssl dgst -md5 -r | cut -d ' ' -f 1)`,
    '    for zego_argument do',
    '      shift',
    '      case "$zego_argument" in',
    '        *"&Signature=unsigned&"*) zego_argument=$(printf \'%s\' "$zego_argument" | sed "s/&SignatureNonce=[^&]*/\\&SignatureNonce=$zego_nonce/; s/&Timestamp=[^&]*/\\&Timestamp=$zego_time/; s/&Signature=unsigned/\\&Signature=$zego_sign/") ;;',
    '      esac',
    '      set -- "$@" "$zego_argument"',
    '    done',
    '    command curl "$@"',
    '  }',
    'fi',
  ].join('\n');
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A signed request; each has its own nonce and signature. A stand-in takes the place of the signature. */
export function signedRequest(call: ZegoCall, account: ZegoAccount, context: ExchangeContext, standIn?: string): HttpRequest {
  const nonce = newNonce(context);
  const timestamp = Math.floor(context.nowMs / 1000);
  const query = new URLSearchParams([
    ['Action', call.action],
    ['AppId', account.appId],
    ['SignatureNonce', nonce],
    ['Timestamp', String(timestamp)],
    ['Signature', standIn ?? sign(account, nonce, timestamp)],
    ['SignatureVersion', signatureVersion],
    ...(call.query ?? []).map(([name, value]): [string, string] => [name, value]),
  ]);
  return {
    endpoint: call.endpoint,
    method: call.body === undefined ? 'GET' : 'POST',
    url: `${originOf(account, call.endpoint)}${path}?${query.toString()}`,
    headers: call.body === undefined ? {} : { 'content-type': 'application/json' },
    ...(call.body === undefined ? {} : { body: call.body }),
    protocol: 'h1',
  };
}
