import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { AccessToken, ExchangeContext } from '../../core/adapter.ts';
import type { ApnsAccount, KeyCredential } from './account.ts';

/** Age at which a provider token is replaced, seconds: APNs wants 20 to 60 minutes. */
export const renewAfterSeconds = 3000;

const signingKeys = new WeakMap<KeyCredential, KeyObject>();

/**
 * Makes a provider token: a JWT over team and time, signed with ES256.
 * @returns `undefined` for a certificate account, which needs none.
 * @see https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns (read 2026-11)
 */
export async function createProviderToken({ credential }: ApnsAccount, { nowMs }: ExchangeContext): Promise<AccessToken | undefined> {
  if (credential.type !== 'key') return undefined;
  const { SignJWT } = await import('jose/jwt/sign');
  let key = signingKeys.get(credential);
  if (!key) signingKeys.set(credential, (key = createPrivateKey(credential.key)));
  const iat = Math.floor(nowMs / 1000);
  const value = await new SignJWT({ iss: credential.teamId, iat }).setProtectedHeader({ alg: 'ES256', kid: credential.keyId }).sign(key);
  return { value, expiresAtMs: (iat + renewAfterSeconds) * 1000 };
}

/**
 * Shell lines that put a provider token into `$PUSH_CHECK_APNS_ACCESS_TOKEN` from `$PUSH_CHECK_APNS_KEY` (a path or the text of the .p8 file).
 * OpenSSL signs in DER; the lines cut r and s out of it, since JWS wants them raw.
 * @returns an empty text for a certificate account.
 */
export function providerTokenScript({ credential }: ApnsAccount): string {
  if (credential.type !== 'key') return '';
  return `if [ -z "\${PUSH_CHECK_APNS_ACCESS_TOKEN:-}" ]; then
  : "\${PUSH_CHECK_APNS_KEY:?set it to the path or the text of the .p8 file}"
  apns_base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
  apns_hex_to_bytes() { printf "$(awk '{ s = toupper($0); h = "0123456789ABCDEF"; for (i = 1; i < length(s); i += 2) printf "\\\\%03o", (index(h, substr(s, i, 1)) - 1) * 16 + index(h, substr(s, i + 1, 1)) - 1 }')"; }
  apns_header=$(printf '{"alg":"ES256","kid":"%s"}' ${quote(credential.keyId)} | apns_base64url)
  apns_claims=$(printf '{"iss":"%s","iat":%s}' ${quote(credential.teamId)} "$(date +%s)" | apns_base64url)
  apns_input=$(mktemp)
  printf '%s.%s' "$apns_header" "$apns_claims" > "$apns_input"
  case $PUSH_CHECK_APNS_KEY in
    *BEGIN*) apns_sign() { printf '%s\\n' "$PUSH_CHECK_APNS_KEY" | openssl dgst -sha256 -sign /dev/stdin "$apns_input"; } ;;
    *) apns_sign() { openssl dgst -sha256 -sign "$PUSH_CHECK_APNS_KEY" "$apns_input"; } ;;
  esac
  apns_signature=$(apns_sign | openssl asn1parse -inform DER | awk -F: '/INTEGER/ { v = $NF; while (length(v) < 64) v = "0" v; printf "%s", v }' | apns_hex_to_bytes | apns_base64url)
  rm -f "$apns_input"
  PUSH_CHECK_APNS_ACCESS_TOKEN=$apns_header.$apns_claims.$apns_signature
fi`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
