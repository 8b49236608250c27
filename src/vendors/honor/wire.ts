import type { WireField } from '../../core/wire.ts';

/** Production hosts of the server API; auth and send live on different ones. */
export const hosts = {
  auth: 'https://iam.developer.honor.com',
  send: 'https://push-api.cloud.honor.com',
} as const;

/** The names the same hosts had before the move to honor.com; deployed code still uses them. */
export const oldHosts = {
  auth: 'https://iam.developer.hihonor.com',
  send: 'https://push-api.cloud.hihonor.com',
} as const;

/** Paths of the auth call: today's, and the older realm path that means the same. */
export const authPaths = {
  token: '/auth/token',
  realm: '/auth/realms/developer/protocol/openid-connect/token',
} as const;

/** The path of the send call for an app. */
export function sendPath(appId: string): string {
  return `/api/v1/${encodeURIComponent(appId)}/sendMessage`;
}

/** Content type of the auth call. */
export const formContentType = 'application/x-www-form-urlencoded';

/** Content type of the send call. */
export const jsonContentType = 'application/json; charset=UTF-8';

/** How long an access token lives when the answer does not say, in seconds; from one secondary source. */
export const accessLifeSeconds = 3600;

/** How long before its end an access token should be renewed, in milliseconds. */
export const accessMarginMs = 5 * 60 * 1000;

/** What the `timestamp` header looks like: Unix milliseconds. */
export const timestampPattern = /^\d{13}$/;

/** How far the clock may be off before push-check warns, in milliseconds. What HONOR itself forgives is not known. */
export const timestampWarnMs = 5 * 60 * 1000;

/** Most tokens in one request; taken over from HUAWEI, HONOR's own limit is not known. */
export const maxTokens = 1000;

/** Largest body in bytes; taken over from HUAWEI, HONOR's own limit is not known. */
export const maxBodyBytes = 4096;

/** What `android.ttl` looks like: whole seconds with an `s`. */
export const ttlPattern = /^\d+s$/;

/** Largest `android.ttl` in seconds (15 days). */
export const maxTtlSeconds = 1_296_000;

/** `android.ttl` when absent, in seconds. */
export const defaultTtlSeconds = 86_400;

/** The classes of a notification: LOW = marketing (资讯营销), NORMAL = service and communication (服务通讯). There is no HIGH. */
export const importances = ['NORMAL', 'LOW'] as const;

/** Values of `android.targetUserType`. */
export const targetUserTypes = { normal: 0, test: 1 } as const;

/** Test messages an app may send on one day. */
export const maxTestMessagesPerDay = 1000;

/** Marketing messages a phone gets from one app on one day: news apps with a licence, and all others. */
export const marketingPerDeviceAndDay = { news: 5, other: 2 } as const;

/** Values of `clickAction.type`. */
export const clickTypes = { page: 1, url: 2, app: 3 } as const;

/** Values of `style`; 1 needs `bigTitle` and `bigBody`. */
export const styles = { default: 0, bigText: 1 } as const;

/** Most buttons of a notification. */
export const maxButtons = 3;

/** Longest name of a button, in characters. */
export const maxButtonNameChars = 40;

/** Longest `data` of a button, in characters. */
export const maxButtonDataChars = 1024;

/** Values of a button's `actionType`. */
export const buttonActions = { home: 0, page: 1, web: 2 } as const;

/** Least and greatest `badge.addNum`. */
export const badgeAddRange = [1, 99] as const;

/** Least and greatest `badge.setNum`. */
export const badgeSetRange = [0, 99] as const;

/** The code of success, an integer. */
export const successCode = 200;

/** A code that some clients know as success instead; the vendor's own list could not be read. */
export const otherSuccessCode = 80_000_000;

/** What an app id looks like. */
export const appIdPattern = /^\d{6,12}$/;

/** What a push token looks like; the vendor warns not to depend on the length. */
export const tokenPattern = /^[A-Za-z0-9._-]{60,300}$/;

/** `notification`: defaults that `android.notification` overrides. */
export interface HonorNotificationDefaults {
  title?: string;
  body?: string;
  /** https URL. */
  image?: string;
}

/** `android.notification.clickAction`; required in a notification. */
export interface HonorClickAction {
  /** 1 page · 2 URL · 3 open the app. */
  type?: number;
  /** Type 1: `Intent.toUri(URI_INTENT_SCHEME)`; at least one of `intent` and `action`. */
  intent?: string;
  /** Type 1: action of an intent filter. */
  action?: string;
  /** Type 2: https URL; not for games. */
  url?: string;
}

