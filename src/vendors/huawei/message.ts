import type { ClickAction, Message } from '../../core/message.ts';
import { pointerOf, valueAt } from '../../core/pointer.ts';
import type { Text } from '../../core/text.ts';
import type { MessageModule } from '../../core/vendor.ts';
import { camelCase, WireBuilder, type WireField, type WireResult } from '../../core/wire.ts';
import { platformOf, type HuaweiAccount } from './account.ts';
import { kinds } from './kinds.ts';
import { isObject } from './shape.ts';
import {
  androidFields,
  harmonyFields,
  pushTypes,
  serviceCategories,
  marketingCategory,
  type HuaweiPlatform,
  type HuaweiWire,
} from './wire.ts';

export { kinds };

/** Key under which a URL reaches a HarmonyOS app, which has to open it. */
export const clickUrlKey = 'click_url';

const androidNotification = '/body/message/android/notification';
const harmonyNotification = '/body/payload/notification';
const liveViewNotification = '/body/payload/activityData/notificationData';

const losses = {
  activity: {
    en: 'HUAWEI opens a page by an intent-filter action, not by its class: the activity must declare this text as an action.',
    zh: '华为按 intent-filter 的 action 打开页面，而不是按类名：该 Activity 须把此文本声明为 action。',
  },
  harmonyUrl: {
    en: 'A HarmonyOS push cannot open a web address: it opens the app, which gets the address as `click_url` in `want.parameters`.',
    zh: 'HarmonyOS 推送不能直接打开网页：点击会打开应用，网址以 `click_url` 放在 `want.parameters` 中，由应用打开。',
  },
  androidIntent: {
    en: 'An Android intent means nothing on HarmonyOS: the push opens the app. Set `vendors.huawei.payload.notification.clickAction` for a page.',
    zh: 'Android 的 intent 在 HarmonyOS 上无效，点击会打开应用首页；如需打开页面，请设置 `vendors.huawei.payload.notification.clickAction`。',
  },
  priority: {
    en: 'How loudly HUAWEI shows a notification follows from its category. `importance: HIGH` needs a permission and is sent only when written as `vendors.huawei.android.notification.importance`.',
    zh: '华为通知的提醒强度由 category 决定。`importance: HIGH` 需申请权限，仅在显式填写 `vendors.huawei.android.notification.importance` 时发送。',
  },
  harmonyPriority: {
    en: 'HarmonyOS pushes have no priority; category and push type decide.',
    zh: 'HarmonyOS 推送没有优先级字段，由 category 与 push-type 决定。',
  },
  collapseKey: {
    en: 'The collapse key of HUAWEI is a number from -1 to 100 (0: keep the newest of the app, 1 to 100: the newest of that group), so this text is not sent.',
    zh: '华为的 collapse_key 是 -1 至 100 的整数（0 为每个应用只留最新一条，1 至 100 为按组只留最新一条），因此不发送该文本。',
  },
  collapseKeyType: {
    en: 'HarmonyOS takes a collapse key with push types 0 and 2 only.',
    zh: 'HarmonyOS 仅 push-type 0 与 2 支持 collapseKey。',
  },
  channelChina: {
    en: 'HUAWEI chooses the channel by category; an app whose data are processed in China has no channels of its own (known from one secondary source). Set `vendors.huawei.region: intl` in the config to send the channel id.',
    zh: '华为按 category 选择渠道；数据处理位置为中国的应用不支持自定义渠道（仅有一个二手来源）。如为海外应用，请在配置中设置 `vendors.huawei.region: intl` 以发送渠道 ID。',
  },
  channelHarmony: {
    en: 'HarmonyOS has no channel id: the slot follows from the category.',
    zh: 'HarmonyOS 没有渠道 ID，通知渠道类型由 category 决定。',
  },
  sound: {
    en: 'The sound belongs to a notification; a message without one plays nothing by itself.',
    zh: '铃声属于通知；没有通知内容的消息不会自行播放。',
  },
  dataOnly: {
    en: 'A message without title and body shows nothing by itself, so this has no place in it.',
    zh: '没有标题和正文的消息本身不展示内容，此项无处可放。',
  },
  formText: {
    en: 'A form update carries its data in `vendors.huawei.payload.formData`; this is not sent.',
    zh: '卡片刷新消息的数据在 `vendors.huawei.payload.formData` 中，此项不发送。',
  },
  extraOnly: {
    en: 'This push type hands `extraData` to the app and shows nothing by itself, so this is not sent.',
    zh: '该 push-type 只把 `extraData` 交给应用，本身不展示内容，此项不发送。',
  },
  liveView: {
    en: 'A live view has no place for this; its event says what it is.',
    zh: '实况窗消息没有对应字段，其类型由 event 决定。',
  },
  otherApiAndroid: {
    en: 'This belongs to the HarmonyOS API (v3) and is left out of a push for Android and HarmonyOS up to 4.',
    zh: '这是 HarmonyOS 接口（v3）的字段，发往 Android 与 HarmonyOS 4 及以下时不携带。',
  },
  otherApiHarmony: {
    en: 'This belongs to the Android API (v1, v2) and is left out of a push for HarmonyOS 5 and later.',
    zh: '这是 Android 接口（v1、v2）的字段，发往 HarmonyOS 5 及以上时不携带。',
  },
} satisfies Record<string, Text>;

