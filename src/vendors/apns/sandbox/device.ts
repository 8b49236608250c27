import { probeToken } from '../wire.ts';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import { idOf, isUuid, newUuid, refusal, refused, wrongProtocol, type Refusal } from './answers.ts';
import { authenticate, type Sender } from './auth.ts';
import { deviceNames, type ApnsState } from './state.ts';

const maxPayloadBytes = 4096;
const maxVoipPayloadBytes = 5120;
const maxCollapseIdBytes = 64;

/** What stands behind the bundle id in the topic of each push type. */
const suffixes: Record<string, string> = {
  alert: '',
  background: '',
  voip: '.voip',
  complication: '.complication',
  fileprovider: '.pushkit.fileprovider',
  mdm: '',
  location: '.location-query',
  liveactivity: '.push-type.liveactivity',
  pushtotalk: '.voip-ptt',
  controls: '.push-type.controls',
  widgets: '.push-type.widgets',
};
const tokenOnly = new Set(['location', 'liveactivity']);

/**
 * Answers `/3/device/{token}`. Apple does not publish the order of its checks: credentials come first, the device last.
 * @see https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns
 */
export function handleDevice(request: SandboxRequest, state: ApnsState, context: SandboxContext): SandboxResponse {
  if (request.protocol !== 'h2') return wrongProtocol;
  const id = idOf(request, 'apns-id', context);
  const refuse = (problem: Refusal) => refused(problem, 'apns-id', id);

  if (!/^\/3\/device(\/|$)/.test(request.path)) return refuse(refusal('BadPath'));
  if (request.method !== 'POST') return refuse(refusal('MethodNotAllowed'));
  if (hasDuplicates(request.rawHeaderNames)) return refuse(refusal('DuplicateHeaders'));
  const authenticated = authenticate(request, state, context);
  if ('refusal' in authenticated) return refuse(authenticated.refusal);
  const { sender } = authenticated;

  const pushType = request.headers['apns-push-type'];
  const reason = checkHeaders(request, sender) ?? checkPayload(request.body, pushType);
  if (reason) return refuse(refusal(reason));
  const token = request.params['token'] ?? '';
  if (token === '') return refuse(refusal('MissingDeviceToken'));
  const undeliverable = checkDevice(token.toLowerCase(), request, sender, state, context);
  if (undeliverable) return refuse(undeliverable);

  context.record({
    tokens: [token],
    message: { headers: ownHeaders(request), payload: JSON.parse(request.body.toString('utf8')) as unknown },
    messageId: id,
  });
  // Only the development side hands out the id that Apple's Delivery Log asks for.
  return {
    status: 200,
    headers: { 'apns-id': id, ...(sender.environment === 'sandbox' ? { 'apns-unique-id': newUuid(context).toLowerCase() } : {}) },
  };
}

/** The request headers that belong to the push itself. */
export function ownHeaders(request: SandboxRequest): Record<string, string> {
  return Object.fromEntries(Object.entries(request.headers).filter(([name]) => name.startsWith('apns-')));
}

/** Checks the value of `apns-expiration`: a moment in whole Unix seconds. */
export function isExpiration(value: string): boolean {
  return /^\d{1,15}$/.test(value);
}

/** Checks a body: the reason for which APNs refuses it. */
export function payloadProblem(body: Buffer, maxBytes: number): string | undefined {
  if (body.length === 0) return 'PayloadEmpty';
  if (body.length > maxBytes) return 'PayloadTooLarge';
  try {
    const payload: unknown = JSON.parse(body.toString('utf8'));
    if (typeof payload === 'object' && payload !== null && !Array.isArray(payload)) return undefined;
  } catch {
    // Apple's table has no reason of its own for a body that is not JSON.
  }
  return 'PayloadEmpty';
}

function hasDuplicates(names: readonly string[]): boolean {
  const relevant = names.map((name) => name.toLowerCase()).filter((name) => name.startsWith('apns-') || name === 'authorization');
  return new Set(relevant).size < relevant.length;
}

