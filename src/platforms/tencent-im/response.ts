import type { Answer } from '../../core/adapter.ts';
import type { HttpResponse } from '../../core/http.ts';
import { isRecord, jsonIn } from '../../core/receipt.ts';

/** The frame of a REST answer with its code as text. */
export interface TencentFrame {
  code: string;
  /** `ErrorInfo`; absent when empty. */
  said?: string;
  body: Record<string, unknown>;
}

/** Reads `{ ActionStatus, ErrorCode, ErrorInfo, … }`; undefined for anything that is not HTTP 2xx with such an object. */
export function readFrame(response: HttpResponse): TencentFrame | undefined {
  // Refusals come with HTTP 200; another status is a gateway's.
  if (response.status < 200 || response.status > 299) return undefined;
  const body = jsonIn(response.body);
  if (!isRecord(body)) return undefined;
  const code = codeText(body['ErrorCode']);
  if (code === undefined) return undefined;
  const said = body['ErrorInfo'];
  return { code, body, ...(typeof said === 'string' && said !== '' ? { said } : {}) };
}

/** A code as text: numbers in answers, text in the loss lists. */
export function codeText(code: unknown): string | undefined {
  if (typeof code === 'number' && Number.isInteger(code)) return String(code);
  return typeof code === 'string' && /^-?\d{1,9}$/.test(code.trim()) ? String(Number(code)) : undefined;
}

export type Refused = Extract<Answer, { ok: false }>;

/** The refusal in a frame; undefined when the call was carried out. */
export function refusalIn({ code, said, body }: TencentFrame): Refused | undefined {
  if (code === '0' && body['ActionStatus'] !== 'FAIL') return undefined;
  return refused(code, said);
}

export function refused(code: string, said: unknown): Refused {
  return { ok: false, code, ...(typeof said === 'string' && said !== '' ? { vendorMessage: said } : {}) };
}

/** The objects in a list; anything else is left out. */
export function recordsIn(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** `ErrorCode` of an answer's text; undefined where there is none. */
export function errorCodeOf(body: string): string | undefined {
  const json = jsonIn(body);
  return isRecord(json) ? codeText(json['ErrorCode']) : undefined;
}
