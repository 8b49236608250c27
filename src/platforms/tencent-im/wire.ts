import type { WireField } from '../../core/wire.ts';

/** Data centres of the REST API. `mumbai` stands on older pages only. */
export const hosts = {
  cn: 'https://console.tim.qq.com',
  singapore: 'https://adminapisgp.im.qcloud.com',
  seoul: 'https://adminapikr.im.qcloud.com',
  tokyo: 'https://adminapijpn.im.qcloud.com',
  frankfurt: 'https://adminapiger.im.qcloud.com',
  'silicon-valley': 'https://adminapiusa.im.qcloud.com',
  jakarta: 'https://adminapiidn.im.qcloud.com',
  mumbai: 'https://adminapiind.im.qcloud.com',
} as const;

export type TencentRegion = keyof typeof hosts;

/** The values of `region`, in the order of the table. */
export const regions = Object.keys(hosts) as readonly TencentRegion[];

/** Paths of the REST API; all take POST. */
export const paths = {
  push: '/v4/timpush/batch',
  message: '/v4/openim/sendmsg',
  group: '/v4/group_open_http_svc/send_group_msg',
  status: '/v4/openim/query_online_status',
  /** The older name of `status`. */
  statusOld: '/v4/openim/querystate',
  account: '/v4/im_open_login_svc/account_check',
  trace: '/v4/timpush/normal_push_trace',
  taskTrace: '/v4/timpush/all_member_push_trace',
  loss: '/v4/timpush/normal_push_loss',
  taskLoss: '/v4/timpush/all_member_push_loss',
} as const;

/** Pages that several files cite. */
export const docs = {
  userSig: 'https://cloud.tencent.com/document/product/269/32688',
  overview: 'https://trtc.io/document/34385',
  status: 'https://cloud.tencent.com/document/product/269/2566',
  push: 'https://trtc.io/document/67553',
  message: 'https://www.tencentcloud.com/document/product/1047/34919',
  group: 'https://www.tencentcloud.com/document/product/1047/34959',
  groupErrors: 'https://www.tencentcloud.com/document/product/1047/34896',
  errors: 'https://www.tencentcloud.com/document/product/1047/34348',
  offlinePushInfo: 'https://trtc.io/document/77715',
  trace: 'https://trtc.io/document/71896',
  loss: 'https://trtc.io/document/71898',
  statistics: 'https://trtc.io/document/71897',
  callback: 'https://trtc.io/document/67551',
  taskCallback: 'https://trtc.io/document/67552',
  triage: 'https://cloud.tencent.com/document/product/269/139819',
  vendorFaq: 'https://cloud.tencent.com/document/product/269/124312',
  classification: 'https://cloud.tencent.com/document/product/269/100650',
  guide: 'https://cloud.tencent.com/document/product/269/74285',
  integration: 'https://cloud.tencent.com/document/product/269/75428',
  sdk: 'https://github.com/TencentCloud/TIMSDK',
} as const;

/** How often trace and loss may be asked, in milliseconds, and how far back they look, in seconds. */
export const traceMinIntervalMs = 1000;
export const lossMaxRangeSeconds = 7 * 24 * 3600;

/** Targets a second of `timpush/batch` in the free edition (standard 30, advanced 40). */
export const pushesPerSecond = 10;

/** Largest request body of the push calls, and largest message, in bytes. */
export const pushBodyMaxBytes = 10 * 1024;
export const messageMaxBytes = 12 * 1024;

/** Longest `DataId`, in bytes. */
export const dataIdMaxBytes = 64;

/** What `Desc` and `Ext` may hold together so that APNs’ 4 KB suffice, in bytes. */
export const descAndExtMaxBytes = 3 * 1024;

/** Longest `MsgLifeTime`, in seconds; also the default of chat messages. */
export const lifeTimeMaxSeconds = 604_800;

/** Longest title and text per vendor, in UTF-16 units; the server cuts what is longer and appends an ellipsis. */
export const textLimits: Readonly<Record<string, { title: number; desc: number; descBigText?: number }>> = {
  huawei: { title: 60, desc: 600 },
  honor: { title: 50, desc: 400 },
  xiaomi: { title: 50, desc: 128 },
  oppo: { title: 50, desc: 50, descBigText: 128 },
  vivo: { title: 40, desc: 100 },
  meizu: { title: 32, desc: 100 },
};

