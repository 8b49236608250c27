import type { Confidence } from '../../core/catalogue.ts';
import type { DecodedPayload, Display, DisplayContext, DisplayFacet, PayloadPlace, ShownText } from '../../core/display.ts';
import { isRecord, jsonIn } from '../../core/receipt.ts';
import type { Text } from '../../core/text.ts';
import { androidOf, apnsOf, bodyOf, elementsOf, elementText, infoOf, isMuteCustom, saysNothing, textOf } from './facts.ts';
import { legacyContent, legacyTitle, type LegacyElement } from './legacy.ts';
import { docs, textLimits, type MsgElement, type TencentWire } from './wire.ts';

export * from './legacy.ts';

const ellipsis = '...';

/** Stands for a text that the phone will have and nobody here knows; its `from` says which. */
const unknown = '…';

/** What stands for an element without words. The older SDK's placeholders; for the present server they are inferred. */
const elementPlaceholders: Readonly<Record<string, string>> = { TIMSoundElem: '[语音]', TIMFileElem: '[文件]', TIMImageElem: '[图片]' };

function written(text: string, from: string): ShownText {
  return { text, from: { en: from, zh: from }, confidence: 'A' };
}

function inferred(text: string, from: Text, confidence: Confidence = '?'): ShownText {
  return { text, from, confidence };
}

const nothing: Text = { en: 'nothing is set', zh: '未设置' };

function titleOf(wire: TencentWire, { sender, group, vendor }: DisplayContext): ShownText {
  const forApple = vendor === 'apns' ? textOf(apnsOf(wire).Title) : undefined;
  if (forApple !== undefined) return written(forApple, 'ApnsInfo.Title');
  const title = textOf(infoOf(wire).Title);
  if (title !== undefined) return written(title, 'OfflinePushInfo.Title');
  if (wire.via === 'group') {
    const name = textOf(group?.name);
    if (name !== undefined) return inferred(name, { en: 'group name', zh: '群名称' });
    if (group) return inferred(group.id, { en: 'group id', zh: '群 ID' });
    return inferred(unknown, { en: 'the group’s name, else its id; not known here', zh: '群名称，未设置时为群 ID；此处未知' });
  }
  if (wire.via === 'push') return inferred('', nothing, 'A');
  const nickname = textOf(sender?.nickname);
  if (nickname !== undefined) return inferred(nickname, { en: 'sender’s nickname', zh: '发送方昵称' });
  const id = sender?.id ?? textOf(bodyOf(wire).From_Account);
  if (id !== undefined) return inferred(id, { en: 'sender’s user id', zh: '发送方 UserID' });
  return inferred(unknown, {
    en: 'the sender’s nickname, else the user id; not known here',
    zh: '发送方昵称，未设置时为 UserID；此处未知',
  });
}

function contentOf(wire: TencentWire): ShownText {
  const desc = textOf(infoOf(wire).Desc);
  if (desc !== undefined) return written(desc, 'OfflinePushInfo.Desc');
  const elements = elementsOf(wire);
  const isWorded = ({ MsgType }: MsgElement) => ['TIMTextElem', 'TIMLocationElem', 'TIMCustomElem'].includes(MsgType);
  const text = elements.map((element) => elementText(element) ?? elementPlaceholders[element.MsgType] ?? '').join('');
  if (elements.length === 0) return inferred('', nothing, 'A');
  return inferred(text, { en: 'elements of the message', zh: '消息元素' }, elements.every(isWorded) ? 'A' : '?');
}

/** Cuts as the server does: UTF-16 units, the ellipsis inside the limit (that it counts within is inferred). */
function cut(shown: ShownText, limit: number | undefined): ShownText {
  if (limit === undefined || shown.text.length <= limit) return shown;
  const kept = shown.text.slice(0, limit - ellipsis.length).replace(/[\uD800-\uDBFF]$/, '');
  return { ...shown, text: `${kept}${ellipsis}` };
}

