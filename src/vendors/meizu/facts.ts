import type { HttpRequest } from '../../core/http.ts';
import { isObject } from './response.ts';
import { pushTypes, type MeizuWire } from './wire.ts';

/** Documents that several rules cite. */
export const docs = {
  api: 'https://github.com/MEIZUPUSH/PushAPI',
  sdk: 'https://github.com/MEIZUPUSH/JavaSdk',
  demo: 'https://github.com/MEIZUPUSH/PushDemo',
  classes: 'https://cloud.tencent.com/document/product/269/130977',
} as const;

/** The `messageJson` of a wire; `raw` and foreign clients may have put text or something else there, which counts as empty unless it holds an object. */
export function messageOf(wire: MeizuWire): Record<string, unknown> {
  let value: unknown = wire.messageJson;
  if (typeof value === 'string')
    try {
      value = JSON.parse(value);
    } catch {
      return {};
    }
  return isObject(value) ? value : {};
}

/** One of the objects of `messageJson`; what is no object counts as empty. */
export function partOf(
  wire: MeizuWire,
  name: 'noticeBarInfo' | 'noticeExpandInfo' | 'clickTypeInfo' | 'pushTimeInfo' | 'advanceInfo' | 'vipInfo' | 'extra',
): Record<string, unknown> {
  const value = messageOf(wire)[name];
  return isObject(value) ? value : {};
}

/** Whether the wire is a pass-through message (透传). */
export function isThrough(wire: MeizuWire): boolean {
  return numberOf(wire.pushType) === pushTypes.through;
}

/** Whether a value is there: a blank text, an empty object and a missing member are not. */
export function isFilled(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return typeof value !== 'string' || value.trim() !== '';
}

/** A value that is text, or empty text: rules look at one thing each and leave wrong types to the field table. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A value that is a number, digits as text included. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : undefined;
}

/** A flag, which may be 0, 1, true or false; undefined when it is absent or something else. */
export function flagOf(value: unknown): boolean | undefined {
  if (value === 1 || value === true || value === '1' || value === 'true') return true;
  if (value === 0 || value === false || value === '0' || value === 'false') return false;
  return undefined;
}

/** A value as a finding shows it: text as it is, anything else as JSON. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** Length in characters: one for every code point, so for a Chinese character and for an emoji too. */
export function charsOf(text: string): number {
  return Array.from(text).length;
}

/** Bytes in UTF-8. */
export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Whether a host is this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || /^127(\.\d{1,3}){3}$/.test(hostname) || hostname === '[::1]';
}

/** The decoded parameters of a request, from its query and its form; the last one of a name counts. */
export function paramsOf(request: HttpRequest): Map<string, string> {
  const params = new Map<string, string>();
  if (URL.canParse(request.url)) for (const [name, value] of new URL(request.url).searchParams) params.set(name, value);
  if (typeof request.body === 'string') for (const [name, value] of new URLSearchParams(request.body)) params.set(name, value);
  return params;
}
