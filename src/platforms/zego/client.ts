import { createHash } from 'node:crypto';
import type { Adapter, Answer, PreparedSend } from '../../core/adapter.ts';
import type { HttpResponse } from '../../core/http.ts';
import type { Text } from '../../core/text.ts';
import { originOf, type ZegoAccount } from './account.ts';
import { accessScript, createAccess, signedRequest } from './auth.ts';
import { readFrame, recordsIn, type ZegoFrame } from './response.ts';
import { actions, queryActions, ratePerSecond, type ZegoBody, type ZegoWire } from './wire.ts';

/** The receivers by the name that the action has for them, behind the sender as in ZEGO's examples. */
function bodyFor(wire: ZegoWire, targets: readonly string[]): string {
  const { FromUserId, ...rest }: ZegoBody = wire.body;
  const receivers = { message: { ToUserId: targets }, group: { GroupId: targets[0] }, call: { UserIds: targets } }[wire.via];
  return JSON.stringify({ ...(FromUserId === undefined ? {} : { FromUserId }), ...receivers, ...rest });
}

function prepareSend(wire: ZegoWire, account: ZegoAccount): PreparedSend {
  return (targets, access, context) =>
    signedRequest(
      { endpoint: 'send', action: actions[wire.via], body: bodyFor(wire, targets) },
      account,
      context,
      access === undefined || access.value === account.serverSecret ? undefined : access.value,
    );
}

function messageIdFor(frame: ZegoFrame, target: string): string | undefined {
  const { SuccList: succeeded, MsgId: messageId, CallId: callId } = frame.body;
  const own = recordsIn(succeeded).find((item) => item['UserId'] === target)?.['MsgId'];
  const id = own ?? messageId ?? callId;
  return (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : undefined;
}

const audited: Text = {
  en: 'ZEGO took the message, but content moderation objected to a part of it (`AuditInfos` in the answer).',
  zh: 'ZEGO 已受理该消息，但其中部分内容未通过审核（见响应中的 `AuditInfos`）。',
};

function answerFor(frame: ZegoFrame, target: string): Answer {
  // The receiver's own code says more than that of the whole call.
  const code = frame.errors.get(target) ?? frame.code;
  if (code !== '0')
    return { ok: false, code, ...(frame.message === undefined || frame.message === 'success' ? {} : { vendorMessage: frame.message }) };
  const succeeded = recordsIn(frame.body['SuccList']);
  // A list that names others only leaves open what became of this one.
  if (succeeded.length > 0 && !succeeded.some((item) => item['UserId'] === target)) return { ok: 'unreadable' };
  const messageId = messageIdFor(frame, target);
  return {
    ok: true,
    ...(messageId === undefined ? {} : { messageId }),
    ...(recordsIn(frame.body['AuditInfos']).length > 0 ? { note: audited } : {}),
  };
}

function readSend(response: HttpResponse, targets: readonly string[]): Answer[] {
  const frame = readFrame(response);
  return targets.map((target) => (frame ? answerFor(frame, target) : { ok: 'unreadable' }));
}

/** A user that nobody has to create: the answer about it proves the signature. */
const nobody = 'push-check-nobody';

/**
 * Speaks SendPeerMessage, SendGroupMessage and CallInvite. SendMessageToAllUsers is never sent: it reaches everybody, and there is no call
 * that sends to a PushID.
 */
export const adapter: Adapter<ZegoAccount, ZegoWire> = {
  id: 'zego',
  meta: {
    protocol: 'h1',
    perTokenResult: true,
    maxBatch: 1,
    validateOnly: false,
    validateOnlyRefusal: {
      en: 'ZEGO has no validate-only mode: every call sends a real message. Use `--dry-run` to see the request, `verify` to test the credentials, or `--sandbox`.',
      zh: 'ZEGO 没有仅校验模式，每次调用都会真实发送消息。可用 `--dry-run` 查看请求、用 `verify` 校验凭据，或使用 `--sandbox`。',
    },
    accepted: {
      en: 'ZEGO took the chat message. Its answer is the same whether a push follows or not, so nothing is known about the push, and nothing about its arrival.',
      zh: 'ZEGO 已受理这条聊天消息。无论是否触发推送，响应都完全一样，因此既不知道是否推送，也不知道是否到达。',
    },
    followUp: {
      en: 'ZEGO offers no push trace: look at the online state of the receiver, then send to the PushID of the phone with the offline push debugger of console.zego.im, or with the deviceToken of `onRegistered` straight to the vendor.',
      zh: 'ZEGO 不提供推送轨迹查询：请先查接收方在线状态，再用 console.zego.im 的离线推送调试向手机的 PushID 发送，或用 `onRegistered` 中的 deviceToken 直接向厂商发送。',
    },
    zone: 'Asia/Shanghai',
    maxRatePerSecond: (wire) => ratePerSecond[(wire as Partial<ZegoWire>).via ?? 'message'],
    countsAgainst: {
      en: '20 calls a second per AppID (SendGroupMessage: 10); the vendor’s daily quota counts too, and more strictly without a push strategy',
      zh: '每个 AppID 每秒 20 次（SendGroupMessage 为 10 次）；同时计入厂商的每日配额，未指定推送策略时配额更低',
    },
  },
  accountKey: (account) =>
    createHash('sha256')
      .update(JSON.stringify([account.appId, account.serverSecret, originOf(account, 'send')]))
      .digest('hex'),
  // There is no access token. The secret stands in for it so that requests can be prepared without a valid signature where they are only shown.
  access: { kind: 'local', create: createAccess },
  prepareSend,
  readSend,
  credentialCheck: {
    request: (account, _access, context) =>
      signedRequest({ endpoint: 'status', action: queryActions.onlineState, query: [['UserId[]', nobody]] }, account, context),
    read(response) {
      const frame = readFrame(response);
      if (!frame) return { ok: 'unreadable' };
      if (frame.code === '0') return { ok: true };
      const code = frame.errors.get(nobody) ?? frame.code;
      return { ok: false, code, ...(frame.message === undefined ? {} : { vendorMessage: frame.message }) };
    },
    // "No such user" is answered only to a caller whose signature is right.
    credentialFineCodes: ['660200001', '660700012', '660700015'],
  },
  accessScript,
};
