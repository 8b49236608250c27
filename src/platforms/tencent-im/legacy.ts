import type { ShownText } from '../../core/display.ts';
import type { Text } from '../../core/text.ts';

/** Versions of ImSDK from which something can be used. */
export const legacySince = {
  offlinePush: '1.8.0',
  globalSettings: '2.1.0',
  xiaomiAndHuawei: '2.1.0',
  messageSettings: '2.2.0',
  /** The shape of the settings that is described here. */
  thisShape: '2.5.0',
} as const;

/** The vendors that ImSDK could push through; a token of another vendor is ignored. */
export const legacyVendors = ['xiaomi', 'huawei'] as const;

export type LegacyElement =
  | { type: 'text'; text: string }
  | { type: 'custom'; desc: string; ext?: string }
  | { type: 'sound' | 'file' | 'image' | 'face' | 'location' | 'video' };

/** `TIMMessageOfflinePushSettings`; what was not set is absent. */
export interface LegacyMessageSettings {
  enabled?: boolean;
  descr?: string;
  ext?: string;
  android?: { title?: string; sound?: string; notifyMode?: 'Normal' | 'Custom' };
  ios?: { sound?: string; badgeEnabled?: boolean };
}

/** `TIMOfflinePushSettings`, which take effect only after a login. */
export interface LegacyGlobalSettings {
  enabled?: boolean;
  /** `android.resource://…`; absent: the system's sound. */
  c2cSound?: string;
  groupSound?: string;
}

export interface LegacyMessage {
  chat: 'c2c' | 'group';
  sender: { id: string; nickname?: string; groupCard?: string };
  group?: { id: string; name?: string };
  elements: readonly LegacyElement[];
  settings?: LegacyMessageSettings;
}

const filled = (text: string | undefined): string | undefined => (text === undefined || text === '' ? undefined : text);

/** The title that a vendor's channel shows when the sender set none. */
export const legacyVendorTitle = 'a new message';

/** The title of a notification: ImSDK's own (`getTitle`), or that of a vendor's channel. */
export function legacyTitle(message: LegacyMessage, channel: 'sdk' | 'xiaomi' | 'huawei' = 'sdk'): ShownText {
  const shown = (text: string, from: Text): ShownText => ({ text, from, confidence: 'A' });
  const own = filled(message.settings?.android?.title);
  if (channel !== 'sdk')
    return own === undefined
      ? shown(legacyVendorTitle, { en: 'ImSDK’s fixed title for vendor channels', zh: 'ImSDK 厂商通道的固定标题' })
      : shown(own, { en: 'AndroidSettings.title', zh: 'AndroidSettings.title' });
  if (message.chat === 'c2c') return shown(message.sender.id, { en: 'sender’s user id', zh: '发送方 UserID' });
  const name = filled(message.group?.name);
  return name === undefined
    ? shown(message.group?.id ?? '', { en: 'group id', zh: '群 ID' })
    : shown(name, { en: 'group name', zh: '群名称' });
}

const placeholders = { sound: '[语音]', file: '[文件]', image: '[图片]' } as const;

/** What an element says, and how sure that is: the brackets of a custom element may stand for the page's own, others are not described. */
function elementText(element: LegacyElement): Pick<ShownText, 'text' | 'confidence'> {
  switch (element.type) {
    case 'text':
      return { text: element.text, confidence: 'A' };
    case 'sound':
    case 'file':
    case 'image':
      return { text: placeholders[element.type], confidence: 'A' };
    case 'custom':
      return { text: `[${element.desc}]`, confidence: '?' };
    default:
      return { text: '', confidence: '?' };
  }
}

/** The sender's name before a group message: card, then nickname, then user id. */
function speaker({ sender }: LegacyMessage): string {
  return filled(sender.groupCard) ?? filled(sender.nickname) ?? sender.id;
}

