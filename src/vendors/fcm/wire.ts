import type { WireField } from '../../core/wire.ts';

/** What a Firebase Installation ID looks like; everything else is a registration token. @see https://github.com/firebase/firebase-js-sdk */
export const fidPattern = /^[cdef][A-Za-z0-9_-]{21}$/;

/** Largest payload of one message, bytes over keys and values. */
export const maxPayloadBytes = 4096;

/** Largest payload for a topic as the error page documents it, bytes. */
export const maxTopicPayloadBytes = 2048;

/** Longest time to live: four weeks, seconds; also the default. */
export const maxTtlSeconds = 2_419_200;

/** Most topics in one condition. */
export const maxConditionTopics = 5;

/** Longest topic name, characters. */
export const maxTopicChars = 900;

/** What a topic name may consist of, without `/topics/`. */
export const topicPattern = /^[a-zA-Z0-9\-_.~%]+$/;

/** What an analytics label looks like. */
export const analyticsLabelPattern = /^[a-zA-Z0-9\-_.~%]{1,50}$/;

/** A proto3 JSON duration: decimal seconds with an `s`. */
export const durationPattern = /^\d+(\.\d{1,9})?s$/;

/** A colour of a notification. */
export const colorPattern = /^#[0-9a-fA-F]{6}$/;

/** Data keys that FCM keeps for itself. */
export const reservedDataKeys = ['from', 'message_type'] as const;

/** Prefixes of data keys that FCM keeps for itself; the reference page names them with the dot, the error page without. */
export const reservedDataPrefixes = ['google', 'gcm'] as const;

/** How the name of a message that was only validated ends. */
export const fakeMessageId = 'fake_message_id';

/** The scope that the send API needs. */
export const messagingScope = 'https://www.googleapis.com/auth/firebase.messaging';

/** `message.notification`: shown on every platform unless the platform's block overrides it. */
export interface Notification {
  title?: string;
  body?: string;
  /** URL; JPEG, PNG or BMP; at most 1 MB on Android. */
  image?: string;
}

/** All three members are required together. */
export interface LightSettings {
  /** Each 0..1. */
  color?: { red?: number; green?: number; blue?: number; alpha?: number };
  light_on_duration?: string;
  light_off_duration?: string;
}

/** `android.notification`. */
export interface AndroidNotification extends Notification {
  icon?: string;
  /** `#RRGGBB`. */
  color?: string;
  sound?: string;
  tag?: string;
  click_action?: string;
  body_loc_key?: string;
  body_loc_args?: string[];
  title_loc_key?: string;
  title_loc_args?: string[];
  channel_id?: string;
  ticker?: string;
  sticky?: boolean;
  /** RFC 3339. */
  event_time?: string;
  local_only?: boolean;
  /** Read by Android 7.1 and older only. */
  notification_priority?: string;
  default_sound?: boolean;
  default_vibrate_timings?: boolean;
  default_light_settings?: boolean;
  vibrate_timings?: string[];
  visibility?: string;
  /** 0 or absent adds one to the badge. */
  notification_count?: number;
  light_settings?: LightSettings;
  proxy?: string;
  bypass_proxy_notification?: boolean;
}

/** `android_v2.remote_notification.notification`; identity on the device is tag and id. */
export interface AndroidNotificationV2 extends Omit<AndroidNotification, 'proxy' | 'bypass_proxy_notification'> {
  id?: number;
}

interface AndroidCommon {
  collapse_key?: string;
  /** `"3600s"`, 0 to 2419200 seconds. */
  ttl?: string;
  restricted_package_name?: string;
  data?: Record<string, string>;
  fcm_options?: { analytics_label?: string };
  direct_boot_ok?: boolean;
  bandwidth_constrained_ok?: boolean;
  restricted_satellite_ok?: boolean;
}

/** `message.android`. */
export interface AndroidConfig extends AndroidCommon {
  priority?: string;
  notification?: AndroidNotification;
}

