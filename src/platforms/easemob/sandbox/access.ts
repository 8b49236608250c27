import { createHash, timingSafeEqual } from 'node:crypto';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import { bodyOf, isObject, plainAnswer, refuseWith, type Refusal } from './answers.ts';
import type { EasemobState } from './state.ts';

/** What the console’s user authentication setting says, in seconds. */
const defaultLifeSeconds = 1_024_000;

const expired: Refusal = { status: 401, error: 'unauthorized', description: 'Unable to authenticate due to expired access token' };
const corrupt: Refusal = {
  status: 401,
  error: 'auth_bad_access_token',
  description: 'Unable to authenticate due to corrupt access token',
};
const foreign: Refusal = { status: 401, error: 'auth_bad_access_token', description: 'Unable to authenticate' };

function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The app of the path; another one does not exist on this host. */
export function checkApp(request: SandboxRequest, state: EasemobState): Refusal | undefined {
  const { org = '', app = '' } = request.params;
  if (org.toLowerCase() === state.orgName.toLowerCase() && app.toLowerCase() === state.appName.toLowerCase()) return undefined;
  return {
    status: 404,
    error: 'organization_application_not_found',
    description: `Could not find application for ${org}/${app} from URI: ${request.path.split('/').slice(1).join('/')}`,
  };
}

/**
 * `POST /{org}/{app}/token` with `client_credentials`.
 *
 * @see https://doc.easemob.com/product/easemob_app_token.html
 */
export function authorise(request: SandboxRequest, state: EasemobState, context: SandboxContext): SandboxResponse {
  const refuse = (error: string, description: string) => refuseWith({ status: 400, error, description }, context);
  const body = bodyOf(request) ?? {};
  const { grant_type: grant, client_id: id, client_secret: secret, ttl } = body;
  if (grant !== 'client_credentials') return refuse('illegal_argument', 'grant_type is not supported by the sandbox');
  if (typeof id !== 'string' || id === '') return refuse('illegal_argument', 'client_id must be provided.');
  if (typeof secret !== 'string' || secret === '') return refuse('illegal_argument', 'client_secret must be provided');
  if (id !== state.clientId) return refuse('invalid_grant', 'client_id does not match');
  if (!isEqual(secret, state.clientSecret)) return refuse('invalid_grant', 'client_secret does not match');
  if (ttl !== undefined && !(typeof ttl === 'number' && Number.isSafeInteger(ttl) && ttl >= 0))
    return refuse('illegal_argument', 'ttl must be a non-negative number');
  const unit = state.ttlInMilliseconds ? 1 : 1000;
  const life = typeof ttl === 'number' ? ttl : defaultLifeSeconds * (1000 / unit);
  const token = `YWMt${context.accessHex(64)}`;
  state.accessTokens.set(token, life === 0 ? Infinity : context.nowMs + life * unit);
  return plainAnswer({ access_token: token, expires_in: life, application: state.application });
}

const bearerOf = ({ headers }: SandboxRequest) => /^Bearer\s+(\S+)$/i.exec(headers['authorization'] ?? '')?.[1] ?? '';

/** What a dynamic user token carries; undefined for any other token. */
function dynamicIn(token: string): Record<string, unknown> | undefined {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  if (!text.startsWith('dt-')) return undefined;
  try {
    const value: unknown = JSON.parse(text.slice('dt-'.length));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Checks the token of the one call that a user makes for himself. Of the user tokens only the dynamic one is known here, which a server makes
 * without a call; what an app token is told is not documented.
 *
 * @see https://doc.easemob.com/product/easemob_user_token.html
 */
export function checkUserAccess(request: SandboxRequest, state: EasemobState, context: SandboxContext): Refusal | undefined {
  const token = bearerOf(request);
  if (token === '') return expired;
  const ticket = dynamicIn(token);
  if (!ticket) return state.accessTokens.has(token) ? foreign : corrupt;
  const { signature, appkey, userId, curTime, ttl } = ticket;
  if (typeof userId !== 'string' || typeof curTime !== 'number' || typeof ttl !== 'number') return corrupt;
  const { clientId, clientSecret, orgName, appName } = state;
  const own = `${orgName}#${appName}`;
  const right = createHash('sha256').update(`${clientId}${own}${userId}${curTime}${ttl}${clientSecret}`, 'utf8').digest('hex');
  const isOwn = appkey === own && userId.toLowerCase() === request.params['user']?.toLowerCase();
  if (!isOwn || typeof signature !== 'string' || !isEqual(signature, right)) return foreign;
  return context.nowMs >= (curTime + ttl) * 1000 ? expired : undefined;
}

/** Checks the bearer token of a call. */
export function checkAccess(request: SandboxRequest, state: EasemobState, context: SandboxContext): Refusal | undefined {
  const token = bearerOf(request);
  if (token === '') return expired;
  const until = state.accessTokens.get(token);
  if (until === undefined) return /^YWMt[\w-]+$/.test(token) ? foreign : corrupt;
  return context.nowMs >= until ? expired : undefined;
}
