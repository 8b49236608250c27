import { findEntry } from '../../../core/catalogue.ts';
import type { SandboxResponse } from '../../../core/sandbox.ts';
import { catalogue } from '../errors.ts';

/** A refusal of a whole call: the top-level `code` and the vendor's words. */
export interface Refusal {
  code: string;
  message: string;
}

// The words that the vendor's document prints.
const seen: Record<string, string> = { '110010': '应用请求频率超过限制' };

/** A refusal with the vendor's words for the code. */
export function refusal(code: number | string, message?: string, endpoint = 'send'): Refusal {
  const text = String(code);
  const words = message ?? seen[text] ?? findEntry(catalogue, endpoint, text)?.title.zh.replace(/。$/, '') ?? '';
  return { code: text, message: words };
}

const headers = { 'content-type': 'application/json;charset=UTF-8' };

/** Refused is HTTP 200 too, and the value an empty text. */
export function refuseWith({ code, message }: Refusal): SandboxResponse {
  return { status: 200, headers, body: { code, message, value: '', redirect: '' } };
}

/** `code` is text; `msgId` stands in the answers to direct sends only. */
export function succeed(value: unknown, msgId?: string): SandboxResponse {
  return { status: 200, headers, body: { code: '200', message: '', ...(msgId === undefined ? {} : { msgId }), value, redirect: '' } };
}
