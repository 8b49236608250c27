import type { SandboxContext, SandboxResponse } from '../../../core/sandbox.ts';

const headers = { 'content-type': 'application/json; charset=UTF-8' };

/** What a send reports of its tokens. */
export interface Outcome {
  failTokens: readonly string[];
  expireTokens: readonly string[];
  /** Whether anything was sent. */
  sendResult: boolean;
}

/** The envelope of a processed send; `code` is an integer and 200 is success, with failed tokens too. */
export function processed(requestId: string, { failTokens, expireTokens, sendResult }: Outcome): SandboxResponse {
  return { status: 200, headers, body: { code: 200, message: 'success', data: { sendResult, requestId, failTokens, expireTokens } } };
}

/**
 * A refusal of the send call. HONOR's table of codes could not be read, so the emulator answers with numbers like HTTP statuses, which one
 * open-source client expects; nobody should take them for HONOR's own.
 */
export function refused(code: number, message: string, status = code): SandboxResponse {
  return { status, headers, body: { code, message } };
}

/** The Keycloak-like error object of the auth call; clients also know it from the send call, for an access token that is refused. */
export function oauthError(status: number, error: string | number, description?: string): SandboxResponse {
  return { status, headers, body: { error, ...(description === undefined ? {} : { error_description: description }) } };
}

/** The answer of a host that does not have the path. */
export function notFound(): SandboxResponse {
  return refused(404, 'Not Found');
}

export function newRequestId(context: SandboxContext): string {
  return context.randomHex(24);
}

export function issued(accessToken: string, seconds: number): SandboxResponse {
  return { status: 200, headers, body: { access_token: accessToken, expires_in: seconds, token_type: 'Bearer' } };
}
