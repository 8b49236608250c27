import type { WireField } from '../../core/wire.ts';

/** Production hosts of the server API. `cnLegacy` is the older name of the mainland host, still found in every SDK. */
export const hosts = {
  cn: 'https://api-push-cn.heytapmobi.com',
  intl: 'https://api-intl.push.oppomobile.com',
  cnLegacy: 'https://api.push.oppomobile.com',
  feedback: 'https://feedback.push.oppomobile.com',
  media: 'https://api-media.push.heytapmobi.com',
} as const;

/** Paths of the server API; all but the two feedback paths take POST. */
export const paths = {
  auth: '/server/v1/auth',
  unicast: '/server/v1/message/notification/unicast',
  unicastBatch: '/server/v1/message/notification/unicast_batch',
  saveMessageContent: '/server/v1/message/notification/save_message_content',
  broadcast: '/server/v1/message/notification/broadcast',
  uploadBigPicture: '/server/v1/media/upload/big_picture',
  uploadSmallPicture: '/server/v1/media/upload/small_picture',
  invalidRegistrationIds: '/server/v1/feedback/fetch_invalid_regidList',
  pushPermit: '/server/v1/feedback/fetch_push_permit',
} as const;

/** The only content type of the API; another encoding is answered with code 25. */
export const formContentType = 'application/x-www-form-urlencoded; charset=UTF-8';

/** How long an `auth_token` lives, counted from `create_time`, in milliseconds. */
export const authTokenLifetimeMs = 24 * 60 * 60 * 1000;

/** How far the `timestamp` of an auth call may be off, in milliseconds. */
export const timestampToleranceMs = 10 * 60 * 1000;

/** Most messages in one `unicast_batch`; an older text says 100. */
export const batchMaxMessages = 1000;

/** Longest `title` in characters; a CJK character and an emoji count one each. */
export const titleMaxChars = 50;

/** Longest `sub_title` in characters. */
export const subTitleMaxChars = 10;

/** Longest `content` in characters: standard style and big picture. */
export const contentMaxChars = 50;

/** Longest `content` in characters in the long-text style (2). */
export const longContentMaxChars = 128;

/** What server SDKs up to 1.0.6 still allow for `content`, in characters. */
export const contentMaxCharsOld = 200;

/** Longest `action_parameters` in characters. */
export const actionParametersMaxChars = 4000;

/** Longest `click_action_activity` in characters. */
export const activityMaxChars = 500;

/** Longest `click_action_url` in characters (the server SDK allows 500). */
export const urlMaxChars = 2000;

/** Longest `call_back_url` in characters. */
export const callBackUrlMaxChars = 200;

/** Longest `call_back_parameter` in characters. */
export const callBackParameterMaxChars = 100;

/** What the server SDK and older documents allow for `call_back_parameter`, in characters. */
export const callBackParameterMaxCharsOld = 50;

/** Largest `off_line_ttl` in seconds (ten days); larger values are cut. */
export const ttlMaxSeconds = 864_000;

/** `off_line_ttl` when absent, in seconds; from one secondary source. */
export const ttlDefaultSeconds = 3600;

/** Largest `show_ttl` in seconds for Content & Marketing. */
export const showTtlMaxSecondsContent = 43_200;

/** Largest `show_ttl` in seconds for Communication & Service. */
export const showTtlMaxSecondsService = 86_400;

/** Categories of Communication & Service (通讯与服务, formerly 私信). */
export const serviceCategories = ['IM', 'ACCOUNT', 'DEVICE_REMINDER', 'ORDER', 'TODO', 'SUBSCRIPTION'] as const;

/** Categories of Content & Marketing (内容与营销, formerly 公信). */
export const contentCategories = ['NEWS', 'CONTENT', 'MARKETING', 'SOCIAL'] as const;

/** All categories of the classification in force since 2024-11-20; upper case only. */
export const categories: readonly string[] = [...serviceCategories, ...contentCategories];

/** Alert levels: shade · shade and lock screen · strong reminder (by application). */
export const notifyLevels = [1, 2, 16] as const;

/** `target_type` of a message. 1 and 6 exist only in broadcast. */
export const targetTypes = { all: 1, registrationId: 2, alias: 5, tag: 6 } as const;

/** A registration id: optional brand and region, then 32 hex digits. */
export const registrationIdPattern = /^(?:(?:[0-9A-Za-z]{2,10}_)?(?:[A-Z]{2}|EUEX)_)?[0-9a-fA-F]{32}$/;

/** The other id form that the server SDK accepts. */
export const objectIdPattern = /^[0-9a-fA-F]{24}$/;

/** Which server a registration id belongs to. */
export type OppoRegion = 'cn' | 'intl';

/**
 * The region that a registration id names: one part, `CN_…` and `<brand>_CN_…` are mainland China, everything else is overseas.
 *
 * @see https://open.oppomobile.com/documentation/page/info?id=11235
 */
export function regionOf(registrationId: string): OppoRegion {
  const parts = registrationId.split('_');
  return parts.length === 1 || (parts.length === 2 && parts[0] === 'CN') || (parts.length === 3 && parts[1] === 'CN') ? 'cn' : 'intl';
}

