import { findEntry } from '../../../core/catalogue.ts';
import type { SandboxRequest, SandboxResponse, SandboxVendor } from '../../../core/sandbox.ts';
import { catalogue } from '../errors.ts';
import { fcmDetail, googleError, invalidArgument, notFoundPage, oauthError, troublePage } from './answers.ts';
import { handleSend, invalidAccess, permissionDenied, quotaExceeded, thirdPartyAuthError } from './send.ts';
import { account, createState, devices, type FcmState } from './state.ts';
import { handleToken } from './token-endpoint.ts';

const invalidGrant = 'invalid_grant';

/** The emulator of FCM's HTTP v1 API and of Google's token endpoint. */
export const sandbox: SandboxVendor<FcmState> = {
  id: 'fcm',
  hosts: ['fcm.googleapis.com', 'oauth2.googleapis.com'],
  zone: 'UTC',
  routes: [
    { endpoint: 'auth', method: '*', path: '/token' },
    { endpoint: 'send', method: '*', path: '/v1/projects/{project}/messages:send' },
    // firebase-admin-go with an endpoint option leaves out the version.
    { endpoint: 'send', method: '*', path: '/projects/{project}/messages:send' },
    { endpoint: 'send', method: '*', path: '/fcm/send' },
    { endpoint: 'send', method: '*', path: '/batch' },
  ],
  devices,
  account,
  createState,
  handle(request, state, context) {
    if (request.endpoint === 'auth') return handleToken(request, state, context);
    // The legacy API and the batch endpoint were shut down in 2024.
    if (request.path === '/fcm/send' || request.path === '/batch') return notFoundPage(request.path);
    return handleSend(request, state, context);
  },
  refuse(endpoint, code, request, state) {
    return endpoint === 'auth' ? refuseAuth(code) : endpoint === 'send' ? refuseSend(code, request, state) : undefined;
  },
  emits: [
    { endpoint: 'auth', code: 'invalid_request' },
    { endpoint: 'auth', code: 'unsupported_grant_type' },
    { endpoint: 'auth', code: invalidGrant },
    { endpoint: 'auth', code: 'invalid_scope' },
    { endpoint: 'auth', code: 'unauthorized_client' },
    { endpoint: 'send', code: 'INVALID_ARGUMENT' },
    { endpoint: 'send', code: 'UNAUTHENTICATED' },
    { endpoint: 'send', code: 'THIRD_PARTY_AUTH_ERROR' },
    { endpoint: 'send', code: 'PERMISSION_DENIED' },
    { endpoint: 'send', code: 'SENDER_ID_MISMATCH' },
    { endpoint: 'send', code: 'NOT_FOUND' },
    { endpoint: 'send', code: 'UNREGISTERED' },
    { endpoint: 'send', code: 'QUOTA_EXCEEDED' },
  ],
};

function refuseAuth(code: string): SandboxResponse | undefined {
  const entry = findEntry(catalogue, 'auth', code);
  if (!entry) return undefined;
  return oauthError(
    entry.httpStatus ?? (entry.class === 'server' ? 500 : 400),
    code,
    code === invalidGrant ? 'Invalid JWT Signature.' : entry.name,
  );
}

function refuseSend(code: string, request: SandboxRequest, state: FcmState): SandboxResponse | undefined {
  switch (code) {
    case 'INVALID_ARGUMENT':
      return invalidArgument();
    case 'UNAUTHENTICATED':
      return invalidAccess('ACCESS_TOKEN_EXPIRED');
    case 'PERMISSION_DENIED':
      return permissionDenied(request.params['project'] ?? state.projectId);
    case 'NOT_FOUND':
      return googleError(404, 'NOT_FOUND', 'Requested entity was not found.');
    case 'UNREGISTERED':
      return googleError(404, 'NOT_FOUND', 'Requested entity was not found.', [fcmDetail(code)]);
    case 'SENDER_ID_MISMATCH':
      return googleError(403, 'PERMISSION_DENIED', 'SenderId mismatch', [fcmDetail(code)]);
    case 'THIRD_PARTY_AUTH_ERROR':
      return thirdPartyAuthError();
    case 'QUOTA_EXCEEDED':
      return quotaExceeded();
    case 'INTERNAL':
      return googleError(500, code, 'Internal error encountered.', [fcmDetail(code)]);
    case 'UNAVAILABLE':
      return googleError(503, code, 'The service is currently unavailable.', [fcmDetail(code)], { 'retry-after': '1' });
  }
  const entry = findEntry(catalogue, 'send', code);
  if (!entry) return undefined;
  const status = entry.httpStatus ?? 500;
  if (status === 502 || status === 504) return troublePage(status);
  return googleError(status, statusNames[status] ?? 'INTERNAL', entry.name ?? code, [fcmDetail(code)]);
}

const statusNames: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
};