const harmonyKeys = new Set(harmonyFields.map(({ name }) => camelCase(name.split('.')[0] ?? '')));
/** `category`, `channel_id`, `data` and `notification` say nothing about the platform. */
const androidKeys = new Set(['message', 'android', 'topic', 'condition', 'token', 'validateOnly', 'review', 'apns', 'webpush']);

/** Where fields of the other API are put until the wire is finished. */
const aside = '/unused';

function setAside(fields: readonly WireField[]): WireField[] {
  return fields.map((field) => ({
    ...field,
    pointer: aside + field.pointer,
    aliases: field.aliases?.filter((alias) => alias !== 'category') ?? [],
  }));
}

/** One table per platform: its own fields, and the other's so that they are known and can be left out. */
const tables: Record<HuaweiPlatform, readonly WireField[]> = {
  android: [...setAside(harmonyFields), ...androidFields],
  harmony: [
    ...setAside(androidFields),
    ...harmonyFields.map((field) => (field.name === 'payload.notification.category' ? { ...field, aliases: ['category'] } : field)),
  ],
};

/** Turns a neutral message into a push for the platform of the account's targets; tokens are left out. */
export const toWire: MessageModule<HuaweiAccount, HuaweiWire>['toWire'] = (given, account) => {
  const message = withBody(structuredClone(given));
  const platform = chosenPlatform(message, account);
  const b = new WireBuilder(message, 'huawei');
  if (platform === 'harmony') putHarmony(b, message, account);
  else putAndroid(b, message, account);
  for (const key of otherKeys(message, platform))
    b.lose(pointerOf(['vendors', 'huawei', key]), platform === 'harmony' ? losses.otherApiHarmony : losses.otherApiAndroid);
  b.block(tables[platform]);
  return finished(b.finish<HuaweiWire & Record<string, unknown>>());
};

function ownBlock(message: Message): Record<string, unknown> {
  return message.vendors?.['huawei'] ?? {};
}

/** `raw` is written as the vendor's body; the wire holds that body below `/body`. */
function withBody(message: Message): Message {
  const block = message.vendors?.['huawei'];
  if (!isObject(block?.raw) || 'body' in block.raw) return message;
  const { api, pushType, 'push-type': header = pushType, ...body } = block.raw;
  block.raw = { ...(api === undefined ? {} : { api }), ...(header === undefined ? {} : { pushType: header }), body };
  return message;
}

/** The platform of the targets under way; before there are any (lint), what the block is written for, then what is configured. */
function chosenPlatform(message: Message, account: HuaweiAccount | undefined): HuaweiPlatform {
  if (account?.variant !== undefined) return account.variant;
  const block = ownBlock(message);
  const raw = isObject(block['raw']) && isObject(block['raw']['body']) ? block['raw']['body'] : {};
  const names = [...Object.keys(block), ...Object.keys(raw)].map(camelCase);
  const [harmony, android] = [names.some((name) => harmonyKeys.has(name)), names.some((name) => androidKeys.has(name))];
  if (harmony !== android) return harmony ? 'harmony' : 'android';
  return account === undefined ? 'android' : platformOf(account);
}

/** The names in the block that only the other API has. */
function otherKeys(message: Message, platform: HuaweiPlatform): string[] {
  const others = platform === 'harmony' ? androidKeys : harmonyKeys;
  return Object.keys(ownBlock(message)).filter(
    (key) => others.has(camelCase(key)) || (platform === 'harmony' && ['notification', 'data', 'channelId'].includes(camelCase(key))),
  );
}

