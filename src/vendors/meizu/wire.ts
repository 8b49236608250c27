import type { WireField } from '../../core/wire.ts';

/** Production hosts by the account's region. Whether the overseas hosts still answer is not known. */
export const hosts = {
  send: { cn: 'https://server-api-push.meizu.com', overseas: 'https://server-api-push.in.meizu.com' },
  /** Switches, aliases and tags. */
  subscription: { cn: 'https://api-push.meizu.com', overseas: 'https://api-push.in.meizu.com' },
} as const;

export type MeizuRegion = keyof typeof hosts.send;

/** The relay for several vendors that Meizu gave up; found in old code. */
export const relayHost = 'server-api-mzups.meizu.com';

/** Paths on the send host (endpoint `send`); all take POST. `unvarnished` is pass-through (透传), which Meizu stopped. */
export const sendPaths = {
  varnished: { pushIds: '/garcia/api/server/push/varnished/pushByPushId', alias: '/garcia/api/server/push/varnished/pushByAlias' },
  unvarnished: { pushIds: '/garcia/api/server/push/unvarnished/pushByPushId', alias: '/garcia/api/server/push/unvarnished/pushByAlias' },
} as const;

/** Task and picture paths on the send host; all take POST. Endpoints `task`, `cancel` and `upload`. */
export const taskPaths = {
  create: '/garcia/api/server/push/pushTask/getTaskId',
  pushToApp: '/garcia/api/server/push/pushTask/pushToApp',
  pushToTag: '/garcia/api/server/push/pushTask/pushToTag',
  cancel: '/garcia/api/server/push/pushTask/cancel',
  varnishedByPushId: '/garcia/api/server/push/task/varnished/pushByPushId',
  varnishedByAlias: '/garcia/api/server/push/task/varnished/pushByAlias',
  unvarnishedByPushId: '/garcia/api/server/push/task/unvarnished/pushByPushId',
  unvarnishedByAlias: '/garcia/api/server/push/task/unvarnished/pushByAlias',
  uploadImg: '/garcia/api/server/push/uploadImg',
} as const;

/** Statistics on the send host (endpoint `statistics`): GET in the document, POST in the Java SDK. */
export const statisticsPaths = {
  task: '/garcia/api/server/push/statistics/getTaskStatistics',
  daily: '/garcia/api/server/push/statistics/dailyPushStatics',
} as const;

/** Paths on the subscription host (endpoint `subscription`); `get…` take GET, the rest POST. */
export const subscriptionPaths = {
  getRegisterSwitch: '/garcia/api/server/message/getRegisterSwitch',
  changeRegisterSwitch: '/garcia/api/server/message/changeRegisterSwitch',
  changeAllSwitch: '/garcia/api/server/message/changeAllSwitch',
  subscribeAlias: '/garcia/api/server/message/subscribeAlias',
  unSubscribeAlias: '/garcia/api/server/message/unSubscribeAlias',
  getSubAlias: '/garcia/api/server/message/getSubAlias',
  subscribeTags: '/garcia/api/server/message/subscribeTags',
  unSubscribeTags: '/garcia/api/server/message/unSubscribeTags',
  getSubTags: '/garcia/api/server/message/getSubTags',
  unSubAllTags: '/garcia/api/server/message/unSubAllTags',
} as const;

/** The content type of every request. */
export const formContentType = 'application/x-www-form-urlencoded;charset=UTF-8';

/** The time zone in which Meizu's days, and so its quotas, begin. */
export const zone = 'Asia/Shanghai';

/** The success code; a string, and it says nothing about single targets. */
export const successCode = '200';

/** Sub-code of a refusal that stands in `value` and concerns one target; 110010 means something else there. */
export const targetSubCode = 'target';

/** Most pushIds or aliases in one request; it was 1000 before 2023-08-21. */
export const maxTargets = 100;

/** Most package names in `restrictedPackageNames`. */
export const maxPackageNames = 50;

/** Longest alias in characters on the server; the client FAQ says 20. */
export const maxAliasChars = 60;

/** Longest title in characters. */
export const maxTitleChars = 32;

/** Longest notification text in characters. */
export const maxContentChars = 100;

