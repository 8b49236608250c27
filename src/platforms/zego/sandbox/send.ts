import type { PlatformSandboxContext } from '../../../core/platform-sandbox.ts';
import type { SandboxResponse } from '../../../core/sandbox.ts';
import {
  calleesMax,
  callExtendedDataMaxBytes,
  callTimeoutDefaultSeconds,
  callTimeoutMaxSeconds,
  extendedDataMaxBytes,
  messageMaxBytes,
  messageTypes,
  multiMessageMaxBytes,
  receiversMax,
  userIdMaxBytes,
  userIdPattern,
} from '../wire.ts';
import { answerList, refuseWith, succeed, type Failed } from './answers.ts';
import { walk, type Delivery } from './flow.ts';
import { newId, type ZegoState } from './state.ts';

type Fields = Readonly<Record<string, unknown>>;

const types: ReadonlySet<unknown> = new Set(Object.values(messageTypes).filter((type) => type !== messageTypes.barrage));

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The code of what is wrong with an id, or undefined. */
export function checkId(id: unknown): string | undefined {
  if (typeof id !== 'string' || id === '') return '660000002';
  if (Buffer.byteLength(id) > userIdMaxBytes) return '660000012';
  return userIdPattern.test(id) ? undefined : '660000002';
}

function checkIds(ids: unknown, most: number, tooMany: string): string | undefined {
  if (!Array.isArray(ids) || ids.length === 0) return '660000002';
  if (ids.length > most) return tooMany;
  return ids.map(checkId).find((code) => code !== undefined);
}

