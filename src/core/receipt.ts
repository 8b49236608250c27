import { isRecord } from '../lib/record.ts';
import type { Text, TextData } from './text.ts';
import type { Meaning, TraceStage } from './trace.ts';

export { isRecord };

/** What a receipt says became of a message; ours, the vendor's own word is `code`. */
export const receiptEvents = [
  'delivered',
  'clicked',
  'token-invalid',
  'token-replaced',
  'switched-off',
  'filtered',
  'quota',
  'expired',
  'replaced',
  'not-shown',
  'cached',
  'inactive',
  'other',
] as const;

export type ReceiptEvent = (typeof receiptEvents)[number];

/** What became of one message at one target. */
export interface ReceiptEntry extends Meaning {
  messageId?: string;
  /** The token (or alias) as the vendor names it; whoever shows it masks it. */
  token?: string;
  event: ReceiptEvent;
  /** The vendor's own value for the event, as text. */
  code?: string;
  /** Unix milliseconds, as the vendor says. */
  timeMs?: number;
  stage: TraceStage;
  /** Values for the placeholders of the texts. */
  data?: TextData;
}

/** The meaning of a vendor's event, with what it is for us. */
export interface ReceiptMeaning extends Meaning {
  event: ReceiptEvent;
  stage: TraceStage;
}

/** Whether a receipt proves its sender. */
export type Verification = 'verified' | 'wrong' | 'no-signature';

/** Header names in lower case. */
export type ReceiptHeaders = Readonly<Record<string, string | undefined>>;

/** A receipt as the vendor sends it, from its document. Throw-away values. */
export interface ReceiptSample {
  name: string;
  contentType: string;
  body: string;
  headers?: Record<string, string>;
}

/** What `receipts.ts` exports as `receiptFacet`. */
export interface ReceiptFacet {
  /** False: the vendor sends no receipts. */
  offered: boolean;
  /** Where the receipt address is entered, or where to look when there are no receipts. */
  how: Text;
  /** Reads a body (form or JSON text); undefined when it is no receipt of this vendor. Never throws. */
  recognise(body: string, headers?: ReceiptHeaders): readonly ReceiptEntry[] | undefined;
  /** Values that `verify` needs, in camelCase; read from `PUSH_CHECK_<VENDOR>_<NAME>`. */
  credentials?: readonly { name: string; secret: boolean }[];
  /** What a good verification proves, and what it does not. */
  proves?: Text;
  /** Checks the sender; every credential is given. */
  verify?(rawBody: string, headers: ReceiptHeaders, credentials: Readonly<Record<string, string>>): Verification;
  /** Values in a body that must never be shown, e.g. a receipt token. */
  secretsIn?(body: string): readonly string[];
  samples: readonly ReceiptSample[];
}

/** What a receipt has beside its meaning. */
export interface ReceiptFacts {
  messageId?: string | undefined;
  token?: string | undefined;
  code?: string | undefined;
  timeMs?: number | undefined;
  data?: TextData | undefined;
}

/** An entry out of what the vendor's value means and what stands beside it; what is absent is left out. */
export function receiptEntry(meaning: ReceiptMeaning, facts: ReceiptFacts): ReceiptEntry {
  const { messageId, token, code, timeMs, data } = facts;
  return {
    ...meaning,
    ...(messageId === undefined ? {} : { messageId }),
    ...(token === undefined ? {} : { token }),
    ...(code === undefined ? {} : { code }),
    ...(timeMs === undefined ? {} : { timeMs }),
    ...(data === undefined ? {} : { data }),
  };
}

/** The meaning of a value that no source explains. */
export function unknownReceipt(source: string): ReceiptMeaning {
  return {
    event: 'other',
    stage: 'unknown',
    title: { en: 'The receipt carries a value that push-check does not know.', zh: '回执中的取值 push-check 不认识。' },
    cause: {
      en: 'No source that push-check was built from explains it.',
      zh: 'push-check 所依据的资料都没有解释它。',
    },
    fix: {
      en: 'Look it up in the vendor’s page on receipts, and report it so that it can be added.',
      zh: '请在厂商的回执文档中查找，并反馈给我们以便补充。',
    },
    source,
    confidence: '?',
  };
}

/** The JSON value in a text, or undefined. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}

/** The value of a field of a form body; undefined when the text is no form or has no such field. */
export function formFieldIn(text: string, name: string): string | undefined {
  const trimmed = text.trim();
  if (!/^[\w.%+-]{1,100}=/.test(trimmed)) return undefined;
  return new URLSearchParams(trimmed).get(name) ?? undefined;
}

/** A non-empty text, or a whole number as text. */
export function textIn(value: unknown): string | undefined {
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : undefined;
}

/** Unix milliseconds from a number or digits, where a date can hold them. */
export function timeIn(value: unknown): number | undefined {
  const ms = typeof value === 'number' ? value : typeof value === 'string' && /^\d{10,16}$/.test(value.trim()) ? Number(value) : NaN;
  return Number.isFinite(ms) && ms > 0 && ms <= 8.64e15 ? ms : undefined;
}

/** The targets in a comma-separated text or a list, blanks cut; a list with one `undefined` when there is none. */
export function targetsIn(value: unknown): (string | undefined)[] {
  const list: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  const targets = list.map(textIn).filter((target) => target !== undefined);
  return targets.length === 0 ? [undefined] : targets;
}
