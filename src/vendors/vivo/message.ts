import type { ChannelConfig, ClickAction, Message } from '../../core/message.ts';
import { WireBuilder, type WireOptions, type WireResult } from '../../core/wire.ts';
import type { VivoAccount } from './account.ts';
import { classOf, numberOf, objectOf } from './facts.ts';
import { kinds } from './kinds.ts';
import { classifications, notifyTypes, skipTypes, wireFields, type VivoWire } from './wire.ts';

export { kinds };

/** Turns a neutral message into the body of `/message/send`; regId and requestId are left open unless the message names them. */
export function toWire(message: Message, account: VivoAccount | undefined, _options: WireOptions): WireResult<VivoWire> {
  const b = new WireBuilder(message, 'vivo');
  if (account !== undefined) b.account('/appId', Number(account.appId));
  b.fallback('/notifyType', notifyTypes.both);
  b.neutral('/title', message.title, '/title');
  b.neutral('/content', message.body, '/body');
  if (message.ttlSeconds !== undefined) {
    if (message.ttlSeconds > 0) b.neutral('/timeToLive', Math.ceil(message.ttlSeconds), '/ttlSeconds');
    else b.neutral('/sendOnline', true, '/ttlSeconds');
  }
  b.fallback('/skipType', skipTypes.app);
  if (message.click) putClick(b, message.click, account?.packageName);
  // Names are checked where the account has channels; without any, a message written for several vendors is not wrong here.
  const channel = Object.keys(account?.channels ?? {}).length > 0 ? b.channel(account) : undefined;
  putClass(b, message, channel);
  if (message.data && Object.keys(message.data).length > 0) b.neutral('/clientCustomMap', { ...message.data }, '/data');
  b.neutral('/notifyId', message.notifyId, '/notifyId');

  b.lose('/channel', {
    en: 'vivo has no notification channel id; class and category decide how a message is shown. The `scene` of the channel serves as category where the message has no `kind`.',
    zh: 'vivo 没有通知渠道 ID，展示方式由一级分类与二级分类决定；消息未设置 `kind` 时，会用渠道的 `scene` 作为 category。',
  });
  if (message.priority === 'high')
    b.lose('/priority', {
      en: 'vivo has no transport priority; how loudly a message is shown follows from its classification and `notifyType`.',
      zh: 'vivo 没有传输优先级；提醒强度由 classification 与 `notifyType` 决定。',
    });
  b.lose('/collapseKey', {
    en: 'vivo cannot replace a message that still waits for the phone; `notifyId` replaces one that is already shown.',
    zh: 'vivo 不能替换尚未送达的消息；已展示的通知可用 `notifyId` 覆盖。',
  });
  if (message.sound !== 'default')
    b.lose('/sound', {
      en: 'vivo has no custom sounds; `notifyType` says only whether to ring and vibrate, and the class decides whether that counts.',
      zh: 'vivo 不支持自定义铃声；`notifyType` 只能选择是否响铃、振动，且以消息分类的规则为准。',
    });
  b.lose('/badge', {
    en: 'vivo cannot set a number, it can only add one: `vendors.vivo.addBadge: true`, which needs a permission (doc 788).',
    zh: 'vivo 不能指定角标数字，只能加一：`vendors.vivo.addBadge: true`，且须先申请权限（文档 788）。',
  });
  b.lose('/image', {
    en: 'Pictures belong to the paid styles of operational messages (`vendors.vivo.marketing`) and are named by ids of the console, not by address.',
    zh: '图片属于运营消息的付费样式（`vendors.vivo.marketing`），以控制台的素材 ID 指定，不支持图片地址。',
  });

  b.block(wireFields);
  return b.finish<VivoWire>();
}

/** Class and category, always both: without them the default depends on the age of vivo's documents. */
function putClass(b: WireBuilder, message: Message, channel: ChannelConfig | undefined): void {
  const block = message.vendors?.['vivo'];
  const raw = objectOf(block?.raw);
  const scene = channel?.scene;
  const sceneClass = classOf(scene);
  if (message.kind !== undefined) b.deriveKind(kinds);
  else if (sceneClass !== undefined) b.derive('/classification', sceneClass, 'channel').derive('/category', scene, 'channel');
  else {
    const own = numberOf(raw?.['classification'] ?? block?.['classification']);
    // The class with fewer rights, unless the message itself says otherwise.
    if (own === classifications.system) b.fallback('/category', 'IM');
    else b.fallback('/classification', classifications.operational).fallback('/category', 'MARKETING');
  }
  // A category of the message's own settles the class; one of the kind could contradict it.
  const own = classOf(raw?.['category'] ?? block?.['category']);
  if (own !== undefined) b.derive('/classification', own, 'category');
}

function putClick(b: WireBuilder, click: ClickAction, packageName: string | undefined): void {
  const put = (type: number, value: string, pointer: string) => {
    b.neutral('/skipType', type, '/click/open');
    b.neutral('/skipContent', value, pointer);
  };
  switch (click.open) {
    case 'app':
      b.neutral('/skipType', skipTypes.app, '/click/open');
      return;
    case 'url':
      return put(/^https?:/i.test(click.url) ? skipTypes.link : skipTypes.page, click.url, '/click/url');
    case 'intent':
      return put(skipTypes.page, click.intent.includes(':') ? click.intent : actionUri(click.intent, packageName), '/click/intent');
    case 'activity': {
      const component = click.activity.includes('/') ? click.activity : packageName && `${packageName}/${click.activity}`;
      if (component) put(skipTypes.page, `intent:#Intent;component=${component};end`, '/click/activity');
      else
        b.lose('/click/activity', {
          en: 'An activity needs its package beside it, so a tap opens the app; add `packageName` to the account, or write the activity as `package/class`.',
          zh: '打开指定页面需要包名，因此点击只会打开应用；请在账号配置中补上 `packageName`，或把页面写成 `包名/类名`。',
        });
    }
  }
}

/** A bare intent action as the URI that Android's `Intent.parseUri` reads. */
function actionUri(action: string, packageName: string | undefined): string {
  return `intent:#Intent;action=${action};${packageName === undefined ? '' : `package=${packageName};`}end`;
}
