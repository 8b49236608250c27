import type { HttpResponse } from '../../core/http.ts';

/** The frame of a Meizu answer with its code as text. */
export interface MeizuFrame {
  code: string;
  /** Absent when empty. */
  message?: string;
  msgId?: string;
  redirect?: string;
  value: unknown;
}

const frameKeys = ['message', 'value', 'msgId', 'redirect'] as const;

/** Reads the frame `{ code, message, value, … }`; undefined for anything else. Meizu's codes are text, some gateways in between make them numbers. */
export function readFrame(response: Pick<HttpResponse, 'body'>): MeizuFrame | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(response.body);
  } catch {
    return undefined;
  }
  if (!isObject(parsed)) return undefined;
  const { code: rawCode, message, msgId, redirect, value } = parsed;
  const isNumber = typeof rawCode === 'number' && Number.isSafeInteger(rawCode);
  if (!isNumber && !(typeof rawCode === 'string' && /^-?\d{1,9}$/.test(rawCode))) return undefined;
  // `{ code, message }` is how half of the world's gateways answer; a number there needs one of Meizu's own members beside it.
  const own = frameKeys.filter((key) => Object.hasOwn(parsed, key));
  if (own.length === 0 || (isNumber && own.every((key) => key === 'message'))) return undefined;
  return {
    code: String(rawCode),
    value,
    ...(isText(message) ? { message } : {}),
    ...(isText(msgId) ? { msgId } : {}),
    ...(isText(redirect) ? { redirect } : {}),
  };
}

/** The targets that `value` lists as failed: target → code. Keys that are no codes (a task, a statistic) are left out. */
export function failuresIn(value: unknown): Map<string, string> {
  const failures = new Map<string, string>();
  if (!isObject(value)) return failures;
  for (const [code, list] of Object.entries(value)) {
    // Success is never listed; a key 200 would say that these were taken.
    if (!/^\d{3,9}$/.test(code) || code === '200') continue;
    for (const target of Array.isArray(list) ? list : [list])
      if (typeof target === 'string' || typeof target === 'number') failures.set(String(target).trim(), code);
  }
  return failures;
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