/** Why no push is sent for the message, whatever the receiver's state. */
function silentReason(wire: TencentWire, receiver: string | undefined): Text | undefined {
  const { MsgLifeTime, OnlineOnlyFlag, From_Account: from } = bodyOf(wire);
  if (infoOf(wire).PushFlag === 1)
    return { en: 'PushFlag is 1: offline push is switched off for this message.', zh: 'PushFlag 为 1：该消息关闭了离线推送。' };
  if (MsgLifeTime === 0 && wire.via === 'message')
    return { en: 'MsgLifeTime is 0: only connected users get the message.', zh: 'MsgLifeTime 为 0：消息只发给在线用户。' };
  if (OnlineOnlyFlag === 1)
    return { en: 'OnlineOnlyFlag is 1: only connected users get the message.', zh: 'OnlineOnlyFlag 为 1：消息只发给在线用户。' };
  if (isMuteCustom(wire)) return { en: 'A custom message without Desc makes no push.', zh: '自定义消息没有 Desc，不会推送。' };
  if (saysNothing(wire)) return { en: 'Title and text are empty.', zh: '标题与内容均为空。' };
  if (wire.via !== 'group' && from !== undefined && from === receiver)
    return { en: 'Sender and receiver are the same account.', zh: '发送方与接收方是同一账号。' };
  return undefined;
}

function display(wire: TencentWire, context: DisplayContext): Display {
  const { vendor, receiver } = context;
  const limits = vendor === undefined ? undefined : textLimits[vendor];
  const isBig = androidOf(wire).PushStyle === 1;
  const [fullTitle, fullContent] = [titleOf(wire, context), contentOf(wire)];
  const title = cut(fullTitle, limits?.title);
  const content = cut(fullContent, (isBig ? limits?.descBigText : undefined) ?? limits?.desc);
  const notes: Display['notes'][number][] = [];
  if (vendor !== undefined && limits && (title !== fullTitle || content !== fullContent))
    notes.push({
      text: {
        en: 'Tencent IM cuts for {vendor}: title {title}, text {desc} UTF-16 units.',
        zh: '腾讯云 IM 针对 {vendor} 截断：标题 {title}、内容 {desc} 个 UTF-16 单元。',
      },
      data: { vendor, title: limits.title, desc: (isBig ? limits.descBigText : undefined) ?? limits.desc },
    });
  const { MultiLanguageContent, PushTemplateId } = infoOf(wire);
  if (Array.isArray(MultiLanguageContent) && MultiLanguageContent.length > 0)
    notes.push({
      text: {
        en: 'MultiLanguageContent is set: a phone whose app reported one of its languages shows that text.',
        zh: '设置了 MultiLanguageContent：应用上报过对应语言的手机会显示该语言的文案。',
      },
    });
  if (textOf(PushTemplateId) !== undefined)
    notes.push({
      text: { en: 'A push template is named; its text may replace title and text.', zh: '指定了推送模板，模板文案可能替换标题与内容。' },
    });
  if (wire.via === 'push' && fullTitle.text === '')
    notes.push({
      text: {
        en: 'A push without a title: what a phone shows instead is up to the vendor.',
        zh: '推送没有标题，手机上显示什么由厂商决定。',
      },
    });
  const silent = silentReason(wire, receiver?.id);
  return { title, content, ...(silent === undefined ? {} : { silent }), notes };
}

const legacyTypes: Readonly<Record<string, 'sound' | 'file' | 'image' | 'face' | 'location' | 'video'>> = {
  TIMSoundElem: 'sound',
  TIMFileElem: 'file',
  TIMImageElem: 'image',
  TIMFaceElem: 'face',
  TIMLocationElem: 'location',
  TIMVideoFileElem: 'video',
};

function legacyElement(element: MsgElement): LegacyElement[] {
  const said = elementText(element) ?? '';
  if (element.MsgType === 'TIMCustomElem') return [{ type: 'custom', desc: said }];
  const type = Object.hasOwn(legacyTypes, element.MsgType) ? legacyTypes[element.MsgType] : undefined;
  return [type === undefined ? { type: 'text', text: said } : { type }];
}

/** What the first ImSDK (2.1 to 4.x) shows for the message by its own rules. */
function legacy(wire: TencentWire, { sender, group }: DisplayContext): Pick<Display, 'title' | 'content'> | undefined {
  if (wire.via !== 'message' && wire.via !== 'group') return undefined;
  const descr = textOf(infoOf(wire).Desc);
  const message = {
    chat: wire.via === 'group' ? ('group' as const) : ('c2c' as const),
    sender: { ...sender, id: textOf(bodyOf(wire).From_Account) ?? sender?.id ?? unknown },
    group: group ?? { id: unknown },
    elements: elementsOf(wire).flatMap(legacyElement),
    ...(descr === undefined ? {} : { settings: { descr } }),
  };
  return { title: legacyTitle(message), content: legacyContent(message) };
}

const sdkPlace = { source: docs.sdk, confidence: 'A' } as const;

