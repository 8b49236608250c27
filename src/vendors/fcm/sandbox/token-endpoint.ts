import { verify } from 'node:crypto';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import { notFoundPage, oauthError, ok } from './answers.ts';
import type { FcmState } from './state.ts';

const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const audience = 'https://oauth2.googleapis.com/token';
const lifetimeSeconds = 3599;
const maxAssertionSeconds = 3600;
// How far ahead of Google's clock `iat` may lie is not documented.
const leewaySeconds = 60;

const badSignature = 'Invalid JWT Signature.';
const badTime =
  'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.';

/** Answers `POST /token`: a signed assertion against an access token (RFC 7523). */
export function handleToken(request: SandboxRequest, state: FcmState, context: SandboxContext): SandboxResponse {
  if (request.method !== 'POST') return notFoundPage(request.path);
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return oauthError(400, 'invalid_request', 'Bad Request');
  const form = new URLSearchParams(request.body.toString('utf8'));
  const grant = form.get('grant_type');
  const assertion = form.get('assertion');
  if (!grant) return oauthError(400, 'invalid_request', 'Bad Request');
  if (grant !== grantType) return oauthError(400, 'unsupported_grant_type', `Invalid grant_type: ${grant}`);
  if (!assertion) return oauthError(400, 'invalid_request', 'Bad Request');

  const jwt = parseJwt(assertion);
  if (!jwt) return oauthError(400, 'invalid_request', 'Bad Request');
  const { header, claims } = jwt;
  if (claims['iss'] !== state.clientEmail) return oauthError(400, 'invalid_grant', 'Invalid grant: account not found');
  if (header['alg'] !== 'RS256' || (header['kid'] !== undefined && header['kid'] !== state.privateKeyId))
    return oauthError(400, 'invalid_grant', badSignature);
  if (!verify('sha256', Buffer.from(jwt.signed), state.publicKey, jwt.signature)) return oauthError(400, 'invalid_grant', badSignature);
  if (!audienceFits(claims['aud'], request)) return oauthError(400, 'invalid_grant', 'Invalid JWT: Failed audience check.');

  const nowSeconds = context.nowMs / 1000;
  const { iat, exp } = claims;
  if (
    typeof iat !== 'number' ||
    typeof exp !== 'number' ||
    iat > nowSeconds + leewaySeconds ||
    exp <= nowSeconds ||
    exp - iat > maxAssertionSeconds
  )
    return oauthError(400, 'invalid_grant', badTime);

  const scopes = typeof claims['scope'] === 'string' ? claims['scope'].split(' ').filter((scope) => scope !== '') : [];
  if (scopes.length === 0 || !scopes.every((scope) => scope.startsWith('https://www.googleapis.com/auth/')))
    return oauthError(400, 'invalid_scope', 'Invalid OAuth scope or ID token audience provided.');
  if (claims['sub'] !== undefined && claims['sub'] !== state.clientEmail)
    return oauthError(
      401,
      'unauthorized_client',
      'Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested.',
    );

  // Expired tokens are kept for a while, so that their use can be told from garbage.
  for (const [value, token] of state.accessTokens) if (token.expiresAtMs < context.nowMs - 86_400_000) state.accessTokens.delete(value);
  const accessToken = `ya29.c.sandbox-${context.accessHex(64)}`;
  state.accessTokens.set(accessToken, { expiresAtMs: context.nowMs + lifetimeSeconds * 1000, scopes });
  return ok({ access_token: accessToken, expires_in: lifetimeSeconds, token_type: 'Bearer' });
}

interface Jwt {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  signed: string;
  signature: Buffer;
}

function parseJwt(text: string): Jwt | undefined {
  const parts = text.split('.');
  const [head = '', body = '', signature = ''] = parts;
  if (parts.length !== 3 || !parts.every((part) => /^[A-Za-z0-9_-]+$/.test(part))) return undefined;
  const header = parseObject(head);
  const claims = parseObject(body);
  return header && claims ? { header, claims, signed: `${head}.${body}`, signature: Buffer.from(signature, 'base64url') } : undefined;
}

function parseObject(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

// Clients that take the audience from `token_uri` or from their base URL name the emulator itself.
function audienceFits(aud: unknown, request: SandboxRequest): boolean {
  if (aud === audience) return true;
  if (typeof aud !== 'string' || !URL.canParse(aud)) return false;
  const url = new URL(aud);
  return url.pathname === '/token' && url.search === '' && url.host !== '' && url.host === request.host.toLowerCase();
}
