import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import { badRequest, errorInfo, fcmDetail, googleError, invalidArgument, notFoundPage, ok, type FieldViolation } from './answers.ts';
import { checkMessage, restrictedPackage, type Target } from './message.ts';
import { decodeRequest, isObject } from './schema.ts';
import { deviceNames, type FcmState } from './state.ts';

const service = { service: 'fcm.googleapis.com', method: 'google.firebase.fcm.v1.FcmService.SendMessage' };
const expected =
  'Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.';
const sendScopes = ['https://www.googleapis.com/auth/firebase.messaging', 'https://www.googleapis.com/auth/cloud-platform'];
const queryNames = new Set([
  'prettyPrint',
  'fields',
  'alt',
  '$.xgafv',
  'quotaUser',
  'key',
  'callback',
  'access_token',
  'oauth_token',
  'uploadType',
  'upload_protocol',
]);
// The shapes of the last years: with an installation id of 22 or 11 characters before the colon, and without one.
const tokenShapes = [/^[cdef][\w-]{21}:APA91b[\w-]{100,}$/, /^[\w-]{11}:APA91b[\w-]{100,}$/, /^APA91b[\w-]{100,}$/];
const fidShape = /^[cdef][\w-]{21}$/;
const projectShape = /^([a-z][a-z0-9-]{4,28}[a-z0-9]|[a-z0-9.-]+:[a-z0-9-]+|\d{6,})$/;

/**
 * Answers `messages:send`. The order of checks is the reference's guess: access token, syntax, schema, message, project, token, quota,
 * platform.
 * @see https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages/send
 */
export function handleSend(request: SandboxRequest, state: FcmState, context: SandboxContext): SandboxResponse {
  if (request.method !== 'POST') return notFoundPage(request.path);
  const unauthenticated = checkAccess(request, state, context);
  if (unauthenticated) return unauthenticated;

  const parsed = parseBody(request);
  if ('refusal' in parsed) return parsed.refusal;
  const { decoded, violations } = decodeRequest(parsed.body);
  if (violations.length > 0) return badRequest(violations);
  const { message } = decoded;
  if (!isObject(message)) return invalidArgument();
  const checked = checkMessage(message);
  if ('refusal' in checked) return checked.refusal;

  const forbidden = checkProject(request.params['project'] ?? '', state);
  if (forbidden) return forbidden;
  const validateOnly = decoded['validate_only'] === true;
  const refused = checkTarget(checked.target, restrictedPackage(message), validateOnly, state);
  if (refused) return refused;

  const messageId = validateOnly ? 'fake_message_id' : newMessageId(checked.target, context);
  const { kind, value } = checked.target;
  context.record({
    tokens: [kind === 'token' || kind === 'fid' ? value : `${kind}:${value}`],
    message: (parsed.body as Record<string, unknown>)['message'],
    messageId,
    ...(validateOnly ? { validateOnly } : {}),
  });
  return ok({ name: `projects/${state.projectId}/messages/${messageId}` });
}

/** The answer to a missing access token. */
export function missingAccess(): SandboxResponse {
  return googleError(
    401,
    'UNAUTHENTICATED',
    `Request is missing required authentication credential. ${expected}`,
    [errorInfo('CREDENTIALS_MISSING', service)],
    { 'www-authenticate': 'Bearer realm="https://accounts.google.com/"' },
  );
}

/** The answer to an access token that is not accepted; `reason` tells an expired one from garbage. */
export function invalidAccess(reason: 'ACCESS_TOKEN_EXPIRED' | 'ACCESS_TOKEN_TYPE_UNSUPPORTED'): SandboxResponse {
  return googleError(401, 'UNAUTHENTICATED', `Request had invalid authentication credentials. ${expected}`, [errorInfo(reason, service)], {
    'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="invalid_token"',
  });
}

/** The answer to an account without the right to send in a project. */
export function permissionDenied(project: string): SandboxResponse {
  const resource = `projects/${project}`;
  return googleError(
    403,
    'PERMISSION_DENIED',
    `Permission 'cloudmessaging.messages.create' denied on resource '//cloudresourcemanager.googleapis.com/${resource}' (or it may not exist).`,
    [errorInfo('IAM_PERMISSION_DENIED', { permission: 'cloudmessaging.messages.create', resource })],
  );
}

/** The answer to a device that gets too much. */
export function quotaExceeded(): SandboxResponse {
  return googleError(
    429,
    'RESOURCE_EXHAUSTED',
    'Quota exceeded for this device.',
    [
      fcmDetail('QUOTA_EXCEEDED'),
      {
        '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
        violations: [{ subject: 'device', description: 'Device message rate exceeded' }],
      },
    ],
    { 'retry-after': '1' },
  );
}

