import type { Answer } from '../../core/adapter.ts';
import type { HttpResponse } from '../../core/http.ts';

/** The JSON of a vivo answer with its result code as text. */
export interface VivoFrame {
  result: string;
  /** Absent when empty. */
  desc?: string;
  body: Record<string, unknown>;
}

function parsedObject(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** A code as text: vivo sends numbers, some gateways in between make them strings. */
function codeText(code: unknown): string | undefined {
  if (typeof code === 'number' && Number.isInteger(code)) return String(code);
  return typeof code === 'string' && /^-?\d{1,9}$/.test(code) ? String(Number(code)) : undefined;
}

/** Reads the frame `{ result, desc, … }`; undefined for anything that is not HTTP 2xx with JSON and a numeric result. */
export function readFrame(response: HttpResponse): VivoFrame | undefined {
  // Business errors come with HTTP 200, so a result in any other answer is somebody else's.
  if (response.status < 200 || response.status > 299) return undefined;
  const body = parsedObject(response.body);
  const result = codeText(body?.['result']);
  if (body === undefined || result === undefined) return undefined;
  const desc = body['desc'];
  return { result, body, ...(typeof desc === 'string' && desc !== '' ? { desc } : {}) };
}

/** A refusal without a code: vivo's HTTP 400 (JSON it could not read) and its plain-text HTTP 500; anything else is unreadable. */
export function readHttpFailure(response: HttpResponse): Exclude<Answer, { ok: true }> {
  if (response.status === 500 && /^\s*Internet server error!?\s*$/i.test(response.body))
    return { ok: false, code: '500', vendorMessage: response.body.trim(), endpoint: 'http' };
  // A page of a gateway is HTML; a 400 in any other form is the API that could not read the JSON. Its body is not documented.
  const text = response.body.trim();
  if (response.status === 400 && text !== '' && !text.startsWith('<'))
    return { ok: false, code: '400', vendorMessage: text.slice(0, 200), endpoint: 'http' };
  return { ok: 'unreadable' };
}

/** A refusal in the words of the frame. */
export function refusedBy(frame: VivoFrame): Extract<Answer, { ok: false }> {
  return { ok: false, code: frame.result, ...(frame.desc === undefined ? {} : { vendorMessage: frame.desc }) };
}

/** The taskId of an answer; undefined when there is none. */
export function taskIdOf(frame: VivoFrame): string | undefined {
  const id = frame.body['taskId'];
  if (typeof id === 'string' && id !== '') return id;
  return typeof id === 'number' && Number.isSafeInteger(id) ? String(id) : undefined;
}

/** The catalogue's sub-code for the status of an invalid user; undefined for a status that no source explains. */
export function statusSubCode(user: unknown): string | undefined {
  if (typeof user !== 'object' || user === null) return undefined;
  const status = codeText((user as { status?: unknown }).status);
  return status !== undefined && ['1', '2', '4'].includes(status) ? `status-${status}` : undefined;
}
