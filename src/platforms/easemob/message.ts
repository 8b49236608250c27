import type { ClickAction, Message } from '../../core/message.ts';
import type { PlatformWireOptions } from '../../core/platform.ts';
import type { Text } from '../../core/text.ts';
import { WireBuilder, type WireResult } from '../../core/wire.ts';
import type { EasemobAccount } from './account.ts';
import { bodyMembers, strategies, wireFields, type EasemobVia, type EasemobWire } from './wire.ts';

export const vias: readonly [EasemobVia, ...EasemobVia[]] = ['push', 'message', 'group'];

type Options = Pick<PlatformWireOptions, 'hints' | 'from'>;

const push = '/body/pushMessage';
const huawei = `${push}/huawei/message/android`;
const honor = `${push}/honor/androidConfig`;
const fcm = `${push}/fcmV1/androidConfig`;
const ext = '/body/ext';
const android = `${ext}/em_android_push_ext`;

/** Where a hint's fields and its channel go: `pushMessage` of instant push. */
const pushHints: Readonly<Record<string, { fields: Record<string, string>; channel?: string }>> = {
  // The two systems of HUAWEI share the names of their categories.
  huawei: { fields: { category: `${huawei}/category` }, channel: `${huawei}/notification/channelId` },
  honor: { fields: { importance: `${honor}/androidNotification/importance` } },
  xiaomi: { fields: {}, channel: `${push}/xiaomi/channelId` },
  oppo: { fields: {}, channel: `${push}/oppo/channelId` },
  vivo: { fields: { category: `${push}/vivo/category`, classification: `${push}/vivo/classification` } },
  meizu: { fields: {} },
  fcm: { fields: { priority: `${fcm}/priority` }, channel: `${fcm}/androidNotification/channelId` },
};

/** The same for the `ext` of an IM message. */
const messageHints: typeof pushHints = {
  huawei: { fields: { category: `${android}/huawei_category` }, channel: `${android}/huawei_channel_id` },
  honor: { fields: { importance: `${android}/honor_importance` } },
  xiaomi: { fields: {}, channel: `${android}/xiaomi_channel_id` },
  oppo: {
    fields: { category: `${android}/oppo_category`, notify_level: `${android}/oppo_notify_level` },
    channel: `${android}/oppo_channel_id`,
  },
  vivo: { fields: { category: `${android}/vivo_category` } },
  meizu: { fields: {} },
  fcm: { fields: {}, channel: `${android}/fcm_channel_id` },
};

/** A hint that has no place at this door, for the vendors whose handling of the message changes by it. */
const lost: Readonly<Record<string, Text>> = {
  'push oppo category': {
    en: 'The `oppo` object of instant push has no category or alert level, so OPPO treats the message by its channel alone.',
    zh: '即时推送的 `oppo` 对象没有 category 与提醒等级字段，OPPO 只按通道处理该消息。',
  },
  'push meizu noticeMsgType': {
    en: 'The `meizu` object has no message class (noticeMsgType), so Meizu applies the default of the app.',
    zh: '`meizu` 对象没有消息分类字段（noticeMsgType），魅族按应用默认分类处理。',
  },
  'message meizu noticeMsgType': {
    en: 'An IM message has no key for Meizu’s message class (noticeMsgType), so Meizu applies the default of the app.',
    zh: 'IM 消息扩展没有魅族消息分类字段（noticeMsgType），魅族按应用默认分类处理。',
  },
  'message vivo classification': {
    en: 'An IM message cannot carry vivo’s classification; Easemob sends 1 (system) or the push type of the certificate, which does not fit an operational category.',
    zh: 'IM 消息无法指定 vivo 的 classification；环信使用 1（系统消息）或证书中的推送类型，与运营类 category 不符。',
  },
};

function putHints(b: WireBuilder, via: 'push' | 'message', { hints }: Options): void {
  for (const [vendor, places] of Object.entries(via === 'push' ? pushHints : messageHints)) {
    const hint = hints(vendor);
    if (!hint) continue;
    for (const [field, value] of Object.entries(hint.fields)) {
      const pointer = places.fields[field];
      const text = lost[`${via} ${vendor} ${field}`];
      // Easemob's default for vivo is 1, so only an operational message loses something.
      if (pointer !== undefined) b.derive(pointer, vendor === 'fcm' ? String(value).toUpperCase() : value, 'kind');
      else if (text && !(field === 'classification' && Number(value) === 1)) b.lose('/kind', text);
    }
    if (places.channel !== undefined) b.derive(places.channel, hint.channelId, 'channel');
    if (vendor === 'huawei')
      b.derive(via === 'push' ? `${push}/harmonyOS/category` : `${ext}/em_harmony_push_ext/category`, hint.fields['category'], 'kind');
  }
}

