import type { ClickAction, Message } from '../../core/message.ts';
import { pointerOf } from '../../core/pointer.ts';
import { templateParams } from '../../core/template.ts';
import { WireBuilder, type WireOptions, type WireResult } from '../../core/wire.ts';
import type { XiaomiAccount } from './account.ts';
import { kinds } from './kinds.ts';
import { wireFields, type XiaomiWire } from './wire.ts';

export { kinds };

/** Turns a neutral message into Xiaomi's form, without a target; durations become milliseconds here. */
export function toWire(message: Message, account: XiaomiAccount | undefined, _options: WireOptions): WireResult<XiaomiWire> {
  const b = new WireBuilder(message, 'xiaomi');
  const packageName = account?.packageName;
  b.account('/restricted_package_name', packageName)
    .fallback('/pass_through', 0)
    .neutral('/title', message.title, '/title')
    .neutral('/description', message.body, '/body')
    .neutral('/payload', message.data && JSON.stringify(message.data), '/data')
    // -1 = sound, vibration and lights; the channel's own settings win on Android 8 and later.
    .fallback('/notify_type', -1)
    .neutral('/notify_id', message.notifyId, '/notifyId')
    .neutral('/time_to_live', message.ttlSeconds === undefined ? undefined : message.ttlSeconds * 1000, '/ttlSeconds')
    .deriveKind(kinds);

  // Without a click effect a notification is a "custom" one, which Xiaomi removed on 2024-09-30.
  if (message.click)
    for (const [key, value] of Object.entries(clickFields(message.click, packageName))) b.neutral(`/${key}`, value, '/click');
  else b.fallback('/extra.notify_effect', '1');

  const channel = b.channel(account);
  b.neutral('/extra.channel_id', channel?.id, '/channel');
  if (channel?.template) {
    const params = templateParams(channel.template, message);
    b.neutral('/extra.template_id', channel.template.id, '/channel');
    b.neutral('/extra.template_param', params && JSON.stringify(params), '/channel');
  }

  if (message.sound !== undefined && message.sound !== 'default') {
    if (packageName === undefined)
      b.lose('/sound', {
        en: 'A sound of the app is addressed by its package name, which is not known without an account.',
        zh: '自定义铃声需要用包名定位，没有账号配置就无法确定包名。',
      });
    else b.neutral('/extra.sound_uri', `android.resource://${packageName}/raw/${message.sound}`, '/sound');
  }

  b.lose('/priority', {
    en: 'There is no delivery priority; how loudly a message arrives follows from its channel.',
    zh: '没有投递优先级字段，提醒强度由通道决定。',
  })
    .lose('/collapseKey', {
      en: 'A message that still waits cannot be replaced; `notifyId` replaces the one on the screen, and `vendors.xiaomi.jobkey` keeps the first of several.',
      zh: '不支持替换仍在排队的消息；`notifyId` 可替换通知栏中已展示的那条，`vendors.xiaomi.jobkey` 则在多条中只保留最先到达的一条。',
    })
    .lose('/badge', {
      en: 'There is no badge field for Android: the system adds one for every notification shown, and the app clears it.',
      zh: 'Android 上没有角标字段：系统每展示一条通知自动加一，由应用自行清除。',
    })
    .lose('/image', {
      en: 'Only pictures uploaded through /media/upload/image are shown; put the address it returns into `vendors.xiaomi.notificationBigPicUri`, with `notificationStyleType: 2`.',
      zh: '只展示通过 /media/upload/image 上传的图片；请把返回的地址填到 `vendors.xiaomi.notificationBigPicUri`，并设置 `notificationStyleType: 2`。',
    });

  return flatten(b.block(wireFields).finish<XiaomiWire>());
}

function clickFields(click: ClickAction, packageName: string | undefined): Record<string, string> {
  switch (click.open) {
    case 'app':
      return { 'extra.notify_effect': '1' };
    case 'activity': {
      if (click.activity.includes('/')) return { 'extra.notify_effect': '2', 'extra.intent_uri': intentUri(click.activity) };
      if (packageName === undefined) return { 'extra.notify_effect': '2', 'extra.class_name': click.activity };
      return { 'extra.notify_effect': '2', 'extra.intent_uri': intentUri(`${packageName}/${click.activity}`) };
    }
    case 'intent':
      return { 'extra.notify_effect': '2', 'extra.intent_uri': click.intent };
    case 'url':
      return { 'extra.notify_effect': '3', 'extra.web_uri': click.url };
  }
}

function intentUri(component: string): string {
  return `intent:#Intent;component=${component};end`;
}

/**
 * The wire is a flat form, but `raw` may be nested (`raw: { extra: { a: … } }`): such members move to their dotted keys, and what they were
 * merged into last stays overridden. The result's own objects are changed, never the message.
 */
function flatten(result: WireResult<XiaomiWire>): WireResult<XiaomiWire> {
  const wire = result.wire as Record<string, unknown>;
  for (const [key, value] of Object.entries(wire)) {
    if (key !== 'extra' && key !== 'aps_proper_fields') continue;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    delete wire[key];
    for (const [path, leaf] of leaves(value, [key])) {
      const from = pointerOf(path);
      const to = pointerOf([path.join('.')]);
      wire[path.join('.')] = leaf;
      const origin = result.origin[from];
      delete result.origin[from];
      if (origin !== undefined) result.origin[to] = origin;
    }
  }
  return result;
}

function* leaves(value: object, path: string[]): Generator<[string[], unknown]> {
  for (const [key, child] of Object.entries(value)) {
    if (typeof child === 'object' && child !== null && !Array.isArray(child)) yield* leaves(child, [...path, key]);
    else yield [[...path, key], child];
  }
}
