import { operationalCategories, systemCategories } from './wire.ts';

/** Documents that several rules cite. */
export const docs = {
  api: 'https://dev.vivo.com.cn/documentCenter/doc/362',
  classification: 'https://dev.vivo.com.cn/documentCenter/doc/359',
  limits: 'https://dev.vivo.com.cn/documentCenter/doc/695',
  receipts: 'https://dev.vivo.com.cn/documentCenter/doc/681',
} as const;

/** The first day on which the documents of 2024-04 (default class operational, seven days of ttl) cannot be relied on any more. */
export const oldDocsUntil = '2024-05-01';

/** The first day for which the newer documents (default class system, one day of ttl) are known; between the two days nobody can tell. */
export const newDocsSince = '2025-10-01';

/** A value that is text, or undefined: rules look at one thing each and leave wrong JSON kinds to `json-kinds`. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A value that is a number, digits as text included: vivo reads `"4"` as 4. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : undefined;
}

/** A value that is a JSON object, or undefined. */
export function objectOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
}

/** A value as a finding shows it: text as it is, anything else as JSON. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** Length in characters by the newest documents: one for every code point. */
export function charsOf(text: string): number {
  return Array.from(text).length;
}

const wide = /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3ffff}]/u;

/** Length in characters by server SDKs up to 2.2, where CJK and full-width characters count two; an emoji has two UTF-16 units. */
export function wideCharsOf(text: string): number {
  let length = 0;
  for (const char of text) length += wide.test(char) ? 2 : char.length;
  return length;
}

/** The class (0 operational, 1 system) that a category belongs to; undefined for a category that vivo does not know. */
export function classOf(category: unknown): number | undefined {
  if (systemCategories.some((known) => known === category)) return 1;
  return operationalCategories.some((known) => known === category) ? 0 : undefined;
}