function putPush(b: WireBuilder, message: Message): void {
  b.fallback('/body/strategy', strategies.vendorOnly);
  b.neutral(`${push}/title`, message.title, '/title');
  b.neutral(`${push}/content`, message.body, '/body');
  b.neutral(`${push}/ext`, message.data, '/data');
  b.neutral(`${push}/config/badge/setNum`, message.badge, '/badge');
  if (message.click) putPushClick(b, message.click);
  if (message.ttlSeconds !== undefined) {
    const seconds = Math.ceil(message.ttlSeconds);
    const put = (pointer: string, value: unknown) => b.neutral(pointer, value, '/ttlSeconds');
    put(`${push}/xiaomi/timeToLive`, seconds * 1000);
    put(`${push}/oppo/offLine`, seconds > 0);
    if (seconds > 0) put(`${push}/oppo/offLineTtl`, seconds);
    put(`${push}/vivo/timeToLive`, seconds);
    put(`${push}/meizu/validTime`, Math.ceil(seconds / 3600));
    put(`${fcm}/ttl`, `${seconds}s`);
    // Both hand the vendor's own form on.
    put(`${huawei}/ttl`, `${seconds}s`);
    put(`${honor}/ttl`, `${seconds}s`);
  }
  for (const pointer of [
    `${huawei}/notification`,
    `${honor}/androidNotification`,
    `${push}/xiaomi`,
    `${push}/oppo`,
    `${push}/vivo`,
    `${push}/harmonyOS`,
  ])
    b.neutral(`${pointer}/notifyId`, message.notifyId, '/notifyId');
  for (const pointer of [
    `${push}/huawei/message/notification`,
    `${honor}/androidNotification`,
    `${push}/fcmV1/notification`,
    `${push}/harmonyOS`,
  ])
    b.neutral(`${pointer}/image`, message.image, '/image');
  b.neutral(`${fcm}/collapseKey`, message.collapseKey, '/collapseKey');
  b.neutral(`${push}/apns/collapseId`, message.collapseKey, '/collapseKey');
  b.lose('/collapseKey', {
    en: 'Only FCM and APNs take a collapse key as text; the other vendors’ phones show each push.',
    zh: '只有 FCM 与 APNs 支持文本形式的折叠键，其他厂商的手机会逐条展示。',
  });
  if (message.priority !== undefined) {
    b.neutral(`${fcm}/priority`, message.priority === 'high' ? 'HIGH' : 'NORMAL', '/priority');
    b.neutral(`${push}/apns/priority`, message.priority === 'high' ? 10 : 5, '/priority');
  }
  b.neutral(`${fcm}/androidNotification/sound`, message.sound, '/sound');
  b.neutral(`${push}/apns/sound`, message.sound, '/sound');
  b.lose('/sound', {
    en: 'The sound is sent to FCM and APNs; on the other vendors’ phones the notification channel decides, or the vendor’s own field under `platforms.easemob`.',
    zh: '铃声只传给 FCM 与 APNs；其他厂商的手机由通知通道决定，或在 `platforms.easemob` 中填写厂商字段。',
  });
}

function putPushClick(b: WireBuilder, click: ClickAction): void {
  const put = (name: string, value: string, pointer: string) => b.neutral(`${push}/config/clickAction/${name}`, value, pointer);
  // Without an action the launcher opens.
  if (click.open === 'activity') put('activity', click.activity, '/click/activity');
  if (click.open === 'intent') put('action', click.intent, '/click/intent');
  if (click.open === 'url') put('url', click.url, '/click/url');
}

