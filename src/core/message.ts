import type { Kind } from './kind.ts';

/** What a tap does. */
export type ClickAction =
  | { open: 'app' }
  | { open: 'activity'; activity: string }
  | { open: 'intent'; intent: string }
  | { open: 'url'; url: string };

/** The vendor-neutral message after reading: durations are seconds, every value has its type. */
export interface Message {
  kind?: Kind;
  title?: string;
  body?: string;
  data?: Record<string, string>;
  click?: ClickAction;
  /** A name of `vendors.<v>.channels`. */
  channel?: string;
  ttlSeconds?: number;
  priority?: 'high' | 'normal';
  collapseKey?: string;
  notifyId?: number;
  /** `default`, or a sound's name without path. */
  sound?: string;
  badge?: number;
  image?: string;
  /** Vendor id → that vendor's own fields (camelCase or the vendor's spelling) and `raw`. */
  vendors?: Record<string, VendorBlock>;
  /** Platform id → that platform's own fields, as under `vendors`. */
  platforms?: Record<string, VendorBlock>;
  /** Message pointers that came from a flag or from `--set`; they outrank the file. */
  authority?: Record<string, 'flag' | 'set'>;
}

/** A vendor's own fields as the user wrote them; `raw` is merged into the wire last. */
export type VendorBlock = Record<string, unknown> & { raw?: unknown };

/** A channel of the config: `vendors.<v>.channels.<name>`. */
export interface ChannelConfig {
  id: string;
  /** The vendor's class of the channel, e.g. `private` or `public`. */
  class?: string;
  /** The vendor's scene, e.g. Xiaomi's 即时消息. */
  scene?: string;
  template?: { id: string; title?: string; content?: string; params?: Record<string, string> };
}