/** Takes out what was set aside, and puts `raw` back under the names it was written with. */
function finished(result: WireResult<HuaweiWire & Record<string, unknown>>): WireResult<HuaweiWire> {
  const { unused: _unused, ...wire } = result.wire;
  const origin: Record<string, string> = {};
  for (const [pointer, from] of Object.entries(result.origin))
    if (!pointer.startsWith(`${aside}/`)) origin[pointer] = from.replace(/^(message:\/vendors\/huawei\/raw)\/body(?=\/)/, '$1');
  completeClicks(wire, origin);
  return { ...result, wire: wire as unknown as HuaweiWire, origin };
}

/** A tap must do something, or HUAWEI refuses the notification: without a wish it opens the app. */
function completeClicks(wire: Record<string, unknown>, origin: Record<string, string>): void {
  const complete = (parent: string, field: string, type: string, kindOf: (click: Record<string, unknown>) => number) => {
    const notification = valueAt(wire, parent);
    if (!isObject(notification)) return;
    const given = notification[field];
    // Null is somebody's will: `raw` may leave the click out on purpose.
    const click = given === undefined ? {} : given;
    if (!isObject(click) || click[type] !== undefined) return;
    notification[field] = { [type]: kindOf(click), ...click };
    origin[`${parent}/${field}/${type}`] = 'default';
  };
  complete(androidNotification, 'click_action', 'type', (click) => ((click['intent'] ?? click['action']) ? 1 : click['url'] ? 2 : 3));
  const page = (click: Record<string, unknown>) => ((click['uri'] ?? click['action']) ? 1 : 0);
  if (!isBadgeOnly(valueAt(wire, harmonyNotification))) complete(harmonyNotification, 'clickAction', 'actionType', page);
  complete(liveViewNotification, 'clickAction', 'actionType', page);
}

/** A v3 notification that only refreshes the badge: it may have neither category nor click. */
function isBadgeOnly(notification: unknown): boolean {
  return isObject(notification) && Object.keys(notification).every((key) => key === 'badge') && notification['badge'] !== undefined;
}

/** The collapse key as the number that HUAWEI wants, or nothing. */
function collapseNumber(key: string | undefined): number | undefined {
  return key !== undefined && /^-?\d{1,9}$/.test(key) ? Number(key) : undefined;
}

/** A channel's scene that is a category serves messages that have no kind. */
function putCategory(b: WireBuilder, pointer: string, message: Message, scene: string | undefined): void {
  if (scene !== undefined && ([...serviceCategories, marketingCategory] as string[]).includes(scene)) b.derive(pointer, scene, 'channel');
  if (message.kind) b.derive(pointer, kinds[message.kind].fields[pointer], 'kind');
}

function putAndroid(b: WireBuilder, message: Message, account: HuaweiAccount | undefined): void {
  const api = account?.apiVersion ?? 'v1';
  if (account) b.account('/api', api);
  else b.fallback('/api', api);
  const shows = showsOnAndroid(message);
  const at = (name: string) => `${androidNotification}/${name}`;
  b.neutral(at('title'), message.title, '/title');
  b.neutral(at('body'), message.body, '/body');
  if (message.data && Object.keys(message.data).length > 0) b.neutral('/body/message/data', JSON.stringify(message.data), '/data');

  const channel = b.channel(account);
  putCategory(b, '/body/message/android/category', message, channel?.scene);
  if (message.ttlSeconds !== undefined) b.neutral('/body/message/android/ttl', `${message.ttlSeconds}s`, '/ttlSeconds');
  const collapse = collapseNumber(message.collapseKey);
  if (collapse === undefined) b.lose('/collapseKey', losses.collapseKey);
  else b.neutral('/body/message/android/collapse_key', collapse, '/collapseKey');

  if (!shows) {
    if (message.priority !== undefined) b.neutral('/body/message/android/urgency', message.priority.toUpperCase(), '/priority');
    for (const pointer of ['/click', '/channel', '/notifyId', '/badge', '/image']) b.lose(pointer, losses.dataOnly);
    b.lose('/sound', losses.sound);
    return;
  }
  if (message.priority === 'high') b.lose('/priority', losses.priority);
  if (channel) {
    if (account?.region === 'intl') b.neutral(at('channel_id'), channel.id, '/channel');
    else b.lose('/channel', losses.channelChina);
  }
  b.neutral(at('notify_id'), message.notifyId, '/notifyId');
  b.neutral(at('image'), message.image, '/image');
  if (message.sound !== undefined) {
    const isDefault = message.sound === 'default';
    b.neutral(at('default_sound'), isDefault, '/sound');
    if (!isDefault) b.neutral(at('sound'), message.sound.startsWith('/') ? message.sound : `/raw/${message.sound}`, '/sound');
  }
  if (message.badge !== undefined) {
    b.neutral(at('badge/set_num'), message.badge, '/badge');
    b.account(at('badge/class'), account?.launcherActivity);
  }
  if (message.click) putAndroidClick(b, message.click, at('click_action'));
}