/** Where `Ext` comes out in the app. */
const places: readonly PayloadPlace[] = [
  ...['huawei', 'honor', 'vivo', 'meizu', 'fcm'].map((vendor): PayloadPlace => ({
    vendor,
    where: 'getIntent().getExtras().getString("ext")',
    key: 'ext',
    ...sdkPlace,
  })),
  {
    vendor: 'xiaomi',
    where: '((MiPushMessage) getIntent().getExtras().getSerializable("key_message")).getExtra().get("ext")',
    key: 'ext',
    note: { en: 'The message stands under `key_message` in the extras of the intent.', zh: '消息位于 Intent extras 的 `key_message` 中。' },
    ...sdkPlace,
  },
  {
    vendor: 'oppo',
    where: 'getIntent().getExtras().getString("entity")',
    key: 'entity',
    note: {
      en: 'Each member of the JSON in `Ext` becomes an extra of its own; Tencent’s demo reads `entity`.',
      zh: '`Ext` 中 JSON 的每个成员都会成为单独的 extra；腾讯云示例读取的是 `entity`。',
    },
    ...sdkPlace,
  },
  ...['xiaomi', 'huawei', 'honor', 'oppo', 'vivo', 'meizu', 'fcm'].map((vendor): PayloadPlace => ({
    vendor,
    where: 'TIMPushListener.onNotificationClicked(ext)',
    key: 'ext',
    since: 'TIMPush',
    note: {
      en: 'The same comes as the broadcast `com.tencent.TIMPush.BROADCAST_PUSH_RECEIVER`.',
      zh: '同时会发送广播 `com.tencent.TIMPush.BROADCAST_PUSH_RECEIVER`。',
    },
    ...sdkPlace,
  })),
  {
    vendor: 'apns',
    where: 'userInfo["ext"]',
    key: 'ext',
    note: { en: 'The Ext of a custom element comes under `Ext`.', zh: '自定义元素的 Ext 位于 `Ext`。' },
    ...sdkPlace,
  },
  {
    vendor: 'xiaomi',
    where: 'PushMessageReceiver.onNotificationMessageClicked',
    key: 'ext',
    since: 'ImSDK 2.1.0',
    note: { en: 'Older ImSDK; only with NotifyMode.Custom.', zh: '旧版 ImSDK；仅 NotifyMode.Custom 时回调。' },
    ...sdkPlace,
  },
  {
    vendor: 'huawei',
    where: 'PushEventReceiver.onEvent, BOUND_KEY.pushMsgKey',
    key: 'ext',
    since: 'ImSDK 2.1.0',
    note: { en: 'Older ImSDK; only with NotifyMode.Custom.', zh: '旧版 ImSDK；仅 NotifyMode.Custom 时回调。' },
    ...sdkPlace,
  },
];

const entityMeanings: Readonly<Record<string, Text>> = {
  version: { en: 'version of the payload’s form', zh: '透传内容的格式版本' },
  chatType: { en: '1 a chat with one user, 2 a group', zh: '1 为单聊，2 为群聊' },
  action: { en: '1 opens the chat, 2 a call', zh: '1 打开会话，2 音视频通话' },
  sender: { en: 'who wrote; for groups the group’s id', zh: '发送方；群聊时为群 ID' },
  nickname: { en: 'name of the sender or the group', zh: '发送方或群的名称' },
  faceUrl: { en: 'address of the picture', zh: '头像地址' },
  content: { en: 'text of the message', zh: '消息内容' },
  sendTime: { en: 'when it was sent', zh: '发送时间' },
  customData: { en: 'data of the app', zh: '业务自定义数据' },
};

const featureMeanings: Readonly<Record<string, Text>> = {
  fcmPushType: { en: 'FCM: 0 data message, 1 notification', zh: 'FCM：0 数据消息，1 通知消息' },
  fcmNotificationType: { en: 'FCM: 0 shown by the plugin, 1 passed through', zh: 'FCM：0 由插件展示，1 透传' },
};

const ownData: Text = { en: 'the app’s own data', zh: '业务自定义数据' };

type Fields = DecodedPayload['fields'][number][];

const shownValue = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

function fieldsOf(value: Record<string, unknown>, prefix: string, meanings: Readonly<Record<string, Text>>): Fields {
  return Object.entries(value).map(([name, member]) => ({
    name: prefix + name,
    value: shownValue(member),
    meaning: (Object.hasOwn(meanings, name) ? meanings[name] : undefined) ?? ownData,
  }));
}

