import type { Message } from '../../core/message.ts';
import type { Hints, PlatformWireOptions } from '../../core/platform.ts';
import type { FilledTemplate } from '../../core/template.ts';
import { WireBuilder, type WireResult } from '../../core/wire.ts';
import { defaultIdentifier, type TencentAccount } from './account.ts';
import { lifeTimeMaxSeconds, wireFields, type TencentWire } from './wire.ts';

/** Push only; a chat message to a user; a chat message to a group. */
export const vias = ['push', 'message', 'group'] as const;

const info = '/body/OfflinePushInfo';
const android = `${info}/AndroidInfo`;

/** Vendor → where its channel id goes. */
const channelFields = { xiaomi: 'XiaoMiChannelID', oppo: 'OPPOChannelID', huawei: 'HuaWeiChannelID', fcm: 'GoogleChannelID' } as const;

/** Vendor → its own field name → ours. */
const kindFields: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  oppo: { category: 'OPPOCategory', notify_level: 'OPPONotifyLevel' },
  vivo: { category: 'VIVOCategory', classification: 'VIVOClassification' },
  huawei: { category: 'HuaWeiCategory' },
  honor: { importance: 'HonorImportance' },
  meizu: { noticeMsgType: 'MeiZuNoticeMsgType' },
  fcm: { priority: 'GooglePriority' },
};

/** Turns a neutral message into a send of Tencent IM; the target is put in when it is sent. */
export function toWire(message: Message, account: TencentAccount | undefined, options: PlatformWireOptions): WireResult<TencentWire> {
  const b = new WireBuilder(message, 'tencent-im', 'platforms');
  const via = vias.find((candidate) => candidate === options.via) ?? 'push';
  b.derive('/via', via, 'via');
  if (options.from !== undefined) b.derive('/body/From_Account', options.from, 'from');
  else if (account) b.account('/body/From_Account', account.sender ?? account.identifier);
  else b.fallback('/body/From_Account', defaultIdentifier);

  if (via !== 'push' && message.body !== undefined)
    b.derive('/body/MsgBody', [{ MsgType: 'TIMTextElem', MsgContent: { Text: message.body } }], 'body');
  putLifeTime(b, message, via);

  b.fallback(`${info}/PushFlag`, 0);
  b.neutral(`${info}/Title`, message.title, '/title');
  b.neutral(`${info}/Desc`, message.body, '/body');
  if (message.data && Object.keys(message.data).length > 0) b.neutral(`${info}/Ext`, JSON.stringify(message.data), '/data');
  b.neutral(`${info}/BadgeSetNum`, message.badge, '/badge');

  putHints(b, options.hints);
  b.neutral(`${android}/GooglePriority`, message.priority, '/priority');
  putSound(b, message.sound);
  if (message.image !== undefined)
    for (const field of ['HuaWeiImage', 'HonorImage', 'GoogleImage']) b.neutral(`${android}/${field}`, message.image, '/image');
  b.neutral(`${info}/ApnsInfo/Image`, message.image, '/image');
  b.neutral(`${info}/HarmonyInfo/Image`, message.image, '/image');
  loseTheRest(b, message);
  b.block(wireFields);
  return b.finish<TencentWire>();
}

function putLifeTime(b: WireBuilder, message: Message, via: TencentWire['via']): void {
  const { ttlSeconds } = message;
  if (ttlSeconds === undefined) return;
  if (via === 'message') b.neutral('/body/MsgLifeTime', Math.min(Math.ceil(ttlSeconds), lifeTimeMaxSeconds), '/ttlSeconds');
  else
    b.lose('/ttlSeconds', {
      en: 'Only a chat message to a user has a life time (`MsgLifeTime`); for other sends the vendor’s default holds.',
      zh: '只有单聊消息可以设置有效期（`MsgLifeTime`）；其他发送方式沿用厂商的默认值。',
    });
}

function putHints(b: WireBuilder, hints: Hints): void {
  for (const [vendor, field] of Object.entries(channelFields)) b.derive(`${android}/${field}`, hints(vendor)?.channelId, 'channel');
  putTemplate(b, hints('oppo')?.template);
  for (const [vendor, names] of Object.entries(kindFields)) {
    const fields = hints(vendor)?.fields ?? {};
    for (const [theirs, ours] of Object.entries(names)) {
      const value = Object.hasOwn(fields, theirs) ? fields[theirs] : undefined;
      // FCM writes its priority in capitals, Tencent IM does not.
      b.derive(`${android}/${ours}`, ours === 'GooglePriority' && typeof value === 'string' ? value.toLowerCase() : value, 'kind');
    }
  }
}

function putTemplate(b: WireBuilder, template: FilledTemplate | undefined): void {
  b.derive(`${android}/OPPOPrivateMsgTemplateId`, template?.id, 'channel');
  b.derive(`${android}/OPPOPrivateTitleParameters`, template?.title, 'template');
  b.derive(`${android}/OPPOPrivateContentParameters`, template?.content, 'template');
}

function putSound(b: WireBuilder, sound: string | undefined): void {
  if (sound === undefined || sound === 'default') return;
  const hasSuffix = /\.[A-Za-z0-9]{1,5}$/.test(sound);
  b.neutral(`${android}/Sound`, sound.replace(/\.[A-Za-z0-9]{1,5}$/, ''), '/sound');
  if (hasSuffix) b.neutral(`${info}/ApnsInfo/Sound`, sound, '/sound');
  else
    b.lose('/sound', {
      en: 'For iOS the sound needs its suffix (`ring.caf`), so it is sent to Android alone; write `ApnsInfo.Sound` in the platform block for iOS.',
      zh: 'iOS 的铃声须带后缀（如 `ring.caf`），因此仅对 Android 生效；iOS 请在平台配置块中填写 `ApnsInfo.Sound`。',
    });
}

function loseTheRest(b: WireBuilder, message: Message): void {
  if (message.click !== undefined && message.click.open !== 'app')
    b.lose('/click', {
      en: 'What a tap opens stands with the certificate in the IM console and in the app’s click listener; a message cannot say it.',
      zh: '点击后打开什么由 IM 控制台的证书配置和应用内的点击监听决定，消息中无法指定。',
    });
  b.lose('/collapseKey', {
    en: 'Tencent IM has no key by which a push replaces another.',
    zh: '腾讯云 IM 不支持用标识替换尚未送达的推送。',
  });
  b.lose('/notifyId', {
    en: 'Tencent IM gives its notifications ids of its own; a message cannot choose one.',
    zh: '通知的 ID 由腾讯云 IM 自行分配，消息中无法指定。',
  });
}