/** `PushPlatform` → our vendor id; 0 is “unknown”. */
export const pushPlatforms: Readonly<Record<number, string>> = {
  1: 'apns',
  2: 'xiaomi',
  3: 'huawei',
  4: 'fcm',
  5: 'meizu',
  6: 'oppo',
  7: 'vivo',
  8: 'honor',
};

export interface AndroidInfo {
  Sound?: string;
  PushStyle?: number;
  XiaoMiChannelID?: string;
  OPPOChannelID?: string;
  OPPOCategory?: string;
  OPPONotifyLevel?: number;
  OPPOPrivateMsgTemplateId?: string;
  OPPOPrivateTitleParameters?: Record<string, string>;
  OPPOPrivateContentParameters?: Record<string, string>;
  VIVOClassification?: number;
  VIVOCategory?: string;
  VIVONotifyType?: number;
  HuaWeiImportance?: string;
  HuaWeiCategory?: string;
  HuaWeiChannelID?: string;
  HuaWeiImage?: string;
  HonorImage?: string;
  GoogleImage?: string;
  HonorImportance?: string;
  GoogleChannelID?: string;
  GooglePriority?: string;
  MeiZuNoticeMsgType?: number;
  ExtAsHuaweiIntentParam?: number;
}

export interface ApnsInfo {
  BadgeMode?: number;
  Title?: string;
  SubTitle?: string;
  Image?: string;
  MutableContent?: number;
  Sound?: string;
  InterruptionLevel?: string;
  ContentAvailable?: number;
  IsVoipPush?: number;
  LiveActivity?: Record<string, unknown>;
}

export interface HarmonyInfo {
  Title?: string;
  Category?: string;
  Image?: string;
  Sound?: string;
  SoundDuration?: number;
}

/** The part of every send that the phone’s notification is made of. */
export interface OfflinePushInfo {
  PushFlag?: number;
  Title?: string;
  Desc?: string;
  MultiLanguageContent?: { Language?: string; Title?: string; Desc?: string }[];
  Ext?: string;
  BadgeAddNum?: number;
  BadgeSetNum?: number;
  PushTemplateId?: string;
  PushTemplateParam?: Record<string, unknown>;
  AndroidInfo?: AndroidInfo;
  ApnsInfo?: ApnsInfo;
  HarmonyInfo?: HarmonyInfo;
}

export interface MsgElement {
  MsgType: string;
  MsgContent: Record<string, unknown>;
}

/** Everything of a request’s body but the target, which is put in when it is sent. */
export interface TencentBody {
  From_Account?: string;
  MsgRandom?: number;
  /** The name that group messages have for `MsgRandom`. */
  Random?: number;
  DataId?: string;
  SyncOtherMachine?: number;
  MsgLifeTime?: number;
  MsgSeq?: number;
  MsgTimeStamp?: number;
  MsgPriority?: string;
  OnlineOnlyFlag?: number;
  ForbidCallbackControl?: string[];
  SendMsgControl?: string[];
  MsgBody?: MsgElement[];
  CloudCustomData?: string;
  SupportMessageExtension?: number;
  IsNeedReadReceipt?: number;
  OfflinePushInfo?: OfflinePushInfo;
}

/** What `toWire` makes: by which door, and the body of that door’s request. */
export interface TencentWire {
  via: 'push' | 'message' | 'group';
  body: TencentBody;
}

type Kind = WireField['type'];

/** A field that is written with or without the objects around it. */
function field(path: string, type: Kind, values?: readonly (string | number)[]): WireField {
  const segments = path.split('.');
  const name = segments.at(-1) ?? path;
  return {
    name: path,
    pointer: `/body/${segments.join('/')}`,
    type,
    ...(values === undefined ? {} : { values }),
    ...(segments[1] === 'AndroidInfo' ? { aliases: [`AndroidInfo.${name}`, name] } : {}),
    ...(segments[1] === 'ApnsInfo' || segments[1] === 'HarmonyInfo' ? { aliases: [`${segments[1]}.${name}`] } : {}),
    ...(segments.length === 2 && !['AndroidInfo', 'ApnsInfo', 'HarmonyInfo'].includes(name) ? { aliases: [name] } : {}),
  };
}

