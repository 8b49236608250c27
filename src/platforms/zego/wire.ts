import type { WireField } from '../../core/wire.ts';

/** Production hosts of the ZIM server API by region; a region is chosen by where the caller stands, not by where the phones are. */
export const hosts = {
  unified: 'https://zim-api.zego.im',
  shanghai: 'https://zim-api-sha.zego.im',
  'hong-kong': 'https://zim-api-hkg.zego.im',
  frankfurt: 'https://zim-api-fra.zego.im',
  california: 'https://zim-api-lax.zego.im',
  mumbai: 'https://zim-api-bom.zego.im',
  singapore: 'https://zim-api-sgp.zego.im',
} as const;

export type ZegoRegion = keyof typeof hosts;

/** Every call goes to this path; the query parameter `Action` tells which one it is. */
export const path = '/';

/** The `Action` of each door. */
export const actions = { message: 'SendPeerMessage', group: 'SendGroupMessage', call: 'CallInvite' } as const;

export const queryActions = { onlineState: 'QueryUserOnlineState', userInfos: 'QueryUserInfos' } as const;

export type ZegoVia = keyof typeof actions;

/** `SignatureVersion` of the MD5 signature. */
export const signatureVersion = '2.0';

/** Hex digits of a `SignatureNonce`: eight random bytes. */
export const nonceDigits = 16;

/** How far `Timestamp` may be off, and how long a signature is good, in milliseconds. */
export const timestampToleranceMs = 10 * 60_000;

/** Longest user id or group id in bytes. */
export const userIdMaxBytes = 32;

