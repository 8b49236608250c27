import { isUtf8 } from 'node:buffer';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import { checkAccess } from './access.ts';
import { checkAndroidMessage } from './android.ts';
import { androidPartial, answer, bareStatus, harmonyPartial, newRequestId, refusal, type Api, type Refusal } from './answers.ts';
import { checkHarmonyBody, checkHarmonyPayload, pushTypes } from './harmony.ts';
import { findMismatch, isObject, isText, objectAt, type Fields } from './shape.ts';
import { deviceNames, type HuaweiState } from './state.ts';

const maxBodyBytes = 4096;
const maxTokens = 1000;
const maxTestTokens = 10;
const testMessagesPerDay = 1000;
const plausibleToken = /^[A-Za-z0-9_-]{80,300}$/;
const knownPushTypes = new Set<number>(Object.values(pushTypes));

/** What became of one token: undefined when it was taken; v3 gives a reason. */
type Fate = { reason: string } | undefined;

/**
 * v1 and v2: Android, HarmonyOS up to 4. Authorization, JSON, target, number of tokens, size, fields, rights, tokens: the order is a guess
 * that the reference makes.
 *
 * @see https://developer.huawei.com/consumer/en/doc/HMSCore-References/https-send-api-0000001050986197
 */
export function sendAndroid(request: SandboxRequest, state: HuaweiState, context: SandboxContext): SandboxResponse {
  const requestId = newRequestId(context);
  const refuse = (code: string, msg?: string) => answer(refusal(code, 'android', msg), requestId);
  const unauthorised = checkAccess(request, 'android', state, context) ?? checkPathId(request, state);
  if (unauthorised) return answer(unauthorised, requestId);
  const body = readBody(request);
  if (!body) return refuse('80100003');
  const { message, validate_only: validateOnly } = body;
  // A v3 body has another structure; in one without either, `message` is missing or misspelt.
  if (!isObject(message)) return refuse('payload' in body || 'target' in body ? '80100003' : '80300010');

  const { token, topic, condition } = message;
  const targets = [token, topic, condition].filter((target) => target !== undefined && target !== null);
  if (targets.length > 1) return refuse('80100001', 'Parameters check error, only one of token, topic and condition is allowed');
  if (targets.length === 0) return refuse('80300010');
  if (findMismatch(token, ['string']) !== undefined) return refuse('80100001', 'Parameters check error, message.token has the wrong type');
  const tokens = Array.isArray(token) ? (token as string[]) : [];
  if (Array.isArray(token) && (tokens.length === 0 || tokens.length > maxTokens)) return refuse('80300010');
  const { token: _token, ...counted } = message;
  if (bytesOf({ ...body, message: counted }) > maxBodyBytes) return refuse('80300008');
  const { review } = body;
  if (findMismatch(validateOnly, 'boolean') !== undefined || findMismatch(review, 'array') !== undefined)
    return refuse('80100001', 'Parameters check error, validate_only or review has the wrong type');
  const refused = checkAndroidMessage(message);
  if (refused) return answer(refused, requestId);

  if (tokens.length === 0) {
    const label = isText(topic) ? `topic:${topic}` : isText(condition) ? `condition:${condition}` : undefined;
    if (label === undefined) return refuse('80100001', 'Parameters check error, topic and condition are empty');
    context.record({ tokens: [label], message, messageId: requestId, ...(validateOnly === true ? { validateOnly } : {}) });
    return answer(refusal('80000000', 'android'), requestId);
  }
  // Only the form is checked: the answer says nothing about the phones.
  if (validateOnly === true) {
    context.record({ tokens, message, messageId: requestId, validateOnly });
    return answer(refusal('80000000', 'android'), requestId);
  }
  if (tokens.some((value) => deviceNames.get(value) === 'throttled')) return bareStatus(503, context);
  const illegal = tokens.filter((value) => !isAndroidTarget(value));
  const refusedTokens = new Set(illegal);
  const taken = tokens.filter((value) => !refusedTokens.has(value));
  if (taken.length === 0) return refuse('80300007');
  context.record({ tokens: taken, message, messageId: requestId });
  return answer(illegal.length === 0 ? refusal('80000000', 'android') : androidPartial(taken.length, illegal), requestId);
}

