import { createHash } from 'node:crypto';
import { endpointOrigin } from '../../core/account.ts';
import type { Adapter, Answer, ExchangeContext, PreparedSend } from '../../core/adapter.ts';
import type { HttpResponse } from '../../core/http.ts';
import { textIn } from '../../core/receipt.ts';
import { defaultIdentifier, type TencentAccount } from './account.ts';
import { accessScript, createAccess, randomUint32, restRequest } from './auth.ts';
import { codeText, readFrame, recordsIn, refusalIn, refused } from './response.ts';
import { hosts, paths, pushesPerSecond, type TencentWire } from './wire.ts';

/** `MsgRandom` is how the server knows a repetition, so every request has its own unless the message fixes one. */
function prepareSend(wire: TencentWire, account: TencentAccount): PreparedSend {
  const { via, body } = wire;
  return (targets, access, context) => {
    const target = targets[0] ?? '';
    const { MsgRandom: fixed, Random: fixedInGroup, From_Account: sender, ...rest } = body;
    const random = (via === 'group' ? (fixedInGroup ?? fixed) : (fixed ?? fixedInGroup)) ?? randomUint32(context);
    const from = sender === undefined ? {} : { From_Account: sender };
    const whole =
      via === 'group'
        ? { GroupId: target, ...from, Random: random, ...rest }
        : { ...from, To_Account: via === 'push' ? [...targets] : target, MsgRandom: random, ...rest };
    return restRequest({ endpoint: 'send', path: paths[via], body: JSON.stringify(whole) }, account, access, context);
  };
}

function readSend(response: HttpResponse, targets: readonly string[]): Answer[] {
  const frame = readFrame(response);
  if (!frame) return targets.map(() => ({ ok: 'unreadable' }));
  const failures = new Map(
    recordsIn(frame.body['ErrorList']).flatMap((item) => {
      const user = textIn(item['To_Account']);
      const code = codeText(item['ErrorCode']);
      return user === undefined || code === undefined || code === '0' ? [] : [[user, refused(code, item['ErrorInfo'])] as const];
    }),
  );
  const whole = refusalIn(frame);
  const { TaskId, MsgKey, MsgSeq } = frame.body;
  const messageId = textIn(TaskId) ?? textIn(MsgKey) ?? textIn(MsgSeq);
  return targets.map((target): Answer => {
    const failure = failures.get(target) ?? whole;
    if (failure) return failure;
    return { ok: true, ...(messageId === undefined ? {} : { messageId }) };
  });
}

/** Asks for the administrator’s own online state: needs the whole UserSig check, sends nothing. */
export const credentialCheck = {
  request: (account: TencentAccount, access: Parameters<PreparedSend>[1], context: ExchangeContext) =>
    restRequest(
      { endpoint: 'status', path: paths.status, body: JSON.stringify({ To_Account: [account.identifier] }) },
      account,
      access,
      context,
    ),
  read(response: HttpResponse): Answer {
    const frame = readFrame(response);
    if (!frame) return { ok: 'unreadable' };
    return refusalIn(frame) ?? { ok: true };
  },
  /** A limit, or a parameter the service did not like: it had checked the UserSig before. */
  fineCodes: ['60007', '60011', '60018', '60019', '70107', '70402'] as readonly string[],
};

/** Speaks `timpush/batch`, `openim/sendmsg` and `send_group_msg`; a push to everybody is never sent. */
export const adapter: Adapter<TencentAccount, TencentWire> = {
  id: 'tencent-im',
  meta: {
    protocol: 'h1',
    perTokenResult: true,
    maxBatch: 1,
    validateOnly: false,
    validateOnlyRefusal: {
      en: 'Tencent IM has no validate-only mode: every send is carried out. Use `--dry-run` to see the request, `verify` to test the SecretKey, or `--sandbox`.',
      zh: '腾讯云 IM 没有仅校验模式，每次调用都会真实发送。可用 `--dry-run` 查看请求、用 `verify` 校验密钥，或使用 `--sandbox`。',
    },
    accepted: {
      en: 'Tencent IM took the message; whether it was handed to a vendor as a push, and whether a phone showed it, this answer does not tell.',
      zh: '腾讯云 IM 已受理该消息；是否转为离线推送交给厂商、手机是否展示，无法从此响应得知。',
    },
    followUp: {
      en: 'Ask with `trace`: a task id that starts with `batch_` together with the user, or the MsgKey of a chat message. The answer of a group message has neither; take its PushID from the Push.OfflinePush callback.',
      zh: '可用 `trace` 查询：以 `batch_` 开头的任务 ID 需同时给出用户，单聊消息用 MsgKey。群消息的响应中没有这两者，请从 Push.OfflinePush 回调中取 PushID。',
    },
    zone: 'Asia/Shanghai',
    maxRatePerSecond: (wire) => ((wire as Partial<TencentWire> | undefined)?.via === 'push' ? pushesPerSecond : undefined),
    countsAgainst: {
      en: 'Tencent IM allows `--via push` 10 calls a second in the free edition; for `--via message` and `group` no number is known. That the 100 push tasks a day count pushes to everybody or to tags alone is inferred. The vendor’s own quota comes on top.',
      zh: '`--via push`：免费版每秒 10 次；`--via message` 与 `group`：未见文档给出数值。每日 100 次的推送任务上限只针对全员或标签推送，此为推断，文档未明确说明。此外还受厂商自身配额限制。',
    },
  },
  accountKey: (account) =>
    createHash('sha256')
      .update(
        JSON.stringify([
          account.sdkAppId,
          account.identifier || defaultIdentifier,
          account.secretKey,
          endpointOrigin(account, 'send', hosts[account.region]),
        ]),
      )
      .digest('hex'),
  access: { kind: 'local', create: createAccess },
  prepareSend,
  readSend,
  credentialCheck: {
    request: credentialCheck.request,
    read: credentialCheck.read,
    credentialFineCodes: credentialCheck.fineCodes,
  },
  accessScript,
};