/** The JSON value that begins at a position of a text, as text; undefined when it does not end. */
function balanced(text: string, start: number): string | undefined {
  let depth = 0;
  let inString = false;
  for (let index = start; index < text.length; index++) {
    const char = text[index];
    if (inString) {
      if (char === '\\') index++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return text.slice(start, index + 1);
  }
  return undefined;
}

interface Found {
  key: 'ext' | 'Ext' | 'entity';
  value: string;
  vendor?: string;
}

/** What stands under the keys of interest in a JSON object. */
function inObject(value: Record<string, unknown>): Found | undefined {
  const message = value['key_message'];
  if (isRecord(message)) {
    const found = inObject(isRecord(message['extra']) ? message['extra'] : message);
    if (found) return { ...found, vendor: 'xiaomi' };
  }
  const vendor = isRecord(value['aps']) ? { vendor: 'apns' } : {};
  for (const key of ['ext', 'Ext'] as const)
    if (key in value && (typeof value[key] === 'string' || isRecord(value[key]))) return { key, value: shownValue(value[key]), ...vendor };
  // TUIKit's form: either the whole of Ext, or, at OPPO, one of its members by itself.
  if (isRecord(value['entity']) || isRecord(value['timPushFeatures'])) return { key: 'ext', value: JSON.stringify(value), ...vendor };
  if (typeof value['entity'] === 'string') return { key: 'entity', value: value['entity'], vendor: 'oppo' };
  return isEntity(value) ? { key: 'entity', value: JSON.stringify(value) } : undefined;
}

function isEntity(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && 'chatType' in value && 'sender' in value && 'action' in value;
}

/** What stands under the keys of interest in a printed bundle or push message: `ext={…}`, `entity={…}`. */
function inText(text: string): Found | undefined {
  const match = /(?<![\w.])"?(ext|Ext|entity)"?\s*[=:]\s*/.exec(text);
  if (!match) return undefined;
  const start = match.index + match[0].length;
  const key = match[1] as Found['key'];
  const isXiaomi = /key_message|MiPushMessage|messageId=\{/.test(text);
  const vendor = isXiaomi ? { vendor: 'xiaomi' } : key === 'entity' ? { vendor: 'oppo' } : {};
  const json = text[start] === '{' ? balanced(text, start) : undefined;
  // A bare word after the key is Ext that is no JSON; of such the log shows the rest of its item.
  const value = json ?? /^[^,}\]\r\n]+/.exec(text.slice(start))?.[0]?.trim();
  return value === undefined || value === '' ? undefined : { key, value, ...vendor };
}

const longestLog = 65_536;

function decode(logged: string): DecodedPayload | undefined {
  const text = logged.slice(0, longestLog).trim();
  const json = jsonIn(text);
  const found = isRecord(json) ? inObject(json) : json === undefined ? inText(text) : undefined;
  if (!found) return undefined;
  const { key, value, vendor } = found;
  const inside = jsonIn(value);
  const head = vendor === undefined ? {} : { vendor };
  if (!isRecord(inside))
    return {
      ...head,
      fields: [{ name: key, value, meaning: ownData }],
      notes: [
        {
          text: {
            en: 'The value is no JSON object: OPPO drops such pushes, and the SDK’s parser finds nothing in it.',
            zh: '该值不是 JSON 对象：OPPO 会丢弃这样的推送，SDK 的解析器也读不到内容。',
          },
        },
      ],
    };
  if (key === 'entity') return { ...head, fields: fieldsOf(inside, 'entity.', entityMeanings), notes: [] };
  const { entity, timPushFeatures, ...rest } = inside;
  const entityInside = typeof entity === 'string' ? jsonIn(entity) : entity;
  const fields = [
    ...(isRecord(entityInside) ? fieldsOf(entityInside, 'entity.', entityMeanings) : []),
    ...(isRecord(timPushFeatures) ? fieldsOf(timPushFeatures, 'timPushFeatures.', featureMeanings) : []),
    ...fieldsOf(rest, `${key}.`, {}),
  ];
  return {
    ...head,
    fields,
    notes: isRecord(entityInside)
      ? []
      : [
          {
            text: {
              en: 'There is no `entity`: TUIKit’s own redirect finds nothing, so the app itself has to read these members.',
              zh: '其中没有 `entity`：TUIKit 自带的跳转读不到内容，需由应用自行解析这些字段。',
            },
          },
        ],
  };
}

/** What a phone shows for a push of Tencent IM, and where its payload comes out. */
export const displayFacet: DisplayFacet<TencentWire> = { display, legacy, places, decode };
