import type { Confidence } from '../../core/catalogue.ts';
import type { DecodedPayload, Display, DisplayFacet, PayloadPlace } from '../../core/display.ts';
import type { Text } from '../../core/text.ts';
import { docs } from './facts.ts';
import { messageTypes, offlinePushPointer, type ZegoOfflinePush, type ZegoWire } from './wire.ts';

function pushOf(wire: ZegoWire): ZegoOfflinePush | undefined {
  return wire.via === 'call' ? wire.body.OfflinePush : wire.body.MessageBody?.OfflinePush;
}

function silentBecause(wire: ZegoWire): Text | undefined {
  if (wire.body.MessageType === messageTypes.signalling)
    return {
      en: 'A signalling message (MessageType 2) has no push config: it is never pushed.',
      zh: '信令消息（MessageType 为 2）没有推送配置，永远不会推送。',
    };
  if (wire.body.MessageType === messageTypes.barrage)
    return {
      en: 'A barrage message belongs to rooms, and messages in rooms are never pushed.',
      zh: '弹幕消息属于房间消息，房间消息不会推送。',
    };
  if (pushOf(wire)?.Enable !== 1)
    return {
      en: '`OfflinePush.Enable` is not 1, and without it ZEGO sends no push.',
      zh: '`OfflinePush.Enable` 不为 1，ZEGO 不会推送。',
    };
  return undefined;
}

const notes = {
  empty: {
    en: 'What ZEGO does with an empty title or content is not documented; the vendors refuse an empty content.',
    zh: '标题或内容为空时 ZEGO 如何处理没有文档说明；厂商会拒绝空内容。',
  },
  nothingAdded: {
    en: 'ZEGO derives nothing: no sender’s name, no group name, no number of messages. Who wrote must stand in the title.',
    zh: 'ZEGO 不做任何推导：不会添加发送者昵称、群名称或未读条数，需自行写入标题。',
  },
  template: {
    en: 'On OPPO phones a private message template is used; its approved wording and these parameters must agree.',
    zh: 'OPPO 手机使用私信模板，参数须与审核通过的模板文案一致。',
  },
  call: {
    en: 'Whoever opens the app while the call still rings gets `onCallInvitationReceived` in addition; later there is no call any more.',
    zh: '若打开应用时呼叫仍未结束，还会收到 `onCallInvitationReceived`；超时后则没有呼叫。',
  },
} satisfies Record<string, Text>;

function display(wire: ZegoWire): Display {
  const push = pushOf(wire);
  const at = offlinePushPointer(wire.via).slice('/body/'.length).replaceAll('/', '.');
  const part = (name: 'Title' | 'Content') => ({
    text: push?.[name] ?? '',
    from: { en: `\`${at}.${name}\` as it is`, zh: `原样取自 \`${at}.${name}\`` },
    confidence: 'A' as const,
  });
  const title = part('Title');
  const content = part('Content');
  const silent = silentBecause(wire);
  return {
    title,
    content,
    ...(silent ? { silent } : {}),
    notes: [
      ...(title.text.trim() === '' || content.text.trim() === '' ? [{ text: notes.empty }] : []),
      { text: notes.nothingAdded },
      ...(push?.PrivateMessageTemplate === undefined ? [] : [{ text: notes.template }]),
      ...(wire.via === 'call' ? [{ text: notes.call }] : []),
    ],
  };
}

const viaIntent = 'ZPNsManager.getInstance().getZPNsMessage(application, intent).payload';
const viaClick = 'onNotificationClicked(context, message): message.getPayload()';

const launcher: Text = {
  en: 'Call it in `onCreate` and `onNewIntent` of the launcher activity, which must be exported.',
  zh: '在启动 Activity 的 `onCreate` 与 `onNewIntent` 中调用，且该 Activity 须设置 exported 为 true。',
};

const click: Text = {
  en: 'Only when the console’s click action is to open a page of the app; the event waits until `registerPush` was called.',
  zh: '仅当控制台的点击动作为“打开应用内页面”时有效；事件会保留到调用 `registerPush` 之后。',
};

const older: Text = {
  en: 'From the older guide, before `getZPNsMessage`; prefer that.',
  zh: '旧版指南的写法，早于 `getZPNsMessage`；建议使用后者。',
};

const vivoGap: Text = {
  en: 'The older guide reads the extras of Xiaomi, OPPO, Huawei and FCM but leaves vivo out, so code copied from it yields an empty payload on vivo.',
  zh: '旧版指南只给出小米、OPPO、华为与 FCM 的 extras 读取方式，遗漏了 vivo；照抄的代码在 vivo 上取到的 payload 为空。',
};

const androidVendors = ['xiaomi', 'huawei', 'oppo', 'vivo', 'fcm'] as const;

const rawPlaces: readonly (readonly [vendor: string, where: string, confidence: Confidence])[] = [
  ['xiaomi', '((MiPushMessage) message.getExtras()).getExtra().get("payload")', 'A'],
  ['oppo', '((DataMessage) message.getExtras()).getDataExtra() as JSON', 'A'],
  ['huawei', '((RemoteMessage) message.getExtras()).getDataOfMap().get("payload")', 'A'],
  ['fcm', '((RemoteMessage) message.getExtras()).getData().get("payload")', 'A'],
];