/** `message.android_v2`: preview since 2026-10; the kind of message implies the priority. */
export interface AndroidConfigV2 extends AndroidCommon {
  remote_notification?: { notification?: AndroidNotificationV2; mutable_content?: boolean; use_as_v1_data_message?: boolean };
  background_sync?: Record<string, never>;
}

/** `message.apns`. */
export interface ApnsConfig {
  /** FCM fills in `apns-expiration` (30 days) and `apns-priority` (10) where absent. */
  headers?: Record<string, string>;
  payload?: { aps?: Record<string, unknown> } & Record<string, unknown>;
  fcm_options?: { analytics_label?: string; image?: string };
  live_activity_token?: string;
}

/** `message.webpush`. */
export interface WebpushConfig {
  headers?: Record<string, string>;
  data?: Record<string, string>;
  notification?: Record<string, unknown>;
  /** `link` is https only. */
  fcm_options?: { link?: string; analytics_label?: string };
}

/** A message; exactly one of `fid`, `token`, `topic` and `condition` in the end. The output-only `name` is not sent. */
export interface FcmMessage {
  fid?: string;
  /** Deprecated in 2026; also takes a FID in the transition. */
  token?: string;
  /** Without `/topics/`. */
  topic?: string;
  condition?: string;
  data?: Record<string, string>;
  notification?: Notification;
  android?: AndroidConfig;
  android_v2?: AndroidConfigV2;
  apns?: ApnsConfig;
  webpush?: WebpushConfig;
  fcm_options?: { analytics_label?: string };
}

/** The body of `messages:send`; `prepareSend` adds the target where the wire names none. */
export interface FcmWire {
  message: FcmMessage;
  validate_only?: boolean;
}

/** What FCM answers when it took (or validated) a message. */
export interface SendResponse {
  /** `projects/{project}/messages/{id}`. */
  name: string;
}

/** One member of `error.details`; which members are there depends on `@type`. */
export interface ErrorDetail {
  '@type'?: string;
  /** Of a FcmError. */
  errorCode?: string;
  /** Of an ApnsError. */
  statusCode?: number;
  /** Of an ApnsError or an ErrorInfo. */
  reason?: string;
  /** Of a BadRequest. */
  fieldViolations?: { field?: string; description?: string }[];
  /** Of a QuotaFailure. */
  violations?: { subject?: string; description?: string }[];
}

/** What FCM answers when it refuses. */
export interface ErrorResponse {
  error: { code: number; message: string; status: string; details?: ErrorDetail[] };
}

const field = (name: string, type: WireField['type'], values?: readonly string[]): WireField => {
  const pointer = `/message/${name.replaceAll('.', '/')}`;
  return values ? { name, pointer, type, values } : { name, pointer, type };
};

const notificationFields = (prefix: string): WireField[] => [
  field(`${prefix}.title`, 'string'),
  field(`${prefix}.body`, 'string'),
  field(`${prefix}.image`, 'string'),
  field(`${prefix}.icon`, 'string'),
  field(`${prefix}.color`, 'string'),
  field(`${prefix}.sound`, 'string'),
  field(`${prefix}.tag`, 'string'),
  field(`${prefix}.click_action`, 'string'),
  field(`${prefix}.body_loc_key`, 'string'),
  field(`${prefix}.body_loc_args`, 'array'),
  field(`${prefix}.title_loc_key`, 'string'),
  field(`${prefix}.title_loc_args`, 'array'),
  field(`${prefix}.channel_id`, 'string'),
  field(`${prefix}.ticker`, 'string'),
  field(`${prefix}.sticky`, 'boolean'),
  field(`${prefix}.event_time`, 'string'),
  field(`${prefix}.local_only`, 'boolean'),
  field(`${prefix}.notification_priority`, 'string', [
    'PRIORITY_UNSPECIFIED',
    'PRIORITY_MIN',
    'PRIORITY_LOW',
    'PRIORITY_DEFAULT',
    'PRIORITY_HIGH',
    'PRIORITY_MAX',
  ]),
  field(`${prefix}.default_sound`, 'boolean'),
  field(`${prefix}.default_vibrate_timings`, 'boolean'),
  field(`${prefix}.default_light_settings`, 'boolean'),
  field(`${prefix}.vibrate_timings`, 'array'),
  field(`${prefix}.visibility`, 'string', ['VISIBILITY_UNSPECIFIED', 'PRIVATE', 'PUBLIC', 'SECRET']),
  field(`${prefix}.notification_count`, 'integer'),
  field(`${prefix}.light_settings.color.red`, 'number'),
  field(`${prefix}.light_settings.color.green`, 'number'),
  field(`${prefix}.light_settings.color.blue`, 'number'),
  field(`${prefix}.light_settings.color.alpha`, 'number'),
  field(`${prefix}.light_settings.light_on_duration`, 'string'),
  field(`${prefix}.light_settings.light_off_duration`, 'string'),
];

