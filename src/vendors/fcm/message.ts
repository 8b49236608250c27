import type { Message } from '../../core/message.ts';
import type { MessageModule } from '../../core/vendor.ts';
import type { Text } from '../../core/text.ts';
import { pointerOf } from '../../core/pointer.ts';
import { camelCase, WireBuilder } from '../../core/wire.ts';
import type { FcmAccount } from './account.ts';
import { kinds } from './kinds.ts';
import { isRecord } from './shape.ts';
import { wireFields } from './wire.ts';
import type { FcmWire } from './wire.ts';

export { kinds } from './kinds.ts';

/** Data keys that carry a click FCM cannot express; the app reads them. */
export const clickDataKeys = { url: 'click_url', intent: 'click_intent' } as const;

const losses = {
  ttl: {
    en: 'The time to live reaches Android only. For iOS FCM sets 30 days; write `vendors.fcm.apns.headers.apns-expiration` (epoch seconds) to change that.',
    zh: '存活时间只对 Android 生效。iOS 端由 FCM 设为 30 天；如需修改，请写 `vendors.fcm.apns.headers.apns-expiration`（纪元秒）。',
  },
  v2Priority: {
    en: '`android_v2` has no priority: a remote notification is urgent, a background sync is not.',
    zh: '`android_v2` 没有优先级字段：remote_notification 即为紧急，background_sync 则不紧急。',
  },
  activity: {
    en: 'FCM opens an activity by an intent-filter action, not by its class, and on Android only: the activity must declare this text as an action with category DEFAULT.',
    zh: 'FCM 按 intent-filter 的 action 打开 Activity，而不是按类名，且仅限 Android：该 Activity 须把此文本声明为 action，并带 DEFAULT category。',
  },
  intent: {
    en: 'FCM cannot open an intent: it is sent as `data.click_intent`, and the app has to open it after the tap.',
    zh: 'FCM 无法直接打开 intent：已放入 `data.click_intent`，需由应用在点击后自行打开。',
  },
  url: {
    en: 'FCM opens a URL by itself only on the web (`webpush.fcm_options.link`); on phones it is sent as `data.click_url`, and the app has to open it.',
    zh: 'FCM 只在 Web 端能直接打开网址（`webpush.fcm_options.link`）；在手机上已放入 `data.click_url`，需由应用自行打开。',
  },
  urlNotHttps: {
    en: 'FCM cannot open this URL: web push takes https only, and on phones it is sent as `data.click_url`, which the app has to open.',
    zh: 'FCM 无法打开该网址：Web 推送只接受 https，在手机上已放入 `data.click_url`，需由应用自行打开。',
  },
  badgeZero: {
    en: 'On Android a count of 0 adds one to the badge, so it is not sent there; iOS clears the badge.',
    zh: 'Android 上数量为 0 表示角标加一，因此不发送；iOS 会清除角标。',
  },
  notifyId: {
    en: 'On iOS FCM replaces a shown notification by `apns-collapse-id` only; set `collapseKey` for that.',
    zh: 'iOS 上只能通过 `apns-collapse-id` 替换已显示的通知，请设置 `collapseKey`。',
  },
  dataOnly: {
    en: 'A data message shows nothing by itself, so this has no place in it; add a title or a body, or let the app decide.',
    zh: '纯数据消息本身不显示任何内容，此项无处可放；请添加标题或正文，或由应用自行决定。',
  },
} satisfies Record<string, Text>;

/** Turns a neutral message into the body of `messages:send` without a target; days do not matter to FCM. */
export const toWire: MessageModule<FcmAccount, FcmWire>['toWire'] = (given, account) => {
  // A deep copy: the builder stores objects of the block by reference and merges `raw` into them.
  const message = structuredClone(given);
  const b = new WireBuilder(message, 'fcm');
  const v2 = v2Kind(message);
  const shows = whereShown(message);
  const android = v2 ? '/message/android_v2' : '/message/android';
  const notification =
    v2 === 'remote' ? `${android}/remote_notification/notification` : v2 === undefined ? `${android}/notification` : undefined;
  const onAndroid = (name: string, value: unknown, from: string) => {
    if (notification) b.neutral(`${notification}/${name}`, value, from);
  };

  putClick(b, message, shows.android ? notification : undefined);
  b.neutral('/message/notification/title', message.title, '/title');
  b.neutral('/message/notification/body', message.body, '/body');
  b.neutral('/message/notification/image', message.image, '/image');
  if (message.image !== undefined) b.derive('/message/apns/payload/aps/mutable-content', 1, 'image');
  if (v2 === 'remote') {
    onAndroid('title', message.title, '/title');
    onAndroid('body', message.body, '/body');
    onAndroid('image', message.image, '/image');
  }
  for (const [key, value] of Object.entries(message.data ?? {})) {
    const at = pointerOf([key]);
    b.neutral(`/message/data${at}`, value, `/data${at}`);
  }

  putKind(b, message, v2 !== undefined, shows);
  putPriority(b, message, v2 !== undefined, shows);
  if (message.ttlSeconds !== undefined) {
    b.neutral(`${android}/ttl`, `${message.ttlSeconds}s`, '/ttlSeconds');
    if (message.ttlSeconds === 0) b.neutral('/message/apns/headers/apns-expiration', '0', '/ttlSeconds');
    else if (!hasOwnExpiration(message)) b.lose('/ttlSeconds', losses.ttl);
  }
  b.neutral(`${android}/collapse_key`, message.collapseKey, '/collapseKey');
  b.neutral('/message/apns/headers/apns-collapse-id', message.collapseKey, '/collapseKey');

  const channel = b.channel(account);
  if (shows.android) {
    onAndroid('channel_id', channel?.id, '/channel');
    onAndroid('sound', message.sound, '/sound');
    if (message.notifyId !== undefined)
      if (v2 === 'remote') onAndroid('id', message.notifyId, '/notifyId');
      else onAndroid('tag', String(message.notifyId), '/notifyId');
    if (message.badge === 0) b.lose('/badge', losses.badgeZero);
    else onAndroid('notification_count', message.badge, '/badge');
  } else b.lose('/channel', losses.dataOnly);
  if (shows.ios) {
    b.neutral('/message/apns/payload/aps/sound', message.sound, '/sound');
    b.neutral('/message/apns/payload/aps/badge', message.badge, '/badge');
    if (message.collapseKey === undefined) b.lose('/notifyId', losses.notifyId);
  }
  if (!shows.android && !shows.ios) for (const pointer of ['/sound', '/badge', '/notifyId']) b.lose(pointer, losses.dataOnly);

  return b.block(wireFields).finish<FcmWire>();
};