/** One item of `android.notification.buttons`. */
export interface HonorButton {
  /** At most 40 characters. */
  name?: string;
  /** 0 home · 1 page · 2 web. */
  actionType?: number;
  /** 0 intent · 1 action; needed for `actionType` 1. */
  intentType?: number;
  intent?: string;
  /** JSON object as text, at most 1024 characters. */
  data?: string;
}

/** `android.notification.badge`. */
export interface HonorBadge {
  /** 1 … 99. */
  addNum?: number;
  /** 0 … 99; wins over `addNum`. */
  setNum?: number;
  /** Full class name of the launcher activity; required. */
  badgeClass?: string;
}

/** `android.notification`. */
export interface HonorNotification extends HonorNotificationDefaults {
  clickAction?: HonorClickAction;
  /** `NORMAL` or `LOW`: this is the classification. */
  importance?: string;
  /** 0 default · 1 big text. */
  style?: number;
  bigTitle?: string;
  bigBody?: string;
  /** UTC with nanoseconds, e.g. `2014-10-02T15:01:23.045123456Z`. */
  when?: string;
  buttons?: HonorButton[];
  badge?: HonorBadge;
  /** -1 or absent: chosen by the phone. Same id replaces. */
  notifyId?: number;
  /** Same tag replaces. */
  tag?: string;
  /** Same group folds into one entry. */
  group?: string;
}

/** `android`. */
export interface HonorAndroid {
  /** Seconds with an `s`, at most `1296000s`; default `86400s`. */
  ttl?: string;
  /** Comes back in receipts. */
  biTag?: string;
  /** Overrides the top-level `data`. */
  data?: string;
  /** 0 normal (default) · 1 test. */
  targetUserType?: number;
  notification?: HonorNotification;
}

/** The body of sendMessage; `token` is absent while no target is chosen. A data message has `data` and neither of the notifications. */
export interface HonorWire {
  /** Any text in a data message, JSON as text in a notification message. */
  data?: string;
  notification?: HonorNotificationDefaults;
  android?: HonorAndroid;
  token?: string[];
}

/** The answer of the auth call: the first three on success, the last two on refusal. */
export interface HonorAuthResponse {
  access_token?: string;
  /** Seconds that are left. */
  expires_in?: number;
  /** Always `Bearer`. */
  token_type?: string;
  error?: string;
  error_description?: string;
}

/** The answer of sendMessage. */
export interface HonorSendResponse {
  /** An integer; 200 is success. */
  code: number;
  message?: string;
  data?: HonorSendData | null;
}

/** `data` of the answer of sendMessage. */
export interface HonorSendData {
  sendResult?: boolean;
  /** The message id; receipts carry the same. */
  requestId?: string;
  /** Tokens that failed; no reason is given. */
  failTokens?: string[];
  /** Tokens that are no longer valid. */
  expireTokens?: string[];
}

function inAndroid(name: string, type: WireField['type']): WireField {
  return { name, pointer: `/android/${name}`, type, aliases: [`android.${name}`] };
}

function inNotification(name: string, type: WireField['type']): WireField {
  return { name, pointer: `/android/notification/${name.replaceAll('.', '/')}`, type, aliases: [`android.notification.${name}`] };
}

/**
 * The send table: everything that may be written under `vendors.honor`. Fields of `android` and of `android.notification` may be written
 * with or without that prefix; `data` alone is the top-level one.
 */
export const wireFields: readonly WireField[] = [
  { name: 'token', pointer: '/token', type: 'array' },
  { name: 'data', pointer: '/data', type: 'json-string' },
  { name: 'notification.title', pointer: '/notification/title', type: 'string' },
  { name: 'notification.body', pointer: '/notification/body', type: 'string' },
  { name: 'notification.image', pointer: '/notification/image', type: 'string' },
  inAndroid('ttl', 'string'),
  inAndroid('biTag', 'string'),
  { name: 'android.data', pointer: '/android/data', type: 'json-string' },
  inAndroid('targetUserType', 'integer'),
  inNotification('title', 'string'),
  inNotification('body', 'string'),
  inNotification('clickAction.type', 'integer'),
  inNotification('clickAction.intent', 'string'),
  inNotification('clickAction.action', 'string'),
  inNotification('clickAction.url', 'string'),
  inNotification('importance', 'string'),
  inNotification('image', 'string'),
  inNotification('style', 'integer'),
  inNotification('bigTitle', 'string'),
  inNotification('bigBody', 'string'),
  inNotification('when', 'string'),
  inNotification('buttons', 'array'),
  inNotification('badge.addNum', 'integer'),
  inNotification('badge.setNum', 'integer'),
  inNotification('badge.badgeClass', 'string'),
  inNotification('notifyId', 'integer'),
  inNotification('tag', 'string'),
  inNotification('group', 'string'),
];
