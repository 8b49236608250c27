import { constants, verify } from 'node:crypto';
import type { SandboxContext, SandboxRequest } from '../../../core/sandbox.ts';
import { refusal, type Api, type Refusal } from './answers.ts';
import { isObject, type Fields } from './shape.ts';
import type { HuaweiState } from './state.ts';

const audience = 'https://oauth-login.cloud.huawei.com/oauth2/v3/token';
const maxLifeSeconds = 86_400;
// How far ahead of HUAWEI's clock `iat` may lie is not documented.
const leewaySeconds = 300;
const saltLength = 32;

interface Jwt {
  header: Fields;
  claims: Fields;
  signed: string;
  signature: Buffer;
}

/**
 * Checks the Authorization of a call: v1 and v2 take an OAuth access token or a service-account JWT, everything of HarmonyOS the JWT alone.
 *
 * @see https://developer.huawei.com/consumer/cn/doc/harmonyos-guides/push-jwt-token
 */
export function checkAccess(request: SandboxRequest, api: Api, state: HuaweiState, context: SandboxContext): Refusal | undefined {
  const bearer = /^Bearer +(\S+)$/.exec(request.headers['authorization'] ?? '')?.[1];
  if (bearer === undefined) return refusal('80200001', api);
  const jwt = parseJwt(bearer);
  if (jwt) return checkJwt(jwt, api, state, context);
  if (api === 'harmony') return refusal('80200001', api);
  const expiresAtMs = state.accessTokens.get(bearer);
  // A token cut out of the raw answer still has the backslashes of its JSON.
  if (expiresAtMs === undefined) return refusal(bearer.includes('\\') ? '80200003' : '80200001', api);
  return context.nowMs >= expiresAtMs ? refusal('80200003', api) : undefined;
}

function checkJwt({ header, claims, signed, signature }: Jwt, api: Api, state: HuaweiState, context: SandboxContext): Refusal | undefined {
  const unauthenticated = refusal('80200001', api);
  const { iss, aud, iat, exp } = claims;
  if (header['alg'] !== 'PS256' || header['kid'] !== state.keyId) return unauthenticated;
  if (header['typ'] !== undefined && header['typ'] !== 'JWT') return unauthenticated;
  const key = { key: state.publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
  if (!verify('sha256', Buffer.from(signed), key, signature)) return unauthenticated;
  if (iss !== state.subAccount || aud !== audience) return unauthenticated;
  if (typeof iat !== 'number' || typeof exp !== 'number') return unauthenticated;
  if (exp - iat > maxLifeSeconds) return refusal('80300036', api);
  const nowSeconds = context.nowMs / 1000;
  return exp <= nowSeconds || iat > nowSeconds + leewaySeconds ? refusal('80200005', api) : undefined;
}

function parseJwt(text: string): Jwt | undefined {
  const parts = text.split('.');
  const [head = '', body = '', signature = ''] = parts;
  if (parts.length !== 3 || !parts.every((part) => /^[A-Za-z0-9_-]+$/.test(part))) return undefined;
  const header = parseObject(head);
  const claims = parseObject(body);
  return header && claims ? { header, claims, signed: `${head}.${body}`, signature: Buffer.from(signature, 'base64url') } : undefined;
}

function parseObject(part: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