/** The user's own FCM fields: the block and what `raw` adds to the message. */
function ownFields(message: Message): Record<string, unknown>[] {
  const block = message.vendors?.['fcm'] ?? {};
  const raw = isRecord(block.raw) ? block.raw['message'] : undefined;
  return [block, ...(isRecord(raw) ? [raw] : [])];
}

/** The object at a dotted path, its segments in either spelling. */
function within(root: unknown, path: string): unknown {
  let value = root;
  for (const segment of path.split('.')) {
    if (!isRecord(value)) return undefined;
    const key = Object.keys(value).find((candidate) => camelCase(candidate) === camelCase(segment));
    value = key === undefined ? undefined : value[key];
  }
  return value;
}

/** Which kind of `android_v2` the user asks for; then nothing may go to `android`, since FCM refuses both together. */
function v2Kind(message: Message): 'remote' | 'sync' | undefined {
  const configs = ownFields(message)
    .map((own) => within(own, 'android_v2'))
    .filter(isRecord);
  if (configs.length === 0) return undefined;
  return configs.some((config) => within(config, 'background_sync') !== undefined) ? 'sync' : 'remote';
}

/** Where the message shows something by itself; elsewhere it is a data message. */
function whereShown(message: Message): Shown {
  const own = ownFields(message);
  const has = (...paths: string[]) => own.some((fields) => paths.some((path) => within(fields, path) !== undefined));
  const everywhere = message.title !== undefined || message.body !== undefined || message.image !== undefined || has('notification');
  return {
    android: everywhere || has('android.notification', 'android_v2.remote_notification'),
    ios: everywhere || has('apns.payload.aps.alert', 'apns.live_activity_token'),
  };
}

function hasOwnExpiration(message: Message): boolean {
  return ownFields(message).some((own) => within(own, 'apns.headers.apns-expiration') !== undefined);
}

interface Shown {
  android: boolean;
  ios: boolean;
}

function putKind(b: WireBuilder, { kind, data }: Message, isV2: boolean, shows: Shown): void {
  if (!shows.ios && data && Object.keys(data).length > 0) {
    // FCM fills in priority 10, which APNs refuses for a push without alert.
    b.derive('/message/apns/headers/apns-push-type', 'background', 'data-only');
    b.derive('/message/apns/headers/apns-priority', '5', 'data-only');
    b.derive('/message/apns/payload/aps/content-available', 1, 'data-only');
  }
  if (kind)
    for (const [pointer, value] of Object.entries(kinds[kind].fields)) {
      const isAndroid = pointer.startsWith('/message/android/');
      if (isAndroid ? !isV2 : shows.ios) b.derive(pointer, value, 'kind');
    }
}

function putPriority(b: WireBuilder, { priority }: Message, isV2: boolean, shows: Shown): void {
  if (priority === undefined) return;
  if (isV2) b.lose('/priority', losses.v2Priority);
  else b.neutral('/message/android/priority', priority.toUpperCase(), '/priority');
  if (shows.ios) b.neutral('/message/apns/headers/apns-priority', priority === 'high' ? '10' : '5', '/priority');
}

function putClick(b: WireBuilder, { click }: Message, notification: string | undefined): void {
  if (click?.open === 'activity') {
    if (notification) b.neutral(`${notification}/click_action`, click.activity, '/click/activity');
    b.lose('/click', losses.activity);
  } else if (click?.open === 'intent') {
    b.neutral(`/message/data/${clickDataKeys.intent}`, click.intent, '/click/intent');
    b.lose('/click', losses.intent);
  } else if (click?.open === 'url') {
    const isHttps = click.url.startsWith('https://');
    b.neutral(`/message/data/${clickDataKeys.url}`, click.url, '/click/url');
    if (isHttps) b.neutral('/message/webpush/fcm_options/link', click.url, '/click/url');
    b.lose('/click', isHttps ? losses.url : losses.urlNotHttps);
  }
}
