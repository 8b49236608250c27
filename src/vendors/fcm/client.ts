import { createHash } from 'node:crypto';
import { endpointOrigin } from '../../core/account.ts';
import type { Adapter, Answer, ExchangeContext } from '../../core/adapter.ts';
import type { HttpResponse } from '../../core/http.ts';
import type { FcmAccount } from './account.ts';
import { accessScript, authRequest, readAuth } from './auth.ts';
import { isRecord } from './shape.ts';
import { fakeMessageId, fidPattern } from './wire.ts';
import type { ErrorDetail, FcmWire } from './wire.ts';

/** FCM's adapter: OAuth exchange, one message a request over HTTP/2. */
export const adapter: Adapter<FcmAccount, FcmWire> = {
  id: 'fcm',
  meta: {
    protocol: 'h2',
    perTokenResult: true,
    maxBatch: 1,
    validateOnly: true,
    accepted: {
      en: 'FCM took the message; whether and when it reaches the device is not known from this answer.',
      zh: 'FCM 已接收该消息；仅凭此返回无法得知设备是否、何时收到。',
    },
    followUp: {
      en: 'FCM has no per-message status: look at Firebase console > Messaging > Reports, or at the BigQuery export by this message name.',
      zh: 'FCM 不提供单条消息的状态查询：可在 Firebase 控制台“Messaging > 报告”查看汇总，或用此消息名称在 BigQuery 导出中查找。',
    },
    zone: 'UTC',
    retryAfterMs: 60_000,
  },
  accountKey: (account) =>
    createHash('sha256').update([account.projectId, account.clientEmail, account.tokenUri, account.privateKey].join('\n')).digest('hex'),
  access: { kind: 'exchange', request: authRequest, read: readAuth },
  prepareSend(wire, account, { validateOnly }) {
    const url = `${endpointOrigin(account, 'send', 'https://fcm.googleapis.com')}/v1/projects/${projectSegment(account.projectId)}/messages:send`;
    const body = bodyAround(validateOnly ? { ...wire, validate_only: true } : wire);
    return (targets, access) => ({
      endpoint: 'send',
      method: 'POST',
      url,
      headers: {
        ...(access && { authorization: `Bearer ${access.value}` }),
        'content-type': 'application/json',
        accept: 'application/json',
      },
      body: body(targets[0] ?? ''),
      protocol: 'h2',
    });
  },
  wireTarget: targetOf,
  readSend: (response, targets, context) => {
    const answer = readAnswer(response, context);
    return targets.map(() => answer);
  },
  accessScript,
};

/** A domain-scoped project id keeps its colon. */
function projectSegment(projectId: string): string {
  return encodeURIComponent(projectId).replaceAll('%3A', ':');
}

const slot = 'push-check:target';

/** The body as a function of the target; all but the target is written once, since this runs for millions of tokens. */
function bodyAround(wire: FcmWire): (target: string) => string {
  if (targetOf(wire) !== undefined || !isRecord(wire.message ?? {})) {
    const whole = JSON.stringify(wire);
    return () => whole;
  }
  const json = JSON.stringify({ ...wire, message: { [slot]: 0, ...wire.message } });
  const mark = `"${slot}":0`;
  const at = json.indexOf(mark);
  const head = json.slice(0, at);
  const tail = json.slice(at + mark.length);
  return (target) => `${head}"${fidPattern.test(target) ? 'fid' : 'token'}":${JSON.stringify(target)}${tail}`;
}

/** The target that the wire itself names; a token or FID is shortened, because the label is shown. */
function targetOf(wire: FcmWire): string | undefined {
  const message = wire.message as FcmWire['message'] | undefined;
  if (message?.topic !== undefined) return `topic:${message.topic}`;
  if (message?.condition !== undefined) return `condition:${message.condition}`;
  if (message?.fid !== undefined) return `fid:${shorten(String(message.fid))}`;
  return message?.token === undefined ? undefined : `token:${shorten(String(message.token))}`;
}

function shorten(token: string): string {
  return token.length > 16 ? `${token.slice(0, 6)}…${token.slice(-4)}(${token.length})` : `…(${token.length})`;
}

const statusNames: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
};