/** Longest pass-through content in characters; the SDK README says 3800 bytes. */
export const maxThroughContentChars = 2000;

/** Longest `url` and `activity` in characters. */
export const maxClickChars = 1000;

/** Longest `customAttribute` in bytes. */
export const maxCustomAttributeBytes = 1000;

/** Shortest `validTime` in hours. */
export const minValidHours = 1;

/** Longest `validTime` in hours. */
export const maxValidHours = 72;

/** `validTime` when absent, in hours. */
export const defaultValidHours = 24;

/** Characters of a `notifyKey`. */
export const notifyKeyPattern = /^[0-9A-Za-z_-]{1,8}$/;

/** Longest `extra.callback` in bytes. */
export const maxCallbackBytes = 128;

/** Longest `extra["callback.param"]` in bytes. */
export const maxCallbackParamBytes = 64;

/** Shortest `vipInfo.timeTop` in seconds. */
export const minTimeTopSeconds = 1800;

/** Longest `vipInfo.timeTop` in seconds. */
export const maxTimeTopSeconds = 7200;

/** Longest `vipInfo.subtitle` in characters. */
export const maxSubtitleChars = 16;

/** The title colours that a VIP app may use. */
export const titleColors = ['#206CFF', '#E42D22'] as const;

/** Messages a minute to one app on one device before they collapse (520). */
export const maxPerMinute = 5;

/** `noticeMsgType`: 公信 and 私信. */
export const noticeMsgTypes = { public: 0, private: 1 } as const;

/** `pushType`: a notification, or a pass-through message (透传). */
export const pushTypes = { notification: 0, through: 1 } as const;

/** A modern pushId; derived from the samples of the document. */
export const pushIdPattern = /^[A-Z][A-Z0-9]{0,2}[0-9a-f]{42,44}$/;

/** An older pushId, still found in the subscription document. */
export const oldPushIdPattern = /^[0-9a-f]{32}$/;

/** A flag: the document writes 0 and 1, the SDK sends booleans, the server takes both. */
export type MeizuFlag = 0 | 1 | boolean;

export interface MeizuNoticeBarInfo {
  /** 0 public 公信 (default) · 1 private 私信. */
  noticeMsgType?: number;
  /** 0 standard (default) · 2 Android's own; 1 (picture) is stopped. */
  noticeBarType?: number;
  title?: string;
  content?: string;
  /** Stopped on 2022-05-27. */
  noticeBarImgUrl?: string;
}

export interface MeizuNoticeExpandInfo {
  /** 0 standard (default) · 1 long text · 2 large picture (VIP). */
  noticeExpandType?: number;
  noticeExpandContent?: string;
  /** An address that uploadImg gave. */
  noticeExpandImgUrl?: string;
}

export interface MeizuClickTypeInfo {
  /** 0 app (default) · 1 activity · 2 URI · 3 the app's own (broken since Android 12). */
  clickType?: number;
  url?: string;
  /** Full class name. */
  activity?: string;
  parameters?: Record<string, string>;
  customAttribute?: string;
}

export interface MeizuPushTimeInfo {
  /** Keep for offline devices; default 1. */
  offLine?: MeizuFlag;
  /** Hours, 1 to 72; default 24. */
  validTime?: number;
  /** App and tag tasks only: 0 now · 1 at `startTime`. */
  pushTimeType?: number;
  /** `yyyy-MM-dd HH:mm:ss`. */
  startTime?: string;
}

export interface MeizuAdvanceInfo {
  /** Heads-up; default 1. */
  suspend?: MeizuFlag;
  /** The user can swipe it away; default 1. */
  clearNoticeBar?: MeizuFlag;
  /** Show only in the window of the two times; default 0. */
  fixDisplay?: MeizuFlag;
  /** `yyyy-MM-dd HH:mm:ss`. */
  fixStartDisplayTime?: string;
  /** `yyyy-MM-dd HH:mm:ss`. */
  fixEndDisplayTime?: string;
  notificationType?: { vibrate?: MeizuFlag; lights?: MeizuFlag; sound?: MeizuFlag };
  notifyKey?: string;
  /** App and tag tasks only. */
  fixSpeed?: MeizuFlag;
  fixSpeedRate?: number;
}

