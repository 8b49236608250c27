import type { WireField } from '../../core/wire.ts';

/** The production host. */
export const productionOrigin = 'https://api.push.apple.com';
/** The development host; Apple calls it sandbox too. */
export const sandboxOrigin = 'https://api.sandbox.push.apple.com';

/** Largest payload of a device push, bytes. */
export const maxPayloadBytes = 4096;
/** Largest payload of a `voip` push, bytes. */
export const maxVoipPayloadBytes = 5120;
/** Largest payload of a broadcast, bytes. */
export const maxBroadcastPayloadBytes = 5120;
/** Largest `apns-collapse-id`, bytes of UTF-8. */
export const maxCollapseIdBytes = 64;
/** A provider token's `iat` may be this far from APNs' clock, seconds. */
export const maxProviderTokenAgeSeconds = 3600;
/** A provider token may be replaced this long after the one before, seconds; sooner is refused on the same connection. */
export const minProviderTokenIntervalSeconds = 1200;
/** APNs keeps a notification without `apns-expiration` this long, seconds. */
export const maxStoredSeconds = 30 * 86_400;

/** What a push type asks for. */
export interface PushType {
  /** What the topic has behind the bundle id. */
  suffix: string;
  /** Which credentials may send it; `listed`: a certificate only when its topic extension lists the topic. */
  auth: 'both' | 'key' | 'listed' | 'certificate';
}

/**
 * Every `apns-push-type`.
 * @see https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns (read 2026-11)
 */
export const pushTypes: Record<string, PushType> = {
  alert: { suffix: '', auth: 'both' },
  background: { suffix: '', auth: 'both' },
  voip: { suffix: '.voip', auth: 'both' },
  complication: { suffix: '.complication', auth: 'both' },
  fileprovider: { suffix: '.pushkit.fileprovider', auth: 'both' },
  mdm: { suffix: '', auth: 'certificate' },
  location: { suffix: '.location-query', auth: 'key' },
  liveactivity: { suffix: '.push-type.liveactivity', auth: 'key' },
  pushtotalk: { suffix: '.voip-ptt', auth: 'listed' },
  controls: { suffix: '.push-type.controls', auth: 'listed' },
  widgets: { suffix: '.push-type.widgets', auth: 'listed' },
};

/** The suffixes of `pushTypes`, longest first. */
export const topicSuffixes: readonly string[] = Object.values(pushTypes)
  .map((type) => type.suffix)
  .filter((suffix) => suffix !== '')
  .toSorted((a, b) => b.length - a.length);

/** The values of `apns-priority`: 10 now, 5 power-aware, 1 never wake. */
export const priorities: readonly string[] = ['10', '5', '1'];

/** The values of `interruption-level`, quietest first. */
export const interruptionLevels: readonly string[] = ['passive', 'active', 'time-sensitive', 'critical'];

/** Request headers of a push; values are text. */
export interface ApnsHeaders {
  'apns-topic'?: string;
  'apns-push-type'?: string;
  /** A UUID; APNs makes one when it is absent. */
  'apns-id'?: string;
  /** Unix seconds; 0 = one attempt, nothing stored. */
  'apns-expiration'?: string;
  'apns-priority'?: string;
  'apns-collapse-id'?: string;
  /** Makes the push a broadcast to this channel (iOS 18+). */
  'apns-channel-id'?: string;
  /** Id of a broadcast or channel request. */
  'apns-request-id'?: string;
  [name: string]: string;
}

/** `aps.alert` as a dictionary. */
export interface ApnsAlert {
  title?: string;
  subtitle?: string;
  body?: string;
  'title-loc-key'?: string;
  'title-loc-args'?: string[];
  'subtitle-loc-key'?: string;
  'subtitle-loc-args'?: string[];
  'loc-key'?: string;
  'loc-args'?: string[];
  'launch-image'?: string;
}

/** `aps.sound` as a dictionary. */
export interface ApnsSound {
  critical?: 0 | 1;
  name?: string;
  /** 0 … 1. */
  volume?: number;
}

/** The part of the payload that Apple defines. */
export interface Aps {
  alert?: string | ApnsAlert;
  badge?: number;
  sound?: string | ApnsSound;
  'thread-id'?: string;
  category?: string;
  'content-available'?: 0 | 1;
  'mutable-content'?: 0 | 1;
  'target-content-id'?: string;
  'interruption-level'?: string;
  'relevance-score'?: number;
  'filter-criteria'?: string;
  event?: string;
  'content-state'?: unknown;
  /** Unix seconds. */
  timestamp?: number;
  /** Unix seconds. */
  'stale-date'?: number;
  /** Unix seconds. */
  'dismissal-date'?: number;
  'attributes-type'?: string;
  attributes?: unknown;
  'input-push-channel'?: string;
  'input-push-token'?: 0 | 1;
  /** Widgets and controls; from memory, confidence `?`. */
  'content-changed'?: boolean;
  /** Safari web push, old. */
  'url-args'?: string[];
}

