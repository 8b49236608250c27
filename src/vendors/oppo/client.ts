import { createHash } from 'node:crypto';
import { endpointOrigin } from '../../core/account.ts';
import type { Adapter, Answer, PreparedSend } from '../../core/adapter.ts';
import type { HttpResponse } from '../../core/http.ts';
import type { OppoAccount } from './account.ts';
import { accessScript, authRequest, authUrl, readAuth } from './auth.ts';
import { codeText, readFrame } from './response.ts';
import { batchMaxMessages, formContentType, hosts, paths, targetTypes, type OppoWire } from './wire.ts';

/** One text in application/x-www-form-urlencoded: a blank is `+`, everything else outside the safe set is %XX. */
function formEncoded(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}

/** The JSON of a message, form-encoded, in two halves between which the encoded target goes. */
function halves(wire: OppoWire): { head: string; tail: string } {
  const { target_type: targetType, target_value: _target, verify_registration_id: verify, ...rest } = wire;
  const after = JSON.stringify({ ...(verify === undefined ? {} : { verify_registration_id: verify }), ...rest }).slice(1);
  return {
    head: formEncoded(`{"target_type":${JSON.stringify(targetType ?? targetTypes.registrationId)},"target_value":`),
    tail: formEncoded(after === '}' ? after : `,${after}`),
  };
}

/** The target that the wire itself names; `raw` may hold any type. */
function ownTarget(wire: OppoWire): string | undefined {
  const value: unknown = wire.target_value;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function prepareSend(wire: OppoWire, account: OppoAccount): PreparedSend {
  const origin = endpointOrigin(account, 'send', hosts[account.region ?? 'cn']);
  const { head, tail } = halves(wire);
  const item = (target: string) => head + formEncoded(JSON.stringify(target)) + tail;
  const own = ownTarget(wire);
  return (targets, access) => {
    const token = `auth_token=${formEncoded(access?.value ?? '')}`;
    const single = own ?? (targets.length === 1 ? targets[0] : undefined);
    return {
      endpoint: 'send',
      method: 'POST',
      url: origin + (single === undefined ? paths.unicastBatch : paths.unicast),
      headers: { 'content-type': formContentType },
      body: single === undefined ? `${token}&messages=%5B${targets.map(item).join('%2C')}%5D` : `${token}&message=${item(single)}`,
      protocol: 'h1',
    };
  };
}

function refused(code: string, message: string | undefined): Answer {
  return {
    ok: false,
    code,
    // The number for template errors is not documented; their text tells them apart.
    ...(message !== undefined && /template_parameters? no |syntax error, pos/i.test(message) ? { subCode: 'template-parameters' } : {}),
    ...(message === undefined || message === '' ? {} : { vendorMessage: message }),
  };
}

interface Item {
  messageId?: unknown;
  registrationId?: unknown;
  errorCode?: unknown;
  errorMessage?: unknown;
}

function readItem(item: Item | undefined): Answer {
  if (!item) return { ok: 'unreadable' };
  const errorCode = codeText(item.errorCode);
  if (errorCode !== undefined && errorCode !== '0')
    return refused(errorCode, typeof item.errorMessage === 'string' ? item.errorMessage : undefined);
  const id = item.messageId;
  if ((typeof id === 'string' && id !== '') || typeof id === 'number') return { ok: true, messageId: String(id) };
  return { ok: 'unreadable' };
}

/** Puts the items of a batch answer in the order of the targets: by registration id, else by position when nothing else fits. */
function itemsByTarget(items: readonly Item[], targets: readonly string[]): (Item | undefined)[] {
  const wanted = new Set(targets);
  const byId = new Map<string, Item[]>();
  for (const item of items)
    if (typeof item.registrationId === 'string' && wanted.has(item.registrationId)) {
      const list = byId.get(item.registrationId);
      if (list) list.push(item);
      else byId.set(item.registrationId, [item]);
    }
  const found = targets.map((target) => {
    const list = byId.get(target);
    // A registration id that was given twice may be answered once.
    return list && list.length > 1 ? list.shift() : list?.[0];
  });
  if (items.length !== targets.length) return found;
  return found.map((item, index) => {
    if (item) return item;
    const there = items[index];
    return there && !(typeof there.registrationId === 'string' && wanted.has(there.registrationId)) ? there : undefined;
  });
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readSend(response: HttpResponse, targets: readonly string[]): Answer[] {
  const frame = readFrame(response);
  if (!frame) return targets.map(() => ({ ok: 'unreadable' }));
  if (frame.code !== '0') {
    const answer = refused(frame.code, withQuota(frame.message, frame.data));
    return targets.map(() => answer);
  }
  if (Array.isArray(frame.data)) {
    // A position counts too, so an item that is no object keeps its place.
    const items = frame.data.map((item): Item => (isItem(item) ? item : {}));
    return itemsByTarget(items, targets).map(readItem);
  }
  // One object answers one target; more targets than that were not answered.
  if (targets.length === 1 && isItem(frame.data)) return [readItem(frame.data)];
  return targets.map(() => ({ ok: 'unreadable' }));
}

/** Adds the quota and the count that OPPO sends with code 33. */
function withQuota(message: string | undefined, data: unknown): string | undefined {
  if (!isItem(data)) return message;
  const { permits, pushed } = data as { permits?: unknown; pushed?: unknown };
  if (typeof permits !== 'number' || typeof pushed !== 'number') return message;
  return `${message ?? ''} (permits: ${permits}, pushed: ${pushed})`.trim();
}

/** Speaks OPPO's unicast and unicast_batch; broadcast is never sent. */
export const adapter: Adapter<OppoAccount, OppoWire> = {
  id: 'oppo',
  meta: {
    protocol: 'h1',
    perTokenResult: true,
    maxBatch: batchMaxMessages,
    validateOnly: false,
    validateOnlyRefusal: {
      en: 'OPPO has no validate-only mode: every call sends for real. Use `--dry-run` to see the request, `verify` to test the credentials, or `--sandbox`.',
      zh: 'OPPO 没有仅校验模式，每次调用都会真实下发。可用 `--dry-run` 查看请求、用 `verify` 校验凭据，或使用 `--sandbox`。',
    },
    accepted: {
      en: 'OPPO took the message for asynchronous sending; whether the phone received or showed it is not known from this answer.',
      zh: 'OPPO 已受理该消息并将异步下发；手机是否收到、是否展示，无法从此响应得知。',
    },
    followUp: {
      en: 'Look up the messageId on push.oppo.com, or set `vendors.oppo.callBackUrl` to get receipts; OPPO has no API to ask for the state of a message.',
      zh: '可在 push.oppo.com 按 messageId 查询，或设置 `vendors.oppo.callBackUrl` 接收回执；OPPO 不提供消息状态查询接口。',
    },
    zone: 'Asia/Shanghai',
  },
  accountKey: (account) =>
    createHash('sha256')
      .update(JSON.stringify([account.appKey, account.masterSecret, authUrl(account)]))
      .digest('hex'),
  access: { kind: 'exchange', request: authRequest, read: readAuth },
  prepareSend,
  wireTarget(wire) {
    const target = ownTarget(wire);
    if (target === undefined) return undefined;
    return wire.target_type === targetTypes.alias ? `alias:${target}` : target;
  },
  readSend,
  accessScript,
};
