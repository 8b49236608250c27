import type { ChannelConfig } from '../../core/message.ts';
import type { OppoAccount } from './account.ts';
import { categories, contentCategories, serviceCategories, type OppoNotification, type OppoWire } from './wire.ts';

/** Documents that several rules cite. */
export const docs = {
  auth: 'https://open.oppomobile.com/documentation/page/info?id=11234',
  hosts: 'https://open.oppomobile.com/documentation/page/info?id=11235',
  notification: 'https://open.oppomobile.com/documentation/page/info?id=11236',
  unicast: 'https://open.oppomobile.com/documentation/page/info?id=11238',
  receipts: 'https://open.oppomobile.com/documentation/page/info?id=11239',
  classification: 'https://open.oppomobile.com/documentation/page/info?id=13189',
  templates: 'https://open.oppomobile.com/documentation/page/info?id=12391',
} as const;

/** The notification of a wire as the types know it; `raw` and foreign clients may have put something else there, which counts as empty. */
export function notificationOf(wire: OppoWire): OppoNotification {
  const value: unknown = wire.notification;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as OppoNotification) : {};
}

/** A value that is text, or undefined: rules look at one thing each and leave wrong types to the field table. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A value that is a number, digits as text included. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : undefined;
}

/** A value as a finding shows it: text as it is, anything else as JSON. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** Length in characters as OPPO counts them: one for every code point, so for a CJK character and for an emoji too. */
export function charsOf(text: string): number {
  return Array.from(text).length;
}

/** True for a category of Communication & Service (通讯与服务). */
export function isServiceCategory(category: unknown): boolean {
  return serviceCategories.some((known) => known === category);
}

/** True for a category of Content & Marketing (内容与营销). */
export function isContentCategory(category: unknown): boolean {
  return contentCategories.some((known) => known === category);
}

/** The configured channel with the id that the wire carries. */
export function channelOf(wire: OppoWire, account: OppoAccount | undefined): ChannelConfig | undefined {
  const id = notificationOf(wire).channel_id;
  return id === undefined ? undefined : Object.values(account?.channels ?? {}).find((channel) => channel.id === id);
}

/**
 * True for a private channel (私信) of the scheme before 2024-11-20: its class is all it has. A scene that is a category, or a template,
 * belongs to the scheme of today.
 */
export function isOldScheme(channel: ChannelConfig | undefined): boolean {
  return channel?.class === 'private' && channel.template === undefined && !categories.includes(channel.scene ?? '');
}

/** True when the wire goes to a private channel of the old scheme. */
export function isOldPrivateChannel(wire: OppoWire, account: OppoAccount | undefined): boolean {
  return isOldScheme(channelOf(wire, account));
}

/** A field that holds a JSON object as text, or the object itself; undefined when it holds neither. */
export function jsonObjectOf(value: unknown): Record<string, unknown> | undefined {
  let parsed: unknown = value;
  if (typeof value === 'string')
    try {
      parsed = JSON.parse(value);
    } catch {
      return undefined;
    }
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Record<string, unknown>) : undefined;
}
