import { isObject } from './response.ts';
import type { HonorAndroid, HonorNotification, HonorNotificationDefaults, HonorWire } from './wire.ts';

/** Documents that several rules cite. */
export const docs = {
  send: 'https://developer.honor.com/cn/docs/11002/reference/downlink-message',
  classification: 'https://developer.honor.com/cn/docs/11002/guides/notification-class',
  standards: 'https://developer.honor.com/cn/docs/11002/guides/notification-push-standards',
  registration: 'https://developer.honor.com/cn/docs/11002/guides/app-registration',
  introduction: 'https://developer.honor.com/cn/docs/11002/guides/introduction',
  relay: 'https://help.aliyun.com/document_detail/2853108.html',
  clientDemo: 'https://github.com/HONORDevelopers/Honor-Push-Client-Demo-demo',
} as const;

/** Fields of HUAWEI's API that HONOR's does not have, in both spellings. */
export const huaweiFields: ReadonlySet<string> = new Set([
  'message',
  'topic',
  'condition',
  'apns',
  'webpush',
  'category',
  'urgency',
  'sound',
  'visibility',
  'validate_only',
  'channel_id',
  'collapse_key',
  'receipt_id',
  'vibrate_config',
  'light_settings',
  'profile_id',
  'foreground_show',
  'validateOnly',
  'channelId',
  'collapseKey',
  'receiptId',
  'vibrateConfig',
  'lightSettings',
  'profileId',
  'foregroundShow',
]);

/** The host name of a URL in lower case, or an empty text. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/** `android` of a wire; `raw` and foreign clients may have put something else there, which counts as empty. */
export function androidOf(wire: HonorWire): HonorAndroid {
  const value: unknown = wire.android;
  return isObject(value) ? (value as HonorAndroid) : {};
}

/** `android.notification` of a wire, or undefined. */
export function notificationOf(wire: HonorWire): HonorNotification | undefined {
  const value: unknown = androidOf(wire).notification;
  return isObject(value) ? (value as HonorNotification) : undefined;
}

/** The top-level `notification` of a wire, or undefined. */
export function defaultsOf(wire: HonorWire): HonorNotificationDefaults | undefined {
  const value: unknown = wire.notification;
  return isObject(value) ? (value as HonorNotificationDefaults) : undefined;
}

/** True when the phone shows something by itself; else it is a data message. */
export function isNotification(wire: HonorWire): boolean {
  return notificationOf(wire) !== undefined || defaultsOf(wire) !== undefined;
}

/** The value that counts: that of `android.notification`, else the default; with its wire pointer. */
export function effective(wire: HonorWire, name: 'title' | 'body' | 'image'): { value: unknown; path: string } | undefined {
  const own = notificationOf(wire)?.[name];
  if (own !== undefined) return { value: own, path: `/android/notification/${name}` };
  const fallback = defaultsOf(wire)?.[name];
  return fallback === undefined ? undefined : { value: fallback, path: `/notification/${name}` };
}

/** True for text with something in it. */
export function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** A value as a finding shows it: text as it is, anything else as JSON, at most forty characters. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** Length in characters: one for every code point, so for a CJK character and for an emoji too. */
export function charsOf(text: string): number {
  return Array.from(text).length;
}