function isOver(value: unknown, bytes: number): boolean {
  return typeof value === 'string' && Buffer.byteLength(value) > bytes;
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

/** What must be right in any chat message. */
function checkMessage(body: Fields, state: ZegoState): string | undefined {
  const { FromUserId: from, MessageType: type, Priority: priority, MessageBody: message, SubMsgType: subType } = body;
  const badSender = checkSender(from, state);
  if (badSender) return badSender;
  if (!types.has(type) || ![1, 2, 3].includes(priority as number)) return '660000002';
  if (type === messageTypes.custom && !(typeof subType === 'number' && subType >= 0 && subType <= 200)) return '660000002';
  if (!isRecord(message)) return '660000002';
  const { Message: text, ExtendedData: extended, IsBase64: base64, OfflinePush: push } = message;
  if (typeof text !== 'string' || text === '') return '660000002';
  if (push !== undefined && !isRecord(push)) return '660000002';
  if (type === messageTypes.signalling && base64 === 1 && !isBase64(text)) return '660000025';
  const size = base64 === 1 ? Buffer.byteLength(text, 'base64') : Buffer.byteLength(text);
  if (size > (type === messageTypes.multi ? multiMessageMaxBytes : messageMaxBytes) || isOver(extended, extendedDataMaxBytes))
    return '660400001';
  return undefined;
}

function checkSender(from: unknown, state: ZegoState): string | undefined {
  const bad = checkId(from);
  if (bad) return bad;
  return state.users.get(from as string)?.registered === true ? undefined : '660500002';
}

function pushOf(body: Fields): Fields | undefined {
  const message = body['MessageBody'];
  const push = isRecord(message) ? message['OfflinePush'] : undefined;
  return isRecord(push) ? push : undefined;
}

async function hand(delivery: Delivery, state: ZegoState, context: PlatformSandboxContext): Promise<void> {
  const receiver = state.users.get(delivery.user);
  if (receiver) await walk(delivery, receiver, state, context);
}

/** SendPeerMessage: each receiver succeeds or fails alone. */
export async function sendPeerMessage(body: Fields, state: ZegoState, context: PlatformSandboxContext): Promise<SandboxResponse> {
  const bad = checkMessage(body, state) ?? checkIds(body['ToUserId'], receiversMax, '660000011');
  if (bad) return refuseWith(bad, state);
  const sender = body['FromUserId'] as string;
  const users = body['ToUserId'] as string[];
  if (users.includes(sender)) return refuseWith('660600030', state);
  const failed: Failed[] = [];
  const succeeded: object[] = [];
  for (const user of users) {
    const receiver = state.users.get(user);
    const code = !receiver?.registered ? 660_700_015 : receiver.blocked.has(sender) ? 660_800_045 : undefined;
    if (code !== undefined) {
      failed.push({ UserId: user, SubCode: code });
      continue;
    }
    const messageId = newId(state);
    const isSignalling = body['MessageType'] === messageTypes.signalling;
    succeeded.push({ UserId: user, MsgId: messageId, ...(isSignalling ? {} : { MsgSeq: succeeded.length + 1 }) });
    context.record({ tokens: [user], message: body, messageId });
    await hand({ user, sender, conversation: `0 ${sender}`, push: pushOf(body), isSignalling }, state, context);
  }
  return answerList(state, succeeded.length, failed, { SuccList: succeeded, AuditInfos: [] });
}

/** SendGroupMessage: one answer for the group; who gets a push is not in it. */
export async function sendGroupMessage(body: Fields, state: ZegoState, context: PlatformSandboxContext): Promise<SandboxResponse> {
  const group = body['GroupId'];
  const bad = checkMessage(body, state) ?? checkId(group);
  if (bad) return refuseWith(bad, state);
  const sender = body['FromUserId'] as string;
  const members = state.groups.get(group as string);
  if (!members) return refuseWith('660600001', state);
  if (!members.has(sender)) return refuseWith('660600024', state);
  const messageId = newId(state);
  const isSignalling = body['MessageType'] === messageTypes.signalling;
  context.record({ tokens: [group as string], message: body, messageId });
  for (const user of members) {
    if (user === sender || !isAddressed(user, body['SendMsgOptions'])) continue;
    await hand({ user, sender, conversation: `2 ${group as string}`, push: pushOf(body), isSignalling }, state, context);
  }
  // A number here, unlike in SendPeerMessage; written by hand, since a JavaScript number cannot hold it.
  const answer = succeed(state, { ...(isSignalling ? {} : { MsgSeq: 1 }), MsgId: messageId, AuditInfos: [] });
  return { ...answer, body: JSON.stringify(answer.body).replace(`"MsgId":"${messageId}"`, `"MsgId":${messageId}`) };
}

/** A message to a part of the group. */
function isAddressed(user: string, options: unknown): boolean {
  const target = isRecord(options) ? options['TargetOption'] : undefined;
  if (!isRecord(target) || !Array.isArray(target['ReceiverUserIds'])) return true;
  return target['ReceiverUserIds'].includes(user) === (target['Inclusive'] === true);
}

/** CallInvite: the push config stands at the top and is required; an unanswered call ends by itself. */
export async function callInvite(body: Fields, state: ZegoState, context: PlatformSandboxContext): Promise<SandboxResponse> {
  const { FromUserId: from, UserIds: callees, Timeout: timeout, ExtendedData: extended, OfflinePush: push } = body;
  const bad = checkSender(from, state) ?? checkIds(callees, calleesMax, '660900007');
  if (bad) return refuseWith(bad, state);
  const isTimeout = timeout === undefined || (typeof timeout === 'number' && timeout >= 0 && timeout <= callTimeoutMaxSeconds);
  if (!isTimeout || !isRecord(push) || isOver(extended, callExtendedDataMaxBytes)) return refuseWith('660000002', state);
  const sender = from as string;
  const failed: Failed[] = [];
  const callId = newId(state);
  const invited: string[] = [];
  for (const user of callees as string[]) {
    if (!state.users.get(user)?.registered) failed.push({ UserId: user, SubCode: 660_900_003 });
    else invited.push(user);
  }
  const callSeconds = typeof timeout === 'number' && timeout > 0 ? timeout : callTimeoutDefaultSeconds;
  for (const user of invited) {
    context.record({ tokens: [user], message: body, messageId: callId });
    await hand({ user, sender, conversation: `0 ${sender}`, push, isSignalling: false, callSeconds }, state, context);
  }
  const more = invited.length === 0 ? {} : { CallId: callId, CreateTime: context.nowMs };
  return answerList(state, invited.length, failed, more, 'ErrorUsers');
}
