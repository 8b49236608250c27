import type { ClickAction, ChannelConfig, Message } from '../../core/message.ts';
import { camelCase, WireBuilder, type WireOptions, type WireResult } from '../../core/wire.ts';
import type { MeizuAccount } from './account.ts';
import { kinds } from './kinds.ts';
import { defaultValidHours, noticeFields, noticeMsgTypes, pushTypes, throughFields, type MeizuWire } from './wire.ts';

export { kinds };

const secondsPerHour = 3600;

const classes: Record<string, number> = {
  private: noticeMsgTypes.private,
  私信: noticeMsgTypes.private,
  public: noticeMsgTypes.public,
  公信: noticeMsgTypes.public,
};

/**
 * Turns a neutral message into Meizu's form, without a target unless the message names one; the time to live becomes hours here.
 * With `vendors.meizu.pushType: 1` it becomes a pass-through message (透传), which has nothing but title, content and time.
 */
export function toWire(message: Message, account: MeizuAccount | undefined, _options: WireOptions): WireResult<MeizuWire> {
  const b = new WireBuilder(message, 'meizu');
  const through = isThrough(message);
  if (through) putThrough(b, message);
  else putNotification(b, message, account);
  putTime(b, message);

  if (message.priority === 'high')
    b.lose('/priority', {
      en: 'Meizu has no transport priority; whether a message pops up is `vendors.meizu.advanceInfo.suspend`, on by default.',
      zh: '魅族没有传输优先级；是否悬浮展示由 `vendors.meizu.advanceInfo.suspend` 决定，默认开启。',
    });
  b.lose('/collapseKey', {
    en: 'Meizu cannot replace a message that still waits for the phone; `notifyId` (notifyKey) keeps only the latest of those that are shown.',
    zh: '魅族不能替换尚未送达的消息；`notifyId`（对应 notifyKey）可使通知栏只保留最新一条。',
  });
  b.lose('/badge', {
    en: 'Meizu has no badge field.',
    zh: '魅族没有角标字段。',
  });
  b.lose('/image', {
    en: 'Pictures need a VIP app and have to be uploaded through uploadImg first; put the address it gives into `vendors.meizu.noticeExpandInfo`.',
    zh: '图片仅限 VIP 应用，且须先通过 uploadImg 上传；请把返回的地址填到 `vendors.meizu.noticeExpandInfo`。',
  });

  b.block(through ? throughFields : noticeFields);
  const result = b.finish<MeizuWire>();
  result.wire.messageJson ??= {};
  return result;
}

/** Whether the block asks for a pass-through message; any spelling that the field table accepts. */
function isThrough(message: Message): boolean {
  return Object.entries(message.vendors?.['meizu'] ?? {}).some(
    ([key, value]) => camelCase(key) === 'pushType' && (value === pushTypes.through || value === String(pushTypes.through)),
  );
}

function putNotification(b: WireBuilder, message: Message, account: MeizuAccount | undefined): void {
  // Names are checked where the account has channels; without any, a message written for several vendors is not wrong here.
  const channel = Object.keys(account?.channels ?? {}).length > 0 ? b.channel(account) : undefined;
  const channelClass = classOf(channel);
  if (channelClass === undefined)
    b.lose('/channel', {
      en: 'Meizu has no notification channels; a channel of the config counts only by its class (private or public).',
      zh: '魅族没有通知渠道；配置中的渠道只有分类（私信或公信）会起作用。',
    });
  // What the message is outranks where it is shown: a marketing message does not become private by its channel.
  else b.derive('/messageJson/noticeBarInfo/noticeMsgType', channelClass, 'channel');
  b.deriveKind(kinds)
    .fallback('/messageJson/noticeBarInfo/noticeBarType', 0)
    .neutral('/messageJson/noticeBarInfo/title', message.title, '/title')
    .neutral('/messageJson/noticeBarInfo/content', message.body, '/body')
    .fallback('/messageJson/noticeExpandInfo/noticeExpandType', 0)
    .fallback('/messageJson/clickTypeInfo/clickType', 0);

  if (message.click) putClick(b, message.click, account?.packageName);
  if (message.data && Object.keys(message.data).length > 0) b.neutral('/messageJson/clickTypeInfo/parameters', message.data, '/data');
  if (message.notifyId !== undefined) b.neutral('/messageJson/advanceInfo/notifyKey', String(message.notifyId), '/notifyId');
  if (message.sound === 'default') b.neutral('/messageJson/advanceInfo/notificationType/sound', 1, '/sound');
  else
    b.lose('/sound', {
      en: 'Meizu can only switch the sound on or off; it has no sound of its own for a message.',
      zh: '魅族只能开关声音，不支持按消息自定义铃声。',
    });
}

