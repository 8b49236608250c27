import type { WireField } from '../../core/wire.ts';

/** Production origins: one for all regions, since the place where data are kept is a setting of the project and not a host. */
export const hosts = {
  auth: 'https://oauth-login.cloud.huawei.com',
  push: 'https://push-api.cloud.huawei.com',
} as const;

/** Paths of the server API; `{…}` is an id of the account. */
export const paths = {
  auth: '/oauth2/v3/token',
  sendV1: '/v1/{clientId}/messages:send',
  sendV2: '/v2/{projectId}/messages:send',
  sendV3: '/v3/{projectId}/messages:send',
  /** Serves v3 messages although its path is v1 with the client id. */
  revoke: '/v1/{clientId}/messages:revoke',
  tokenQuery: '/v1/{clientId}/token:query',
} as const;

/** Hosts of retired interfaces; a config that names one is from before 2020. */
export const legacyHosts: readonly string[] = ['api.push.hicloud.com', 'login.vmall.com', 'login.cloud.huawei.com'];

/** Content types of the two body styles. */
export const contentTypes = {
  android: 'application/json;charset=UTF-8',
  harmony: 'application/json',
  form: 'application/x-www-form-urlencoded',
} as const;

/** `aud` of the service-account JWT. The JWT is never sent to this address: it is the bearer of the push call itself. */
export const jwtAudience = 'https://oauth-login.cloud.huawei.com/oauth2/v3/token';

/** Life of a service-account JWT as the vendor writes it, seconds. */
export const jwtLifeSeconds = 3600;

/** Longest `exp - iat` of a JWT, seconds; more is answered with 80300036. */
export const jwtMaxLifeSeconds = 86_400;

/** Salt of the PS256 signature, bytes; Node's default (the longest that fits) does not verify. */
export const jwtSaltBytes = 32;

/** Life of an OAuth access token when the answer does not say, seconds. */
export const accessTokenLifeSeconds = 3600;

/** Longest OAuth access token, characters. */
export const accessTokenMaxChars = 1024;

/** Largest body, bytes in UTF-8, the tokens not counted. */
export const bodyMaxBytes = 4096;

/** From here on a body is near the limit, bytes. */
export const bodyWarnBytes = 3600;

/** Most tokens in one request. */
export const tokensMax = 1000;

/** Most tokens in one v3 request with `testMessage`. */
export const testTokensMax = 10;

/** Tokens in one v3 form update: exactly this many. */
export const formTokens = 1;

/** Longest time to live, seconds (15 days). */
export const ttlMaxSeconds = 1_296_000;

/** Time to live when absent, seconds. */
export const ttlDefaultSeconds = 86_400;

/** Longest sensible time to live of a call, seconds. */
export const voipTtlMaxSeconds = 60;

/** Smallest and largest collapse key; -1 keeps every message. */
export const collapseKeyRange = { min: -1, max: 100 } as const;

/** Range of the number that is added to the badge. */
export const badgeAddRange = { min: 1, max: 99 } as const;

/** Range of the number that the badge is set to. */
export const badgeSetRange = { min: 0, max: 99 } as const;

/** Most lines of the inbox style. */
export const inboxMaxLines = 5;

/** Longest line of the inbox style, characters. */
export const inboxLineMaxChars = 1024;

/** Most buttons. */
export const buttonsMax = 3;

/** Longest `name` of a button, characters. */
export const buttonNameMaxChars = 40;

/** Longest `data` of a button, characters. */
export const buttonDataMaxChars = 1024;

/** Most items of `vibrate_config`; each is above 0 and at most 60 seconds. */
export const vibrateMaxItems = 10;

/** Longest item of `vibrate_config`, seconds. */
export const vibrateMaxSeconds = 60;

/** Longest `biTag` of v3, bytes. */
export const biTagMaxBytes = 64;

/** Most pixels of a v3 picture that is still shown. */
export const imageMaxPixels = 49_152;

/** A duration of the Android API: digits, perhaps a fraction of up to nine digits, perhaps an `s`. The official SDKs do not anchor it. */
export const durationPattern = /^\d+(?:\.\d{1,9})?[sS]?$/;

/** A colour. */
export const colorPattern = /^#[0-9a-fA-F]{6}$/;

/** A token of the retired NSP interface: the IMEI, a count, and a country. */
export const tmidPattern = /^0\d{15}\d{10}00[A-Z0-9]{4}$/;

/** The two platforms; neither API reaches the other's devices. */
export type HuaweiPlatform = 'android' | 'harmony';