function checkHeaders(request: SandboxRequest, sender: Sender): string | undefined {
  const { headers } = request;
  if (headers['apns-id'] !== undefined && !isUuid(headers['apns-id'])) return 'BadMessageId';
  const pushType = headers['apns-push-type'];
  if (pushType !== undefined && !Object.hasOwn(suffixes, pushType)) return 'InvalidPushType';
  const topicProblem = checkTopic(headers['apns-topic'], pushType, sender);
  if (topicProblem) return topicProblem;
  const priority = headers['apns-priority'] ?? '10';
  if (!['1', '5', '10'].includes(priority)) return 'BadPriority';
  // Which reason Apple gives for a background push at priority 10 is not documented.
  if (pushType === 'background' && priority === '10') return 'BadPriority';
  if (headers['apns-expiration'] !== undefined && !isExpiration(headers['apns-expiration'])) return 'BadExpirationDate';
  const collapseId = headers['apns-collapse-id'];
  if (collapseId !== undefined && headerBytes(collapseId) > maxCollapseIdBytes) return 'BadCollapseId';
  return undefined;
}

function checkTopic(topic: string | undefined, pushType: string | undefined, sender: Sender): string | undefined {
  if (topic === undefined || topic === '')
    return sender.by === 'certificate' && sender.certificate.topics.length === 1 ? undefined : 'MissingTopic';
  if (!/^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(topic)) return 'BadTopic';
  if (sender.by === 'certificate')
    return sender.certificate.topics.includes(topic) && !(pushType !== undefined && tokenOnly.has(pushType))
      ? undefined
      : 'TopicDisallowed';
  const bundleId = bundleIdOf(topic);
  const allowed = sender.key.kind === 'topic' ? (sender.key.topics ?? []) : sender.bundleIds;
  // Device management pushes go by certificate only.
  return allowed.includes(bundleId) && pushType !== 'mdm' ? undefined : 'TopicDisallowed';
}

function bundleIdOf(topic: string): string {
  const suffix = Object.values(suffixes).find((candidate) => candidate !== '' && topic.endsWith(candidate));
  return suffix === undefined ? topic : topic.slice(0, -suffix.length);
}

function checkPayload(body: Buffer, pushType: string | undefined): string | undefined {
  return payloadProblem(body, pushType === 'voip' ? maxVoipPayloadBytes : maxPayloadBytes);
}

// Node hands header bytes over as one character each; a direct caller may give real text.
function headerBytes(value: string): number {
  return /[^\u0020-\u00ff]/.test(value) ? Buffer.byteLength(value) : value.length;
}

function checkDevice(
  token: string,
  request: SandboxRequest,
  sender: Sender,
  state: ApnsState,
  context: SandboxContext,
): Refusal | undefined {
  if (!/^[0-9a-f]{64,200}$/.test(token) || token.length % 2 === 1) return refusal('BadDeviceToken');
  const device = deviceNames.get(token);
  // Digits that repeat from end to end are a placeholder, and push-check's probe token is nobody's: no device has such a token.
  if (device === undefined && (token === probeToken || /^(.{1,8})\1+$/.test(token))) return refusal('BadDeviceToken');
  if (device === 'sandbox-token' && sender.environment === 'production') return refusal('BadDeviceToken');
  if (device === 'dead') return refusal('Unregistered', context.nowMs - 86_400_000);
  if (device === 'expired') return refusal('ExpiredToken', context.nowMs - 86_400_000);
  if (device === 'other-app' || !suffixFits(request)) return refusal('DeviceTokenNotForTopic');
  if (device === 'throttled') {
    state.throttledTries.set(token, (state.throttledTries.get(token) ?? 0) + 1);
    return refusal('TooManyRequests');
  }
  return undefined;
}

function suffixFits(request: SandboxRequest): boolean {
  const topic = request.headers['apns-topic'];
  const pushType = request.headers['apns-push-type'];
  if (topic === undefined || pushType === undefined) return true;
  return topic === `${bundleIdOf(topic)}${suffixes[pushType] ?? ''}`;
}
