import { findEntry } from '../../../core/catalogue.ts';
import type { SandboxVendor } from '../../../core/sandbox.ts';
import { catalogue } from '../errors.ts';
import { idOf, refusal, refused } from './answers.ts';
import { handleBroadcast, handleChannels } from './broadcast.ts';
import { handleDevice } from './device.ts';
import { account, createState, devices, type ApnsState } from './state.ts';

const authReasons = [
  'MethodNotAllowed',
  'MissingProviderToken',
  'InvalidProviderToken',
  'ExpiredProviderToken',
  'BadEnvironmentKeyInToken',
  'UnrelatedKeyIdInToken',
  'TooManyProviderTokenUpdates',
  'BadCertificate',
  'BadCertificateEnvironment',
];
const channelReasons = [
  ...authReasons,
  'TopicDisallowed',
  'TopicMismatch',
  'BadMessageId',
  'MissingChannelId',
  'BadChannelId',
  'ChannelNotRegistered',
];

const emitted: Record<string, readonly string[]> = {
  send: [
    ...authReasons,
    'BadPath',
    'DuplicateHeaders',
    'BadMessageId',
    'InvalidPushType',
    'MissingTopic',
    'BadTopic',
    'TopicDisallowed',
    'BadPriority',
    'BadExpirationDate',
    'BadCollapseId',
    'PayloadEmpty',
    'PayloadTooLarge',
    'MissingDeviceToken',
    'BadDeviceToken',
    'Unregistered',
    'ExpiredToken',
    'DeviceTokenNotForTopic',
    'TooManyRequests',
  ],
  broadcast: [
    ...channelReasons,
    'MissingPushType',
    'InvalidPushType',
    'BadPriority',
    'BadExpirationDate',
    'PayloadEmpty',
    'PayloadTooLarge',
  ],
  channels: [
    ...channelReasons,
    'PayloadEmpty',
    'BadRequestPayload',
    'BadRequestParams',
    'MissingPushType',
    'InvalidPushType',
    'CannotCreateChannelConfig',
  ],
};

/** The emulator of APNs' provider API: device pushes, broadcasts and channel management. */
export const sandbox: SandboxVendor<ApnsState> = {
  id: 'apns',
  hosts: [
    'api.push.apple.com',
    'api.sandbox.push.apple.com',
    'api.development.push.apple.com',
    'api-broadcast.push.apple.com',
    'api-broadcast.sandbox.push.apple.com',
    'api-manage-broadcast.push.apple.com',
    'api-manage-broadcast.sandbox.push.apple.com',
  ],
  zone: 'UTC',
  routes: [
    { endpoint: 'send', method: '*', path: '/3/device/{token}' },
    { endpoint: 'send', method: '*', path: '/3/device/' },
    { endpoint: 'send', method: '*', path: '/3/device' },
    // A misspelt path still talks to APNs.
    { endpoint: 'send', method: '*', path: '/3/{other}/{token}' },
    { endpoint: 'broadcast', method: '*', path: '/4/broadcasts/apps/{bundle}' },
    { endpoint: 'channels', method: '*', path: '/1/apps/{bundle}/channels' },
    { endpoint: 'channels', method: '*', path: '/1/apps/{bundle}/all-channels' },
  ],
  devices,
  account,
  createState,
  handle(request, state, context) {
    if (request.endpoint === 'broadcast') return handleBroadcast(request, state, context);
    if (request.endpoint === 'channels') return handleChannels(request, state, context);
    return handleDevice(request, state, context);
  },
  refuse(endpoint, code, request, _state, context) {
    const entry = Object.hasOwn(emitted, endpoint) ? findEntry(catalogue, endpoint, code) : undefined;
    if (!entry) return undefined;
    const idHeader = endpoint === 'send' ? 'apns-id' : 'apns-request-id';
    const { status } = refusal(entry.code, undefined);
    const timestamp = entry.httpStatus === 410 ? { timestamp: context.nowMs - 86_400_000 } : {};
    // The reason is spelt as it was asked for, so that both spellings of a code can be provoked.
    return refused({ status: entry.httpStatus ?? status, reason: code, ...timestamp }, idHeader, idOf(request, idHeader, context));
  },
  emits: Object.entries(emitted).flatMap(([endpoint, codes]) => codes.map((code) => ({ endpoint, code }))),
};