/** The API of a wire. v1 and v2 have one body (Android, HarmonyOS up to 4), v3 another (HarmonyOS 5 and later). */
export type HuaweiApi = 'v1' | 'v2' | 'v3';

/** Categories of service and communication, known to both APIs. */
export const serviceCategories = [
  'IM',
  'VOIP',
  'SUBSCRIPTION',
  'TRAVEL',
  'HEALTH',
  'WORK',
  'ACCOUNT',
  'EXPRESS',
  'FINANCE',
  'DEVICE_REMINDER',
  'MAIL',
] as const;

/** Categories of service and communication in v3 alone; CUSTOMER_SERVICE is from one secondary source. */
export const harmonyServiceCategories = ['MISS_CALL', 'CUSTOMER_SERVICE'] as const;

/** Known from one secondary source, in both APIs. */
export const doubtfulCategories = ['SYSTEM_REMINDER'] as const;

/** The category of everything that is not service and communication. */
export const marketingCategory = 'MARKETING';

/** Voice broadcast: a data message on Android, push-type 2 on HarmonyOS. */
export const playVoiceCategory = 'PLAY_VOICE';

/** Categories that stand only in a sample of 2023. */
export const obsoleteCategories = ['NEWS', 'CONTENT_RECOMMENDATION', 'SOCIAL_DYNAMICS', 'PROMO'] as const;

/** Scenarios of v3: the value of the `push-type` header. MDM is from one secondary source. */
export const pushTypes = { alert: 0, form: 1, extension: 2, background: 6, liveView: 7, voip: 10, mdm: 11 } as const;

/** `click_action` of the Android API. */
export interface AndroidClickAction {
  /** 1 page of the app · 2 URL · 3 open the app · 4 rich resource (old SDKs). */
  type?: number;
  /** Wins over `action`. */
  intent?: string;
  action?: string;
  /** https. */
  url?: string;
  rich_resource?: string;
}

/** `badge` of the Android API; without numbers the badge grows by one. */
export interface AndroidBadge {
  add_num?: number;
  /** Wins over `add_num`. */
  set_num?: number;
  /** Full class name of the launcher activity. */
  class?: string;
}

/** One of up to three `buttons`. */
export interface AndroidButton {
  name?: string;
  /** 0 app · 1 page · 2 web · 3 clear · 4 share. */
  action_type?: number;
  /** 0 intent · 1 action; needed for `action_type` 1. */
  intent_type?: number;
  intent?: string;
  data?: string;
}

/** `message.android.notification`. */
export interface AndroidNotification {
  title?: string;
  body?: string;
  click_action?: AndroidClickAction;
  icon?: string;
  color?: string;
  sound?: string;
  default_sound?: boolean;
  tag?: string;
  body_loc_key?: string;
  body_loc_args?: string[];
  title_loc_key?: string;
  title_loc_args?: string[];
  multi_lang_key?: Record<string, unknown>;
  channel_id?: string;
  notify_summary?: string;
  image?: string;
  /** 0 default · 1 big text · 3 inbox. */
  style?: number;
  big_title?: string;
  big_body?: string;
  inbox_content?: string[];
  /** Milliseconds. */
  auto_clear?: number;
  notify_id?: number;
  group?: string;
  badge?: AndroidBadge;
  ticker?: string;
  auto_cancel?: boolean;
  when?: string;
  importance?: string;
  use_default_vibrate?: boolean;
  use_default_light?: boolean;
  vibrate_config?: string[];
  visibility?: string;
  light_settings?: { color?: Record<string, number>; light_on_duration?: string; light_off_duration?: string };
  foreground_show?: boolean;
  profile_id?: string;
  buttons?: AndroidButton[];
  local_only?: boolean;
}

/** `message.android`. */
export interface AndroidConfig {
  collapse_key?: number;
  urgency?: string;
  category?: string;
  /** `86400s`. */
  ttl?: string;
  bi_tag?: string;
  receipt_id?: string;
  fast_app_target?: number;
  data?: string;
  /** 0 normal · 1 test message. */
  target_user_type?: number;
  notification?: AndroidNotification;
}

/** `message` of v1 and v2. It is a data message when `data` is set and neither notification object is there. */
export interface AndroidMessage {
  token?: string[];
  topic?: string;
  condition?: string;
  data?: string;
  notification?: { title?: string; body?: string; image?: string };
  android?: AndroidConfig;
  apns?: Record<string, unknown>;
  webpush?: Record<string, unknown>;
}

