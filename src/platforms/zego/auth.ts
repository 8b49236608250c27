import { createHash, randomBytes } from 'node:crypto';
import type { ExchangeContext } from '../../core/adapter.ts';
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

/** A signed request; each has its own nonce and signature. */
export function signedRequest(call: ZegoCall, account: ZegoAccount, context: ExchangeContext): HttpRequest {
  const nonce = newNonce(context);
  const timestamp = Math.floor(context.nowMs / 1000);
  const query = new URLSearchParams([
    ['Action', call.action],
    ['AppId', account.appId],
    ['SignatureNonce', nonce],
    ['Timestamp', String(timestamp)],
    ['Signature', sign(account, nonce, timestamp)],
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
