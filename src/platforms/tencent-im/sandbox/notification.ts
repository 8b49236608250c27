import { pushPlatforms, textLimits } from '../wire.ts';
import { isFields, type Fields } from './answers.ts';

/** One message on its way to one user, whichever door it came through. */
export interface PushJob {
  door: 'push' | 'message' | 'group';
  from: string;
  groupId?: string;
  info: Fields;
  elements: readonly Fields[];
  /** `MsgLifeTime` 0 or `OnlineOnlyFlag` 1: for those who are connected now. */
  isOnlineOnly: boolean;
  /** `SendMsgControl` has `WithMuteNotifications`. */
  respectsMute: boolean;
  lifeTime?: number;
  /** The id of a push to listed users. */
  taskId?: string;
  /** The id of a message to one user. */
  pushId?: string;
}

/** What is shown on a phone of the vendor. */
export interface Notification {
  title: string;
  content: string;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The number that the statistics have for a vendor. */
export function platformOf(vendor: string): number {
  return Number(Object.entries(pushPlatforms).find(([, name]) => name === vendor)?.[0] ?? 0);
}

/** What an element says by itself. For elements without text the placeholders are the older SDK's, which is inferred. */
function elementText({ MsgType: type, MsgContent: content }: Fields): string {
  const fields = isFields(content) ? content : {};
  switch (type) {
    case 'TIMTextElem':
      return textOf(fields['Text']);
    case 'TIMLocationElem':
    case 'TIMCustomElem':
      return textOf(fields['Desc']);
    case 'TIMSoundElem':
      return '[语音]';
    case 'TIMImageElem':
      return '[图片]';
    case 'TIMFileElem':
      return '[文件]';
    default:
      return '';
  }
}

function cut(text: string, limit: number | undefined): string {
  if (limit === undefined || text.length <= limit) return text;
  return `${text.slice(0, limit - 3).replace(/[\uD800-\uDBFF]$/, '')}...`;
}

/** Title and text for a vendor's phone; undefined when there is nothing to show. */
export function notificationFor(vendor: string, { info, elements, from, groupId, door }: PushJob): Notification | undefined {
  const android = isFields(info['AndroidInfo']) ? info['AndroidInfo'] : {};
  const apns = isFields(info['ApnsInfo']) ? info['ApnsInfo'] : {};
  const written = (vendor === 'apns' ? textOf(apns['Title']) : '') || textOf(info['Title']);
  const content = textOf(info['Desc']) || elements.map(elementText).join('');
  if (written === '' && content === '') return undefined;
  const title = written || (door === 'push' ? '' : (groupId ?? from));
  const limits = textLimits[vendor];
  return {
    title: cut(title, limits?.title),
    content: cut(content, android['PushStyle'] === 1 ? (limits?.descBigText ?? limits?.desc) : limits?.desc),
  };
}

/** A custom element is not readable for the server: without a description it makes no push. */
export function isMuteCustom({ info, elements }: PushJob): boolean {
  return (
    textOf(info['Desc']) === '' &&
    elements.length > 0 &&
    elements.every((element) => element['MsgType'] === 'TIMCustomElem' && elementText(element) === '')
  );
}

const vendorFields: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  xiaomi: { XiaoMiChannelID: 'channel_id' },
  oppo: {
    OPPOChannelID: 'channel_id',
    OPPOCategory: 'category',
    OPPONotifyLevel: 'notify_level',
    OPPOPrivateMsgTemplateId: 'private_msg_template_id',
    OPPOPrivateTitleParameters: 'private_title_parameters',
    OPPOPrivateContentParameters: 'private_content_parameters',
  },
  vivo: { VIVOCategory: 'category', VIVOClassification: 'classification', VIVONotifyType: 'notifyType' },
  huawei: { HuaWeiCategory: 'category', HuaWeiImportance: 'importance', HuaWeiChannelID: 'channel_id' },
  honor: { HonorImportance: 'importance' },
  meizu: { MeiZuNoticeMsgType: 'noticeMsgType' },
  fcm: { GooglePriority: 'priority', GoogleChannelID: 'channel_id' },
  apns: {},
};

/** The vendor's own fields out of `AndroidInfo`; what is empty leaves the console's value in force. */
export function fieldsFor(vendor: string, info: Fields): Record<string, string | number> {
  const android = isFields(info['AndroidInfo']) ? info['AndroidInfo'] : {};
  return Object.fromEntries(
    Object.entries(vendorFields[vendor] ?? {}).flatMap(([ours, theirs]) => {
      const value = android[ours];
      // OPPO takes the parameters of its templates as JSON in a string.
      if (isFields(value)) return [[theirs, JSON.stringify(value)] as const];
      return (typeof value === 'string' && value !== '') || typeof value === 'number' ? [[theirs, value] as const] : [];
    }),
  );
}

/** The payload as it comes out at the vendor: OPPO gets every member of the JSON by itself. Undefined when OPPO would drop it. */
export function dataFor(vendor: string, info: Fields): Record<string, string> | undefined {
  const ext = textOf(info['Ext']);
  if (ext === '') return {};
  if (vendor !== 'oppo') return { ext };
  try {
    const parsed: unknown = JSON.parse(ext);
    if (!isFields(parsed)) return undefined;
    return Object.fromEntries(
      Object.entries(parsed).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
    );
  } catch {
    return undefined;
  }
}