/** The answer when FCM cannot sign in at APNs. */
export function thirdPartyAuthError(): SandboxResponse {
  return googleError(401, 'UNAUTHENTICATED', 'Auth error from APNS or Web Push Service', [
    fcmDetail('THIRD_PARTY_AUTH_ERROR'),
    { '@type': 'type.googleapis.com/google.firebase.fcm.v1.ApnsError', statusCode: 403, reason: 'InvalidProviderToken' },
  ]);
}

function checkAccess(request: SandboxRequest, state: FcmState, context: SandboxContext): SandboxResponse | undefined {
  const { authorization } = request.headers;
  const presented = authorization ?? request.query.get('access_token') ?? request.query.get('oauth_token');
  if (!presented) return missingAccess();
  const value = authorization === undefined ? presented : /^bearer +(\S+)$/i.exec(authorization)?.[1];
  const token = value === undefined ? undefined : state.accessTokens.get(value);
  if (!token) return invalidAccess('ACCESS_TOKEN_TYPE_UNSUPPORTED');
  if (token.expiresAtMs <= context.nowMs) return invalidAccess('ACCESS_TOKEN_EXPIRED');
  if (!token.scopes.some((scope) => sendScopes.includes(scope)))
    return googleError(403, 'PERMISSION_DENIED', 'Request had insufficient authentication scopes.', [
      errorInfo('ACCESS_TOKEN_SCOPE_INSUFFICIENT', service),
    ]);
  return undefined;
}

function parseBody(request: SandboxRequest): { refusal: SandboxResponse } | { body: unknown } {
  const unbound = [...request.query.keys()].filter((name) => !queryNames.has(name));
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const text = request.body.toString('utf8');
  // A form is read as query parameters: this is what curl -d without a content type runs into.
  if (type === 'application/x-www-form-urlencoded') unbound.push(...new URLSearchParams(text).keys());
  if (unbound.length > 0) return { refusal: badRequest(unbound.map(unboundParameter)) };
  try {
    const body: unknown = text === '' ? {} : JSON.parse(text);
    if (isObject(body)) return { body };
  } catch {
    // Falls through to the answer for anything that is not a JSON object.
  }
  return { refusal: badRequest([{ field: '', description: 'Invalid JSON payload received. Unexpected token.' }]) };
}

function unboundParameter(name: string): FieldViolation {
  return {
    field: '',
    description: `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`,
  };
}

function checkProject(project: string, state: FcmState): SandboxResponse | undefined {
  if (project === state.projectId || project === state.projectNumber) return undefined;
  return projectShape.test(project) ? permissionDenied(project) : googleError(404, 'NOT_FOUND', 'Requested entity was not found.');
}

function checkTarget(target: Target, restricted: string | undefined, validateOnly: boolean, state: FcmState): SandboxResponse | undefined {
  if (target.kind === 'topic' || target.kind === 'condition') return undefined;
  const { value } = target;
  const shapes = target.kind === 'token' ? [...tokenShapes, fidShape] : [fidShape];
  if (!shapes.some((shape) => shape.test(value))) return invalidArgument('The registration token is not a valid FCM registration token');
  const device = deviceNames.get(value);
  switch (device) {
    case 'other-app':
      return googleError(403, 'PERMISSION_DENIED', 'SenderId mismatch', [fcmDetail('SENDER_ID_MISMATCH')]);
    case 'dead':
      return googleError(404, 'NOT_FOUND', 'Requested entity was not found.', [fcmDetail('UNREGISTERED')]);
    case 'throttled':
      state.throttledTries.set(value, (state.throttledTries.get(value) ?? 0) + 1);
      return quotaExceeded();
    case 'ios-no-apns-key':
      // Validating never asks APNs, so it cannot see that the project's APNs key is missing.
      return validateOnly ? undefined : thirdPartyAuthError();
    case 'ok':
    case 'fid':
      return restricted !== undefined && restricted !== state.packageName ? invalidArgument() : undefined;
    default:
      return undefined;
  }
}

function newMessageId(target: Target, context: SandboxContext): string {
  if (target.kind === 'topic' || target.kind === 'condition')
    return `6${BigInt(`0x${context.randomHex(15)}`)
      .toString()
      .padStart(18, '0')
      .slice(-18)}`;
  const tail = context.randomHex(8);
  const micros = `${context.nowMs}${(Number.parseInt(context.randomHex(4), 16) % 1000).toString().padStart(3, '0')}`;
  return `0:${micros}%${tail}${tail}`;
}