const androidFields = (prefix: string): WireField[] => [
  field(`${prefix}.collapse_key`, 'string'),
  field(`${prefix}.ttl`, 'string'),
  field(`${prefix}.restricted_package_name`, 'string'),
  field(`${prefix}.data.*`, 'string'),
  field(`${prefix}.fcm_options.analytics_label`, 'string'),
  field(`${prefix}.direct_boot_ok`, 'boolean'),
  field(`${prefix}.bandwidth_constrained_ok`, 'boolean'),
  field(`${prefix}.restricted_satellite_ok`, 'boolean'),
];

/**
 * FCM's send table below `message`, and `validate_only`. Among open maps the narrower stands first.
 * @see https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages
 */
export const wireFields: readonly WireField[] = [
  { name: 'validate_only', pointer: '/validate_only', type: 'boolean' },
  field('fid', 'string'),
  field('token', 'string'),
  field('topic', 'string'),
  field('condition', 'string'),
  field('data.*', 'string'),
  field('notification.title', 'string'),
  field('notification.body', 'string'),
  field('notification.image', 'string'),
  field('fcm_options.analytics_label', 'string'),
  // The official SDKs write the priority in lower case.
  field('android.priority', 'string', ['NORMAL', 'HIGH', 'normal', 'high']),
  ...androidFields('android'),
  ...notificationFields('android.notification'),
  field('android.notification.proxy', 'string', ['PROXY_UNSPECIFIED', 'ALLOW', 'DENY', 'IF_PRIORITY_LOWERED']),
  field('android.notification.bypass_proxy_notification', 'boolean'),
  ...androidFields('android_v2'),
  field('android_v2.background_sync', 'object'),
  field('android_v2.remote_notification.mutable_content', 'boolean'),
  field('android_v2.remote_notification.use_as_v1_data_message', 'boolean'),
  ...notificationFields('android_v2.remote_notification.notification'),
  field('android_v2.remote_notification.notification.id', 'integer'),
  field('apns.headers.apns-priority', 'string', ['1', '5', '10']),
  field('apns.headers.apns-push-type', 'string'),
  field('apns.headers.apns-expiration', 'string'),
  field('apns.headers.apns-collapse-id', 'string'),
  field('apns.headers.*', 'string'),
  field('apns.payload.aps.alert.*', 'any'),
  field('apns.payload.aps.badge', 'integer'),
  // Not listed by name: `alert` (text or object), `sound` (text or object) and the rest of Apple's dictionary.
  field('apns.payload.aps.*', 'any'),
  field('apns.payload.*', 'any'),
  field('apns.fcm_options.analytics_label', 'string'),
  field('apns.fcm_options.image', 'string'),
  field('apns.live_activity_token', 'string'),
  field('webpush.headers.TTL', 'string'),
  field('webpush.headers.Urgency', 'string'),
  field('webpush.headers.Topic', 'string'),
  field('webpush.headers.*', 'string'),
  field('webpush.data.*', 'string'),
  field('webpush.notification.*', 'any'),
  field('webpush.fcm_options.link', 'string'),
  field('webpush.fcm_options.analytics_label', 'string'),
];