const places: readonly PayloadPlace[] = [
  ...androidVendors.map((vendor): PayloadPlace => ({
    vendor,
    where: viaIntent,
    key: 'payload',
    since: '2.5.0',
    note: vendor === 'vivo' ? vivoGap : launcher,
    source: docs.payload,
    confidence: 'A',
  })),
  ...androidVendors
    .filter((vendor) => vendor !== 'fcm')
    .map((vendor): PayloadPlace => ({
      vendor,
      where: viaClick,
      key: 'payload',
      since: '2.8.0',
      note: click,
      source: docs.zpnsClass,
      confidence: 'A',
    })),
  ...rawPlaces.map(([vendor, where, confidence]): PayloadPlace => ({
    vendor,
    where,
    key: 'payload',
    note: older,
    source: docs.guide,
    confidence,
  })),
];

/** Which callback of `ZPNsMessageReceiver` comes on which vendor's phones. */
export interface CallbackSupport {
  callback: 'onThroughMessageReceived' | 'onNotificationArrived' | 'onRegistered' | 'onNotificationClicked';
  /** First version of ZPNs that has it. */
  since?: string;
  vendors: Readonly<Record<(typeof androidVendors)[number], 'yes' | 'no' | 'limited'>>;
  notes: readonly Text[];
  source: string;
  confidence: Confidence;
}

export const callbackSupport: readonly CallbackSupport[] = [
  {
    callback: 'onThroughMessageReceived',
    vendors: { xiaomi: 'no', huawei: 'limited', oppo: 'no', vivo: 'no', fcm: 'limited' },
    notes: [
      {
        en: 'FCM: only while the app is in the foreground or background, not when it was killed.',
        zh: 'FCM：仅当应用处于前台或后台时触发，被杀后不触发。',
      },
      {
        en: 'Huawei: the guide asks for the right to high-priority data messages; the newer class reference (2026-07) names FCM alone, so do not count on Huawei.',
        zh: '华为：指南要求先申请高优先级透传权限；较新的类参考（2026-07）只列出 FCM，因此不应依赖华为的该回调。',
      },
    ],
    source: docs.zpnsClass,
    confidence: 'A',
  },
  {
    callback: 'onNotificationArrived',
    vendors: { xiaomi: 'limited', huawei: 'no', oppo: 'no', vivo: 'no', fcm: 'no' },
    notes: [
      {
        en: 'Xiaomi: only while the app is alive; its absence proves nothing about the push.',
        zh: '小米：仅在应用存活时触发；没有触发不能说明推送未到达。',
      },
    ],
    source: docs.guide,
    confidence: 'A',
  },
  {
    callback: 'onRegistered',
    vendors: { xiaomi: 'yes', huawei: 'yes', oppo: 'yes', vivo: 'yes', fcm: 'yes' },
    notes: [
      {
        en: 'Log `errorCode`, `errorMessage`, `pushID`, `pushSourceType` and `deviceToken` here: it is the only place where the binding can be seen.',
        zh: '请在此打印 `errorCode`、`errorMessage`、`pushID`、`pushSourceType` 与 `deviceToken`，这是唯一能看到绑定信息的地方。',
      },
    ],
    source: docs.guide,
    confidence: 'A',
  },
  {
    callback: 'onNotificationClicked',
    since: '2.8.0',
    vendors: { xiaomi: 'yes', huawei: 'yes', oppo: 'yes', vivo: 'yes', fcm: 'no' },
    notes: [{ en: 'FCM: read the payload from the intent instead.', zh: 'FCM：请改为从 intent 中读取 payload。' }],
    source: docs.zpnsClass,
    confidence: 'A',
  },
];

