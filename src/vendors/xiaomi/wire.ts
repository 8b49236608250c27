import type { WireField } from '../../core/wire.ts';

/** The production hosts by the account's region; MiPush outside mainland China was discontinued on 2024-04-02. */
export const hosts = {
  cn: 'https://api.xmpush.xiaomi.com',
  ru: 'https://ru-api.xmpush.global.xiaomi.com',
  in: 'https://idmb-api.xmpush.global.xiaomi.com',
  eu: 'https://fr-api.xmpush.global.xiaomi.com',
  sg: 'https://sgp-api.xmpush.global.xiaomi.com',
} as const;

export type XiaomiRegion = keyof typeof hosts;

/** The sandbox host of the vendor: it serves iOS only. */
export const iosSandboxHost = 'sandbox.xmpush.xiaomi.com';

/** The send paths this client uses, by the kind of target. User accounts exist in v2 only. */
export const sendPaths = {
  regid: '/v3/message/regid',
  alias: '/v3/message/alias',
  user_account: '/v2/message/user_account',
  topic: '/v3/message/topic',
  multi_topic: '/v3/message/multi_topic',
} as const;

/** The cheapest call that only a right secret passes. */
export const quotaPath = '/v1/trace/quota/get';

/** The time zone in which Xiaomi's days, and so its quotas, begin. */
export const zone = 'Asia/Shanghai';

/** Code points; the document says "less than 50". */
export const maxTitleChars = 49;
/** Code points; the document says "less than 128". */
export const maxDescriptionChars = 127;
/** Bytes of the whole message (one secondary source). */
export const maxMessageBytes = 4096;
/** Targets in one request. */
export const maxTargets = 1000;
export const maxTopics = 5;
/** What joins several topics in `topics`. */
export const topicSeparator = ';$;';
/** Milliseconds. */
export const maxTtlPublicMs = 86_400_000;
/** Milliseconds. */
export const maxTtlPrivateMs = 864_000_000;
/** Milliseconds ahead of now. */
export const maxScheduleMs = 7 * 86_400_000;
export const maxNotifyId = 2_147_483_647;
/** Own pairs in `extra.*`. */
export const maxOwnExtras = 10;
/** Characters of all own keys and values together; a seen answer speaks of 2048. */
export const maxOwnExtraChars = 1024;
export const maxTemplateParams = 9;
/** Code points of one template value. */
export const maxTemplateValueChars = 128;
export const maxJobkeyChars = 20;
/** What older documents allow. */
export const safeJobkeyChars = 12;
export const maxCallbackParamBytes = 256;
/** What older documents allow. */
export const safeCallbackParamBytes = 64;
/** The receipt bits that exist: 1, 2, 16, 32, 64, 128, 1024. */
export const callbackTypeBits = 1 | 2 | 16 | 32 | 64 | 128 | 1024;

type FormValue = string | number;

/**
 * The form of a single-message send as flat keys, without the token: `registration_id` is inserted for every request.
 * Values are strings or numbers as they are sent.
 *
 * @see https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559
 */
export interface XiaomiWire {
  restricted_package_name?: string;
  registration_id?: string;
  /** Comma separated, at most 1000. */
  alias?: string;
  /** Comma separated, at most 1000. */
  user_account?: string;
  topic?: string;
  /** Joined with `;$;`, at most 5. */
  topics?: string;
  topic_op?: 'UNION' | 'INTERSECTION' | 'EXCEPT';
  pass_through?: FormValue;
  title?: string;
  description?: string;
  payload?: string;
  /** -1 = all, or a sum of 1 sound, 2 vibration, 4 lights. */
  notify_type?: FormValue;
  notify_id?: FormValue;
  /** Milliseconds. */
  time_to_live?: FormValue;
  /** Unix milliseconds. */
  time_to_send?: FormValue;
  [extra: `extra.${string}`]: FormValue | undefined;
  [aps: `aps_proper_fields.${string}`]: FormValue | undefined;
}

/** One item of `messages` in `/v2/multi_messages/*`; here `extra` is an object and its keys have no prefix. */
export interface XiaomiTargetedMessage {
  /** One regId, alias or account; all items of a call share the kind. */
  target: string;
  message: {
    payload?: string;
    title?: string;
    description?: string;
    notify_type?: number;
    notify_id?: number;
    pass_through?: number;
    time_to_live?: number;
    time_to_send?: number;
    restricted_package_name: string;
    extra?: Record<string, string>;
  };
}

