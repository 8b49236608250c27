import { createHash } from 'node:crypto';
import { endpointOrigin } from '../../core/account.ts';
import type { Adapter, Answer, ExchangeContext } from '../../core/adapter.ts';
import type { HttpRequest, HttpResponse } from '../../core/http.ts';
import type { XiaomiAccount } from './account.ts';
import { hosts, maxTargets, quotaPath, sendPaths, zone, type XiaomiWire } from './wire.ts';

const headOrder = ['pass_through', 'title', 'description', 'payload', 'notify_type', 'notify_id', 'time_to_live', 'time_to_send'] as const;
const targetKeys = ['registration_id', 'alias', 'user_account', 'topic', 'topics', 'topic_op'] as const;
const namedTargets = ['alias', 'user_account', 'topic', 'topics'] as const;

/** Encodes one form value as WHATWG `URLSearchParams` (and Java's `URLEncoder`) does: once, blank becomes `+`. */
export function formValue(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
  return new URLSearchParams([['', text]]).toString().slice(1);
}

function formPair(key: string, value: unknown): string {
  return `${formValue(key)}=${formValue(value)}`;
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** The kind of target the wire names itself; several at once are taken in the order alias, account, topic, topics. */
function namedTarget(wire: XiaomiWire): (typeof namedTargets)[number] | undefined {
  return namedTargets.find((key) => isSet(wire[key]) && wire[key] !== '');
}

function sendPath(wire: XiaomiWire): string {
  const named = namedTarget(wire);
  if (named === undefined) return sendPaths.regid;
  return named === 'topics' ? sendPaths.multi_topic : sendPaths[named];
}

function originOf(account: XiaomiAccount): string {
  return endpointOrigin(account, 'send', hosts[account.region ?? 'cn']);
}

function authorization(account: XiaomiAccount): { authorization: string } {
  // The word `key` must be lower case, with one `=`, no quotes and no `Bearer`.
  return { authorization: `key=${account.appSecret}` };
}

function readAnswer(response: HttpResponse): Answer {
  let json: unknown;
  try {
    json = JSON.parse(response.body);
  } catch {
    return { ok: 'unreadable' };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { ok: 'unreadable' };
  const { result, code: rawCode, reason, description, trace_id: traceId, data } = json as Record<string, unknown>;
  const code = typeof rawCode === 'number' ? rawCode : typeof rawCode === 'string' && /^-?\d+$/.test(rawCode) ? Number(rawCode) : undefined;
  if (code === undefined || !Number.isInteger(code)) return { ok: 'unreadable' };
  const id = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)['id'] : undefined;
  if (code === 0) {
    // Code 0 under an HTTP error, or together with `result: error`, contradicts itself: it proves nothing.
    if (response.status < 200 || response.status > 299 || (result !== undefined && result !== 'ok')) return { ok: 'unreadable' };
    const messageId = typeof id === 'string' && id !== '' ? id : typeof traceId === 'string' ? traceId : undefined;
    return messageId === undefined ? { ok: true } : { ok: true, messageId };
  }
  const words = [reason, description].find((text): text is string => typeof text === 'string' && text !== '');
  const trace = typeof traceId === 'string' && traceId !== '' ? `(trace_id ${traceId})` : undefined;
  const vendorMessage = [words, trace].filter((part) => part !== undefined).join(' ');
  return {
    ok: false,
    code: String(code),
    ...(code === 20301 && /no valid targets/i.test(words ?? '') ? { subCode: 'no-valid-targets' } : {}),
    ...(vendorMessage === '' ? {} : { vendorMessage }),
  };
}

/**
 * The call that proves an AppSecret without sending anything: `GET /v1/trace/quota/get`. The answer is ok, or one of `fineCodes`
 * (the secret is right, the interface is limited or not granted), or 21301 / 21302.
 *
 * @see https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1558
 */
export const credentialCheck = {
  request(account: XiaomiAccount, _context: ExchangeContext): HttpRequest {
    return {
      endpoint: 'quota',
      method: 'GET',
      url: `${endpointOrigin(account, 'quota', originOf(account))}${quotaPath}`,
      headers: authorization(account),
      protocol: 'h1',
    };
  },

  read(response: HttpResponse, _context: ExchangeContext): Answer {
    const answer = readAnswer(response);
    // A quota answer carries no message id; its trace_id must not be taken for one.
    return answer.ok === true ? { ok: true } : answer;
  },

  /** Refusals that only a right AppSecret gets. */
  fineCodes: ['10027', '10038', '10039'] as readonly string[],
};

/**
 * Sends to regIds (`POST /v3/message/regid`), or to the alias, account or topics the wire names.
 *
 * Sends to everyone (`/v2|v3/message/all`) and to a region (`/v2/message/region`) are not offered: push-check tests whether one push can
 * reach a device, and a slip there would ring every phone that has the app.
 *
 * @see https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559
 */
export const adapter: Adapter<XiaomiAccount, XiaomiWire> = {
  id: 'xiaomi',
  meta: {
    protocol: 'h1',
    perTokenResult: false,
    maxBatch: maxTargets,
    validateOnly: false,
    validateOnlyRefusal: {
      en: 'Xiaomi has no validate-only mode: the constant `dry_run` in its SDK does nothing. Use --dry-run to see the request, --sandbox to try it, or send to one test device.',
      zh: '小米推送没有“只校验不发送”的模式，SDK 里的 `dry_run` 常量不起作用。可用 --dry-run 查看请求、用 --sandbox 试发，或只向一台测试机发送。',
    },
    accepted: {
      en: 'Xiaomi has taken the message for sending; it has not said that it reached the phone.',
      zh: '小米已受理该消息，但这并不代表已送达手机。',
    },
    followUp: {
      en: 'Ask GET /v1/trace/message/status?msg_id=<id> (about once a second at most), or look the id up in the Xiaomi push console.',
      zh: '可调用 GET /v1/trace/message/status?msg_id=<id>（约每秒最多一次），或在小米推送控制台按 id 查询。',
    },
    zone,
    // The vendor's own SDK starts its back-off at one second.
    retryAfterMs: 1000,
  },

  accountKey(account) {
    return createHash('sha256').update(`xiaomi\n${account.packageName}\n${account.appSecret}`).digest('hex').slice(0, 32);
  },

  access: { kind: 'none' },

  credentialCheck: {
    request: (account, _access, context) => credentialCheck.request(account, context),
    read: credentialCheck.read,
    credentialFineCodes: credentialCheck.fineCodes,
  },

  prepareSend(wire, account) {
    const url = `${originOf(account)}${sendPath(wire)}`;
    const headers = { ...authorization(account), 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' };
    const values: Record<string, unknown> = { ...wire };
    const pairs = (keys: readonly string[]) => keys.filter((key) => isSet(values[key])).map((key) => formPair(key, values[key]));
    const known = new Set<string>(['restricted_package_name', ...targetKeys, ...headOrder]);
    const head = pairs(['restricted_package_name']);
    const rest = pairs([...headOrder, ...Object.keys(values).filter((key) => !known.has(key))]);
    const post = (body: string): HttpRequest => ({ endpoint: 'send', method: 'POST', url, headers: { ...headers }, body, protocol: 'h1' });
    if (namedTarget(wire) !== undefined) {
      const body = [...head, ...pairs(targetKeys.filter((key) => key !== 'registration_id')), ...rest].join('&');
      return () => post(body);
    }
    const before = [...head, 'registration_id='].join('&');
    const after = rest.map((pair) => `&${pair}`).join('');
    return (targets) => post(before + formValue(targets.join(',')) + after);
  },

  wireTarget(wire) {
    const named = namedTarget(wire);
    return named === undefined ? undefined : `${named}:${wire[named]}`;
  },

  readSend(response, targets) {
    // One answer for the whole list: dead regIds in it are seen only in receipts of type 16.
    const answer = readAnswer(response);
    return targets.map(() => answer);
  },
};
