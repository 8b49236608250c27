import type { Message, VendorBlock } from '../../core/message.ts';
import { WireBuilder, type WireOptions, type WireResult } from '../../core/wire.ts';
import type { ApnsAccount } from './account.ts';
import { kinds } from './kinds.ts';
import { apsOf, headerOf, isRecord, pushTypes, wireFields, type ApnsWire } from './wire.ts';

export { kinds };

const vendor = 'apns';

const losses = {
  kind: {
    en: 'APNs shows a kind only in alerts; this push is of another type.',
    zh: 'APNs 只能在通知类（alert）推送中体现消息类型，本条推送不是通知。',
  },
  channel: {
    en: 'APNs has no notification channels; group notifications with `vendors.apns.threadId`.',
    zh: 'APNs 没有通知渠道；如需分组显示，请使用 `vendors.apns.threadId`。',
  },
  priority: {
    en: 'A background push always has priority 5.',
    zh: '后台推送的优先级只能是 5。',
  },
  notifyId: {
    en: 'APNs has one id for replacing, and `collapseKey` took it (`apns-collapse-id`).',
    zh: 'APNs 只有一个用于替换的标识 `apns-collapse-id`，已被 `collapseKey` 占用。',
  },
  link: {
    en: 'A tap opens the app; send the link in `data` and let the app open it.',
    zh: '点击通知只会打开应用；请把链接放到 `data` 中，由应用自行跳转。',
  },
  android: {
    en: 'Activities and intents exist on Android only; send the destination in `data`.',
    zh: 'Activity 与 Intent 仅适用于 Android；请把跳转目标放到 `data` 中。',
  },
  image: {
    en: 'APNs shows no image by itself: send its URL in `data`, set `vendors.apns.mutableContent: 1` and let a notification service extension download it.',
    zh: 'APNs 不会自行显示图片：请把图片地址放到 `data`，设置 `vendors.apns.mutableContent: 1`，由通知服务扩展（Notification Service Extension）下载。',
  },
  dataAps: {
    en: 'The member `aps` of the payload belongs to Apple; use another name.',
    zh: '负载中的 `aps` 由 Apple 保留，请换用其他键名。',
  },
  broadcastCollapse: {
    en: 'A broadcast has no collapse id.',
    zh: '广播没有合并标识（collapse id）。',
  },
} as const;

/** Turns the neutral message into headers and payload. The push type follows from what the payload shows, unless it is set. */
export function toWire(message: Message, account: ApnsAccount | undefined, _options: WireOptions): WireResult<ApnsWire> {
  const { message: plain, alertPointer } = alertAsDictionary(message);
  const b = new WireBuilder(plain, vendor);
  b.neutral('/payload/aps/alert/title', message.title, '/title');
  b.neutral('/payload/aps/alert/body', message.body, '/body');
  b.neutral('/payload/aps/badge', message.badge, '/badge');
  b.neutral('/payload/aps/sound', message.sound, '/sound');
  for (const [name, value] of Object.entries(message.data ?? {})) {
    const pointer = `/data/${escapeSegment(name)}`;
    if (name === 'aps') b.lose(pointer, losses.dataAps);
    else b.neutral(`/payload/${escapeSegment(name)}`, value, pointer);
  }
  b.neutral('/expiresAfterSeconds', message.ttlSeconds, '/ttlSeconds');
  b.lose('/image', losses.image);
  if (message.click?.open === 'url') b.lose('/click', losses.link);
  else if (message.click && message.click.open !== 'app') b.lose('/click', losses.android);
  // Names are checked where the account has channels; without any, a message written for several vendors is not wrong here.
  if (Object.keys(account?.channels ?? {}).length > 0) b.channel(account);
  b.lose('/channel', losses.channel);
  b.block(wireFields);

  // What the user set decides the rest.
  const { wire } = b.finish<ApnsWire>();
  const channelId = headerOf(wire, 'apns-channel-id');
  const pushType = headerOf(wire, 'apns-push-type') ?? derivedPushType(wire);
  b.derive('/headers/apns-push-type', pushType, 'payload');
  if (pushType === 'alert' && channelId === undefined) b.deriveKind(kinds);
  else b.lose('/kind', losses.kind);
  putPriority(b, message, pushType);
  if (channelId === undefined) {
    b.neutral('/headers/apns-collapse-id', message.collapseKey, '/collapseKey');
    if (message.collapseKey !== undefined) b.lose('/notifyId', losses.notifyId);
    else if (message.notifyId !== undefined) b.neutral('/headers/apns-collapse-id', String(message.notifyId), '/notifyId');
    if (account) b.account('/headers/apns-topic', `${account.bundleId}${pushTypes[pushType]?.suffix ?? ''}`);
  } else b.lose('/collapseKey', losses.broadcastCollapse).lose('/notifyId', losses.broadcastCollapse);
  if (pushType === 'background') b.fallback('/payload/aps/content-available', 1);
  const result = b.finish<ApnsWire>();
  settleExpiry(result, message);
  const bodyPointer = '/payload/aps/alert/body';
  if (alertPointer !== undefined && result.origin[bodyPointer] === `message:${alertPointer}/body`)
    result.origin[bodyPointer] = `message:${alertPointer}`;
  return result;
}

