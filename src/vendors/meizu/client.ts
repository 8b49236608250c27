import { createHash } from 'node:crypto';
import { endpointOrigin } from '../../core/account.ts';
import type { Adapter, Answer, PreparedSend } from '../../core/adapter.ts';
import type { HttpResponse } from '../../core/http.ts';
import type { MeizuAccount } from './account.ts';
import { accessScript, createAccess, formText, formValue, md5Hex, sign, signBase } from './auth.ts';
import { failuresIn, isObject, readFrame, type MeizuFrame } from './response.ts';
import {
  formContentType,
  hosts,
  maxTargets,
  pushTypes,
  sendPaths,
  subscriptionPaths,
  successCode,
  targetSubCode,
  zone,
  type MeizuWire,
} from './wire.ts';

/** A pushId of the right form that no device has. */
const dummyPushId = `PC0${'0'.repeat(42)}`;

type TargetName = 'pushIds' | 'alias';

/** The targets that the wire itself names. */
function ownTarget(wire: MeizuWire): { name: TargetName; value: string } | undefined {
  for (const name of ['alias', 'pushIds'] as const) {
    // `raw` may hold any type.
    const value: unknown = wire[name];
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') return { name, value: String(value) };
  }
  return undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** `pushType` chooses the path; the rest is set by the client. */
const notParameters: ReadonlySet<string> = new Set(['pushType', 'appId', 'alias', 'pushIds', 'messageJson', 'sign']);

function prepareSend(wire: MeizuWire, account: MeizuAccount): PreparedSend {
  const own = ownTarget(wire);
  const targetName = own?.name ?? 'pushIds';
  const path = sendPaths[Number(wire.pushType) === pushTypes.through ? 'unvarnished' : 'varnished'][targetName];
  const url = endpointOrigin(account, 'send', hosts.send[account.region ?? 'cn']) + path;
  // Signed and sent must be the very same text, so it is made once.
  const messageJson = textOf(wire.messageJson ?? {});
  const further = Object.entries(wire)
    .filter(([name, value]) => !notParameters.has(name) && value !== undefined && value !== null)
    .map(([name, value]) => [name, textOf(value)] as const);
  const fixed = [['appId', account.appId], ['messageJson', messageJson], ...further] as const;
  const signedBefore = `${signBase(fixed.filter(([name]) => name < targetName))}${targetName}=`;
  const signedAfter = signBase(fixed.filter(([name]) => name > targetName)) + account.appSecret;
  const formBefore = `${formText([['appId', account.appId]])}&${targetName}=`;
  const formAfter = `&${formText([['messageJson', messageJson], ...further])}&sign=`;
  return (targets, access) => {
    const list = own?.value ?? targets.join(',');
    const standIn = access === undefined || access.value === account.appSecret ? undefined : access.value;
    const signature = standIn ?? md5Hex(signedBefore + list + signedAfter);
    return {
      endpoint: 'send',
      method: 'POST',
      url,
      headers: { 'content-type': formContentType },
      body: formBefore + formValue(list) + formAfter + formValue(signature),
      protocol: 'h1',
    };
  };
}

function refused(frame: MeizuFrame): Answer {
  const vendorMessage = [frame.message, frame.code === '300' ? frame.redirect : undefined].filter((part) => part !== undefined).join(' ');
  return { ok: false, code: frame.code, ...(vendorMessage === '' ? {} : { vendorMessage }) };
}

function refusedTarget(code: string, vendorMessage?: string): Answer {
  return { ok: false, code, subCode: targetSubCode, ...(vendorMessage === undefined ? {} : { vendorMessage }) };
}

/** The single names of a target; a wire's own target (`alias:a,b`) stands for several. */
function namesOf(target: string): string[] {
  return target
    .replace(/^alias:/, '')
    .split(',')
    .map((name) => name.trim());
}

/** What `value` says about one target, or undefined when it does not list it. */
function failureOf(target: string, failures: Map<string, string>): Answer | undefined {
  const exact = failures.get(target.trim());
  if (exact !== undefined) return refusedTarget(exact);
  const names = namesOf(target);
  const failed = names.filter((name) => failures.has(name));
  const first = failed[0];
  if (first === undefined) return undefined;
  // One answer stands for all names, and a part that failed must not hide behind the part that was taken.
  const listed = failed.map((name) => `${failures.get(name)}: ${name}`).join(', ');
  return refusedTarget(failures.get(first) as string, names.length > 1 ? `${listed} (${failed.length}/${names.length})` : undefined);
}

function readSend(response: HttpResponse, targets: readonly string[]): Answer[] {
  const frame = readFrame(response);
  if (!frame) return targets.map(() => ({ ok: 'unreadable' }));
  if (frame.code !== successCode) {
    const answer = refused(frame);
    return targets.map(() => answer);
  }
  const taken: Answer =
    response.status >= 200 && response.status <= 299 && (frame.msgId !== undefined || isObject(frame.value))
      ? { ok: true, ...(frame.msgId === undefined ? {} : { messageId: frame.msgId }) }
      : { ok: 'unreadable' };
  const failures = failuresIn(frame.value);
  if (failures.size === 0) return targets.map(() => taken);
  const found = targets.map((target) => failureOf(target, failures));
  const open = found.filter((answer) => answer === undefined).length;
  const known = new Set(targets.flatMap((target) => [target.trim(), ...namesOf(target)]));
  const strangers = [...failures].filter(([name]) => !known.has(name)).map(([, code]) => code);
  if (open === 0 || strangers.length === 0) return found.map((answer) => answer ?? taken);
  // Meizu lists a target that was not sent under this spelling: it is one of those still open. Which one is clear only when all of them failed.
  const [code] = strangers;
  const clear = code !== undefined && strangers.length >= open && (open === 1 || strangers.every((other) => other === code));
  return found.map((answer) => answer ?? (clear ? refusedTarget(code) : { ok: 'unreadable' }));
}

/**
 * Sends notifications, and pass-through messages where `pushType` is 1, to pushIds or aliases.
 *
 * Sends to the whole app, to tags and through tasks are not offered: push-check tests whether one push can reach a device, and a slip
 * there would ring every phone that has the app.
 *
 * @see https://github.com/MEIZUPUSH/PushAPI
 */
export const adapter: Adapter<MeizuAccount, MeizuWire> = {
  id: 'meizu',
  meta: {
    protocol: 'h1',
    perTokenResult: true,
    maxBatch: maxTargets,
    validateOnly: false,
    validateOnlyRefusal: {
      en: 'Meizu has no validate-only mode: every call sends for real. Use `--dry-run` to see the request, `verify` to test the credentials, or `--sandbox`.',
      zh: '魅族没有仅校验模式，每次调用都会真实下发。可用 `--dry-run` 查看请求、用 `verify` 校验凭据，或使用 `--sandbox`。',
    },
    accepted: {
      en: 'Meizu took the message for this target; whether the phone received or showed it is not known from this answer.',
      zh: '魅族已受理发往该目标的消息；手机是否收到、是否展示，无法从此响应得知。',
    },
    followUp: {
      en: 'Look up the msgId together with the pushId on push.meizu.com, or set `vendors.meizu.extra.callback` to get receipts; Meizu has no API to ask for the state of a message.',
      zh: '可在 push.meizu.com 按 msgId 和 pushId 查询，或设置 `vendors.meizu.extra.callback` 接收回执；魅族不提供消息状态查询接口。',
    },
    zone,
    // The vendor's own SDK starts its back-off at one second.
    retryAfterMs: 1000,
  },

  accountKey(account) {
    return createHash('sha256')
      .update(JSON.stringify(['meizu', account.appId, account.appSecret, account.region ?? 'cn']))
      .digest('hex');
  },

  // There is no access token. The secret stands in for it so that requests can be prepared without a valid sign where they are only shown.
  access: { kind: 'local', create: createAccess },

  prepareSend,

  wireTarget(wire) {
    const own = ownTarget(wire);
    if (own === undefined) return undefined;
    return own.name === 'alias' ? `alias:${own.value}` : own.value;
  },

  readSend,

  // That an unknown pushId proves the credential is inferred, not documented.
  credentialCheck: {
    request(account) {
      const params = [
        ['appId', account.appId],
        ['pushId', dummyPushId],
      ] as const;
      const origin = endpointOrigin(account, 'subscription', hosts.subscription[account.region ?? 'cn']);
      const query = formText([...params, ['sign', sign(params, account.appSecret)]]);
      return {
        endpoint: 'subscription',
        method: 'GET',
        url: `${origin}${subscriptionPaths.getRegisterSwitch}?${query}`,
        headers: {},
        protocol: 'h1',
      };
    },
    read(response) {
      const frame = readFrame(response);
      if (!frame) return { ok: 'unreadable' };
      if (frame.code !== successCode) return refused(frame);
      return response.status >= 200 && response.status <= 299 && isObject(frame.value) ? { ok: true } : { ok: 'unreadable' };
    },
    credentialFineCodes: ['110002', '110003'],
  },

  accessScript: () => accessScript(),
};
