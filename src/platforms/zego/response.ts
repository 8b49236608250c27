import type { HttpResponse } from '../../core/http.ts';

/** The frame of a ZEGO answer with its codes as text. */
export interface ZegoFrame {
  code: string;
  message?: string;
  /** The whole answer. */
  body: Readonly<Record<string, unknown>>;
  /** `ErrorList`, or `ErrorUsers` of a call invitation: user → SubCode. */
  errors: ReadonlyMap<string, string>;
}

// Message ids may be numbers beyond what a JavaScript number holds.
const largeNumber = /("(?:MsgId|CallId|RequestId)"\s*:\s*)(\d{16,})/g;

/** Reads the frame `{ Code, Message, RequestId, … }`; undefined for anything that is not HTTP 2xx with JSON and a numeric code. */
export function readFrame(response: HttpResponse): ZegoFrame | undefined {
  if (response.status < 200 || response.status > 299) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(response.body.replace(largeNumber, '$1"$2"'));
  } catch {
    return undefined;
  }
  if (!isRecord(parsed)) return undefined;
  const code = codeText(parsed['Code']);
  if (code === undefined) return undefined;
  const message = parsed['Message'];
  return {
    code,
    body: parsed,
    errors: errorsIn(parsed['ErrorList'] ?? parsed['ErrorUsers']),
    ...(typeof message === 'string' && message !== '' ? { message } : {}),
  };
}

function errorsIn(list: unknown): Map<string, string> {
  const errors = new Map<string, string>();
  for (const item of recordsIn(list)) {
    const code = codeText(item['SubCode']);
    if (typeof item['UserId'] === 'string' && code !== undefined && code !== '0') errors.set(item['UserId'], code);
  }
  return errors;
}

/** The objects of a list; what is no list has none. */
export function recordsIn(list: unknown): Record<string, unknown>[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

/** A code as text: numbers, and digits in text. */
export function codeText(code: unknown): string | undefined {
  if (typeof code === 'number' && Number.isSafeInteger(code)) return String(code);
  return typeof code === 'string' && /^-?\d{1,12}$/.test(code) ? String(Number(code)) : undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
