import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import { newMessageId, overQuota, permitsPerDay, refusal, refuseWith, succeed, type Refusal } from './answers.ts';
import { regionOfRequest } from './access.ts';
import { checkNotification, classOf } from './notification.ts';
import { tokenOf, type OppoState } from './state.ts';

const registrationId = /^(?:(?:(?:[0-9A-Za-z]{2,10})_)?(?:[A-Z]{2}|EUEX)_)?[0-9a-fA-F]{32}$|^[0-9a-fA-F]{24}$/;
const rememberedDeliveries = 100_000;

type Fields = Record<string, unknown>;
type Result = { messageId: string } | Refusal;

const [deadToken, otherAppToken, throttledToken] = [tokenOf('dead'), tokenOf('other-app'), tokenOf('throttled')];

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function regionOfId(id: string): 'cn' | 'intl' {
  const parts = id.split('_');
  return parts.length === 1 || parts[parts.length - 2] === 'CN' ? 'cn' : 'intl';
}

/** Whether a registration id can get anything here: shape, region of the door, state of the device. */
function checkTarget(target: string, region: 'cn' | 'intl' | undefined): Refusal | undefined {
  if (!registrationId.test(target) || target === deadToken || target === otherAppToken) return refusal(10000);
  return region !== undefined && regionOfId(target) !== region ? refusal(10000) : undefined;
}

function checkQuota(count: number, target: string, notification: Fields, state: OppoState, context: SandboxContext): Refusal | undefined {
  // OPPO counts per app; this device stands for an app that has used its day.
  if (target === throttledToken) return overQuota(permitsPerDay + 1);
  if (classOf(notification, state) === 'service') return undefined;
  if (state.pushed.day !== context.day) state.pushed = { day: context.day, count: 0 };
  if (state.pushed.count + count > permitsPerDay) return overQuota(state.pushed.count);
  return undefined;
}

function countPush(count: number, notification: Fields, state: OppoState): void {
  if (classOf(notification, state) === 'content') state.pushed.count += count;
}

/** One message object of unicast or of a batch. */
function sendOne(message: Fields, request: SandboxRequest, state: OppoState, context: SandboxContext): Result {
  const { target_value: target } = message;
  const targetType = Number(message['target_type']);
  // The SDK's first API version (2017) sent the notification as JSON text, and some clients still do.
  const given = message['notification'];
  const notification = typeof given === 'string' ? parseJson(given) : given;
  if (message['target_type'] === undefined || typeof target !== 'string' || target === '' || !isObject(notification)) return refusal(40);
  if ((targetType !== 2 && targetType !== 5) || /[;,\s]/.test(target)) return refusal(41);
  const verify = message['verify_registration_id'];
  if (verify !== undefined && typeof verify !== 'boolean' && verify !== 'true' && verify !== 'false') return refusal(41);
  const refused =
    checkNotification(notification, 'unicast', state) ??
    checkQuota(1, target, notification, state, context) ??
    (targetType === 2 ? checkTarget(target, regionOfRequest(request, state)) : undefined);
  if (refused) return refused;

  const dedupe = notification['app_message_id'];
  const key = typeof dedupe === 'string' && dedupe !== '' ? `${dedupe} ${target}` : undefined;
  const before = key === undefined ? undefined : state.delivered.get(key);
  if (before !== undefined) return { messageId: before };
  const messageId = newMessageId(state.appId, context);
  if (key !== undefined) {
    if (state.delivered.size >= rememberedDeliveries) state.delivered.clear();
    state.delivered.set(key, messageId);
  }
  countPush(1, notification, state);
  context.record({ tokens: [target], message: { ...message, notification }, messageId });
  return { messageId };
}

/** `unicast`: form field `message`, one target. */
export function unicast(form: URLSearchParams, request: SandboxRequest, state: OppoState, context: SandboxContext): SandboxResponse {
  const message = parseJson(form.get('message') ?? '');
  if (!isObject(message)) return refuseWith(refusal(40));
  const result = sendOne(message, request, state, context);
  return 'messageId' in result ? succeed(result) : refuseWith(result);
}