function putMessage(b: WireBuilder, message: Message, account: EasemobAccount | undefined, { from }: Options): void {
  if (from === undefined) b.account('/body/from', account?.sender);
  else b.derive('/body/from', from, 'from');
  b.fallback('/body/type', 'txt');
  b.neutral('/body/body/msg', message.body, '/body');
  b.neutral(`${ext}/em_push_ext/title`, message.title, '/title');
  b.neutral(`${ext}/em_push_ext/content`, message.body, '/body');
  b.neutral(`${ext}/em_push_ext/custom`, message.data, '/data');
  b.neutral(`${ext}/em_apns_ext/em_push_badge`, message.badge, '/badge');
  b.neutral(`${ext}/em_apns_ext/em_push_sound`, message.sound, '/sound');
  b.neutral(`${ext}/em_apns_ext/em_push_collapse_key`, message.collapseKey, '/collapseKey');
  b.neutral(`${ext}/em_harmony_push_ext/notify_id`, message.notifyId, '/notifyId');
  if (message.click) putMessageClick(b, message.click);
  b.lose('/ttlSeconds', {
    en: 'An IM message has no life time of its own for the push; Easemob keeps the message until the user is back.',
    zh: 'IM 消息没有推送有效期字段，消息会保留到用户上线。',
  });
  b.lose('/priority', { en: 'An IM message has no transport priority for the push.', zh: 'IM 消息没有推送优先级字段。' });
  b.lose('/image', { en: 'The push of an IM message has no picture.', zh: 'IM 消息的推送不支持图片。' });
}

function putMessageClick(b: WireBuilder, click: ClickAction): void {
  if (click.open === 'activity') {
    for (const vendor of ['oppo', 'vivo', 'meizu']) b.neutral(`${android}/${vendor}_click_activity`, click.activity, '/click/activity');
    b.lose('/click/activity', {
      en: 'Huawei, Honor and Xiaomi want an intent action instead of an activity; there the certificate’s setting or the launcher opens.',
      zh: '华为、荣耀、小米需要的是 intent action，不是 Activity；在这些手机上按证书设置或打开应用首页。',
    });
  } else if (click.open === 'intent') {
    for (const key of ['huawei_click_action', 'honor_click_action', 'xiaomi_click_action'])
      b.neutral(`${android}/${key}`, click.intent, '/click/intent');
    b.neutral(`${ext}/em_harmony_push_ext/click_action`, click.intent, '/click/intent');
    b.lose('/click/intent', {
      en: 'OPPO, vivo and Meizu want the full name of an activity instead of an action; there the certificate’s setting or the launcher opens.',
      zh: 'OPPO、vivo、魅族需要 Activity 的完整类名，不是 action；在这些手机上按证书设置或打开应用首页。',
    });
  } else if (click.open === 'url')
    b.lose('/click', {
      en: 'The push of an IM message cannot open a web page; let the app do it, or use `--via push`.',
      zh: 'IM 消息的推送不能打开网页；请由应用处理，或改用 `--via push`。',
    });
}

const otherDoor: Record<'push' | 'message', Text> = {
  push: {
    en: 'This field belongs to instant push and is not sent with a message (`--via push` sends it).',
    zh: '该字段属于即时推送，发送消息时不会携带（使用 `--via push` 才会发送）。',
  },
  message: {
    en: 'This field belongs to IM messages and is not sent with an instant push (`--via message` sends it).',
    zh: '该字段属于 IM 消息，即时推送时不会携带（使用 `--via message` 才会发送）。',
  },
};

/** Takes out what the user wrote for the other door. */
function keepDoor(result: WireResult<EasemobWire>, other: 'push' | 'message'): void {
  const { body } = result.wire;
  for (const member of bodyMembers[other]) {
    if (!(member in body)) continue;
    delete (body as Record<string, unknown>)[member];
    for (const [pointer, origin] of Object.entries(result.origin)) {
      if (pointer !== `/body/${member}` && !pointer.startsWith(`/body/${member}/`)) continue;
      delete result.origin[pointer];
      if (origin.startsWith('message:')) result.losses.push({ pointer: origin.slice('message:'.length), text: otherDoor[other] });
    }
  }
}

/** Turns a neutral message into the body of Easemob's call; the target is filled in when it is sent. */
export function toWire(message: Message, account: EasemobAccount | undefined, options: PlatformWireOptions): WireResult<EasemobWire> {
  const via: EasemobVia = options.via === 'message' || options.via === 'group' ? options.via : 'push';
  const b = new WireBuilder(message, 'easemob', 'platforms');
  b.fallback('/via', via);
  if (via === 'push') putPush(b, message);
  else putMessage(b, message, account, options);
  putHints(b, via === 'push' ? 'push' : 'message', options);
  b.block(wireFields);
  const result = b.finish<EasemobWire>();
  result.wire.body ??= {};
  keepDoor(result, via === 'push' ? 'message' : 'push');
  return result;
}
