import type { Answer } from '../../core/adapter.ts';
import { otherSuccessCode, successCode } from './wire.ts';

/** The JSON object of a body, or undefined. */
export function parseObject(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** True for a plain object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Which success a code is: HONOR's 200, the other number that some clients know, or none. The text "200" is nobody's. */
export function successOf(code: unknown): 'usual' | 'other' | undefined {
  if (code === successCode) return 'usual';
  return code === otherSuccessCode || code === String(otherSuccessCode) ? 'other' : undefined;
}

/**
 * The refusal that a body holds: HONOR's `{ code, message }`, or OAuth's `{ error, error_description }`. Undefined when it holds neither,
 * or a code of success.
 */
export function refusalOf(body: Record<string, unknown>): Extract<Answer, { ok: false }> | undefined {
  const code = codeText(body['code']);
  if (code !== undefined) {
    if (code === String(successCode) || code === String(otherSuccessCode)) return undefined;
    return refused(code, textOf(body['message']), factsOf(body));
  }
  const error = body['error'];
  const errorCode = typeof error === 'string' && error.trim() !== '' ? error : codeText(error);
  return errorCode === undefined
    ? undefined
    : refused(errorCode, textOf(body['error_description']) ?? textOf(body['message']), factsOf(body));
}

function refused(code: string, message: string | undefined, facts: string): Extract<Answer, { ok: false }> {
  const vendorMessage = [message, facts].filter(Boolean).join(' ');
  return { ok: false, code, ...(vendorMessage === '' ? {} : { vendorMessage }) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A code as text: a whole number, or the digits of one. */
function codeText(code: unknown): string | undefined {
  if (typeof code === 'number' && Number.isSafeInteger(code)) return String(code);
  return typeof code === 'string' && /^-?\d{1,12}$/.test(code) ? String(Number(code)) : undefined;
}

/** What else the answer says in few words. The code table is not known, so each of them may be the clue; long values could be push tokens. */
function factsOf(body: Record<string, unknown>): string {
  const { code: _code, message: _message, error: _error, error_description: _description, data, ...rest } = body;
  const facts = { ...rest, ...(isObject(data) ? data : { data }) };
  const shown = Object.entries(facts)
    .filter(([, value]) => /^(?:string|number|boolean)$/.test(typeof value) && String(value) !== '' && String(value).length <= 48)
    .map(([name, value]) => `${name}: ${String(value)}`);
  return shown.length === 0 ? '' : `(${shown.join(', ')})`;
}