/** `unicast_batch`: form field `messages`; what fails hides in the items under a top-level 0. */
export function unicastBatch(form: URLSearchParams, request: SandboxRequest, state: OppoState, context: SandboxContext): SandboxResponse {
  const messages = parseJson(form.get('messages') ?? '');
  if (!Array.isArray(messages) || messages.length === 0) return refuseWith(refusal(40));
  if (messages.length > 1000) return refuseWith(refusal(41));
  return succeed(
    messages.map((message: unknown) => {
      const target = isObject(message) && typeof message['target_value'] === 'string' ? message['target_value'] : '';
      const result = isObject(message) ? sendOne(message, request, state, context) : refusal(40);
      if ('messageId' in result) return { ...result, registrationId: target };
      return batchFailure(target, result, state, context);
    }),
  );
}

/** A failed item has an id too, which leads nowhere. */
export function batchFailure(target: string, { code, message }: Refusal, state: OppoState, context: SandboxContext): object {
  return { messageId: newMessageId(state.appId, context), registrationId: target, errorCode: code, errorMessage: message };
}

/** `save_message_content`: the notification's fields flat in the form, kept for `broadcast`. */
export function saveMessageContent(form: URLSearchParams, state: OppoState, context: SandboxContext): SandboxResponse {
  const { auth_token: _authToken, sdk_version: _sdkVersion, ...notification } = Object.fromEntries(form) as Fields;
  const refused = checkNotification(notification, 'broadcast', state);
  if (refused) return refuseWith(refused);
  const dedupe = notification['app_message_id'];
  if (typeof dedupe === 'string' && dedupe !== '') {
    if (state.storedKeys.has(dedupe)) return refuseWith(refusal(32));
    state.storedKeys.add(dedupe);
  }
  const messageId = newMessageId(state.appId, context);
  state.stored.set(messageId, notification);
  return succeed({ message_id: messageId });
}

/** `broadcast`: a stored body to many; every numeric key of the answer is an error code with its targets. */
export function broadcast(form: URLSearchParams, request: SandboxRequest, state: OppoState, context: SandboxContext): SandboxResponse {
  const messageId = form.get('message_id') ?? '';
  const targetType = form.get('target_type') ?? '';
  const targetValue = form.get('target_value') ?? '';
  if (messageId === '' || targetType === '') return refuseWith(refusal(40));
  if (!['1', '2', '5', '6'].includes(targetType)) return refuseWith(refusal(41));
  if (targetType !== '1' && targetValue === '') return refuseWith(refusal(40));
  if (targetType === '6' && !isTagExpression(parseJson(targetValue))) return refuseWith(refusal(41));
  const targets = targetType === '2' || targetType === '5' ? targetValue.split(';') : [];
  if (targets.length > 1000) return refuseWith(refusal(41));
  const notification = state.stored.get(messageId);
  if (!notification) return refuseWith(refusal(31));
  const quota = targets.includes(throttledToken) ? throttledToken : '';
  const refused = checkQuota(Math.max(1, targets.length), quota, notification, state, context);
  if (refused) return refuseWith(refused);

  const region = regionOfRequest(request, state);
  const failed = targetType === '2' ? targets.filter((target) => checkTarget(target, region)) : [];
  const reached = targets.filter((target) => !failed.includes(target));
  const taskId = newMessageId(state.appId, context);
  const labels = targetType === '1' ? ['all'] : targetType === '6' ? [`tag:${targetValue}`] : reached;
  countPush(Math.max(1, reached.length), notification, state);
  if (labels.length > 0)
    context.record({
      tokens: labels,
      message: { target_type: Number(targetType), target_value: targetValue, notification },
      messageId: taskId,
    });
  return succeed({ message_id: messageId, task_id: taskId, ...(failed.length > 0 ? { 10000: failed } : {}) });
}

function isTagExpression(value: unknown): boolean {
  return (
    isObject(value) &&
    Object.keys(value).length > 0 &&
    Object.entries(value).every(([key, tags]) => ['or', 'and', 'not'].includes(key) && Array.isArray(tags))
  );
}
