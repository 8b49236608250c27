import type { ChannelConfig, Message } from '../../core/message.ts';
import type { PlatformWireOptions, Via } from '../../core/platform.ts';
import { templateParams } from '../../core/template.ts';
import { WireBuilder, type WireResult } from '../../core/wire.ts';
import type { ZegoAccount } from './account.ts';
import { callFields, messageTypes, offlinePushPointer, wireFields, type ZegoVia, type ZegoWire } from './wire.ts';

/** SendPeerMessage, SendGroupMessage, CallInvite. A push alone is not offered: no published call sends to a PushID. */
export const vias: readonly [Via, ...Via[]] = ['message', 'group', 'call'];

function viaOf(via: Via): ZegoVia {
  return via === 'push' ? 'message' : via;
}

/** Turns a neutral message into the body of ZEGO's call; the receivers are left open. */
export function toWire(message: Message, account: ZegoAccount | undefined, options: PlatformWireOptions): WireResult<ZegoWire> {
  const via = viaOf(options.via);
  const b = new WireBuilder(message, 'zego', 'platforms');
  b.fallback('/via', via);
  b.account('/body/FromUserId', account?.sender);
  b.derive('/body/FromUserId', options.from, 'from');
  if (via !== 'call') {
    b.fallback('/body/MessageType', messageTypes.text);
    b.fallback('/body/Priority', 2);
    if (message.priority === 'high') b.neutral('/body/Priority', 3, '/priority');
    // What the chat shows; a message of ZIM must not be empty.
    if (message.body !== undefined) b.neutral('/body/MessageBody/Message', message.body, '/body');
    else b.neutral('/body/MessageBody/Message', message.title, '/title');
  }

  const push = offlinePushPointer(via);
  b.fallback(`${push}/Enable`, 1);
  b.neutral(`${push}/Title`, message.title, '/title');
  b.neutral(`${push}/Content`, message.body, '/body');
  if (message.data && Object.keys(message.data).length > 0) b.neutral(`${push}/Payload`, JSON.stringify(message.data), '/data');

  const channels = account?.channels ?? {};
  const named = message.channel !== undefined && Object.hasOwn(channels, message.channel) ? channels[message.channel] : undefined;
  if (via === 'call') loseForCall(b);
  else {
    b.neutral(`${push}/PushStrategyId`, named?.id, '/channel');
    if (named?.template) putTemplate(b, push, named.template, message);
    if (account && message.channel !== undefined && !named) loseChannel(b);
  }
  loseWhatZegoCannotSay(b, message, named !== undefined);

  return b.block(via === 'call' ? callFields : wireFields).finish<ZegoWire>();
}

/** OPPO's private message template; which parameter belongs where is told by the texts of the template, else by what it is made from. */
function putTemplate(b: WireBuilder, push: string, template: NonNullable<ChannelConfig['template']>, message: Message): void {
  b.account(`${push}/PrivateMessageTemplate/TemplateId`, template.id);
  const title: Record<string, string> = {};
  const content: Record<string, string> = {};
  for (const [name, value] of Object.entries(templateParams(template, message) ?? {})) {
    const hole = `\${${name}}$`;
    const known = template.title !== undefined || template.content !== undefined;
    const isTitle = known ? (template.title ?? '').includes(hole) : template.params?.[name] === '{title}';
    if (isTitle) title[name] = value;
    if (!isTitle || (template.content ?? '').includes(hole)) content[name] = value;
  }
  if (Object.keys(title).length > 0) b.derive(`${push}/PrivateMessageTemplate/TitleParameters`, JSON.stringify(title), 'template');
  if (Object.keys(content).length > 0) b.derive(`${push}/PrivateMessageTemplate/ContentParameters`, JSON.stringify(content), 'template');
}

function loseForCall(b: WireBuilder): void {
  b.lose('/channel', {
    en: 'The page of CallInvite knows no push strategy, so the push of a call goes out in the vendor’s default class.',
    zh: 'CallInvite 文档中没有推送策略参数，因此呼叫推送按厂商默认分类下发。',
  });
}

function loseChannel(b: WireBuilder): void {
  b.lose('/channel', {
    en: 'ZEGO takes no vendor’s channel from a message, only the id of a push strategy (resourcesID); put it under `platforms.zego.channels` by this name.',
    zh: 'ZEGO 不接受消息中的厂商通道，只接受推送策略 ID（resourcesID）；请在 `platforms.zego.channels` 中以此名称配置。',
  });
}

function loseWhatZegoCannotSay(b: WireBuilder, message: Message, hasStrategy: boolean): void {
  b.lose(
    '/kind',
    hasStrategy
      ? {
          en: 'ZEGO cannot say a vendor’s class in the message; what the push strategy has in the console decides, and push-check cannot see that.',
          zh: 'ZEGO 无法在消息中指定厂商分类，以控制台推送策略中的配置为准，push-check 无法查看该配置。',
        }
      : {
          en: 'ZEGO cannot say a vendor’s class in the message; only a push strategy can, and none is named, so the vendor’s default class with the smallest quota applies.',
          zh: 'ZEGO 无法在消息中指定厂商分类，只能通过推送策略；当前未指定策略，因此按厂商默认分类（配额最低）处理。',
        },
  );
  if (message.priority === 'high')
    b.lose('/priority', {
      en: 'The priority of ZIM orders messages inside ZIM only; what FCM gets is set in the push strategy.',
      zh: 'ZIM 的消息优先级仅在 ZIM 内部生效；FCM 的优先级在推送策略中设置。',
    });
  if (message.click !== undefined && message.click.open !== 'app')
    b.lose('/click', {
      en: 'Where a tap leads is set in the console for each push strategy; the message carries only the payload that the opened page reads.',
      zh: '点击跳转在控制台按推送策略配置，消息中只能携带供页面读取的 payload。',
    });
  b.lose('/ttlSeconds', {
    en: 'ZEGO has no life time for a push, so the vendor’s default applies; how long a call rings is `platforms.zego.Timeout`.',
    zh: 'ZEGO 没有推送有效期参数，按厂商默认值处理；呼叫的超时时间请用 `platforms.zego.Timeout`。',
  });
  b.lose('/collapseKey', {
    en: 'ZEGO cannot replace a push that still waits for the phone.',
    zh: 'ZEGO 不能覆盖尚未送达的推送。',
  });
  b.lose('/notifyId', {
    en: 'ZEGO has no notification id; each push is shown on its own.',
    zh: 'ZEGO 没有通知 ID 参数，每条推送单独展示。',
  });
  b.lose('/sound', {
    en: 'A sound of its own is possible for APNs and FCM only, and is set in the push strategy.',
    zh: '自定义铃声仅支持 APNs 与 FCM，且在推送策略中设置。',
  });
  b.lose('/badge', {
    en: 'ZEGO can only add to the badge: write `platforms.zego.OfflinePush.BadgeIncrement` together with `EnableBadge`.',
    zh: 'ZEGO 只能增加角标数，请填写 `platforms.zego.OfflinePush.BadgeIncrement`，并开启 `EnableBadge`。',
  });
  b.lose('/image', {
    en: 'ZEGO shows pictures in messages to all users only, which push-check never sends.',
    zh: 'ZEGO 仅在全员推送中支持图片，而 push-check 不做全员推送。',
  });
}
