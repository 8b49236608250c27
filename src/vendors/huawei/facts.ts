import { Buffer } from 'node:buffer';
import type { HuaweiAccount } from './account.ts';
import { isObject } from './shape.ts';
import {
  doubtfulCategories,
  harmonyServiceCategories,
  marketingCategory,
  obsoleteCategories,
  playVoiceCategory,
  pushTypes,
  serviceCategories,
  type HuaweiPlatform,
  type HuaweiWire,
} from './wire.ts';

/** Documents that several rules cite. */
export const docs = {
  androidSend: 'https://developer.huawei.com/consumer/en/doc/HMSCore-References/https-send-api-0000001050986197',
  androidAuth: 'https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/oauth2-0000001212610981',
  classification: 'https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/message-classification-0000001149358835',
  restrictions: 'https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/message-restriction-description-0000001361648361',
  channels: 'https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/android-custom-chan-0000001050040122',
  permissions: 'https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/faq-0000001050042183',
  click: 'https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/andorid-basic-clickaction-0000001087554076',
  harmonyParams: 'https://developer.huawei.com/consumer/cn/doc/harmonyos-references/push-scenariozed-api-request-param',
  harmonyStruct: 'https://developer.huawei.com/consumer/cn/doc/harmonyos-references/push-scenariozed-api-request-struct',
  harmonyRights: 'https://developer.huawei.com/consumer/cn/doc/harmonyos-guides/push-apply-right',
  harmonyRevoke: 'https://developer.huawei.com/consumer/cn/doc/harmonyos-references/push-msg-revoke',
  harmonyToken: 'https://developer.huawei.com/consumer/cn/doc/harmonyos-guides/push-get-token',
  jwt: 'https://developer.huawei.com/consumer/cn/doc/harmonyos-guides/push-jwt-token',
} as const;

type Fields = Record<string, unknown>;

/** An object of a wire, or an empty one: `raw` and foreign clients may have put anything there. */
function at(root: unknown, ...names: string[]): Fields {
  let value = root;
  for (const name of names) value = isObject(value) ? value[name] : undefined;
  return isObject(value) ? value : {};
}

/** What the rules look at in a push for Android; undefined for the other API. */
export interface AndroidFacts {
  body: Fields;
  message: Fields;
  android: Fields;
  notification: Fields;
  /** It shows something by itself; else it is a data message. */
  shows: boolean;
}

/** The parts of a v1 or v2 push. */
export function androidFacts(wire: HuaweiWire): AndroidFacts | undefined {
  if (wire.api === 'v3') return undefined;
  const body = at(wire.body);
  const message = at(body, 'message');
  const android = at(message, 'android');
  const shows = isObject(message['notification']) || isObject(android['notification']);
  return { body, message, android, notification: at(android, 'notification'), shows };
}

/** What the rules look at in a push for HarmonyOS; undefined for the other API. */
export interface HarmonyFacts {
  body: Fields;
  pushType: unknown;
  payload: Fields;
  notification: Fields;
  options: Fields;
  target: Fields;
  /** Push type 0 or 2 with a notification object. */
  shows: boolean;
  /** It only refreshes the number on the icon and has neither text nor category nor click. */
  badgeOnly: boolean;
}

/** The parts of a v3 push. */
export function harmonyFacts(wire: HuaweiWire): HarmonyFacts | undefined {
  if (wire.api !== 'v3') return undefined;
  const body = at(wire.body);
  const payload = at(body, 'payload');
  const notification = at(payload, 'notification');
  const pushType: unknown = wire.pushType;
  const badgeOnly = notification['badge'] !== undefined && notification['title'] === undefined && notification['body'] === undefined;
  const shows =
    isObject(payload['notification']) && (pushType === undefined || pushType === pushTypes.alert || pushType === pushTypes.extension);
  return { body, pushType, payload, notification, options: at(body, 'pushOptions'), target: at(body, 'target'), shows, badgeOnly };
}

/** The category of a push and its wire pointer. */
export function categoryOf(wire: HuaweiWire): { category: unknown; path: string } {
  const android = androidFacts(wire);
  if (android) return { category: android.android['category'], path: '/body/message/android/category' };
  return { category: harmonyFacts(wire)?.notification['category'], path: '/body/payload/notification/category' };
}

/** The platform that an API serves. */
export function platformOfWire(wire: HuaweiWire): HuaweiPlatform {
  return wire.api === 'v3' ? 'harmony' : 'android';
}

/** The categories an API takes. */
export function categoriesOf(platform: HuaweiPlatform): readonly string[] {
  const common = [...serviceCategories, ...doubtfulCategories, playVoiceCategory, marketingCategory];
  return platform === 'harmony' ? [...common, ...harmonyServiceCategories] : common;
}

/** True for a category of service and communication. */
export function isServiceCategory(category: unknown): boolean {
  return [...serviceCategories, ...harmonyServiceCategories, ...doubtfulCategories].some((known) => known === category);
}

/** True when HUAWEI counts a push with this category as marketing, as far as the account tells. */
export function countsAsMarketing(category: unknown, account: HuaweiAccount | undefined): boolean {
  if (category === undefined || category === '' || category === marketingCategory) return true;
  if (obsoleteCategories.some((known) => known === category)) return true;
  return isServiceCategory(category) && account?.selfClassification === false;
}

/** A value that is text, or undefined. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A value as a finding shows it: text as it is, anything else as JSON. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** Length in characters: one for every code point, so for a CJK character and for an emoji too. */
export function charsOf(text: string): number {
  return Array.from(text).length;
}

/** Length in bytes of UTF-8. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** The size of a body as HUAWEI counts it: without the tokens. */
export function bodyBytes(wire: HuaweiWire): number {
  const body = at(wire.body);
  if (wire.api === 'v3') {
    const { target: _target, ...rest } = body;
    return bytesOf(JSON.stringify(rest));
  }
  const { token: _token, ...message } = at(body, 'message');
  return bytesOf(JSON.stringify({ ...body, ...(isObject(body['message']) ? { message } : {}) }));
}