/** A message with `data` and without any notification object is a data message. */
function showsOnAndroid(message: Message): boolean {
  if (message.title !== undefined || message.body !== undefined || message.image !== undefined) return true;
  const block = ownBlock(message);
  const raw = isObject(block['raw']) && isObject(block['raw']['body']) ? block['raw']['body'] : {};
  return [block, block['message'], raw, raw['message']].some((part) => {
    if (!isObject(part)) return false;
    const android = part['android'];
    return part['notification'] !== undefined || (isObject(android) && android['notification'] !== undefined);
  });
}

function putAndroidClick(b: WireBuilder, click: ClickAction, at: string): void {
  const put = (type: number, field?: string, value?: string, pointer = '') => {
    b.neutral(`${at}/type`, type, '/click/open');
    if (field !== undefined) b.neutral(`${at}/${field}`, value, pointer);
  };
  switch (click.open) {
    case 'app':
      return put(3);
    case 'activity':
      b.lose('/click', losses.activity);
      return put(1, 'action', click.activity, '/click/activity');
    case 'intent':
      // A URI is an intent; a bare name such as com.example.OPEN_CHAT is an action.
      return put(1, /:|#Intent;/.test(click.intent) ? 'intent' : 'action', click.intent, '/click/intent');
    case 'url':
      return put(2, 'url', click.url, '/click/url');
  }
}

function putHarmony(b: WireBuilder, message: Message, account: HuaweiAccount | undefined): void {
  if (account) b.account('/api', 'v3');
  else b.fallback('/api', 'v3');
  const pushType = pushTypeOf(message);
  b.derive('/pushType', pushType, 'payload');
  const channel = b.channel(account);
  if (message.ttlSeconds !== undefined) b.neutral('/body/pushOptions/ttl', message.ttlSeconds, '/ttlSeconds');
  const collapse = collapseNumber(message.collapseKey);
  const collapses = pushType === pushTypes.alert || pushType === pushTypes.extension;
  if (!collapses) b.lose('/collapseKey', losses.collapseKeyType);
  else if (collapse === undefined) b.lose('/collapseKey', losses.collapseKey);
  else b.neutral('/body/pushOptions/collapseKey', collapse, '/collapseKey');
  if (message.priority === 'high') b.lose('/priority', losses.harmonyPriority);
  if (channel) b.lose('/channel', losses.channelHarmony);

  switch (pushType) {
    case pushTypes.form:
      loseAll(b, ['/title', '/body', '/data', '/click', '/notifyId', '/badge', '/image', '/sound', '/kind'], losses.formText);
      return;
    case pushTypes.liveView:
      putLiveView(b, message);
      return;
    case pushTypes.background:
    case pushTypes.voip:
    case pushTypes.mdm:
      putExtra(b, message);
      loseAll(b, ['/title', '/body', '/kind', '/click', '/notifyId', '/badge', '/image', '/sound'], losses.extraOnly);
      return;
    case pushTypes.extension:
      putExtra(b, message);
      return putNotification(b, message, channel?.scene, false);
    default:
      return putNotification(b, message, channel?.scene, true);
  }
}

function loseAll(b: WireBuilder, pointers: readonly string[], text: Text): void {
  for (const pointer of pointers) b.lose(pointer, text);
}

function putExtra(b: WireBuilder, message: Message): void {
  if (message.data && Object.keys(message.data).length > 0) b.neutral('/body/payload/extraData', JSON.stringify(message.data), '/data');
}

/** The push type that the message asks for, or that its payload has the shape of. */
function pushTypeOf(message: Message): number {
  const block = ownBlock(message);
  const raw = isObject(block['raw']) ? block['raw'] : {};
  const asked = Object.entries(block).find(([key]) => camelCase(key) === 'pushType')?.[1] ?? raw['pushType'];
  if (asked !== undefined && /^\d+$/.test(String(asked))) return Number(asked);
  const rawBody = isObject(raw['body']) ? raw['body'] : {};
  const payload = { ...(isObject(rawBody['payload']) ? rawBody['payload'] : {}), ...(isObject(block['payload']) ? block['payload'] : {}) };
  const has = (...names: string[]) => names.some((name) => payload[name] !== undefined);
  if (has('formData', 'formId')) return pushTypes.form;
  if (has('activityId', 'activityData')) return pushTypes.liveView;
  const shows = has('notification') || [message.title, message.body, message.image, message.badge].some((part) => part !== undefined);
  if (has('extraData')) return shows ? pushTypes.extension : pushTypes.background;
  return shows || !message.data ? pushTypes.alert : pushTypes.background;
}

function putNotification(b: WireBuilder, message: Message, scene: string | undefined, takesData: boolean): void {
  const at = (name: string) => `${harmonyNotification}/${name}`;
  b.neutral(at('title'), message.title, '/title');
  b.neutral(at('body'), message.body, '/body');
  b.neutral(at('notifyId'), message.notifyId, '/notifyId');
  b.neutral(at('image'), message.image, '/image');
  b.neutral(at('badge/setNum'), message.badge, '/badge');
  if (message.sound !== undefined && message.sound !== 'default') b.neutral(at('sound'), message.sound, '/sound');
  // A push that only refreshes the badge has neither category nor click.
  if (refreshesBadge(message)) {
    b.lose('/click', losses.dataOnly);
    b.lose('/data', losses.dataOnly);
    return;
  }
  putCategory(b, at('category'), message, scene);
  putHarmonyClick(b, message.click, at('clickAction'));
  if (takesData)
    for (const [key, value] of Object.entries(message.data ?? {}))
      b.neutral(`${at('clickAction/data')}${pointerOf([key])}`, value, `/data${pointerOf([key])}`);
}

function refreshesBadge(message: Message): boolean {
  const payload = ownBlock(message)['payload'];
  const own = isObject(payload) && isObject(payload['notification']) ? payload['notification'] : {};
  const badge = message.badge !== undefined || own['badge'] !== undefined;
  return badge && [message.title, message.body, message.image, own['title'], own['body']].every((part) => part === undefined);
}

function putHarmonyClick(b: WireBuilder, click: ClickAction | undefined, at: string): void {
  const put = (actionType: number, field?: string, value?: string, pointer = '') => {
    b.neutral(`${at}/actionType`, actionType, '/click/open');
    if (field !== undefined) b.neutral(`${at}/${field}`, value, pointer);
  };
  switch (click?.open) {
    case undefined:
      return;
    case 'app':
      return put(0);
    case 'activity':
      b.lose('/click', losses.activity);
      return put(1, 'action', click.activity, '/click/activity');
    case 'intent':
      if (/^intent:|#Intent;/.test(click.intent)) {
        b.lose('/click', losses.androidIntent);
        return put(0);
      }
      return put(1, click.intent.includes(':') ? 'uri' : 'action', click.intent, '/click/intent');
    case 'url':
      if (!/^https?:/i.test(click.url)) return put(1, 'uri', click.url, '/click/url');
      b.lose('/click', losses.harmonyUrl);
      return put(0, `data/${clickUrlKey}`, click.url, '/click/url');
  }
}

/** A live view shows title and body in its notification part. */
function putLiveView(b: WireBuilder, message: Message): void {
  const at = liveViewNotification;
  b.neutral(`${at}/contentTitle`, message.title, '/title');
  if (message.body !== undefined) b.neutral(`${at}/contentText`, [{ text: message.body }], '/body');
  putHarmonyClick(b, message.click, `${at}/clickAction`);
  for (const [key, value] of Object.entries(message.data ?? {}))
    b.neutral(`${at}/clickAction/data${pointerOf([key])}`, value, `/data${pointerOf([key])}`);
  loseAll(b, ['/kind', '/notifyId', '/badge', '/image', '/sound'], losses.liveView);
}