/**
 * v3: HarmonyOS 5 and later.
 *
 * @see https://developer.huawei.com/consumer/cn/doc/harmonyos-references/push-scenariozed-api-request-struct
 */
export function sendHarmony(request: SandboxRequest, state: HuaweiState, context: SandboxContext): SandboxResponse {
  const requestId = newRequestId(context);
  const refuse = (code: string, msg?: string) => answer(refusal(code, 'harmony', msg), requestId);
  const unauthorised = checkAccess(request, 'harmony', state, context);
  if (unauthorised) return answer(unauthorised, requestId);
  if (request.params['projectId'] !== state.projectId) return refuse('80200001');
  const pushType = pushTypeOf(request);
  if (pushType === undefined || !knownPushTypes.has(pushType))
    return refuse('80100001', 'Check Parameter Error. push-type is missing or not supported.');
  const body = readBody(request);
  if (!body || !isObject(body['payload'])) return refuse('80100003');
  const mismatch = checkHarmonyBody(body);
  const { payload, target, ...others } = body;
  const tokens = isObject(target) && Array.isArray(target['token']) && mismatch === undefined ? (target['token'] as string[]) : [];
  const isForm = pushType === pushTypes.form;
  const most = isForm ? 1 : maxTokens;
  if (!mismatch && (tokens.length === 0 || tokens.length > most)) return refuse('80300010', `token count should within 1 and ${most}.`);
  const isTest = objectAt(body, 'pushOptions')['testMessage'] === true;
  if (isTest && tokens.length > maxTestTokens) return refuse('80300030');
  if (bytesOf({ payload, ...others }) > maxBodyBytes) return refuse('80300008');
  const refused = mismatch ?? checkHarmonyPayload(payload, pushType);
  if (refused) return answer(refused, requestId);
  if (isTest && !countTest(state, context)) return refuse('80300029');

  if (tokens.some((value) => deviceNames.get(value) === 'harmony-throttled')) return bareStatus(503, context);
  const illegal: Record<string, string[]> = {};
  const taken: string[] = [];
  for (const value of tokens) {
    const fate = refuseScenario(payload, pushType, state) ?? fateOf(value);
    if (fate) (illegal[fate.reason] ??= []).push(value);
    else taken.push(value);
  }
  if (taken.length > 0) context.record({ tokens: taken, message: { pushType, payload, ...others }, messageId: requestId });
  if (Object.keys(illegal).length === 0) return answer(refusal('80000000', 'harmony'), requestId);
  // The plain text stands in the table of codes, the reasons in the examples; a phone that merely lost its app gets the plain one here.
  const isPlain = taken.length === 0 && tokens.every((value) => deviceNames.get(value) === 'harmony-dead');
  return answer(isPlain ? refusal('80300007', 'harmony') : harmonyPartial(taken.length, illegal), requestId);
}

/**
 * Withdraws v3 messages; the path is v1 with the client id all the same.
 *
 * @see https://developer.huawei.com/consumer/cn/doc/harmonyos-references/push-msg-revoke
 */
export function revoke(request: SandboxRequest, state: HuaweiState, context: SandboxContext): SandboxResponse {
  const requestId = newRequestId(context);
  const refuse = (code: string, msg?: string) => answer(refusal(code, 'harmony', msg), requestId);
  const unauthorised = checkAccess(request, 'harmony', state, context);
  if (unauthorised) return answer(unauthorised, requestId);
  if (!state.clientIds.has(request.params['id'] ?? '')) return refuse('80200001');
  const pushType = pushTypeOf(request);
  if (pushType !== pushTypes.alert && pushType !== pushTypes.extension)
    return refuse('80100001', 'Check Parameter Error. push-type should be 0 or 2.');
  const body = readBody(request);
  if (!body) return refuse('80100003');
  const mismatch = findMismatch(body, { notifyId: 'integer', token: ['string'] });
  if (mismatch !== undefined || typeof body['notifyId'] !== 'number')
    return refuse('80100001', `Check Parameter Error. ${mismatch ?? 'notifyId'}.`);
  const tokens = Array.isArray(body['token']) ? body['token'] : [];
  if (tokens.length === 0 || tokens.length > maxTokens) return refuse('80300010');
  return answer(refusal('80000000', 'harmony'), requestId);
}