/** The body of v1 and v2. */
export interface AndroidBody {
  validate_only?: boolean;
  message?: AndroidMessage;
  review?: unknown[];
}

/** `clickAction` of v3. */
export interface HarmonyClickAction {
  /** 0 app · 1 page of the app · 5 dial (live view). */
  actionType?: number;
  uri?: string;
  action?: string;
  /** Reaches the app as `want.parameters`. */
  data?: Record<string, unknown>;
}

/** `payload.notification` of v3. With a badge and without title and body it only refreshes the number. */
export interface HarmonyNotification {
  category?: string;
  title?: string;
  body?: string;
  clickAction?: HarmonyClickAction;
  image?: string;
  style?: number;
  bigTitle?: string;
  bigBody?: string;
  inboxContent?: string[];
  notifyId?: number;
  badge?: { addNum?: number; setNum?: number };
  foregroundShow?: boolean;
  profileId?: string;
  sound?: string;
  /** Seconds, 1 to 60. */
  soundDuration?: number;
  appMessageId?: string;
}

/** `payload` of v3; which members it has depends on the push type. */
export interface HarmonyPayload {
  notification?: HarmonyNotification;
  extraData?: string;
  formData?: Record<string, unknown>;
  version?: number;
  images?: unknown[];
  formId?: number;
  moduleName?: string;
  formName?: string;
  abilityName?: string;
  activityId?: number;
  /** 0 create · 1 update · 2 end. */
  operation?: number;
  event?: string;
  status?: string;
  activityData?: { notificationData?: Record<string, unknown>; capsuleData?: Record<string, unknown> };
}

/** `pushOptions` of v3. */
export interface HarmonyOptions {
  testMessage?: boolean;
  /** Seconds. */
  ttl?: number;
  biTag?: string;
  receiptId?: string;
  collapseKey?: number;
  backgroundMode?: unknown;
}

/** The body of v3. */
export interface HarmonyBody {
  payload?: HarmonyPayload;
  pushOptions?: HarmonyOptions;
  target?: { token?: string[] };
}

/** A push of either API, tokens still left out; `prepareSend` puts them in. */
export type HuaweiWire = AndroidWire | HarmonyWire;

/** A push for Android and HarmonyOS up to 4. */
export interface AndroidWire {
  api: 'v1' | 'v2';
  body: AndroidBody;
}

/** A push for HarmonyOS 5 and later. */
export interface HarmonyWire {
  api: 'v3';
  /** The `push-type` header. */
  pushType?: number;
  body: HarmonyBody;
}

/** Every answer of the push server, whatever its HTTP status. */
export interface PushResponse {
  /** Eight digits, as text. */
  code: string;
  /** On partial failure JSON once more: {@link AndroidPartial} or {@link HarmonyPartial}. */
  msg: string;
  /** Digits; what to quote to support, and what receipts carry. */
  requestId?: string;
}

/** What `msg` holds with code 80100000 in v1 and v2: no reason per token. */
export interface AndroidPartial {
  success?: number;
  failure?: number;
  illegal_tokens?: string[];
}

/** What `msg` holds with code 80100000 or 80300007 in v3: tokens by reason. */
export interface HarmonyPartial {
  success?: number;
  failure?: number;
  illegalTokens?: Record<string, string[]>;
}

/** The answer of the OAuth endpoint. On the wire `/` is escaped as `\/`. */
export interface OAuthResponse {
  access_token: string;
  /** Seconds. */
  expires_in: number;
  token_type: string;
}

/** A refusal of the OAuth endpoint, HTTP 400; the two codes are numbers. */
export interface OAuthErrorResponse {
  error: number;
  sub_error: number;
  error_description: string;
}

/** Codes that are no refusal: all taken, and taken for a part of the tokens. */
export const successCode = '80000000';
export const partialCode = '80100000';
export const noValidTokenCode = '80300007';

const messagePrefix = 'message.';

function android(
  name: string,
  type: WireField['type'],
  more: { values?: readonly (string | number)[]; aliases?: readonly string[] } = {},
): WireField {
  const aliases = [`${messagePrefix}${name}`, ...(more.aliases ?? [])];
  return { name, pointer: `/body/message/${name.replaceAll('.', '/')}`, type, aliases, ...(more.values ? { values: more.values } : {}) };
}

function harmony(name: string, type: WireField['type'], aliases?: readonly string[]): WireField {
  return { name, pointer: `/body/${name.replaceAll('.', '/')}`, type, ...(aliases ? { aliases } : {}) };
}

