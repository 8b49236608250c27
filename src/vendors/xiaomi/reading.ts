import type { ChannelConfig } from '../../core/message.ts';
import type { XiaomiAccount } from './account.ts';
import { vendorExtras, type XiaomiWire } from './wire.ts';

/** The classes of a channel, whatever language the config uses. */
export type ChannelClass = 'private' | 'public' | 'subscription';

const classes: Record<string, ChannelClass> = {
  private: 'private',
  私信: 'private',
  public: 'public',
  公信: 'public',
  subscription: 'subscription',
  订阅: 'subscription',
  订阅消息: 'subscription',
};

/** The eight subscription categories of 2026-07, in the console's words and in English. */
const subscriptionScenes: ReadonlySet<string> = new Set([
  '资讯订阅',
  '直播预约',
  '活动预约',
  '赛事预约',
  '作品预约',
  '游戏内动态提醒',
  '上线提醒',
  '商品预约',
  'news',
  'live',
  'event',
  'match',
  'works',
  'in-game',
  'release',
  'goods',
]);

/** The private scene that is closed on 2026-12-31. */
const closingScenes: ReadonlySet<string> = new Set(['个人订阅', 'personal subscription', 'personal-subscription']);

/** The configured channel whose id the wire carries. */
export function channelOf(wire: XiaomiWire, account: XiaomiAccount | undefined): ChannelConfig | undefined {
  const id = wire['extra.channel_id'];
  return id === undefined ? undefined : Object.values(account?.channels ?? {}).find((channel) => channel.id === String(id));
}

/** The class of a configured channel; a subscription scene tells it too. */
export function classOf(channel: ChannelConfig | undefined): ChannelClass | undefined {
  if (!channel) return undefined;
  if (channel.scene !== undefined && subscriptionScenes.has(channel.scene.trim().toLowerCase())) return 'subscription';
  return channel.class === undefined ? undefined : classes[channel.class.trim().toLowerCase()];
}

/** Whether a channel is of the scene 个人订阅. */
export function isClosingScene(channel: ChannelConfig): boolean {
  return channel.scene !== undefined && closingScenes.has(channel.scene.trim().toLowerCase());
}

/** Whether a form value has anything in it but blanks. */
export function isFilled(value: string | number | null | undefined): boolean {
  return value !== undefined && value !== null && String(value).trim() !== '';
}

/** A form value as a number; undefined when it is absent, NaN when it is no number. */
export function numberOf(value: string | number | null | undefined): number | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'number' ? value : /^\s*-?\d+\s*$/.test(String(value)) ? Number(value) : NaN;
}

/** Characters as Xiaomi counts them: every code point is one. */
export function charCount(text: string): number {
  return Array.from(text).length;
}

/** Bytes in UTF-8. */
export function byteCount(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The app's own pairs in `extra.*`. */
export function ownExtras(wire: XiaomiWire): [key: string, value: string][] {
  return Object.entries(wire)
    .filter(([key, value]) => key.startsWith('extra.') && !vendorExtras.has(key) && value !== undefined)
    .map(([key, value]) => [key, String(value)]);
}

/** `extra.template_param` as an object; undefined when it is absent or no JSON object. */
export function templateParamOf(wire: XiaomiWire): Record<string, unknown> | undefined {
  const text = wire['extra.template_param'];
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(String(text));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The variables of a template text, `{$name$}`, in order and with repetitions. */
export function templateVariables(text: string): string[] {
  return [...text.matchAll(/\{\$(.+?)\$\}/g)].map((match) => match[1] as string);
}

/** Whether a host is this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || /^127(\.\d{1,3}){3}$/.test(hostname) || hostname === '[::1]';
}

/** Whether a host is one that the vendor cannot reach from outside: loopback, private ranges, names without a dot. */
export function isPrivateHost(hostname: string): boolean {
  if (isLoopback(hostname)) return true;
  if (
    /^(10|127)(\.\d{1,3}){3}$|^192\.168(\.\d{1,3}){2}$|^172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2}$|^169\.254(\.\d{1,3}){2}$|^0\.0\.0\.0$/.test(
      hostname,
    )
  )
    return true;
  if (hostname.startsWith('[')) return /^\[(f[cd]|fe[89ab])/i.test(hostname);
  return !hostname.includes('.') || /\.(local|lan|internal|intranet|home)$/.test(hostname);
}