/** Tells of an Android token which topics it has; the way HUAWEI offers to see whether it lives. */
export function queryToken(request: SandboxRequest, state: HuaweiState, context: SandboxContext): SandboxResponse {
  const requestId = newRequestId(context);
  const unauthorised = checkAccess(request, 'android', state, context) ?? checkPathId(request, state);
  if (unauthorised) return answer(unauthorised, requestId);
  const token = readBody(request)?.['token'];
  if (!isText(token)) return answer(refusal('82000011', 'android'), requestId);
  if (!isAndroidTarget(token)) return answer(refusal('80300007', 'android'), requestId);
  return answer(refusal('80000000', 'android'), requestId, { aaId: `sandbox-${token.slice(-8)}`, topics: [] });
}

/** The tokens of a request as far as they can be read, for answers that name them. */
export function tokensOf(request: SandboxRequest): string[] {
  const body = readBody(request) ?? {};
  const token = objectAt(body, 'message')['token'] ?? objectAt(body, 'target')['token'];
  return Array.isArray(token) ? token.filter((value) => typeof value === 'string') : [];
}

/** Which texts and lists a call gets. */
export function apiOf(request: SandboxRequest): Api {
  return request.path.startsWith('/v3/') || request.endpoint === 'revoke' ? 'harmony' : 'android';
}

// The id in the URL must be that of the app (v1) or project (v2) that the authorization was asked for.
function checkPathId(request: SandboxRequest, state: HuaweiState): Refusal | undefined {
  const { id, projectId } = request.params;
  const isOurs = id === undefined ? projectId === state.projectId : state.clientIds.has(id);
  return isOurs ? undefined : refusal('80200001', 'android');
}

function readBody(request: SandboxRequest): Fields | undefined {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json' || !isUtf8(request.body)) return undefined;
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function pushTypeOf(request: SandboxRequest): number | undefined {
  const text = request.headers['push-type'] ?? '';
  return /^\d{1,2}$/.test(text) ? Number(text) : undefined;
}

function bytesOf(body: Fields): number {
  return Buffer.byteLength(JSON.stringify(body));
}

function countTest(state: HuaweiState, context: SandboxContext): boolean {
  if (state.testMessages.day !== context.day) state.testMessages = { day: context.day, count: 0 };
  state.testMessages.count += 1;
  return state.testMessages.count <= testMessagesPerDay;
}

// Tokens of HarmonyOS 5 begin MA; v1 and v2 do not know them.
function isAndroidTarget(token: string): boolean {
  const name = deviceNames.get(token);
  return name === undefined ? plausibleToken.test(token) && !token.startsWith('MA') : name === 'ok' || name === 'throttled';
}

function refuseScenario(payload: Fields, pushType: number, state: HuaweiState): Fate {
  if (!state.pushTypes.has(pushType)) return { reason: 'noPushTypeRight' };
  const { category } = objectAt(payload, 'notification');
  if (category === 'PLAY_VOICE' && pushType !== pushTypes.extension) return { reason: 'notSupportPlayVoice' };
  const { event } = payload;
  if (pushType === pushTypes.liveView && !state.liveViewEvents.has(String(event)))
    return { reason: 'noRightToSendThisLiveNotificationEvent' };
  return undefined;
}

function fateOf(token: string): Fate {
  switch (deviceNames.get(token)) {
    case 'harmony-ok':
      return undefined;
    case 'harmony-dead':
      return { reason: 'tokenFormatError' };
    case undefined:
      // HarmonyOS tokens look like Android's in the vendor's own samples, so that the prefix decides nothing here.
      return plausibleToken.test(token) ? undefined : { reason: 'tokenFormatError' };
    default:
      return { reason: 'noRight' };
  }
}
