import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../../core/sandbox.ts';
import { idOf, isUuid, refusal, refused, wrongProtocol } from './answers.ts';
import { authenticate, type Sender } from './auth.ts';
import { isExpiration, ownHeaders, payloadProblem } from './device.ts';
import type { ApnsState, BroadcastChannel } from './state.ts';

const maxBroadcastBytes = 5120;
const maxChannels = 10_000;
const idHeader = 'apns-request-id';

interface Call {
  request: SandboxRequest;
  sender: Sender;
  bundleId: string;
  state: ApnsState;
  context: SandboxContext;
  id: string;
}

/**
 * Answers the publishing of a broadcast to a channel.
 * @see https://developer.apple.com/documentation/usernotifications/sending-broadcast-push-notification-requests-to-apns
 */
export function handleBroadcast(request: SandboxRequest, state: ApnsState, context: SandboxContext): SandboxResponse {
  return handled(request, state, context, ['POST'], (call) => publish(call));
}

/**
 * Answers the management of channels.
 * @see https://developer.apple.com/documentation/usernotifications/sending-channel-management-requests-to-apns
 */
export function handleChannels(request: SandboxRequest, state: ApnsState, context: SandboxContext): SandboxResponse {
  if (request.path.endsWith('/all-channels')) return handled(request, state, context, ['GET'], list);
  return handled(request, state, context, ['POST', 'GET', 'DELETE'], (call) =>
    request.method === 'POST' ? create(call) : request.method === 'GET' ? read(call) : remove(call),
  );
}

function handled(
  request: SandboxRequest,
  state: ApnsState,
  context: SandboxContext,
  methods: readonly string[],
  answer: (call: Call) => SandboxResponse | string,
): SandboxResponse {
  if (request.protocol !== 'h2') return wrongProtocol;
  const id = idOf(request, idHeader, context);
  if (!methods.includes(request.method)) return refused(refusal('MethodNotAllowed'), idHeader, id);
  const authenticated = authenticate(request, state, context);
  if ('refusal' in authenticated) return refused(authenticated.refusal, idHeader, id);
  const { sender } = authenticated;
  const bundleId = request.params['bundle'] ?? '';
  const reason = checkBundle(bundleId, sender) ?? checkRequestId(request);
  const outcome = reason ?? answer({ request, sender, bundleId, state, context, id });
  return typeof outcome === 'string' ? refused(refusal(outcome), idHeader, id) : outcome;
}

function checkBundle(bundleId: string, sender: Sender): string | undefined {
  if (/\.(push-type\.\w+|voip|voip-ptt|complication|location-query|pushkit\.fileprovider)$/.test(bundleId)) return 'TopicDisallowed';
  const allowed =
    sender.by === 'certificate' ? sender.certificate.topics : sender.key.kind === 'topic' ? (sender.key.topics ?? []) : sender.bundleIds;
  return allowed.includes(bundleId) ? undefined : 'TopicMismatch';
}

function checkRequestId(request: SandboxRequest): string | undefined {
  const given = request.headers[idHeader];
  return given === undefined || isUuid(given) ? undefined : 'BadMessageId';
}

function answered(status: number, id: string, more: { headers?: Record<string, string>; body?: object } = {}): SandboxResponse {
  return { status, headers: { [idHeader]: id, ...more.headers }, ...(more.body === undefined ? {} : { body: more.body }) };
}

function publish({ request, sender, bundleId, state, context, id }: Call): SandboxResponse | string {
  const { headers } = request;
  const channel = channelOf(request, sender, bundleId, state);
  if (typeof channel === 'string') return channel;
  if (headers['apns-push-type'] !== 'liveactivity') return headers['apns-push-type'] === undefined ? 'MissingPushType' : 'InvalidPushType';
  if (!['1', '5', '10'].includes(headers['apns-priority'] ?? '10')) return 'BadPriority';
  const expiration = headers['apns-expiration'] ?? '0';
  if (!isExpiration(expiration) || (channel.policy === 0 && Number(expiration) !== 0)) return 'BadExpirationDate';
  const problem = payloadProblem(request.body, maxBroadcastBytes);
  if (problem) return problem;
  context.record({
    tokens: [`channel:${headers['apns-channel-id'] ?? ''}`],
    message: { headers: ownHeaders(request), payload: JSON.parse(request.body.toString('utf8')) as unknown },
    messageId: id,
  });
  return answered(200, id);
}

/** The channel that a request names, or the reason for which it is refused. */
function channelOf(request: SandboxRequest, sender: Sender, bundleId: string, state: ApnsState): BroadcastChannel | string {
  const channelId = request.headers['apns-channel-id'];
  if (!channelId) return 'MissingChannelId';
  if (channelId.length > 64 || !/^[A-Za-z0-9+/]+={0,2}$/.test(channelId) || channelId.length % 4 !== 0) return 'BadChannelId';
  const channel = state.channels.get(channelId);
  return channel && isOwn(channel, sender, bundleId) ? channel : 'ChannelNotRegistered';
}

function isOwn(channel: BroadcastChannel, sender: Sender, bundleId: string): boolean {
  return channel.bundleId === bundleId && channel.environment === sender.environment;
}

function create({ request, sender, bundleId, state, context, id }: Call): SandboxResponse | string {
  if (request.body.length === 0) return 'PayloadEmpty';
  let body: unknown;
  try {
    body = JSON.parse(request.body.toString('utf8'));
  } catch {
    return 'BadRequestPayload';
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'BadRequestPayload';
  const { 'push-type': pushType, 'message-storage-policy': policy, ...rest } = body as Record<string, unknown>;
  if (Object.keys(rest).length > 0) return 'BadRequestParams';
  if (pushType === undefined) return 'MissingPushType';
  if (pushType !== 'LiveActivity') return 'InvalidPushType';
  if (policy !== 0 && policy !== 1) return 'BadRequestParams';
  const own = [...state.channels.values()].filter((channel) => isOwn(channel, sender, bundleId));
  if (own.length >= maxChannels) return 'CannotCreateChannelConfig';
  const channelId = Buffer.from(context.randomHex(32), 'hex').toString('base64');
  state.channels.set(channelId, { bundleId, environment: sender.environment, policy });
  return answered(201, id, { headers: { 'apns-channel-id': channelId } });
}

function read({ request, sender, bundleId, state, id }: Call): SandboxResponse | string {
  const channel = channelOf(request, sender, bundleId, state);
  if (typeof channel === 'string') return channel;
  return answered(200, id, {
    headers: { 'content-type': 'application/json' },
    body: { 'message-storage-policy': channel.policy, 'push-type': 'LiveActivity' },
  });
}

function remove({ request, sender, bundleId, state, id }: Call): SandboxResponse | string {
  const channel = channelOf(request, sender, bundleId, state);
  if (typeof channel === 'string') return channel;
  state.channels.delete(request.headers['apns-channel-id'] ?? '');
  return answered(204, id);
}

function list({ sender, bundleId, state, id }: Call): SandboxResponse {
  const channels = [...state.channels].filter(([, channel]) => isOwn(channel, sender, bundleId)).map(([channelId]) => channelId);
  return answered(200, id, { headers: { 'content-type': 'application/json' }, body: { channels } });
}