/** An answer of any endpoint: HTTP 200 for accepted and for refused. */
export interface XiaomiResponse {
  result: 'ok' | 'error';
  /** A number, 0 for ok. */
  code: number;
  description?: string;
  reason?: string;
  info?: string;
  trace_id?: string;
  data?: {
    /** The message id. */
    id?: string;
    /** Digits in a string. */
    day_quota?: string;
    /** Digits in a string. */
    day_acked?: string;
    /** Multi-message sends only: `<channel>:<dropped> …`. */
    channel_exceed_quota?: string;
  };
}

const plain = (name: string, type: WireField['type'], values?: WireField['values']): WireField => ({
  name,
  pointer: `/${name}`,
  type,
  ...(values ? { values } : {}),
});

/** A key that works only as `extra.<name>`; users may write it without the prefix, as in multi-message sends. */
const extra = (name: string, type: WireField['type'] = 'string', values?: WireField['values']): WireField => ({
  name: `extra.${name}`,
  pointer: `/extra.${name}`,
  type,
  aliases: [name, ...(name.includes('.') ? [name.replaceAll('.', '_'), `extra.${name.replaceAll('.', '_')}`] : [])],
  ...(values ? { values } : {}),
});

const buttons = (['left', 'mid', 'right'] as const).flatMap((side) =>
  (['name', 'notify_effect', 'intent_uri', 'intent_class', 'web_uri'] as const).map((member) =>
    extra(`notification_style_button_${side}_${member}`),
  ),
);

/**
 * Xiaomi's send table. `dry_run`, `collapse_key` and `delay_while_idle` are left out on purpose: they are constants of the SDK that
 * nothing sends, and a user who set `dryRun` would believe that nothing goes out. `region` is left out because this client offers no
 * send to everyone or to a region.
 *
 * @see https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559
 */
export const wireFields: readonly WireField[] = [
  plain('restricted_package_name', 'string'),
  plain('alias', 'string'),
  plain('user_account', 'string'),
  plain('topic', 'string'),
  plain('topics', 'string'),
  plain('topic_op', 'string', ['UNION', 'INTERSECTION', 'EXCEPT']),
  plain('pass_through', 'integer'),
  plain('title', 'string'),
  plain('description', 'string'),
  plain('payload', 'json-string'),
  plain('notify_type', 'integer'),
  plain('notify_id', 'integer'),
  plain('time_to_live', 'integer'),
  plain('time_to_send', 'integer'),
  extra('channel_id'),
  extra('channel_name'),
  extra('channel_description'),
  extra('template_id'),
  extra('template_param', 'json-string'),
  extra('notify_effect'),
  extra('intent_uri'),
  extra('class_name'),
  extra('intent_flag'),
  extra('web_uri'),
  extra('notify_foreground', 'string', ['0', '1']),
  extra('sound_uri'),
  extra('ticker'),
  extra('flow_control', 'string-number'),
  extra('jobkey'),
  extra('callback'),
  extra('callback.param'),
  extra('callback.type', 'string-number'),
  extra('only_send_once', 'string', ['0', '1']),
  extra('instant_notify', 'string', ['0', '1']),
  extra('locale'),
  extra('locale_not_in'),
  extra('model'),
  extra('model_not_in'),
  extra('app_version'),
  extra('app_version_not_in'),
  extra('connpt'),
  extra('notification_style_type', 'string', ['1', '2']),
  extra('notification_bigPic_uri'),
  extra('notification_large_icon_uri'),
  ...buttons,
  extra('notification_small_icon_uri'),
  extra('notification_small_icon_color'),
  extra('push_server_action'),
  extra('hybrid_pn'),
  extra('hybrid_debug'),
  extra('badge'),
  extra('category'),
  extra('ios_msg_channel', 'string', ['1', '2']),
  { name: 'extra.*', pointer: '/extra.*', type: 'string' },
  { name: 'aps_proper_fields.*', pointer: '/aps_proper_fields.*', type: 'string' },
];

/** The names Xiaomi itself gives a meaning in `extra.*`; every other key is the app's own. */
export const vendorExtras: ReadonlySet<string> = new Set(
  wireFields.filter((field) => field.name.startsWith('extra.') && !field.name.endsWith('*')).map((field) => field.name),
);

/** Constants of the SDK that nothing sends: the server ignores them. */
export const leftoverKeys: readonly string[] = ['dry_run', 'collapse_key', 'delay_while_idle'];