/** The text of a notification (`getContent`): the elements in their order, in groups with the speaker before them. `descr` stands for all of it. */
export function legacyContent(message: LegacyMessage): ShownText {
  const descr = filled(message.settings?.descr);
  if (descr !== undefined) return { text: descr, from: { en: 'the message’s descr', zh: '消息的 descr' }, confidence: 'A' };
  const parts = message.elements.map(elementText);
  const body = parts.map(({ text }) => text).join('');
  return {
    text: message.chat === 'group' ? `${speaker(message)}： ${body}` : body,
    from:
      message.chat === 'group'
        ? { en: 'sender and elements of the message', zh: '发送者与消息元素' }
        : { en: 'elements of the message', zh: '消息元素' },
    confidence: parts.some(({ confidence }) => confidence === '?') ? '?' : 'A',
  };
}

/** `getConversationId`: the sender for C2C, the group's id for groups; null on failure. */
export function legacyConversationId({ chat, sender, group }: LegacyMessage): string | null {
  return filled(chat === 'c2c' ? sender.id : group?.id) ?? null;
}

/** `getConversationType`. */
export function legacyConversationType({ chat }: LegacyMessage): 'C2C' | 'Group' {
  return chat === 'c2c' ? 'C2C' : 'Group';
}

/** `getSenderIdentifier`: null on failure. */
export function legacySenderIdentifier({ sender }: LegacyMessage): string | null {
  return filled(sender.id) ?? null;
}

/** `getSenderNickName`: null for C2C; for groups card, then nickname, then null. */
export function legacySenderNickName({ chat, sender }: LegacyMessage): string | null {
  return chat === 'c2c' ? null : (filled(sender.groupCard) ?? filled(sender.nickname) ?? null);
}

/** `getGroupName`: only for groups. */
export function legacyGroupName({ chat, group }: LegacyMessage): string | null {
  return chat === 'group' ? (filled(group?.name) ?? null) : null;
}

/** `getExt`: only for custom messages. */
export function legacyExt({ elements }: LegacyMessage): string | null {
  for (const element of elements) if (element.type === 'custom') return filled(element.ext) ?? null;
  return null;
}

/** What a tap on the notification of a vendor's channel does. */
export function legacyClick(settings: LegacyMessageSettings | undefined): { launches: true; callsBack: boolean } {
  return { launches: true, callsBack: settings?.android?.notifyMode === 'Custom' };
}

export interface LegacyEffective {
  enabled: boolean;
  /** Undefined: the system's sound. */
  sound: string | undefined;
  notifyMode: 'Normal' | 'Custom';
  badge: boolean;
  /** Which settings decided `enabled`. */
  by: 'message' | 'global' | 'default';
}

/** What holds for one message: its own settings beat the global ones, and the global ones count only after a login. */
export function legacySettings(
  { chat, settings }: LegacyMessage,
  global: LegacyGlobalSettings | undefined,
  isLoggedIn: boolean,
): LegacyEffective {
  const everywhere = isLoggedIn ? global : undefined;
  const globalSound = filled(chat === 'c2c' ? everywhere?.c2cSound : everywhere?.groupSound);
  return {
    // A message that has settings says “enabled” by its default, too.
    enabled: settings ? (settings.enabled ?? true) : (everywhere?.enabled ?? true),
    sound: filled(settings?.android?.sound) ?? globalSound,
    notifyMode: settings?.android?.notifyMode ?? 'Normal',
    badge: settings?.ios?.badgeEnabled ?? true,
    by: settings ? 'message' : everywhere?.enabled === undefined ? 'default' : 'global',
  };
}

/** Whether a sound lies inside the app, the only place ImSDK plays from: `android.resource://{package}/{raw id}`. */
export function isLegacySound(uri: string): boolean {
  return /^android\.resource:\/\/[A-Za-z]\w*(?:\.[A-Za-z]\w*)+\/(?:raw\/)?\w+$/.test(uri);
}