/** What a user id or group id may consist of; the pages list the blank too. */
export const userIdPattern = /^[0-9A-Za-z!#$%&()+\-:;<=.>?@[\]^_ {}|~]+$/;

/** Requests per second that one AppID has: SendPeerMessage, CallInvite and the queries; SendGroupMessage. */
export const ratePerSecond = { message: 20, call: 20, group: 10 } as const;

/** Longest `MessageBody.Message` in bytes by default, and after ZEGO raised it. */
export const messageMaxBytes = 2048;
export const messageMaxBytesRaised = 32_768;

/** Longest `MessageBody.Message` of a multi-part message (type 10) by default, in bytes. */
export const multiMessageMaxBytes = 5120;

/** Longest `MessageBody.ExtendedData` in bytes. */
export const extendedDataMaxBytes = 1024;

/** Longest `ExtendedData` of a call invitation in bytes. */
export const callExtendedDataMaxBytes = 2048;

/** Longest id of a push strategy (`PushStrategyId`, `resourcesID` on the client) in characters. */
export const strategyIdMaxChars = 32;

/** Most receivers of one SendPeerMessage, and most callees of one CallInvite. */
export const receiversMax = 100;
export const calleesMax = 9;

/** Longest `Timeout` of a call invitation, and what 0 or an absent one means, in seconds. */
export const callTimeoutMaxSeconds = 600;
export const callTimeoutDefaultSeconds = 90;

/** Largest `BadgeIncrement`; more counts as this. */
export const badgeIncrementMax = 99;

export const messageTypes = {
  text: 1,
  signalling: 2,
  multi: 10,
  image: 11,
  file: 12,
  audio: 13,
  video: 14,
  barrage: 20,
  custom: 200,
} as const;

export interface ZegoPrivateMessageTemplate {
  TemplateId?: string;
  /** JSON text. */
  TitleParameters?: string;
  /** JSON text. */
  ContentParameters?: string;
}

/** What ZIM hands to ZPNs when the receiver is not connected. */
export interface ZegoOfflinePush {
  /** 0 (default): no push; 1: push. */
  Enable?: number;
  Title?: string;
  Content?: string;
  /** Comes out on the phone as `payload`. */
  Payload?: string;
  /** `resourcesID` of the client: a push strategy made in the console. */
  PushStrategyId?: string;
  EnableBadge?: boolean;
  BadgeIncrement?: number;
  /** OPPO's private message template. */
  PrivateMessageTemplate?: ZegoPrivateMessageTemplate;
  /** Grouping of APNs. */
  ThreadId?: string;
  /** Only in SendMessageToAllUsers. */
  PushImageInfo?: Record<string, unknown>;
}

export interface ZegoMessageBody {
  Message?: string;
  ExtendedData?: string;
  OfflinePush?: ZegoOfflinePush;
  HasReceipt?: number;
  IsBase64?: number;
}

/** The body of SendPeerMessage, SendGroupMessage or CallInvite without its receivers. */
export interface ZegoBody {
  FromUserId?: string;
  MessageType?: number;
  Priority?: number;
  MessageBody?: ZegoMessageBody;
  SubMsgType?: number;
  SearchedContent?: string;
  SenderUnaware?: number;
  SendMsgOptions?: Record<string, unknown>;
  /** CallInvite only, seconds. */
  Timeout?: number;
  /** CallInvite only. */
  ExtendedData?: string;
  /** CallInvite only; in messages it stands in `MessageBody`. */
  OfflinePush?: ZegoOfflinePush;
}

export interface ZegoWire {
  via: ZegoVia;
  body: ZegoBody;
}

/** Where the push config stands: a call invitation has no `MessageBody`. */
export function offlinePushPointer(via: ZegoVia): '/body/OfflinePush' | '/body/MessageBody/OfflinePush' {
  return via === 'call' ? '/body/OfflinePush' : '/body/MessageBody/OfflinePush';
}

type Spec = Pick<WireField, 'name' | 'type'> & { aliases?: readonly string[]; values?: readonly (string | number)[] };

const pushFields: readonly Spec[] = [
  { name: 'OfflinePush.Enable', type: 'integer', values: [0, 1] },
  { name: 'OfflinePush.Title', type: 'string' },
  { name: 'OfflinePush.Content', type: 'string' },
  { name: 'OfflinePush.Payload', type: 'json-string' },
  // The client SDK has its own word for it, which is the one that people know.
  { name: 'OfflinePush.PushStrategyId', type: 'string', aliases: ['resourcesID'] },
  { name: 'OfflinePush.EnableBadge', type: 'boolean' },
  { name: 'OfflinePush.BadgeIncrement', type: 'integer' },
  { name: 'OfflinePush.PrivateMessageTemplate.TemplateId', type: 'string' },
  { name: 'OfflinePush.PrivateMessageTemplate.TitleParameters', type: 'json-string' },
  { name: 'OfflinePush.PrivateMessageTemplate.ContentParameters', type: 'json-string' },
  { name: 'OfflinePush.ThreadId', type: 'string' },
  { name: 'OfflinePush.PushImageInfo', type: 'object' },
];

const bodyFields: readonly Spec[] = [
  { name: 'FromUserId', type: 'string' },
  { name: 'MessageType', type: 'integer', values: Object.values(messageTypes) },
  { name: 'Priority', type: 'integer', values: [1, 2, 3] },
  { name: 'SubMsgType', type: 'integer' },
  { name: 'SearchedContent', type: 'string' },
  { name: 'SenderUnaware', type: 'integer', values: [0, 1] },
  { name: 'SendMsgOptions', type: 'object' },
  { name: 'MessageBody.Message', type: 'json-string' },
  { name: 'MessageBody.ExtendedData', type: 'string' },
  { name: 'MessageBody.HasReceipt', type: 'integer', values: [0, 1] },
  { name: 'MessageBody.IsBase64', type: 'integer', values: [0, 1] },
  { name: 'Timeout', type: 'integer' },
  { name: 'ExtendedData', type: 'string' },
];

/** `OfflinePush.Title` → `offlinePush.title`: the spelling of our own files. */
function lowerFirst(name: string): string {
  return name
    .split('.')
    .map((segment) => segment.charAt(0).toLowerCase() + segment.slice(1))
    .join('.');
}

function fieldsFor(via: ZegoVia): readonly WireField[] {
  const base = offlinePushPointer(via).slice(0, -'OfflinePush'.length);
  const make = (spec: Spec, start: string, more: readonly string[]): WireField => ({
    ...spec,
    pointer: `${start}${spec.name.replaceAll('.', '/')}`,
    aliases: [lowerFirst(spec.name), ...more, ...(spec.aliases ?? [])],
  });
  return [
    ...pushFields.map((spec) => make(spec, base, [`MessageBody.${spec.name}`, `messageBody.${lowerFirst(spec.name)}`])),
    ...bodyFields.map((spec) => make(spec, '/body/', [])),
  ];
}

/**
 * What may stand under `platforms.zego`, in ZEGO's spelling or with small first letters. Receivers are not among it: they are the targets.
 *
 * @see https://doc-zh.zego.im/zim-server/messaging/messagebody-introduction
 */
export const wireFields: readonly WireField[] = fieldsFor('message');

/** The same names where a call invitation has them. */
export const callFields: readonly WireField[] = fieldsFor('call');
