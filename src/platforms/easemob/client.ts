import { createHash } from 'node:crypto';
import type { Adapter, Answer, PreparedSend } from '../../core/adapter.ts';
import type { HttpResponse } from '../../core/http.ts';
import type { Text } from '../../core/text.ts';
import { appKeyOf, appUrl, type EasemobAccount } from './account.ts';
import { accessScript, authRequest, headersOf, readAuth } from './auth.ts';
import { isObject, jsonOf, refusalOf } from './response.ts';
import { messagesPerSecond, paths, pushSyncPerSecond, type EasemobWire } from './wire.ts';

const othersRefused: Text = {
  en: 'The user has several devices bound; at least one of the others was refused.',
  zh: '该用户绑定了多台设备，其中至少另有一台推送失败。',
};

const notChecked: Text = {
  en: 'Easemob does not check that sender and receiver exist: it answers with a message id for any name.',
  zh: '环信不校验发送方和接收方是否存在，任何用户 ID 都会返回消息 ID。',
};

function prepareSend(wire: EasemobWire, account: EasemobAccount): PreparedSend {
  const { via, body } = wire;
  if (via === 'push') {
    const text = JSON.stringify(body);
    return (targets, access) => ({
      endpoint: 'send',
      method: 'POST',
      url: appUrl(account, 'send', `${paths.pushSync}/${encodeURIComponent(targets[0] ?? '')}`),
      headers: headersOf(access),
      body: text,
      protocol: 'h1',
    });
  }
  const { from, ...rest } = body;
  const url = appUrl(account, 'send', via === 'group' ? paths.messagesGroups : paths.messagesUsers);
  return (targets, access) => ({
    endpoint: 'send',
    method: 'POST',
    url,
    headers: headersOf(access),
    body: JSON.stringify({ ...(from === undefined ? {} : { from }), to: targets, ...rest }),
    protocol: 'h1',
  });
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

/** The first of some members that holds a text or a number, in the object or one level below, where the vendors keep it. */
function find(answer: unknown, names: readonly string[]): string | undefined {
  if (!isObject(answer)) return undefined;
  for (const place of [answer, answer['data'], answer['error']])
    if (isObject(place)) for (const name of names) if (textOf(place[name]) !== undefined) return textOf(place[name]);
  return undefined;
}

const idNames = ['requestId', 'request_id', 'messageId', 'message_id', 'msgId', 'taskId', 'id', 'name'];
const codeNames = ['code', 'errorCode', 'error_code', 'result', 'status', 'reason'];
const wordNames = ['message', 'msg', 'desc', 'description', 'info', 'reason', 'error'];

/** The vendor's code and words out of its raw answer, as far as they can be seen. */
function vendorAnswer(raw: unknown): { code?: string; said: string } {
  const text = typeof raw === 'string' ? raw : JSON.stringify(raw);
  let answer = raw;
  if (typeof raw === 'string')
    try {
      answer = JSON.parse(raw) as unknown;
    } catch {
      return { said: raw };
    }
  const code = find(answer, codeNames);
  const words = find(answer, wordNames);
  return { ...(code === undefined ? {} : { code }), said: words ?? text.slice(0, 300) };
}

interface Attempt {
  pushStatus: string;
  desc?: string;
  data?: unknown;
}

function attemptIn(value: unknown): Attempt | undefined {
  if (!isObject(value) || typeof value['pushStatus'] !== 'string') return undefined;
  const desc = textOf(value['desc']);
  const { data } = value;
  return {
    pushStatus: value['pushStatus'],
    ...(desc === undefined ? {} : { desc }),
    ...(data === undefined || data === null || data === '' ? {} : { data }),
  };
}

function refused({ pushStatus, desc, data }: Attempt): Answer {
  if (pushStatus !== 'FAIL') return { ok: false, code: 'ERROR', ...(desc === undefined ? {} : { vendorMessage: desc }) };
  if (data === undefined) return { ok: false, code: desc ?? 'FAIL', ...(desc === undefined ? {} : { vendorMessage: desc }) };
  // The vendor's refusal, handed on: its code is none of Easemob's.
  const { code, said } = vendorAnswer(data);
  return {
    ok: false,
    endpoint: 'vendor',
    code: code ?? desc ?? 'push yet but fail',
    vendorMessage: desc === undefined ? said : `${desc}: ${said}`,
  };
}

/** One item per bound device: one success is enough. Without one, an attempt whose end is unknown outweighs a refusal. */
function readPush(items: readonly unknown[]): Answer {
  const attempts = items.map(attemptIn);
  const known = attempts.filter((attempt) => attempt !== undefined);
  const taken = known.find(({ pushStatus }) => pushStatus === 'SUCCESS' || pushStatus === 'ASYNC_SUCCESS');
  if (taken) {
    const messageId = find(taken.data, idNames);
    return {
      ok: true,
      ...(messageId === undefined ? {} : { messageId }),
      ...(known.some(({ pushStatus }) => pushStatus === 'SUCCESS') ? { vendorTook: true } : {}),
      ...(known.every(({ pushStatus }) => pushStatus === taken.pushStatus) ? {} : { note: othersRefused }),
    };
  }
  const worst = known.find(({ pushStatus }) => pushStatus !== 'FAIL') ?? known[0];
  return worst && known.length === attempts.length ? refused(worst) : { ok: 'unreadable' };
}

/** Reads the answer of a push (a list) or of a message (user → message id). */
export function readSend(response: HttpResponse, targets: readonly string[]): Answer[] {
  return targets.map((target) => readFor(response, target));
}

function readFor(response: HttpResponse, target: string): Answer {
  if (response.status !== 200) return refusalOf(response, 'send');
  const data = jsonOf(response)?.['data'];
  if (Array.isArray(data)) return readPush(data);
  if (!isObject(data)) return { ok: 'unreadable' };
  // User ids come back in lower case.
  const own = Object.keys(data).find((name) => name.toLowerCase() === target.toLowerCase());
  const messageId = own === undefined ? undefined : textOf(data[own]);
  return messageId === undefined ? { ok: 'unreadable' } : { ok: true, messageId, note: notChecked };
}

/** Easemob: `/push/sync` for a push, `/messages/…` for a message. */
export const adapter: Adapter<EasemobAccount, EasemobWire> = {
  id: 'easemob',
  meta: {
    protocol: 'h1',
    perTokenResult: true,
    maxBatch: 1,
    validateOnly: false,
    validateOnlyRefusal: {
      en: 'Easemob has no validate-only mode of its own: every call sends for real (for Huawei phones `platforms.easemob.pushMessage.huawei.validateOnly` can be set). Use `--dry-run`, `verify`, or `--sandbox`.',
      zh: '环信没有仅校验模式，每次调用都会真实下发（华为手机可设置 `platforms.easemob.pushMessage.huawei.validateOnly`）。可使用 `--dry-run`、`verify` 或 `--sandbox`。',
    },
    accepted: {
      en: 'With `--via push` the vendor took the push; with `--via message` or `group` Easemob only stored the message, and pushes it if the receiver is offline. Neither says that the phone received or showed anything.',
      zh: '`--via push`：厂商已受理推送；`--via message` 或 `group`：环信仅存储了消息，接收方离线时才会推送。两者都不代表手机已收到或已展示。',
    },
    followUp: {
      en: 'Register an offline-push callback in the Easemob console: it tells each attempt with the vendor’s answer. The console’s statistics count by day and channel.',
      zh: '可在环信控制台配置离线推送回调，每次推送都会通知结果和厂商应答；控制台统计按天和通道汇总。',
    },
    zone: 'Asia/Shanghai',
    retryAfterMs: 1000,
    maxRatePerSecond: (wire) => (isObject(wire) && wire['via'] === 'push' ? pushSyncPerSecond : messagesPerSecond),
    countsAgainst: {
      en: 'Easemob’s limits for one app: instant push (`--via push`) 1 a second; messages (`--via message`, `group`) 100 calls a second and 6000 a minute. The vendor’s daily limits come on top.',
      zh: '环信单应用限制：即时推送（`--via push`）每秒 1 次；消息（`--via message`、`group`）每秒 100 次且每分钟 6000 条。此外还受厂商每日限额约束。',
    },
  },
  accountKey: (account) =>
    createHash('sha256')
      .update(JSON.stringify([appKeyOf(account), account.clientId, account.clientSecret, appUrl(account, 'auth', paths.token)]))
      .digest('hex'),
  access: {
    kind: 'by-account',
    choose: (account) => ({ kind: 'exchange', request: authRequest, read: (response, context) => readAuth(response, context, account) }),
  },
  prepareSend,
  readSend,
  accessScript,
};
