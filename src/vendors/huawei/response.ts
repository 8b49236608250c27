import type { Answer, ExchangeContext } from '../../core/adapter.ts';
import type { HttpResponse } from '../../core/http.ts';
import type { Text } from '../../core/text.ts';
import { readOAuthError } from './auth.ts';
import { isObject, parseObject, retryAfterMs } from './shape.ts';
import { noValidTokenCode, partialCode, successCode } from './wire.ts';

/** What stands with the result of a validate-only push. */
export const validatedNote: Text = {
  en: 'Nothing was sent: HUAWEI only checked the form of the message (`validate_only`). Whether the token is alive, and whether the phone would show it, was not looked at.',
  zh: '没有发送任何消息：华为只校验了消息格式（`validate_only`），并未检查 Token 是否有效、手机能否展示。',
};

/** Statuses that the push server documents; they may come without a business code. */
const documentedStatuses = new Set([400, 401, 404, 500, 502, 503]);

/** Reads the answer to a push for each of its targets, in their order; the body counts, whatever the HTTP status says. */
export function readAnswers(
  response: HttpResponse,
  targets: readonly string[],
  context: ExchangeContext,
  onlyValidated: boolean,
): Answer[] {
  const body = parseObject(response.body);
  const code = codeOf(body?.['code']);
  const all = (answer: Answer) => targets.map(() => answer);
  if (body === undefined || code === undefined) return all(withoutCode(response, body, context));
  const requestId = idOf(body['requestId']);
  const message = typeof body['msg'] === 'string' ? body['msg'] : '';
  if (code === successCode) {
    if (response.status >= 300) return all({ ok: 'unreadable' });
    return all(taken(requestId, onlyValidated));
  }
  if (code === partialCode || code === noValidTokenCode) {
    const partial = readPartial(message);
    if (partial) return readTokens(code, partial, targets, requestId, onlyValidated);
  }
  if (code === partialCode) return all(refused(code, message, requestId, 'unclear'));
  // HTTP 503 is flow control whether or not a business code comes with it.
  if (response.status === 503) {
    const wait = retryAfterMs(response.headers['retry-after'], context.nowMs);
    return all({ ...refused('503', `${code} ${message}`.trim(), requestId), ...(wait === undefined ? {} : { retryAfterMs: wait }) });
  }
  return all(refused(code, message, requestId));
}

/** A code as text; the document says text, a gateway may make it a number. */
function codeOf(code: unknown): string | undefined {
  if (typeof code === 'number' && Number.isSafeInteger(code)) return String(code);
  return typeof code === 'string' && /^\d{1,10}$/.test(code.trim()) ? code.trim() : undefined;
}

function idOf(id: unknown): string | undefined {
  return (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : undefined;
}

function taken(requestId: string | undefined, onlyValidated: boolean): Answer {
  const id = requestId === undefined ? {} : { messageId: requestId };
  return onlyValidated ? { ok: true, validated: true, note: validatedNote } : { ok: true, ...id };
}

function refused(code: string, message: string, requestId: string | undefined, subCode?: string): Answer & { ok: false } {
  const text = [message, requestId === undefined ? '' : `(requestId ${requestId})`].filter((part) => part !== '').join(' ');
  return { ok: false, code, ...(subCode === undefined ? {} : { subCode }), ...(text === '' ? {} : { vendorMessage: text }) };
}

/** An answer without a business code: the OAuth server's form, a documented HTTP status, or not HUAWEI's at all. */
function withoutCode(response: HttpResponse, body: Record<string, unknown> | undefined, context: ExchangeContext): Answer {
  const oauth = body === undefined ? undefined : readOAuthError(body);
  if (oauth) return { ...oauth, endpoint: 'auth' };
  if (!documentedStatuses.has(response.status) || (body === undefined && response.body.trim() !== '')) return { ok: 'unreadable' };
  const wait = retryAfterMs(response.headers['retry-after'], context.nowMs);
  return { ok: false, code: String(response.status), ...(wait === undefined ? {} : { retryAfterMs: wait }) };
}

interface Partial {
  /** Token → reason; v1 and v2 give none. */
  illegal: Map<string, string | undefined>;
  success?: number;
  failure?: number;
}

/** Reads the JSON inside `msg`: `illegal_tokens` of v1 and v2, `illegalTokens` by reason of v3. */
function readPartial(message: string): Partial | undefined {
  const inner = parseObject(message);
  if (!inner) return undefined;
  const illegal = new Map<string, string | undefined>();
  const add = (list: unknown, reason?: string) => {
    if (Array.isArray(list)) for (const token of list) if (typeof token === 'string' && !illegal.has(token)) illegal.set(token, reason);
  };
  for (const list of [inner['illegal_tokens'], inner['illegalTokens']])
    if (isObject(list)) for (const [reason, tokens] of Object.entries(list)) add(tokens, reason);
    else add(list);
  const { success, failure } = inner;
  return { illegal, ...(typeof success === 'number' ? { success } : {}), ...(typeof failure === 'number' ? { failure } : {}) };
}

/** Each token's own answer. The text of the vendor holds the other tokens too, so only the reason is passed on. */
function readTokens(
  code: string,
  partial: Partial,
  targets: readonly string[],
  requestId: string | undefined,
  onlyValidated: boolean,
): Answer[] {
  const { illegal, failure } = partial;
  const listed = targets.filter((target) => illegal.has(target)).length;
  const known = new Set(targets);
  const foreign = [...illegal.keys()].some((token) => !known.has(token));
  // A list that names strangers, or fewer tokens than failed, leaves the rest in doubt.
  const inDoubt = foreign || illegal.size === 0 || (failure !== undefined && failure > listed);
  const reasons = new Set(illegal.values());
  const onlyReason = reasons.size === 1 ? [...reasons][0] : undefined;
  const ok = taken(requestId, onlyValidated);
  return targets.map((target) => {
    if (illegal.has(target)) {
      const reason = illegal.get(target);
      return refused(code, reason ?? 'illegal_tokens', requestId, reason);
    }
    if (code === noValidTokenCode) return refused(code, onlyReason ?? '', requestId, onlyReason);
    return inDoubt ? refused(code, onlyReason ?? '', requestId, 'unclear') : ok;
  });
}
