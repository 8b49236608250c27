import { createHash } from 'node:crypto';
import type { AccessToken } from '../../core/adapter.ts';
import type { MeizuAccount } from './account.ts';

/** The parameters of a request as they are before URL encoding. */
export type FormParams = readonly (readonly [name: string, value: string])[];

/** The text that is signed: the parameters sorted by name, `name=value` without anything in between, an empty value included. */
export function signBase(params: FormParams): string {
  return params
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join('');
}

/** The lower-case MD5 hex of a UTF-8 text. */
export function md5Hex(text: string): string {
  return createHash('md5').update(text, 'utf8').digest('hex');
}

/**
 * Signs a Meizu request: lower-case MD5 hex over the sorted raw parameters and the appSecret.
 *
 * The string that the vendor's document prints has blanks after the colons and does not give the digest printed beside it; the digest
 * belongs to the compact JSON.
 *
 * @param params without `sign`; values as they are before URL encoding.
 * @see https://github.com/MEIZUPUSH/PushAPI
 */
export function sign(params: FormParams, appSecret: string): string {
  return md5Hex(signBase(params) + appSecret);
}

/** Encodes one form value once: a blank becomes `+`. */
export function formValue(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}

/** The parameters as form or query text, in the given order. */
export function formText(params: FormParams): string {
  return params.map(([name, value]) => `${formValue(name)}=${formValue(value)}`).join('&');
}

/**
 * What stands for an access token: the appSecret, since every request is signed with it and it never travels. Where a caller hands
 * another value to `prepareSend`, that value takes the place of the sign, so that a request can be shown without a valid signature.
 */
export function createAccess(account: MeizuAccount): AccessToken {
  return { value: account.appSecret, expiresAtMs: Infinity };
}

/**
 * POSIX lines that make the `curl` below them sign its form with `$PUSH_CHECK_MEIZU_APP_SECRET`. The sign depends on the whole form, so a
 * function takes the place of `curl` and fills the sign in; with `$PUSH_CHECK_MEIZU_ACCESS_TOKEN` set, that value is sent as the sign.
 */
export function accessScript(): string {
  return [
    'if [ -z "${PUSH_CHECK_MEIZU_ACCESS_TOKEN:-}" ]; then',
    '  PUSH_CHECK_MEIZU_ACCESS_TOKEN=unsigned',
    '  curl() {',
    '    meizu_base=$(',
    '      while [ "$#" -gt 0 ]; do',
    '        if [ "$1" = --data-urlencode ]; then',
    '          shift',
    '          case "$1" in sign=*) ;; *) printf \'%s\\n\' "$1" ;; esac',
    '        fi',
    '        shift',
    "      done | LC_ALL=C sort | tr -d '\\n'",
    '    )',
    "    meizu_sign=$(printf '%s' \"$meizu_base${PUSH_CHECK_MEIZU_APP_SECRET:?set it first}\" | openssl dgst -md5 -r | cut -d ' ' -f 1)",
    '    for meizu_argument do',
    '      shift',
    '      if [ "$meizu_argument" = sign=unsigned ]; then meizu_argument="sign=$meizu_sign"; fi',
    '      set -- "$@" "$meizu_argument"',
    '    done',
    '    command curl "$@"',
    '  }',
    'fi',
  ].join('\n');
}
