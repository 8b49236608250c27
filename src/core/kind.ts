import type { Text } from './text.ts';
import type { Confidence } from './catalogue.ts';

/** What a message IS; each vendor's category, classification or importance is derived from it. */
export const kinds = [
  'im',
  'call',
  'subscription',
  'travel',
  'health',
  'schedule',
  'account',
  'order',
  'finance',
  'device',
  'mail',
  'system',
  'social',
  'news',
  'marketing',
] as const;

export type Kind = (typeof kinds)[number];

/** Which daily allowance a vendor counts a message against. */
export type QuotaClass = 'unlimited' | 'private' | 'public' | 'none';

/** How one kind is expressed at one vendor. The mapping is ours, so it carries its confidence. */
export interface KindMapping {
  /** Wire pointer → value, e.g. `{ '/notification/category': 'IM' }`. Empty when the vendor has nothing to say it with. */
  fields: Record<string, string | number | boolean>;
  quotaClass: QuotaClass;
  /** The right, template or channel that must be applied for before the vendor honours it. */
  right?: Text;
  /** What the vendor does with the message when that right is missing. */
  without?: Text;
  /** True when the vendor cannot tell this kind from a neighbour (several kinds share these fields). */
  collapsed?: boolean;
  confidence: Confidence;
}

/** Every kind of the taxonomy, mapped; a vendor that leaves one out does not compile. */
export type KindMap = Record<Kind, KindMapping>;