/** The request body: `aps` and the app's own members beside it. */
export interface ApnsPayload {
  aps?: Aps;
  [custom: string]: unknown;
}

/** One push as APNs takes it: headers and body. */
export interface ApnsWire {
  headers?: ApnsHeaders;
  payload?: ApnsPayload;
  /**
   * Seconds to keep the push, from the moment a request is made. APNs wants the moment itself (`apns-expiration`), so the client adds
   * its clock; an `apns-expiration` in `headers` wins.
   */
  expiresAfterSeconds?: number;
}

/** The body of a refusal. */
export interface ApnsRefusal {
  reason: string;
  /** With 410: since when the token is dead, Unix milliseconds. */
  timestamp?: number;
}

/** The members of `aps` that Apple defines; others are ignored by the system. */
export const apsKeys: readonly string[] = [
  'alert',
  'badge',
  'sound',
  'thread-id',
  'category',
  'content-available',
  'mutable-content',
  'target-content-id',
  'interruption-level',
  'relevance-score',
  'filter-criteria',
  'event',
  'content-state',
  'timestamp',
  'stale-date',
  'dismissal-date',
  'attributes-type',
  'attributes',
  'input-push-channel',
  'input-push-token',
  'content-changed',
  'url-args',
];

function header(name: string, type: WireField['type']): WireField {
  return { name: name.replace(/^apns-/, ''), pointer: `/headers/${name}`, type, aliases: [name] };
}

function aps(name: string, type: WireField['type']): WireField {
  return { name, pointer: `/payload/aps/${name.replaceAll('.', '/')}`, type, aliases: [`aps.${name}`] };
}

/**
 * The send tables of APNs: headers by their name without or with `apns-`, members of `aps` without or with `aps.`, the app's own root members
 * under `custom`, any other request header under `headers`.
 */
export const wireFields: readonly WireField[] = [
  header('apns-topic', 'string'),
  header('apns-push-type', 'string'),
  header('apns-id', 'string'),
  header('apns-expiration', 'string-number'),
  header('apns-priority', 'string-number'),
  header('apns-collapse-id', 'string'),
  header('apns-channel-id', 'string'),
  header('apns-request-id', 'string'),
  { name: 'headers.*', pointer: '/headers/*', type: 'string' },
  aps('alert.title', 'any'),
  aps('alert.subtitle', 'string'),
  aps('alert.body', 'any'),
  aps('alert.title-loc-key', 'string'),
  aps('alert.title-loc-args', 'array'),
  aps('alert.subtitle-loc-key', 'string'),
  aps('alert.subtitle-loc-args', 'array'),
  aps('alert.loc-key', 'string'),
  aps('alert.loc-args', 'array'),
  aps('alert.launch-image', 'string'),
  aps('badge', 'integer'),
  aps('sound', 'any'),
  aps('thread-id', 'string'),
  aps('category', 'string'),
  aps('content-available', 'integer'),
  aps('mutable-content', 'integer'),
  aps('target-content-id', 'string'),
  aps('interruption-level', 'string'),
  aps('relevance-score', 'number'),
  aps('filter-criteria', 'string'),
  aps('event', 'string'),
  aps('content-state', 'object'),
  aps('timestamp', 'integer'),
  aps('stale-date', 'integer'),
  aps('dismissal-date', 'integer'),
  aps('attributes-type', 'string'),
  aps('attributes', 'object'),
  aps('input-push-channel', 'string'),
  aps('input-push-token', 'integer'),
  aps('content-changed', 'boolean'),
  aps('url-args', 'array'),
  { name: 'custom.*', pointer: '/payload/*', type: 'any' },
];

/** The payload as it travels: compact JSON. */
export function encodePayload(wire: ApnsWire): string {
  return JSON.stringify(wire.payload ?? {});
}

/** A header of the wire as text, whatever `raw` put there; undefined when absent. */
export function headerOf(wire: ApnsWire, name: string): string | undefined {
  const headers: unknown = wire.headers;
  if (!isRecord(headers)) return undefined;
  const value = headers[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}

/** `payload.aps` as a record, empty when `raw` put something else there. */
export function apsOf(wire: ApnsWire): Record<string, unknown> {
  const payload: unknown = wire.payload;
  const dictionary = isRecord(payload) ? payload['aps'] : undefined;
  return isRecord(dictionary) ? dictionary : {};
}

/** Whether a value is a plain JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A token of the right form that no device has: the SHA-256 of "push-check probes APNs with a token that cannot exist". */
export const probeToken = '6a295a10335ae146ee5d0326ab450aaee9dd5fb1d67368f7c1b170d8c3fafd49';
