import type { Answer } from './adapter.ts';
import { findEntry, type Catalogue, type CatalogueEntry } from './catalogue.ts';
import { TransportError } from './http.ts';
import { statusOfClass, type PushStatus } from './status.ts';
import { httpFallbackCode, transportCatalogue } from './transport-errors.ts';
import type { Text } from './text.ts';

/** What an answer means, before any language was chosen. */
export interface Judgement {
  status: PushStatus;
  code?: string;
  subCode?: string;
  endpoint?: string;
  /** The catalogue row; absent for an accepted push and for an unknown code. */
  entry?: CatalogueEntry;
  /** The catalogue the row stands in. */
  catalogue?: Catalogue;
  vendorMessage?: string;
  messageId?: string;
  vendorTook?: true;
  note?: Text;
  retryAfterMs?: number;
  /** The engine's one retry trigger. */
  notTaken: boolean;
  reauthorise: boolean;
}

/** The status that a catalogue row gives. */
export function statusOfEntry(entry: CatalogueEntry): PushStatus {
  if (entry.status) return entry.status;
  if (entry.class === 'server' && entry.notTaken) return 'unreachable';
  return statusOfClass[entry.class];
}

/** Judges one answer by the vendor's catalogue; what is not the vendor's is judged by its HTTP status. */
export function judgeAnswer(answer: Answer, endpoint: string, httpStatus: number, catalogue: Catalogue): Judgement {
  if (answer.ok === true)
    return {
      status: answer.validated ? 'validated' : 'accepted',
      ...(answer.messageId === undefined ? {} : { messageId: answer.messageId }),
      ...(answer.note === undefined ? {} : { note: answer.note }),
      ...(answer.vendorTook ? { vendorTook: true } : {}),
      notTaken: false,
      reauthorise: false,
    };
  if (answer.ok === 'unreadable') {
    const code = httpFallbackCode(httpStatus);
    const entry = findEntry(transportCatalogue, endpoint, code);
    return {
      status: entry ? statusOfEntry(entry) : 'unknown',
      code,
      ...(entry ? { entry, catalogue: transportCatalogue } : {}),
      notTaken: false,
      reauthorise: false,
    };
  }
  const at = answer.endpoint ?? endpoint;
  const entry = findEntry(catalogue, at, answer.code, answer.subCode);
  const base = {
    code: answer.code,
    endpoint: at,
    ...(answer.subCode === undefined ? {} : { subCode: answer.subCode }),
    ...(answer.vendorMessage === undefined ? {} : { vendorMessage: answer.vendorMessage }),
    ...(answer.retryAfterMs === undefined ? {} : { retryAfterMs: answer.retryAfterMs }),
  };
  if (entry)
    return {
      ...base,
      status: statusOfEntry(entry),
      entry,
      catalogue,
      notTaken: entry.notTaken === true,
      reauthorise: entry.reauthorise === true,
    };
  // An unknown code inside a readable refusal: the HTTP status says at least which kind; a 200 is a refusal too, the vendor said so.
  const fallback = httpStatus >= 300 ? findEntry(transportCatalogue, '*', httpFallbackCode(httpStatus)) : undefined;
  return { ...base, status: fallback ? statusOfEntry(fallback) : 'rejected', notTaken: false, reauthorise: false };
}

/** Judges a transport failure. */
export function judgeTransportError(error: TransportError, catalogue: Catalogue, endpoint: string): Judgement {
  // A GOAWAY or reset may carry the vendor's own reason (APNs); it explains more than the transport's code.
  const reason = error.detail === undefined ? undefined : findEntry(catalogue, endpoint, reasonIn(error.detail) ?? error.detail);
  const entry = reason ?? findEntry(transportCatalogue, endpoint, error.code);
  const status: PushStatus = error.notTaken ? (reason ? statusOfEntry(reason) : 'unreachable') : 'unknown';
  return {
    status,
    code: reason ? reason.code : error.code,
    endpoint,
    ...(entry ? { entry, catalogue: reason ? catalogue : transportCatalogue } : {}),
    // Our own words are in the explanation; only what the peer said is quoted.
    ...(error.detail === undefined ? {} : { vendorMessage: error.detail }),
    // A refusal of the caller (untrusted certificate, bad client certificate) does not pass by trying again.
    notTaken: error.notTaken && !reason && !hopeless.has(error.code),
    reauthorise: false,
  };
}

const hopeless = new Set<string>([
  'ERR_TLS_UNTRUSTED',
  'ERR_TLS_HOSTNAME',
  'ERR_TLS_EXPIRED',
  'ERR_ALPN',
  'ERR_CLIENT_CERTIFICATE',
  'ERR_ABORTED',
  'ERR_PROXY',
  'ERR_DNS',
  'ERR_PROTOCOL',
]);

function reasonIn(detail: string): string | undefined {
  return /"reason"\s*:\s*"([^"]+)"/.exec(detail)?.[1];
}