function readAnswer(response: HttpResponse, context: ExchangeContext): Answer {
  const body = parse(response.body);
  if (response.status === 200) {
    const name = body?.['name'];
    if (typeof name !== 'string' || name === '') return { ok: 'unreadable' };
    return name.endsWith(`/${fakeMessageId}`) ? { ok: true, validated: true } : { ok: true, messageId: name };
  }
  const error = body?.['error'];
  if (!isRecord(error)) return { ok: 'unreadable' };
  const details = detailsOf(error['details']);
  // The order of the SDKs: FcmError, then the status, then HTTP. A 404 may be a dead token or a wrong project, a 401 APNs' or ours.
  const fcmCode = details.find((detail) => typeOf(detail) === 'FcmError' && typeof detail.errorCode === 'string')?.errorCode;
  const status = error['status'];
  const code = fcmCode ?? (typeof status === 'string' && status ? status : statusNames[response.status]);
  if (code === undefined) return { ok: 'unreadable' };
  const message = typeof error['message'] === 'string' ? error['message'] : '';
  const subCode = subCodeOf(code, message, details);
  const vendorMessage = describe(message, details);
  const retryAfterMs = readRetryAfter(response.headers['retry-after'], context.nowMs);
  return {
    ok: false,
    code,
    ...(subCode && { subCode }),
    ...(vendorMessage && { vendorMessage }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

/** FCM's codes are coarse; text, field names and ErrorInfo reasons tell the cases apart. */
function subCodeOf(code: string, message: string, details: readonly ErrorDetail[]): string | undefined {
  const reasons = new Set(details.filter((detail) => typeOf(detail) === 'ErrorInfo').map(({ reason }) => reason));
  const fieldNames = details.flatMap(violationsOf).map(({ field }) => String(field ?? ''));
  const names = (pattern: RegExp) => fieldNames.some((name) => pattern.test(name));
  if (code === 'INVALID_ARGUMENT') {
    if (/registration token/i.test(message) || names(/^message\.(token|fid)$/)) return 'token';
    if (/too big|too large/i.test(message)) return 'too-big';
    if (/data payload key/i.test(message)) return 'data-key';
    if (/package name/i.test(message) || names(/restricted_?package_?name/i)) return 'package';
    if (/\bttl\b|duration must end/i.test(message) || names(/\bttl$/)) return 'ttl';
    return fieldNames.length > 0 || /^Invalid (value at|JSON payload)/.test(message) ? 'field' : undefined;
  }
  if (code === 'UNAUTHENTICATED') {
    if (reasons.has('CREDENTIALS_MISSING') || /missing required authentication/i.test(message)) return 'missing';
    if (reasons.has('ACCESS_TOKEN_EXPIRED')) return 'expired';
    return reasons.has('ACCESS_TOKEN_TYPE_UNSUPPORTED') ? 'type' : undefined;
  }
  if (code === 'PERMISSION_DENIED') {
    if (reasons.has('SERVICE_DISABLED') || /has not been used in project|it is disabled/i.test(message)) return 'api-disabled';
    if (reasons.has('ACCESS_TOKEN_SCOPE_INSUFFICIENT') || /insufficient authentication scopes/i.test(message)) return 'scope';
    return reasons.has('IAM_PERMISSION_DENIED') || /^Permission '.*' denied/.test(message) ? 'iam' : undefined;
  }
  return code === 'NOT_FOUND' && /requested entity was not found/i.test(message) ? 'project' : undefined;
}

/** The vendor's text, with what only the details say: APNs' reason, the fields, the quota, the ErrorInfo reason. */
function describe(message: string, details: readonly ErrorDetail[]): string {
  const parts = [message];
  for (const detail of details) {
    const kind = typeOf(detail);
    // Both spellings: FCM answers in camelCase, recorded samples of gateways have snake_case.
    if (kind === 'ApnsError')
      parts.push(['APNs', detail.statusCode ?? (detail as { status_code?: unknown }).status_code, detail.reason].filter(Boolean).join(' '));
    else if (kind === 'ErrorInfo' && detail.reason) parts.push(String(detail.reason));
    for (const { field, description } of violationsOf(detail))
      if (!message.includes(String(field ?? ''))) parts.push([field, description].filter(Boolean).join(': '));
    if (kind === 'QuotaFailure' && Array.isArray(detail.violations))
      for (const violation of detail.violations)
        if (isRecord(violation)) parts.push([violation.subject, violation.description].filter(Boolean).join(': '));
  }
  return [...new Set(parts.filter(Boolean))].join(' | ');
}

function violationsOf(detail: ErrorDetail): { field?: string; description?: string }[] {
  return Array.isArray(detail.fieldViolations) ? detail.fieldViolations.filter((violation) => isRecord(violation)) : [];
}

function detailsOf(details: unknown): ErrorDetail[] {
  return Array.isArray(details) ? details.filter((detail): detail is ErrorDetail => isRecord(detail)) : [];
}

/** The last segment of a detail's `@type`, e.g. `FcmError`. */
function typeOf(detail: ErrorDetail): string | undefined {
  return typeof detail['@type'] === 'string' ? detail['@type'].split('.').at(-1) : undefined;
}

/** `Retry-After` in milliseconds; seconds or an HTTP date. */
function readRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}

function parse(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
