import type { Answer } from '../../core/adapter.ts';
import type { HttpResponse } from '../../core/http.ts';
import { findEntry } from '../../core/catalogue.ts';
import { catalogue } from './errors.ts';

/** The JSON object of an answer; undefined for anything else. */
export function jsonOf(response: Pick<HttpResponse, 'body'>): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(response.body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One error name stands for several faults; the words behind it tell them apart. */
const subCodes: readonly { code: string; said: RegExp; subCode: string }[] = [
  { code: 'illegal_argument', said: /client_id must be provided/i, subCode: 'client-id-missing' },
  { code: 'illegal_argument', said: /client_secret must be provided/i, subCode: 'client-secret-missing' },
  { code: 'illegal_argument', said: /username \[.*\] is not legal|USERNAME_TOO_LONG/i, subCode: 'user-id' },
  { code: 'invalid_grant', said: /client_id does not match/i, subCode: 'client-id' },
  { code: 'invalid_grant', said: /client_secret does not match/i, subCode: 'client-secret' },
  { code: 'invalid_grant', said: /user not activated/i, subCode: 'banned' },
  { code: 'invalid_grant', said: /invalid password/i, subCode: 'password' },
  { code: 'invalid_grant', said: /user not found/i, subCode: 'no-user' },
  { code: 'unauthorized', said: /expired access token/i, subCode: 'expired' },
  { code: 'auth_bad_access_token', said: /corrupt access token/i, subCode: 'corrupt' },
  { code: 'message_send_error', said: /too large/i, subCode: 'too-large' },
];

/** Refusals of which the documents print the words and not the name. */
const named: readonly { said: RegExp; code: string }[] = [
  { said: /reached api limit/i, code: 'This request has reached api limit' },
  { said: /message send reach limit|forbidden for url/i, code: 'message send reach limit' },
  { said: /url is invalid/i, code: 'url is invalid' },
];

/** The error's name without the package of its Java class. */
function nameIn(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  return /^[\w.$]+$/.test(value) ? value.slice(value.lastIndexOf('.') + 1) : value;
}

/**
 * Reads a refusal: JSON with `error`, `error_description`, `exception`. Of the two names the one that the catalogue knows counts, since the
 * documents of instant push print the class of the exception only.
 */
export function refusalOf(response: HttpResponse, endpoint: string): Exclude<Answer, { ok: true }> {
  const json = jsonOf(response);
  if (!json || response.status < 300) return { ok: 'unreadable' };
  const names = [nameIn(json['error']), nameIn(json['exception'])].filter((name) => name !== undefined);
  const said = typeof json['error_description'] === 'string' ? json['error_description'] : '';
  const code = named.find((row) => row.said.test(said))?.code ?? names.find((name) => findEntry(catalogue, endpoint, name)) ?? names[0];
  if (code === undefined) return { ok: 'unreadable' };
  const subCode = subCodes.find((row) => row.code === code && row.said.test(said))?.subCode;
  const retryAfter = Number(response.headers['retry-after']);
  return {
    ok: false,
    code,
    ...(subCode === undefined ? {} : { subCode }),
    ...(said === '' ? {} : { vendorMessage: said }),
    ...(retryAfter > 0 && retryAfter < 86_400 ? { retryAfterMs: retryAfter * 1000 } : {}),
  };
}
