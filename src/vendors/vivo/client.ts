import { createHash } from 'node:crypto';
import type { Adapter, Answer, PreparedSend } from '../../core/adapter.ts';
import type { HttpResponse } from '../../core/http.ts';
import type { VivoAccount } from './account.ts';
import { accessScript, authRequest, authUrl, readAuth } from './auth.ts';
import { post, requestIdOf } from './request.ts';
import { readFrame, readHttpFailure, refusedBy, statusSubCode, taskIdOf } from './response.ts';
import { paths, type VivoWire } from './wire.ts';

/** The target that the wire itself names; `raw` may hold any kind of value. */
function ownTarget(wire: VivoWire): { regId: string } | { alias: string } | undefined {
  const { regId, alias }: { regId?: unknown; alias?: unknown } = wire;
  // vivo looks at the alias only where there is no regId.
  if (typeof regId === 'string' && regId !== '') return { regId };
  return typeof alias === 'string' && alias !== '' ? { alias } : undefined;
}

function prepareSend(wire: VivoWire, account: VivoAccount): PreparedSend {
  const { appId, regId: _regId, ...rest } = wire;
  const own = ownTarget(wire);
  const head = `{"appId":${JSON.stringify(appId ?? Number(account.appId))}`;
  const text = JSON.stringify(rest).slice(1, -1);
  const tail = text === '' ? '' : `,${text}`;
  const seed = createHash('sha256').update(`${head}${tail}`).digest('hex');
  return (targets, access, context) => {
    const target = own === undefined ? (targets[0] ?? '') : 'regId' in own ? own.regId : undefined;
    const regId = target === undefined ? '' : `,"regId":${JSON.stringify(target)}`;
    const requestId = wire.requestId === undefined ? `,"requestId":"${requestIdOf(seed, target ?? '', context.nowMs)}"` : '';
    return post(account, 'send', paths.send, access, `${head}${regId}${tail}${requestId}}`);
  };
}

function readSend(response: HttpResponse, targets: readonly string[]): Answer[] {
  const answer = readOne(response, targets.length);
  return targets.map(() => answer);
}

function readOne(response: HttpResponse, count: number): Answer {
  const frame = readFrame(response);
  if (!frame) return readHttpFailure(response);
  const subCode = statusSubCode(frame.body['invalidUser']);
  if (frame.result !== '0') return { ...refusedBy(frame), ...(frame.result === '10302' && subCode !== undefined ? { subCode } : {}) };
  // A list answers 0 although targets failed; should a single send ever do so, it must not pass for accepted.
  if (subCode !== undefined) return { ...refusedBy(frame), code: '10302', subCode };
  const messageId = taskIdOf(frame);
  // One taskId answers one target.
  return messageId === undefined || count !== 1 ? { ok: 'unreadable' } : { ok: true, messageId };
}

/** Speaks vivo's single push; list push, which takes two exchanges, is in `list.ts`. */
export const adapter: Adapter<VivoAccount, VivoWire> = {
  id: 'vivo',
  meta: {
    protocol: 'h1',
    perTokenResult: true,
    maxBatch: 1,
    validateOnly: false,
    validateOnlyRefusal: {
      en: 'vivo only has a test mode, `vendors.vivo.pushMode: 1`, which really pushes to the test devices of the console. Use `--dry-run` to see the request, `verify` to test the credentials, or `--sandbox`.',
      zh: 'vivo 只有测试模式 `vendors.vivo.pushMode: 1`，会真实推送到控制台登记的测试设备。可用 `--dry-run` 查看请求、用 `verify` 校验凭据，或使用 `--sandbox`。',
    },
    accepted: {
      en: 'vivo took the message for sending; whether the phone received or showed it is not known from this answer.',
      zh: 'vivo 已受理该消息；手机是否收到、是否展示，无法从此响应得知。',
    },
    followUp: {
      en: 'Look up the taskId on vpush.vivo.com.cn, or give it with the regId to push@vivo.com; receipts come to an address registered in the console (`vendors.vivo.callbackId`).',
      zh: '可在 vpush.vivo.com.cn 按 taskId 查询，或连同 regId 提供给 push@vivo.com；在控制台登记回执地址后，可通过 `vendors.vivo.callbackId` 接收回执。',
    },
    zone: 'Asia/Shanghai',
    // The limit is one of messages a second.
    retryAfterMs: 1000,
  },
  accountKey: (account) =>
    createHash('sha256')
      .update(JSON.stringify([account.appId, account.appKey, account.appSecret, authUrl(account)]))
      .digest('hex'),
  access: { kind: 'exchange', request: authRequest, read: readAuth },
  prepareSend,
  wireTarget(wire) {
    const own = ownTarget(wire);
    if (own === undefined) return undefined;
    return 'regId' in own ? own.regId : `alias:${own.alias}`;
  },
  readSend,
  accessScript,
};
