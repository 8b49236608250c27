import type { WireField } from '../../core/wire.ts';

/** The doors of Easemob: instant push, a message to a user, a message to a group. */
export type EasemobVia = 'push' | 'message' | 'group';

/** Paths below `/{org_name}/{app_name}`. */
export const paths = {
  token: '/token',
  pushSync: '/push/sync',
  messagesUsers: '/messages/users',
  messagesGroups: '/messages/chatgroups',
  users: '/users',
} as const;

/** Pages of the documentation. */
export const docs = {
  token: 'https://doc.easemob.com/product/easemob_app_token.html',
  userToken: 'https://doc.easemob.com/product/easemob_user_token.html',
  errors: 'https://doc.easemob.com/document/server-side/error.html',
  account: 'https://doc.easemob.com/document/server-side/account_system.html',
  push: 'https://doc.easemob.com/document/server-side/push.html',
  extension: 'https://doc.easemob.com/document/server-side/push_extension.html',
  message: 'https://doc.easemob.com/document/server-side/message_single.html',
  instant: 'https://doc.easemob.com/push/push_send_notification.html',
  fields: 'https://doc.easemob.com/push/push_notification_config.html',
  limits: 'https://doc.easemob.com/push/push_api_call_limitation.html',
  deployment: 'https://doc.easemob.com/push/push_global_deployment.html',
  classification: 'https://doc.easemob.com/push/push_androidvendor_msgclassification.html',
  statistics: 'https://doc.easemob.com/push/push_androidvendor_statistics.html',
  callback: 'https://doc.easemob.com/document/server-side/callback_offline_push.html',
  overview: 'https://doc.easemob.com/document/android/push/push_overview.html',
  solution: 'https://doc.easemob.com/document/android/push/push_solution.html',
  display: 'https://doc.easemob.com/document/android/push/push_display.html',
  parsing: 'https://doc.easemob.com/document/android/push/push_parsing_unified.html',
  parsingOld: 'https://doc.easemob.com/document/android/push/push_parsing.html',
  sdkErrors: 'https://doc.easemob.com/document/android/error.html',
  fcm: 'https://doc.easemob.com/document/android/push/push_fcm.html',
  xiaomi: 'https://doc.easemob.com/document/android/push/push_xiaomi.html',
} as const;

/** What `strategy` means: 2 is the documented default and the only one that tests the vendor whether the user is online or not. */
export const strategies = { vendorFirst: 0, easemobOnly: 1, vendorOnly: 2, easemobIfOnline: 3, onlineOnly: 4 } as const;

/** Targets of `/push/sync` per second and app. */
export const pushSyncPerSecond = 1;

/** Message calls per second and app. */
export const messagesPerSecond = 100;

/** Longest `pushMessage.title`; a CJK character counts two. */
export const titleMaxWidth = 32;

/** Longest `pushMessage.content`; a CJK character counts two. */
export const contentMaxWidth = 100;

/** Longest `pushMessage.subTitle` in characters. */
export const subTitleMaxChars = 10;

/** Most keys of `pushMessage.ext`. */
export const extMaxKeys = 10;

/** Longest `pushMessage.ext` in characters of its JSON. */
export const extMaxChars = 1024;

/** Most bytes of `body` and `ext` of an IM message together. */
export const messageMaxBytes = 5 * 1024;

/** Longest user id in bytes; Easemob does not tell upper from lower case. */
export const userIdMaxBytes = 64;

/** A user id that Easemob takes. */
export const userIdPattern = /^[A-Za-z0-9_.-]{1,64}$/;

/** vivo's categories by class: 1 system, 0 operational. */
export const vivoClasses: Readonly<Record<string, 0 | 1>> = {
  IM: 1,
  ACCOUNT: 1,
  TODO: 1,
  DEVICE_REMINDER: 1,
  ORDER: 1,
  SUBSCRIPTION: 1,
  NEWS: 0,
  CONTENT: 0,
  MARKETING: 0,
  SOCIAL: 0,
};

