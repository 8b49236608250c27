import { findEntry } from '../../../core/catalogue.ts';
import type { SandboxContext, SandboxResponse } from '../../../core/sandbox.ts';
import { catalogue } from '../errors.ts';

/** A refusal inside the emulator: the vendor's code and the text that goes with it. */
export interface Refusal {
  code: string;
  msg: string;
}

/** The body style of a call: v1 and v2 (Android) or v3 (HarmonyOS). */
export type Api = 'android' | 'harmony';

const jsonHeaders = { 'content-type': 'application/json;charset=UTF-8' };

/** @see https://developer.huawei.com/consumer/cn/doc/harmonyos-references/push-scenariozed-api-response */
const harmonyWords: Record<string, string> = {
  80000000: 'Success',
  80100001: 'Check Parameter Error.',
  80100003: 'Illegal payload.',
  80100004: 'Illegal expire time.',
  80100022: 'Anti-Spam: image not verify.',
  80200001: 'Authentication Error.',
  80200005: 'Jwt token expired.',
  80300002: 'No permission to send message to these tmIDs.',
  80300007: 'All the tokens are invalid.',
  80300008: 'Push message size is too long.',
  80300010: 'token count should within 1 and 1000.',
  80300029: 'When send test message, the api request exceed limit.',
  80300030: 'When send test message, token count exceed limit.',
  80300036: 'JWT expire period over threshold.',
  80300037: 'Disable send huawei msg because of penalty.',
  81000001: 'Inner Error.',
};

/** Where v1 and v2 say it otherwise; the texts are of the official Java demo, but for that of 80300007, which was seen in answers. */
const androidWords: Record<string, string> = {
  80100001: 'Parameters check error',
  80100003: 'Message structure error',
  80100004: 'TTL less than current time',
  80100013: 'collapse_key illegal',
  80100016: 'Anti-Spam: word is forbidden in [CONTENT]',
  80200001: 'Oauth authentication error',
  80200003: 'Oauth Token expired',
  80300002: 'APP is forbidden to send',
  80300007: 'All the tokens are invalid',
  80300011: 'no permission to send high-level notification',
  80600003: 'Request OAuth service failed',
  81000001: 'System inner error',
};

/** A refusal with the vendor's words for the code. */
export function refusal(code: string, api: Api, msg?: string): Refusal {
  const words = (api === 'android' ? androidWords[code] : undefined) ?? harmonyWords[code] ?? androidWords[code];
  return { code, msg: msg ?? words ?? findEntry(catalogue, 'send', code)?.name ?? '' };
}

/** A refusal of what a payload says. */
export function illegalPayload(tips: string): Refusal {
  return { code: '80100003', msg: `Illegal payload, ${tips}` };
}

/** Which status goes with which code is not published; this is the pairing that the list of statuses suggests. */
function statusOf(code: string): number {
  if (code === '80000000' || code === '80100000') return 200;
  if (code.startsWith('8020')) return 401;
  return code === '81000001' || code === '80600003' ? 500 : 400;
}

/** 24 digits that begin with the time, as in the answers seen. */
export function newRequestId(context: SandboxContext): string {
  const tail = BigInt(`0x${context.randomHex(12)}`) % 100_000_000_000n;
  return `${context.nowMs}${tail.toString().padStart(11, '0')}`;
}

/** The answer of the push server with a code. */
export function answer({ code, msg }: Refusal, requestId: string, more: object = {}): SandboxResponse {
  return { status: statusOf(code), headers: jsonHeaders, body: { code, msg, requestId, ...more } };
}

/** A status of the push server without a business code: that one comes with it, and which one, is not documented. */
export function bareStatus(status: number, context: SandboxContext): SandboxResponse {
  const words = { 400: 'Bad Request', 401: 'Unauthorized', 404: 'Not Found', 500: 'Internal Server Error', 502: 'Bad Gateway' }[status];
  return { status, headers: jsonHeaders, body: { msg: words ?? 'Service Temporarily Unavailable', requestId: newRequestId(context) } };
}

/** Which tokens v1 and v2 did not take; the list is JSON inside a string. */
export function androidPartial(success: number, illegal: readonly string[]): Refusal {
  return { code: '80100000', msg: JSON.stringify({ success, failure: illegal.length, illegal_tokens: illegal }) };
}

/** Which tokens v3 did not take and why, as JSON inside a string; without a token that was taken the code is another. */
export function harmonyPartial(success: number, illegalTokens: Record<string, readonly string[]>): Refusal {
  const failure = Object.values(illegalTokens).reduce((sum, tokens) => sum + tokens.length, 0);
  return success === 0
    ? { code: '80300007', msg: JSON.stringify({ failure, illegalTokens }) }
    : { code: '80100000', msg: JSON.stringify({ illegalTokens, success, failure }) };
}

/** The token endpoint writes `/` as `\/`; whoever cuts the token out by hand keeps the backslash. */
export function oauthAnswer(status: number, body: object): SandboxResponse {
  return {
    status,
    headers: { ...jsonHeaders, 'cache-control': 'no-store' },
    body: JSON.stringify(body).replaceAll('/', '\\/'),
  };
}

const oauthWords: Record<string, string> = {
  12304: 'invalid client_secret',
  20002: 'invalid client_id',
  20003: 'client_id not exist',
  20171: 'client_secret is empty',
};

/** The error object of the token endpoint; both numbers are JSON numbers. */
export function oauthError(subError: string): SandboxResponse {
  const words = oauthWords[subError] ?? findEntry(catalogue, 'auth', '1101', subError)?.name ?? 'invalid request';
  return oauthAnswer(400, { sub_error: Number(subError), error_description: words, error: 1101 });
}

/** A status of the token endpoint's gateway. */
export function gatewayStatus(status: number): SandboxResponse {
  return { status, body: '' };
}