/** A pass-through message reaches only the app: its content is the body, or the data as JSON where there is no body. */
function putThrough(b: WireBuilder, message: Message): void {
  b.neutral('/messageJson/title', message.title, '/title').neutral('/messageJson/content', message.body, '/body');
  if (message.body === undefined && message.data !== undefined) b.neutral('/messageJson/content', JSON.stringify(message.data), '/data');
  else
    b.lose('/data', {
      en: 'A pass-through message has one text; the data is sent only when there is no body.',
      zh: '透传消息只有一段文本，仅在没有正文时才会发送 data。',
    });
  b.lose('/kind', {
    en: 'Public and private classes (公信, 私信) exist for notifications only, not for pass-through messages.',
    zh: '公信、私信的分类仅适用于通知栏消息，透传消息没有分类。',
  });
  for (const pointer of ['/click', '/channel', '/notifyId', '/sound'])
    b.lose(pointer, {
      en: 'A pass-through message shows nothing by itself, so this has no meaning; the app decides.',
      zh: '透传消息本身不展示通知，此项不起作用，由应用自行处理。',
    });
}

function putTime(b: WireBuilder, message: Message): void {
  b.fallback('/messageJson/pushTimeInfo/offLine', 1);
  if (message.ttlSeconds === undefined) {
    b.fallback('/messageJson/pushTimeInfo/validTime', defaultValidHours);
    return;
  }
  const hours = Math.ceil(message.ttlSeconds / secondsPerHour);
  b.neutral('/messageJson/pushTimeInfo/offLine', hours > 0 ? 1 : 0, '/ttlSeconds');
  if (hours === 0) return;
  b.neutral('/messageJson/pushTimeInfo/validTime', hours, '/ttlSeconds');
  if (hours * secondsPerHour !== message.ttlSeconds)
    b.lose('/ttlSeconds', {
      en: `Meizu counts the time to live in whole hours; it is sent as ${hours} h.`,
      zh: `魅族的有效时长以整小时计，实际按 ${hours} 小时发送。`,
    });
}

/** The class of a configured channel, whatever language the config uses. */
function classOf(channel: ChannelConfig | undefined): number | undefined {
  const name = channel?.class?.trim().toLowerCase();
  return name !== undefined && Object.hasOwn(classes, name) ? classes[name] : undefined;
}

function putClick(b: WireBuilder, click: ClickAction, packageName: string | undefined): void {
  const put = (type: number, field: 'activity' | 'url', value: string, pointer: string) => {
    b.neutral('/messageJson/clickTypeInfo/clickType', type, '/click/open');
    b.neutral(`/messageJson/clickTypeInfo/${field}`, value, pointer);
  };
  switch (click.open) {
    case 'app':
      b.neutral('/messageJson/clickTypeInfo/clickType', 0, '/click/open');
      return;
    case 'activity':
      return put(1, 'activity', className(click.activity, packageName), '/click/activity');
    case 'url':
      return put(2, 'url', click.url, '/click/url');
    case 'intent': {
      const component = /[;#]component=([^;]+)/.exec(click.intent)?.[1];
      if (component !== undefined) return put(1, 'activity', className(component, packageName), '/click/intent');
      if (/^(?!intent:)[a-z][\w+.-]*:/i.test(click.intent)) return put(2, 'url', click.intent, '/click/intent');
      b.lose('/click', {
        en: 'Meizu opens an activity by its class name or a URI, not an intent action; the tap opens the app.',
        zh: '魅族只支持按类名打开 Activity 或打开 URI，不支持 Intent action；点击后将打开应用。',
      });
    }
  }
}

/** The full class name of `pkg/.Class`, `pkg/full.Class` or, where the package is known, `.Class`. */
function className(activity: string, packageName: string | undefined): string {
  const [before, after] = activity.split('/', 2);
  const name = after ?? before ?? '';
  const owner = after === undefined ? packageName : before;
  return name.startsWith('.') && owner !== undefined ? owner + name : name;
}