/**
 * The send table of v1 and v2. Names stand below `message` and may be written with it.
 *
 * @see https://developer.huawei.com/consumer/en/doc/HMSCore-References/https-send-api-0000001050986197
 */
export const androidFields: readonly WireField[] = [
  { name: 'validate_only', pointer: '/body/validate_only', type: 'boolean' },
  { name: 'review', pointer: '/body/review', type: 'array' },
  android('token', 'array'),
  android('topic', 'string'),
  android('condition', 'string'),
  android('data', 'json-string'),
  android('notification.title', 'string'),
  android('notification.body', 'string'),
  android('notification.image', 'string'),
  android('android.collapse_key', 'integer'),
  android('android.urgency', 'string', { values: ['HIGH', 'NORMAL'] }),
  android('android.category', 'string', { aliases: ['category'] }),
  android('android.ttl', 'string'),
  android('android.bi_tag', 'string'),
  android('android.receipt_id', 'string'),
  android('android.fast_app_target', 'integer'),
  android('android.data', 'json-string'),
  android('android.target_user_type', 'integer'),
  android('android.notification.title', 'string'),
  android('android.notification.body', 'string'),
  android('android.notification.click_action.type', 'integer'),
  android('android.notification.click_action.intent', 'string'),
  android('android.notification.click_action.action', 'string'),
  android('android.notification.click_action.url', 'string'),
  android('android.notification.click_action.rich_resource', 'string'),
  android('android.notification.icon', 'string'),
  android('android.notification.color', 'string'),
  android('android.notification.sound', 'string'),
  android('android.notification.default_sound', 'boolean'),
  android('android.notification.tag', 'string'),
  android('android.notification.body_loc_key', 'string'),
  android('android.notification.body_loc_args', 'array'),
  android('android.notification.title_loc_key', 'string'),
  android('android.notification.title_loc_args', 'array'),
  android('android.notification.multi_lang_key', 'object'),
  android('android.notification.channel_id', 'string', { aliases: ['channel_id'] }),
  android('android.notification.notify_summary', 'string'),
  android('android.notification.image', 'string'),
  android('android.notification.style', 'integer'),
  android('android.notification.big_title', 'string'),
  android('android.notification.big_body', 'string'),
  android('android.notification.inbox_content', 'array'),
  android('android.notification.auto_clear', 'integer'),
  android('android.notification.notify_id', 'integer'),
  android('android.notification.group', 'string'),
  android('android.notification.badge.add_num', 'integer'),
  android('android.notification.badge.set_num', 'integer'),
  android('android.notification.badge.class', 'string'),
  android('android.notification.ticker', 'string'),
  android('android.notification.auto_cancel', 'boolean'),
  android('android.notification.when', 'string'),
  android('android.notification.importance', 'string', { values: ['LOW', 'NORMAL', 'HIGH'] }),
  android('android.notification.use_default_vibrate', 'boolean'),
  android('android.notification.use_default_light', 'boolean'),
  android('android.notification.vibrate_config', 'array'),
  android('android.notification.visibility', 'string', { values: ['VISIBILITY_UNSPECIFIED', 'PUBLIC', 'PRIVATE', 'SECRET'] }),
  android('android.notification.light_settings.color.alpha', 'number'),
  android('android.notification.light_settings.color.red', 'number'),
  android('android.notification.light_settings.color.green', 'number'),
  android('android.notification.light_settings.color.blue', 'number'),
  android('android.notification.light_settings.light_on_duration', 'string'),
  android('android.notification.light_settings.light_off_duration', 'string'),
  android('android.notification.foreground_show', 'boolean'),
  android('android.notification.profile_id', 'string'),
  android('android.notification.buttons', 'array'),
  android('android.notification.local_only', 'boolean'),
  android('apns.hms_options.target_user_type', 'integer'),
  android('apns.*', 'any'),
  android('webpush.headers.urgency', 'string', { values: ['very-low', 'low', 'normal', 'high'] }),
  android('webpush.hms_options.link', 'string'),
  android('webpush.*', 'any'),
];

const liveView = 'payload.activityData';

/**
 * The send table of v3; `push-type` is a header.
 *
 * @see https://developer.huawei.com/consumer/cn/doc/harmonyos-references/push-scenariozed-api-request-param
 */