/** `notification`: what is shown, how, and what a tap does. */
export interface OppoNotification {
  /** Dedupe key: one delivery per target. */
  app_message_id?: string;
  /** 1 standard (default) · 2 long text · 3 big picture (broadcast) · 4 medium picture. */
  style?: number;
  title?: string;
  sub_title?: string;
  content?: string;
  /** 0 app (default) · 1 activity by intent action · 2 web page · 4 activity by class · 5 intent-scheme URL. */
  click_action_type?: number;
  click_action_activity?: string;
  click_action_url?: string;
  /** JSON object as text. */
  action_parameters?: string;
  /** 0 at once (default) · 1 timed. */
  show_time_type?: number;
  /** Unix milliseconds. */
  show_start_time?: number;
  /** Unix milliseconds. */
  show_end_time?: number;
  /** Default true. */
  off_line?: boolean;
  /** Seconds, at most ten days. */
  off_line_ttl?: number;
  push_time_type?: number;
  /** Unix milliseconds. */
  push_start_time?: number;
  /** Default `GMT+08:00`. */
  time_zone?: string;
  fix_speed?: boolean;
  /** 1000 to 10000 messages a second. */
  fix_speed_rate?: number;
  /** 0 any (default) · 1 Wi-Fi only. */
  network_type?: number;
  call_back_url?: string;
  call_back_parameter?: string;
  channel_id?: string;
  /** Seconds after display. */
  show_ttl?: number;
  notify_id?: number;
  category?: string;
  notify_level?: number;
  private_msg_template_id?: string;
  /** JSON object as text; some clients send the object itself. */
  private_title_parameters?: string | Record<string, unknown>;
  private_content_parameters?: string | Record<string, unknown>;
  big_picture_id?: string;
  small_picture_id?: string;
  auditResponse?: Record<string, unknown>;
  /** The two badge names come from one secondary source. */
  badge_operation_type?: number;
  badge_message_count?: number;
  /** The picture URLs, `buttons` and `option` are paid extras, known from one secondary source. */
  small_picture_url?: string;
  medium_picture_url?: string;
  big_picture_url?: string;
  buttons?: unknown[];
  option?: unknown[];
}

/** One `message` of unicast, or one item of `messages` of unicast_batch. `target_value` is absent while no target is chosen. */
export interface OppoWire {
  /** 2 registration id · 5 alias. */
  target_type: number;
  target_value?: string;
  /** True: the phone drops the message when its own id differs. Default false. */
  verify_registration_id?: boolean;
  notification: OppoNotification;
}

/** The frame of every answer; business errors come with HTTP 200. */
export interface OppoResponse<Data = unknown> {
  code: number;
  message?: string;
  data?: Data | null;
}

/** `data` of the auth answer. */
export interface OppoAuthData {
  auth_token: string;
  /** Unix milliseconds, as text in the documents and as a number in the SDK. */
  create_time: string | number;
}

/** `data` of unicast, and one item of `data` of unicast_batch. */
export interface OppoSendData {
  messageId?: string;
  registrationId?: string;
  /** Only in unicast_batch: this target failed although the top-level code is 0. */
  errorCode?: number;
  errorMessage?: string;
}

/** `data` of code 33, seen in production. */
export interface OppoQuotaData {
  permits: number;
  pushed: number;
}

function inNotification(name: string, type: WireField['type']): WireField {
  return { name, pointer: `/notification/${name}`, type, aliases: [`notification.${name}`] };
}

/** The send table: everything that may be written under `vendors.oppo`. Notification fields may also be nested in `notification`. */
export const wireFields: readonly WireField[] = [
  { name: 'target_type', pointer: '/target_type', type: 'integer' },
  { name: 'target_value', pointer: '/target_value', type: 'string' },
  { name: 'alias', pointer: '/target_value', type: 'string' },
  { name: 'verify_registration_id', pointer: '/verify_registration_id', type: 'boolean' },
  inNotification('app_message_id', 'string'),
  inNotification('style', 'integer'),
  inNotification('title', 'string'),
  inNotification('sub_title', 'string'),
  inNotification('content', 'string'),
  inNotification('click_action_type', 'integer'),
  inNotification('click_action_activity', 'string'),
  inNotification('click_action_url', 'string'),
  inNotification('action_parameters', 'json-string'),
  inNotification('show_time_type', 'integer'),
  inNotification('show_start_time', 'integer'),
  inNotification('show_end_time', 'integer'),
  inNotification('off_line', 'boolean'),
  inNotification('off_line_ttl', 'integer'),
  inNotification('push_time_type', 'integer'),
  inNotification('push_start_time', 'integer'),
  inNotification('time_zone', 'string'),
  inNotification('fix_speed', 'boolean'),
  inNotification('fix_speed_rate', 'integer'),
  inNotification('network_type', 'integer'),
  inNotification('call_back_url', 'string'),
  inNotification('call_back_parameter', 'string'),
  inNotification('channel_id', 'string'),
  inNotification('show_ttl', 'integer'),
  inNotification('notify_id', 'integer'),
  inNotification('category', 'string'),
  inNotification('notify_level', 'integer'),
  inNotification('private_msg_template_id', 'string'),
  inNotification('private_title_parameters', 'json-string'),
  inNotification('private_content_parameters', 'json-string'),
  inNotification('big_picture_id', 'string'),
  inNotification('small_picture_id', 'string'),
  inNotification('auditResponse', 'object'),
  inNotification('badge_operation_type', 'integer'),
  inNotification('badge_message_count', 'integer'),
  inNotification('small_picture_url', 'string'),
  inNotification('medium_picture_url', 'string'),
  inNotification('big_picture_url', 'string'),
  inNotification('buttons', 'array'),
  inNotification('option', 'array'),
];
