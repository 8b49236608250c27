import type { WireField } from '../../core/wire.ts';

/** The production host of the server API; the official SDK knows no other. */
export const host = 'https://api-push.vivo.com.cn';

/** Paths of the server API by endpoint name; all take POST but `statistics`, which takes GET. */
export const paths = {
  auth: '/message/auth',
  send: '/message/send',
  save: '/message/saveListPayload',
  list: '/message/pushToList',
  all: '/message/all',
  tag: '/message/tagPush',
  statistics: '/report/getStatistics',
  check: '/invalidUser/check',
} as const;

/** The content type that the official SDK sends. */
export const jsonContentType = 'application/json;charset=UTF-8';

/** How long an `authToken` lives, in milliseconds; several of one app may be valid at once. */
export const authTokenLifetimeMs = 24 * 60 * 60 * 1000;

/** How far the `timestamp` of an auth call may be off, in milliseconds. */
export const timestampToleranceMs = 10 * 60 * 1000;

/** Longest `title` in characters. */
export const titleMaxChars = 40;

/** Longest `content` in characters. */
export const contentMaxChars = 100;

/** Longest `alias` in characters: by the documents of 2024, and by SDK 2.x. */
export const aliasMaxChars = 70;
export const aliasMaxCharsOld = 40;

/** Longest `skipContent` in characters: by the newest documents, and by those up to 2024-04. */
export const skipContentMaxChars = 2048;
export const skipContentMaxCharsOld = 1024;

/** Longest `clientCustomMap`, keys and values together, in characters. */
export const customMapMaxChars = 1024;

/** Most pairs in `clientCustomMap` by server SDK 2.x. */
export const customMapMaxPairsOld = 10;

/** Longest `requestId` in characters. */
export const requestIdMaxChars = 64;

/** Longest `extra.callback` in characters. */
export const callbackMaxChars = 128;

/** Longest `extra["callback.param"]` in characters: by the server's own answer, and by the newest documents. */
export const callbackParamMaxChars = 64;
export const callbackParamMaxCharsNew = 192;

/** Longest `profileId` in characters. */
export const profileIdMaxChars = 64;

/** Limits of `timeToLive` in seconds; what is longer is cut. Seven days were allowed by the documents up to 2024-04. */
export const ttlMinSeconds = 60;
export const ttlMaxSeconds = 86_400;
export const ttlMaxSecondsOld = 604_800;

/** `timeToLive` when there is none, in seconds, by class (newest documents). */
export const ttlDefaultSeconds = { system: 86_400, operational: 28_800 } as const;

/** Targets of one `pushToList`. */
export const listMinTargets = 2;
export const listMaxTargets = 1000;

/** Most task ids in one statistics query. */
export const statisticsMaxTaskIds = 100;

/** Largest `notifyId`. */
export const notifyIdMax = 2_147_483_647;

/** Test devices that an app may register in the console. */
export const testDevicesMax = 20;

/** The hours (UTC+8) in which operational messages are taken: from, inclusive, to, exclusive. */
export const operationalHours = { from: 7, to: 23 } as const;

/** `classification`: operational messages (运营消息) and system messages (系统消息). */
export const classifications = { operational: 0, system: 1 } as const;

/** `pushMode`: formal, or test (real pushes, to the test devices of the console only). */
export const pushModes = { formal: 0, test: 1 } as const;

/** `notifyType`: 1 none, 2 ring, 3 vibrate, 4 both. */
export const notifyTypes = { none: 1, ring: 2, vibrate: 3, both: 4 } as const;

/** `skipType`; 3 (custom) is in older documents only. */
export const skipTypes = { app: 1, link: 2, custom: 3, page: 4 } as const;

/** Categories of system messages (系统消息). */
export const systemCategories = ['IM', 'ACCOUNT', 'TODO', 'DEVICE_REMINDER', 'ORDER', 'SUBSCRIPTION'] as const;

/** Categories of operational messages (运营消息); NEWS is missing in one list of 2025. */
export const operationalCategories = ['NEWS', 'CONTENT', 'MARKETING', 'SOCIAL'] as const;

/** Every category; upper case counts. */
export const categories: readonly string[] = [...systemCategories, ...operationalCategories];

/** A regId of the first generation: 23 digits, the only form that server SDKs up to 2.x accept. */
export const legacyRegIdPattern = /^\d{23}$/;

/** A regId of the second generation: `v2-` and more than 50 characters in all. */
export const newRegIdPattern = /^v2-[A-Za-z0-9_-]{48,}$/;

/** `extra` of a message: where receipts go. */
export interface VivoExtra {
  /** Receipt URL (old way), single push and formal mode only. */
  callback?: string;
  /** Own value that comes back in the receipt. */
  'callback.param'?: string;
  /** Id of a receipt address registered in the console (new way); wins over `callback`. */
  'callback.id'?: string;
  [name: string]: string | undefined;
}

/** When a message is shown; times in Unix milliseconds. */
export interface VivoTimedDisplay {
  /** Show it even when it arrives after the window. */
  overtimeDisplay?: boolean;
  showStartTime?: number;
  showEndTime?: number;
}