export const harmonyFields: readonly WireField[] = [
  { name: 'push-type', pointer: '/pushType', type: 'integer' },
  harmony('target.token', 'array'),
  harmony('pushOptions.testMessage', 'boolean'),
  harmony('pushOptions.ttl', 'integer'),
  harmony('pushOptions.biTag', 'string'),
  harmony('pushOptions.receiptId', 'string'),
  harmony('pushOptions.collapseKey', 'integer'),
  harmony('pushOptions.backgroundMode', 'any'),
  harmony('payload.notification.category', 'string'),
  harmony('payload.notification.title', 'string'),
  harmony('payload.notification.body', 'string'),
  harmony('payload.notification.clickAction.actionType', 'integer'),
  harmony('payload.notification.clickAction.uri', 'string'),
  harmony('payload.notification.clickAction.action', 'string'),
  harmony('payload.notification.clickAction.data.*', 'any'),
  harmony('payload.notification.image', 'string'),
  harmony('payload.notification.style', 'integer'),
  harmony('payload.notification.bigTitle', 'string'),
  harmony('payload.notification.bigBody', 'string'),
  harmony('payload.notification.inboxContent', 'array'),
  harmony('payload.notification.notifyId', 'integer'),
  harmony('payload.notification.badge.addNum', 'integer'),
  harmony('payload.notification.badge.setNum', 'integer'),
  harmony('payload.notification.foregroundShow', 'boolean'),
  harmony('payload.notification.profileId', 'string'),
  harmony('payload.notification.sound', 'string'),
  harmony('payload.notification.soundDuration', 'integer'),
  harmony('payload.notification.appMessageId', 'string'),
  harmony('payload.extraData', 'json-string'),
  harmony('payload.formData', 'object'),
  harmony('payload.version', 'integer'),
  harmony('payload.images', 'array'),
  harmony('payload.formId', 'integer'),
  harmony('payload.moduleName', 'string'),
  harmony('payload.formName', 'string'),
  harmony('payload.abilityName', 'string'),
  harmony('payload.activityId', 'integer'),
  harmony('payload.operation', 'integer'),
  harmony('payload.event', 'string'),
  harmony('payload.status', 'string'),
  harmony(`${liveView}.notificationData.type`, 'integer'),
  harmony(`${liveView}.notificationData.keywords.*`, 'string'),
  harmony(`${liveView}.notificationData.contentTitle`, 'string'),
  harmony(`${liveView}.notificationData.contentText`, 'array'),
  harmony(`${liveView}.notificationData.clickAction.actionType`, 'integer'),
  harmony(`${liveView}.notificationData.clickAction.uri`, 'string'),
  harmony(`${liveView}.notificationData.clickAction.action`, 'string'),
  harmony(`${liveView}.notificationData.clickAction.data.*`, 'any'),
  harmony(`${liveView}.notificationData.keepTime`, 'integer'),
  harmony(`${liveView}.notificationData.additionalText`, 'any'),
  harmony(`${liveView}.notificationData.richProgress`, 'object'),
  harmony(`${liveView}.notificationData.singleTextBlock`, 'any'),
  harmony(`${liveView}.notificationData.firstTextBlock`, 'any'),
  harmony(`${liveView}.notificationData.lastTextBlock`, 'any'),
  harmony(`${liveView}.notificationData.spaceType`, 'integer'),
  harmony(`${liveView}.notificationData.spaceIcon`, 'string'),
  harmony(`${liveView}.notificationData.spaceText`, 'any'),
  harmony(`${liveView}.notificationData.descPic`, 'string'),
  harmony(`${liveView}.notificationData.game`, 'any'),
  harmony(`${liveView}.notificationData.extend`, 'any'),
  harmony(`${liveView}.notificationData.lockScreen`, 'any'),
  harmony(`${liveView}.notificationData.weather`, 'any'),
  harmony(`${liveView}.notificationData.displayHorizontalLine`, 'any'),
  harmony(`${liveView}.notificationData.*`, 'any'),
  harmony(`${liveView}.capsuleData.type`, 'integer'),
  harmony(`${liveView}.capsuleData.status`, 'any'),
  harmony(`${liveView}.capsuleData.icon`, 'string'),
  harmony(`${liveView}.capsuleData.bgColor`, 'string'),
  harmony(`${liveView}.capsuleData.remind`, 'string'),
  harmony(`${liveView}.capsuleData.title`, 'string'),
  harmony(`${liveView}.capsuleData.content`, 'string'),
];

/** Everything that may be written under `vendors.huawei`: the tables of both APIs. What belongs to the API that is not used is left out of the push. */
export const wireFields: readonly WireField[] = [...harmonyFields, ...androidFields];
