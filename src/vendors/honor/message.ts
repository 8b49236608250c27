import type { ClickAction, Message } from '../../core/message.ts';
import type { Text } from '../../core/text.ts';
import { WireBuilder, type WireOptions, type WireResult } from '../../core/wire.ts';
import type { HonorAccount } from './account.ts';
import { androidOf, isNotification, notificationOf } from './facts.ts';
import { kinds } from './kinds.ts';
import { clickTypes, wireFields, type HonorWire } from './wire.ts';

export { kinds };

const losses = {
  channel: {
    en: 'HONOR lets nobody choose a notification channel: `importance` is the classification. At most the class of the configured channel is used, for a message without a kind.',
    zh: '荣耀不支持指定通知渠道，`importance` 即为消息分类；仅当消息没有 kind 时，才会采用配置中该渠道的分类。',
  },
  priority: {
    en: 'HONOR has no transport priority; how loudly a message is shown follows from `importance`.',
    zh: '荣耀没有传输优先级；展示强度由 `importance` 决定。',
  },
  collapseKey: {
    en: 'HONOR cannot replace a message that still waits for the phone; `notifyId` or `vendors.honor.tag` replaces one that is already shown.',
    zh: '荣耀不能替换尚未送达的消息；已展示的通知可用 `notifyId` 或 `vendors.honor.tag` 覆盖。',
  },
  sound: {
    en: 'HONOR has no sound per message; the class of the message and the settings of the phone decide.',
    zh: '荣耀不支持按消息设置铃声，由消息分类和手机设置决定。',
  },
  badge: {
    en: 'HONOR wants the launcher activity with every badge: set `vendors.honor.badgeClass` in the config, so that the badge can be sent.',
    zh: '荣耀要求角标附带启动 Activity：请在配置中设置 `vendors.honor.badgeClass`，否则不会发送角标。',
  },
  activity: {
    en: 'HONOR opens a class only through an intent with an explicit component, which the phone’s push service honours from 7.0.51; an intent or a deep link works everywhere.',
    zh: '荣耀只能通过带有显式 component 的 intent 打开指定类，且需手机推送服务 7.0.51 及以上；改用 intent 或深链接则不受限制。',
  },
  activityWithoutPackage: {
    en: 'HONOR opens a class only through an intent that names the package too: set `vendors.honor.packageName` in the config. Until then a tap opens the app.',
    zh: '荣耀打开指定类时，intent 中还需要包名：请在配置中设置 `vendors.honor.packageName`；在此之前点击仅打开应用。',
  },
  dataOnly: {
    en: 'A data message of HONOR shows nothing, so this has no place in it; add a title and a body.',
    zh: '荣耀的透传消息不展示任何内容，此项无处可放；请添加标题和正文。',
  },
} satisfies Record<string, Text>;

/** Brings a page that is reopened to the front instead of stacking it (FLAG_ACTIVITY_CLEAR_TOP). */
const launchFlags = 'launchFlags=0x4000000';

/** Turns a neutral message into the body of sendMessage without tokens; days do not matter to HONOR. */
export function toWire(message: Message, account: HonorAccount | undefined, _options: WireOptions): WireResult<HonorWire> {
  // The block goes first, since what it holds decides whether something is shown; ranks settle the rest.
  const b = new WireBuilder(message, 'honor').block(wireFields);
  const own = structuredClone(b.finish<HonorWire>().wire);
  const shows = message.title !== undefined || message.body !== undefined || message.image !== undefined || isNotification(own);

  if (message.data && Object.keys(message.data).length > 0) b.neutral('/data', JSON.stringify(message.data), '/data');
  if (message.ttlSeconds !== undefined) b.neutral('/android/ttl', `${Math.ceil(message.ttlSeconds)}s`, '/ttlSeconds');

  // Names are checked where the account has channels; without any, a message written for several vendors is not wrong here.
  const channel = Object.keys(account?.channels ?? {}).length > 0 ? b.channel(account) : undefined;
  b.lose('/channel', losses.channel);
  if (message.priority === 'high') b.lose('/priority', losses.priority);
  b.lose('/collapseKey', losses.collapseKey);
  b.lose('/sound', losses.sound);

  if (!shows) {
    for (const pointer of ['/kind', '/click', '/notifyId', '/badge']) b.lose(pointer, losses.dataOnly);
    return b.finish();
  }
  b.neutral('/android/notification/title', message.title, '/title');
  b.neutral('/android/notification/body', message.body, '/body');
  // What the message is outranks where it is shown: a marketing message does not become a service message by its channel.
  b.derive('/android/notification/importance', importanceOfClass(channel?.class), 'channel');
  b.deriveKind(kinds);
  b.neutral('/android/notification/image', message.image, '/image');
  b.neutral('/android/notification/notifyId', message.notifyId, '/notifyId');
  putBadge(b, message, account, own);
  if (message.click) putClick(b, message.click, account);
  else if (notificationOf(own)?.clickAction === undefined) b.fallback('/android/notification/clickAction/type', clickTypes.app);
  return b.finish();
}

/** HONOR's word for the class of a configured channel, also in the words that other vendors use. */
function importanceOfClass(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  if (/^(?:normal|private|service)$/i.test(name)) return 'NORMAL';
  return /^(?:low|public|marketing)$/i.test(name) ? 'LOW' : undefined;
}

function putBadge(b: WireBuilder, { badge }: Message, account: HonorAccount | undefined, own: HonorWire): void {
  if (badge === undefined) return;
  const badgeClass = androidOf(own).notification?.badge?.badgeClass ?? account?.badgeClass;
  if (badgeClass === undefined) {
    b.lose('/badge', losses.badge);
    return;
  }
  b.neutral('/android/notification/badge/setNum', badge, '/badge');
  b.account('/android/notification/badge/badgeClass', account?.badgeClass);
}

function putClick(b: WireBuilder, click: ClickAction, account: HonorAccount | undefined): void {
  const put = (type: number, field?: 'intent' | 'action' | 'url', value?: string, pointer?: string) => {
    b.neutral('/android/notification/clickAction/type', type, '/click/open');
    if (field !== undefined && pointer !== undefined) b.neutral(`/android/notification/clickAction/${field}`, value, pointer);
  };
  switch (click.open) {
    case 'app':
      return put(clickTypes.app);
    case 'activity': {
      if (account?.packageName === undefined) {
        b.lose('/click', losses.activityWithoutPackage);
        return put(clickTypes.app);
      }
      b.lose('/click', losses.activity);
      const intent = `intent:#Intent;component=${account.packageName}/${click.activity};${launchFlags};end`;
      return put(clickTypes.page, 'intent', intent, '/click/activity');
    }
    case 'intent':
      // A URI is an intent; a bare name such as com.example.OPEN_CHAT is the action of an intent filter.
      return put(clickTypes.page, /[:#;]/.test(click.intent) ? 'intent' : 'action', click.intent, '/click/intent');
    case 'url': {
      const link = /^([a-z][a-z0-9+.-]*):(?!\/\/$)/i.exec(click.url);
      const scheme = link?.[1] ?? '';
      // A deep link is no web page: it becomes the intent that stands for it.
      if (link && !/^(?:https?|intent)$/i.test(scheme))
        return put(
          clickTypes.page,
          'intent',
          `intent:${click.url.slice(scheme.length + 1)}#Intent;scheme=${scheme};${launchFlags};end`,
          '/click/url',
        );
      return /^intent$/i.test(scheme)
        ? put(clickTypes.page, 'intent', click.url, '/click/url')
        : put(clickTypes.url, 'url', click.url, '/click/url');
    }
  }
}
