import type { SandboxResponse } from '../../../core/sandbox.ts';

const jsonType = { 'content-type': 'application/json; charset=UTF-8' };

/** A field that the request schema refuses. */
export interface FieldViolation {
  /** Dotted path; empty for the root. */
  field: string;
  description: string;
}

/** A 200 with a JSON body. */
export function ok(body: object): SandboxResponse {
  return { status: 200, headers: jsonType, body };
}

/** Google's error object. @see https://firebase.google.com/docs/cloud-messaging/error-codes */
export function googleError(
  code: number,
  status: string,
  message: string,
  details: readonly object[] = [],
  headers: Record<string, string> = {},
): SandboxResponse {
  return {
    status: code,
    headers: { ...jsonType, ...headers },
    body: { error: { code, message, status, ...(details.length > 0 ? { details } : {}) } },
  };
}

/** The detail that carries FCM's own code. */
export function fcmDetail(errorCode: string): object {
  return { '@type': 'type.googleapis.com/google.firebase.fcm.v1.FcmError', errorCode };
}

/** The detail that tells the reasons of one status apart. */
export function errorInfo(reason: string, metadata: Record<string, string>): object {
  return { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com', metadata };
}

/** A 400 of FCM itself: the request is well-formed and FCM does not take it. */
export function invalidArgument(message = 'Request contains an invalid argument.'): SandboxResponse {
  return googleError(400, 'INVALID_ARGUMENT', message, [fcmDetail('INVALID_ARGUMENT')]);
}

/** A 400 of the API front end: the request does not fit the schema. */
export function badRequest(violations: readonly FieldViolation[]): SandboxResponse {
  return googleError(400, 'INVALID_ARGUMENT', violations.map((violation) => violation.description).join('\n'), [
    {
      '@type': 'type.googleapis.com/google.rpc.BadRequest',
      fieldViolations: violations.map(({ field, description }) => (field === '' ? { description } : { field, description })),
    },
  ]);
}

/** The token endpoint's error object. @see https://developers.google.com/identity/protocols/oauth2/service-account */
export function oauthError(status: number, error: string, description?: string): SandboxResponse {
  return { status, headers: jsonType, body: { error, ...(description === undefined ? {} : { error_description: description }) } };
}

/** The HTML that Google's front end answers on paths it does not know, the closed legacy API included. */
export function notFoundPage(path: string): SandboxResponse {
  const shown = path.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return {
    status: 404,
    headers: { 'content-type': 'text/html; charset=UTF-8' },
    body: `<!DOCTYPE html>
<html lang=en>
  <meta charset=utf-8>
  <title>Error 404 (Not Found)!!1</title>
  <p><b>404.</b> <ins>That’s an error.</ins>
  <p>The requested URL <code>${shown}</code> was not found on this server.  <ins>That’s all we know.</ins>
`,
  };
}

/** The HTML of a front end that has trouble. */
export function troublePage(status: number): SandboxResponse {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=UTF-8' },
    body: `<!DOCTYPE html>
<html lang=en>
  <meta charset=utf-8>
  <title>Error ${status} (Server Error)!!1</title>
  <p><b>${status}.</b> <ins>That’s an error.</ins>
`,
  };
}
