import { createHash } from 'node:crypto';
import { endpointOrigin } from '../../core/account.ts';
import type { Adapter, Answer, PreparedSend } from '../../core/adapter.ts';
import type { HttpResponse } from '../../core/http.ts';
import { maskToken } from '../../core/redact.ts';
import type { Text } from '../../core/text.ts';
import type { HonorAccount } from './account.ts';
import { accessScript, authRequest, authUrl, readAuth } from './auth.ts';
import { isObject, parseObject, refusalOf, successOf } from './response.ts';
import { hosts, jsonContentType, maxTokens, sendPath, type HonorWire } from './wire.ts';

function prepareSend(wire: HonorWire, account: HonorAccount): PreparedSend {
  const url = `${endpointOrigin(account, 'send', hosts.send)}${sendPath(account.appId)}`;
  const { token, ...rest } = wire;
  const whole = token === undefined ? undefined : JSON.stringify(wire);
  const before = JSON.stringify(rest).slice(0, -1);
  const head = `${before}${before === '{' ? '' : ','}"token":[`;
  return (targets, access, { nowMs }) => ({
    endpoint: 'send',
    method: 'POST',
    url,
    headers: {
      'content-type': jsonContentType,
      ...(access && { authorization: `Bearer ${access.value}` }),
      timestamp: String(nowMs),
    },
    body: whole ?? `${head}${targets.map((target) => JSON.stringify(target)).join(',')}]}`,
    protocol: 'h1',
  });
}

/** The label of the tokens that the wire itself names, shortened because it is shown. */
function wireTarget(wire: HonorWire): string | undefined {
  const given: unknown = wire.token;
  if (given === undefined) return undefined;
  const tokens: readonly unknown[] = Array.isArray(given) ? given : [given];
  return tokens.length === 1 ? `token:${maskToken(String(tokens[0]))}` : `tokens:${tokens.length}`;
}

const notes = {
  otherSuccess: {
    en: 'HONOR answered 80000000 instead of 200. Some clients know it as success, no document that push-check read confirms it: look at the phone.',
    zh: '荣耀返回的是 80000000 而不是 200。部分客户端将其视为成功，但 push-check 所依据的资料无法确认，请查看手机是否收到。',
  },
  noId: {
    en: 'The answer has no requestId, so this message cannot be followed up.',
    zh: '应答中没有 requestId，无法继续追踪这条消息。',
  },
} satisfies Record<string, Text>;

const unreadable = { ok: 'unreadable' } as const;

/** A list of tokens in the answer; undefined when it is something else. */
function listOf(value: unknown): string[] | undefined {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? value.map(String) : undefined;
}

/** A code of success still names the tokens that failed; each target gets its own answer. */
function readLists(body: Record<string, unknown>, targets: readonly string[], note: Text | undefined): Answer[] {
  const data = isObject(body['data']) ? body['data'] : {};
  const expired = listOf(data['expireTokens']);
  const failed = listOf(data['failTokens']);
  if (!expired || !failed) return targets.map(() => unreadable);
  const dead = new Set(expired);
  const named = new Set([...expired, ...failed]);
  const known = new Set(targets);
  const foreign = [...named].some((token) => !known.has(token));
  const isRefused = String(data['sendResult']) === 'false';
  const id = data['requestId'];
  const messageId = (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : undefined;
  const refused = (code: string, subCode?: string): Answer => ({
    ok: false,
    code,
    ...(subCode === undefined ? {} : { subCode }),
    ...(messageId === undefined ? {} : { vendorMessage: `requestId: ${messageId}` }),
  });
  const told = note ?? (messageId === undefined ? notes.noId : undefined);
  const accepted: Answer = { ok: true, ...(messageId === undefined ? {} : { messageId }), ...(told === undefined ? {} : { note: told }) };
  return targets.map((target) => {
    // A list that names anything speaks of the only target, however HONOR spells it there.
    const alone = targets.length === 1;
    if (dead.has(target) || (alone && dead.size > 0)) return refused('expireTokens');
    if (named.has(target) || (alone && named.size > 0)) return refused('failTokens');
    if (isRefused) return named.size > 0 ? refused('sendResult', 'partial') : refused('sendResult');
    return foreign ? unreadable : accepted;
  });
}

function readSend(response: HttpResponse, targets: readonly string[]): Answer[] {
  const body = parseObject(response.body);
  const success = successOf(body?.['code']);
  if (!body || (success && (response.status < 200 || response.status > 299))) return targets.map(() => unreadable);
  if (success) return readLists(body, targets, success === 'other' ? notes.otherSuccess : undefined);
  const refusal = refusalOf(body);
  if (!refusal) return targets.map(() => unreadable);
  const answer = targets.length > 1 ? withoutTokens(refusal, targets) : refusal;
  return targets.map(() => answer);
}

/** A text that goes to every target of the request must not show the token of another. */
function withoutTokens(answer: Extract<Answer, { ok: false }>, targets: readonly string[]): Answer {
  if (answer.vendorMessage === undefined) return answer;
  let vendorMessage = answer.vendorMessage;
  for (const target of targets) if (target.length >= 6) vendorMessage = vendorMessage.replaceAll(target, maskToken(target));
  return { ...answer, vendorMessage };
}

/** Speaks HONOR's sendMessage: one or many tokens in one call, dead ones told in lists. */
export const adapter: Adapter<HonorAccount, HonorWire> = {
  id: 'honor',
  meta: {
    protocol: 'h1',
    perTokenResult: true,
    maxBatch: maxTokens,
    validateOnly: false,
    validateOnlyRefusal: {
      en: 'A test message (`vendors.honor.targetUserType: 1`) is delivered for real; it only spares the daily limit of the device (1000 test messages per app and day). `verify` tests the credentials.',
      zh: '测试消息（`vendors.honor.targetUserType: 1`）会真实下发，只是不占用设备的每日限额（每应用每天 1000 条）。校验凭据可用 `verify`。',
    },
    accepted: {
      en: 'HONOR took the message; whether the phone received or showed it is not known from this answer.',
      zh: '荣耀已受理该消息；手机是否收到、是否展示，无法从此应答得知。',
    },
    followUp: {
      en: 'HONOR has no API to ask for the state of a message: enter a receipt URL in the console, and look for this requestId in the receipts (status 40000002 is delivered, from one source).',
      zh: '荣耀没有消息状态查询接口：请在平台配置回执地址，并在回执中查找该 requestId（状态 40000002 表示已送达，仅有一处来源）。',
    },
    zone: 'Asia/Shanghai',
  },
  accountKey: (account) =>
    createHash('sha256')
      .update(JSON.stringify([account.clientId, account.clientSecret, authUrl(account)]))
      .digest('hex'),
  access: { kind: 'exchange', request: authRequest, read: readAuth },
  prepareSend,
  wireTarget,
  readSend,
  accessScript,
};
