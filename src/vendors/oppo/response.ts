import type { HttpResponse } from '../../core/http.ts';

/** The frame of an OPPO answer with its code as text. */
export interface OppoFrame {
  code: string;
  /** Absent when empty. */
  message?: string;
  data?: unknown;
}

/** Reads the frame `{ code, message, data }`; undefined for anything that is not HTTP 2xx with JSON and a numeric code. */
export function readFrame(response: HttpResponse): OppoFrame | undefined {
  // Business errors come with HTTP 200, so a code in any other answer is somebody else's.
  if (response.status < 200 || response.status > 299) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(response.body);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const { code, message, data } = parsed as { code?: unknown; message?: unknown; data?: unknown };
  const text = codeText(code);
  if (text === undefined) return undefined;
  return { code: text, data, ...(typeof message === 'string' && message !== '' ? { message } : {}) };
}

/** A code as text: OPPO sends numbers, some gateways in between make them strings. */
export function codeText(code: unknown): string | undefined {
  if (typeof code === 'number' && Number.isInteger(code)) return String(code);
  if (typeof code === 'string' && /^-?\d{1,9}$/.test(code)) return String(Number(code));
  return undefined;
}