/** How Easemob counts a text: a CJK or full-width character is two, everything else one. */
export function textWidth(text: string): number {
  let width = 0;
  for (const char of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(char) ? 2 : 1;
  return width;
}

type Fields = Record<string, unknown>;

/** `pushMessage` of the instant push API. A vendor's object overrides the basic part on that vendor's phones. */
export interface PushMessage {
  title?: string;
  subTitle?: string;
  content?: string;
  ext?: Fields;
  config?: {
    clickAction?: { url?: string; action?: string; activity?: string };
    badge?: { addNum?: number; setNum?: number; activity?: string };
  };
  easemob?: Fields;
  apns?: Fields;
  fcm?: Fields;
  fcmV1?: Fields;
  xiaomi?: Fields;
  vivo?: Fields;
  oppo?: Fields;
  meizu?: Fields;
  huawei?: Fields;
  honor?: Fields;
  harmonyOS?: Fields;
}

/** `ext` of an IM message, as far as it steers the push. */
export interface MessageExt extends Fields {
  em_ignore_notification?: boolean;
  em_force_notification?: boolean;
  em_at_list?: readonly string[] | 'all';
  em_push_filter?: Fields;
  em_push_template?: {
    name?: string;
    title_args?: readonly string[];
    content_args?: readonly string[];
    directed_template?: readonly Fields[];
  };
  em_push_ext?: { title?: string; content?: string; custom?: Fields; group_user_nickname?: string };
  em_apns_ext?: Fields;
  em_android_push_ext?: Fields;
  em_harmony_push_ext?: Fields;
}

/** The body of a call; `to` and the user of the push path are filled in for each target. */
export interface EasemobBody {
  // POST /push/sync/{user}
  strategy?: number;
  pushMessage?: PushMessage;
  // POST /messages/users, /messages/chatgroups
  from?: string;
  type?: string;
  body?: Fields;
  ext?: MessageExt;
  routetype?: string;
  sync_device?: boolean;
  roam_ignore_users?: readonly string[];
}

export interface EasemobWire {
  via: EasemobVia;
  body: EasemobBody;
}

/** Which members of the body belong to which door. */
export const bodyMembers = {
  push: ['strategy', 'pushMessage'],
  message: ['from', 'type', 'body', 'ext', 'routetype', 'sync_device', 'roam_ignore_users'],
} as const;

function fieldsAt(prefix: string, types: Partial<Record<WireField['type'], string>>, base = '/body', alias?: string): WireField[] {
  return Object.entries(types).flatMap(([type, names]) =>
    names.split(' ').map((name) => ({
      name: `${prefix}.${name}`,
      pointer: `${base}/${`${prefix}.${name}`.replaceAll('.', '/')}`,
      type: type as WireField['type'],
      ...(alias === undefined ? {} : { aliases: [`${alias}.${name}`] }),
    })),
  );
}

const pushFields: readonly WireField[] = [
  { name: 'strategy', pointer: '/body/strategy', type: 'integer', values: [0, 1, 2, 3, 4] },
  ...fieldsAt('pushMessage', { string: 'title subTitle content', object: 'ext' }),
  ...fieldsAt('pushMessage.config', {
    string: 'clickAction.url clickAction.action clickAction.activity badge.activity',
    integer: 'badge.addNum badge.setNum',
  }),
  ...fieldsAt('pushMessage.huawei', { boolean: 'validateOnly', object: 'review' }),
  ...fieldsAt('pushMessage.huawei.message', { any: 'data', string: 'notification.title notification.body notification.image' }),
  ...fieldsAt('pushMessage.huawei.message.android', {
    any: 'collapseKey data ttl',
    string: 'urgency category biTag receiptId',
    integer: 'targetUserType',
  }),
  ...fieldsAt('pushMessage.huawei.message.android.notification', {
    string: 'title body icon color sound tag channelId importance bigTitle bigBody group when visibility badge.badgeClass',
    boolean: 'defaultSound foregroundShow',
    integer: 'style autoClear notifyId autoCancel badge.addNum badge.setNum',
    object: 'clickAction',
    array: 'inboxContent buttons',
  }),
  ...fieldsAt('pushMessage.honor', { any: 'data' }),
  ...fieldsAt('pushMessage.honor.androidConfig', { any: 'ttl data', string: 'biTag' }),
  ...fieldsAt('pushMessage.honor.androidConfig.androidNotification', {
    string: 'title body image bigTitle bigBody importance when badgeNotification.badgeClass',
    integer: 'style notifyId badgeNotification.addNum badgeNotification.setNum',
    object: 'clickAction',
    array: 'buttons',
  }),
  ...fieldsAt('pushMessage.xiaomi', {
    string: 'channelId title description sound intentUri webUri jobkey callbackUrl callbackParam locale appVersion connpt',
    integer: 'passThrough notifyType timeToLive notifyId notifyEffect flowControl callbackType',
    any: 'notifyForeground onlySendOnce localeNotIn',
  }),
  ...fieldsAt('pushMessage.oppo', {
    string: 'title subTitle content channelId clickActionActivity clickActionUrl callBackUrl callBackParameter appMessageId',
    integer: 'style clickActionType offLineTtl showTtl notifyId',
    any: 'actionParameters',
    boolean: 'offLine',
  }),
  ...fieldsAt('pushMessage.vivo', {
    string: 'title content skipContent category requestId profileId extra.callback extra.callbackParam',
    integer: 'notifyType timeToLive skipType networkType classification pushMode notifyId',
    object: 'clientCustomMap',
    boolean: 'sendOnline',
  }),
  ...fieldsAt('pushMessage.meizu', {
    string: 'title content url activity customAttribute callback callbackParam notifyKey',
    integer: 'clickType validTime callbackType',
    any: 'parameters isOffLine',
  }),
  ...fieldsAt('pushMessage.apns', {
    string:
      'pushType collapseId apnsId sound categoryName threadId title subTitle content titleLocKey subTitleLocKey contentLocKey launchImage interruptionLevel liveActivityEvent attributesType',
    integer: 'invalidationTime priority badge timestamp dismissalDate staleDate',
    boolean: 'mutableContent contentAvailable',
    array: 'titleLocArgs subTitleLocArgs contentLocArgs',
    object: 'ext attributes contentState',
  }),
  ...fieldsAt('pushMessage.fcmV1', {
    string:
      'type condition notification.title notification.body notification.image androidConfig.collapseKey androidConfig.priority androidConfig.ttl',
    object: 'data webPushConfig apnsConfig options',
    boolean: 'androidConfig.directBootOk',
  }),
  ...fieldsAt('pushMessage.fcmV1.androidConfig.androidNotification', { string: 'channelId clickAction tag sound', any: '*' }),
  ...fieldsAt('pushMessage.fcm', { boolean: 'dryRun', any: '*' }),
  ...fieldsAt('pushMessage.harmonyOS', {
    string: 'category receiptId title body image action uri',
    integer: 'pushType style notifyId addNum setNum actionType',
    boolean: 'isTestMessage',
    array: 'inboxContent',
    any: 'data payload',
  }),
  ...fieldsAt('pushMessage.easemob', {
    string: 'channelId sound operation.openUrl operation.openAction id',
    boolean: 'needNotification',
    integer: 'operation.type channelLevel expiresTime',
    any: 'style vibrate',
  }),
];

function extFields(name: string, types: Partial<Record<WireField['type'], string>>): WireField[] {
  return fieldsAt(`ext.${name}`, types, '/body', name);
}

function extField(name: string, type: WireField['type']): WireField {
  return { name: `ext.${name}`, pointer: `/body/ext/${name}`, type, aliases: [name] };
}

const messageFields: readonly WireField[] = [
  { name: 'from', pointer: '/body/from', type: 'string' },
  {
    name: 'type',
    pointer: '/body/type',
    type: 'string',
    values: ['txt', 'img', 'audio', 'video', 'file', 'loc', 'cmd', 'custom'],
  },
  { name: 'routetype', pointer: '/body/routetype', type: 'string' },
  { name: 'sync_device', pointer: '/body/sync_device', type: 'boolean' },
  { name: 'roam_ignore_users', pointer: '/body/roam_ignore_users', type: 'array' },
  { name: 'body.msg', pointer: '/body/body/msg', type: 'string' },
  { name: 'body.*', pointer: '/body/body/*', type: 'any' },
  extField('em_ignore_notification', 'boolean'),
  extField('em_force_notification', 'boolean'),
  extField('em_at_list', 'any'),
  ...extFields('em_push_filter', { array: 'accept_device_id ignore_device_id accept_notifier_name ignore_notifier_name' }),
  ...extFields('em_push_template', { string: 'name', array: 'title_args content_args directed_template' }),
  ...extFields('em_push_ext', { string: 'title content group_user_nickname', object: 'custom' }),
  ...extFields('em_apns_ext', {
    string: 'em_push_title em_push_content em_push_category em_push_sound em_push_collapse_key',
    boolean: 'em_push_mutable_content',
    integer: 'em_push_badge',
  }),
  ...extFields('em_android_push_ext', {
    string:
      'fcm_channel_id huawei_channel_id huawei_category huawei_click_action huawei_receipt_id honor_importance honor_click_action oppo_channel_id oppo_click_activity oppo_category vivo_category vivo_click_activity xiaomi_channel_id xiaomi_click_action meizu_click_activity',
    integer: 'huawei_target_user_type honor_target_user_type oppo_notify_level',
    object: 'fcm_options',
  }),
  ...extFields('em_harmony_push_ext', {
    string: 'category click_action receipt_id',
    boolean: 'is_test_message',
    integer: 'notify_id',
  }),
  { name: 'ext.*', pointer: '/body/ext/*', type: 'any' },
];

/** Every field that may stand under `platforms.easemob`; the `ext` keys of a message also without `ext.` in front. */
export const wireFields: readonly WireField[] = [...pushFields, ...messageFields];