/** The paid style of an operational message. The kinds of its plain values are not documented. */
export interface VivoMarketing {
  creativeId?: unknown;
  styleType?: unknown;
  price?: unknown;
  style?: {
    largeImageId?: unknown;
    smallImageId?: unknown;
    buttons?: readonly { name?: string; skipType?: number; skipContent?: string }[];
    threeImageIds?: readonly unknown[];
  };
  styleCustomMap?: Record<string, string>;
}

/** The body of `/message/send`, with `regId` only where the message itself names one. */
export interface VivoWire {
  /** Must be the app that the access token belongs to. */
  appId?: number;
  /** Wins over `alias`. */
  regId?: string;
  alias?: string;
  /** 1 none · 2 ring · 3 vibrate · 4 both. */
  notifyType: number;
  title: string;
  content: string;
  /** Seconds. */
  timeToLive?: number;
  /** 1 app · 2 link · 3 custom (older documents) · 4 page in the app. */
  skipType: number;
  skipContent?: string;
  /** -1 any · 1 Wi-Fi. */
  networkType?: number;
  /** 0 operational · 1 system. */
  classification?: number;
  category?: string;
  clientCustomMap?: Record<string, string>;
  extra?: VivoExtra;
  /** Made for every request when absent. */
  requestId?: string;
  /** 0 formal · 1 test. */
  pushMode?: number;
  /** Results of a third-party audit (doc 585). */
  auditReview?: readonly { reviewer: string; type: number; result: object }[];
  /** 1 … 2147483647; the same id replaces what is shown. */
  notifyId?: number;
  /** The user logged in on the device; single push only. */
  profileId?: string;
  /** True: deliver now or drop. */
  sendOnline?: boolean;
  /** False: not shown while the app is in the foreground. */
  foregroundShow?: boolean;
  timedDisplay?: VivoTimedDisplay;
  /** Badge plus one; needs a permission (doc 788). */
  addBadge?: boolean;
  marketing?: VivoMarketing;
  serverSdkVer?: string;
}

/** The body of the auth call. */
export interface VivoAuthBody {
  appId: number;
  appKey: string;
  /** Unix milliseconds, the same value that is signed. */
  timestamp: number;
  /** Lower-case MD5 hex. */
  sign: string;
}

/** What stands in every answer; business errors come with HTTP 200. */
export interface VivoResponse {
  /** 0 = ok. */
  result: number;
  desc?: string;
}

/** The auth answer. */
export interface VivoAuthResponse extends VivoResponse {
  authToken?: string;
}

/** A target that vivo cannot reach: 1 unknown for this app · 2 uninstalled, unsubscribed or data cleared · 4 no test device (pushMode 1). */
export interface VivoInvalidUser {
  userid: string;
  status: number;
}

/** The answer of `/message/send` and of `/message/saveListPayload`. */
export interface VivoSendResponse extends VivoResponse {
  taskId?: string;
  requestId?: string;
  invalidUser?: VivoInvalidUser;
}

/** The answer of `/message/pushToList`: 0 at the top although targets failed. */
export interface VivoListResponse extends VivoResponse {
  requestId?: string;
  invalidUsers?: readonly VivoInvalidUser[];
}

function field(name: string, type: WireField['type'], aliases?: readonly string[]): WireField {
  return { name, pointer: `/${name.replaceAll('.', '/')}`, type, ...(aliases ? { aliases } : {}) };
}

function inExtra(name: string, aliases: readonly string[]): WireField {
  return { name: `extra.${name}`, pointer: `/extra/${name}`, type: 'string', aliases };
}

/** The send table: everything that may be written under `vendors.vivo`, with the JSON kind that vivo wants; another kind is HTTP 400. */
export const wireFields: readonly WireField[] = [
  field('appId', 'integer'),
  field('regId', 'string'),
  field('alias', 'string'),
  field('notifyType', 'integer'),
  field('title', 'string'),
  field('content', 'string'),
  field('timeToLive', 'integer'),
  field('skipType', 'integer'),
  field('skipContent', 'string'),
  field('networkType', 'integer'),
  field('classification', 'integer'),
  field('category', 'string'),
  field('clientCustomMap', 'map'),
  inExtra('callback', ['callback']),
  inExtra('callback.param', ['extra.callbackParam', 'callbackParam']),
  inExtra('callback.id', ['extra.callbackId', 'callbackId']),
  { name: 'extra.*', pointer: '/extra/*', type: 'string' },
  field('requestId', 'string'),
  field('pushMode', 'integer'),
  field('auditReview', 'array'),
  field('notifyId', 'integer'),
  field('profileId', 'string'),
  field('sendOnline', 'boolean'),
  field('foregroundShow', 'boolean'),
  field('timedDisplay.overtimeDisplay', 'boolean'),
  field('timedDisplay.showStartTime', 'integer'),
  field('timedDisplay.showEndTime', 'integer'),
  field('addBadge', 'boolean'),
  field('marketing.creativeId', 'any'),
  field('marketing.styleType', 'any'),
  field('marketing.price', 'any'),
  field('marketing.style.largeImageId', 'any'),
  field('marketing.style.smallImageId', 'any'),
  field('marketing.style.buttons', 'array'),
  field('marketing.style.threeImageIds', 'array'),
  field('marketing.styleCustomMap', 'map'),
  field('serverSdkVer', 'string'),
  // By application only, from one secondary source: the protocol is given out on request, so any kind of value passes.
  field('inAppMsg', 'any'),
  field('liveMessage', 'any'),
  field('extensionExpireShow', 'any'),
];