/** Only for VIP apps. */
export interface MeizuVipInfo {
  subtitle?: string;
  pullDownTop?: MeizuFlag;
  /** Seconds. */
  timeTop?: number;
  notGroup?: MeizuFlag;
  titleColor?: string;
  backgroundImgUrl?: string;
  smallIconUrl?: string;
  bigIconUrl?: string;
}

/** The two dots are part of the names. */
export interface MeizuExtra {
  callback?: string;
  'callback.param'?: string;
  /** 1 delivered · 2 clicked · 3 both (default). */
  'callback.type'?: number | string;
}

/** `messageJson` of a notification; a pass-through message has only `title`, `content` and `pushTimeInfo`. */
export interface MeizuMessage {
  noticeBarInfo?: MeizuNoticeBarInfo;
  noticeExpandInfo?: MeizuNoticeExpandInfo;
  clickTypeInfo?: MeizuClickTypeInfo;
  pushTimeInfo?: MeizuPushTimeInfo;
  advanceInfo?: MeizuAdvanceInfo;
  vipInfo?: MeizuVipInfo;
  extra?: MeizuExtra;
  /** Pass-through only. */
  title?: string;
  /** Pass-through only. */
  content?: string;
}

/**
 * The form of a send without `appId`, `sign` and, as a rule, without target. `pushType` chooses the path and is not sent itself; any
 * other member that `raw` adds is a further form parameter and part of the signature.
 *
 * @see https://github.com/MEIZUPUSH/PushAPI
 */
export interface MeizuWire {
  /** 0 notification (default) · 1 pass-through. */
  pushType?: number;
  /** Comma separated, at most 100. */
  alias?: string;
  /** Comma separated, at most 100; absent while the target is open. */
  pushIds?: string;
  /** Comma separated, at most 50. */
  restrictedPackageNames?: string;
  messageJson: MeizuMessage;
}

/** An answer of any endpoint. HTTP 200 for accepted and for refused. */
export interface MeizuResponse {
  /** `"200"` even when every target in `value` failed. */
  code: string;
  message?: string;
  /** `{}` when all targets were taken, code → targets for those that failed, a task, a statistic, or `""` on an error. */
  value?: unknown;
  /** Set with code 300. */
  redirect?: string;
  /** 32 lower-case hex digits; direct sends only. */
  msgId?: string;
}

function field(name: string, type: WireField['type'], aliases: readonly string[] = [], values?: WireField['values']): WireField {
  return { name, pointer: `/messageJson/${name.replaceAll('.', '/')}`, type, aliases, ...(values ? { values } : {}) };
}

/** A receipt field: the name has a dot of its own, so it is one member of `extra`. */
function extra(name: 'callback' | 'callback.param' | 'callback.type', type: WireField['type'], alias: string): WireField {
  return { name: `extra.${name}`, pointer: `/messageJson/extra/${name}`, type, aliases: [alias] };
}

const formFields: readonly WireField[] = [
  { name: 'pushType', pointer: '/pushType', type: 'integer', values: [0, 1] },
  { name: 'alias', pointer: '/alias', type: 'string' },
  { name: 'pushIds', pointer: '/pushIds', type: 'string' },
  { name: 'restrictedPackageNames', pointer: '/restrictedPackageNames', type: 'string' },
];

// Flags may be 0, 1, true or false, which no single type says; the rule `flag-values` looks at them.
const timeFields: readonly WireField[] = [
  field('pushTimeInfo.offLine', 'any', ['offLine']),
  field('pushTimeInfo.validTime', 'integer', ['validTime']),
];