/** `alert: text` means the body alone; as a dictionary it joins the title of the neutral message. */
function alertAsDictionary(message: Message): { message: Message; alertPointer?: string } {
  const block = message.vendors?.[vendor];
  const aps = block?.['aps'];
  const withBlock = (own: VendorBlock): Message => ({ ...message, vendors: { ...message.vendors, [vendor]: own } });
  if (typeof block?.['alert'] === 'string')
    return { message: withBlock({ ...block, alert: { body: block['alert'] } }), alertPointer: `/vendors/${vendor}/alert` };
  if (isRecord(aps) && typeof aps['alert'] === 'string')
    return {
      message: withBlock({ ...block, aps: { ...aps, alert: { body: aps['alert'] } } }),
      alertPointer: `/vendors/${vendor}/aps/alert`,
    };
  return { message };
}

function derivedPushType(wire: ApnsWire): string {
  const aps = apsOf(wire);
  if (aps['event'] !== undefined || headerOf(wire, 'apns-channel-id') !== undefined) return 'liveactivity';
  return aps['alert'] !== undefined || aps['badge'] !== undefined || aps['sound'] !== undefined ? 'alert' : 'background';
}

function putPriority(b: WireBuilder, message: Message, pushType: string): void {
  if (pushType === 'background') {
    b.derive('/headers/apns-priority', '5', 'push-type');
    if (message.priority === 'high') b.lose('/priority', losses.priority);
    return;
  }
  b.fallback('/headers/apns-priority', message.kind !== undefined && pushType === 'alert' ? undefined : '10');
  b.neutral('/headers/apns-priority', message.priority === undefined ? undefined : message.priority === 'high' ? '10' : '5', '/priority');
}

/** A moment that is set wins over a duration, unless the duration came from the command line and the moment from the file. */
function settleExpiry({ wire, origin }: WireResult<ApnsWire>, message: Message): void {
  const pointer = '/headers/apns-expiration';
  const from = origin[pointer];
  if (from === undefined || wire.expiresAfterSeconds === undefined) return;
  const ranks = { set: 2, flag: 1 } as const;
  const rankOf = (messagePointer: string): number => {
    const authority = message.authority?.[messagePointer];
    return authority ? ranks[authority] : 0;
  };
  const momentPointer = from.slice('message:'.length);
  if (!momentPointer.startsWith(`/vendors/${vendor}/raw/`) && rankOf('/ttlSeconds') > rankOf(momentPointer)) {
    delete wire.headers?.['apns-expiration'];
    delete origin[pointer];
  } else {
    delete wire.expiresAfterSeconds;
    delete origin['/expiresAfterSeconds'];
  }
}

function escapeSegment(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}