/** `ZPNsMessage.pushSource` and class names in a log → our vendor id. */
const vendorSigns: readonly (readonly [RegExp, string])[] = [
  [/\bpushSource(?:Type)?["']?\s*[=:]\s*["']?(?:XIAOMI|2)\b/i, 'xiaomi'],
  [/\bpushSource(?:Type)?["']?\s*[=:]\s*["']?(?:VIVO|1)\b/i, 'vivo'],
  [/\bpushSource(?:Type)?["']?\s*[=:]\s*["']?(?:HUAWEI|3)\b/i, 'huawei'],
  [/\bpushSource(?:Type)?["']?\s*[=:]\s*["']?(?:OPPO|4)\b/i, 'oppo'],
  [/\bpushSource(?:Type)?["']?\s*[=:]\s*["']?(?:FCM|5)\b/i, 'fcm'],
  [/\bpushSource(?:Type)?["']?\s*[=:]\s*["']?(?:HONOR|6)\b/i, 'honor'],
  [/\bMiPushMessage\b|\bpassThrough=|\bkey_message\b/, 'xiaomi'],
  [/\bcom\.huawei\b|\bgetDataOfMap\b/, 'huawei'],
  [/\bcom\.heytap\b|\bdataExtra\b/, 'oppo'],
  [/\bUPSNotificationMessage\b|\bskipContent\b/, 'vivo'],
  [/\bgoogle\.message_id\b|\bcom\.google\.firebase\b|\bgcm\.n\./, 'fcm'],
];

const meanings = {
  payload: { en: 'What the sender put into `OfflinePush.Payload`', zh: '发送方在 `OfflinePush.Payload` 中填写的内容' },
  member: { en: 'A member of the payload, as the app will read it', zh: 'payload 中的字段，供应用读取' },
  title: { en: 'Title of the notification', zh: '通知标题' },
  content: { en: 'Content of the notification', zh: '通知内容' },
} satisfies Record<string, Text>;

const emptyPayload: Text = {
  en: 'The payload is there but empty: the sender set no `Payload`, or an SDK before 2.5.0 sent `extendedData`.',
  zh: 'payload 存在但为空：发送方未设置 `Payload`，或发送方使用的是 2.5.0 之前的 SDK（当时参数名为 `extendedData`）。',
};

const notJson: Text = {
  en: 'The payload is not JSON; ZEGO hands any text on, and the app must expect plain text.',
  zh: 'payload 不是 JSON；ZEGO 会原样传递任意文本，应用须按纯文本读取。',
};

const logMax = 64_000;

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first member of that name, however deep; an OPPO `dataExtra` is JSON in text. */
function memberIn(value: unknown, name: string, depth = 0): unknown {
  if (depth > 6) return undefined;
  if (typeof value === 'string') return value.trimStart().startsWith('{') ? memberIn(jsonOf(value), name, depth + 1) : undefined;
  if (Array.isArray(value)) return value.map((item) => memberIn(item, name, depth + 1)).find((found) => found !== undefined);
  if (!isRecord(value)) return undefined;
  if (Object.hasOwn(value, name)) return value[name];
  return Object.values(value)
    .map((item) => memberIn(item, name, depth + 1))
    .find((found) => found !== undefined);
}

/** The end of a value that begins with a bracket; strings inside are skipped. */
function closing(text: string, start: number): number {
  let depth = 0;
  let inString = false;
  for (let index = start; index < text.length; index++) {
    const char = text[index];
    if (inString) {
      if (char === '\\') index++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') depth++;
    else if ((char === '}' || char === ']') && --depth === 0) return index + 1;
  }
  return text.length;
}

/** The value behind `name=` or `name:` in a log line such as `MiPushMessage{…, extra={payload={"a":1}, x=y}}`. */
function valueIn(text: string, name: string): string | undefined {
  const match = new RegExp(`(?<![\\w.])["']?${name}["']?\\s*[=:]\\s*`).exec(text);
  const extra = match ?? new RegExp(`--es\\s+["']?${name}["']?\\s+`).exec(text);
  if (!extra) return undefined;
  const start = extra.index + extra[0].length;
  const first = text[start];
  if (first === '{' || first === '[') return text.slice(start, closing(text, start));
  if (first === '"') {
    const quoted = /^"(?:[^"\\]|\\.)*"/.exec(text.slice(start))?.[0];
    const value = quoted === undefined ? undefined : jsonOf(quoted);
    return typeof value === 'string' ? value : undefined;
  }
  if (first === "'") return /^'([^']*)'/.exec(text.slice(start))?.[1];
  return /^[^,}\])\r\n]*/.exec(text.slice(start))?.[0].trim();
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? undefined : JSON.stringify(value);
}

/** `MiPushMessage.toString()` puts each value into braces: `content={hi}`. A text that is JSON stays as it is. */
function unwrapped(value: string): string {
  return value.startsWith('{') && value.endsWith('}') && jsonOf(value) === undefined ? value.slice(1, -1) : value;
}

function decode(logged: string): DecodedPayload | undefined {
  const text = logged.slice(0, logMax);
  const json = jsonOf(text.trim());
  const find = (name: string): string | undefined =>
    textOf(isRecord(json) || Array.isArray(json) ? memberIn(json, name) : valueIn(text, name));
  const payload = find('payload');
  if (payload === undefined) return undefined;
  const vendor = vendorSigns.find(([sign]) => sign.test(text))?.[1];
  const members = jsonOf(payload);
  const shown = ['title', 'content'] as const;
  return {
    ...(vendor === undefined ? {} : { vendor }),
    fields: [
      { name: 'payload', value: payload, meaning: meanings.payload },
      ...(isRecord(members)
        ? Object.entries(members).map(([name, value]) => ({
            name: `payload.${name}`,
            value: textOf(value) ?? 'null',
            meaning: meanings.member,
          }))
        : []),
      ...shown.flatMap((name) => {
        const value = find(name);
        const text = value === undefined ? '' : unwrapped(value);
        return text === '' ? [] : [{ name, value: text, meaning: meanings[name] }];
      }),
    ],
    notes: payload === '' ? [{ text: emptyPayload }] : members === undefined ? [{ text: notJson }] : [],
  };
}

/**
 * A push shows exactly the title and content of the push config.
 *
 * @see https://doc-zh.zego.im/zim-server/messaging/messagebody-introduction
 */
export const displayFacet: DisplayFacet<ZegoWire> = { display, places, decode };
