import type { Binding } from '../core/binding.ts';
import type { ReceiptEntry } from '../core/receipt.ts';
import { cleanText, maskToken } from '../core/redact.ts';
import type { ReceiptResult, ShownBinding, TraceResult } from '../core/result.ts';
import { render, type Lang, type Text } from '../core/text.ts';
import type { TraceFacet, TraceRow } from '../core/trace.ts';
import { tokenId } from './token-id.ts';
import { serviceName } from './services.ts';

const doubt: Text = {
  en: 'The vendor’s own documents on this were not readable; this rests on a single secondary source.',
  zh: '厂商的相关文档我们未能读到；以上仅依据单一二手来源。',
};

/** A receipt in the user's language, its token masked unless wished otherwise. */
export function shownReceipt(vendor: string, entry: ReceiptEntry, lang: Lang, showTokens: boolean): ReceiptResult {
  const { messageId, token, code, timeMs, event, stage } = entry;
  return {
    kind: 'receipt',
    vendor,
    ...(messageId === undefined ? {} : { messageId: cleanText(messageId) }),
    ...(token === undefined ? {} : { token: showTokens ? cleanText(token) : maskToken(cleanText(token)), tokenId: tokenId(token) }),
    event,
    ...(code === undefined ? {} : { code: cleanText(code) }),
    ...(timeMs === undefined ? {} : { time: new Date(timeMs).toISOString() }),
    stage,
    explanation: {
      title: render(entry.title, lang, entry.data),
      cause: render(entry.cause, lang, entry.data),
      fix: render(entry.fix, lang, entry.data),
      docs: entry.source,
      confidence: entry.confidence,
    },
  };
}

/** A trace without an answer. */
export function emptyTrace(id: string, facet: TraceFacet, messageId: string | undefined, lang: Lang): TraceResult {
  return {
    kind: 'trace',
    vendor: id,
    displayName: serviceName(id),
    ...(messageId === undefined || messageId === '' ? {} : { messageId: cleanText(messageId) }),
    offered: true,
    stage: 'unknown',
    counters: {},
    entries: [],
    docs: facet.source,
    ...(facet.offered || facet.confidence === 'A' || facet.confidence === 'B' ? {} : { notes: [doubt[lang]] }),
  };
}

/** A row of the vendor's counters in the user's language. */
export function shownRow(id: string, facet: TraceFacet, row: TraceRow, lang: Lang, showTokens = false): TraceResult {
  return {
    ...emptyTrace(id, facet, row.messageId, lang),
    offered: facet.offered,
    ...(row.label === undefined ? {} : { label: cleanText(row.label) }),
    stage: row.stage,
    counters: row.counters,
    entries: row.entries.map(({ name, value, title, cause, fix, source, confidence }) => ({
      name,
      value,
      explanation: { title: title[lang], cause: cause[lang], fix: fix[lang], docs: source, confidence },
    })),
    ...(row.hops
      ? {
          hops: row.hops.map(({ name, title, ok, code, said, at }) => ({
            name,
            title: title[lang],
            ...(ok === undefined ? {} : { ok }),
            ...(code === undefined ? {} : { code: cleanText(code) }),
            ...(said === undefined ? {} : { said: cleanText(said) }),
            ...(at === undefined ? {} : { at: cleanText(at) }),
          })),
        }
      : {}),
    ...(row.binding ? { binding: shownBinding(row.binding, showTokens) } : {}),
    ...(row.notificationsOn === undefined ? {} : { notificationsOn: row.notificationsOn }),
    notes: (row.notes ?? []).map(({ text, data }) => render(text, lang, data)),
  };
}

/** A binding, its token masked unless wished otherwise. */
export function shownBinding({ vendor, certificate, token, deviceId }: Binding, showTokens: boolean): ShownBinding {
  return {
    ...(vendor === undefined ? {} : { vendor }),
    certificate: cleanText(certificate),
    token: showTokens ? cleanText(token) : maskToken(cleanText(token)),
    tokenId: tokenId(token),
    ...(deviceId === undefined ? {} : { deviceId: cleanText(deviceId) }),
  };
}
