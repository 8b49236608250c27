import type { Display, DisplayContext, DisplayFacet, PayloadPlace, ShownText } from '../../core/display.ts';
import type { Text } from '../../core/text.ts';
import { decode } from './payload.ts';
import { contentMaxWidth, docs, textWidth, titleMaxWidth, type EasemobBody, type EasemobWire, type PushMessage } from './wire.ts';

/** What Easemob shows when a message says nothing itself. */
export const defaultTexts = {
  message: { title: '您有一条新消息', content: '请点击查看' },
  push: { title: '您有一条新消息', content: '请及时查看' },
} as const;

type Note = Display['notes'][number];

const fixed: Text = { en: 'Easemob’s fixed text', zh: '环信固定文案' };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(value: unknown, path: string): unknown {
  let place = value;
  for (const key of path.split('.')) place = isObject(place) ? place[key] : undefined;
  return place;
}

function textAt(value: unknown, path: string): string | undefined {
  const text = at(value, path);
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** Where a vendor's object keeps its own title and content; the first that is set wins. */
const vendorTexts: Readonly<Record<string, { title: readonly string[]; content: readonly string[] }>> = {
  huawei: {
    title: ['huawei.message.android.notification.title', 'huawei.message.notification.title'],
    content: ['huawei.message.android.notification.body', 'huawei.message.notification.body'],
  },
  honor: { title: ['honor.androidConfig.androidNotification.title'], content: ['honor.androidConfig.androidNotification.body'] },
  xiaomi: { title: ['xiaomi.title'], content: ['xiaomi.description'] },
  oppo: { title: ['oppo.title'], content: ['oppo.content'] },
  vivo: { title: ['vivo.title'], content: ['vivo.content'] },
  meizu: { title: ['meizu.title'], content: ['meizu.content'] },
  fcm: { title: ['fcmV1.notification.title'], content: ['fcmV1.notification.body'] },
  apns: { title: ['apns.title'], content: ['apns.content'] },
  harmony: { title: ['harmonyOS.title'], content: ['harmonyOS.body'] },
};

function named(name: string): Text {
  return { en: `\`${name}\``, zh: `\`${name}\` 字段` };
}

function pushText(push: PushMessage, which: 'title' | 'content', vendor: string | undefined): ShownText {
  const own = vendor === undefined || !Object.hasOwn(vendorTexts, vendor) ? undefined : vendorTexts[vendor];
  for (const path of own?.[which] ?? []) {
    const text = textAt(push, path);
    if (text !== undefined) return { text, from: named(`pushMessage.${path}`), confidence: 'A' };
  }
  const text = textAt(push, which);
  return text === undefined
    ? { text: defaultTexts.push[which], from: fixed, confidence: 'A' }
    : { text, from: named(`pushMessage.${which}`), confidence: 'A' };
}

const notByVendor: Text = {
  en: 'This strategy uses Easemob’s own connection alone: no vendor push is sent.',
  zh: '该策略只使用环信自有通道，不会经厂商推送。',
};

function displayPush(body: EasemobBody, { vendor }: DisplayContext): Display {
  const push = body.pushMessage ?? {};
  const title = pushText(push, 'title', vendor);
  const content = pushText(push, 'content', vendor);
  const { strategy } = body;
  const notes: Note[] = [];
  if (textWidth(title.text) > titleMaxWidth)
    notes.push({
      text: {
        en: 'The title counts {width}; instant push allows {limit} (a CJK character counts two).',
        zh: '标题长度计为 {width}，即时推送上限为 {limit}（一个汉字计 2）。',
      },
      data: { width: textWidth(title.text), limit: titleMaxWidth },
    });
  if (textWidth(content.text) > contentMaxWidth)
    notes.push({
      text: {
        en: 'The content counts {width}; instant push allows {limit} (a CJK character counts two).',
        zh: '内容长度计为 {width}，即时推送上限为 {limit}（一个汉字计 2）。',
      },
      data: { width: textWidth(content.text), limit: contentMaxWidth },
    });
  if (strategy === 3)
    notes.push({
      text: {
        en: 'When the user is online, the app gets it over its own connection instead of the vendor’s.',
        zh: '用户在线时由应用长连接接收，不经厂商通道。',
      },
    });
  return { title, content, ...(strategy === 1 || strategy === 4 ? { silent: notByVendor } : {}), notes };
}

/** The template that decides, highest first: named in the message, then the receiver's. */
function templateOf(
  body: EasemobBody,
  context: DisplayContext,
): { name: string; from: Text; titleArgs: unknown; contentArgs: unknown } | undefined {
  const template = body.ext?.em_push_template;
  const receiver = context.receiver?.id?.toLowerCase();
  const directed: unknown = template?.directed_template;
  if (Array.isArray(directed) && receiver !== undefined)
    for (const item of directed as unknown[]) {
      const targets: unknown = at(item, 'target');
      const name = textAt(item, 'name');
      if (name !== undefined && Array.isArray(targets) && targets.includes(receiver))
        return {
          name,
          from: { en: '`em_push_template.directed_template` of the message', zh: '消息的 `em_push_template.directed_template`' },
          titleArgs: at(item, 'title_args'),
          contentArgs: at(item, 'content_args'),
        };
    }
  const own = textAt(template, 'name');
  if (own !== undefined)
    return {
      name: own,
      from: { en: '`em_push_template` of the message', zh: '消息的 `em_push_template`' },
      titleArgs: template?.title_args,
      contentArgs: template?.content_args,
    };
  const theirs = context.receiver?.template;
  return theirs === undefined || theirs === ''
    ? undefined
    : { name: theirs, from: { en: 'the receiver’s template', zh: '接收方设置的模板' }, titleArgs: undefined, contentArgs: undefined };
}

function argsOf(value: unknown): string {
  return Array.isArray(value) && value.length > 0 ? `: ${value.map(String).join(', ')}` : '';
}

/** The message's own text, as a push would quote it. */
function messageText(body: EasemobBody): { text: string; isSure: boolean } {
  const type = body.type ?? 'txt';
  const text = textAt(body, 'body.msg');
  return type === 'txt' ? { text: text ?? '', isSure: true } : { text: `[${type}]`, isSure: false };
}

function styleText(wire: EasemobWire, context: DisplayContext): ShownText {
  const style = context.receiver?.displayStyle;
  if (style !== 1)
    return {
      text: defaultTexts.message.content,
      from: style === 0 ? { en: 'Easemob’s fixed text (display style 0)', zh: '环信固定文案（展示样式 0）' } : fixed,
      confidence: style === 0 ? 'A' : '?',
    };
  const { text, isSure } = messageText(wire.body);
  const nickname = context.sender?.nickname;
  const sender = context.sender?.id ?? wire.body.from ?? 'admin';
  const group = wire.via === 'group';
  const who = group ? (context.group?.id ?? '…') : nickname === undefined || nickname === '' ? sender : nickname;
  return {
    text: `${who}: ${text}`,
    from: group
      ? context.group === undefined
        ? { en: 'group id, not known here, and text (display style 1)', zh: '群组 ID（此处未知）和消息文本（展示样式 1）' }
        : { en: 'group id and text (display style 1)', zh: '群组 ID 和消息文本（展示样式 1）' }
      : nickname
        ? { en: 'sender’s push nickname and text (display style 1)', zh: '发送方推送昵称和消息文本（展示样式 1）' }
        : { en: 'sender’s user id and text (display style 1)', zh: '发送方用户 ID 和消息文本（展示样式 1）' },
    confidence: isSure ? 'A' : '?',
  };
}

function extText(body: EasemobBody, which: 'title' | 'content'): ShownText | undefined {
  // Two places for one thing; the documents do not rank them.
  for (const path of [`em_push_ext.${which}`, `em_apns_ext.em_push_${which}`]) {
    const text = textAt(body.ext, path);
    if (text !== undefined) return { text, from: named(`ext.${path}`), confidence: 'A' };
  }
  return undefined;
}

const silences = {
  ignored: { en: '`em_ignore_notification` is true: the message is never pushed.', zh: '`em_ignore_notification` 为 true，消息不会推送。' },
  onlineOnly: {
    en: '`routetype` is ROUTE_ONLINE: the message goes to online users only and is never pushed.',
    zh: '`routetype` 为 ROUTE_ONLINE，消息只发给在线用户，不会推送。',
  },
} as const;

function displayMessage(wire: EasemobWire, context: DisplayContext): Display {
  const { body } = wire;
  const notes: Note[] = [];
  const silent =
    body.ext?.em_ignore_notification === true ? silences.ignored : body.routetype === 'ROUTE_ONLINE' ? silences.onlineOnly : undefined;
  if (body.type === 'cmd')
    notes.push({
      text: {
        en: 'Command messages are probably not pushed; the documents do not say.',
        zh: '透传消息（cmd）很可能不会推送，文档未明确说明。',
      },
    });
  if (wire.via === 'group')
    notes.push({ text: { en: 'Groups of more than 3000 members get no offline push.', zh: '超过 3000 人的群组没有离线推送。' } });
  const template = templateOf(body, context);
  if (template) {
    notes.push({
      text: {
        en: 'The pattern of the template stands in the console or at `GET …/notification/template/{name}`; it is filled with the arguments of the message.',
        zh: '模板内容见控制台或 `GET …/notification/template/{name}`，由消息中的参数填充。',
      },
      data: { name: template.name },
    });
    return {
      title: { text: `{${template.name}${argsOf(template.titleArgs)}}`, from: template.from, confidence: 'A' },
      content: { text: `{${template.name}${argsOf(template.contentArgs)}}`, from: template.from, confidence: 'A' },
      ...(silent ? { silent } : {}),
      notes,
    };
  }
  const ownTitle = extText(body, 'title');
  const ownContent = extText(body, 'content');
  if (!ownTitle || !ownContent)
    notes.push({
      text: {
        en: 'If the console has a template named “default”, it replaces the text that the message leaves open.',
        zh: '若控制台存在名为“default”的模板，消息未指定的部分将按该模板展示。',
      },
    });
  if (!ownContent && context.receiver?.displayStyle === undefined)
    notes.push({
      text: {
        en: 'The receiver’s display style is not known; style 0 (fixed text) is the default.',
        zh: '接收方的展示样式未知，默认为样式 0（固定文案）。',
      },
    });
  return {
    title: ownTitle ?? { text: defaultTexts.message.title, from: fixed, confidence: 'A' },
    content: ownContent ?? styleText(wire, context),
    ...(silent ? { silent } : {}),
    notes,
  };
}

const launcher = {
  where: 'getIntent().getExtras()',
  key: 'f, t, m, g, e',
  note: {
    en: 'In `onCreate` and `onNewIntent` of the launcher activity.',
    zh: '在启动 Activity 的 `onCreate` 与 `onNewIntent` 中读取。',
  },
  source: docs.parsing,
  confidence: 'A',
} as const;

const older = { source: docs.parsingOld, confidence: 'A' } as const;

const places: readonly PayloadPlace[] = [
  ...['huawei', 'honor', 'oppo', 'meizu', 'xiaomi', 'vivo', 'fcm'].map((vendor) => ({ vendor, ...launcher })),
  {
    vendor: 'xiaomi',
    where: 'EMMiMsgReceiver.onNotificationMessageClicked: miPushMessage.getContent()',
    key: 'f, t, m, g, e',
    note: { en: 'How it was before the rule became the same for all vendors; JSON text.', zh: '统一规则之前的取法，内容为 JSON 文本。' },
    ...older,
  },
  {
    vendor: 'vivo',
    where: 'EMVivoMsgReceiver.onNotificationMessageClicked: getParams()',
    key: 'f, t, m, g, e',
    note: {
      en: 'With vivo’s push SDK before 3.0.0.0 (480); newer ones use the launch intent.',
      zh: '适用于 3.0.0.0（480）之前的 vivo 推送 SDK，更新的版本使用启动 Intent。',
    },
    ...older,
  },
  {
    vendor: 'fcm',
    where: 'FirebaseMessagingService.onMessageReceived: remoteMessage.getData()',
    key: 'f, t, m, g, e',
    note: { en: 'The text stands under `alert`.', zh: '文本位于 `alert`。' },
    ...older,
  },
  {
    vendor: 'apns',
    where: 'userInfo',
    key: 'f, t, m, g, e',
    note: {
      en: 'At the top level, beside `aps`; an app with a SceneDelegate reads connectionOptions.notificationResponse.',
      zh: '位于顶层，与 `aps` 同级；使用 SceneDelegate 的应用需从 connectionOptions.notificationResponse 读取。',
    },
    ...older,
  },
];

/** What a phone shows for Easemob's pushes, and how to read what it logged. */
export const displayFacet: DisplayFacet<EasemobWire> = {
  display: (wire, context) => (wire.via === 'push' ? displayPush(wire.body, context) : displayMessage(wire, context)),
  places,
  decode,
};