const info = (name: string, type: Kind, values?: readonly (string | number)[]) => field(`OfflinePushInfo.${name}`, type, values);
const android = (name: string, type: Kind, values?: readonly (string | number)[]) => info(`AndroidInfo.${name}`, type, values);
const apns = (name: string, type: Kind, values?: readonly (string | number)[]) => info(`ApnsInfo.${name}`, type, values);
const harmony = (name: string, type: Kind, values?: readonly (string | number)[]) => info(`HarmonyInfo.${name}`, type, values);

/**
 * Every field of the three sends. What lies in `OfflinePushInfo` may be written without it, and what lies in `AndroidInfo` without both.
 *
 * @see https://trtc.io/document/77715
 */
export const wireFields: readonly WireField[] = [
  field('From_Account', 'string'),
  field('MsgRandom', 'integer'),
  field('Random', 'integer'),
  field('DataId', 'string'),
  field('SyncOtherMachine', 'integer', [1, 2]),
  field('MsgLifeTime', 'integer'),
  field('MsgSeq', 'integer'),
  field('MsgTimeStamp', 'integer'),
  field('MsgPriority', 'string'),
  field('OnlineOnlyFlag', 'integer', [0, 1]),
  field('ForbidCallbackControl', 'array'),
  field('SendMsgControl', 'array'),
  field('MsgBody', 'array'),
  field('CloudCustomData', 'json-string'),
  field('SupportMessageExtension', 'integer', [0, 1]),
  field('IsNeedReadReceipt', 'integer', [0, 1]),
  info('PushFlag', 'integer', [0, 1]),
  info('Title', 'string'),
  info('Desc', 'string'),
  info('MultiLanguageContent', 'array'),
  info('Ext', 'json-string'),
  info('BadgeAddNum', 'integer'),
  info('BadgeSetNum', 'integer'),
  info('PushTemplateId', 'string'),
  info('PushTemplateParam', 'object'),
  android('Sound', 'string'),
  android('PushStyle', 'integer', [0, 1]),
  android('XiaoMiChannelID', 'string'),
  android('OPPOChannelID', 'string'),
  android('OPPOCategory', 'string'),
  android('OPPONotifyLevel', 'integer', [1, 2, 16]),
  android('OPPOPrivateMsgTemplateId', 'string'),
  android('OPPOPrivateTitleParameters', 'map'),
  android('OPPOPrivateContentParameters', 'map'),
  android('VIVOClassification', 'integer', [0, 1]),
  android('VIVOCategory', 'string'),
  android('VIVONotifyType', 'integer', [1, 2, 3, 4]),
  android('HuaWeiImportance', 'string', ['LOW', 'NORMAL']),
  android('HuaWeiCategory', 'string'),
  android('HuaWeiChannelID', 'string'),
  android('HuaWeiImage', 'string'),
  android('HonorImage', 'string'),
  android('GoogleImage', 'string'),
  android('HonorImportance', 'string', ['LOW', 'NORMAL']),
  android('GoogleChannelID', 'string'),
  android('GooglePriority', 'string', ['normal', 'high']),
  android('MeiZuNoticeMsgType', 'integer', [0, 1]),
  android('ExtAsHuaweiIntentParam', 'integer', [0, 1]),
  apns('BadgeMode', 'integer', [0, 1]),
  apns('Title', 'string'),
  apns('SubTitle', 'string'),
  apns('Image', 'string'),
  apns('MutableContent', 'integer', [0, 1]),
  apns('Sound', 'string'),
  apns('InterruptionLevel', 'string', ['active', 'critical', 'passive', 'time-sensitive']),
  apns('ContentAvailable', 'integer', [0, 1]),
  apns('IsVoipPush', 'integer', [0, 1]),
  apns('LiveActivity', 'object'),
  harmony('Title', 'string'),
  harmony('Category', 'string'),
  harmony('Image', 'string'),
  harmony('Sound', 'string'),
  harmony('SoundDuration', 'integer'),
];
