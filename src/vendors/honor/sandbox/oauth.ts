import { timingSafeEqual } from 'node:crypto';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import { issued, oauthError } from './answers.ts';
import type { HonorState } from './state.ts';

const lifetimeSeconds = 3600;
const rememberedMs = 86_400_000;
const badClient = 'Invalid client or Invalid client credentials';

/**
 * `POST /auth/token` and its realm path: client credentials against an access token. The form is decoded strictly: a secret that was not
 * percent-encoded does not pass.
 */
export function handleToken(request: SandboxRequest, state: HonorState, context: SandboxContext): SandboxResponse {
  if (request.method !== 'POST') return { status: 405, body: '' };
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers['content-type'] ?? '');
  const form = isForm ? strictForm(request.body.toString('utf8')) : undefined;
  const grant = form?.get('grant_type');
  if (!form || !grant) return oauthError(400, 'invalid_request', 'Missing form parameter: grant_type');
  if (grant !== 'client_credentials') return oauthError(400, 'unsupported_grant_type', 'Unsupported grant_type');
  if (form.get('client_id') !== state.clientId) return oauthError(401, 'invalid_client', badClient);
  const [given, wanted] = [Buffer.from(form.get('client_secret') ?? ''), Buffer.from(state.clientSecret)];
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return oauthError(401, 'unauthorized_client', badClient);

  for (const [value, expiresAtMs] of state.accessTokens) if (expiresAtMs < context.nowMs - rememberedMs) state.accessTokens.delete(value);
  const header = Buffer.from('{"alg":"RS256","typ":"JWT"}').toString('base64url');
  const accessToken = `${header}.${Buffer.from(`{"azp":"sandbox","jti":"${context.accessHex(32)}"}`).toString('base64url')}.sandbox`;
  state.accessTokens.set(accessToken, context.nowMs + lifetimeSeconds * 1000);
  return issued(accessToken, lifetimeSeconds);
}

/** The fields of a form, or undefined when a percent sign or a repeated name spoils it. */
function strictForm(text: string): Map<string, string> | undefined {
  const form = new Map<string, string>();
  for (const pair of text.split('&')) {
    const mark = pair.indexOf('=');
    try {
      const [name = '', value = ''] = [pair.slice(0, mark), pair.slice(mark + 1)].map((part) =>
        decodeURIComponent(part.replaceAll('+', ' ')),
      );
      if (mark < 0 || form.has(name)) return undefined;
      form.set(name, value);
    } catch {
      return undefined;
    }
  }
  return form;
}