const noticeFieldsOnly: readonly WireField[] = [
  field('noticeBarInfo.noticeMsgType', 'integer', ['noticeMsgType']),
  field('noticeBarInfo.noticeBarType', 'integer', ['noticeBarType']),
  field('noticeBarInfo.title', 'string'),
  field('noticeBarInfo.content', 'string'),
  field('noticeBarInfo.noticeBarImgUrl', 'string', ['noticeBarImgUrl']),
  field('noticeExpandInfo.noticeExpandType', 'integer', ['noticeExpandType']),
  field('noticeExpandInfo.noticeExpandContent', 'string', ['noticeExpandContent']),
  field('noticeExpandInfo.noticeExpandImgUrl', 'string', ['noticeExpandImgUrl']),
  field('clickTypeInfo.clickType', 'integer', ['clickType']),
  field('clickTypeInfo.url', 'string', ['url']),
  field('clickTypeInfo.activity', 'string', ['activity']),
  field('clickTypeInfo.parameters', 'map', ['parameters']),
  field('clickTypeInfo.customAttribute', 'string', ['customAttribute']),
  field('pushTimeInfo.pushTimeType', 'integer', ['pushTimeType']),
  field('pushTimeInfo.startTime', 'string', ['startTime']),
  field('advanceInfo.suspend', 'any', ['suspend']),
  field('advanceInfo.clearNoticeBar', 'any', ['clearNoticeBar']),
  field('advanceInfo.fixDisplay', 'any', ['fixDisplay']),
  field('advanceInfo.fixStartDisplayTime', 'string', ['fixStartDisplayTime']),
  field('advanceInfo.fixEndDisplayTime', 'string', ['fixEndDisplayTime']),
  field('advanceInfo.notificationType.vibrate', 'any', ['notificationType.vibrate']),
  field('advanceInfo.notificationType.lights', 'any', ['notificationType.lights']),
  field('advanceInfo.notificationType.sound', 'any', ['notificationType.sound']),
  field('advanceInfo.notifyKey', 'string', ['notifyKey']),
  field('vipInfo.subtitle', 'string', ['subtitle']),
  field('vipInfo.pullDownTop', 'any', ['pullDownTop']),
  field('vipInfo.timeTop', 'integer', ['timeTop']),
  field('vipInfo.notGroup', 'any', ['notGroup']),
  field('vipInfo.titleColor', 'string', ['titleColor']),
  field('vipInfo.backgroundImgUrl', 'string', ['backgroundImgUrl']),
  field('vipInfo.smallIconUrl', 'string', ['smallIconUrl']),
  field('vipInfo.bigIconUrl', 'string', ['bigIconUrl']),
  extra('callback', 'string', 'callback'),
  extra('callback.param', 'string', 'callbackParam'),
  extra('callback.type', 'integer', 'callbackType'),
];

const speedFields: readonly WireField[] = [
  field('advanceInfo.fixSpeed', 'any', ['fixSpeed']),
  field('advanceInfo.fixSpeedRate', 'integer', ['fixSpeedRate']),
];

const throughFieldsOnly: readonly WireField[] = [field('title', 'string'), field('content', 'string')];

/** Every spelling as a field of its own, so that a mistyped short name is told its neighbour. */
function spelledOut(fields: readonly WireField[]): WireField[] {
  return fields.flatMap(({ aliases = [], ...one }) => [one, ...aliases.map((name) => ({ ...one, name }))]);
}

/** What a notification may carry; `title` and `content` alone mean those of `noticeBarInfo`. */
export const noticeFields: readonly WireField[] = [
  ...spelledOut([...formFields, ...timeFields, ...speedFields, ...noticeFieldsOnly]),
  { name: 'title', pointer: '/messageJson/noticeBarInfo/title', type: 'string' },
  { name: 'content', pointer: '/messageJson/noticeBarInfo/content', type: 'string' },
];

/** What a pass-through message (`pushType: 1`) may carry. */
export const throughFields: readonly WireField[] = spelledOut([...formFields, ...timeFields, ...speedFields, ...throughFieldsOnly]);

/**
 * The send table: everything that may be written under `vendors.meizu`. `title` and `content` at the top belong to pass-through messages
 * (`pushType: 1`). Sends to the whole app and to tags, and with them `taskId`, `tagNames` and `scope`, are left out because this client
 * offers no send to everyone.
 *
 * @see https://github.com/MEIZUPUSH/PushAPI
 */
export const wireFields: readonly WireField[] = [...formFields, ...timeFields, ...speedFields, ...noticeFieldsOnly, ...throughFieldsOnly];
